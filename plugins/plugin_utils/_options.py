# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Options of actions and lookups that may also come from variables, which may be templates, and from the environment. Controller only."""

from __future__ import annotations

import os
import typing as t

from ansible.plugins.lookup import LookupBase

from ..module_utils._entra.identity.options import ENVIRONMENT

#: Options that say where a store is and how it is kept.
STORE_OPTIONS = ("store", "store_encryption", "store_vault_id", "store_lock_timeout")


def from_environment(name: str) -> str | None:
    """Return an option as the environment says it; a variable that is set to nothing, as CI systems do, counts as not set."""
    keys = ENVIRONMENT.get(name, (f"M365_MAIL_OAUTH_{name.upper()}",))
    return next(filter(None, map(os.environ.get, keys)), None)


def option_of(name: str, arguments: t.Mapping[str, t.Any], variables: t.Mapping[str, t.Any], templar: t.Any) -> t.Any:
    """Return an option as the task says it, else as the variable ``m365_mail_oauth_NAME`` does, else as the environment does."""
    if arguments.get(name) is not None:
        return arguments[name]
    variable = variables.get(f"m365_mail_oauth_{name}")
    return from_environment(name) if variable is None else templar.template(variable)


class OptionLookup(LookupBase):
    """A lookup whose options may come from variables and from the environment, as its documentation says."""

    def set_options(self, task_keys: t.Any = None, var_options: t.Any = None, direct: t.Any = None) -> None:
        """Set the options. ansible-core takes variables as they are written; here they are evaluated, as they are for a task."""
        found, templar = {}, t.cast("t.Any", self._templar)
        for option, definition in self.option_definitions.items():
            for name in (entry["name"] for entry in definition.get("vars") or ()):
                if (direct or {}).get(option) is None and (var_options or {}).get(name) is not None:
                    found[name] = templar.template(var_options[name])
        super().set_options(task_keys=task_keys, var_options=found, direct=direct)

    def option(self, name: str) -> t.Any:
        """Return an option; an environment variable that is set to nothing counts as not set."""
        value, origin = self.get_option_and_origin(name)
        return None if value == "" and str(origin).startswith("env") else value
