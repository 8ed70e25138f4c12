# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: runs the module with its secrets in no file. Documented in modules/password_logins_info.py."""

from __future__ import annotations

from ..module_utils._module.password_logins_info import SPEC
from ..plugin_utils._secret_arguments import ModuleWithSecrets


class ActionModule(ModuleWithSecrets):
    """Runs the module."""

    _SPECS = {"password_logins_info": SPEC}
