# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A host of the token agent in a directory, and a token endpoint that it asks."""

from __future__ import annotations

import importlib
import json
import os
import pathlib
import subprocess
import sys
import textwrap
import typing as t

import pytest
from mail_certificates import Certificates
from token_endpoint import TokenEndpoint

if t.TYPE_CHECKING:
    from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import accounts, keeper, state

# Imported where they are used: conftest files import this one before the collection can be found.
_AGENT = "ansible_collections.m365.mail_oauth.plugins.module_utils._agent"
ALICE = "alice@contoso.test"


def _module(name: str) -> t.Any:
    return importlib.import_module(f"{_AGENT}.{name}")


class Clock:
    """A clock that a test moves, beginning now."""

    def __init__(self) -> None:
        self.offset = 0.0
        self._base = 1_795_000_000.0

    def __call__(self) -> float:
        return self._base + self.offset


class Host:
    """The agent's files, and the program itself."""

    def __init__(self, directory: pathlib.Path, ca_file: str) -> None:
        self.directory = directory
        self.ca_file = ca_file
        self.layout: accounts.Layout = _module("accounts").Layout(
            str(directory / "etc"), str(directory / "var"), str(directory / "run")
        )
        for name in ("etc/accounts", "etc/credentials", "var/tokens", "var/state", "var/refresh-tokens", "var/locks"):
            (directory / name).mkdir(parents=True)
        self.clock = Clock()

    def credential(self, name: str, text: str) -> str:
        """Write a credential's file."""
        path = self.directory / "etc" / "credentials" / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
        return str(path)

    def account(self, authority: str, /, name: str = ALICE, **settings: t.Any) -> None:
        """Write an account; one with a refresh token unless the settings name another credential."""
        if not any(key.endswith("_path") for key in settings):
            settings["refresh_token_path"] = self.credential(f"{name}.refresh-token", "refresh-token-canary-0\n")
        data: dict[str, t.Any] = {
            "user": name,
            "tenant": "contoso.test",
            "client_id": "11111111-1111-1111-1111-111111111111",
            "authority": authority,
        }
        data = {**data, "ca_path": self.ca_file, "proxy": "none", "timeout": 20, **settings}
        pathlib.Path(self.layout.settings(name)).write_text(json.dumps(data), encoding="utf-8")

    def keeper(self, **options: t.Any) -> keeper.Keeper:
        """Return a keeper that goes by the test's clock."""
        made: keeper.Keeper = _module("keeper").Keeper(self.layout, **{"now": self.clock, "draw": lambda: 0.0, **options})
        return made

    def token(self, name: str = ALICE) -> str:
        """Return what the mail program finds, empty for none."""
        path = pathlib.Path(self.layout.token(name))
        return path.read_text(encoding="ascii").strip() if path.exists() else ""

    def record(self, name: str = ALICE) -> state.Record:
        """Return the account's record."""
        found: state.Record = _module("state").load(self.layout, name)
        return found

    def command(self, *arguments: str) -> list[str]:
        """Return the program's command line; it is started as the role's launcher does, without the environment of this Python."""
        tree = pathlib.Path(_module("accounts").__file__).parents[6]
        code = f"""
            import sys
            sys.path.insert(0, {str(tree)!r})
            from ansible_collections.m365.mail_oauth.plugins.module_utils._agent.cli import main
            sys.exit(main())
        """
        places = ["--configuration", self.layout.configuration, "--state", self.layout.state, "--run", self.layout.run]
        return [sys.executable, "-I", "-c", textwrap.dedent(code), *places, *arguments]

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the program."""
        env = {"PATH": os.environ["PATH"], **environment}
        return subprocess.run(self.command(*arguments), capture_output=True, text=True, timeout=60, env=env, check=False)

    def everything(self, *, but: t.Collection[str] = ()) -> str:
        """Return names and contents of all files of the state, but those in the directories named."""
        found = []
        for path in sorted((self.directory / "var").rglob("*")):
            if path.is_file() and path.parent.name not in but:
                found += [path.name, path.read_text(encoding="utf-8")]
        return "\n".join(found)


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority and its servers' certificates."""
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def token_endpoint(certificates: Certificates) -> t.Iterator[TokenEndpoint]:
    """A token endpoint that gives tokens for an hour."""
    with TokenEndpoint(certificates.context()) as running:
        yield running


@pytest.fixture
def host(tmp_path: pathlib.Path, certificates: Certificates, token_endpoint: TokenEndpoint) -> Host:
    """A host with one account at the endpoint."""
    made = Host(tmp_path, certificates.ca_file)
    made.account(token_endpoint.authority)
    return made
