# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What other checks say of one: the other protocols, other mailboxes, other hosts, other tenants.

One weighing for the run on a host and for the report of all of them. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from ..._check import Observation
from ..._mail import PROTOCOLS
from ..case import Case
from ..peers import Outcome, Peers
from ..wording import command
from ..world import is_exchange, switch_cause

#: Evidence on other mailboxes begins like this, and is replaced when more of them are known.
_OTHERS = "other mailboxes: "

#: Faults of the token itself, whatever mailbox it is used for.
TOKEN_FAULTS = ("token_expired", "wrong_audience", "wrong_cloud", "clock_skew", "wrong_tenant")

#: Faults of one mailbox and of nobody else.
_OF_THE_MAILBOX = ("imap_disabled", "pop_disabled", "smtp_auth_disabled_mailbox", "mailbox_not_found")

#: The switches that Exchange names in its refusal.
SMTP_SWITCHES = ("smtp_auth_disabled_mailbox", "smtp_auth_disabled_tenant")

#: Faults of token, user, mailbox and switches: a login that works from another host has none of them.
_OF_THE_LOGIN = (
    *TOKEN_FAULTS,
    *_OF_THE_MAILBOX,
    *("missing_scope", "consent_missing", "token_rejected", "user_mismatch", "shared_mailbox_as_login", "no_mailbox_permission"),
    *("app_not_registered_in_exchange", "smtp_auth_disabled_tenant", "send_as_denied", "service_incident", "account_locked"),
)

#: What a host's own network, clock or authorities can be to blame for.
_OF_THE_WAY = (
    *("dns_failure", "connection_refused", "connection_timeout", "connection_reset", "network_unreachable", "tls_interrupted"),
    *("tls_handshake_refused", "tls_mode_mismatch", "wrong_host_or_port", "starttls_unavailable"),
)

#: Fewer mailboxes that fail alike are no pattern.
_PATTERN = 3


def is_mismatch(observation: Observation) -> bool:
    """Whether the token is known to be somebody else's than the mailbox's, such as a delegate's."""
    users = {name.lower() for name in observation.token.users}
    return bool(users) and not observation.token.app_only and observation.target.user.lower() not in users


def not_connected(case: Case) -> bool:
    """Whether the server took the token and then found no mailbox to open."""
    return "no_mailbox_permission" in case.scores and case.observation.authenticated


def rule_out_by_others(case: Case, peers: Peers, one: Outcome) -> None:
    """Exclude what works elsewhere: no fault of the token where it is let in, none of the application, none of the service."""
    if any("5.7.139" in words.text for words in case.observation.words):
        # Exchange has a text of its own for each reason of this code: what it did not say is not it.
        case.rule_out(*(cause for cause in SMTP_SWITCHES if cause not in case.scores))
    protocols = peers.passed(one)
    if protocols:
        case.rule_out(*TOKEN_FAULTS, "mailbox_not_found", "app_not_registered_in_exchange")
    # SMTP opens no mailbox: that it lets in says nothing of the right to read, nor of the mailbox store.
    if protocols and one.protocol != "smtp" and not (protocols == ("smtp",) and case.observation.authenticated):
        case.rule_out("no_mailbox_permission", "user_mismatch", "service_incident")
    around = peers.around(one)
    if around.passed:
        case.rule_out("service_incident", "wrong_host_or_port", "mechanism_not_supported")
    if around.same_token:
        # The token is good for this protocol; policies look at its user, who gets in elsewhere.
        case.rule_out(*TOKEN_FAULTS, "missing_scope", "consent_missing", "conditional_access_block", "security_defaults_block")
    if around.same_token or (around.same_app and case.observation.token.app_only):
        case.rule_out("app_not_registered_in_exchange")


# --- the other protocols


def weigh_matrix(case: Case, peers: Peers, one: Outcome, mismatch: bool, trust: float) -> None:
    """The same token and mailbox by the other protocols. ``trust`` is less behind words that nobody knows."""
    observation = case.observation
    protocol, token = observation.target.protocol, observation.token
    passed = peers.passed(one)
    if not passed:
        refused = peers.refused(one)
        if refused:
            case.evidence(f"the same token is refused by {_list(refused)} too")
        return
    case.evidence(f"the same token reaches the mailbox by {_list(passed)}")
    if token.opaque:
        case.add("missing_scope", 0.5 * trust)
    if protocol == "smtp":
        if mismatch:
            case.add("shared_mailbox_as_login", 0.72 * trust)
        else:
            case.add(switch_cause(observation), 0.6 * trust)
            if is_exchange(observation):
                case.add("smtp_auth_disabled_tenant", 0.5 * trust)
            case.add("user_mismatch", 0.4 * trust)
        return
    if passed == ("smtp",) and observation.authenticated and (mismatch or token.app_only or token.opaque):
        case.add("no_mailbox_permission", 0.7 * trust)
        case.add(switch_cause(observation), 0.5 * trust)
        return
    case.add(switch_cause(observation), 0.75 * trust)


def _list(protocols: t.Sequence[str]) -> str:
    return " and ".join(PROTOCOLS[protocol].title for protocol in protocols)


# --- other mailboxes, other tenants


def weigh_mailboxes(case: Case, peers: Peers, one: Outcome, trust: float) -> None:
    """Other mailboxes of the tenant at the same endpoint: one fails and all others work, or all fail the same way."""
    around = peers.around(one)
    where = f"{one.host}:{one.port}"
    if around.passed:
        line = f"{_OTHERS}{around.passed} of {around.tried} are let in at {where}"
        if case.learn(_OTHERS, f"{line}, {around.same_token} of them with the same token" if around.same_token else line):
            _weigh_single_mailbox(case, bool(around.same_token), trust)
    elif around.tried + 1 >= _PATTERN and around.alike == around.tried:
        tenants = peers.tenants(one)
        everywhere = tenants.alike > 1 and not tenants.anybody
        if everywhere:
            case.evidence(f"{tenants.alike} tenants are refused with the same words at this server, and nobody is let in")
        if case.learn(_OTHERS, f"{_OTHERS}all {around.tried} at {where} are refused with the same words"):
            case.temper(0.7, *_OF_THE_MAILBOX)
            _weigh_all_mailboxes(case, one, trust)
        if everywhere:
            case.add("service_incident", 0.78 * trust)


def _weigh_single_mailbox(case: Case, same_token: bool, trust: float) -> None:
    """This mailbox fails, others do not: its switch, its permissions, its licence, whether it lives in Exchange Online at all."""
    observation = case.observation
    switch = switch_cause(observation)
    if same_token and not is_mismatch(observation) and observation.token.users:
        # A delegate's own mailbox: no permission is needed for that.
        case.add(switch, 0.6 * trust)
    elif same_token or observation.token.app_only or is_mismatch(observation):
        case.add("no_mailbox_permission", 0.7 * trust)
        case.add("mailbox_not_found", 0.45 * trust)
    else:
        case.add(switch, 0.58 * trust)
        case.add("mailbox_not_found", 0.45 * trust)
    case.temper(0.8, "smtp_auth_disabled_tenant")


def _weigh_all_mailboxes(case: Case, one: Outcome, trust: float) -> None:
    """All fail alike: the tenant's policies and switches, the application, its consent, or the service."""
    observation, token = case.observation, case.observation.token
    incident = 0.45
    if token.app_only:
        if is_exchange(observation):
            case.add("app_not_registered_in_exchange", 0.7 * trust)
    elif not is_mismatch(observation):
        if observation.authenticated:
            incident = 0.62
        else:
            if one.protocol == "smtp" and is_exchange(observation):
                case.add("smtp_auth_disabled_tenant", 0.6 * trust)
            case.add("conditional_access_block", 0.55 * trust)
            if token.opaque:
                case.add("consent_missing", 0.5 * trust, **CONSENT_MISSING)
    case.add("service_incident", incident * trust)


#: Texts for a cause that belongs to the token endpoint rather than to mail servers.
CONSENT_MISSING: dict[str, str] = {
    "summary": "Nobody consented to this application's mail permissions for this user.",
    "remedy": "Grant admin consent with m365.mail_oauth.permission_grant (or the playbook m365.mail_oauth.onboard), then mint a new token.",
    "confirm": "Read the grants with m365.mail_oauth.application_info.",
}


# --- other hosts


def weigh_hosts(case: Case, peers: Peers, one: Outcome) -> None:
    """The same login from other hosts: what works there is no fault of token and mailbox, and what fails everywhere is none of this host."""
    other = peers.elsewhere(one)
    if not other.passed:
        if other.alike and not other.other:
            case.evidence(f"other hosts: the same login fails alike from {other.alike} more")
            if one.state == "refused":
                case.rule_out("geo_or_ip_blocked")
        return
    more = f" and {other.passed - len(other.works)} more" if other.passed > len(other.works) else ""
    case.refute(f"other hosts: the same login works from {', '.join(other.works)}{more}", *_OF_THE_LOGIN)
    if one.state == "refused":
        _weigh_egress(case, one.source)
    else:
        _weigh_way(case, one, other.certificates)


def _weigh_egress(case: Case, source: str) -> None:
    case.add(
        "conditional_access_block",
        0.8,
        summary=f"The login is refused from {source} and works from elsewhere: a Conditional Access policy by location is likely.",
        remedy=f"Compare the public address of {source} with the named locations of the tenant's policies; the sign-in log of the user "
        "names the policy.",
    )
    case.add(
        "geo_or_ip_blocked", 0.6, f"the addresses from which {source} reaches the internet differ from those of the other hosts"
    )


def _weigh_way(case: Case, one: Outcome, certificates: frozenset[str]) -> None:
    """The connection fails here and not elsewhere."""
    suspects = [cause for cause in case.scores if cause in _OF_THE_WAY]
    for cause in suspects:
        case.add(
            cause,
            case.scores[cause],
            remedy=f"The server works for other hosts: look at what is particular to {one.source}, its DNS, its routes, its firewall and "
            f"whatever inspects TLS on its way to {one.host}:{one.port}.",
        )
    if "certificate_untrusted" not in case.scores:
        return
    if one.certificate and certificates and one.certificate not in certificates:
        case.add(
            "captive_or_inspecting_proxy",
            0.93,
            f"{one.source} is shown another certificate than the hosts where it works",
            summary=f"Something on the way from {one.source} to {one.host} puts its own certificate in the server's place.",
            remedy=f"Exempt {one.host}:{one.port} from TLS inspection on that network; only if the inspection is wanted, give its "
            "authority in ca_path.",
            confirm="Compare the issuers on both hosts:\n"
            + command("shell", "openssl s_client -connect {host}:{port}", host=one.host, port=str(one.port)),
        )
        case.temper(0.6, "certificate_untrusted")
    elif one.certificate in certificates:
        case.add(
            "certificate_untrusted",
            0.95,
            f"other hosts trust the very same certificate, so {one.source} lacks the authority",
            remedy=f"Update the certificate authorities of {one.source} (package ca-certificates), or give them in ca_path.",
        )
