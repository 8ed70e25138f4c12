# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which addresses belong to one authority, and which only look like it."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._clouds import CLOUDS
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra import authority
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError

HOST = "https://login.microsoftonline.com"


@pytest.mark.parametrize(
    "other",
    [
        f"{HOST}/contoso.test/oauth2/v2.0/token",
        "https://LOGIN.microsoftonline.com:443",
        "https://login.microsoftonline.com./x",
        "https://login.windows.net/common",
        "https://login.microsoft.com",
        "https://sts.windows.net/11111111-1111-4111-8111-111111111111/",
    ],
)
def test_names_of_one_authority(other: str) -> None:
    assert authority.same(HOST, other)


@pytest.mark.parametrize(
    "other",
    [
        "",
        "https://login.microsoftonline.com@evil.test/",
        "https://evil.test\\@login.microsoftonline.com/",
        "https://login.microsoftonline.com\\.evil.test/",
        "https://login.microsoftonline.com.evil.test/",
        "https://login.microsoftonline.com:8443/",
        "https://login.microsoftonline.com:99999/",
        "https://login.microsoftonline.us/",
        "https://login.partner.microsoftonline.cn/",
        "https://l\u043egin.microsoftonline.com/",
        "https://login.microsoftonline.com\n.evil.test/",
        " https://login.microsoftonline.com/",
        "//login.microsoftonline.com/",
        "https:login.microsoftonline.com",
        "https://",
        None,
        5,
    ],
)
def test_others_are_not(other: t.Any) -> None:
    assert not authority.same(other, HOST)


def configuration(**changes: t.Any) -> dict[str, t.Any]:
    document = dict.fromkeys(
        ("token_endpoint", "device_authorization_endpoint", "authorization_endpoint"), f"{HOST}/t/oauth2/v2.0/x"
    )
    return {**document, "issuer": "https://login.microsoftonline.com/{tenantid}/v2.0", **changes}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"issuer": "https://sts.windows.net/x/"},
        {"device_authorization_endpoint": None},
        {"jwks_uri": "https://elsewhere.test/"},
    ],
)
def test_a_configuration_of_the_authority_itself(changes: dict[str, t.Any]) -> None:
    authority.check_discovery(configuration(**changes), HOST)


@pytest.mark.parametrize(
    "changes",
    [
        {"token_endpoint": "http://login.microsoftonline.com/t"},
        {"token_endpoint": "https://evil.test/t"},
        {"token_endpoint": None},
        {"token_endpoint": ["https://login.microsoftonline.com/t"]},
        {"authorization_endpoint": "https://evil.test/t"},
        {"device_authorization_endpoint": "https://evil.test/t"},
        {"issuer": "https://evil.test/t"},
        {"issuer": 5},
    ],
)
def test_a_configuration_that_leads_elsewhere(changes: dict[str, t.Any]) -> None:
    with pytest.raises(TokenError) as caught:
        authority.check_discovery(configuration(**changes), HOST)
    assert caught.value.code == "authority_mismatch"
    assert next(iter(changes)) in caught.value.message


def test_a_tenant_of_another_cloud_is_named() -> None:
    with pytest.raises(TokenError, match="set cloud to gcc_high"):
        authority.check_discovery(configuration(token_endpoint=CLOUDS["gcc_high"].authority + "/t"), HOST)


def test_the_tenant_of_an_issuer() -> None:
    tenant = "11111111-1111-4111-8111-11111111111A"
    assert authority.tenant_of({"issuer": f"{HOST}/{tenant}/v2.0"}) == tenant.lower()
    assert authority.tenant_of({"issuer": f"{HOST}/{{tenantid}}/v2.0"}) == ""
    assert authority.tenant_of({"issuer": 5}) == ""
