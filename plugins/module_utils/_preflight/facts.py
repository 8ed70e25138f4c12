# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is asked, and all that was read. Pure; runs on Python 3.8."""

from __future__ import annotations

import datetime
import typing as t

from .._converge.reading import Reading
from .._mail import DELEGATED_SCOPES

NOT_READ = Reading(unread="nobody asked for it")


class Identity(t.NamedTuple):
    """Who administers, as far as the token tells: None is not known."""

    permissions: frozenset[str] | None = None
    #: Template ids of the active directory roles (the claim ``wids``).
    roles: frozenset[str] | None = None
    #: Whether it is a person.
    person: bool | None = None
    object_id: str = ""


class Application(t.NamedTuple):
    """The mail application: ``created`` None for one that is to be made. ``owned`` says whether the identity is an owner."""

    audience: str = "AzureADMyOrg"
    created: datetime.datetime | None = None
    owned: bool = True
    #: It is registered in another tenant: its credentials are kept there.
    foreign: bool = False


class Person(t.NamedTuple):
    """Somebody who is to sign in; the id where it is known."""

    name: str
    object_id: str = ""


class Mailbox(t.NamedTuple):
    """A mailbox and whose token opens it."""

    address: str
    user: str


class Question(t.NamedTuple):
    """What is planned. Lifetimes are in days; ``now`` is when."""

    now: datetime.datetime
    secret_days: float = 180.0
    certificate_days: float = 365.0
    people: tuple[Person, ...] = ()
    mailboxes: tuple[Mailbox, ...] = ()
    scopes: tuple[str, ...] = tuple(DELEGATED_SCOPES.values())


class Facts(t.NamedTuple):
    """All that was read. ``cas_mailboxes`` is by address, ``users`` by name, both in lower case."""

    identity: Identity = Identity()
    application: Application = Application()
    authorization: Reading = NOT_READ
    app_management: Reading = NOT_READ
    own_app_management: Reading = Reading([])
    security_defaults: Reading = NOT_READ
    conditional_access: Reading = NOT_READ
    transport: Reading = NOT_READ
    organization: Reading = NOT_READ
    authentication_policies: Reading = NOT_READ
    cas_mailboxes: t.Mapping[str, Reading] = {}
    users: t.Mapping[str, Reading] = {}


def mapping(value: t.Any) -> t.Mapping[str, t.Any]:
    """Return a JSON object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def items(value: t.Any) -> list[t.Any]:
    """Return a JSON list, an empty one for anything else."""
    return value if isinstance(value, list) else []
