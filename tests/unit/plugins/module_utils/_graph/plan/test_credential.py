# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""When a client secret or certificate is due, and which old ones may go. Days are counted from NOW; no clock is read."""

from __future__ import annotations

import base64
import datetime
import hashlib
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.certificates import Certificate
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.changes import Plan
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.credential import (
    WantedCredential,
    current,
    outlived,
    plan_credential,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire import calls_credentials as calls

NOW = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.timezone.utc)


def moment(days: float) -> datetime.datetime:
    return NOW + datetime.timedelta(days=days)


def text(days: float) -> str:
    return moment(days).strftime("%Y-%m-%dT%H:%M:%S") + ".1234567Z"


def secret(key_id: str, start: float, end: float, name: str = "mail") -> dict[str, t.Any]:
    return {"keyId": key_id, "displayName": name, "startDateTime": text(start), "endDateTime": text(end), "hint": key_id[:3]}


def application(*secrets: dict[str, t.Any], keys: t.Sequence[dict[str, t.Any]] = ()) -> dict[str, t.Any]:
    return {"id": "o-1", "passwordCredentials": list(secrets), "keyCredentials": list(keys)}


def wanted(**options: t.Any) -> WantedCredential:
    return WantedCredential(**{"type": "client_secret", "name": "mail", **options})


def steps(plan: Plan) -> list[tuple[str, str | None]]:
    return [(change.action, change.subject or None) for change in plan.changes]


def test_no_two_changes_are_the_same() -> None:
    old = [secret(key_id, -400, -1) for key_id in ("a", "b")]
    keys = [secret(key_id, -400, -1) for key_id in ("c", "d")]
    plans = [plan_credential(application(*old, keys=keys), wanted(type=kind), NOW) for kind in ("client_secret", "certificate")]
    made = [change.key for plan in plans for change in plan.changes]
    assert len(set(made)) == len(made) == 6


def test_the_first_one() -> None:
    plan = plan_credential(application(secret("theirs", -900, 900, "portal")), wanted(), NOW)
    assert steps(plan) == [("add_client_secret", None)]
    # 180 days less the margin for clocks.
    assert plan.changes[0].call == calls.add_password("o-1", {"displayName": "mail", "endDateTime": "2027-05-21T11:50:00Z"})
    assert not plan.changes[0].repeatable
    assert plan.before == {"credentials": []}
    assert plan.after["credentials"][0]["key_id"] is None


@pytest.mark.parametrize(("end", "due"), [(31, False), (30.001, False), (29.9, True), (0.1, True), (-1, True)])
def test_a_new_one_is_due_within_renew_before(end: float, due: bool) -> None:
    plan = plan_credential(application(secret("a", -150, end)), wanted(overlap=365), NOW)
    assert (("add_client_secret", None) in steps(plan)) is due


def test_overlap_of_old_and_new() -> None:
    old = secret("old", -160, 20)
    # The new one is made, the old one stays.
    assert steps(plan_credential(application(old), wanted(overlap=7), NOW)) == [("add_client_secret", None)]
    # Six days later it still stays; on the seventh it goes.
    assert steps(plan_credential(application(old, secret("new", -6, 174)), wanted(overlap=7), NOW)) == []
    assert steps(plan_credential(application(old, secret("new", -7.01, 173)), wanted(overlap=7), NOW)) == [
        ("remove_client_secret", "old")
    ]
    # Without overlap it goes in the same run, after the new one.
    assert steps(plan_credential(application(old), wanted(overlap=0), NOW)) == [
        ("add_client_secret", None),
        ("remove_client_secret", "old"),
    ]


def test_a_server_whose_clock_is_ahead_does_not_keep_the_old_one() -> None:
    old, new = secret("old", -160, 20), secret("new", 0.002, 180)
    assert steps(plan_credential(application(old, new), wanted(overlap=0), NOW)) == [("remove_client_secret", "old")]
    assert steps(plan_credential(application(old, new), wanted(overlap=1), NOW)) == []
    # What begins much later replaces nothing yet.
    later = secret("later", 1, 180)
    assert steps(plan_credential(application(secret("old", -60, 120), later), wanted(overlap=0), NOW)) == []


def test_one_that_was_replaced_long_ago_goes_even_when_another_is_due() -> None:
    credentials = application(secret("a", -300, 400), secret("b", -160, 10))
    assert steps(plan_credential(credentials, wanted(overlap=7), NOW)) == [
        ("add_client_secret", None),
        ("remove_client_secret", "a"),
    ]


def test_expired_ones_go_whatever_the_overlap() -> None:
    plan = plan_credential(application(secret("dead", -400, -1), secret("new", -1, 179)), wanted(overlap=365), NOW)
    assert steps(plan) == [("remove_client_secret", "dead")]


def test_somebody_elses_are_never_touched() -> None:
    others = [
        secret("expired", -400, -1, "portal"),
        secret("old", -400, 400, "Mail"),
        {**secret("none", -9, 9), "displayName": None},
    ]
    assert steps(plan_credential(application(*others, secret("mine", -1, 179)), wanted(overlap=0), NOW)) == []
    assert steps(plan_credential(application(*others), wanted(state="absent"), NOW)) == []
    plan = plan_credential(application(*others, secret("mine", -1, 179)), wanted(state="absent"), NOW)
    assert steps(plan) == [("remove_client_secret", "mine")]
    assert plan.after == {"credentials": []}


def test_what_nobody_holds_is_not_counted_as_there() -> None:
    plan = plan_credential(application(secret("lost", -1, 179)), wanted(held=frozenset()), NOW)
    assert steps(plan) == [("add_client_secret", None)]
    assert steps(plan_credential(application(secret("lost", -1, 179)), wanted(held=frozenset({"lost"})), NOW)) == []


def test_an_orphan_of_an_interrupted_run_does_not_replace_what_is_in_use() -> None:
    credentials = application(secret("used", -100, 80), secret("orphan", -50, 130))
    holding = {"held": frozenset({"used"}), "overlap": 7}
    assert steps(plan_credential(credentials, wanted(**holding), NOW)) == []
    # When the used one is due, it gets its overlap, too.
    credentials = application(secret("used", -160, 20), secret("orphan", -50, 130))
    assert steps(plan_credential(credentials, wanted(**holding), NOW)) == [("add_client_secret", None)]
    # Afterwards both go together.
    credentials = application(secret("used", -160, 20), secret("orphan", -50, 130), secret("new", -8, 172))
    assert steps(plan_credential(credentials, wanted(held=frozenset({"used", "new"}), overlap=7), NOW)) == [
        ("remove_client_secret", "used"),
        ("remove_client_secret", "orphan"),
    ]


def test_force_makes_a_new_one_and_the_newest_counts_though_it_ends_earlier() -> None:
    credentials = application(secret("long", -10, 170))
    assert steps(plan_credential(credentials, wanted(force=True, overlap=0), NOW)) == [
        ("add_client_secret", None),
        ("remove_client_secret", "long"),
    ]
    credentials = application(secret("long", -10, 170), secret("short", -1, 60))
    found = current(credentials, wanted(), NOW)
    assert found is not None
    assert found.key_id == "short"


def test_what_is_held_is_ours_whatever_it_is_called() -> None:
    credentials = application(secret("renamed", -1, 179, "CN=mail"), secret("theirs", -1, 179, "portal"))
    assert steps(plan_credential(credentials, wanted(held=frozenset({"renamed"})), NOW)) == []
    assert steps(plan_credential(credentials, wanted(held=frozenset({"renamed"}), state="absent"), NOW)) == [
        ("remove_client_secret", "renamed")
    ]


def test_without_pruning_what_could_go_is_only_named() -> None:
    credentials = application(secret("old", -160, 20))
    unpruned = wanted(overlap=0, prune=False)
    assert steps(plan_credential(credentials, unpruned, NOW)) == [("add_client_secret", None)]
    assert outlived(credentials, unpruned, NOW) == ["old"]
    assert outlived(application(secret("new", -1, 179)), unpruned, NOW) == []


def test_one_that_begins_in_the_future_is_not_current() -> None:
    found = current(application(secret("later", 3, 170)), wanted(), NOW)
    assert found is None
    soon = current(application(secret("skewed", 0.002, 170)), wanted(), NOW)
    assert soon is not None


def test_diff_is_the_same_with_and_without_a_write() -> None:
    credentials = application(secret("mine", -1, 179))
    plan = plan_credential(credentials, wanted(), NOW)
    assert plan.before == plan.after
    assert plan.before["credentials"][0] == {
        "type": "client_secret",
        "key_id": "mine",
        "name": "mail",
        "start": "2026-11-21T12:00:00Z",
        "end": "2027-05-20T12:00:00Z",
        "hint": "min",
        "thumbprint": None,
    }


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"lifetime": 0}, "lifetime is 0"),
        ({"overlap": -1}, "overlap is -1"),
        ({"lifetime": 30, "renew_before": 30}, "each run would make a new credential"),
        ({"name": " "}, "1 to 90 characters"),
        ({"name": "x" * 91}, "1 to 90 characters"),
    ],
)
def test_refusals(options: dict[str, t.Any], named: str) -> None:
    with pytest.raises(OptionError, match=named):
        plan_credential(application(), wanted(**options), NOW)


def test_short_lifetimes_are_possible() -> None:
    plan = plan_credential(application(), wanted(lifetime=1, renew_before=0), NOW)
    assert (plan.changes[0].call.body or {})["passwordCredential"]["endDateTime"] == "2026-11-23T11:50:00Z"


# Certificates

DER = base64.b64encode(b"not parsed here").decode()
THUMBPRINT = hashlib.sha1(b"not parsed here").hexdigest().upper()


def key(key_id: str, start: float, end: float, name: str = "mail", **more: t.Any) -> dict[str, t.Any]:
    return {
        "keyId": key_id,
        "displayName": name,
        "startDateTime": text(start),
        "endDateTime": text(end),
        "type": "AsymmetricX509Cert",
        "usage": "Verify",
        **more,
    }


def given(start: float = -100, end: float = 200) -> Certificate:
    return Certificate(DER, moment(start), moment(end), "CN=mail")


def test_certificates_have_their_own_list() -> None:
    credentials = application(secret("s", -1, 179), keys=[key("k", -1, 179)])
    assert steps(plan_credential(credentials, wanted(type="certificate"), NOW)) == []
    assert steps(plan_credential(application(secret("s", -1, 179)), wanted(type="certificate"), NOW)) == [
        ("add_certificate", None)
    ]


def test_a_certificate_is_held_by_its_thumbprint_too() -> None:
    credentials = application(keys=[key("k", -1, 179, customKeyIdentifier=THUMBPRINT)])
    assert steps(plan_credential(credentials, wanted(type="certificate", held=frozenset({THUMBPRINT})), NOW)) == []
    assert steps(plan_credential(credentials, wanted(type="certificate", held=frozenset({"F" * 40})), NOW)) == [
        ("add_certificate", None)
    ]


@pytest.mark.parametrize(
    "how",
    [
        {"key": DER},
        {"customKeyIdentifier": THUMBPRINT},
        {"customKeyIdentifier": THUMBPRINT.lower()},
        {"customKeyIdentifier": base64.b64encode(bytes.fromhex(THUMBPRINT)).decode()},
    ],
)
def test_a_given_certificate_is_known_by_its_thumbprint(how: dict[str, t.Any]) -> None:
    options = {"type": "certificate", "certificate": given()}
    assert steps(plan_credential(application(keys=[key("k", -1, 200, **how)]), wanted(**options), NOW)) == []
    # Also when somebody registered it under another name; absent leaves that one alone.
    named = application(keys=[key("k", -1, 200, "portal", **how)])
    assert steps(plan_credential(named, wanted(**options), NOW)) == []
    assert steps(plan_credential(named, wanted(**options, state="absent"), NOW)) == []


def test_a_given_certificate_is_not_renewed_by_time_and_replaces_others() -> None:
    options = {"type": "certificate", "certificate": given(end=5), "overlap": 7}
    assert steps(plan_credential(application(keys=[key("k", -1, 5, key=DER)]), wanted(**options), NOW)) == []
    old = key("old", -300, 30, customKeyIdentifier="A" * 40)
    plan = plan_credential(application(keys=[old]), wanted(**options), NOW)
    assert steps(plan) == [("add_certificate", None)]
    assert plan.after["credentials"][-1]["thumbprint"] == THUMBPRINT
    # Its own dates say when it was made, the registered ones since when it counts.
    assert steps(plan_credential(application(keys=[old, key("k", -6, 5, key=DER)]), wanted(**options), NOW)) == []
    assert steps(plan_credential(application(keys=[old, key("k", -8, 5, key=DER)]), wanted(**options), NOW)) == [
        ("remove_certificate", "old")
    ]


def test_an_expired_given_certificate_is_refused() -> None:
    for keys in ([], [key("k", -300, -1, key=DER)]):
        with pytest.raises(OptionError, match="expired at 2026-11-21"):
            plan_credential(application(keys=keys), wanted(type="certificate", certificate=given(-300, -1)), NOW)
