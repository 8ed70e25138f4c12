# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The kept places themselves: whole, small, and of no machine."""

from __future__ import annotations

import pathlib
import re
import sys

import pytest
from place import ARCHIVES, unpack
from upgrade_runs import load

#: Directories that a machine on which a place is made has, and a place has not.
_OF_A_MACHINE = re.compile(rb"(?<![\w.])/(work|build|Users|tmp/m365-place|root/\.(?!ssh))[/-]?")
_MOST_BYTES = 1_000_000


@pytest.mark.parametrize("archive", sorted(ARCHIVES.glob("*.tar.xz")), ids=lambda path: path.name)
def test_a_place_is_small_and_of_no_machine(
    archive: pathlib.Path, collections_path: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    from ansible.parsing.vault import VaultLib, VaultSecret

    assert archive.stat().st_size < _MOST_BYTES
    place = unpack(tmp_path, archive)
    vault = VaultLib([("default", VaultSecret((place.work / "vault-password").read_bytes().strip()))])
    stores = list(place.work.glob("*.store"))
    assert stores
    for path in tmp_path.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = vault.decrypt(path.read_bytes()) if path in stores else path.read_bytes()
            for given in (str(tmp_path), sys.executable):
                content = content.replace(given.encode(), b"")
            assert not _OF_A_MACHINE.search(content), path
            assert b"@PLACE@" not in content


@pytest.mark.parametrize("archive", sorted(ARCHIVES.glob("*.tar.xz")), ids=lambda path: path.name)
def test_a_place_holds_everything_that_outlives_a_version(
    archive: pathlib.Path, collections_path: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    place = unpack(tmp_path, archive)
    assert (place.controller / "contoso.store").read_bytes().startswith(b'{"')
    assert load(place.work / "report" / "history.json")["runs"]
    wanted = {
        "mailhost": (
            "postfix",
            "dovecot",
            "msmtp",
            "mbsync",
            "getmail",
            "fetchmail",
            "email-oauth2-proxy",
            "mail-oauth/",
            "cron.d/",
        ),
        "eximhost": ("exim4", "mail-oauth/", "cron.d/"),
    }
    for name, words in wanted.items():
        paths = [row["path"] for row in place.files(name)]
        for word in words:
            assert any(word in path for path in paths), (name, word)
