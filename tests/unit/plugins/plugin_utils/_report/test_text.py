# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The summary at a terminal."""

from __future__ import annotations

import typing as t

import pytest
from report_runs import expiry, finding, mixed, planned, report, result, run

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.text import MAX_ROWS, styled_lines, summary_lines


def test_the_summary_is_a_table_then_causes_then_totals() -> None:
    text = "\n".join(summary_lines(mixed()))
    assert "carol@contoso.test  FAILED" in text
    assert "bob@contoso.test    later" in text
    assert "Host relay could not be reached: Failed to connect to the host via ssh" in text
    assert "FAILED  imap_disabled: It is imap_disabled." in text
    assert "where: carol@contoso.test imap from localhost" in text
    assert "remedy: Set-CASMailbox -ImapEnabled $true" in text
    assert (
        text.splitlines()[-1]
        == "1 of 8 logins worked, 1 failed, 1 deferred, 5 not run, 1 warning (1 tenant, 4 mailboxes, 2 hosts)"
    )


def test_a_finding_has_its_own_evidence_and_not_that_of_another() -> None:
    check = planned()
    both = [finding("imap_disabled", evidence=["first"]), finding("clock_skew", "warning", evidence=["second"])]
    lines = summary_lines(report(run([check], [result(check, "failed", both)])))
    shown = {
        cause: lines[at + 2].strip()
        for at, line in enumerate(lines)
        for cause in ("imap_disabled", "clock_skew")
        if f"  {cause}:" in line
    }
    assert shown == {"imap_disabled": "evidence: first", "clock_skew": "evidence: second"}


def test_a_program_that_is_not_well_has_its_name_and_is_no_mailbox() -> None:
    plan = [planned()]
    state = planned("", program="mail-oauth-getmail-support")
    told = report(run(plan, [result(plan[0]), result(state, "failed", [finding("token_rejected")])]))
    text = "\n".join(summary_lines(told))
    assert "mail-oauth-getmail-support  FAILED" in text
    assert "where: mail-oauth-getmail-support imap from localhost" in text
    assert "(1 tenant, 1 mailbox, 1 host)" in text
    assert [one["summary"]["mailboxes"] for one in told["tenants"]] == [1]


def test_the_summary_is_bounded_and_shows_failures_first() -> None:
    plan = [planned(f"u{number}@contoso.test") for number in range(500)]
    checks = [result(check) for check in plan[:-1]]
    lines = summary_lines(report(run(plan, [*checks, result(plan[-1], "failed", [finding()])])))
    assert len(lines) < MAX_ROWS + 20
    assert "u499@contoso.test" in lines[2]
    assert "... and 480 more mailboxes, all of which work" in lines


def test_several_endpoints_of_one_protocol_share_a_cell() -> None:
    plan = [planned(), planned(tls="starttls", port=143)]
    lines = summary_lines(report(run(plan, [result(plan[0]), result(plan[1], "failed")])))
    assert "FAILED 1/2" in lines[2]
    assert lines[3] == "Several endpoints in one cell: imap of 993 implicit, 143 starttls"
    assert not any("one cell" in line for line in summary_lines(report(run(plan[:1], [result(plan[0])]))))
    lines = summary_lines(report(run(plan, [result(check, "failed") for check in plan])))
    assert lines[2].split() == ["contoso", "alice@contoso.test", "FAILED"]  # all of them: there is nothing to count


def hosts(count: int) -> t.Any:
    """A report of three mailboxes by three protocols from ``count`` hosts; carol's IMAP fails from one of them."""
    plan = [
        planned(f"{name}@contoso.test", protocol) for name in ("alice", "bob", "carol") for protocol in ("imap", "pop", "smtp")
    ]
    return report(
        *(
            run(
                plan,
                [result(one, *(("failed", [finding()]) if (number, index) == (0, 6) else ())) for index, one in enumerate(plan)],
                host=f"relay{number}.contoso.test",
            )
            for number in range(count)
        )
    )


def test_two_hosts_stand_side_by_side_on_80_columns() -> None:
    lines = summary_lines(hosts(2), 80)
    assert [line.split() for line in lines[:2]] == [
        ["relay0.contoso.test", "relay1.contoso.test"],
        ["tenant", "mailbox", "imap", "pop", "smtp", "imap", "pop", "smtp"],
    ]
    assert lines[5].split() == ["contoso", "carol@contoso.test", "FAILED", "ok", "ok", "ok", "ok", "ok"]
    assert lines[0].index("relay1") == lines[1].rindex("imap")


def test_more_hosts_share_a_column() -> None:
    lines = summary_lines(hosts(20), 80)
    assert lines[0].strip() == "all 20 hosts"
    assert "FAILED 1/20" in lines[5]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("count", [1, 2, 3, 20])
def test_it_fits_the_terminal(width: int, count: int) -> None:
    made = hosts(count)
    made["findings"][0]["remedy"] = "word " * 60
    assert max(map(len, summary_lines(made, width))) <= width


def test_long_names_are_shortened_in_the_middle() -> None:
    plan = [planned("a-very-long-mailbox-name-indeed@a-very-long-domain-name.contoso.test")]
    (row,) = summary_lines(report(run(plan, [result(plan[0])])), 60)[2:3]
    assert row.split()[1].startswith("a-very-long-mailbox-n")
    assert row.split()[1].endswith(".contoso.test")
    assert len(row) <= 60


def test_commands_are_not_broken_and_prose_is() -> None:
    command = f"Set-CASMailbox -Identity {'x' * 60}@contoso.test -ImapEnabled $true"
    check = planned()
    made = report(run([check], [result(check, "failed", [finding(remedy=f"{command}\n{'some words ' * 20}")])]))
    lines = summary_lines(made, 80)
    assert f"        remedy: {command}" in lines
    assert max(len(line) for line in lines if "some words" in line) <= 80


def test_an_unreachable_host_is_told_once_and_not_of_each_mailbox() -> None:
    lines = summary_lines(mixed(), 80)
    assert "relay" not in "".join(lines[:6])  # the table
    assert "        where: 4 logins were not tried from there" in lines
    assert not any("managed_host_unreachable" in line for line in lines)


def test_a_mailbox_that_only_an_unreachable_host_checks_is_in_the_table() -> None:
    plan = [planned("alice@contoso.test"), planned("bob@contoso.test")]
    made = report(run(plan[:1], [result(plan[0])]), run(plan[1:], [], host="relay", reachable=False))
    assert summary_lines(made, 80)[4].split() == ["contoso", "bob@contoso.test", "not", "run"]


def test_what_ends_is_told_with_its_remedy() -> None:
    check = planned()
    made = report(
        run([check], [result(check)]),
        expiries=[
            expiry(),
            expiry("refresh_token", "2026-11-01T00:00:00Z", name="alice@contoso.test", subject="", remedy=""),
            expiry("consent", ""),
        ],
    )
    lines = summary_lines(made, 120)
    at = lines.index("ENDED   21 days ago (2026-11-01): refresh token alice@contoso.test of contoso")
    assert lines[at + 1 : at + 3] == [
        "ENDS    in 8 days (2026-12-01): client secret mail-2026 (Mail logins) of contoso",
        "        remedy: ansible-playbook m365.mail_oauth.rotate --limit contoso",
    ]
    assert lines[-2] == "Also: 1 ended, 1 ending soon"


def test_changes_are_told() -> None:
    plan = [planned(), planned("bob@contoso.test")]
    made = report(run(plan, [result(plan[0], "failed", [finding()]), result(plan[1])]))
    made["history"].update(previous="2026-11-21T20:00:00Z", fixed=[{"check": 1, "cause": "x", "since": "2026-11-20T20:00:00Z"}])
    made["summary"].update(new=1, fixed=1)
    made["checks"][0].update(new=True, since=made["created"], flapping=True)
    text = "\n".join(summary_lines(made, 120))
    assert "where: alice@contoso.test imap from localhost (new)" in text
    assert "Works again: bob@contoso.test imap from localhost" in text
    assert "Changes again and again: alice@contoso.test imap from localhost" in text
    assert "Also: 1 new since the last run, 1 mended" in text
    made["checks"][0].update(new=False, since="2026-11-19T08:30:00Z")
    assert "(since 2026-11-19 08:30 UTC)" in "\n".join(summary_lines(made, 120))


def test_lines_say_what_they_mean() -> None:
    meanings = {text.split("  ")[0]: meaning for text, meaning in styled_lines(mixed(), 80) if meaning}
    assert meanings["FAILED"] == "error"
    assert meanings["WARNING"] == "warning"
    good = styled_lines(report(run([planned()], [result(planned())])), 80)
    assert {meaning for _text, meaning in good} == {"", "ok"}
    assert not any("\x1b" in text for text, _meaning in styled_lines(mixed(), 80))
