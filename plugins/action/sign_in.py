# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: signs a user in on the controller and keeps the tokens in the store. Documented in modules/sign_in.py."""

from __future__ import annotations

import contextlib
import typing as t

from ansible.errors import AnsibleActionFail
from ansible.module_utils.parsing.convert_bool import boolean
from ansible.plugins.action import ActionBase
from ansible.utils.display import Display

from ..module_utils._clouds import CLOUDS
from ..module_utils._errors import MailOAuthError, OptionError
from ..module_utils._mail import DELEGATED_SCOPES
from ..module_utils._sasl.fields import user_problem
from ..plugin_utils import _given
from ..plugin_utils._options import from_environment, option_of
from ..plugin_utils._terminal import announce, attended
from ..plugin_utils._tokens.lookup import vault_of
from ..plugin_utils._tokens.options import TokenOptions
from ..plugin_utils._tokens.sign_in import METHODS, SignIn, WantedSignIn

display = Display()

#: Options that the lookups have too. They are taken from the variable m365_mail_oauth_NAME and the environment as well, so that sign-in
#: and lookups always mean the same store.
SHARED: dict[str, dict[str, t.Any]] = {
    "tenant": {"type": "str"},
    "cloud": {"type": "str", "choices": list(CLOUDS), "default": "global"},
    "authority": {"type": "str"},
    "ca_path": {"type": "path"},
    "timeout": {"type": "float", "default": 30},
    "client_id": {"type": "str"},
    "client_secret": {"type": "str", "no_log": True},
    "certificate_path": {"type": "path"},
    "certificate_password": {"type": "str", "no_log": True},
    "protocols": {"type": "list", "elements": "str", "choices": list(DELEGATED_SCOPES)},
    "scopes": {"type": "list", "elements": "str"},
    "store": {"type": "path"},
    "store_encryption": {"type": "str", "choices": ["vault", "none"], "default": "vault"},
    "store_vault_id": {"type": "str"},
    "store_lock_timeout": {"type": "float", "default": 60},
}
OWN: dict[str, dict[str, t.Any]] = {
    "user": {"type": "str", "required": True},
    "state": {"type": "str", "choices": ["present", "signed_out"], "default": "present"},
    "method": {"type": "str", "choices": list(METHODS), "default": "device_code"},
    "wait": {"type": "str", "choices": ["auto", "always", "never"], "default": "auto"},
    "wait_timeout": {"type": "float", "default": 900},
    "force": {"type": "bool", "default": False},
    "verify": {"type": "bool", "default": False},
    "redirect_uri": {"type": "str"},
    "response_url": {"type": "str", "no_log": True},
}
#: The variable and the environment variable that say what auto means.
_WAIT = "sign_in_wait"
ARGUMENT_SPEC: dict[str, dict[str, t.Any]] = {**OWN, **SHARED}


class ActionModule(ActionBase):
    """Signs a user in or out."""

    _supports_check_mode = True
    _supports_async = False
    _requires_connection = False

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> dict[str, t.Any]:
        """Return whose sign-in the store holds; never a token."""
        result: dict[str, t.Any] = super().run(tmp, task_vars)
        self._add_from_variables(task_vars or {})
        _unused, arguments = self.validate_argument_spec(argument_spec=ARGUMENT_SPEC)
        try:
            result.update(self._work(arguments))
        except MailOAuthError as exc:
            raise AnsibleActionFail(str(exc), result=exc.to_failure()) from exc
        return result

    def _work(self, arguments: dict[str, t.Any]) -> dict[str, t.Any]:
        options = TokenOptions.read(arguments.get, SHARED)
        store = options.open_store(vault_of(self._loader), read_only=self._task.check_mode)
        sign_in = SignIn(
            options,
            store,
            announce=lambda prompt: announce(display, prompt.lines()),
            warn=display.warning,
            attended=lambda: arguments["wait"] == "always" or attended(display),
        )
        user = str(arguments["user"]).strip()
        problem = user_problem(user)
        if problem is not None:
            raise OptionError(f"user: {problem.message}", remedy=problem.remedy, code=problem.name)
        if arguments["state"] == "signed_out":
            return sign_in.sign_out(user)
        return sign_in.sign_in(
            WantedSignIn(
                user=user,
                method=str(arguments["method"]),
                wait=arguments["wait"] != "never",
                wait_timeout=arguments["wait_timeout"],
                force=arguments["force"],
                verify=arguments["verify"],
                redirect_uri=str(arguments["redirect_uri"] or ""),
                response_url=str(arguments["response_url"] or "").strip(),
            )
        )

    def _add_from_variables(self, task_vars: dict[str, t.Any]) -> None:
        """Take what the task does not say from variables, then from the environment."""
        for name in SHARED:
            value = option_of(name, self._task.args, task_vars, self._templar)
            if value is not None:
                self._task.args[name] = value
        self._task.args["wait"] = self._wait(task_vars)

    def _wait(self, task_vars: dict[str, t.Any]) -> t.Any:
        """Return whether to wait; true is auto and false is never, as this option was before it had words."""
        given = _word(self._task.args.get("wait", True))
        variable = task_vars.get(f"m365_mail_oauth_{_WAIT}")
        known = from_environment(_WAIT) if variable is None else self._templar.template(variable)
        return _word(known) if given == "auto" else given


def _word(wait: t.Any) -> t.Any:
    if wait is None or wait == "":
        return "auto"
    with contextlib.suppress(TypeError):
        return "auto" if boolean(wait) else "never"
    return str(wait)
