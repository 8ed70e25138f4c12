# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whole logs: nothing for a healthy one; of another the failing lines, what is alike once, the newest first, and in bounded time."""

from __future__ import annotations

import pathlib
import random

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.case import Finding, finding
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.hits import SENTENCE, WRAPS
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.log import MAX_FAULTS, MAX_SHAPES, alike, told_once
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.texts import diagnose_text

_FILE = pathlib.Path(__file__).resolve().parents[4] / "diagnosis" / "healthy.txt"
HEALTHY = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]

SWITCHED_OFF = (
    "Nov 30 04:00:{:02} mail postfix/smtp[99]: 4F1A2C3{:02}: to=<x@contoso.test>, relay=smtp.office365.com[192.0.2.7]:587, dsn=4.7.139, status=deferred "
    "(SASL authentication failed; server smtp.office365.com[192.0.2.7] said: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is "
    "disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.)"
)
RUN_OUT = (
    'Nov 30 04:03:{:02} mail sasl-xoauth2[{:02}]: TokenStore::Refresh: code=400, response={{"error":"invalid_grant","error_description":'
    '"AADSTS700082: The refresh token has expired due to inactivity."}}'
)
WRAPPED = (
    "Nov 30 04:04:{:02} mail postfix/smtp[99]: 4F1A2C4{:02}: status=deferred (SASL authentication failed; cannot authenticate to server x[192.0.2.7]: "
    "generic failure)"
)


def mixed(*failing: str) -> str:
    """Return a log of 2,000 healthy lines among which each of these stands eight times."""
    lines = (HEALTHY * 5)[:2000]
    order = random.Random(1)
    for line in failing:
        for number in range(8):
            lines.insert(order.randrange(len(lines)), line.format(number, number))
    return "\n".join(lines)


def test_a_healthy_log_gives_nothing() -> None:
    assert diagnose_text("\n".join(HEALTHY)) == []


def test_a_healthy_line_is_no_fault() -> None:
    """What stands in a log with a date or a program's name is known to be well; of bare words nobody can say that."""
    given = {line: [finding.cause for finding in diagnose_text(line)] for line in HEALTHY}
    assert all("unknown" in causes for causes in given.values() if causes)
    assert sum(bool(causes) for causes in given.values()) < 20


def test_the_failing_lines_of_a_mixed_log_grouped_and_newest_first() -> None:
    text = mixed(SWITCHED_OFF, RUN_OUT, WRAPPED)
    found = diagnose_text(text)
    lines = text.splitlines()
    newest = {
        cause: max(number for number, line in enumerate(lines, 1) if words in line)
        for cause, words in (("smtp_auth_disabled_tenant", "disabled for the Tenant"), ("refresh_token_expired", "AADSTS700082"))
    }
    assert [one.cause for one in found] == sorted(newest, key=lambda cause: -newest[cause])
    for one in found:
        assert one.evidence[0].startswith(f"line {newest[one.cause]} of {len(lines)}: Nov 30 04:0")
        assert one.evidence[0].endswith("(and 7 more like it)")


def test_what_only_wraps_counts_where_nothing_says_why() -> None:
    assert [one.cause for one in diagnose_text(mixed(WRAPPED))] == ["token_file_unreadable"]


def test_a_failure_that_nobody_knows_is_shown_where_there_is_no_other() -> None:
    line = "Nov 30 04:05:{:02} mail widgetd[{:02}]: fatal: the frobnicator failed at moon phase"
    (found,) = diagnose_text(mixed(line))
    assert (found.cause, found.confidence) == ("unknown", "low")
    assert "the frobnicator failed at moon phase" in found.evidence[0]
    assert "unknown" not in [one.cause for one in diagnose_text(mixed(line, RUN_OUT))]


def _numbered(numbers: int) -> str:
    letters = str.maketrans("0123456789", "abcdefghij")
    return "\n".join(f"failed {str(number).translate(letters)}" for number in range(numbers))


def test_the_work_is_bounded() -> None:
    looked: list[str] = []

    def look(line: str) -> tuple[int, list[Finding]]:
        looked.append(line)
        return SENTENCE, [finding(f"cause_{len(looked)}", 0.6, evidence=(line,))]

    found = told_once(_numbered(100_000), look)
    assert (len(looked), len(found)) == (MAX_SHAPES, MAX_FAULTS)
    assert looked[0] == "failed jjjjj", "the newest lines count"
    assert told_once("\n".join(["failed 1"] * 100_000), look)[0].evidence[0].endswith("failed 1 (and 99999 more like it)")


@pytest.mark.parametrize(
    "one, other, together",
    [
        (
            "Nov  1 00:00:01 mail a[1]: 4F1A2C3: to <a@contoso.test>",
            "Nov 30 04:12:59 mail a[22]: 9B00C7D1: to <bob@mail.contoso.test>",
            True,
        ),
        ("said: 535 5.7.139 no", "said: 535 5.7.3 no", False),
        ("AADSTS53003: no", "AADSTS50076: no", False),
        ("said: 451 4.7.0 no", "said: 550 4.7.0 no", False),
    ],
)
def test_lines_are_alike_but_for_what_varies(one: str, other: str, together: bool) -> None:
    groups, total = alike(f"{one}\n\n{other}")
    assert total == 3
    assert [group.times for group in groups] == ([2] if together else [1, 1])
    assert groups[0].line == other


def test_rank_decides_before_age() -> None:
    said = {"old": (SENTENCE, "token_expired"), "new": (WRAPS, "token_rejected")}
    found = told_once("old\nnew", lambda line: (said[line][0], [finding(said[line][1], 0.5, evidence=(line,))]))
    assert [one.cause for one in found] == ["token_expired"]
