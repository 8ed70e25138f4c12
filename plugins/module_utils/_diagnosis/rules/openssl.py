# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What OpenSSL says and what it means: one table for a check of ours, which has its names and numbers, and for logs, which have its words.

Sources: openssl/sslerr.h (reasons), openssl/x509_vfy.h and X509_verify_cert_error_string(3) (certificates). Pure; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t


class Row(t.NamedTuple):
    """Reasons that mean the same: their words, in lower case; ``codes`` are X509 errors.

    ``ours`` is what they mean where this host's own OpenSSL says so, which speaks TLS 1.2 and newer, in place of ``causes``.
    """

    name: str
    words: tuple[str, ...]
    causes: t.Mapping[str, float]
    codes: t.Sequence[int] = ()
    ours: t.Mapping[str, float] | None = None


#: Of the handshake, first match counts.
TLS: tuple[Row, ...] = (
    Row(
        "no_tls",
        (
            *("wrong version number", "unknown protocol", "http request", "https proxy request", "packet length too long"),
            *(
                "record layer failure",
                "bad record type",
                "not tls",
                "data length too long",
                "invalid record",
                "unexpected record",
            ),
        ),
        {"tls_mode_mismatch": 0.9},
    ),
    Row("legacy", ("legacy renegotiation",), {"tls_legacy_renegotiation": 0.95}),
    Row(
        "version_alert",
        ("protocol version",),
        {"tls_version_client_too_old": 0.85, "tls_version_server_too_old": 0.4},
        ours={"tls_version_server_too_old": 0.9},
    ),
    Row(
        "version",
        ("unsupported protocol", "no protocols available", "version too low", "inappropriate fallback"),
        {"tls_version_server_too_old": 0.8, "tls_version_client_too_old": 0.5},
        ours={"tls_version_server_too_old": 0.9},
    ),
    Row("name", ("unrecognized name",), {"tls_handshake_refused": 0.85, "certificate_hostname_mismatch": 0.5}),
    Row(
        "refused",
        ("handshake failure", "no shared cipher", "no suitable", "insufficient security"),
        {"tls_handshake_refused": 0.85, "server_certificate_missing": 0.4},
    ),
    Row("internal", ("alert internal error",), {"tls_handshake_refused": 0.8, "server_certificate_missing": 0.5}),
    Row("weak", ("key too small", "md too weak", "bad signature type", "wrong signature"), {"tls_handshake_refused": 0.85}),
    Row(
        "distrust",
        ("alert unknown ca", "alert bad certificate", "alert certificate unknown"),
        {"certificate_untrusted": 0.8, "tls_handshake_refused": 0.5},
        ours={"tls_handshake_refused": 0.8},
    ),
    Row("alert", ("alert", "certificate required"), {"tls_handshake_refused": 0.8}),
)

#: Of certificates.
VERIFY: tuple[Row, ...] = (
    Row("not_yet", ("is not yet valid",), {"clock_skew": 0.6, "certificate_expired": 0.5}, (9,)),
    Row("expired", ("certificate has expired",), {"certificate_expired": 0.97}, (10,)),
    Row(
        "name",
        ("hostname mismatch", "email address mismatch", "ip address mismatch"),
        {"certificate_hostname_mismatch": 0.97},
        (62, 63, 64),
    ),
    Row("authority", ("invalid ca certificate",), {"certificate_strict_check": 0.8, "certificate_untrusted": 0.5}, (24, 79)),
    Row(
        "purpose", ("unsuitable certificate purpose", "unsupported certificate purpose"), {"certificate_strict_check": 0.8}, (26,)
    ),
    Row("weak", ("certificate key too weak", "digest algorithm too weak"), {"certificate_strict_check": 0.9}, (66, 67, 68)),
    Row("limits", ("unhandled critical extension", "subtree violation"), {"certificate_strict_check": 0.9}, (34, *range(47, 54))),
    Row(
        "form",
        (
            "missing authority key identifier",
            "missing subject key identifier",
            "not marked critical",
            "does not include key usage",
        ),
        {"certificate_strict_check": 0.9},
        range(80, 97),
    ),
    Row(
        "untrusted",
        (
            *(
                "unable to get issuer certificate",
                "unable to get local issuer certificate",
                "unable to verify the first certificate",
            ),
            *("self-signed certificate", "self signed certificate", "certificate revoked", "certificate not trusted"),
        ),
        {"certificate_untrusted": 0.95},
        (2, 18, 19, 20, 21, 23, 27),
    ),
)

_ROWS = {("tls", row.name): row for row in TLS}
_ROWS.update({("verify", row.name): row for row in VERIFY})
_BY_CODE = {code: row for row in VERIFY for code in row.codes}


def of_reason(reason: str) -> Row | None:
    """Return the row of a reason as Python names it (``WRONG_VERSION_NUMBER``), None for one that is in none."""
    said = reason.lower().replace("_", " ")
    return next((row for row in TLS if any(words in said for words in row.words)), None)


def of_code(code: int) -> Row:
    """Return the row of an X509 error; an error that is in none means that the certificate is not trusted."""
    return _BY_CODE.get(code, _ROWS["verify", "untrusted"])


def printed(*names: str) -> str:
    """Return a pattern for how programs print the reasons of rows of the handshake."""
    words = "|".join(words.replace(" ", "[ _]") for name in names for words in _ROWS["tls", name].words)
    return rf"(?:SSL routines:[^:\n]{{0,80}}:|\[SSL: ?)[\w ]{{0,40}}(?:{words})"


def verified(*names: str) -> str:
    """Return a pattern for how programs print the errors of rows of certificates."""
    words = "|".join(words for name in names for words in _ROWS["verify", name].words)
    return rf"(?:certificate verify failed|verify error|verification failed)\b.{{0,80}}(?:{words})"


def causes_of(kind: str, name: str) -> t.Mapping[str, float]:
    """Return what a row means in a log; ``kind`` is tls or verify."""
    return _ROWS[kind, name].causes
