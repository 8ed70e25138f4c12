# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action before the verify module: parts, progress, deadline, what is kept when a host is lost, and no token on a disk."""

from __future__ import annotations

import itertools
import json
import types
import typing as t

import pytest
from ansible.errors import AnsibleActionFail, AnsibleConnectionFailure
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.task import Task
from ansible.plugins.action import ActionBase
from ansible.template import Templar
from ansible.utils.display import Display

from ansible_collections.m365.mail_oauth.plugins.action import verify as action_module
from ansible_collections.m365.mail_oauth.plugins.action.verify import NO_TIME, ActionModule

Json = t.Dict[str, t.Any]

TOKEN = "a-canary-that-nobody-may-see-0123456789"


class Connection:
    """A connection that can or cannot pipeline."""

    transport = "ssh"
    become: t.Any = None

    def __init__(self, can: bool = True) -> None:
        self._shell = types.SimpleNamespace(tmpdir=None)
        self.has_pipelining = can
        self.pipelining = False

    def set_option(self, name: str, value: bool) -> None:
        assert name == "pipelining"
        self.pipelining = value

    def is_pipelining_enabled(self, _wrap_async: bool = False) -> bool:
        become_can = self.become is None or self.become.pipelining
        return self.has_pipelining and self.pipelining and become_can


class Module:
    """Stands for the module on the host: answers each execution, and keeps what it was given."""

    def __init__(self, clock: t.Callable[[float], None], rate: float = 100.0) -> None:
        self.given: list[Json] = []
        self.clock = clock
        self.rate = rate
        self.states: dict[str, str] = {}
        self.lost_at = 0
        self.answer: Json | None = None

    def __call__(self, module_name: str, module_args: Json, task_vars: object) -> Json:
        self.given.append(module_args)
        if len(self.given) == self.lost_at:
            if self.answer is not None:
                return self.answer
            raise AnsibleConnectionFailure("Connection reset by peer")
        deadline = module_args.get("deadline") or 1e9
        can = int(self.rate * deadline)
        self.clock(min(len(module_args["checks"]) / self.rate, deadline))
        checks = []
        for number, check in enumerate(module_args["checks"]):
            state = self.states.get(check["user"], "passed") if number < can else "not_run"
            finding = {"cause": f"cause_{state}", "severity": "error", "summary": "It is so.", "remedy": "Mend it."}
            checks.append(
                {
                    **check,
                    "name": f"{check['user']} {check['protocol']}",
                    "state": state,
                    "findings": [] if state == "passed" else [finding],
                }
            )
        programs = [program["name"] for program in module_args.get("programs") or ()]
        checks += [{"name": name, "user": name, "state": "passed", "findings": []} for name in programs]
        states = ("passed", "failed", "deferred", "not_run")
        summary = {"checks": len(checks), **{one: sum(check["state"] == one for check in checks) for one in states}}
        return {"changed": False, "checks": checks, "summary": summary, "warnings": ["one of the module's"]}


class Bench:
    """An action over a module, a clock and a screen."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        self.shown: list[str] = []
        self.module = Module(self.pass_time)
        self.connection = Connection()
        self.delegate_to: str | None = None
        monkeypatch.setattr(f"{action_module.__name__}.time.monotonic", lambda: self.now)
        monkeypatch.setattr(Display, "display", lambda _self, message, *_args, **_kwargs: self.shown.append(str(message)))
        monkeypatch.setattr(ActionBase, "_execute_module", lambda _self, **arguments: self.module(**arguments))

    def pass_time(self, seconds: float) -> None:
        self.now += seconds

    def run(self, **arguments: t.Any) -> Json:
        task = Task()
        task.action = "m365.mail_oauth.verify"
        task.args = {"tokens": {"a": TOKEN}, "trusted_hosts": ["mail.test"], **arguments}
        task.delegate_to = self.delegate_to
        loader = DataLoader()
        play_context = types.SimpleNamespace(pipelining=False, become_method="su")
        action = ActionModule(task, t.cast("t.Any", self.connection), t.cast("t.Any", play_context), loader, Templar(loader))
        result = action.run(None, {"inventory_hostname": "relay1"})
        assert TOKEN not in json.dumps(result) + "\n".join(self.shown)
        return result


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(monkeypatch)


def checks(mailboxes: int, protocols: t.Sequence[str] = ("imap", "pop", "smtp")) -> list[Json]:
    return [
        {"protocol": protocol, "host": "mail.test", "user": f"user{number}@contoso.test", "token": "a"}
        for protocol, number in itertools.product(protocols, range(mailboxes))
    ]


def test_a_short_run_is_one_execution_with_its_arguments_as_they_are(bench: Bench) -> None:
    given = checks(40)
    result = bench.run(checks=given, deadline=30)
    assert bench.module.given == [{"tokens": {"a": TOKEN}, "trusted_hosts": ["mail.test"], "checks": given, "deadline": 30}]
    assert result["summary"]["passed"] == 120
    assert bench.shown == []


def test_a_long_run_is_parts_of_whole_mailboxes_sized_by_the_rate(bench: Bench) -> None:
    result = bench.run(checks=checks(2000))
    sizes = [len(part["checks"]) for part in bench.module.given]
    assert sizes[0] == 129  # twice the checks that run at once, and the last mailbox whole
    assert sizes[1] == 1800  # eighteen seconds at the rate that was seen
    assert sizes[2:] == [1800, 2271]  # a rest that is not worth an execution of its own is done with the one before
    for part in bench.module.given:
        users = [check["user"] for check in part["checks"]]
        assert all(users.count(user) == 3 for user in users[:5])
    assert [check["name"] for check in result["checks"]] == [f"{one['user']} {one['protocol']}" for one in checks(2000)]
    assert result["summary"] == {"checks": 6000, "passed": 6000, "failed": 0, "deferred": 0, "not_run": 0}
    assert result["warnings"] == ["one of the module's"]
    assert not result.get("failed")


def test_each_part_is_one_line_of_progress(bench: Bench) -> None:
    bench.module.states = {"user1@contoso.test": "failed", "user900@contoso.test": "deferred"}
    bench.run(checks=checks(1000), fail_on="never")
    assert bench.shown == [
        "verify: 129 of 3,000 checks from relay1, 3 failed, about 29 s left",
        "verify: 1,929 of 3,000 checks from relay1, 3 failed, about 11 s left",
        "verify: 3,000 of 3,000 checks from relay1, 3 failed, 3 deferred, done in 30 s",
    ]


def test_the_host_that_is_named_is_the_delegated_one(bench: Bench) -> None:
    bench.delegate_to = "relay2"
    bench.run(checks=checks(1000))
    assert "from relay2" in bench.shown[0]


def test_a_part_gets_the_tokens_of_its_own_checks(bench: Bench) -> None:
    given = [{**check, "token": check["user"]} for check in checks(400, ["imap"])]
    bench.run(checks=given, tokens={check["user"]: TOKEN for check in given})
    for part in bench.module.given:
        assert set(part["tokens"]) == {check["user"] for check in part["checks"]}


def test_logins_of_programs_are_made_once_and_come_last(bench: Bench) -> None:
    result = bench.run(checks=checks(1000), programs=[{"name": "msmtp"}])
    assert [bool(part.get("programs")) for part in bench.module.given] == [False, False, True]
    assert result["checks"][-1]["name"] == "msmtp"
    assert result["summary"]["checks"] == len(result["checks"]) == 3001


def test_the_threshold_counts_over_all_parts(bench: Bench) -> None:
    bench.module.states = {"user999@contoso.test": "failed"}
    result = bench.run(checks=checks(1000))
    assert result["failed"] is True
    assert result["msg"].startswith("3 of 3000 checks did not pass. user999@contoso.test imap: cause_failed: It is so.")
    assert {part["fail_on"] for part in bench.module.given} == {"never"}
    bench.module.states = {"user999@contoso.test": "deferred"}
    assert not bench.run(checks=checks(1000)).get("failed")
    assert bench.run(checks=checks(1000), fail_on="warning")["failed"]


def test_the_deadline_holds_over_all_parts_and_the_rest_is_not_run(bench: Bench) -> None:
    result = bench.run(checks=checks(2000), deadline=15, fail_on="never")
    deadlines = [part["deadline"] for part in bench.module.given]
    assert deadlines[0] == 15
    assert deadlines[1] == pytest.approx(15 - 1.29)
    assert deadlines[2:] == [NO_TIME]  # all that is left in one execution, which makes none of it
    assert len(result["checks"]) == 6000
    assert result["summary"]["not_run"] > 4400
    assert bench.now - 1000 < 15.1


def test_results_are_kept_when_the_host_is_lost_on_the_way(bench: Bench) -> None:
    bench.module.lost_at = 3
    result = bench.run(checks=checks(2000))
    assert result["unreachable"] is True
    assert result["msg"] == "Connection reset by peer. 1,929 of 6,000 checks were made before that."
    assert len(result["checks"]) == 1929


def test_a_host_that_is_lost_at_once_is_ansibles_affair(bench: Bench) -> None:
    bench.module.lost_at = 1
    with pytest.raises(AnsibleConnectionFailure):
        bench.run(checks=checks(2000))


@pytest.mark.parametrize("at", [1, 3])
def test_a_module_that_breaks_says_why(bench: Bench, at: int) -> None:
    bench.module.lost_at = at
    bench.module.answer = {"failed": True, "msg": "MODULE FAILURE", "rc": 1}
    result = bench.run(checks=checks(2000))
    assert result["failed"] is True
    assert result["rc"] == 1
    assert result["msg"].startswith("MODULE FAILURE")
    assert len(result.get("checks", [])) == (0 if at == 1 else 1929)


@pytest.mark.parametrize(
    "wrong",
    [
        {"checks": [*checks(500), {"protocol": "imaps", "user": "x@contoso.test", "token": "a"}]},
        {"checks": checks(500), "deadline": "soon"},
        {"checks": checks(500), "fail_on": "sometimes"},
        {"checks": checks(500), "tokens": {"b": TOKEN}},
        {"checks": "all of them"},
    ],
)
def test_what_cannot_be_used_goes_to_the_module_whole(bench: Bench, wrong: Json) -> None:
    bench.module.lost_at, bench.module.answer = (
        1,
        {"failed": True, "msg": "checks[1500].protocol: 'imaps' is not one of imap, pop, smtp."},
    )
    result = bench.run(**wrong)
    (given,) = bench.module.given
    assert given["checks"] == wrong["checks"]
    assert result["msg"].startswith("checks[1500]")


# What a person sees of a failure.


def test_many_results_of_a_failure_are_a_table_and_stay_registered(bench: Bench) -> None:
    bench.module.states = {"user1@contoso.test": "failed", "user2@contoso.test": "deferred"}
    result = bench.run(checks=checks(30))
    assert len(result["checks"]) == 90
    result["failed"] = True
    assert not result.get("_ansible_no_log")
    bench.module.answer, bench.module.lost_at = {**result, "failed": True, "msg": "3 of 90 checks did not pass."}, 2
    shown = bench.run(checks=checks(30))
    assert shown["_ansible_no_log"] is True
    assert len(shown["checks"]) == 90
    assert bench.shown[:5] == [
        "84 of 90 logins from relay1 worked",
        "       3  cause_deferred  user2@contoso.test imap and 2 more",
        "          remedy: Mend it.",
        "       3  cause_failed    user1@contoso.test imap and 2 more",
        "          remedy: Mend it.",
    ]


def test_verbose_output_hides_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.module.states = {"user1@contoso.test": "failed"}
    monkeypatch.setattr(action_module.display, "verbosity", 1)
    assert not bench.run(checks=checks(1000)).get("_ansible_no_log")


# Tokens stay off disks.


def test_pipelining_is_switched_on(bench: Bench) -> None:
    bench.run(checks=checks(1))
    assert bench.connection.pipelining


def test_without_tokens_nothing_is_asked_of_the_connection(bench: Bench) -> None:
    bench.connection = Connection(can=False)
    assert bench.run(checks=[], tokens={})["summary"]["checks"] == 0


def test_connections_without_the_option_look_at_the_play(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Connection, _name: str, _value: bool) -> None:
        raise KeyError("pipelining")

    monkeypatch.setattr(Connection, "set_option", refuse)
    monkeypatch.setattr(Connection, "is_pipelining_enabled", lambda _self, _wrap_async=False: True)
    assert bench.run(checks=checks(1))["summary"]["passed"] == 3


def test_tokens_are_not_written_to_the_host(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> str:
        with pytest.raises(AnsibleActionFail) as failure:
            bench.run(checks=checks(1))
        assert not bench.module.given
        message = str(failure.value.message)
        assert message.startswith("Secrets (tokens) would be written into a file on the host, because ")
        return message

    bench.connection = Connection(can=False)
    assert "the connection ssh cannot pipeline" in refused()
    bench.connection = Connection()
    bench.connection.become = types.SimpleNamespace(pipelining=False)
    assert "su needs a terminal" in refused()
    bench.connection.become = None
    monkeypatch.setattr(Connection, "is_pipelining_enabled", lambda _self, _wrap_async=False: False)
    assert "RequestTTY" in refused()
    monkeypatch.setenv("ANSIBLE_KEEP_REMOTE_FILES", "1")
    assert "ANSIBLE_KEEP_REMOTE_FILES is on" in refused()


def test_async_is_not_supported() -> None:
    assert ActionModule._supports_async is False
    assert ActionModule._supports_check_mode is True


# --- several tenants in one list


def test_each_part_takes_along_its_own_tenants_and_their_tokens_alone(bench: Bench) -> None:
    checks = [
        {"protocol": "imap", "user": f"u{number}", "tenant": f"t{number % 4}", "token": f"u{number}"} for number in range(400)
    ]
    tenants = [
        {"name": f"t{one}", "tokens": {f"u{number}": f"{TOKEN}-{number}" for number in range(400) if number % 4 == one}}
        for one in range(4)
    ]
    bench.run(checks=checks, tenants=tenants, tokens={}, concurrency=1)
    assert len(bench.module.given) > 1
    for given in bench.module.given:
        wanted: dict[str, dict[str, str]] = {}
        for check in given["checks"]:
            wanted.setdefault(check["tenant"], {})[check["token"]] = f"{TOKEN}-{check['token'][1:]}"
        assert {tenant["name"]: tenant["tokens"] for tenant in given["tenants"]} == wanted
