# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tokens that the controller brings, and the nightly check of what a program on the host will do with its token."""

from __future__ import annotations

import json
import pathlib
import time
import typing as t

import jsonschema
import lab_sign_in
import pytest
from debian_root import HOST_NAME, DebianRoot
from host_plays import HostPlays
from lab_clients import Lab, log_in
from lab_playbooks import Recap
from lab_sign_in import MailApplication

pytestmark = pytest.mark.long

BOB = "bob@contoso.test"
CA_PATH = "/etc/ssl/lab-ca.pem"
PROGRAM = "/usr/local/bin/mail-oauth-token"
SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "plugins" / "schemas" / "report.schema.json"
TOKEN = f"/var/lib/mail-oauth/tokens/{BOB}"


class Controller(t.NamedTuple):
    """A controller with a tenants file and a store in which Bob is signed in."""

    plays: HostPlays
    application: MailApplication
    tenants: pathlib.Path
    store: pathlib.Path

    def push(self, *arguments: str) -> Recap:
        """Run the playbook."""
        accounts = json.dumps({"token_agent_accounts": [{"sign_in_user": BOB, "tenant": "contoso", "group": "mail"}]})
        options = ("-i", str(self.tenants), "-e", accounts, *arguments)
        return self.plays.playbook("m365.mail_oauth.push_tokens", *options, M365_MAIL_OAUTH_STORE_ENCRYPTION="none")


@pytest.fixture(scope="module")
def application(lab: Lab) -> t.Iterator[MailApplication]:
    """The tenant's application."""
    made = lab_sign_in.register(lab)
    yield made
    made.lifetime(3600)


@pytest.fixture(scope="module")
def controller(lab: Lab, plays: HostPlays, application: MailApplication, tmp_path_factory: pytest.TempPathFactory) -> Controller:
    """The controller; Bob signs in on it."""
    directory = tmp_path_factory.mktemp("controller")
    tenants, store = directory / "tenants.m365.yml", directory / "contoso.store"
    definition = {
        "tenant": application.tenant,
        "authority": application.authority,
        "ca_path": lab.data["ca_file"],
        "store": str(store),
        "bootstrap": lab.tenant("contoso")["bootstrap"],
        "application": {"app_id": application.client_id},
        "mailboxes": [BOB],
    }
    tenants.write_text(json.dumps({"plugin": "m365.mail_oauth.tenants", "tenants": {"contoso": definition}}), encoding="utf-8")
    lab.control("POST", "/device_codes/approve_next", {"client_id": application.client_id, "username": BOB})
    options = {name: definition[name] for name in ("tenant", "authority", "ca_path", "store")}
    signed_in = plays.tasks(
        [{"m365.mail_oauth.sign_in": {"user": BOB, "client_id": application.client_id, "store_encryption": "none", **options}}]
    )
    assert signed_in.ok, signed_in.output
    return Controller(plays, application, tenants, store)


def test_the_controller_brings_access_tokens_and_nothing_else(controller: Controller, host: DebianRoot, lab: Lab) -> None:
    first = controller.push("--diff")
    assert first.ok, first.output
    token = host.run([PROGRAM, "get", BOB]).stdout.strip()
    assert log_in(lab, "imaps", BOB, token).ok
    assert token not in first.output
    assert host.run(["stat", "--format", "%a %U:%G", TOKEN]).stdout.strip() == "640 root:mail"
    assert host.run([PROGRAM, "status", BOB]).returncode == 0
    secrets = json.dumps(json.loads(controller.store.read_text(encoding="utf-8")))
    kept = host.run(["sh", "-c", "cat $(find /etc/mail-oauth /var/lib/mail-oauth -type f)"]).stdout
    refresh_tokens = [one["secret"] for one in _find(json.loads(secrets), "RefreshToken")]
    assert refresh_tokens
    assert not [one for one in refresh_tokens if one in kept]
    again = controller.push()
    assert (again.ok, again.changed) == (True, 0), again.output


def _find(data: t.Any, name: str) -> list[dict[str, t.Any]]:
    """Return all entries of the caches in a store."""
    if not isinstance(data, dict):
        return []
    found = list(data[name].values()) if isinstance(data.get(name), dict) else []
    for value in data.values():
        found += _find(value, name)
    return found


def test_a_push_that_fails_says_why_and_leaves_what_was_there(controller: Controller, host: DebianRoot) -> None:
    before = host.read(TOKEN)
    controller.application.lifetime(2)
    assert controller.push("-e", "token_agent_push_min_validity=7200").ok
    controller.application.revoke(BOB)
    failed = controller.push("-e", "token_agent_push_min_validity=7200")
    assert not failed.ok
    assert "1 of 1 tokens could not be pushed" in failed.output
    assert "refresh token" in failed.output
    assert host.exists(TOKEN)
    assert host.read(TOKEN) != before, "what the push before brought"
    time.sleep(2)
    status = host.run([PROGRAM, "status", BOB], check=False)
    assert status.returncode == 2
    assert "token_expired" in status.stdout
    assert "controller's schedule" in status.stdout


# --- verify with the program's own configuration


@pytest.fixture(scope="module")
def sending(application: MailApplication, lab: Lab, host: DebianRoot, plays: HostPlays) -> t.Iterator[HostPlays]:
    """A host whose msmtp sends with the agent's token, both configured by their roles."""
    host.run(["rm", "-rf", f"/var/lib/mail-oauth/state/{BOB}.json", TOKEN])
    application.lifetime(3600)
    agent = plays.role(
        "token_agent", token_agent_accounts=[application.account(BOB, ca_path=CA_PATH)], token_agent_scheduler="none"
    )
    assert agent.ok, agent.output
    submission = lab.endpoint("submission")
    account = {"mailbox": BOB, "ca_path": CA_PATH, "endpoint": {key: submission[key] for key in ("host", "port", "tls")}}
    role = plays.role("msmtp", msmtp_accounts=[account])
    assert role.ok, role.output
    yield plays
    host.run(["sh", "-c", f"find /etc/mail-oauth /var/lib/mail-oauth -name '{BOB}*' -delete; rm -f /etc/msmtprc"])


def verify(plays: HostPlays, host: DebianRoot) -> dict[str, t.Any]:
    """Run the module on the host and return its first check."""
    tasks: list[dict[str, t.Any]] = [
        {
            "m365.mail_oauth.verify": {"programs": [{"program": "msmtp"}], "trusted_hosts": ["localhost"], "fail_on": "never"},
            "register": "logins",
        },
        {"ansible.builtin.copy": {"content": "{{ logins | to_json }}", "dest": "/root/logins.json", "mode": "0600"}},
    ]
    done = plays.tasks(tasks)
    assert done.ok, done.output
    check: dict[str, t.Any] = json.loads(host.read("/root/logins.json"))["checks"][0]
    return check


def test_the_nightly_check_makes_the_login_that_the_program_will_make(sending: HostPlays, host: DebianRoot) -> None:
    check = verify(sending, host)
    assert (check["ok"], check["protocol"], check["user"], check["findings"]) == (True, "smtp", BOB, [])


def test_it_says_that_the_refresh_token_is_revoked_before_mail_stops_and_after(
    sending: HostPlays, host: DebianRoot, application: MailApplication
) -> None:
    application.revoke(BOB)
    host.run([PROGRAM, "refresh", "--force", BOB], check=False)
    check = verify(sending, host)
    assert (check["ok"], [one["cause"] for one in check["findings"]]) == (True, ["refresh_token_revoked"])
    path = f"/var/lib/mail-oauth/state/{BOB}.json"
    record = json.loads(host.read(path))
    host.write(path, json.dumps({**record, "expires_on": time.time() - 1}))  # as in an hour
    assert host.run([PROGRAM, "get", BOB], check=False).returncode == 1
    check = verify(sending, host)
    assert (check["ok"], check["state"], check["findings"][0]["cause"]) == (False, "failed", "refresh_token_revoked")
    assert "m365.mail_oauth.sign_in" in check["findings"][0]["remedy"]


def test_a_program_of_the_host_that_is_not_well_is_in_the_nightly_report(
    sending: HostPlays, controller: Controller, host: DebianRoot, lab: Lab, tmp_path: pathlib.Path
) -> None:
    """The login that is planned works, and mail does not come all the same."""
    schedule, log = "mail-oauth-getmail-walter", "/var/log/mail.log"
    record = {"program": schedule, "last_good": None, "last_run": round(time.time()), "code": 1, "interval_minutes": 5}
    runs = f"/var/lib/mail-oauth/runs/{schedule}.json"
    host.write(runs, json.dumps(record))
    host.write(log, f"Nov 30 09:00:00 mailhost {schedule}: [AUTHENTICATIONFAILED] Authentication failed.\n")
    endpoint = {key: lab.endpoint("imaps")[key] for key in ("host", "port", "tls", "protocol")}
    tenants = json.loads(controller.tenants.read_text(encoding="utf-8"))
    tenants["tenants"]["contoso"].update(endpoints=[endpoint], protocols=["imap"], trusted_hosts=[endpoint["host"]])
    path = tmp_path / "tenants.m365.yml"
    path.write_text(json.dumps(tenants), encoding="utf-8")
    wanted = {"verify_hosts": [HOST_NAME], "verify_report_dir": str(tmp_path / "report"), "verify_ca_path": CA_PATH}
    token = lab.token(BOB, ["IMAP.AccessAsUser.All"])
    done = sending.playbook(
        "m365.mail_oauth.verify",
        *("-i", str(path), "-e", json.dumps(wanted)),
        M365_MAIL_OAUTH_ACCESS_TOKEN=token,
        M365_MAIL_OAUTH_STORE_ENCRYPTION="none",
    )
    host.run(["rm", runs, log])
    assert not done.ok, "mail that does not come is a failure"
    said = " ".join(done.output.split())
    assert f"FAILED token_rejected: {schedule} on this host: there was no good run yet" in said, done.output
    assert f"where: {schedule} imap from {HOST_NAME}" in said, done.output
    assert "(1 tenant, 1 mailbox, 1 host)" in said, done.output
    text = (tmp_path / "report" / "report.json").read_text(encoding="utf-8")
    report = json.loads(text)
    jsonschema.validate(report, json.loads(SCHEMA.read_text(encoding="utf-8")))
    login, program = (one for one in report["checks"] if one["program"] in ("", schedule))
    assert (login["mailbox"], login["state"], login["checked_from"]) == (BOB, "passed", HOST_NAME)
    assert (program["program"], program["state"], program["checked_from"]) == (schedule, "failed", HOST_NAME)
    assert [(one["cause"], one["severity"]) for one in program["findings"]] == [("token_rejected", "error")]
    assert report["ok"] is False
    assert token not in text
