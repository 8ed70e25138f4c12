# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The inventory plugin in ansible-core's own hands: hosts, groups, trust in templates, encrypted values, errors."""

from __future__ import annotations

import json
import pathlib
import textwrap
import typing as t

import pytest
from ansible.errors import AnsibleError
from ansible.inventory.data import InventoryData
from ansible.parsing.dataloader import DataLoader
from ansible.parsing.vault import EncryptedString, VaultLib, VaultSecret
from ansible.plugins.loader import inventory_loader
from ansible.template import Templar, is_trusted_as_template, trust_as_template
from canaries import KINDS, seen

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.identity.options import ENVIRONMENT
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants import places as _tenants_places
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants import schema as _tenants_schema
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants.normal import BOOTSTRAP

NAME = "m365.mail_oauth.tenants"


class Parsed(t.NamedTuple):
    inventory: InventoryData
    warnings: list[str]

    def tenant(self, name: str) -> dict[str, t.Any]:
        return t.cast("dict[str, t.Any]", self.inventory.hosts[name].vars["m365_tenant"])

    def members(self, group: str) -> list[str]:
        return [host.name for host in self.inventory.groups[group].get_hosts()]


@pytest.fixture
def parse(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> t.Callable[..., Parsed]:
    def run(body: str, name: str = "tenants.m365.yml", loader: DataLoader | None = None) -> Parsed:
        path = tmp_path / name
        path.write_text(f"plugin: {NAME}\n" + textwrap.dedent(body), encoding="utf-8")
        plugin: t.Any = inventory_loader.get(NAME)
        warnings: list[str] = []
        monkeypatch.setattr(plugin.display, "warning", lambda message, **kwargs: warnings.append(str(message)))
        assert plugin.verify_file(str(path))
        inventory = InventoryData()
        plugin.parse(inventory, loader or DataLoader(), str(path))
        return Parsed(inventory, warnings)

    return run


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("m365.yml", True),
        ("m365.yaml", True),
        ("contoso.m365.yml", True),
        ("a.m365.yaml", True),
        ("hosts.yml", False),
        ("xm365.yml", False),
    ],
)
def test_the_name_of_the_file_decides(tmp_path: pathlib.Path, name: str, wanted: bool) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    plugin: t.Any = inventory_loader.get(NAME)
    assert plugin.verify_file(str(tmp_path / name)) is wanted


def test_a_file_that_is_not_there_is_declined(tmp_path: pathlib.Path) -> None:
    plugin: t.Any = inventory_loader.get(NAME)
    assert not plugin.verify_file(str(tmp_path / "absent.m365.yml"))


def test_each_tenant_is_a_host_that_runs_on_the_controller(parse: t.Callable[..., Parsed]) -> None:
    found = parse(
        """
        tenants:
          contoso: {tenant: contoso.test, mailboxes: [alice@contoso.test]}
          fabrikam: {tenant: fabrikam.test, cloud: gcc_high}
        """
    )
    assert found.members("m365_tenants") == ["contoso", "fabrikam"]
    assert found.members("m365_cloud_global") == ["contoso"]
    assert found.members("m365_cloud_gcc_high") == ["fabrikam"]
    variables = found.inventory.hosts["contoso"].vars
    assert variables["ansible_connection"] == "local"
    rendered = Templar(DataLoader(), variables={"ansible_playbook_python": "/usr/bin/python3.12"}).template(
        variables["ansible_python_interpreter"]
    )
    assert rendered == "/usr/bin/python3.12"
    assert found.tenant("contoso")["mailboxes"][0]["sign_in_user"] == "alice@contoso.test"
    assert found.warnings == []


def test_the_lookups_find_their_options_on_a_tenants_host(parse: t.Callable[..., Parsed], tmp_path: pathlib.Path) -> None:
    found = parse(
        """
        tenants:
          contoso: {tenant: contoso.test, cloud: dod, store: contoso.store, authority: "{{ somewhere }}"}
          fabrikam: {tenant: fabrikam.test}
        """
    )
    variables = found.inventory.hosts["contoso"].vars
    assert {name: value for name, value in variables.items() if name.startswith("m365_mail_oauth_")} == {
        "m365_mail_oauth_tenant": "contoso.test",
        "m365_mail_oauth_cloud": "dod",
        "m365_mail_oauth_authority": "{{ somewhere }}",
        "m365_mail_oauth_store": str(tmp_path / "contoso.store"),
    }
    assert "m365_mail_oauth_store" not in found.inventory.hosts["fabrikam"].vars


def test_a_template_stays_one_until_it_is_used(parse: t.Callable[..., Parsed], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TENANTS_TEST_SECRET", "before")
    found = parse(
        """
        tenants:
          contoso:
            tenant: contoso.test
            ca_path: "{{ directory }}/ca.pem"
            bootstrap: {client_secret: "{{ lookup('ansible.builtin.env', 'TENANTS_TEST_SECRET') }}"}
        """
    )
    monkeypatch.setenv("TENANTS_TEST_SECRET", "after")
    raw = found.tenant("contoso")["bootstrap"]["client_secret"]
    assert raw.startswith("{{") and is_trusted_as_template(raw)
    rendered = Templar(DataLoader(), variables={"tenant": found.tenant("contoso"), "directory": "/lab"}).template(
        found.tenant("contoso")
    )
    assert rendered["bootstrap"]["client_secret"] == "after"
    assert rendered["ca_path"] == "/lab/ca.pem"
    assert found.warnings == []


def test_an_unsafe_value_is_never_evaluated(parse: t.Callable[..., Parsed]) -> None:
    found = parse("tenants: {contoso: {tenant: contoso.test, bootstrap: {client_secret: !unsafe 'a{{ 1 + 1 }}'}}}")
    raw = found.tenant("contoso")["bootstrap"]["client_secret"]
    assert not is_trusted_as_template(raw)
    assert Templar(DataLoader(), variables={}).template(raw) == "a{{ 1 + 1 }}"
    assert "clear text" in found.warnings[0]


def test_an_encrypted_value_stays_encrypted(parse: t.Callable[..., Parsed]) -> None:
    cipher = VaultLib().encrypt("canary", VaultSecret(b"password")).decode()
    body = "tenants:\n  contoso:\n    tenant: contoso.test\n    bootstrap:\n      client_secret: !vault |\n" + textwrap.indent(
        cipher, " " * 10
    )
    found = parse(body)
    tenant = found.tenant("contoso")
    assert isinstance(tenant["bootstrap"]["client_secret"], EncryptedString)
    assert tenant["administrator"]["auth_client_secret"] is tenant["bootstrap"]["client_secret"]
    assert found.warnings == []


def test_the_administrators_identity_is_given_as_the_modules_name_it(parse: t.Callable[..., Parsed]) -> None:
    every = json.dumps(dict.fromkeys(BOOTSTRAP, "{{ x }}") | {"method": "client_secret"})
    found = parse(
        f"""
        tenants:
          contoso: {{tenant: contoso.test, bootstrap: {{client_id: 11111111-2222-3333-4444-555555555555, client_secret: !unsafe '{{{{ 1 }}}}'}}}}
          fabrikam: {{tenant: fabrikam.test, ca_path: /ca.pem, bootstrap: {every}}}
        """
    )
    tenant = found.tenant("contoso")
    assert tenant["administrator"] == {
        **{name: tenant[name] for name in ("tenant", "cloud", "authority", "graph_url")},
        "auth_method": "auto",
        "auth_client_id": "11111111-2222-3333-4444-555555555555",
        "auth_client_secret": "{{ 1 }}",
    }
    assert not is_trusted_as_template(tenant["administrator"]["auth_client_secret"])
    assert set(found.tenant("fabrikam")["administrator"]) == set(ENVIRONMENT) - {"timeout"}


@pytest.mark.parametrize(
    ("secret", "wanted"),
    [
        ("{{ canary }}", {"auth_client_secret": "kept"}),
        ("{{ empty }}", {}),
        ("{{ nothing }}", {}),
        ("{{ x | default(omit) }}", {}),
        ("{% if false %}{{ nowhere }}{% endif %}", {}),
        ("{{ doubtful }}", {"auth_client_secret": "{{ 1 }}"}),
    ],
)
def test_what_is_empty_when_it_is_used_is_left_to_the_environment(
    parse: t.Callable[..., Parsed], secret: str, wanted: dict[str, str]
) -> None:
    found = parse(f"tenants: {{contoso: {{tenant: contoso.test, bootstrap: {{client_secret: {json.dumps(secret)}}}}}}}")
    variables = {"canary": "kept", "empty": "", "nothing": None, "doubtful": "{{ 1 }}", **found.inventory.hosts["contoso"].vars}
    # On another host, where m365_tenant is not the name of it.
    variables["elsewhere"] = variables.pop("m365_tenant")
    rendered = Templar(DataLoader(), variables=variables).template(trust_as_template("{{ elsewhere.administrator }}"))
    assert {name: value for name, value in rendered.items() if name == "auth_client_secret"} == wanted


def test_a_secret_is_looked_up_only_where_it_is_used(parse: t.Callable[..., Parsed]) -> None:
    found = parse("tenants: {contoso: {tenant: contoso.test, bootstrap: {client_secret: '{{ nowhere }}'}}}")
    templar = Templar(DataLoader(), variables=found.inventory.hosts["contoso"].vars)
    assert templar.template(trust_as_template("{{ m365_tenant.administrator.tenant }}")) == "contoso.test"
    with pytest.raises(AnsibleError, match="'nowhere' is undefined"):
        templar.template(trust_as_template("{{ m365_tenant.administrator }}"))


def test_a_wholly_encrypted_file_is_read(parse: t.Callable[..., Parsed], tmp_path: pathlib.Path) -> None:
    secret = VaultSecret(b"password")
    loader = DataLoader()
    loader.set_vault_secrets([("default", secret)])  # type: ignore[list-item]
    path = tmp_path / "sealed.m365.yml"
    path.write_bytes(VaultLib().encrypt(f"plugin: {NAME}\ntenants: {{contoso: {{tenant: contoso.test, cloud: mars}}}}\n", secret))
    plugin: t.Any = inventory_loader.get(NAME)
    inventory = InventoryData()
    plugin.parse(inventory, loader, str(path))
    refused = inventory.hosts["contoso"].vars["m365_tenant_refused"]
    assert "sealed.m365.yml:2:43: tenants.contoso.cloud: 'mars' is not one of" in refused


def test_constructed_options_work(parse: t.Callable[..., Parsed]) -> None:
    found = parse(
        """
        tenants:
          contoso: {tenant: contoso.test, application: {unique_name: relay}, mailboxes: [alice@contoso.test]}
          fabrikam: {tenant: fabrikam.test}
        compose: {mailbox_count: m365_tenant.mailboxes | length}
        groups: {with_mailboxes: m365_tenant.mailboxes | length > 0}
        keyed_groups: [{key: m365_tenant.application.unique_name, prefix: app}]
        """
    )
    assert found.inventory.hosts["contoso"].vars["mailbox_count"] == 1
    assert found.members("with_mailboxes") == ["contoso"]
    assert found.members("app_relay") == ["contoso"]


def test_a_tenant_that_is_wrong_is_there_with_what_is_wrong(parse: t.Callable[..., Parsed], tmp_path: pathlib.Path) -> None:
    found = parse("tenants: {a: {tenant: a.test}, b: {tenant: b.test, cloud: mars}, 'all': {tenant: c.test}}")
    assert found.members("m365_tenants") == ["a", "b", "tenant_all"]
    assert found.tenant("a")["tenant"] == "a.test"
    for host in ("b", "tenant_all"):
        variables = found.inventory.hosts[host].vars
        assert "m365_tenant" not in variables
        assert not is_trusted_as_template(variables["m365_tenant_refused"])
    assert "tenants.b.cloud" in found.inventory.hosts["b"].vars["m365_tenant_refused"]
    assert found.inventory.groups["m365_tenants"].vars["m365_tenants_files"] == [str(tmp_path / "tenants.m365.yml")]


def test_nothing_is_added_when_the_file_is_wrong(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "bad.m365.yml"
    path.write_text(f"plugin: {NAME}\ntenant: {{}}\ntenants: {{a: {{tenant: a.test}}}}\n", encoding="utf-8")
    inventory = InventoryData()
    plugin: t.Any = inventory_loader.get(NAME)
    with pytest.raises(AnsibleError, match=r"bad\.m365\.yml:2:1: tenant: is not a key here"):
        plugin.parse(inventory, DataLoader(), str(path))
    assert not inventory.hosts


def test_a_yaml_error_names_its_line(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "bad.m365.yml"
    path.write_text(f"plugin: {NAME}\ntenants:\n  a: {{tenant: a.test\n", encoding="utf-8")
    plugin: t.Any = inventory_loader.get(NAME)
    with pytest.raises(AnsibleError) as caught:
        plugin.parse(InventoryData(), DataLoader(), str(path))
    assert f"{path} cannot be read" in str(caught.value)
    assert str(getattr(caught.value.__cause__, "obj", "")) == f"{path}:4:1"


def test_a_file_that_is_not_text_is_one_error(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "bad.m365.yml"
    path.write_bytes(b"\xff\xfe\x00plugin")
    plugin: t.Any = inventory_loader.get(NAME)
    with pytest.raises(AnsibleError, match=r"bad\.m365\.yml"):
        plugin.parse(InventoryData(), DataLoader(), str(path))


def test_text_from_the_defaults_is_trusted_like_text_from_the_file(parse: t.Callable[..., Parsed]) -> None:
    """Otherwise ansible-inventory lists every default as unsafe."""
    tenant = parse("tenants: {contoso: {tenant: contoso.test, mailboxes: [alice@contoso.test]}}").tenant("contoso")

    def texts(value: t.Any) -> t.Iterator[str]:
        if isinstance(value, str):
            yield value
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from texts(item)

    assert [one for one in texts(tenant) if not is_trusted_as_template(one)] == []


@pytest.mark.parametrize("kind", ["client_secret", "refresh_token", "jwt", "password"])
def test_a_secret_in_a_wrong_place_of_the_file_is_not_shown(kind: str) -> None:
    secret = KINDS[kind]
    right = {"tenant": "contoso.test", "mailboxes": [{"address": "alice@contoso.test"}], "bootstrap": {"client_id": "x"}}
    keys = [
        "tenant",
        "cloud",
        "authority",
        "ca_path",
        "store",
        "application",
        "bootstrap",
        "mailboxes",
        "endpoints",
        "credentials",
    ]
    wrong: list[dict[str, object]] = [{**right, key: value} for key in keys for value in (secret, [secret], {secret: secret})]
    wrong += [
        {**right, "mailboxes": [{"address": "alice@contoso.test", key: secret}]}
        for key in ("address", "sign_in_user", "protocols")
    ]
    refused = 0
    for tenant in [*wrong, {**right, secret: "x"}]:
        found = _tenants_schema.violations(
            {"plugin": "m365.mail_oauth.tenants", "tenants": {"contoso": tenant}}, _tenants_schema.load_schema("tenants")
        )
        refused += bool(found)
        told = "\n".join(f"{_tenants_places.render(problem.place)}: {problem.message}" for problem in found)
        assert not seen([secret], told), told
    assert refused > len(wrong) / 2
