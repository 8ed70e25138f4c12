# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import base64
import json
import typing as t

import pytest
from ansible._internal._datatag._tags import Origin
from ansible.errors import AnsibleFilterError

from ansible_collections.m365.mail_oauth.plugins.filter.token_claims import FilterModule as ClaimsModule
from ansible_collections.m365.mail_oauth.plugins.filter.token_claims import token_claims
from ansible_collections.m365.mail_oauth.plugins.filter.xoauth2 import FilterModule as EncodeModule
from ansible_collections.m365.mail_oauth.plugins.filter.xoauth2 import xoauth2
from ansible_collections.m365.mail_oauth.plugins.filter.xoauth2_decode import FilterModule as DecodeModule
from ansible_collections.m365.mail_oauth.plugins.filter.xoauth2_decode import xoauth2_decode

USER, TOKEN = "test@contoso.onmicrosoft.com", "EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA"
STRING = (
    "dXNlcj10ZXN0QGNvbnRvc28ub25taWNyb3NvZnQuY29tAWF1dGg9QmVhcmVyIEV3QkFBbDNCQUFVRkZwVUFvN0ozVmUwYmpMQldaV0NjbFJDM0VvQUEBAQ=="
)


def test_each_module_offers_its_filter() -> None:
    assert list(EncodeModule().filters()) == [xoauth2.__name__]
    assert list(DecodeModule().filters()) == [xoauth2_decode.__name__]
    assert list(ClaimsModule().filters()) == [token_claims.__name__]


def test_the_documented_vector() -> None:
    assert xoauth2(TOKEN, USER) == STRING
    decoded = xoauth2_decode(STRING)
    assert (decoded["valid"], decoded["mechanism"], decoded["user"], decoded["problems"]) == (True, "XOAUTH2", USER, [])


def test_tagged_strings_come_out_plain() -> None:
    tag = Origin(description="test")
    encoded = xoauth2(tag.tag(TOKEN), tag.tag(USER))
    assert encoded == STRING
    assert encoded.__class__ is str  # without a tag
    decoded = xoauth2_decode(tag.tag(STRING), show_token=True)
    assert decoded["user"].__class__ is decoded["token"].__class__ is str


def test_oauthbearer_carries_host_and_port() -> None:
    encoded = xoauth2(TOKEN, USER, mechanism="OAUTHBEARER", host="mail.contoso.test", port=993)
    assert base64.b64decode(encoded).startswith(
        b"n,a=test@contoso.onmicrosoft.com,\x01host=mail.contoso.test\x01port=993\x01auth=Bearer "
    )
    assert xoauth2_decode(encoded)["fields"] == {"host": "mail.contoso.test", "port": "993"}


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("", USER), "empty"),
        ((TOKEN, "alice@contoso.test\n"), "control characters"),
        ((TOKEN + "\n", USER), "white space"),
        ((STRING, USER), "already an encoded SASL string"),
        ((None, USER), "both strings"),
        ((TOKEN, ["x"]), "both strings"),
        ((TOKEN, USER, "PLAIN"), "not 'PLAIN'"),
    ],
)
def test_what_cannot_be_encoded_is_one_sentence(arguments: tuple[t.Any, ...], text: str) -> None:
    with pytest.raises(AnsibleFilterError, match=text) as caught:
        xoauth2(*arguments)
    assert TOKEN not in str(caught.value)


def test_the_token_is_left_out_unless_asked_for() -> None:
    assert TOKEN not in json.dumps(xoauth2_decode(STRING))
    assert xoauth2_decode(STRING)["token_length"] == len(TOKEN)
    assert xoauth2_decode(STRING, show_token=True)["token"] == TOKEN


def test_problems_are_named_with_their_remedy() -> None:
    folded = STRING[:76] + "\n" + STRING[76:]
    (problem,) = xoauth2_decode(folded)["problems"]
    assert problem["name"] == "folded_base64"
    assert set(problem) == {"name", "message", "remedy"}
    assert [entry["name"] for entry in xoauth2_decode(base64.b64encode(STRING.encode()).decode())["problems"]] == [
        "double_base64"
    ]
    assert [entry["name"] for entry in xoauth2_decode(STRING, "OAUTHBEARER")["problems"]] == ["missing_gs2_header"]


def test_a_challenge_is_decoded() -> None:
    decoded = xoauth2_decode(base64.b64encode(b'{"status":"401","schemes":"bearer"}').decode())
    assert decoded["challenge"]["status"] == "401"
    assert decoded["valid"] is False


@pytest.mark.parametrize("function", [xoauth2_decode, token_claims])
def test_what_is_no_string_is_refused(function: t.Callable[[t.Any], t.Any]) -> None:
    with pytest.raises(AnsibleFilterError, match="string"):
        function(3)


def test_claims_are_read_and_an_opaque_token_is_said_to_be_one() -> None:
    def segment(value: dict[str, t.Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    token = f"{segment({'alg': 'RS256'})}.{segment({'aud': 'https://outlook.office.com', 'exp': 0, 'scp': 'SMTP.Send'})}.sig"
    claims = token_claims(token + "\n")
    assert claims["opaque"] is False
    assert claims["claims"]["scp"] == "SMTP.Send"
    assert claims["expires"] == "1970-01-01T00:00:00Z"
    assert "sig" not in json.dumps(claims)
    assert token_claims(TOKEN)["opaque"] is True
    with pytest.raises(AnsibleFilterError, match="empty"):
        token_claims(" ")
