# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading the policies of many mailboxes: several at once, within a time, and what was read counts."""

from __future__ import annotations

import threading

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.timing import Clock, Deadline
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange import policies
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.answers import Row
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.cmdlets import Cmdlet
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.tenant_policies_info import in_time

MANY = [f"user-{number}@contoso.test" for number in range(40)]


class Moving(Clock):
    """A clock that stands still, but for what ``passed``."""

    passed = 0.0

    def monotonic(self) -> float:
        return self.passed


class Exchange:
    """Answers every cmdlet; after ``good`` mailboxes there is no token any more."""

    def __init__(self, good: int = len(MANY)) -> None:
        self.good = good
        self.asked: list[str] = []
        self.together = threading.Barrier(2)

    def run(self, cmdlet: Cmdlet) -> list[Row]:
        self.asked.append(cmdlet.name)
        if cmdlet.name != "Get-CASMailbox":
            return [{"SmtpClientAuthenticationDisabled": "False"}]
        if self.asked.count("Get-CASMailbox") > self.good:
            raise TokenError("The token endpoint does not answer.")
        return [{"PrimarySmtpAddress": cmdlet.parameters["Identity"], "PopEnabled": True}]


def test_mailboxes_are_asked_about_side_by_side() -> None:
    exchange = Exchange()

    def run(cmdlet: Cmdlet) -> list[Row]:
        if cmdlet.name == "Get-CASMailbox":
            exchange.together.wait(30)  # nobody gets on alone
        return exchange.run(cmdlet)

    found = policies.read_policies(run, MANY, MANY)
    assert list(found.cas_mailboxes) == MANY
    assert all(reading.document["PrimarySmtpAddress"] == name for name, reading in found.cas_mailboxes.items())


def test_what_was_read_before_the_token_was_lost_counts() -> None:
    found = policies.read_policies(Exchange(good=10).run, MANY, [])
    read = [reading for reading in found.cas_mailboxes.values() if not reading.unread]
    assert len(read) == 10
    assert not found.transport.unread
    assert "does not answer" in next(reading.unread for reading in found.cas_mailboxes.values() if reading.unread)


def test_without_a_token_to_begin_with_nobody_else_is_asked() -> None:
    asked: list[str] = []

    def run(cmdlet: Cmdlet) -> list[Row]:
        asked.append(cmdlet.name)
        raise TokenError("No token.")

    with pytest.raises(TokenError, match="No token"):
        policies.read_policies(run, MANY, MANY)
    assert len(asked) == 1


def test_when_the_time_is_up_nobody_is_asked_any_more() -> None:
    exchange = Exchange()
    clock = Moving()

    def run(cmdlet: Cmdlet) -> list[Row]:
        clock.passed += 10
        return exchange.run(cmdlet)

    found = policies.read_policies(in_time(run, Deadline(clock, 100)), MANY, [])
    unread = [reading.unread for reading in found.cas_mailboxes.values() if reading.unread]
    assert len(exchange.asked) <= 10 + policies._AT_ONCE
    assert 0 < len(unread) < len(MANY)
    assert "the 100 seconds for all mailboxes were over" in unread[0]
