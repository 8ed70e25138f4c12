# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter as a playbook uses it."""

from __future__ import annotations

import json
import pathlib
import typing as t

import pytest
import yaml
from ansible.errors import AnsibleError, AnsibleFilterError
from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar

from ansible_collections.m365.mail_oauth.plugins.filter.diagnose import STAGES, FilterModule, diagnose
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.texts import KINDS
from ansible_collections.m365.mail_oauth.plugins.module_utils._mail import PROTOCOLS

TENANT_OFF = "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."
ANSWER = {"error": "invalid_grant", "error_description": "AADSTS50173: The provided grant has expired.", "error_codes": [50173]}


def template(expression: str, **variables: t.Any) -> t.Any:
    trusted: t.Any = expression
    try:
        from ansible.template import trust_as_template
    except ImportError:  # ansible-core before 2.19
        pass
    else:
        trusted = trust_as_template(expression)
    return Templar(DataLoader(), variables=variables).template(trusted)


def test_in_a_template() -> None:
    found = template("{{ line | m365.mail_oauth.diagnose(kind='smtp', stage='auth') }}", line=TENANT_OFF)
    assert [finding["cause"] for finding in found] == ["smtp_auth_disabled_tenant"]
    assert set(found[0]) >= {"cause", "confidence", "severity", "summary", "evidence", "remedy", "confirm"}
    assert json.loads(json.dumps(found)) == found
    with pytest.raises(AnsibleError, match="kind is one of imap, pop"):
        template("{{ line | m365.mail_oauth.diagnose(kind='ftp') }}", line=TENANT_OFF)


@pytest.mark.parametrize(
    ("given", "cause"),
    [
        (TENANT_OFF, "smtp_auth_disabled_tenant"),
        (TENANT_OFF.encode(), "smtp_auth_disabled_tenant"),
        (["x", f"said: {TENANT_OFF}"], "smtp_auth_disabled_tenant"),
        (ANSWER, "refresh_token_revoked"),
        (json.dumps(ANSWER), "refresh_token_revoked"),
        (
            {"error": {"code": "Authorization_RequestDenied", "message": "Insufficient privileges"}},
            "graph_insufficient_privileges",
        ),
    ],
)
def test_what_it_takes(given: t.Any, cause: str) -> None:
    assert diagnose(given)[0]["cause"] == cause


def test_no_failure_no_finding() -> None:
    assert diagnose("A01 OK AUTHENTICATE completed.") == []


@pytest.mark.parametrize(
    ("given", "options", "message"),
    [
        (7, {}, "takes a text, a list of lines"),
        (["x", 7], {}, "takes a text, a list of lines"),
        ({"x": {1, 2}}, {}, "no answer of a server"),
        ("x", {"kind": "ftp"}, "kind is one of"),
        ("x", {"protocol": "nntp"}, "protocol is one of"),
        ("x", {"stage": "later"}, "stage is one of"),
    ],
)
def test_bad_input_gets_one_sentence(given: t.Any, options: dict[str, str], message: str) -> None:
    with pytest.raises(AnsibleFilterError, match=message):
        diagnose(given, **options)


def test_documentation_names_the_choices() -> None:
    path = pathlib.Path(__file__).resolve().parents[4] / "plugins" / "filter" / "diagnose.yml"
    options = yaml.safe_load(path.read_text())["DOCUMENTATION"]["options"]
    assert tuple(options["kind"]["choices"]) == KINDS
    assert tuple(options["protocol"]["choices"]) == tuple(PROTOCOLS)
    assert tuple(options["stage"]["choices"]) == STAGES
    assert set(FilterModule().filters()) == {"diagnose"}
