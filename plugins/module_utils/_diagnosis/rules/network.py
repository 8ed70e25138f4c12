# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Network and TLS failures as programs print them: OpenSSL, GnuTLS, Go, Java, curl, the C library."""

from __future__ import annotations

import typing as t

from .openssl import causes_of, printed, verified
from .rule import Rule


def _network(identifier: str, pattern: str, causes: t.Mapping[str, float], source: str, **more: t.Any) -> Rule:
    return Rule(identifier, pattern, causes, {"network"}, source=source, **more)


NETWORK = (
    # --- certificates, the telling reason first
    _network(
        "N-02h",
        r"host ?name mismatch|hostname .{0,80}doesn'?t match|IP address mismatch|certificate is (?:not )?valid for "
        r".{0,80}, not|no alternative certificate subject name"
        r"|not match target host|subject name.{0,40}does not match|ERR_CERT_COMMON_NAME_INVALID|No subject alternative|"
        + verified("name"),
        {"certificate_hostname_mismatch": 0.95},
        "OpenSSL; Go; curl; Java",
        seen=("certificate verify failed: Hostname mismatch, certificate is not valid for 'mail.contoso.test'",),
    ),
    _network(
        "N-02y",
        r"certificate .{0,40}is not yet valid|not yet valid certificate|CERT_NOT_YET_VALID|CertificateNotYetValidException|"
        + verified("not_yet"),
        causes_of("verify", "not_yet"),
        "OpenSSL; Go; GnuTLS; Java",
        seen=(
            "certificate verify failed: certificate is not yet valid (_ssl.c:1007)",
            "java.security.cert.CertificateNotYetValidException: NotBefore: Sat Nov 28 13:00:00 UTC 2026",
        ),
    ),
    _network(
        "N-02e",
        r"certificate (?:has )?expired|certificate .{0,40}has expired|CERT_HAS_EXPIRED|CertificateExpiredException|"
        + verified("expired"),
        {"certificate_expired": 0.93, "clock_skew": 0.4},
        "OpenSSL; Go; GnuTLS; Java",
        seen=(
            "certificate verify failed: certificate has expired",
            "java.security.cert.CertificateExpiredException: NotAfter: Sat Nov 28 13:00:00 UTC 2026",
        ),
    ),
    _network(
        "N-02m",
        r"missing authority key identifier|basic constraints of CA cert not marked critical|(?:CA )?cert does not "
        r"include key usage|missing subject key identifier|" + verified("form", "limits", "weak", "purpose", "authority"),
        {"certificate_strict_check": 0.93},
        "OpenSSL, X509_V_FLAG_X509_STRICT; Python 3.13",
        seen=("certificate verify failed: Missing Authority Key Identifier",),
    ),
    _network(
        "N-02",
        r"certificate[ _]verify[ _]failed|unable to get (?:local )?issuer certificate|self[- ]signed certificate|unknown authority|PKIX path building failed"
        r"|SSL certificate problem|certificate (?:is )?(?:not|un)[ -]?trusted|unknown CA\b|verification failed: self|unverified certificate|"
        + verified("untrusted")
        + "|"
        + printed("distrust"),
        {"certificate_untrusted": 0.93},
        "OpenSSL; Go; Java; sasl-xoauth2 issue 69",
        note="Look at who issued the certificate: an inspecting proxy shows here.",
        seen=("x509: certificate signed by unknown authority",),
    ),
    # --- TLS
    _network(
        "N-01",
        r"does not look like a TLS handshake|wrong[ _]version[ _]number|unexpected TLS packet|plaintext connection\?|"
        r"http[ _]request\b.{0,20}SSL|not a TLS (?:record|server)"
        r"|packet[ _]length[ _]too[ _]long|record layer failure|" + printed("no_tls"),
        {"tls_mode_mismatch": 0.9},
        "mattermost issue 954; action-send-mail issue 88",
        seen=("tls: first record does not look like a TLS handshake",),
    ),
    _network(
        "N-06",
        r"legacy renegotiation|UNSAFE_LEGACY_RENEGOTIATION|" + printed("legacy"),
        {"tls_legacy_renegotiation": 0.95},
        "OpenSSL 3",
        seen=("unsafe legacy renegotiation disabled",),
    ),
    _network(
        "N-05a",
        r"alert protocol version|" + printed("version_alert"),
        {"tls_version_client_too_old": 0.85, "tls_version_server_too_old": 0.4},
        "OpenSSL: the alert comes from the server",
        seen=("tlsv1 alert protocol version",),
    ),
    _network(
        "N-05",
        r"unsupported protocol(?! scheme)|protocol version not supported|no protocols available|version too low|SSL_ERROR_UNSUPPORTED_VERSION|"
        + printed("version"),
        {"tls_version_server_too_old": 0.8, "tls_version_client_too_old": 0.5},
        "OpenSSL; Go; GnuTLS",
        seen=("[SSL: UNSUPPORTED_PROTOCOL] unsupported protocol (_ssl.c:727)",),
    ),
    _network(
        "N-07",
        r"handshake failure|no shared cipher|alert (?:number )?(?:40|80)\b|unrecogni[sz]ed name|insufficient security|received (?:fatal )?alert|"
        + printed("name", "refused", "internal", "weak", "alert"),
        {"tls_handshake_refused": 0.85},
        "OpenSSL; GnuTLS",
        seen=("sslv3 alert handshake failure",),
    ),
    # --- proxies
    _network(
        "N-08",
        r"proxy authentication required|\b407\b.{0,40}proxy|proxy.{0,60}\b407\b|authentication required by proxy",
        {"proxy_auth_required": 0.95},
        "RFC 9110; curl",
        seen=("407 Proxy Authentication Required",),
    ),
    _network(
        "N-09",
        r"<!doctype html|<html\b|captive portal|unexpected token '?<|Expecting value: line 1 column 1|web ?filter|blocked by .{0,40}(?:firewall|proxy|gateway)",
        {"captive_or_inspecting_proxy": 0.85},
        "JSON parsers that meet a page",
        seen=("<!DOCTYPE html><title>Blocked</title>",),
    ),
    # --- this host's own ports
    _network(
        "N-16",
        r"\bEADDRNOTAVAIL\b|cannot assign requested address|(?:no|out of) (?:free |available |ephemeral |local )*ports?\b|\b10048\b|\bWSAEADDRINUSE\b"
        r"|only one usage of each socket address|jede Socketadresse .{0,80} nur jeweils einmal",
        {"local_ports_exhausted": 0.9, "local_listen_failed": 0.5},
        "errno(3); Windows Sockets error codes",
        seen=(
            "dial tcp 192.0.2.1:993: connect: cannot assign requested address",
            "SocketException (10048): Only one usage of each socket address (protocol/network address/port) is normally permitted",
        ),
    ),
    _network(
        "N-17",
        r"\b(?:bind|listen(?:ing)?)\b.{0,60}(?:permission denied|address (?:is )?already in use|\bEACCES\b|\bEADDRINUSE\b)|\bEADDRINUSE\b"
        r"|address (?:is )?already in use",
        {"local_listen_failed": 0.9},
        "errno(3)",
        seen=("listen tcp :143: bind: permission denied", "Error: listen EADDRINUSE: address already in use :::993"),
    ),
    # --- connections
    _network(
        "N-10",
        r"could not resolve (?:host|proxy)|name or service not known|no such host|temporary failure in name resolution|"
        r"nodename nor servname|\bgetaddrinfo(?:\(\))?:? (?:failed|error|E[A-Z_]{3,20}\b)|\bENOTFOUND\b|\bEAI_AGAIN\b"
        r"|\bhost (?:or domain name )?not found|\bunknown host\b|\bUnknownHostException\b|cannot (?:resolve|locate) (?:host|remote)"
        r"|name server error|\bNXDOMAIN\b",
        {"dns_failure": 0.95},
        "getaddrinfo(3); curl; Go; Postfix; msmtp",
        seen=("getaddrinfo ENOTFOUND outlook.office365.com", "java.net.UnknownHostException: smtp.office365.com"),
    ),
    _network(
        "N-11",
        r"connection refused|\bECONNREFUSED\b|actively refused",
        {"connection_refused": 0.95},
        "errno(3)",
        seen=("connect ECONNREFUSED 192.0.2.1:993",),
    ),
    _network(
        "N-12",
        r"network is unreachable|\bno route to host|\bENETUNREACH\b|\bEHOSTUNREACH\b|network unreachable",
        {"network_unreachable": 0.93},
        "errno(3)",
        seen=("connect: No route to host",),
    ),
    _network(
        "N-04",
        r"idle timeout|keep-?alive timeout",
        {"connection_reset": 0.75, "connection_timeout": 0.6},
        "email-oauth2-proxy issue 273",
        remedy="Something on the way drops idle connections (NAT, firewall): use keepalive, or reconnect before it does.",
        seen=("Closing the connection after the idle timeout",),
    ),
    _network(
        "N-03",
        r"(?<!retry )\btimed[ -]out\b|\bETIMEDOUT\b|\b(?:i/o|connect(?:ion)?|connecting|read|socket|network|TLS handshake) time-?out\b"
        r"|(?<!retry )\btime-?out (?:expired|exceeded|reached|error|while|waiting|after|was reached)|greeting never received|deadline exceeded"
        r"|no answer in time|\b(?:Socket|Connect|HttpConnect|Http|Read)?Timeout(?:Error|Exception)\b",
        {"connection_timeout": 0.9},
        "errno(3); nodemailer",
        confidence="code",
        seen=(
            "Error: Greeting never received",
            "dial tcp 192.0.2.1:993: i/o timeout",
            "TimeoutError: [Errno 110] Connection timed out",
            "java.net.SocketTimeoutException: Read timed out",
            "org.apache.http.conn.ConnectTimeoutException: Connect to mail.contoso.test:443 failed",
            "java.net.http.HttpConnectTimeoutException: HTTP connect timed out",
            "java.net.http.HttpTimeoutException: request timed out",
        ),
    ),
    _network(
        "N-15",
        r"remote host closed connection in response to|socket error(?: while fetching|: EOF)|server sent an empty reply",
        {"connection_reset": 0.85, "connection_timeout": 0.4},
        "Exim, transports/smtp.c; fetchmail, driver.c; getmail6; msmtp, smtp.c",
        seen=(
            "H=relay.contoso.test [192.0.2.1]: Remote host closed connection in response to initial connection",
            "getmailrc: IMAP error (socket error: EOF)",
            "fetchmail: socket error while fetching from alice@contoso.test@127.0.0.1",
            "msmtp: the server sent an empty reply",
        ),
    ),
    _network(
        "N-13",
        r"unexpected eof|EOF occurred in violation|SSL_ERROR_SYSCALL|TLS (?:connection|packet).{0,40}(?:improperly|"
        r"unexpected|not properly) ?terminated|non-properly terminated",
        {"tls_interrupted": 0.8, "connection_reset": 0.5},
        "OpenSSL 3; GnuTLS",
        seen=("EOF occurred in violation of protocol (_ssl.c:1006)",),
    ),
    _network(
        "N-14",
        r"connection (?:was )?reset(?=\W*\Z|[^\w\s]| by\b| while| during| \(| error)|\bECONNRESET\b|broken pipe"
        r"|\bEPIPE\b|connection (?:was )?(?:closed|aborted|lost|dropped) ?(?:by|"
        r"unexpectedly|with|while)?|remote end closed|socket hang ?up|lost connection with",
        {"connection_reset": 0.85},
        "errno(3); Postfix; nodemailer",
        seen=("read ECONNRESET",),
    ),
)
