# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the roles write, for program versions that no test host has, and that the readers read it as it was meant."""

from __future__ import annotations

import typing as t

import pytest
from role_templates import render

from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import fetchmail, getmail, isync, msmtp
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs.login import Login

ALICE, INFO = "alice@contoso.test", "info@contoso.test"


ACCOUNTS: list[dict[str, t.Any]] = [
    {"mailbox": INFO, "name": "info", "sign_in_user": ALICE},
    {"mailbox": ALICE, "endpoint": {"host": "127.0.0.1", "port": 1143, "tls": "starttls"}, "ca_path": "/etc/a ca.pem"},
    {"mailbox": "bob@contoso.test", "token_source": {"command": 'pass show "a \\ b" | head -1'}},
]


def described(login: Login) -> tuple[str, str, int, str, str, str]:
    return login.name, login.host, login.port, login.tls, login.user, login.ca_path


@pytest.mark.parametrize(
    ("version", "present", "absent"),
    [
        ("isync 1.3.0", ("Master :", "Slave :", "SSLType IMAPS", "Create Slave"), ("Far", "Near", "TLSType")),
        ("isync 1.4.4", ("Far ", "Near ", "SSLType IMAPS", "Create Near"), ("Master", "Slave", "TLSType")),
        ("isync 1.5.1", ("Far ", "Near ", "TLSType IMAPS", "Create Near"), ("Master", "Slave", "SSLType")),
    ],
)
def test_isync_is_spoken_to_in_the_words_of_its_version(version: str, present: tuple[str, ...], absent: tuple[str, ...]) -> None:
    text = render("isync", "mbsyncrc.j2", isync_accounts=ACCOUNTS, isync_probed={"stdout": version}).replace('"', "")
    assert [word for word in present if word not in text] == []
    assert [word for word in absent if word in text] == []


def test_isync_s_configuration_is_read_as_it_was_meant() -> None:
    text = render("isync", "mbsyncrc.j2", isync_accounts=ACCOUNTS, isync_probed={"stdout": "isync 1.5.1"})
    logins = isync.read("/x", lambda _path: text)
    assert [described(one) for one in logins] == [
        ("info", "outlook.office365.com", 993, "implicit", INFO, ""),
        (ALICE, "127.0.0.1", 1143, "starttls", ALICE, "/etc/a ca.pem"),
        ("bob@contoso.test", "outlook.office365.com", 993, "implicit", "bob@contoso.test", ""),
    ]
    assert [one.token_command for one in logins[::2]] == [
        f"/usr/local/bin/mail-oauth-token get {ALICE}",
        'pass show "a \\ b" | head -1',
    ]


@pytest.mark.parametrize(
    ("sync", "words"),
    [("pull", ("Create Near", "Sync Pull")), ("push", ("Create Far", "Sync Push")), ("full", ("Create Both", "Sync All"))],
)
def test_isync_changes_nothing_on_the_server_unless_told_to(sync: str, words: tuple[str, ...]) -> None:
    text = render(
        "isync", "mbsyncrc.j2", isync_accounts=[{"mailbox": ALICE, "sync": sync}], isync_probed={"stdout": "isync 1.4.4"}
    )
    assert [word for word in (*words, "Expunge None") if word not in text] == []


def test_msmtp_s_configuration_is_read_as_it_was_meant() -> None:
    accounts = [
        {"mailbox": INFO, "sign_in_user": ALICE},
        {**ACCOUNTS[1], "endpoint": {"host": "127.0.0.1", "port": 465}},
        ACCOUNTS[2],
    ]
    logins = msmtp.read("/x", lambda _path: render("msmtp", "msmtprc.j2", msmtp_accounts=accounts))
    assert [described(one) for one in logins] == [
        (INFO, "smtp.office365.com", 587, "starttls", ALICE, ""),
        (ALICE, "127.0.0.1", 465, "implicit", ALICE, "/etc/a ca.pem"),
        ("bob@contoso.test", "smtp.office365.com", 587, "starttls", "bob@contoso.test", ""),
    ]
    assert logins[2].token_command == 'pass show "a \\ b" | head -1'


def test_msmtp_reads_the_token_by_cat_where_apparmor_lets_it_do_nothing_else() -> None:
    text = render("msmtp", "msmtprc.j2", msmtp_accounts=ACCOUNTS[:1], msmtp_apparmor={"rc": 0})
    assert f'passwordeval "/bin/cat /var/lib/mail-oauth/tokens/{ALICE}"' in text.replace("'", "")


@pytest.mark.parametrize("account", ACCOUNTS[::2])
def test_getmail_s_configuration_is_read_as_it_was_meant(account: dict[str, t.Any]) -> None:
    (complete,) = _complete("getmail", [account])
    text = render("getmail", "getmailrc.j2", getmail_account=complete)
    (login,) = getmail.read(f"/x/{complete['name']}", lambda _path: text)
    assert described(login) == (
        complete["name"],
        "outlook.office365.com",
        993,
        "implicit",
        account["mailbox"],
        "/etc/ssl/certs/ca-certificates.crt",
    )
    assert login.token_command == complete["token_command"]


def test_getmail_takes_a_program_and_pop() -> None:
    account = {
        "mailbox": ALICE,
        "endpoint": {"protocol": "pop"},
        "delete": True,
        "destination": {"type": "MDA_external", "path": "/usr/bin/maildrop", "arguments": ["-d", 'a "b']},
    }
    text = render("getmail", "getmailrc.j2", getmail_account=_complete("getmail", [account])[0])
    assert "type = SimplePOP3SSLRetriever" in text
    assert "mailboxes" not in text
    assert 'arguments = ("-d", "a \\"b", )' in text
    assert "delete = true" in text


@pytest.mark.parametrize(
    ("found", "mechanism"), [({"xoauth2": 0, "oauthbearer": 0}, "xoauth2"), ({"xoauth2": 5, "oauthbearer": 0}, "oauthbearer")]
)
def test_a_fetchmail_that_can_is_given_the_token_s_file(found: dict[str, int], mechanism: str) -> None:
    accounts = [
        {"mailbox": INFO, "sign_in_user": ALICE, "ca_path": "/etc/ca.pem", "folders": ["INBOX", "Sent Items"]},
        {"mailbox": ALICE, "endpoint": {"protocol": "pop", "tls": "starttls"}, "mda": "/usr/bin/procmail -d %T", "keep": False},
        {"mailbox": "bob@contoso.test", "endpoint": {"protocol": "pop"}},
    ]
    probed = {"results": [{"fetchmail_auth": name, "rc": code} for name, code in found.items()]}
    text = render("fetchmail", "fetchmailrc.j2", fetchmail_accounts=accounts, fetchmail_probed=probed)
    logins = fetchmail.read("/x", lambda _path: text)
    assert [described(one) for one in logins] == [
        (INFO, "outlook.office365.com", 993, "implicit", INFO, "/etc/ca.pem"),
        (ALICE, "outlook.office365.com", 110, "starttls", ALICE, ""),
        ("bob@contoso.test", "outlook.office365.com", 995, "implicit", "bob@contoso.test", ""),
    ]
    assert logins[0].token_file == f"/var/lib/mail-oauth/tokens/{ALICE}"
    assert text.count(f" auth {mechanism}") == 3
    assert [line.strip() for line in text.splitlines() if "keep" in line] == ["keep", "fetchall no keep", "keep"]
    assert text.count(" uidl ") == 1, "for POP that keeps"
    assert 'folder "INBOX" "Sent Items"' in text


def _complete(role: str, accounts: list[dict[str, t.Any]]) -> list[dict[str, t.Any]]:
    from ansible_collections.m365.mail_oauth.plugins.filter.program_accounts import program_accounts

    return program_accounts(accounts, role, ["imap", "pop"])
