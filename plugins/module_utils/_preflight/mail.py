# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Logins to Exchange Online: the organisation's and the mailbox's switches, authentication policies, security defaults.

What Microsoft's pages and people's findings say against each other ends as unknown: a mailbox's switch against the organisation's, and
whether security defaults and a policy against basic authentication stop SMTP with OAuth 2.0, too. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import datetime

from .._converge.reading import Reading
from .._graph.wire.shapes import parse_time
from .._mail import PROTOCOLS
from .._retirements import SMTP_PASSWORDS
from . import conditional
from .facts import NOT_READ, Facts, Mailbox, Person, items, mapping
from .prediction import REFUSED, UNKNOWN, WORKS, Reason, unread

_OAUTH = "Log in with OAuth 2.0."
_TRY = "Try the login with m365.mail_oauth.verify."


def oauth(facts: Facts, mailbox: Mailbox, protocol: str) -> list[Reason]:
    """Return what speaks against a login with a token, once there is one."""
    reasons = _switch(facts, mailbox, protocol)
    if facts.organization.unread:
        reasons.append(unread("modern_authentication", facts.organization))
    elif mapping(facts.organization.document).get("OAuth2ClientProfileEnabled") is False:
        text = "Modern authentication is off; whether that stops logins with a token is not documented."
        reasons.append(Reason(UNKNOWN, "modern_authentication", text))
    if protocol == "smtp":
        reasons += _against_smtp(
            facts, mailbox, UNKNOWN, " Sources differ on whether that stops SMTP with OAuth 2.0, too; a login tells."
        )
    return reasons


def password(facts: Facts, mailbox: Mailbox, protocol: str, person: Person, now: datetime.datetime) -> list[Reason]:
    """Return what speaks against a login with a password; from the announced day on nobody can see whether Microsoft has switched it off."""
    if protocol != "smtp":
        text = f"{PROTOCOLS[protocol].title} with a password ended in all tenants in 2022 and 2023."
        return [Reason(REFUSED, "microsoft", text, instead=_OAUTH)]
    ends = parse_time(SMTP_PASSWORDS.ends)
    coming = ends is not None and now < ends
    return [
        *_switch(facts, mailbox, protocol),
        *_against_smtp(facts, mailbox, REFUSED, ""),
        *conditional.sign_in(facts, person, conditional.PASSWORD),
        Reason(WORKS if coming else UNKNOWN, "microsoft", SMTP_PASSWORDS.note, instead=_OAUTH, remark=coming),
    ]


def _switch(facts: Facts, mailbox: Mailbox, protocol: str) -> list[Reason]:
    """Return what the protocol switches say."""
    reading = facts.cas_mailboxes.get(mailbox.address.lower(), NOT_READ)
    if reading.unread:
        return [unread("mailbox_switches", reading, mailbox.address)]
    row, name, title = mapping(reading.document), PROTOCOLS[protocol].switch, PROTOCOLS[protocol].title
    if protocol == "smtp":
        return _smtp_switch(facts, mailbox.address, name, row.get(name))
    if row.get(name) is None:
        return [unread("mailbox_switches", _silent(name), mailbox.address)]
    instead = f"Switch it on with m365.mail_oauth.exchange_access ({protocol}_enabled)."
    return (
        []
        if row.get(name)
        else [Reason(REFUSED, "mailbox_switches", f"{title} is off for this mailbox.", mailbox.address, instead)]
    )


def _smtp_switch(facts: Facts, address: str, name: str, own: bool | None) -> list[Reason]:
    """Return what the two switches for authenticated SMTP say; the mailbox's has three values, and null follows the organisation."""
    if own is True:
        instead = "Set the mailbox's smtp_auth to enabled with m365.mail_oauth.exchange_access."
        return [Reason(REFUSED, "mailbox_switches", "Authenticated SMTP is off for this mailbox.", address, instead)]
    everybody = None if facts.transport.unread else mapping(facts.transport.document).get(name)
    if everybody is None:
        return [unread("smtp_auth_tenant", facts.transport if facts.transport.unread else _silent(name))]
    if not everybody:
        return []
    if own is None:
        text = "Authenticated SMTP is off for the organisation, and the mailbox follows it."
        instead = (
            "Switch it on for the mailbox, or for the organisation, with m365.mail_oauth.exchange_access; only a login tells whether the "
            "mailbox's is enough."
        )
        return [Reason(REFUSED, "smtp_auth_tenant", text, instead=instead)]
    text = (
        "Authenticated SMTP is off for the organisation and on for the mailbox. By Microsoft's page the mailbox's setting wins, by others' "
        "findings it does not."
    )
    return [Reason(UNKNOWN, "smtp_auth_tenant", text, instead=_TRY)]


def _against_smtp(facts: Facts, mailbox: Mailbox, outcome: str, doubt: str) -> list[Reason]:
    """Return the two policies against basic authentication, with what they mean for this login."""
    reasons = []
    if facts.security_defaults.unread:
        reasons.append(unread("security_defaults", facts.security_defaults))
    elif mapping(facts.security_defaults.document).get("isEnabled") is not False:
        reasons.append(
            Reason(
                outcome,
                "security_defaults",
                f"Security defaults are on and block basic authentication.{doubt}",
                instead=_instead(outcome),
            )
        )
    policy = _authentication_policy(facts, mailbox.user)
    if policy is not None and policy.unread:
        reasons.append(unread("authentication_policy", policy))
    elif policy is not None and mapping(policy.document).get("AllowBasicAuthSmtp") is not True:
        name = str(mapping(policy.document).get("Name") or mapping(policy.document).get("Identity") or "")
        reasons.append(
            Reason(
                outcome,
                "authentication_policy",
                f"It does not allow basic authentication for SMTP.{doubt}",
                name,
                _instead(outcome),
            )
        )
    return reasons


def _instead(outcome: str) -> str:
    return _OAUTH if outcome == REFUSED else _TRY


def _authentication_policy(facts: Facts, user: str) -> Reading | None:
    """Return the reading of the policy that applies to a user: the user's own, else the organisation's; None where there is none."""
    own = facts.users.get(user.lower(), NOT_READ)
    if own.unread:
        return own
    name = mapping(own.document).get("AuthenticationPolicy")
    if not name:
        if facts.organization.unread:
            return facts.organization
        name = mapping(facts.organization.document).get("DefaultAuthenticationPolicy")
    if not name:
        return None
    if facts.authentication_policies.unread:
        return facts.authentication_policies
    for row in map(mapping, items(facts.authentication_policies.document)):
        if str(name).lower() in (str(row.get("Name")).lower(), str(row.get("Identity")).lower()):
            return Reading(row)
    return Reading(unread=f"the policy {str(name)[:80]} is not among those that Exchange lists")


def _silent(name: str) -> Reading:
    return Reading(unread=f"Exchange Online does not say {name}")
