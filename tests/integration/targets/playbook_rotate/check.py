# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The playbook rotate on the emulator: what the tenants file declares is made, kept, replaced; nothing secret is shown."""

from __future__ import annotations

import json
import pathlib
import re
import sys
import typing as t

from ansible.parsing.vault import VaultLib, VaultSecret

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "setup_emulator"))
from harness import Harness, harness, step

CREDENTIALS = [
    {"type": "client_secret", "overlap": 7},
    {
        "type": "certificate",
        "name": "relay",
        "private_key_path": "{{ lookup('ansible.builtin.env', 'KEYS') }}/{{ inventory_hostname }}.pem",
    },
    {"type": "federated", "name": "github-main", "github": {"repository": "contoso/mail", "branch": "main"}},
]
EACH = len(CREDENTIALS)


def stored(h: Harness, domain: str) -> dict[str, dict[str, t.Any]]:
    """Return the credentials in a tenant's store, by id."""
    vault = VaultLib([("default", VaultSecret(h.password.read_bytes().strip()))])
    path = h.home / ".config" / "m365-mail-oauth" / f"{domain}.store"
    applications = json.loads(vault.decrypt(path.read_bytes()))["applications"]
    return {key_id: one for application in applications.values() for key_id, one in application["credentials"].items()}


def changes(output: str) -> list[str]:
    """The diffs of a run without the moment that it ended at."""
    found = re.findall(r"^--- before\n.*?(?=^changed:)", output, re.M | re.S)
    return sorted(re.sub(r'"end": "[^"]*"', "", diff) for diff in found)


with harness() as h:
    h.environment["KEYS"] = str(h.directory)
    h.write("tenants.m365.yml", h.tenants(defaults={"credentials": CREDENTIALS}))
    onboarded = h.playbook("onboard", "-e", "tenant_sign_in=never")
    assert onboarded.status == 0, onboarded.output
    h.emulator.clear_requests()

    with step("check mode predicts everything, writes nothing and makes no file"):
        predicted = h.playbook("rotate", "--check", "--diff")
        assert predicted.status == 0, predicted.output
        assert h.writes() == []
        assert not list(h.directory.glob("*.pem"))
        assert not (h.home / ".config").exists()

    with step("the real run does what was predicted"):
        real = h.playbook("rotate", "--diff")
        assert real.status == 0, real.output
        # One task for secrets and certificates, one for other systems' tokens.
        assert real.recap()["contoso"].changed == predicted.recap()["contoso"].changed == 2
        assert changes(real.output) == changes(predicted.output)
        assert len(changes(real.output)) == 2 * EACH
        assert len(h.writes()) == 2 * EACH, h.writes()
        assert "Rotation: 2 of 2 tenants done" in real.output, real.output
        assert re.search(r"^  done     contoso +3 changes made; .*client secret m365-mail-oauth until 20", real.output, re.M), (
            real.output
        )
        assert "ansible-playbook m365.mail_oauth.verify -i tenants.m365.yml" in real.output
        assert {one["type"] for one in stored(h, "contoso.test").values()} == {"client_secret"}
        assert {path.name: path.stat().st_mode & 0o777 for path in h.directory.glob("*.pem")} == {
            "contoso.pem": 0o600,
            "fabrikam.pem": 0o600,
        }

    with step("the second run changes nothing, and nothing is written"):
        h.emulator.clear_requests()
        again = h.playbook("rotate", "--diff")
        assert again.status == 0, again.output
        assert again.changed() == 0
        assert h.writes() == []

    with step("a forced rotation of one name keeps the old one for the overlap"):
        before = stored(h, "contoso.test")
        forced = h.playbook(
            "rotate",
            "--limit",
            "contoso,localhost",
            "-e",
            "rotate_force=true",
            "-e",
            "rotate_name=m365-mail-oauth",
            "-vvvv",
        )
        assert forced.status == 0, forced.output
        assert [line.rsplit("/", 1)[1] for line in h.writes()] == ["addPassword"]
        after = stored(h, "contoso.test")
        assert len(after) == len(before) + 1 == 2
        assert set(before) < set(after)

    with step("a policy that forbids secrets is said in one sentence, and costs none"):
        h.emulator.knobs(secrets_allowed=False)
        refused = h.playbook("rotate", "-e", "rotate_force=true", "-e", "rotate_name=m365-mail-oauth")
        assert refused.status != 0
        assert "bans this kind of credential" in refused.output, refused.output
        assert "Traceback" not in refused.output
        assert stored(h, "contoso.test") == after
        h.emulator.knobs(secrets_allowed=True)

    with step("a run that was interrupted says for whom, and the next one finishes"):
        # One of the two tenants refuses.
        h.emulator.knobs(
            faults=[{"method": ["POST"], "path": "/addPassword$", "status": 400, "code": "Request_BadRequest", "skip": 1}]
        )
        stopped = h.playbook("rotate", "-e", "rotate_force=true", "-e", "rotate_name=m365-mail-oauth")
        assert stopped.status != 0
        assert re.search(r"^  failed   (contoso|fabrikam)  ", stopped.output, re.M), stopped.output
        assert "When that is mended, run this again:" in stopped.output
        h.emulator.knobs(faults=[])
        finished = h.playbook("rotate")
        assert finished.status == 0, finished.output
        assert "Rotation: 2 of 2 tenants done" in finished.output

    with step("no secret is in any output, or in a file besides its own"):
        keys = {path: path.read_text(encoding="utf-8").splitlines()[20] for path in h.directory.glob("*.pem")}
        secrets = [one["secret"] for domain in ("contoso.test", "fabrikam.test") for one in stored(h, domain).values()]
        canaries = [*secrets, *keys.values(), h.environment["CONTOSO_SECRET"]]
        for run in (predicted, real, again, forced, refused, stopped, finished):
            assert not [canary for canary in canaries if canary in run.output]
        for path in [*h.home.rglob("*"), *h.directory.glob("*")]:
            if path.is_file() and path not in keys:
                assert not [canary for canary in canaries if canary.encode() in path.read_bytes()], path
