# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What monitors read, as their documentation has it: readers that refuse everything else.

Prometheus' text format 0.0.4 ("Exposition formats"), the Monitoring Plugins' performance data ("Development guidelines", 2.6), Checkmk's
local checks and piggyback ("Local checks", "The piggyback mechanism"), zabbix_sender's input file and item keys ("zabbix_sender",
"Item key").
"""

from __future__ import annotations

import re
import typing as t

_NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*"
_LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"'
_SAMPLE = re.compile(rf"({_NAME})(?:\{{({_LABEL}(?:,{_LABEL})*)\}})? (-?[0-9.]+(?:e[+-]?[0-9]+)?)")
_PARAMETER = r'(?:"(?:[^"\\]|\\"|\\(?!"))*"|[^",\] ][^,\]]*|)'
_KEY = re.compile(rf"[\w.-]+(?:\[{_PARAMETER}(?:,{_PARAMETER})*\])?")
_SUFFIXES = {"summary": ("", "_sum", "_count"), "gauge": ("",)}


class Sample(t.NamedTuple):
    """One value with its labels."""

    name: str
    labels: dict[str, str]
    value: float


def samples(text: str) -> list[Sample]:
    """Read metrics; each has its HELP and TYPE before it, stands in one place, and no series is there twice."""
    assert text.endswith("\n")
    found: list[Sample] = []
    known: dict[str, str] = {}
    seen: set[tuple[str, frozenset[tuple[str, str]]]] = set()
    current = helped = ""
    for line in text[:-1].split("\n"):
        if line.startswith("# HELP "):
            helped = line.split(" ")[2]
            assert helped not in known, line
        elif line.startswith("# TYPE "):
            _hash, _type, current, kind = line.split(" ")
            assert current == helped and kind in _SUFFIXES, line
            known[current] = kind
        else:
            match = _SAMPLE.fullmatch(line)
            assert match, line
            assert match[1] in {current + suffix for suffix in _SUFFIXES[known[current]]}, line
            pairs = re.findall(r'(\w+)="((?:[^"\\]|\\.)*)"', match[2] or "")
            labels = {name: re.sub(r"\\(.)", lambda one: {"n": "\n"}.get(one[1], one[1]), value) for name, value in pairs}
            assert len(labels) == len(pairs)
            assert ("quantile" in labels) <= (known[current] == "summary")
            key = (match[1], frozenset(labels.items()))
            assert key not in seen, line
            seen.add(key)
            found.append(Sample(match[1], labels, float(match[3])))
    return found


def blocks(text: str) -> tuple[int, dict[str, tuple[int, list[str]]]]:
    """Read what check_mail_oauth reads: the time, and level and lines by tenant."""
    head, *lines = text[:-1].split("\n")
    assert text.endswith("\n")
    made = re.fullmatch(r"m365\.mail_oauth monitor 1 (\d+)", head)
    assert made
    found: dict[str, tuple[int, list[str]]] = {}
    name = ""
    for line in lines:
        match = re.fullmatch(r"=([0-3])(?: (.+))?|>(.+)", line)
        assert match, line
        if match[1]:
            name = match[2] or ""
            assert name not in found
            found[name] = (int(match[1]), [])
        else:
            found[name][1].append(match[3])
    return int(made[1]), found


def numbers(line: str) -> dict[str, str]:
    """Return the performance data of a plugin's first line, without ranges; raises for what the guidelines do not have."""
    text, between, data = line.partition(" | ")
    assert text and between and "|" not in text + data
    found = dict(re.findall(r"'([^'=]+)'=(-?\d+(?:\.\d+)?(?:s|%|B|c)?)", data))
    assert " ".join(f"'{name}'={value}" for name, value in found.items()) == data
    return found


def local_checks(text: str) -> dict[str, dict[str, tuple[int, dict[str, float], str]]]:
    """Read Checkmk's sections: by host (empty: the one that the agent runs on) and service the state, metrics and text."""
    found: dict[str, dict[str, tuple[int, dict[str, float], str]]] = {"": {}}
    host, section = "", False
    for line in text.splitlines():
        piggyback = re.fullmatch(r"<<<<(.*)>>>>", line)
        if piggyback:
            host, section = piggyback[1], False
            assert re.fullmatch(r"[A-Za-z0-9._-]*", host)
            found.setdefault(host, {})
        elif line == "<<<local:sep(0)>>>":
            section = True
        else:
            match = re.fullmatch(r'([0-3]) "([^"\\]+)" (-|\S+=\S+) ([^|]+)', line)
            assert section and match, line
            metrics = {}
            for metric in match[3].split("|"):
                name, value = metric.split("=")
                assert re.fullmatch(r"[A-Za-z0-9_]+", name)
                metrics[name] = float(value)
            assert match[2] not in found[host], line
            found[host][match[2]] = (int(match[1]), metrics, match[4])
    return found


def values(text: str) -> dict[str, tuple[int, str]]:
    """Read zabbix_sender's input with times: time and value by key; all of the host that the sender was given."""
    found: dict[str, tuple[int, str]] = {}
    for line in text.splitlines():
        match = re.fullmatch(r'- "((?:[^"\\]|\\["\\])*)" (\d+) "((?:[^"\\]|\\["\\])*)"', line)
        assert match, line
        name, value = (re.sub(r"\\(.)", r"\1", match[group]) for group in (1, 3))
        assert _KEY.fullmatch(name), name
        assert name not in found and len(name) <= 2048
        found[name] = (int(match[2]), value)
    return found
