# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A conversation with a token endpoint, and everything that can happen to it at every byte and in every header.

What is read goes through the real HTTP code of the standard library: only the socket is not one.
"""

from __future__ import annotations

import base64
import io
import json
import typing as t

AUTHORITY = "https://login.contoso.test"
ACCESS, ROTATED, SPENT, SECRET = (
    "access-canary-0123456789",
    "rotated-canary-0123456789",
    "spent-canary-0123456789",
    "secret-canary-0123456789",
)


def _encoded(value: dict[str, t.Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def http(body: t.Any, status: str = "200 OK", headers: t.Sequence[str] = ()) -> bytes:
    """Return an answer as it travels."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json; charset=utf-8", *headers, f"Content-Length: {len(data)}"]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + data


GRANT: dict[str, t.Any] = {
    "token_type": "Bearer",
    "scope": "https://outlook.office.com/IMAP.AccessAsUser.All",
    "expires_in": 3599,
    "ext_expires_in": 3599,
    "access_token": ACCESS,
    "refresh_token": ROTATED,
    "client_info": _encoded({"uid": "1", "utid": "2"}),
}
REFUSAL: dict[str, t.Any] = {
    "error": "invalid_grant",
    "error_description": "AADSTS50076: Due to a configuration change you must use multi-factor authentication. Trace ID: 1 Timestamp: 2",
    "error_codes": [50076],
    "suberror": "basic_action",
    "correlation_id": "00000000-0000-0000-0000-000000000002",
}
DISCOVERY: dict[str, t.Any] = {
    **{name: f"{AUTHORITY}/t/{name}" for name in ("token_endpoint", "authorization_endpoint", "device_authorization_endpoint")},
    "issuer": f"{AUTHORITY}/11111111-1111-4111-8111-111111111111/v2.0",
}

ODD_HEADERS = (
    "Retry-After: \xb2\xb3", "Retry-After: -1", "Retry-After: 99999999999999999999", "Retry-After: Wed, 99 Foo 2026 99:99:99 GMT", "Retry-After: nan",
    "Date: \xff\xfe", "Date: yesterday", "Date: Wed, 21 Oct 99999 07:28:00 GMT", "Content-Type: \xff/\x80; charset=\x01", "Content-Type: text/html",
    "Content-Encoding: gzip", "Content-Encoding: br, \xff", "Transfer-Encoding: chunked", "Transfer-Encoding: \xb2", "Content-Length: \xb2",
    "Content-Length: -5", "Content-Length: 99999999999", "Location: https://[", "Set-Cookie: a=\x1b[31m", "X: " + "y" * 70_000, ": no name", "no colon",
    "WWW-Authenticate: \xff", "Connection: \xff", "x-ms-retry-after-ms: \xb2", "retry-after-ms: \xb2",
)  # fmt: skip
STATUSES = (
    "200 OK",
    "400 Bad Request",
    "401 \x1b[31mred",
    "403",
    "407 Proxy",
    "408 Timeout",
    "429 Too Many",
    "500 \xff",
    "503 Busy",
    "302 Found",
    "204",
    "600 ?",
)

ODD_VALUES: tuple[t.Any, ...] = (
    *(None, True, 0, -1, 1e308, 10**30),
    *("", "x", "\x00", "\ufffd" * 40, "\ud800" * 40, "a" * 20 + "\n", "y" * 100_000),
    *([], [[]], {}, {"a": {}}, [None, "1"]),
)
ODD_BODIES = (
    *(b"", b"null", b"[]", b"5", b'"x"', b"{", b"[" * 50_000, b'{"a":' * 50_000),
    *(b"\xff\xfe{}", b"\xef\xbb\xbf{}", b"<html>\x1b[31m", b"{}", b"NaN", b"9" * 10_000, b'{"error": 1e999}'),
)


def faults(good: dict[str, t.Any], status: str, step: int) -> t.Iterator[bytes]:
    """Yield answers with one fault each: cut, damaged in five ways, and longer at every ``step``-th byte; then odd headers, values, bodies."""
    whole = http(good, status)
    for place in range(len(whole)):
        if place % step == 0:
            yield whole[:place]
        for kind, bad in enumerate((b"\xff", b"\x00", b"\n", b"", bytes([whole[place] ^ 0x20]), whole[place : place + 1] * 2)):
            if (place + kind) % step == 0:
                yield whole[:place] + bad + whole[place + 1 :]
    for header in ODD_HEADERS:
        for line in STATUSES if step == 1 else STATUSES[::4]:
            yield http(good, line, [header])
    for name in good:
        for value in ODD_VALUES:
            yield http({**good, name: value}, status)
            if step == 1:
                yield http({**good, name: value}, "400 Bad Request")
        yield http({key: value for key, value in good.items() if key != name}, status)
    for body in ODD_BODIES:
        for line in STATUSES:
            yield http(body, line)


class Socket:
    """What a connection reads from: one answer, then the end."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def makefile(self, *_given: t.Any, **_more: t.Any) -> io.BufferedReader:
        """Return the answer as a file."""
        return io.BufferedReader(io.BytesIO(self._raw))

    def sendall(self, _data: bytes) -> None:
        """Take what is sent."""

    def settimeout(self, _seconds: t.Any) -> None:
        """Nothing here takes time."""

    def close(self) -> None:
        """Nothing is open."""
