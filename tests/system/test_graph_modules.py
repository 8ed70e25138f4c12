# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The Graph modules as ansible-core runs them: packed, in processes of their own, with everything shown that can be shown."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys

import pytest
from graph_harness import Json, options

from entra_emulator.testing import Emulator

WRONG_SECRET = "CANARY-wrong-secret-value"


@pytest.mark.long
def test_a_whole_play_from_the_environment_shows_no_secret(collections_path: pathlib.Path, tmp_path: pathlib.Path) -> None:
    with Emulator(tmp_path / "emulator") as emulator:
        _play(emulator, collections_path, tmp_path)


def _play(emulator: Emulator, collections_path: pathlib.Path, tmp_path: pathlib.Path) -> None:
    known = options(emulator)
    bare = tmp_path / "bare-python"
    bare.write_text(f'#!/bin/sh\nexec {sys.executable} -I -S "$@"\n')
    bare.chmod(0o755)
    wanted = {"unique_name": "mail", "public_client": True}

    def task(name: str, module: str, arguments: Json, **keywords: object) -> Json:
        return {"name": name, f"m365.mail_oauth.{module}": arguments, "register": name, **keywords}

    play = {
        "hosts": "localhost",
        "gather_facts": False,
        "vars": {"ansible_python_interpreter": sys.executable},
        "tasks": [
            task("predicted", "application", wanted, check_mode=True),
            task("first", "application", wanted),
            task("second", "application", wanted),
            task("granted", "permission_grant", {"app_id": "{{ first.app_id }}"}),
            task("read", "application_info", {"unique_name": "mail"}),
            task("refused", "application", {**wanted, "auth_client_secret": WRONG_SECRET}, ignore_errors=True),
            task("bare", "application", wanted, ignore_errors=True, vars={"ansible_python_interpreter": str(bare)}),
            {"name": "keep", "ansible.builtin.copy": {
                "dest": str(tmp_path / "results.json"), "mode": "0600",
                "content": "{{ {'predicted': predicted, 'first': first, 'second': second, 'granted': granted, 'read': read, "
                "'refused': refused, 'bare': bare} | to_json }}",
            }},
        ],
    }  # fmt: skip
    (tmp_path / "play.yml").write_text(json.dumps([play]))
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "ANSIBLE_COLLECTIONS_PATH": str(collections_path),
        "ANSIBLE_LOCAL_TEMP": str(tmp_path / "local"),
        "ANSIBLE_REMOTE_TEMP": str(tmp_path / "remote"),
        "ANSIBLE_NOCOLOR": "1",
        "AZURE_TENANT_ID": known["tenant"],
        "AZURE_CLIENT_ID": known["auth_client_id"],
        "AZURE_CLIENT_SECRET": known["auth_client_secret"],
        "M365_MAIL_OAUTH_AUTHORITY": known["authority"],
        "M365_MAIL_OAUTH_GRAPH_URL": known["graph_url"],
        "M365_MAIL_OAUTH_CA_PATH": known["ca_path"],
    }
    command = [
        sys.executable,
        "-m",
        "ansible",
        "playbook",
        str(tmp_path / "play.yml"),
        "-i",
        "localhost,",
        "-c",
        "local",
        "-vvvv",
        "--diff",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    results: Json = json.loads((tmp_path / "results.json").read_text())

    changed = {name: results[name]["changed"] for name in ("predicted", "first", "second", "granted", "read")}
    assert changed == {"predicted": True, "first": True, "second": False, "granted": True, "read": False}
    assert results["predicted"]["diff"] == results["first"]["diff"]
    assert results["read"]["applications"][0]["application"] == results["second"]["application"]

    assert results["refused"]["msg"].startswith("No token for the bootstrap identity")
    assert results["refused"]["error"]["error_codes"] == [7000215]
    assert results["bare"]["error"]["code"] == "missing_library"
    assert "-m pip install" in results["bare"]["msg"] and "ansible_python_interpreter" in results["bare"]["msg"]

    shown = done.stdout + done.stderr + json.dumps(results)
    assert known["auth_client_secret"] not in shown and WRONG_SECRET not in shown
    assert "eyJ" not in shown  # how every token begins
    assert "Traceback" not in shown
    assert "get_token failed" not in shown  # azure-identity's own log line
