# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The configuration of email-oauth2-proxy: local ports, the servers behind them, and accounts.

An INI file without interpolation (``emailproxy.config``; source: the program's sample configuration and its ``AppConfig``). Accounts that
role ``email_oauth2_proxy`` wrote say where their token comes from; accounts with refresh tokens of the proxy's own have none that anybody
else could use, and are reported as such. Pure but for the opener; runs on Python 3.8.
"""

from __future__ import annotations

import configparser
import ipaddress
import re
import typing as t

from .login import Login, Opener, error

DEFAULT_PATHS = (
    "/etc/email-oauth2-proxy/default/instance.conf",
    "/etc/email-oauth2-proxy/postfix/instance.conf",
    "/etc/email-oauth2-proxy/fetchmail/instance.conf",
    "/etc/emailproxy.config",
)

_LISTENER = re.compile(r"(IMAP|POP|SMTP)-(\d+)")
_ACCOUNT_HAS_NO_TOKEN = "uses a refresh token of email-oauth2-proxy's own, encrypted with the mail program's password"


class Listener(t.NamedTuple):
    """A local port and the server behind it."""

    protocol: str
    port: int
    #: Where it listens; the program's own default is every address.
    address: str
    host: str
    host_port: int
    tls: str
    place: str


class Proxy(t.NamedTuple):
    """One configuration."""

    path: str
    listeners: tuple[Listener, ...]
    #: Login name to the options of its section.
    accounts: dict[str, dict[str, str]]

    def listener(self, port: int) -> Listener | None:
        """Return the listener on a local port."""
        return next((listener for listener in self.listeners if listener.port == port), None)

    def login(self, listener: Listener, account: str) -> Login:
        """Return the login that the proxy makes when ``account`` logs in to ``listener``; raises ``OptionError``."""
        options = self.accounts.get(account)
        if options is None:
            raise error(self.path, f"there is no account {account}", "Run the role of the mail program again.")
        token_file, token_command = options.get("token_file", ""), options.get("token_command", "")
        if not token_file and not token_command:
            raise error(self.path, f"the account {account} {_ACCOUNT_HAS_NO_TOKEN}", "Configure it by role email_oauth2_proxy.")
        return Login(
            name=account,
            protocol=listener.protocol,
            host=listener.host,
            port=listener.host_port,
            tls=listener.tls,
            user=options.get("user", "") or account,
            token_file="" if token_command else token_file,
            token_command=token_command,
            ca_path="",
            place=listener.place,
        )


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address is this machine."""
    host = host.strip("[]").lower()
    if host in ("localhost", "localhost.localdomain", "ip6-localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def parse(text: str, path: str) -> Proxy:
    """Return what a configuration says; raises ``OptionError`` naming the line."""
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(text, source=path)
    except configparser.Error as exc:
        line = getattr(exc, "lineno", None) or (
            exc.errors[0][0] if isinstance(exc, configparser.ParsingError) and exc.errors else 0
        )
        what = str(exc).splitlines()[0].split("]:")[-1].strip() or "it is no INI file"
        raise error(f"{path}, line {line}" if line else path, f"email-oauth2-proxy cannot read it ({what})") from None
    lines = _section_lines(text)
    listeners = []
    for name in parser.sections():
        match = _LISTENER.fullmatch(name)
        if match:
            place = f"{path}, line {lines.get(name, 1)}"
            listeners.append(_listener(parser[name], match[1], int(match[2]), place))
    accounts = {name: dict(parser[name]) for name in parser.sections() if "@" in name}
    return Proxy(path, tuple(listeners), accounts)


def _section_lines(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r"\[(.+)\]", line)
        if match:
            found.setdefault(match[1], number)
    return found


def _listener(section: configparser.SectionProxy, kind: str, port: int, place: str) -> Listener:
    host, host_port = section.get("server_address", ""), section.get("server_port", "")
    if not host:
        raise error(place, f"[{section.name}] names no server_address")
    if not host_port.strip().isdigit() or not 0 < int(host_port) < 65536:
        raise error(place, f"[{section.name}] names no usable server_port")
    try:
        starttls = kind == "SMTP" and section.getboolean("server_starttls", section.getboolean("starttls", False))
    except ValueError:
        raise error(place, f"[{section.name}]: server_starttls is neither True nor False") from None
    tls = "starttls" if starttls else "implicit"
    return Listener(kind.lower(), port, section.get("local_address", "::"), host, int(host_port), tls, place)


def read(path: str, opener: Opener) -> list[Login]:
    """Return every login that the proxy may make: each account at each of its servers; raises ``OptionError``."""
    try:
        proxy = parse(opener(path), path)
    except (OSError, UnicodeDecodeError) as exc:
        raise error(path, f"it cannot be read ({getattr(exc, 'strerror', None) or 'it is no text'})") from None
    return [
        proxy.login(listener, account)
        for listener in proxy.listeners
        for account in proxy.accounts
        if not account.startswith("@")
    ]


def find(port: int, account: str, protocol: str, opener: Opener, paths: t.Sequence[str] = DEFAULT_PATHS) -> Login | None:
    """Return the login behind a local port for an account, from the first configuration that has such a port; None without one."""
    for path in paths:
        try:
            text = opener(path)
        except (OSError, UnicodeDecodeError):
            continue
        proxy = parse(text, path)
        listener = proxy.listener(port)
        if listener is not None and listener.protocol == protocol:
            return proxy.login(listener, account)
    return None
