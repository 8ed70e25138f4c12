# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Maildirs: making them, putting messages into them.

Dovecot reads them as another user when root runs the lab, so every file gets the owner of the Maildir it lies in.
"""

from __future__ import annotations

import email.message
import email.utils
import itertools
import os
import pathlib
import time
import typing as t

_counter = itertools.count(1)


class Owner(t.NamedTuple):
    """User and group id of the mail."""

    uid: int
    gid: int


def mailbox_directory(mail: pathlib.Path, address: str) -> pathlib.Path:
    """Return the Maildir of an address."""
    return mail / address.lower()


def ensure(maildir: pathlib.Path, owner: Owner) -> bool:
    """Make a Maildir; return whether it was not there yet."""
    fresh = not (maildir / "cur").is_dir()
    for path in (maildir, *(maildir / part for part in ("tmp", "new", "cur"))):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        _give(path, owner)
    return fresh


def deliver(maildir: pathlib.Path, message: bytes) -> pathlib.Path:
    """Put a message into ``new`` as the Maildir specification says: written to ``tmp``, then moved. Lines end with LF."""
    found = maildir.stat()
    name = f"{time.time():.6f}.{os.getpid()}_{next(_counter)}.lab"
    draft = maildir / "tmp" / name
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(message.replace(b"\r\n", b"\n"))
    _give(draft, Owner(found.st_uid, found.st_gid))
    final = maildir / "new" / name
    os.rename(draft, final)
    return final


def welcome(address: str) -> bytes:
    """Return the message that a new mailbox finds in its INBOX."""
    message = email.message.EmailMessage()
    message["From"] = f"The lab <postmaster@{address.rpartition('@')[2]}>"
    message["To"] = address
    message["Subject"] = "Welcome to the lab"
    message["Date"] = email.utils.formatdate(localtime=False)
    message["Message-ID"] = email.utils.make_msgid(domain="lab.invalid")
    message.set_content(f"This is the mailbox {address}.\n")
    return message.as_bytes()


def _give(path: pathlib.Path, owner: Owner) -> None:
    if os.geteuid() == 0:
        os.chown(path, owner.uid, owner.gid)
