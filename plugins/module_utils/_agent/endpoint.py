# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one request of the token agent: a form to the token endpoint, over verified TLS, bounded in time and size. Runs on Python 3.8."""

from __future__ import annotations

import base64
import email.utils
import http.client
import queue
import ssl
import threading
import time
import typing as t
import urllib.parse
import urllib.request
import uuid

from .._answers import entra
from .._answers.answer import AGAIN, Kind
from .._answers.answer import Answer as AuthorityAnswer
from .._entra import aadsts, claims
from .._errors import MailOAuthError, OptionError, TokenError
from .._http import TooLongError, fault_of, origin_of
from .._probe import tls

#: No answer of a token endpoint is longer, in bytes.
MAX_ANSWER = 1024 * 1024

_T = t.TypeVar("_T")
#: A server's clock that is this far from ours explains a certificate that is out of its time, in seconds.
_CLOCK_TOLERANCE = 3600.0


class Granted(t.NamedTuple):
    """A token. ``refresh_token`` is empty when the endpoint gave no new one; ``skew`` is the endpoint's clock minus ours, None when unknown."""

    access_token: str
    lifetime: float
    refresh_token: str
    skew: float | None


class Refusal(TokenError):
    """No token. ``temporary`` ones pass by themselves; ``retry_after`` is what the endpoint asked for, in seconds."""

    def __init__(self, cause: TokenError, temporary: bool, retry_after: float = 0.0, skew: float | None = None) -> None:
        super().__init__(cause.message, remedy=cause.remedy, code=cause.code, **cause.details)
        self.temporary = temporary
        self.retry_after = retry_after
        self.skew = skew


class TokenEndpoint(t.NamedTuple):
    """Where tokens come from. ``proxy`` is a URL, ``none``, or empty for what HTTPS_PROXY and NO_PROXY say; ``timeout`` bounds all of it."""

    url: str
    ca_path: str = ""
    proxy: str = ""
    timeout: float = 30.0


def request(endpoint: TokenEndpoint, form: t.Mapping[str, str], whose: str, now: t.Callable[[], float] = time.time) -> Granted:
    """Ask for a token once. ``whose`` begins messages. Raises :class:`Refusal`, and :class:`OptionError` for what cannot be asked with.

    Every value of ``form`` is taken for a secret, as an endpoint may say back what it was sent.
    """
    moment = now()
    reply = _bounded(lambda: _post(endpoint, form, now), endpoint)
    skew = _skew(reply.headers.get("date", ""), now())
    secrets = [value for field, value in form.items() if field in ("refresh_token", "client_secret", "client_assertion")]
    meaning = entra.judge(reply, secrets=secrets, now=moment)
    document = reply.document or {}
    sound = entra.grant(document) if meaning.kind is Kind.GOOD else None
    if sound is not None:
        return Granted(sound["access_token"], entra.lifetime(document.get("expires_in")), sound.get("refresh_token", ""), skew)
    failure = aadsts.answer_error(reply, endpoint.url, whose=whose, secrets=secrets, now=moment)
    temporary = meaning.kind in AGAIN or meaning.kind in (Kind.NOT_THEIRS, Kind.GOOD)
    raise Refusal(failure, temporary, meaning.retry_after or 0.0, skew)


def _skew(date: str, now: float) -> float | None:
    try:
        return round(email.utils.parsedate_to_datetime(date).timestamp() - now, 1)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


# --- the connection


def _bounded(job: t.Callable[[], _T], endpoint: TokenEndpoint) -> _T:
    """Return what ``job`` does, in time: name look-ups and servers that send a byte now and then know no time limit of their own."""
    done: queue.Queue[tuple[_T | None, BaseException | None]] = queue.Queue()

    def work() -> None:
        try:
            done.put((job(), None))
        except BaseException as exc:
            done.put((None, exc))

    threading.Thread(target=work, daemon=True).start()
    try:
        result, failure = done.get(timeout=endpoint.timeout)
    except queue.Empty:
        failure, result = TimeoutError(), None
    if isinstance(failure, MailOAuthError):
        raise failure
    if isinstance(failure, (OSError, http.client.HTTPException)):
        raise Refusal(_unreachable(endpoint.url, failure), True)
    if failure is not None:
        raise failure
    return t.cast("_T", result)


def _unreachable(url: str, exc: BaseException) -> TokenError:
    """Say what kept the endpoint from answering. The exceptions' texts hold no part of the form."""
    proxy = "proxy in the account, or HTTPS_PROXY and NO_PROXY in the environment"
    return TokenError(**fault_of(exc).told(f"the authority {origin_of(url)}", "authority", proxy))


def _connection(endpoint: TokenEndpoint, context: ssl.SSLContext) -> http.client.HTTPSConnection:
    parts = urllib.parse.urlsplit(endpoint.url)
    host = parts.hostname or ""
    try:
        port = parts.port or 443
    except ValueError:
        raise OptionError(f"The authority {origin_of(endpoint.url)} has no valid port.") from None
    proxy = _proxy(endpoint.proxy, host)
    if proxy is None:
        return http.client.HTTPSConnection(host, port, timeout=endpoint.timeout, context=context)
    connection = http.client.HTTPSConnection(proxy.host, proxy.port, timeout=endpoint.timeout, context=context)
    connection.set_tunnel(host, port, headers=proxy.headers)
    return connection


def _post(endpoint: TokenEndpoint, form: t.Mapping[str, str], now: t.Callable[[], float]) -> AuthorityAnswer:
    connection = _connection(endpoint, tls.verifying_context(endpoint.ca_path or None))
    try:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
            "User-Agent": "m365.mail_oauth token agent",
            "client-request-id": str(uuid.uuid4()),
        }
        path = urllib.parse.urlsplit(endpoint.url).path
        connection.request("POST", path, urllib.parse.urlencode(form).encode("ascii"), headers)
        answer = connection.getresponse()
        body = answer.read(MAX_ANSWER + 1)
        if len(body) > MAX_ANSWER:
            raise TooLongError(MAX_ANSWER)
        return AuthorityAnswer(answer.status, dict(answer.getheaders()), body)
    except ssl.SSLCertVerificationError as exc:
        raise _unverified(endpoint, exc, now) from None
    finally:
        connection.close()


def _unverified(endpoint: TokenEndpoint, exc: ssl.SSLCertVerificationError, now: t.Callable[[], float]) -> Refusal:
    """Say why the certificate does not hold; one that is out of its time may mean that it is this host's clock which is."""
    fault = fault_of(exc)
    told = fault.told(f"the authority {origin_of(endpoint.url)}", "authority")
    cause, remedy = fault.code, told["remedy"]
    skew, clock = None, ""
    if cause in ("clock_skew", "certificate_expired"):
        skew = _skew(_date(endpoint), now())
        if skew is not None and abs(skew) > _CLOCK_TOLERANCE:
            cause = "clock_skew"
            clock = f" (the server's clock is {abs(skew):.0f} seconds {'ahead of' if skew > 0 else 'behind'} this host's)"
        if cause == "clock_skew":
            remedy = f"Set this host's clock, which says {claims.timestamp(now())}, and let it keep its time by NTP."
    error = TokenError(told["message"].rstrip(".") + clock + ".", remedy=remedy, code=cause)
    return Refusal(error, True, skew=skew)


def _date(endpoint: TokenEndpoint) -> str:
    """Return what time it is by the server whose certificate does not hold: a hint for people, for which nothing is sent but the question."""
    try:
        connection = _connection(endpoint, tls.looking_context())
        try:
            connection.request("HEAD", "/", headers={"User-Agent": "m365.mail_oauth token agent"})
            return connection.getresponse().getheader("Date") or ""
        finally:
            connection.close()
    except (OSError, http.client.HTTPException):
        return ""


class _Proxy(t.NamedTuple):
    host: str
    port: int
    headers: dict[str, str]


def _proxy(setting: str, host: str) -> _Proxy | None:
    """Return the HTTP proxy to go through."""
    if setting.lower() == "none":
        return None
    url = setting
    if not url and not urllib.request.proxy_bypass_environment(host):  # type: ignore[attr-defined]
        url = urllib.request.getproxies_environment().get("https", "")
    if not url:
        return None
    parts = urllib.parse.urlsplit(url if "//" in url else f"//{url}", scheme="http")
    try:
        port = parts.port or 8080
    except ValueError:
        port = 0
    if parts.scheme != "http" or not parts.hostname or not port:
        # Not shown: a proxy's URL may hold a password.
        raise OptionError(
            "The proxy is no URL of the form http://HOST:PORT.",
            remedy="Check proxy in the account, or HTTPS_PROXY in the environment.",
        )
    headers = {}
    if parts.username is not None:
        pair = f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
        headers["Proxy-Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode("ascii")
    return _Proxy(parts.hostname, port, headers)
