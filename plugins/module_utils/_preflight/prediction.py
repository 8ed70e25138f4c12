# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a prediction is made of: which step, how it will end, and why. Pure; runs on Python 3.8."""

from __future__ import annotations

import typing as t

from .._converge.reading import Reading

WORKS = "works"
REFUSED = "refused"
UNKNOWN = "unknown"

#: The step's end is the worst that a rule foresees; a refusal that is certain outweighs what is not known.
RANK = {WORKS: 0, UNKNOWN: 1, REFUSED: 2}


class Policy(t.NamedTuple):
    """A kind of policy: its name for people, and who can change it (Microsoft's least privileged built-in roles)."""

    title: str
    changed_by: str


#: By the names that results have.
POLICIES: dict[str, Policy] = {
    "permissions": Policy(
        "the permissions of the administrator's identity",
        "a Privileged Role Administrator or Global Administrator, or a Cloud Application Administrator for all but application permissions "
        "on Microsoft Graph",
    ),
    "directory_roles": Policy("the directory roles of the administrator who signed in", "a Privileged Role Administrator"),
    "user_settings": Policy("the setting whether users may register applications", "a Privileged Role Administrator"),
    "user_consent": Policy("the user consent policy", "a Privileged Role Administrator or Global Administrator"),
    "app_management": Policy(
        "the application management policy",
        "a Security Administrator, Cloud Application Administrator or Application Administrator",
    ),
    "conditional_access": Policy("Conditional Access", "a Conditional Access Administrator or Security Administrator"),
    "security_defaults": Policy("security defaults", "a Conditional Access Administrator or Security Administrator"),
    "smtp_auth_tenant": Policy("the organisation's switch for authenticated SMTP", "an Exchange Administrator"),
    "mailbox_switches": Policy("the mailbox's protocol switches", "an Exchange Administrator"),
    "authentication_policy": Policy("Exchange Online's authentication policy", "an Exchange Administrator"),
    "modern_authentication": Policy("Exchange Online's switch for modern authentication", "an Exchange Administrator"),
    "microsoft": Policy("Microsoft itself", "nobody in the tenant"),
}


class Reason(t.NamedTuple):
    """Why a step ends so, or with outcome ``works`` what goes with it. ``policy`` is a key of :data:`POLICIES`."""

    outcome: str
    policy: str
    text: str
    #: Which one, where there are several: its name or id.
    name: str = ""
    instead: str = ""
    #: What goes with it: what a person will be asked for, what will be so once somebody switches it on. It has no part in the outcome.
    remark: bool = False


class Prediction(t.NamedTuple):
    """How one step will end. ``subject`` is the user or mailbox that it is about, empty for the tenant."""

    step: str
    subject: str
    outcome: str
    reasons: tuple[Reason, ...]


def prediction(step: str, reasons: t.Iterable[Reason], subject: str = "") -> Prediction:
    """Make one of what all rules say; of what bears on no outcome only the remarks are kept."""
    found = tuple(dict.fromkeys(reasons))
    now = [reason.outcome for reason in found if not reason.remark]
    outcome = max(now, key=lambda name: RANK[name]) if now else WORKS
    kept = tuple(
        reason for reason in found if reason.remark or RANK[reason.outcome] == RANK[outcome] or reason.outcome == REFUSED
    )
    return Prediction(step, subject, outcome, kept)


def unread(policy: str, reading: Reading, name: str = "") -> Reason:
    """Return the reason for a policy that could not be read."""
    return Reason(UNKNOWN, policy, f"It was not read, because {reading.unread}.", name)


def as_data(found: Prediction) -> dict[str, t.Any]:
    """Return a prediction as a result shows it."""
    return {
        "step": found.step,
        "subject": found.subject or None,
        "outcome": found.outcome,
        "reasons": [
            {
                "policy": reason.policy,
                "title": POLICIES[reason.policy].title,
                "name": reason.name or None,
                "text": reason.text,
                "changed_by": POLICIES[reason.policy].changed_by,
                "instead": reason.instead or None,
                "remark": reason.remark,
            }
            for reason in found.reasons
        ],
    }
