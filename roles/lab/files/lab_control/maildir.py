# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Maildirs: making them, putting messages into them.

Dovecot reads them as another user when root runs the lab, so every file gets the owner of the Maildir it lies in. Owners are given to
what was just made here and to nothing else, and no symbolic link is followed below ``mail/``.
"""

from __future__ import annotations

import contextlib
import email.message
import email.policy
import email.utils
import itertools
import os
import pathlib
import shutil
import stat
import tempfile
import time
import typing as t

from entra_emulator import names
from entra_emulator.web import BadRequest

from .errors import LabError

_PARTS = ("tmp", "new", "cur")
_DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_counter = itertools.count(1)


class Owner(t.NamedTuple):
    """User and group id of the mail."""

    uid: int
    gid: int


def mailbox_directory(mail: pathlib.Path, address: str) -> pathlib.Path:
    """Return the Maildir of an address; raises LabError for one that is none, or whose Maildir would not lie in ``mail``."""
    try:
        box = mail / names.address(address).lower()
    except BadRequest as error:
        shown = ascii(address[:80])
        raise LabError(f"{shown} is no mailbox that the lab can have. {error} Remove the lab (lab_state: absent).") from None
    if box.is_symlink() or box.resolve().parent != mail.resolve():
        raise LabError(f"{box} is not a directory of its own. Move it away.")
    return box


def find(mail: pathlib.Path, address: str) -> pathlib.Path | None:
    """Return the Maildir of an address where there is one; raises LabError as ``mailbox_directory`` does."""
    box = mailbox_directory(mail, address)
    return box if is_maildir(box) else None


def is_maildir(path: pathlib.Path) -> bool:
    """Whether a path is a real directory with the three parts."""
    try:
        return all(stat.S_ISDIR(os.lstat(one).st_mode) for one in (path, *(path / part for part in _PARTS)))
    except OSError:
        return False


def make(path: pathlib.Path, owner: Owner, workshop: pathlib.Path, parts: t.Sequence[str] = _PARTS) -> None:
    """Make a directory with ``parts``, all the owner's, in the private directory ``workshop``, and move it to its place.

    Raises LabError when something is there already; an empty directory is replaced.
    """
    draft = pathlib.Path(tempfile.mkdtemp(prefix=".new-", dir=workshop))
    try:
        for part in parts:
            (draft / part).mkdir(mode=0o700)
        for one in (draft, *(draft / part for part in parts)):
            if os.geteuid() == 0:
                os.chown(one, owner.uid, owner.gid, follow_symlinks=False)
        os.rename(draft, path)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise LabError(f"{path} could not be made ({error.strerror}). If something is there, move it away.") from None


def deliver(maildir: pathlib.Path, message: bytes) -> pathlib.Path:
    """Put a message into ``new`` as the Maildir specification says: written to ``tmp``, then moved. Lines end with LF."""
    name = f"{time.time():.6f}.{os.getpid()}_{next(_counter)}.lab"
    with _opened(maildir) as box, _opened("tmp", box) as tmp, _opened("new", box) as new:
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600, dir_fd=tmp)
        with os.fdopen(handle, "wb") as stream:
            stream.write(message.replace(b"\r\n", b"\n"))
            if os.geteuid() == 0:
                found = os.fstat(box)
                os.fchown(handle, found.st_uid, found.st_gid)
        os.rename(name, name, src_dir_fd=tmp, dst_dir_fd=new)
    return maildir / "new" / name


def welcome(address: str) -> bytes:
    """Return the message that a new mailbox finds in its INBOX."""
    message = email.message.EmailMessage(email.policy.SMTPUTF8)
    message["From"] = f"The lab <postmaster@{address.rpartition('@')[2]}>"
    message["To"] = address
    message["Subject"] = "Welcome to the lab"
    message["Date"] = email.utils.formatdate(localtime=False)
    message["Message-ID"] = email.utils.make_msgid(domain="lab.invalid")
    message.set_content(f"This is the mailbox {address}.\n")
    return message.as_bytes()


@contextlib.contextmanager
def _opened(path: str | pathlib.Path, parent: int | None = None) -> t.Iterator[int]:
    """Hold a directory that is no symbolic link open."""
    handle = os.open(path, _DIRECTORY, dir_fd=parent)
    try:
        yield handle
    finally:
        os.close(handle)
