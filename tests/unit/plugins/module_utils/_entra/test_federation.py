# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Issuers and subjects of other systems: literal ones, as those systems' tokens carry them."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra import federation
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError

AUDIENCE = ("api://AzureADTokenExchange",)


@pytest.mark.parametrize(
    ("options", "subject"),
    [
        ({"branch": "main"}, "repo:contoso/payments-api:ref:refs/heads/main"),
        ({"branch": "release/1.2"}, "repo:contoso/payments-api:ref:refs/heads/release/1.2"),
        ({"tag": "v1"}, "repo:contoso/payments-api:ref:refs/tags/v1"),
        ({"environment": "Production"}, "repo:contoso/payments-api:environment:Production"),
        ({"environment": "eu:prod"}, "repo:contoso/payments-api:environment:eu%3Aprod"),
        ({"pull_request": True}, "repo:contoso/payments-api:pull_request"),
        (
            {"branch": "main", "owner_id": "123456", "repository_id": 789},
            "repo:contoso@123456/payments-api@789:ref:refs/heads/main",
        ),
    ],
)
def test_github(options: dict[str, t.Any], subject: str) -> None:
    assert federation.github({"repository": "contoso/payments-api", **options}) == (federation.GITHUB_ISSUER, subject)


def test_github_enterprise_server_has_its_own_issuer() -> None:
    issuer = "https://github.contoso.test/_services/token"
    assert federation.github({"repository": "a/b", "branch": "main", "issuer": issuer})[0] == issuer


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"repository": "payments-api", "branch": "main"}, "owner/name"),
        ({"repository": "a/b/c", "branch": "main"}, "owner/name"),
        ({"repository": "contoso/*", "branch": "main"}, "owner/name"),
        ({"repository": "a/b"}, "exactly one of environment, branch, tag, pull_request; none was given"),
        ({"repository": "a/b", "branch": "main", "tag": "v1"}, "branch and tag was given"),
        ({"repository": "a/b", "branch": "main", "owner_id": 5}, "belong together"),
    ],
)
def test_github_refusals(options: dict[str, t.Any], named: str) -> None:
    with pytest.raises(OptionError, match=named):
        federation.github(options)


def test_gitlab() -> None:
    assert federation.gitlab({"project": "mail/sub/ops", "branch": "main"}) == (
        "https://gitlab.com",
        "project_path:mail/sub/ops:ref_type:branch:ref:main",
    )
    assert federation.gitlab({"project": "mail/ops", "tag": "v1", "url": "https://gitlab.contoso.test/"}) == (
        "https://gitlab.contoso.test",
        "project_path:mail/ops:ref_type:tag:ref:v1",
    )
    with pytest.raises(OptionError, match="group/project"):
        federation.gitlab({"project": "ops", "branch": "main"})


def test_azure_devops_with_entra_as_issuer() -> None:
    # A subject published with the token that carried it.
    issuer, subject = federation.azure_devops(
        {
            "organization_id": "0ca3ddd9-f0b0-4635-a98c-5866526961b6",
            "service_connection_id": "64171687-7a59-4fce-b2c8-823278dcf176",
        },
        "ff882432-09b0-437b-bd22-ca13c0037ded",
        "https://login.microsoftonline.com",
    )
    assert issuer == "https://login.microsoftonline.com/ff882432-09b0-437b-bd22-ca13c0037ded/v2.0"
    assert subject == (
        "/eid1/c/pub/t/MiSI_7AJe0O9IsoTwAN97Q/a/rISbSSETf0KqFyZ8ppdXmA/sc/0ca3ddd9-f0b0-4635-a98c-5866526961b6/"
        "64171687-7a59-4fce-b2c8-823278dcf176"
    )


def test_azure_devops_with_its_own_issuer() -> None:
    assert federation.azure_devops(
        {
            "organization_id": "0CA3DDD9-f0b0-4635-a98c-5866526961b6",
            "organization": "contoso",
            "project": "Mail Ops",
            "service_connection": "mail",
        },
        "",
        "https://login.microsoftonline.com",
    ) == ("https://vstoken.dev.azure.com/0ca3ddd9-f0b0-4635-a98c-5866526961b6", "sc://contoso/Mail Ops/mail")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"organization_id": "contoso", "service_connection_id": "x"}, "organization_id 'contoso'"),
        (
            {"organization_id": "0ca3ddd9-f0b0-4635-a98c-5866526961b6", "service_connection_id": "mail"},
            "service_connection_id 'mail'",
        ),
        ({"organization_id": "0ca3ddd9-f0b0-4635-a98c-5866526961b6", "project": "x"}, "needs service_connection_id, or"),
        (
            {
                "organization_id": "0ca3ddd9-f0b0-4635-a98c-5866526961b6",
                "service_connection_id": "64171687-7a59-4fce-b2c8-823278dcf176",
            },
            "tenant_id 'contoso.test'",
        ),
    ],
)
def test_azure_devops_refusals(options: dict[str, t.Any], named: str) -> None:
    with pytest.raises(OptionError, match=named):
        federation.azure_devops(options, "contoso.test", "https://login.microsoftonline.com")


@pytest.mark.parametrize(
    ("trust", "named"),
    [
        (federation.Trust("https://a.test", "x", ()), "0 audiences"),
        (federation.Trust("https://a.test", "x", ("a", "b")), "2 audiences"),
        (federation.Trust("http://a.test", "x", AUDIENCE), "does not begin with https"),
        (federation.Trust("https://a.test", "repo:a/*", AUDIENCE), "wildcard"),
        (federation.Trust("https://a.test", " x", AUDIENCE), "white space"),
        (federation.Trust("https://a.test", "", AUDIENCE), "empty"),
        (federation.Trust("https://a.test", "x" * 601, AUDIENCE), "601 characters"),
    ],
)
def test_what_would_never_match_is_refused(trust: federation.Trust, named: str) -> None:
    with pytest.raises(OptionError, match=named):
        trust.check()


def test_limits_themselves_are_allowed() -> None:
    federation.Trust("https://a.test", "x" * 600, AUDIENCE).check()
    federation.check_name("a" * 120)
    federation.check_name("Mail_ops-1")


@pytest.mark.parametrize("name", ["ab", "a" * 121, "-mail", "mail ops", "mail/ops", "", "mail\n"])
def test_names_of_federated_credentials(name: str) -> None:
    with pytest.raises(OptionError, match="cannot be a federated credential's"):
        federation.check_name(name)


def test_a_wildcard_says_whom_it_lets_in_and_what_bounds_it() -> None:
    loose = federation.wildcard("claims['sub'] matches 'repo:*' and claims['repository_id'] eq '7'")
    assert "every job whose sub fits 'repo:*' signs in as the application, if repository_id is '7'." in loose
    assert federation.wildcard("claims['sub'] matches 'repo:a/b:ref:refs/heads/main'") == ""
    assert federation.wildcard("claims['sub'] eq 'a*b'") == ""
