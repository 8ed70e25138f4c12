# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Gmail, Dovecot, Postfix, Exim and everybody who keeps to the standards' own codes."""

from __future__ import annotations

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules import Rule

_REFUSED = {"token_rejected": 0.5}

GMAIL = (
    Rule("G-09", r"not enabled for IMAP", {"imap_disabled": 0.97}, "imap", source="public code"),
    Rule("G-10", r"IMAP access is disabled for your domain", {"imap_disabled": 0.97}, "imap", source="public code"),
    Rule("P-06", r"not enabled for POP", {"pop_disabled": 0.97}, "pop", source="public code"),
    Rule(
        "G-08",
        r"too many (?:simultaneous|concurrent|open) (?:\w+ )?(?:connections|sessions)",
        {"too_many_connections": 0.95},
        defer=True,
        source="imapsync issue 61",
    ),
    Rule(
        "G-07",
        r"\[WEBALERT (?P<url>\S+)\]|web login required|log ?in via your web browser|answer/78754|5\.7\.14\b",
        {"risky_sign_in": 0.93},
        source="S22.Imap issue 116; php-imap issue 87",
    ),
    Rule("G-11", r"application-specific password", {"app_password_required": 0.95}, source="public code"),
    Rule(
        "G-13",
        r"too many (?:failed )?(?:login|auth\w*) attempts",
        {"too_many_auth_attempts": 0.95},
        defer=True,
        source="public code",
    ),
    Rule("G-04", r"invalid SASL argument", {"malformed_sasl": 0.9}, "imap", source="node-imap issue 233"),
    Rule("G-14", r"daily user sending limit", {"throttled": 0.9}, "smtp", source="public code"),
    Rule("G-05", r"username and password not accepted", _REFUSED, generic=True, source="MailKit issue 1329"),
    Rule("G-03", r"invalid credentials", _REFUSED, generic=True, source="emailjs-imap-client issue 96"),
)

SERVERS = (
    Rule(
        "D-21",
        r"maximum number of connections|too many connections|mail_max_userip_connections",
        {"too_many_connections": 0.95},
        defer=True,
        source="Dovecot, mail_max_userip_connections",
    ),
    Rule(
        "D-0u",
        r"temporary authentication failure|unable to authenticate at present|temporary authentication (?:problem|error)",
        {"auth_backend_down": 0.93},
        note="The mail server's own log says which: its identity provider or its authentication service did not answer.",
        source="Dovecot login-common.h; Exim",
    ),
    Rule(
        "D-30",
        r"\[PRIVACYREQUIRED\]|not allowed until SSL/TLS|must issue a STARTTLS|STARTTLS (?:is )?(?:required|first)|encryption required",
        {"tls_starttls_required": 0.95},
        source="RFC 5530; Dovecot; RFC 3207",
    ),
    Rule(
        "D-31",
        r"unsupported (?:authentication|SASL) mechanism|unknown (?:authentication|SASL)? ?mechanism|authentication not enabled"
        r"|mechanism (?:not available|unavailable)|unrecogni[sz]ed (?:authentication )?mechanism",
        {"mechanism_not_supported": 0.93},
        source="Dovecot; Postfix",
    ),
    Rule(
        "D-32",
        r"SASL response limit exceeded|line too long|line length exceeded|command line too long",
        {"token_too_long": 0.93},
        source="Postfix; Dovecot",
    ),
    Rule(
        "D-33", r"invalid base64|(?:cannot|could not) decode (?:response|base64)", {"malformed_sasl": 0.8, "token_too_long": 0.4}
    ),
    Rule(
        "D-34",
        r"failed to connect to relay|relay server",
        {"server_temporary_error": 0.9},
        "smtp",
        source="Dovecot submission",
    ),
    Rule("D-35", r"TLS (?:is )?(?:not available|unavailable)|TLS not configured", {"starttls_unavailable": 0.95}),
    Rule(
        "C-01",
        r"\[EXPIRED\]|(?:access )?token (?:has |is )?expired|expired token",
        {"token_expired": 0.9},
        source="RFC 5530",
    ),
    Rule("C-02", r"\[AUTHORIZATIONFAILED\]|\[NOPERM\]", {"no_mailbox_permission": 0.8, "user_mismatch": 0.4}, source="RFC 5530"),
    Rule(
        "C-03",
        r"\[IN-?USE\]|maildrop (?:is )?(?:already )?locked|mailbox is (?:already )?(?:locked|in use)",
        {"mailbox_locked_by_other_session": 0.9},
        defer=True,
        source="RFC 2449; RFC 5530",
    ),
    Rule("C-04", r"\[LOGIN-DELAY\]|\[LIMIT\]|rate limit", {"throttled": 0.85}, defer=True, source="RFC 2449; RFC 5530"),
    Rule(
        "C-05",
        r"\[NONEXISTENT\]|mailbox (?:does not|doesn't) exist|no such mailbox",
        {"mailbox_not_found": 0.85},
        source="RFC 5530",
    ),
    Rule("C-06", r"\[OVERQUOTA\]|over quota|quota exceeded", {"mailbox_full": 0.8}, source="RFC 5530"),
    Rule("C-07", r"account (?:is |has been )?(?:locked|disabled|suspended)|\[ACCOUNT-?LOCKED\]", {"account_locked": 0.9}),
    Rule("C-08", r"\[CONTACTADMIN\]", {"conditional_access_block": 0.4, "account_locked": 0.4}, source="RFC 5530"),
    Rule(
        "C-09",
        r"\[UNAVAILABLE\]|\[SYS/TEMP\]|\A4\d\d .*\b4\.7\.\d",
        {"auth_backend_down": 0.6, "server_temporary_error": 0.5},
        stages="auth",
        source="RFC 5530; RFC 3206",
    ),
    Rule(
        "C-10",
        r"\[UNAVAILABLE\]|\[SYS/TEMP\]|\[SERVERBUG\]|\A4\d\d\b|try again later|temporar(?:y|ily)",
        {"server_temporary_error": 0.8},
        source="RFC 5530; RFC 3206; RFC 5321",
    ),
    Rule("C-11", r"\[SYS/PERM\]", {"pop_disabled": 0.5, "protocol_disabled": 0.45}, "pop", source="RFC 3206"),
    Rule(
        "C-14",
        r"unsafe login",
        {"client_id_command_required": 0.9},
        "imap",
        source="NetEase's IMAP servers, in many clients' issue trackers",
    ),
    Rule(
        "C-15",
        r"(?:\bIP\b|IP address|country|region|location)[^.]{0,60}(?:blocked|blacklisted|denied|not allowed|restricted)",
        {"geo_or_ip_blocked": 0.8},
    ),
    Rule("C-12i", r"IMAP\b[^.]{0,40}\b(?:disabled|not (?:allowed|permitted|enabled))", {"imap_disabled": 0.85}, "imap"),
    Rule("C-12p", r"POP3?\b[^.]{0,40}\b(?:disabled|not (?:allowed|permitted|enabled))", {"pop_disabled": 0.85}, "pop"),
    Rule(
        "C-12",
        r"(?:service|protocol|submission|SMTP) (?:is |access is )?(?:disabled|not (?:allowed|permitted|enabled))",
        {"protocol_disabled": 0.8},
    ),
    Rule(
        "C-13",
        r"\[AUTHENTICATIONFAILED\]|\[AUTH\]|\b5\.7\.8\b|authentication (?:failed|failure|unsuccessful|error|rejected|credentials invalid)"
        r"|incorrect authentication data|(?:invalid|bad|wrong) (?:credentials|token|user|password|login)|not authori[sz]ed|unauthori[sz]ed"
        r"|(?:login|logon|auth) failed|(?:access|permission) denied|\A535\b",
        _REFUSED,
        stages="auth",
        generic=True,
        source="RFC 5530; RFC 3206; RFC 4954",
    ),
)
