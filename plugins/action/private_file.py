# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: hands the module the content through standard input. Documented in modules/private_file.py."""

from __future__ import annotations

import typing as t

from ansible.errors import AnsibleActionFail, AnsibleError

from ..module_utils._module.host.private_file import SPEC
from ..plugin_utils import _given
from ..plugin_utils._secret_arguments import Result, SecretArguments


class ActionModule(SecretArguments):
    """Runs the module; a file that is named in ``src`` is read here, and decrypted where it is a vault."""

    _supports_check_mode = True
    _supports_async = False
    _SPECS = {"private_file": SPEC}

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> Result:
        """Return the module's result."""
        result: Result = super().run(tmp, task_vars)
        arguments = dict(self._task.args)
        if arguments.get("src") and arguments.get("content") is None:
            arguments["content"] = self._content(str(arguments.pop("src")))
        result.update(self._execute_module(module_args=arguments, task_vars=task_vars))
        return result

    def _content(self, src: str) -> str:
        try:
            path = self._find_needle("files", src)
            return str(self._loader.get_text_file_contents(path))
        except (AnsibleError, UnicodeDecodeError):
            raise AnsibleActionFail(f"src: the file {src} cannot be read on the controller as text.") from None
