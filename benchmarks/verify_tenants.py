# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Processor time of the playbook verify for many tenants with one mailbox each, beside the way that takes each tenant for itself.

    python benchmarks/verify_tenants.py --tenants 20 100

Starts an emulator of its own, on the first processor; Ansible runs on the second. Tokens come from encrypted stores, one a tenant, and no mail
server answers, so that everything but the logins is measured. The checkout has to be importable as ``ansible_collections.m365.mail_oauth``, and
``tests/fakes`` and ``roles/lab/files`` have to be on the path; ``--collections`` is what ANSIBLE_COLLECTIONS_PATH is to be.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import sys
import tempfile
import time
import typing as t

from _lab import SCOPES, Control, verdict
from ansible.parsing.vault import VaultLib, VaultSecret
from tenants_scale import Run, emulator, play, shown

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.delegated import Grant
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.codec import VaultCodec
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.data import StoreData
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.file import SharedFile
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.store import Store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.from_store import new_account
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.options import TokenOptions

Json = t.Dict[str, t.Any]

PASSWORD = "benchmark"
CLIENT_ID = "11111111-2222-4333-8444-555555555555"


class Estate:
    """Tenants of an emulator with a signed-in user each; ``entries`` are what a tenants file says of them."""

    def __init__(self, control: Control, directory: pathlib.Path, collections: str, hosts: int) -> None:
        self.control = control
        self.directory = directory
        self.collections = collections
        self.hosts = hosts
        self.entries: dict[str, Json] = {}
        (directory / "password").write_text(PASSWORD)

    def grow(self, number: int) -> None:
        """Add so many tenants."""
        vault = VaultLib([("default", VaultSecret(PASSWORD.encode()))])
        where = {"authority": self.control.origin, "graph_url": self.control.origin, "ca_path": self.control.ca_file}
        for index in range(len(self.entries), len(self.entries) + number):
            name = f"t{index}"
            made = self.control("POST", "tenants", {"name": name, "domain": f"{name}.test", "users": ["alice"]})
            user, store = f"alice@{made['domain']}", self.directory / "stores" / f"{name}.store"
            wanted = {"aud": "https://outlook.office.com", "lifetime": 80000, "tenant": made["tenant_id"], "scopes": SCOPES}
            token = self.control("POST", "tokens", {**wanted, "username": user})["access_token"]
            self._sign_in(Store(SharedFile(str(store)), VaultCodec(vault, "")), made["domain"], user, token)
            self.entries[name] = {
                **where,
                "tenant": made["domain"],
                "application": {"app_id": CLIENT_ID},
                "bootstrap": made["bootstrap"],
                "store": str(store),
                "mailboxes": [user],
                "protocols": ["imap"],
                "endpoints": [{"protocol": "imap", "host": "127.0.0.1", "port": 1, "tls": "implicit"}],
                "trusted_hosts": ["127.0.0.1"],
            }

    def _sign_in(self, store: Store, tenant: str, user: str, token: str) -> None:
        scopes = [f"https://outlook.office.com/{scope}" for scope in SCOPES]
        options = TokenOptions(tenant=tenant, authority=self.control.origin, client_id=CLIENT_ID)
        grant = Grant(token, time.time() + 80000, tuple(scopes), user=user)
        with store.transaction() as data:
            _put(data, user, new_account(options, grant, scopes, {}, time.time(), user=user))

    def verify(self, number: int, *arguments: str) -> Run:
        """Run the playbook over so many tenants; every login is tried and refused."""
        document = {"plugin": "m365.mail_oauth.tenants", "tenants": dict(list(self.entries.items())[:number])}
        (self.directory / "tenants.m365.yml").write_text(json.dumps(document))
        hosts = "".join(
            f"h{one} ansible_connection=local ansible_python_interpreter={sys.executable}\n" for one in range(self.hosts)
        )
        (self.directory / "hosts.ini").write_text(f"[mail_hosts]\n{hosts}")
        report = self.directory / "mail-oauth-report" / "report.json"
        report.unlink(missing_ok=True)
        vault = {"ANSIBLE_VAULT_PASSWORD_FILE": str(self.directory / "password")}
        more = ("-i", "hosts.ini", "-e", "verify_fail_on=never", *arguments)
        run, output = play("verify", self.directory, self.collections, *more, **vault)
        assert report.exists(), output[-4000:]
        checks = json.loads(report.read_text())["summary"]
        assert checks["checks"] == number * self.hosts, (checks, output[-4000:])
        return run


def _put(data: StoreData, user: str, record: Json) -> None:
    data.put_account(user, CLIENT_ID, record)


def main() -> None:
    """Measure and print one line per run, and the verdicts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenants", type=int, nargs="+", default=[20, 100])
    parser.add_argument("--hosts", type=int, default=1)
    parser.add_argument("--alone", type=int, default=4, help="tenants for the other way, each for itself")
    parser.add_argument("--collections", default=os.environ.get("ANSIBLE_COLLECTIONS_PATH", ""))
    options = parser.parse_args()
    none = ("-e", '{"verify_evidence": []}')
    with tempfile.TemporaryDirectory() as name, emulator(pathlib.Path(name) / "emulator") as control:
        estate = Estate(control, pathlib.Path(name), options.collections, options.hosts)
        estate.grow(max(*options.tenants, options.alone))
        one = shown("one", 1, estate.verify(1, *none))
        found = {number: shown("together", number, estate.verify(number, *none)) for number in options.tenants}
        asked_one = shown("one, Graph asked", 1, estate.verify(1))
        many = max(found)
        asked = shown("together, Graph asked", many, estate.verify(many))
        alone_one = shown("one for itself", 1, estate.verify(1, *none, "-e", "tenant_batch=false"))
        alone = shown("each for itself", options.alone, estate.verify(options.alone, *none, "-e", "tenant_batch=false"))
    each = (found[many].cpu - one.cpu) / (many - 1)
    each_alone = (alone.cpu - alone_one.cpu) / (options.alone - 1)
    verdict("cost of a tenant more beside 40 ms, all but the logins", each / 0.040, 1.0, at_least=False)
    verdict("cost of a tenant more, each for itself beside together", each_alone / each, 20.0)
    verdict(
        "cost of asking Graph about a tenant more beside 40 ms",
        (asked.cpu - asked_one.cpu) / (many - 1) / 0.040 - each / 0.040,
        1.0,
        at_least=False,
    )


if __name__ == "__main__":
    main()
