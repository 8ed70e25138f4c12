# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A headless Chromium of the distribution, driven by Playwright; CHROMIUM names another one."""

from __future__ import annotations

import os
import pathlib
import shutil
import sys
from collections.abc import Iterator

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from axe_playwright_python.sync_playwright import Axe
from browsing import ARGUMENTS, DARK, DESK, LIGHT, OpenPage
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser."""
    found = (
        os.environ.get("CHROMIUM")
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if not found:
        pytest.skip("there is no Chromium here: install the distribution's package chromium, or name a browser by CHROMIUM")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """The browser, with a new and empty profile that is removed with it."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pathlib.Path]:
    """The page of each sample report."""
    # Only now: these need the collection to be importable, which the conftest above sees to.
    from sample_report import SAMPLES

    from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.html import to_html

    directory = tmp_path_factory.mktemp("pages")
    paths = {}
    for name, make in SAMPLES.items():
        paths[name] = directory / f"{name}.html"
        paths[name].write_text(to_html(make()), encoding="utf-8")
    return paths


@pytest.fixture(scope="session")
def axe() -> Axe:
    """The accessibility checker."""
    return Axe()


@pytest.fixture
def open_page(browser: Browser, pages: dict[str, pathlib.Path]) -> Iterator[OpenPage]:
    """Open the page of a sample in a browser that records what it asks for and complains about."""
    contexts: list[BrowserContext] = []

    def opened(name: str, scheme: str = LIGHT, width: int = DESK) -> Page:
        context = browser.new_context(
            color_scheme="dark" if scheme == DARK else "light", viewport={"width": width, "height": 844}
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(pages[name].as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
