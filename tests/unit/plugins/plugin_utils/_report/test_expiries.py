# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What ends: thresholds, severities, and what is read from the checks."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._clouds import is_microsoft
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import expiries as _report_expiries
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.expiries import (
    RETIREMENTS,
    WARN_DAYS,
    gather,
    moment,
    thresholds,
)

CREATED = "2026-11-25T02:00:00Z"


def given(kind: str = "client_secret", ends: str = "2026-12-20T00:00:00Z", **more: t.Any) -> dict[str, t.Any]:
    return {"kind": kind, "tenant": "contoso", "name": "mail", "subject": "app", "ends": ends, "days_left": None, **more}


def check(host: str = "mail.test", protocol: str = "imap", **more: t.Any) -> dict[str, t.Any]:
    tls_info = {
        "version": "TLSv1.3",
        "certificate_subject": "CN=mail.test",
        "certificate_not_after": "2027-06-01T00:00:00Z",
        "certificate_sha256": "aa",
        **more.pop("tls_info", {}),
    }
    return {
        "tenant": "contoso",
        "checked_from": "localhost",
        "protocol": protocol,
        "host": host,
        "port": 993,
        "tls_info": tls_info,
        **more,
    }


def one(*handed_over: dict[str, t.Any], checks: t.Sequence[dict[str, t.Any]] = (), **warn_days: int) -> dict[str, t.Any]:
    (found,) = gather(handed_over, checks, CREATED, {**WARN_DAYS, **warn_days})
    return found


@pytest.mark.parametrize(
    ("ends", "days", "severity"),
    [
        ("2026-11-25T01:59:59Z", -1, "error"),
        ("2026-11-25T02:00:00Z", 0, "warning"),
        ("2026-12-25T02:00:00Z", 30, "warning"),
        ("2026-12-26T02:00:00Z", 31, "info"),
        ("2026-12-26T02:00:00.1234567Z", 31, "info"),
        ("2026-12-20T00:00:00+02:00", 24, "warning"),
        ("", None, "info"),
        ("soon", None, "info"),
        ("9999-12-31T23:59:59Z", None, "info"),
        ("9999-12-31T23:59:59-05:00", None, "info"),
    ],
)
def test_the_time_left_decides(ends: str, days: int | None, severity: str) -> None:
    found = one(given(ends=ends))
    assert (found["days_left"], found["severity"]) == (days, severity)


def test_days_are_believed_where_there_is_no_day() -> None:
    assert one(given(ends="", days_left=3))["severity"] == "warning"
    assert one(given(ends="", days_left=True))["severity"] == "info"


def test_the_threshold_is_the_kinds_own() -> None:
    assert one(given("refresh_token"), refresh_token=60)["severity"] == "warning"
    assert one(given("refresh_token"), client_secret=60)["severity"] == "info"


def test_an_old_credential_is_no_error_while_the_application_has_another() -> None:
    old = given(ends="2026-01-01T00:00:00Z", name="old")
    (found, _new) = gather([old, given("certificate", ends="2027-01-01T00:00:00Z", name="new")], [], CREATED, WARN_DAYS)
    assert found["severity"] == "info"
    assert "another credential that is valid" in found["note"]
    (found, _other) = gather([old, given(subject="another app", ends="2027-01-01T00:00:00Z")], [], CREATED, WARN_DAYS)
    assert found["severity"] == "error"
    (_both, found) = gather([old, given(ends="2026-02-01T00:00:00Z")], [], CREATED, WARN_DAYS)
    assert found["severity"] == "error"


def test_the_soonest_comes_first_and_what_does_not_end_last() -> None:
    found = gather(
        [given(ends=""), given(ends="2027-01-01T00:00:00Z"), given(ends="2026-01-01T00:00:00Z")], [], CREATED, WARN_DAYS
    )
    assert [expiry["ends"][:4] for expiry in found] == ["2026", "2027", ""]


def test_a_server_certificate_is_one_whoever_saw_it() -> None:
    checks = [check(), check(tenant="fabrikam"), check(tls_info={"certificate_sha256": "bb"}), check(port=995)]
    found = [expiry for expiry in gather([], checks, CREATED, WARN_DAYS) if expiry["kind"] == "server_certificate"]
    assert sorted((expiry["name"], tuple(expiry["tenants"])) for expiry in found) == [
        ("mail.test:993", ("contoso",)),
        ("mail.test:993", ("contoso", "fabrikam")),
        ("mail.test:995", ("contoso",)),
    ]
    assert {expiry["severity"] for expiry in found} == {"info"}


@pytest.mark.parametrize(("not_after", "severity"), [("2026-12-01T00:00:00Z", "warning"), ("2026-11-01T00:00:00Z", "error")])
def test_a_server_certificate_has_its_threshold(not_after: str, severity: str) -> None:
    found = one(checks=[check(tls_info={"certificate_not_after": not_after})])
    assert (found["kind"], found["severity"]) == ("server_certificate", severity)
    assert "mail.test" in found["remedy"]


def test_microsofts_certificate_is_not_the_readers_to_renew() -> None:
    found = one(checks=[check(host="outlook.office365.com")])
    assert found["remedy"].startswith("Microsoft renews it.")


@pytest.mark.parametrize(
    ("host", "is_theirs"),
    [
        ("outlook.office365.com", True),
        ("SMTP.OFFICE365.COM.", True),
        ("smtp-mail.outlook.com", True),
        ("outlook.office365.us", True),
        ("partner.outlook.cn", True),
        ("office365.com.contoso.test", False),
        ("notoutlook.com", False),
    ],
)
def test_microsofts_servers_are_known(host: str, is_theirs: bool) -> None:
    assert is_microsoft(host) is is_theirs


def old(**more: t.Any) -> dict[str, t.Any]:
    return check(tls_info={"version": "TLSv1.2"}, **more)


def tls_notices(*checks: dict[str, t.Any], **warn_days: int) -> list[tuple[str, str]]:
    found = gather([], checks, CREATED, {**WARN_DAYS, **warn_days})
    return [(expiry["subject"], expiry["severity"]) for expiry in found if expiry["name"] == "TLS 1.2 only"]


def test_tls_1_2_is_the_servers_fault_when_nobody_gets_more() -> None:
    assert tls_notices(old(), old(checked_from="relay")) == [("mail.test:993", "warning")]


def test_tls_1_2_is_the_hosts_fault_when_others_get_more() -> None:
    assert tls_notices(old(checked_from="relay"), check(), old(checked_from="relay", port=995), check(port=995)) == [
        ("relay", "warning")
    ]


def test_tls_1_2_of_microsoft_or_switched_off_is_for_information() -> None:
    assert tls_notices(old(host="outlook.office365.com")) == [("outlook.office365.com:993", "info")]
    assert tls_notices(old(), retirement=0) == [("mail.test:993", "info")]
    assert tls_notices(check(), check(tls_info={"version": ""})) == []


def test_announced_ends_are_told_where_they_concern_somebody() -> None:
    names = [watched.retirement.name for watched in RETIREMENTS]
    found = gather([], [check(host="pop-legacy.office365.com", protocol="pop")], CREATED, WARN_DAYS)
    assert [(expiry["name"], expiry["severity"], expiry["days_left"]) for expiry in found if expiry["name"] in names] == [
        ("Legacy TLS endpoints of Exchange Online", "warning", 36)
    ]
    found = gather([], [check(host="smtp.office365.com", protocol="smtp")], CREATED, WARN_DAYS)
    assert [(expiry["name"], expiry["severity"]) for expiry in found if expiry["name"] in names] == [
        ("SMTP logins with a password", "info")
    ]
    ends = [watched.retirement for watched in RETIREMENTS]
    assert all(moment(end.ends) and end.source.startswith("https://") for end in ends)


@pytest.mark.parametrize(
    ("host", "name", "severity"),
    [
        ("smtp.office365.com", "SMTP logins with a password", "warning"),
        ("smtp.hve.mx.microsoft", "Passwords of High Volume Email accounts", "info"),  # in 2028
    ],
)
def test_a_program_with_a_password_is_warned_of_by_name_and_others_only_told(host: str, name: str, severity: str) -> None:
    smtp = check(host=host, protocol="smtp")
    finding = {"cause": "basic_auth_disabled", "severity": "warning"}
    program = {
        **smtp,
        "tenant": "contoso",
        "program": "msmtp",
        "mailbox": "scanner@contoso.test",
        "checked_from": "mail1",
        "findings": [finding],
    }
    refused = {**program, "tenant": "third", "program": "", "findings": [{**finding, "severity": "error"}]}
    others = [{**smtp, "tenant": "other"}, {**smtp, "tenant": "contoso"}, refused]
    found = [one for one in gather([], [program, *others], CREATED, WARN_DAYS) if one["name"] == name]
    told = {one["subject"]: (one["severity"], one["tenants"]) for one in found}
    assert told == {"msmtp on mail1 (scanner@contoso.test)": (severity, ["contoso"]), host: ("info", ["other", "third"])}
    many = [{**program, "mailbox": f"u{number}@contoso.test"} for number in range(5)]
    (one,) = [one for one in gather([], many, CREATED, WARN_DAYS) if one["name"] == name]
    assert one["subject"].endswith("and 2 more")


def test_an_announced_end_that_has_passed_is_no_outage() -> None:
    found = gather([], [check(host="imap-legacy.office365.com")], "2027-02-01T00:00:00Z", WARN_DAYS)
    assert [expiry["severity"] for expiry in found if expiry["name"].startswith("Legacy")] == ["warning"]


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        (None, WARN_DAYS),
        (7, dict.fromkeys(WARN_DAYS, 7)),
        ("7", dict.fromkeys(WARN_DAYS, 7)),
        ({}, WARN_DAYS),
        ({"refresh_token": "20"}, {**WARN_DAYS, "refresh_token": 20}),
    ],
)
def test_thresholds_are_one_number_or_one_for_a_kind(option: object, expected: dict[str, int]) -> None:
    assert thresholds(option) == expected


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"secret": 3}, "warn_days names secret; it knows client_secret"),
        ({"consent": -1}, "warn_days holds -1"),
        ({"consent": True}, "warn_days holds True"),
        ({"consent": "x"}, "warn_days holds 'x'"),
        ([3], r"warn_days holds \[3\]"),
        (99999, "0 to 3650"),
    ],
)
def test_thresholds_that_make_no_sense_are_one_sentence(option: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        thresholds(option)


def test_every_kind_has_a_threshold_and_a_name() -> None:
    from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.views import KINDS

    assert set(KINDS) == set(_report_expiries.WARN_DAYS)
