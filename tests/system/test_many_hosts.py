# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Twenty hosts over real SSH: at once, each for itself or sharing the list, with hosts that are lost, cut off, or live in another time."""

from __future__ import annotations

import collections
import json
import os
import pathlib
import subprocess
import sys
import time
import typing as t

import pytest
from mail_verify import jwt
from many_hosts import Hosts

pytestmark = pytest.mark.long

NUMBER = 20
#: Hosts that have to be connected at once before anybody gets on.
TOGETHER = 6
LIMIT = 300

LOST, CUT_OFF, LATE, UNKNOWN = "relay20", "relay3", "relay4", "relay99"
MAILBOXES = ["alice@contoso.test", "bob@contoso.test"]
MANY_MAILBOXES = [f"user{number}@contoso.test" for number in range(1, 41)]


class Run(t.NamedTuple):
    status: int
    output: str
    report: dict[str, t.Any]
    logins: list[tuple[str, str]]

    def states(self, host: str) -> set[str]:
        return {check["state"] for check in self.report["checks"] if check["checked_from"] == host}

    def causes(self, host: str) -> set[str]:
        return {
            check["findings"][0]["cause"]
            for check in self.report["checks"]
            if check["checked_from"] == host and check["findings"]
        }


class Bench:
    """A tenant, an inventory of twenty hosts, and the playbook as a user runs it."""

    def __init__(self, directory: pathlib.Path, hosts: Hosts, collections_path: pathlib.Path) -> None:
        self.directory, self.hosts = directory, hosts
        now = int(time.time())
        self.token = jwt(upn=None, exp=now + 3600, nbf=now - 60)
        self.environment = {
            **os.environ,
            "HOME": str(directory),
            "ANSIBLE_COLLECTIONS_PATH": str(collections_path),
            "ANSIBLE_NOCOLOR": "1",
            "ANSIBLE_FORKS": "20",
            "ANSIBLE_HOST_KEY_CHECKING": "true",
            "M365_MAIL_OAUTH_ACCESS_TOKEN": self.token,
        }

    def write(self, name: str, text: str) -> pathlib.Path:
        path = self.directory / name
        path.write_text(text, encoding="utf-8")
        return path

    def verify(self, mailboxes: t.Sequence[str], *arguments: str, hosts: str | None = None) -> Run:
        endpoint = {"protocol": "imap", "host": self.hosts.mail_address, "port": self.hosts.mail_port, "tls": "implicit"}
        tenant = {
            "tenant": "contoso.test",
            "mailboxes": list(mailboxes),
            "protocols": ["imap"],
            "endpoints": [endpoint],
            "trusted_hosts": [self.hosts.mail_address],
            "ca_path": str(self.hosts.mail / "ca" / "ca.pem"),
        }
        self.write("tenants.m365.yml", json.dumps({"plugin": "m365.mail_oauth.tenants", "tenants": {"contoso": tenant}}))
        if hosts is not None:
            self.write("hosts.ini", hosts)
        command = [
            sys.executable,
            "-m",
            "ansible",
            "playbook",
            "m365.mail_oauth.verify",
            "-i",
            "tenants.m365.yml",
            "-i",
            "hosts.ini",
        ]
        self.hosts.logins()
        report_file = self.directory / "mail-oauth-report" / "report.json"
        report_file.unlink(missing_ok=True)
        done = subprocess.run(
            self.hosts.command(*command, "-e", "verify_connect_timeout=3", *arguments),
            cwd=self.directory,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        assert self.token not in done.stdout
        assert report_file.exists(), done.stdout
        report = json.loads(report_file.read_text(encoding="utf-8"))
        return Run(done.returncode, done.stdout, report, self.hosts.logins())


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory, collections_path: pathlib.Path) -> t.Iterator[Bench]:
    directory = tmp_path_factory.mktemp("many")
    with Hosts(directory / "hosts", NUMBER, isolated=CUT_OFF, without_sshd=LOST, together=TOGETHER) as hosts:
        made = Bench(directory, hosts, collections_path)
        # A clock two days ahead, as far as Python can tell.
        ahead = directory / "ahead"
        ahead.mkdir()
        made.write("ahead/sitecustomize.py", "import time\n_time = time.time\ntime.time = lambda: _time() + 172800\n")
        late = made.write("ahead/python", f'#!/bin/sh\nexport PYTHONPATH={ahead}\nexec "{sys.executable}" "$@"\n')
        late.chmod(0o755)
        usual = {name: {"ansible_python_interpreter": sys.executable} for name in hosts.names}
        usual[LATE] = {"ansible_python_interpreter": str(late)}
        made.write("hosts.ini", hosts.inventory(**usual))
        yield made


@pytest.fixture(scope="module")
def everywhere(bench: Bench) -> Run:
    """Every host makes every check; one more host is only in the list."""
    names = json.dumps({"verify_hosts": [*bench.hosts.names, UNKNOWN]})
    return bench.verify(MAILBOXES, "-e", names)


def fine(bench: Bench) -> list[str]:
    cut_off = [CUT_OFF] if bench.hosts.namespaces else []
    return [name for name in bench.hosts.names if name not in [LOST, LATE, *cut_off]]


def test_hosts_are_logged_in_from_at_once(bench: Bench, everywhere: Run) -> None:
    # The server greets nobody before so many hosts are there: hosts that take turns would have failed.
    for host in fine(bench):
        assert everywhere.states(host) == {"passed"}, everywhere.output
    assert collections.Counter(user for _address, user in everywhere.logins) == dict.fromkeys(MAILBOXES, len(fine(bench)))


def test_each_login_comes_from_its_own_host(bench: Bench, everywhere: Run) -> None:
    if bench.hosts.namespaces:
        assert {address for address, _user in everywhere.logins} == {bench.hosts.address[name] for name in fine(bench)}


def test_a_host_that_cannot_be_reached_is_in_the_report_as_such(everywhere: Run) -> None:
    assert everywhere.states(LOST) == {"not_run"}
    assert everywhere.causes(LOST) == {"managed_host_unreachable"}


def test_a_host_that_the_inventory_lacks_is_in_the_report_as_such(everywhere: Run) -> None:
    assert everywhere.causes(UNKNOWN) == {"managed_host_unreachable"}
    assert f"The inventory has no host {UNKNOWN}." in everywhere.output
    assert everywhere.report["summary"]["unreachable_hosts"] == 2


def test_a_host_without_a_way_to_the_mail_server_is_the_only_one(bench: Bench, everywhere: Run) -> None:
    without_tls = {check["checked_from"] for check in everywhere.report["checks"] if check["phases"] and not check["tls_info"]}
    assert without_tls == ({CUT_OFF} if bench.hosts.namespaces else set())
    if bench.hosts.namespaces:
        assert everywhere.states(CUT_OFF) == {"failed"}
        assert everywhere.causes(CUT_OFF) == {"connection_timeout"}


def test_a_host_with_a_wrong_clock_is_the_only_one(everywhere: Run) -> None:
    assert everywhere.states(LATE) == {"failed"}
    failed = {check["checked_from"] for check in everywhere.report["checks"] if check["state"] == "failed"}
    assert failed <= {LATE, CUT_OFF}
    assert everywhere.causes(LATE) & {"token_expired", "clock_skew"}


def test_the_run_fails_for_the_tenant_and_no_host(everywhere: Run) -> None:
    assert everywhere.status != 0
    assert "unreachable=1" not in everywhere.output
    assert everywhere.output.count("failed=1") == 1
    assert "Traceback" not in everywhere.output


def test_the_list_is_shared_out(bench: Bench, everywhere: Run) -> None:
    run = bench.verify(MANY_MAILBOXES, "-e", "verify_distribution=shared")
    homes = {check["mailbox"]: check["checked_from"] for check in run.report["checks"]}
    assert len(run.report["checks"]) == len(homes) == len(MANY_MAILBOXES)
    assert set(collections.Counter(homes.values()).values()) == {2}
    assert {mailbox for mailbox, host in homes.items() if host == LOST} == {
        check["mailbox"] for check in run.report["checks"] if check["state"] == "not_run"
    }
    expected = sorted(mailbox for mailbox, host in homes.items() if host in fine(bench))
    assert sorted(user for _address, user in run.logins) == expected
    if bench.hosts.namespaces:
        assert {(bench.hosts.address[homes[user]], user) for _address, user in run.logins} == set(run.logins)


def test_hosts_check_their_own_mailboxes(bench: Bench, everywhere: Run) -> None:
    own = json.dumps({"verify_distribution": "own", "verify_hosts": ["relay1", "relay2", "relay5"]})
    for name, mailboxes in {"relay1": ["ALICE@contoso.test"], "relay2": ["user*@contoso.test", "alice@contoso.test"]}.items():
        (bench.directory / "host_vars").mkdir(exist_ok=True)
        bench.write(f"host_vars/{name}.yml", json.dumps({"mail_oauth_mailboxes": mailboxes}))
    run = bench.verify([*MAILBOXES, "user1@contoso.test"], "-e", own)
    made = {(check["checked_from"], check["mailbox"]): check["state"] for check in run.report["checks"]}
    assert made == {
        ("relay1", "alice@contoso.test"): "passed",
        ("relay2", "alice@contoso.test"): "passed",
        ("relay2", "user1@contoso.test"): "passed",
        ("(no host)", "bob@contoso.test"): "not_run",
    }
    assert "no_host_for_mailbox" in run.output
    assert run.status != 0


def test_limit_chooses_tenants_and_the_hosts_are_worked_on_all_the_same(bench: Bench, everywhere: Run) -> None:
    run = bench.verify(MAILBOXES, "--limit", "contoso", "-e", json.dumps({"verify_hosts": ["relay1", "relay2"]}))
    assert run.status == 0, run.output
    assert {check["checked_from"] for check in run.report["checks"]} == {"relay1", "relay2"}


def test_a_host_that_does_not_answer_in_time_is_given_up(bench: Bench, everywhere: Run, tmp_path: pathlib.Path) -> None:
    stuck = bench.write("stuck-python", "#!/bin/sh\nexec sleep 30\n")
    stuck.chmod(0o755)
    variables = json.dumps({"verify_hosts": ["relay1", "relay2"], "verify_host_timeout": 4})
    inventory = bench.hosts.inventory(
        relay1={"ansible_python_interpreter": sys.executable}, relay2={"ansible_python_interpreter": str(stuck)}
    )
    run = bench.verify(MAILBOXES, "-e", variables, hosts=inventory)
    assert run.states("relay1") == {"passed"}
    assert run.states("relay2") == {"not_run"}
    assert "imed out" in run.report["checks"][-1]["findings"][0]["evidence"][0]
