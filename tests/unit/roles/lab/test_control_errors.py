# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the lab's control says where its directory cannot be had."""

from __future__ import annotations

import json
import pathlib

import pytest
from lab_control.__main__ import main


def test_a_directory_that_cannot_be_made_is_one_sentence(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["--directory", str(tmp_path / "file" / "lab"), "prepare"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["failed"] is True
    assert said["msg"].startswith(f"{tmp_path}/file")
    assert said["msg"].endswith(": Not a directory. The lab wants a directory that this user can write to, and room in it.")
