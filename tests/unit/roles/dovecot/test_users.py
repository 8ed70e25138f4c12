# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The file of local users, as Dovecot looks a name up in it."""

from __future__ import annotations

from role_templates import render


def test_a_name_with_an_apostrophe_is_there_as_dovecot_looks_for_it() -> None:
    accounts = [{"mailbox": name, "password_hash": "{X}y"} for name in ("O'brien@contoso.test", "alice@contoso.test")]
    lines = [line for line in render("dovecot", "users.j2", dovecot_accounts=accounts).splitlines() if not line.startswith("#")]
    assert lines == ["o'brien@contoso.test:{X}y::::::", "o\\'brien@contoso.test:{X}y::::::", "alice@contoso.test:{X}y::::::"]
