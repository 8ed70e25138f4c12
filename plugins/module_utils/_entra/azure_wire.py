# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The transport that azure-identity is given: as ``http`` is for msal, bounded, bound to its authority, and passing on sound answers only.

Importing this file needs the standard library alone (3.8).
"""

from __future__ import annotations

import http.cookiejar
import json
import time
import typing as t

from .._answers.answer import AGAIN, Answer
from .._answers.entra import judge
from .._deps import require
from .._errors import MailOAuthError, TokenError
from .._http import body_of, fault_of
from . import aadsts
from . import authority as authorities
from .http import MAX_RESPONSE, sound
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


def shared_session() -> t.Any:
    """Return a session of requests that several transports may use at a time: azure.core's own settings, and no cookie is kept."""
    transport = require("azure.core.pipeline.transport").RequestsTransport()
    transport.open()
    session = transport.session
    session.cookies.set_policy(http.cookiejar.DefaultCookiePolicy(allowed_domains=()))
    return session


def authority_transport(
    authority: str, verify: str | bool, timeout: float, sleep: Sleep = time.sleep, session: t.Any = None
) -> t.Any:
    """Return azure.core's transport over requests with a :class:`Wire` as ``wire``; its pauses are ``sleep``'s, and bounded.

    ``session`` is one of :func:`shared_session`'s; without it the transport has its own, and closes it.
    """
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
            end = time.monotonic() + _READS * timeout
            body = body_of(inner.iter_content(16384), MAX_RESPONSE, lambda: time.monotonic() <= end)
        except OSError as exc:  # all of requests' own are
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
        connection_verify=verify,
        connection_timeout=timeout,
        read_timeout=timeout,
        **({} if session is None else {"session": session, "session_owner": False}),
    )
    made.wire = wire
    return made


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
    where = authorities.shown(wire.authority)
    if not unreachable:
        return TokenError(
            f"No token for {whose}: azure-identity stumbles over the answer of {where} ({type(exc).__name__}).",
            remedy="Try again in a minute; check the option authority, and whether a proxy or a portal is in between.",
            code="idp_temporary_error",
        )
    fault = fault_of(exc)
    told = fault._replace(said=aadsts.without_secrets(fault.said, secrets)).told(f"the authority {where}", "authority")
    return TokenError(**{**told, "message": f"No token for {whose}: {told['message']}"})
