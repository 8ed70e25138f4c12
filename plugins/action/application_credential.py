# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: runs the module and puts what it made into the store on the controller. Documented in modules/application_credential.py.

The module seals a new secret to a key of this task, so that it crosses the connection unreadable. Older credentials are removed in a
second run of the module, after the new one is safe.
"""

from __future__ import annotations

import typing as t

from ansible.errors import AnsibleActionFail
from ansible.module_utils.parsing.convert_bool import boolean

from ..module_utils import _secrets
from ..module_utils._errors import MailOAuthError, OptionError, StoreError
from ..module_utils._module.application_credential import SPEC
from ..module_utils._module.sealing import SealingKey
from ..plugin_utils import _given
from ..plugin_utils._given import plain
from ..plugin_utils._options import STORE_OPTIONS, option_of
from ..plugin_utils._secret_arguments import SecretArguments
from ..plugin_utils._store import credentials
from ..plugin_utils._store.data import StoreData
from ..plugin_utils._store.store import Store
from ..plugin_utils._tokens.lookup import vault_of
from ..plugin_utils._tokens.options import TokenOptions

MODULE = "m365.mail_oauth.application_credential"

_DEFAULT_NAME = "m365-mail-oauth"

Result = t.Dict[str, t.Any]


class ActionModule(SecretArguments):
    """Runs the module around the store."""

    _supports_check_mode = True
    _supports_async = False
    _SPECS = {"application_credential": SPEC}

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> Result:
        """Return the module's result without the secret, unless that was asked for."""
        result: Result = super().run(tmp, task_vars)
        variables = task_vars or {}
        arguments: dict[str, t.Any] = plain(dict(self._task.args))
        try:
            if not _keeps(arguments):
                result.update(self._module(arguments, variables))
                return result
            store = self._store(arguments, variables)
            result.update(self._work(arguments, variables, store))
        except MailOAuthError as exc:
            raise AnsibleActionFail(str(exc), result=exc.to_failure()) from exc
        return result

    def _work(self, arguments: dict[str, t.Any], variables: dict[str, t.Any], store: Store) -> Result:
        # A transaction finds what would keep the store from being saved, before a secret is made.
        with store.transaction() as data:
            held = credentials.stored(data, **_filter(arguments))
        key = SealingKey()
        first_arguments = {**arguments, "held": _held(arguments, held), "seal_to": key.public}
        if self._task.check_mode:
            return _cleaned(self._module(first_arguments, variables))
        present = arguments.get("state", "present") == "present"
        prune = present and boolean(arguments.get("prune", True), strict=False)
        result = self._module({**first_arguments, "prune": False} if present else first_arguments, variables)
        made = self._saved(result, key, store, arguments)
        if result.get("failed") or not prune or not result.get("outlived"):
            outlived = [] if prune else result.get("outlived") or []
            self._forgotten(result, store)
            return _cleaned({**result, "outlived": outlived} if "outlived" in result else result)
        again = {**first_arguments, "force": False, "held": _held(arguments, [*held, *made])}
        second = self._module(again, variables)
        self._forgotten(second, store)
        return _cleaned(_joined(result, second))

    def _module(self, arguments: dict[str, t.Any], variables: dict[str, t.Any]) -> Result:
        given = {name: value for name, value in arguments.items() if value is not None}
        return t.cast("Result", self._execute_module(module_name=MODULE, module_args=given, task_vars=variables))

    def _store(self, arguments: dict[str, t.Any], variables: dict[str, t.Any]) -> Store:
        """Return the store; options that the task does not say come from variables, then from the environment."""
        values = {name: option_of(name, arguments, variables, self._templar) for name in ("tenant", *STORE_OPTIONS)}
        if values["tenant"] is not None:
            arguments["tenant"] = plain(values["tenant"])
        options = TokenOptions.read(values.get, values)
        if not options.store and not options.tenant:
            raise OptionError(
                "tenant is missing.", remedy="Set it to the tenant's id or one of its verified domains.", option="tenant"
            )
        return options.open_store(vault_of(self._loader), read_only=self._task.check_mode)

    def _saved(
        self, result: Result, key: SealingKey, store: Store, arguments: dict[str, t.Any]
    ) -> list[credentials.StoredCredential]:
        """Put what the module made into the store and, where it was asked for, into the result."""
        sealed = result.pop("sealed_secret", None)
        if not sealed:
            return []
        secret = str(_secrets.register(key.open(str(sealed))))
        view = result.get("credential") or {}
        made = credentials.StoredCredential(
            str(result.get("app_id") or ""),
            str(view.get("key_id") or view.get("thumbprint") or ""),
            str(view.get("type") or arguments["type"]),
            str(view.get("name") or arguments.get("name") or _DEFAULT_NAME),
            secret,
            str(view.get("end") or ""),
            str(view.get("thumbprint") or ""),
        )
        try:
            with store.transaction() as data:
                credentials.keep(data, made)
        except MailOAuthError as exc:
            raise StoreError(
                f"The new credential {made.key_id} was made and could not be saved, so nobody has it. {exc.message}",
                remedy=f"{exc.remedy} Run again: another one is made, and this one is removed with the next rotation.".strip(),
                code=exc.code,
                key_id=made.key_id,
            ) from exc
        result["saved"] = True
        if boolean(arguments.get("return_secret", False), strict=False):
            result["private_key" if made.type == credentials.CERTIFICATE else "secret_text"] = secret
        return [made]

    def _forgotten(self, result: Result, store: Store) -> None:
        """Take out of the store what the module has removed."""
        removed, client_id = result.get("removed"), result.get("app_id")
        if removed and client_id:
            with store.transaction() as data:
                credentials.forget(data, str(client_id), removed)


def _keeps(arguments: dict[str, t.Any]) -> bool:
    """Say whether the store is involved."""
    if arguments.get("type") not in {credentials.SECRET, credentials.CERTIFICATE}:
        return False
    wish = arguments.get("save_to_store")
    if wish is None:
        return not (arguments.get("private_key_path") or arguments.get("certificate"))
    return bool(boolean(wish, strict=False))


def _filter(arguments: t.Mapping[str, t.Any]) -> dict[str, str]:
    return {
        "kind": str(arguments["type"]),
        "name": str(arguments.get("name") or _DEFAULT_NAME),
        "client_id": str(arguments.get("app_id") or ""),
    }


def held_of(arguments: t.Mapping[str, t.Any], data: StoreData) -> list[dict[str, str]]:
    """Return what a store holds of the credential that options name, as the module's option ``held``."""
    return _held(arguments, credentials.stored(data, **_filter(arguments)))


def _held(arguments: t.Mapping[str, t.Any], held: t.Sequence[credentials.StoredCredential]) -> list[dict[str, str]]:
    """Return what is held for the module. It needs private keys to prove that they are there, and secrets not at all."""
    entries = [dict(entry) for entry in arguments.get("held") or () if isinstance(entry, dict)]
    for credential in held:
        entry = {"key_id": credential.key_id}
        if credential.type == credentials.CERTIFICATE:
            entry["secret"] = str(_secrets.register(credential.secret))
        entries.append(entry)
    return entries


def _joined(first: Result, second: Result) -> Result:
    """Return the result of both runs as that of one."""
    if second.get("failed"):
        return {**first, **second, "changed": True}
    result = {**second, **{name: first[name] for name in _MADE if name in first}}
    result["changed"] = bool(first.get("changed") or second.get("changed"))
    result["changes"] = [*first.get("changes", []), *second.get("changes", [])]
    result["outlived"] = []
    for name in ("warnings", "deprecations"):
        both = [*(first.get(name) or []), *(second.get(name) or [])]
        if both:
            result[name] = [text for index, text in enumerate(both) if text not in both[:index]]
    if isinstance(first.get("diff"), dict):
        removed = set(second.get("removed") or ())
        after = [credential for credential in first["diff"]["after"]["credentials"] if credential["key_id"] not in removed]
        result["diff"] = {"before": first["diff"]["before"], "after": {"credentials": after}}
    return result


#: What only the run that makes something tells of it.
_MADE = ("verified", "saved", "certificate", "secret_text", "private_key")


def _cleaned(result: Result) -> Result:
    """Return the result without the arguments that were added here."""
    arguments = (result.get("invocation") or {}).get("module_args")
    if isinstance(arguments, dict):
        for name in ("seal_to", "held"):
            arguments.pop(name, None)
    return result
