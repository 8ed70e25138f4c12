# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a person at a terminal sees of many checks: a line of progress after each part, and a table of what is wrong at the end."""

from __future__ import annotations

import typing as t

from ...module_utils._text import harmless

Json = t.Dict[str, t.Any]

#: Causes in the table; the rest is counted.
MAX_ROWS = 12
_WIDEST_REMEDY = 160

_WORDS = (("failed", "failed"), ("deferred", "deferred"), ("not_run", "not run"))


def progress_line(host: str, total: int, done: int, states: t.Mapping[str, int], seconds: float) -> str:
    """Return one line such as ``verify: 1,200 of 3,000 checks from relay1, 14 failed, about 40 s left``."""
    parts = [f"verify: {done:,} of {total:,} checks from {host}"]
    parts += [f"{states[key]:,} {word}" for key, word in _WORDS if states.get(key)]
    if done < total:
        left = seconds / done * (total - done) if done else 0.0
        parts.append(f"about {duration(left)} left")
    else:
        parts.append(f"done in {duration(seconds)}")
    return harmless(", ".join(parts))


def duration(seconds: float) -> str:
    """Return a length of time for people: seconds below two minutes, then minutes, then hours."""
    whole = max(1, round(seconds))
    if whole < 120:
        return f"{whole} s"
    minutes = round(whole / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"


def failure_lines(host: str, checks: t.Sequence[Json]) -> list[str]:
    """Return a table of the causes of what did not pass, the widest first, each with an example and its remedy."""
    causes: dict[str, list[Json]] = {}
    for check in checks:
        if check["state"] != "passed":
            causes.setdefault(check["findings"][0]["cause"] if check.get("findings") else check["state"], []).append(check)
    passed = sum(check["state"] == "passed" for check in checks)
    lines = [f"{passed:,} of {len(checks):,} logins from {host} worked"]
    rows = sorted(causes.items(), key=lambda item: (-len(item[1]), item[0]))
    width = max((len(cause) for cause, _found in rows[:MAX_ROWS]), default=0)
    for cause, found in rows[:MAX_ROWS]:
        lines.append(f"  {len(found):>6,}  {cause:<{width}}  {_example(found)}")
        finding = (found[0].get("findings") or [{}])[0]
        remedy = str(finding.get("remedy") or "").strip().splitlines()
        if remedy:
            lines.append(f"          remedy: {remedy[0][:_WIDEST_REMEDY]}")
    if len(rows) > MAX_ROWS:
        lines.append(f"          and {len(rows) - MAX_ROWS} more causes")
    return [harmless(line) for line in lines]


def _example(found: t.Sequence[Json]) -> str:
    more = f" and {len(found) - 1:,} more" if len(found) > 1 else ""
    return f"{found[0]['name']}{more}"
