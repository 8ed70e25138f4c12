# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The token out of a file or a command: bounded, and with words that hold no secret."""

from __future__ import annotations

import json
import os
import pathlib
import time

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import token
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs.login import Login

CANARY = "eyJhbGciOiJSUzI1NiJ9.canary-canary-canary-canary-canary.signature"


def login(*, file: str = "", command: str = "") -> Login:
    return Login("exo", "imap", "localhost", 993, "implicit", "alice@contoso.test", file, command, "", "/etc/x, line 3")


def failure(one: Login, timeout: float = 5.0) -> str:
    with pytest.raises(TokenError) as caught:
        token.token_of(one, timeout, token.Configuration())
    assert caught.value.code == "token_unavailable"
    text = str(caught.value)
    assert text.startswith("/etc/x, line 3: ")
    assert "canary" not in text
    assert "\n" not in text
    return text


def test_a_token_in_a_file(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "token"
    path.write_text(f"{CANARY}\n")
    assert token.token_of(login(file=str(path)), 1, token.Configuration()) == CANARY
    path.write_text(json.dumps({"refresh_token": "other", "access_token": CANARY, "expiry": "1"}))
    assert token.token_of(login(file=str(path)), 1, token.Configuration()) == CANARY


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"{}", b"{", b"{" * 9000, b"two words canary", b"\xff\xfe", b"x" * 100_000, b"a\nb"]
)
def test_what_is_no_token_is_said(tmp_path: pathlib.Path, content: bytes) -> None:
    path = tmp_path / "token"
    path.write_bytes(content)
    assert str(path) in failure(login(file=str(path)))


def test_files_that_cannot_be_read(tmp_path: pathlib.Path) -> None:
    assert "No such file or directory" in failure(login(file=str(tmp_path / "none")))
    assert "cannot be read" in failure(login(file=str(tmp_path)))
    os.mkfifo(tmp_path / "pipe")
    assert "no regular file" in failure(login(file=str(tmp_path / "pipe")))


def test_a_token_that_a_command_prints() -> None:
    assert token.token_of(login(command=f"printf '%s\\n' {CANARY}"), 5, token.Configuration()) == CANARY
    assert token.token_of(login(command=f"echo {CANARY}; echo warning >&2"), 5, token.Configuration()) == CANARY


def test_a_command_that_leaves_something_behind_is_not_waited_for() -> None:
    started = time.monotonic()
    assert token.token_of(login(command=f"sleep 60 & echo {CANARY}"), 30, token.Configuration()) == CANARY
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("exit 3", "exit status 3"),
        ("echo first >&2; echo the last line >&2; exit 1", "said: the last line"),
        (f"echo 'refused: {CANARY} is old' >&2; exit 1", "said: refused: ******** is old"),
        ("no-such-program-here", "exit status 127"),
        ("true", "the command prints nothing"),
        ("echo two words", "something that is no token"),
        ("yes canary", "did not end in time"),
        ("exec >&- 2>&-; sleep 60", "did not end in time"),
        ("trap '' TERM; sleep 60", "did not end in time"),
        ("kill -9 $$", "exit status -9"),
        ("cat", "the command prints nothing"),
    ],
)
def test_commands_that_give_no_token(command: str, words: str) -> None:
    assert words in failure(login(command=command), timeout=1.0 if "sleep" in command else 10.0)


@pytest.mark.parametrize(
    ("one", "account"),
    [
        (login(file="/var/lib/mail-oauth/tokens/alice@contoso.test"), "alice@contoso.test"),
        (login(file="/run/mail/alice"), ""),
        (login(command="/usr/local/bin/mail-oauth-token get Alice@contoso.test"), "alice@contoso.test"),
        (login(command="exec mail-oauth-token get 'alice@contoso.test'"), "alice@contoso.test"),
        (login(command="mail-oauth-token status alice"), ""),
        (login(command="cat 'unbalanced"), ""),
    ],
)
def test_the_agent_s_account_behind_a_token(one: Login, account: str) -> None:
    assert token.account_of(one) == account
