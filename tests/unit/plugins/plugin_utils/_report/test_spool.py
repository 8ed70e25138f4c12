# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks as lines: blocks written once, everything read again, and reports that never have all checks in memory."""

from __future__ import annotations

import json
import tempfile
import typing as t

import pytest
from report_runs import CREATED, finding, mixed, planned, result, run

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import lines
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.build import Checks, Quiet, Report, build, to_json
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.html import to_html
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.junit import to_junit
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.lines import LineError
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.results import Results
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.spool import Spool, checks_of
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.text import summary_lines


def spooled(checks: t.Iterable[dict[str, t.Any]]) -> tuple[list[bytes], list[dict[str, t.Any]]]:
    with tempfile.TemporaryFile() as file:
        spool = Spool(file)
        for check in checks:
            spool.take(check)
        found = list(spool.checks())
        assert list(spool.checks()) == found
        file.seek(0)
        return file.read().splitlines(), found


def test_what_was_written_is_read_again() -> None:
    made = mixed()["checks"]
    _lines, found = spooled(made)
    assert found == made


def test_a_block_is_written_once() -> None:
    made = mixed()["checks"]
    written, _found = spooled(made * 10)
    blocks = [json.loads(line) for line in written if b'"block"' in line]
    assert sorted(block["block"] for block in blocks) == list(range(len(blocks)))
    assert len({json.dumps(block["is"]) for block in blocks}) == len(blocks)
    assert len(written) == len(blocks) + 10 * len(made)


def test_numbers_of_blocks_are_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST", 5)
    (check, *_rest) = mixed()["checks"]
    checks = [{**check, "id": number, "server": {"greeting": f"ready {number % 7}"}} for number in range(50)]
    written, found = spooled(checks)
    assert found == checks
    numbers = [json.loads(line)["block"] for line in written if b'"block"' in line]
    assert max(numbers) < 5 < len(numbers)


@pytest.mark.parametrize(
    "content",
    [
        b'{"id": 0, "server": 3}',
        b'{"block": 0, "is": 1}',
        b'{"block": -1, "is": {}}',
        b'{"block": "x", "is": {}}',
        b'{"id": 0, "server": []}',
        b'{"id": 0',
        b"[]",
        b"1",
    ],
)
def test_a_line_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(LineError):
        list(checks_of([content]))


def many(sink: Spool | None, failing: int = 3) -> Report:
    """A report of two tenants and hosts with warnings, failures, informations and ends."""
    runs = []
    for tenant in ("contoso", "fabrikam"):
        plan = [planned(f"m{number}@{tenant}.test", protocol) for number in range(25) for protocol in ("imap", "smtp")]
        told = []
        for number, check in enumerate(plan):
            if number % 10 == failing:
                told.append(result(check, "failed", [finding(remedy=f"Mend {check['user']}."), finding("unknown")]))
            elif number % 10 == 5:
                told.append(result(check, findings=[finding("tls_old", "warning" if number % 20 == 5 else "info")]))
            else:
                told.append(result(check))
        runs += [run(plan, told, tenant=tenant, host=host) for host in ("relay", "spare")]
    return build(runs, created=CREATED, title="Logins", fail_on="warning", version="0", sink=sink)


def test_a_report_whose_checks_are_on_disk_says_the_same_in_every_form() -> None:
    whole = many(None)
    with tempfile.TemporaryFile() as file:
        made = many(Spool(file))
        checks = made["checks"]
        assert isinstance(checks, Checks)
        assert sum(isinstance(check, Quiet) for check in checks) == 168
        assert list(checks.whole()) == whole["checks"]
        assert to_json(made) == to_json(whole)
        assert to_junit(made) == to_junit(whole)
        assert to_html(made) == to_html(whole)
        assert summary_lines(made) == summary_lines(whole)
        assert Results(made).trouble == Results(whole).trouble
        assert list(Results(made).checks()) == whole["checks"]
        assert {name: value for name, value in made.items() if name != "checks"} == {
            name: value for name, value in whole.items() if name != "checks"
        }


def test_what_was_not_kept_of_a_check_that_works_is_not_made_up() -> None:
    with tempfile.TemporaryFile() as file:
        quiet = many(Spool(file))["checks"][0]
    assert (quiet["mailbox"], quiet["state"], quiet.get("flapping")) == ("m0@contoso.test", "passed", False)
    with pytest.raises(KeyError):
        quiet["server"]
