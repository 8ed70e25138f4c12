# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: leaves what a run found of one tenant as parts, which reports are made of, and what the run was to do."""

from __future__ import annotations

import os
import typing as t

from ansible.errors import AnsibleActionFail
from ansible.plugins.action import ActionBase

from ..plugin_utils import _given
from ..plugin_utils._report import parts
from ..plugin_utils._report.slices import SliceError, slice_of
from ..plugin_utils._run_summary import inventory_sources

_NEEDED = ("tenant", "planned", "problems", "results")


class ActionModule(ActionBase):
    """Writes the parts."""

    _supports_check_mode = True
    _supports_async = False
    _requires_connection = False

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> dict[str, t.Any]:
        """Return where the parts are, and of the outcome what does not stand in them."""
        result: dict[str, t.Any] = super().run(tmp, task_vars)
        _unused, arguments = self.validate_argument_spec(
            argument_spec={
                "directory": {"type": "path", "required": True},
                "run": {"type": "str", "required": True},
                "outcome": {"type": "dict"},
                "slice": {"type": "str", "default": ""},
                "tenants": {"type": "list", "elements": "str"},
                "unread": {"type": "list", "elements": "dict", "default": []},
            },
            required_one_of=[("outcome", "tenants")],
        )
        outcome, directory = arguments["outcome"], os.path.abspath(arguments["directory"])
        missing = [key for key in _NEEDED if key not in outcome] if outcome is not None else []
        if missing:
            raise AnsibleActionFail(f"The outcome needs {', '.join(_NEEDED)}; it lacks {', '.join(missing)}.")
        written: list[str] = []
        try:
            parts.moment(arguments["run"])
            slice_of(arguments["slice"])
            if not self._task.check_mode:
                if outcome is not None:
                    written += parts.write(directory, arguments["run"], outcome)
                if arguments["tenants"] is not None:
                    about = {"tenants": arguments["tenants"], "unread": arguments["unread"]}
                    about["sources"] = inventory_sources(task_vars or {})
                    written.append(parts.write_run(directory, arguments["run"], arguments["slice"], about))
        except OSError as exc:
            raise AnsibleActionFail(f"The parts cannot be written to {directory}: {exc.strerror}.") from exc
        except (SliceError, parts.PartError) as exc:
            raise AnsibleActionFail(f"{exc}.") from exc
        except ValueError as exc:
            raise AnsibleActionFail(str(exc)) from exc
        kept = {**outcome, "planned": [], "results": [], "circumstances": {}, "expiries": []} if outcome is not None else {}
        return {**result, "changed": False, "files": written, "outcome": kept}
