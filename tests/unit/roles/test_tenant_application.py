# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a tenants file says of its application reaches the module ``application``: schema, defaults, role and module know the same keys."""

from __future__ import annotations

import pathlib
import re
import typing as t

import pytest
import yaml

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.identity.options import AUTH_SPEC
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.application import SPEC
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.graph_session import WAIT_SPEC
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants import normal
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants.schema import load_schema

ROLE = pathlib.Path(__file__).resolve().parents[3] / "roles" / "tenant"
#: What the role decides, or another part of the tenants file: who the administrator is, what is declared, and that nothing is deleted.
ELSEWHERE = {
    *("object_id", "state", "purge", "declare", "service_principal", "owners_exact"),
    *("permissions", "app_roles", "permissions_exact"),
}


def _task() -> dict[str, t.Any]:
    block = yaml.safe_load((ROLE / "tasks" / "application.yml").read_text(encoding="utf-8"))[0]["block"]
    return next(task["m365.mail_oauth.application"] for task in block if "m365.mail_oauth.application" in task)


def _keys() -> set[str]:
    properties = load_schema("tenants")["$defs"]["tenant"]["properties"]["application"]["properties"]
    return set(properties)


def test_every_option_is_a_key_or_somebody_elses() -> None:
    options = set(SPEC.argument_spec) - set(AUTH_SPEC.argument_spec) - set(WAIT_SPEC.argument_spec)
    assert options - ELSEWHERE == _keys()


def test_every_key_has_a_default() -> None:
    assert set(normal.APPLICATION) == set(normal.EXISTING_APPLICATION) == _keys()


def test_every_key_is_given_to_the_module() -> None:
    given = {key: value for key, value in _task().items() if "tenant_declared" in str(value)}
    assert set(given) == _keys()
    assert [key for key, value in given.items() if not re.match(rf"{{{{ tenant_declared\.{key} \| default\(omit", value)] == []


@pytest.mark.parametrize("key", sorted(key for key, value in normal.APPLICATION.items() if value is None))
def test_what_is_none_is_not_said_and_what_is_false_is(key: str) -> None:
    """``default(omit, true)`` would swallow false and an empty text; the keys that name the application cannot be empty."""
    swallows = ", true)" in _task()[key]
    assert swallows is (key in ("app_id", "unique_name", "display_name"))
