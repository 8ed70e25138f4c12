# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The tarball holds what belongs there and nothing else; installed alone into an empty path, every playbook runs by its name."""

from __future__ import annotations

import json
import os
import pathlib
import re

import pytest
import yaml
from doc_release import Release, done, program
from lab_playbooks import ANY_PORTS
from quickstart_home import ROOT, network

#: What somebody who uses the collection has a use for, and what Galaxy shows.
BELONGS = re.compile(
    r"(?:LICENSES|docs|meta|playbooks|plugins|roles)/.+"
    r"|changelogs/changelog\.yaml|MANIFEST\.json|FILES\.json|REUSE\.toml|requirements\.txt"
    r"|(?:README|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT)\.(?:md|rst)(?:\.license)?"
)
#: Bytes, packed: the whole is read by everybody who installs it.
MOST = 3_000_000
PLAYBOOKS = sorted(path.stem for path in (ROOT / "playbooks").glob("*.yml"))


def test_the_tarball_holds_what_belongs_there(release: Release) -> None:
    assert sorted(name for name in release.names if not BELONGS.fullmatch(name)) == []
    assert not [name for name in release.names if name.endswith((".pyc", ".tar.gz")) or "/." in f"/{name}"]
    assert release.path.stat().st_size < MOST


def test_the_tarball_lacks_nothing_that_belongs_there(release: Release) -> None:
    kept = {path.relative_to(release.source).as_posix() for path in release.source.rglob("*") if path.is_file()}
    assert {name for name in kept if BELONGS.fullmatch(name)} <= release.names | {"changelogs/changelog.yaml"}
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8")):
        assert link.rstrip("/") in release.names | {"LICENSES"}, f"README.md links to {link}, which the tarball lacks"


def _version(text: object) -> tuple[int, ...]:
    return tuple(int(part) for part in str(text).split("."))


def test_nothing_was_added_in_a_version_that_is_to_come() -> None:
    ours = _version(yaml.safe_load((ROOT / "galaxy.yml").read_text(encoding="utf-8"))["version"])
    said = 0
    for path in (*(ROOT / "plugins").rglob("*.py"), *(ROOT / "plugins").rglob("*.yml"), *(ROOT / "roles").glob("*/meta/*.yml")):
        for version in re.findall(r"^\s*version_added: [\"']?([\d.]+)", path.read_text(encoding="utf-8"), re.M):
            said += 1
            assert _version(version) <= ours, f"{path}: version_added {version} is newer than galaxy.yml's"
    assert said > 40


@pytest.fixture(scope="module")
def installed(release: Release, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of somebody with an empty home who has installed the tarball and nothing else."""
    home = tmp_path_factory.mktemp("installed")
    environment = {
        "HOME": str(home),
        "PATH": f"{pathlib.Path(program('ansible')).parent}:{os.environ['PATH']}",
        "ANSIBLE_COLLECTIONS_PATH": str(home / "collections"),
        "ANSIBLE_NOCOLOR": "1",
        **network(),
        "M365_MAIL_OAUTH_LAB": str(home / "lab"),
        "ANSIBLE_VAULT_PASSWORD_FILE": str(home / "vault-password"),
    }
    (home / "vault-password").write_text("of the tests", encoding="utf-8")
    done("ansible-galaxy", "collection", "install", "--offline", release.path, "-p", home / "collections", env=environment)
    return environment


@pytest.mark.long
def test_every_playbook_is_whole_by_its_name(installed: dict[str, str]) -> None:
    inventory = pathlib.Path(installed["HOME"]) / "tenants.m365.yml"
    inventory.write_text(
        "plugin: m365.mail_oauth.tenants\ntenants: {contoso: {tenant: contoso.test, mailboxes: [alice@contoso.test]}}\n",
        encoding="utf-8",
    )
    names = [f"m365.mail_oauth.{playbook}" for playbook in PLAYBOOKS]
    said = done("ansible-playbook", *names, "--syntax-check", "-i", inventory, env=installed, cwd=installed["HOME"])
    place = f"{installed['ANSIBLE_COLLECTIONS_PATH']}/ansible_collections/m365/mail_oauth/playbooks"
    assert said.split() == [word for playbook in PLAYBOOKS for word in ("playbook:", f"{place}/{playbook}.yml")]


@pytest.mark.long
def test_playbooks_run_by_their_name(installed: dict[str, str]) -> None:
    """The lab of the tarball, and on it the whole way: quickstart is onboard and verify; then rotate, a help desk, offboard."""
    inventory = pathlib.Path(installed["M365_MAIL_OAUTH_LAB"]) / "quickstart" / "inventory"

    def play(name: str, *options: str) -> str:
        return done("ansible-playbook", f"m365.mail_oauth.{name}", *options, env=installed, cwd=installed["HOME"])

    try:
        play("lab_up", "-e", json.dumps({"lab_ports": ANY_PORTS}))
        play("quickstart", "-i", str(inventory))
        where = ("-i", str(inventory), "--limit", "contoso")
        assert "nothing is rotated" in play("rotate", *where)
        assert "help.contoso.test" in play("helpdesk_zammad", *where, "-e", "helpdesk_url=https://help.contoso.test")
        assert re.search(
            r"^contoso .* changed=[1-9].* failed=0", play("offboard", *where, "-e", "offboard_confirm=contoso"), re.M
        )
    finally:
        play("lab_down", "-e", "lab_state=absent")
