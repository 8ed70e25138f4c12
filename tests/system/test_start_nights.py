# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""start --unattended: an identity for runs that nobody watches, whom it trusts, what it leaves, and how it is taken back."""

from __future__ import annotations

import json
import pathlib
import re
import typing as t

import pytest
import yaml
from quickstart_home import ROOT
from start_desk import ALICE, BOB, Desk

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.certificates import read_certificate
from entra_emulator.testing import Emulator


@pytest.fixture
def desk(tmp_path: pathlib.Path, collections_path: pathlib.Path) -> t.Iterator[Desk]:
    with Emulator(tmp_path / "emulator") as emulator:
        yield Desk(emulator, tmp_path, collections_path)


def applications(emulator: Emulator) -> list[dict[str, t.Any]]:
    """The applications for nights that are there."""
    core = emulator.service.core
    with core.store.lock:
        table = next(tenant for tenant in core.tenants() if tenant.name == "contoso").table("applications")
        return [dict(row) for row in table.values() if row.get("uniqueName") == "m365-mail-oauth-nights"]


@pytest.mark.long
@pytest.mark.parametrize(
    ("where", "credential"),
    [
        ("github:contoso/mail:branch:main", {"github": {"repository": "contoso/mail", "branch": "main"}}),
        ("gitlab:contoso/mail:branch:main", {"gitlab": {"project": "contoso/mail", "branch": "main"}}),
    ],
)
def test_the_tenants_file_names_one_place(desk: Desk, where: str, credential: dict[str, t.Any]) -> None:
    done = desk.find(ALICE, f"info@contoso.test={ALICE}", start_unattended=where)
    assert done.returncode == 0, done.stdout + done.stderr
    kind = next(iter(credential))
    night = desk.place / "nights" / kind
    tenant = yaml.safe_load((night / "inventory" / "tenants.m365.yml").read_text(encoding="utf-8"))["tenants"]["contoso.test"]
    assert tenant["credentials"] == [{"type": "federated", "name": kind, **credential}]
    assert tenant["mailboxes"] == [ALICE, "info@contoso.test"]
    assert yaml.safe_load((night / "inventory" / "group_vars" / "all.yml").read_text(encoding="utf-8")) == {"verify_evidence": []}
    job = night / {"github": ".github/workflows/mail-logins.yml", "gitlab": ".gitlab-ci.yml"}[kind]
    # A job in an environment would have another subject than its branch's.
    assert "\n    environment:" not in job.read_text(encoding="utf-8")
    other = desk.find(ALICE, start_unattended=where.replace("main", "other"))
    assert other.returncode != 0 and "is for another place" in " ".join(other.stdout.split())


@pytest.mark.long
def test_a_pipeline_of_azure_devops_uses_its_connection(desk: Desk) -> None:
    organization, connection = "11111111-2222-3333-4444-555555555555", "66666666-7777-8888-9999-000000000000"
    done = desk.find(ALICE, start_unattended=f"azure-devops:{organization}/{connection}")
    assert done.returncode == 0, done.stdout + done.stderr
    night = desk.place / "nights" / "azure-devops"
    example = yaml.safe_load((ROOT / "docs" / "examples" / "nightly" / "azure-pipelines.yml").read_text(encoding="utf-8"))
    example["variables"]["MAIL_OAUTH_CONNECTION"] = connection
    assert yaml.safe_load((night / "azure-pipelines.yml").read_text(encoding="utf-8")) == example
    assert (night / "mail-oauth-requirements.txt").is_file()


@pytest.mark.long
def test_run_again_with_other_addresses_it_adds_them_and_keeps_what_is_there(desk: Desk) -> None:
    where = "github:contoso/mail:branch:main"
    assert desk.find(ALICE, start_unattended=where).returncode == 0
    file = desk.place / "nights" / "github" / "inventory" / "tenants.m365.yml"
    # What the first run found out, and what somebody put beside it.
    text = file.read_text(encoding="utf-8").replace("unique_name: m365-mail-oauth-nights", "app_id: made-before")
    file.write_text(text + "    cloud: global # ours\n", encoding="utf-8")
    more = desk.find(BOB, f"info@contoso.test={ALICE}", start_unattended=where)
    assert more.returncode == 0, more.stdout
    assert file.stat().st_mode & 0o777 == 0o600
    kept = file.read_text(encoding="utf-8")
    assert "app_id: made-before" in kept and kept.endswith("cloud: global # ours\n")
    tenant = yaml.safe_load(kept)["tenants"]["contoso.test"]
    assert tenant["mailboxes"] == [ALICE, BOB, "info@contoso.test"]
    assert desk.find(ALICE, start_unattended=where).returncode == 0
    assert file.read_text(encoding="utf-8") == kept
    lines = "".join(f"\n      - {one}" for one in tenant["mailboxes"])
    file.write_text(re.sub(r" \[.*\]$", lines, kept, flags=re.M), encoding="utf-8")
    refused = desk.find("carol@contoso.test", start_unattended=where)
    assert refused.returncode != 0
    assert "were changed by hand, so carol@contoso.test is not put into it" in " ".join(refused.stdout.split())


PLACES = yaml.safe_load((ROOT / "playbooks" / "vars" / "start.yml").read_text(encoding="utf-8"))["start_places"]


@pytest.mark.parametrize(
    ("where", "parts"),
    [
        ("github:contoso/mail:environment:mail logins", None),
        ("github:contoso/mail:environment:mail-logins", ("contoso/mail", "environment", "mail-logins")),
        ("github:contoso/mail:branch:release/1", ("contoso/mail", "branch", "release/1")),
        ("github:contoso/mail", ("contoso/mail", "", "")),
        ("github:contoso/mail:branch:*", None),
        ("github:contoso/*:branch:main", None),
        ("github:contoso", None),
        ("github:contoso/mail/more", None),
        ("gitlab:contoso/team/mail:branch:main", ("contoso/team/mail", "branch", "main")),
        ("gitlab:contoso/mail:environment:x", None),
        ("azure-devops:" + "1" * 8 + "-2222-3333-4444-" + "5" * 12, None),
        ("certificate", ("certificate", "", "")),
        ("certificate:x", None),
    ],
)
def test_one_place_is_trusted_and_no_pattern(where: str, parts: tuple[str, ...] | None) -> None:
    found = re.findall(PLACES[where.partition(":")[0]], where)
    assert found == ([parts] if parts else [])


@pytest.mark.long
def test_what_is_no_place_is_refused_before_anything_is_written(desk: Desk) -> None:
    for wrong in ("bitbucket:a/b", "github:contoso/mail:branch:*"):
        done = desk.find(ALICE, start_unattended=wrong)
        assert done.returncode != 0
        assert "is no place to trust" in " ".join(done.stdout.split())
        assert not desk.place.exists()


@pytest.mark.long
def test_a_workflow_is_trusted_by_one_code_and_no_secret(desk: Desk) -> None:
    done = desk.find(ALICE, start_unattended="github:contoso/mail:environment:mail-logins")
    assert done.returncode == 0, done.stdout + done.stderr
    status, output = desk.play("start_unattended", "-i", "nights/github/inventory")
    assert status == 0, output
    assert desk.asked == ["an administrator of contoso.test"]
    (app,) = applications(desk.emulator)
    assert (app["passwordCredentials"], app["keyCredentials"]) == ([], [])
    subjects = re.findall(r"repo:contoso/mail:environment:mail-logins", json.dumps(app, default=str) + output)
    assert subjects
    text = (desk.place / "nights/github/inventory/tenants.m365.yml").read_text(encoding="utf-8")
    assert f"app_id: {app['appId']}" in text
    assert not list(desk.place.glob("administrator.store*"))
    assert "New-ServicePrincipal" in (desk.place / "nights/github/exchange.ps1").read_text(encoding="utf-8")
    # The command that was printed takes it back.
    told = (desk.place / "nights/github/next.txt").read_text(encoding="utf-8")
    offboard = next(line for line in told.splitlines() if "m365.mail_oauth.offboard" in line)
    arguments = offboard.partition("ansible-playbook ")[2].split()
    arguments.remove("m365.mail_oauth.offboard")
    status, output = desk.play("offboard", *arguments)
    assert status == 0, output
    assert applications(desk.emulator) == []


@pytest.mark.long
def test_a_certificate_has_its_key_here_and_nowhere_else(desk: Desk) -> None:
    closed = "{name: closed, protocol: imap, host: 127.0.0.1, port: 1, tls: implicit}"
    with (desk.home / "lab" / "defaults.yml").open("a", encoding="utf-8") as defaults:
        defaults.write(f"  trusted_hosts: [127.0.0.1]\n  endpoints:\n    - {closed}\n")
    assert desk.find(ALICE, start_unattended="certificate").returncode == 0
    status, output = desk.play("start_unattended", "-i", "nights/certificate/inventory")
    assert status == 0, output
    key = desk.place / "nights" / "certificate" / "mail.pem"
    assert key.stat().st_mode & 0o777 == 0o600
    secret = "".join(key.read_text(encoding="utf-8").partition("PRIVATE KEY-----")[2].partition("-----END")[0].split())
    assert len(secret) > 800
    for number in range(0, len(secret) - 40, 40):
        assert secret[number : number + 40] not in output
    (app,) = applications(desk.emulator)
    assert (len(app["passwordCredentials"]), len(app["keyCredentials"])) == (0, 1)
    # Run again, it makes no second one.
    status, output = desk.play("start_unattended", "-i", "nights/certificate/inventory")
    assert status == 0, output
    (app,) = applications(desk.emulator)
    assert len(app["keyCredentials"]) == 1
    # It ends some day: that is said both times, with the command that replaces it.
    told = (key.parent / "next.txt").read_text(encoding="utf-8")
    ends = read_certificate(key.read_text(encoding="utf-8")).not_after
    assert f"The certificate ends on {ends:%Y-%m-%d};" in told
    rotate = next(line for line in told.splitlines() if line.endswith("m365.mail_oauth.rotate"))
    arguments = rotate.partition("ansible-playbook ")[2].split()[:-1]
    status, output = desk.play("rotate", *arguments, "-e", "rotate_force=true")
    assert status == 0, output
    assert key.stat().st_mode & 0o777 == 0o600
    assert secret not in "".join(key.read_text(encoding="utf-8").split())
    (app,) = applications(desk.emulator)
    assert len(app["keyCredentials"]) == 2, "the old one is good for some days more"
    # At night nobody is there whom Graph could be asked for, and nothing is wrong with that.
    desk.environment["M365_MAIL_OAUTH_CERTIFICATE_PATH"] = str(key)
    report = key.parent / "mail-oauth-report"
    _status, output = desk.play("verify", "-i", "nights/certificate/inventory", "-e", f"verify_report_dir={report}")
    found = json.loads((report / "report.json").read_text(encoding="utf-8"))
    assert found["untried"] == [], output
    assert [end["kind"] for end in found["expiries"]] == ["certificate"]
