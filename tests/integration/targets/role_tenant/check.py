# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The role tenant and the playbook onboard on the emulator: idempotence, check mode, limits, failures apart, no secret shown."""

from __future__ import annotations

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "setup_emulator"))
from harness import harness, step

NEVER = ("-e", "tenant_sign_in=never")
#: What the module application has beyond its names.
DECLARED = {
    "same_name": "adopt",
    "notes": "Managed",
    "tags": ["mail"],
    "service_principal_enabled": False,
    "hidden": True,
    "assignment_required": True,
}

NO_DEVICE_CODES = {
    "id": "00000000-0000-4000-8000-000000000001",
    "displayName": "CA1",
    "state": "enabled",
    "conditions": {
        "clientAppTypes": ["all"],
        "authenticationFlows": {"transferMethods": "deviceCodeFlow"},
        "applications": {"includeApplications": ["All"]},
        "users": {"includeUsers": ["All"]},
    },
    "grantControls": {"operator": "OR", "builtInControls": ["block"]},
}


def diffs(output: str) -> list[str]:
    """The diffs of a run, whatever the order of the hosts."""
    return sorted(re.findall(r"^--- before\n.*?(?=^changed:)", output, re.M | re.S))


with harness() as h:
    h.write("tenants.m365.yml", h.tenants(defaults={"application": DECLARED}))
    roles = ["Application.ReadWrite.OwnedBy", "DelegatedPermissionGrant.ReadWrite.All", "Directory.Read.All", "Policy.Read.All"]
    h.emulator.control("PATCH", "bootstrap", {"tenant": "contoso.test", "roles": [*roles, "AppRoleAssignment.ReadWrite.All"]})
    h.emulator.control(
        "PATCH", "policies", {"tenant": "contoso.test", "policies": {"conditionalAccessPolicies": [NO_DEVICE_CODES]}}
    )

    with step("check mode predicts everything and writes nothing"):
        predicted = h.playbook("onboard", "--check", "--diff", *NEVER)
        assert predicted.status == 0, predicted.output
        assert h.writes() == []
        assert predicted.changed() == 4

    with step("check mode says what the tenant's policies will refuse, and which could not be read"):
        said = " ".join(predicted.output.split())
        assert "Sign in by device code (alice@contoso.test): will be refused. Conditional Access 'CA1'" in said
        assert "Sign in by device code (dave@fabrikam.test): may be refused or not." in said
        assert "its token lacks Policy.Read.All" in said

    with step("the real run does what was predicted"):
        real = h.playbook("onboard", "--diff", *NEVER)
        assert real.status == 0, real.output
        assert {name: host.changed for name, host in real.recap().items()} == {
            name: host.changed for name, host in predicted.recap().items()
        }
        assert len(diffs(real.output)) == 4
        assert diffs(real.output) == diffs(predicted.output)
        for shown in ('"notes": "Managed"', '"HideApp"', '"enabled": false', '"assignment_required": true'):
            assert real.output.count(shown) == 2, real.output

    with step("the second run changes nothing, and nothing is written"):
        h.emulator.clear_requests()
        again = h.playbook("onboard", "--diff", *NEVER)
        assert again.status == 0, again.output
        assert again.changed() == 0
        assert diffs(again.output) == []
        assert h.writes() == []

    with step("--limit takes one tenant"):
        h.emulator.clear_requests()
        limited = h.playbook("onboard", "--limit", "fabrikam", *NEVER)
        assert limited.status == 0, limited.output
        assert set(limited.recap()) == {"fabrikam"}
        tenant = h.emulator.tenant("contoso")
        assert not [
            entry for entry in h.emulator.requests() if tenant.tenant_id in entry["path"] or tenant.domain in entry["path"]
        ]

    with step("one failing tenant of three does not stop the others"):
        h.emulator.reset()
        bootstrap = h.emulator.tenant("contoso").bootstrap
        h.environment["CONTOSO_SECRET"] = h.emulator.tenant("contoso").bootstrap.client_secret
        h.environment["FABRIKAM_SECRET"] = h.emulator.tenant("fabrikam").bootstrap.client_secret
        broken = [
            "  broken:",
            "    tenant: contoso.test",
            "    application: {unique_name: another}",
            f"    bootstrap: {{client_id: {bootstrap.client_id}, client_secret: \"{{{{ 'not the' ~ ' secret' }}}}\"}}",
        ]
        h.write("tenants.m365.yml", h.tenants(*broken))
        mixed = h.playbook("onboard", *NEVER)
        recap = mixed.recap()
        assert mixed.status != 0
        assert (recap["broken"].failed, recap["contoso"].failed, recap["fabrikam"].failed) == (1, 0, 0), mixed.output
        assert recap["contoso"].changed == recap["fabrikam"].changed == 2
        assert "7000215" in mixed.output
        assert "Traceback" not in mixed.output

    with step("the code of a sign-in is shown, and the next run finishes it"):
        h.write("tenants.m365.yml", h.tenants())
        begun = h.playbook("onboard", "-e", "tenant_sign_in_wait=false")
        assert begun.status == 0, begun.output
        pending = h.emulator.pending_device_codes()
        assert len(pending) == 2
        for code in pending:
            shown = re.search(rf"^  (\S+) +{code['user_code']}  until", begun.output, re.M)
            assert shown, begun.output
            h.emulator.approve(code["user_code"], shown[1])
        finished = h.playbook("onboard", "-e", "tenant_sign_in_wait=false")
        assert finished.status == 0, finished.output
        assert finished.changed() == 2
        assert h.playbook("onboard").changed() == 0

    with step("the stores are encrypted and private"):
        stores = sorted((h.home / ".config" / "m365-mail-oauth").glob("*.store"))
        assert [store.name for store in stores] == ["contoso.test.store", "fabrikam.test.store"]
        for store in stores:
            assert store.read_text(encoding="utf-8").startswith("$ANSIBLE_VAULT;")
            assert store.stat().st_mode & 0o077 == 0

    with step("no secret is in the most verbose output, or in a file"):
        verbose = h.playbook("onboard", "-vvvv", "--diff")
        assert verbose.status == 0, verbose.output
        token = h.token("contoso", "alice@contoso.test")
        canaries = [
            token,
            token.rpartition(".")[2],
            h.environment["CONTOSO_SECRET"],
            h.environment["FABRIKAM_SECRET"],
            "a password for tests",
        ]
        for run in (predicted, real, mixed, begun, finished, verbose):
            assert not [canary for canary in canaries if canary in run.output]
        for path in h.home.rglob("*"):
            if path.is_file():
                assert not [canary for canary in canaries if canary.encode() in path.read_bytes()], path

    #: Microsoft Graph Command Line Tools, with which the lookup graph_token signs in.
    graph_tools = "14d82eec-204b-4c2f-b7e8-296a70dab67e"
    as_person = re.sub(
        r"(    tenant: contoso\.test\n    bootstrap:\n)(?:      .*\n)+",
        r"""\1      access_token: "{{ lookup('m365.mail_oauth.graph_token', 'admin@contoso.test') }}"\n""",
        h.tenants(),
    )
    prompt = "sign in as admin@contoso.test:"
    watched = (*NEVER, "-e", "m365_mail_oauth_admin_wait=always")

    with step("an administrator signs in with a code, once for all tasks and runs, and the token is shown nowhere"):
        h.emulator.reset()
        h.write("tenants.m365.yml", as_person)
        h.emulator.approve_next(graph_tools, "admin@contoso.test")
        by_person = h.playbook("onboard", "--limit", "contoso", "-vvvv", "--diff", *watched)
        assert by_person.status == 0, by_person.output
        assert by_person.recap()["contoso"].changed == 2
        assert by_person.output.count(prompt) == 1
        second = h.playbook("onboard", "--limit", "contoso", "-vvvv", "--diff", *NEVER)
        assert (second.status, second.changed(), prompt in second.output) == (0, 0, False), second.output
        assert h.value("contoso", "m365_tenant.bootstrap.access_token").count(".") == 2
        assert not [run for run in (by_person, second) if "eyJ" in run.output]

    with step("who may not consent is told which permissions and which role are wanted, after one code"):
        (h.home / ".config" / "m365-mail-oauth" / "contoso.test.admin.store").unlink()
        h.emulator.reset()
        h.emulator.approve_next(graph_tools, "alice@contoso.test")
        refused = h.playbook("onboard", "--limit", "contoso", *watched)
        assert refused.status != 0
        assert refused.output.count(prompt) == 1
        assert "DelegatedPermissionGrant.ReadWrite.All" in refused.output
        assert "Cloud Application Administrator" in refused.output
        assert "mail permissions" not in refused.output
        assert "Traceback" not in refused.output

    with step("a tenant that is not whole is refused in one sentence"):
        h.write(
            "role.yml",
            "- hosts: localhost\n  gather_facts: false\n  roles: [{role: m365.mail_oauth.tenant, tenant_definition: {name: x}}]\n",
        )
        refused = h.run("ansible-playbook", "role.yml")
        assert refused.status != 0
        assert "tenant_definition is not a whole tenant" in refused.output, refused.output
