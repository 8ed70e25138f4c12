# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What network, TLS and protocol failures mean, as tables. Pure; runs on Python 3.8."""

from __future__ import annotations

import re
import typing as t
from datetime import datetime, timezone

from ..._check import Failure
from ..._mail import PROTOCOLS
from ..case import Case, texts_for
from ..rules import openssl
from ..rules.rule import consents
from ..wording import fill

_INCOMPLETE = (
    "This host does not know the issuer of the server's certificate: a private one, or the server does not send its intermediate certificate.",
    "Have the server send its whole chain; give an authority of your own in ca_path; an issuer that nobody knows inspects the connection.",
)
_CONSTRAINED = (
    "The authority is trusted, but it may not issue certificates for this name (name constraints).",
    "Have the certificate issued by an authority that may name {host}.",
)

#: What else the code says, and what is to be done: (summary, remedy) for the likeliest cause.
_ADVICE: dict[int, tuple[str, str]] = {
    18: (
        "The server's certificate is signed by itself, and this host does not trust it.",
        "Give the certificate itself in ca_path, where it is the server's own; else something on the way shows it.",
    ),
    23: ("The server's certificate was revoked.", "Have a new certificate issued for {host}."),
    34: (
        "The certificate holds a critical extension that this host's OpenSSL does not know.",
        "Issue the certificate anew without it, or update OpenSSL on this host.",
    ),
    20: _INCOMPLETE,
    21: _INCOMPLETE,
    **dict.fromkeys(range(47, 54), _CONSTRAINED),
}
_CHAIN = "Look at every certificate of the chain: <shell>openssl s_client -connect {host}:{port} -showcerts</shell>"

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


#: A server that answered before and then falls silent: what it may be busy with by then. No firewall does that.
_SILENCE = {
    "auth": ("auth_backend_down", "The server took the login's line and did not answer in time."),
    "after_auth": ("server_temporary_error", "The login was accepted; the server did not answer the next command in time."),
}
_ASK_THE_LOG = (
    "Look at the server's log for this moment: it waits for its authentication service or its mailbox store. Try again later."
)
_LONGER = "Check again with a longer timeout."


def service_of(greeting: str) -> str:
    """Return what kind of service greets like that: imap, pop, smtp, another name, or nothing."""
    return next((service for pattern, service in _GREETINGS if pattern.match(greeting)), "")


def weigh_failure(case: Case, failure: Failure, now: float = 0.0) -> None:
    """Name the candidates for a check that was ended from outside the conversation; ``now`` is in seconds since 1970, 0 when not known."""
    observation = case.observation
    reason = f" ({failure.reason})" if failure.reason and failure.reason not in ("timeout", "deadline") else ""
    case.evidence(f"{observation.stage}: {failure.text}{reason}")
    if failure.kind == "certificate":
        _weigh_certificate(case, failure, now)
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
    if kind == "timeout" and observation.stage in _SILENCE:
        cause, summary = _SILENCE[observation.stage]
        case.add("connection_timeout", 0.7, summary=summary, remedy=_ASK_THE_LOG, confirm=_LONGER)
        case.add(cause, 0.6)
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


def _weigh_certificate(case: Case, failure: Failure, now: float) -> None:
    code, certificate = failure.verify_code, case.observation.certificate
    causes = openssl.of_code(code).causes
    case.add_all(causes)
    summary, remedy = _ADVICE.get(code, ("", ""))
    if certificate is not None:
        case.evidence(*certificate_lines(certificate))
        if code == 10 and certificate.not_after > now > 0:
            summary = "A certificate in the server's chain has expired; the server's own is still valid."
            remedy = "Replace the expired certificate of the authority in the chain that {host} sends, or the one in ca_path."
        elif code == 9 and certificate.not_before > now > 0:
            _weigh_early(case)
    if summary:
        texts = texts_for(case.observation)
        best = max(causes, key=lambda cause: causes[cause])
        case.add(best, causes[best], summary=fill(summary, texts), remedy=fill(remedy, texts), confirm=fill(_CHAIN, texts))


def _weigh_early(case: Case) -> None:
    """The server's own certificate is not valid yet: it was made for later, or this host's clock is behind."""
    case.add(
        "certificate_expired",
        0.5,
        summary="The server's certificate is not valid yet.",
        remedy="Wait until it begins, or have one issued that is valid now; if this host's clock is behind, set that.",
    )


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
    row = openssl.of_reason(failure.reason)
    if row is None:
        case.add("tls_interrupted", 0.55)
    elif row.name != "no_tls":
        case.add_all(row.causes if row.ours is None else row.ours)
    elif case.observation.target.tls == "implicit":
        case.add("tls_mode_mismatch", 0.8)
    else:
        case.add("starttls_unavailable", 0.6)
        case.add("tls_interrupted", 0.55)
    if row is not None and row.name == "weak":
        case.add(
            "tls_handshake_refused",
            0.85,
            summary="This host's TLS library refuses the server's key or signature as too weak.",
            remedy="Have the server use stronger keys (RSA or DH of 2,048 bits, SHA-256); only then look at this host's security level.",
        )


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
