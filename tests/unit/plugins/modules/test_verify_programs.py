# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module with ``programs``: real logins as a mail program is configured to make them."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pathlib
import tempfile
import time
import typing as t

import pytest
from ansible.module_utils.testing import patch_module_args
from mail_certificates import Certificates
from mail_dialogue import USER
from mail_fixture import certificates
from mail_server import MailServer
from mail_verify import jwt
from other_user import NOBODY, needs_root

from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import accounts, state
from ansible_collections.m365.mail_oauth.plugins.module_utils._agent.watch import programs as host_programs
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import readers
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import token as program_token
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify import programs as verify_programs
from ansible_collections.m365.mail_oauth.plugins.modules import verify as module

__all__ = ["certificates"]

Json = t.Dict[str, t.Any]

SECRET = "hunter2-in-clear"
SMTP = """
S: 220 ready
C: EHLO <any>
S: 250-hello
S: 250 AUTH XOAUTH2
C: AUTH XOAUTH2
S: 334
C: <any>
S: 235 2.7.0 done
C: MAIL FROM:<alice@contoso.test>
S: 250 2.1.0 ok
C: RSET
S: 250 2.0.0 ok
C: QUIT
S: 221 bye
"""


def fresh(**claims: t.Any) -> str:
    now = int(time.time())
    return jwt(iat=now, nbf=now - 60, exp=now + 3600, **claims)


class Msmtp:
    """A configuration of msmtp in a directory, and a run of the module over it."""

    def __init__(self, directory: pathlib.Path, ca_file: str) -> None:
        self.directory = directory
        self.path = directory / "msmtprc"
        self.ca_file = ca_file
        self.secrets: list[str] = []

    def account(self, port: int, command: str, *, host: str = "localhost", trust: str | None = None) -> None:
        """Write an account on a server with implicit TLS."""
        trust = self.ca_file if trust is None else trust
        lines = ["account exo", "auth xoauth2", "tls on", "tls_starttls off", f"host {host}", f"port {port}", f"user {USER}"]
        lines += [f'passwordeval "{command}"', *([f"tls_trust_file {trust}"] if trust else [])]
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def token(self, text: str) -> str:
        """Keep a token in a file; return the command that prints it."""
        path = self.directory / "token"
        path.write_text(text, encoding="utf-8")
        self.secrets.append(text)
        return f"cat {path}"

    def run(self, **arguments: t.Any) -> Json:
        """Run the module; no secret may be in what it prints."""
        printed = io.StringIO()
        given = {
            "programs": [{"program": "msmtp", "path": str(self.path)}],
            "trusted_hosts": ["localhost"],
            "timeout": 5,
            **arguments,
        }
        with patch_module_args(given), contextlib.redirect_stdout(printed), pytest.raises(SystemExit):
            module.main()
        assert not [secret for secret in self.secrets if secret in printed.getvalue()]
        found: Json = json.loads(printed.getvalue())
        return found

    def one(self, **arguments: t.Any) -> Json:
        """Run the module and return its only check."""
        (check,) = self.run(**arguments)["checks"]
        return t.cast("Json", check)


@pytest.fixture
def msmtp(tmp_path: pathlib.Path, certificates: Certificates) -> Msmtp:
    return Msmtp(tmp_path, certificates.ca_file)


def server(certificates: Certificates, script: str = SMTP) -> MailServer:
    return MailServer(script, context=certificates.context())


def test_the_login_is_made_with_the_program_s_own_endpoint_user_token_and_authorities(
    msmtp: Msmtp, certificates: Certificates
) -> None:
    with server(certificates) as running:
        msmtp.account(running.port, msmtp.token(fresh()))
        result = msmtp.run()
    assert result["summary"] == {"checks": 1, "passed": 1, "failed": 0, "deferred": 0, "not_run": 0}
    (check,) = result["checks"]
    assert (check["name"], check["protocol"], check["user"], check["port"]) == ("msmtp exo", "smtp", USER, running.port)
    assert check["ok"]


def test_the_system_s_authorities_count_where_the_program_names_none(msmtp: Msmtp, certificates: Certificates) -> None:
    with server(certificates) as running:
        msmtp.account(running.port, msmtp.token(fresh()), trust="")
        check = msmtp.one(ca_path=certificates.ca_file)
    assert check["findings"][0]["cause"] == "certificate_untrusted"


def test_checks_and_programs_in_one_run_keep_their_order(msmtp: Msmtp, certificates: Certificates) -> None:
    with server(certificates) as running:
        msmtp.account(running.port, msmtp.token(fresh()))
        given = {"name": "by hand", "protocol": "smtp", "host": "localhost", "port": 1, "tls": "implicit", "user": USER}
        result = msmtp.run(checks=[given], tokens={USER: fresh()}, ca_path=certificates.ca_file, fail_on="never")
    assert [(check["name"], check["ok"]) for check in result["checks"]] == [("by hand", False), ("msmtp exo", True)]


def says_who_it_is(msmtp: Msmtp, port: int = 1) -> pathlib.Path:
    """Configure a command that writes down who runs it, into a directory for everybody."""
    open_to_all = msmtp.directory / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    msmtp.account(port, f"id -u >{open_to_all}/ran")
    return open_to_all / "ran"


@pytest.mark.parametrize("check_mode", [False, True])
@pytest.mark.parametrize("mode", [0o666, 0o646, 0o662])
def test_what_anybody_may_write_is_not_read_and_its_command_not_run(msmtp: Msmtp, mode: int, check_mode: bool) -> None:
    ran = says_who_it_is(msmtp)
    msmtp.path.chmod(mode)
    if os.geteuid() == 0:
        os.chown(msmtp.path, -1, 1)  # the group daemon
    check = msmtp.one(_ansible_check_mode=check_mode)
    assert check["findings"][0]["cause"] == "program_configuration"
    assert "can change it: chmod go-w it" in check["findings"][0]["summary"]
    assert not ran.exists()


@needs_root
def test_the_file_of_nobody_is_nobody_s_word(msmtp: Msmtp) -> None:
    ran = says_who_it_is(msmtp)
    msmtp.path.chmod(0o600)
    os.chown(msmtp.path, NOBODY, NOBODY)
    assert "it is the word of user id 65534, not of root or user id 0" in msmtp.one()["findings"][0]["summary"]
    assert not ran.exists()


@needs_root
def test_root_does_what_another_user_s_file_says_as_that_user(certificates: Certificates) -> None:
    with tempfile.TemporaryDirectory() as directory:  # pytest's own are root's alone
        os.chmod(directory, 0o755)
        as_daemon(Msmtp(pathlib.Path(directory), certificates.ca_file), certificates)


def as_daemon(msmtp: Msmtp, certificates: Certificates) -> None:
    ran = says_who_it_is(msmtp)
    os.chown(msmtp.path, 1, 1)  # daemon
    msmtp.one()
    assert ran.read_text() == "1\n"
    token = msmtp.token(fresh()).replace("cat ", "", 1)
    os.chmod(token, 0o600)
    with server(certificates) as running:
        msmtp.account(running.port, f"cat {token}")
        assert "Permission denied" in msmtp.one()["findings"][0]["summary"]
        os.chown(token, 1, 1)
        assert msmtp.one()["ok"]


@needs_root
def test_a_command_out_of_a_directory_where_others_may_put_files_is_not_run(msmtp: Msmtp) -> None:
    ran = says_who_it_is(msmtp)
    msmtp.directory.chmod(0o777)
    finding = msmtp.one()["findings"][0]
    assert f"its command is not run, since others can replace the configuration in {msmtp.directory}." in finding["summary"]
    assert finding["remedy"] == f"chmod go-w {msmtp.directory}"
    assert not ran.exists()
    msmtp.directory.chmod(0o1777)
    msmtp.one()
    assert ran.read_text() == "0\n"


def test_a_host_that_is_not_trusted_sees_no_token(msmtp: Msmtp, certificates: Certificates) -> None:
    with server(certificates) as running:
        msmtp.account(running.port, msmtp.token(fresh()))
        check = msmtp.one(trusted_hosts=[])
        assert not running.peers
    assert check["findings"][0]["cause"] == "host_not_trusted"


@pytest.mark.parametrize(
    ("command", "cause", "words"),
    [
        ("exit 7", "token_unavailable", "exit status 7"),
        ("echo no such account >&2; exit 1", "token_unavailable", "said: no such account"),
        ("echo this is no token", "token_unavailable", "the command prints something that is no token"),
        ("true", "token_unavailable", "the command prints nothing"),
    ],
)
def test_a_command_without_a_token_is_a_finding(msmtp: Msmtp, command: str, cause: str, words: str) -> None:
    msmtp.account(993, command)
    check = msmtp.one()
    (finding,) = check["findings"]
    assert (check["state"], check["stage"], finding["cause"], finding["severity"]) == ("failed", "offline", cause, "error")
    assert words in finding["summary"]
    assert f"{msmtp.path}, line 1" in finding["summary"]
    assert finding["remedy"]


def test_a_command_that_hangs_is_ended(msmtp: Msmtp) -> None:
    msmtp.account(993, "sleep 60")
    assert "did not end in time" in msmtp.one(timeout=1)["findings"][0]["summary"]


def test_an_expired_token_is_not_sent(msmtp: Msmtp, certificates: Certificates) -> None:
    with server(certificates) as running:
        msmtp.account(running.port, msmtp.token(jwt(nbf=int(time.time()) - 7200, exp=int(time.time()) - 60)))
        check = msmtp.one()
        assert not running.peers
    assert check["findings"][0]["cause"] == "token_expired"


def test_a_program_that_sends_with_a_password_is_a_warning_and_is_not_tried(msmtp: Msmtp, certificates: Certificates) -> None:
    with server(certificates) as running:
        msmtp.account(running.port, msmtp.token(fresh()))
        text = msmtp.path.read_text(encoding="utf-8")
        others = "".join(
            f"account {name}\nhost {host}\nauth {auth}\nuser {name}@contoso.test\npassword {SECRET}\n"
            for name, host, auth in (
                ("old", "smtp.office365.com", "on"),
                ("own", "relay.contoso.test", "on"),
                ("none", "x", "off"),
            )
        )
        msmtp.path.write_text(f"{text}{others}", encoding="utf-8")
        msmtp.secrets.append(SECRET)
        result = msmtp.run()
    tried, warned = result["checks"]
    assert tried["ok"] and tried["findings"] == []
    (finding,) = warned["findings"]
    assert (finding["cause"], finding["severity"], warned["host"], warned["user"]) == (
        "basic_auth_disabled",
        "warning",
        "smtp.office365.com",
        "old@contoso.test",
    )
    assert "with a password" in finding["summary"] and "line" in finding["evidence"][0] and warned["program"] == "msmtp"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("account exo\nauth xoauth2\nhost localhost\nuser x\npasswordeval true\n", "does not use TLS"),
        ("account exo\nauth plain\n", "no account of msmtp logs in with XOAUTH2"),
        ("account exo\nauth xoauth2\ntls on\nhost two words\nuser x\npasswordeval true\n", "is no host name"),
        (
            "account exo\nauth xoauth2\ntls on\nhost localhost\nuser x\npasswordeval true\ntls_trust_file /no/such\n",
            "/no/such does not exist",
        ),
        (None, "cannot be read"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_a_finding(msmtp: Msmtp, text: str | None, words: str) -> None:
    if text is not None:
        msmtp.path.write_text(text, encoding="utf-8")
    check = msmtp.one()
    (finding,) = check["findings"]
    assert (check["state"], finding["cause"]) == ("failed", "program_configuration")
    assert words in finding["summary"]


def test_a_program_that_is_not_there_is_a_finding(msmtp: Msmtp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(msmtp.directory))
    reader = readers.READERS["msmtp"]._replace(paths=("~/.msmtprc",))
    monkeypatch.setitem(readers.READERS, "msmtp", reader)
    finding = msmtp.one(programs=[{"program": "msmtp"}])["findings"][0]
    assert finding["summary"] == "msmtp is not configured on this host: there is no ~/.msmtprc."
    assert "m365.mail_oauth.msmtp" in finding["remedy"]


# --- what the token agent knows


@pytest.fixture
def agent(msmtp: Msmtp, monkeypatch: pytest.MonkeyPatch) -> accounts.Layout:
    """The token agent's directories; msmtp's command counts as the agent's."""
    layout = accounts.Layout(str(msmtp.directory / "etc"), str(msmtp.directory / "var"))
    for name in ("tokens", "state"):
        (msmtp.directory / "var" / name).mkdir(parents=True)
    monkeypatch.setattr(program_token, "account_of", lambda _login: USER)
    monkeypatch.setattr(verify_programs, "LAYOUT", layout)
    return layout


def revoked(layout: accounts.Layout, expires_on: float) -> None:
    failure = state.LastFailure(
        "refresh_token_revoked", "The refresh token is no longer accepted.", "Sign in again.", False, time.time()
    )
    record = state.Record(source="agent", user=USER, issued_on=1.0, expires_on=expires_on, failure=failure)
    pathlib.Path(layout.record(USER)).write_text(record.to_json(), encoding="utf-8")


def test_a_login_that_works_and_will_not_work_for_long(msmtp: Msmtp, certificates: Certificates, agent: accounts.Layout) -> None:
    revoked(agent, time.time() + 1800)
    with server(certificates) as running:
        msmtp.account(running.port, msmtp.token(fresh()))
        result = msmtp.run()
    (check,) = result["checks"]
    assert (check["ok"], [finding["cause"] for finding in check["findings"]]) == (True, ["refresh_token_revoked"])
    assert result["failed"], "a token that nobody can refresh is no success"
    assert "refresh_token_revoked" in result["msg"]


def test_no_token_because_the_refresh_token_was_revoked(msmtp: Msmtp, agent: accounts.Layout) -> None:
    revoked(agent, time.time() - 60)
    msmtp.account(993, "echo gone >&2; exit 1")
    (finding,) = msmtp.one()["findings"]
    assert finding["cause"] == "refresh_token_revoked"
    assert finding["remedy"] == "Sign in again."
    assert "said: gone" in finding["evidence"][0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"programs": [{"program": "msmpt"}]}, "value of program must be one of"),
        ({"programs": None}, "checks"),
        ({"programs": [{}]}, "missing required arguments: program"),
    ],
)
def test_wrong_options_are_said(msmtp: Msmtp, arguments: Json, words: str) -> None:
    result = msmtp.run(**arguments)
    assert result["failed"]
    assert words in result["msg"] or words in json.dumps(result.get("error")), result


def test_programs_of_the_host_that_are_not_well_are_entries_too(
    msmtp: Msmtp, certificates: Certificates, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = accounts.Layout(str(tmp_path / "etc"), str(tmp_path / "var"), str(tmp_path / "run"))
    monkeypatch.setattr(verify_programs, "LAYOUT", layout)
    now = time.time()
    asked: list[float] = []
    states = [
        host_programs.Program("mail-oauth-getmail-support", 2, "no good run for 3 h", "token_rejected", "Do this."),
        host_programs.Program("postfix", 1, "3 mails wait", "connection_refused"),
        host_programs.Program("exim", 0, "no mail waits"),
    ]

    def judge(_layout: accounts.Layout, at: float) -> list[host_programs.Program]:
        asked.append(at)
        return states

    monkeypatch.setattr(host_programs, "judge", judge)
    with server(certificates) as running:
        msmtp.account(running.port, msmtp.token(fresh()))
        assert len(msmtp.run(program_states=True)["checks"]) == 1, "there is no token agent"
        assert not asked
    (tmp_path / "etc").mkdir()
    with server(certificates) as running:
        msmtp.account(running.port, msmtp.token(fresh()))
        found = msmtp.run(program_states=True)
    assert asked[0] >= now
    login, getmail, postfix = found["checks"]
    assert (login["program"], login["ok"]) == ("msmtp", True)
    assert (getmail["program"], getmail["protocol"], getmail["state"]) == ("mail-oauth-getmail-support", "imap", "failed")
    (finding,) = getmail["findings"]
    assert (finding["cause"], finding["severity"], finding["remedy"]) == ("token_rejected", "error", "Do this.")
    assert "no good run for 3 h" in finding["summary"]
    assert (postfix["protocol"], postfix["state"], postfix["findings"][0]["severity"]) == ("smtp", "passed", "warning")
    assert found["failed"]
