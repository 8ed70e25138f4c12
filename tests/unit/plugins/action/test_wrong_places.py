# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every kind of secret in every option of everything that has options: none is shown by the failure that follows.

What is tried is made from the argument specifications and documentation, so that a new option is tried too.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import io
import json
import pathlib
import re
import traceback
import types
import typing as t

import pytest
import yaml
from ansible.errors import AnsibleError
from ansible.module_utils.testing import patch_module_args
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.task import Task
from ansible.plugins.action import ActionBase
from ansible.plugins.loader import lookup_loader
from ansible.template import Templar
from canaries import KINDS, seen

from ansible_collections.m365.mail_oauth.plugins.module_utils import _argspec
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError
from ansible_collections.m365.mail_oauth.plugins.module_utils._module import graph_session
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.exchange import session
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.host import verify

PLUGINS = pathlib.Path(__file__).resolve().parents[4] / "plugins"
COLLECTION = "ansible_collections.m365.mail_oauth.plugins"
APP = "11111111-2222-3333-4444-555555555555"
USER = "alice@contoso.test"

IDENTITY = {"tenant": "contoso.test", "auth_client_id": APP, "auth_client_secret": "a-secret-in-its-place", "wait_timeout": 1.0}
CHECK = {"protocol": "imap", "host": "mail.contoso.test", "user": USER, "token": USER}
#: What makes the modules run as far as they get without anybody to talk to.
MODULES: dict[str, dict[str, t.Any]] = {
    "application": {**IDENTITY, "unique_name": "mail"},
    "application_info": {**IDENTITY, "unique_name": "mail"},
    "permission_grant": {**IDENTITY, "app_id": APP, "permissions": ["IMAP.AccessAsUser.All"]},
    "application_credential": {**IDENTITY, "app_id": APP, "type": "client_secret", "return_secret": True},
    "federated_credential": {**IDENTITY, "app_id": APP, "github": {"repository": "contoso/mail", "branch": "main"}},
    "exchange_access": {**IDENTITY, "app_id": APP, "mailboxes": [{"mailbox": "info@contoso.test"}]},
    "exchange_access_info": {**IDENTITY, "app_id": APP, "mailboxes": ["info@contoso.test"]},
    "tenant_policies_info": {**IDENTITY, "unique_name": "mail"},
    "password_logins_info": {**IDENTITY},
    "program_logins_info": {},
    "verify": {"checks": [CHECK], "tokens": {USER: "a-token-in-its-place"}},
    "postfix_settings": {
        "settings": {"relayhost": "mail.contoso.test"},
        "config_directory": "/nowhere",
        "record": "/nowhere/record",
    },
    "token_program": {},
    "private_file": {"path": "/nowhere/file", "content": "a-secret-in-its-place"},
}
for _name in ("application_info", "exchange_access_info", "tenant_policies_info"):
    MODULES[_name].pop("wait_timeout")


def places(spec: t.Mapping[str, t.Any], secret: str) -> t.Iterator[tuple[str, dict[str, t.Any]]]:
    """Give arguments, each with the secret in one place, and the name of the place."""
    for name, option in spec.items():
        inner: t.Any = secret
        if option.get("type") == "list":
            inner = [secret]
        elif option.get("type") == "dict":
            inner = {"name": secret}
        yield name, {name: inner}
        if option.get("type") in ("list", "dict"):
            yield f"{name} as a text", {name: secret}
            yield f"{name} as a name", {name: {secret: "value"}}
        for below, given in places(option.get("options") or {}, secret):
            yield f"{name}.{below}", {name: [given] if option.get("type") == "list" else given}
    yield "a name that is no option", {secret: "value"}
    yield "the value of what is no option", {"no_such_option": secret}


def run_module(name: str, arguments: dict[str, t.Any]) -> tuple[dict[str, t.Any], str]:
    private: t.Any = importlib.import_module(f"{COLLECTION}.modules.{name}")
    output = io.StringIO()
    factory = {"factory": private.VerifyModule} if name == "verify" else {}
    given = {**arguments, "_ansible_check_mode": True, "_ansible_diff": True, "_ansible_inject_invocation": True}
    with contextlib.ExitStack() as stack:
        for around in (patch_module_args(given), contextlib.redirect_stdout(output), contextlib.redirect_stderr(output)):
            stack.enter_context(around)
        stack.enter_context(contextlib.suppress(SystemExit))
        run_it: t.Any = _argspec.run
        run_it(private.SPEC.create_module(**factory), getattr(private, "run_module", None) or private.apply)
    printed = output.getvalue()
    result = json.loads(printed[printed.index("{") :])
    if result.pop("checks", None):  # results of checks bear the names that they were given
        printed = json.dumps(result)
    return result, printed


def unseen(secret: str, told: str, place: str) -> None:
    found = seen([secret], told)
    if found:
        at = told.index(found[0])
        pytest.fail(f"{place}: {told[max(0, at - 300) : at + 60]}", pytrace=False)


def merged(base: dict[str, t.Any], wrong: dict[str, t.Any]) -> dict[str, t.Any]:
    """Return arguments that are right but for one place, also within the entries of a list."""
    result = dict(base)
    for name, value in wrong.items():
        if isinstance(value, list) and value and isinstance(value[0], dict) and isinstance(base.get(name), list):
            result[name] = [{**next((one for one in base[name] if isinstance(one, dict)), {}), **value[0]}]
        else:
            result[name] = value
    return result


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", MODULES)
def test_modules(name: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_args: t.Any, **_kwargs: t.Any) -> t.NoReturn:
        raise MailOAuthError("Nobody is there.")

    monkeypatch.setattr(graph_session, "Session", nobody)
    monkeypatch.setattr(session, "BootstrapCredential", nobody)
    spec = importlib.import_module(f"{COLLECTION}.modules.{name}").SPEC.argument_spec
    failures = 0
    for place, wrong in places(spec, KINDS[kind]):
        result, printed = run_module(name, merged(MODULES[name], wrong))
        failures += bool(result.get("failed"))
        told = printed if result.get("failed") else json.dumps(result.get("invocation"))
        assert "module_args" in json.dumps(result.get("invocation"))
        unseen(KINDS[kind], told, place)
    assert failures > len(spec) / 3


def failure(what: t.Callable[..., object]) -> Exception | None:
    try:
        what()
    except Exception as exc:  # any of them is shown
        return exc
    return None


def told_by(exc: BaseException) -> str:
    """Return all that anybody can be shown of a failure."""
    result = json.dumps(getattr(exc, "result", None), default=str)
    return "".join(traceback.format_exception(type(exc), exc, exc.__traceback__)) + str(exc) + result


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["access_token", "xoauth2", "client_secret", "refresh_token", "graph_token"])
def test_lookups(name: str, kind: str, tmp_path: pathlib.Path) -> None:
    secret, failures = KINDS[kind], 0
    plugin = lookup_loader.get(f"m365.mail_oauth.{name}", loader=types.SimpleNamespace(_vault=None), templar=None)
    base = {
        "tenant": "contoso.test",
        "store": str(tmp_path / "none.store"),
        "client_id": APP,
        "authority": "https://127.0.0.1:9",
        "timeout": 1,
    }
    options = [option for option in plugin.option_definitions if option not in ("_terms",)]
    tried: list[tuple[str, list[t.Any], dict[str, t.Any]]] = [("term", [secret], {}), ("mapping", [{"address": secret}], {})]
    tried += [("key of a mapping", [{secret: USER}], {})]
    tried += [(option, [USER], {option: secret}) for option in options]
    for place, terms, given in tried:
        exc = failure(lambda terms=terms, given=given: plugin.run(terms, {}, **{**base, **given}))
        if exc is not None:
            failures += 1
            assert isinstance(exc, AnsibleError), place
            unseen(secret, told_by(exc), place)
    assert failures > len(tried) / 2


def options_of(module: str) -> dict[str, t.Any]:
    text = (PLUGINS / "modules" / f"{module}.py").read_text(encoding="utf-8")
    found = re.search(r'DOCUMENTATION = r"""\n(.*?)"""', text, re.DOTALL)
    assert found is not None
    return t.cast("dict[str, t.Any]", yaml.safe_load(found.group(1)).get("options") or {})


ACTIONS: dict[str, dict[str, t.Any]] = {
    "sign_in": {"user": USER, "tenant": "contoso.test", "client_id": APP, "authority": "https://127.0.0.1:9", "timeout": 1},
    "access_tokens": {"checks": [CHECK], "tenant": "contoso.test", "client_id": APP, "authority": "https://127.0.0.1:9"},
    "verify_report": {"outcomes": []},
    "login_evidence": {"ask": []},
    "application_credential": {"app_id": APP, "type": "client_secret", "tenant": "contoso.test"},
    "verify": MODULES["verify"],
    "private_file": MODULES["private_file"],
}
MORE: dict[str, t.Any] = {
    name: {"type": "str"} for name in ("tenant", "cloud", "authority", "ca_path", "client_id", "scopes", "store")
}


class Connection:
    transport, become, has_pipelining = "local", None, True
    _shell = types.SimpleNamespace(tmpdir=None)

    def set_option(self, _name: str, _value: bool) -> None:
        pass

    def is_pipelining_enabled(self, _wrap_async: bool = False) -> bool:
        return True


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ACTIONS)
def test_actions(name: str, kind: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(ActionBase, "_execute_module", lambda _self, **_arguments: {"failed": True, "msg": "Nobody is there."})
    action = importlib.import_module(f"{COLLECTION}.action.{name}").ActionModule
    secret = KINDS[kind]
    options = {**options_of(name), **(MORE if "client_id" in ACTIONS[name] else {})}
    if name == "access_tokens":
        options["checks"] = verify.SPEC.argument_spec["checks"]
    for place, wrong in places(options, secret):
        task = Task()
        task.action = f"m365.mail_oauth.{name}"
        task.args = merged(ACTIONS[name], wrong)
        task.check_mode = True
        loader = DataLoader()
        plugin = action(task, Connection(), types.SimpleNamespace(pipelining=True), loader, Templar(loader))
        try:
            result = plugin.run(None, {"inventory_hostname": "here"})
        except Exception as exc:  # any of them is shown
            assert isinstance(exc, AnsibleError), place
            unseen(secret, told_by(exc), place)
        else:
            unseen(secret, json.dumps({key: result.get(key) for key in ("msg", "problems", "invocation")}), place)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", sorted((PLUGINS / "filter").glob("*.py")), ids=lambda path: path.stem)
def test_filters(path: pathlib.Path, kind: str) -> None:
    module = importlib.import_module(f"{COLLECTION}.filter.{path.stem}")
    secret = KINDS[kind]
    for name, function in module.FilterModule().filters().items():
        parameters = list(inspect.signature(function).parameters)
        for wrong in (
            secret,
            [secret],
            {secret: secret},
            {"mailbox": secret, "agent": secret},
            [{"mailbox": secret}],
            [{secret: 1}],
        ):
            for parameter in parameters:
                usual: dict[str, t.Any] = {
                    "accounts": [{"mailbox": USER}],
                    "role": "msmtp",
                    "protocols": ["imap"],
                    "token": "a-token-in-its-place",
                    "user": USER,
                    "checks": [CHECK],
                    "hosts": ["here"],
                    "text": "A1 NO AUTHENTICATE failed.",
                    "language": "shell",
                }
                given = {one: usual[one] for one in parameters if one in usual}
                try:
                    function(**{**given, parameter: wrong})
                except AnsibleError as exc:
                    unseen(secret, told_by(exc), f"{name}.{parameter}")
