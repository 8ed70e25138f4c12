# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One run of checks: tokens looked at offline, logins made, findings given. Standard library only; runs on Python 3.8."""

from __future__ import annotations

import asyncio
import resource
import time
import typing as t

from .._check import Doubt, Observation, Target, TlsInfo, TokenFacts, Words
from .._clouds import MAIL_HOSTS
from .._diagnosis.case import Finding
from .._diagnosis.diagnose import diagnose
from .._diagnosis.peers import Peers
from .._diagnosis.rules.catalogue import throttled
from .._entra.claims import read_claims
from .._entra.doubts import doubts_about, token_facts
from .._errors import OptionError
from .._probe import run, tls
from .._probe.check import Credentials, NetworkLike, Timeouts
from .._probe.redaction import Redactor
from .._probe.scheduler import Limits
from .._sasl import exchange, xoauth2
from .._secrets import register_all
from . import smtp_login
from .input import Inputs
from .programs import ProgramLogins
from .result import result_of, tls_info

#: A token by whose it is: the tenant, empty for none, and the name.
_TokenKey = t.Tuple[str, str]


class Verification:
    """One run of the module over checked input."""

    def __init__(self, inputs: Inputs, params: t.Mapping[str, t.Any], now: t.Callable[[], float] = time.time) -> None:
        self._inputs = inputs
        self._params = params
        self._now = now
        self._all_tokens = frozenset(inputs.tokens.values()).union(*(means.tokens.values() for means in inputs.tenants.values()))
        self._facts: dict[_TokenKey, TokenFacts] = {}
        self._doubts: dict[int, tuple[Doubt, ...]] = {}
        self._targets: list[Target] = []
        self._tls_infos: dict[TlsInfo, dict[str, t.Any]] = {}
        self._shown_tokens: dict[tuple[_TokenKey, bool], dict[str, t.Any]] = {}
        self._ways: dict[str, run.Way] = {}
        #: Why the checks of a tenant cannot be made on this host, by its name; known once they were made.
        self.unusable: dict[str, str] = {}

    def checks(self, network: NetworkLike | None = None) -> t.Iterator[dict[str, t.Any]]:
        """Run all checks, then yield the result of each in order. Raises :class:`OptionError`."""
        held, ready = self._sort_out()
        observations = held + asyncio.run(self._probe(ready, network))
        observations.sort(key=lambda observation: observation.target.position)
        for observation in observations:
            position = observation.target.position
            observation.token = self._facts[_token_key(observation.target)]
            observation.doubts = self._doubts.get(position, ())
        # Tenants have nothing to do with one another here.
        of_tenants: dict[str, list[Observation]] = {}
        for observation in observations:
            of_tenants.setdefault(observation.target.tenant, []).append(observation)
        peers = {tenant: Peers(its) for tenant, its in of_tenants.items()}
        of_tenants.clear()
        now = self._now()
        observations.reverse()
        while observations:
            # Each observation is let go as soon as its result stands: there may be thousands.
            observation = observations.pop()
            yield self._result_of(observation, diagnose(observation, peers[observation.target.tenant], now))

    def _look_at_tokens(self) -> None:
        """Look at each token once, offline, for all the checks that it serves."""
        now = self._now()
        served: dict[_TokenKey, list[Target]] = {}
        for target in self._inputs.targets:
            served.setdefault(_token_key(target), []).append(target)
        for key, targets in served.items():
            tenant, name = key
            read = read_claims(self._inputs.means_of(tenant).tokens[name])
            facts = self._facts[key] = token_facts(read)
            for target in targets:
                named = self._with_logins(target, facts)
                self._targets.append(named)
                doubts = doubts_about(read, facts, named, now)
                if doubts:
                    self._doubts[target.position] = doubts
        self._targets.sort(key=lambda target: target.position)

    def _with_logins(self, target: Target, facts: TokenFacts) -> Target:
        """Name whom a check logs in as; for an opaque token its own name says whose it is, if that is an address."""
        kinds = self._inputs.login_forms.get(target.position)
        if not kinds:
            return target
        owner = facts.users[0] if facts.users else target.token if facts.opaque and "@" in target.token else ""
        logins = smtp_login.names(kinds, target.user, "" if facts.app_only else owner)
        return target if logins == (target.user,) else target._replace(logins=logins)

    def _sort_out(self) -> tuple[list[Observation], list[Target]]:
        """Tell the checks that are made from those that cannot work or must not be made."""
        self._look_at_tokens()
        self._find_ways()
        held, ready = [], []
        trusted = {tenant: MAIL_HOSTS | self._inputs.means_of(tenant).trusted_hosts for tenant in ("", *self._inputs.tenants)}
        always = self._params["always_connect"]
        for target in self._targets:
            blocked = not always and any(doubt.blocking for doubt in self._doubts.get(target.position, ()))
            known = target.host in trusted[target.tenant]
            observation = Observation(target)
            if target.tenant in self.unusable:
                held.append(observation)
            elif known and not blocked:
                ready.append(target)
            else:
                observation.state = "failed"
                observation.outcome = "blocked" if known else "untrusted_host"
                held.append(observation)
        return held, ready

    def _find_ways(self) -> None:
        """Find how each tenant's servers are verified and how long they are waited for; those with the same authorities share a context.

        Raises :class:`OptionError` for the module's own authorities; those of a tenant are its own affair.
        """
        params, contexts = self._params, {}
        for tenant in ("", *self._inputs.tenants):
            means = self._inputs.means_of(tenant)
            ca_path = means.ca_path or params["ca_path"]
            given = (means.connect_timeout, means.timeout, means.check_timeout)
            usual = (params["connect_timeout"], params["timeout"], params["check_timeout"])
            try:
                if ca_path not in contexts:
                    contexts[ca_path] = tls.verifying_context(ca_path)
            except OptionError as exc:
                if not means.ca_path:
                    raise
                self.unusable[tenant] = str(exc)
            else:
                timeouts = Timeouts(*(default if own is None else own for own, default in zip(given, usual)))
                self._ways[tenant] = run.Way(contexts[ca_path], timeouts)

    async def _probe(self, targets: t.Sequence[Target], network: NetworkLike | None) -> list[Observation]:
        if not targets:
            return []
        params, ways = self._params, self._ways
        settings = run.Settings(
            Limits(
                min(params["concurrency"], _descriptors()),
                params["concurrency_per_endpoint"],
                params["concurrency_per_mailbox"],
                max(way.timeouts.check for way in ways.values()),
            ),
            deadline=params["deadline"],
            source_address=params["source_address"],
        )
        return await run.run(
            targets, self._credentials, pause_of, settings, lambda target: ways[target.tenant], tls.looking_context(), network
        )

    def _credentials(self, target: Target) -> Credentials:
        token = self._inputs.means_of(target.tenant).tokens[target.token]
        sasl = xoauth2.initial_response(target.login, token)
        register_all(sasl)
        return Credentials(exchange.client_first(sasl, b""), Redactor(token, sasl, whole=self._all_tokens), len(sasl))

    def _result_of(self, observation: Observation, findings: t.Sequence[Finding]) -> dict[str, t.Any]:
        token = self._token_of(observation)
        info = observation.tls_info
        if info is None:
            return result_of(observation, tls_info(None, observation.certificate), token, findings)
        shared = self._tls_infos.get(info)
        if shared is None:
            # One dictionary serves all checks that met the same certificate.
            shared = self._tls_infos[info] = tls_info(info, info.certificate)
        return result_of(observation, shared, token, findings)

    def _token_of(self, observation: Observation) -> dict[str, t.Any]:
        """Return the facts of a check's token; one dictionary serves all checks with the same one."""
        key = (_token_key(observation.target), observation.sasl_sent)
        found = self._shown_tokens.get(key)
        if found is None:
            found = self._shown_tokens[key] = {
                **observation.token.to_dict(observation.sasl_sent),
                "name": observation.target.token,
            }
        return found


def _token_key(target: Target) -> _TokenKey:
    return target.tenant, target.token


def pause_of(protocol: str, words: t.Sequence[Words]) -> int | None:
    """Return how many milliseconds a server asks to be left alone, 0 where it does not say, None where it does not ask."""
    asked = throttled(protocol, words)
    return asked and asked.milliseconds


def _descriptors() -> int:
    """Return how many connections this process may have, with some room for the rest of it."""
    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return 1_000_000 if soft == resource.RLIM_INFINITY else max(1, soft - 64)


def checks_of_programs(params: t.Mapping[str, t.Any], first: int) -> t.Iterator[dict[str, t.Any]]:
    """Yield the results of the logins that programs of this host are configured for; ``first`` is the position of the first."""
    plan = ProgramLogins(params, first, time.time())
    found = {}
    for observation, finding in plan.troubles:
        found[observation.target.position] = result_of(observation, {}, observation.token.to_dict(False), [finding])
    for ca_path, logins in plan.runs():
        # A program trusts the authorities that it is configured with, and no others.
        results = Verification(logins, {**params, "ca_path": ca_path or None}).checks()
        found.update(zip((target.position for target in logins.targets), results))
    of_programs = [found[position] for position in sorted(found)]
    plan.explain(of_programs, first)
    yield from of_programs
