# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the machine has: the programs that the lab starts, and the user it runs as."""

from __future__ import annotations

import glob
import grp
import importlib.util
import os
import pathlib
import pwd
import re
import shutil
import subprocess
import sys
import typing as t

from .errors import LabError
from .maildir import Owner

_PATH = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin", "/sbin"))
_LIBRARIES = (
    "/usr/lib/dovecot",
    "/usr/libexec/dovecot",
    "/usr/lib64/dovecot",
    "/usr/local/lib/dovecot",
    "/usr/local/libexec/dovecot",
)
_LUA = tuple(f"{base}/{part}libauthdb_lua.so" for base in _LIBRARIES for part in ("", "auth/", "modules/auth/"))


class Programs(t.NamedTuple):
    """Absolute paths of what is there, and the parts that are not (names that the role turns into packages)."""

    dovecot: str | None
    sshd: str | None
    ssh_keygen: str | None
    missing: list[str]


def find_programs() -> Programs:
    """Look for everything that the lab starts."""
    found = {name: shutil.which(name, path=_PATH) for name in ("dovecot", "sshd", "ssh-keygen")}
    missing = [name for name, path in found.items() if path is None]
    services = ("imap", "pop3", "submission")
    missing += [f"dovecot-{name}" for name in services if not any(os.access(f"{base}/{name}", os.X_OK) for base in _LIBRARIES)]
    if not any(glob.glob(pattern) for pattern in _LUA):
        missing.append("dovecot-lua")
    return Programs(found["dovecot"], found["sshd"], found["ssh-keygen"], missing)


def missing_libraries() -> list[str]:
    """Return the Python packages that the emulator needs and this interpreter lacks."""
    return [
        name for module, name in (("jwt", "PyJWT"), ("cryptography", "cryptography")) if importlib.util.find_spec(module) is None
    ]


def dovecot_version(program: str) -> str:
    """Return the version, such as ``2.3.19.1``; raises LabError when it cannot be had or is too old."""
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=20, check=False)
    match = re.match(r"(\d+)\.(\d+)[\d.]*", answer.stdout)
    if match is None:
        raise LabError(f"{program} --version does not tell a version.")
    if (int(match[1]), int(match[2])) < (2, 3):
        raise LabError(f"{program} is Dovecot {match[0]}; the lab needs 2.3 or newer.")
    return match[0]


def mail_owner() -> Owner:
    """Return the user whose mail it is: this one, or for root, whom Dovecot lets have no mail, nobody."""
    if os.geteuid() != 0:
        return Owner(os.geteuid(), os.getegid())
    nobody = pwd.getpwnam("nobody")
    return Owner(nobody.pw_uid, nobody.pw_gid)


def user() -> pwd.struct_passwd:
    """Return this user's entry in the user database."""
    try:
        return pwd.getpwuid(os.geteuid())
    except KeyError:
        raise LabError(f"The user id {os.geteuid()} has no entry in the user database; Dovecot and sshd need one.") from None


def group() -> str:
    """Return the name of this process's group."""
    try:
        return grp.getgrgid(os.getegid()).gr_name
    except KeyError:
        raise LabError(f"The group id {os.getegid()} has no entry in the group database; Dovecot needs one.") from None


def password_locked() -> bool:
    """Whether this user's password is locked, which makes an sshd without PAM refuse even keys. Only root can know."""
    try:
        lines = pathlib.Path("/etc/shadow").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return any(line.startswith(f"{user().pw_name}:!") for line in lines)


def terminals_usable() -> bool:
    """Whether an sshd of this user can hand out terminals: it gives each to the group tty, which only root may where they are not."""
    if os.geteuid() == 0:
        return True
    try:
        wanted = grp.getgrnam("tty").gr_gid
    except KeyError:
        return True
    try:
        master, slave = os.openpty()
    except OSError:
        return False
    found = os.fstat(slave).st_gid
    os.close(slave)
    os.close(master)
    return found == wanted or wanted in os.getgroups()


def environment(files: pathlib.Path) -> dict[str, str]:
    """Return the environment of the lab's processes: nothing of the caller's, who may hold secrets in it."""
    entry = user()
    kept = {name: os.environ[name] for name in ("TZ", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ}
    return {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": entry.pw_dir,
        "USER": entry.pw_name,
        "LOGNAME": entry.pw_name,
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(files),
        "PYTHONDONTWRITEBYTECODE": "1",
        **kept,
    }


def interpreter() -> str:
    """Return the Python that runs this and the lab's own programs."""
    if not sys.executable:
        raise LabError("The running Python does not know its own path. Name one in lab_python.")
    return sys.executable
