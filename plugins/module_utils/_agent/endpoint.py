# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""The one request of the token agent: a form to the token endpoint, over verified TLS, bounded in time and size. Runs on Python 3.8."""

from __future__ import annotations

import base64
import email.utils
import errno
import http.client
import json
import queue
import socket
import ssl
import threading
import time
import typing as t
import urllib.parse
import urllib.request
import uuid

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra import aadsts
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError, OptionError, TokenError
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe import tls

#: No answer of a token endpoint is longer, in bytes.
MAX_ANSWER = 1024 * 1024
#: Longest token that is taken; Entra ID's have some 2,000 characters, with many groups in them up to 10,000.
MAX_TOKEN = 64 * 1024
#: Lifetime taken when a server does not say (RFC 6749 section 5.1 recommends that it does), in seconds.
DEFAULT_LIFETIME = 600
#: Longest life that is believed, in seconds: Entra ID's end after 28 hours.
MAX_LIFETIME = 7 * 86400.0

#: ``error`` values that pass by themselves (RFC 6749 section 4.1.2.1, RFC 8628 section 3.5).
_PASSING_ERRORS = frozenset({"temporarily_unavailable", "server_error", "slow_down"})
_PASSING_CAUSES = frozenset({"throttled", "idp_temporary_error"})

_T = t.TypeVar("_T")
_VERIFY_CAUSES = {10: "certificate_expired", 62: "certificate_hostname_mismatch", 64: "certificate_hostname_mismatch"}


class Answer(t.NamedTuple):
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


class Endpoint(t.NamedTuple):
    """Where tokens come from. ``proxy`` is a URL, ``none``, or empty for what HTTPS_PROXY and NO_PROXY say; ``timeout`` bounds all of it."""

    url: str
    ca_path: str = ""
    proxy: str = ""
    timeout: float = 30.0


class _Reply(t.NamedTuple):
    status: int
    headers: t.Mapping[str, str]
    body: bytes


def request(endpoint: Endpoint, form: t.Mapping[str, str], whose: str, now: t.Callable[[], float] = time.time) -> Answer:
    """Ask for a token once. ``whose`` begins messages. Raises :class:`Refusal`, and :class:`OptionError` for what cannot be asked with.

    Every value of ``form`` is taken for a secret, as an endpoint may say back what it was sent.
    """
    reply = _bounded(lambda: _post(endpoint, form), endpoint)
    skew = _skew(reply.headers.get("date", ""), now())
    try:
        document = json.loads(reply.body)
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        raise Refusal(_no_json(endpoint, reply), True, _retry_after(reply.headers), skew)
    token = document.get("access_token")
    if reply.status == 200 and isinstance(token, str) and _is_token(token):
        rotated = document.get("refresh_token")
        rotated = rotated if isinstance(rotated, str) and _is_token(rotated) else ""
        return Answer(token, _lifetime(document.get("expires_in")), rotated, skew)
    if reply.status < 400 or not document.get("error"):
        raise Refusal(_no_json(endpoint, reply), True, _retry_after(reply.headers), skew)
    secrets = [value for field, value in form.items() if field in ("refresh_token", "client_secret", "client_assertion")]
    failure = aadsts.token_error(document, whose=whose, secrets=secrets)
    temporary = reply.status == 429 or reply.status >= 500
    temporary = temporary or str(document.get("error")) in _PASSING_ERRORS or failure.code in _PASSING_CAUSES
    raise Refusal(failure, temporary, _retry_after(reply.headers), skew)


def _is_token(text: str) -> bool:
    return 0 < len(text) <= MAX_TOKEN and text.isascii() and text.isprintable() and " " not in text


def _lifetime(value: t.Any) -> float:
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        return DEFAULT_LIFETIME
    return min(seconds, MAX_LIFETIME) if seconds >= 1 else DEFAULT_LIFETIME


def _skew(date: str, now: float) -> float | None:
    try:
        return round(email.utils.parsedate_to_datetime(date).timestamp() - now, 1)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _retry_after(headers: t.Mapping[str, str]) -> float:
    text = headers.get("retry-after", "").strip()
    return float(text) if text.isdigit() and len(text) < 7 else 0.0


def _no_json(endpoint: Endpoint, reply: _Reply) -> TokenError:
    where = _origin(endpoint.url)
    if reply.status == 429 or reply.status >= 500:
        return TokenError(
            f"The authority {where} answered with HTTP status {reply.status} and no reason.",
            remedy="Nothing has to be done when it passes.",
            code="throttled" if reply.status == 429 else "idp_temporary_error",
            status=reply.status,
        )
    return TokenError(
        f"Something else than a token endpoint answered at {where}: HTTP status {reply.status}, and no token or error in it.",
        remedy="Check the authority, and whether a proxy or a portal is in between.",
        code="captive_or_inspecting_proxy",
        status=reply.status,
    )


def _origin(url: str) -> str:
    return "/".join(url.split("/", 3)[:3])


# --- the connection


def _bounded(job: t.Callable[[], _T], endpoint: Endpoint) -> _T:
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


def _post(endpoint: Endpoint, form: t.Mapping[str, str]) -> _Reply:
    parts = urllib.parse.urlsplit(endpoint.url)
    host = parts.hostname or ""
    try:
        port = parts.port or 443
    except ValueError:
        raise OptionError(f"The authority {_origin(endpoint.url)} has no valid port.") from None
    context = tls.verifying_context(endpoint.ca_path or None)
    proxy = _proxy(endpoint.proxy, host)
    if proxy is None:
        connection = http.client.HTTPSConnection(host, port, timeout=endpoint.timeout, context=context)
    else:
        connection = http.client.HTTPSConnection(proxy.host, proxy.port, timeout=endpoint.timeout, context=context)
        connection.set_tunnel(host, port, headers=proxy.headers)
    try:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
            "User-Agent": "m365.mail_oauth token agent",
            "client-request-id": str(uuid.uuid4()),
        }
        connection.request("POST", parts.path, urllib.parse.urlencode(form).encode("ascii"), headers)
        answer = connection.getresponse()
        body = answer.read(MAX_ANSWER + 1)
        if len(body) > MAX_ANSWER:
            raise http.client.HTTPException(f"more than {MAX_ANSWER} bytes")
        return _Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, body)
    finally:
        connection.close()


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


def _unreachable(url: str, exc: BaseException) -> TokenError:
    """Say what kept the endpoint from answering. The exceptions' texts hold no part of the form."""
    where = _origin(url)
    remedy = "Check the authority and this host's network."
    text = " ".join(str(exc).split())[:200].rstrip(".") or type(exc).__name__
    if isinstance(exc, ssl.SSLCertVerificationError):
        cause = _VERIFY_CAUSES.get(exc.verify_code, "certificate_untrusted")
        return TokenError(
            f"No verified TLS connection to the authority {where}: {exc.verify_message or text}.",
            remedy="Name the file of the authority that signs its certificate in ca_path, or check the host in authority.",
            code=cause,
        )
    if isinstance(exc, ssl.SSLError):
        return TokenError(f"No TLS connection to the authority {where}: {text}.", remedy=remedy, code="tls_handshake_refused")
    if isinstance(exc, socket.gaierror):
        return TokenError(f"The name of the authority {where} cannot be resolved: {text}.", remedy=remedy, code="dns_failure")
    if isinstance(exc, (TimeoutError, socket.timeout)):
        return TokenError(f"The authority {where} did not answer in time.", remedy=remedy, code="connection_timeout")
    if "Tunnel connection failed" in text:
        return TokenError(
            f"The HTTP proxy refuses the connection to the authority {where}: {text}.",
            remedy="Check proxy in the account, or HTTPS_PROXY and NO_PROXY in the environment.",
            code="proxy_auth_required" if "407" in text else "captive_or_inspecting_proxy",
        )
    if isinstance(exc, (ConnectionError, http.client.RemoteDisconnected)):
        cause = "connection_refused" if isinstance(exc, ConnectionRefusedError) else "connection_reset"
        return TokenError(f"The authority {where} cannot be reached: {text}.", remedy=remedy, code=cause)
    if isinstance(exc, http.client.HTTPException):
        return TokenError(
            f"Something else than a token endpoint answered at {where}: {type(exc).__name__}.",
            remedy="Check the authority, and whether a proxy or a portal is in between.",
            code="captive_or_inspecting_proxy",
        )
    unreachable = getattr(exc, "errno", None) in (errno.ENETUNREACH, errno.EHOSTUNREACH)
    return TokenError(
        f"The authority {where} cannot be reached: {text}.",
        remedy=remedy,
        code="network_unreachable" if unreachable else "connection_reset",
    )
