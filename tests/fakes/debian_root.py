# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A fresh Debian in a directory, with an SSH server on loopback: a mail host for roles to work on.

It is a chroot in namespaces of its own (mounts, processes, host name), so what is started inside ends with it; the network is the machine's,
so the lab can be reached. There is no systemd: ``service NAME start`` works through init scripts. Packages do not start their services
when they are installed, since ports are shared with the machine. The distribution is the one this machine runs, from its apt sources.
"""

from __future__ import annotations

import contextlib
import dataclasses
import fcntl
import hashlib
import os
import pathlib
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import typing as t

HOST_NAME = "mailhost"
DOMAIN = "mailhost.test"
_PACKAGES = (
    "ca-certificates",
    "init-system-helpers",
    "openssh-server",
    "openssl",
    "procps",
    "python3",
    "python3-apt",
    "sysvinit-utils",
)
#: As container images do: no manual pages, no translations, no waiting for the disk.
_DPKG_OPTIONS = (
    "path-exclude=/usr/share/man/*",
    "path-exclude=/usr/share/locale/*",
    "path-exclude=/usr/share/doc/*",
    "path-include=/usr/share/doc/*/copyright",
    "path-include=/usr/share/doc/*/examples/*",
    "force-unsafe-io",
)
#: Older than this, the packages that it would install may be gone from the mirrors.
_MAX_AGE = 7 * 24 * 3600.0
_BUILD_TIMEOUT = 540
_START_TIMEOUT = 30.0

#: Runs as the first process of the namespaces, and stays as a shell that waits: it adopts orphans, and Ansible takes the host for one
#: with init scripts.
_ENTER = """
set -e
root=$1 port=$2
hostname "$3"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mkdir -p "$root/run/sshd" "$root/run/lock"
mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts "$root/dev/pts"
ln -sf pts/ptmx "$root/dev/ptmx"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
exec chroot "$root" /bin/sh -c '/usr/sbin/sshd -D -e -p "$1" -o ListenAddress=127.0.0.1 -o UsePAM=no -o UseDNS=no -o MaxStartups=100 \\
  -o PermitRootLogin=prohibit-password -o PasswordAuthentication=no & wait' init "$port"
"""


class Done(t.NamedTuple):
    """How a command inside ended."""

    returncode: int
    stdout: str
    stderr: str


def why_not() -> str:
    """Return why no such host can be had here, else an empty string."""
    if os.geteuid() != 0:
        return "a Debian in a chroot needs root"
    missing = [name for name in ("mmdebstrap", "unshare", "nsenter", "ssh-keygen", "ssh") if shutil.which(name) is None]
    if missing and shutil.which("apt-get") is None:
        return f"a Debian in a chroot needs {' and '.join(missing)}, and there is no apt-get to install them"
    return ""


@dataclasses.dataclass
class DebianRoot:
    """A running host; :func:`start` makes one, :meth:`stop` ends all its processes and removes it."""

    directory: pathlib.Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def root(self) -> pathlib.Path:
        """The host's ``/``, as this machine sees it."""
        return self.directory / "root"

    @property
    def key(self) -> pathlib.Path:
        """The private key that is let in as root."""
        return self.directory / "id"

    def host_vars(self) -> dict[str, t.Any]:
        """Return what Ansible has to know of the host."""
        options = f"-o UserKnownHostsFile={self.directory / 'known_hosts'} -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes"
        return {
            "ansible_host": "127.0.0.1",
            "ansible_port": self.port,
            "ansible_user": "root",
            "ansible_ssh_private_key_file": str(self.key),
            "ansible_ssh_common_args": options,
            "ansible_python_interpreter": "/usr/bin/python3",
        }

    def inventory_line(self, name: str = HOST_NAME) -> str:
        """Return the host as a line of an INI inventory."""
        return " ".join([name, *(f"{key}={shlex.quote(str(value))}" for key, value in self.host_vars().items())])

    def run(
        self, argv: t.Sequence[str], *, text: str = "", check: bool = True, timeout: float = 120.0, **environment: str
    ) -> Done:
        """Run a program inside as root, ``text`` on its standard input; an exit status other than 0 raises unless ``check`` is false."""
        settings = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LC_ALL": "C.UTF-8"}
        command = ["nsenter", "--target", str(self._init()), "--mount", "--uts", "--ipc", "--pid", "--root", "--wd"]
        command += [
            "/usr/bin/env",
            "-i",
            "--chdir=/",
            *(f"{key}={value}" for key, value in {**settings, **environment}.items()),
            *argv,
        ]
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=timeout, check=False)
        if check and done.returncode != 0:
            raise AssertionError(f"{shlex.join(argv)}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
        return Done(done.returncode, done.stdout, done.stderr)

    def read(self, path: str) -> str:
        """Return the text of a file inside."""
        return self.run(["cat", path]).stdout

    def write(self, path: str, text: str, mode: str = "0644") -> None:
        """Write a file inside, making its directory."""
        self.run(["install", "-D", "-m", mode, "/dev/stdin", path], text=text)

    def exists(self, path: str) -> bool:
        """Return whether there is such a path inside."""
        return self.run(["test", "-e", path], check=False).returncode == 0

    def _init(self) -> int:
        """Return the process id of the first process inside, as this machine counts."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return int(children.split()[0])

    def stop(self) -> None:
        """End every process inside and remove the directory; the mounts go with the last process."""
        if self.process.poll() is None:
            with contextlib.suppress(IndexError, OSError):
                os.kill(self._init(), signal.SIGKILL)  # its end ends all of its process namespace before it can be waited for
            self.process.wait(_START_TIMEOUT)
        shutil.rmtree(self.directory)


def start() -> DebianRoot:
    """Return a fresh running host. The first call on a machine takes about a minute, later ones some seconds."""
    directory = pathlib.Path(tempfile.mkdtemp(prefix="m365-debian-"))
    try:
        root = directory / "root"
        root.mkdir()
        _call(["tar", "-x", "-p", "--numeric-owner", "--xattrs", "-f", str(tarball()), "-C", str(root)])
        _furnish(directory, root)
        host = _boot(directory, root)
    except BaseException:
        shutil.rmtree(directory, ignore_errors=True)
        raise
    try:
        # As on a host that is in use: package lists are there, and today's.
        host.run(["apt-get", "update", "-q"])
    except BaseException:
        host.stop()
        raise
    return host


def tarball() -> pathlib.Path:
    """Return the tarball of the fresh system, made when there is none or it is old."""
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "m365-mail-oauth" / "test"
    cache.mkdir(parents=True, exist_ok=True)
    sources = apt_sources()
    recipe = "\0".join((suite(), sources, *_PACKAGES, *_DPKG_OPTIONS))
    path = cache / f"debian-{suite()}-{hashlib.sha256(recipe.encode()).hexdigest()[:12]}.tar"
    with (cache / "debian.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if path.exists() and time.time() - path.stat().st_mtime < _MAX_AGE:
            return path
        _install_tools()
        with tempfile.TemporaryDirectory(prefix="m365-debian-build-") as build:
            listed = pathlib.Path(build) / ("all.sources" if sources.startswith("Types:") else "all.list")
            listed.write_text(sources, encoding="utf-8")
            part = path.with_suffix(".part.tar")
            command = ["mmdebstrap", "--quiet", "--variant=minbase", "--skip=check/qemu", f"--include={','.join(_PACKAGES)}"]
            command += ["--aptopt=APT::Install-Recommends false", *(f"--dpkgopt={option}" for option in _DPKG_OPTIONS)]
            _call([*command, suite(), str(part), str(listed)], timeout=_BUILD_TIMEOUT)
            part.replace(path)
    return path


def suite() -> str:
    """Return the code name of the release that this machine runs."""
    text = pathlib.Path("/etc/os-release").read_text(encoding="utf-8")
    fields = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    return fields.get("VERSION_CODENAME", "").strip("\"'")


def apt_sources() -> str:
    """Return this machine's apt sources for its own release, in the form of its files, without what others added for other suites."""
    etc = pathlib.Path("/etc/apt")
    stanzas: list[str] = []
    lines: list[str] = []
    for path in sorted(etc.glob("sources.list.d/*.sources")):
        for stanza in path.read_text(encoding="utf-8").split("\n\n"):
            fields = dict(line.split(":", 1) for line in stanza.splitlines() if ":" in line and line[:1].isalpha())
            if any(_of_this_release(name) for name in fields.get("Suites", "").split()):
                stanzas.append("\n".join(line for line in stanza.splitlines() if line and not line.startswith("#")))
    for path in (etc / "sources.list", *sorted(etc.glob("sources.list.d/*.list"))):
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        lines += [line for line in text.splitlines() if line.startswith("deb ") and any(map(_of_this_release, line.split()))]
    if not stanzas and not lines:
        raise AssertionError(f"there is no apt source for {suite()} on this machine")
    return "\n\n".join(stanzas) + "\n" if stanzas else "\n".join(lines) + "\n"


def _of_this_release(name: str) -> bool:
    return name == suite() or name.startswith((f"{suite()}-", f"{suite()}/"))


def _install_tools() -> None:
    if shutil.which("mmdebstrap") is None:
        _call(["apt-get", "update", "-q"])
        _call(["apt-get", "install", "-q", "-y", "--no-install-recommends", "mmdebstrap"])


def _furnish(directory: pathlib.Path, root: pathlib.Path) -> None:
    """Write keys, names, sources and the policy on services."""
    _call(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "m365.mail_oauth test client", "-f", str(directory / "id")])
    for old in root.glob("etc/ssh/ssh_host_*"):
        old.unlink()
    _call(
        [
            "ssh-keygen",
            "-q",
            "-t",
            "ed25519",
            "-N",
            "",
            "-C",
            "m365.mail_oauth test host",
            "-f",
            str(root / "etc/ssh/ssh_host_ed25519_key"),
        ]
    )
    (root / "root/.ssh").mkdir(mode=0o700, exist_ok=True)
    shutil.copyfile(directory / "id.pub", root / "root/.ssh/authorized_keys")
    shutil.copyfile("/etc/resolv.conf", root / "etc/resolv.conf")
    (root / "etc/hostname").write_text(f"{HOST_NAME}\n", encoding="ascii")
    (root / "etc/hosts").write_text(f"127.0.0.1 localhost\n127.0.1.1 {DOMAIN} {HOST_NAME}\n", encoding="ascii")
    policy = root / "usr/sbin/policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
    policy.chmod(0o755)
    proxies = subprocess.run(["apt-config", "dump", "Acquire"], capture_output=True, text=True, timeout=60, check=False).stdout
    lines = [line for line in proxies.splitlines() if "proxy" in line.lower()]
    (root / "etc/apt/apt.conf.d/99machine").write_text("\n".join([*lines, ""]), encoding="utf-8")
    # An authority that this machine trusts by hand, as behind an inspecting proxy, is needed inside as well.
    bundle = pathlib.Path("/etc/ssl/certs/ca-certificates.crt")
    if bundle.exists():
        shutil.copyfile(bundle, root / "etc/ssl/certs/ca-certificates.crt")


def _boot(directory: pathlib.Path, root: pathlib.Path) -> DebianRoot:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    fields = (root / "etc/ssh/ssh_host_ed25519_key.pub").read_text(encoding="ascii").split()
    (directory / "known_hosts").write_text(f"[127.0.0.1]:{port} {fields[0]} {fields[1]}\n", encoding="ascii")
    command = ["unshare", "--mount", "--uts", "--ipc", "--pid", "--fork", "--kill-child", f"--mount-proc={root / 'proc'}"]
    command += ["/bin/sh", "-c", _ENTER, "enter", str(root), str(port), HOST_NAME]
    with (directory / "sshd.log").open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    host = DebianRoot(directory, port, process)
    deadline = time.monotonic() + _START_TIMEOUT
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5.0) as greeting:
            if greeting.recv(4) == b"SSH-":
                return host
        time.sleep(0.05)
    text = (directory / "sshd.log").read_text(encoding="utf-8", errors="replace")
    host.stop()
    raise AssertionError(f"the host's SSH server did not start:\n{text}")


def _call(argv: t.Sequence[str], timeout: float = 300) -> None:
    done = subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{shlex.join(argv)}: exit status {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
