# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Many SSH hosts on one machine, each an sshd of its own, and a mail server that they reach.

Where the process may make network namespaces, each host is one, with an address of its own, and all are joined by a bridge in a further
namespace, in which the mail server and Ansible run: nothing touches the machine's own network. Elsewhere the hosts are loopback addresses.
"""

from __future__ import annotations

import functools
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import types
import typing as t

from lab_control import system

HERE = pathlib.Path(__file__).resolve().parent

#: Of the network for tests of interconnections (RFC 2544); only inside the namespaces.
NETWORK = "198.18.77"
LIMIT = 60


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)


def _must(*command: str) -> None:
    done = _run(*command)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stderr}"


def can_make_namespaces() -> bool:
    """Whether this process may make network namespaces and join them."""
    if os.geteuid() != 0 or not shutil.which("ip"):
        return False
    name = f"m365probe{os.getpid()}"
    made = _run("ip", "netns", "add", name).returncode == 0
    joined = (
        made and _run("ip", "-n", name, "link", "add", "name", "one", "type", "veth", "peer", "name", "other").returncode == 0
    )
    inside = joined and _run("ip", "netns", "exec", name, "true").returncode == 0
    if made:
        _run("ip", "netns", "del", name)
    return inside


class Hosts:
    """``names`` are hosts with an sshd, except ``without_sshd``; ``isolated`` cannot reach the mail server (namespaces only)."""

    def __init__(self, directory: pathlib.Path, number: int, *, isolated: str, without_sshd: str, together: int) -> None:
        self.directory = directory
        self.names = [f"relay{index}" for index in range(1, number + 1)]
        self.isolated, self.without_sshd, self.together = isolated, without_sshd, together
        self.namespaces = can_make_namespaces()
        self._prefix = f"m365-{os.getpid()}-"
        self._made: list[str] = []
        self._processes: list[subprocess.Popen[bytes]] = []
        self.address = {
            name: f"{NETWORK}.{index + 9}" if self.namespaces else f"127.0.0.{index + 1}"
            for index, name in enumerate(self.names, 1)
        }
        self.mail_address = f"{NETWORK}.2" if self.namespaces else "127.0.0.1"
        self.mail = directory / "mail"
        self.ssh_port = 22 if self.namespaces else _free_port(self.address.values())

    @property
    def mail_port(self) -> int:
        """The mail server's port."""
        return int((self.mail / "port").read_text(encoding="utf-8"))

    def __enter__(self) -> Hosts:
        self.mail.mkdir(parents=True)
        try:
            if self.namespaces:
                self._join()
            self._start_mail()
            self._start_sshd()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None) -> None:
        self.stop()

    def command(self, *command: str) -> list[str]:
        """Return a command that runs where Ansible and the mail server are."""
        return [*self._inside("hub"), *command]

    def inventory(self, **variables: t.Mapping[str, str]) -> str:
        """Return an inventory with all hosts in ``mail_hosts``; ``variables`` are further ones by host."""
        lines = ["[mail_hosts]"]
        lines += [
            f"{name} ansible_host={self.address[name]} {' '.join(f'{key}={value}' for key, value in variables.get(name, {}).items())}".rstrip()
            for name in self.names
        ]
        known = f"-o UserKnownHostsFile={self.directory}/known_hosts -o ControlMaster=no -o ControlPath=none"
        lines += [
            "[mail_hosts:vars]",
            f"ansible_port={self.ssh_port}",
            f"ansible_user={system.user().pw_name}",
            f"ansible_ssh_private_key_file={self.directory}/id",
            f"ansible_ssh_common_args='{known}'",
            "ansible_ssh_use_tty=false",
        ]
        return "\n".join(lines) + "\n"

    def logins(self) -> list[tuple[str, str]]:
        """Return (client address, mailbox) of each login so far, and forget them."""
        path = self.mail / "logins"
        found = [tuple(line.split()) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
        path.unlink(missing_ok=True)
        return t.cast("list[tuple[str, str]]", found)

    def stop(self) -> None:
        """End what was started, and remove what was made."""
        for process in self._processes:
            process.send_signal(signal.SIGTERM)
        for process in self._processes:
            _end(process)
        for name in self._made:
            _run("ip", "netns", "del", name)
        self._processes.clear()
        self._made.clear()

    def _inside(self, host: str) -> list[str]:
        return ["ip", "netns", "exec", f"{self._prefix}{host}"] if self.namespaces else []

    def _join(self) -> None:
        """Make the namespaces; one for the bridge, one for each host."""
        hub = f"{self._prefix}hub"
        _must("ip", "netns", "add", hub)
        self._made.append(hub)
        _must("ip", "-n", hub, "link", "set", "lo", "up")
        _must("ip", "-n", hub, "link", "add", "name", "bridge", "type", "bridge")
        _must("ip", "-n", hub, "address", "add", f"{self.mail_address}/24", "dev", "bridge")
        _must("ip", "-n", hub, "link", "set", "bridge", "up")
        for index, name in enumerate(self.names):
            own = f"{self._prefix}{name}"
            _must("ip", "netns", "add", own)
            self._made.append(own)
            _must("ip", "-n", hub, "link", "add", "name", f"host{index}", "type", "veth", "peer", "name", "eth0", "netns", own)
            _must("ip", "-n", hub, "link", "set", f"host{index}", "master", "bridge", "up")
            _must("ip", "-n", own, "address", "add", f"{self.address[name]}/24", "dev", "eth0")
            _must("ip", "-n", own, "link", "set", "eth0", "up")
            _must("ip", "-n", own, "link", "set", "lo", "up")
        if self.isolated:
            # A second address for Ansible: what is lost on the way to the mail server is not lost on the way back to Ansible.
            _must("ip", "-n", hub, "address", "add", f"{NETWORK}.1/24", "dev", "bridge")
            own = f"{self._prefix}{self.isolated}"
            _must(
                "ip", "-n", hub, "route", "replace", f"{self.address[self.isolated]}/32", "dev", "bridge", "src", f"{NETWORK}.1"
            )
            nobody = ("lladdr", "02:00:00:00:00:99", "nud", "permanent")
            _must("ip", "-n", own, "neighbour", "replace", self.mail_address, *nobody, "dev", "eth0")

    def _start_mail(self) -> None:
        self._start("hub", sys.executable, str(HERE / "lenient_imap.py"), self.mail_address, str(self.mail), str(self.together))
        self._wait("mail", (self.mail / "port").exists)

    def _start_sshd(self) -> None:
        sshd = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin")
        assert sshd, "openssh-server is not installed"
        for name in ("host_key", "id"):
            _must("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(self.directory / name))
        key = " ".join((self.directory / "host_key.pub").read_text(encoding="utf-8").split()[:2])
        self._write("known_hosts", "".join(f"{_known(one, self.ssh_port)} {key}\n" for one in self.address.values()))
        self._write("authorized_keys", (self.directory / "id.pub").read_text(encoding="utf-8"))
        for name in self.names:
            if name == self.without_sshd:
                continue
            config = self._write(
                f"{name}.sshd",
                f"ListenAddress {self.address[name]}:{self.ssh_port}\nHostKey {self.directory}/host_key\n"
                f"AuthorizedKeysFile {self.directory}/authorized_keys\nPidFile none\nStrictModes no\nUseDNS no\n"
                "PasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin prohibit-password\nMaxStartups 100:30:200\n"
                f"UsePAM {'yes' if system.password_locked() else 'no'}\nPrintMotd no\n",
            )
            refused = re.search(r"Missing privilege separation directory: (/\S+)", _run(sshd, "-t", "-f", str(config)).stderr)
            if refused and os.geteuid() == 0:
                pathlib.Path(refused[1]).mkdir(mode=0o755, parents=True, exist_ok=True)
            self._start(name, sshd, "-D", "-e", "-f", str(config))
        for name in self.names:
            if name != self.without_sshd:
                self._wait(name, functools.partial(self._listens, name))

    def _listens(self, name: str) -> bool:
        return "listening on" in (self.directory / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def _write(self, name: str, text: str) -> pathlib.Path:
        path = self.directory / name
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        return path

    def _start(self, host: str, *command: str) -> None:
        """Start a server in the foreground; ``ip netns exec`` becomes the program, so that the process id is its."""
        with (self.directory / f"{host}.log").open("wb") as log:
            self._processes.append(
                subprocess.Popen([*self._inside(host), *command], stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/")
            )

    def _wait(self, what: str, ready: t.Callable[[], bool]) -> None:
        end = time.monotonic() + LIMIT
        while not ready():
            assert time.monotonic() < end, f"{what} does not start: {sorted(self.directory.glob('*.log'))}"
            time.sleep(0.05)


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


def _known(address: str, port: int) -> str:
    return address if port == 22 else f"[{address}]:{port}"


def _free_port(addresses: t.Iterable[str]) -> int:
    """Return a port that is free on all addresses."""
    for _attempt in range(20):
        held = [socket.socket() for _address in addresses]
        try:
            port = 0
            for one, address in zip(held, addresses):
                one.bind((address, port))
                port = one.getsockname()[1]
            return port
        except OSError:
            continue
        finally:
            for one in held:
                one.close()
    raise AssertionError("no port is free on all loopback addresses")
