# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The role verify and the playbook over it: one report of all hosts and tenants, failures of every kind, thresholds, no secret shown."""

from __future__ import annotations

import json
import pathlib
import re
import socket
import sys
import typing as t
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "setup_emulator"))
from harness import collection_root, harness, step
from imap_server import ImapServer


def closed_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


with harness() as h, ImapServer(h.emulator) as server:
    directory = h.directory / "mail-oauth-report"
    LOCALHOST = f'localhost ansible_connection=local ansible_python_interpreter="{sys.executable}"\n'

    def tenants(port: int, *more: str) -> str:
        """Alice and a shared mailbox of contoso, dave of fabrikam, by IMAP; ``more`` are further mailboxes of contoso."""
        info = {"address": "info@contoso.test", "sign_in_user": "alice@contoso.test"}
        return h.tenants(
            mailboxes={"contoso": ["alice@contoso.test", info, *more], "fabrikam": ["dave@fabrikam.test"]},
            defaults={
                "protocols": ["imap"],
                "endpoints": [{"protocol": "imap", "host": "localhost", "port": port, "tls": "implicit"}],
                "trusted_hosts": ["localhost"],
            },
        )

    def report() -> dict[str, t.Any]:
        """The report of the last run."""
        return t.cast("dict[str, t.Any]", json.loads((directory / "report.json").read_text(encoding="utf-8")))

    h.write("tenants.m365.yml", tenants(server.port))
    h.write("hosts.ini", f"[mail_hosts]\n{LOCALHOST}")
    verify = ("verify", "-i", "hosts.ini")

    with step("users sign in"):
        begun = h.playbook("onboard", "-e", "tenant_sign_in_wait=false")
        assert begun.status == 0, begun.output
        for code in h.emulator.pending_device_codes():
            shown = re.search(rf"^  (\S+) +{code['user_code']}  until", begun.output, re.M)
            assert shown, begun.output
            h.emulator.approve(code["user_code"], shown[1])
        assert h.playbook("onboard").status == 0

    with step("every login works, also that of the shared mailbox"):
        h.emulator.clear_requests()
        good = h.playbook(*verify)
        assert good.status == 0, good.output
        assert good.changed() == 0
        assert sorted(server.logins) == ["alice@contoso.test", "dave@fabrikam.test", "info@contoso.test"]
        assert "3 of 3 logins worked (2 tenants, 3 mailboxes, 1 host)" in good.output
        assert report()["ok"]

    with step(
        "tokens come from the store: none is asked for but the administrator's, to ask Graph about the application and about itself"
    ):
        asked = [entry["path"].rpartition("/")[2] for entry in h.emulator.requests() if "/exo" not in entry["path"]]
        expected = ("$batch", "federatedIdentityCredentials", "openid-configuration", "token")
        assert sorted(asked) == [name for name in expected for _tenant in range(4)], asked

    with step("the summary is a table, not a dictionary"):
        assert re.search(r"^contoso +alice@contoso\.test +ok$", good.output, re.M), good.output
        assert '"phases"' not in good.output

    with step("check mode verifies and writes no report"):
        for path in directory.iterdir():
            path.unlink()
        checked = h.playbook(*verify, "--check")
        assert checked.status == 0, checked.output
        assert "3 of 3 logins worked" in checked.output
        assert not list(directory.iterdir())

    with step("a host's programs log in as they are set up, once for all tenants"):
        kept = h.write("alice.token", h.token("contoso", "alice@contoso.test"))
        kept.chmod(0o600)
        configuration = h.write(
            "mbsyncrc",
            f"IMAPAccount exo\nHost localhost\nPort {server.port}\nSSLType IMAPS\nCertificateFile {h.emulator.ca_file}\n"
            f'User alice@contoso.test\nPassCmd "cat {kept}"\nAuthMechs XOAUTH2\n',
        )
        programs = json.dumps([{"program": "isync", "path": str(configuration)}])
        h.write("programs.ini", f"[mail_hosts]\n{LOCALHOST.strip()} mail_oauth_programs='{programs}'\n")
        with_programs = h.playbook("verify", "-i", "programs.ini")
        assert with_programs.status == 0, with_programs.output
        found = [(check["program"], check["mailbox"], check["ok"]) for check in report()["checks"] if check["program"]]
        assert found == [("isync", "alice@contoso.test", True)]
        assert report()["summary"]["checks"] == 4
        kept.unlink()
        without_token = h.playbook("verify", "-i", "programs.ini")
        assert without_token.status != 0
        (lost,) = [check for check in report()["checks"] if not check["ok"]]
        assert (lost["program"], lost["findings"][0]["cause"]) == ("isync", "token_unavailable")

    with step("the token is never on the disk of the host that is verified"):
        seen = h.directory / "seen"
        seen.mkdir()
        spy = h.write(
            "spy-python",
            f'#!/bin/sh\nfind "$HOME/.ansible/tmp" -type f -exec cat {{}} + >>"{seen}/$$" 2>/dev/null\nexec "{sys.executable}" "$@"\n',
        )
        spy.chmod(0o755)
        h.write("spied.ini", f"[mail_hosts]\nlocalhost ansible_connection=local ansible_python_interpreter={spy}\n")
        spied = h.playbook("verify", "-i", "spied.ini", "-vvvv")
        assert spied.status == 0, spied.output
        assert list(seen.iterdir())
        on_disk = b"".join(path.read_bytes() for path in seen.iterdir())
        assert b"AnsiballZ" not in on_disk
        assert b"access_token" not in on_disk

    with step("no secret is in the most verbose output, or in the report"):
        token = h.token("contoso", "alice@contoso.test")
        canaries = [token, token.rpartition(".")[2], "dXNlcj1hbGljZ", h.environment["CONTOSO_SECRET"], "a password for tests"]
        assert not [canary for canary in canaries if canary in spied.output + good.output]
        assert not [canary for path in directory.iterdir() for canary in canaries if canary in path.read_text(encoding="utf-8")]

    with step("Graph and Exchange decide what the server's words leave open"):
        exchange = f"  exchange_admin_url: {h.emulator.exchange_admin_url}\n"
        h.write("tenants.m365.yml", tenants(server.port).replace("defaults:\n", f"defaults:\n{exchange}", 1))
        h.emulator.service.core.state["mailboxes"]["info@contoso.test"]["delegates"] = []
        h.emulator.service.core.state["mailboxes"]["alice@contoso.test"]["imap_enabled"] = False
        h.emulator.clear_requests()
        asked_all = h.playbook(*verify, "-vvvv", "-e", json.dumps({"verify_evidence": ["auto", "exchange"]}))
        assert asked_all.status != 0
        found = {check["mailbox"]: (check["findings"] or [{}])[0] for check in report()["checks"]}
        assert [found[f"{name}@contoso.test"].get("confidence") for name in ("alice", "info")] == ["high", "high"]
        assert found["alice@contoso.test"]["cause"] == "imap_disabled"
        assert "Exchange: ImapEnabled of alice@contoso.test is false" in found["alice@contoso.test"]["evidence"]
        assert found["info@contoso.test"]["cause"] == "no_mailbox_permission"
        assert found["dave@fabrikam.test"] == {}
        cmdlets = [entry["cmdlet"] for entry in h.emulator.requests() if entry.get("cmdlet")]
        assert cmdlets and all(name.startswith("Get-") for name in cmdlets)
        assert {line.rpartition("/")[2] for line in h.writes()} == {"InvokeCommand", "exo"}
        assert {one["kind"] for one in report()["expiries"]} >= {"refresh_token", "consent"}
        assert not [canary for canary in canaries if canary in asked_all.output]

    with step("an identity that cannot be had does not fail the verification, and is told"):
        h.write("tenants.m365.yml", tenants(server.port).replace("_SECRET", "_NOWHERE"))
        unasked = h.playbook(*verify, "--limit", "fabrikam,localhost")
        assert unasked.status == 0, unasked.output
        assert "Microsoft Graph could not be asked: " in unasked.output
        assert {one["kind"] for one in report()["expiries"]} >= {"refresh_token"}
        evidence = "- hosts: fabrikam\n  gather_facts: false\n  tasks:\n    - ansible.builtin.include_role:\n"
        evidence += "        name: m365.mail_oauth.verify\n        tasks_from: evidence\n      vars: {verify_checks: [], verify_results: []}\n"
        h.write("evidence.yml", evidence)
        h.write("tenants.m365.yml", tenants(server.port).replace("'ansible.builtin.env'", "'ansible.builtin.file'"))
        alone = h.run("ansible-playbook", "evidence.yml", "-i", "tenants.m365.yml")
        assert alone.status == 0, alone.output
        assert "Exchange Online could not be asked: " in alone.output and "FABRIKAM_SECRET" in alone.output

    with step("failures of every kind are in one report, and the run fails after it is written"):
        h.write("tenants.m365.yml", tenants(closed_port(), "bob@contoso.test"))
        h.write(
            "hosts.ini",
            f"[mail_hosts]\n{LOCALHOST}away ansible_host=127.0.0.1 ansible_port={closed_port()}\n"
            "nopython ansible_connection=local ansible_python_interpreter=/nonexistent/python\n",
        )
        bad = h.playbook(*verify)
        assert bad.status != 0
        assert {name: host.failed for name, host in bad.recap().items() if host.failed or host.unreachable} == {
            "contoso": 1,
            "fabrikam": 1,
        }, bad.output
        assert "Traceback" not in bad.output
        causes: dict[tuple[str, str], str] = {}
        for check in report()["checks"]:
            causes[check["checked_from"], check["mailbox"]] = check["findings"][0]["cause"]
        assert causes["localhost", "alice@contoso.test"] == "connection_refused"
        assert causes["away", "alice@contoso.test"] == "managed_host_unreachable"
        assert causes["nopython", "dave@fabrikam.test"] == "verification_failed"
        assert {causes[host, "bob@contoso.test"] for host in ("localhost", "away", "nopython")} == {
            causes["localhost", "bob@contoso.test"]
        }
        bob = next(check for check in report()["checks"] if check["mailbox"] == "bob@contoso.test")
        assert bob["state"] == "not_run"
        assert "m365.mail_oauth.sign_in" in bob["findings"][0]["remedy"]
        assert len(causes) == 12
        assert report()["summary"]["unreachable_hosts"] == 1
        assert "Host away could not be reached" in bad.output

    with step("the report is what its schema says, and JUnit counts the same"):
        schema = json.loads((collection_root() / "plugins" / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
        import jsonschema

        jsonschema.Draft202012Validator(schema).validate(report())
        junit = ET.parse(directory / "junit.xml").getroot()
        assert (junit.attrib["tests"], junit.attrib["failures"]) == ("12", "12")
        page = (directory / "report.html").read_text(encoding="utf-8")
        assert re.search(r"[0-9]+ of 12 logins (fail|were not run)", page)

    with step("the threshold can be moved"):
        assert h.playbook(*verify, "-e", "verify_fail_on=never").status == 0

    with step("--limit verifies one tenant"):
        limited = h.playbook(*verify, "--limit", "fabrikam")
        assert set(limited.recap()) == {"fabrikam"}
        assert {check["tenant"] for check in report()["checks"]} == {"fabrikam"}

    with step("a directory that cannot be written to is one sentence"):
        h.write("in-the-way", "")
        refused = h.playbook(*verify, "-e", f"verify_report_dir={h.directory}/in-the-way/report")
        assert refused.status != 0
        assert "The report cannot be written to" in refused.output, refused.output

    with step("hundreds of checks in a task of one's own: progress and a table, and every result in the variable"):
        check = {"protocol": "imap", "host": "localhost", "port": closed_port(), "tls": "implicit", "token": "a"}
        many = [{**check, "user": f"user{number}@contoso.test"} for number in range(300)]
        h.write("many.json", json.dumps({"many": many}))
        h.write(
            "many.yml",
            """
- hosts: localhost
  gather_facts: false
  tasks:
    - m365.mail_oauth.verify:
        checks: "{{ many }}"
        tokens: {a: a-canary-that-nobody-may-see}
        trusted_hosts: [localhost]
      register: logins
      ignore_errors: true
    - ansible.builtin.assert:
        that:
          - logins is failed
          - logins.checks | length == 300
          - logins.checks | map(attribute='user') == many | map(attribute='user')
          - logins.summary.checks == 300
          - logins.summary.failed == 300
          - logins.msg is match('300 of 300 checks did not pass. user0@contoso.test imap')
""",
        )
        h.write("local.ini", LOCALHOST)
        shown = h.run("ansible-playbook", "many.yml", "-i", "local.ini", "-e", "@many.json")
        assert shown.status == 0, shown.output
        assert re.search(r"^verify: 128 of 300 checks from localhost, 128 failed, about \d+ s left$", shown.output, re.M), (
            shown.output
        )
        assert "verify: 300 of 300 checks from localhost, 300 failed, done in" in shown.output
        assert re.search(r"^ +300  connection_refused  user0@contoso.test imap .* and 299 more$", shown.output, re.M), (
            shown.output
        )
        assert '"phases"' not in shown.output
        assert "a-canary" not in shown.output
