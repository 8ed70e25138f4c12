# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The options that a batch gives to the modules' work are those that the role tenant gives to the modules, task by task."""

from __future__ import annotations

import pathlib
import typing as t

import pytest
import yaml
from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar, trust_as_template
from many_tenants import definition

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch import wanted
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._given import plain
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants.normal import APPLICATION

Json = t.Dict[str, t.Any]
ROLE = pathlib.Path(__file__).resolve().parents[5] / "roles" / "tenant"
APP = "11111111-2222-3333-4444-555555555555"
TENANTS: dict[str, Json] = {
    "plain": {},
    "another's application": {"application": {"app_id": APP}},
    "everything": {
        "application": {
            "unique_name": "mail",
            "display_name": "Mail",
            "public_client": False,
            "sign_in_audience": "AzureADMultipleOrgs",
            "redirect_uris": {"public_client": ["http://localhost"]},
            "owners": ["admin@contoso.test"],
        },
        "permissions": {"app_roles": ["IMAP.AccessAsApp"], "exact": True, "principals": ["alice@contoso.test"]},
        "store": "stores/contoso.store",
        "ca_path": "ca.pem",
        "mailboxes": [
            "alice@contoso.test",
            {"address": "info@contoso.test", "sign_in_user": "alice@contoso.test", "protocols": ["smtp", "imap"]},
            {"address": "bob@contoso.test", "protocols": ["pop"]},
        ],
    },
    "emptied": {"application": {"notes": "", "tags": [], "service_principal_enabled": False, "restore": False, "owners": []}},
    "adopted": {"application": {"same_name": "adopt", "notes": "by post", "tags": ["mail"], "redirect_uris": {}}},
    "Exchange alone": {"permissions": {"resources": ["exchange"]}},
    "no scopes": {"permissions": {"delegated": [], "resources": ["exchange", "graph"]}},
}


def tasks(name: str) -> list[Json]:
    found: list[Json] = yaml.safe_load((ROLE / "tasks" / f"{name}.yml").read_text(encoding="utf-8"))
    return [inner for task in found for inner in task.get("block", [task])]


def of_role(name: str, module: str, **variables: t.Any) -> Json:
    """Return the options that the role's task gives to a module."""
    (task,) = (task for task in tasks(name) if f"m365.mail_oauth.{module}" in task)
    role = yaml.safe_load((ROLE / "vars" / "main.yml").read_text(encoding="utf-8"))
    templar = Templar(
        DataLoader(), {"ansible_check_mode": False, **{key: trust(value) for key, value in role.items()}, **variables}
    )
    written = {option: trust(value) for option, value in task[f"m365.mail_oauth.{module}"].items()}
    return t.cast("Json", plain(templar.template(written)))


def trust(value: t.Any) -> t.Any:
    return trust_as_template(value) if isinstance(value, str) else value


def alike(given: t.Any) -> t.Any:
    """Make lists whose order means nothing comparable."""
    if isinstance(given, dict):
        return {key: alike(value) for key, value in given.items()}
    return sorted(given) if isinstance(given, list) else given


@pytest.fixture(params=TENANTS)
def tenant(request: pytest.FixtureRequest) -> Json:
    return definition("contoso", {"tenant": "contoso.test", **TENANTS[request.param]})


def test_an_application(tenant: Json) -> None:
    assert alike(wanted.application_options(tenant)) == alike(of_role("application", "application", tenant_definition=tenant))


@pytest.mark.parametrize("name", APPLICATION)
def test_whatever_a_tenants_file_may_say_of_an_application_reaches_both(name: str) -> None:
    values: list[t.Any] = ["a value", "", False, []]
    for value in values:
        tenant = definition("contoso", {"tenant": "contoso.test", "application": {name: value}})
        found = of_role("application", "application", tenant_definition=tenant)
        assert alike(wanted.application_options(tenant)) == alike(found)
        assert value != "a value" or found[name] == value


def test_grants(tenant: Json) -> None:
    known = {"tenant_definition": tenant, "tenant_application": {"app_id": APP}}
    assert alike(wanted.grant_options(tenant, APP)) == alike(of_role("application", "permission_grant", **known))


@pytest.mark.parametrize("method", ["device_code", "browser"])
def test_policies(tenant: Json, method: str) -> None:
    known = {"tenant_definition": tenant, "tenant_consent": "grant", "tenant_exchange_method": "powershell"}
    of_task = of_role("preflight", "tenant_policies_info", tenant_sign_in_method=method, **known)
    assert wanted.policy_options(tenant, method) == {key: value for key, value in of_task.items() if value is not None}


def test_sign_ins(tenant: Json) -> None:
    known = {
        "tenant_definition": tenant,
        "tenant_app_id": APP,
        "tenant_sign_in_method": "device_code",
        "tenant_sign_in_timeout": 900,
    }
    for user in wanted.users_of(tenant):
        of_task = of_role("sign_in", "sign_in", tenant_user=user, tenant_sign_in_wait=True, **known)
        how = {"method", "wait", "wait_timeout"}
        assert alike(wanted.sign_in_options(tenant, user, APP)) == alike(
            {option: value for option, value in of_task.items() if option not in how}
        )


def test_every_user_once(tenant: Json) -> None:
    (task,) = tasks("sign_in")[:1]
    looped = Templar(DataLoader(), {"tenant_definition": tenant}).template(trust_as_template(task["loop"]))
    assert wanted.users_of(tenant) == plain(looped)
