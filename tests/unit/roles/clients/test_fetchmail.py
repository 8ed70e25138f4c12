# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Of which mailboxes fetchmail would leave behind what somebody else has read."""

from __future__ import annotations

import typing as t

from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar, trust_as_template
from role_templates import ROLES


def test_what_is_kept_by_imap_goes_by_who_has_read_it() -> None:
    loader = DataLoader()
    known: dict[str, t.Any] = {}
    for part in ("defaults", "vars"):
        known.update(loader.load_from_file(str(ROLES / "fetchmail" / part / "main.yml"), trusted_as_template=True))
    known["fetchmail_accounts"] = [
        {"mailbox": "info@contoso.test", "sign_in_user": "alice@contoso.test"},
        {"mailbox": "bob@contoso.test", "keep": True},
        {"mailbox": "carol@contoso.test", "keep": False},
        {"mailbox": "dave@contoso.test", "endpoint": {"protocol": "pop"}},
    ]
    found = Templar(loader, variables=known).template(trust_as_template("{{ fetchmail_unread_only }}"))
    assert [(one["mailbox"], one["sign_in_user"]) for one in found] == [
        ("info@contoso.test", "alice@contoso.test"),
        ("bob@contoso.test", "bob@contoso.test"),
    ]
