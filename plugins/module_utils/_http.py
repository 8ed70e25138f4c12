# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Why no answer came over HTTP: one table from whatever a library raised to a cause, a sentence and a remedy.

Libraries wrap what the system says: requests and httpx each in their way, http.client not at all. The chain of exceptions is read from
the outside to its root; a library's exception counts by the name of its class, so that no library is imported for it. Standard library
only; runs on Python 3.8.
"""

from __future__ import annotations

import errno
import http.client
import socket
import ssl
import typing as t

from ._answers.answer import one_line

#: OpenSSL's codes of verification (X509_V_ERR_..., openssl-verification-options(1)): 9 is not yet valid, 10 has expired.
_VERIFY_CAUSES = {
    9: "clock_skew",
    10: "certificate_expired",
    62: "certificate_hostname_mismatch",
    64: "certificate_hostname_mismatch",
}
#: Classes of libraries for what comes before a request is sent, and for what takes too long.
_CONNECTING = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout", "UnsupportedProtocol", "NewConnectionError"})
_LATE = frozenset({"Timeout", "TimeoutException"})
#: Kinds of faults at which the request was surely not sent, and those which asking again does not mend.
_UNSENT = frozenset({"ca_file", "proxy", "certificate", "dns", "refused"})
_FINAL = frozenset({"ca_file", "proxy", "certificate", "tls", "too_long"})

_REACH = "Check {option}, this machine's network, and {proxy}."
#: Kind -> cause, sentence, remedy.
_TOLD: dict[str, tuple[str, str, str]] = {
    "too_long": (
        "captive_or_inspecting_proxy",
        "{Where} sent {said}.",
        "Check {option}; something else may be answering there.",
    ),
    "ca_file": (
        "certificate_untrusted",
        "The CA file given for {where} cannot be used: {said}.",
        "Check ca_path: a readable PEM file.",
    ),
    "proxy": ("captive_or_inspecting_proxy", "The HTTP proxy refuses the connection to {where}: {said}.", "Check {proxy}."),
    "certificate": (
        "certificate_untrusted",
        "No verified TLS connection to {where}: {said}.",
        "Set ca_path to the PEM file of the CA that signs its certificate or that of an inspecting proxy, or check the host in {option}.",
    ),
    "tls": ("tls_handshake_refused", "No TLS connection to {where}: {said}.", _REACH),
    "dns": ("dns_failure", "The name of {where} cannot be resolved: {said}.", _REACH),
    "timeout": ("connection_timeout", "{Where} did not answer in time.", "Check the network, or raise timeout."),
    "refused": ("connection_refused", "{Where} cannot be reached: {said}.", _REACH),
    "unreachable": ("network_unreachable", "{Where} cannot be reached: {said}.", _REACH),
    "stranger": (
        "captive_or_inspecting_proxy",
        "Something else than a token endpoint answered at {where}: {said}.",
        "Check {option}, and whether a proxy or a portal is in between.",
    ),
    "reset": ("connection_reset", "{Where} cannot be reached: {said}.", _REACH),
}


class TooLongError(OSError):
    """An answer without an end."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"more than {limit} bytes")


class Fault(t.NamedTuple):
    """Why no answer came: the system's own words in ``said``, and whether the request may have reached the server in ``sent``.

    Asking again mends nothing where it is ``final``.
    """

    kind: str
    code: str
    said: str
    sent: bool

    @property
    def final(self) -> bool:
        return self.kind in _FINAL

    def told(self, where: str, option: str, proxy: str = "HTTPS_PROXY and NO_PROXY in the environment") -> dict[str, t.Any]:
        """Return message, remedy and code. ``where`` is who was asked, ``option`` and ``proxy`` are what says whom, and by which way."""
        _code, sentence, remedy = _TOLD[self.kind]
        words = {"where": where, "Where": where.replace("the ", "The ", 1) if where.startswith("the ") else where}
        return {
            "message": sentence.format(said=self.said, **words),
            "remedy": remedy.format(option=option, proxy=proxy),
            "code": self.code,
        }


def fault_of(exc: BaseException) -> Fault:
    """Return what an exception of requests', httpx's, azure-core's, http.client's or the system's means."""
    chain = list(_chain(exc))
    names = {base.__name__ for fault in chain for base in type(fault).__mro__}
    texts = [str(fault) for fault in chain]
    kind = _kind_of(chain, names, texts)
    code, said = _TOLD[kind][0], _said(chain)
    if kind == "proxy" and any("407" in text for text in texts):
        code = "proxy_auth_required"
    refused = next((fault for fault in chain if isinstance(fault, ssl.SSLCertVerificationError)), None)
    if refused is not None:
        code = _VERIFY_CAUSES.get(getattr(refused, "verify_code", 0), code)
        said = one_line(getattr(refused, "verify_message", ""), 200).rstrip(".") or said
    return Fault(kind, code, said, kind not in _UNSENT and not names & _CONNECTING)


def _kind_of(chain: t.Sequence[BaseException], names: set[str], texts: t.Sequence[str]) -> str:
    numbers = {getattr(fault, "errno", None) for fault in chain}
    checks: tuple[tuple[str, bool], ...] = (
        ("too_long", "TooLongError" in names),
        # requests says so, and names the path.
        ("ca_file", any("TLS CA certificate bundle" in text for text in texts)),
        ("proxy", "ProxyError" in names or any("Tunnel connection failed" in text for text in texts)),
        ("certificate", "SSLCertVerificationError" in names or any("CERTIFICATE_VERIFY_FAILED" in text for text in texts)),
        ("tls", "SSLError" in names),
        ("dns", any(isinstance(fault, socket.gaierror) for fault in chain)),
        ("timeout", bool(names & _LATE) or any(isinstance(fault, (TimeoutError, socket.timeout)) for fault in chain)),
        ("refused", "ConnectionRefusedError" in names),
        ("unreachable", bool(numbers & {errno.ENETUNREACH, errno.EHOSTUNREACH})),
        ("stranger", isinstance(chain[0], http.client.HTTPException) and not isinstance(chain[0], ConnectionError)),
    )
    return next((kind for kind, fits in checks if fits), "reset")


def _chain(exc: BaseException) -> t.Iterator[BaseException]:
    for _depth in range(20):
        if not isinstance(exc, (ssl.SSLWantReadError, ssl.SSLWantWriteError)):  # a pause that TLS made, and no fault
            yield exc
        # azure-core and urllib3 keep the cause beside the chain, too.
        kept = (exc.__cause__, getattr(exc, "inner_exception", None), getattr(exc, "reason", None), exc.__context__, *exc.args)
        inner = next((cause for cause in kept if isinstance(cause, BaseException) and cause is not exc), None)
        if inner is None:
            break
        exc = inner


def _said(chain: t.Iterable[BaseException]) -> str:
    """Return what the root says, on one line.

    Only the system's own words: what a library says of an answer that it cannot read repeats that answer, and there can be a token in it.
    """
    said = kind = ""
    for exc in chain:
        kind = type(exc).__name__
        if isinstance(exc, OSError) and (
            type(exc).__module__ in ("builtins", "socket", "ssl", "http.client") or isinstance(exc, TooLongError)
        ):
            said = one_line(exc, 200).rstrip(".") or said
    return said or kind


def body_of(chunks: t.Iterable[bytes], limit: int, in_time: t.Callable[[], bool]) -> bytes:
    """Return the whole body; raises :class:`TooLongError`, and ``TimeoutError`` for one that drips."""
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise TooLongError(limit)
        if not in_time():
            raise TimeoutError("the whole answer took too long")
    return bytes(body)


def origin_of(url: str) -> str:
    """Return scheme, host and port of a URL."""
    return "/".join(url.split("/", 3)[:3])
