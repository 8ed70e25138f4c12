# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""The HTTP client that msal is given: verified TLS, bounded in time and size, patient with a throttled token endpoint.

msal's own default has no time limit, and requests lets REQUESTS_CA_BUNDLE override a session's CA file. Python 3.10 and newer.
"""

from __future__ import annotations

import logging
import random
import time
import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._deps import require
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError

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


def retry_after(headers: t.Mapping[str, str], attempt: int, jitter: float) -> float:
    """Return the seconds to wait before attempt number ``attempt`` + 1: as the server says, else 1, 2, 4 and a bit."""
    said = headers.get("Retry-After", headers.get("retry-after", ""))
    if said.isdigit():
        return float(said)
    return float(2**attempt) + jitter


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
        #: The last answer that was an error, for what msal keeps to itself.
        self.last_error: Response | None = None

    def post(
        self, url: str, params: t.Any = None, data: t.Any = None, headers: dict[str, str] | None = None, **kwargs: t.Any
    ) -> Response:
        """Send a POST request (msal's interface)."""
        return self._call("POST", url, params=params, data=data, headers=headers)

    def get(self, url: str, params: t.Any = None, headers: dict[str, str] | None = None, **kwargs: t.Any) -> Response:
        """Send a GET request (msal's interface)."""
        return self._call("GET", url, params=params, headers=headers)

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def _call(self, method: str, url: str, **kwargs: t.Any) -> Response:
        deadline = self._clock() + self._budget
        for attempt in range(_MAX_ATTEMPTS):
            response = self._once(method, url, deadline, **kwargs)
            wait = retry_after(response.headers, attempt, random.random())  # noqa: S311 - jitter
            if response.status_code not in _RETRIED or attempt + 1 == _MAX_ATTEMPTS or self._clock() + wait >= deadline:
                break
            self._sleep(wait)
        if response.status_code >= 400:
            self.last_error = response
        if response.status_code in _RETRIED and not response.text.lstrip().startswith("{"):
            raise TokenError(
                f"The authority {_origin(url)} answered with HTTP status {response.status_code} and no reason, {attempt + 1} times.",
                remedy="Try again in a minute.",
                code="throttled" if response.status_code == 429 else "idp_temporary_error",
                status=response.status_code,
            )
        return response

    def _once(self, method: str, url: str, deadline: float, **kwargs: t.Any) -> Response:
        exceptions = self._requests.exceptions
        try:
            # verify is given per request: REQUESTS_CA_BUNDLE beats a session's own value. Redirects would carry the form elsewhere.
            with self._session.request(
                method, url, verify=self._verify, timeout=self._timeout, allow_redirects=False, stream=True, **kwargs
            ) as answer:
                body = bytearray()
                for chunk in answer.iter_content(16384):
                    body += chunk
                    if len(body) > MAX_RESPONSE:
                        raise TokenError(
                            f"The authority {_origin(url)} sent more than {MAX_RESPONSE} bytes.",
                            remedy="Check the option authority; something else may be answering there.",
                            code="captive_or_inspecting_proxy",
                        )
                    if self._clock() > deadline:
                        raise exceptions.ReadTimeout("the whole answer took too long")
                return Response(answer.status_code, body.decode("utf-8", "replace"), dict(answer.headers))
        except exceptions.RequestException as exc:
            raise _network_error(url, exc, exceptions) from exc
        except OSError as exc:
            raise TokenError(
                f"The CA file given for the authority {_origin(url)} cannot be used: {exc}.",
                remedy="Check the option ca_path: a readable PEM file.",
                code="certificate_untrusted",
            ) from exc


def quiet_msal() -> None:
    """Keep msal's log lines off the terminal and out of Ansible's log file; what they say is in our exceptions.

    msal logs a token answer that it cannot read as it is, and no masking reaches what libraries log.
    """
    logger = logging.getLogger("msal")
    logger.propagate = False
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _origin(url: str) -> str:
    return "/".join(url.split("/", 3)[:3])


def _network_error(url: str, exc: Exception, exceptions: t.Any) -> TokenError:
    """Say what kept the authority from answering. The exceptions' texts hold addresses and TLS alerts, no form data."""
    where = _origin(url)
    text = str(exc)
    if isinstance(exc, exceptions.SSLError):
        cause = "certificate_hostname_mismatch" if "match" in text.lower() else "certificate_untrusted"
        remedy = "Set ca_path to the PEM file of the CA that signs its certificate, or check the host in authority."
        return TokenError(f"No verified TLS connection to the authority {where}: {_innermost(exc)}.", remedy=remedy, code=cause)
    if isinstance(exc, exceptions.ProxyError):
        return TokenError(
            f"The HTTP proxy refuses the connection to the authority {where}: {_innermost(exc)}.",
            remedy="Check HTTPS_PROXY and NO_PROXY in the environment.",
            code="proxy_auth_required" if "407" in text else "captive_or_inspecting_proxy",
        )
    if isinstance(exc, exceptions.Timeout):
        return TokenError(
            f"The authority {where} did not answer in time.",
            remedy="Check the network, or raise timeout.",
            code="connection_timeout",
        )
    cause = (
        "connection_refused" if "refused" in text.lower() else "dns_failure" if "resol" in text.lower() else "connection_reset"
    )
    return TokenError(
        f"The authority {where} cannot be reached: {_innermost(exc)}.",
        remedy="Check the option authority and this machine's network.",
        code=cause,
    )


def _innermost(exc: BaseException) -> str:
    """Return the text of the first cause, which is the one that says something."""
    for _depth in range(10):
        inner = exc.__cause__ or exc.__context__
        if inner is None:
            break
        exc = inner
    return " ".join(str(exc).split())[:200].rstrip(".") or type(exc).__name__
