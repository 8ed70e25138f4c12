# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From ways to senders: everything that was seen of one mailbox together, what ends when, and what to do. Pure; runs on Python 3.8."""

from __future__ import annotations

import collections
import dataclasses
import typing as t

from .. import _retirements
from .._clouds import is_high_volume, is_microsoft
from .._retirements import Retirement
from .ways import EWS, KINDS, LOGS, OAUTH, OTHER, PASSWORD, PROGRAMS, UNCLEAR, Account, Way

#: An address from which so many mailboxes log in is a host that sends for others.
SMART_HOST = 2


class Directory(t.NamedTuple):
    """What the tenant's directory says of an account: ``name`` is today's, empty where the account is gone."""

    name: str
    enabled: bool | None = None


@dataclasses.dataclass
class Sender:
    """A mailbox that logs in with a password, or whose logins are unclear; or, of kind ``oauth``, one that moved."""

    mailbox: str
    kind: str
    names: tuple[str, ...]
    object_id: str
    #: ``member``, ``guest``, ``deleted``, ``disabled``, or empty where nobody looked.
    account: str
    ways: list[Way]
    #: What Exchange Online and Entra ID do with such a login today: ``works``, ``refused``, ``unknown``; and why, in sentences.
    today: str = "unknown"
    reasons: tuple[str, ...] = ()

    def of(self, kind: str) -> list[Way]:
        """Return the ways of one kind."""
        return [way for way in self.ways if way.kind == kind]

    @property
    def retirement(self) -> Retirement | None:
        """Return what ends it; the first end counts. None where it uses OAuth 2.0 alone."""
        ends = [ending(way) for way in self.ways if way.kind != OAUTH]
        # What ended long ago and is still seen is a question, and does not hide what is to come.
        return min(ends, key=lambda end: (end in _PAST, end.ends)) if ends else None

    @property
    def tries_only(self) -> bool:
        """Say whether it was seen to fail alone, and is nowhere configured."""
        return not any(way.logins or way.source == PROGRAMS for way in self.ways if way.kind == self.kind or way.kind != OAUTH)


#: What ended, or began to end, before.
_PAST = (_retirements.READING_PASSWORDS, _retirements.EWS)


def ending(way: Way) -> Retirement:
    """Return what ends logins of this way with a password."""
    if is_high_volume(way.server):
        return _retirements.HVE_PASSWORDS
    if way.protocol == EWS:
        return _retirements.EWS
    return _retirements.READING_PASSWORDS if way.protocol in ("imap", "pop") else _retirements.SMTP_PASSWORDS


class Configured(t.NamedTuple):
    """A login that a mail program on a host is configured for, or that its log shows (``logged``), as C(program_logins_info) returns it."""

    host: str
    program: str
    protocol: str
    server: str
    user: str
    kind: str
    place: str
    logged: bool = False
    logins: int = 0
    failures: int = 0
    first_seen: str = ""
    last_seen: str = ""
    why: str = ""


def may_be_microsoft(server: str) -> bool:
    """Say whether Microsoft runs a server, or nothing names it."""
    return not server or is_microsoft(server)


def accounts_of(configured: t.Iterable[Configured], domains: t.Collection[str]) -> list[Account]:
    """Return the accounts that programs log in as at Microsoft's servers, of these domains alone; unclear are those whose server nothing names."""
    found: dict[str, list[Way]] = {}
    for login in configured:
        user = login.user.lower()
        if user.rpartition("@")[2] in domains and may_be_microsoft(login.server):
            why = f"{login.program} on {login.host} is configured so ({login.place})." if not login.logged else login.why
            kind = login.kind if login.server or login.kind == OAUTH else UNCLEAR
            seen = (login.logins, login.failures, login.first_seen, login.last_seen)
            source = LOGS if login.logged else PROGRAMS
            way = Way(source, kind, login.protocol, login.program, "", login.host, login.place, login.server, *seen, why)
            found.setdefault(user, []).append(way)
    return [Account("", (user,), False, tuple(ways)) for user, ways in found.items()]


def gather(accounts: t.Iterable[Account], directory: t.Mapping[str, Directory | None]) -> list[Sender]:
    """Join accounts that are one mailbox, and return the senders: what is worst first, then who logs in most.

    ``directory`` has what was found of accounts by object id; None is one that is gone, and what is missing was not looked for.
    """
    known = list(accounts)
    identity = {name: account.object_id for account in known if account.object_id for name in reversed(account.names) if name}
    joined: dict[str, list[Account]] = {}
    for account in known:
        first = account.names[0] if account.names else ""
        joined.setdefault(account.object_id or identity.get(first, "") or first, []).append(account)
    senders = [_sender(key, group, directory) for key, group in joined.items()]
    return sorted(senders, key=lambda sender: (KINDS.index(sender.kind), sender.tries_only, -_logins(sender), sender.mailbox))


def _sender(key: str, group: t.Sequence[Account], directory: t.Mapping[str, Directory | None]) -> Sender:
    object_id = next((account.object_id for account in group if account.object_id), "")
    names = list(dict.fromkeys(name for account in group for name in account.names if name))
    ways = [way for account in group for way in account.ways]
    state = "guest" if any(account.guest for account in group) else ""
    if object_id in directory:
        found = directory[object_id]
        if found is None:
            state = "deleted"
        else:
            names = list(dict.fromkeys([found.name.lower(), *names])) if found.name else names
            state = state or ("disabled" if found.enabled is False else "member")
    kind = next(kind for kind in KINDS if any(way.kind == kind for way in ways)) if ways else UNCLEAR
    return Sender(names[0] if names else key, kind, tuple(names), object_id, state, ways)


def _logins(sender: Sender) -> int:
    return sum(way.logins for way in sender.of(sender.kind))


def shared_addresses(senders: t.Iterable[Sender]) -> dict[str, int]:
    """Return the addresses from which several mailboxes log in with a password, with how many: hosts that send for others."""
    seen: dict[str, set[str]] = collections.defaultdict(set)
    for sender in senders:
        for way in sender.of(PASSWORD):
            if way.address and way.logins:
                seen[way.address].add(sender.mailbox)
    return {address: len(mailboxes) for address, mailboxes in seen.items() if len(mailboxes) >= SMART_HOST}


def protocols_of(sender: Sender) -> list[str]:
    """Return the protocols of the logins that have to move, those that the tenants file knows."""
    found = {way.protocol for way in sender.ways if way.kind != OAUTH} - {EWS, OTHER}
    return [protocol for protocol in ("imap", "pop", "smtp") if protocol in found]
