# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Loopback is every user of the machine: the control endpoint opens to the secret only, and takes no name that could be a path."""

from __future__ import annotations

import base64
import os
import pathlib
import typing as t

import pytest

from entra_emulator import control, gate
from entra_emulator.testing import Emulator

CALLS = [(method, path.removeprefix("/_ctl")) for path, methods in control._HANDLERS.items() for method in methods]


def basic(password: str) -> str:
    return "Basic " + base64.b64encode(f"lab:{password}".encode()).decode()


@pytest.mark.parametrize(("method", "path"), [*CALLS, ("GET", "/nothing"), ("PUT", "")])
def test_without_the_secret_nothing_is_told_and_nothing_done(emulator: Emulator, method: str, path: str) -> None:
    before = emulator.control("GET", "tenants")
    document = {"name": "evil", "domain": "evil.test", "users": ["bob"], "username": "alice@contoso.test", "offset_seconds": 9}
    wrong = (None, "Bearer ", "Bearer " + "x" * 43, basic(""), basic("x"), "Basic !", "Basic \xff", "Bearer \udcff")
    for value in wrong:
        response = emulator.send(method, f"/_ctl{path}", document, {} if value is None else {"Authorization": value})
        assert response.status == 401
        assert set(response.json()) == {"error"}
        assert emulator.service.control_secret.encode() not in response.body
    assert emulator.control("GET", "tenants") == before
    assert emulator.service.core.state["clock_offset"] == 0


def test_the_secret_opens_as_bearer_and_as_password(emulator: Emulator) -> None:
    secret = (emulator.directory / "control-secret").read_text()
    assert (emulator.directory / "control-secret").stat().st_mode & 0o777 == 0o600
    for value in (f"Bearer {secret}", f"bearer {secret}", basic(secret)):
        assert emulator.send("GET", "/_ctl/tenants", None, {"Authorization": value}).status == 200


def test_the_secret_stays_and_is_made_anew_when_others_could_know_it(tmp_path: pathlib.Path) -> None:
    first = gate.secret(tmp_path)
    path = tmp_path / gate.FILE_NAME
    assert gate.secret(tmp_path) == first
    seen = {first}

    def anew(spoil: t.Callable[[], object]) -> None:
        spoil()
        made = gate.secret(tmp_path)
        assert made not in seen
        assert len(made) >= 32
        assert (path.stat().st_mode & 0o777, path.is_symlink(), path.read_text()) == (0o600, False, made)
        seen.add(made)

    anew(lambda: path.chmod(0o640))
    anew(lambda: path.write_text(""))
    anew(lambda: path.write_text("short"))

    def pipe() -> None:
        path.unlink()
        os.mkfifo(path, 0o600)

    anew(pipe)
    other = tmp_path / "other"
    other.write_text("y" * 43)
    other.chmod(0o600)

    def link() -> None:
        path.unlink()
        path.symlink_to(other)

    anew(link)
    assert other.read_text() == "y" * 43
    if os.geteuid() == 0:
        anew(lambda: os.chown(path, 65534, -1))


@pytest.mark.parametrize(
    "name", ["o'brien", "bob_contoso.com#EXT#", "_lead", "a!b", "caret^tilde~", "müller", "Ünal", "a+b", "मोहन", "x{y}|z"]
)
def test_names_that_entra_has_are_taken(emulator: Emulator, name: str) -> None:
    emulator.control("POST", "tenants", {"name": "names", "domain": "names.test", "users": [name]})
    address = f"{name}@names.test"
    mailboxes = {one["address"]: one for one in emulator.control("GET", "tenants")["mailboxes"]}
    assert mailboxes[address.lower()]["sign_in_user"] == address
    assert emulator.issue_token(address, tenant="names")


@pytest.mark.parametrize(
    "change",
    [
        *({"domain": f"x.test/{one}"} for one in ("../../../w/victim", "..", "a")),
        *(
            {"domain": one}
            for one in ("", "..", ".", "x..test", "x.test.", ".x.test", "test", "a b.test", "x.test\0", "-x.test", "ü.test")
        ),
        *({"domain": one} for one in ("x.te\nst", f"{'a' * 64}.test", ".".join(["a" * 60] * 5), 7, None, ["x.test"])),
        *({"name": one} for one in ("", "..", "a/b", "a.b", "a b", "ü", "x\0", 7, None)),
        *(
            {"users": [one]}
            for one in (
                "",
                ".",
                "..",
                "a/b",
                "../x",
                "a..b",
                ".a",
                "a.",
                "a b",
                "a\0b",
                "a\nb",
                "a@b",
                "a:b",
                "\u202ea",
                "\ud800",
            )
        ),
        *({"users": one} for one in (["a" * 65], ["ü" * 33], ["a", "A"], ["admin"], [7], "bob")),
    ],
    ids=ascii,
)
def test_what_could_be_a_path_or_a_line_is_refused_and_nothing_is_left(emulator: Emulator, change: dict[str, t.Any]) -> None:
    before = emulator.control("GET", "tenants")
    response = emulator.send(
        "POST", "/_ctl/tenants", {"name": "evil", "domain": "evil.test", "users": ["bob"], **change}, emulator.control_headers
    )
    assert response.status == 400
    assert "\n" not in response.json()["error"]
    assert emulator.control("GET", "tenants") == before
