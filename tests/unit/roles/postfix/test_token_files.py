# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Token files of the Cyrus SASL plugin sasl-xoauth2, which no Debian suite has: its reader's rules are the contract."""

from __future__ import annotations

import base64
import importlib.util
import json
import os
import pathlib
import pwd
import stat
import time
import typing as t

import pytest

FILE = pathlib.Path(__file__).resolve().parents[4] / "roles" / "postfix" / "files" / "token_files.py"


def _load() -> t.Any:
    spec = importlib.util.spec_from_file_location("postfix_token_files", FILE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


token_files = _load()


def jwt(exp: t.Any) -> str:
    return ".".join(base64.urlsafe_b64encode(json.dumps(one).encode()).decode().rstrip("=") for one in ({}, {"exp": exp}, {}))


def configuration(tmp_path: pathlib.Path, command: str) -> str:
    path = tmp_path / "configuration.json"
    one = {"path": str(tmp_path / "alice.json"), "command": command, "user": "alice@contoso.test"}
    path.write_text(json.dumps({"owner": pwd.getpwuid(os.getuid()).pw_name, "files": [one]}), encoding="utf-8")
    return str(path)


def read_as_the_plugin_does(path: pathlib.Path) -> dict[str, str]:
    """Follow TokenStore::Read: an object with ``refresh_token``; ``expiry`` goes through stoi; every value is read as a string."""
    document = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(document, dict)
    assert "refresh_token" in document
    assert set(document) <= {"client_id", "client_secret", "token_endpoint", "refresh_token", "access_token", "expiry", "user"}
    assert all(isinstance(value, str) for value in document.values())
    int(document["expiry"])
    return document


def test_a_file_holds_the_access_token_alone(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    expiry = int(time.time()) + 3000
    where = configuration(tmp_path, f"echo {jwt(expiry)}")
    assert token_files.main([where]) == 0
    path = tmp_path / "alice.json"
    document = read_as_the_plugin_does(path)
    assert (document["access_token"], document["expiry"], document["user"]) == (jwt(expiry), str(expiry), "alice@contoso.test")
    # With these the plugin cannot ask anybody for a token, and its default endpoint is Google's.
    assert (document["refresh_token"], document["token_endpoint"]) == ("", "")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert capsys.readouterr().out == f"{path}\n"


def test_it_is_written_again_for_another_token_only(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    expiry = int(time.time()) + 3000
    token_files.main([configuration(tmp_path, f"echo {jwt(expiry)}")])
    capsys.readouterr()
    token_files.main([configuration(tmp_path, f"echo {jwt(expiry)}")])
    assert capsys.readouterr().out == ""
    token_files.main([configuration(tmp_path, f"echo {jwt(expiry + 1)}")])
    assert capsys.readouterr().out != ""
    assert read_as_the_plugin_does(tmp_path / "alice.json")["expiry"] == str(expiry + 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alice.json", "configuration.json"]


def test_an_opaque_token_is_believed_in_for_some_minutes(tmp_path: pathlib.Path) -> None:
    token_files.main([configuration(tmp_path, "echo EwBopaque")])
    assert 200 < int(read_as_the_plugin_does(tmp_path / "alice.json")["expiry"]) - time.time() <= 300


@pytest.mark.parametrize("command", ["echo AADSTS700082 >&2; exit 1", "true", "echo two words"])
def test_without_a_token_the_file_stays_and_the_reason_is_said(
    tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    token_files.main([configuration(tmp_path, "echo EwBold")])
    assert token_files.main([configuration(tmp_path, command)]) == 1
    assert read_as_the_plugin_does(tmp_path / "alice.json")["access_token"] == "EwBold"
    said = capsys.readouterr().err
    assert said.startswith(f"{tmp_path}/alice.json: ")
    assert ("AADSTS700082" in said) == ("AADSTS" in command)
