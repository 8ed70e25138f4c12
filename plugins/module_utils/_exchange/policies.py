# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading what Exchange Online's own policies say about logins. What may not be read comes back with why; flags are booleans. Runs on Python 3.8."""

from __future__ import annotations

import concurrent.futures
import typing as t

from .._converge.reading import Reading
from .._errors import ExchangeError, MailOAuthError
from . import cmdlets
from .answers import Row
from .cmdlets import Cmdlet
from .reading import Run, boolean, leaf, named_mailbox, read_rows

#: Mailboxes and users that are asked about at once.
_AT_ONCE = 4


class Policies(t.NamedTuple):
    """The organisation's settings, and those of mailboxes and users by name in lower case."""

    transport: Reading
    organization: Reading
    authentication_policies: Reading
    cas_mailboxes: dict[str, Reading]
    users: dict[str, Reading]


def read_policies(run: Run, mailboxes: t.Iterable[str], users: t.Iterable[str]) -> Policies:
    """Read all of them; what Exchange does not show, or not in time, is said in its place. Fails where there is no token to begin with."""

    def first(cmdlet: Cmdlet, unread: type[MailOAuthError] = MailOAuthError) -> Reading:
        return _try(lambda: next(iter(read_rows(run, cmdlet)), {}), unread)

    # One after the other at first: the token that comes with them serves all others.
    transport = first(cmdlets.transport_config(), ExchangeError)
    organization = first(cmdlets.organization_config())
    policies = _try(lambda: read_rows(run, cmdlets.authentication_policies()))
    addresses, names = list(mailboxes), list(users)
    with concurrent.futures.ThreadPoolExecutor(_AT_ONCE) as pool:
        switches = pool.map(lambda address: _mailbox(run, address), addresses)
        people = pool.map(lambda name: first(cmdlets.user(name)), names)
        return Policies(
            transport,
            organization,
            policies,
            {address.lower(): reading for address, reading in zip(addresses, switches)},
            {name.lower(): reading for name, reading in zip(names, people)},
        )


def _mailbox(run: Run, address: str) -> Reading:
    found = _try(lambda: named_mailbox(read_rows(run, cmdlets.cas_mailbox(address)), address))
    return found if found.unread or found.document else Reading(unread="Exchange Online has no such mailbox")


def _try(read: t.Callable[[], Row | list[Row] | None], unread: type[MailOAuthError] = MailOAuthError) -> Reading:
    try:
        found = read()
    except unread as exc:
        return Reading(unread=f"Exchange Online does not show it ({exc.message.rstrip('.')})")
    if isinstance(found, list):
        return Reading([_plain(row) for row in found])
    return Reading(None if found is None else _plain(found))


def _plain(row: Row) -> Row:
    """Return a row with booleans where Exchange sends them as text, and policies by their bare names."""
    plain = {name: value if boolean(value) is None else boolean(value) for name, value in row.items()}
    for name in ("AuthenticationPolicy", "DefaultAuthenticationPolicy", "Name", "Identity"):
        if plain.get(name):
            plain[name] = leaf(plain[name])
    return plain
