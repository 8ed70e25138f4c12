# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plugin and the token agent's status, run by Nagios 4 and Icinga 2; the values, sent by zabbix_sender and asked by Zabbix' agent."""

from __future__ import annotations

import json
import pathlib
import re
import shlex
import subprocess
import sys
import time
import typing as t

import nagios
import pytest
from daemons import running, until
from nagios import Answer
from outlet_grammars import numbers, values
from outlet_reports import many, trouble, well
from unpacked import package
from zabbix_trapper import Trapper

from ansible_collections.m365.mail_oauth.plugins.module_utils import _files
from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import state
from ansible_collections.m365.mail_oauth.plugins.module_utils._agent.accounts import Layout
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.monitors import to_nagios
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.zabbix import to_zabbix

#: State, output and performance data of the agent's status where there is no account.
NO_ACCOUNT = (3, "MAIL-OAUTH UNKNOWN - 0 accounts, 0 programs", "")


class Host:
    """A host on which verifications are made and a token agent runs, as far as monitors see it."""

    def __init__(self, place: pathlib.Path, examples: pathlib.Path, collections: pathlib.Path) -> None:
        self.place = place
        self._file = place / "mail_oauth.check"
        agent = place / "mail-oauth-token"
        code = (
            f"import sys; sys.path.insert(0, {str(collections)!r})\n"
            "from ansible_collections.m365.mail_oauth.plugins.module_utils._agent.cli import main\n"
            "sys.exit(main())\n"
        )
        agent.write_text(f"#!{sys.executable} -IB\n{code}", encoding="utf-8")
        agent.chmod(0o755)
        for name in ("configuration", "state", "run"):
            (place / name).mkdir()
        given = [f"--{name}={place / name}" for name in ("configuration", "state", "run")]
        check = [str(examples / "check_mail_oauth"), "-f", str(self._file)]
        #: The commands, by the service's name.
        self.commands = {
            "all": check,
            "contoso": [*check, "-t", "contoso"],
            "fabrikam": [*check, "-t", "fabrikam"],
            "agent": [str(agent), *given, "status", "--programs"],
        }

    def verified(self, text: str) -> None:
        """Put what a verification wrote there."""
        new = self._file.with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        new.rename(self._file)

    def token(self, seconds: float) -> None:
        """Let the agent have a token that was refreshed well and is valid for so long."""
        now = time.time()
        layout = Layout(str(self.place / "configuration"), str(self.place / "state"), str(self.place / "run"))
        record = state.Record(
            "refresh_token", "alice@contoso.test", state.digest("token"), now - 60, now + seconds, now + 3000, now - 60
        )
        for path, content in ((layout.record("mail"), record.to_json()), (layout.token("mail"), "token\n")):
            pathlib.Path(path).parent.mkdir(exist_ok=True)
            _files.replace(path, content)

    def said(self, name: str) -> Answer:
        """Return what a command says: its status, first line without the numbers, and the numbers."""
        done = subprocess.run(self.commands[name], capture_output=True, text=True, check=False, timeout=60)
        text, _bar, data = done.stdout.splitlines()[0].partition(" | ")
        return done.returncode, text, data


@pytest.fixture
def host(tmp_path: pathlib.Path, examples: pathlib.Path, collections_path: pathlib.Path) -> Host:
    """The host."""
    return Host(tmp_path, examples, collections_path)


def test_the_host_of_these_tests_says_what_monitors_are_to_hear(host: Host) -> None:
    host.verified(to_nagios(trouble(time.time())))
    assert [host.said(name)[0] for name in ("all", "contoso", "fabrikam", "agent")] == [2, 2, 0, 3]
    assert host.said("agent") == NO_ACCOUNT


def _watches_the_token(host: Host, states: t.Callable[[], dict[str, Answer]]) -> None:
    """The agent's token is there, with its seconds as a number, and then it has ended."""
    host.token(3600)
    until(lambda: states()["agent"][:2] == (0, "MAIL-OAUTH OK - 1 account, 0 programs"), "the token is valid")
    assert re.fullmatch(r"('?)mail\1=3[56]\d\ds", states()["agent"][2])
    host.token(-60)
    until(lambda: states()["agent"][0] == 2, "the token has ended")
    assert "token_expired" in states()["agent"][1]


# Nagios.


@pytest.mark.long
def test_nagios_holds_what_was_found_until_it_is_mended(host: Host, tmp_path: pathlib.Path) -> None:
    unpacked = package("nagios4-core")
    host.verified(to_nagios(trouble(time.time())))
    wanted = {name: host.said(name) for name in host.commands}
    place = tmp_path / "nagios"
    place.mkdir()
    config = nagios.configuration(place, host.commands)
    with running([unpacked.program("nagios4"), config], place, lambda: nagios.states(place), unpacked.environment):
        until(lambda: nagios.states(place) == wanted, f"Nagios holds {wanted}")
        for _state, output, data in wanted.values():
            assert not data or numbers(f"{output} | {data}")
        host.verified(to_nagios(well(time.time())))
        until(lambda: [nagios.states(place)[name][0] for name in ("all", "contoso", "fabrikam")] == [0, 0, 0], "all is well")
        _watches_the_token(host, lambda: nagios.states(place))
        # Nobody verifies any more.
        host.verified(to_nagios(well(time.time() - 2 * 86400)))
        until(lambda: nagios.states(place)["all"][0] == 3, "what is old is unknown")
        # The longest that a plugin says is taken whole.
        host.verified(to_nagios(many(time.time(), 1000, 1)))
        first = host.said("all")
        until(lambda: nagios.states(place)["all"] == first, "1,000 tenants")
        assert "more tenants" in (place / "status.dat").read_text(encoding="utf-8")


# Icinga.

_ICINGA = """
include "{include}/itl"
const NodeName = "relay"
object PerfdataWriter "perfdata" {{
  service_perfdata_path = "{place}/services"
  service_temp_path = "{place}/services.tmp"
  host_perfdata_path = "{place}/hosts"
  host_temp_path = "{place}/hosts.tmp"
  service_format_template = "$service.name$\\t$service.state_id$\\t$service.perfdata$\\t$service.output$"
  rotation_interval = 1s
}}
object CheckerComponent "checker" {{ }}
object Host "relay" {{
  check_command = "dummy"
  enable_active_checks = false
}}
"""
_ICINGA_SERVICE = """
object CheckCommand "{name}" {{ command = {command} }}
object Service "{name}" {{
  host_name = "relay"
  check_command = "{name}"
  check_interval = 1s
  retry_interval = 1s
  max_check_attempts = 1
}}
"""


def _icinga_states(place: pathlib.Path) -> dict[str, Answer]:
    """Read what Icinga wrote of each service last: it has taken the numbers apart and writes names in quotes only where they need it."""
    found: dict[str, Answer] = {}
    for path in sorted(place.glob("services.*"), key=lambda path: path.stat().st_mtime_ns):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            if "\t" in line:  # others are further lines of an output
                name, state, data, output = line.split("\t")
                found[name] = (int(state), output.rstrip(), data)
    return found


@pytest.mark.long
def test_icinga_holds_what_was_found_until_it_is_mended(host: Host, tmp_path: pathlib.Path) -> None:
    icinga = package("icinga2-bin", "icinga2-common", r"libboost-[\w.-]+")
    host.verified(to_nagios(trouble(time.time())))
    wanted = {name: host.said(name) for name in host.commands}
    place = tmp_path / "icinga"
    for name in ("data", "log", "cache", "spool", "run"):
        (place / name).mkdir(parents=True)
    text = _ICINGA.format(place=place, include=icinga.root / "usr/share/icinga2/include")
    for name, words in host.commands.items():
        text += _ICINGA_SERVICE.format(name=name, command=json.dumps(words))
    (place / "icinga2.conf").write_text(text, encoding="utf-8")
    (program,) = (icinga.root / "usr/lib").glob("*/icinga2/sbin/icinga2")
    (unpacked,) = {path.parent for path in (icinga.root / "usr/lib").glob("*/libboost_thread.so*")} or {icinga.root}
    environment = {**icinga.environment, "LD_LIBRARY_PATH": str(unpacked)}
    defined = {
        "DataDir": "data",
        "LogDir": "log",
        "CacheDir": "cache",
        "SpoolDir": "spool",
        "InitRunDir": "run",
        "ConfigDir": "data",
    }
    command: list[str | pathlib.Path] = [program, "--no-stack-rlimit", "daemon", "-c", place / "icinga2.conf"]
    command += [f"-D{name}={place / directory}" for name, directory in defined.items()]
    command += [f"-DRunAsUser={_name('u')}", f"-DRunAsGroup={_name('g')}", f"-DPidPath={place / 'run' / 'icinga2.pid'}"]
    with running(command, place, lambda: _icinga_states(place), environment) as log:
        wanted = {name: (state, output, data.replace("'", "")) for name, (state, output, data) in wanted.items()}
        until(lambda: _icinga_states(place) == wanted, f"Icinga holds {wanted}, not {log.read_text()[-2000:]}")
        host.verified(to_nagios(well(time.time())))
        until(lambda: [_icinga_states(place)[name][0] for name in ("all", "contoso", "fabrikam")] == [0, 0, 0], "all is well")
        _watches_the_token(host, lambda: _icinga_states(place))


def _name(kind: str) -> str:
    return subprocess.run(["id", f"-{kind}n"], check=True, capture_output=True, text=True).stdout.strip()


# Zabbix.


@pytest.mark.long
@pytest.mark.parametrize("make", [well, trouble, lambda now: many(now, 1000, 1)])
def test_zabbix_sender_sends_every_value(make: t.Callable[[float], t.Any], tmp_path: pathlib.Path) -> None:
    sender = package("zabbix-agent", r"libmodbus\d+").program("zabbix_sender")
    text = to_zabbix(make(time.time()))
    (tmp_path / "mail_oauth.zabbix").write_text(text, encoding="utf-8")
    with Trapper() as trapper:
        command = [
            sender,
            "-z",
            "127.0.0.1",
            "-p",
            str(trapper.port),
            "-s",
            "mail logins",
            "-T",
            "-i",
            str(tmp_path / "mail_oauth.zabbix"),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    wanted = values(text)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"sent: {len(wanted)}; skipped: 0; total: {len(wanted)}" in done.stdout
    assert {value["key"]: (value["clock"], value["value"]) for value in trapper.values} == wanted
    assert {value["host"] for value in trapper.values} == {"mail logins"}


@pytest.mark.long
def test_zabbix_s_agent_asks_the_token_agent(host: Host, tmp_path: pathlib.Path) -> None:
    agent = package("zabbix-agent", r"libmodbus\d+")
    (tmp_path / "agent.conf").write_text(
        f"Server=127.0.0.1\nLogType=console\nUserParameter=mail_oauth.token,{shlex.join([*host.commands['agent'], '--json'])}\n",
        encoding="utf-8",
    )
    command = [agent.program("zabbix_agentd"), "-c", str(tmp_path / "agent.conf"), "-t", "mail_oauth.token"]
    done = subprocess.run(command, env=agent.environment, capture_output=True, text=True, check=False, timeout=60)
    found = re.search(r"\[t\|(.*)\]", done.stdout, re.S)
    assert found, done.stdout + done.stderr
    assert json.loads(found[1])["status"] == "unknown"
