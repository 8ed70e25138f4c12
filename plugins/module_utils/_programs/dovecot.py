# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Dovecot as an IMAP client (imapc): the table of accounts that role ``dovecot`` writes, or ``imapc_*`` settings of one's own.

Sources: doc.dovecot.org, "imapc" and "Dovecot's configuration file syntax". Pure but for the opener; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from .._mail import PROTOCOLS
from .login import Login, Opener, error

DEFAULT_PATHS = ("/etc/dovecot/mail-oauth/tokens.lua", "/etc/dovecot/local.conf", "/etc/dovecot/dovecot.conf")

_ACCOUNT = re.compile(r'^ {2}\[(?P<user>"(?:[^"\\]|\\.)*")\] = \{$')
_FIELD = re.compile(r'(?P<key>\w+) = (?:(?P<text>"(?:[^"\\]|\\.)*")|(?P<number>\d+)|\[==\[(?P<raw>.*?)\]==\])')


def read(path: str, opener: Opener) -> list[Login]:
    """Return the logins that Dovecot makes at another server; raises ``OptionError``."""
    try:
        text = opener(path)
    except (OSError, UnicodeDecodeError) as exc:
        raise error(path, f"it cannot be read ({getattr(exc, 'strerror', None) or 'it is no text'})") from None
    return _from_table(path, text) if path.endswith(".lua") else [_from_settings(path, text)]


def _from_table(path: str, text: str) -> list[Login]:
    """Read the table ``accounts`` of the role's script."""
    accounts: list[tuple[int, str, dict[str, str]]] = []
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if line == "local accounts = {":
            inside = True
        elif line == "}":
            inside = False
        elif inside:
            begins = _ACCOUNT.match(line)
            if begins:
                accounts.append((number, _string(begins["user"]), {}))
            elif accounts:
                for field in _FIELD.finditer(line):
                    quoted = field["text"]
                    accounts[-1][2][field["key"]] = _string(quoted) if quoted else field["number"] or field["raw"] or ""
    if not accounts:
        raise error(path, "there is no table of accounts", "Run role dovecot with dovecot_use=imapc.")
    return [_login(f"{path}, line {number}", user, fields) for number, user, fields in accounts]


#: What the role writes, three decimal digits for a byte, and what its first version wrote, JSON's escapes.
_ESCAPE = re.compile(rb"\\(\d{3}|u[0-9a-fA-F]{4}|.)")


def _string(quoted: str) -> str:
    """Return what a double-quoted string of Lua is."""

    def byte(found: re.Match[bytes]) -> bytes:
        said = found[1].decode()
        if len(said) == 1:
            return found[1]
        return bytes([int(said) & 255]) if said.isdigit() else chr(int(said[1:], 16)).encode("utf-8", "replace")

    return _ESCAPE.sub(byte, quoted[1:-1].encode()).decode("utf-8", "replace")


def _login(place: str, name: str, fields: t.Mapping[str, str]) -> Login:
    file, command = fields.get("token_file", ""), fields.get("token_command", "")
    port = fields.get("port", "")
    if (
        not fields.get("host")
        or not fields.get("mailbox")
        or bool(file) == bool(command)
        or not port.isdigit()
        or not 0 < int(port) < 65536
    ):
        raise error(place, f"the account {name} lacks its server, its mailbox or its one token", "Run role dovecot again.")
    tls = "starttls" if fields.get("ssl") == "starttls" else "implicit"
    return Login(name, "imap", fields["host"], int(port), tls, fields["mailbox"], file, command, fields.get("ca_file", ""), place)


def settings_of(text: str) -> dict[str, tuple[str, int]]:
    """Return the ``imapc_*`` settings and the authorities, each with its line."""
    settings: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r"\s*(imapc_\w+|ssl_client_ca_file)\s*=\s*(.*?)\s*$", line)
        if match:
            settings[match[1]] = (match[2].strip('"'), number)
    return settings


def _from_settings(path: str, text: str) -> Login:
    """Read ``imapc_*`` settings: one account for the whole server, whose password is a file's content (``<PATH``)."""
    settings = settings_of(text)

    def get(name: str, default: str = "") -> str:
        return settings.get(name, (default, 0))[0]

    if not get("imapc_host"):
        raise error(path, "it sets no imapc_host, so Dovecot logs in nowhere else", "Run role dovecot with dovecot_use=imapc.")
    place = f"{path}, line {settings['imapc_host'][1]}"
    if "xoauth2" not in get("imapc_sasl_mechanisms").lower():
        raise error(place, "imapc_sasl_mechanisms does not name xoauth2, so Dovecot logs in with a password")
    ssl = get("imapc_ssl", "no").lower()
    if ssl not in ("imaps", "starttls"):
        raise error(place, "imapc_ssl is neither imaps nor starttls, and a token travels over TLS only")
    password = get("imapc_password")
    if not password.startswith("<"):
        raise error(
            place,
            "imapc_password is no file (<PATH), so nobody can keep the token fresh",
            "Run role dovecot with dovecot_use=imapc.",
        )
    if not get("imapc_user") or "%" in get("imapc_user"):
        raise error(place, "imapc_user names no one mailbox")
    fields = {
        "host": get("imapc_host"),
        "port": get("imapc_port", str(PROTOCOLS["imap"].ports["implicit" if ssl == "imaps" else "starttls"])),
        "ssl": ssl,
        "mailbox": get("imapc_user"),
        "token_file": password[1:].strip(),
        "ca_file": get("ssl_client_ca_file").lstrip("<"),
    }
    return _login(place, fields["mailbox"], fields)
