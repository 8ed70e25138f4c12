# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a plan is: the changes that lead from what is to what is wanted, and how both look.

Pure. Check mode shows a plan and stops; a real run applies the very same one, so both report the same. Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import typing as t


class Sendable(t.Protocol):
    """What a service's client sends: a call of Microsoft Graph's, a cmdlet of Exchange's."""

    @property
    def key(self) -> str:
        """Return what makes it the same as another one, see :func:`key_of`."""


CallT = t.TypeVar("CallT", bound=Sendable)


@dataclasses.dataclass(frozen=True)
class Change(t.Generic[CallT]):
    """One write. ``action`` is its short name, ``summary`` says it in words for people, ``call`` is what is sent.

    ``subject`` is the id of what is added or removed, where that is what it is about. What a change ``creates`` is looked for several
    times. With ``replan`` the rest of the plan is made anew from what is there afterwards. ``repeatable`` is False for a write that must not
    be sent a second time before it is certain that the first one was not carried out, because nothing on the server's side prevents a
    duplicate. ``most_tries`` is how often it is sent at most where answers stay away or say that it is there; None: until the budget ends.
    """

    action: str
    summary: str
    call: CallT
    subject: str = ""
    creates: bool = False
    replan: bool = False
    repeatable: bool = True
    most_tries: int | None = 12

    @property
    def key(self) -> str:
        """Return what makes this change the same as another one."""
        return self.call.key


@dataclasses.dataclass(frozen=True)
class Plan(t.Generic[CallT]):
    """Changes in the order in which they must be made, and the views before and after for ``diff`` and for the result."""

    changes: tuple[Change[CallT], ...]
    before: dict[str, t.Any]
    after: dict[str, t.Any]

    @property
    def summaries(self) -> list[str]:
        """Return the changes in words."""
        return [change.summary for change in self.changes]


def key_of(*parts: t.Any) -> str:
    """Return a text that is equal for equal content, in whatever order mappings are."""
    return repr(_plain(parts))


def _plain(value: t.Any) -> t.Any:
    if isinstance(value, t.Mapping):
        return sorted((key, _plain(item)) for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def differing_fields(before: t.Any, after: t.Any, prefix: str = "") -> list[str]:
    """Return the dotted names of the fields in which two views differ; a list counts as one field."""
    if isinstance(before, dict) and isinstance(after, dict):
        names: list[str] = []
        for key in sorted(set(before) | set(after)):
            names.extend(differing_fields(before.get(key), after.get(key), f"{prefix}.{key}" if prefix else str(key)))
        return names
    return [] if before == after else [prefix]
