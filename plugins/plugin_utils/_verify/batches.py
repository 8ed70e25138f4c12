# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How a long list of checks is cut into executions of the ``verify`` module, and how their results become one.

Pure: the time is an argument. A person sees something after each execution, so the first one is small and the later ones are sized by the
rate that was seen. A mailbox's checks stay in one execution, because the module compares them and limits connections per mailbox.
"""

from __future__ import annotations

import typing as t

Json = t.Dict[str, t.Any]

#: Checks of the first execution, as a multiple of the checks that run at once: enough to learn the rate.
FIRST = 2
#: Seconds that an execution should take.
SPAN = 18.0
#: Most checks of one execution; some 2.5 kB of result each.
LARGEST = 5000
#: A rest of this part of an execution is done with it.
SLACK = 0.5


class Batches:
    """Hands out the positions of the checks to make next: ``take`` before an execution, ``learn`` after it."""

    def __init__(self, checks: t.Sequence[t.Any], concurrency: int) -> None:
        mailboxes: dict[str, list[int]] = {}
        for position, check in enumerate(checks):
            mailboxes.setdefault(_mailbox(check, position), []).append(position)
        self._mailboxes = list(mailboxes.values())
        self._next = 0
        self._size = max(1, FIRST * concurrency)
        self.total = len(checks)
        self.left = len(checks)

    def take(self) -> list[int]:
        """Return the positions of the next execution; the list is empty when all were handed out."""
        whole = self.left <= self._size * (1 + SLACK)
        taken: list[int] = []
        while self._next < len(self._mailboxes) and (whole or len(taken) < self._size):
            taken += self._mailboxes[self._next]
            self._next += 1
        self.left -= len(taken)
        return sorted(taken)

    def take_all(self) -> list[int]:
        """Return the positions of all that is left."""
        self._size = max(1, self.left)
        return self.take()

    def learn(self, checks: int, seconds: float) -> None:
        """Size the next execution by the rate of this one."""
        self._size = min(LARGEST, max(1, int(checks * SPAN / max(seconds, 0.001))))


def _mailbox(check: t.Any, position: int) -> str:
    """Return what may not be torn apart; a check without a user is on its own."""
    user = check.get("user") if isinstance(check, dict) else None
    return str(user).lower() if user else f"\0{position}"


class Merged:
    """One result out of those of several executions."""

    def __init__(self, total: int) -> None:
        self._first: Json = {}
        self._checks: list[Json | None] = [None] * total
        self._lists: dict[str, list[t.Any]] = {"warnings": [], "deprecations": []}
        self._unusable: Json = {}
        self.states: dict[str, int] = {}
        self.done = 0

    def add(self, positions: t.Sequence[int], result: Json) -> None:
        """Take in the result for the checks at ``positions``."""
        checks = result["checks"]
        if not self._first:
            self._first = result
        for position, check in zip(positions, checks):
            self._checks[position] = check
        self._checks += checks[len(positions) :]  # those of programs, which come after all others
        for key, value in (result.get("summary") or {}).items():
            self.states[key] = self.states.get(key, 0) + value
        self._unusable.update(result.get("unusable") or {})
        for key, known in self._lists.items():
            known += [text for text in result.get(key) or [] if text not in known]
        self.done += len(positions)

    @property
    def checks(self) -> list[Json]:
        """The results so far, in the order of the checks."""
        return [check for check in self._checks if check is not None]

    def result(self) -> Json:
        """Return what one execution for all of it would have returned, but for the failure."""
        result = {
            **{key: value for key, value in self._first.items() if key not in ("failed", "msg")},
            "checks": self.checks,
            "summary": self.states,
            **({"unusable": self._unusable} if "unusable" in self._first else {}),
        }
        result.update({key: value for key, value in self._lists.items() if value})
        return result
