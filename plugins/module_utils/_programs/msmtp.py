# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The configuration of msmtp: ``/etc/msmtprc`` and ``~/.msmtprc``.

One command a line, the rest of the line is its argument, one pair of double quotes around it is taken off; ``defaults`` and ``account
NAME : PARENT, ...`` begin sections, and an account starts from the defaults as they are at that line (msmtp's manual, and ``read_conffile``
in its source). ``eval`` runs a program and cannot be followed here; such lines count as not there. Pure but for the opener; runs on
Python 3.8.
"""

from __future__ import annotations

from .login import Login, Opener, error
from .text import port_number, read_text, some

DEFAULT_PATHS = ("/etc/msmtprc", "~/.msmtprc", "~/.config/msmtp/config")

#: Older and newer names of the same command.
_SYNONYMS = {"tls_nostarttls": "tls_starttls", "connect_timeout": "timeout"}
OFF = ("off", "no", "0", "false")


class Section:
    """The settings of one account, as written, and the line that each was written on."""

    def __init__(self, name: str, line: int, base: Section | None = None) -> None:
        self.name = name
        self.line = line
        #: What the account itself says goes over to those that name it as a parent; what it has from the defaults does not.
        self.own: dict[str, str] = {}
        self.defaults: dict[str, str] = dict(base.own) if base else {}

    def get(self, command: str, default: str = "") -> str:
        """Return a setting."""
        return self.own.get(command, self.defaults.get(command, default))

    def on(self, command: str) -> bool:
        """Return whether a switch is on; a switch without an argument is."""
        return self.get(command, "off").lower() not in OFF

    def settings(self) -> dict[str, str]:
        """Return all settings."""
        return {**self.defaults, **self.own}


def parse(text: str, path: str) -> list[Section]:
    """Return the accounts in their order; raises ``OptionError`` for an account that is built on one that is not there."""
    defaults = Section("defaults", 0)
    accounts: dict[str, Section] = {}
    current: Section | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        command, *rest = line.split(None, 1)
        argument = _unquoted(rest[0]) if rest else ""
        if command == "defaults":
            current = defaults
        elif command == "account":
            name, _colon, parents = argument.partition(":")
            current = Section(_unquoted(name.strip()), number, defaults)
            for parent in filter(None, (_unquoted(name.strip()) for name in parents.split(","))):
                if parent not in accounts:
                    raise error(f"{path}, line {number}", f"account {parent} is not defined above this line")
                current.own.update(accounts[parent].settings())
            accounts[current.name] = current
        elif command != "eval":
            if current is None:  # the first account needs no name
                current = accounts["default"] = Section("default", number)
            _set(current, command, argument)
    return list(accounts.values())


def _set(account: Section, command: str, argument: str) -> None:
    if command == "tls_nostarttls":
        argument = "off" if argument.lower() not in OFF else "on"
    elif not argument and command in ("tls", "auth", "tls_starttls"):
        argument = "on"
    account.own[_SYNONYMS.get(command, command)] = argument


def _unquoted(argument: str) -> str:
    return argument[1:-1] if len(argument) >= 2 and argument[0] == argument[-1] == '"' else argument


def read(path: str, opener: Opener) -> list[Login]:
    """Return the logins of all accounts with ``auth xoauth2``; raises ``OptionError`` naming the line."""
    logins: list[Login] = []
    for account in parse(read_text(path, opener), path):
        if account.get("auth").lower() != "xoauth2":
            continue
        login = _login(account, f"{path}, line {account.line}")
        # "account default : NAME" gives an account a second name.
        if not any(login._replace(name=other.name, place=other.place) == other for other in logins):
            logins.append(login)
    return some(logins, path, "msmtp", "Set auth xoauth2, or have the role m365.mail_oauth.msmtp write the file.")


def _login(account: Section, place: str) -> Login:
    label = f"the account {account.name}"
    host, user, command = account.get("host"), account.get("user"), account.get("passwordeval")
    if not host:
        raise error(place, f"{label} names no host")
    if not user:
        raise error(place, f"{label} names no user")
    if not account.on("tls"):
        raise error(place, f"{label} does not use TLS, so its token would travel in clear text", "Add: tls on")
    if not command:
        what = (
            "has its token in the file, where it is over within the hour"
            if account.get("password")
            else "says nowhere how to get a token"
        )
        raise error(place, f"{label} {what}", "Use passwordeval with a command that prints a fresh token.")
    starttls = account.get("tls_starttls", "on").lower() not in OFF
    port = account.get("port")
    trust = account.get("tls_trust_file")
    return Login(
        name=account.name,
        protocol="smtp",
        host=host,
        port=port_number(port, place) if port else 25 if starttls else 465,
        tls="starttls" if starttls else "implicit",
        user=user,
        token_file="",
        token_command=command,
        ca_path="" if trust in ("", "system") else trust,
        place=place,
    )
