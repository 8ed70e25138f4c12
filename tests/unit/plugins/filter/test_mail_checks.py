# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From a normalised tenant to the list of checks."""

from __future__ import annotations

import pathlib
import typing as t

import pytest
from ansible.errors import AnsibleFilterError

from ansible_collections.m365.mail_oauth.plugins.filter.mail_checks import FilterModule
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.history import History, Memory, dumps
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants.normal import normalise

mail_checks = FilterModule().filters()["mail_checks"]


def tenant(**settings: t.Any) -> dict[str, t.Any]:
    return normalise("contoso", {"tenant": "contoso.test", **settings}, "/")


def test_each_mailbox_is_checked_at_each_endpoint_of_its_protocols() -> None:
    given = tenant(
        endpoints=[
            {"protocol": "imap", "host": "mail.test"},
            {"protocol": "imap", "host": "mail.test", "tls": "starttls"},
            {"protocol": "smtp", "host": "mail.test"},
        ],
        mailboxes=[
            "alice@contoso.test",
            {"address": "info@contoso.test", "sign_in_user": "alice@contoso.test", "protocols": ["imap"]},
        ],
    )
    checks = mail_checks(given)
    assert [(one["user"], one["token"], one["protocol"], one["tls"], one["port"]) for one in checks] == [
        ("alice@contoso.test", "alice@contoso.test", "imap", "implicit", 993),
        ("alice@contoso.test", "alice@contoso.test", "imap", "starttls", 143),
        ("alice@contoso.test", "alice@contoso.test", "smtp", "starttls", 587),
        ("info@contoso.test", "alice@contoso.test", "imap", "implicit", 993),
        ("info@contoso.test", "alice@contoso.test", "imap", "starttls", 143),
    ]
    assert len({one["name"] for one in checks}) == len(checks)


def shared(**mailbox: t.Any) -> dict[str, t.Any]:
    info = {"address": "info@contoso.test", "sign_in_user": "alice@contoso.test"}
    return tenant(
        endpoints=[{"protocol": "imap", "host": "mail.test"}, {"protocol": "smtp", "host": "mail.test"}],
        mailboxes=[{**info, **mailbox}, {**info, "sign_in_user": "bob@contoso.test"}, "alice@contoso.test"],
    )


def test_smtp_logins_may_be_of_either_kind() -> None:
    found = [(one["protocol"], one.get("smtp_login")) for one in mail_checks(shared(smtp_login="mailbox"))]
    assert found == [("imap", None), ("smtp", "mailbox"), *[("imap", None), ("smtp", "auto")] * 2]


def test_the_first_delegate_keeps_the_name_of_the_check() -> None:
    assert [one["name"] for one in mail_checks(shared())][:4] == [
        "info@contoso.test imap implicit mail.test:993",
        "info@contoso.test smtp starttls mail.test:587",
        "info@contoso.test imap implicit mail.test:993 via bob@contoso.test",
        "info@contoso.test smtp starttls mail.test:587 via bob@contoso.test",
    ]


def test_what_worked_last_time_comes_from_the_history(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "history.json"
    key = "contoso\tinfo@contoso.test\tsmtp\tmail.test\t587\tstarttls\tlocalhost"
    memory = Memory("p", "", "2026-11-01T02:00:00Z", "", "2026-11-01T02:00:00Z", "p", "p")
    path.write_bytes(dumps(History(["2026-11-01T02:00:00Z"], {key: memory}, frozenset({key}))))
    assert [one.get("smtp_login_known") for one in mail_checks(shared(), str(path))] == [
        None,
        "mailbox",
        None,
        "mailbox",
        None,
        None,
    ]
    assert "smtp_login_known" not in mail_checks(shared(smtp_login="sign_in_user"), str(path))[1]


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"format": "another"}', b"\xff"])
def test_a_history_that_cannot_be_used_is_none(tmp_path: pathlib.Path, content: bytes | None) -> None:
    path = tmp_path / "history.json"
    if content is not None:
        path.write_bytes(content)
    assert mail_checks(shared(), str(path)) == mail_checks(shared())


def test_no_mailboxes_are_no_checks() -> None:
    assert mail_checks(tenant()) == []


@pytest.mark.parametrize(
    "given", [None, "contoso", [], {}, {"mailboxes": [{}], "endpoints": []}, {"mailboxes": None, "endpoints": []}]
)
def test_something_else_than_a_tenant_is_one_sentence(given: t.Any) -> None:
    with pytest.raises(AnsibleFilterError, match=r"takes a tenant as the m365\.mail_oauth\.tenants inventory gives it"):
        mail_checks(given)
