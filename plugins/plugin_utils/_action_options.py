# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Options of action plugins that, like those of the lookups, may come from variables and from the environment. Controller only."""

from __future__ import annotations

import os
import typing as t

#: Options that say where a store is and how it is kept.
STORE_OPTIONS = ("store", "store_encryption", "store_vault_id", "store_lock_timeout")

_ENVIRONMENT = {"tenant": ("M365_MAIL_OAUTH_TENANT", "AZURE_TENANT_ID")}


def option_of(name: str, arguments: t.Mapping[str, t.Any], variables: t.Mapping[str, t.Any], templar: t.Any) -> t.Any:
    """Return an option as the task says it, else as the variable ``m365_mail_oauth_NAME`` does, else as the environment does."""
    if arguments.get(name) is not None:
        return arguments[name]
    variable = variables.get(f"m365_mail_oauth_{name}")
    if variable is not None:
        return templar.template(variable)
    found = (os.environ.get(key) for key in _ENVIRONMENT.get(name, (f"M365_MAIL_OAUTH_{name.upper()}",)))
    return next((value for value in found if value), None)
