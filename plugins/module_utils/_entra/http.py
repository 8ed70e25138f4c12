# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The HTTP client that msal is given: verified TLS, bounded in time and size, patient with a throttled token endpoint.

msal's own default has no time limit, and requests lets REQUESTS_CA_BUNDLE override a session's CA file. msal trusts what it reads, so it
is given sound parts of answers only; whatever else came is an exception of ours. Python 3.10 and newer.
"""

from __future__ import annotations

import json
import logging
import random
import time
import typing as t

from .._answers import entra
from .._answers.answer import Answer, Kind
from .._deps import require
from .._errors import TokenError
from .._http import body_of, fault_of, origin_of
from . import aadsts
from . import authority as authorities

#: No answer of a token endpoint is longer.
MAX_RESPONSE = 1024 * 1024

_RETRIED = frozenset({429, 500, 502, 503, 504})
_MAX_ATTEMPTS = 4


class Response:
    """What msal wants of a response."""

    def __init__(self, status_code: int, text: str, headers: dict[str, str]) -> None:
        self.status_code = status_code
        self.text = text
        self.headers = headers

    def raise_for_status(self) -> None:
        """Raise for an error status; msal calls it where it expects success only."""
        if self.status_code >= 400:
            raise TokenError(f"The authority answered with HTTP status {self.status_code}.", code="idp_temporary_error")


def sound(answer: Answer, method: str, url: str, authority: str) -> dict[str, t.Any]:
    """Return the parts of an answer that a library may read; ``authority`` may be empty where nobody says whom ``url`` has to belong to.

    What is asked for by GET is an OpenID configuration.

    Raises :class:`TokenError` for what is no answer of an authority's: a proxy's page, half of an answer, and an OpenID configuration
    that leads elsewhere.
    """
    document = answer.document
    if method == "GET":
        if document is None or answer.status != 200 or "token_endpoint" not in document:
            raise aadsts.answer_error(answer, url)
        if authority:
            authorities.check_discovery(document, authority)
        return document
    meaning = entra.judge(answer)
    if document is None or meaning.kind is Kind.NOT_THEIRS or not (meaning.kind is Kind.GOOD or document.get("error")):
        raise aadsts.answer_error(answer, url)
    if meaning.kind is Kind.GOOD:
        return entra.grant(document) or entra.device(document) or {}
    return entra.refusal(document)


class HttpClient:
    """GET and POST for msal.

    ``timeout`` (seconds) bounds each connect and each read, ``budget`` (seconds) a whole call with its retries. Raises :class:`TokenError`
    for whatever kept an answer from coming.
    """

    def __init__(
        self,
        ca_path: str | None = None,
        timeout: float = 30,
        budget: float = 120,
        *,
        authority: str = "",
        clock: t.Callable[[], float] = time.monotonic,
        sleep: t.Callable[[float], None] = time.sleep,
    ) -> None:
        self._requests = require("requests")
        self._session = self._requests.Session()
        # Without this, an entry for the authority in ~/.netrc adds an Authorization header of its own.
        self._session.auth = lambda request: request
        self._verify: str | bool = ca_path or True
        self._timeout = timeout
        self._budget = budget
        self._clock = clock
        self._sleep = sleep
        self._authority = authority
        #: The last answer and its address, for what msal keeps to itself.
        self.last: tuple[Answer, str] | None = None
        #: The OpenID configuration, once it was read.
        self.discovered: dict[str, t.Any] = {}

    def post(
        self, url: str, params: t.Any = None, data: t.Any = None, headers: dict[str, str] | None = None, **kwargs: t.Any
    ) -> Response:
        """Send a POST request (msal's interface)."""
        return self._call("POST", url, params=params, data=data, headers=headers)

    def get(self, url: str, params: t.Any = None, headers: dict[str, str] | None = None, **kwargs: t.Any) -> Response:
        """Send a GET request (msal's interface)."""
        return self._call("GET", url, params=params, headers=headers)

    def document(self, url: str) -> dict[str, t.Any]:
        """Return the JSON object at an address that anybody may read. Raises :class:`TokenError` for a refusal and for anything else."""
        answer = self._answer("GET", url)
        if answer.document is None or answer.status != 200:
            raise aadsts.answer_error(answer, url)
        return answer.document

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def _call(self, method: str, url: str, **kwargs: t.Any) -> Response:
        if self._authority and method == "POST":
            authorities.check_endpoint(url, self._authority)
        answer = self._answer(method, url, **kwargs)
        self.last = answer, url
        document = sound(answer, method, url, self._authority)
        if answer.status == 200 and "issuer" in document:
            self.discovered = document
        return Response(answer.status, json.dumps(document), answer.headers)

    def _answer(self, method: str, url: str, **kwargs: t.Any) -> Answer:
        """Return an answer, asked for again where the authority is busy, within the budget."""
        deadline = self._clock() + self._budget
        for attempt in range(_MAX_ATTEMPTS):
            answer = self._once(method, url, deadline, **kwargs)
            wait = answer.retry_after(time.time())
            if wait is None:
                wait = float(2**attempt) + random.random()  # noqa: S311 - jitter
            if answer.status not in _RETRIED or attempt + 1 == _MAX_ATTEMPTS or self._clock() + wait >= deadline:
                break
            self._sleep(wait)
        return answer

    def _once(self, method: str, url: str, deadline: float, **kwargs: t.Any) -> Answer:
        try:
            # verify is given per request: REQUESTS_CA_BUNDLE beats a session's own value. Redirects would carry the form elsewhere.
            with self._session.request(
                method, url, verify=self._verify, timeout=self._timeout, allow_redirects=False, stream=True, **kwargs
            ) as answer:
                body = body_of(answer.iter_content(16384), MAX_RESPONSE, lambda: self._clock() <= deadline)
                return Answer(answer.status_code, answer.headers, body)
        except OSError as exc:  # all of requests' own are
            raise TokenError(**fault_of(exc).told(f"the authority {origin_of(url)}", "authority")) from exc


def quiet_libraries() -> None:
    """Keep the lines of msal and azure-identity off the terminal and out of Ansible's log file; what they say is in our exceptions.

    They log an answer that they cannot read as it is, and no masking reaches what libraries log.
    """
    for name in ("msal", "azure"):
        logger = logging.getLogger(name)
        logger.propagate = False
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
