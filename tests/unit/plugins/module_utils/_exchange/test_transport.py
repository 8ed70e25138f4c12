# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import gzip
import http.server
import pathlib
import socket
import threading
import time
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.timing import Clock, Deadline
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import ExchangeError
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange import transport as transport_module
from ansible_collections.m365.mail_oauth.plugins.module_utils._exchange.transport import Transport, UnreachableError


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the path says."""

    seen: t.ClassVar[list[str]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append(self.path)
        status, headers, answer = 200, {}, body
        if self.path == "/nul":
            status, headers, answer = 403, {"Content-Encoding": "gzip"}, b"\0" * 64
        elif self.path == "/gzip":
            headers, answer = {"Content-Encoding": "gzip"}, gzip.compress(b'{"value": []}')
        elif self.path == "/authorization":
            answer = str(self.headers["Authorization"]).encode()
        elif self.path == "/redirect":
            status, headers, answer = 302, {"Location": "/elsewhere"}, b""
        elif self.path == "/long":
            answer = b"x" * 5000
        elif self.path == "/silent":
            time.sleep(1)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Request-Id", "r-1")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: t.Any) -> None:  # noqa: A002  (the base class's name)
        """Say nothing."""


@pytest.fixture(scope="module")
def base() -> t.Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def post(url: str, timeout: float = 5, budget: float = 5, body: bytes = b"{}") -> t.Any:
    transport = Transport(timeout=timeout)
    try:
        return transport.post(url, {"X-AnchorMailbox": "x"}, body, Deadline(Clock(), budget))
    finally:
        transport.close()


def test_answers_come_back_whole(base: str) -> None:
    answer = post(f"{base}/echo", body=b'{"a": 1}')
    assert (answer.status, answer.document(), answer.request_id) == (200, {"a": 1}, "r-1")
    assert post(f"{base}/gzip").document() == {"value": []}


def test_nul_bytes_declared_as_gzip_are_an_empty_body(base: str) -> None:
    answer = post(f"{base}/nul")
    assert (answer.status, answer.body) == (403, b"")


def test_a_netrc_file_does_not_replace_the_token(base: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password secret", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    transport = Transport(timeout=5)
    answer = transport.post(f"{base}/authorization", {"Authorization": "Bearer x"}, b"", Deadline(Clock(), 5))
    transport.close()
    assert answer.body == b"Bearer x"


def test_redirects_are_not_followed(base: str) -> None:
    Handler.seen.clear()
    assert post(f"{base}/redirect").status == 302
    assert Handler.seen == ["/redirect"]


def test_a_long_answer_is_cut_off(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport_module, "MAX_RESPONSE", 1000)
    with pytest.raises(ExchangeError, match="more than 1000 bytes"):
        post(f"{base}/long")


@pytest.mark.parametrize(("timeout", "budget"), [(0.1, 5), (5, 0.1)])
def test_a_silent_server_is_given_up_and_may_have_got_the_request(base: str, timeout: float, budget: float) -> None:
    with pytest.raises(UnreachableError) as caught:
        post(f"{base}/silent", timeout, budget)
    assert (caught.value.code, caught.value.sent) == ("connection_timeout", True)


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/x"
        with pytest.raises(UnreachableError) as caught:
            post(url)
    assert (caught.value.code, caught.value.sent) == ("connection_refused", False)
    assert "exchange_admin_url" in str(caught.value)


def test_a_connection_cut_after_the_request_is_uncertain() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def cut() -> None:
            connection, _unused = server.accept()
            connection.recv(1024)
            connection.close()

        thread = threading.Thread(target=cut, daemon=True)
        thread.start()
        with pytest.raises(UnreachableError) as caught:
            post(f"http://127.0.0.1:{server.getsockname()[1]}/x")
        thread.join(5)
    assert caught.value.sent


def test_a_ca_file_that_is_none(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ExchangeError) as caught:
        Transport(str(tmp_path / "missing.pem")).post("https://127.0.0.1:9/x", {}, b"", Deadline(Clock(), 1))
    assert caught.value.code == "certificate_untrusted"
