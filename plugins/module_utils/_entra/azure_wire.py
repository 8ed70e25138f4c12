# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""The transport that azure-identity is given: as ``http`` is for msal, bounded, bound to its authority, and passing on sound answers only.

Importing this file needs the standard library alone (3.8).
"""

from __future__ import annotations

import json
import time
import typing as t

from .._answers.answer import AGAIN, Answer, one_line
from .._answers.entra import judge
from .._deps import require
from .._diagnosis.rules.catalogue import RULES
from .._errors import MailOAuthError, TokenError
from . import aadsts
from . import authority as authorities
from .http import MAX_RESPONSE, cause_of, sound
from .identity.method import MAX_PAUSE, Sleep

#: Reads that an answer may take, as a multiple of the time for one.
_READS = 4


class Wire:
    """What went over a transport last."""

    def __init__(self, authority: str) -> None:
        self.authority = authority
        self.last: tuple[Answer, str] | None = None

    def judged(self, method: str, url: str, answer: Answer) -> tuple[bytes, str]:
        """Return the body, and the Retry-After, that the library may read. Raises :class:`TokenError`."""
        self.last = answer, url
        wait = answer.retry_after(time.time())
        header = "" if wait is None else f"{wait:g}"
        if answer.status == 429 or answer.status >= 500 or judge(answer).kind in AGAIN:
            # The library asks again; what it ends with is told from here.
            return b"{}", header
        return json.dumps(sound(answer, method, url, self.authority)).encode(), header


def authority_transport(authority: str, verify: str | bool, timeout: float, sleep: Sleep = time.sleep) -> t.Any:
    """Return azure.core's transport over requests with a :class:`Wire` as ``wire``; its pauses are ``sleep``'s, and bounded."""
    base = require("azure.core.pipeline.transport").RequestsTransport
    errors = require("azure.core.exceptions")
    wire = Wire(authority)

    def pause(_self: t.Any, duration: float) -> None:
        sleep(min(float(duration), MAX_PAUSE))

    def send(self: t.Any, request: t.Any, **keywords: t.Any) -> t.Any:
        if request.method == "POST":
            authorities.check_endpoint(request.url, authority)
        response = base.send(self, request, **{**keywords, "stream": True})
        inner = response.internal_response
        try:
            body = _body(inner, time.monotonic() + _READS * timeout)
        except require("requests.exceptions").RequestException as exc:
            raise errors.ServiceResponseError(exc, error=exc) from exc
        finally:
            inner.close()
        body, wait = wire.judged(request.method, request.url, Answer(inner.status_code, inner.headers, body))
        inner._content, inner._content_consumed = body, True
        for name in ("Retry-After", "retry-after-ms", "x-ms-retry-after-ms", "Content-Encoding"):
            inner.headers.pop(name, None)
            response.headers.pop(name, None)
        extra = {"Content-Type": "application/json", **({"Retry-After": wait} if wait else {})}
        for headers in (inner.headers, response.headers):
            headers.update(extra)
        if hasattr(response, "content_type"):
            response.content_type = "application/json"
        if hasattr(response, "read"):
            response.read()
        return response

    made = type("AuthorityTransport", (base,), {"sleep": pause, "send": send})(
        connection_verify=verify, connection_timeout=timeout, read_timeout=timeout
    )
    made.wire = wire
    return made


def _body(inner: t.Any, deadline: float) -> bytes:
    found = bytearray()
    for chunk in inner.iter_content(16384):
        found += chunk
        if len(found) > MAX_RESPONSE:
            raise TokenError(
                f"{one_line(inner.url.split('?', 1)[0], 200)} sent more than {MAX_RESPONSE} bytes.",
                remedy="Check the option authority; something else may be answering there.",
                code="captive_or_inspecting_proxy",
            )
        if time.monotonic() > deadline:
            raise require("requests.exceptions").ReadTimeout("the whole answer took too long")
    return bytes(found)


def failure_of(exc: BaseException, wire: Wire, whose: str, secrets: t.Iterable[str | None]) -> MailOAuthError:
    """Return the error for whatever azure-identity raised: what the answer says, else what the network's rules know of its text."""
    secrets = list(secrets)
    inner: BaseException | None = exc
    for _depth in range(10):
        if inner is None:
            break
        if isinstance(inner, MailOAuthError):
            return inner
        inner = inner.__cause__ or inner.__context__
    errors = require("azure.core.exceptions")
    network = (errors.ServiceRequestError, errors.ServiceResponseError)
    unreachable = isinstance(exc, network) or isinstance(exc.__cause__, network)
    if wire.last is not None and not unreachable:
        answer, url = wire.last
        if answer.status != 200:
            return aadsts.answer_error(answer, url, whose=whose, secrets=secrets, now=time.time())
    said = aadsts.without_secrets(cause_of(exc), secrets)
    where = authorities.shown(wire.authority)
    if not unreachable:
        return TokenError(
            f"No token for {whose}: azure-identity stumbles over the answer of {where} ({type(exc).__name__}).",
            remedy="Try again in a minute; check the option authority, and whether a proxy or a portal is in between.",
            code="idp_temporary_error",
        )
    if "CERTIFICATE_VERIFY_FAILED" in said:
        return TokenError(
            f"No token for {whose}: the certificate of {where} is not trusted ({said}).",
            remedy="Behind an inspecting proxy or a private authority, set ca_path to its CA certificate (PEM).",
            code="certificate_untrusted",
        )
    known = RULES.match("network", "", said)
    return TokenError(
        f"No token for {whose}: {where} cannot be reached ({said}).",
        remedy="Check this machine's network, HTTPS_PROXY and NO_PROXY, and the options authority and cloud.",
        code=known.rule.best if known else "authority_unreachable",
    )
