# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import http.server
import io
import json
import logging
import pathlib
import socketserver
import threading
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.http import MAX_RESPONSE, HttpClient, quiet_libraries
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError

Answer = tuple[int, dict[str, str], bytes]
GOOD = b'{"access_token": "access-token-canary"}'


class Server:
    """A scripted HTTP server: answers in their order, the last one for ever."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.requests: list[str] = []
        self.authorizations: list[str | None] = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                self.do_GET()

            def do_GET(self) -> None:
                outer.requests.append(f"{self.command} {self.path}")
                outer.authorizations.append(self.headers.get("Authorization"))
                status, headers, body = outer.answers[min(len(outer.requests), len(outer.answers)) - 1]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                try:
                    self.wfile.write(body)
                except OSError:
                    self.close_connection = True

            def log_message(self, *args: t.Any) -> None:
                pass

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> t.Iterator[Server]:
    running = Server()
    yield running
    running.close()


class Time:
    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def client(time: Time, **options: t.Any) -> HttpClient:
    return HttpClient(clock=lambda: time.now, sleep=time.sleep, **options)


def test_a_throttled_request_is_repeated_when_the_server_says(server: Server) -> None:
    time = Time()
    server.answers = [(429, {"Retry-After": "7"}, b"{}"), (503, {}, b"{}"), (200, {}, GOOD)]
    response = client(time).post(f"{server.url}/token", data={"x": "y"})
    assert (response.status_code, json.loads(response.text)["access_token"]) == (200, "access-token-canary")
    assert time.slept[0] == 7
    assert 2 <= time.slept[1] <= 3


def test_the_wait_is_bounded_by_the_budget(server: Server) -> None:
    time = Time()
    server.answers = [(429, {"Retry-After": "600"}, b"{}")]
    with pytest.raises(TokenError) as caught:
        client(time, budget=60).get(server.url)
    assert caught.value.code == "throttled"
    assert caught.value.details["retry_after"] == 600
    assert time.slept == []


def test_attempts_are_bounded_and_an_answer_without_reason_is_an_error(server: Server) -> None:
    time = Time()
    server.answers = [(502, {}, b"<html>Bad gateway</html>")]
    with pytest.raises(TokenError) as caught:
        client(time).get(server.url)
    assert caught.value.code == "idp_temporary_error"
    assert caught.value.details["status"] == 502
    assert len(server.requests) == 4


def test_a_refusal_is_not_repeated_and_is_kept(server: Server) -> None:
    time = Time()
    server.answers = [(400, {}, b'{"error": "invalid_grant"}')]
    one = client(time)
    assert one.post(server.url, data={}).status_code == 400
    assert one.last is not None
    assert one.last[0].document == {"error": "invalid_grant"}
    assert len(server.requests) == 1


def test_a_redirect_is_not_followed(server: Server) -> None:
    time = Time()
    server.answers = [(302, {"Location": f"{server.url}/elsewhere"}, b"")]
    with pytest.raises(TokenError) as caught:
        client(time).post(f"{server.url}/token", data={"refresh_token": "x"})
    assert caught.value.code == "captive_or_inspecting_proxy"
    assert "HTTP status 302 with a redirect to 127.0.0.1" in caught.value.message
    assert server.requests == ["POST /token"]


def test_an_endless_answer_is_cut_off(server: Server) -> None:
    time = Time()
    server.answers = [(200, {}, b"x" * (MAX_RESPONSE + 100_000))]
    with pytest.raises(TokenError) as caught:
        client(time).get(server.url)
    assert str(MAX_RESPONSE) in caught.value.message


def test_a_trickling_answer_is_cut_off_by_the_budget(server: Server) -> None:
    ticks = iter([0.0, *range(1, 1000)])
    server.answers = [(200, {}, b"x" * 200_000)]
    one = HttpClient(budget=5, clock=lambda: float(next(ticks)), sleep=lambda seconds: None)
    with pytest.raises(TokenError) as caught:
        one.get(server.url)
    assert caught.value.code == "connection_timeout"


def test_a_host_that_does_not_resolve_is_named() -> None:
    with pytest.raises(TokenError) as caught:
        HttpClient().get("https://nowhere.invalid/x?secret=1")
    assert caught.value.code == "dns_failure"
    assert "secret" not in str(caught.value)


def test_a_netrc_file_adds_nothing(server: Server, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    server.answers = [(200, {}, GOOD)]
    client(Time()).post(f"{server.url}/token", data={"a": "b"})
    assert server.authorizations == [None]


def test_what_msal_logs_reaches_no_log_file() -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)  # as Ansible's log_path puts one on the root
    logging.getLogger().addHandler(handler)
    try:
        quiet_libraries()
        logging.getLogger("msal.oauth2cli.oauth2").error("canary-token-answer")
        logging.getLogger("azure.identity._internal").warning("canary-token-answer")
        logging.getLogger("somebody.else").error("a line of another library")
    finally:
        logging.getLogger().removeHandler(handler)
    assert written.getvalue() == "a line of another library\n"
