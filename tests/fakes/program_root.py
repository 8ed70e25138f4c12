# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The mail programs of this machine's Debian in a directory, to be asked what they make of a configuration; nothing runs there for long.

Exim is installed as usual. Postfix, which Debian does not let stand beside it, is unpacked only.
"""

from __future__ import annotations

import contextlib
import hashlib
import pathlib
import shutil
import subprocess
import tempfile
import time
import typing as t

import debian_root

_PACKAGES = (
    *("exim4-daemon-light", "msmtp", "isync", "getmail6", "fetchmail"),
    *("dovecot-core", "dovecot-imapd", "dovecot-auth-lua", "lua5.4", "libsasl2-modules"),
)
_MAX_AGE = 7 * 24 * 3600.0
_BUILD = r"""
set -e
mount -t proc proc "$1/proc"
printf '#!/bin/sh\nexit 101\n' >"$1/usr/sbin/policy-rc.d"
chmod 755 "$1/usr/sbin/policy-rc.d"
chroot "$1" /bin/sh -ec 'export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -q -y --no-install-recommends {packages}
mkdir -p /unpack && cd /unpack
apt-get download -q postfix $(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances \\
  postfix | grep -E "^lib(icu|nsl|tirpc)")
for file in *.deb; do dpkg --fsys-tarfile "$file" | tar -x --keep-directory-symlink -C /; done
useradd -r postfix || :
groupadd -r postdrop || :
mkdir -p /etc/postfix
touch /etc/postfix/main.cf /etc/postfix/master.cf
rm -rf /unpack /var/lib/apt/lists/* && apt-get clean'
umount "$1/proc"
"""


class Programs(t.NamedTuple):
    """The directory."""

    root: pathlib.Path

    def write(self, path: str, text: str, mode: int = 0o600) -> str:
        """Write a file inside; return its path there."""
        where = self.root / path.lstrip("/")
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text(text, encoding="utf-8")
        where.chmod(mode)
        return path

    def run(self, *argv: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run a program inside, whatever it returns."""
        environment = ["/usr/bin/env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LC_ALL=C.UTF-8"]
        return subprocess.run(
            ["chroot", str(self.root), *environment, *argv],
            input=text,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=60,
            check=False,
        )


@contextlib.contextmanager
def programs() -> t.Iterator[Programs]:
    """Give the programs; the first time on a machine takes two minutes."""
    with tempfile.TemporaryDirectory(prefix="m365-programs-") as directory:
        root = pathlib.Path(directory) / "root"
        root.mkdir()
        debian_root._call(["tar", "-x", "-p", "--numeric-owner", "--xattrs", "-f", str(_tarball()), "-C", str(root)])
        yield Programs(root)


def _tarball() -> pathlib.Path:
    base = debian_root.tarball()
    recipe = hashlib.sha256("\0".join([base.name, *_PACKAGES, _BUILD]).encode()).hexdigest()[:12]
    path = base.with_name(f"programs-{debian_root.suite()}-{recipe}.tar")
    if path.exists() and time.time() - path.stat().st_mtime < _MAX_AGE:
        return path
    with tempfile.TemporaryDirectory(prefix="m365-programs-build-") as build:
        root = pathlib.Path(build) / "root"
        root.mkdir()
        debian_root._call(["tar", "-x", "-p", "--numeric-owner", "--xattrs", "-f", str(base), "-C", str(root)])
        debian_root._furnish(pathlib.Path(build), root)
        script = _BUILD.replace("{packages}", " ".join(_PACKAGES))
        debian_root._call(["unshare", "--mount", "/bin/sh", "-c", script, "build", str(root)], timeout=540)
        shutil.rmtree(root / "dev/pts", ignore_errors=True)
        part = path.with_suffix(f".{time.time_ns()}.part")
        debian_root._call(["tar", "-c", "--numeric-owner", "--xattrs", "-f", str(part), "-C", str(root), "."], timeout=240)
        part.replace(path)
    return path
