# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: hands the verify module its checks in parts, shows how far it is, and keeps the tokens off the host's disk."""

from __future__ import annotations

import time
import typing as t

from ansible.errors import AnsibleConnectionFailure
from ansible.utils.display import Display

from ..module_utils._errors import MailOAuthError
from ..module_utils._module.host import verify as module
from ..module_utils._shapes import shown_arguments
from ..module_utils._verify import input as verify_input
from ..module_utils._verify import output as verify_output
from ..module_utils._verify.result import result_of_all
from ..plugin_utils import _given
from ..plugin_utils._secret_arguments import SecretArguments
from ..plugin_utils._verify.batches import Batches, Merged
from ..plugin_utils._verify.terminal import failure_lines, progress_line

#: A failure with more checks than these is shown as a table.
SHOWN_WHOLE = 10
#: Seconds of a run whose deadline has passed: the module then returns every check as not run.
NO_TIME = 0.001

Json = t.Dict[str, t.Any]

display = Display()


class ActionModule(SecretArguments):
    """Runs the module, more than once where there is much to do."""

    _supports_check_mode = True
    _supports_async = False
    _SPECS = {"verify": module.SPEC}

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> dict[str, t.Any]:
        """Return what the module returns for all checks."""
        result: Json = super().run(tmp, task_vars)
        arguments = dict(self._task.args)
        host = str(self._task.delegate_to or (task_vars or {}).get("inventory_hostname") or "this host")
        result.update(self._verify(arguments, host, task_vars))
        if len(result.get("checks") or ()) > SHOWN_WHOLE and result.get("failed") and not display.verbosity:
            for line in failure_lines(host, result["checks"]):
                display.display(line)
            display.display(
                "All results are in the registered variable, and are shown with -v; below they are said to be hidden."
            )
            # Nothing here is secret: this is what makes callback plugins leave out what a registered variable keeps.
            result["_ansible_no_log"] = True
        return result

    def _verify(self, arguments: Json, host: str, task_vars: dict[str, t.Any] | None) -> Json:
        checks = arguments.get("checks")
        batches = Batches(checks, _concurrency(arguments)) if isinstance(checks, list) else None
        positions = batches.take() if batches is not None else []
        if batches is None or not batches.left or not _is_usable(arguments):
            # One execution does it, or the module has to say what is wrong with the arguments.
            return self._execute(arguments, task_vars)
        return self._in_parts(arguments, batches, positions, host, task_vars)

    def _in_parts(
        self, arguments: Json, batches: Batches, positions: list[int], host: str, task_vars: dict[str, t.Any] | None
    ) -> Json:
        merged = Merged(batches.total)
        begun = time.monotonic()
        deadline = float(arguments.get("deadline") or 0)
        while positions:
            part_begun = time.monotonic()
            part = _part(arguments, positions, last=not batches.left)
            if deadline:
                part["deadline"] = max(NO_TIME, deadline - (part_begun - begun))
            try:
                result = self._execute(part, task_vars)
            except AnsibleConnectionFailure as exc:
                if not merged.done:
                    raise
                return {**merged.result(), "unreachable": True, "msg": _lost(merged.done, batches.total, str(exc))}
            if not isinstance(result.get("checks"), list) or len(result["checks"]) < len(positions):
                # The module did not run, and says why. What is known already is kept.
                said = str(result.get("msg") or "The module did not return all checks.")
                known = merged.result() if merged.done else {}
                return {
                    **known,
                    **result,
                    **({"checks": known["checks"], "msg": _lost(merged.done, batches.total, said)} if known else {}),
                }
            merged.add(positions, result)
            now = time.monotonic()
            display.display(progress_line(host, batches.total, merged.done, merged.states, now - begun))
            batches.learn(len(positions), now - part_begun)
            late = deadline and now - begun >= deadline
            positions = batches.take_all() if late else batches.take()
        return _judged(merged.result(), arguments)

    def _execute(self, arguments: Json, task_vars: dict[str, t.Any] | None) -> Json:
        return t.cast("Json", self._execute_module(module_name=self._task.action, module_args=arguments, task_vars=task_vars))


def _concurrency(arguments: Json) -> int:
    try:
        return max(1, int(arguments.get("concurrency") or module.SPEC.argument_spec["concurrency"]["default"]))
    except (TypeError, ValueError):
        return 1


def _is_usable(arguments: Json) -> bool:
    """Whether the module would take all of the arguments: what it says of a part would name the wrong places."""
    try:
        verify_input.parse(arguments)
        float(arguments.get("deadline") or 0)
    except (MailOAuthError, TypeError, ValueError):
        return False
    return _fail_on(arguments) in module.SPEC.argument_spec["fail_on"]["choices"]


def _fail_on(arguments: Json) -> str:
    return str(arguments.get("fail_on") or module.SPEC.argument_spec["fail_on"]["default"])


def _part(arguments: Json, positions: t.Sequence[int], *, last: bool) -> Json:
    """Return the arguments for some of the checks, with the tokens that these need.

    Whether it is a failure is judged over all parts. What is the host's and not the list's is done once, in the last part.
    """
    checks = [arguments["checks"][position] for position in positions]
    tokens = arguments.get("tokens")
    part = {**arguments, "checks": checks, "fail_on": "never"}
    if not last:
        for of_host in ("programs", "program_states"):
            part.pop(of_host, None)
    named: dict[str, set[str]] = {}
    for check in checks:
        named.setdefault(str(check.get("tenant") or ""), set()).add(str(check.get("token") or check.get("user")))
    if isinstance(tokens, dict):
        part["tokens"] = _only(tokens, named.get("", set()))
    if arguments.get("tenants"):
        # They were looked at with the whole: each is a dictionary with a name.
        part["tenants"] = [
            {**tenant, "tokens": _only(tenant.get("tokens") or {}, named[str(tenant["name"])])}
            for tenant in arguments["tenants"]
            if str(tenant["name"]) in named
        ]
    return part


def _only(tokens: Json, named: t.Collection[str]) -> Json:
    return {name: token for name, token in tokens.items() if str(name) in named}


def _judged(result: Json, arguments: Json) -> Json:
    """Fail as the module does for all checks together."""
    fail_on = _fail_on(arguments)
    total = len(arguments["checks"])
    shown = (result.get("invocation") or {}).get("module_args")
    if isinstance(shown, dict):
        # As the module has it: they are in the result.
        listed = arguments["checks"] if total <= verify_output.ORDINARY else f"{total} checks"
        listed = shown_arguments(module.SPEC.argument_spec, {"checks": listed})["checks"]
        shown.update(checks=listed, deadline=float(arguments.get("deadline") or 0), fail_on=fail_on)
    return {**result, **result_of_all(result["checks"], fail_on)}


def _lost(done: int, total: int, message: str) -> str:
    return f"{message.rstrip('.')}. {done:,} of {total:,} checks were made before that."
