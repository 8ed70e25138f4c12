# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The configurations of mail programs: msmtp, isync, getmail, fetchmail, Dovecot, email-oauth2-proxy. Pure; runs on Python 3.8."""

from __future__ import annotations

import re

from .refusal import Unwritable, checked, one_line

_PLAIN = re.compile(r"[A-Za-z0-9_.@/+:=~-]+")
#: msmtp reads lines of up to this many bytes (``LINEBUFSIZE`` in its conf.c), the command's own name among them.
_MSMTP_LINE = 500
_MSMTP_COMMAND = 20
_FIELD = re.compile(r"[:]")


def _in_quotes(text: str, *escaped: str) -> str:
    for char in escaped:
        text = text.replace(char, f"\\{char}")
    return f'"{text}"'


def msmtp(text: str) -> str:
    """Return ``text`` as an argument in msmtprc: the rest of a line, of which one pair of double quotes is taken off and nothing else."""
    checked(text, "msmtp's configuration")
    if len(text.encode()) > _MSMTP_LINE - _MSMTP_COMMAND:
        raise Unwritable(f"more than {_MSMTP_LINE - _MSMTP_COMMAND} bytes", "msmtp's configuration")
    return text if _PLAIN.fullmatch(text) else _in_quotes(text)


def isync(text: str) -> str:
    """Return ``text`` as one word of mbsyncrc (mbsync(1), "Configuration": double quotes, and a backslash before them and itself)."""
    return _in_quotes(checked(text, "isync's configuration"), "\\", '"')


def ini(text: str) -> str:
    """Return ``text`` as a value in a file that Python's ConfigParser reads without interpolation, as email-oauth2-proxy and getmail do."""
    return one_line(text, "an INI file")


def ini_section(text: str) -> str:
    """Return ``text`` as the name of a section in such a file."""
    one_line(text, "the name of a section in an INI file", re.compile(r"[\[\]]"))
    if text == "DEFAULT":
        raise Unwritable("DEFAULT and nothing else", "the name of a section in an INI file")
    return text


def python(text: str) -> str:
    """Return ``text`` as a string of Python, which getmail's lists are made of and which it evaluates (ConfTupleOfStrings in its source)."""
    return _in_quotes(checked(text, "getmail's configuration"), "\\", '"')


def getmail_path(text: str) -> str:
    """Return a path in getmailrc, where ``$`` would begin the name of a variable (``expand_user_vars`` in getmail's source)."""
    return one_line(text, "a path in getmail's configuration", re.compile(r"\$"))


def fetchmail(text: str) -> str:
    r"""Return ``text`` as a string of fetchmailrc, whose double quotes hold no others: ``\x`` and two digits are one (fetchmail(1), "Syntax")."""
    checked(text, "fetchmail's configuration")
    return '"' + text.replace("\\", "\\\\").replace('"', "\\x22") + '"'


def dovecot(text: str) -> str:
    """Return ``text`` as a setting of Dovecot, between double quotes where nothing else would do; such a text has no variables."""
    one_line(text, "Dovecot's configuration")
    return text if _PLAIN.fullmatch(text) else _in_quotes(text, "\\", '"')


def passwd_field(text: str) -> str:
    """Return ``text`` as the first field of a passwd-file, which ends at a colon; a line that begins with ``#`` is a comment."""
    if text.startswith("#"):
        raise Unwritable("a # at its beginning", "a passwd-file of Dovecot")
    return one_line(text, "a passwd-file of Dovecot", _FIELD)


def lua(text: str) -> str:
    """Return ``text`` as a string of Lua: bytes that are not plain as three decimal digits (reference manual, section 3.1)."""
    checked(text, "Lua")
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in (34, 92) else f"\\{b:03d}" for b in text.encode()) + '"'
