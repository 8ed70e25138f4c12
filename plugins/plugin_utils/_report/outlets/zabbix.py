# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report as values for ``zabbix_sender --with-timestamps --input-file``, with two discoveries: tenants, and what ends.

A line is host, key, time and value; a hyphen as the host is the one that the sender was given. Keys and discoveries are told in
``docs/docsite/rst/guide_monitoring.rst``. Pure.
"""

from __future__ import annotations

import json
import typing as t

from ..results import Results
from .monitors import MAX_TENANTS, summary
from .sums import BADNESS, sums

#: Ends that have an item of their own, the soonest first.
MAX_ENDS = 5_000
#: Characters of a key's parameter; Zabbix holds a key to 2,048.
MAX_PARAMETER = 200

_HOST = "-"
_STATES = ("failed", "not_run", "deferred", "passed")


def key(name: str, *parameters: str) -> str:
    """Return an item's key; parameters are quoted where Zabbix itself quotes them when it makes an item of a prototype."""
    return f"{name}[{','.join(map(_parameter, parameters))}]" if parameters else name


def _parameter(text: str) -> str:
    if text and text[0] not in ' "' and not set(text) & set(",]"):
        return text
    return '"' + text.replace('"', '\\"') + '"' if text else ""


def _clean(text: str) -> str:
    """Return a name as a parameter may be: one line, and no backslash at its end, behind which a quote would not close it."""
    shown = "".join(char if char.isprintable() else "?" for char in text)[:MAX_PARAMETER]
    return shown.encode("utf-8", "replace").decode("utf-8").rstrip("\\")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def to_zabbix(results: Results, persons: bool = False) -> str:
    """Return the input file."""
    counted = sums(results, persons)
    made, whole = counted.made, counted.whole
    others = sorted(counted.tenants, key=lambda tenant: -BADNESS.index(tenant.level))[:MAX_TENANTS]
    dated = sorted((end for end in counted.ends if end.at is not None), key=lambda end: (end.superseded, end.at or 0))
    # Two ends of one name are one item: the first to end counts.
    ending = {
        (_clean(end.tenant), end.kind, _clean(" ".join(filter(None, (end.name, end.subject))))): end
        for end in reversed(dated[:MAX_ENDS])
    }
    names = {_clean(tenant.name): tenant for tenant in reversed(others)}
    found: list[tuple[str, object]] = [
        ("mail_oauth.tenants", _discovery([{"{#TENANT}": name} for name in names])),
        (
            "mail_oauth.ends",
            _discovery([{"{#TENANT}": tenant, "{#KIND}": kind, "{#NAME}": name} for tenant, kind, name in ending]),
        ),
        ("mail_oauth.time", made),
        ("mail_oauth.level", whole.level),
        ("mail_oauth.text", summary(whole, made)),
        ("mail_oauth.untried", whole.untried["error"]),
        *((f"mail_oauth.{state}", whole.states[state]) for state in _STATES),
    ]
    for name, tenant in names.items():
        found += [
            (key("mail_oauth.tenant.level", name), tenant.level),
            (key("mail_oauth.tenant.text", name), summary(tenant, made)),
            *((key(f"mail_oauth.tenant.{state}", name), tenant.states[state]) for state in _STATES),
        ]
    found += [(key("mail_oauth.end", *named), int(end.at or 0)) for named, end in ending.items()]
    return "".join(f"{_HOST} {_quoted(name)} {made} {_quoted(str(value))}\n" for name, value in found)


def _discovery(rows: t.Sequence[t.Mapping[str, str]]) -> str:
    return json.dumps(rows, separators=(",", ":"), ensure_ascii=False)
