# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module ``domain_info``: what the emulator tells of a domain without a sign-in, and who learns what by it."""

from __future__ import annotations

import pathlib
import types
import typing as t

import pytest
from connect_proxy import SIGN_IN_HOSTS, ConnectProxy

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra import realm
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError, TokenError
from ansible_collections.m365.mail_oauth.plugins.module_utils._module import domain_info
from entra_emulator.testing import Emulator

Json = t.Dict[str, t.Any]


def look(*domains: str, resolve: domain_info.Resolve = lambda _name: False, **options: t.Any) -> list[Json]:
    """Run the module's job and return what it says of each domain."""
    params = {
        "domains": list(domains),
        "authority": None,
        "ca_path": None,
        "timeout": 5,
        "dns": True,
        "wait_timeout": 60,
        **options,
    }
    result = domain_info.run_module(t.cast("t.Any", types.SimpleNamespace(params=params)), resolve)
    assert not result["changed"]
    return t.cast("list[Json]", result["domains"])


def lab(emulator: Emulator, *domains: str, **options: t.Any) -> list[Json]:
    return look(*domains, authority=emulator.authority, ca_path=emulator.ca_file, **options)


def asked(emulator: Emulator) -> list[str]:
    return [f"{row['method']} {row['path']}" for row in emulator.requests()]


def test_a_domain_leads_to_its_tenant_and_no_name_is_told(emulator: Emulator) -> None:
    (found,) = lab(emulator, "Alice@Contoso.test")
    tenant = emulator.tenant("contoso").tenant_id
    assert found["tenants"] == [{"cloud": "global", "tenant_id": tenant, "authority": emulator.authority, "region": "EU"}]
    assert (found["domain"], found["realm"], found["personal"], found["unreached"]) == ("contoso.test", "managed", False, [])
    assert asked(emulator) == [
        "GET /contoso.test/v2.0/.well-known/openid-configuration",
        "GET /common/userrealm/nobody@contoso.test",
    ]
    assert "alice" not in str(emulator.requests()).lower()


@pytest.mark.parametrize(
    ("cloud", "known", "region"),
    [
        ("gcc", "global", "NA GCC"),
        ("gcc_high", "gcc_high", "USGov DODCON"),
        ("dod", "dod", "USGov DOD"),
        ("china", "china", "AS"),
    ],
)
def test_every_cloud_is_told_by_what_the_tenant_says(emulator: Emulator, cloud: str, known: str, region: str) -> None:
    emulator.control("PATCH", "tenants", {"tenant": "contoso.test", "cloud": cloud})
    (found,) = lab(emulator, "contoso.test")
    assert [(one["cloud"], one["region"]) for one in found["tenants"]] == [(known, region)]


def test_a_federated_domain_names_the_page_that_asks(emulator: Emulator) -> None:
    emulator.control("PATCH", "tenants", {"tenant": "contoso.test", "federated_to": "sts.contoso.test"})
    (found,) = lab(emulator, "contoso.test")
    assert (found["realm"], found["federated_to"]) == ("federated", "sts.contoso.test")


def test_a_domain_of_no_tenant_and_one_of_personal_accounts(emulator: Emulator) -> None:
    nowhere, personal = lab(emulator, "nowhere.test", "outlook.test")
    assert (nowhere["tenants"], nowhere["realm"], nowhere["personal"]) == ([], "unknown", False)
    assert personal["personal"]
    assert personal["tenants"][0]["cloud"] == "consumer"


def test_mail_of_the_domain_is_accepted_by_exchange_online(emulator: Emulator) -> None:
    names: list[str] = []

    def accepted(name: str) -> bool:
        names.append(name)
        return True

    (found,) = lab(emulator, "contoso.test", resolve=accepted)
    assert found["exchange_online"] == "accepted"
    assert names == ["contoso-test.mail.protection.outlook.com"]
    (unseen,) = lab(emulator, "contoso.test")
    assert unseen["exchange_online"] == "unknown"
    (found,) = lab(emulator, "contoso.test", resolve=accepted, dns=False)
    assert found["exchange_online"] == "unknown"
    assert len(names) == 1


def test_all_clouds_are_asked_and_nobody_else(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the hosts' own names: a proxy leads the sign-in services to the emulator, and says who else was asked for."""
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "")
    with Emulator(tmp_path, names=("localhost", "127.0.0.1", *SIGN_IN_HOSTS)) as emulator:
        with ConnectProxy(emulator.port, SIGN_IN_HOSTS) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", proxy.url)
            (found,) = look("alice@contoso.test", ca_path=emulator.ca_file)
            assert proxy.refused == []
        # The same tenant in all three is one tenant, and the document says where it lives.
        assert [one["authority"] for one in found["tenants"]] == ["https://login.microsoftonline.com"]
        assert len([row for row in asked(emulator) if "openid-configuration" in row]) == 3
        assert "alice" not in str(emulator.requests()).lower()


class Answers:
    """Stands for an authority: a document, or the refusal that it gives."""

    def __init__(self, answer: Json | TokenError) -> None:
        self.answer = answer

    def document(self, url: str) -> t.Mapping[str, t.Any]:
        if isinstance(self.answer, TokenError):
            raise self.answer
        return self.answer


def test_one_domain_in_two_clouds_is_two_tenants_and_a_silent_cloud_is_named() -> None:
    def configuration(tenant: str, instance: str) -> Json:
        return {"issuer": f"https://login/{tenant}/v2.0", "cloud_instance_name": instance}

    one, other = (f"{digit * 8}-1111-2222-3333-444444444444" for digit in "12")
    found = domain_info.look_up(
        {
            "https://login.microsoftonline.com": Answers(configuration(one, "microsoftonline.com")),
            "https://login.microsoftonline.us": Answers(TokenError("No answer.", code="connection_timeout")),
            "https://login.partner.microsoftonline.cn": Answers(configuration(other, "partner.microsoftonline.cn")),
        },
        "21vianet.test",
        None,
    )
    assert [(row["cloud"], row["tenant_id"]) for row in found["tenants"]] == [("global", one), ("china", other)]
    assert found["unreached"] == [{"authority": "https://login.microsoftonline.us", "why": "No answer."}]


def test_where_no_cloud_answers_it_fails_with_the_reason() -> None:
    with pytest.raises(TokenError, match="cannot be reached"):
        look("contoso.test", authority="https://127.0.0.1:9")


def test_many_domains_have_one_bound_and_what_was_not_asked_is_named(emulator: Emulator) -> None:
    """Time stands still but for what each question takes: a minute."""
    passed = iter(range(0, 60_000, 60))
    domains = [f"number-{number}.test" for number in range(40)]
    params = {"domains": ["contoso.test", *domains], "authority": emulator.authority, "ca_path": emulator.ca_file}
    module = types.SimpleNamespace(params={**params, "timeout": 5, "dns": False, "wait_timeout": 600})
    found = domain_info.run_module(t.cast("t.Any", module), clock=lambda: next(passed))["domains"]
    unasked = [row for row in found if row["unreached"]]
    assert len(asked(emulator)) <= 10
    assert len(unasked) > 30
    assert "the time for all domains was up" in unasked[0]["unreached"][0]["why"]
    assert (unasked[0]["tenants"], unasked[0]["realm"]) == ([], "unknown")
    assert found[0]["tenants"]


@pytest.mark.parametrize(
    "wrong", ["", "alice@", "alice", "a b.test", "contoso..test", "../contoso.test", "contoso.test/x", "ü" * 70 + ".test"]
)
def test_what_is_no_domain_is_refused_before_anybody_is_asked(emulator: Emulator, wrong: str) -> None:
    with pytest.raises(OptionError, match="That is no domain"):
        lab(emulator, wrong)
    assert emulator.requests() == []


@pytest.mark.parametrize(
    "wrong", ["http://login.microsoftonline.com", "login.microsoftonline.com", "https://", "https://x.test/?a=b"]
)
def test_an_authority_that_is_none_is_refused_before_anybody_is_asked(wrong: str) -> None:
    with pytest.raises(OptionError, match=r"^authority must be"):
        look("contoso.test", authority=wrong)


def test_a_domain_of_other_letters_is_sent_as_dns_has_it() -> None:
    assert realm.domain_of("info@Müller.test.") == "xn--mller-kva.test"
