# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is concluded of a mailbox from several ways together."""

from __future__ import annotations

from ansible_collections.m365.mail_oauth.plugins.module_utils._radar.senders import gather
from ansible_collections.m365.mail_oauth.plugins.module_utils._radar.ways import OAUTH, PASSWORD, UNCLEAR, Account, Way


def way(kind: str, logins: int, failures: int) -> Way:
    return Way("sign_in_logs", kind, "smtp", logins=logins, failures=failures)


def test_failed_tries_do_not_hide_logins_that_are_unclear() -> None:
    """Who sprays passwords makes tries at every mailbox, those that log in by a way that is unclear among them."""
    (sender,) = gather([Account("id", ("relay@contoso.test",), False, (way(PASSWORD, 0, 9), way(UNCLEAR, 4, 0)))], {})
    assert not sender.tries_only
    (sprayed,) = gather([Account("id", ("relay@contoso.test",), False, (way(PASSWORD, 0, 9), way(OAUTH, 4, 0)))], {})
    assert sprayed.tries_only
