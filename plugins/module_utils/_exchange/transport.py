# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""HTTP for the admin endpoint: verified TLS, bounded in time and size, no redirects. The only file here that knows ``requests``.

``requests`` comes with azure-identity. Python 3.10 and newer; importing this file needs the standard library alone.
"""

from __future__ import annotations

import typing as t

from .._converge.timing import Deadline
from .._deps import require
from .._errors import ExchangeError
from .answers import RawAnswer

#: No answer is longer: a page holds at most 1,000 rows.
MAX_RESPONSE = 32 * 1024 * 1024


class UnreachableError(ExchangeError):
    """No answer came. ``sent`` says whether the request may have reached the server."""

    default_code = "connection_failed"

    def __init__(self, message: str, *, remedy: str = "", code: str = "", sent: bool = False) -> None:
        super().__init__(message, remedy=remedy, code=code)
        self.sent = sent


class Transport:
    """POST over one kept connection. ``timeout`` (seconds) bounds the connect and each read, a call's ``deadline`` all of it."""

    def __init__(self, ca_path: str | None = None, timeout: float = 60) -> None:
        self._requests = require("requests")
        self._session = self._requests.Session()
        # Without this, an entry for the host in ~/.netrc takes the place of our Authorization header.
        self._session.auth = lambda request: request
        self._verify: str | bool = ca_path or True
        self._timeout = timeout

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def post(self, url: str, headers: t.Mapping[str, str], body: bytes, deadline: Deadline) -> RawAnswer:
        """Send one request within the budget. Raises :class:`UnreachableError` or ExchangeError."""
        exceptions = self._requests.exceptions
        left = max(0.1, min(self._timeout, deadline.remaining()))
        try:
            # verify is given per request, because REQUESTS_CA_BUNDLE beats a session's own value.
            with self._session.post(
                url, headers=dict(headers), data=body, verify=self._verify, timeout=left, allow_redirects=False, stream=True
            ) as answer:
                return RawAnswer(
                    answer.status_code,
                    {str(name).lower(): str(value) for name, value in answer.headers.items()},
                    self._body(answer, deadline),
                )
        except exceptions.RequestException as exc:
            raise self._error(url, exc) from exc
        except OSError as exc:
            raise ExchangeError(
                f"The CA file {self._verify} cannot be used: {exc}.",
                remedy="Check ca_path: a readable PEM file.",
                code="certificate_untrusted",
            ) from exc

    def _body(self, answer: t.Any, deadline: Deadline) -> bytes:
        body = bytearray()
        try:
            for chunk in answer.iter_content(65536):
                body += chunk
                if len(body) > MAX_RESPONSE:
                    raise ExchangeError(f"Exchange Online sent more than {MAX_RESPONSE} bytes.", code="answer_too_long")
                if not deadline.remaining():
                    raise self._requests.exceptions.ReadTimeout("the whole answer took too long")
        except self._requests.exceptions.ContentDecodingError:
            # An unknown or forbidden cmdlet is refused with NUL bytes that are declared as gzip.
            return b""
        return bytes(body)

    def _error(self, url: str, exc: Exception) -> UnreachableError:
        exceptions = self._requests.exceptions
        where = "/".join(url.split("/", 3)[:3])
        said = _innermost(exc)
        if isinstance(exc, exceptions.SSLError):
            return UnreachableError(
                f"No verified TLS connection to {where}: {said}.",
                remedy="Behind an inspecting proxy or a private authority set ca_path to its CA certificate (PEM).",
                code="certificate_untrusted",
            )
        if isinstance(exc, exceptions.ProxyError):
            return UnreachableError(
                f"The HTTP proxy refuses the connection to {where}: {said}.",
                remedy="Check HTTPS_PROXY and NO_PROXY.",
                code="proxy_refused",
            )
        if isinstance(exc, exceptions.ConnectTimeout):
            return UnreachableError(f"{where} cannot be reached in time.", remedy="Check the network.", code="connection_timeout")
        if isinstance(exc, exceptions.Timeout):
            return UnreachableError(
                f"{where} did not answer in time.",
                remedy="Raise timeout: some cmdlets take more than a minute.",
                code="read_timeout",
                sent=True,
            )
        refused = "refused" in said.lower() or "resol" in said.lower() or "name or service" in said.lower()
        return UnreachableError(
            f"{where} cannot be reached: {said}.",
            remedy="Check exchange_admin_url, cloud and this machine's network.",
            code="connection_failed",
            sent=not refused,
        )


def _innermost(exc: BaseException) -> str:
    """Return the text of the first cause, which is the one that says something."""
    for _depth in range(10):
        inner = exc.__cause__ or exc.__context__
        if inner is None:
            break
        exc = inner
    return " ".join(str(exc).split())[:200].rstrip(".") or type(exc).__name__
