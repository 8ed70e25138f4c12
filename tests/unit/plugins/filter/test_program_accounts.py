# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From the accounts of a role to complete ones."""

from __future__ import annotations

import typing as t

import pytest
from ansible.errors import AnsibleFilterError

from ansible_collections.m365.mail_oauth.plugins.filter.program_accounts import FilterModule

program_accounts = FilterModule().filters()["program_accounts"]
ALICE = "alice@contoso.test"


def complete(account: dict[str, t.Any], protocols: t.Sequence[str] = ("imap",), cloud: str = "global") -> dict[str, t.Any]:
    (one,) = program_accounts([account], "getmail", protocols, cloud)
    return t.cast("dict[str, t.Any]", one)


def test_a_mailbox_alone_is_enough() -> None:
    assert complete({"mailbox": ALICE}) == {
        "mailbox": ALICE,
        "name": ALICE,
        "sign_in_user": ALICE,
        "user": ALICE,
        "protocol": "imap",
        "host": "outlook.office365.com",
        "port": 993,
        "tls": "implicit",
        "ca_path": "",
        "token_command": f"/usr/local/bin/mail-oauth-token get {ALICE}",
        "token_argv": ["/usr/local/bin/mail-oauth-token", "get", ALICE],
        "token_file": f"/var/lib/mail-oauth/tokens/{ALICE}",
    }


def test_a_shared_mailbox_is_opened_by_its_address_and_sent_for_by_who_signs_in() -> None:
    shared = {"mailbox": "info@contoso.test", "sign_in_user": "Alice@contoso.test"}
    assert complete(shared)["user"] == "info@contoso.test"
    assert complete(shared, ("smtp",))["user"] == "Alice@contoso.test"
    assert complete({**shared, "user": "info@contoso.test"}, ("smtp",))["user"] == "info@contoso.test"
    assert complete(shared)["token_command"].endswith("get alice@contoso.test")


@pytest.mark.parametrize(
    ("endpoint", "found"),
    [
        ({}, ("imap", "outlook.office365.com", 993, "implicit")),
        ({"tls": "starttls"}, ("imap", "outlook.office365.com", 143, "starttls")),
        ({"port": 143}, ("imap", "outlook.office365.com", 143, "starttls")),
        ({"port": "143"}, ("imap", "outlook.office365.com", 143, "starttls")),
        ({"port": 1993}, ("imap", "outlook.office365.com", 1993, "implicit")),
        ({"protocol": "pop"}, ("pop", "outlook.office365.com", 995, "implicit")),
        ({"protocol": "pop", "tls": "starttls", "host": "h.test"}, ("pop", "h.test", 110, "starttls")),
        ({"host": None, "port": None}, ("imap", "outlook.office365.com", 993, "implicit")),
    ],
)
def test_parts_of_an_endpoint_bring_the_rest(endpoint: dict[str, t.Any], found: tuple[t.Any, ...]) -> None:
    one = complete({"mailbox": ALICE, "endpoint": endpoint}, ("imap", "pop"))
    assert (one["protocol"], one["host"], one["port"], one["tls"]) == found


@pytest.mark.parametrize(
    ("endpoint", "found"), [({}, (587, "starttls")), ({"tls": "implicit"}, (465, "implicit")), ({"port": 465}, (465, "implicit"))]
)
def test_submission_is_starttls_unless_said_otherwise(endpoint: dict[str, t.Any], found: tuple[t.Any, ...]) -> None:
    one = complete({"mailbox": ALICE, "endpoint": endpoint}, ("smtp",))
    assert (one["port"], one["tls"]) == found


def test_clouds_have_servers_of_their_own() -> None:
    assert complete({"mailbox": ALICE}, ("smtp",), "gcc_high")["host"] == "smtp.office365.us"


def test_tokens_come_from_files_and_commands() -> None:
    one = complete({"mailbox": ALICE, "token_source": {"file": "/srv/a token", "agent": None, "command": ""}})
    assert (one["token_command"], one["token_argv"], one["token_file"]) == (
        "/bin/cat '/srv/a token'",
        ["/bin/cat", "/srv/a token"],
        "/srv/a token",
    )
    one = complete({"mailbox": ALICE, "token_source": {"command": "pass show x | head -1 "}})
    assert (one["token_command"], one["token_argv"][:2], one["token_file"]) == ("pass show x | head -1", ["/bin/sh", "-c"], "")


def test_keys_of_the_role_s_own_stay() -> None:
    assert complete({"mailbox": ALICE, "maildir": "~/x"})["maildir"] == "~/x"


@pytest.mark.parametrize(
    ("account", "said"),
    [
        ({}, r"^getmail_accounts\[0\]\.mailbox has to be an address"),
        ({"mailbox": "alice"}, "mailbox has to be an address"),
        ({"mailbox": "a@b.test\npassword x"}, "mailbox holds .* has to be an address"),
        ({"mailbox": 'a"@b.test'}, "mailbox holds .* has to be an address"),
        ({"mailbox": ALICE, "name": "a b"}, "name has to be letters"),
        ({"mailbox": ALICE, "name": "-rf"}, "name has to be letters"),
        ({"mailbox": ALICE, "user": "a b"}, "user holds .* has to be an address"),
        ({"mailbox": ALICE, "ca_path": "ca.pem"}, "ca_path has to be an absolute path"),
        ({"mailbox": ALICE, "endpoint": "mail.test"}, "endpoint has to be a mapping"),
        ({"mailbox": ALICE, "endpoint": {"server": "mail.test"}}, "endpoint has to be a mapping with some of the keys"),
        ({"mailbox": ALICE, "endpoint": {"host": "a b"}}, "endpoint.host has to be a host name"),
        ({"mailbox": ALICE, "endpoint": {"port": "imaps"}}, "endpoint.port has to be a number"),
        ({"mailbox": ALICE, "endpoint": {"port": 65536}}, "endpoint.port has to be a number"),
        ({"mailbox": ALICE, "endpoint": {"tls": "none"}}, "a token travels over TLS only"),
        ({"mailbox": ALICE, "endpoint": {"protocol": "smtp"}}, "set up for imap, not for smtp"),
        ({"mailbox": ALICE, "token_source": "agent"}, "token_source has to be a mapping with exactly one"),
        ({"mailbox": ALICE, "token_source": {"agent": "a", "file": "/b"}}, "token_source has to be a mapping with exactly one"),
        ({"mailbox": ALICE, "token_source": {"agent": "../x"}}, "token_source.agent has to be the name of an account"),
        ({"mailbox": ALICE, "token_source": {"file": "x"}}, "token_source.file has to be an absolute path"),
        ({"mailbox": ALICE, "token_source": {"command": "a\nb"}}, "token_source.command has to be one line"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_with_the_place(account: dict[str, t.Any], said: str) -> None:
    with pytest.raises(AnsibleFilterError, match=said) as caught:
        complete(account)
    assert "getmail_accounts[0]" in str(caught.value)


def test_no_accounts_and_two_of_one_name_are_refused() -> None:
    nothing: t.Any
    unusable: tuple[object, ...] = (None, [], "x", {})
    for nothing in unusable:
        with pytest.raises(AnsibleFilterError, match="list of at least one account"):
            program_accounts(nothing, "isync", ["imap"])
    with pytest.raises(AnsibleFilterError, match="two accounts called "):
        program_accounts([{"mailbox": ALICE}, {"mailbox": ALICE.title()}], "isync", ["imap"])
    with pytest.raises(AnsibleFilterError, match="isync_cloud: 'mars' is no cloud"):
        program_accounts([{"mailbox": ALICE}], "isync", ["imap"], "mars")
    with pytest.raises(AnsibleFilterError, match=r"isync_accounts\[0\] has to be a mapping"):
        program_accounts(["alice"], "isync", ["imap"])


def test_a_mailbox_of_any_name_gets_an_account_of_a_plain_name() -> None:
    given = [
        {"mailbox": "o'brien@contoso.test"},
        {"mailbox": "o-brien@contoso.test"},
        {"mailbox": "user#EXT#@contoso.test"},
        {"mailbox": "_svc@contoso.test"},
    ]
    done = program_accounts(given, "msmtp", ["smtp"])
    assert [one["mailbox"] for one in done] == [one["mailbox"] for one in given]
    assert [one["name"] for one in done] == [
        "o-brien@contoso.test-28246d4e",
        "o-brien@contoso.test",
        "user-EXT-@contoso.test-b80dbaa6",
        "svc@contoso.test-b4ffc219",
    ]
    assert done[0]["token_command"] == "/usr/local/bin/mail-oauth-token get 'o'\"'\"'brien@contoso.test'"
    assert done[2]["token_file"] == "/var/lib/mail-oauth/tokens/user#ext#@contoso.test"


@pytest.mark.parametrize("sender", ["*@contoso.test", "/etc/passwd", "!", "${run{x}}@contoso.test", 3, ""])
def test_a_sender_is_an_address(sender: t.Any) -> None:
    with pytest.raises(AnsibleFilterError, match=r"^exim_accounts\[0\]\.senders\[0\] (holds|has to be)"):
        program_accounts([{"mailbox": ALICE, "senders": [sender]}], "exim", ["smtp"])
