# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The playbook ``radar`` on two tenants and a mail host: who is left is told until the logins have moved, and nobody else reads it."""

from __future__ import annotations

import datetime
import json
import os
import pathlib
import stat
import subprocess
import sys
import typing as t

import sign_in_world

from entra_emulator.testing import Emulator

ROLES = ["AuditLog.Read.All", "Directory.Read.All", "Policy.Read.All"]
SECRET = "the-password-in-the-file"
EXPORT = "Sender address,Domain,Messages sent,Authentication Protocol\nwalker@contoso.test,contoso.test,3,Basic\n"


def plant(emulator: Emulator) -> sign_in_world.Planted:
    planted = sign_in_world.tenant(1, 7)
    shift = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=8) - sign_in_world.START
    for record in planted.records:
        moment = datetime.datetime.fromisoformat(record["createdDateTime"][:19] + "+00:00") + shift
        record["createdDateTime"] = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    emulator.control("POST", "sign_ins", {"tenant": "contoso.test", "records": planted.records})
    return planted


def inventory(directory: pathlib.Path, emulator: Emulator) -> None:
    """Write a tenants file, an identity for the radar alone, and a mail host with a program that sends with a password."""
    bootstrap = {name: emulator.tenant(name).bootstrap for name in ("contoso", "fabrikam")}
    tenants: dict[str, dict[str, t.Any]] = {
        name: {"tenant": f"{name}.test", "bootstrap": {"client_id": one.client_id, "client_secret": one.client_secret}}
        for name, one in bootstrap.items()
    }
    # The radar has an identity of its own there, and the administrator is not asked to sign in.
    own = tenants["contoso"]["bootstrap"]
    tenants["contoso"]["bootstrap"] = {"access_token": "{{ lookup('ansible.builtin.pipe', 'touch asked') }}"}
    (directory / "host_vars").mkdir()
    identity = {"radar_identity": {f"auth_{name}": value for name, value in own.items()}}
    (directory / "host_vars" / "contoso.yml").write_text(json.dumps(identity), encoding="utf-8")
    defaults = {"authority": emulator.authority, "graph_url": emulator.graph_url, "ca_path": emulator.ca_file}
    document = {"plugin": "m365.mail_oauth.tenants", "defaults": defaults, "tenants": tenants}
    (directory / "tenants.m365.yml").write_text(json.dumps(document), encoding="utf-8")
    configuration = directory / "msmtprc"
    configuration.write_text(
        f"account exo\nhost smtp.office365.com\nauth on\ntls on\nuser silent@contoso.test\npassword {SECRET}\n"
        f"logfile {directory}/msmtp.log\n",
        encoding="utf-8",
    )
    configuration.chmod(0o600)
    (directory / "msmtp.log").write_text(
        f"{datetime.datetime.now():%b %d %H:%M:%S} host=smtp.office365.com tls=on auth=on user=silent@contoso.test from=silent@contoso.test"
        " recipients=bob@fabrikam.test mailsize=9 smtpstatus=250 smtpmsg='250 2.0.0 OK' exitcode=EX_OK\n",
        encoding="utf-8",
    )
    programs = json.dumps([{"program": "msmtp", "path": str(configuration)}, {"program": "exim", "path": "/nowhere"}])
    (directory / "hosts.ini").write_text(
        f"[mail_hosts]\nmail1 ansible_connection=local ansible_python_interpreter={sys.executable} mail_oauth_programs='{programs}'\n"
        f"mail2 ansible_connection=local ansible_python_interpreter={directory}/no-python\n",
        encoding="utf-8",
    )


def radar(directory: pathlib.Path, collections_path: pathlib.Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "ansible", "playbook", "m365.mail_oauth.radar", "-i", "tenants.m365.yml", "-i", "hosts.ini"),
            *("-e", "radar_become=false", *arguments),
        ],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(directory),
            "ANSIBLE_NOCOLOR": "1",
            "ANSIBLE_COLLECTIONS_PATH": str(collections_path),
        },
        cwd=directory,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    return done.returncode, done.stdout


def test_who_is_left_is_told_until_nobody_is(tmp_path: pathlib.Path, collections_path: pathlib.Path) -> None:
    with Emulator(tmp_path / "emulator") as emulator:
        planted = plant(emulator)
        inventory(tmp_path, emulator)
        emulator.control("PATCH", "bootstrap", {"tenant": "contoso.test", "roles": ROLES})
        # A path as people type it, from where they are.
        (tmp_path / "exports").mkdir()
        (tmp_path / "exports" / "contoso.csv").write_text(EXPORT, encoding="utf-8")
        status, output = radar(tmp_path, collections_path, "-e", "radar_fail_on=password", "-e", "radar_reports=exports")
        assert status == 2 and "still use a password" in output, output
        files = {path.name: path for path in (tmp_path / "reports").iterdir()}
        assert {stat.S_IMODE(path.stat().st_mode) for path in files.values()} == {0o600}
        report: t.Any = json.loads(files["password_logins.json"].read_text(encoding="utf-8"))
        contoso, fabrikam = sorted(report["tenants"], key=lambda tenant: str(tenant["name"]))
        rows = {row["mailbox"]: row for row in contoso["senders"]}
        expected = {name for name in planted.senders if not name.startswith(("ropc@", "agent@"))}
        assert set(rows) == {*expected, "silent@contoso.test", "walker@contoso.test"}
        assert (rows["silent@contoso.test"]["action"], contoso["host_variables"]["mail1"]["msmtp_accounts"]) == (
            "role",
            [{"mailbox": "silent@contoso.test"}],
        )
        # What the program's log shows of it: used, and when last.
        assert rows["silent@contoso.test"]["logins"] == 1 and rows["silent@contoso.test"]["last_seen"]
        # The other tenant's identity may not look; that is said, and is not nobody.
        assert "lacks AuditLog.Read.All" in fabrikam["unproven"] and report["summary"]["unproven"] == 1
        assert {host["host"] for host in report["hosts"]} == {"mail1", "mail2"} and "/nowhere" in output
        assert "mail2: the mail programs: not read" in output
        assert not (tmp_path / "asked").exists()
        assert SECRET not in output + "".join(
            path.read_text(encoding="utf-8") for path in files.values() if path.suffix != ".lock"
        )
        # Everybody has moved.
        emulator.service.core.sign_ins.clear()
        (tmp_path / "msmtprc").write_text(
            "account exo\nhost smtp.office365.com\nauth xoauth2\nuser silent@contoso.test\n", encoding="utf-8"
        )
        emulator.control("PATCH", "bootstrap", {"tenant": "fabrikam.test", "roles": ROLES})
        again = ("-e", "radar_fail_on=password", "-e", '{"mail_oauth_programs": null}')
        status, output = radar(tmp_path, collections_path, *again)
        assert status == 2 and "1 mail host was not read whole" in output, output
        report = json.loads(files["password_logins.json"].read_text(encoding="utf-8"))
        assert len(report["gone"]) == len(rows) - 2  # who only failed was never counted
        # The host that cannot be asked is none any more.
        hosts = (tmp_path / "hosts.ini").read_text(encoding="utf-8")
        (tmp_path / "hosts.ini").write_text(hosts.partition("mail2 ")[0], encoding="utf-8")
        status, output = radar(tmp_path, collections_path, *again)
        report = json.loads(files["password_logins.json"].read_text(encoding="utf-8"))
        assert status == 0 and report["ok"] and report["summary"]["password"] == 0, output
