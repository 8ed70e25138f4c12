# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""isync's configuration, as the role and as other people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import isync
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs.login import Login

PATH = "/home/alice/.mbsyncrc"


def read(text: str) -> list[Login]:
    return isync.read(PATH, lambda _path: text)


BLOG = r"""
# Global
SyncState *
Create Both

IMAPAccount office
Host outlook.office365.com
Port 993
User alice@contoso.test
PassCmd "oauth2get \"office 365\" # \\ not a comment"   # but this is one
SSLType IMAPS
AuthMechs XOAUTH2 PLAIN
CertificateFile /etc/ssl/certs/ca-certificates.crt

IMAPStore office-remote
Account office

MaildirStore office-local
SubFolders Verbatim
Path ~/.mail/office/
Inbox ~/.mail/office/INBOX

Channel office
Far :office-remote:
Near :office-local:
Patterns * !"Deleted Items" !Calendar*

IMAPAccount old
Host imap.example.org
User alice
Pass hunter2
"""


def test_a_configuration_after_a_blog() -> None:
    assert read(BLOG) == [
        Login(
            "office",
            "imap",
            "outlook.office365.com",
            993,
            "implicit",
            "alice@contoso.test",
            "",
            'oauth2get "office 365" # \\ not a comment',
            "/etc/ssl/certs/ca-certificates.crt",
            f"{PATH}, line 6",
        )
    ]


def test_newer_words_and_a_store_with_an_account_of_its_own() -> None:
    text = """imapstore contoso
HOST 127.0.0.1
port 1993
TLSTYPE imaps
user info@contoso.test
passcmd "+mail-oauth-token get alice"
authmechs xoauth2
"""
    (one,) = read(text)
    assert (one.name, one.port, one.tls, one.user) == ("contoso", 1993, "implicit", "info@contoso.test")
    assert one.token_command == "mail-oauth-token get alice"


@pytest.mark.parametrize(
    ("lines", "port", "tls"),
    [
        ("", 143, "starttls"),
        ("TLSType STARTTLS\n", 143, "starttls"),
        ("SSLType IMAPS\n", 993, "implicit"),
        ("Port 1143\n", 1143, "starttls"),
    ],
)
def test_port_and_tls_have_isync_s_defaults(lines: str, port: int, tls: str) -> None:
    (one,) = read(f"IMAPAccount a\nHost h.test\nUser u\nPassCmd x\nAuthMechs XOAUTH2\n{lines}")
    assert (one.port, one.tls) == (port, tls)


def test_an_old_host_says_the_scheme() -> None:
    (one,) = read("IMAPAccount a\nHost imaps:h.test\nUser u\nPassCmd x\nAuthMech XOAUTH2\n")
    assert (one.host, one.port, one.tls) == ("h.test", 993, "implicit")


def test_an_empty_line_ends_a_section() -> None:
    with pytest.raises(OptionError, match="names no User"):
        read("IMAPAccount a\nHost h.test\nPassCmd x\nAuthMechs XOAUTH2\n\nUser u\n")


BASE = "IMAPAccount a\nAuthMechs XOAUTH2\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no account of isync logs in with XOAUTH2"),
        ("IMAPAccount a\nHost h\nUser u\n", "no account of isync logs in with XOAUTH2"),
        (f"{BASE}User u\nPassCmd x\n", f"{PATH}, line 1: the account a names no Host"),
        (f"{BASE}Host h\nUser u\nPassCmd x\nTLSType None\n", "does not use TLS"),
        (f"{BASE}Host h\nUser u\n", "says nowhere how to get a token"),
        (f"{BASE}Host h\nUser u\nPass eyJ0\n", "has its token in the file"),
        (f'{BASE}Tunnel "ssh host"\nUser u\nPassCmd x\n', "goes through the command in Tunnel"),
        (f"{BASE}Host h\nUser u\nPassCmd x\nPort 99999\n", "'99999' is no port"),
        (f'{BASE}PassCmd "x\n', f"{PATH}, line 3: a quoted text does not end"),
        (f"{BASE}PassCmd x\\\n", f"{PATH}, line 3: a backslash stands at the end of the line"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_with_the_place(text: str, said: str) -> None:
    with pytest.raises(OptionError) as caught:
        read(text)
    assert said in str(caught.value)
    assert "eyJ0" not in str(caught.value)


@given(st.text(alphabet=st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1))
def test_what_the_role_quotes_is_read_as_it_was(command: str) -> None:
    quoted = command.replace("\\", "\\\\").replace('"', '\\"')
    assert isync.arguments(f'PassCmd "{quoted}"', PATH) == ["PassCmd", command]
