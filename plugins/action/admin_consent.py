# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: runs the module with the ``state`` that the tenant's store keeps between runs. Documented in modules/admin_consent.py."""

from __future__ import annotations

import secrets
import time
import typing as t

from ansible.errors import AnsibleActionFail

from ..module_utils._errors import MailOAuthError, OptionError
from ..module_utils._module.admin_consent import SPEC
from ..plugin_utils import _given
from ..plugin_utils._given import plain
from ..plugin_utils._options import STORE_OPTIONS, option_of
from ..plugin_utils._secret_arguments import SecretArguments
from ..plugin_utils._store.store import Store
from ..plugin_utils._tokens.lookup import vault_of
from ..plugin_utils._tokens.options import TokenOptions

MODULE = "m365.mail_oauth.admin_consent"
#: Under this name and the tenant's, which no user has, the store keeps the request among the sign-ins that were begun.
KEPT_AS = "admin consent"
#: Seconds for which an address that was sent to an administrator stays good.
LIFETIME = 30 * 86400

Result = t.Dict[str, t.Any]


class ActionModule(SecretArguments):
    """Runs the module around the store."""

    _supports_check_mode = True
    _supports_async = False
    _SPECS = {"admin_consent": SPEC}

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> Result:
        """Return the module's result."""
        result: Result = super().run(tmp, task_vars)
        variables = task_vars or {}
        arguments: dict[str, t.Any] = {name: value for name, value in plain(dict(self._task.args)).items() if value is not None}
        values = {name: option_of(name, arguments, variables, self._templar) for name in ("tenant", *STORE_OPTIONS)}
        for name in STORE_OPTIONS:
            arguments.pop(name, None)
        try:
            if not arguments.get("consent_state"):
                arguments["consent_state"] = self._kept(values, arguments)
        except MailOAuthError as exc:
            raise AnsibleActionFail(str(exc), result=exc.to_failure()) from exc
        result.update(self._execute_module(module_name=MODULE, module_args=arguments, task_vars=variables))
        return result

    def _kept(self, values: dict[str, t.Any], arguments: dict[str, t.Any]) -> str:
        """Return the state of the request that is under way, or one of a new request. Raises :class:`MailOAuthError`."""
        options = TokenOptions.read(values.get, values)
        if not options.store and not options.tenant:
            raise OptionError(
                "tenant is missing.", remedy="Set it to the tenant's id or one of its verified domains.", option="tenant"
            )
        store = options.open_store(vault_of(self._loader), read_only=bool(self._task.check_mode))
        return state_of(store, str(arguments.get("app_id") or ""), options.tenant, answered=bool(arguments.get("response_url")))


def state_of(store: Store, app_id: str, tenant: str, *, answered: bool) -> str:
    """Return the state of an application's request in a tenant: the one that is kept, else a new one, which is kept from now on.

    Raises :class:`OptionError` where an answer came and none is kept. Earlier versions kept one for all tenants of a store.
    """
    now, name = time.time(), f"{KEPT_AS} {tenant}".strip().lower()
    begun = store.load().pending(app_id)
    known = _of(begun.get(name), now) or _of(begun.get(KEPT_AS), now)
    if known:
        return known
    if answered:
        raise OptionError(
            "response_url: no consent was asked for with this store, or it was long ago.",
            remedy="Run without response_url first, and send the administrator the addresses that it returns.",
            option="response_url",
        )
    with store.transaction() as data:
        pending = data.pending(app_id)
        made = _of(pending.get(name), now) or secrets.token_urlsafe(24)
        # The shape of a sign-in that was begun.
        entry: dict[str, t.Any] = {"method": "admin_consent", "scopes": [], "expires": int(now) + LIFETIME, "url": "", "code": ""}
        pending[name] = {**entry, "flow": {"state": made}, **({"tenant": tenant} if tenant else {})}
    return made


def _of(entry: t.Any, now: float) -> str:
    """Return the state of a request that is kept and has not run out."""
    if not isinstance(entry, dict) or not isinstance(entry.get("flow"), dict) or entry.get("expires", 0) <= now:
        return ""
    return str(entry["flow"].get("state") or "")
