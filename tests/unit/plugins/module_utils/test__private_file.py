# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Private files: mode, replacement as a whole, and what is in the way."""

from __future__ import annotations

import os
import pathlib
import stat

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils import _private_file as private
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError


def test_write_and_read(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "key.pem"
    assert private.read_private("private_key_path", str(path)) is None
    old = os.umask(0)
    try:
        private.write_private("private_key_path", str(path), "one\n")
        path.chmod(0o644)
        private.write_private("private_key_path", str(path), "two\n")
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert private.read_private("private_key_path", str(path)) == "two\n"
    assert os.listdir(tmp_path) == ["key.pem"]


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "key.pem"
    path.write_text("old\n")

    def fail(_source: str, _target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OptionError, match="No space left"):
        private.write_private("private_key_path", str(path), "canary\n")
    assert path.read_text() == "old\n"
    assert os.listdir(tmp_path) == ["key.pem"]


def test_what_is_in_the_way(tmp_path: pathlib.Path) -> None:
    private.check_writable("private_key_path", str(tmp_path / "new.pem"))
    with pytest.raises(OptionError, match="is a directory"):
        private.check_writable("private_key_path", str(tmp_path))
    with pytest.raises(OptionError, match="there is no directory"):
        private.check_writable("private_key_path", str(tmp_path / "a" / "b.pem"))
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    with pytest.raises(OptionError, match="it is no text"):
        private.read_private("private_key_path", str(tmp_path / "binary"))
    with pytest.raises(OptionError, match="cannot be read"):
        private.read_private("private_key_path", str(tmp_path))
