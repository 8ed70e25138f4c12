# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a report has to name because it was not tried: tenants, tenants files, and evidence that nobody could be asked for."""

from __future__ import annotations

import typing as t

_AGAIN = "Mend what the message names, then run the verification again."


class Untried(t.NamedTuple):
    """Something that was asked for and not tried, or that nobody asked.

    ``kind`` is tenant, file (of tenants) or evidence, ``name`` what it is called, ``tenant`` its tenant's name where it has one.
    """

    kind: str
    name: str
    tenant: str
    message: str
    remedy: str = ""
    severity: str = "error"


def of_outcome(outcome: t.Mapping[str, t.Any]) -> t.Iterator[Untried]:
    """Yield what the role ``verify`` could not do for a tenant, and what nobody could be asked about it."""
    name = str(outcome["tenant"]["name"])
    if outcome.get("failure"):
        message = f"No login of the tenant was tried: {outcome['failure']}"
        yield Untried("tenant", name, name, message, _AGAIN)
    elif not outcome.get("planned") and not any(result.get("checks") for result in outcome.get("results") or ()):
        # That nothing failed where nothing was tried proves nothing.
        message = "No login was tried, because the tenant has no mailbox with a protocol that one of its endpoints speaks."
        remedy = "List its mailboxes in the tenants file, or leave the tenant out with --limit."
        yield Untried("tenant", name, name, message, remedy)
    for one in (outcome.get("circumstances") or {}).get("unasked") or ():
        severity = "info" if one.get("severity") == "info" else "warning"
        yield Untried("evidence", str(one.get("what")), name, str(one.get("message")), severity=severity)


def left_out(name: str) -> Untried:
    """Return a tenant of which nothing is known at all."""
    message = "The run came to no result for the tenant; what it showed before says why."
    return Untried("tenant", name, name, message, _AGAIN)


def of_file(file: t.Mapping[str, t.Any]) -> Untried:
    """Return a tenants file that was named in the inventory and not read (``path``, ``message``, ``remedy``)."""
    message = f"This tenants file was named and not read, so that none of its tenants was verified: {file.get('message')}"
    return Untried("file", str(file.get("path")), "", message, str(file.get("remedy") or ""))
