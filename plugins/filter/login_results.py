# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Filter plugin: what came of a tenant's checks on each host, from what tasks registered there."""

from __future__ import annotations

import typing as t

from ansible.errors import AnsibleFilterError

from ..module_utils._diagnosis.case import finding
from ..plugin_utils import _given

Json = t.Dict[str, t.Any]
Registered = t.Mapping[str, t.Any]

#: Where a report says that checks were made from when no host made them.
NO_HOST = "(no host)"


def login_results(
    planned: t.Mapping[str, t.Sequence[Json]],
    registered: t.Mapping[str, t.Any],
    run: Registered | None = None,
    missing: t.Sequence[str] = (),
) -> list[Json]:
    """Return an entry for each host of ``planned`` that has a result or cannot have one; see the documentation of the filter."""
    if not isinstance(planned, dict) or not isinstance(registered, dict):
        raise AnsibleFilterError(
            "m365.mail_oauth.login_results takes checks by host, as m365.mail_oauth.checks_by_host gives them, and registered results by host."
        )
    found = []
    for host, checks in planned.items():
        result: Registered | None = None
        if not host:
            result = {"checks": [_without_host(check) for check in checks]}
        elif host in missing:
            result = {"unreachable": True, "msg": f"The inventory has no host {host}."}
        elif isinstance(registered.get(host), dict):
            result = registered[host] if run is None else _of_run(registered[host], run)
        if result is not None:
            found.append(_entry(host or NO_HOST, checks, result))
    return found


def _of_run(task: Registered, run: Registered) -> Registered | None:
    """Return the item of a loop over runs that is about ``run``; where the loop was left before it, the item that it was left at."""
    items = [item for item in task.get("results") or [] if isinstance(item, dict)]
    runs = [item.get(str(item.get("ansible_loop_var", "item"))) for item in items]
    if run in runs:
        return items[runs.index(run)]
    if items and (items[-1].get("unreachable") or items[-1].get("timedout")) and _begun_together(runs[-1], run):
        return items[-1]
    return None


def _begun_together(one: t.Any, other: Registered) -> bool:
    return isinstance(one, dict) and "id" in other and one.get("id") == other["id"]


def _entry(host: str, checks: t.Sequence[Json], result: Registered) -> Json:
    said = [str(result.get(key) or "").strip() for key in ("msg", "module_stderr")]
    return {
        "host": host,
        "planned": checks,
        "checks": result.get("checks") or [],
        "msg": "\n".join(text for text in said if text),
        "unreachable": bool(result.get("unreachable")),
    }


def _without_host(check: Json) -> Json:
    """Return what the module would return for a check that it did not make."""
    return {
        **{name: value for name, value in check.items() if name != "token"},  # in a result that is what is known of the token
        "ok": False,
        "state": "not_run",
        "findings": [
            finding("no_host_for_mailbox", "high", {"user": str(check.get("user", "this mailbox"))}).to_dict(),
        ],
    }


class FilterModule:
    """Names the filter for ansible-core."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filters of this file."""
        return _given.filters({"login_results": login_results})
