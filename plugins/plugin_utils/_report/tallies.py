# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a report sums up over checks that come one after the other: counts, and the same finding of many checks. Pure."""

from __future__ import annotations

import typing as t

from ...module_utils._answers.entra_codes import SIGN_IN_MENDS
from ...module_utils._check import check_reaches
from .checks import SEVERITIES, STATES
from .remedies import joined

Check = t.Dict[str, t.Any]
Json = t.Dict[str, t.Any]

#: Causes of a missing token that a person mends by signing in: told of each person once, whatever mailboxes need it.
_PERSONAL = SIGN_IN_MENDS | {"sign_in_needed"}


class Tally:
    """How many checks there are by state, how many carry a warning, of how many mailboxes, and whether any reaches ``fail_on``."""

    def __init__(self, fail_on: str) -> None:
        self._fail_on = fail_on
        self._counts = {"checks": 0, **dict.fromkeys(STATES, 0), "warnings": 0}
        self._mailboxes: set[str] = set()
        self.reached = False

    def note(self, check: Check) -> None:
        """Take one more."""
        counts = self._counts
        counts["checks"] += 1
        counts[check["state"]] += 1
        if check["mailbox"]:
            self._mailboxes.add(check["mailbox"])
        if check["findings"] or check["state"] != "passed":
            counts["warnings"] += any(finding["severity"] == "warning" for finding in check["findings"])
            self.reached = self.reached or check_reaches(check, self._fail_on)

    def add(self, other: Tally) -> None:
        """Take what another has counted, but for its mailboxes."""
        for name, number in other.counts.items():
            self._counts[name] += number
        self.reached = self.reached or other.reached

    @property
    def counts(self) -> dict[str, int]:
        """The counts."""
        return dict(self._counts)

    @property
    def mailboxes(self) -> int:
        """How many mailboxes."""
        return len(self._mailboxes)


class Tallies:
    """Tallies by a name."""

    def __init__(self, fail_on: str) -> None:
        self._fail_on = fail_on
        self._found: dict[str, Tally] = {}

    def of(self, name: str) -> Tally:
        """Return the one of this name."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = Tally(self._fail_on)
        return found

    def mailboxes(self) -> int:
        """Return how many mailboxes there are under all names together."""
        return sum(tally.mailboxes for tally in self._found.values())

    def total(self) -> Tally:
        """Return the sum over disjoint names, without mailboxes."""
        total = Tally(self._fail_on)
        for tally in self._found.values():
            total.add(tally)
        return total


class Findings:
    """Each check's best finding, and every warning, joined over the checks that share cause and remedy; worst and widest first.

    Texts that differ in nothing but the mailbox's name are the same; but who has to sign in is told once for each person. That a server's
    certificate ends soon is told once for each certificate, among the expiries.
    """

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], _Joined] = {}

    def note(self, check: Check) -> None:
        """Take the findings of one more check."""
        for rank, finding in enumerate(check["findings"]):
            if rank and finding["severity"] != "warning":
                continue  # less probable causes of the same fault stay with their check
            if finding["cause"] == "certificate_expiring_soon" and check["tls_info"].get("certificate_not_after"):
                continue
            person = check["sign_in_user"] if finding["cause"] in _PERSONAL else ""
            key = (finding["cause"], finding["severity"], person or _general(finding["remedy"], check))
            if key not in self._entries:
                self._entries[key] = _Joined(check, finding)
            self._entries[key].add(check, finding)

    def joined(self) -> list[tuple[Json, list[str]]]:
        """Return the findings, each with the names of the tenants that it is about."""
        return sorted(
            ((entry.result(), list(entry.tenants)) for entry in self._entries.values()),
            key=lambda pair: (SEVERITIES.index(pair[0]["severity"]), -len(pair[0]["checks"]), pair[0]["cause"]),
        )


class _Joined:
    """The same finding of several checks."""

    def __init__(self, check: Check, finding: Json) -> None:
        self._names = check["mailbox"], check["sign_in_user"]
        self._finding = {name: finding[name] for name in ("cause", "severity", "confidence", "summary", "remedy", "confirm")}
        self._checks: list[int] = []
        self._texts: dict[str, dict[str, None]] = {name: {} for name in ("summary", "remedy", "confirm")}
        self.tenants: dict[str, None] = {}

    def add(self, check: Check, finding: Json) -> None:
        """Take the finding of one more check."""
        if self._checks[-1:] != [check["id"]]:
            self._checks.append(check["id"])
        self.tenants[check["tenant"]] = None
        for name, texts in self._texts.items():
            texts[finding[name]] = None

    def result(self) -> Json:
        """Return the finding over all of them."""
        several = {name: _generalised(self._finding[name], *self._names) for name, texts in self._texts.items() if len(texts) > 1}
        for name in several.keys() - {"summary"}:
            several[name] = joined(list(self._texts[name]), several[name])
        return {**self._finding, **several, "checks": self._checks}


def _general(text: str, check: Check) -> str:
    return _generalised(text, check["mailbox"], check["sign_in_user"])


def _generalised(text: str, mailbox: str, person: str) -> str:
    """Return ``text`` with placeholders for the names that belong to one mailbox."""
    for name, placeholder in ((mailbox, "<mailbox>"), (person, "<sign-in user>")):
        if name:
            text = text.replace(name, placeholder)
    return text
