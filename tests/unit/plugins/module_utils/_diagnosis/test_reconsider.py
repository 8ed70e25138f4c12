# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Microsoft Graph, Exchange Online, other hosts and other tenants decide, after each host has said what it saw."""

from __future__ import annotations

import copy
import typing as t

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mail_observed import ALICE, BOB, HOSTS, INFO, NOT_CONNECTED, REFUSALS, Check, checks_of, failed, not_run, observe, offline
from mail_verify import NOW, jwt

from ansible_collections.m365.mail_oauth.plugins.module_utils._check import Challenge, Failure
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.reconsider import reconsider

APP, PRINCIPAL, OTHER = (f"{number}0000000-0000-4000-8000-000000000000" for number in (1, 2, 3))
ALICE_ID, TENANT, STRANGE = (f"{number}0000000-0000-4000-8000-000000000000" for number in (4, 5, 6))
ROLES = ["IMAP.AccessAsApp", "POP.AccessAsApp", "SMTP.SendAsApp"]
SCOPES = {"imap": "IMAP.AccessAsUser.All", "pop": "POP.AccessAsUser.All", "smtp": "SMTP.Send"}

Facts = t.Dict[str, t.Any]


def user_token(**claims: t.Any) -> str:
    return jwt(**{"appid": APP, "oid": ALICE_ID, "tid": TENANT, **claims})


def app_token(**claims: t.Any) -> str:
    return jwt(**{"appid": APP, "oid": PRINCIPAL, "tid": TENANT, "upn": None, "scp": None, "roles": ROLES, **claims})


def application(**more: t.Any) -> Facts:
    """An application as Graph shows it, in order."""
    return {
        "app_id": APP,
        "display_name": "Mail OAuth",
        "found": True,
        "registered": True,
        "service_principal": {"object_id": PRINCIPAL, "enabled": True},
        "grants": [grant("exchange"), grant("graph")],
        "app_roles": [{"resource": "exchange", "role": role} for role in ROLES],
        "credentials": [],
        **more,
    }


def grant(resource: str, *scopes: str, principal: str = "") -> Facts:
    return {
        "resource": resource,
        "consent_type": "Principal" if principal else "AllPrincipals",
        "principal": principal or None,
        "scopes": list(scopes or SCOPES.values()),
    }


def exchange(address: str = ALICE, **more: t.Any) -> Facts:
    """What Exchange shows of a mailbox, in order; ``permissions``, ``service_principals`` and switches may be given."""
    mailbox = {
        "address": address,
        "found": True,
        "imap_enabled": True,
        "pop_enabled": True,
        "smtp_auth": "enabled",
        "smtp_auth_effective": True,
        "permissions": [],
    }
    pointers = more.pop("service_principals", [{"app_id": APP, "object_id": PRINCIPAL}])
    return {"service_principals": pointers, "tenant_smtp_auth": "disabled", "mailboxes": [{**mailbox, **more}]}


def may(identity: str, full_access: t.Any, send_as: t.Any = False) -> list[Facts]:
    return [{"identity": identity, "full_access": full_access, "send_as": send_as}]


def graph(**more: t.Any) -> Facts:
    return {"applications": [application(**more)]}


def settled(check: Check, *facts: Facts, others: t.Sequence[Check] = ()) -> list[tuple[str, str]]:
    """Return causes and confidences of a check once the facts are known."""
    circumstances: Facts = {"time": "2027-01-15T08:00:00Z", "tenant_id": TENANT}
    for one in facts:
        circumstances.update(one)
    reconsider([check, *others], {"contoso": circumstances})
    return [(finding["cause"], finding["confidence"]) for finding in check["findings"]]


def refused(protocol: str, token: str, **more: t.Any) -> Check:
    return checks_of(observe(protocol, REFUSALS[protocol], token=token, **more))[0]


def unconnected(protocol: str, token: str, user: str = ALICE) -> Check:
    said = NOT_CONNECTED if protocol == "imap" else "-ERR User is authenticated but not connected."
    return checks_of(observe(protocol, said, stage="after_auth", token=token, user=user))[0]


OPAQUE = "EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA"
SMTP_TENANT = "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."


@pytest.mark.parametrize(
    ("check", "facts", "best"),
    [
        # --- Exchange: switches
        (refused("imap", user_token()), [{"exchange": exchange(imap_enabled=False)}], ("imap_disabled", "high")),
        (unconnected("imap", user_token()), [{"exchange": exchange(imap_enabled=False)}], ("imap_disabled", "high")),
        (refused("pop", user_token()), [{"exchange": exchange(pop_enabled=False)}], ("pop_disabled", "high")),
        (
            refused("smtp", user_token()),
            [{"exchange": exchange(smtp_auth="disabled", smtp_auth_effective=False)}],
            ("smtp_auth_disabled_mailbox", "high"),
        ),
        (
            refused("smtp", user_token()),
            [{"exchange": exchange(smtp_auth="inherit", smtp_auth_effective=False)}],
            ("smtp_auth_disabled_tenant", "high"),
        ),
        (refused("imap", OPAQUE), [{"exchange": exchange(imap_enabled=False)}], ("imap_disabled", "high")),
        # --- Exchange: the mailbox, the permissions
        (
            refused("imap", user_token()),
            [{"exchange": {"mailboxes": [{"address": ALICE, "found": False, "permissions": []}]}}],
            ("mailbox_not_found", "high"),
        ),
        (
            unconnected("imap", user_token(), INFO),
            [{"exchange": exchange(INFO, permissions=may(ALICE, False))}],
            ("no_mailbox_permission", "high"),
        ),
        (
            unconnected("imap", user_token(), INFO),
            [{"exchange": exchange(INFO, permissions=may(ALICE, True), imap_enabled=False)}],
            ("imap_disabled", "high"),
        ),
        (
            refused("smtp", user_token(), user=INFO),
            [{"exchange": exchange(INFO, permissions=may(ALICE, False))}],
            ("no_mailbox_permission", "medium"),
        ),
        # --- Exchange: the application's pointer
        (
            refused("imap", app_token()),
            [{"exchange": exchange(service_principals=[])}],
            ("app_not_registered_in_exchange", "high"),
        ),
        (
            refused("imap", app_token()),
            [{"exchange": exchange(service_principals=[{"app_id": APP, "object_id": OTHER}])}],
            ("app_not_registered_in_exchange", "high"),
        ),
        (
            refused("imap", app_token()),
            [{"exchange": exchange(permissions=may(PRINCIPAL, False))}],
            ("no_mailbox_permission", "high"),
        ),
        # --- Graph: consent, on which resource, for whom
        (refused("imap", OPAQUE), [graph(grants=[])], ("consent_missing", "high")),
        (refused("smtp", OPAQUE), [graph(grants=[grant("exchange", SCOPES["imap"])])], ("missing_scope", "high")),
        (refused("imap", OPAQUE), [graph(grants=[grant("graph")])], ("missing_scope", "medium")),
        (
            refused("imap", OPAQUE),
            [graph(grants=[grant("exchange", principal=OTHER)]), {"sign_in_users": {ALICE: ALICE_ID}}],
            ("consent_missing", "high"),
        ),
        (refused("imap", OPAQUE), [graph(grants=[grant("exchange", principal=OTHER)])], ("consent_missing", "medium")),
        (refused("imap", user_token(scp="openid")), [graph(grants=[])], ("consent_missing", "high")),
        (refused("imap", user_token(scp="openid")), [graph()], ("missing_scope", "high")),
        (refused("imap", app_token(roles=["SMTP.SendAsApp"])), [graph()], ("missing_scope", "high")),
        (refused("imap", app_token(roles=["SMTP.SendAsApp"])), [graph(app_roles=[])], ("missing_scope", "high")),
        # --- Graph: the application itself
        (
            refused("imap", user_token()),
            [graph(service_principal={"object_id": PRINCIPAL, "enabled": False})],
            ("app_disabled", "high"),
        ),
        (refused("imap", OPAQUE), [graph(service_principal=None)], ("app_not_found_in_tenant", "medium")),
        (not_run("interaction_required"), [graph(service_principal=None)], ("app_not_found_in_tenant", "high")),
        (
            not_run("interaction_required"),
            [{"applications": [{"app_id": APP, "found": False}]}],
            ("app_not_found_in_tenant", "high"),
        ),
        (
            not_run("client_secret_wrong"),
            [graph(credentials=[{"type": "client_secret", "end": "2026-01-01T00:00:00Z", "expired": True}])],
            ("client_secret_expired", "high"),
        ),
        (not_run("refresh_token_expired"), [graph()], ("refresh_token_expired", "high")),
        (not_run("interaction_required"), [graph(grants=[])], ("interaction_required", "high")),
        # The token endpoint says no, Graph says yes: another application or scope was asked for, or the change is a young one.
        (not_run("consent_missing"), [graph()], ("consent_missing", "medium")),
        (not_run("app_not_found_in_tenant"), [graph()], ("app_not_found_in_tenant", "medium")),
        # --- the token
        (refused("imap", user_token(tid=STRANGE)), [{}], ("wrong_tenant", "high")),
        (checks_of(offline("imap", user_token(exp=int(NOW) - 5)))[0], [{}], ("token_expired", "high")),
        (checks_of(offline("imap", user_token(exp=int(NOW) - 5)))[0], [{"time": "2027-01-15T07:00:00Z"}], ("clock_skew", "high")),
        (checks_of(offline("imap", user_token(scp="openid")))[0], [graph(grants=[])], ("consent_missing", "high")),
        (checks_of(offline("imap", user_token(aud="https://graph.microsoft.com")))[0], [graph()], ("wrong_audience", "high")),
        # --- what the server said decides, and facts do not talk over it
        (
            checks_of(observe("imap", "NO Server Unavailable. 15", token=user_token()))[0],
            [{"exchange": exchange(imap_enabled=False)}, graph(grants=[])],
            ("server_temporary_error", "high"),
        ),
        (
            checks_of(observe("smtp", SMTP_TENANT, token=user_token()))[0],
            [{"exchange": exchange(smtp_auth="inherit", smtp_auth_effective=False)}],
            ("smtp_auth_disabled_tenant", "high"),
        ),
        # The server says off, Exchange says on: the change is a young one.
        (
            checks_of(observe("smtp", SMTP_TENANT, token=user_token()))[0],
            [{"exchange": exchange()}],
            ("smtp_auth_disabled_tenant", "medium"),
        ),
        (
            checks_of(observe("imap", "NO The frobnicator is out of order", token=user_token()))[0],
            [{"exchange": exchange(imap_enabled=False)}],
            ("imap_disabled", "high"),
        ),
        (checks_of(observe("imap", "NO The frobnicator is out of order", token=user_token()))[0], [graph()], ("unknown", "low")),
    ],
)
def test_facts_decide(check: Check, facts: list[Facts], best: tuple[str, str]) -> None:
    before = copy.deepcopy(check["findings"])
    found = settled(check, *facts)
    assert found[0] == best
    for finding in check["findings"]:
        assert set(finding) == set(before[0])
        assert finding["summary"] and finding["remedy"]
        assert "{" not in finding["summary"] + finding["remedy"]
        assert finding["severity"] == "error"


def test_every_fact_that_decides_is_in_the_evidence() -> None:
    check = refused("imap", app_token())
    settled(check, {"exchange": exchange(permissions=may(PRINCIPAL, False))}, graph())
    best = check["findings"][0]
    assert best["cause"] == "no_mailbox_permission"
    lines = "\n".join(best["evidence"])
    assert "Exchange: the application has no FullAccess on alice@contoso.test" in lines
    assert "the token's object id; this rules out app_not_registered_in_exchange" in lines
    assert "server (auth): NO AUTHENTICATE failed." in lines


def test_right_facts_leave_policy_and_delay() -> None:
    check = refused("imap", user_token())
    found = settled(check, {"exchange": exchange()}, graph())
    assert [cause for cause, _confidence in found] == ["conditional_access_block", "replication_delay"]
    assert {confidence for _cause, confidence in found} <= {"medium", "low"}


def test_a_scope_that_the_token_holds_is_not_missing() -> None:
    challenge = Challenge('{"status":"403"}', "403")
    check = refused("imap", user_token(), challenge=challenge)
    assert "missing_scope" in {finding["cause"] for finding in check["findings"]}
    assert "missing_scope" not in dict(settled(check))
    assert any(
        "the token itself holds IMAP.AccessAsUser.All; this rules out missing_scope" in one
        for one in check["findings"][0]["evidence"]
    )


def test_an_application_s_own_credential_has_nothing_to_do_with_consent() -> None:
    held = [{"type": "client_secret", "end": "2027-06-01T00:00:00Z", "expired": False}]
    check = not_run("client_secret_wrong")
    assert settled(check, graph(grants=[], credentials=held)) == [("client_secret_wrong", "high")]
    assert "Microsoft Graph: 1 of 1 credentials of Mail OAuth have not expired" in check["findings"][0]["evidence"]
    assert settled(not_run("interaction_required"), graph(grants=[])) == [
        ("interaction_required", "high"),
        ("consent_missing", "medium"),
    ]


def test_nothing_is_added_to_what_is_settled() -> None:
    check = checks_of(offline("imap", user_token(aud="https://graph.microsoft.com")))[0]
    assert settled(check, graph(grants=[], service_principal=None)) == [("wrong_audience", "high")]


def test_a_delegate_s_permission_rules_out_the_mismatch() -> None:
    check = unconnected("imap", user_token(), INFO)
    assert {cause for cause, _confidence in settled(copy.deepcopy(check))} >= {"no_mailbox_permission", "user_mismatch"}
    found = settled(check, {"exchange": exchange(INFO, permissions=may(ALICE, True))})
    assert not {"no_mailbox_permission", "user_mismatch"} & {cause for cause, _confidence in found}


def test_a_right_that_may_come_from_a_group_decides_nothing() -> None:
    check = unconnected("imap", user_token(), INFO)
    found = settled(check, {"exchange": exchange(INFO, permissions=may(ALICE, None))})
    assert ("no_mailbox_permission", "medium") in found


def test_sender_rights() -> None:
    words = "550 5.7.60 SMTP; Client does not have permissions to send as this sender"
    check = checks_of(observe("smtp", words, stage="after_auth", token=user_token(), user=INFO))[0]
    assert settled(copy.deepcopy(check), {"exchange": exchange(INFO, permissions=may(ALICE, True, False))})[0] == (
        "send_as_denied",
        "high",
    )
    assert settled(check, {"exchange": exchange(INFO, permissions=may(ALICE, True, True))})[0] == ("send_as_denied", "medium")
    assert "hour" in check["findings"][0]["remedy"]


# --- other hosts


def from_hosts(*pairs: tuple[str, t.Any]) -> list[Check]:
    return [check for source, one in pairs for check in checks_of(one, source=source)]


def test_works_from_another_host() -> None:
    checks = from_hosts(("a", observe("imap", REFUSALS["imap"], token=user_token())), ("b", observe("imap", token=user_token())))
    found = settled(checks[0], others=checks[1:])
    assert found[0] == ("conditional_access_block", "medium")
    assert "token_rejected" not in dict(found)
    assert "other hosts: the same login works from b; this rules out token_rejected" in checks[0]["findings"][0]["evidence"]
    assert checks[1]["findings"] == []


def test_fails_alike_from_all_hosts() -> None:
    checks = from_hosts(*((name, observe("imap", REFUSALS["imap"], token=user_token())) for name in "abc"))
    found = settled(checks[0], others=checks[1:])
    assert found == [("token_rejected", "medium")]
    assert "other hosts: the same login fails alike from 2 more" in checks[0]["findings"][0]["evidence"]


def test_the_way_from_one_host_is_blocked() -> None:
    timeout = Failure("timeout", "no answer in time", "timeout")
    checks = from_hosts(("a", failed("imap", timeout, "tcp", token=user_token())), ("b", observe("imap", token=user_token())))
    assert settled(checks[0], others=checks[1:]) == [("connection_timeout", "high")]
    assert "particular to a" in checks[0]["findings"][0]["remedy"]


@pytest.mark.parametrize(("seen", "best"), [("bb", "captive_or_inspecting_proxy"), ("aa", "certificate_untrusted")])
def test_an_untrusted_certificate_is_compared_with_what_other_hosts_see(seen: str, best: str) -> None:
    untrusted = Failure("certificate", "unable to get local issuer certificate", "", 20)
    checks = from_hosts(("a", failed("imap", untrusted, "tls", token=user_token())), ("b", observe("imap", token=user_token())))
    checks[0]["tls_info"], checks[1]["tls_info"] = {"certificate_sha256": seen}, {"certificate_sha256": "aa"}
    assert settled(checks[0], others=checks[1:])[0] == (best, "high")


def test_a_clock_that_is_wrong_on_one_host() -> None:
    token = user_token(exp=int(NOW) - 5)
    checks = from_hosts(("a", offline("imap", token)), ("b", observe("imap", token=token)))
    assert settled(checks[0], others=checks[1:])[0] == ("clock_skew", "high")
    assert "clock of a" in checks[0]["findings"][0]["summary"]


# --- other mailboxes and tenants


def test_lists_that_were_shared_out_over_hosts_are_seen_together() -> None:
    alone = checks_of(observe("imap", NOT_CONNECTED, stage="after_auth", user=INFO, token=OPAQUE), source="a")
    others = checks_of(observe("imap", user=BOB, token=OPAQUE, signer=BOB), source="b")
    assert settled(alone[0], others=others)[0][0] == "no_mailbox_permission"
    assert f"other mailboxes: 1 of 1 are let in at {HOSTS['imap']}:993" in alone[0]["findings"][0]["evidence"]


def test_what_other_logins_refute_no_fact_brings_back() -> None:
    checks = checks_of(
        observe("imap", REFUSALS["imap"], user=INFO, token=user_token()),
        observe("imap", user=BOB, token=user_token()),
        signer=ALICE,
    )
    facts = {"exchange": exchange(INFO, permissions=may(ALICE, True)), **graph()}
    found = dict(settled(checks[0], facts, others=checks[1:]))
    # The policy would hold for the same user's other mailbox, too.
    assert "conditional_access_block" not in found
    assert "replication_delay" in found


def test_an_incident_is_seen_over_tenants() -> None:
    def broken(tenant: str) -> list[Check]:
        return checks_of(
            *(
                observe("imap", NOT_CONNECTED, stage="after_auth", user=user, token=jwt(upn=user), signer=user)
                for user in (f"{name}@{tenant}.test" for name in "abc")
            ),
            tenant=tenant,
        )

    checks = [*broken("contoso"), *broken("fabrikam")]
    reconsider(checks, {})
    assert {check["findings"][0]["cause"] for check in checks} == {"service_incident"}
    assert {check["findings"][0]["confidence"] for check in checks} == {"medium"}
    # One tenant that gets in, and it is none.
    checks = [
        *broken("contoso"),
        *broken("fabrikam"),
        *checks_of(observe("imap", user="x@tailspin.test", token=jwt()), tenant="tailspin"),
    ]
    reconsider(checks, {})
    assert not any("nobody is let in" in line for check in checks for one in check["findings"] for line in one["evidence"])


# --- properties

_VALUES = st.sampled_from([True, False, None])
_TOKENS = st.sampled_from([OPAQUE, user_token(), app_token(), user_token(scp="openid"), app_token(roles=["SMTP.SendAsApp"])])


@st.composite
def _circumstances(draw: st.DrawFn) -> Facts:
    mailbox = exchange(
        draw(st.sampled_from([ALICE, INFO])),
        found=draw(_VALUES),
        imap_enabled=draw(_VALUES),
        pop_enabled=draw(_VALUES),
        smtp_auth=draw(st.sampled_from(["enabled", "disabled", "inherit"])),
        smtp_auth_effective=draw(_VALUES),
        permissions=may(draw(st.sampled_from([ALICE, PRINCIPAL])), draw(_VALUES), draw(_VALUES)),
        service_principals=draw(
            st.sampled_from([[], [{"app_id": APP, "object_id": PRINCIPAL}], [{"app_id": APP, "object_id": OTHER}]])
        ),
    )
    grants = draw(st.sampled_from([[], [grant("exchange")], [grant("graph")], [grant("exchange", principal=OTHER)]]))
    return {"exchange": mailbox, **graph(grants=grants, app_roles=draw(st.sampled_from([[], application()["app_roles"]])))}


def _refuted(check: Check, facts: Facts) -> set[str]:
    """Return the causes that a fact says cannot be, by a reading of the facts that shares nothing with the engine."""
    protocol, token, found = check["protocol"], check["token"], set()
    mailbox = facts["exchange"]["mailboxes"][0]
    if mailbox["address"] == check["mailbox"] and mailbox["found"] is not False:
        found |= {"mailbox_not_found"}
        found |= {"imap_disabled"} if protocol == "imap" and mailbox["imap_enabled"] is True else set()
        found |= {"pop_disabled"} if protocol == "pop" and mailbox["pop_enabled"] is True else set()
        if protocol == "smtp" and mailbox["smtp_auth_effective"] is True:
            found |= {"smtp_auth_disabled_mailbox", "smtp_auth_disabled_tenant"}
        (held,) = mailbox["permissions"]
        whose = PRINCIPAL if token["app_only"] else check["sign_in_user"]
        if held["identity"] == whose and held["full_access"] is True and whose != check["mailbox"]:
            found |= {"no_mailbox_permission"}
    if token["app_only"] and {one["object_id"] for one in facts["exchange"]["service_principals"]} == {PRINCIPAL}:
        found |= {"app_not_registered_in_exchange"}
    wanted = (
        f"{protocol.upper()}.{'SendAsApp' if protocol == 'smtp' else 'AccessAsApp'}" if token["app_only"] else SCOPES[protocol]
    )
    if wanted in token["permissions"]:
        found |= {"missing_scope", "consent_missing"}
    return found


@given(
    protocol=st.sampled_from(["imap", "pop", "smtp"]),
    user=st.sampled_from([ALICE, INFO]),
    token=_TOKENS,
    connected=st.booleans(),
    facts=_circumstances(),
    passed=st.sampled_from([(), ("imap",), ("pop",), ("smtp",)]),
)
def test_evidence_never_raises_a_cause_that_a_fact_refutes(
    protocol: str, user: str, token: str, connected: bool, facts: Facts, passed: tuple[str, ...]
) -> None:
    said = REFUSALS[protocol] if connected or protocol == "smtp" else "BAD User is authenticated but not connected."
    stage = "auth" if said == REFUSALS[protocol] else "after_auth"
    others = [observe(one, user=user, token=token) for one in passed if one != protocol]
    check = checks_of(observe(protocol, said, stage=stage, user=user, token=token), *others, signer=ALICE)[0]
    settled(check, facts)
    causes = {finding["cause"] for finding in check["findings"]}
    assert not causes & _refuted(check, facts)
    assert check["findings"]


@pytest.mark.long
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3)))
def test_facts_of_another_shape_are_passed_over(value: t.Any) -> None:
    shapes = [
        value,
        {"applications": value, "exchange": value, "sign_in_users": value, "time": value, "tenant_id": value},
        {"applications": [value, {"app_id": APP, "service_principal": value, "grants": value, "credentials": value}]},
        {
            "exchange": {
                "mailboxes": [value, {"address": ALICE, "permissions": value, "smtp_auth": value}],
                "service_principals": value,
            }
        },
    ]
    for facts in shapes:
        check = refused("imap", user_token())
        reconsider([check, not_run("client_secret_wrong")], {"contoso": facts})
        assert check["findings"]


def test_checks_that_passed_or_wait_are_left_alone() -> None:
    passed = checks_of(observe("imap", token=user_token()))
    waits = checks_of(observe("imap", "BAD Request is throttled.", token=user_token(), state="deferred"))
    lost = [
        not_run(cause)
        for cause in ("managed_host_unreachable", "verification_failed", "deadline_reached", "host_not_trusted", "throttled")
    ]
    checks = [*passed, *waits, *lost]
    before = copy.deepcopy(checks)
    reconsider(checks, {"contoso": {"exchange": exchange(imap_enabled=False), **graph(grants=[])}})
    assert checks == before


def test_where_nothing_more_is_known_findings_stay_as_they_are() -> None:
    check = checks_of(observe("imap", REFUSALS["imap"], token=OPAQUE))[0]
    first = check["findings"][0]
    check["findings"] = [{**first, "cause": name} for name in ("imap_disabled", "token_rejected", "unknown", "x", "y")]
    before = copy.deepcopy(check)
    reconsider([check], {"contoso": {"notes": ["nobody was asked"]}})
    assert check == before


def test_warnings_stay_behind_what_is_weighed_again() -> None:
    check = checks_of(observe("smtp", REFUSALS["smtp"], token=user_token(), dropped=7))[0]
    assert check["findings"][-1]["cause"] == "starttls_injection"
    settled(check, {"exchange": exchange(smtp_auth="disabled", smtp_auth_effective=False)})
    assert [one["cause"] for one in check["findings"]] == ["smtp_auth_disabled_mailbox", "starttls_injection"]


def test_weighing_twice_changes_nothing() -> None:
    facts = {"exchange": exchange(imap_enabled=False), **graph()}
    check = refused("imap", user_token())
    settled(check, facts)
    once = copy.deepcopy(check)
    settled(check, facts)
    assert check == once


@pytest.mark.parametrize("host", ["outlook.office365.com", "relay.contoso.test"])
def test_what_exchange_says_is_mended_in_exchange_whatever_the_host_is_called(host: str) -> None:
    observation = observe("imap", REFUSALS["imap"], token=user_token())
    observation.target = observation.target._replace(host=host)
    [check] = checks_of(observation)
    assert settled(check, {"exchange": exchange(imap_enabled=False)})[0] == ("imap_disabled", "high")
    first = check["findings"][0]
    assert f"Set-CASMailbox -Identity {ALICE} -ImapEnabled $true" in first["remedy"].replace("'", "")
    assert "Get-CASMailbox" in first["confirm"]
