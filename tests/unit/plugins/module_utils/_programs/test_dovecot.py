# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import dovecot

LUA = "/etc/dovecot/mail-oauth/tokens.lua"
TABLE = """
-- comment
local accounts = {
  ["alice"] = {
    mailbox = "alice@contoso.test",
    host = "outlook.office365.com", port = 993, ssl = "imaps",
    token_file = "/var/lib/mail-oauth/tokens/alice@contoso.test",
    ca_file = "",
  },
  ["info@contoso.test"] = {
    mailbox = "info@contoso.test",
    host = "localhost", port = 143, ssl = "starttls",
    token_command = [==[echo "a" | tr -d '\\n']==],
    ca_file = "/etc/ssl/ca.pem",
  },
}

local function read(account)
  return { mailbox = "not an account" }
end
"""
CONF = """
# Exchange behind this one
mail_location = imapc:~/imapc
imapc_host = outlook.office365.com
imapc_port=993
imapc_ssl = imaps
imapc_user = alice@contoso.test
imapc_password = </run/token
imapc_sasl_mechanisms = xoauth2
ssl_client_ca_file = /etc/ssl/ca.pem
"""


def test_the_table_of_the_role() -> None:
    one, two = dovecot.read(LUA, lambda path: TABLE)
    assert one[:-1] == (
        *("alice", "imap", "outlook.office365.com", 993, "implicit", "alice@contoso.test"),
        *("/var/lib/mail-oauth/tokens/alice@contoso.test", "", ""),
    )
    assert one.place == f"{LUA}, line 4"
    assert (two.tls, two.token_command, two.ca_path) == ("starttls", "echo \"a\" | tr -d '\\n'", "/etc/ssl/ca.pem")


def test_settings_of_ones_own() -> None:
    (one,) = dovecot.read("/etc/dovecot/local.conf", lambda path: CONF)
    assert (one.host, one.port, one.tls, one.user, one.token_file, one.ca_path) == (
        *("outlook.office365.com", 993, "implicit"),
        *("alice@contoso.test", "/run/token", "/etc/ssl/ca.pem"),
    )


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        (LUA, "", "there is no table of accounts"),
        (LUA, TABLE.replace("port = 993", "port = 0"), "line 4: the account alice lacks its server"),
        ("/d.conf", "imapc_user = x\n", "it sets no imapc_host"),
        ("/d.conf", CONF.replace("xoauth2", "plain"), "does not name xoauth2"),
        ("/d.conf", CONF.replace("imapc_ssl = imaps", ""), "neither imaps nor starttls"),
        ("/d.conf", CONF.replace("</run/token", "eyJ0"), "imapc_password is no file"),
        ("/d.conf", CONF.replace("alice@contoso.test", "%u"), "imapc_user names no one mailbox"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(path: str, text: str, said: str) -> None:
    with pytest.raises(OptionError) as caught:
        dovecot.read(path, lambda _path: text)
    assert said in caught.value.message
    assert "eyJ0" not in str(caught.value)
