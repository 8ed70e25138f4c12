# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: takes out of a store what it holds for one tenant. Documented in modules/forget_tenant.py."""

from __future__ import annotations

import contextlib
import time
import typing as t

from ansible.errors import AnsibleActionFail
from ansible.plugins.action import ActionBase

from ..module_utils._entra import realm
from ..module_utils._entra.authority import SHARED_TENANTS
from ..module_utils._entra.http import HttpClient
from ..module_utils._errors import MailOAuthError, StoreError
from ..module_utils._shapes import is_guid
from ..plugin_utils import _given
from ..plugin_utils._options import option_of
from ..plugin_utils._store.forget import Forgotten, Whose, forget
from ..plugin_utils._tokens.lookup import vault_of
from ..plugin_utils._tokens.options import TokenOptions
from .sign_in import SHARED

_SHARED = {
    name: SHARED[name]
    for name in (
        "tenant",
        "cloud",
        "authority",
        "ca_path",
        "timeout",
        "store",
        "store_encryption",
        "store_vault_id",
        "store_lock_timeout",
    )
}
ARGUMENT_SPEC: dict[str, dict[str, t.Any]] = {
    **_SHARED,
    "client_ids": {"type": "list", "elements": "str", "default": []},
    "users": {"type": "list", "elements": "str", "default": []},
}


class ActionModule(ActionBase):
    """Forgets a tenant."""

    _supports_check_mode = True
    _supports_async = False
    _requires_connection = False

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> dict[str, t.Any]:
        """Return what went, in words; nothing of it is secret."""
        result: dict[str, t.Any] = super().run(tmp, task_vars)
        for name in _SHARED:
            value = option_of(name, self._task.args, task_vars or {}, self._templar)
            if value is not None:
                self._task.args[name] = value
        _unused, arguments = self.validate_argument_spec(argument_spec=ARGUMENT_SPEC)
        try:
            result.update(self._work(arguments))
        except MailOAuthError as exc:
            raise AnsibleActionFail(str(exc), result=exc.to_failure()) from exc
        return result

    def _work(self, arguments: dict[str, t.Any]) -> dict[str, t.Any]:
        options = TokenOptions.read(arguments.get, _SHARED)
        store = options.open_store(vault_of(self._loader), read_only=self._task.check_mode)
        done, deleted = Forgotten(), False
        tenant_id = _tenant_id(options)
        if store.exists:
            client_ids, users = (tuple(_given.plain(name).lower() for name in arguments[key]) for key in ("client_ids", "users"))
            whose = Whose(options.tenant, tenant_id, options.authority, client_ids, users)
            try:
                with store.transaction(clearing=True) as data:
                    done, deleted = forget(data, whose, time.time()), data.empty
            except StoreError as exc:
                exc.remedy = f"{exc.remedy} Where no other tenant's sign-ins are in it, the file can be deleted.".strip()
                raise
        return {
            "changed": bool(done.removed) or deleted,
            "store": store.path,
            "removed": done.removed,
            "left": done.left,
            "deleted": deleted,
            "tenant_id": tenant_id,
            "diff": {"before": "".join(f"{line}\n" for line in done.removed), "after": ""},
        }


def _tenant_id(options: TokenOptions) -> str:
    """Return the tenant's id, empty where its authority does not tell it: then its name alone says what is the tenant's."""
    if is_guid(options.tenant) or options.tenant.lower() in SHARED_TENANTS:
        return options.tenant.lower() if is_guid(options.tenant) else ""
    with contextlib.suppress(MailOAuthError), contextlib.closing(
        HttpClient(options.ca_path, options.timeout, options.timeout)
    ) as http:
        home = realm.home_of(http, options.authority, options.tenant)
        return home.tenant_id if home else ""
    return ""
