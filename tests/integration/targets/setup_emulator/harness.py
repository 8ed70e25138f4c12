# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""For the targets here: an emulated Entra ID, tenants files for it, and the commands of a user, run as processes.

Each target's ``check.py`` names its steps with ``step`` and asserts; the first assertion that fails ends it, with the output.
"""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import typing as t

LIMIT = 300


def collection_root() -> pathlib.Path:
    """Where the collection lies; under ansible-test the targets may be a copy elsewhere."""
    paths = os.environ.get("ANSIBLE_COLLECTIONS_PATH", "").split(":")
    candidates = [pathlib.Path(path) / "ansible_collections" / "m365" / "mail_oauth" for path in paths if path]
    candidates.append(pathlib.Path(__file__).resolve().parents[4])
    return next(path for path in candidates if (path / "galaxy.yml").is_file())


sys.path.insert(0, str(collection_root() / "roles" / "lab" / "files"))
from entra_emulator.testing import Emulator  # noqa: E402


class Recap(t.NamedTuple):
    """What became of one host in a play."""

    ok: int
    changed: int
    unreachable: int
    failed: int


class Done(t.NamedTuple):
    """A finished command."""

    status: int
    output: str

    def recap(self) -> dict[str, Recap]:
        """Return the recap by host."""
        found = re.findall(r"^(\S+) +: ok=(\d+) +changed=(\d+) +unreachable=(\d+) +failed=(\d+)", self.output, re.M)
        return {name: Recap(*map(int, numbers)) for name, *numbers in found}

    def changed(self) -> int:
        """Return the number of changes on all hosts."""
        return sum(host.changed for host in self.recap().values())


class Harness:
    """A directory with a home, an emulator and a vault password."""

    def __init__(self, directory: pathlib.Path, emulator: Emulator) -> None:
        self.directory = directory
        self.emulator = emulator
        self.home = directory / "home"
        self.home.mkdir()
        self.password = directory / "vault-password"
        self.password.write_text("a password for tests\n", encoding="utf-8")
        self.environment = {
            **os.environ,
            "HOME": str(self.home),
            "ANSIBLE_NOCOLOR": "1",
            "ANSIBLE_VAULT_PASSWORD_FILE": str(self.password),
            "NO_PROXY": "localhost,127.0.0.1",
            "no_proxy": "localhost,127.0.0.1",
            "CONTOSO_SECRET": emulator.tenant("contoso").bootstrap.client_secret,
            "FABRIKAM_SECRET": emulator.tenant("fabrikam").bootstrap.client_secret,
        }

    def run(self, program: str, *arguments: str, **environment: str) -> Done:
        """Run one of Ansible's programs, standard output and error in one."""
        beside = pathlib.Path(sys.executable).with_name(program)
        done = subprocess.run(
            [str(beside) if beside.exists() else program, *arguments],
            cwd=self.directory,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        return Done(done.returncode, done.stdout)

    def playbook(self, name: str, *arguments: str, **environment: str) -> Done:
        """Run a playbook of the collection over ``tenants.m365.yml``."""
        return self.run("ansible-playbook", f"m365.mail_oauth.{name}", "-i", "tenants.m365.yml", *arguments, **environment)

    def write(self, name: str, text: str) -> pathlib.Path:
        """Write a file into the directory."""
        path = self.directory / name
        path.write_text(text, encoding="utf-8")
        return path

    def tenants(
        self, *more: str, mailboxes: t.Mapping[str, t.Any] | None = None, defaults: t.Mapping[str, t.Any] | None = None
    ) -> str:
        """Return a tenants file for both of the emulator's tenants, with their secrets in the environment; ``more`` are further lines."""
        boxes = mailboxes or {"contoso": ["alice@contoso.test"], "fabrikam": ["dave@fabrikam.test"]}
        lines = [
            "plugin: m365.mail_oauth.tenants",
            "defaults:",
            f"  authority: {self.emulator.authority}",
            f"  graph_url: {self.emulator.graph_url}",
            f"  ca_path: {self.emulator.ca_file}",
            *(f"  {key}: {json.dumps(value)}" for key, value in (defaults or {}).items()),
            "tenants:",
        ]
        for name in ("contoso", "fabrikam"):
            known = self.emulator.tenant(name)
            lines += [
                f"  {name}:",
                f"    tenant: {known.domain}",
                "    bootstrap:",
                f"      client_id: {known.bootstrap.client_id}",
                f"      client_secret: \"{{{{ lookup('ansible.builtin.env', '{name.upper()}_SECRET') }}}}\"",
                f"    mailboxes: {json.dumps(boxes.get(name, []))}",
            ]
        return "\n".join([*lines, *more]) + "\n"

    def value(self, host: str, expression: str, inventory: str = "tenants.m365.yml") -> str:
        """Return what an expression is on a host; through a file, because newer cores mask secrets in all output."""
        path = self.directory / "a-value"
        arguments = json.dumps({"content": f"{{{{ {expression} }}}}", "dest": str(path), "mode": "0600"})
        done = self.run("ansible", host, "-i", inventory, "-m", "ansible.builtin.copy", "-a", arguments)
        assert done.status == 0, done.output
        value = path.read_text(encoding="utf-8")
        path.unlink()
        return value

    def token(self, tenant: str, user: str) -> str:
        """Return the access token of a user who has signed in."""
        token = self.value(tenant, f"lookup('m365.mail_oauth.access_token', '{user}')")
        assert token.count(".") == 2
        return token

    def writes(self) -> list[str]:
        """Return what was written to Microsoft Graph since the log was cleared."""
        requests = [request for entry in self.emulator.requests() for request in entry.get("batch") or [entry]]
        own = ("/token", "/devicecode", "/$batch")
        return [f"{one['method']} {one['path']}" for one in requests if one["method"] != "GET" and not one["path"].endswith(own)]


@contextlib.contextmanager
def harness() -> t.Iterator[Harness]:
    """Give a harness, and stop what it started."""
    with tempfile.TemporaryDirectory(prefix="m365-integration-") as name:
        directory = pathlib.Path(name)
        with Emulator(directory / "emulator") as emulator:
            yield Harness(directory, emulator)


@contextlib.contextmanager
def step(name: str) -> t.Iterator[None]:
    """Name a step."""
    sys.stdout.write(f"- {name}\n")
    sys.stdout.flush()
    yield
