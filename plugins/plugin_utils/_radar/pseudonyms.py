# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Pseudonyms for persons, devices and addresses in a report: the same one from run to run with the same key, none without it. Pure."""

from __future__ import annotations

import hashlib
import hmac
import re
import typing as t

#: Fields that hold whom or where, by the word that their pseudonyms begin with.
_FIELDS = {
    "mailbox": "mailbox",
    "object_id": "account",
    "address": "address",
    "program": "program",
    "user": "mailbox",
    "place": "place",
    "path": "place",
}
#: A word of a sentence; what is known is looked up, so that many names cost no more than few.
_WORD = re.compile(r"[^\s'\"<>(),;]+")
#: What a sentence quotes, and where it says something is configured: programs, and paths with names in them.
_SAID = re.compile(r"'[^']*'|\([^)]*\)|(?<!\S)[/~]\S*")
_SHORTEST_KEY = 16


_PSEUDONYM = re.compile(r"mailbox-[0-9a-f]{16}")


def is_pseudonym(mailbox: str) -> bool:
    """Whether a mailbox's name is one of these."""
    return _PSEUDONYM.fullmatch(mailbox) is not None


class Pseudonyms:
    """Replaces what identifies somebody. ``key`` is a secret of at least 16 characters; raises ValueError."""

    def __init__(self, key: str) -> None:
        if len(key) < _SHORTEST_KEY:
            raise ValueError(f"pseudonym_key has fewer than {_SHORTEST_KEY} characters; who guesses it knows everybody.")
        self._key = key.encode()
        self._known: dict[str, str] = {}

    def of(self, kind: str, value: str) -> str:
        """Return the pseudonym of a value."""
        if not value:
            return ""
        return f"{kind}-{hmac.new(self._key, f'{kind} {value.lower()}'.encode(), hashlib.sha256).hexdigest()[:16]}"

    def report(self, report: dict[str, t.Any]) -> dict[str, t.Any]:
        """Return a report without its persons: lines that would only serve with names are gone."""
        known: dict[str, str] = {}
        for tenant in report["tenants"]:
            for row in (*tenant["senders"], *tenant["moved"]):
                for name in (row["mailbox"], *row.get("former_names", ())):
                    known[name] = self.of("mailbox", name)
                for way in row.get("ways", ()):
                    known[way["address"]] = self.of("address", way["address"])
        self._known = {value.lower(): pseudonym for value, pseudonym in known.items() if value}
        cleaned = t.cast("dict[str, t.Any]", self._clean(report))
        for tenant in cleaned["tenants"]:
            tenant.update(tenants_file={}, host_variables={})
        return cleaned

    def _clean(self, value: t.Any, field: str = "") -> t.Any:
        if isinstance(value, dict):
            return {name: self._clean(inner, name) for name, inner in value.items() if name not in ("entry", "programs")}
        if isinstance(value, list):
            return [self._clean(inner, "mailbox" if field == "former_names" else "") for inner in value]
        if not isinstance(value, str):
            return value
        if field in _FIELDS:
            return self.of(_FIELDS[field], value)
        if field in ("why", "because"):
            value = _SAID.sub("...", value)
        return _WORD.sub(lambda found: self._word(found[0]), value)

    def _word(self, word: str) -> str:
        bare = word if word.lower() in self._known else word.strip(".:")
        return word.replace(bare, self._known[bare.lower()]) if bare.lower() in self._known else word
