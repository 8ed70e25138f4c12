# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Faults of HTTP as the libraries really raise them: what each is called, and whether the request may have been sent."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import pathlib
import socket
import ssl
import struct
import threading
import typing as t

import httpx
import pytest
import requests
from mail_certificates import Certificates
from mail_fixture import certificates

from ansible_collections.m365.mail_oauth.plugins.module_utils._http import Fault, TooLongError, body_of, fault_of, origin_of

__all__ = ["certificates"]

#: What a server does with a connection: nothing, after the request or before.
SILENT, CUT, RESET = "silent", "cut", "reset"


def by_requests(url: str, ca_path: str, proxy: str) -> None:
    proxies = {"https": proxy} if proxy else {}
    with requests.Session() as session:
        session.trust_env = False
        session.post(url, data=b"x", verify=ca_path, timeout=0.5, proxies=proxies)


def by_httpx(url: str, ca_path: str, proxy: str) -> None:
    async def send() -> None:
        context = ssl.create_default_context(cafile=ca_path)
        async with httpx.AsyncClient(verify=context, timeout=0.5, proxy=proxy or None, trust_env=False) as client:
            await client.post(url, content=b"x")

    asyncio.run(send())


def by_http_client(url: str, ca_path: str, proxy: str) -> None:
    host, port = url.split("/")[2].split(":")
    context = ssl.create_default_context(cafile=ca_path)
    way = (proxy.split("/")[2].split(":")) if proxy else [host, port]
    connection = http.client.HTTPSConnection(way[0], int(way[1]), timeout=0.5, context=context)
    if proxy:
        connection.set_tunnel(host, int(port))
    with contextlib.closing(connection):
        connection.request("POST", "/", b"x")
        connection.getresponse().read()


WAYS = {"requests": by_requests, "httpx": by_httpx, "http.client": by_http_client}


@pytest.fixture(params=sorted(WAYS))
def fault(request: pytest.FixtureRequest, certificates: Certificates) -> t.Callable[..., Fault]:
    """What one of the libraries says of a URL."""

    def of(url: str, ca_path: str = "", proxy: str = "") -> Fault:
        with pytest.raises(Exception) as caught:
            WAYS[request.param](url, ca_path or certificates.ca_file, proxy)
        return fault_of(caught.value)

    return of


@contextlib.contextmanager
def server(context: ssl.SSLContext | None, how: str = CUT) -> t.Iterator[str]:
    """Serve one connection after the other, each of which ends as ``how`` says; give the address."""
    done = threading.Event()

    def serve() -> None:
        while True:
            try:
                connection, _peer = listening.accept()
            except OSError:
                return
            with contextlib.suppress(OSError, ssl.SSLError), connection:
                speaking = context.wrap_socket(connection, server_side=True) if context else connection
                with speaking:
                    speaking.settimeout(10)
                    speaking.recv(4096)
                    if how == SILENT:
                        done.wait(10)
                    elif how == RESET:
                        speaking.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    elif how != CUT:
                        speaking.sendall(how.encode())

    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"localhost:{listening.getsockname()[1]}"
    done.set()
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join(10)


def test_nobody_there(fault: t.Callable[..., Fault]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found = fault(f"https://localhost:{free.getsockname()[1]}/x")
    assert (found.kind, found.code, found.sent, found.final) == ("refused", "connection_refused", False, False)


def test_a_name_that_is_none(fault: t.Callable[..., Fault]) -> None:
    found = fault("https://login.invalid:443/x")
    assert (found.code, found.sent) == ("dns_failure", False)


def test_a_certificate_of_somebody_else(fault: t.Callable[..., Fault], certificates: Certificates) -> None:
    with server(certificates.context("stranger")) as where:
        found = fault(f"https://{where}/x")
    assert (found.kind, found.code, found.sent, found.final) == ("certificate", "certificate_untrusted", False, True)
    with server(certificates.context("other_host")) as where:
        assert fault(f"https://{where}/x").code == "certificate_hostname_mismatch"
    with server(certificates.context("expired")) as where:
        assert fault(f"https://{where}/x").code == "certificate_expired"


@pytest.mark.parametrize(
    ("how", "code"), [(SILENT, "connection_timeout"), (CUT, "connection_reset"), (RESET, "connection_reset")]
)
def test_what_ends_after_the_request_may_have_been_done(
    fault: t.Callable[..., Fault], certificates: Certificates, how: str, code: str
) -> None:
    with server(certificates.context(), how) as where:
        found = fault(f"https://{where}/x")
    assert found.sent, "a write is not repeated unseen"
    assert not found.final
    assert found.code == code


@pytest.mark.parametrize(
    ("status", "code"), [("403 Forbidden", "captive_or_inspecting_proxy"), ("407 Auth", "proxy_auth_required")]
)
def test_a_proxy_that_refuses(fault: t.Callable[..., Fault], status: str, code: str) -> None:
    with server(None, f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n") as where:
        found = fault("https://login.contoso.test:443/x", proxy=f"http://{where}")
    assert (found.code, found.sent, found.final) == (code, False, True)


def test_a_server_without_tls(fault: t.Callable[..., Fault]) -> None:
    with server(None, "HTTP/1.1 400 Bad Request\r\n\r\n") as where:
        found = fault(f"https://{where}/x")
    assert (found.kind, found.code, found.final) == ("tls", "tls_handshake_refused", True)


def test_a_ca_file_that_is_not_there(tmp_path: pathlib.Path) -> None:
    with pytest.raises(OSError, match="CA certificate bundle") as caught:
        by_requests("https://localhost:9/x", str(tmp_path / "none.pem"), "")
    found = fault_of(caught.value)
    assert (found.kind, found.sent, found.final) == ("ca_file", False, True)
    assert "none.pem" in found.told("the authority x", "authority")["message"]


def test_a_body_is_bounded_in_size_and_time() -> None:
    assert body_of([b"ab", b"c"], 3, lambda: True) == b"abc"
    with pytest.raises(TooLongError) as long:
        body_of(iter(lambda: b"ab", b""), 3, lambda: True)
    assert fault_of(long.value).told("the authority x", "authority")["message"] == "The authority x sent more than 3 bytes."
    with pytest.raises(TimeoutError) as late:
        body_of(iter(lambda: b"", None), 3, iter([True, False]).__next__)
    assert fault_of(late.value).told("https://x", "graph_url")["message"] == "https://x did not answer in time."


def test_every_kind_has_its_words() -> None:
    for kind in (
        "too_long",
        "ca_file",
        "proxy",
        "certificate",
        "tls",
        "dns",
        "timeout",
        "refused",
        "unreachable",
        "stranger",
        "reset",
    ):
        told = Fault(kind, "x", "SAID", False).told("the authority WHERE", "OPTION", "WAY")
        assert told["message"].endswith(".") and told["remedy"].endswith(".")
        assert "WHERE" in told["message"] and "{" not in told["message"] + told["remedy"]


def test_words_of_a_library_are_not_repeated() -> None:
    """requests and http.client quote what they cannot read, and a token can be in it."""
    quoted = requests.exceptions.InvalidHeader("Invalid header 'eyJsecret'")
    assert fault_of(quoted).said == "InvalidHeader"


def test_the_origin_is_all_that_is_shown_of_a_url() -> None:
    assert origin_of("https://login.test:8443/a/b?c=secret") == "https://login.test:8443"
