# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""getmail's configuration, as the role and as other people write it."""

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import getmail
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs.login import Login

PATH = "/home/alice/.config/getmail/office"

DOCS = """\
[options]
verbose = 0
delete = true

[retriever]
type = SimpleIMAPSSLRetriever
server = outlook.office365.com
username = alice@contoso.test
port: 993
use_xoauth2 = True
ca_certs = /etc/ssl/certs/ca-certificates.crt
password_command = ("getmail-gmail-xoauth-tokens",
  "/home/alice/my token.json")

[destination]
type = Maildir
path = ~/Maildir/
"""


def read(text: str, path: str = PATH) -> list[Login]:
    return getmail.read(path, lambda _path: text)


def test_a_configuration_after_the_documentation() -> None:
    assert read(DOCS) == [
        Login(
            "office",
            "imap",
            "outlook.office365.com",
            993,
            "implicit",
            "alice@contoso.test",
            "",
            "getmail-gmail-xoauth-tokens '/home/alice/my token.json'",
            "/etc/ssl/certs/ca-certificates.crt",
            f"{PATH}, line 6",
        )
    ]


def test_the_usual_file_has_no_name_of_its_own() -> None:
    assert read(DOCS, "/home/alice/.getmail/getmailrc")[0].name == "alice@contoso.test"


@pytest.mark.parametrize(
    ("kind", "protocol", "port"),
    [
        ("SimplePOP3SSLRetriever", "pop", 995),
        ("MultidropPOP3SSLRetriever", "pop", 995),
        ("BrokenUIDLPOP3SSLRetriever", "pop", 995),
        ("MultidropIMAPSSLRetriever", "imap", 993),
    ],
)
def test_all_retrievers_with_tls_are_known(kind: str, protocol: str, port: int) -> None:
    (one,) = read(DOCS.replace("SimpleIMAPSSLRetriever", kind).replace("port: 993\n", ""))
    assert (one.protocol, one.port) == (protocol, port)


def test_a_shell_is_not_wrapped_in_another_one() -> None:
    command = '("/bin/sh", "-c", "pass \\"show\\" token | head -1", )'
    text = DOCS.replace('("getmail-gmail-xoauth-tokens",\n  "/home/alice/my token.json")', command)
    assert read(text)[0].token_command == 'pass "show" token | head -1'


def test_percent_signs_are_nothing_special() -> None:
    assert read(DOCS.replace("verbose = 0", "verbose = 0\nmessage_log = ~/%(x)s.log"))[0].name == "office"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is no section [retriever]"),
        ("# a comment\nno ini file\n", "line 2: getmail cannot read this line"),
        (DOCS.replace("use_xoauth2 = True\n", ""), "no account of getmail logs in with XOAUTH2"),
        (DOCS.replace("SSLRetriever", "Retriever"), f"{PATH}, line 6: the retriever SimpleIMAPRetriever does not use TLS"),
        (DOCS.replace("server = outlook.office365.com\n", ""), "there is no server in [retriever]"),
        (DOCS.replace("port: 993", "port = imaps"), f"{PATH}, line 9: 'imaps' is no port"),
        (DOCS.replace("password_command", "password_cmd"), "there is no password_command"),
        (DOCS.replace("password_command", "password"), f"{PATH}, line 12: the token stands in the file"),
        (DOCS.replace('"getmail-gmail-xoauth-tokens"', "open('/etc/passwd')"), "password_command has to be a tuple"),
        (DOCS.replace('"getmail-gmail-xoauth-tokens"', "1"), "password_command has to be a tuple of strings"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_with_the_place(text: str, said: str) -> None:
    with pytest.raises(OptionError) as caught:
        read(text)
    assert said in str(caught.value)
    assert "my token.json" not in str(caught.value)
