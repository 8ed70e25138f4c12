# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The tenants file: what is accepted, what is refused and in which words, and what comes out."""

from __future__ import annotations

import copy
import datetime
import json
import pathlib
import re
import textwrap
import typing as t

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.filter import mail_checks
from ansible_collections.m365.mail_oauth.plugins.module_utils._clouds import CLOUDS
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._mail import PROTOCOLS, TLS_MODES
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants import normal
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants.load import MAX_SHOWN, TenantsFile, load_tenants
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants.schema import MAX_DEPTH, load_schema

PATH = "/etc/mail/tenants.m365.yml"
HEAD = "plugin: m365.mail_oauth.tenants\n"


def load(text: str, **kwargs: t.Any) -> TenantsFile:
    text = HEAD + textwrap.dedent(text)
    return load_tenants(yaml.safe_load(text), text=text, path=PATH, **kwargs)


def problems(text: str) -> list[str]:
    """The lines of what is wrong with the file or its tenants, without the file's name."""
    try:
        reports = list(load(text).refused.values())
    except OptionError as exc:
        assert exc.code == "invalid_tenants_file"
        reports = [str(exc)]
    assert reports
    found = []
    for report in reports:
        lines = report.splitlines()
        if len(lines) > 1:
            head = re.fullmatch(rf"{re.escape(PATH)} has (\d+) problems:", lines.pop(0))
            assert head is not None
            assert int(head[1]) == len(lines) or lines[-1] == f"... and {int(head[1]) - MAX_SHOWN} more"
        found += lines
    found = [line.replace(f"{PATH}:", "") for line in found]
    return sorted(found, key=lambda line: [int(part) for part in line.split(":")[:2] if part.isdigit()] or [10**6])


def tenant(body: str) -> list[str]:
    """The problems of one tenant called contoso; its first line is the file's fourth."""
    return problems("tenants:\n  contoso:\n    tenant: contoso.test\n" + textwrap.indent(textwrap.dedent(body), "    "))


# What is refused, and how.


def test_what_stands_twice_is_said_together_with_what_is_wrong_besides() -> None:
    found = problems(
        """
        tenants:
          contoso:
            tenant: contoso.test
            protocols: []
            mailboxes: [alice@contoso.test, {adress: x}, alice@contoso.test]
          fabrikam:
            tenant: contoso.test
        """
    )
    assert [line.split(": ")[1] for line in found] == [
        "tenants.contoso.protocols",
        "tenants.contoso.mailboxes[1].address",
        "tenants.contoso.mailboxes[1].adress",
        "tenants.contoso.mailboxes[2]",
        "tenants.fabrikam.tenant",
    ]
    assert "'alice@contoso.test' is listed at tenants.contoso.mailboxes[0] already" in found[3]


def test_a_permission_that_is_nearly_one_of_mails_is_a_warning() -> None:
    given = "tenants: {contoso: {tenant: contoso.test, permissions: {delegated: [IMAP.AccessAsUser.Al, User.Read, smtp.send]}}}\n"
    (warning,) = load(given).warnings
    assert warning.endswith("delegated[0]: the permission 'IMAP.AccessAsUser.Al' looks like a slip of 'IMAP.AccessAsUser.All'")


SCOPE_URL = (
    "5:31: tenants.contoso.permissions.delegated[0]: 'https://outlook.office.com/SMTP.Send' is not a permission's bare name "
    "such as IMAP.AccessAsUser.All (not a URL, not an id)"
)
BAD_NAME = (
    "2:11: tenants['a b.c']: cannot be a name here; it must be a host name for the inventory: letters, digits, '.', '_' and '-', "
    "at most 64, and not all, ungrouped, localhost or m365_tenants"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "mailboxes: [a@contoso.test, b@contoso.test, {address: c@contoso.test, protocols: [imaps]}]",
            [f"5:87: tenants.contoso.mailboxes[2].protocols[0]: 'imaps' is not one of {', '.join(PROTOCOLS)}; did you mean 'imap'?"],
        ),
        ("mailboxs: []", ["5:5: tenants.contoso.mailboxs: is not a key here; did you mean 'mailboxes'?"]),
        ("client_secret: canary", ["5:5: tenants.contoso.client_secret: is not a key here; did you mean bootstrap.client_secret?"]),
        ("mailboxes: [7]", ["5:17: tenants.contoso.mailboxes[0]: expected text or a mapping, got a number (7)"]),
        ("mailboxes: alice@contoso.test", ["5:5: tenants.contoso.mailboxes: expected a list, got text ('alice@contoso.test')"]),
        ("mailboxes: [{sign_in_user: a@contoso.test}]", ["5:17: tenants.contoso.mailboxes[0].address: is missing: the mailbox's address"]),
        ("mailboxes: [alice]", ["5:17: tenants.contoso.mailboxes[0]: 'alice' is not an address such as alice@contoso.test"]),
        ("cloud: germany", [f"5:5: tenants.contoso.cloud: 'germany' is not one of {', '.join(CLOUDS)}"]),
        (
            "cloud: '{{ cloud }}'",
            [f"5:5: tenants.contoso.cloud: '{{{{ cloud }}}}' is not one of {', '.join(CLOUDS)}"],
        ),
        (
            "graph_url: http://graph.microsoft.com",
            ["5:5: tenants.contoso.graph_url: 'http://graph.microsoft.com' is not an https:// address without query or user name"],
        ),
        (
            "endpoints: [{protocol: imap, host: mail.test, port: 70000}]",
            ["5:51: tenants.contoso.endpoints[0].port: 70000 is more than 65535"],
        ),
        ("endpoints: []", ["5:5: tenants.contoso.endpoints: needs at least 1 entry"]),
        ("trusted_hosts: [localhost, localhost]", ["5:5: tenants.contoso.trusted_hosts: lists 'localhost' more than once"]),
        ("permissions: {principals: everyone}", ["5:19: tenants.contoso.permissions.principals: expected all or a list, got text ('everyone')"]),
        (
            "permissions: {delegated: ['https://outlook.office.com/SMTP.Send']}",
            [
                SCOPE_URL
            ],
        ),
        ("application: {public_client: 'yes'}", ["5:19: tenants.contoso.application.public_client: expected true or false, got text ('yes')"]),
        ("application: {display_name: ''}", ["5:19: tenants.contoso.application.display_name: must not be empty"]),
        ("store: 2026-01-01", ["5:5: tenants.contoso.store: is read by YAML as a date; put it into quotes"]),
        (
            "ca_path: |\n  /etc/ca.pem\n",
            ["5:5: tenants.contoso.ca_path: begins or ends with a space or a line break; remove it (in YAML write |- in place of |)"],
        ),
        ("store: \"a\\x00b\"", ["5:5: tenants.contoso.store: holds a control character or a line break; remove it"]),
        (
            "cloud: global\ncloud: dod",
            ["5:5: tenants.contoso.cloud: stands more than once (lines 5, 6); only one can count, so remove or rename the rest"],
        ),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_line_place_and_mend(body: str, expected: list[str]) -> None:
    assert tenant(body) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tenants: {}", "2:1: tenants: needs at least 1 entry"),
        ("tenants: [contoso]", "2:1: tenants: expected a mapping, got a list"),
        ("tenant: {}", "2:1: tenant: is not a key here; did you mean 'tenants'?"),
        ("tenants: {contoso: }", "2:11: tenants.contoso: expected a mapping, got nothing"),
        (
            "tenants: {contoso: {cloud: global}}",
            "2:11: tenants.contoso.tenant: is missing: the tenant's id or one of its verified domains",
        ),
        ("tenants: {1: {tenant: a.test}}", "2:1: tenants: the key 1 is read by YAML as a number; put it into quotes"),
        (
            "tenants: {a: {tenant: 'not a domain'}}",
            "2:15: tenants.a.tenant: 'not a domain' is not a tenant id (a GUID) or a verified domain such as contoso.onmicrosoft.com",
        ),
        (
            "defaults: {tenant: a.test}\ntenants: {a: {tenant: a.test}}",
            "2:12: defaults.tenant: each tenant has its own: set it under tenants",
        ),
        (
            "tenants: {a: {tenant: consumers}}",
            "2:15: tenants.a.tenant: 'consumers' stands for personal accounts, which are cloud: consumer; set that, or name the tenant",
        ),
        (
            "tenants: {'a b.c': {tenant: common}}",
            BAD_NAME,
        ),
    ],
)
def test_the_file_itself_is_checked(text: str, expected: str) -> None:
    assert expected in problems(text)


@pytest.mark.parametrize("name", ["all", "ungrouped", "localhost", "m365_tenants", "a:b", "-a", "a\n\n"])
def test_names_that_ansible_gives_a_meaning_are_refused(name: str) -> None:
    assert any("cannot be a name here" in line for line in problems(f"tenants: {{{json.dumps(name)}: {{tenant: a.test}}}}"))


def test_a_line_break_in_a_key_is_refused() -> None:
    (line,) = problems(r'tenants: {"a\n": {tenant: a.test}}')
    assert r"tenants['a\n']: begins or ends with a space or a line break" in line


@pytest.mark.parametrize("text", ["", "[]", "just text", "7"])
def test_something_else_than_a_mapping_is_one_sentence(text: str) -> None:
    with pytest.raises(OptionError) as caught:
        load_tenants(yaml.safe_load(text), text=text, path=PATH)
    assert str(caught.value).count("\n") == 0
    assert str(caught.value).startswith(PATH)


def test_every_problem_is_told_at_once_in_the_order_of_the_file() -> None:
    found = problems(
        """
        tenants:
          fabrikam:
            tenant: fabrikam.test
            clouds: global
            mailboxes: [dave]
          contoso:
            tenant: contoso.test
            bootstrap: {client_id: x}
        """
    )
    assert [line.split(": ")[1] for line in found] == [
        "tenants.fabrikam.clouds",
        "tenants.fabrikam.mailboxes[0]",
        "tenants.contoso.bootstrap.client_id",
    ]


def test_many_problems_are_bounded_and_counted() -> None:
    found = problems("tenants: {a: {tenant: a.test, mailboxes: [" + "x, " * 500 + "x]}}")
    assert len(found) == MAX_SHOWN + 1
    assert found[-1] == f"... and {501 - MAX_SHOWN} more"


def test_a_long_value_is_cut_in_the_message() -> None:
    (line,) = tenant(f"cloud: {'x' * 10_000}")
    assert len(line) < 200


def test_two_entries_of_one_tenant_and_application_are_refused() -> None:
    (line,) = problems("tenants: {a: {tenant: contoso.test}, b: {tenant: Contoso.Test}}")
    assert "tenants.b.tenant: 'Contoso.Test' is the tenant of tenants.a too, with the same application" in line


def test_one_tenant_may_stand_twice_with_another_application() -> None:
    found = load(
        """
        tenants:
          relay: {tenant: contoso.test, application: {unique_name: relay}, mailboxes: [alice@contoso.test]}
          desk: {tenant: contoso.test, application: {unique_name: desk}, mailboxes: [alice@contoso.test]}
        """
    )
    assert list(found.tenants) == ["relay", "desk"]


def test_a_mailbox_stands_only_once() -> None:
    (line,) = tenant("mailboxes: [alice@contoso.test, {address: ALICE@contoso.test}]")
    assert "tenants.contoso.mailboxes[1].address: 'ALICE@contoso.test' is listed at tenants.contoso.mailboxes[0] already" in line
    (line,) = problems("tenants: {a: {tenant: a.test, mailboxes: [x@a.test]}, b: {tenant: b.test, mailboxes: [x@a.test]}}")
    assert "tenants.b.mailboxes[0]: 'x@a.test' is listed at tenants.a.mailboxes[0] already" in line


def test_a_wrong_tenant_is_no_fault_of_the_others() -> None:
    found = load(
        """
        defaults: {protocols: [imap]}
        tenants:
          a: {tenant: a.test, mailboxes: [x@a.test]}
          b: {tenat: b.test}
          c: {tenant: c.test, mailboxes: [x@a.test]}
          "not a host": {tenant: d.test}
        """
    )
    assert list(found.tenants) == ["a"]
    assert sorted(found.refused) == ["b", "c", "not a host"]
    assert ":6:7: tenants.b.tenat: is not a key here; did you mean 'tenant'?" in found.refused["b"]
    assert "already" in found.refused["c"] and "cannot be a name here" in found.refused["not a host"]


def test_a_shared_mailbox_may_have_several_delegates() -> None:
    info = "{{address: info@contoso.test, sign_in_user: {}@contoso.test}}"
    lines = tenant(f"mailboxes: [{info.format('alice')}, {info.format('bob')}, {info.format('ALICE')}]")
    (line,) = lines
    assert "mailboxes[2].address: 'info@contoso.test' is listed at tenants.contoso.mailboxes[0].address already" in line
    assert line.endswith("a mailbox can stand only once for each sign-in user")


def test_templates_are_not_compared() -> None:
    found = load(
        """
        tenants:
          a: {tenant: "{{ tenant }}", mailboxes: ["{{ box }}", "{{ box }}"]}
          b: {tenant: "{{ tenant }}"}
        """
    )
    assert found.tenants["a"]["mailboxes"][0]["sign_in_user"] == "{{ box }}"


@pytest.mark.long
@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x]\nb: &b ["
        + "*a, " * 99
        + "*a]\nc: &c ["
        + "*b, " * 99
        + "*b]\nd: &d ["
        + "*c, " * 99
        + "*c]\ntenants: ["
        + "*d, " * 99
        + "*d]",
        "tenants: &a [*a]",
        "tenants: " + "[" * (MAX_DEPTH + 5) + "]" * (MAX_DEPTH + 5),
    ],
)
def test_alias_bombs_and_deep_nests_end_in_one_sentence(bomb: str) -> None:
    assert problems(bomb) == [
        "1:1: the file: is nested too deeply or grows too large through its aliases (&name, *name); write it out"
    ]


def test_merge_keys_keep_their_lines() -> None:
    found = problems(
        """
        tenants:
          a: &base
            tenant: a.test
            cloud: moon
          b:
            <<: *base
            tenant: b.test
        """
    )
    assert found == [
        f"6:5: tenants.a.cloud: 'moon' is not one of {', '.join(CLOUDS)}",
        f"6:5: tenants.b.cloud: 'moon' is not one of {', '.join(CLOUDS)}",
    ]


# Secrets.


@pytest.mark.parametrize(
    "body",
    [
        "bootstrap: {client_secret: [canary]}",
        "bootstrap: {client_secret: {x: canary}}",
        "bootstrap: canary",
        "bootstrap: {client_id: canary}",
        "bootstrap: {client_secret: 'canary '}",
        "bootstrap: {method: canary}",
        "bootstrap: {secret: canary}",
        "bootstrap: {client_secret: canary}\nmailboxes: 7",
        "client_secret: canary",
        "secret: canary",
    ],
)
def test_no_message_holds_a_secret(body: str) -> None:
    assert all("canary" not in line for line in tenant(body))


def test_a_secret_in_clear_text_is_warned_about_and_not_shown() -> None:
    found = load(
        """
        defaults: {bootstrap: {certificate_password: canary-1}}
        tenants:
          a: {tenant: a.test, bootstrap: {client_secret: canary-2}}
          b: {tenant: b.test, bootstrap: {client_secret: "{{ lookup('ansible.builtin.env', 'SECRET') }}"}}
        """
    )
    assert [line.split(": ")[1] for line in found.warnings] == [
        "defaults.bootstrap.certificate_password",
        "tenants.a.bootstrap.client_secret",
    ]
    assert not any("canary" in line for line in found.warnings)


def test_a_template_that_may_not_be_evaluated_is_a_secret_in_clear_text() -> None:
    text = "tenants: {a: {tenant: a.test, bootstrap: {client_secret: '{{ canary }}'}}}"
    assert load(text).warnings == []
    assert len(load(text, is_trusted=lambda value: False).warnings) == 1


class Vaulted:
    """Stands for a value that is still encrypted; looking into it fails the test."""

    def __str__(self) -> str:
        raise AssertionError("an encrypted value was looked into")


def test_an_encrypted_value_is_passed_on_unopened() -> None:
    secret = Vaulted()
    data = {"plugin": "m365.mail_oauth.tenants", "tenants": {"a": {"tenant": "a.test", "bootstrap": {"client_secret": secret}}}}
    found = load_tenants(data, text="", path=PATH)
    assert found.tenants["a"]["bootstrap"]["client_secret"] is secret
    assert found.warnings == []


# Oddities.


@pytest.mark.parametrize(
    ("mailbox", "warning"),
    [
        ("alice@contso.test", "the domain 'contso.test' looks like a slip of 'contoso.test'"),
        ("alice@contoso", "has no dot"),
        ("alice@outlook.com", "outlook.com is for personal accounts"),
        ("alice@fabrikam.test", "fabrikam.test is the domain of tenants.fabrikam; is the mailbox in the wrong place?"),
        ("alice@contoso.test", ""),
        ("alice@mail.contoso.test", ""),
        ("alice@another-brand.test", ""),
    ],
)
def test_odd_mailbox_domains_are_warned_about(mailbox: str, warning: str) -> None:
    found = load(f"tenants: {{contoso: {{tenant: contoso.test, mailboxes: ['{mailbox}']}}, fabrikam: {{tenant: fabrikam.test}}}}")
    assert len(found.warnings) == bool(warning)
    assert warning in "".join(found.warnings)


def test_personal_mailboxes_belong_to_the_consumer_cloud() -> None:
    found = load("tenants: {me: {tenant: consumers, cloud: consumer, mailboxes: [someone@outlook.com]}}")
    assert found.warnings == []
    assert found.tenants["me"]["endpoints"][list(PROTOCOLS).index("smtp")]["host"] == "smtp-mail.outlook.com"


# What comes out.


def test_credentials_are_filled_in() -> None:
    found = load(
        """
        tenants:
          contoso:
            tenant: contoso.test
            credentials:
              - type: client_secret
              - {type: certificate, name: relay, lifetime: 90, private_key_path: keys/relay.pem}
              - {type: federated, name: ci, github: {repository: contoso/mail, pull_request: true}}
        """
    )
    days = {"lifetime": 180, "renew_before": 30, "overlap": 7}
    assert found.tenants["contoso"]["credentials"] == [
        {"type": "client_secret", "name": "m365-mail-oauth", "private_key_path": None, **days},
        {"type": "certificate", "name": "relay", "private_key_path": "/etc/mail/keys/relay.pem", **days, "lifetime": 90},
        {
            "type": "federated",
            "name": "ci",
            "private_key_path": None,
            **days,
            "github": {"repository": "contoso/mail", "pull_request": True},
        },
    ]


def test_mistakes_in_credentials_are_placed() -> None:
    assert tenant("credentials: [{type: password}]") == [
        "5:20: tenants.contoso.credentials[0].type: 'password' is not one of client_secret, certificate, federated"
    ]
    assert "tenants.contoso.credentials[0].lifetime" in tenant("credentials: [{type: client_secret, lifetime: soon}]")[0]
    assert "did you mean 'branch'?" in tenant("credentials: [{type: federated, github: {repository: a/b, brnch: main}}]")[0]


def test_a_tenant_and_a_mailbox_are_enough() -> None:
    found = load("tenants: {contoso: {tenant: contoso.test, mailboxes: [alice@contoso.test]}}")
    cloud = CLOUDS["global"]
    assert found.tenants["contoso"] == {
        "name": "contoso",
        "tenant": "contoso.test",
        "cloud": "global",
        "authority": cloud.authority,
        "graph_url": cloud.graph_url,
        "exchange_admin_url": cloud.exchange_admin_url,
        "mail_scope_prefix": cloud.mail_scope_prefix,
        "ca_path": None,
        "bootstrap": normal.BOOTSTRAP,
        "application": normal.APPLICATION,
        "permissions": normal.PERMISSIONS,
        "credentials": [],
        "store": None,
        "endpoints": [
            {"name": "imap-implicit", "protocol": "imap", "host": "outlook.office365.com", "port": 993, "tls": "implicit"},
            {"name": "pop-implicit", "protocol": "pop", "host": "outlook.office365.com", "port": 995, "tls": "implicit"},
            {"name": "smtp-starttls", "protocol": "smtp", "host": "smtp.office365.com", "port": 587, "tls": "starttls"},
        ],
        "trusted_hosts": [],
        "protocols": ["imap", "pop", "smtp"],
        "smtp_login": "auto",
        "mailboxes": [
            {
                "address": "alice@contoso.test",
                "sign_in_user": "alice@contoso.test",
                "protocols": ["imap", "pop", "smtp"],
                "smtp_login": "auto",
            }
        ],
        "exchange_mailboxes": [{"address": "alice@contoso.test"}],
    }


@pytest.mark.parametrize("cloud", sorted(CLOUDS))
def test_each_cloud_brings_its_hosts(cloud: str) -> None:
    found = load(f"tenants: {{a: {{tenant: a.test, cloud: {cloud}}}}}").tenants["a"]
    assert found["authority"] == CLOUDS[cloud].authority
    assert [endpoint["host"] for endpoint in found["endpoints"]] == [
        endpoint.host for endpoint in CLOUDS[cloud].endpoints.values()
    ]


def test_defaults_lie_under_each_tenant_and_lists_are_replaced() -> None:
    found = load(
        """
        defaults:
          cloud: dod
          protocols: [smtp]
          application: {display_name: Relay, redirect_uris: {web: ["https://a.test/"]}}
          trusted_hosts: [one.test, two.test]
        tenants:
          a: {tenant: a.test, mailboxes: [x@a.test]}
          b: {tenant: b.test, cloud: global, trusted_hosts: [three.test], application: {redirect_uris: {spa: ["https://b.test/"]}}}
        """
    ).tenants
    assert (found["a"]["cloud"], found["b"]["cloud"]) == ("dod", "global")
    assert found["a"]["mailboxes"][0]["protocols"] == ["smtp"]
    assert found["a"]["trusted_hosts"] == ["one.test", "two.test"]
    assert found["b"]["trusted_hosts"] == ["three.test"]
    assert found["b"]["application"]["redirect_uris"] == {"web": ["https://a.test/"], "spa": ["https://b.test/"]}
    assert found["a"]["application"]["redirect_uris"] == {"web": ["https://a.test/"]}


def test_relative_paths_start_at_the_file_and_templates_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/someone")
    found = load(
        """
        tenants:
          a: {tenant: a.test, ca_path: ca/ca.pem, store: ~/a.store, bootstrap: {certificate_path: "{{ certificate }}"}}
        """
    ).tenants["a"]
    assert (found["ca_path"], found["store"]) == ("/etc/mail/ca/ca.pem", "/home/someone/a.store")
    assert found["bootstrap"]["certificate_path"] == "{{ certificate }}"


@pytest.mark.parametrize("tls", TLS_MODES)
@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_an_endpoint_gets_the_port_of_its_protocol_and_tls(protocol: str, tls: str) -> None:
    port = PROTOCOLS[protocol].ports[tls]
    found = load(f"tenants: {{a: {{tenant: a.test, endpoints: [{{protocol: {protocol}, host: '::1', tls: {tls}}}]}}}}").tenants[
        "a"
    ]
    assert found["endpoints"] == [{"name": f"{protocol}-{tls}", "protocol": protocol, "host": "::1", "port": port, "tls": tls}]


def test_of_an_existing_application_only_what_is_declared_is_set() -> None:
    text = "tenants: {a: {tenant: a.test, application: {app_id: 11111111-2222-3333-4444-555555555555, public_client: false}}}"
    application = load(text).tenants["a"]["application"]
    assert {key for key, value in application.items() if value is not None} == {
        "app_id",
        "public_client",
        "redirect_uris",
        "owners",
    }
    assert application["public_client"] is False


def test_tenants_share_no_container() -> None:
    found = load("tenants: {a: {tenant: a.test}, b: {tenant: b.test}}").tenants
    found["a"]["application"]["owners"].append("x")
    found["a"]["permissions"]["delegated"].clear()
    assert found["b"]["application"]["owners"] == []
    assert found["b"]["permissions"]["delegated"]
    assert normal.PERMISSIONS["delegated"]


# The schema itself.


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(load_schema("tenants"))


def test_the_schema_describes_everything_it_allows() -> None:
    def undescribed(schema: t.Any, place: str) -> t.Iterator[str]:
        for key, value in schema.get("properties", {}).items():
            if "description" not in value and "$ref" not in value:
                yield f"{place}.{key}"
            yield from undescribed(value, f"{place}.{key}")

    root = load_schema("tenants")
    assert not [*undescribed(root, ""), *(one for name, part in root["$defs"].items() for one in undescribed(part, name))]


def test_clouds_and_protocols_are_those_of_the_collection() -> None:
    definitions = load_schema("tenants")["$defs"]
    assert definitions["tenant"]["properties"]["cloud"]["enum"] == list(CLOUDS)
    assert definitions["protocols"]["items"]["enum"] == list(PROTOCOLS)


VALID: dict[str, t.Any] = yaml.safe_load(
    HEAD
    + """
defaults:
  bootstrap: {client_id: 11111111-2222-3333-4444-555555555555, client_secret: "{{ x }}"}
tenants:
  contoso:
    tenant: contoso.test
    permissions: {delegated: [SMTP.Send], principals: [alice@contoso.test], exact: true}
    application: {redirect_uris: {web: [https://contoso.test/]}, owners: [x]}
    endpoints: [{protocol: imap, host: localhost, port: 1, tls: starttls}]
    mailboxes: [alice@contoso.test, {address: info@contoso.test, sign_in_user: alice@contoso.test, protocols: [imap]}]
"""
)

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.just(datetime.date(2026, 1, 1)),
    st.lists(st.text(max_size=3), max_size=3),
    st.dictionaries(st.one_of(st.text(max_size=5), st.integers()), st.text(max_size=3), max_size=3),
)


def _places(value: t.Any, place: tuple[t.Any, ...] = ()) -> t.Iterator[tuple[t.Any, ...]]:
    items: t.Iterable[tuple[t.Any, t.Any]] = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, item in items:
        yield (*place, key)
        yield from _places(item, (*place, key))


@pytest.mark.long
@given(place=st.sampled_from(sorted(_places(VALID), key=str)), junk=JUNK)
@settings(max_examples=300, deadline=None)
def test_junk_anywhere_is_accepted_or_refused_and_never_a_traceback(place: tuple[t.Any, ...], junk: t.Any) -> None:
    data = copy.deepcopy(VALID)
    holder: t.Any = data
    for part in place[:-1]:
        holder = holder[part]
    holder[place[-1]] = junk
    try:
        found = load_tenants(data, text=yaml.safe_dump(data), path=PATH)
    except OptionError as exc:
        assert PATH in str(exc)
    else:
        if found.refused:
            assert PATH in "".join(found.refused.values())
            return
        assert set(found.tenants["contoso"]) == set(load("tenants: {a: {tenant: a.test}}").tenants["a"])


def test_schemas_lie_where_the_plugins_find_them() -> None:
    root = pathlib.Path(normal.__file__).parents[2]
    assert (root / "schemas" / "tenants.schema.json").is_file()


def test_an_account_of_high_volume_email_is_no_mailbox() -> None:
    found = load("tenants: {a: {tenant: a.test, mailboxes: [x@a.test, {address: alerts@a.test, high_volume: true}]}}").tenants[
        "a"
    ]
    assert found["mailboxes"][1] == {
        "address": "alerts@a.test",
        "sign_in_user": "alerts@a.test",
        "protocols": ["smtp"],
        "smtp_login": "mailbox",
        "high_volume": True,
    }
    assert found["permissions"]["app_roles"] == ["Mail.Send"]
    assert found["exchange_mailboxes"] == [{"address": "x@a.test"}, {"address": "alerts@a.test", "high_volume": True}]
    checks = mail_checks.mail_checks({**found, "protocols": ["smtp"]})
    (own,) = [check for check in checks if check["user"] == "alerts@a.test"]
    assert (own["protocol"], own["host"], own["port"], own["tls"]) == ("smtp", "smtp.hve.mx.microsoft", 587, "starttls")
    assert own["high_volume"] is True
    assert not any(check["host"] == own["host"] or "high_volume" in check for check in checks if check["user"] != "alerts@a.test")


@pytest.mark.parametrize(
    ("tenant_keys", "mailbox_keys", "said"),
    [
        ("cloud: china, ", "", "High Volume Email is not known to be offered in the cloud china"),
        ("", ", sign_in_user: b@a.test", "an account of High Volume Email has no sign_in_user"),
        ("", ", protocols: [smtp]", "an account of High Volume Email has no protocols"),
    ],
)
def test_what_high_volume_email_does_not_know(tenant_keys: str, mailbox_keys: str, said: str) -> None:
    found = problems(
        f"tenants: {{a: {{tenant: a.test, {tenant_keys}mailboxes: [{{address: x@a.test, high_volume: true{mailbox_keys}}}]}}}}"
    )
    assert len(found) == 1
    assert said in found[0]
