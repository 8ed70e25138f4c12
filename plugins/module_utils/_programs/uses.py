# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the mail programs of a host log in with, password or token, whatever it is: the question before any of them is moved.

The readers beside this one return logins with a token and fail where there is none; here nothing but an unreadable file is a failure, and
nothing of a secret is kept. Pure but for the opener; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from . import dovecot, email_oauth2_proxy, exim, fetchmail, getmail, isync, msmtp, postfix
from .login import Opener
from .text import read_text

PASSWORD, UNCLEAR, OAUTH = "password", "unclear", "oauth"


class Use(t.NamedTuple):
    """One login that a program is configured for, at ``server`` as ``user``; ``place`` is ``PATH, line N``."""

    protocol: str
    server: str
    user: str
    kind: str
    place: str


_TOKENS = ("XOAUTH2", "OAUTHBEARER")
#: Mechanisms without a password of the account.
_OTHERS = ("EXTERNAL", "GSSAPI", "KERBEROS", "KERBEROS_V4", "KERBEROS_V5", "SSH", "NTLMSSP")
#: A command whose words say that it prints a token.
_PRINTS_TOKEN = re.compile(r"oauth|token", re.IGNORECASE)


def _kind(mechanism: str) -> str | None:
    """Return what a named mechanism logs in with; None for something else than either."""
    word = mechanism.upper()
    return OAUTH if word in _TOKENS else None if word in _OTHERS else PASSWORD


def _msmtp(path: str, opener: Opener) -> t.Iterator[Use]:
    for account in msmtp.parse(read_text(path, opener), path):
        mechanism = account.get("auth")
        kind = None if mechanism.lower() in ("", *msmtp.OFF) else _kind(mechanism)
        if kind and account.get("host"):
            yield Use("smtp", account.get("host"), account.get("user"), kind, f"{path}, line {account.line}")


def _isync(path: str, opener: Opener) -> t.Iterator[Use]:
    for section in isync.parse(read_text(path, opener), path):
        settings = {name: " ".join(values) for name, values in section.settings.items()}
        if section.kind not in ("imapaccount", "imapstore") or not settings.get("host"):
            continue
        named = (settings.get("authmechs") or settings.get("authmech") or "*").upper().split()
        kinds = {_kind(name) for name in named}
        kind = OAUTH if kinds == {OAUTH} else PASSWORD if OAUTH not in kinds else UNCLEAR
        if named == ["*"] and _PRINTS_TOKEN.search(settings.get("passcmd", "")):
            kind = UNCLEAR  # any mechanism, XOAUTH2 where Cyrus SASL has it
        if kinds != {None}:
            host = re.sub(r"^imaps:/*", "", settings["host"], flags=re.IGNORECASE)
            yield Use("imap", host, settings.get("user", ""), kind, f"{path}, line {section.line}")


def _fetchmail(path: str, opener: Opener) -> t.Iterator[Use]:
    for user in fetchmail.parse(read_text(path, opener), path):
        host, place = user.settings.get("via") or user.entry, f"{path}, line {user.line}"
        protocol = "pop" if user.settings.get("protocol", "").lower().startswith(("pop", "apop")) else "imap"
        kind = _kind(user.settings.get("auth", "password"))
        if kind and email_oauth2_proxy.is_loopback(host):
            yield from _behind_proxy(opener, protocol, user.name, place)
        elif kind:
            yield Use(protocol, host, user.name, kind, place)


def _getmail(path: str, opener: Opener) -> t.Iterator[Use]:
    retriever, lines = getmail.retriever_of(path, opener)
    protocol = "pop" if "pop3" in retriever.get("type", "").lower() else "imap"
    kind = OAUTH if getmail.uses_token(retriever) else PASSWORD
    if retriever.get("use_kerberos", "").strip().lower() not in ("1", "true", "yes", "on"):
        place = f"{path}, line {lines.get('server', lines.get('[retriever]', 1))}"
        yield Use(protocol, retriever.get("server", "").strip(), retriever.get("username", "").strip(), kind, place)


def _postfix(path: str, opener: Opener) -> t.Iterator[Use]:
    for entry in postfix.entries(postfix.Configuration(path, opener)):
        if email_oauth2_proxy.is_loopback(entry.host):
            yield from _behind_proxy(opener, "smtp", entry.user, entry.place)
        else:
            yield Use("smtp", entry.host, entry.user, OAUTH if entry.uses_token else PASSWORD, entry.place)


#: Debian's file of names and passwords: TARGET:LOGIN:PASSWORD.
_PASSWD_CLIENT = "/etc/exim4/passwd.client"


def _exim(path: str, opener: Opener) -> t.Iterator[Use]:
    text = read_text(path, opener)
    sections = exim.parse(text)
    authenticators = [driver for driver in sections.get("authenticators", []) if _sends(driver)]
    tokens = [driver.options["client_send"] for driver in authenticators if _name(driver) in _TOKENS]
    passwords = [driver for driver in authenticators if _name(driver) not in (*_TOKENS, *_OTHERS)]
    for transport in sections.get("transports", []):
        if transport.options.get("driver") != "smtp":
            continue
        host, _port = exim.host_of(transport, sections.get("routers", []))
        place = f"{path}, line {transport.line}"
        token = next((found for sent in tokens for found in [exim.token_in(sent, transport.name)] if found), None)
        if token:
            yield Use("smtp", host, token["user"], OAUTH, place)
            continue
        for driver in passwords:
            sent = re.match(r"(?:<; *)?\^?\^?([^^:;\s${}]+@[^^:;\s${}]+)", driver.options.get("client_send", "")) or re.match(
                r"([^\s${}]+)$", driver.options.get("client_name", "")
            )
            if host and sent:
                yield Use("smtp", host, sent[1], PASSWORD, f"{path}, line {driver.line}")
    if passwords and "passwd.client" in text:
        yield from _passwd_client(opener)


def _sends(driver: exim.Driver) -> bool:
    return any(driver.options.get(name) for name in ("client_send", "client_name"))


def _name(driver: exim.Driver) -> str:
    return driver.options.get("public_name", "").upper()


def _passwd_client(opener: Opener) -> t.Iterator[Use]:
    for number, line in enumerate(read_text(_PASSWD_CLIENT, opener).splitlines(), 1):
        parts = line.strip().split(":")
        if len(parts) >= 3 and not line.lstrip().startswith("#"):
            yield Use("smtp", parts[0].lstrip("*."), parts[1], PASSWORD, f"{_PASSWD_CLIENT}, line {number}")


def _dovecot(path: str, opener: Opener) -> t.Iterator[Use]:
    if path.endswith(".lua"):
        for login in dovecot.read(path, opener):
            yield Use("imap", login.host, login.user, OAUTH, login.place)
        return
    settings = {name: value for name, (value, _line) in dovecot.settings_of(read_text(path, opener)).items()}
    if settings.get("imapc_host"):
        kind = OAUTH if any(name in settings.get("imapc_sasl_mechanisms", "").upper() for name in _TOKENS) else PASSWORD
        yield Use("imap", settings["imapc_host"], settings.get("imapc_user", ""), kind, path)


def _proxy(path: str, opener: Opener) -> t.Iterator[Use]:
    proxy = email_oauth2_proxy.parse(read_text(path, opener), path)
    for listener in proxy.listeners:
        for account in proxy.accounts:
            if not account.startswith("@"):
                yield Use(listener.protocol, listener.host, proxy.accounts[account].get("user") or account, OAUTH, listener.place)


def _behind_proxy(opener: Opener, protocol: str, user: str, place: str) -> t.Iterator[Use]:
    """Yield the login that email-oauth2-proxy makes in a program's place, where its configuration is known."""
    for path in email_oauth2_proxy.DEFAULT_PATHS:
        try:
            proxy = email_oauth2_proxy.parse(opener(path), path)
        except (OSError, UnicodeDecodeError):
            continue
        for listener in proxy.listeners:
            if listener.protocol == protocol and user in proxy.accounts:
                yield Use(protocol, listener.host, proxy.accounts[user].get("user") or user, OAUTH, place)
                return


#: By the names of ``readers``.
USES: dict[str, t.Callable[[str, Opener], t.Iterator[Use]]] = {
    "dovecot": _dovecot,
    "email_oauth2_proxy": _proxy,
    "exim": _exim,
    "fetchmail": _fetchmail,
    "getmail": _getmail,
    "isync": _isync,
    "msmtp": _msmtp,
    "postfix": _postfix,
}
