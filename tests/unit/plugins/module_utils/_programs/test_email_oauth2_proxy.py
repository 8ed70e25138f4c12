# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import email_oauth2_proxy as proxy

PATH = "/etc/emailproxy.config"
#: Parts of the program's own sample configuration.
SAMPLE = """
[Server setup]
documentation = Each server needs a local port
\tand a continued line: with signs = in it

[IMAP-1993]
documentation = *** note: this server will work for all O365 accounts ***
local_address = localhost
server_address = outlook.office365.com
server_port = 993

[POP-1995]
server_address = outlook.office365.com
server_port = 995

[SMTP-1587]
server_address = smtp-mail.outlook.com
server_port = 587
starttls = True
local_address = localhost

[your.office365.address@example.com]
permission_url = https://login.microsoftonline.com/common/oauth2/v2.0/authorize
redirect_uri = http://localhost
client_id = *** your client id here ***
client_secret = 100%secret

[emailproxy]
delete_account_token_on_password_error = True
"""


def test_the_programs_own_sample() -> None:
    found = proxy.parse(SAMPLE, PATH)
    assert [(one.protocol, one.port, one.host, one.host_port, one.tls, one.address) for one in found.listeners] == [
        ("imap", 1993, "outlook.office365.com", 993, "implicit", "localhost"),
        ("pop", 1995, "outlook.office365.com", 995, "implicit", "::"),
        ("smtp", 1587, "smtp-mail.outlook.com", 587, "starttls", "localhost"),
    ]
    assert list(found.accounts) == ["your.office365.address@example.com"]
    assert found.listeners[0].place == f"{PATH}, line 6"


def test_an_account_with_its_own_refresh_token_is_of_no_use_to_anybody_else() -> None:
    with pytest.raises(
        OptionError, match=r"your\.office365\.address@example\.com uses a refresh token of email-oauth2-proxy's own"
    ):
        proxy.read(PATH, lambda path: SAMPLE)


def test_an_account_of_the_role_at_each_server() -> None:
    text = SAMPLE.replace("your.office365.address@example.com]", "info@contoso.test]\nuser=alice@contoso.test\ntoken_file=/t")
    logins = proxy.read(PATH, lambda path: text)
    assert [one.protocol for one in logins] == ["imap", "pop", "smtp"]
    assert {(one.name, one.user, one.token_file, one.token_command) for one in logins} == {
        ("info@contoso.test", "alice@contoso.test", "/t", "")
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense\n", "line 1: email-oauth2-proxy cannot read it"),
        ("[IMAP-1]\n[IMAP-1]\n", "line 2: email-oauth2-proxy cannot read it"),
        ("[IMAP-1]\nx\n", "line 2: email-oauth2-proxy cannot read it"),
        ("\n[IMAP-1]\nserver_port = 993\n", "line 2: [IMAP-1] names no server_address"),
        ("[IMAP-1]\nserver_address = x\nserver_port = many\n", "[IMAP-1] names no usable server_port"),
        ("[SMTP-1]\nserver_address = x\nserver_port = 1\nserver_starttls = perhaps\n", "neither True nor False"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(OptionError) as caught:
        proxy.read(PATH, lambda path: text)
    assert said in caught.value.message
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("[::1]", True), ("LOCALHOST", True), ("10.0.0.1", False), ("mail.test", False)],
)
def test_what_is_loopback(host: str, expected: bool) -> None:
    assert proxy.is_loopback(host) is expected
