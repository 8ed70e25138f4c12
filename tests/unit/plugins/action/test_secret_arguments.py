# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Modules that are given secrets: these are in no file, neither while the modules run nor afterwards."""

from __future__ import annotations

import importlib
import json
import pathlib
import typing as t
from unittest import mock

import pytest
from ansible.errors import AnsibleActionFail
from canaries import KINDS, Run, play, seen

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._secret_arguments import (
    ModuleWithSecrets,
    SecretArguments,
    secret_options,
)

COLLECTION = "ansible_collections.m365.mail_oauth.plugins"
PLUGINS = pathlib.Path(__file__).resolve().parents[4] / "plugins"

#: What each module needs beside an identity, to be run.
GRAPH: dict[str, dict[str, t.Any]] = {
    "application": {"unique_name": "mail"},
    "application_info": {"unique_name": "mail"},
    "permission_grant": {"app_id": "11111111-2222-3333-4444-555555555555", "permissions": ["IMAP.AccessAsUser.All"]},
    "application_credential": {"app_id": "11111111-2222-3333-4444-555555555555", "type": "client_secret"},
    "federated_credential": {"unique_name": "mail", "issuer": "https://ci.contoso.test", "subject": "mail"},
    "exchange_access": {"app_id": "11111111-2222-3333-4444-555555555555", "mailboxes": [{"mailbox": "info@contoso.test"}]},
    "exchange_access_info": {"app_id": "11111111-2222-3333-4444-555555555555", "mailboxes": ["info@contoso.test"]},
    "login_evidence": {"ask": ["graph"], "application": {"unique_name": "mail"}},
    "tenant_policies_info": {"unique_name": "mail"},
    "password_logins_info": {"days": 7},
}
IDENTITY = {
    "tenant": "contoso.test",
    # The modules end here; what they were given has been on its way by then.
    "ca_path": "/nowhere/ca.pem",
    "auth_client_id": "11111111-2222-3333-4444-555555555555",
    "auth_client_secret": "{{ client_secret }}",
}
CHECK = {"protocol": "imap", "host": "127.0.0.1", "port": 9, "user": "alice@contoso.test"}


def tasks(*names: str) -> list[dict[str, t.Any]]:
    found: list[dict[str, t.Any]] = [
        {f"m365.mail_oauth.{name}": {**GRAPH[name], **IDENTITY}, "ignore_errors": True} for name in names or GRAPH
    ]
    found.append(
        {
            "m365.mail_oauth.verify": {"checks": [CHECK], "tokens": {CHECK["user"]: "{{ jwt }}"}, "trusted_hosts": ["127.0.0.1"]},
            "ignore_errors": True,
        }
    )
    return found


def run(tmp_path: pathlib.Path, given: list[dict[str, t.Any]], **settings: t.Any) -> Run:
    package = importlib.import_module(f"{COLLECTION}.plugin_utils._secret_arguments")
    tree = next(parent.parent for parent in pathlib.Path(str(package.__file__)).parents if parent.name == "ansible_collections")
    return play(tmp_path, given, KINDS, collections_path=str(tree), **settings)


def test_no_module_leaves_a_secret_in_a_file(tmp_path: pathlib.Path) -> None:
    given = tasks("application", "application_credential", "login_evidence")
    done = run(tmp_path, given)
    assert done.output.count("TASK [") == len(given)
    assert "would be written" not in done.output
    assert done.files == {}


def test_nothing_is_kept_where_files_are_kept(tmp_path: pathlib.Path) -> None:
    done = run(tmp_path, tasks(), environment={"ANSIBLE_KEEP_REMOTE_FILES": "1"})
    assert done.output.count("ANSIBLE_KEEP_REMOTE_FILES is on") >= len(tasks())
    assert done.files == {}


def test_async_takes_no_secret_along(tmp_path: pathlib.Path) -> None:
    given = [{**task, "async": 60, "poll": 1} for task in tasks()]
    done = run(tmp_path, given)
    assert done.files == {}


def test_what_has_no_secret_runs_anywhere(tmp_path: pathlib.Path) -> None:
    identity = {name: value for name, value in IDENTITY.items() if "secret" not in name}
    module = {"m365.mail_oauth.application": {**GRAPH["application"], **identity, "auth_method": "managed_identity"}}
    given: list[dict[str, t.Any]] = [
        {**module, "ignore_errors": True},
        {**module, "ignore_errors": True, "async": 60, "poll": 1},
    ]
    done = run(tmp_path, given, environment={"ANSIBLE_KEEP_REMOTE_FILES": "1", "ANSIBLE_PIPELINING": "0"})
    assert done.output.count("ca_path: the file") >= len(given)
    assert list((tmp_path / "home" / "remote").glob("*/AnsiballZ_application.py"))


def canary_tasks() -> list[dict[str, t.Any]]:
    """Return tasks that use everything with secrets in their places and in wrong ones."""
    found = tasks()
    wrong = {"auth_client_id": "client_secret", "tenant": "refresh_token", "auth_certificate_path": "pem", "cloud": "password"}
    found += [
        {"m365.mail_oauth.application": {**GRAPH["application"], **IDENTITY, option: f"{{{{ {kind} }}}}"}, "ignore_errors": True}
        for option, kind in {**wrong, "timeout": "jwt", "redirect_uris": "password", "no_such_option": "client_secret"}.items()
    ]
    found += [
        {"m365.mail_oauth.verify": {"checks": [{**CHECK, option: "{{ jwt }}"}], "tokens": {CHECK["user"]: "{{ jwt }}"}}}
        for option in ("user", "token", "protocol", "no_such_field")
    ]
    found += [
        {"m365.mail_oauth.private_file": {"path": f"{{{{ playbook_dir }}}}/{kind}", "content": f"{{{{ {kind} }}}}"}}
        for kind in KINDS
    ]
    found.append(
        {"m365.mail_oauth.sign_in": {"user": "{{ password }}", "client_id": "{{ client_secret }}", "tenant": "contoso.test"}}
    )
    found.append(
        {"m365.mail_oauth.access_tokens": {"checks": [{"protocol": "imap", "token": "{{ refresh_token }}"}], "tenant": "c.test"}}
    )
    looked_up = [
        "'{{ jwt }}'",
        "'alice@contoso.test', access_token=jwt",
        "'alice@contoso.test', client_id=client_secret, tenant=password",
    ]
    found += [
        {
            "ansible.builtin.debug": {
                "msg": f"{{{{ lookup('m365.mail_oauth.{name}', {terms.replace(chr(39) + '{{ jwt }}' + chr(39), 'jwt')}) | length }}}}"
            }
        }
        for name in ("access_token", "xoauth2", "client_secret", "refresh_token")
        for terms in looked_up
    ]
    found += [
        {"ansible.builtin.debug": {"msg": f"{{{{ {text} | length }}}}"}}
        for text in (
            "jwt | m365.mail_oauth.xoauth2('alice@contoso.test')",
            "jwt | m365.mail_oauth.xoauth2(password, mechanism=client_secret)",
            "refresh_token | m365.mail_oauth.xoauth2_decode",
            "[{'mailbox': client_secret, 'token_source': jwt}] | m365.mail_oauth.program_accounts('msmtp', ['smtp'])",
        )
    ]
    for number, task in enumerate(found):
        task |= {"register": f"result_{number}", "ignore_errors": True}
    found.append({"ansible.builtin.debug": {"msg": [f"{{{{ result_{number} }}}}" for number in range(len(found))]}})
    return found


@pytest.mark.long
def test_no_canary_is_seen_whatever_is_shown(tmp_path: pathlib.Path) -> None:
    shown = {"ANSIBLE_INJECT_INVOCATION": "1", "ANSIBLE_DISPLAY_TRACEBACK": "always", "ANSIBLE_CALLBACK_RESULT_FORMAT": "yaml"}
    done = run(tmp_path, canary_tasks(), environment=shown, verbosity=5)
    assert done.output.count("TASK [") == len(canary_tasks()), done.output[-3000:]
    assert seen(KINDS.values(), done.output) == []
    assert done.files == {}
    for kind, secret in KINDS.items():
        assert (tmp_path / kind).read_text(encoding="utf-8") == secret


def modules_with_secrets() -> list[str]:
    found = []
    for path in sorted((PLUGINS / "modules").glob("*.py")):
        spec = getattr(importlib.import_module(f"{COLLECTION}.modules.{path.stem}"), "SPEC", None)
        if spec is not None and '"no_log": true' in json.dumps(spec.argument_spec, default=str):
            found.append(path.stem)
    return found


def test_every_module_that_may_be_given_a_secret_has_an_action() -> None:
    names = modules_with_secrets()
    assert {"application", "verify", "application_credential"} <= set(names)
    for name in names:
        action = importlib.import_module(f"{COLLECTION}.action.{name}").ActionModule
        assert issubclass(action, SecretArguments), name
        assert name in action._SPECS


def test_secrets_are_found_within_options() -> None:
    spec: dict[str, t.Any] = {
        "plain": {"type": "str"},
        "secret": {"type": "str", "no_log": True, "aliases": ["other"]},
        "held": {"type": "list", "elements": "dict", "options": {"key": {"type": "str", "no_log": True}}},
    }
    assert secret_options(spec, {"plain": "x"}) == []
    assert secret_options(spec, {"secret": "", "held": [{"key": None}]}) == []
    assert secret_options(spec, {"other": "x", "held": [{}, {"key": "y"}, {"key": "z"}]}) == ["secret", "held.key"]
    assert secret_options(spec, {"held": "no list"}) == []


@pytest.mark.parametrize(
    ("variables", "become", "reason"),
    [
        ({}, None, "a terminal is asked for"),
        ({}, False, "ansible.builtin.su needs a terminal"),
        ({"ansible_become_method": "community.general.machinectl"}, False, "community.general.machinectl needs a terminal"),
    ],
)
def test_a_refusal_says_what_keeps_pipelining_off(variables: dict[str, t.Any], become: bool | None, reason: str) -> None:
    class Action(ModuleWithSecrets):
        def _is_pipelining_enabled(self, *_args: t.Any, **_more: t.Any) -> bool:
            return False

    connection = mock.Mock(has_pipelining=True, become=None if become is None else mock.Mock(pipelining=become))
    action = Action(mock.Mock(), connection, mock.Mock(become_method="ansible.builtin.su"), mock.Mock(), mock.Mock(), mock.Mock())
    with pytest.raises(AnsibleActionFail) as caught:
        action._require_pipelining(["auth_client_secret"], variables)
    assert reason in str(caught.value)
    assert "auth_client_secret" in str(caught.value)
