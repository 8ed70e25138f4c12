# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: shows what a run came to for each tenant. Documented in modules/run_summary.py."""

from __future__ import annotations

import time
import typing as t

from ansible.plugins.action import ActionBase
from ansible.utils.display import Display

from ..plugin_utils import _given, _terminal
from ..plugin_utils._run_summary import FAILED, JOBS, WAITING, Outcome, counts, inventory_sources, outcome_of, styled_lines

display = Display()


class ActionModule(ActionBase):
    """Gathers what the tenants' tasks registered, and shows it."""

    _supports_check_mode = True
    _supports_async = False
    _requires_connection = False

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> dict[str, t.Any]:
        """Return the tenants with their states; nothing of it is secret."""
        result: dict[str, t.Any] = super().run(tmp, task_vars)
        _unused, arguments = self.validate_argument_spec(
            argument_spec={
                "job": {"type": "str", "choices": list(JOBS), "required": True},
                "steps": {"type": "list", "elements": "str", "required": True},
                "outcome": {"type": "str", "default": "tenant_run"},
                "tenants": {"type": "list", "elements": "str"},
                "done": {"type": "list", "elements": "str", "default": []},
                "seen": {"type": "dict", "default": {}},
            }
        )
        known = task_vars or {}
        names = arguments["tenants"]
        if names is None:
            names = [str(name) for name in known.get("ansible_play_hosts_all") or ()]
        done = frozenset(arguments["done"])
        outcomes = [_outcome(name, name in done, known.get("hostvars") or {}, arguments) for name in names]
        sources = inventory_sources(known)
        others = len((known.get("groups") or {}).get("m365_tenants") or ()) > len(outcomes)
        display.display("")
        check = bool(self._task.check_mode)
        _terminal.show(display, styled_lines(arguments["job"], outcomes, sources, time.time(), check, others))
        display.display("")
        return {
            **result,
            "changed": False,
            "counts": counts(outcomes),
            "tenants": [outcome.to_result() for outcome in outcomes if outcome.state in (FAILED, WAITING)],
        }


def _outcome(name: str, done: bool, hostvars: t.Any, arguments: dict[str, t.Any]) -> Outcome:
    # As they are: what tasks registered holds no templates, and looking at all of a result warns of parts that ansible-core is to drop.
    raw = getattr(hostvars, "raw_get", None)
    variables: dict[str, t.Any] = (raw(name) if raw else hostvars.get(name)) or {}
    steps = [*(variables.get(step) for step in arguments["steps"]), {"results": arguments["seen"].get(name) or []}]
    refusal = variables.get("tenant_refusal")  # a lookup that found nothing gives a list
    return outcome_of(name, {"done": True} if done else variables.get(arguments["outcome"]), str(refusal or ""), steps)
