# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One report of the parts of a run, whoever made them and in whatever order they are found.

What comes out depends on the parts alone: tenants in the order of the inventory, hosts in that of the plan. What is missing is named, and
counts as not tried.
"""

from __future__ import annotations

import copy
import json
import typing as t

from .build import Head
from .checks import Untried, left_out, of_file
from .make import Inputs
from .parts import Part, PartError, find, moment

Json = t.Dict[str, t.Any]
Key = t.Tuple[str, ...]

_AGAIN = "Start that slice again with the same verify_run_time: it makes what is missing. Then make the report again."


class Merged:
    """The parts of one run, as a report takes its checks from."""

    def __init__(self, directories: t.Sequence[str], run: str = "", only: t.Collection[str] | None = None) -> None:
        """``run`` is the time of the run, by default that of the newest; ``only`` some tenants. Raises PartError where there is none."""
        parts, runs, self.odd = find(directories)
        times = {part.key[0] for part in parts} | {str(about["run"]) for about in runs}
        if run:
            moment(run)
        self.run = run or max(times, default="")
        if self.run not in times:
            told = f" There are those of {', '.join(sorted(times)[-5:])}." if times else ""
            named = f"the run of {run}" if run else "a run"
            raise PartError(
                f"No part of {named} is in {', '.join(directories)}.{told}{''.join(f' {line}' for line in self.odd[:3])}"
            )
        #: What each slice says of the whole run: the same, but for what of it differs from slice to slice.
        self._runs = sorted(
            (about for about in runs if about["run"] == self.run), key=lambda about: json.dumps(about, sort_keys=True)
        )
        self._found: dict[Key, Part] = {}
        for part in parts:
            if part.key[0] == self.run and (only is None or part.key[1] in only):
                known = self._found.get(part.key[1:])
                self._found[part.key[1:]] = part if known is None else max(known, part, key=_worth)
        self._index: dict[str, list[str]] = {}
        for tenant, host in sorted(self._found):
            self._index.setdefault(tenant, []).append(host)
        self._only = only
        names = [str(name) for about in self._runs for name in about.get("tenants") or ()]
        self._places = {name: place for place, name in enumerate(dict.fromkeys(names))}

    @property
    def sources(self) -> list[str]:
        """The inventory's, for the commands to paste."""
        return [str(source) for source in self._runs[0].get("sources") or ()] if self._runs else []

    @property
    def tenants(self) -> list[str]:
        """The tenants, in the order of the inventory."""
        names = dict.fromkeys([*self._places, *self._index])
        return [name for name in names if self._only is None or name in self._only]

    def of(self, tenant: str) -> Merged:
        """Return the same with nothing but one tenant."""
        one = copy.copy(self)
        one._only, one.odd = {tenant}, []
        one._index = {name: hosts for name, hosts in self._index.items() if name == tenant}
        return one

    def _parts(self) -> t.Iterator[Part]:
        """Yield the parts that have checks, in the order of the report."""
        for tenant in self.tenants:
            for host in self._hosts(tenant):
                part = self._found.get((tenant, host))
                if part is not None:
                    yield part

    def _hosts(self, tenant: str) -> list[str]:
        own = self._found.get((tenant, ""))
        planned = [str(host) for host in own.head.get("hosts") or ()] if own is not None else []
        return list(dict.fromkeys([*planned, *filter(None, self._index.get(tenant, ()))]))

    def heads(self) -> t.Sequence[Head]:
        """Return whose checks there are."""
        return [
            Head(
                part.head["tenant"],
                str(part.head.get("tenant_id") or ""),
                str(part.head.get("cloud") or ""),
                part.head["host"],
                part.head.get("reachable") is not False,
                str(part.head.get("message") or ""),
            )
            for part in self._parts()
        ]

    def checks(self) -> t.Iterator[Json]:
        """Yield the checks."""
        for part in self._parts():
            yield from part.read()

    def is_whole(self, tenant: str) -> bool:
        """Tell whether nothing of a tenant is missing, and it was verified."""
        own = self._found.get((tenant, ""))
        parts = [self._found.get((tenant, host)) for host in self._hosts(tenant)]
        return own is not None and not own.head.get("failure") and all(part is not None and part.whole for part in (own, *parts))

    def inputs(self, expiries: t.Sequence[Json] = (), more: t.Sequence[Untried] = ()) -> Inputs:
        """Return what the report is made of; ``expiries`` are more of them, ``more`` was not tried either."""
        owns = [own for tenant in self.tenants for own in [self._found.get((tenant, ""))] if own is not None]
        unread = {json.dumps(file, sort_keys=True): file for about in self._runs for file in about.get("unread") or ()}
        return Inputs(
            self,
            expiries=[*(expiry for own in owns for expiry in own.head.get("expiries") or ()), *expiries],
            circumstances={own.head["tenant"]: own.head["circumstances"] for own in owns if own.head.get("circumstances")},
            untried=[
                *(Untried(**untried) for own in owns for untried in own.head.get("untried") or ()),
                *self._missing(),
                *more,
                *(of_file(unread[key]) for key in sorted(unread) if self._only is None),
                *self._unsaid(),
                *(Untried("part", "parts", "", line, "Remove the file, or make its part again.") for line in self.odd),
            ],
        )

    def _unsaid(self) -> t.Iterator[Untried]:
        if not self._runs and self._only is None:
            message = f"No slice of the run of {self.run} came to its end, so that nobody knows whom else it was to verify."
            yield Untried("part", "run", "", message, _AGAIN)

    def _missing(self) -> t.Iterator[Untried]:
        for tenant in self.tenants:
            if (tenant, "") not in self._found:
                yield self._left_out(tenant)
                continue
            for host in self._hosts(tenant):
                part = self._found.get((tenant, host))
                if part is None:
                    message = f"The run of {self.run} was to log in from {host}, and no part of that is there."
                    yield Untried("part", f"{tenant} from {host}", tenant, message, _AGAIN)
                elif not part.whole:
                    yield _cut(part, f"{tenant} from {host}")
            own = self._found[tenant, ""]
            if not own.whole:
                yield _cut(own, tenant)

    def _left_out(self, tenant: str) -> Untried:
        slices = sorted({str(about.get("slice") or "") for about in self._runs} - {""})
        if not slices or tenant not in self._places:
            return left_out(tenant)
        count = int(slices[0].partition("/")[2])
        message = f"No part of the tenant is there: slice {self._places[tenant] % count + 1}/{count} of the run of {self.run} was to verify it."
        return Untried("tenant", tenant, tenant, message, _AGAIN)


def _worth(part: Part) -> tuple[bool, str, int, int, str]:
    """Order parts of the same: a whole one, of those the newest, of others the longest; where they are found decides nothing."""
    made = str(part.head.get("made") or "") if part.whole else ""
    return part.whole, made, part.checks, part.crc, json.dumps(part.head, sort_keys=True)


def _cut(part: Part, name: str) -> Untried:
    missing = int(part.head["checks"]) - part.checks
    told = (
        f"{missing} of its {part.head['checks']} checks are missing"
        if part.head["host"]
        else "what is known besides the logins may be missing"
    )
    message = f"The part {part.path.rpartition('/')[2]} is cut off or damaged: {told}."
    return Untried("part", name, str(part.head["tenant"]), message, _AGAIN)
