# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The geometry of the page's small charts: each is 100 units wide, and the words that say the same to those who do not see it. Pure."""

from __future__ import annotations

import datetime
import typing as t

Endpoint = t.Dict[str, t.Any]

#: Days of the strip; the report carries as many.
DAYS = 30
_SLOWEST_SHOWN = 1.15


class Bar(t.NamedTuple):
    """A rectangle: where it begins, how wide and, of a whole 1, how high it is; what it is and what it says."""

    x: float
    width: float
    height: float
    kind: str
    title: str


class Charts(t.NamedTuple):
    """The three charts of one endpoint; ``spread`` is the least, the median, two percentiles and the most on one line."""

    spread: dict[str, float] | None
    spread_words: str
    parts: list[Bar]
    parts_words: str
    days: list[Bar]
    days_words: str


def draw(endpoints: t.Sequence[Endpoint], created: str) -> list[Charts]:
    """Return the charts of each endpoint, all on one scale, so that they can be compared."""
    timed = [endpoint["duration_ms"] for endpoint in endpoints if endpoint["duration_ms"]]
    slowest = max((duration["p99"] for duration in timed), default=0) * _SLOWEST_SHOWN or 1
    longest = max((sum(part["ms"] for part in endpoint["parts"]) for endpoint in endpoints), default=0) or 1
    return [
        Charts(
            _spread(endpoint["duration_ms"], slowest),
            _spread_words(endpoint["duration_ms"]),
            _parts(endpoint["parts"], longest),
            ", ".join(f"{part['name']} {milliseconds(part['ms'])}" for part in endpoint["parts"]),
            _days(endpoint["days"], created),
            _days_words(endpoint["days"]),
        )
        for endpoint in endpoints
    ]


def milliseconds(value: float) -> str:
    """Return a duration as people read it."""
    if value >= 10_000:
        return f"{value / 1000:.1f} s"
    return f"{value:,.0f} ms" if value >= 10 or value == 0 else f"{value:.1f} ms"


def _spread(taken: t.Mapping[str, float] | None, slowest: float) -> dict[str, float] | None:
    return {name: round(min(100, value / slowest * 100), 2) for name, value in taken.items()} if taken else None


def _spread_words(taken: t.Mapping[str, float] | None) -> str:
    if not taken:
        return "no login worked"
    return (
        f"half of the logins within {milliseconds(taken['p50'])}, 90 % within {milliseconds(taken['p90'])}, 99 % within"
        f" {milliseconds(taken['p99'])}, all from {milliseconds(taken['min'])} to {milliseconds(taken['max'])}"
    )


def _parts(parts: t.Sequence[t.Mapping[str, t.Any]], longest: float) -> list[Bar]:
    bars, x = [], 0.0
    for part in parts:
        width = part["ms"] / longest * 100
        bars.append(Bar(round(x, 2), round(width, 2), 1, part["name"], f"{part['name']} {milliseconds(part['ms'])}"))
        x += width
    return bars


def _days(days: t.Sequence[t.Mapping[str, t.Any]], created: str) -> list[Bar]:
    """One bar a day, as high as the share of logins that worked; a day without any is left out."""
    last = datetime.date.fromisoformat(created[:10])
    pitch = 100 / DAYS
    bars = []
    for day in days:
        back = (last - datetime.date.fromisoformat(day["day"])).days
        if 0 <= back < DAYS:
            share = day["passed"] / day["checks"]
            kind = "good" if share == 1 else "bad" if share < 0.5 else "warn"
            words = f"{day['day']}: {day['passed']} of {day['checks']} worked"
            bars.append(Bar(round((DAYS - 1 - back) * pitch, 2), round(pitch * 0.72, 2), max(share, 0.12), kind, words))
    return bars


def _days_words(days: t.Sequence[t.Mapping[str, t.Any]]) -> str:
    bad = sum(day["passed"] < day["checks"] for day in days)
    return f"trouble on {bad} of {len(days)} days" if bad else f"no trouble on {len(days)} days"
