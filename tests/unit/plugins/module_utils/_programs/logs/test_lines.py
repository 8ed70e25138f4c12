# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The forms that a log's lines have."""

from __future__ import annotations

import datetime
import time
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._programs.logs.lines import MAX_LINE, Line, Reader, exported

NOW = datetime.datetime(2027, 1, 2, 12, tzinfo=datetime.timezone.utc)


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> t.Iterator[None]:
    """The host's clock shows UTC."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("raw", "moment", "tag", "text"),
    [
        ("2026-12-01T03:00:00.123456+01:00 mail1 postfix/smtp[9]: hello", "2026-12-01T02:00:00Z", "postfix/smtp", "hello"),
        ("2026-12-01T03:00:00Z mail1 msmtp: hello: you", "2026-12-01T03:00:00Z", "msmtp", "hello: you"),
        ("2026-12-01 03:00:00.123 +0130 [77] 1xYERE-000268-0w => x", "2026-12-01T01:30:00Z", "", "[77] 1xYERE-000268-0w => x"),
        ("2026-13-41 03:00:00Z mail1 msmtp: x", "", "msmtp", "x"),
        ("not a line", "", "", "not a line"),
        ("fetchmail: No mail", "", "fetchmail", "No mail"),
    ],
)
def test_lines(raw: str, moment: str, tag: str, text: str) -> None:
    line = Reader(NOW).line(raw)
    assert (line.moment, line.tag, line.text) == (moment, tag, text)


def test_a_date_without_a_year_is_the_last_one_that_was() -> None:
    reader = Reader(NOW)
    moments = [reader.line(f"{day} 12:00:00 mail1 msmtp[1]: x").moment[:4] for day in ("Dec 31", "Jan  2", "Jan 20", "Feb 29")]
    assert moments == ["2026", "2027", "2026", ""]


def test_dovecots_levels_are_no_programs() -> None:
    line = Reader(NOW).line("Dec 01 03:30:00 imap(a@contoso.test)<1><x>: Error: imapc(h:993): Authentication failed")
    assert line.tag == "" and line.text.startswith("imap(a@contoso.test)")


def test_lines_are_cut() -> None:
    assert len(Reader(NOW).line("x" * 100_000).text) == MAX_LINE


def test_journalds_export_with_a_binary_field_and_a_broken_end() -> None:
    message = b"one\ntwo"
    content = (
        b"__CURSOR=s=1\n__REALTIME_TIMESTAMP=1796086800123456\nSYSLOG_IDENTIFIER=postfix/smtp\nSYSLOG_PID=9\nMESSAGE=hello=you\n_COMM=smtp\n\n"
        b"__CURSOR=s=2\n__REALTIME_TIMESTAMP=1796086801000000\n_COMM=mbsync\nMESSAGE\n"
        + len(message).to_bytes(8, "little")
        + message
        + b"\n\n__CURSOR=s=3\n__REALTIME_TIMESTAMP=x\nMESSAGE=y\n\n__CURSOR=s=4\n__REALTIME_TIMESTAMP=1796086802000000\nMESSAGE\n\xff\xff"
    )
    assert list(exported(content))[:3] == [
        Line("2026-12-01T01:00:00Z", "postfix/smtp", "9", "hello=you"),
        Line("2026-12-01T01:00:01Z", "mbsync", "", "one"),
        Line("2026-12-01T01:00:01Z", "mbsync", "", "two"),
    ]
