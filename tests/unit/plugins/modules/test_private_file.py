# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The module that writes secrets: whole, private from the first moment, and not to be seen in its result."""

from __future__ import annotations

import io
import json
import os
import pathlib
import stat
import typing as t
from contextlib import redirect_stdout, suppress

import pytest
from ansible.module_utils.testing import patch_module_args

from ansible_collections.m365.mail_oauth.plugins.module_utils._argspec import run
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.host.private_file import SPEC, run_module

SECRET = "Zk98Q~CaNaRy.aXw7_mNq3-RtY5uIoP2sDfG4hJk"


def write(path: pathlib.Path, content: str | None = SECRET, check: bool = False, **options: t.Any) -> dict[str, t.Any]:
    given = {"path": str(path), "_ansible_check_mode": check, "_ansible_diff": True, **options}
    if content is not None:
        given["content"] = content
    output = io.StringIO()
    with patch_module_args(given), redirect_stdout(output), suppress(SystemExit):
        run(SPEC.create_module(), run_module)
    assert SECRET not in output.getvalue()
    return t.cast("dict[str, t.Any]", json.loads(output.getvalue()))


def test_a_secret_is_written_once_and_readable_by_its_owner_alone(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "token"
    predicted = write(path, check=True)
    assert predicted["changed"] and not path.exists()
    done = write(path)
    assert (
        done["diff"]
        == predicted["diff"]
        == {"before": {}, "after": {"mode": "0600", "owner": os.geteuid(), "group": os.getegid(), "content": "new"}}
    )
    assert path.read_text() == SECRET
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not write(path)["changed"]
    assert [one.name for one in tmp_path.iterdir()] == ["token"]


def test_mode_and_content_are_changed_together(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "token"
    path.write_text("earlier")
    path.chmod(0o644)
    assert write(path, "earlier", mode="0640")["diff"]["after"] == {"mode": "0640", "owner": os.geteuid(), "group": os.getegid()}
    assert write(path, mode=0o640, backup=True)["backup_file"].startswith(f"{path}.")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    kept = next(one for one in tmp_path.iterdir() if one != path)
    assert kept.read_text() == "earlier"


@pytest.mark.parametrize(
    "options, said",
    [
        ({"mode": "0666"}, "mode lets everybody change the file"),
        ({"mode": "u=rw"}, "mode is no octal number"),
        ({"owner": "nobody-of-that-name"}, "owner: there is none of that name"),
        ({"content": None, "src": "a"}, "src is read by the action"),
        ({"content": None}, "one of the following is required: content, src"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: pathlib.Path, options: dict[str, t.Any], said: str) -> None:
    result = write(tmp_path / "token", **options)
    assert result["failed"] and said in result["msg"]
    assert not (tmp_path / "token").exists()


def test_check_mode_foretells_a_file_whose_owner_is_not_there_yet(tmp_path: pathlib.Path) -> None:
    given: dict[str, t.Any] = {"owner": "made-by-a-package", "group": "made-by-a-package"}
    predicted = write(tmp_path / "token", check=True, **given)
    assert predicted["changed"]
    assert predicted["diff"]["after"] == {"mode": "0600", "owner": None, "group": None, "content": "new"}
    assert "there is none of that name" in write(tmp_path / "token", **given)["msg"]


def test_a_link_is_not_followed(tmp_path: pathlib.Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    assert "no ordinary file" in write(tmp_path / "link")["msg"]
    assert "there is no directory" in write(tmp_path / "nowhere" / "token")["msg"]
