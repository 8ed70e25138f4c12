# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""msmtp's configuration, as the role and as other people write it."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import msmtp
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs.login import Login

PATH = "/etc/msmtprc"


def read(text: str) -> list[Login]:
    return msmtp.read(PATH, lambda _path: text)


def refused(text: str) -> str:
    with pytest.raises(OptionError) as caught:
        read(text)
    return str(caught.value)


WIKI = """\
# Example for a user configuration file ~/.msmtprc

# Set default values for all following accounts.
defaults
port 587
tls on
\ttls_trust_file /etc/ssl/certs/ca-certificates.crt
logfile ~/.msmtp.log

# A freemail service
account freemail
host smtp.freemail.example
from joe_smith@freemail.example
auth on
user joe.smith
password secret

# Office 365
account   office
host      "smtp.office365.com"
from      *@contoso.test
auth      xoauth2
user      alice@contoso.test
passwordeval "secret-tool lookup token 'alice' | head -1"

account shared : office
from info@contoso.test

# Set a default account
account default: office
"""


def test_a_configuration_after_the_manual() -> None:
    office, shared = read(WIKI)[0], None
    assert office == Login(
        "office",
        "smtp",
        "smtp.office365.com",
        587,
        "starttls",
        "alice@contoso.test",
        "",
        "secret-tool lookup token 'alice' | head -1",
        "/etc/ssl/certs/ca-certificates.crt",
        f"{PATH}, line 19",
    )
    assert shared is None
    # The shared account differs in its sender alone, and "default" is a second name: one login each.
    assert len(read(WIKI)) == 1


def test_accounts_that_differ_are_logins_of_their_own() -> None:
    text = WIKI + "\naccount other : office\nuser bob@contoso.test\n"
    assert [(one.name, one.user) for one in read(text)] == [("office", "alice@contoso.test"), ("other", "bob@contoso.test")]


MINIMAL = "auth xoauth2\nhost mail.test\nuser a@contoso.test\npasswordeval tok\n"


def test_the_first_account_needs_no_name_and_defaults_are_msmtp_s() -> None:
    (one,) = read(MINIMAL + "tls\n")
    assert (one.name, one.port, one.tls, one.ca_path) == ("default", 25, "starttls", "")


@pytest.mark.parametrize(
    ("lines", "port", "tls"),
    [
        ("tls on\ntls_starttls off\n", 465, "implicit"),
        ("tls on\ntls_nostarttls\n", 465, "implicit"),
        ("tls on\ntls_starttls off\nport 2465\n", 2465, "implicit"),
        ("tls on\nport 587\ntls_trust_file system\n", 587, "starttls"),
    ],
)
def test_port_and_tls_go_together(lines: str, port: int, tls: str) -> None:
    (one,) = read(MINIMAL + lines)
    assert (one.port, one.tls) == (port, tls)


def test_defaults_hold_from_their_line_on_and_can_be_set_anew() -> None:
    first = "defaults\nauth xoauth2\ntls on\nhost one.test\nuser a@contoso.test\npasswordeval tok\naccount a\n"
    text = first + "defaults\nhost two.test\naccount b\naccount c : a\n"
    assert [(one.name, one.host) for one in read(text)] == [("a", "one.test"), ("b", "two.test")]


def test_a_parent_overrides_the_defaults_and_the_account_its_parent() -> None:
    text = (
        "defaults\nauth xoauth2\ntls on\npasswordeval tok\nuser a@contoso.test\nport 25\n"
        "account base\nhost base.test\nport 587\naccount derived : base\nport 2587\n"
    )
    assert [(one.name, one.host, one.port) for one in read(text)] == [("base", "base.test", 587), ("derived", "base.test", 2587)]


def test_lines_that_run_programs_count_as_not_there() -> None:
    (one,) = read("account a\neval echo host evil.test\n" + MINIMAL + "tls on\n")
    assert one.host == "mail.test"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no account of msmtp logs in with XOAUTH2"),
        ("account a\nhost h\nauth plain\n", "no account of msmtp logs in with XOAUTH2"),
        (MINIMAL, f"{PATH}, line 1: the account default does not use TLS"),
        ("account a\nauth xoauth2\ntls on\nuser u@h\npasswordeval x\n", f"{PATH}, line 1: the account a names no host"),
        ("account a\nauth xoauth2\ntls on\nhost h\npasswordeval x\n", "names no user"),
        ("account a\nauth xoauth2\ntls on\nhost h\nuser u\n", "says nowhere how to get a token"),
        ("account a\nauth xoauth2\ntls on\nhost h\nuser u\npassword eyJ0\n", "has its token in the file"),
        (MINIMAL + "tls on\nport smtp\n", "'smtp' is no port"),
        ("account b : a\n", "account a is not defined above this line"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_with_the_place(text: str, said: str) -> None:
    message = refused(text)
    assert message.startswith(PATH)
    assert said in message
    assert "eyJ0" not in message


def test_a_file_that_is_not_there_is_one_sentence() -> None:
    def opener(_path: str) -> t.NoReturn:
        raise FileNotFoundError(2, "No such file or directory")

    with pytest.raises(OptionError, match=r"/etc/msmtprc: it cannot be read \(No such file or directory\)"):
        msmtp.read(PATH, opener)
