# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Answers taken apart: nothing that somebody else sends makes it fail or shows through."""

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._answers.answer import Answer, one_line, parse, retry_after


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0.0),
        ("30", 30.0),
        (" 1.5 ", 1.5),
        ("999999999", 86400.0),
        ("Wed, 21 Oct 2015 07:28:10 GMT", 10.0),
        ("Wed, 21 Oct 2015 07:27:00 GMT", 0.0),
        # Digits to Python (str.isdigit), and no number to anybody.
        ("\xb2\xb3", None),
        ("\u0663", None),
        ("-1", None),
        ("1e9", None),
        ("inf", None),
        ("nan", None),
        ("", None),
        ("soon", None),
        ("Wed, 99 Oct 99999 07:28:00 GMT", None),
    ],
)
def test_retry_after_is_a_number_or_a_date(text: str, seconds: float | None) -> None:
    assert retry_after(text, now=1445412480.0) == seconds


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"\xff\xfe", b"null", b"[" * 100_000, b'{"a":' * 100_000, "\ud800", b"9" * 5000]
)
def test_a_body_that_is_no_object_is_none(body: bytes | str) -> None:
    assert parse(body) is None


def test_words_are_one_line_that_commands_no_terminal() -> None:
    said = one_line("a\r\nb\x1b[31mc\x1b]0;t\x07 \ud800\u202e\u2028d\x9be")
    assert said == "a b[31mc]0;t de"
    said.encode("utf-8")
    assert len(one_line("x" * 10_000)) == 500


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(200, {"Content-Type": "text/html"}, b"hello"), "HTTP status 200, an HTML page"),
        (Answer(200, {}, b"<!DOCTYPE html><p>"), "HTTP status 200, an HTML page"),
        (Answer(302, {"Location": "https://portal.contoso.test/x?token=1"}, b""), "HTTP status 302 with a redirect to portal.contoso.test, an empty body"),
        (Answer(302, {"Location": "https://[broken"}, b""), "HTTP status 302 with a redirect, an empty body"),
        (Answer(200, {}, b'{"access_token": "ey'), "HTTP status 200, broken JSON"),
        (Answer(200, {}, b"{}"), "HTTP status 200, JSON without what was asked for"),
        (Answer(200, {}, b"[]"), "HTTP status 200, JSON that is no object"),
        (Answer(502, {}, "<?xml version='1.0'?>"), "HTTP status 502, an XML document"),
        (Answer(407, {}, "no"), "HTTP status 407, no JSON"),
    ],
)  # fmt: skip
def test_a_stranger_is_described_without_its_words(answer: Answer, words: str) -> None:
    assert answer.describe() == words
