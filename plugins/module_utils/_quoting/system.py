# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the system reads: POSIX shell, cron, systemd, names of files. Pure; runs on Python 3.8."""

from __future__ import annotations

import re
import shlex

from .address import address_problem, is_account_name
from .refusal import Unwritable, checked, one_line

_LONGEST_NAME = 255
_ACCOUNT = "the name of an account, which is in the names of files"
_SLASH = re.compile("/")
_BLANKS = re.compile(r"\s")
#: What a word of a unit may hold without quotes (systemd.syntax(7), "Quoting").
_UNIT_WORD = re.compile(r"[A-Za-z0-9_./@:+=,~^!-]+")


def shell(text: str) -> str:
    """Return ``text`` as one word of a POSIX shell (XCU 2.2.2)."""
    return shlex.quote(checked(text, "a shell command"))


def cron(text: str) -> str:
    """Return ``text`` as one word of a command in a crontab, where ``%`` is a line break unless a backslash stands before it (crontab(5))."""
    # Between quotes the backslash would stay, so each percent sign stands outside of them.
    checked(text, "a cron file")
    return "\\%".join(shlex.quote(part) if part else "" for part in text.split("%")) or "''"


def cron_user(text: str) -> str:
    """Return ``text`` as the user of a line of ``/etc/cron.d``, which has no quotes."""
    return one_line(text, "a cron file", re.compile(r"\s|[%#]"))


def systemd_word(text: str) -> str:
    """Return ``text`` as a word of ``ExecStart``: ``%`` and ``$`` doubled (systemd.unit(5), "Specifiers"; systemd.service(5), "Command lines")."""
    return _unit_word(text).replace("$", "$$")


def systemd_assignment(text: str) -> str:
    """Return ``NAME=value`` as a word of ``Environment``, in which ``$`` means nothing (systemd.exec(5))."""
    return _unit_word(text)


def systemd_value(text: str) -> str:
    """Return ``text`` as a value that is one word without quotes, such as a user."""
    return one_line(text, "a systemd unit", _BLANKS).replace("%", "%%")


def _unit_word(text: str) -> str:
    checked(text, "a systemd unit")
    if _UNIT_WORD.fullmatch(text):
        return text
    escaped = text.replace("%", "%%").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def token_account(text: str) -> str:
    """Return the name of an account of the token agent, which is in the names of its files."""
    if not is_account_name(text):
        held = address_problem(text).partition(", which")[0].partition(";")[0]
        raise Unwritable(
            held[6:] if held.startswith("holds ") else "no address, and more than small letters, digits and . _ @ + -", _ACCOUNT
        )
    return file_name(text)


def file_name(text: str) -> str:
    """Return ``text``, which is to be the name of a file in some directory."""
    checked(text, "the name of a file", _SLASH)
    if text in ("", ".", ".."):
        raise Unwritable(f"{text or 'nothing'} and nothing else", "the name of a file")
    if len(text.encode()) > _LONGEST_NAME:
        raise Unwritable(f"more than {_LONGEST_NAME} bytes", "the name of a file")
    return text
