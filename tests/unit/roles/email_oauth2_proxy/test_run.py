# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What email-oauth2-proxy is told to log in with. Its real self is in tests/programs."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import pathlib
import stat
import time
import types
import typing as t

import pytest

FILE = pathlib.Path(__file__).resolve().parents[4] / "roles" / "email_oauth2_proxy" / "files" / "run.py"
PASSWORD = "local-password"


def _load() -> t.Any:
    spec = importlib.util.spec_from_file_location("email_oauth2_proxy_run", FILE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


run = _load()


def jwt(**claims: t.Any) -> str:
    return ".".join(base64.urlsafe_b64encode(json.dumps(one).encode()).decode().rstrip("=") for one in ({}, claims, {}))


class Parser:
    """The configuration as email-oauth2-proxy's AppConfig hands it out."""

    def __init__(self, sections: dict[str, dict[str, str]]) -> None:
        self._sections = sections

    def sections(self) -> list[str]:
        return list(self._sections)

    def get(self, section: str, option: str, fallback: str = "") -> str:
        return self._sections[section].get(option, fallback)


def program(sections: dict[str, dict[str, str]], said: list[str]) -> types.SimpleNamespace:
    """Return what is used of email-oauth2-proxy."""

    class OAuth2Helper:
        @staticmethod
        def get_oauth2_credentials(username: str, password: str, reload_remote_accounts: bool = True) -> tuple[bool, str]:
            raise AssertionError

        @staticmethod
        def construct_oauth2_string(username: str, access_token: str) -> str:
            return f"user={username}\x01auth=Bearer {access_token}\x01\x01"

    class Log:
        @staticmethod
        def error(*words: str) -> None:
            said.append(" ".join(words))

        info = error

    return types.SimpleNamespace(
        OAuth2Helper=OAuth2Helper,
        AppConfig=types.SimpleNamespace(get=lambda: Parser(sections)),
        Log=Log,
        __version__="2026-07-03",
    )


@pytest.fixture
def login(tmp_path: pathlib.Path) -> t.Callable[..., tuple[bool, str]]:
    digest = tmp_path / "digest"
    digest.write_text(hashlib.sha256(PASSWORD.encode()).hexdigest() + "\n", encoding="ascii")

    def attempt(password: str = PASSWORD, username: str = "info@contoso.test", **section: str) -> tuple[bool, str]:
        said: list[str] = []
        emailproxy = program({"info@contoso.test": {"password_digest_file": str(digest), **section}, "IMAP-1": {}}, said)
        run.adopt(emailproxy)
        done = emailproxy.OAuth2Helper.get_oauth2_credentials(username, password)
        assert not any(PASSWORD in line for line in said)
        return t.cast("tuple[bool, str]", done)

    return attempt


def test_a_token_from_a_file_for_another_user(login: t.Callable[..., tuple[bool, str]], tmp_path: pathlib.Path) -> None:
    (tmp_path / "token").write_text("EwBopaque\n", encoding="ascii")
    done = login(token_file=str(tmp_path / "token"), user="alice@contoso.test")
    assert done == (True, "user=alice@contoso.test\x01auth=Bearer EwBopaque\x01\x01")


def test_a_token_from_a_command(login: t.Callable[..., tuple[bool, str]]) -> None:
    token = jwt(exp=time.time() + 60)
    assert login(token_command=f"printf '%s\\n' {token}") == (True, f"user=info@contoso.test\x01auth=Bearer {token}\x01\x01")


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ({"token_command": "echo 'sign in again: AADSTS700082' >&2; exit 1"}, "info@contoso.test: sign in again: AADSTS700082"),
        ({"token_command": "exit 3"}, "The token command ended with exit code 3: exit 3"),
        ({"token_command": "true"}, "The token command gave no single token."),
        ({"token_command": "echo two words"}, "The token command gave no single token."),
        ({"token_file": "/nonexistent/token"}, "/nonexistent/token cannot be read: No such file or directory."),
    ],
)
def test_why_there_is_no_token_is_one_line_for_the_mail_program(
    login: t.Callable[..., tuple[bool, str]], section: dict[str, str], said: str
) -> None:
    accepted, reason = login(**section)
    assert not accepted
    assert said in reason
    assert len(reason.splitlines()) == 1
    assert len(reason) < 450


def test_the_server_and_not_the_clock_of_the_host_judges_a_token(tmp_path: pathlib.Path) -> None:
    token = jwt(exp=1700000000)
    said: list[str] = []
    digest = tmp_path / "digest"
    digest.write_text(hashlib.sha256(PASSWORD.encode()).hexdigest() + "\n", encoding="ascii")
    emailproxy = program(
        {"info@contoso.test": {"password_digest_file": str(digest), "token_command": f"echo {token}"}},
        said,
    )
    run.adopt(emailproxy)
    done = emailproxy.OAuth2Helper.get_oauth2_credentials("info@contoso.test", PASSWORD)
    assert done == (True, f"user=info@contoso.test\x01auth=Bearer {token}\x01\x01")
    (line,) = said
    assert "gave an access token that expired at 2023-11-14 22:13:20 UTC by this host's clock." in line
    assert token not in line


def test_control_characters_of_a_command_do_not_get_into_the_protocol(login: t.Callable[..., tuple[bool, str]]) -> None:
    _accepted, reason = login(token_command="printf 'a\\r235 ok\\tb' >&2; exit 1")
    assert not set(reason) & set("\r\n\t")


def test_another_password_or_account_gets_no_token(login: t.Callable[..., tuple[bool, str]], tmp_path: pathlib.Path) -> None:
    (tmp_path / "token").write_text("t\n", encoding="ascii")
    token = {"token_file": str(tmp_path / "token")}
    assert not login(password="guessed", **token)[0]
    assert not login(password="", **token)[0]
    assert not login(username="other@contoso.test", **token)[0]
    assert not login(username="IMAP-1", **token)[0]
    assert not login(**token, password_digest_file=str(tmp_path / "none"))[0]


def test_a_program_that_is_built_differently_is_refused() -> None:
    with pytest.raises(SystemExit, match="email-oauth2-proxy 9 is not built as this program knows it"):
        run.adopt(types.SimpleNamespace(__version__="9"))


def test_the_challenge_of_a_refused_token_is_answered() -> None:
    class Connection:
        def __init__(self, state: str) -> None:
            self.client_connection = types.SimpleNamespace(connection_state=types.SimpleNamespace(name=state))
            self.sent: list[bytes] = []
            self.passed: list[bytes] = []

        def send(self, data: bytes) -> None:
            self.sent.append(data)

        def process_data(self, byte_data: bytes) -> None:
            self.passed.append(byte_data)

    emailproxy = program({}, [])
    emailproxy.SMTPOAuth2ServerConnection = Connection
    run.adopt(emailproxy)
    refused = Connection("XOAUTH2_CREDENTIALS_SENT")
    refused.process_data(b"334 eyJzdGF0dXMi\r\n")
    refused.process_data(b"535 no\r\n")
    assert (refused.sent, refused.passed) == ([b"\r\n"], [b"535 no\r\n"])
    asked = Connection("XOAUTH2_AWAITING_CONFIRMATION")
    asked.process_data(b"334 \r\n")
    assert (asked.sent, asked.passed) == ([], [b"334 \r\n"])


def test_a_password_is_made_once_and_for_its_owner_alone(tmp_path: pathlib.Path) -> None:
    secret, digest = tmp_path / "secret", tmp_path / "digest"
    assert run.make_password(str(secret), str(digest))
    first = secret.read_text(encoding="ascii")
    assert not run.make_password(str(secret), str(digest))
    assert secret.read_text(encoding="ascii") == first
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert digest.read_text(encoding="ascii").strip() == hashlib.sha256(first.strip().encode()).hexdigest()
    digest.unlink()
    assert run.make_password(str(secret), str(digest)), "the digest is made again"
