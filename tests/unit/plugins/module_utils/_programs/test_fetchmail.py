# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""fetchmail's configuration, as the role and as other people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import fetchmail
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs.login import Login

PATH = "/etc/fetchmailrc"
PROXY = "/etc/email-oauth2-proxy/fetchmail/instance.conf"
PROXY_TEXT = """\
[IMAP-14310]
local_address = 127.0.0.1
server_address = outlook.office365.com
server_port = 993

[info@contoso.test]
user = info@contoso.test
token_command = /usr/local/bin/mail-oauth-token get alice@contoso.test
"""


def read(text: str, **others: str) -> list[Login]:
    files = {PATH: text, **others}

    def opener(path: str) -> str:
        if path not in files:
            raise FileNotFoundError(2, "No such file or directory", path)
        return files[path]

    return fetchmail.read(PATH, opener)


SEVEN = r"""
# fetchmail 7, after its README.OAUTH2
set postmaster "alice"
set daemon 300
set no bouncemail

defaults proto imap
    timeout 30

poll outlook.office365.com with proto IMAP, service imaps, auth oauthbearer:
  username "alice@contoso.test" is alice here
    passwordfile "/home/alice/.token" ssl sslcertck sslproto 'TLS1.2+'
    folder INBOX,"Sent Items" and wants mda "/usr/bin/procmail -d %T" keep
  user 'info@contoso.test' there is info here passwordfile '/home/alice/.token' ssl

skip pop.contoso.test via "mail.contoso.test" protocol pop3 port 2995 auth xoauth2
  user bob@contoso.test passwordfile /home/alice/bob\x2dtoken sslcertfile /etc/ca.pem no keep
"""


def test_a_configuration_for_fetchmail_7() -> None:
    place = f"{PATH}, line "
    host, token = "outlook.office365.com", "/home/alice/.token"
    assert read(SEVEN) == [
        Login(host, "imap", host, 993, "implicit", "alice@contoso.test", token, "", "", f"{place}11"),
        Login(host, "imap", host, 993, "implicit", "info@contoso.test", token, "", "", f"{place}14"),
        Login(
            "pop.contoso.test",
            "pop",
            "mail.contoso.test",
            2995,
            "starttls",
            "bob@contoso.test",
            "/home/alice/bob\\x2dtoken",
            "",
            "/etc/ca.pem",
            f"{place}17",
        ),
    ]


def test_entries_for_this_host_are_followed_to_the_proxy() -> None:
    text = 'poll "info" via "127.0.0.1" service 14310 protocol imap auth password\n  user "info@contoso.test" password "local" sslproto ""\n'
    (one,) = read(text, **{PROXY: PROXY_TEXT})
    assert (one.name, one.host, one.port, one.tls, one.user) == (
        "info",
        "outlook.office365.com",
        993,
        "implicit",
        "info@contoso.test",
    )
    assert one.token_command == "/usr/local/bin/mail-oauth-token get alice@contoso.test"
    assert one.place.startswith(PROXY)


def test_other_servers_with_passwords_are_none_of_ours() -> None:
    text = SEVEN + "\npoll pop.example.org proto pop3 user joe password hunter2 ssl\n"
    assert len(read(text)) == 3


@pytest.mark.parametrize(
    ("options", "port", "tls"),
    [
        ("", 143, "starttls"),
        ("ssl", 993, "implicit"),
        ("port 1993 ssl", 1993, "implicit"),
        ("service imaps ssl", 993, "implicit"),
    ],
)
def test_ports_have_fetchmail_s_defaults(options: str, port: int, tls: str) -> None:
    (one,) = read(f"poll h.test proto imap auth xoauth2 {options} user u passwordfile /t")
    assert (one.port, one.tls) == (port, tls)


def test_a_keyword_in_quotes_is_none() -> None:
    (one,) = read('poll h.test proto imap auth xoauth2 user "poll" passwordfile "/user/ssl"')
    assert (one.user, one.token_file, one.tls) == ("poll", "/user/ssl", "starttls")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no account of fetchmail logs in with XOAUTH2"),
        ("poll h.test proto imap user u password p ssl", "no account of fetchmail logs in with XOAUTH2"),
        ("poll h.test auth xoauth2 user u passwordfile /t", "names neither imap nor pop3"),
        (
            "poll h.test proto imap auth xoauth2\n user u",
            f"{PATH}, line 2: u in the entry h.test says nowhere where its token is",
        ),
        ("poll h.test proto imap auth xoauth2 user u password eyJ0", "has its token in the file"),
        ("poll h.test proto imap auth xoauth2 user u passwordfd 3", "says nowhere where its token is"),
        ('poll h.test proto imap auth xoauth2 user u passwordfile /t sslproto ""', "does not use TLS"),
        ("poll h.test proto imap service smtp auth xoauth2 user u passwordfile /t", "'smtp' is no port"),
        ("poll localhost proto imap port 1 user u password p", "goes to port 1 on this host, and no configuration"),
        ('poll "h.test\n', f"{PATH}, line 1: a quoted text does not end"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_with_the_place(text: str, said: str) -> None:
    with pytest.raises(OptionError) as caught:
        read(text)
    assert said in str(caught.value)
    assert "eyJ0" not in str(caught.value)


@given(st.text(max_size=200))
def test_nothing_but_a_sentence_comes_of_any_text(text: str) -> None:
    try:
        logins = read(text)
    except OptionError as exc:
        assert str(exc).startswith(PATH)
    else:
        assert logins
