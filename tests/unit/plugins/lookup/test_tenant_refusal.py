# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Why a tenant cannot be worked on, in one sentence."""

from __future__ import annotations

import typing as t

import pytest
from ansible.errors import AnsibleLookupError
from ansible.parsing.dataloader import DataLoader
from ansible.plugins.loader import lookup_loader
from ansible.template import Templar, trust_as_template


def refusal(bootstrap: t.Any, *terms: str, **more: t.Any) -> list[str]:
    """Return what the lookup says of a tenant."""
    variables = {"inventory_hostname": "contoso", "m365_tenant": {"tenant": "contoso.test", "bootstrap": bootstrap}, **more}
    loader = DataLoader()
    templar = Templar(loader=loader, variables=variables)
    found = lookup_loader.get("m365.mail_oauth.tenant_refusal", loader=loader, templar=templar).run(list(terms), variables)
    return t.cast("list[str]", found)


def test_an_identity_that_can_be_had_is_no_reason() -> None:
    secret = trust_as_template("{{ lookup('ansible.builtin.env', 'NO_SUCH_VARIABLE') }}")
    assert refusal({"client_id": "x", "client_secret": secret}) == []
    assert refusal({}) == []


def test_what_this_collection_said_stands_alone() -> None:
    asked = "{{ lookup('m365.mail_oauth.graph_token', 'admin', tenant='contoso.test', store_encryption='none') }}"
    (said,) = refusal({"access_token": trust_as_template(asked)})
    assert (
        said
        == "The administrator is missing. Name the person who signs in, such as admin@contoso.test; or name nobody, and anybody may sign in."
    )


def test_what_others_said_gets_its_place() -> None:
    (said,) = refusal({"client_secret": trust_as_template("{{ nowhere }}")})
    assert said == "tenants.contoso.bootstrap cannot be resolved: 'nowhere' is undefined"


def test_a_wrong_entry_comes_first() -> None:
    assert refusal({"client_secret": trust_as_template("{{ nowhere }}")}, m365_tenant_refused="tenat: no.") == ["tenat: no."]


def test_the_tenant_may_stand_in_another_variable() -> None:
    other = trust_as_template("{{ m365_tenant }}")
    assert refusal({"client_secret": trust_as_template("{{ nowhere }}")}, "verify_tenant", verify_tenant=other)
    assert refusal({"client_secret": trust_as_template("{{ nowhere }}")}, "verify_tenant", verify_tenant={"bootstrap": {}}) == []


@pytest.mark.parametrize("name", ["a.b", "x }} {{ y", ""])
def test_a_name_is_a_name(name: str) -> None:
    with pytest.raises(AnsibleLookupError, match="The name of a variable is needed"):
        refusal({}, name)
