# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report's page in a browser: usable by everybody, at a desk, on a phone, in the dark and on paper, and alone in the world."""

from __future__ import annotations

import pathlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import DARK, DESK, LIGHT, PHONE, OpenPage
from playwright.sync_api import Browser
from sample_report import SAMPLES

#: Opens everything that is folded, so that what is in it is checked, too.
UNFOLD = "document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [
        ("company", LIGHT, DESK),
        ("company", LIGHT, PHONE),
        ("company", DARK, DESK),
        ("company", DARK, PHONE),
        ("provider", LIGHT, DESK),
        ("campaign", DARK, PHONE),
        ("quiet", LIGHT, DESK),
        ("quiet", DARK, PHONE),
    ],
)
def test_axe_finds_nothing(open_page: OpenPage, axe: Axe, name: str, scheme: str, width: int) -> None:
    page = open_page(name, scheme, width)
    if name != "provider":
        page.evaluate(UNFOLD)
    results = axe.run(page)
    assert results.violations_count == 0, results.generate_report()


def test_axe_would_find_something(open_page: OpenPage, axe: Axe) -> None:
    page = open_page("quiet")
    page.evaluate("document.querySelector('.verdict').style.color = '#ddd'")
    assert [violation["id"] for violation in axe.run(page).response["violations"]] == ["color-contrast"]


@pytest.mark.parametrize("width", [PHONE, 360, 320, 768])
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_page_never_scrolls_sideways(open_page: OpenPage, name: str, width: int) -> None:
    page = open_page(name, width=width)
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_text_on_a_phone_is_large_enough(open_page: OpenPage) -> None:
    page = open_page("company", width=PHONE)
    smallest = page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          let smallest = 99;
          while (walker.nextNode()) {
            const parent = walker.currentNode.parentElement;
            if (walker.currentNode.textContent.trim() && parent.getClientRects().length && parent.tagName !== 'TITLE' && parent.tagName !== 'title')
              smallest = Math.min(smallest, parseFloat(getComputedStyle(parent).fontSize));
          }
          return smallest;
        }"""
    )
    assert smallest >= 12


def test_a_link_to_a_check_unfolds_it(open_page: OpenPage) -> None:
    page = open_page("company")
    link = page.locator("#mailboxes ~ .scroll td.state a").first
    target = str(link.get_attribute("href"))
    assert not page.locator(target).is_visible()
    link.click()
    page.locator(target).wait_for(state="visible")
    assert page.locator(target).bounding_box() is not None


def test_the_page_asks_for_nothing_and_complains_about_nothing(browser: Browser, pages: dict[str, pathlib.Path]) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in pages.values():
        page.goto(path.as_uri())
    page.close()
    assert asked == [path.as_uri() for path in pages.values()]
    assert said == []


def test_a_phone_shows_every_cell_of_the_matrix_with_what_it_is_of(open_page: OpenPage) -> None:
    page = open_page("company", width=360)
    cells = page.locator("#mailboxes ~ .scroll tbody tr").first.locator("td[data-of]").all()
    assert len(cells) == 6
    for cell in cells:
        box = cell.bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 360
        assert cell.evaluate("one => getComputedStyle(one, '::before').content") in ('"imap"', '"pop"', '"smtp"')
    hosts = page.locator("#mailboxes ~ .scroll tbody tr").first.locator("td.from").all_inner_texts()
    assert hosts == ["from relay1.contoso.test", "from relay2.contoso.test"]


def test_search_and_filter_leave_what_fits(open_page: OpenPage) -> None:
    page = open_page("company")
    rows = page.locator("#mailboxes ~ .scroll tbody tr")
    assert rows.count() == 28
    page.get_by_label("Search").fill("fails CAROL@contoso.test")
    assert page.locator("#mailboxes ~ .scroll tbody tr:visible").count() == 1
    page.get_by_label("Search").fill("CAROL@contoso.test")
    assert page.locator("article:visible h3").all_inner_texts() == ["IMAP is switched off for the mailbox."]
    assert page.locator("#find-told").inner_text().endswith("entries")
    page.get_by_label("Search").fill("")
    page.get_by_label("Show").select_option("not_run")
    assert page.locator("#mailboxes ~ .scroll tbody tr:visible th").all_inner_texts() == ["bob@fabrikam.test"]
    page.get_by_label("Show").select_option("")
    assert page.locator("#mailboxes ~ .scroll tbody tr:visible").count() == 28
    assert page.locator("#find-told").inner_text() == ""


def test_a_search_finds_what_is_folded(open_page: OpenPage) -> None:
    page = open_page("campaign")
    name = page.locator("section[aria-labelledby=checks] .many > li").first
    assert not name.is_visible()
    page.get_by_label("Search").fill(str(name.text_content()).split()[0])
    assert name.is_visible()
    page.get_by_label("Search").fill("")
    assert not name.is_visible()


def test_without_scripts_the_page_is_whole(browser: Browser, pages: dict[str, pathlib.Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["campaign"].as_uri())
    assert not page.locator("#find").is_visible()
    assert page.locator("article").count() == 3
    page.locator("article summary").first.click()
    assert len(page.locator("article pre.command").first.inner_text().splitlines()) == 28
    context.close()


def test_the_policy_stops_any_other_script(browser: Browser, pages: dict[str, pathlib.Path], tmp_path: pathlib.Path) -> None:
    text = pages["quiet"].read_text(encoding="utf-8")
    path = tmp_path / "altered.html"
    path.write_text(
        text.replace(
            "</main>", "<script>document.title = 'canary'</script><img src=x onerror=\"document.title='canary'\"></main>"
        )
    )
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    assert page.title() != "canary"
    assert any("Content Security Policy" in line for line in said)
    page.close()


def test_dark_and_light_differ(open_page: OpenPage) -> None:
    colours = [open_page("quiet", scheme).evaluate("getComputedStyle(document.body).backgroundColor") for scheme in (LIGHT, DARK)]
    assert colours[0] == "rgb(255, 255, 255)"
    assert colours[1] != colours[0]


def test_it_prints_light_with_failures_unfolded(open_page: OpenPage) -> None:
    page = open_page("company", DARK)
    detail = page.locator("details.check > div").first
    assert not detail.is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert detail.evaluate("one => one.getBoundingClientRect().height") > 0
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_very_many_tenants_make_a_page_of_reasonable_size(pages: dict[str, pathlib.Path], open_page: OpenPage) -> None:
    assert pages["provider"].stat().st_size < 1_500_000
    page = open_page("provider")
    assert page.locator("#mailboxes ~ .scroll tbody tr").count() < 200
    assert "for which every login works" in page.locator("section[aria-labelledby=mailboxes]").inner_text()


def test_the_worst_comes_first(open_page: OpenPage) -> None:
    page = open_page("company")
    assert page.locator("h2").all_inner_texts()[:3] == ["What to repair", "What changed since the last run", "What ends"]
    severities = [str(one.get_attribute("class")) for one in page.locator("article.card").all()]
    assert severities == sorted(severities, key=lambda one: "warning" in one)
    left = page.locator("section[aria-labelledby=ends] > .ends .mark").all_inner_texts()
    assert left == ["ended 2 days ago", "6 days left", "12 days left"]


def test_charts_say_in_words_what_they_show(open_page: OpenPage) -> None:
    page = open_page("company")
    labels = [str(one.get_attribute("aria-label")) for one in page.locator("svg[role=img]").all()]
    assert any(label.startswith("Spread: half of the logins within ") for label in labels)
    assert any(label.startswith("Where the time goes: dns ") for label in labels)
    assert any(label.startswith("Last 30 days: trouble on ") for label in labels)
