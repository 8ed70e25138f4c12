# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Requests and responses, independent of the server that carries them."""

from __future__ import annotations

import dataclasses
import json
import typing as t
import urllib.parse

Json = t.Dict[str, t.Any]


class BadRequest(Exception):
    """The request cannot be understood; ``str()`` says why in one sentence."""


@dataclasses.dataclass
class Response:
    """One answer. ``headers`` need no Content-Length; ``body`` is sent as it is."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = dataclasses.field(default_factory=dict)

    def json(self) -> t.Any:
        """Return the body as JSON, ``None`` for an empty one."""
        return json.loads(self.body) if self.body else None


@dataclasses.dataclass
class Request:
    """One request as the services see it.

    ``path`` is still percent-encoded, ``headers`` have lower-case names, ``base_url`` is what the client called this server
    (``https://localhost:18943``), ``log`` is the entry of the request log that belongs to it.
    """

    method: str
    path: str
    query: dict[str, str]
    headers: t.Mapping[str, str]
    body: bytes
    base_url: str
    log: Json = dataclasses.field(default_factory=dict)

    def json(self) -> Json:
        """Return the body as a JSON object; raises BadRequest for anything else."""
        try:
            document = json.loads(self.body or b"{}")
        except (ValueError, RecursionError):
            raise BadRequest("The request body is not valid JSON.") from None
        if not isinstance(document, dict):
            raise BadRequest("The request body must be a JSON object.")
        return document

    def form(self) -> dict[str, str]:
        """Return an urlencoded body; raises BadRequest when a parameter comes twice or the text is not UTF-8."""
        return parse_query(self.body)

    def bearer(self) -> str | None:
        """Return the bearer token of the Authorization header."""
        scheme, _unused, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" and token.strip() else None


def parse_query(raw: str | bytes) -> dict[str, str]:
    """Parse ``a=b&c=d``; a parameter that comes twice or that is not UTF-8 raises BadRequest."""
    try:
        text = raw.decode("ascii") if isinstance(raw, bytes) else raw
        pairs = urllib.parse.parse_qsl(text.strip(), keep_blank_values=True, errors="strict", max_num_fields=200)
    except ValueError:
        raise BadRequest("The parameters are not urlencoded UTF-8 text.") from None
    result: dict[str, str] = {}
    for name, value in pairs:
        if name in result:
            raise BadRequest(f"The parameter '{name[:64]}' comes more than once.")
        result[name] = value
    return result


def json_response(status: int, document: t.Any, headers: t.Mapping[str, str] | None = None) -> Response:
    """Answer with a JSON document."""
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(status, body, {"Content-Type": "application/json; charset=utf-8", **(headers or {})})


def html_response(status: int, text: str) -> Response:
    """Answer with an HTML page that no script may run on."""
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
        "X-Frame-Options": "DENY",
    }
    return Response(status, text.encode(), headers)
