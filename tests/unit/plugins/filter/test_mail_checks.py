# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From a normalised tenant to the list of checks."""

from __future__ import annotations

import typing as t

import pytest
from ansible.errors import AnsibleFilterError

from ansible_collections.m365.mail_oauth.plugins.filter.mail_checks import FilterModule
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tenants_normal import normalise

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


def test_no_mailboxes_are_no_checks() -> None:
    assert mail_checks(tenant()) == []


@pytest.mark.parametrize(
    "given", [None, "contoso", [], {}, {"mailboxes": [{}], "endpoints": []}, {"mailboxes": None, "endpoints": []}]
)
def test_something_else_than_a_tenant_is_one_sentence(given: t.Any) -> None:
    with pytest.raises(AnsibleFilterError, match=r"takes a tenant as the m365\.mail_oauth\.tenants inventory gives it"):
        mail_checks(given)
