# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The fresh Debian of ``debian_root``, booted: systemd is its first process, so units run as their users and within their restrictions.

systemd-nspawn boots it. Where this machine has none, the one of its release is unpacked, not installed. The network is the machine's.
"""

from __future__ import annotations

import contextlib
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import uuid

import debian_root

_BOOT_TIMEOUT = 90.0
_PACKAGES = ("systemd", "systemd-sysv", "dbus")
#: Where the machine's control groups may be; a boot has one of its own in each that there is.
_GROUPS = ("/sys/fs/cgroup", "/sys/fs/cgroup/unified", "/sys/fs/cgroup/systemd")
_SSHD = """Port {port}
ListenAddress 127.0.0.1
UsePAM no
UseDNS no
MaxStartups 100
PermitRootLogin prohibit-password
PasswordAuthentication no
"""
_ENTER = 'for group in $1; do echo $$ >"$group/cgroup.procs" || exit 1; done; shift; exec "$@"'


class BootedRoot(debian_root.DebianRoot):
    """A running host with systemd."""

    groups: tuple[pathlib.Path, ...] = ()

    def stop(self) -> None:
        """End every process inside and remove the directory and the control groups."""
        super().stop()
        for group in self.groups:
            # Innermost first; what is left is empty once the last process is gone.
            for path in sorted((one.parent for one in group.rglob("cgroup.procs")), reverse=True):
                with contextlib.suppress(OSError):
                    path.rmdir()


def why_not() -> str:
    """Return why no such host can be had here, else an empty string."""
    reason = debian_root.why_not()
    if reason:
        return reason
    if not _groups():
        return "systemd in a container needs a control group hierarchy that may be written (/sys/fs/cgroup)"
    if shutil.which("systemd-analyze") is None:
        return "systemd-nspawn needs this machine's systemd package for its library"
    return ""


def _groups() -> list[pathlib.Path]:
    return [path for path in map(pathlib.Path, _GROUPS) if (path / "cgroup.procs").exists()]


def start() -> BootedRoot:
    """Return a fresh host that has booted; takes about a minute."""
    directory = pathlib.Path(tempfile.mkdtemp(prefix="m365-systemd-"))
    try:
        root = directory / "root"
        root.mkdir()
        debian_root._call(["tar", "-x", "-p", "--numeric-owner", "--xattrs", "-f", str(debian_root.tarball()), "-C", str(root)])
        debian_root._furnish(directory, root)
        _install(root)
        return _boot(directory, root)
    except BaseException:
        shutil.rmtree(directory, ignore_errors=True)
        raise


def _install(root: pathlib.Path) -> None:
    script = f"""
    set -e
    mount -t proc proc "$1/proc"
    chroot "$1" /bin/sh -ec 'export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    apt-get install -q -y --no-install-recommends {" ".join(_PACKAGES)}
    systemctl enable ssh.service
    systemctl mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer fstrim.timer e2scrub_all.timer'
    umount "$1/proc"
    """
    debian_root._call(["unshare", "--mount", "/bin/sh", "-c", script, "install", str(root)], timeout=300)


def _nspawn(directory: pathlib.Path) -> str:
    found = shutil.which("systemd-nspawn")
    if found is None:
        package = directory / "package"
        package.mkdir(mode=0o755)
        command = 'cd "$1" && apt-get download -q systemd-container && dpkg-deb -x systemd-container_*.deb .'
        debian_root._call(["/bin/sh", "-c", command, "unpack", str(package)])
        found = str(package / "usr/bin/systemd-nspawn")
    return found


def _boot(directory: pathlib.Path, root: pathlib.Path) -> BootedRoot:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (root / "etc/ssh/sshd_config.d/test.conf").write_text(_SSHD.format(port=port), encoding="ascii")
    fields = (root / "etc/ssh/ssh_host_ed25519_key.pub").read_text(encoding="ascii").split()
    (directory / "known_hosts").write_text(f"[127.0.0.1]:{port} {fields[0]} {fields[1]}\n", encoding="ascii")
    name = f"m365-{uuid.uuid4().hex[:8]}"
    groups = tuple(path / name for path in _groups())
    for group in groups:
        group.mkdir()
    command = [_nspawn(directory), "--boot", f"--directory={root}", f"--machine={name}", f"--hostname={debian_root.HOST_NAME}"]
    command += ["--register=no", "--keep-unit", "--console=pipe", "--link-journal=no", "--resolv-conf=off", "--timezone=off"]
    with (directory / "boot.log").open("wb") as log:
        process = subprocess.Popen(
            ["/bin/sh", "-c", _ENTER, "enter", " ".join(map(str, groups)), *command],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    host = BootedRoot(directory, port, process)
    host.groups = groups
    deadline = time.monotonic() + _BOOT_TIMEOUT
    said = ""
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(IndexError, OSError, AssertionError):
            said = host.run(["systemctl", "is-system-running"], check=False).stdout.strip()
            if said in ("running", "degraded"):
                return host
        time.sleep(0.3)
    text = (directory / "boot.log").read_text(encoding="utf-8", errors="replace")
    host.stop()
    raise AssertionError(f"systemd did not start ({said}):\n{text}")
