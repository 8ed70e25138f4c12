# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""script/start as a person uses it, on a lab whose tenants nobody has touched: what is typed, what is asked of whom, and how it ends."""

from __future__ import annotations

import json
import os
import pathlib
import re
import subprocess
import sys
import typing as t

import pytest
from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar, trust_as_template
from quickstart_home import ROOT, Quickstart
from start_person import Seen
from start_place import ADMIN, ALICE, BOB, SHARED, Place

from entra_emulator.testing import Emulator

PERMISSIONS = {"Application.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All", "Policy.Read.All", "User.ReadBasic.All"}
GRAPH_TOOLS = "14d82eec-204b-4c2f-b7e8-296a70dab67e"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run script/start without a terminal."""
    return subprocess.run(
        [str(ROOT / "script" / "start"), *arguments],
        env={"PATH": "/usr/bin:/bin", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "an address is needed"),
        (["alice"], "alice is no address"),
        (["--chek", ALICE], "unknown option --chek"),
        (["alice@contoso.test bob@contoso.test"], "an address has no blanks"),
        (["--cloud"], "--cloud wants a value"),
        (["alice@../../etc"], "no address"),
        (["alice@contoso.test,bob"], "alice@contoso.test,bob is no address"),
        (["info@contoso.test=alice"], "A shared mailbox is given with its user"),
        ([""], "an address is needed"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_done(arguments: list[str], said: str, tmp_path: pathlib.Path) -> None:
    done = run(*arguments, HOME=str(tmp_path))
    assert done.returncode == 2
    first, rest = done.stderr.splitlines()
    assert said in first
    assert "--help" in rest, "what is wrong would scroll away"
    assert not (tmp_path / "m365-mail-oauth").exists()


@pytest.mark.parametrize("environment", [{}, {"CI": "true"}])
def test_without_a_terminal_it_ends_at_once(environment: dict[str, str], tmp_path: pathlib.Path) -> None:
    done = run(ALICE, HOME=str(tmp_path), **environment)
    assert done.returncode == 1
    assert "Run it at a terminal" in done.stderr
    assert not (tmp_path / "m365-mail-oauth").exists()


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("exec sleep 20", "m365.mail_oauth.start_tenant was stopped: it was not done in 1 seconds."),
        ("exit 1", "ansible-playbook ended and said no error. See what it did in "),
        ("echo '[ERROR]: Task failed: Module failed: No such tenant.'; exit 2", "No such tenant."),
    ],
)
def test_a_playbook_that_ends_badly_is_told_in_one_sentence(does: str, said: str, tmp_path: pathlib.Path) -> None:
    program = tmp_path / "ansible-playbook"
    program.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    program.chmod(0o755)
    script = (
        f"set -eu; verbose='' program=script/start root={ROOT}; . {ROOT}/script/common.sh; playbook 1 start_tenant || last_error"
    )
    done = subprocess.run(
        ["sh", "-c", script],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout.startswith(said), done.stdout + done.stderr
    assert not list(tmp_path.rglob("status.*"))


@pytest.mark.long
def test_relative_paths_and_a_second_run_mean_the_same_directory(collections_path: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """Its name and the vault password's file are given as somebody types them, who then leaves the password out, as the line for more mailboxes does."""
    (tmp_path / "password").write_text("x" * 32, encoding="utf-8")
    (tmp_path / "lab").mkdir()
    with Emulator(tmp_path / "emulator") as emulator:
        defaults = f"defaults:\n  authority: {emulator.authority}\n  ca_path: {emulator.ca_file}\n"
        (tmp_path / "lab" / "defaults.yml").write_text(defaults, encoding="utf-8")
        for address, given in ((ALICE, {"start_vault_password_file": "password"}), (BOB, {})):
            variables = {"start_addresses": address, "start_directory": "a place", "start_lab": str(tmp_path / "lab"), **given}
            done = subprocess.run(
                ["ansible-playbook", "m365.mail_oauth.start_directory", "-e", json.dumps(variables)],
                env={
                    "PATH": f"{pathlib.Path(sys.executable).parent}:/usr/bin:/bin",
                    "HOME": str(tmp_path),
                    "ANSIBLE_COLLECTIONS_PATH": str(collections_path),
                },
                cwd=tmp_path,
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr
    place = tmp_path / "a place"
    assert f"vault_password_file = {tmp_path}/password\n" in (place / "ansible.cfg").read_text(encoding="utf-8")
    assert not (place / "vault-password").exists(), "a password that nothing is encrypted with"
    assert BOB in (place / "tenants.m365.yml").read_text(encoding="utf-8")


NEXT = ROOT / "playbooks" / "templates" / "start_next.txt.j2"
CLIENT_AND_PLACE = json.dumps({"start_client_id": GRAPH_TOOLS, "start_directory": "/srv/a b"})


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"start_command": "/opt/a clone/script/start"}, "'/opt/a clone/script/start' bob@contoso.test"),
        (
            {"start_command": "/opt/start", "inventory_dir": "/srv/a b", "start_client_id": GRAPH_TOOLS},
            f"/opt/start --directory '/srv/a b' --client-id {GRAPH_TOOLS} bob@contoso.test",
        ),
        ({"start_command": "/opt/start", "start_lab": "/lab"}, "/opt/start --lab bob@contoso.test"),
        ({}, "ansible-playbook m365.mail_oauth.start -e start_addresses=bob@contoso.test"),
        (
            {"inventory_dir": "/srv/a b", "start_client_id": GRAPH_TOOLS},
            f"ansible-playbook m365.mail_oauth.start -e '{CLIENT_AND_PLACE}' -e start_addresses=bob@contoso.test",
        ),
    ],
)
def test_the_line_for_more_mailboxes_means_the_same_directory(given: dict[str, str], line: str) -> None:
    assert re.findall(r"^More mailboxes: +(.+)$", told_at_the_end(**given), re.M) == [line]


def test_a_consent_that_could_not_be_read_is_not_passed_over() -> None:
    unread = "consent for every user could not be read"
    assert unread in told_at_the_end(start_consent={"failed": False, "msg": "Microsoft Graph did not answer."})
    assert unread not in told_at_the_end(start_consent={"foreign_application": None})
    assert unread not in told_at_the_end(start_consent={"skipped": True}, start_client_id=GRAPH_TOOLS)


REFUSAL = ROOT / "playbooks" / "templates" / "start_refusal.txt.j2"
#: The same tenant wherever it is named.
HERE, THERE = ({"cloud": cloud, "tenant_id": f"id-{cloud}"} for cloud in ("global", "gcc_high"))
SILENT = {"authority": "https://login.microsoftonline.com", "why": "The network is down."}


@pytest.mark.parametrize(
    ("domains", "cloud", "said"),
    [
        ({"contoso.test": [HERE]}, "", ""),
        ({"contoso.test": [HERE], "contoso-two.test": [HERE]}, "", ""),
        ({"contoso.test": []}, "", "No Microsoft tenant knows contoso.test. Check the address"),
        ({"contoso.test": [SILENT]}, "", "Whether a Microsoft tenant knows contoso.test could not be found out."),
        ({"contoso.test": [HERE, SILENT]}, "", ""),
        ({"contoso.test": [HERE]}, "dod", "contoso.test is not in the cloud dod; it is in global."),
        ({"contoso.test": [HERE, THERE]}, "", "contoso.test is known in several clouds"),
        ({"contoso.test": [HERE, THERE]}, "gcc_high", ""),
        (
            {"contoso.test": [HERE], "fabrikam.test": [THERE]},
            "global",
            "fabrikam.test is not in the cloud global; it is in gcc_high. Start it by itself.",
        ),
        ({"contoso.test": [HERE], "fabrikam.test": [{**HERE, "tenant_id": "other"}]}, "", "These addresses are of 2 tenants"),
    ],
)
def test_what_was_found_is_refused_by_its_reason(domains: dict[str, list[dict[str, str]]], cloud: str, said: str) -> None:
    found = [
        {
            "domain": name,
            "personal": False,
            "tenants": [row for row in rows if "tenant_id" in row],
            "unreached": [row for row in rows if "why" in row],
        }
        for name, rows in domains.items()
    ]
    homes = [
        row for rows in domains.values() for row in rows if row.get("cloud") in ([cloud] if cloud else ["global", "gcc_high"])
    ]
    chosen = {"start_cloud": cloud} if cloud else {}
    unique = [row for number, row in enumerate(homes) if row not in homes[:number]]
    templar = Templar(DataLoader(), variables={"start_found": {"domains": found}, "start_homes": unique, **chosen})
    shown = " ".join(str(templar.template(trust_as_template(REFUSAL.read_text(encoding="utf-8"))) or "").split())
    assert shown.startswith(said) if said else not shown, shown
    if SILENT["why"] in str(domains) and said:
        assert SILENT["why"] in shown


def told_at_the_end(**given: t.Any) -> str:
    """Return what start says at its end, with what is given."""
    variables: dict[str, t.Any] = {
        "inventory_dir": os.path.expanduser("~/m365-mail-oauth/contoso.test"),
        "inventory_hostname": "contoso.test",
        "ansible_playbook_python": sys.executable,
        "m365_tenant": {"application": {"display_name": "Mail OAuth"}, "mailboxes": []},
        "tenant_app_id": GRAPH_TOOLS,
        "start_administrator": ADMIN,
        "start_consent": {},
        "start_permissions_told": "all of it",
        **given,
    }
    templar = Templar(DataLoader(), variables=variables)
    return str(templar.template(trust_as_template(NEXT.read_text(encoding="utf-8"))))


@pytest.fixture(scope="module")
def place(quickstart: Quickstart, tmp_path_factory: pytest.TempPathFactory) -> t.Iterator[Place]:
    with Place(quickstart, tmp_path_factory.mktemp("start")) as made:
        yield made


@pytest.fixture(scope="module")
def checked(place: Place) -> Seen:
    """--check, before anything else was done."""
    place.lab.control("DELETE", "/requests")
    return place.person().start("--lab", "--check", ALICE)


@pytest.fixture(scope="module")
def interrupted(place: Place, checked: Seen) -> Seen:
    """A start that is interrupted while the administrator is waited for, and beside which another one is tried."""
    others: list[Seen] = []

    def beside(line: str) -> None:
        if "enter" in line and not others:
            others.append(place.person().start("--lab", ALICE, SHARED))

    seen = place.person(interrupt_at=r"^  until ", at=beside).start("--lab", ALICE, SHARED)
    (other,) = others
    assert other.status == 1
    assert "another script/start is at work" in other.last
    return seen


@pytest.fixture(scope="module")
def started(place: Place, interrupted: Seen) -> Seen:
    """The whole of it: two addresses, and a person who mistypes the first code."""
    place.lab.control("DELETE", "/requests")
    return place.person(clumsy=True).start("--lab", ALICE, SHARED)


@pytest.mark.long
def test_check_says_what_would_be_done_and_does_nothing(place: Place, checked: Seen) -> None:
    assert checked.status == 0, checked.output
    assert "It would make the directory" in checked.output
    assert "alice@contoso.test" in checked.output
    assert checked.entered == []


@pytest.mark.long
def test_an_interrupted_start_says_how_to_go_on(place: Place, interrupted: Seen) -> None:
    assert interrupted.status == 130, interrupted.output
    assert interrupted.last == "Interrupted. The same command goes on where it stopped."
    assert interrupted.entered == []


@pytest.mark.long
def test_two_addresses_and_two_codes_are_all_that_it_takes(place: Place, started: Seen) -> None:
    assert started.status == 0, started.output
    assert len(started.entered) == 2
    assert "12 of 12 logins worked (1 tenant, 2 mailboxes, 1 host)" in started.output
    print(f"without the person: {started.seconds:.0f} s, under a load of {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    assert "TASK [" not in started.output
    assert "Do NOT tick" in started.output


@pytest.mark.long
def test_before_anybody_signs_in_only_the_domain_is_told(place: Place, started: Seen) -> None:
    rows = place.requests()
    first = next(number for number, row in enumerate(rows) if row["path"].endswith("/devicecode"))
    assert {row["path"] for row in rows[:first]} <= {
        "/contoso.test/v2.0/.well-known/openid-configuration",
        "/common/userrealm/nobody@contoso.test",
    }
    assert "alice" not in json.dumps(rows[:first])
    asked = [row for row in rows if row["path"].endswith("/devicecode") and row["client_id"] == GRAPH_TOOLS]
    # What is asked of the administrator is what is needed, and nothing that lasts.
    assert {scope.rpartition("/")[2] for row in asked for scope in row["scope"].split()} - {"openid", "profile"} == PERMISSIONS


@pytest.mark.long
def test_what_is_left_on_this_machine_is_private_and_holds_no_administrator(place: Place, started: Seen) -> None:
    assert place.directory.stat().st_mode & 0o777 == 0o700
    assert not [path for path in place.directory.rglob("*") if path.is_file() and path.stat().st_mode & 0o077]
    assert not list(place.directory.glob("administrator.store*"))
    assert (place.directory / "contoso.test.store").read_text(encoding="utf-8").startswith("$ANSIBLE_VAULT")
    ignored = (place.directory / ".gitignore").read_text(encoding="utf-8").split()
    assert {"vault-password", "*.store", "mail-oauth-report/"} <= set(ignored)
    password = (place.directory / "vault-password").read_text(encoding="utf-8").strip()
    assert len(password) >= 32
    assert password not in started.output


@pytest.mark.long
def test_what_is_left_in_the_tenant_is_said_and_has_no_secret(place: Place, started: Seen) -> None:
    found = re.search(r'the application "Mail OAuth" \(client id ([0-9a-f-]{36})\)', started.output)
    assert found
    told = "Application.ReadWrite.All, DelegatedPermissionGrant.ReadWrite.All, Policy.Read.All and User.ReadBasic.All"
    assert f"consent of {ADMIN} to {told}" in started.output
    assert "WARNING" not in started.output
    token = place.lab.control(
        "POST", "/tokens", {"username": ADMIN, "scopes": ["Directory.Read.All"], "aud": "https://graph.microsoft.com"}
    )
    headers = {"Authorization": f"Bearer {token['access_token']}"}
    app = place.lab.request("GET", f"{place.lab.data['graph_url']}/v1.0/applications(appId='{found[1]}')", None, headers)
    assert (app["passwordCredentials"], app["keyCredentials"]) == ([], [])


@pytest.mark.long
def test_the_command_for_every_night_works_in_a_job_and_asks_nobody(place: Place, started: Seen) -> None:
    found = re.search(r"^Every night: +(.+)$", started.output, re.M)
    assert found
    done = place.shell(found[1])
    assert done.returncode == 0, done.stdout + done.stderr
    assert "sign in as" not in done.stdout + done.stderr


@pytest.mark.long
def test_another_mailbox_is_added_by_the_same_command(place: Place, started: Seen) -> None:
    place.lab.control("PATCH", "/knobs", {"conditional_access": "block_device_code", "device_code_lifetime": 4})
    try:
        refused = place.person().start("--lab", BOB)
        assert refused.status == 1
        assert "a policy of the tenant blocks device codes" in refused.last
        assert "--browser" in refused.last
        by_browser = place.person().start("--lab", "--browser", BOB)
    finally:
        place.lab.control("DELETE", "/knobs")
    assert by_browser.status == 0, by_browser.output
    assert by_browser.entered == []
    assert re.search(r"^contoso.test +bob@contoso.test +ok +ok +ok", by_browser.output, re.M)
    tenants = (place.directory / "tenants.m365.yml").read_text(encoding="utf-8")
    assert tenants.count("alice@contoso.test") == 2
    assert BOB in tenants


@pytest.mark.long
def test_the_consent_is_taken_back_by_the_command_that_was_printed(place: Place, started: Seen) -> None:
    found = re.search(r"taken back by: (.+start_take_back)$", started.output, re.M)
    assert found
    assert place.shell(found[1]).returncode != 0  # somebody has to sign in for it
    person = place.person()
    from terminal import in_terminal

    address = ""

    def read(line: str) -> str:
        nonlocal address
        if shown := re.match(r"  open  (\S+)", line):
            address = shown[1]
        return ""

    def approve(code: str, _who: str) -> None:
        person.at_page(address, code, ADMIN)

    status, output = in_terminal(["sh", "-c", found[1]], place.home, place.environment, approve, 300, read)
    assert status == 0, output
    token = place.lab.control(
        "POST", "/tokens", {"username": ADMIN, "scopes": ["Directory.Read.All"], "aud": "https://graph.microsoft.com"}
    )
    headers = {"Authorization": f"Bearer {token['access_token']}"}
    grants = place.lab.request(
        "GET",
        f"{place.lab.data['graph_url']}/v1.0/servicePrincipals(appId='{GRAPH_TOOLS}')/oauth2PermissionGrants",
        None,
        headers,
    )["value"]
    assert not PERMISSIONS & {scope for grant in grants for scope in grant["scope"].split()}


@pytest.mark.long
def test_the_box_for_everybody_is_warned_of_when_it_was_ticked(place: Place, started: Seen) -> None:
    seen = place.person(ticks=True).start("--lab", ALICE)
    assert seen.status == 0, seen.output
    assert "WARNING: that tool has consent for every user of the tenant" in seen.output


@pytest.mark.long
@pytest.mark.parametrize(
    ("address", "cloud", "said"),
    [
        ("dave@fabrikam.test", "china", "is in the cloud of China"),
        ("pat@outlook.test", "", "is a domain of personal Microsoft accounts"),
        ("nobody@nowhere.test", "", "No Microsoft tenant knows nowhere.test"),
    ],
)
def test_where_it_cannot_work_it_says_what_to_do_instead(place: Place, address: str, cloud: str, said: str) -> None:
    if cloud:
        place.lab.control("PATCH", "/tenants", {"tenant": "fabrikam.test", "cloud": cloud})
    seen = place.person().start("--lab", address)
    assert seen.status == 1
    assert said in seen.last
    assert not (place.home / "m365-mail-oauth" / address.partition("@")[2]).exists()
