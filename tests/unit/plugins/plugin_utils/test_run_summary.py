# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The summary of a run over many tenants: states, reasons, people with their codes, the command that comes next; never without bounds."""

from __future__ import annotations

import time
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._run_summary import (
    MOST,
    MOST_PEOPLE,
    Outcome,
    Person,
    command,
    outcome_of,
    styled_lines,
)
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._when import time_left

NOW = 1_790_000_000.0
DONE = {"done": True}
REFUSED: dict[str, t.Any] = {
    "failed": True,
    "msg": "Graph refused. Ask for more.",
    "error": {"message": "Graph refused.", "remedy": "Ask for more."},
}


def pending(user: str, code: str = "ABCDEFGHJ", expires: str = "2026-09-21T14:28:20Z") -> dict[str, t.Any]:
    prompt = {"url": "https://login.test/device", "expires": expires, **({"user_code": code} if code else {})}
    return {"changed": True, "state": "pending", "user": user, "prompt": prompt}


@pytest.fixture(autouse=True)
def _paris(monkeypatch: pytest.MonkeyPatch) -> t.Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def shown(outcomes: t.Sequence[Outcome], job: str = "onboard", check: bool = False) -> list[str]:
    return [line for line, _meaning in styled_lines(job, outcomes, ["tenants.m365.yml"], NOW, check)]


def test_a_tenant_is_done_when_its_last_task_is_over() -> None:
    made = {"changed": True, "changes": ["create the service principal", "grant"]}
    assert outcome_of("contoso", DONE, "", [made, {"changed": False, "changes": []}]) == Outcome("contoso", "done", 2)
    assert outcome_of("contoso", {}, "", [made]).state == "failed"  # something failed that no step registered
    assert outcome_of("contoso", None, "Nobody signed in.", []).message == "Nobody signed in."


def test_the_first_failed_step_says_why_also_within_a_loop() -> None:
    loop = {"failed": True, "msg": "One or more items failed", "results": [pending("alice@contoso.test"), REFUSED]}
    found = outcome_of("contoso", {}, "", [{"changed": False}, loop, {"failed": True, "msg": "later"}])
    assert (found.state, found.message, found.remedy) == ("failed", "Graph refused.", "Ask for more.")
    assert [person.user for person in found.waiting] == ["alice@contoso.test"]
    (line,) = [line for line in shown([found]) if "contoso" in line and "failed" in line.split()]
    assert "Graph refused. Ask for more." in line


def test_who_has_to_sign_in_stands_in_one_list_with_the_time_that_is_left() -> None:
    outcomes = [
        outcome_of(
            "contoso", DONE, "", [{"results": [pending("alice@contoso.test", "AAAA"), pending("bo@contoso.test", "BBBB")]}]
        ),
        outcome_of("fabrikam", DONE, "", [{"results": [pending("dave@fabrikam.test", "CCCC")]}]),
    ]
    lines = shown(outcomes)
    assert lines[0] == "Onboarding: 0 of 2 tenants done, 2 waiting for somebody"
    assert "  waiting  contoso   for alice@contoso.test, bo@contoso.test to sign in" in lines
    at = lines.index("Each opens https://login.test/device and enters the code:")
    assert lines[at + 1 : at + 4] == [
        "  alice@contoso.test  AAAA  until 16:28 (15 minutes left)",
        "  bo@contoso.test     BBBB  until 16:28 (15 minutes left)",
        "  dave@fabrikam.test  CCCC  until 16:28 (15 minutes left)",
    ]
    assert lines[-2:] == [
        "When they have done so, run this again:",
        "  ansible-playbook m365.mail_oauth.onboard -i tenants.m365.yml",
    ]


def test_the_addresses_for_consent_stand_whole_and_not_those_of_check_mode() -> None:
    url = "https://login.test/contoso/v2.0/adminconsent?" + "x" * 900
    asked = {"changed": False, "granted": False, "addresses": [{"resource": "graph", "url": url}], "unread": ""}
    found = outcome_of("contoso", DONE, "", [asked])
    assert (found.state, found.consent) == ("waiting", (url,))
    assert f"  contoso  {url}" in shown([found])
    assert url not in " ".join(shown([found], check=True))
    assert outcome_of("contoso", DONE, "", [{**asked, "granted": True}]).state == "done"
    unread = outcome_of("contoso", DONE, "", [{**asked, "granted": None, "unread": "No identity."}])
    assert "could not be read: No identity." in " ".join(shown([unread]))


def test_time_that_is_left() -> None:
    assert time_left(NOW + 61, NOW).endswith("(1 minute left)")
    assert time_left(NOW + 59, NOW).endswith("(less than a minute left)")
    assert time_left(NOW, NOW) == "no longer"


def test_the_command_is_for_what_is_missing_and_can_be_pasted() -> None:
    done, failed = Outcome("contoso", "done"), Outcome("fabrikam", "failed", message="No.")
    assert shown([done, failed])[-1] == "  ansible-playbook m365.mail_oauth.onboard -i tenants.m365.yml --limit fabrikam"
    assert shown([done])[-1] == "  ansible-playbook m365.mail_oauth.verify -i tenants.m365.yml"
    assert shown([done], check=True)[-1] == "  ansible-playbook m365.mail_oauth.onboard -i tenants.m365.yml"
    assert shown([done], "offboard")[-1].startswith("What mail programs are set up with")
    limited = [line for line, _meaning in styled_lines("onboard", [failed], ["t.m365.yml"], NOW, others=True)]
    assert limited[-1] == "  ansible-playbook m365.mail_oauth.onboard -i t.m365.yml --limit fabrikam"
    many = [Outcome(f"t{number}", "failed") for number in range(200)]
    assert "--limit" not in shown(many)[-1]
    assert "t199" in styled_lines("offboard", many, ["t.m365.yml"], NOW, others=True)[-1][0]
    assert command("verify", ["my tenants.m365.yml"], ["a", "b"]) == (
        "ansible-playbook m365.mail_oauth.verify -i 'my tenants.m365.yml' --limit a,b"
    )


def test_a_thousand_tenants_are_counted_beyond_the_first() -> None:
    outcomes = [Outcome(f"t{n}", state, message="x " * 3000, waiting=()) for state in MOST for n in range(1000)]
    people = tuple(Person(f"u{n}@contoso.test", "https://login.test/device", f"C{n}", NOW + 900) for n in range(1000))
    lines = shown([*outcomes, Outcome("many", "waiting", waiting=people)])
    assert len(lines) < sum(MOST.values()) + MOST_PEOPLE + 12
    assert max(map(len, lines)) < 600
    assert "  failed   and 940 more tenants" in lines and "  and 800 more people" in lines
    assert "and 997 more to sign in" in " ".join(shown([Outcome("many", "waiting", waiting=people)]))


def test_what_others_said_moves_no_cursor() -> None:
    lines = shown([Outcome("contoso", "failed", message="\x1b[2J::error::\nnext")])
    assert not [line for line in lines if "\x1b" in line or "\n" in line]
