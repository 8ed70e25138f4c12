# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module that installs the token agent's program: what it writes works by itself, and a second run writes nothing."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pathlib
import pwd
import re
import shutil
import stat
import subprocess
import tempfile
import typing as t

import pytest
from ansible.module_utils.testing import patch_module_args
from token_endpoint import jwt

from ansible_collections.m365.mail_oauth.plugins.module_utils import _files
from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import state
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.host import removal, token_program
from ansible_collections.m365.mail_oauth.plugins.modules import token_program as module

Json = t.Dict[str, t.Any]


class Place:
    """Directories to install into."""

    def __init__(self, directory: pathlib.Path) -> None:
        self.directory = directory
        self.program = directory / "bin" / "mail-oauth-token"

    def run(self, *, check: bool = False, **arguments: t.Any) -> Json:
        """Run the module."""
        given: Json = {"path": str(self.program), "_ansible_check_mode": check, "_ansible_diff": True}
        given.update({name: str(self.directory / name) for name in ("library", "configuration", "data")})
        printed = io.StringIO()
        with patch_module_args({**given, **arguments}), contextlib.redirect_stdout(printed), pytest.raises(SystemExit):
            module.main()
        found: Json = json.loads(printed.getvalue())
        return found


@pytest.fixture
def place(tmp_path: pathlib.Path) -> Place:
    (tmp_path / "bin").mkdir()
    return Place(tmp_path)


def test_the_program_runs_with_what_was_installed_and_nothing_else(place: Place) -> None:
    assert place.run()["changed"]
    places = ["--configuration", str(place.directory / "configuration"), "--state", str(place.directory / "data")]
    done = subprocess.run(
        [str(place.program), *places, "status"],
        capture_output=True,
        text=True,
        timeout=60,
        env={"PATH": "/usr/bin:/bin"},
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, "MAIL-OAUTH UNKNOWN - 0 accounts\n", "")
    # What an answer means is in it as well, and refreshing needs nothing else.
    wanted = token_program.program()
    for name in ("_answers/answer.py", "_answers/entra.py", "_answers/entra_codes.py", "_entra/authority.py"):
        assert any(path.endswith(f"/module_utils/{name}") for path in wanted)


def _oldest() -> str | None:
    found = shutil.which("python3.8")
    own = sorted(pathlib.Path.home().glob(".pyenv/versions/3.8.*/bin/python3"))
    return str(own[0]) if own else found


@pytest.mark.skipif(_oldest() is None, reason="there is no Python 3.8")
def test_all_of_the_program_runs_on_the_oldest_python(place: Place) -> None:
    python = _oldest()
    assert python
    assert place.run()["changed"]
    runs = place.directory / "data" / "runs"
    runs.mkdir()
    (runs / "fetch.json").write_text(
        '{"program": "fetch", "last_good": null, "last_run": 1700000000, "code": 1, "interval_minutes": 5}'
    )
    places = ["--configuration", str(place.directory / "configuration"), "--state", str(place.directory / "data")]
    for arguments, code in ((["refresh", "--interval", "5"], 0), (["status"], 3), (["status", "--programs", "--json"], 2)):
        command = [python, "-I", str(place.program), *places, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, env={"PATH": "/usr/bin:/bin"}, check=False)
        assert (done.returncode, done.stderr) == (code, "")
    # Every module of it, also those that are imported only when they are needed.
    names = sorted(path[: -len(".py")].replace("/", ".") for path in token_program.program() if not path.endswith("__init__.py"))
    code_of_all = f"import sys, importlib; sys.path.insert(0, {str(place.directory / 'library')!r}); [importlib.import_module(one) for one in {names!r}]"
    done = subprocess.run([python, "-I", "-c", code_of_all], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_directories_of_secrets_are_closed(place: Place) -> None:
    old = os.umask(0)
    try:
        place.run()
    finally:
        os.umask(old)
    modes = {
        str(path.relative_to(place.directory)): stat.S_IMODE(path.stat().st_mode)
        for name in ("configuration", "data")
        for path in ((place.directory / name), *(place.directory / name).iterdir())
    }
    assert modes == {
        "configuration": 0o755,
        "configuration/accounts": 0o755,
        "configuration/credentials": 0o700,
        "data": 0o755,
        "data/tokens": 0o755,
        "data/state": 0o755,
        "data/refresh-tokens": 0o700,
        "data/locks": 0o700,
    }


def test_check_mode_predicts_and_a_second_run_changes_nothing(place: Place) -> None:
    predicted = place.run(check=True)
    assert os.listdir(place.directory) == ["bin"]
    assert predicted["diff"] == place.run()["diff"]
    assert not place.run()["changed"]
    assert not place.run(check=True)["changed"]


def test_what_was_changed_by_hand_or_is_of_another_version_is_mended(place: Place) -> None:
    place.run()
    cli = next((place.directory / "library").rglob("cli.py"))
    cli.write_text(cli.read_text() + "# changed\n")
    old = cli.with_name("older.py")
    old.write_text("")
    place.program.chmod(0o700)
    (place.directory / "data" / "locks").chmod(0o755)
    result = place.run()
    assert result["changed"]
    for path in (cli, place.program, place.directory / "data" / "locks"):
        assert f"{path} (as it was)\n" in result["diff"]["before"]
    assert not old.exists()
    assert not place.run()["changed"]


def test_absent_removes_it_all(place: Place) -> None:
    place.run()
    (place.directory / "data" / "tokens" / "alice").write_text("x")
    assert place.run(state="absent", check=True)["changed"]
    assert place.program.exists()
    assert place.run(state="absent")["changed"]
    assert [path for path in place.directory.rglob("*") if path.is_file()] == []
    assert not place.run(state="absent")["changed"]


@pytest.mark.parametrize("python", ["/no/such/python", "/bin/false"])
def test_a_python_that_will_not_do_is_said_before_anything_is_written(place: Place, python: str) -> None:
    result = place.run(python=python)
    assert result["failed"]
    assert f"{python} is no Python 3.8 or newer" in result["msg"]
    assert os.listdir(place.directory) == ["bin"]


def test_a_program_of_somebodys_virtual_environment_gets_the_systems_python(place: Place) -> None:
    place.run()
    lines = place.program.read_text().splitlines(keepends=True)
    assert re.fullmatch(r"#!/usr/(local/)?bin/python3(\.\d+)? -I\n", lines[0])
    place.program.write_text("#!/home/somebody/mail-oauth/bin/python3 -I\n" + "".join(lines[1:]))
    result = place.run()
    assert result["diff"]["after"] == f"{place.program}\n"
    assert place.program.read_text() == "".join(lines)


@pytest.fixture
def shared() -> t.Iterator[pathlib.Path]:
    """A virtual environment in a directory that is open to all, unlike pytest's own."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        directory = pathlib.Path(name)
        directory.chmod(0o755)
        (directory / "bin").mkdir(mode=0o755)
        (directory / "bin" / "python3").symlink_to(token_program._system_python())
        yield directory


def test_a_python_that_everybody_can_run_may_be_named(place: Place, shared: pathlib.Path) -> None:
    python = shared / "bin" / "python3"
    assert place.run(python=str(python))["changed"]
    assert place.program.read_text().startswith(f"#!{python} -I\n")


def test_a_python_behind_a_closed_directory_is_refused(place: Place, shared: pathlib.Path) -> None:
    shared.chmod(0o700)
    result = place.run(python=str(shared / "bin" / "python3"))
    assert result["failed"]
    assert f"is no Python for all users of this host: {shared} is closed to others" in result["msg"]
    assert os.listdir(place.directory) == ["bin"]


def test_a_python_in_a_home_is_refused(place: Place, shared: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    person = pwd.struct_passwd(("bob", "x", 1000, 1000, "", str(shared), "/bin/sh"))
    monkeypatch.setattr(pwd, "getpwall", lambda: [person])
    result = place.run(python=str(shared / "bin" / "python3"))
    assert result["failed"]
    assert f"it is in a home directory, below {shared}" in result["msg"]


def test_a_link_into_a_home_is_not_the_systems_python(
    place: Place, shared: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, system = shared / "bob", shared / "system"
    home.mkdir(mode=0o755)
    system.mkdir(mode=0o755)
    (home / "python3").symlink_to(shared / "bin" / "python3")
    (system / "python3").symlink_to(home / "python3")
    monkeypatch.setattr(token_program, "_SYSTEM_PYTHONS", (str(system),))
    monkeypatch.setattr(pwd, "getpwall", list)
    assert place.run(check=True)["changed"]
    monkeypatch.setattr(pwd, "getpwall", lambda: [pwd.struct_passwd(("bob", "x", 1000, 1000, "", str(home), "/bin/sh"))])
    assert "has no Python 3.8 or newer of its own" in place.run(check=True)["msg"]


def test_only_what_the_program_imports_is_installed() -> None:
    names = {path.rpartition("module_utils/")[2] for path in token_program.program()}
    assert {"_agent/cli.py", "_agent/__init__.py", "_clouds.py", "_errors.py", "_entra/aadsts.py", "_entra/scopes.py"} <= names
    assert not {name for name in names if re.match(r"_(module|graph|exchange|argspec|deps)", name)}


def test_documentation_and_argument_specification_agree() -> None:
    import yaml

    documented = yaml.safe_load(module.DOCUMENTATION)["options"]
    spec = token_program.SPEC.argument_spec
    assert set(documented) == set(spec)
    assert {name: option.get("default") for name, option in documented.items()} == {
        name: option.get("default") for name, option in spec.items()
    }


def account(place: Place, name: str, tenant: str, *, pushed: bool = False) -> None:
    """Put an account's files where the role, or a push, does."""
    files: dict[str, Json] = {f"data/tokens/{name}": {}, f"data/state/{name}.json": {"tenant": tenant} if pushed else {}}
    if not pushed:
        files.update({f"configuration/accounts/{name}.json": {"tenant": tenant}, f"configuration/credentials/{name}.pem": {}})
    for path, content in files.items():
        (place.directory / path).parent.mkdir(parents=True, exist_ok=True)
        (place.directory / path).write_text(json.dumps(content), encoding="utf-8")


def test_the_accounts_of_a_tenant_go_and_nothing_else(place: Place) -> None:
    assert place.run()["changed"]
    account(place, "alice@contoso.test", "contoso.test")
    account(place, "pushed@contoso.test", "Contoso.test", pushed=True)
    account(place, "other@contoso.test", "contoso.test")
    account(place, "erin@fabrikam.test", "fabrikam.test")
    account(place, "old@contoso.test", "", pushed=True)
    wanted: dict[str, t.Any] = {
        "state": "absent",
        "tenants": ["contoso.test"],
        "accounts": ["Old@contoso.test"],
        "keep": ["other@contoso.test"],
    }
    before = sorted(map(str, place.directory.rglob("*")))
    predicted = place.run(check=True, **wanted)
    assert sorted(map(str, place.directory.rglob("*"))) == before
    done = place.run(**wanted)
    assert done["removed"] == predicted["removed"] == ["alice@contoso.test", "old@contoso.test", "pushed@contoso.test"]
    assert done["left"] == ["erin@fabrikam.test", "other@contoso.test"]
    assert done["diff"] == predicted["diff"]
    assert not list(place.directory.rglob("*alice*"))
    assert place.program.exists()
    again = place.run(**wanted)
    assert (again["changed"], again["removed"]) == (False, [])


def test_what_says_whose_an_account_is_goes_last(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    account(place, "alice@contoso.test", "contoso.test")
    real = os.unlink

    def stopped(path: str) -> None:
        if "tokens" in path:
            raise OSError(5, "Input/output error", path)
        real(path)

    monkeypatch.setattr(os, "unlink", stopped)
    assert place.run(state="absent", tenants=["contoso.test"])["failed"]
    monkeypatch.undo()
    assert place.run(state="absent", tenants=["contoso.test"])["removed"] == ["alice@contoso.test"]
    assert not list(place.directory.rglob("*alice*"))


def everything(place: Place) -> list[str]:
    return sorted(str(path) for path in place.directory.rglob("*"))


@pytest.mark.parametrize("wanted", [{"tenants": ["contoso.test"]}, {"accounts": ["alice@contoso.test"]}, {}])
def test_the_agent_is_not_at_work_on_what_is_removed(
    place: Place, monkeypatch: pytest.MonkeyPatch, wanted: dict[str, t.Any]
) -> None:
    assert place.run()["changed"]
    account(place, "alice@contoso.test", "contoso.test")
    before = everything(place)
    monkeypatch.setattr(removal, "LOCK_WAIT", 0.05)
    lock = place.directory / "data" / "locks" / "alice@contoso.test"
    with _files.locked(str(lock), 0.0) as had:
        assert had
        refused = place.run(state="absent", **wanted)
    assert refused["failed"]
    assert (
        "The token agent has been at work on alice@contoso.test for 0.05 seconds, so what it has there was not removed."
        in refused["msg"]
    )
    assert everything(place) == sorted([*before, str(lock)])
    held: list[bool] = []
    real = os.unlink

    def looked(path: str, *more: t.Any, **options: t.Any) -> None:
        if "alice" in str(path) and lock.exists():
            with _files.locked(str(lock), 0.0) as free:
                held.append(not free)
        real(path, *more, **options)

    monkeypatch.setattr(os, "unlink", looked)
    assert place.run(state="absent", **wanted)["changed"]
    assert held
    assert all(held), "a run of the agent that begins now waits until everything is gone"
    assert not list(place.directory.rglob("*alice*")), "nor is its lock left"


def test_who_is_not_busy_goes_though_another_is(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.run()
    for name in ("alice@contoso.test", "bob@contoso.test"):
        account(place, name, "contoso.test")
    monkeypatch.setattr(removal, "LOCK_WAIT", 0.05)
    with _files.locked(str(place.directory / "data" / "locks" / "alice@contoso.test"), 0.0):
        assert "at work on alice@contoso.test for" in place.run(state="absent", tenants=["contoso.test"])["msg"]
    assert not list(place.directory.rglob("*bob*"))
    assert place.run(state="absent", tenants=["contoso.test"])["removed"] == ["alice@contoso.test"]


CONTOSO, FABRIKAM = "c0000000-0000-4000-8000-000000000001", "f0000000-0000-4000-8000-000000000002"
LOGIN = "https://login.microsoftonline.com"
NAMES = ["contoso.test", CONTOSO.upper()]


def rewritten(place: Place, path: str, **content: t.Any) -> None:
    found = place.directory / "data" / path if not path.startswith("accounts") else place.directory / "configuration" / path
    found.parent.mkdir(parents=True, exist_ok=True)
    found.write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize(
    ("settings", "rotated", "whose"),
    [
        ({"tenant": CONTOSO}, {}, "ours"),
        ({"tenant": "Contoso.test"}, {}, "ours"),
        ({"tenant": FABRIKAM}, {}, "another's"),
        ({"tenant": "alias.test"}, {}, "unclear"),
        ({"tenant": "alias.test"}, {"tenant": "alias.test", "tenant_id": CONTOSO}, "ours"),
        ({"tenant": "common"}, {"tenant": "common", "tenant_id": FABRIKAM}, "another's"),
        # The account was given to another tenant since.
        ({"tenant": "alias.test"}, {"tenant": "contoso.test", "tenant_id": CONTOSO}, "unclear"),
        ({"tenant": "contoso.test", "authority": "https://login.microsoft.com"}, {}, "ours"),
        ({"tenant": "contoso.test", "authority": "https://login.microsoftonline.us"}, {}, "unclear"),
        ({"tenant": "contoso.test", "cloud": "gcc_high"}, {}, "unclear"),
        ({"tenant": "alias.test", "cloud": "gcc_high"}, {}, "another's"),
        ({}, {}, "unclear"),
    ],
)
def test_an_account_is_known_by_all_names_of_its_tenant(
    place: Place, settings: dict[str, str], rotated: dict[str, str], whose: str
) -> None:
    place.run()
    rewritten(place, "accounts/alice@contoso.test.json", **settings)
    rewritten(place, "refresh-tokens/alice@contoso.test.json", **rotated)
    done = place.run(state="absent", tenants=NAMES, authority=LOGIN)
    names = [settings["tenant"]] if settings else []
    elsewhere = "cloud" in settings or "authority" in settings
    told = [{"name": "alice@contoso.test", "tenants": names, "elsewhere": elsewhere}] if whose == "unclear" else []
    assert (done["removed"], done["unclear"]) == (["alice@contoso.test"] if whose == "ours" else [], told)
    assert bool(list(place.directory.rglob("*alice*"))) is (whose != "ours")


@pytest.mark.parametrize(
    ("tenant_id", "kept", "whose"), [(CONTOSO, True, "ours"), (FABRIKAM, True, ""), (CONTOSO, False, "unclear")]
)
def test_a_pushed_token_tells_whose_it_is(place: Place, tenant_id: str, kept: bool, whose: str) -> None:
    place.run()
    token = jwt(tid=tenant_id)
    rewritten(place, "state/alice.json", tenant="alias.test", token=state.digest(token if kept else "another"))
    (place.directory / "data" / "tokens" / "alice").write_text(token + "\n", encoding="ascii")
    done = place.run(state="absent", tenants=NAMES, authority=LOGIN)
    unclear = [{"name": "alice", "tenants": ["alias.test"], "elsewhere": False}] if whose == "unclear" else []
    assert (done["removed"], done["unclear"]) == (["alice"] if whose == "ours" else [], unclear)


def test_where_the_tenant_is_somebody_elses_too_only_named_accounts_go(place: Place) -> None:
    place.run()
    for name in ("alice", "bob", "carol"):
        rewritten(place, f"accounts/{name}.json", tenant=CONTOSO)
    rewritten(place, "accounts/erin.json", tenant=FABRIKAM)
    done = place.run(state="absent", tenants=NAMES, accounts=["alice"], keep=["bob"], named_only=True)
    assert (done["removed"], done["left"]) == (["alice"], ["bob", "carol", "erin"])
    assert [row["name"] for row in done["unclear"]] == ["carol"]
