# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""ansible-inventory over tenants files: what is listed, what is refused, and that no secret is shown."""

from __future__ import annotations

import json
import pathlib
import sys
import textwrap

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "setup_emulator"))
from harness import harness, step

with harness() as h:
    h.write("tenants.m365.yml", h.tenants())

    with step("tenants are hosts in groups"):
        done = h.run("ansible-inventory", "-i", "tenants.m365.yml", "--list", "--output", "listed.json")
        assert done.status == 0, done.output
        text = (h.directory / "listed.json").read_text(encoding="utf-8")
        listed = json.loads(text)
        assert listed["m365_tenants"]["hosts"] == ["contoso", "fabrikam"]
        assert listed["m365_cloud_global"]["hosts"] == ["contoso", "fabrikam"]
        tenant = listed["_meta"]["hostvars"]["contoso"]["m365_tenant"]
        assert tenant["mailboxes"][0]["sign_in_user"] == "alice@contoso.test"

    with step("secrets are listed as templates"):
        assert h.environment["CONTOSO_SECRET"] not in text + done.output
        assert "lookup('ansible.builtin.env', 'CONTOSO_SECRET')" in tenant["bootstrap"]["client_secret"]

    with step("and are there when they are used, encrypted ones too"):
        sealed = h.run("ansible-vault", "encrypt_string", "a sealed secret", "--name", "client_secret", "--output", "sealed.yml")
        assert sealed.status == 0, sealed.output
        value = textwrap.indent((h.directory / "sealed.yml").read_text(encoding="utf-8").rstrip(), "      ")
        text = f"plugin: m365.mail_oauth.tenants\ntenants:\n  contoso:\n    tenant: contoso.test\n    bootstrap:\n{value}\n"
        h.write("sealed.m365.yml", text)
        assert h.value("contoso", "m365_tenant.bootstrap.client_secret", "sealed.m365.yml") == "a sealed secret"
        assert "a sealed secret" not in h.run("ansible-inventory", "-i", "sealed.m365.yml", "--list").output

    with step("a secret in clear text is warned about"):
        h.write(
            "clear.m365.yml",
            "plugin: m365.mail_oauth.tenants\ntenants: {a: {tenant: a.test, bootstrap: {client_secret: canary}}}\n",
        )
        warned = h.run("ansible-inventory", "-i", "clear.m365.yml", "--graph")
        assert "tenants.a.bootstrap.client_secret: is in clear text" in warned.output, warned.output
        assert "canary" not in warned.output

    with step("mistakes are told with file, line, place and mend, all at once"):
        h.write(
            "bad.m365.yml",
            "plugin: m365.mail_oauth.tenants\n"
            "tenants:\n  contoso:\n    tenant: contoso.test\n    mailboxs: []\n    mailboxes:\n      - {address: a@contoso.test, protocols: [imaps]}\n",
        )
        refused = h.run("ansible-inventory", "-i", "bad.m365.yml", "--list")
        path = h.directory / "bad.m365.yml"
        assert f"{path}:5:5: tenants.contoso.mailboxs: is not a key here; did you mean 'mailboxes'?" in refused.output, (
            refused.output
        )
        assert (
            f"{path}:7:47: tenants.contoso.mailboxes[0].protocols[0]: 'imaps' is not one of imap, pop, smtp" in refused.output
        ), refused.output
        assert "Traceback" not in refused.output

    with step("a wrong tenant fails by its own name"):
        run = h.run("ansible-playbook", "m365.mail_oauth.onboard", "-i", "bad.m365.yml")
        assert run.status != 0
        assert "fatal: [contoso]: FAILED! => {" in run.output, run.output
        assert "tenants.contoso.mailboxs: is not a key here" in run.output, run.output

    with step("a broken file is no inventory, and a run over it fails rather than doing nothing"):
        h.write("unread.m365.yml", "plugin: m365.mail_oauth.tenants\ntenant: {}\ntenants: {contoso: {tenant: contoso.test}}\n")
        run = h.run("ansible-playbook", "m365.mail_oauth.onboard", "-i", "unread.m365.yml")
        assert run.status != 0
        assert "There is no tenant in the inventory" in run.output, run.output
        assert "unread.m365.yml was not read" in " ".join(run.output.split()), run.output
        strict = h.run("ansible-inventory", "-i", "unread.m365.yml", "--list", ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED="true")
        assert strict.status != 0

    with step("a YAML error names its line"):
        h.write("broken.m365.yml", "plugin: m365.mail_oauth.tenants\ntenants:\n  a: {tenant: a.test\n")
        refused = h.run("ansible-inventory", "-i", "broken.m365.yml", "--list")
        assert f"{h.directory / 'broken.m365.yml'}:4:1" in refused.output, refused.output
        assert "Traceback" not in refused.output

    with step("constructed groups work"):
        h.write("grouped.m365.yml", h.tenants("keyed_groups: [{key: m365_tenant.application.unique_name, prefix: app}]"))
        graph = h.run("ansible-inventory", "-i", "grouped.m365.yml", "--graph")
        assert "@app_m365_mail_oauth:" in graph.output, graph.output

    with step("the documentation is there"):
        assert "one host per tenant" in h.run("ansible-doc", "-t", "inventory", "m365.mail_oauth.tenants").output
