# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Rules of the preflight, by policies as Graph and Exchange answer them."""

from __future__ import annotations

import datetime
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.reading import Reading
from ansible_collections.m365.mail_oauth.plugins.module_utils._preflight import application, consent, steps
from ansible_collections.m365.mail_oauth.plugins.module_utils._preflight.conditional import (
    BROWSER,
    DEVICE_CODE,
    PASSWORD,
    sign_in,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._preflight.facts import Facts, Identity, Mailbox, Person, Question
from ansible_collections.m365.mail_oauth.plugins.module_utils._preflight.prediction import prediction

Json = t.Dict[str, t.Any]

NOW = datetime.datetime(2026, 11, 30, tzinfo=datetime.timezone.utc)
SELF = "ManagePermissionGrantsForSelf.microsoft-user-default-"
MAIL = ("IMAP.AccessAsUser.All", "SMTP.Send")
ALICE = Person("alice@contoso.test", "11111111-0000-4000-8000-000000000001")


def user_policy(*names: str) -> Json:
    return {"defaultUserRolePermissions": {"permissionGrantPoliciesAssigned": list(names)}}


@pytest.mark.parametrize(
    ("document", "scopes", "outcome"),
    [
        (user_policy(), MAIL, "refused"),
        (user_policy("ManagePermissionGrantsForOwnedResource.x"), MAIL, "refused"),
        (user_policy(SELF + "legacy"), MAIL, "works"),
        (user_policy((SELF + "legacy").replace("Manage", "manage", 1).upper()), MAIL, "works"),
        (user_policy(SELF + "low"), MAIL, "unknown"),
        (user_policy(SELF + "recommended", SELF + "allow-consent-apps"), MAIL, "refused"),
        (user_policy(SELF + "recommended", SELF + "allow-consent-apps"), ("SMTP.Send",), "unknown"),
        # What one policy keeps from users another may give them.
        (user_policy(SELF + "recommended", SELF + "low"), MAIL, "unknown"),
        (user_policy("ManagePermissionGrantsForSelf.contoso"), MAIL, "unknown"),
        # The beta's place, and the older wrappings.
        ({"permissionGrantPolicyIdsAssignedToDefaultUserRole": [SELF + "legacy"]}, MAIL, "works"),
        ([user_policy(SELF + "legacy")], MAIL, "works"),
        ({"value": [user_policy(SELF + "legacy")]}, MAIL, "works"),
    ],
)
def test_user_consent(document: t.Any, scopes: tuple[str, ...], outcome: str) -> None:
    found = prediction("user_consent", consent.user_consent(Facts(authorization=Reading(document)), scopes))
    assert found.outcome == outcome


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("P90D", 90),
        ("P1Y", 365),
        ("P6M", 168),
        ("P2W", 14),
        ("PT36H", 1.5),
        ("P4DT12H", 4.5),
        ("P", None),
        ("", None),
        (None, None),
        ("90", None),
    ],
)
def test_durations(text: str | None, days: float | None) -> None:
    assert application.days_of(text) == days


def rule(kind: str, **more: t.Any) -> Json:
    return {"restrictionType": kind, "maxLifetime": None, "restrictForAppsCreatedAfterDateTime": None, "state": "enabled", **more}


@pytest.mark.parametrize(
    ("restriction", "outcome"),
    [
        (rule("passwordAddition"), "refused"),
        (rule("passwordAddition", state="disabled"), "works"),
        (rule("passwordAddition", restrictForAppsCreatedAfterDateTime="2020-01-01T00:00:00Z"), "refused"),
        (rule("passwordAddition", restrictForAppsCreatedAfterDateTime="2027-01-01T00:00:00Z"), "works"),
        (rule("passwordAddition", excludeActors={"customSecurityAttributes": [{"id": "x"}]}), "unknown"),
        (rule("passwordLifetime", maxLifetime="P180D"), "works"),
        (rule("passwordLifetime", maxLifetime="P179D"), "refused"),
        (rule("passwordLifetime", maxLifetime="long"), "unknown"),
        (rule("passwordLifetime"), "unknown"),
        # The service makes the secret itself; a rule about secrets of the client's own is none about this one.
        (rule("customPasswordAddition"), "works"),
        (rule("symmetricKeyAddition"), "works"),
    ],
)
def test_client_secrets(restriction: Json, outcome: str) -> None:
    policy = {"isEnabled": True, "applicationRestrictions": {"passwordCredentials": [restriction], "keyCredentials": []}}
    found = application.secret(Facts(app_management=Reading(policy)), Question(NOW, secret_days=180))
    assert prediction("client_secret", found).outcome == outcome
    policy["isEnabled"] = False
    assert (
        prediction("client_secret", application.secret(Facts(app_management=Reading(policy)), Question(NOW))).outcome == "works"
    )


def access(*controls: str, operator: str = "OR", **conditions: t.Any) -> Facts:
    everybody = {"users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}, "clientAppTypes": ["all"]}
    grant = {"operator": operator, "builtInControls": list(controls)}
    policy = {
        "id": "x",
        "displayName": "CA",
        "state": "enabled",
        "conditions": {**everybody, **conditions},
        "grantControls": grant,
    }
    return Facts(conditional_access=Reading([policy]))


@pytest.mark.parametrize(
    ("facts", "way", "outcome"),
    [
        (
            access("block", authenticationFlows={"transferMethods": "deviceCodeFlow,authenticationTransfer"}),
            DEVICE_CODE,
            "refused",
        ),
        (access("block", authenticationFlows={"transferMethods": "deviceCodeFlow"}), BROWSER, "works"),
        (access("block", authenticationFlows={"transferMethods": "authenticationTransfer"}), DEVICE_CODE, "works"),
        (access("block", clientAppTypes=["exchangeActiveSync", "other"]), PASSWORD, "refused"),
        (access("block", clientAppTypes=["exchangeActiveSync"]), PASSWORD, "works"),
        (access("block", clientAppTypes=["exchangeActiveSync", "other"]), DEVICE_CODE, "works"),
        (access("mfa"), DEVICE_CODE, "works"),
        (access("mfa"), PASSWORD, "refused"),
        (access("compliantDevice"), DEVICE_CODE, "refused"),
        (access("compliantDevice"), BROWSER, "unknown"),
        (access("mfa", "compliantDevice"), DEVICE_CODE, "works"),
        (access("mfa", "compliantDevice", operator="AND"), DEVICE_CODE, "refused"),
        (access("somethingNew"), DEVICE_CODE, "unknown"),
        (access("block", users={"includeUsers": ["All"], "excludeUsers": [ALICE.object_id]}), BROWSER, "works"),
        (access("block", users={"includeUsers": ["All"], "excludeGroups": ["g"]}), BROWSER, "unknown"),
        (access("block", users={"includeUsers": [ALICE.object_id]}), BROWSER, "refused"),
        (access("block", users={"includeUsers": ["GuestsOrExternalUsers"]}), BROWSER, "works"),
        (access("block", users={"includeRoles": ["r"]}), BROWSER, "unknown"),
        (access("block", applications={"includeApplications": ["Office365"]}), BROWSER, "refused"),
        (access("block", applications={"includeApplications": ["All"], "excludeApplications": ["Office365"]}), BROWSER, "works"),
        (access("block", locations={"includeLocations": ["All"], "excludeLocations": ["AllTrusted"]}), BROWSER, "unknown"),
        (access("block", userRiskLevels=["high"]), BROWSER, "unknown"),
        (access("block", somethingNew={"x": 1}), BROWSER, "unknown"),
        (access(), BROWSER, "works"),
        (Facts(conditional_access=Reading(unread="it may not")), BROWSER, "unknown"),
    ],
)
def test_conditional_access(facts: Facts, way: str, outcome: str) -> None:
    assert prediction("sign_in_browser", sign_in(facts, ALICE, way)).outcome == outcome


def test_a_grant_may_be_null() -> None:
    policy = {"state": "enabled", "conditions": {"users": {"includeUsers": ["All"]}}, "grantControls": None}
    assert sign_in(Facts(conditional_access=Reading([policy])), ALICE, BROWSER) == []


def exchange(mailbox: bool | None, organisation: bool, policy: Json | None = None, defaults: bool = False) -> Facts:
    return Facts(
        security_defaults=Reading({"isEnabled": defaults}),
        conditional_access=Reading([]),
        transport=Reading({"SmtpClientAuthenticationDisabled": organisation}),
        organization=Reading({"DefaultAuthenticationPolicy": policy and policy["Name"], "OAuth2ClientProfileEnabled": True}),
        authentication_policies=Reading([policy] if policy else []),
        cas_mailboxes={
            "alice@contoso.test": Reading({"ImapEnabled": True, "PopEnabled": True, "SmtpClientAuthenticationDisabled": mailbox})
        },
        users={"alice@contoso.test": Reading({"AuthenticationPolicy": None})},
    )


STRICT = {"Name": "Block Basic", "AllowBasicAuthSmtp": False}


@pytest.mark.parametrize(
    ("facts", "token", "password"),
    [
        (exchange(None, False), "works", "works"),
        (exchange(None, True), "refused", "refused"),
        (exchange(True, False), "refused", "refused"),
        (exchange(False, True), "unknown", "unknown"),
        (exchange(False, False), "works", "works"),
        (exchange(None, False, STRICT), "unknown", "refused"),
        (exchange(None, False, {"Name": "Block Basic", "AllowBasicAuthSmtp": True}), "works", "works"),
        (exchange(None, False, defaults=True), "unknown", "refused"),
        (Facts(), "unknown", "unknown"),
    ],
)
def test_smtp(facts: Facts, token: str, password: str) -> None:
    alice = Mailbox("alice@contoso.test", "alice@contoso.test")
    found = {one.step: one.outcome for one in steps.predict(facts, Question(NOW, people=(ALICE,), mailboxes=(alice,)))}
    assert (found["smtp_oauth"], found["smtp_password"]) == (token, password)
    assert found["imap_password"] == "refused"


def test_a_password_is_no_certain_thing_from_the_announced_day_on() -> None:
    alice = Mailbox("alice@contoso.test", "alice@contoso.test")
    for day, outcome in ((31, "works"), (32, "unknown")):
        now = NOW + datetime.timedelta(days=day)
        (found,) = (
            one
            for one in steps.predict(exchange(False, False), Question(now, people=(ALICE,), mailboxes=(alice,)))
            if one.step == "smtp_password"
        )
        assert (found.outcome, "MC786329" in steps.sentence(found)) == (outcome, True)


def test_every_step_has_a_sentence_that_names_the_policy_who_changes_it_and_what_works_instead() -> None:
    facts = exchange(None, True)._replace(identity=Identity(frozenset(), frozenset(), False))
    alice = Mailbox("alice@contoso.test", "alice@contoso.test")
    found = steps.predict(facts, Question(NOW, people=(ALICE,), mailboxes=(alice,)))
    assert {one.step for one in found} == set(steps.STEPS)
    text = {one.step: steps.sentence(one) for one in found}
    assert text["smtp_oauth"].startswith("SMTP with OAuth 2.0 (alice@contoso.test): will be refused. The organisation's switch")
    assert "an Exchange Administrator can change that" in text["smtp_oauth"].replace("An", "an")
    assert "exchange_access" in text["smtp_oauth"]
    assert text["imap_oauth"] == "IMAP with OAuth 2.0 (alice@contoso.test): will work."
