# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.apply import apply_now
from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.errors import AlreadyThereError, UncertainError
from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.timing import Clock, Deadline
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import ExchangeError
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange import cmdlets
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.access import AccessState, Wanted, WantedMailbox
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.answers import NotThereError, Row
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.cmdlets import Cmdlet
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.job import AccessJob, only_changed
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.plan import Plan, Step, step

NEW = step(cmdlets.new_service_principal("a", "b", None), "register")
ADD = step(cmdlets.add_mailbox_permission("alice@contoso.test", "b"), "give")
REMOVE = step(cmdlets.remove_service_principal("c"), "remove")


def plan(*steps: Step) -> Plan:
    return Plan(steps, {}, {})


class World(AccessJob, Clock):
    """Scripts the outcome of each write and of each look after the first, and lets time pass when somebody sleeps."""

    def __init__(self, outcomes: t.Sequence[Exception | None], looks: t.Sequence[Plan] = (), budget: float = 100) -> None:
        super().__init__(self.run, Wanted())
        self.outcomes = list(outcomes)
        self.looks = list(looks)
        self.log: list[str] = []
        self.passed = 0.0
        self.deadline = Deadline(self, budget)

    def monotonic(self) -> float:
        return self.passed

    def sleep_now(self, seconds: float) -> None:
        self.passed += seconds

    def chance(self) -> float:
        return 1.0

    def run(self, cmdlet: Cmdlet) -> list[Row]:
        self.log.append(cmdlet.name)
        outcome = self.outcomes.pop(0) if self.outcomes else None
        if outcome is not None:
            raise outcome
        return []

    def read(self) -> AccessState:
        self.log.append("look")
        return AccessState()

    def plan(self, state: AccessState) -> Plan:
        del state
        return self.looks.pop(0) if len(self.looks) > 1 else self.looks[0] if self.looks else plan()

    def do(self, *steps: Step) -> list[str]:
        self.looks = [plan(*steps), *(self.looks or [plan()])]
        warnings = apply_now(self, self, self.deadline).warnings
        assert self.log.pop(0) == "look"
        return warnings


def test_nothing_to_do_is_nothing_done() -> None:
    world = World([])
    assert world.do() == []
    assert world.log == []


def test_steps_are_run_in_order_and_then_looked_at() -> None:
    world = World([])
    assert world.do(NEW, ADD) == []
    assert world.log == ["New-ServicePrincipal", "Add-MailboxPermission", "look"]


def test_what_is_done_is_waited_for_and_not_written_again() -> None:
    world = World([], [plan(ADD), plan(ADD), plan()])
    assert world.do(ADD) == []
    assert world.log == ["Add-MailboxPermission", "look", "look", "look"]
    assert world.passed == 3.0


def test_what_does_not_show_in_time_is_a_warning() -> None:
    world = World([], [plan(ADD)], budget=10)
    (warning,) = world.do(ADD)
    assert "give" in warning
    assert world.log.count("Add-MailboxPermission") == 1
    assert world.passed < 10


def test_a_principal_that_is_not_known_everywhere_yet_is_waited_for() -> None:
    world = World([None, NotThereError("who?"), NotThereError("who?"), None], [plan(ADD), plan(ADD), plan()])
    assert world.do(NEW, ADD) == []
    assert world.log == [
        *(
            "New-ServicePrincipal",
            "Add-MailboxPermission",
            "look",
            "Add-MailboxPermission",
            "look",
            "Add-MailboxPermission",
            "look",
        )
    ]


def test_waiting_for_it_ends_with_its_own_error() -> None:
    world = World([NotThereError("who?")] * 100, [plan(ADD)], budget=10)
    with pytest.raises(ExchangeError, match="who") as caught:
        world.do(ADD)
    assert caught.value.code == "not_found"
    assert world.passed < 10


def test_an_uncertain_write_is_looked_at_before_anything_is_written() -> None:
    world = World([UncertainError("gone")], [plan(), plan()])
    assert world.do(NEW, ADD) == []
    assert world.log == ["New-ServicePrincipal", "look"]


def test_what_is_there_already_is_looked_at() -> None:
    world = World([None, AlreadyThereError("twice")], [plan(NEW), plan()])
    assert world.do(REMOVE, NEW) == []
    assert world.log == ["Remove-ServicePrincipal", "New-ServicePrincipal", "look", "New-ServicePrincipal", "look"]


def test_what_was_acknowledged_is_not_sent_again_with_what_was_not() -> None:
    world = World([None, NotThereError("who?")], [plan(NEW, ADD), plan(NEW), plan()])
    assert world.do(NEW, ADD) == []
    assert world.log == ["New-ServicePrincipal", "Add-MailboxPermission", "look", "Add-MailboxPermission", "look", "look"]


def test_nothing_is_written_after_all_was_taken_whatever_a_look_shows() -> None:
    world = World([], [plan(REMOVE, NEW, ADD), plan(REMOVE), plan()])
    assert world.do(NEW, ADD) == []
    assert world.log == ["New-ServicePrincipal", "Add-MailboxPermission", "look", "look", "look"]


def test_what_does_not_show_in_time_is_a_warning_also_after_a_refusal() -> None:
    world = World([None, UncertainError("gone")], [plan(NEW)], budget=10)
    (warning,) = world.do(NEW, ADD)
    assert "register" in warning and "gone" not in warning


def test_what_stays_refused_is_tried_until_the_deadline_and_no_sooner() -> None:
    world = World([AlreadyThereError("twice")] * 20, [*[plan(NEW)] * 20, plan()], budget=1000)
    assert world.do(NEW) == []
    assert world.log.count("New-ServicePrincipal") == 21
    world = World([AlreadyThereError("twice")] * 100, [plan(NEW)], budget=100)
    with pytest.raises(ExchangeError, match="twice") as caught:
        world.do(NEW)
    assert caught.value.code == "already_exists"


def test_check_mode_looks_once_and_writes_nothing() -> None:
    world = World([])
    world.looks = [plan(NEW)]
    assert apply_now(world, world, world.deadline, check_mode=True).changed
    assert world.log == ["look"]


def test_what_is_gone_needs_no_removing() -> None:
    world = World([NotThereError("gone")])
    assert world.do(REMOVE, NEW) == []
    assert world.log == ["Remove-ServicePrincipal", "New-ServicePrincipal", "look"]


def test_a_refusal_ends_it() -> None:
    world = World([ExchangeError("no")])
    with pytest.raises(ExchangeError, match="no"):
        world.do(NEW, ADD)
    assert world.log == ["look", "New-ServicePrincipal"]


def test_only_changed_mailboxes_are_read_again() -> None:
    wanted = Wanted(mailboxes=(WantedMailbox("alice@contoso.test"), WantedMailbox("bob@contoso.test")))
    assert [one.address for one in only_changed(wanted, plan(NEW, ADD)).mailboxes] == ["alice@contoso.test"]


def test_a_job_reads_everything_once_and_then_what_it_changes() -> None:
    asked: list[str] = []

    def run(cmdlet: Cmdlet) -> list[Row]:
        address = str(cmdlet.parameters.get("Identity", ""))
        asked.append(address)
        return [{"PrimarySmtpAddress": address, "ImapEnabled": address.startswith("bob")}] if address else []

    addresses = ("alice@contoso.test", "bob@contoso.test")
    job = AccessJob(run, Wanted(mailboxes=tuple(WantedMailbox(address, imap_enabled=True) for address in addresses)))
    assert [change.call.parameters["Identity"] for change in job.plan(job.read()).changes] == ["alice@contoso.test"]
    assert set(addresses) <= set(asked)
    asked.clear()
    assert len(job.plan(job.read()).changes) == 1
    assert "bob@contoso.test" not in asked and "alice@contoso.test" in asked
