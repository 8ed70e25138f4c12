# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The playbooks for help desks on the emulator: the application that each product needs, the values for its form, and nothing shown."""

from __future__ import annotations

import json
import pathlib
import sys
import typing as t

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "setup_emulator"))
from harness import Harness, harness, step

PRODUCTS: dict[str, dict[str, t.Any]] = {
    "zammad": {
        "web": ["/api/v1/external_credentials/microsoft365/callback"],
        "permissions": {"IMAP.AccessAsUser.All", "SMTP.Send", "offline_access", "openid", "profile", "email"},
        "fields": ("Client ID", "Client Secret", "Tenant UUID/Name"),
    },
    "freescout": {
        "audience": "AzureADMultipleOrgs",
        "web": ["/mailbox/oauth"],
        "permissions": {"IMAP.AccessAsUser.All", "SMTP.Send", "offline_access"},
        "fields": ("Username", "Password"),
    },
    "osticket": {
        "web": ["/api/auth/oauth2"],
        "permissions": {"IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send", "User.Read", "offline_access"},
        "fields": ("Client Id", "Client Secret", "Authorization Endpoint", "Token Endpoint", "Scopes"),
    },
    "glpi": {
        "web": [
            "/marketplace/oauthimap/front/authorization.callback.php",
            "/plugins/oauthimap/front/authorization.callback.php",
            "/front/smtp_oauth2_callback.php",
        ],
        "permissions": {"IMAP.AccessAsUser.All", "SMTP.Send", "offline_access", "openid", "profile", "email"},
        "fields": ("Oauth provider", "Client ID", "Client secret", "Tenant ID"),
    },
}
SECRET_FIELDS = ("  client secret:", "  password:")
URL = "https://help.contoso.test"
BASE = ("--limit", "contoso", "-e", f"helpdesk_url={URL}/")
MAILBOX = "info@contoso.test"
#: What a product's playbook wants besides.
MORE: dict[str, tuple[str, ...]] = {"freescout": ("-e", f"helpdesk_mailbox={MAILBOX}")}


def applications(h: Harness) -> dict[str, dict[str, t.Any]]:
    """Return the help desks' applications by product, as the module that reads them does."""
    read = {
        "tenant": "{{ m365_tenant.tenant }}",
        "authority": "{{ m365_tenant.authority }}",
        "graph_url": "{{ m365_tenant.graph_url }}",
        "ca_path": "{{ m365_tenant.ca_path }}",
        "auth_client_id": "{{ m365_tenant.bootstrap.client_id }}",
        "auth_client_secret": "{{ m365_tenant.bootstrap.client_secret }}",
        "unique_name": "{{ item }}-help.contoso.test",
    }
    path = h.directory / "found.json"
    tasks = [
        {"m365.mail_oauth.application_info": read, "loop": list(PRODUCTS), "register": "found"},
        {
            "ansible.builtin.copy": {
                "content": "{{ found.results | map(attribute='applications') | to_json }}",
                "dest": str(path),
                "mode": "0600",
            }
        },
    ]
    h.write("look.yml", json.dumps([{"hosts": "contoso", "gather_facts": False, "tasks": tasks}]))
    done = h.run("ansible-playbook", "look.yml", "-i", "tenants.m365.yml")
    assert done.status == 0, done.output
    found = json.loads(path.read_text(encoding="utf-8"))
    return {product: one[0] for product, one in zip(PRODUCTS, found) if one}


with harness() as h:
    h.write("tenants.m365.yml", h.tenants())
    secrets: list[str] = []
    outputs: list[str] = []

    with step("check mode predicts and writes nothing"):
        predicted = h.playbook("helpdesk_zammad", "--check", "--diff", *BASE)
        assert predicted.status == 0, predicted.output
        assert predicted.changed() == 3
        assert h.writes() == []
        assert "Client Secret: " in predicted.output

    files = {product: h.directory / f"{product}.txt" for product in PRODUCTS}
    for product, path in files.items():
        with step(f"{product} is registered, and the values for its form are in a file"):
            verbose = ("-vvvv", "--diff") if product == "zammad" else ()
            done = h.playbook(
                f"helpdesk_{product}",
                *BASE,
                "-e",
                "helpdesk_secret=file",
                "-e",
                f"helpdesk_file={path}",
                *MORE.get(product, ()),
                *verbose,
            )
            assert done.status == 0, done.output
            assert done.changed() == 4
            outputs.append(done.output)

    with step("a mailbox that was not named is asked for"):
        asked = h.playbook("helpdesk_freescout", *BASE)
        assert asked.status != 0
        assert "Name it: -e helpdesk_mailbox=ADDRESS, one of " in asked.output, asked.output
        assert f"  Username: {MAILBOX}:" in files["freescout"].read_text(encoding="utf-8")

    with step("each application is what the product needs"):
        found = applications(h)
        for product, wanted in PRODUCTS.items():
            made, written = found[product], files[product].read_text(encoding="utf-8")
            described = made["application"]
            assert sorted(described["redirect_uris"]["web"]) == sorted(URL + one for one in wanted["web"])
            assert described["sign_in_audience"] == wanted.get("audience", "AzureADMyOrg")
            assert {scope for one in described["permissions"].values() for scope in one} == wanted["permissions"], described
            assert {scope for grant in made["grants"] for scope in grant["scopes"]} == wanted["permissions"], made
            assert files[product].stat().st_mode & 0o777 == 0o600
            assert described["app_id"] in written
            assert [field for field in wanted["fields"] if f"  {field}: " not in written] == []
            secret = next(line.split(": ", 1)[1] for line in written.splitlines() if line.lower().startswith(SECRET_FIELDS))
            assert secret.startswith(made["credentials"][0]["hint"])
            assert len(secret) > 20
            secrets.append(secret)
            assert any(described["app_id"] in output for output in outputs)

    with step("a file that was lost is written again with the same secret, and nothing else is done"):
        files["zammad"].unlink()
        h.emulator.clear_requests()
        restored = h.playbook("helpdesk_zammad", *BASE, "-e", "helpdesk_secret=file", "-e", f"helpdesk_file={files['zammad']}")
        assert (restored.status, restored.changed()) == (0, 1), restored.output
        assert h.writes() == []
        assert secrets[0] in files["zammad"].read_text(encoding="utf-8")
        outputs.append(restored.output)

    with step("a second run changes nothing, and the secret stays in the store unless it is asked for"):
        kept = h.playbook("helpdesk_zammad", *BASE)
        assert (kept.status, kept.changed()) == (0, 0), kept.output
        assert "(in the store;" in kept.output
        assert h.writes() == []
        outputs.append(kept.output)

    with step("no secret is in any output, or in a file that nobody asked for"):
        canaries = [*secrets, h.environment["CONTOSO_SECRET"]]
        for output in (*outputs, predicted.output):
            assert not [canary for canary in canaries if canary in output]
        for path in h.home.rglob("*"):
            if path.is_file():
                assert not [canary for canary in canaries if canary.encode() in path.read_bytes()], path

    with step("absent takes everything away, and a second time nothing"):
        gone = h.playbook("helpdesk_osticket", *BASE, "-e", "helpdesk_state=absent", "-e", f"helpdesk_file={files['osticket']}")
        assert gone.status == 0, gone.output
        assert set(applications(h)) == set(PRODUCTS) - {"osticket"}
        assert not files["osticket"].exists()
        twice = h.playbook("helpdesk_osticket", *BASE, "-e", "helpdesk_state=absent")
        assert (twice.status, twice.changed()) == (0, 0), twice.output

    with step("what does not fit is one sentence"):
        for arguments, said in (
            (("--limit", "contoso"), "helpdesk_url has to be the address of Zammad"),
            (
                ("--limit", "contoso", "-e", "helpdesk_url=http://help.contoso.test"),
                "helpdesk_url has to be the address of Zammad",
            ),
            (("-e", f"helpdesk_url={URL}"), "belongs to one tenant"),
            ((*BASE, "-e", "helpdesk_secret=file"), "a path in helpdesk_file"),
        ):
            refused = h.playbook("helpdesk_zammad", *arguments)
            assert refused.status != 0
            assert said in refused.output, refused.output
            assert "Traceback" not in refused.output
