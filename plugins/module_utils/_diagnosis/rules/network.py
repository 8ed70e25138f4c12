# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Network and TLS failures as programs print them: OpenSSL, GnuTLS, Go, Java, curl, the C library."""

from __future__ import annotations

import typing as t

from .rule import Rule


def _network(identifier: str, pattern: str, causes: t.Mapping[str, float], source: str, **more: t.Any) -> Rule:
    return Rule(identifier, pattern, causes, {"network"}, source=source, **more)


NETWORK = (
    # --- certificates, the telling reason first
    _network(
        "N-02h",
        r"host ?name mismatch|hostname .{0,80}doesn'?t match|IP address mismatch|certificate is (?:not )?valid for "
        r".{0,80}, not|no alternative certificate subject name"
        r"|not match target host|subject name.{0,40}does not match|ERR_CERT_COMMON_NAME_INVALID|No subject alternative",
        {"certificate_hostname_mismatch": 0.95},
        "OpenSSL; Go; curl; Java",
    ),
    _network(
        "N-02e",
        r"certificate (?:has )?expired|certificate .{0,40}(?:has expired|is not yet valid)|CERT_HAS_EXPIRED|"
        r"CertificateExpiredException|not yet valid certificate",
        {"certificate_expired": 0.93, "clock_skew": 0.4},
        "OpenSSL; Go; GnuTLS; Java",
    ),
    _network(
        "N-02m",
        r"missing authority key identifier|basic constraints of CA cert not marked critical|(?:CA )?cert does not "
        r"include key usage|missing subject key identifier",
        {"certificate_strict_check": 0.93},
        "OpenSSL, X509_V_FLAG_X509_STRICT; Python 3.13",
    ),
    _network(
        "N-02",
        r"certificate[ _]verify[ _]failed|unable to get (?:local )?issuer certificate|self[- ]signed certificate|unknown authority|PKIX path building failed"
        r"|SSL certificate problem|certificate (?:is )?(?:not|un)[ -]?trusted|unknown CA\b|verification failed: self|unverified certificate",
        {"certificate_untrusted": 0.93},
        "OpenSSL; Go; Java; sasl-xoauth2 issue 69",
        note="Look at who issued the certificate: an inspecting proxy shows here.",
    ),
    # --- TLS
    _network(
        "N-01",
        r"does not look like a TLS handshake|wrong[ _]version[ _]number|unexpected TLS packet|plaintext connection\?|"
        r"http[ _]request\b.{0,20}SSL|not a TLS (?:record|server)"
        r"|packet[ _]length[ _]too[ _]long|record layer failure",
        {"tls_mode_mismatch": 0.9},
        "mattermost issue 954; action-send-mail issue 88",
    ),
    _network(
        "N-06",
        r"legacy renegotiation|UNSAFE_LEGACY_RENEGOTIATION",
        {"tls_legacy_renegotiation": 0.95},
        "OpenSSL 3",
    ),
    _network(
        "N-05a",
        r"alert protocol version",
        {"tls_version_client_too_old": 0.85, "tls_version_server_too_old": 0.4},
        "OpenSSL: the alert comes from the server",
    ),
    _network(
        "N-05",
        r"unsupported protocol(?! scheme)|protocol version not supported|no protocols available|version too low|SSL_ERROR_UNSUPPORTED_VERSION",
        {"tls_version_server_too_old": 0.8, "tls_version_client_too_old": 0.5},
        "OpenSSL; Go; GnuTLS",
    ),
    _network(
        "N-07",
        r"handshake failure|no shared cipher|alert (?:number )?(?:40|80)\b|unrecogni[sz]ed name|insufficient security|received (?:fatal )?alert",
        {"tls_handshake_refused": 0.85},
        "OpenSSL; GnuTLS",
    ),
    # --- proxies
    _network(
        "N-08",
        r"proxy authentication required|\b407\b.{0,40}proxy|proxy.{0,60}\b407\b|authentication required by proxy",
        {"proxy_auth_required": 0.95},
        "RFC 9110; curl",
    ),
    _network(
        "N-09",
        r"<!doctype html|<html\b|captive portal|unexpected token '?<|Expecting value: line 1 column 1|web ?filter|blocked by .{0,40}(?:firewall|proxy|gateway)",
        {"captive_or_inspecting_proxy": 0.85},
        "JSON parsers that meet a page",
    ),
    # --- connections
    _network(
        "N-10",
        r"could not resolve (?:host|proxy)|name or service not known|no such host|temporary failure in name resolution|"
        r"nodename nor servname|getaddrinfo|ENOTFOUND|EAI_AGAIN"
        r"|host (?:or domain name )?not found|unknown ?host|cannot (?:resolve|locate) (?:host|remote)|name server error|NXDOMAIN",
        {"dns_failure": 0.95},
        "getaddrinfo(3); curl; Go; Postfix; msmtp",
    ),
    _network("N-11", r"connection refused|ECONNREFUSED|actively refused", {"connection_refused": 0.95}, "errno(3)"),
    _network(
        "N-12",
        r"network is unreachable|no route to host|ENETUNREACH|EHOSTUNREACH|network unreachable",
        {"network_unreachable": 0.93},
        "errno(3)",
    ),
    _network(
        "N-04",
        r"idle timeout|keep-?alive timeout",
        {"connection_reset": 0.75, "connection_timeout": 0.6},
        "email-oauth2-proxy issue 273",
        remedy="Something on the way drops idle connections (NAT, firewall): use keepalive, or reconnect before it does.",
    ),
    _network(
        "N-03",
        r"connection timed out|(?<!retry )timed? ?out|ETIMEDOUT|i/o timeout|greeting never received|deadline exceeded|no answer in time|TimeoutError",
        {"connection_timeout": 0.9},
        "errno(3); nodemailer",
        confidence="code",
    ),
    _network(
        "N-15",
        r"remote host closed connection in response to|socket error(?: while fetching|: EOF)|server sent an empty reply",
        {"connection_reset": 0.85, "connection_timeout": 0.4},
        "Exim, transports/smtp.c; fetchmail, driver.c; getmail6; msmtp, smtp.c",
    ),
    _network(
        "N-13",
        r"unexpected eof|EOF occurred in violation|SSL_ERROR_SYSCALL|TLS (?:connection|packet).{0,40}(?:improperly|"
        r"unexpected|not properly) ?terminated|non-properly terminated",
        {"tls_interrupted": 0.8, "connection_reset": 0.5},
        "OpenSSL 3; GnuTLS",
    ),
    _network(
        "N-14",
        r"connection reset|ECONNRESET|broken pipe|EPIPE|connection (?:was )?(?:closed|aborted|lost|dropped) ?(?:by|"
        r"unexpectedly|with|while)?|remote end closed|socket hang ?up|lost connection with",
        {"connection_reset": 0.85},
        "errno(3); Postfix; nodemailer",
    ),
)
