# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The adapter against servers that close, stall, lie, or are not Microsoft Graph; the token always comes from the emulator."""

from __future__ import annotations

import contextlib
import json
import pathlib
import socket
import ssl
import threading
import typing as t

import pytest
from graph_harness import MovingClock, options

from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.errors import UncertainError
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import (
    GraphError,
    MailOAuthError,
    NotFoundError,
    OptionError,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire import calls, sdk
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire.client import BATCH_SIZE, TRIES, GraphClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.graph_session import run_on_graph
from entra_emulator.testing import Emulator
from entra_emulator.tls import certificate_paths, ensure_certificates, server_context

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")

READ = calls.user("alice@contoso.test")
WRITE = calls.delete_application("x")

CLOSE, STALL = "close", "stall"
Script = t.Union[str, bytes]


def answer(body: t.Any, status: str = "200 OK", **headers: str) -> bytes:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(content)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


class Scripted:
    """A TLS server that plays one piece of its script per connection, the last one for ever; keeps what it was sent."""

    def __init__(self, context: ssl.SSLContext, *script: Script) -> None:
        self._context = context
        self._script = list(script)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.received: list[bytes] = []
        self.url = f"https://localhost:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Scripted:
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)  # wakes accept()
        self._listener.close()
        for connection in self._open:
            connection.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                plain, _address = self._listener.accept()
            except OSError:
                return
            with contextlib.suppress(OSError):
                plain.settimeout(5)
                connection = self._context.wrap_socket(plain, server_side=True)
                self._open.append(connection)
                piece = self._script.pop(0) if len(self._script) > 1 else self._script[0]
                self.received.append(_request(connection))
                if piece == STALL:
                    continue
                if isinstance(piece, bytes):
                    connection.sendall(piece)
                connection.close()


def _request(connection: ssl.SSLSocket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return data
        data += piece
    head, _unused, body = data.partition(b"\r\n\r\n")
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")), 0)
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


@pytest.fixture
def scripted(emulator: Emulator) -> t.Iterator[t.Callable[..., Scripted]]:
    """Start scripted servers under the emulator's certificate."""
    with contextlib.ExitStack() as stack:
        context = server_context(certificate_paths(emulator.directory))
        yield lambda *script: stack.enter_context(Scripted(context, *script))


def send(emulator: Emulator, call: calls.Call, clock: MovingClock | None = None, **overrides: t.Any) -> t.Any:
    async def work(client: GraphClient) -> t.Any:
        return await client.send(call)

    return run_on_graph({**options(emulator), "wait_timeout": 600, **overrides}, work, clock or MovingClock())


def test_a_closed_connection_is_tried_again_for_a_reading(emulator: Emulator, scripted: t.Callable[..., Scripted]) -> None:
    server, clock = scripted(CLOSE, b"HTTP/1.1 200 OK\r\nContent-Le", answer({"id": "1"})), MovingClock()
    assert send(emulator, READ, clock, graph_url=server.url).body == {"id": "1"}
    assert clock.slept == [0.75, 1.5]


def test_a_reading_that_never_succeeds_is_bounded(emulator: Emulator, scripted: t.Callable[..., Scripted]) -> None:
    server = scripted(CLOSE)
    with pytest.raises(GraphError) as caught:
        send(emulator, READ, graph_url=server.url)
    assert caught.value.code == "graph_unreachable" and "HTTPS_PROXY" in caught.value.remedy
    assert len(server.received) == TRIES


def test_a_write_without_an_answer_is_uncertain_and_not_repeated(emulator: Emulator, scripted: t.Callable[..., Scripted]) -> None:
    server = scripted(CLOSE)
    with pytest.raises(UncertainError, match="uncertain"):
        send(emulator, WRITE, graph_url=server.url)
    assert len(server.received) == 1


def test_a_write_that_was_never_sent_is_tried_again(emulator: Emulator) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    clock = MovingClock()
    with pytest.raises(GraphError) as caught:
        send(emulator, WRITE, clock, graph_url=f"https://localhost:{port}")
    assert caught.value.code == "graph_unreachable" and len(clock.slept) == TRIES - 1


def test_a_stalling_server_is_given_up(emulator: Emulator, scripted: t.Callable[..., Scripted]) -> None:
    server = scripted(STALL)
    with pytest.raises(UncertainError, match="ReadTimeout"):
        send(emulator, WRITE, graph_url=server.url, timeout=0.3)


def test_a_server_that_drips_is_cut_off(
    emulator: Emulator, scripted: t.Callable[..., Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each read is quick enough, the whole is not."""
    monkeypatch.setattr("ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire.client.WHOLE_EXCHANGE", 0.01)
    server = scripted(STALL)
    with pytest.raises(UncertainError, match=r"no whole answer in 0\.2 seconds"):
        send(emulator, WRITE, graph_url=server.url, timeout=20)


@pytest.mark.parametrize("body", [b"<html>Sign in to the guest network</html>", b"{", b"\xff\xfe"])
def test_an_answer_that_is_not_graphs_is_told_as_such(
    emulator: Emulator, scripted: t.Callable[..., Scripted], body: bytes
) -> None:
    with pytest.raises(GraphError) as caught:
        send(emulator, READ, graph_url=scripted(answer(body)).url)
    assert caught.value.code == "not_graph" and "graph_url" in caught.value.remedy


def test_an_html_page_with_an_error_status_is_an_error_with_that_status(
    emulator: Emulator, scripted: t.Callable[..., Scripted]
) -> None:
    with pytest.raises(GraphError) as caught:
        send(emulator, READ, graph_url=scripted(answer(b"<html>", "502 Bad Gateway")).url)
    assert caught.value.details["status"] == 502 and caught.value.code == "service_unavailable"


@pytest.mark.parametrize("body", [[], "text", 7, None, {}, {"id": 7}, {"value": []}, b"", b"<html>", b'{"id": "1"'])
def test_a_success_without_what_was_asked_for_is_not_trusted(
    emulator: Emulator, scripted: t.Callable[..., Scripted], body: t.Any
) -> None:
    server = scripted(answer(body))
    with pytest.raises(GraphError) as caught:
        send(emulator, READ, graph_url=server.url)
    assert caught.value.code == "not_graph" and "read the user" in caught.value.message and "proxy" in caught.value.remedy
    assert len(server.received) == TRIES  # it may have been cut off on its way


@pytest.mark.parametrize("status", ["302 Found", "407 Proxy Authentication Required", "403 Forbidden", "511 Sign in", "404 No"])
def test_what_stands_between_is_told_as_such_and_not_asked_again(
    emulator: Emulator, scripted: t.Callable[..., Scripted], status: str
) -> None:
    server = scripted(answer(b"<html>", status, Location="https://portal.example/login"))
    with pytest.raises(GraphError) as caught:
        send(emulator, READ, graph_url=server.url)
    assert caught.value.code == "not_graph" and "HTTPS_PROXY" in caught.value.remedy and status[:3] in caught.value.message
    assert len(server.received) == 1


@pytest.mark.parametrize("piece", [answer(b"<html>"), answer({}), answer(b"", "201 Created"), answer(b"", "408 Timeout")])
def test_a_write_whose_answer_cannot_be_read_is_uncertain_and_not_repeated(
    emulator: Emulator, scripted: t.Callable[..., Scripted], piece: bytes
) -> None:
    server = scripted(piece)
    with pytest.raises(UncertainError):
        send(emulator, calls.create_grant({"scope": "x"}), graph_url=server.url)
    assert len(server.received) == 1


def test_a_redirect_is_not_followed_with_the_token(emulator: Emulator, scripted: t.Callable[..., Scripted]) -> None:
    other = scripted(answer({"id": "1"}))
    server = scripted(answer({}, "302 Found", Location=other.url + "/v1.0/users/x"))
    with pytest.raises(GraphError):
        send(emulator, READ, graph_url=server.url)
    assert other.received == []


def test_the_token_goes_to_graph_and_the_request_is_signed(emulator: Emulator, scripted: t.Callable[..., Scripted]) -> None:
    server = scripted(answer({"id": "1"}))
    send(emulator, READ, graph_url=server.url)
    head = server.received[0].lower()
    assert b"authorization: bearer ey" in head and b"client-request-id: " in head and b"user-agent: m365.mail_oauth" in head


def test_the_token_goes_to_no_other_host(emulator: Emulator, scripted: t.Callable[..., Scripted]) -> None:
    """Whatever leads there: the SDK itself is told which host may have the token."""
    other = scripted(answer({"id": "1"}))
    elsewhere = other.url.replace("localhost", "127.0.0.1")

    async def work(client: GraphClient) -> None:
        await client._exchange(sdk.plain_request(client._adapter, "GET", f"{elsewhere}/v1.0/users/x"), READ)

    run_on_graph({**options(emulator), "wait_timeout": 600}, work, MovingClock())
    assert b"authorization" not in other.received[0].lower()


def test_an_untrusted_certificate_is_told_at_once(
    emulator: Emulator, scripted: t.Callable[..., Scripted], tmp_path: pathlib.Path
) -> None:
    server = scripted(answer({"id": "1"}))
    foreign = Scripted(server_context(ensure_certificates(tmp_path)), answer({"id": "1"}))
    clock = MovingClock()
    with foreign, pytest.raises(GraphError) as caught:
        send(emulator, READ, clock, graph_url=foreign.url)
    assert caught.value.code == "certificate_untrusted" and "ca_path" in caught.value.remedy
    assert clock.slept == [] and foreign.received == [] and server.received == []


def test_a_ca_file_that_is_none_is_refused_before_anything_is_sent(emulator: Emulator, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "ca.pem"
    path.write_text("no certificate")
    with pytest.raises(OptionError, match="ca_path"):
        send(emulator, READ, ca_path=str(path))
    assert emulator.requests() == []


def listing(emulator: Emulator, server: Scripted) -> t.Any:
    async def work(client: GraphClient) -> t.Any:
        return await client.list(calls.applications())

    return run_on_graph({**options(emulator), "graph_url": server.url, "wait_timeout": 600}, work, MovingClock())


def test_a_next_page_on_another_host_is_refused(emulator: Emulator, scripted: t.Callable[..., Scripted]) -> None:
    other = scripted(answer({"value": []}))
    server = scripted(answer({"value": [], "@odata.nextLink": f"{other.url}/v1.0/applications?$skiptoken=x"}))
    with pytest.raises(GraphError, match="another host"):
        listing(emulator, server)
    assert other.received == []


def test_endless_pages_end(emulator: Emulator, scripted: t.Callable[..., Scripted], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire.client.MAX_PAGES", 5)
    server = scripted(STALL)
    server._script = [answer({"value": [{"id": "1"}], "@odata.nextLink": f"{server.url}/v1.0/applications?$skiptoken=x"})]
    with pytest.raises(GraphError, match="more than 5 pages"):
        listing(emulator, server)
    assert len(server.received) == 6


@pytest.mark.parametrize("value", [[1, {"id": "1"}], [None], "x", [{"id": 1}], [{"owners": "x"}], [{"tags": [1]}]])
def test_a_collection_with_rubbish_in_it_is_not_worked_with(
    emulator: Emulator, scripted: t.Callable[..., Scripted], value: t.Any
) -> None:
    with pytest.raises(GraphError, match="not Microsoft Graph"):
        listing(emulator, scripted(answer({"value": value})))


# Batches


def batch(emulator: Emulator, many: t.Sequence[calls.Call], clock: MovingClock | None = None, **overrides: t.Any) -> t.Any:
    async def work(client: GraphClient) -> t.Any:
        return await client.send_all(many)

    return run_on_graph({**options(emulator), "wait_timeout": 600, **overrides}, work, clock or MovingClock())


def test_more_requests_than_a_batch_takes_go_in_several(emulator: Emulator) -> None:
    answers = batch(emulator, [calls.user("alice@contoso.test"), calls.user("nobody@contoso.test")] * 21)
    assert [one.status for one in answers] == [200, 404] * 21
    assert [len(entry["batch"]) for entry in emulator.requests() if entry.get("batch")] == [BATCH_SIZE, BATCH_SIZE, 2]


def test_a_single_request_needs_no_batch(emulator: Emulator) -> None:
    batch(emulator, [READ])
    assert [entry["method"] for entry in emulator.requests()][-1] == "GET"


def test_no_requests_are_no_batch(emulator: Emulator) -> None:
    assert batch(emulator, []) == []
    assert emulator.requests() == []


def responses(*entries: t.Any) -> bytes:
    return answer({"responses": list(entries)})


def ok(index: int) -> dict[str, t.Any]:
    return {"id": str(index), "status": 200, "body": {"id": f"user-{index}"}}


@pytest.mark.parametrize("body", [None, "", "<html>", {}, [], {"id": None}, {"error": {}}])
def test_an_inner_success_without_what_was_asked_for_is_not_trusted(
    emulator: Emulator, scripted: t.Callable[..., Scripted], body: t.Any
) -> None:
    server = scripted(responses({"id": "0", "status": 200, "body": body}, ok(1)))
    with pytest.raises(GraphError) as caught:
        batch(emulator, [READ, READ], graph_url=server.url)
    assert caught.value.code == "not_graph" and len(server.received) == TRIES


def test_only_what_was_throttled_or_missing_is_asked_again(emulator: Emulator, scripted: t.Callable[..., Scripted]) -> None:
    throttled = [
        {"id": str(n), "status": 429, "headers": {"Retry-After": str(s)}, "body": {}} for n, s in ((1, 4), (3, 9), (4, 2))
    ]
    server, clock = scripted(responses(ok(2), *throttled), responses(*(ok(n) for n in (4, 3, 1, 0)))), MovingClock()
    answers = batch(emulator, [READ] * 5, clock, graph_url=server.url)
    assert [one.body["id"] for one in answers] == [f"user-{n}" for n in range(5)]
    assert clock.slept == [9]
    again = json.loads(server.received[1].partition(b"\r\n\r\n")[2])["requests"]
    assert [one["id"] for one in again] == ["0", "1", "3", "4"]


@pytest.mark.parametrize(
    "entry",
    [
        {"id": "9", "status": 200},
        {"id": "x", "status": 200},
        {"status": 200},
        "text",
        None,
        {"id": "0", "status": "200"},
        {"id": "0", "status": 502, "headers": [], "body": "aGk="},
    ],
)
def test_rubbish_in_a_batch_is_a_missing_answer_and_bounded(
    emulator: Emulator, scripted: t.Callable[..., Scripted], entry: t.Any
) -> None:
    server = scripted(responses(entry, ok(1)))
    with pytest.raises(GraphError) as caught:
        batch(emulator, [READ, READ], graph_url=server.url)
    assert caught.value.details["status"] in {502, 504}
    assert len(server.received) == TRIES


def test_the_first_refusal_in_a_batch_is_the_error(emulator: Emulator, scripted: t.Callable[..., Scripted]) -> None:
    refused = {
        "id": "1",
        "status": 403,
        "headers": {"request-id": "r"},
        "body": {"error": {"code": "Authorization_RequestDenied"}},
    }
    with pytest.raises(GraphError) as caught:
        batch(emulator, [READ, READ], graph_url=scripted(responses(ok(0), refused)).url)
    assert caught.value.details["request_id"] == "r"
    assert "User.Read" in caught.value.remedy


def test_a_batch_of_writes_that_got_no_answer_is_uncertain(emulator: Emulator, scripted: t.Callable[..., Scripted]) -> None:
    server = scripted(CLOSE)
    with pytest.raises(UncertainError):
        batch(emulator, [WRITE, READ], graph_url=server.url)
    assert len(server.received) == 1


# Tokens


@pytest.mark.parametrize(
    ("overrides", "word"),
    [
        ({"auth_client_secret": "CANARY-wrong-secret-value"}, "client secret is not the right one"),
        ({"auth_client_id": "99999999-0000-4000-8000-000000000000"}, "knows no application"),
        ({"tenant": "nobody.test"}, "tenant"),
    ],
)
def test_refused_tokens_say_why(emulator: Emulator, overrides: dict[str, t.Any], word: str) -> None:
    with pytest.raises(MailOAuthError) as caught:
        send(emulator, READ, **overrides)
    assert word in str(caught.value)
    assert "CANARY" not in str(caught.value) + str(caught.value.details)


def test_one_run_asks_for_one_token(emulator: Emulator) -> None:
    async def work(client: GraphClient) -> None:
        for _unused in range(5):
            await client.send(READ)

    run_on_graph({**options(emulator), "wait_timeout": 600}, work, MovingClock())
    assert [entry["path"].rpartition("/")[2] for entry in emulator.requests()].count("token") == 1


def test_what_does_not_exist_is_a_not_found_error(emulator: Emulator) -> None:
    with pytest.raises(NotFoundError):
        send(emulator, calls.application_owners("99999999-0000-4000-8000-000000000000"))
