# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a host's variables say of a tenant, and which tenants are not for a batch."""

from __future__ import annotations

import sys
import typing as t

import pytest
from ansible.errors import AnsibleError
from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar, trust_as_template
from many_tenants import definition

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._batch.subject import Left, Subject, subject_of, trouble_of

ENTRY: dict[str, t.Any] = {"tenant": "contoso.test", "mailboxes": ["alice@contoso.test"]}


def read(entry: dict[str, t.Any] | None = None, **more: t.Any) -> Subject:
    variables: dict[str, t.Any] = {
        "ansible_connection": "local",
        "ansible_python_interpreter": trust_as_template("{{ ansible_playbook_python }}"),
        "ansible_playbook_python": sys.executable,
        "m365_tenant": definition("contoso", {**ENTRY, **(entry or {})}),
        **more,
    }
    return subject_of("contoso", variables, Templar(DataLoader(), variables), ("tenant", "store", "timeout"), lambda: "")


def test_a_tenant_is_read_with_its_templates() -> None:
    tenant = definition("contoso", ENTRY)
    tenant["administrator"]["auth_client_secret"] = trust_as_template("{{ 'a-canary' ~ '-secret' }}")
    # What is not needed is not evaluated.
    tenant["endpoints"] = trust_as_template("{{ lookup('nothing.like.this') }}")
    found = read(m365_tenant=tenant, m365_mail_oauth_timeout=7)
    assert found.tenant["administrator"]["auth_client_secret"] == "a-canary-secret"
    assert found.signs_in and found.shared["timeout"] == 7 and "endpoints" not in found.tenant
    assert "a-canary" not in repr(found)


def test_a_definition_of_ones_own_comes_first() -> None:
    own = definition("fabrikam", {"tenant": "fabrikam.test"})
    found = read(tenant_definition=trust_as_template("{{ chosen }}"), chosen=own)
    assert found.tenant["tenant"] == "fabrikam.test" and not found.signs_in


@pytest.mark.parametrize(
    ("reason", "more"),
    [
        ("its entry is wrong", {"m365_tenant_refused": "tenants.contoso: no"}),
        ("its administrator is asked to consent", {"tenant_consent": "ask"}),
        ("its host is not this one", {"ansible_connection": "ssh"}),
        ("its host is not this one", {"ansible_connection": None}),
        ("its modules run in another Python", {"ansible_python_interpreter": "/usr/bin/python3.99"}),
        ("its modules run in another Python", {"ansible_python_interpreter": None}),
        ("its modules run as another user", {"ansible_become": "yes"}),
        ("its modules run as another user", {"ansible_become": trust_as_template("{{ true }}")}),
        ("it is no whole tenant", {"m365_tenant": {"tenant": "contoso.test"}}),
        ("it is no whole tenant", {"m365_tenant": None}),
        ("personal accounts have no directory", {"entry": {"cloud": "consumer"}}),
        ("its mailboxes are to be opened in Exchange", {"entry": {"permissions": {"app_roles": ["IMAP.AccessAsApp"]}}}),
    ],
)
def test_what_is_left_to_the_role(reason: str, more: dict[str, t.Any]) -> None:
    with pytest.raises(Left) as caught:
        read(**more)
    assert trouble_of(caught.value) == reason


def test_variables_of_the_role_say_what_is_left() -> None:
    assert read({"permissions": {"app_roles": ["IMAP.AccessAsApp"]}}, tenant_exchange_method="none").signs_in
    assert not read(tenant_sign_in="never").signs_in
    assert not read({"permissions": {"delegated": ["openid"]}}).signs_in
    assert read(tenant_exchange_method="admin_api").exchange and not read().exchange
    assert (read(tenant_sign_in_method="browser").method, read().method) == ("browser", "device_code")


def test_nobody_is_asked_for_an_identity_where_the_administrator_consents() -> None:
    asks = {"administrator": trust_as_template("{{ lookup('nothing.like.this') }}")}
    with pytest.raises(Left, match="asked to consent"):
        read(m365_tenant={**definition("contoso", ENTRY), **asks}, tenant_consent="ask")
    with pytest.raises(AnsibleError) as caught:
        read(m365_tenant={**definition("contoso", ENTRY), **asks})
    assert trouble_of(caught.value) == "its variables cannot be resolved"
