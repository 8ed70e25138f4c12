# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every step of onboarding with how it will end. Pure; runs on Python 3.8.

A step is judged by itself: a sign-in as if the permissions were granted, a login as if there were a token.
"""

from __future__ import annotations

import typing as t

from . import application, conditional, consent, identity, mail
from .facts import Facts, Person, Question, mapping
from .prediction import POLICIES, REFUSED, UNKNOWN, WORKS, Prediction, Reason, prediction

#: The steps, in their order, with what they are for people.
STEPS: dict[str, str] = {
    "create_application": "register the application",
    "client_secret": "add a client secret",
    "certificate": "add a certificate",
    "federated_credential": "add a federated credential",
    "grant_for_all": "grant the mail permissions for all users",
    "grant_for_one": "grant the mail permissions for one user",
    "user_consent": "a user's own consent",
    "sign_in_device_code": "sign in by device code",
    "sign_in_browser": "sign in by browser",
    "imap_oauth": "IMAP with OAuth 2.0",
    "pop_oauth": "POP3 with OAuth 2.0",
    "smtp_oauth": "SMTP with OAuth 2.0",
    "imap_password": "IMAP with a password",
    "pop_password": "POP3 with a password",
    "smtp_password": "SMTP with a password",
}


def predict(facts: Facts, question: Question) -> list[Prediction]:
    """Return a prediction for every step, those about users and mailboxes once for each."""
    return [*_application(facts, question), *_people(facts, question), *_logins(facts, question)]


def _application(facts: Facts, question: Question) -> t.Iterator[Prediction]:
    if facts.application.created is None and not facts.application.foreign:
        yield prediction("create_application", [*identity.may(facts, "create_application"), *application.audience(facts)])
    held = [
        Reason(UNKNOWN, "app_management", "The application's credentials are kept in its home tenant, whose policies decide.")
    ]
    for step, rule in (
        ("client_secret", application.secret),
        ("certificate", application.certificate),
        ("federated_credential", application.federated),
    ):
        against = held if facts.application.foreign else [*identity.may(facts, "credentials"), *rule(facts, question)]
        yield prediction(step, against)
    for step in ("grant_for_all", "grant_for_one"):
        yield prediction(step, identity.may(facts, "grants"))
    yield prediction("user_consent", consent.user_consent(facts, question.scopes))


def _people(facts: Facts, question: Question) -> t.Iterator[Prediction]:
    asked = []
    if mapping(facts.security_defaults.document).get("isEnabled") is True:
        text = "Security defaults are on: the person is asked for a second factor, or to register one."
        asked = [Reason(WORKS, "security_defaults", text, remark=True)]
    for person in question.people or (Person(""),):
        for way in (conditional.DEVICE_CODE, conditional.BROWSER):
            yield prediction(f"sign_in_{way}", [*conditional.sign_in(facts, person, way), *asked], person.name)


def _logins(facts: Facts, question: Question) -> t.Iterator[Prediction]:
    people = {person.name.lower(): person for person in question.people}
    for mailbox in question.mailboxes:
        person = people.get(mailbox.user.lower(), Person(mailbox.user))
        for protocol in ("imap", "pop", "smtp"):
            yield prediction(f"{protocol}_oauth", mail.oauth(facts, mailbox, protocol), mailbox.address)
        for protocol in ("imap", "pop", "smtp"):
            yield prediction(
                f"{protocol}_password", mail.password(facts, mailbox, protocol, person, question.now), mailbox.address
            )


def settings(facts: Facts) -> dict[str, t.Any]:
    """Return what the policies say in short; null is what was not read."""

    def said(reading: t.Any, name: str) -> t.Any:
        return None if reading.unread else mapping(reading.document).get(name)

    unknown = facts.authorization.unread
    permissions = identity.authorization_policy(facts.authorization.document).get("defaultUserRolePermissions")
    return {
        "user_consent": None if unknown else consent.mode_of(facts.authorization.document),
        "users_may_create_apps": None if unknown else mapping(permissions).get("allowedToCreateApps"),
        "app_management_enabled": said(facts.app_management, "isEnabled"),
        "security_defaults": said(facts.security_defaults, "isEnabled"),
        "conditional_access_policies": None if facts.conditional_access.unread else len(facts.conditional_access.document),
        "smtp_auth_disabled": said(facts.transport, "SmtpClientAuthenticationDisabled"),
        "default_authentication_policy": said(facts.organization, "DefaultAuthenticationPolicy"),
    }


def sentence(found: Prediction) -> str:
    """Return a prediction as a person reads it: what will happen, by which policy, who can change that, what works instead."""
    what = STEPS[found.step][:1].upper() + STEPS[found.step][1:] + (f" ({found.subject})" if found.subject else "")
    head = {WORKS: "will work.", REFUSED: "will be refused.", UNKNOWN: "may be refused or not."}[found.outcome]
    return " ".join([f"{what}: {head}", *(_because(reason) for reason in found.reasons)])


def _because(reason: Reason) -> str:
    policy = POLICIES[reason.policy]
    name = f" {reason.name!r}" if reason.name else ""
    parts = [f"{policy.title[:1].upper()}{policy.title[1:]}{name}: {reason.text}"]
    if reason.outcome == REFUSED and reason.policy != "microsoft":
        parts.append(f"{policy.changed_by[:1].upper()}{policy.changed_by[1:]} can change that.")
    if reason.instead and reason.outcome != WORKS:
        parts.append(reason.instead)
    return " ".join(parts)
