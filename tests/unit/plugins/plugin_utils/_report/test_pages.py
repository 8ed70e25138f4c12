# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Each cause in a report leads to its page."""

from __future__ import annotations

import pathlib

import jsonschema
import pytest
import yaml
from report_runs import finding, planned, report, result, run

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.html import to_html
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.pages import PAGES, link, page_of
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants.schema import load_schema

ROOT = pathlib.Path(__file__).resolve().parents[5]


def test_the_published_pages_are_those_of_the_repository() -> None:
    galaxy = yaml.safe_load((ROOT / "galaxy.yml").read_text(encoding="utf-8"))
    begin = galaxy["documentation"].rpartition("/")[0]
    assert begin.startswith(galaxy["repository"])
    for cause in CAUSES:
        page = page_of(cause, PAGES)
        assert page.startswith(f"{begin}/")
        assert (ROOT / page[len(begin) + 1 :]).is_file(), cause


def test_a_report_links_what_has_a_page() -> None:
    plan = [planned(), planned("bob@contoso.test")]
    made = report(
        run(plan, [result(plan[0], "failed", [finding("imap_disabled")]), result(plan[1], "failed", [finding("of_old")])])
    )
    assert '<a href="https' not in to_html(made)
    link(made, "https://docs.contoso.test/{cause}?x=1&y")
    jsonschema.Draft202012Validator(load_schema("report")).validate(made)
    assert {one["cause"]: one.get("page") for one in made["findings"]} == {
        "imap_disabled": "https://docs.contoso.test/imap_disabled?x=1&y",
        "of_old": None,
    }
    assert '<code><a href="https://docs.contoso.test/imap_disabled?x=1&amp;y">imap_disabled</a></code>' in to_html(made)
    assert "<code>of_old</code>" in to_html(made)


def test_without_an_address_nothing_is_linked() -> None:
    plan = [planned()]
    made = report(run(plan, [result(plan[0], "failed", [finding("imap_disabled")])]))
    link(made, "")
    assert "page" not in made["findings"][0]


@pytest.mark.parametrize(
    "address", ["javascript:{cause}", "https://docs.contoso.test/", 'https://x/{cause}"><script>', "ftp://x/{cause}"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is no address of pages"):
        link({"findings": []}, address)
