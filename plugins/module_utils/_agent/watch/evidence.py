# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What lies on the disk, against what a token's record says of it. Each look gives None where all is well. Runs on Python 3.8.

A look never judges by what its caller may not see: monitoring runs as a user of its own.
"""

from __future__ import annotations

import os
import stat
import typing as t

from ..._errors import OptionError
from .. import accounts, state
from ..accounts import Layout

#: Level (1 warning, 2 critical), cause, message, remedy.
Found = t.Tuple[int, str, str, str]

#: Least room in the state directory, in bytes: a token, a refresh token and a record, each beside the one that it replaces.
_ROOM = 256 * 1024
#: Seconds by which a token's file may be younger or older than its record says.
_TOLERANCE = 120.0

_REFRESH = "Run as root: mail-oauth-token refresh"
PUSH = "Run the playbook m365.mail_oauth.push_tokens, and see that its schedule runs."


def of_file(layout: Layout, name: str, record: state.Record) -> Found | None:
    """Look at the token's file: is it there, and is it the token that the record is about?"""
    path = layout.token(name)
    remedy = PUSH if record.source == "push" else _REFRESH
    if not record.expires_on or not os.access(os.path.dirname(path), os.X_OK):
        return None
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return 2, "token_unavailable", f"there is no token in its place, {path}", remedy
    except OSError as exc:
        return 2, "token_file_unreadable", f"{path} cannot be looked at ({exc.strerror})", remedy
    if not stat.S_ISREG(found.st_mode) or not found.st_size:
        return 2, "token_unavailable", f"the token's file, {path}, is empty or no file", remedy
    try:
        token = state.token(layout, name, record)
    except OptionError:
        token = None
        other = record.source == "agent" and abs(found.st_mtime - record.issued_on) > _TOLERANCE
    else:
        if token is None:
            return 2, "token_unavailable", f"the token's file, {path}, holds no token", remedy
        other = bool(record.token) and record.token != state.digest(token.text) and not token.expires_on
    if other:
        return 1, "token_unavailable", f"the token in {path} is not the one that was put there last", remedy
    return None


def of_place(layout: Layout, _name: str, _record: state.Record) -> Found | None:
    """Look whether the next token has room to be written to."""
    try:
        found = os.statvfs(layout.state)
    except OSError:
        return None
    if found.f_flag & os.ST_RDONLY:
        return 2, "token_unavailable", f"{layout.state} can only be read; no new token can be kept", "Mount it writable."
    if found.f_bfree * found.f_frsize < _ROOM or (found.f_files and not found.f_ffree):
        return 2, "token_unavailable", f"there is no room in {layout.state}; no new token can be kept", "Make room on this disk."
    return None


def of_settings(layout: Layout, name: str, record: state.Record) -> Found | None:
    """Look whether the account's settings can be used, and the token's file is theirs whom they name."""
    if not os.access(layout.settings(name), os.R_OK):
        return None
    try:
        account = accounts.load(layout, name)
    except OptionError as exc:
        return 2, "client_misconfigured", exc.message, exc.remedy
    if account is None or not record.expires_on:
        return None
    try:
        found, place = os.stat(layout.token(name)), os.stat(layout.state)
    except OSError:
        return None
    if place.st_uid != 0:
        return None  # Only root gives files away.
    wrong = [
        f"{what} {is_} instead of {wanted}"
        for what, is_, wanted in (
            ("owner", found.st_uid, account.owner.uid),
            ("group", found.st_gid, account.owner.gid),
            ("mode", f"{stat.S_IMODE(found.st_mode):04o}", f"{account.mode:04o}"),
        )
        if wanted not in (is_, -1)
    ]
    if not wrong:
        return None
    said = f"the token's file, {layout.token(name)}, has {', '.join(wrong)}; the mail program may not read it"
    return 1, "token_file_unreadable", said, f"Run as root: mail-oauth-token refresh --force {name}"
