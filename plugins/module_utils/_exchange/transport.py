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
from .._http import body_of, fault_of, origin_of
from .answers import RawAnswer

#: No answer is longer: a page holds at most 1,000 rows.
MAX_RESPONSE = 32 * 1024 * 1024


class UnreachableError(ExchangeError):
    """No answer came. ``sent`` says whether the request may have reached the server, ``final`` that asking again mends nothing."""

    default_code = "connection_reset"

    def __init__(self, message: str, *, remedy: str = "", code: str = "", sent: bool = False, final: bool = False) -> None:
        super().__init__(message, remedy=remedy, code=code)
        self.sent = sent
        self.final = final


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
        """Send one request within the budget. Raises :class:`UnreachableError`."""
        left = max(0.1, min(self._timeout, deadline.remaining()))
        try:
            # verify is given per request, because REQUESTS_CA_BUNDLE beats a session's own value.
            with self._session.post(
                url, headers=dict(headers), data=body, verify=self._verify, timeout=left, allow_redirects=False, stream=True
            ) as answer:
                try:
                    found = body_of(answer.iter_content(65536), MAX_RESPONSE, lambda: deadline.remaining() > 0)
                except self._requests.exceptions.ContentDecodingError:
                    # An unknown or forbidden cmdlet is refused with NUL bytes that are declared as gzip.
                    found = b""
                return RawAnswer(
                    answer.status_code, {str(name).lower(): str(value) for name, value in answer.headers.items()}, found
                )
        except OSError as exc:  # all of requests' own are
            fault = fault_of(exc)
            told = fault.told(origin_of(url), "exchange_admin_url, cloud")
            raise UnreachableError(**told, sent=fault.sent, final=fault.final) from exc
