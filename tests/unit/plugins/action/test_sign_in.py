# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import base64
import json
import os
import pathlib
import subprocess
import sys
import types
import typing as t

import entra_application
import pytest
import yaml
from ansible.errors import AnsibleActionFail
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.task import Task
from ansible.template import Templar
from ansible.utils.display import Display

from ansible_collections.m365.mail_oauth.plugins.action import sign_in as action
from ansible_collections.m365.mail_oauth.plugins.action.sign_in import ARGUMENT_SPEC, OWN, SHARED, ActionModule
from ansible_collections.m365.mail_oauth.plugins.doc_fragments._mail_token import ModuleDocFragment
from ansible_collections.m365.mail_oauth.plugins.modules import sign_in as documentation
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from entra_emulator.testing import Emulator

ALICE, BOB = "alice@contoso.test", "bob@contoso.test"


def test_the_documentation_describes_the_argument_spec() -> None:
    documented = {
        **yaml.safe_load(ModuleDocFragment.DOCUMENTATION)["options"],
        **yaml.safe_load(documentation.DOCUMENTATION)["options"],
    }
    assert set(documented) == set(ARGUMENT_SPEC)
    for name, spec in ARGUMENT_SPEC.items():
        for key in ("type", "elements", "choices", "default"):
            assert documented[name].get(key) == spec.get(key), (name, key)
        assert documented[name].get("required", False) == spec.get("required", False)


def test_plugin_sources_belong_to_documented_options() -> None:
    options = yaml.safe_load(ModuleDocFragment.DOCUMENTATION)["options"]
    sources = yaml.safe_load(ModuleDocFragment.PLUGIN)["options"]
    lookup = yaml.safe_load(ModuleDocFragment.LOOKUP)["options"]
    assert set(sources) == set(options) == set(SHARED)
    for name, option in {**sources, **lookup}.items():
        assert option["vars"] == [{"name": f"m365_mail_oauth_{name}"}]
        assert option["env"][0] == {"name": f"M365_MAIL_OAUTH_{name.upper()}"}
        secret = name in ("client_secret", "certificate_password", "access_token", "refresh_token")
        assert option.get("secret", False) is secret
        assert ("ini" in option) is not secret, "secrets have no place in ansible.cfg"
    assert OWN["response_url"]["no_log"] is True


def _waiting(wait: object) -> dict[str, t.Any]:
    """Return the arguments of a task that says ``wait``, or says nothing of it."""
    return {} if wait is None else {"wait": wait}


class World:
    def __init__(self, emulator: Emulator, path: pathlib.Path) -> None:
        self.emulator = emulator
        self.application = entra_application.register(emulator)
        self.store = path / "contoso.store"
        self.variables: dict[str, t.Any] = {
            "m365_mail_oauth_tenant": "contoso.test",
            "m365_mail_oauth_authority": emulator.authority,
            "m365_mail_oauth_ca_path": emulator.ca_file,
            "m365_mail_oauth_client_id": self.application.client_id,
            "m365_mail_oauth_store": str(self.store),
            "m365_mail_oauth_store_encryption": "none",
        }

    def run(self, check_mode: bool = False, **arguments: t.Any) -> dict[str, t.Any]:
        loader = DataLoader()
        task = Task()
        task.args = {"user": ALICE, **arguments}
        task.check_mode = check_mode
        connection = types.SimpleNamespace(_shell=types.SimpleNamespace(tmpdir=None))
        action = ActionModule(task, t.cast("t.Any", connection), t.cast("t.Any", None), loader, Templar(loader), None)
        return action.run(None, self.variables)


@pytest.fixture
def world(emulator: Emulator, tmp_path: pathlib.Path) -> World:
    _store._decoded.clear()
    return World(emulator, tmp_path)


def test_the_prompt_is_displayed_while_the_task_waits(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def display(self: Display, msg: str, *args: t.Any, **kwargs: t.Any) -> None:
        shown.append(msg)
        (pending,) = world.emulator.pending_device_codes()
        assert pending["user_code"] in msg
        world.emulator.approve(pending["user_code"], ALICE)

    monkeypatch.setattr(Display, "display", display)
    monkeypatch.setattr(action, "attended", lambda _display: True)
    result = world.run()
    assert (result["changed"], result["state"]) == (True, "signed_in")
    assert len(shown) == 1
    assert world.run()["changed"] is False


def test_where_nobody_is_at_hand_it_ends_at_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action, "attended", lambda _display: False)
    for wait in (None, True, "yes", "auto"):
        world.emulator.clear_requests()
        with pytest.raises(AnsibleActionFail, match=f"{ALICE} has to sign in, and this run is unattended") as caught:
            world.run(**_waiting(wait))
        error = caught.value.result["error"]
        assert isinstance(error, dict) and error["code"] == "interaction_required"
        assert world.emulator.requests() == []
    # A sign-in that was begun is finished by whoever runs next; until the person has acted, it is one sentence again.
    begun = world.run(wait=False)
    assert begun["state"] == "pending"
    with pytest.raises(AnsibleActionFail, match="this run is unattended"):
        world.run()
    world.emulator.approve(begun["prompt"]["user_code"], ALICE)
    assert world.run()["state"] == "signed_in"


@pytest.mark.parametrize("way", ["wait", "variable", "environment"])
def test_who_runs_it_knows_better(world: World, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    monkeypatch.setattr(action, "attended", lambda _display: False)
    world.emulator.approve_next(world.application.client_id, ALICE)
    if way == "variable":
        world.variables["m365_mail_oauth_sign_in_wait"] = "always"
    elif way == "environment":
        monkeypatch.setenv("M365_MAIL_OAUTH_SIGN_IN_WAIT", "always")
    assert world.run(**_waiting("always" if way == "wait" else None))["state"] == "signed_in"


@pytest.mark.parametrize("wait", ["never", False, "false", "no"])
def test_a_variable_says_with_any_word_that_nobody_is_waited_for(
    world: World, monkeypatch: pytest.MonkeyPatch, wait: object
) -> None:
    monkeypatch.setattr(action, "attended", lambda _display: True)
    world.variables["m365_mail_oauth_sign_in_wait"] = wait
    assert world.run(wait_timeout=0)["state"] == "pending"
    if isinstance(wait, str):
        del world.variables["m365_mail_oauth_sign_in_wait"]
        monkeypatch.setenv("M365_MAIL_OAUTH_SIGN_IN_WAIT", wait)
        assert world.run(wait_timeout=0)["state"] == "pending"


def test_variables_and_environment_fill_in_what_the_task_does_not_say(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("M365_MAIL_OAUTH_STORE", "/nonexistent/other")
    monkeypatch.setenv("M365_MAIL_OAUTH_CLIENT_ID", world.variables.pop("m365_mail_oauth_client_id"))
    result = world.run(check_mode=True)
    assert result["store"] == str(world.store), "a variable beats the environment"
    assert result["client_id"] == world.application.client_id
    assert world.run(check_mode=True, client_id="another")["client_id"] == "another"


def test_a_failure_has_a_code_and_a_remedy(world: World) -> None:
    with pytest.raises(AnsibleActionFail) as caught:
        world.run(wait="always", client_id="00000000-1111-4222-8333-444444444444")
    error = caught.value.result["error"]
    assert isinstance(error, dict)
    assert error["code"] == "app_not_found_in_tenant"
    assert error["remedy"]


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"user": "alice@contoso.test\nx"}, "control characters"),
        ({"user": ""}, "empty"),
        ({"clientid": "x"}, "clientid"),
        ({"method": "password"}, "method"),
        ({"protocols": ["imaps"]}, "imaps"),
        ({"scopes": ["SMTP.Send"]}, "names no resource"),
        ({"wait_timeout": "soon"}, "wait_timeout"),
    ],
)
def test_bad_arguments_are_one_clear_error(world: World, arguments: dict[str, t.Any], text: str) -> None:
    with pytest.raises(Exception, match=text) as caught:
        world.run(**arguments)
    assert "Ansible" in type(caught.value).__name__
    assert world.emulator.requests() == []


PLAY = """
- hosts: all
  gather_facts: false
  tasks:
    - m365.mail_oauth.sign_in:
        user: alice@contoso.test
      run_once: true
      register: signed_in
    - ansible.builtin.debug:
        var: signed_in
      run_once: true
    - ansible.builtin.set_fact:
        strings: "{{ query('m365.mail_oauth.xoauth2', 'info@contoso.test', inventory_hostname ~ '@contoso.test', sign_in_user='alice@contoso.test') }}"
      loop: [1, 2, 3]
      no_log: true
    - ansible.builtin.assert:
        that: (strings[1] | m365.mail_oauth.xoauth2_decode).user == inventory_hostname ~ '@contoso.test'
      no_log: true
    - ansible.builtin.debug:
        msg: "{{ lookup('m365.mail_oauth.access_token', 'alice@contoso.test', min_validity=7200) | m365.mail_oauth.token_claims | length }}"
    - ansible.builtin.debug:
        msg: "{{ lookup('m365.mail_oauth.access_token', 'alice@contoso.test', scopes=['SMTP.Send']) }}"
      ignore_errors: true
    - ansible.builtin.debug:
        msg: "{{ lookup('m365.mail_oauth.access_token', 'alice@contoso.test', source='client_credentials', client_secret=wrong_secret) }}"
      ignore_errors: true
    - ansible.builtin.debug:
        msg: "{{ lookup('m365.mail_oauth.xoauth2', 'nobody@contoso.test') }}"
      ignore_errors: true
"""


def _capture_tokens(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Collect every secret that the emulator hands out from now on."""
    found: set[str] = set()
    original = emulator.service.handle

    def handle(request: t.Any) -> t.Any:
        response = original(request)
        if request.path.endswith(("/token", "/devicecode")) and response.status == 200:
            document = response.json()
            found.update(
                document[name] for name in ("access_token", "refresh_token", "id_token", "device_code") if name in document
            )
        return response

    monkeypatch.setattr(emulator.service, "handle", handle)
    return found


@pytest.mark.long
def test_a_whole_run_at_the_highest_verbosity_shows_and_leaves_no_secret(
    world: World, tmp_path: pathlib.Path, collections_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two hosts at once: device code sign-in, lookups in loops, refreshes, failures; output, log and files are searched."""
    (tmp_path / "play.yml").write_text(PLAY)
    (tmp_path / "password").write_text("canary-vault-password")
    del world.variables["m365_mail_oauth_store_encryption"]
    variables = {**world.variables, "ansible_connection": "local", "wrong_secret": "canary-wrong-client-secret"}
    (tmp_path / "variables.json").write_text(json.dumps(variables))
    kept = {"play.yml", "password", "variables.json"}
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("ANSIBLE", "M365", "AZURE"))},
        "HOME": str(tmp_path / "home"),
        "ANSIBLE_COLLECTIONS_PATH": str(collections_path),
        "ANSIBLE_LOG_PATH": str(tmp_path / "log"),
        "ANSIBLE_LOCAL_TEMP": str(tmp_path / "tmp"),
        "ANSIBLE_KEEP_REMOTE_FILES": "1",
        "M365_MAIL_OAUTH_SIGN_IN_WAIT": "always",
        "TMPDIR": str(tmp_path),
    }
    known = _capture_tokens(world.emulator, monkeypatch)
    world.emulator.approve_next(world.application.client_id, ALICE)
    world.emulator.clear_requests()
    done = subprocess.run(
        [sys.executable, "-m", "ansible.cli.playbook", "-vvvv", "-i", "info,sales,", "--vault-password-file", str(tmp_path / "password"),
         "-e", f"@{tmp_path / 'variables.json'}", str(tmp_path / "play.yml")],
        env=environment, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    output = done.stdout + done.stderr
    assert done.returncode == 0, output
    assert "changed=1" in done.stdout
    grants = [request["grant_type"].rpartition(":")[2] for request in world.emulator.requests() if request.get("grant_type")]
    # Each host's lookup with the long min_validity refreshes; all others take the token that is there.
    assert grants.count("refresh_token") == 2
    assert grants.count("device_code") == 1
    assert len(known) == 10, "the device code, and three tokens each of the sign-in and of two refreshes"
    assert world.store.read_text().startswith("$ANSIBLE_VAULT;")
    forms = set(known) | {"canary-wrong-client-secret", "canary-vault-password"}
    forms |= {base64.b64encode(secret.encode()).decode().rstrip("=")[:-2] for secret in forms}
    forms |= {
        base64.b64encode(f"user={user}\x01auth=Bearer {token}".encode()).decode()[:-4]
        for token in known
        for user in ("info@contoso.test",)
    }
    searched = {"output": output}
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.name not in kept:
            searched[str(path)] = path.read_bytes().decode("utf-8", "replace")
    assert str(tmp_path / "log") in searched
    for where, text in searched.items():
        for form in forms:
            assert form not in text, f"a secret is in {where}"
