# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whose word a file is: owners, modes, links, pipes; as ssh and cron judge, and as containers need it. Replacing and locking."""

from __future__ import annotations

import fcntl
import os
import pathlib
import stat
import time
import typing as t

import pytest
from other_user import NOBODY, needs_root

from ansible_collections.m365.mail_oauth.plugins.module_utils import _files
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError


@pytest.fixture
def file(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "file"
    path.write_text("content")
    path.chmod(0o644)
    return path


def refusal(path: t.Any, **levels: bool) -> str:
    with pytest.raises(_files.UntrustedFile) as caught:
        _files.read_trusted(str(path), **levels)
    assert "\n" not in str(caught.value.strerror)
    return str(caught.value.strerror)


def status(**values: int) -> os.stat_result:
    known = {"st_mode": stat.S_IFREG | 0o644, "st_uid": 0, "st_gid": 0, **values}
    names = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime")
    return os.stat_result([known.get(name, 0) for name in names])


def test_an_own_file_is_read_up_to_the_limit(file: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _files.read_trusted(str(file)) == b"content"
    assert _files.read_trusted(str(file), 4) == b"cont"
    monkeypatch.chdir(file.parent)
    monkeypatch.setenv("HOME", str(file.parent))
    assert (
        _files.read_trusted("file")
        == _files.read_trusted("~/file")
        == _files.read_trusted("../" + str(file.parent.name) + "/./file")
    )
    for path, error in (
        (file / "x", NotADirectoryError),
        (file.parent / "none", FileNotFoundError),
        (file.parent, IsADirectoryError),
    ):
        with pytest.raises(error):
            _files.read_trusted(str(path))


def test_what_everybody_may_write_is_nobodys_word(file: pathlib.Path) -> None:
    file.chmod(0o646)
    assert refusal(file) == "every user of this host can change it: chmod go-w it"
    assert _files.read_trusted(str(file), mode=False) == b"content"


def test_a_pipe_a_device_and_a_socket_are_no_files_and_hold_up_nobody(tmp_path: pathlib.Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    started = time.monotonic()
    assert refusal(tmp_path / "pipe", owner=False, mode=False) == "it is no regular file"
    assert refusal("/dev/null", owner=False, mode=False) == "it is no regular file"
    assert time.monotonic() - started < 1


@needs_root
def test_a_file_of_another_user_is_not_ours(file: pathlib.Path) -> None:
    os.chown(file, 4711, -1)
    assert refusal(file) == "it belongs to user id 4711, not to root or user id 0: chown it"
    assert _files.open_trusted(str(file), owner=False).parties == {4711}
    os.chown(file, NOBODY, -1)
    assert "user id 65534" in refusal(file)


def test_reading_leaves_nothing_open(file: pathlib.Path) -> None:
    link = file.parent / "link"
    link.symlink_to(file)
    before = sorted(os.listdir("/proc/self/fd"))
    assert _files.read_trusted(str(link)) == b"content"
    for path in (file.parent / "none", file.parent, file / "x"):
        with pytest.raises(OSError, match=path.name):
            _files.read_trusted(str(path))
    assert sorted(os.listdir("/proc/self/fd")) == before


@needs_root
def test_a_link_of_another_user_is_followed_only_in_that_users_own_directory(tmp_path: pathlib.Path, file: pathlib.Path) -> None:
    for mode, followed in ((0o1777, False), (0o777, False), (0o775, True), (0o755, True)):
        shared = tmp_path / f"shared{mode:o}"
        shared.mkdir()
        shared.chmod(mode)
        link = shared / "link"
        link.symlink_to(file)
        assert _files.read_trusted(str(link)) == b"content"
        assert _files.resolve(str(link)) == str(file)
        os.chown(link, 4711, -1, follow_symlinks=False)
        os.chown(shared, 4711, 0)
        if followed:
            assert _files.read_trusted(str(link)) == b"content"
            assert _files.open_trusted(str(link)).parties == {4711}
        else:
            assert f"user id 4711 made the symbolic link {link} on its way" == refusal(link)
            with pytest.raises(_files.UntrustedFile):
                _files.resolve(str(link))
            with pytest.raises(_files.UntrustedFile):
                _files.resolve(str(link / "x" / "y"))
        os.chown(shared, 4712, 0)
        assert "made the symbolic link" in refusal(link)


def test_links_lead_where_realpath_leads(tmp_path: pathlib.Path, file: pathlib.Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to("../b")
    (tmp_path / "b").symlink_to(tmp_path / "c")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "name").symlink_to("../file")
    for path in ("a/up/name", "a/up", "b/none", "b/none/deeper", "a/../b/./name", "none/x"):
        assert _files.resolve(str(tmp_path / path)) == os.path.realpath(tmp_path / path)
    assert _files.resolve("/") == "/"
    (tmp_path / "round").symlink_to("round")
    with pytest.raises(OSError, match="Too many levels"):
        _files.read_trusted(str(tmp_path / "round"))


def test_a_directory_that_others_may_change_is_told(tmp_path: pathlib.Path, file: pathlib.Path) -> None:
    def exposed() -> str:
        opened = _files.open_trusted(str(file))
        os.close(opened.handle)
        return opened.exposed

    assert exposed() == ""
    tmp_path.chmod(0o777)
    assert exposed() == str(tmp_path)
    tmp_path.chmod(0o1777)
    assert exposed() == ""
    tmp_path.chmod(0o755)


@pytest.mark.parametrize(
    ("me", "group", "found", "trusted"),
    [
        (0, 0, {}, True),
        (1000, 1000, {}, True),
        (1000, 1000, {"st_uid": 1000}, True),
        (1000, 1000, {"st_uid": 1001}, False),
        (0, 0, {"st_uid": 1000, "st_gid": 0}, False),
        (1000650000, 0, {"st_uid": 1001, "st_gid": 0, "st_mode": 0o664}, True),  # OpenShift: any user id, group 0
        (1000650000, 0, {"st_uid": 1001, "st_gid": 1001}, False),
    ],
)
def test_who_counts(monkeypatch: pytest.MonkeyPatch, me: int, group: int, found: dict[str, int], trusted: bool) -> None:
    monkeypatch.delenv("SUDO_UID", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: me)
    monkeypatch.setattr(os, "getegid", lambda: group)
    assert _files._is_trusted(status(**found)) is trusted


def test_who_called_sudo_counts_for_root_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUDO_UID", "1000")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert _files._is_trusted(status(st_uid=1000))
    assert not _files._is_trusted(status(st_uid=1001))
    monkeypatch.setattr(os, "geteuid", lambda: 1001)
    monkeypatch.setattr(os, "getegid", lambda: 1001)
    assert not _files._is_trusted(status(st_uid=1000))


@pytest.mark.parametrize(
    ("found", "writers"),
    [
        ({"st_mode": 0o664}, ""),  # root:root, as images have it
        ({"st_mode": 0o666}, "every user of this host"),
        ({"st_mode": 0o664, "st_gid": 1}, "group id 1"),  # daemon, which root is not
        ({"st_mode": 0o664, "st_uid": 1, "st_gid": 1}, ""),  # daemon's own group
        ({"st_mode": 0o664, "st_uid": 2, "st_gid": 1}, "group id 1"),
        ({"st_mode": 0o664, "st_uid": 1000650000, "st_gid": 1000650000}, ""),  # a group that nobody here has
        ({"st_mode": 0o644, "st_gid": 1}, ""),
    ],
)
def test_who_may_write(found: dict[str, int], writers: str) -> None:
    assert _files._writers(status(**found)) == writers


# --- replaced whole or not at all


class Recorder:
    """Notes what is made to last, and when: the content, the rename, and the directory in which the rename is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, directory: pathlib.Path) -> None:
        self.seen: list[str] = []
        fsync, rename = os.fsync, os.replace

        def noted_fsync(handle: int) -> None:
            here = os.fstat(handle)
            if stat.S_ISDIR(here.st_mode):
                assert os.path.samestat(here, directory.stat())
            self.seen.append("directory" if stat.S_ISDIR(here.st_mode) else f"{here.st_size} bytes")
            fsync(handle)

        def noted_rename(source: str, target: str) -> None:
            self.seen.append("rename")
            rename(source, target)

        monkeypatch.setattr(os, "fsync", noted_fsync)
        monkeypatch.setattr(os, "replace", noted_rename)


@pytest.mark.parametrize("alone", [False, True])
def test_content_and_rename_outlast_a_power_cut(file: pathlib.Path, monkeypatch: pytest.MonkeyPatch, alone: bool) -> None:
    recorder = Recorder(monkeypatch, file.parent)
    written = _files.replace(str(file), "new one", alone=alone)
    assert recorder.seen == ["7 bytes", "rename", "directory"]
    assert os.path.samestat(written, file.stat())
    assert file.read_text() == "new one"


def test_a_path_without_a_directory_is_of_this_one(file: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    recorder = Recorder(monkeypatch, file.parent)
    _files.replace("file", b"bytes")
    assert recorder.seen[-1] == "directory"


def test_a_file_system_that_knows_no_fsync_of_directories_will_do(file: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    _files.replace(str(file), "new")
    assert file.read_text() == "new"


def test_mode_and_owner_are_right_from_the_first_moment(file: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, seen = os.replace, []

    def rename(source: str, target: str) -> None:
        seen.append(stat.S_IMODE(os.stat(source).st_mode))
        real(source, target)

    monkeypatch.setattr(os, "replace", rename)
    old = os.umask(0o077)
    try:
        _files.replace(str(file), "x", 0o640)
        _files.replace(str(file), "x")
    finally:
        os.umask(old)
    assert seen == [0o640, 0o600]


@needs_root
def test_a_file_is_given_away_before_it_is_there(file: pathlib.Path) -> None:
    _files.replace(str(file), "x", owner=_files.Owner(NOBODY, -1))
    assert file.stat().st_uid == NOBODY
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_one_writer_tidies_up_after_one_that_was_killed_and_others_do_not_meet(file: pathlib.Path) -> None:
    left = file.parent / ".file.new"
    left.write_text("half")
    _files.replace(str(file), "new")
    assert left.exists()
    _files.replace(str(file), "new", alone=True)
    assert os.listdir(file.parent) == ["file"]


def test_what_killed_writers_left_goes_a_day_later(file: pathlib.Path) -> None:
    old, young, named = (file.parent / f".{name}.new" for name in ("file.00000000000000ab", "file.00000000000000cd", "file.mine"))
    other, link = file.parent / ".files.00000000000000ab.new", file.parent / ".file.00000000000000ef.new"
    for path in (old, young, named, other):
        path.write_text("half")
    link.symlink_to(old)
    for path in (old, named, other, link):
        os.utime(path, (0, time.time() - 24 * 3600 - 1), follow_symlinks=False)
    _files.replace(str(file), "new")
    assert set(os.listdir(file.parent)) == {"file", *(path.name for path in (young, named, other, link))}


@needs_root
def test_what_another_user_s_killed_writer_left_is_that_user_s(file: pathlib.Path) -> None:
    left = file.parent / ".file.00000000000000ab.new"
    left.write_text("half")
    os.utime(left, (0, 0))
    os.chown(left, NOBODY, -1)
    _files.replace(str(file), "new")
    assert left.exists()


def test_many_writers_without_a_lock_leave_one_whole_content(file: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def rename(source: str, target: str) -> None:
        monkeypatch.setattr(os, "replace", real)
        _files.replace(target, "of the other")  # between the first one's writing and its rename
        real(source, target)

    monkeypatch.setattr(os, "replace", rename)
    _files.replace(str(file), "of the first")
    assert file.read_text() == "of the first"
    assert os.listdir(file.parent) == ["file"]


# --- one lock


def test_a_lock_on_a_file_that_was_tidied_away_is_no_lock(file: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    real = fcntl.flock

    def flock(descriptor: int, operation: int) -> None:
        if not calls:
            file.unlink()
        if len(calls) == 1:
            file.rename(file.parent / "aside")
            file.write_text("")
        calls.append(descriptor)
        real(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", flock)
    with _files.locked(str(file), 5, sleep=lambda _seconds: None) as had:
        assert had
        assert len(calls) == 3
        with _files.locked(str(file), 0) as other:
            assert not other, "others find the very file that is locked"
    with _files.locked(str(file), 0) as had:
        assert had


def test_the_wait_is_bounded_and_leaves_nothing_open(file: pathlib.Path) -> None:
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    with _files.locked(str(file), 0):
        before = sorted(os.listdir("/proc/self/fd"))
        with _files.locked(str(file), 5, lambda: now[0], sleep) as had:
            assert not had
            assert sorted(os.listdir("/proc/self/fd")) == before
    assert 5 <= now[0] < 6


def test_a_link_is_no_lock(file: pathlib.Path) -> None:
    link = file.parent / "link"
    link.symlink_to(file)
    with pytest.raises(OSError, match="symbolic link"), _files.locked(str(link), 0):
        raise AssertionError("the block must not run")


# --- files that options name


def test_write_and_read(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "key.pem"
    assert _files.read_private("private_key_path", str(path)) is None
    old = os.umask(0)
    try:
        _files.write_private("private_key_path", str(path), "one\n")
        path.chmod(0o644)
        _files.write_private("private_key_path", str(path), "two\n")
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert _files.read_private("private_key_path", str(path)) == "two\n"
    assert os.listdir(tmp_path) == ["key.pem"]


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "key.pem"
    path.write_text("old\n")

    def fail(_source: str, _target: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OptionError, match="No space left"):
        _files.write_private("private_key_path", str(path), "canary\n")
    assert path.read_text() == "old\n"
    assert os.listdir(tmp_path) == ["key.pem"]


def test_what_is_in_the_way(tmp_path: pathlib.Path) -> None:
    _files.check_writable("private_key_path", str(tmp_path / "new.pem"))
    with pytest.raises(OptionError, match="is a directory"):
        _files.check_writable("private_key_path", str(tmp_path))
    with pytest.raises(OptionError, match="there is no directory"):
        _files.check_writable("private_key_path", str(tmp_path / "a" / "b.pem"))
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    with pytest.raises(OptionError, match="it is no text"):
        _files.read_private("private_key_path", str(tmp_path / "binary"))
    with pytest.raises(OptionError, match="cannot be read"):
        _files.read_private("private_key_path", str(tmp_path))
