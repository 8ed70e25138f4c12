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


class Connection:
    """A connection to a server, as email-oauth2-proxy has it: what it sends there, and what it passes on to the client."""

    server_address = ("outlook.office365.com", 993)

    def __init__(self, **client: t.Any) -> None:
        self.told: list[bytes] = []
        self.client_connection = types.SimpleNamespace(authenticated=False, send=self.told.append, **client)
        self.sent: list[bytes] = []
        self.passed: list[bytes] = []
        self.errors = 0

    def info_string(self) -> str:
        return "IMAP (127.0.0.1:14310; info@contoso.test)"

    def send(self, data: bytes) -> None:
        self.sent.append(data)

    def process_data(self, byte_data: bytes) -> None:
        self.passed.append(byte_data)

    def handle_error(self) -> None:
        self.errors += 1


def adopted(protocol: str, said: list[str]) -> type[Connection]:
    """Return a class of connections that the program has adopted."""
    kind = type("Adopted", (Connection,), {})
    emailproxy = program({}, said)
    setattr(emailproxy, f"{protocol}OAuth2ServerConnection", kind)
    run.adopt(emailproxy)
    return kind


def state(name: str) -> dict[str, t.Any]:
    return {"connection_state": types.SimpleNamespace(name=name)}


SENT = state("XOAUTH2_CREDENTIALS_SENT")


@pytest.mark.parametrize(
    ("protocol", "client", "challenge", "refusal", "word"),
    [
        ("SMTP", SENT, b"334 eyJzdGF0dXMi\r\n", b"535 5.7.3 Authentication unsuccessful [X]\r\n", "535 5.7.3 Authentication"),
        ("SMTP", SENT, b"334 \r\n", b"454 4.7.0 Try again later\r\n", "454 4.7.0 Try again later"),
        (
            "IMAP",
            {"authentication_tag": "A2"},
            b"+ eyJzdGF0dXMi\r\n",
            b"A2 NO AUTHENTICATE failed.\r\n",
            "NO AUTHENTICATE failed.",
        ),
        ("POP", SENT, b"+ eyJzdGF0dXMi\r\n", b"-ERR Authentication failure: bad\r\n", "-ERR Authentication failure: bad"),
    ],
)
def test_a_server_s_refusal_gets_to_the_client_and_into_the_log(
    protocol: str, client: dict[str, t.Any], challenge: bytes, refusal: bytes, word: str
) -> None:
    said: list[str] = []
    refused = adopted(protocol, said)(**client)
    refused.process_data(challenge)
    refused.process_data(refusal)
    assert (refused.sent, refused.passed) == ([b"\r\n"], [refusal])
    (line,) = said
    assert line.startswith("IMAP (127.0.0.1:14310; info@contoso.test) The server refused the login: " + word)


@pytest.mark.parametrize(
    ("protocol", "client", "data"),
    [
        ("SMTP", state("XOAUTH2_AWAITING_CONFIRMATION"), b"334 \r\n"),
        ("SMTP", SENT, b"235 2.7.0 Authentication successful\r\n"),
        ("IMAP", {"authentication_tag": None}, b"+ OK\r\n"),
        ("IMAP", {"authentication_tag": "A2"}, b"A2 OK AUTHENTICATE completed.\r\n"),
        ("POP", SENT, b"+OK logged in\r\n"),
        ("POP", state("PENDING"), b"-ERR unknown command\r\n"),
    ],
)
def test_all_other_words_of_a_server_are_passed_on_and_no_more(protocol: str, client: dict[str, t.Any], data: bytes) -> None:
    said: list[str] = []
    connection = adopted(protocol, said)(**client)
    connection.process_data(data)
    assert (connection.sent, connection.passed, said) == ([], [data], [])


@pytest.mark.parametrize(("protocol", "begin"), [("SMTP", b"421 4.4.1 "), ("IMAP", b"* BYE "), ("POP", b"-ERR ")])
def test_a_client_is_told_why_there_is_no_server(protocol: str, begin: bytes) -> None:
    said: list[str] = []
    connection = adopted(protocol, said)()
    reason = "There is no connection to outlook.office365.com:993: Connection refused"
    try:
        raise ConnectionRefusedError(111, "Connection refused")
    except OSError:
        connection.handle_error()
    assert connection.told == [begin + reason.encode() + b"\r\n"]
    assert (said, connection.errors) == ([f"IMAP (127.0.0.1:14310; info@contoso.test) {reason}"], 1)


def test_who_has_logged_in_or_gone_is_told_nothing() -> None:
    said: list[str] = []
    kind = adopted("IMAP", said)
    late, gone = kind(), kind()
    late.client_connection.authenticated = True
    gone.client_connection = None  # type: ignore[assignment]
    for connection in (late, gone):
        try:
            raise ConnectionResetError(104, "Connection reset by peer")
        except OSError:
            connection.handle_error()
        assert (connection.told, connection.errors) == ([], 1)
    assert said == []


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
