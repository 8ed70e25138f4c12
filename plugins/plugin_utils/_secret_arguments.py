# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Base of the actions that run modules with secrets: these go through the connection's standard input and never into a file.

Without pipelining ansible-core writes a module together with its arguments into a file, on the controller and on the host. So an action
switches pipelining on for a module that is given a secret, and refuses where that cannot be; without a secret everything stays as the
user has it. Controller only.
"""

from __future__ import annotations

import typing as t

from ansible import constants
from ansible.errors import AnsibleActionFail, AnsibleError
from ansible.plugins.action import ActionBase

from ..module_utils._argspec import ArgumentSpec

Result = t.Dict[str, t.Any]


class SecretArguments(ActionBase):
    """An action whose modules may be given secrets. ``_SPECS`` holds the argument specifications of the modules that it runs, by name."""

    _SPECS: t.ClassVar[t.Mapping[str, ArgumentSpec]] = {}

    def _execute_module(self, *args: t.Any, **kwargs: t.Any) -> t.Any:
        """Run a module, with its secrets in no file."""
        name = kwargs.get("module_name") or self._task.action
        given = kwargs.get("module_args")
        given = self._task.args if given is None else given
        spec = self._SPECS[str(name).rpartition(".")[2]]
        secrets = secret_options(spec.argument_spec, given)
        if secrets:
            if kwargs.get("wrap_async"):
                raise AnsibleActionFail(
                    f"With async the module would lie in a file together with its secrets ({', '.join(secrets)}). "
                    "Take async off the task, or use an identity that needs no secret among the options."
                )
            self._require_pipelining(secrets, kwargs.get("task_vars") or {})
        return super()._execute_module(*args, **kwargs)

    def _require_pipelining(self, secrets: t.Sequence[str], task_vars: t.Mapping[str, t.Any]) -> None:
        try:
            self._connection.set_option("pipelining", True)
        except (AnsibleError, KeyError):  # connections without that option look at the play's
            self._play_context.pipelining = True
        if self._is_pipelining_enabled("new"):
            return
        become = self._connection.become
        if constants.config.get_config_value("DEFAULT_KEEP_REMOTE_FILES"):
            reason, mend = "ANSIBLE_KEEP_REMOTE_FILES is on", "Turn it off."
        elif not self._connection.has_pipelining:
            name = self._connection.transport
            reason, mend = f"the connection {name} cannot pipeline", "Use another connection, such as ansible.builtin.ssh."
        elif become is not None and not become.pipelining:
            name = task_vars.get("ansible_become_method") or self._play_context.become_method
            reason, mend = (
                f"{name} needs a terminal",
                "Become with ansible.builtin.sudo, or do without become where the module does not need it.",
            )
        else:
            reason, mend = "a terminal is asked for", "Take RequestTTY and -tt out of the SSH arguments."
        raise AnsibleActionFail(
            f"Secrets ({', '.join(secrets)}) would be written into a file on the host, because {reason}, which switches pipelining off. "
            f"{mend}"
        )


class ModuleWithSecrets(SecretArguments):
    """The action of a module that needs nothing else on the controller: as ansible-core's own, with the secrets in no file."""

    _supports_check_mode = True
    _supports_async = True

    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> Result:
        """Return the module's result."""
        result: Result = super().run(tmp, task_vars)
        result.update(self._execute_module(task_vars=task_vars, wrap_async=bool(self._task.async_val)))
        return result


def secret_options(argument_spec: t.Mapping[str, t.Any], given: t.Any) -> list[str]:
    """Return the names of the secret options that are given, also of those within others."""
    found: list[str] = []
    for entry in given if isinstance(given, list) else [given]:
        if not isinstance(entry, dict):
            continue
        for name, option in argument_spec.items():
            values = [entry[key] for key in (name, *option.get("aliases", ())) if entry.get(key) not in (None, "", {}, [])]
            if values and option.get("no_log"):
                found.append(name)
            elif option.get("options"):
                found += [f"{name}.{inner}" for value in values for inner in secret_options(option["options"], value)]
    return list(dict.fromkeys(found))
