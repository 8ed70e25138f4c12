# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What network, TLS and protocol failures mean, as tables. Pure; runs on Python 3.8."""

from __future__ import annotations

import re
import typing as t
from datetime import datetime, timezone

from ..._check import Failure
from ..._mail import PROTOCOLS
from ..case import Case
from ..rules.rule import consents

#: OpenSSL's X509 verification errors (openssl/x509_vfy.h).
_VERIFY = {
    9: {"clock_skew": 0.6, "certificate_expired": 0.5},
    10: {"certificate_expired": 0.97},
    24: {"certificate_strict_check": 0.8, "certificate_untrusted": 0.5},
    26: {"certificate_strict_check": 0.8},
    62: {"certificate_hostname_mismatch": 0.97},
    63: {"certificate_hostname_mismatch": 0.97},
    64: {"certificate_hostname_mismatch": 0.97},
    66: {"certificate_strict_check": 0.9},
    67: {"certificate_strict_check": 0.9},
    68: {"certificate_strict_check": 0.9},
    79: {"certificate_strict_check": 0.8, "certificate_untrusted": 0.5},
}

#: What OpenSSL says when the other side does not speak TLS at all.
_NO_TLS = re.compile(
    r"WRONG_VERSION_NUMBER|UNKNOWN_PROTOCOL|HTTP_REQUEST|HTTPS_PROXY_REQUEST|PACKET_LENGTH_TOO_LONG|RECORD_LAYER_FAILURE"
    r"|BAD_RECORD_TYPE|NOT_TLS|DATA_LENGTH_TOO_LONG|INVALID_RECORD|UNEXPECTED_RECORD"
)

#: Other reasons of OpenSSL, first match counts.
_TLS: tuple[tuple[re.Pattern[str], dict[str, float]], ...] = (
    (re.compile(r"LEGACY_RENEGOTIATION"), {"tls_legacy_renegotiation": 0.95}),
    (
        re.compile(r"UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|NO_PROTOCOLS_AVAILABLE|VERSION_TOO_LOW|INAPPROPRIATE_FALLBACK"),
        {"tls_version_server_too_old": 0.9},
    ),
    (re.compile(r"UNRECOGNIZED_NAME"), {"tls_handshake_refused": 0.85, "certificate_hostname_mismatch": 0.5}),
    (
        re.compile(r"HANDSHAKE_FAILURE|NO_SHARED_CIPHER|NO_SUITABLE|INSUFFICIENT_SECURITY"),
        {"tls_handshake_refused": 0.85, "server_certificate_missing": 0.4},
    ),
    (re.compile(r"ALERT_INTERNAL_ERROR"), {"tls_handshake_refused": 0.8, "server_certificate_missing": 0.5}),
    (re.compile(r"KEY_TOO_SMALL|MD_TOO_WEAK|BAD_SIGNATURE_TYPE|WRONG_SIGNATURE"), {"tls_handshake_refused": 0.85}),
    (re.compile(r"ALERT|CERTIFICATE_REQUIRED"), {"tls_handshake_refused": 0.8}),
)

#: How other services greet. FTP and SMTP begin alike.
_GREETINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\* (?:OK|BYE|PREAUTH)\b", re.IGNORECASE), "imap"),
    (re.compile(r"(?:\+OK|-ERR)\b", re.IGNORECASE), "pop"),
    (re.compile(r"[2-5]\d\d[ -]"), "smtp"),
    (re.compile(r"SSH-"), "SSH"),
    (re.compile(r"HTTP/|<(?:!doctype|html)|<\?xml", re.IGNORECASE), "HTTP"),
    (re.compile(r"RFB "), "VNC"),
)

#: What a failure of a kind means where nothing else is known.
_KINDS: dict[str, dict[str, float]] = {
    "dns": {"dns_failure": 0.95},
    "refused": {"connection_refused": 0.95},
    "unreachable": {"network_unreachable": 0.92},
    "timeout": {"connection_timeout": 0.9},
    "reset": {"connection_reset": 0.88},
    "network": {"unknown": 0.4},
    "internal": {"unknown": 0.4},
    "deadline": {"deadline_reached": 0.97},
}

_PROTOCOL_ERRORS: dict[str, dict[str, float]] = {
    "bad_greeting": {"wrong_host_or_port": 0.6, "protocol_violation": 0.55},
    "endless_challenge": {"token_rejected": 0.6, "protocol_violation": 0.45},
    "local_protocol_error": {"unknown": 0.4},
}


def service_of(greeting: str) -> str:
    """Return what kind of service greets like that: imap, pop, smtp, another name, or nothing."""
    return next((service for pattern, service in _GREETINGS if pattern.match(greeting)), "")


def weigh_failure(case: Case, failure: Failure) -> None:
    """Name the candidates for a check that was ended from outside the conversation."""
    observation = case.observation
    reason = f" ({failure.reason})" if failure.reason and failure.reason not in ("timeout", "deadline") else ""
    case.evidence(f"{observation.stage}: {failure.text}{reason}")
    if failure.kind == "certificate":
        _weigh_certificate(case, failure)
    elif failure.kind == "tls":
        _weigh_tls(case, failure)
    elif failure.kind == "protocol":
        _weigh_violation(case, failure)
    else:
        _weigh_connection(case, failure)
    for name, text in observation.hints:
        _weigh_hint(case, name, text)


def weigh_close(case: Case) -> None:
    """Name the candidates for a connection that the server closed in the middle."""
    observation = case.observation
    case.evidence(f"{observation.stage}: the server closed the connection")
    _weigh_connection(case, Failure("reset", ""))
    for name, text in observation.hints:
        _weigh_hint(case, name, text)


def _weigh_connection(case: Case, failure: Failure) -> None:
    observation = case.observation
    kind = failure.kind
    if kind == "timeout" and observation.stage == "dns":
        case.add("dns_failure", 0.85)
        return
    if kind == "reset" and observation.stage == "tls":
        case.add("tls_interrupted", 0.8)
        return
    if kind == "reset" and any(not consents(word.text) for word in observation.words):
        # A server that said why it goes: the words count, not the going.
        case.add("connection_reset", 0.4)
        return
    case.add_all(_KINDS.get(kind, _KINDS["network"]))
    if kind == "reset" and observation.stage == "auth" and not observation.sasl_sent:
        # Some servers hang up on a mechanism that they do not know.
        case.add("mechanism_not_supported", 0.5)
    if kind == "reset" and observation.stage == "auth" and observation.sasl_sent and observation.sasl_length > 4096:
        # Dovecot and Twisted close without a word at their limits; Exchange's POP refuses tokens of more than 4096 characters.
        case.add("token_too_long", 0.9 if observation.sasl_length > 8192 else 0.6)


def _weigh_certificate(case: Case, failure: Failure) -> None:
    code = failure.verify_code
    causes = _VERIFY.get(code)
    if causes is None:
        causes = {"certificate_strict_check": 0.9} if 80 <= code <= 96 else {"certificate_untrusted": 0.95}
    case.add_all(causes)
    certificate = case.observation.certificate
    if certificate is not None:
        case.evidence(*certificate_lines(certificate))


def certificate_lines(certificate: t.Any) -> list[str]:
    """Return what a certificate says as lines of evidence."""

    def day(seconds: float) -> str:
        return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%d") if seconds else "unknown"

    names = ", ".join(certificate.names[:5]) or "no names"
    issuer = certificate.issuer or "unknown"
    itself = " (itself)" if certificate.self_signed else ""
    validity = f"valid {day(certificate.not_before)} to {day(certificate.not_after)}"
    return [
        f"certificate: {certificate.subject or 'no subject'}, for {names}",
        f"certificate issued by {issuer}{itself}, {validity}, SHA-256 {certificate.sha256}",
    ]


def _weigh_tls(case: Case, failure: Failure) -> None:
    if _NO_TLS.search(failure.reason):
        if case.observation.target.tls == "implicit":
            case.add("tls_mode_mismatch", 0.8)
        else:
            case.add("starttls_unavailable", 0.6)
            case.add("tls_interrupted", 0.55)
        return
    for pattern, causes in _TLS:
        if pattern.search(failure.reason):
            case.add_all(causes)
            return
    case.add("tls_interrupted", 0.55)


def _weigh_violation(case: Case, failure: Failure) -> None:
    target = case.observation.target
    case.add_all(_PROTOCOL_ERRORS.get(failure.reason, {"protocol_violation": 0.9}))
    service = service_of(failure.line) if failure.reason == "bad_greeting" else ""
    if service and service != target.protocol:
        case.add("wrong_host_or_port", 0.95, f"the greeting is that of {_service_name(service)}")


def _weigh_hint(case: Case, name: str, text: str) -> None:
    target = case.observation.target
    if name == "tls_answers":
        case.add(
            "tls_mode_mismatch", 0.97, f"a TLS handshake on {target.host}:{target.port} succeeds at once ({text or 'no name'})"
        )
    elif name == "plain_greeting":
        service = service_of(text)
        said = f"in clear the server says: {text}"
        if service == target.protocol:
            case.add("tls_mode_mismatch", 0.97, said)
        elif service:
            case.add("wrong_host_or_port", 0.95, said, f"the greeting is that of {_service_name(service)}")
        else:
            case.evidence(said)


def _service_name(service: str) -> str:
    return PROTOCOLS[service].title if service in PROTOCOLS else service
