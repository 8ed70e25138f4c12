# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""``status`` looks at what is there, and not only at what was written down."""

from __future__ import annotations

import os
import pathlib
import time
import typing as t

import pytest
from agent_host import ALICE, Host

from ansible_collections.m365.mail_oauth.plugins.module_utils import _files
from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import state
from ansible_collections.m365.mail_oauth.plugins.module_utils._agent.watch import status

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")


@pytest.fixture(autouse=True)
def _refreshed(host: Host) -> None:
    host.clock.offset = time.time() - host.clock()
    assert host.keeper().refresh(ALICE).kind == "refreshed"
    assert judged(host).level == status.OK


def judged(host: Host, name: str = ALICE) -> status.Verdict:
    return status.judge(host.layout, name, host.clock())


@pytest.mark.parametrize("text", [None, "", "\n"])
def test_a_token_that_is_gone_or_empty_is_critical(host: Host, text: str | None) -> None:
    path = pathlib.Path(host.layout.token(ALICE))
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="ascii")
    found = judged(host)
    assert (found.level, found.cause) == (status.CRITICAL, "token_unavailable")
    assert host.layout.token(ALICE) in found.message
    assert "mail-oauth-token refresh" in found.remedy


def test_another_token_in_its_place_is_said(host: Host) -> None:
    pathlib.Path(host.layout.token(ALICE)).write_text("somebody-elses-opaque-token\n", encoding="ascii")
    found = judged(host)
    assert (found.level, found.cause) == (status.WARNING, "token_unavailable")


class _Room(t.NamedTuple):
    f_flag: int = 0
    f_frsize: int = 4096
    f_bfree: int = 100_000
    f_files: int = 1000
    f_ffree: int = 500


@pytest.mark.parametrize(
    ("room", "words"),
    [
        (_Room(f_bfree=3), "no room"),
        (_Room(f_ffree=0), "no room"),
        (_Room(f_flag=os.ST_RDONLY), "can only be read"),
        (_Room(f_files=0, f_ffree=0), ""),
    ],
)
def test_a_full_disk_is_critical_before_the_token_ends(
    host: Host, monkeypatch: pytest.MonkeyPatch, room: _Room, words: str
) -> None:
    monkeypatch.setattr(os, "statvfs", lambda _path: room)
    found = judged(host)
    assert found.level == (status.CRITICAL if words else status.OK)
    assert words in found.message


def test_what_cannot_be_kept_in_the_record_is_told_all_the_same(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    real = _files.replace

    def full(path: str, *given: t.Any, **options: t.Any) -> None:
        if path.startswith(host.layout.state):
            raise OSError(28, "No space left on device", path)
        real(path, *given, **options)

    with monkeypatch.context() as patched:
        patched.setattr(_files, "replace", full)
        outcome = host.keeper().refresh(ALICE, force=True)
    assert outcome.failure is not None
    found = judged(host)
    assert (found.level, found.cause) == (status.WARNING, "token_unavailable")
    assert "No space left on device" in found.message
    assert host.layout.state in found.message
    host.clock.offset += 3600
    assert "No space left on device" in judged(host).message, "and not that nobody runs the timer"
    host.clock.offset -= 3600
    assert host.keeper().refresh(ALICE, force=True).kind == "refreshed"
    assert judged(host).level == status.OK
    assert not os.path.exists(host.layout.early(ALICE))


def test_a_write_that_fails_names_its_file(tmp_path: pathlib.Path) -> None:
    with pytest.raises(OSError, match="No space left on device") as caught:
        _full(tmp_path)
    assert caught.value.filename == str(tmp_path / "token")


def _full(directory: pathlib.Path) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", _no_space)
        _files.replace(str(directory / "token"), "text")


def _no_space(_handle: int) -> None:
    raise OSError(28, "No space left on device")


def test_damaged_settings_are_critical_at_once(host: Host) -> None:
    path = pathlib.Path(host.layout.settings(ALICE))
    path.write_text(path.read_text().replace("{", '{"group": "no-such-group-here", ', 1))
    found = judged(host)
    assert (found.level, found.cause) == (status.CRITICAL, "client_misconfigured")
    assert "no-such-group-here" in found.message


@as_root
def test_a_token_that_was_given_to_others_is_said(host: Host) -> None:
    os.chown(host.layout.token(ALICE), 0, 12345)
    found = judged(host)
    assert (found.level, found.cause) == (status.WARNING, "token_file_unreadable")
    assert "group 12345 instead of 0" in found.message
    os.chown(host.layout.token(ALICE), 0, 0)
    os.chmod(host.layout.token(ALICE), 0o600)
    assert "mode 0600 instead of 0640" in judged(host).message


@pytest.mark.parametrize(
    ("left", "level"), [(1201, status.OK), (1199, status.WARNING), (60, status.WARNING), (-1, status.CRITICAL)]
)
def test_a_pushed_token_is_warned_of_before_its_end(host: Host, left: int, level: int) -> None:
    now = host.clock()
    pathlib.Path(host.layout.token("bob")).write_text("opaque\n", encoding="ascii")
    record = state.Record(
        source="push",
        token=state.digest("opaque"),
        issued_on=now - 60,
        expires_on=now + left,
        interval=1200.0,
        min_validity=2400.0,
    )
    pathlib.Path(host.layout.record("bob")).write_text(record.to_json(), encoding="ascii")
    found = judged(host, "bob")
    assert found.level == level
    if level == status.WARNING:
        assert (found.cause, "push_tokens" in found.remedy) == ("token_expiring_soon", True)


def test_a_long_interval_is_not_overdue_after_one_look(host: Host) -> None:
    host.keeper(interval=19 * 60).refresh(ALICE, force=True)
    host.clock.offset += host.record().refresh_at - host.clock() + 20 * 60
    assert judged(host).level == status.OK
