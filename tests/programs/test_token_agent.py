# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The role token_agent on a fresh Debian: installed over SSH, refreshed by its own cron line, and what it says when that fails."""

from __future__ import annotations

import contextlib
import json
import pathlib
import re
import socket
import time
import typing as t

import lab_sign_in
import pytest
from debian_root import DebianRoot
from host_plays import HostPlays
from lab_clients import Lab, log_in
from lab_playbooks import Recap
from lab_sign_in import MailApplication

pytestmark = pytest.mark.long

ALICE = "alice@contoso.test"
BOB = "bob@contoso.test"
CAROL = "carol@contoso.test"
CA_PATH = "/etc/ssl/lab-ca.pem"
PROGRAM = "/usr/local/bin/mail-oauth-token"
TOKEN = f"/var/lib/mail-oauth/tokens/{ALICE}"


class Installed(t.NamedTuple):
    """What the role did, and with what."""

    application: MailApplication
    account: dict[str, t.Any]
    predicted: Recap
    first: Recap
    second: Recap


@pytest.fixture(scope="module")
def installed(lab: Lab, host: DebianRoot, plays: HostPlays) -> t.Iterator[Installed]:
    """The role run on the host: in check mode, for real, and again."""
    application = lab_sign_in.register(lab)
    host.run(["groupadd", "--system", "mailtokens"])
    account = application.account(ALICE, ca_path=CA_PATH, group="mailtokens")
    runs = [plays.role("token_agent", "--diff", *more, token_agent_accounts=[account]) for more in (["--check"], [], [])]
    # It is there and does nothing, so that its job runs when a test runs it and at no other moment.
    host.run(["sh", "-c", "kill -STOP $(cat /run/crond.pid)"])
    try:
        yield Installed(application, account, *runs)
    finally:
        application.lifetime(3600)


def cron_line(host: DebianRoot) -> str:
    """Return the command that cron runs."""
    line = host.read("/etc/cron.d/mail-oauth-token").splitlines()[-1]
    found = re.fullmatch(r"[0-4]-59/5 \* \* \* \* root (.+) 2>&1 \| logger -t mail-oauth-token -p mail\.info", line)
    assert found is not None, line
    return found[1]


def status(host: DebianRoot, *accounts: str) -> tuple[int, dict[str, t.Any]]:
    """Return the exit status and the first account of ``status --json``."""
    done = host.run([PROGRAM, "status", "--json", *accounts], check=False)
    found: dict[str, t.Any] = json.loads(done.stdout)["accounts"][0]
    return done.returncode, found


@contextlib.contextmanager
def log_socket(host: DebianRoot) -> t.Iterator[list[str]]:
    """Collect what is written to the host's log meanwhile; it has no syslog daemon."""
    path = host.root / "dev" / "log"
    lines: list[str] = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(path))
        try:
            yield lines
        finally:
            path.unlink()
        listening.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            while True:
                lines.append(listening.recv(65536).decode())


def test_the_role_installs_and_a_second_run_changes_nothing(installed: Installed) -> None:
    assert installed.predicted.ok, installed.predicted.output
    assert installed.first.ok, installed.first.output
    # What comes of files that are not there yet is not seen in check mode: the first token, and cron's start where cron is new.
    assert installed.first.changed - installed.predicted.changed in (1, 2)
    assert (installed.second.ok, installed.second.changed) == (True, 0), installed.second.output


def test_no_secret_is_shown(installed: Installed, host: DebianRoot) -> None:
    token = host.read(TOKEN).strip()
    for recap in (installed.predicted, installed.first, installed.second):
        assert installed.account["refresh_token"] not in recap.output
        assert token not in recap.output
    # An account's settings may hold the password of a proxy: of a private file the diff shows that its content is new, and whose it is.
    assert '"content": "new"' in installed.first.output


def test_files_belong_to_whom_they_should(installed: Installed, host: DebianRoot) -> None:
    paths = [
        TOKEN,
        f"/etc/mail-oauth/credentials/{ALICE}.refresh-token",
        f"/var/lib/mail-oauth/refresh-tokens/{ALICE}.json",
        f"/etc/mail-oauth/accounts/{ALICE}.json",
        f"/var/lib/mail-oauth/state/{ALICE}.json",
        PROGRAM,
        "/etc/mail-oauth/credentials",
        "/var/lib/mail-oauth/refresh-tokens",
    ]
    found = host.run(["stat", "--format", "%a %U:%G", *paths]).stdout.split("\n")[:-1]
    private = "600 root:root"
    assert found == [
        "640 root:mailtokens",
        private,
        private,
        private,
        "644 root:root",
        "755 root:root",
        "700 root:root",
        "700 root:root",
    ]


def test_the_token_opens_the_mailbox(installed: Installed, host: DebianRoot, lab: Lab) -> None:
    token = host.run([PROGRAM, "get", ALICE]).stdout.strip()
    assert token == host.read(TOKEN).strip()
    assert log_in(lab, "imaps", ALICE, token).ok
    assert status(host, ALICE)[0] == 0


def test_programs_of_the_group_get_the_token_and_others_do_not(installed: Installed, host: DebianRoot) -> None:
    host.run(["useradd", "--system", "--groups", "mailtokens", "mailer"])
    inside, outside = (
        host.run(["setpriv", "--reuid", name, "--regid", name, "--init-groups", PROGRAM, "get", ALICE], check=False)
        for name in ("mailer", "daemon")
    )
    assert (inside.returncode, inside.stdout) == (0, host.read(TOKEN))
    assert (outside.returncode, outside.stdout) == (1, "")
    assert "Permission denied" in outside.stderr
    watching = host.run(
        ["setpriv", "--reuid", "daemon", "--regid", "daemon", "--init-groups", PROGRAM, "status", ALICE], check=False
    )
    assert watching.returncode == 0, watching


def test_cron_s_command_refreshes_what_is_due_and_says_so_in_the_log(installed: Installed, host: DebianRoot, lab: Lab) -> None:
    command = cron_line(host)
    before = host.read(TOKEN)
    assert host.run(["sh", "-c", command]).stdout == ""
    assert host.read(TOKEN) == before, "nothing is due"
    installed.application.lifetime(4)
    host.run([PROGRAM, "refresh", "--force"])
    short = host.read(TOKEN).strip()
    time.sleep(4.5)
    assert not log_in(lab, "imaps", ALICE, short).ok, "the token has run out"
    assert status(host, ALICE)[1]["cause"] == "token_expired"
    installed.application.lifetime(3600)
    with log_socket(host) as lines:
        host.run(["sh", "-c", command])
    assert any(f"{ALICE}: refreshed, valid until" in line for line in lines), lines
    assert log_in(lab, "imaps", ALICE, host.read(TOKEN).strip()).ok
    assert status(host, ALICE)[0] == 0


def test_the_next_run_of_the_role_does_not_bring_the_old_refresh_token_back(
    installed: Installed, host: DebianRoot, plays: HostPlays, lab: Lab
) -> None:
    lab.control("PATCH", "/knobs", {"one_time_refresh_tokens": True})
    try:
        host.run([PROGRAM, "refresh", "--force"])
        again = plays.role("token_agent", token_agent_accounts=[installed.account])
        assert (again.ok, again.changed) == (True, 0), again.output
        without = plays.role("token_agent", token_agent_accounts=[{**installed.account, "refresh_token": ""}])
        assert (without.ok, without.changed) == (True, 0), without.output
        assert "refreshed" in host.run([PROGRAM, "refresh", "--force"]).stdout, "the host goes on with the newest"
    finally:
        lab.control("PATCH", "/knobs", {"one_time_refresh_tokens": False})


def test_a_revoked_refresh_token_is_named_while_the_old_token_serves_and_after(
    installed: Installed, host: DebianRoot, plays: HostPlays, lab: Lab
) -> None:
    application = installed.application
    application.lifetime(6)
    host.run([PROGRAM, "refresh", "--force"])
    time.sleep(4)
    application.revoke(ALICE)
    done = host.run(["sh", "-c", cron_line(host).replace(" --syslog", "")], check=False)
    assert done.returncode == 1
    assert "not refreshed, refresh_token_revoked" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    code, found = status(host, ALICE)
    assert (code, found["cause"]) == (2, "refresh_token_revoked")
    time.sleep(2.5)
    got = host.run([PROGRAM, "get", ALICE], check=False)
    assert (got.returncode, got.stdout) == (1, "")
    assert "refresh_token_revoked" in got.stderr
    # A new sign-in, handed over by the role, mends it at once.
    application.lifetime(3600)
    account = application.account(ALICE, ca_path=CA_PATH, group="mailtokens")
    mended = plays.role("token_agent", token_agent_accounts=[account])
    assert mended.ok, mended.output
    assert log_in(lab, "imaps", ALICE, host.run([PROGRAM, "get", ALICE]).stdout.strip()).ok
    assert status(host, ALICE)[0] == 0


def test_the_application_s_own_token_beside_it_until_it_is_removed(
    installed: Installed, plays: HostPlays, host: DebianRoot, lab: Lab
) -> None:
    identity = lab.tenant("contoso")["bootstrap"]
    account = {**installed.account, "sign_in_user": "The Relay", "name": "relay", **identity, "refresh_token": "", "mode": "0600"}
    added = plays.role("token_agent", "--diff", token_agent_accounts=[account])
    assert added.ok, added.output
    assert identity["client_secret"] not in added.output
    assert host.read("/etc/mail-oauth/credentials/relay.client-secret").strip() == identity["client_secret"]
    assert host.run([PROGRAM, "get", "relay"]).stdout.count(".") == 2
    assert sorted(one["account"] for one in json.loads(host.run([PROGRAM, "status", "--json"]).stdout)["accounts"])[:2] == [
        ALICE,
        "relay",
    ]
    removed = plays.role("token_agent", token_agent_accounts=[{**account, "state": "absent"}])
    assert removed.ok, removed.output
    assert host.run(["find", "/etc/mail-oauth", "/var/lib/mail-oauth", "-name", "relay*"]).stdout == ""
    assert host.exists(TOKEN), "the other account is left alone"


def test_a_sign_in_for_the_host_alone(
    installed: Installed, plays: HostPlays, host: DebianRoot, lab: Lab, tmp_path: pathlib.Path
) -> None:
    """The controller's store of this host is the only place besides the host that the refresh token is in, and nobody redeems it there."""
    application = installed.application
    account = {key: value for key, value in installed.account.items() if key != "refresh_token"}
    account.update(sign_in_user=BOB, tenant="contoso", authority="")
    # As the tenants inventory has it; the tenant's host is made by name alone.
    tenant = {"tenant": application.tenant, "cloud": "global", "authority": application.authority, "ca_path": lab.data["ca_file"]}
    inventory = tmp_path / "tenants.json"
    inventory.write_text(
        json.dumps({"all": {"hosts": {"contoso": {"m365_tenant": {**tenant, "application": {"app_id": application.client_id}}}}}})
    )
    store = tmp_path / "mailhost.store"
    variables = {
        "token_agent_accounts": [account],
        "token_agent_store": str(store),
        "token_agent_sign_in": "auto",
        "m365_mail_oauth_store_encryption": "none",
    }
    lab.control("POST", "/device_codes/approve_next", {"client_id": application.client_id, "username": BOB})
    first = plays.role("token_agent", "-i", str(inventory), **variables)
    assert first.ok, first.output
    handed_over = host.read(f"/etc/mail-oauth/credentials/{BOB}.refresh-token").strip()
    assert handed_over in store.read_text(encoding="utf-8")
    assert handed_over not in first.output
    assert log_in(lab, "imaps", BOB, host.run([PROGRAM, "get", BOB]).stdout.strip()).ok
    second = plays.role("token_agent", "-i", str(inventory), **variables)
    assert (second.ok, second.changed) == (True, 0), second.output
    store.unlink()
    third = plays.role("token_agent", "-i", str(inventory), **{**variables, "token_agent_sign_in": "never"})
    assert (third.ok, third.changed) == (True, 0), third.output


def test_an_account_that_nobody_signed_in_for_is_one_sentence(installed: Installed, plays: HostPlays) -> None:
    account = {**installed.account, "sign_in_user": CAROL, "refresh_token": ""}
    done = plays.role("token_agent", token_agent_accounts=[account])
    assert not done.ok
    assert f"There is no refresh token of {CAROL} for this host" in done.output


def test_the_rights_that_the_unit_leaves_are_enough(installed: Installed, host: DebianRoot) -> None:
    settings_of_unit = pathlib.Path(__file__).parents[2] / "roles" / "token_agent" / "vars" / "main.yml"
    found = re.search(r"^  - CapabilityBoundingSet=(.*)$", settings_of_unit.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None
    rights = ",".join(f"+{name[4:].lower()}" for name in found[1].split())
    path = f"/etc/mail-oauth/accounts/{ALICE}.json"
    settings = json.loads(host.read(path))
    try:
        host.write(path, json.dumps({**settings, "owner": "mailer"}), "0600")
        limited = ["setpriv", f"--bounding-set=-all,{rights}", "--inh-caps=-all", "--no-new-privs"]
        done = host.run([*limited, PROGRAM, "refresh", "--force", ALICE], check=False)
        assert "refreshed" in done.stdout, done
        assert "refreshed" in host.run([*limited, PROGRAM, "refresh", "--force", ALICE]).stdout, (
            "another's file is replaced as well"
        )
        assert host.run(["stat", "--format", "%a %U:%G", TOKEN]).stdout.strip() == "640 mailer:mailtokens"
    finally:
        host.write(path, json.dumps(settings), "0600")


def test_absent_removes_everything_and_nothing_else(installed: Installed, plays: HostPlays, host: DebianRoot) -> None:
    assert plays.role("token_agent", "--check", token_agent_state="absent").changed == 2
    assert host.exists(PROGRAM)
    removed = plays.role("token_agent", token_agent_state="absent")
    assert removed.ok, removed.output
    left = host.run(
        [
            "sh",
            "-c",
            "ls -d /etc/mail-oauth /var/lib/mail-oauth /usr/local/lib/mail-oauth /usr/local/bin/* /etc/cron.d/mail* 2>/dev/null",
        ],
        check=False,
    )
    assert left.stdout == ""
    assert host.exists("/usr/sbin/cron")
    again = plays.role("token_agent", token_agent_state="absent")
    assert (again.ok, again.changed) == (True, 0), again.output
