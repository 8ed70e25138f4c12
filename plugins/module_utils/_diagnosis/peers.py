# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How it went elsewhere: by the other protocols, for other mailboxes, from other hosts, for other tenants.

An index over outcomes, made in one pass and asked once per check, so that thousands of checks take linear time. It keeps no observation
alive. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from .._check import Observation
from .world import service_of

#: Names of other hosts from which a login was made that are kept for the evidence.
_NAMED = 3

#: What differs between two refusals for the same reason: server names and ids in brackets, numbers.
_PARTICULAR = re.compile(r"\[[^\]]*\]|<[^>]*>|[\w.+-]+@[\w.-]+|\d+")


class Outcome(t.NamedTuple):
    """One check, as far as others care.

    ``source`` is the host that it was made from, ``token`` whose token it was, ``state`` passed, refused (by the server, after it had
    seen the token) or other; ``alike`` is the same text for what failed in the same way. ``certificate`` is a SHA-256.
    """

    tenant: str
    source: str
    mailbox: str
    token: str
    app_id: str
    protocol: str
    host: str
    port: int
    state: str
    alike: str
    certificate: str = ""


class Around(t.NamedTuple):
    """Other mailboxes of the tenant at the same endpoint: tried, let in (of those with the same token, by the same application), and
    refused with the same words."""

    tried: int
    passed: int
    same_token: int
    same_app: int
    alike: int


class Elsewhere(t.NamedTuple):
    """The same login from other hosts: names of those where it works (at most three), how many, how many fail alike, how many differ."""

    works: tuple[str, ...]
    passed: int
    alike: int
    other: int
    #: Certificates (SHA-256) that the endpoint showed to hosts where the login works.
    certificates: frozenset[str]


class Tenants(t.NamedTuple):
    """The same endpoint over all tenants: how many tenants are refused with these words, and whether anybody is let in."""

    alike: int
    anybody: bool


def outcome_of(observation: Observation, tenant: str = "", source: str = "") -> Outcome:
    """Return what others care for; ``tenant`` and ``source`` tell checks of a report apart and are empty within one run."""
    target = observation.target
    state = observation.state if observation.state == "passed" else "other"
    if observation.outcome == "refused" and observation.sasl_sent:
        state = "refused"
    said = observation.words[-1].text if observation.words else ""
    return Outcome(
        tenant,
        source,
        target.user.lower(),
        target.token.lower(),
        observation.token.app_id,
        target.protocol,
        target.host,
        target.port,
        state,
        f"{observation.stage} {_PARTICULAR.sub('', said[:300].lower())}",
    )


class _Endpoint:
    """What became of the mailboxes of one tenant at one endpoint."""

    __slots__ = ("alike", "apps", "passed", "tokens", "tried")

    def __init__(self) -> None:
        self.tried: set[str] = set()
        self.passed: set[str] = set()
        self.tokens: dict[str, int] = {}
        self.apps: dict[str, int] = {}
        self.alike: dict[str, set[str]] = {}

    def note(self, one: Outcome) -> None:
        self.tried.add(one.mailbox)
        if one.state == "passed" and one.mailbox not in self.passed:
            self.passed.add(one.mailbox)
            self.tokens[one.token] = self.tokens.get(one.token, 0) + 1
            if one.app_id:
                self.apps[one.app_id] = self.apps.get(one.app_id, 0) + 1
        elif one.state == "refused":
            self.alike.setdefault(one.alike, set()).add(one.mailbox)


class _Login:
    """What became of one login from all hosts."""

    __slots__ = ("certificates", "counts", "sources", "works")

    def __init__(self) -> None:
        self.sources: set[str] = set()
        self.works: list[str] = []
        self.counts: dict[tuple[str, str], int] = {}
        self.certificates: set[str] = set()

    def note(self, one: Outcome) -> None:
        if one.source in self.sources:
            return
        self.sources.add(one.source)
        key = ("passed", "") if one.state == "passed" else (one.state, one.alike)
        self.counts[key] = self.counts.get(key, 0) + 1
        if one.state == "passed":
            if len(self.works) < _NAMED:
                self.works.append(one.source)
            if one.certificate:
                self.certificates.add(one.certificate)


class Peers:
    """How all checks went. Made of observations (one run) or of outcomes (a report of many hosts and tenants)."""

    def __init__(self, checks: t.Iterable[Observation | Outcome] = ()) -> None:
        self._protocols: dict[tuple[str, ...], dict[str, str]] = {}
        self._endpoints: dict[tuple[str, ...], _Endpoint] = {}
        self._logins: dict[tuple[str, ...], _Login] = {}
        self._tenants: dict[tuple[str, str, int], dict[str, set[str]]] = {}
        self._anybody: set[tuple[str, str, int]] = set()
        self._names: dict[str, str] = {}
        for check in checks:
            self.note(check if isinstance(check, Outcome) else outcome_of(check))

    def note(self, one: Outcome, *, of_others: bool = False) -> None:
        """Take one more; ``of_others`` says that nobody will ask how this very mailbox fared elsewhere, which most of the memory is for."""
        name = self._names.setdefault(one.mailbox, one.mailbox)
        if name is not one.mailbox:
            one = one._replace(mailbox=name)
        # A check that ended before the server saw the token says nothing of the mailbox.
        if one.state != "other":
            if not of_others:
                states = self._protocols.setdefault(_token_key(one), {})
                if states.get(one.protocol) != "passed":
                    states[one.protocol] = one.state
            key = _endpoint_key(one)
            endpoint = self._endpoints.get(key)
            if endpoint is None:
                endpoint = self._endpoints[key] = _Endpoint()
            endpoint.note(one)
        if one.source and not of_others:
            self._logins.setdefault(_login_key(one), _Login()).note(one)
        if one.tenant:
            place = (one.protocol, one.host, one.port)
            if one.state == "passed":
                self._anybody.add(place)
            elif one.state == "refused":
                self._tenants.setdefault(place, {}).setdefault(one.alike, set()).add(one.tenant)

    def passed(self, one: Outcome) -> tuple[str, ...]:
        """Return the other protocols by which the same token reached the same mailbox from the same host."""
        return self._by_state(one, "passed")

    def refused(self, one: Outcome) -> tuple[str, ...]:
        """Return the other protocols by which the same token was refused for the same mailbox."""
        return self._by_state(one, "refused")

    def _by_state(self, one: Outcome, state: str) -> tuple[str, ...]:
        found = self._protocols.get(_token_key(one), {})
        return tuple(sorted(protocol for protocol, its in found.items() if its == state and protocol != one.protocol))

    def around(self, one: Outcome) -> Around:
        """Return how other mailboxes of the tenant fared at the same endpoint."""
        found = self._endpoints.get(_endpoint_key(one))
        if found is None:
            return Around(0, 0, 0, 0, 0)
        own = one.mailbox in found.passed  # from another host, for instance
        alike = found.alike.get(one.alike, set())
        return Around(
            len(found.tried) - (one.mailbox in found.tried),
            len(found.passed) - own,
            max(0, found.tokens.get(one.token, 0) - own),
            max(0, found.apps.get(one.app_id, 0) - own) if one.app_id else 0,
            len(alike) - (one.mailbox in alike),
        )

    def elsewhere(self, one: Outcome) -> Elsewhere:
        """Return how a login that does not work here fared from other hosts."""
        found = self._logins.get(_login_key(one))
        if found is None:
            return Elsewhere((), 0, 0, 0, frozenset())
        passed = found.counts.get(("passed", ""), 0)
        alike = found.counts.get((one.state, one.alike), 0)
        return Elsewhere(
            tuple(found.works), passed, max(0, alike - 1), len(found.sources) - passed - alike, frozenset(found.certificates)
        )

    def tenants(self, one: Outcome) -> Tenants:
        """Return how other tenants fared at the same endpoint."""
        place = (one.protocol, one.host, one.port)
        return Tenants(len(self._tenants.get(place, {}).get(one.alike, ())), place in self._anybody)


def _token_key(one: Outcome) -> tuple[str, ...]:
    # What a login at one service comes to says nothing of another's.
    return one.tenant, one.source, one.mailbox, one.token, service_of(one.host)


def _endpoint_key(one: Outcome) -> tuple[str, ...]:
    return one.tenant, one.protocol, one.host, str(one.port)


def _login_key(one: Outcome) -> tuple[str, ...]:
    return one.tenant, one.mailbox, one.token, one.protocol, one.host, str(one.port)
