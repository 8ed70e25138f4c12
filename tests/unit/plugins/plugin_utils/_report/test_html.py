# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report's page, without a browser; tests/page looks at it with one."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import typing as t
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_runs import expiry, finding, mixed, planned, report, result, run

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.build import Report
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.html import (
    MAX_CHECKS,
    MAX_DUE,
    MAX_ENDPOINTS,
    MAX_LATER,
    MAX_PLACES,
    MAX_ROWS,
    to_html,
)
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.junit import to_junit
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.pages import link
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.text import summary_lines

ROOT = pathlib.Path(__file__).resolve().parents[5]


class Page(html.parser.HTMLParser):
    """Collects what a browser would load or run, and whether elements are balanced."""

    VOID = ("meta", "link", "img", "br", "hr", "input")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.scripts: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["script"]:
            self.scripts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(made: Report) -> Page:
    page = Page()
    page.feed(to_html(made))
    page.close()
    assert page.open == []
    return page


def test_the_page_needs_nothing_from_outside() -> None:
    page = parsed(mixed())
    assert not {"link", "img", "iframe", "object", "form", "base"} & set(page.tags)
    assert not [
        (name, value)
        for name, value in page.attributes
        if name in ("src", "srcset") or (name == "href" and not str(value).startswith("#"))
    ]
    assert not [name for name, _value in page.attributes if name.startswith("on")]


def policy_of(page: Page) -> dict[str, str]:
    """Return the page's Content-Security-Policy by directive."""
    (policy,) = (str(value) for name, value in page.attributes if name == "content" and "default-src" in str(value))
    return {name: values for name, _space, values in (part.strip().partition(" ") for part in policy.split(";"))}


def test_the_policy_lets_nothing_run_but_the_one_script_that_it_names() -> None:
    page = parsed(mixed())
    (script,) = page.scripts
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy_of(page) == {"default-src": "'none'", "style-src": "'unsafe-inline'", "script-src": f"'sha256-{digest}'"}
    assert page.tags.count("script") == 1
    assert len(script) < 2500
    assert not any(word in script for word in ("innerHTML", "eval", "document.write", "insertAdjacent"))


def test_the_page_links_lead_somewhere() -> None:
    page = parsed(mixed())
    targets = {value for name, value in page.attributes if name == "id"}
    assert {str(value)[1:] for name, value in page.attributes if name == "href"} <= targets


def test_the_collection_as_it_is_installed_has_all_that_the_page_is_made_of(tmp_path: pathlib.Path) -> None:
    build = [sys.executable, "-m", "ansible.cli.galaxy", "collection", "build", str(ROOT), "--output-path", str(tmp_path)]
    subprocess.run(build, check=True, capture_output=True, cwd=tmp_path)
    (artifact,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(artifact) as packed:
        names = {member.name for member in packed if member.isfile() and member.name.startswith("plugins/")}
    written = {path.relative_to(ROOT).as_posix() for path in (ROOT / "plugins").rglob("*") if path.is_file()}
    assert {"plugins/templates/report.html.j2", "plugins/templates/report.css"} <= names
    assert names == {name for name in written if not name.endswith(".pyc")}


def test_what_a_server_says_is_text() -> None:
    check = planned("<script>alert(1)</script>@contoso.test")
    evil = "</style><script>alert(1)</script><img src=x onerror=alert(1)>"
    made = report(
        run(
            [check],
            [result(check, "failed", [finding(summary=evil, evidence=[evil], remedy=evil)], server={"reply": evil})],
            tenant=evil,
        )
    )
    made["untried"] = [{"kind": "tenant", "tenant": evil, "name": evil, "severity": "error", "message": evil, "remedy": evil}]
    made["hosts"][0].update(name=evil, reachable=False, message=evil)
    made["history"].update(
        previous="2026-11-21T20:00:00Z", message=evil, fixed=[{"check": 0, "cause": evil, "since": made["created"]}]
    )
    page = parsed(made)
    clean = parsed(mixed())
    assert "img" not in page.tags
    assert page.scripts == clean.scripts
    assert policy_of(page) == policy_of(clean)


def test_the_page_says_what_is_broken_and_how_to_mend_it() -> None:
    page = to_html(mixed())
    assert "\\u" not in page  # no escape of Python's or JSON's reaches the reader
    assert "1 of 8 logins fails, 5 were not run" in page
    assert "Set-CASMailbox -ImapEnabled $true" in page
    assert page.index("What to repair") < page.index("Mailboxes</h2>") < page.index("Every check")


def test_a_report_without_checks_is_still_a_page() -> None:
    assert "\u2713 Every login works" in to_html(report())
    assert summary_lines(report())[0] == "No checks."


@pytest.mark.long
def test_the_page_is_bounded() -> None:
    plan = [planned(f"u{number}@contoso.test") for number in range(3000)]
    everything = [result(one, "failed", [finding(remedy=f"Enable {one['user']}")]) for one in plan]
    page = to_html(report(run(plan, everything)))
    assert len(page) < 600_000
    assert "and 2,988 more mailboxes" in page
    assert "more that do not just work; report.json has them all" in page


def test_a_frequent_cause_leaves_room_for_the_checks_of_a_rare_one() -> None:
    plan = [planned(f"u{number}@contoso.test") for number in range(MAX_CHECKS + 1)]
    rare = finding("pop_disabled", remedy="Set-CASMailbox -PopEnabled $true")
    results = [result(check, "failed", [finding()]) for check in plan[:-1]] + [result(plan[-1], "failed", [rare])]
    page = to_html(report(run(plan, results)))
    assert page.count('id="check-') == MAX_CHECKS
    assert f'id="check-{MAX_CHECKS}"' in page
    assert f'<a href="#check-{MAX_CHECKS}">imap from localhost</a>' in page


def test_a_card_names_some_mailboxes_and_links_to_them() -> None:
    page = to_html(mixed())
    assert "The host relay could not be reached" in page
    assert page.count("<article") == 4
    assert '<a href="#check-2">imap from localhost</a>' in page


def test_what_ends_is_ordered_by_the_time_left() -> None:
    check = planned()
    page = to_html(
        report(
            run([check], [result(check)]),
            expiries=[
                expiry(),
                expiry("consent", "", name="everybody"),
                expiry("refresh_token", "2026-11-01T00:00:00Z", name="<b>"),
            ],
        )
    )
    assert page.index("ended 21 days ago") < page.index("8 days left") < page.index("does not end")
    assert "Refresh token &lt;b&gt;" in page
    assert "Every login still works, but 1 thing it rests on has ended" in page


def test_an_endpoint_shows_its_days_when_there_are_some() -> None:
    check = planned()
    made = report(run([check], [result(check)]))
    assert "Last 30 days" not in to_html(made)
    made["endpoints"][0]["days"] = [
        {"day": "2026-11-21", "checks": 4, "passed": 1},
        {"day": "2026-11-22", "checks": 4, "passed": 4},
    ]
    page = to_html(made)
    assert "2026-11-21: 1 of 4 worked" in page
    assert "trouble on 1 of 2 days" in page


def test_very_many_hosts_share_columns() -> None:
    check = planned()
    runs = [
        run([check], [result(check, *(("failed", [finding()]) if number == 3 else ()))], host=f"h{number}")
        for number in range(20)
    ]
    page = to_html(report(*runs))
    assert ">from h3</th>" in page
    assert ">from 19 other hosts</th>" in page
    assert ">from h4</th>" not in page


def rows_of(page: str, section: str) -> list[str]:
    """Return the table rows of a section of the page that name a mailbox or tenant."""
    return page.split(f'id="{section}">', 1)[1].split("</section>", 1)[0].split("<tr data-state=")[1:]


def failing(count: int, broken: int = 1, **more: t.Any) -> Report:
    """A report of so many mailboxes, of which the last ones fail."""
    plan = [planned(f"u{number}@contoso.test") for number in range(count)]
    good = count - broken
    return report(
        run(plan, [result(one) for one in plan[:good]] + [result(one, "failed", [finding(**more)]) for one in plan[good:]])
    )


@pytest.mark.parametrize(("mailboxes", "broken", "rows"), [(40, 1, 40), (41, 1, 1), (41, 0, 0), (160, 152, MAX_ROWS)])
def test_of_many_mailboxes_the_matrix_shows_those_with_trouble(mailboxes: int, broken: int, rows: int) -> None:
    page = to_html(failing(mailboxes, broken))
    assert len(rows_of(page, "mailboxes")) == rows


def test_a_card_shows_some_places_and_the_first_lines_of_evidence() -> None:
    page = to_html(failing(MAX_PLACES + 2, MAX_PLACES + 2, evidence=[f"line {number}" for number in range(5)]))
    card = page.split("<article", 1)[1].split("</article>", 1)[0]
    assert card.count("@contoso.test</span>") == MAX_PLACES
    assert "and 2 more mailboxes" in card
    assert "line 2" in card and "line 3" not in card


def test_a_cell_counts_where_not_all_checks_of_it_went_alike() -> None:
    plan = [planned(), planned(port=143)]
    some = to_html(report(run(plan, [result(plan[0]), result(plan[1], "failed", [finding()])])))
    every = to_html(report(run(plan, [result(one, "failed", [finding()]) for one in plan])))
    assert ">1 of 2 fail</a>" in rows_of(some, "mailboxes")[0]
    assert ">2 fail</a>" in rows_of(every, "mailboxes")[0]
    assert "several endpoints: imap 993 implicit, 143 implicit." in every
    assert "</span> 2 work</td>" in to_html(report(run(plan, [result(one) for one in plan])))
    alone = to_html(report(run(plan[:1], [result(plan[0])])))
    assert "</span> works</td>" in alone
    assert "several endpoints" not in alone


def test_the_tenant_with_most_trouble_comes_first_and_the_others_are_named() -> None:
    runs = []
    for tenant, broken in (("fine", 0), ("bad", 1), ("worse", 2)):
        plan = [planned(f"{number}@{tenant}.test") for number in range(3)]
        states = ["failed" if number < broken else "passed" for number in range(3)]
        runs.append(run(plan, [result(one, state) for one, state in zip(plan, states)], tenant=tenant))
    page = to_html(report(*runs))
    assert [("worse" in row, "2 of 3" in row, "1 of 3" in row) for row in rows_of(page, "tenants")] == [
        (True, True, False),
        (False, False, True),
    ]
    assert "1 tenant without trouble" in page


def test_logins_that_were_put_off_are_neither_good_nor_bad() -> None:
    plan = [planned(), planned("bob@contoso.test")]
    page = to_html(report(run(plan, [result(plan[0]), result(plan[1], "deferred", [finding("throttled", "warning")])])))
    assert '<p class="verdict warn">\u2026 1 of 2 logins were put off by the server</p>' in page


def test_what_ends_is_bounded_and_each_thing_is_told_once() -> None:
    soon = [expiry(name=f"soon-{number}") for number in range(MAX_DUE + 1)]
    later = [expiry(name=f"later-{number}", ends="2028-12-01T00:00:00Z") for number in range(MAX_LATER + 1)]
    check = planned()
    page = to_html(report(run([check], [result(check)]), expiries=[*soon, *later]))
    assert page.count('<div class="when">') == MAX_DUE + MAX_LATER
    both = to_html(report(run([check], [result(check)]), expiries=[soon[0], later[0]]))
    assert [both.count(f"{name}</h3>") for name in ("soon-0", "later-0")] == [1, 1]
    (folded,) = re.findall(r"<summary>(2 things that end later.*?)</summary>", both, re.DOTALL)
    assert " ".join(re.sub("<.*?>", "", folded).split()) == (
        "2 things that end later or not at all, the next on 2027-06-01 (190 days left): server certificate mail.test:993"
    )
    never = to_html(report(run([check], [result(check, tls_info={})]), expiries=[expiry("consent", "")]))
    assert "1 thing that ends later or not at all</summary>" in never


def test_a_tenant_with_trouble_says_what_ends_next_though_it_is_far() -> None:
    plan = [planned("a@bad.test"), planned("b@fine.test")]
    runs = [
        run([one], [result(one, state, tls_info={})], tenant=tenant)
        for one, state, tenant in zip(plan, ("failed", "passed"), ("bad", "fine"))
    ]
    (row,) = rows_of(to_html(report(*runs, expiries=[expiry(tenant="bad", ends="2028-12-01T00:00:00Z")])), "tenants")
    assert "client secret" in row and "739 days left" in row


def test_a_name_that_says_no_more_than_its_kind_is_not_said_twice() -> None:
    check = planned()
    made = report(
        run([check], [result(check)]), expiries=[expiry("refresh_token", name="refresh token", subject="alice@contoso.test")]
    )
    assert "<h3>Refresh token alice@contoso.test</h3>" in to_html(made)
    assert any(line.endswith(": refresh token alice@contoso.test of contoso") for line in summary_lines(made))


def test_commands_stand_apart_from_words_and_all_of_them_can_be_pasted() -> None:
    plan = [planned(f"u{number}@contoso.test") for number in range(28)]
    results = [
        result(
            check,
            "failed",
            [finding(remedy=f"Grant the right:\nSet-CASMailbox -Identity {check['user']} -ImapEnabled $true\nIt takes an hour.")],
        )
        for check in plan
    ]
    page = to_html(report(run(plan, results)))
    card = page.split("<article", 1)[1].split("</article>", 1)[0]
    assert "<p>Grant the right:</p>" in card and "<p>It takes an hour.</p>" in card
    (block,) = (one for one in re.findall(r'<pre class="command">(.*?)</pre>', card, re.DOTALL) if "Set-CASMailbox" in one)
    assert block.splitlines() == [f"Set-CASMailbox -Identity {check['user']} -ImapEnabled $true" for check in plan]
    assert "&lt;mailbox&gt;" not in card


def test_each_cause_of_a_check_leads_to_its_page() -> None:
    check = planned()
    made = report(
        run([check], [result(check, "failed", [finding(), finding("token_rejected", confidence="low"), finding("of_old")])])
    )
    link(made, "https://docs.contoso.test/{cause}")
    told = to_html(made).split('id="check-0"')[1].split("</details>")[0]
    assert re.findall(r'href="https://docs.contoso.test/(\w+)"', told) == ["imap_disabled", "token_rejected"]
    assert "<code>of_old</code>" in told


def test_the_search_box_is_for_those_who_can_run_it_and_states_can_be_told() -> None:
    page = to_html(mixed())
    assert re.search(r'<div id="find" class="find" role="search" hidden>', page)
    assert 'data-state="failed"' in page and 'data-state="deferred"' in page


def test_checks_from_a_lost_host_are_counted_and_not_told_one_by_one() -> None:
    made = mixed()
    lost = [check["id"] for check in made["checks"] if check["checked_from"] == "relay"]
    for number in lost:
        made["checks"][number]["new"] = True
    page = to_html(made)
    assert page.count('id="check-') == 3
    assert 'id="changes"' not in page


def test_of_many_servers_the_slowest_and_the_broken_are_drawn() -> None:
    plan = [planned(host=f"m{number}.test") for number in range(MAX_ENDPOINTS + 1)]
    results = [result(one, duration_ms=number + 1.0) for number, one in enumerate(plan[:-1])]
    page = to_html(report(run(plan, [*results, result(plan[-1], "failed", [finding()])])))
    times = page.split('id="times">', 1)[1].split("</section>", 1)[0]
    assert [f"m{number}.test" in times for number in (0, 1, MAX_ENDPOINTS)] == [False, True, True]


def test_what_was_not_tried_for_one_reason_is_one_card_with_some_names() -> None:
    made = mixed()
    made["untried"] = [
        {"kind": "tenant", "tenant": f"t{number}", "name": f"t{number}", "severity": "error", "message": "no", "remedy": ""}
        for number in range(8)
    ]
    assert "The tenant t0, t1, t2, t3, t4, t5 and 2 more was not verified" in to_html(made)


TEXTS = st.text(max_size=20)


@pytest.mark.long
@given(
    text=TEXTS, words=st.dictionaries(TEXTS, st.one_of(TEXTS, st.lists(TEXTS, max_size=2), st.none(), st.integers()), max_size=3)
)
@settings(max_examples=60, deadline=None)
def test_any_text_makes_four_valid_forms(text: str, words: dict[str, t.Any]) -> None:
    check = planned(f"{text}@contoso.test")
    made = report(
        run(
            [check],
            [result(check, "failed", [finding(summary=text, evidence=[text], remedy=text)], server=words, tls_info=words)],
            message=text,
        )
    )
    ET.fromstring(to_junit(made))
    json.loads(json.dumps(made))
    parsed(made)
    assert summary_lines(made)
