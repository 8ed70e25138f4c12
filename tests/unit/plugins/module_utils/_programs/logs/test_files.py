# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Logs are read from their ends, with what rotation left, and no more than their bounds."""

from __future__ import annotations

import datetime
import gzip
import os
import pathlib
import shutil

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._programs.logs import files

NOW = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.timezone.utc)
LINE = b"Dec 01 03:00:00 mail1 msmtp[1]: %07d\n"
TEXT = b"".join(LINE % number for number in range(5000))


def test_rotated_files_are_found_the_newest_first_and_none_that_is_too_old(tmp_path: pathlib.Path) -> None:
    names = (
        "mail.log",
        "mail.log.1",
        "mail.log.2.gz",
        "mail.log-20261101",
        "mail.log-20261102.gz",
        "mail.logs",
        "mail.log.bak",
        "mail.err",
    )
    for age, name in enumerate(names):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (1_000_000 - age, 1_000_000 - age))
    found = [pathlib.Path(path).name for path in files.rotated(str(tmp_path / "mail.log"), 999_997)]
    assert found == ["mail.log", "mail.log.1", "mail.log.2.gz", "mail.log-20261101"]
    assert files.rotated(str(tmp_path / "nowhere" / "mail.log"), 0) == []


def test_the_end_of_a_file_begins_with_a_line(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "mail.log"
    path.write_bytes(TEXT)
    part = files.tail(str(path), 1000)
    assert not part.whole and len(part.content) <= 1000 and TEXT.endswith(part.content) and part.content.startswith(b"Dec 01")
    whole = files.tail(str(path))
    assert whole.whole and whole.content == TEXT
    assert len(list(files.read_lines(whole, NOW))) == 5000


def test_a_compressed_file_is_unpacked_to_its_end(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mail.log.2.gz"
    path.write_bytes(gzip.compress(TEXT))
    assert files.tail(str(path)) == files.Part(str(path), TEXT, True)
    part = files.tail(str(path), 1000)
    assert not part.whole and TEXT.endswith(part.content) and part.content.startswith(b"Dec 01")
    # One that would fill the memory, one that breaks off, one that is none.
    monkeypatch.setattr(files, "MAX_UNPACKED", 100_000)
    monkeypatch.setattr(files, "_BLOCK", 10_000)
    assert not files.tail(str(path), 1000).whole
    path.write_bytes(gzip.compress(TEXT)[:-20])
    assert not files.tail(str(path)).whole
    path.write_bytes(b"no gzip")
    with pytest.raises(files.Unreadable, match="gzip"):
        files.tail(str(path))


def test_links_pipes_and_directories_are_no_logs(tmp_path: pathlib.Path) -> None:
    (tmp_path / "link").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "directory").mkdir()
    for name in ("link", "pipe", "nowhere", "directory"):
        with pytest.raises(files.Unreadable):
            files.tail(str(tmp_path / name))


def test_an_export_of_journald_is_known_by_its_beginning() -> None:
    content = b"__CURSOR=s=1\n__REALTIME_TIMESTAMP=1796086800000000\n_COMM=msmtp\nMESSAGE=hello\n\n"
    (line,) = files.read_lines(files.Part("x", content, True), NOW)
    assert (line.tag, line.text) == ("msmtp", "hello")


def test_journalctl_is_asked_for_mail_alone_and_bounded(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "asked"
    program = tmp_path / "journalctl"
    program.write_text(
        f"#!/bin/sh\necho \"$@\" >{asked}\nprintf '__CURSOR=s=1\\n__REALTIME_TIMESTAMP=1\\nMESSAGE=x\\n\\n'\n", encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda *_args, **_kwargs: str(program))
    monkeypatch.setattr(os.path, "isdir", lambda _path: True)
    part = files.journal(NOW)
    assert part is not None and part.whole and part.content.startswith(b"__CURSOR")
    words = asked.read_text(encoding="utf-8").split()
    assert {"--output=export", f"--since=@{int(NOW.timestamp())}", "SYSLOG_FACILITY=2", "+"} <= set(words)
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    with pytest.raises(files.Unreadable, match="status 1"):
        files.journal(NOW)
    monkeypatch.setattr(os.path, "isdir", lambda _path: False)
    assert files.journal(NOW) is None
