# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A second look at findings, when all hosts and tenants are known and Microsoft Graph and Exchange Online may have been asked.

The engine is the one of :mod:`diagnose`; it takes each case up where the host that made the check left it. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from .._check import Observation, Target, TokenFacts, Words
from .._clouds import is_high_volume
from .case import Case
from .circumstances import Circumstances, Facts
from .peers import Outcome, Peers, outcome_of
from .weigh.exchange import weigh_exchange
from .weigh.graph import weigh_application
from .weigh.peers import rule_out_by_others, weigh_hosts, weigh_mailboxes

Check = t.Dict[str, t.Any]

#: What a check that was not made says of Ansible or of the run, not of a login.
_NOT_A_LOGIN = frozenset({"managed_host_unreachable", "verification_failed", "deadline_reached", "host_not_trusted", "throttled"})

#: Offline doubts that only this host's clock can raise against a token which the controller has just minted.
_BY_CLOCK = ("token_expired", "clock_skew")

#: Decided causes that facts can still say more about; behind any other one nothing is added.
_OPEN = frozenset(
    {
        *("imap_disabled", "pop_disabled", "smtp_auth_disabled_mailbox", "smtp_auth_disabled_tenant", "send_as_denied"),
        *("no_mailbox_permission", "app_not_registered_in_exchange", "mailbox_not_found", "missing_scope", "consent_missing"),
        *("client_secret_wrong", "client_secret_expired", "client_secret_missing", "app_disabled", "app_not_found_in_tenant"),
        *("interaction_required", "token_unavailable", "interactive_challenge_required", "wrong_tenant"),
    }
)


def reconsider(checks: t.Sequence[Check], circumstances: t.Mapping[str, Facts]) -> None:
    """Weigh the findings of a report's checks again, in place.

    ``checks`` are all checks of all tenants and hosts: tenant, checked_from, mailbox, sign_in_user, protocol, host, port, tls, state,
    stage, authenticated, token (facts), server (words), findings. ``circumstances`` maps tenants to what is known of them (see
    :mod:`circumstances`). Takes linear time; a fact of another shape is passed over, never an error.
    """
    second = SecondLook(circumstances)
    for check in checks:
        second.look(check)
    for check in checks:
        second.note(check)
    for check in checks:
        second.weigh(check)


class SecondLook:
    """The same for more checks than memory holds: whoever has them reads them three times, in one order.

    :meth:`look` at all of them, then :meth:`note` all of them where :attr:`needed`, then :meth:`weigh` them.
    """

    def __init__(self, circumstances: t.Mapping[str, t.Mapping[str, t.Any]]) -> None:
        self._known = {str(name): Circumstances(facts) for name, facts in circumstances.items() if isinstance(facts, t.Mapping)}
        self._none = Circumstances({})
        self._asked: set[tuple[str, str]] = set()
        self._peers = Peers()

    @property
    def needed(self) -> bool:
        """Whether any check is to be weighed at all."""
        return bool(self._asked)

    def look(self, check: Check) -> None:
        """Learn which mailboxes will be asked about."""
        if _is_open(check):
            self._asked.add(_whose(check))

    def note(self, check: Check) -> None:
        """Learn how a check went."""
        self._peers.note(outcome_of_check(check), of_others=_whose(check) not in self._asked)

    def weigh(self, check: Check) -> None:
        """Weigh the findings of a check again, in place."""
        if _is_open(check):
            _weigh(check, self._peers, self._known.get(str(check.get("tenant")), self._none))


def _is_open(check: Check) -> bool:
    return check.get("state") in ("failed", "not_run") and bool(check.get("findings"))


def _whose(check: Check) -> tuple[str, str]:
    return str(check.get("tenant") or ""), str(check.get("mailbox") or "").lower()


def observation_of(check: Check) -> Observation:
    """Return what a report tells of a check as the host saw it."""
    target = Target(
        0,
        "",
        str(check.get("protocol") or "imap"),
        str(check.get("host") or ""),
        int(check.get("port") or 0),
        str(check.get("tls") or ""),
        str(check.get("mailbox") or ""),
        str(check.get("sign_in_user") or check.get("mailbox") or ""),
        high_volume=is_high_volume(str(check.get("host") or "")),
    )
    observation = Observation(target)
    facts, server = _mapping(check.get("token")), _mapping(check.get("server"))
    observation.state = str(check.get("state"))
    observation.stage = str(check.get("stage") or "offline")
    observation.authenticated = check.get("authenticated") is True
    observation.token = TokenFacts.from_dict(facts)
    observation.sasl_sent = facts.get("sent") is True or observation.authenticated
    said = str(server.get({"auth": "reply", "after_auth": "after_auth"}.get(observation.stage, "greeting")) or "")
    if said:
        observation.words = (Words(observation.stage, said),)
    if observation.state == "passed":
        observation.outcome = "passed"
    elif observation.state == "not_run":
        observation.outcome = "not_run"
    elif observation.stage == "offline":
        observation.outcome = "blocked"
    elif said and observation.sasl_sent and observation.stage in ("auth", "after_auth"):
        observation.outcome = "refused"
    else:
        observation.outcome = "failure"
    return observation


def outcome_of_check(check: Check) -> Outcome:
    """Return what other checks care for."""
    one = outcome_of(observation_of(check), str(check.get("tenant") or ""), str(check.get("checked_from") or ""))
    return one._replace(certificate=str(_mapping(check.get("tls_info")).get("certificate_sha256") or ""))


def _mapping(value: t.Any) -> Facts:
    return value if isinstance(value, t.Mapping) else {}


def _weigh(check: Check, peers: Peers, tenant: Circumstances) -> None:
    """Weigh one check again and put its findings in the place of the old ones."""
    errors = [one for one in check["findings"] if _mapping(one).get("severity") == "error"]
    if not errors or errors[0].get("cause") in _NOT_A_LOGIN:
        return
    observation = observation_of(check)
    case = Case.resumed(observation, errors)
    before, suspected = case.known(), set(case.scores)
    one = outcome_of_check(check)
    settled = case.decided and errors[0].get("cause") not in _OPEN
    user = str(check.get("sign_in_user") or observation.target.user)
    if observation.outcome == "refused":
        if not settled:
            rule_out_by_others(case, peers, one)
        if not case.decided:
            weigh_mailboxes(case, peers, one, 0.55 if case.leads("unknown") else 1.0)
        weigh_hosts(case, peers, one)
        if not settled:
            _weigh_facts(case, tenant, user)
    elif observation.outcome == "blocked":
        _weigh_clock(case, tenant, peers, one)
        weigh_application(case, tenant, user, True)
    elif observation.outcome == "not_run":
        weigh_application(case, tenant, user, False)
    else:
        weigh_hosts(case, peers, one)
    if settled:
        # The server's words decide; what else is known of the login only adds noise. What speaks against them is kept.
        for cause in set(case.scores) - suspected - _HOST_CAUSES:
            case.rule_out(cause)
    if case.known() == before:
        return
    others = [one for one in check["findings"] if one not in errors]
    check["findings"] = [finding.to_dict() for finding in case.findings("error")] + others


#: Causes that a comparison of hosts names: they stand beside decided ones, which are about the connection.
_HOST_CAUSES = frozenset({"captive_or_inspecting_proxy", "clock_skew", "conditional_access_block", "geo_or_ip_blocked"})


def _weigh_facts(case: Case, tenant: Circumstances, user: str) -> None:
    """Facts about tenant, application and mailbox; where all of them are right, what is left."""
    token = case.observation.token
    if tenant.tenant_id and token.tenant and token.tenant.lower() != tenant.tenant_id:
        case.add(
            "wrong_tenant",
            0.9,
            f"the token was issued by the tenant {token.tenant.lower()}, the mailbox belongs to {tenant.tenant_id}",
            summary="The token was issued by another tenant than the mailbox's.",
            remedy="Ask for the token with the mailbox's own tenant, and sign in as a user of that tenant.",
            confirm="Decode the token: tid is the tenant that issued it.",
        )
    weigh_application(case, tenant, user, True)
    weigh_exchange(case, tenant, user)
    mailbox = tenant.mailbox(case.observation.target.user)
    if not case.decided and mailbox is not None and mailbox.get("found") is True:
        case.add(
            "conditional_access_block",
            0.6,
            "what Exchange was asked about (switches, permissions) stands in the way of nothing",
        )
        case.add(
            "replication_delay",
            0.45,
            summary="A switch or permission that was set lately may not be in force yet.",
            remedy="If something was changed within the last hour, wait and check again.",
        )


def _weigh_clock(case: Case, tenant: Circumstances, peers: Peers, one: Outcome) -> None:
    """A token that was refused offline by this host's clock: is the token wrong, or the clock?"""
    if not any(cause in case.scores for cause in _BY_CLOCK):
        return
    fresh = 0 < tenant.time < case.observation.token.expires
    other = peers.elsewhere(one)
    if not fresh and not other.passed:
        return
    line = "by the controller's clock the token is still valid"
    if other.passed:
        line = f"other hosts: the same login works from {', '.join(other.works)}"
    case.refute(line, "token_expired")
    case.add(
        "clock_skew",
        0.95,
        summary=f"The clock of {one.source or 'this host'} is wrong: by it the token is not valid now.",
        remedy=f"Set the clock of {one.source or 'the host'} (NTP), then check again.",
        confirm="timedatectl status on that host.",
    )
