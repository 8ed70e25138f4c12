# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A pytest plugin for the inner loop: the tests nearest to what changed come first, and after a moment no more begin.

``tests/unit`` mirrors the checkout, so nearness is how much of the path is the same.
"""

from __future__ import annotations

import pathlib
import time
import typing as t

import pytest

_BEGUN = time.time()
#: Seconds of tests that there are in any case, as after the first installation.
_LEAST = 15
_MIRROR = "tests/unit/"


def distance(test: str, changed: t.Iterable[str]) -> int:
    """Return how far a test file lies from the nearest changed file: 0 is the file itself or the one that it mirrors."""
    place = _parts(test)
    return min((_apart(place, _parts(path)) for path in changed), default=0)


def _parts(path: str) -> list[str]:
    words = path.removeprefix(_MIRROR).removesuffix(".py").split("/")
    return [*words[:-1], words[-1].removeprefix("test_").strip("_")]


def _apart(one: t.Sequence[str], other: t.Sequence[str]) -> int:
    common = next((i for i, pair in enumerate(zip(one, other)) if pair[0] != pair[1]), min(len(one), len(other)))
    # tests of x.py may lie in test_x_more.py
    if common == len(one) - 1 == len(other) - 1 and one[-1].startswith(other[-1]):
        return 0
    return len(one) + len(other) - 2 * common


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--near", action="append", default=[], help="a changed file, relative to the checkout")
    parser.addoption("--until", type=float, help="after this moment (seconds since 1970) no more tests begin")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    near = config.getoption("--near")
    if near:
        root = config.rootpath
        far: dict[pathlib.Path, int] = {}
        for item in items:
            if item.path not in far:
                far[item.path] = distance(item.path.relative_to(root).as_posix(), near)
        items.sort(key=lambda item: far[item.path])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    until = item.config.getoption("--until")
    if until is not None and time.time() > max(until, _BEGUN + _LEAST):
        pytest.skip("not begun: the time of the inner loop is over")
