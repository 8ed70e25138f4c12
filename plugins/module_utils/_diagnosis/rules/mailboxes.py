# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every other server, once a login is past its first questions: the mailbox, limits, the server's own trouble, and bare refusals."""

from __future__ import annotations

from .rule import Rule

_REFUSED = {"token_rejected": 0.5, "password_wrong": 0.4}

SPECIFIC = (
    # --- mailbox
    Rule(
        "C-02",
        r"\[AUTHORIZATIONFAILED\]|\[NOPERM\]",
        {"no_mailbox_permission": 0.8, "user_mismatch": 0.4},
        source="RFC 5530",
        confidence="standard",
        seen=("imap auth: NO [AUTHORIZATIONFAILED] No such authorization",),
    ),
    Rule(
        "C-05",
        r"\[NONEXISTENT\]|mailbox (?:does not|doesn't) exist|no such mailbox|mailbox (?:is )?(?:unknown|not found)|"
        r"unknown mailbox|\b(?:has|have|is) no mailbox|\bno mailbox (?:for|of|named|called)|mailbox \S{1,254} (?:is "
        r")?(?:not found|unknown|does not exist|doesn't exist)",
        {"mailbox_not_found": 0.85, "no_mailbox_permission": 0.3},
        source="RFC 5530",
        confidence="standard",
        seen=("imap after_auth: NO [NONEXISTENT] Unknown Mailbox: INBOX",),
    ),
    Rule(
        "C-37",
        r"\baccount\b.{0,20}\b(?:deleted|removed|no longer exists|does not exist|doesn't exist|closed)",
        {"account_deleted": 0.85},
        source="hosted servers",
        seen=("imap auth: NO This account was deleted",),
    ),
    Rule(
        "C-38",
        r"no such (?:user|account)|\buser (?:not found|does not exist|doesn't exist|is unknown)|\bunknown user\b(?! ?name)",
        {"mailbox_not_found": 0.6, "account_deleted": 0.5, "user_mismatch": 0.35},
        source="Dovecot; James; hosted servers",
        seen=("pop auth: -ERR No such user here",),
    ),
    Rule(
        "C-39",
        r"\[(?:LIMIT|THROTTLED)\]|\b(?:daily|hourly|sending|message|submission|mail|rate) (?:\w+ )?quota (?:is |has "
        r"been )?(?:exceeded|reached)|\brate[- ]?limit|\b(?:is|are|been|being|were) throttled|\bthrottling\b|too many "
        r"(?:requests|messages|operations)"
        r"|\b(?:limits?|rate|bandwidth) (?:has |have |is |was )?(?:been )?(?:exceeded|reached)|exceed(?:s|ed|ing)? (?:\w+ ){0,5}(?:limits?|rate)\b"
        r"|\brate (?:too|that)\b|slow down|\blimited to \d",
        {"throttled": 0.87},
        defer=True,
        source="RFC 5530; hosted servers",
        seen=("imap auth: NO [LIMIT] Rate limit hit",),
    ),
    Rule(
        "C-06",
        r"\[OVERQUOTA\]|over (?:the )?quota|(?<!message )(?<!sending )(?<!rate )(?<!mail )quota (?:is |has been "
        r")?exceeded|mailbox (?:is )?(?:full|over)|exceeded storage",
        {"mailbox_full": 0.85},
        source="RFC 5530; RFC 5321",
        confidence="standard",
        seen=("imap after_auth: NO [OVERQUOTA] Quota exceeded",),
    ),
    # --- the server's own trouble
    Rule(
        "D-34",
        r"failed to connect to relay|relay server",
        {"server_temporary_error": 0.9},
        {"smtp"},
        source="Dovecot submission",
        remedy="Look at the relay that this server hands mail to (submission_relay_host); the login itself worked.",
        seen=("smtp after_auth: 421 4.4.0 mail.lab.test Failed to connect to relay server (connect)",),
    ),
    Rule(
        "C-41",
        r"\b(?:for|of|due to) inactivity|\btimeout exceeded|autologout|idle (?:for )?too long|login timeout",
        {"connection_reset": 0.6, "connection_timeout": 0.45},
        source="RFC 3501; Dovecot",
        seen=("imap auth: BYE Disconnected for inactivity.",),
    ),
    Rule(
        "C-42",
        r"session (?:has |is |was )?(?:expired|invalidated|terminated)|\bre-?log-?in\b|log ?in again",
        {"session_expired": 0.85, "token_expired": 0.4},
        source="hosted servers",
        seen=("imap after_auth: NO Your session has expired",),
    ),
    Rule(
        "C-09",
        r"\[UNAVAILABLE\]|\[SYS/TEMP\]|\A4\d\d .{0,10}\b4\.7\.\d",
        {"auth_backend_down": 0.6, "server_temporary_error": 0.5},
        stages={"auth"},
        source="RFC 5530; RFC 3206",
        confidence="standard",
        seen=("pop auth: -ERR [SYS/TEMP] Something went wrong",),
    ),
    Rule(
        "C-10",
        r"\[UNAVAILABLE\]|\[SYS/TEMP\]|\[SERVERBUG\]|\[CORRUPTION\]|\[TEMPFAIL\]|\A4\d\d\b|\b(?:try|retry) (?:again "
        r")?(?:later|in a)|\btemporarily\b|\btemporary (?:\w+ ){0,3}(?:error|fail\w*|problem|fault|issue|condition|"
        r"outage)"
        r"|\b(?:server|system|service|backend) (?:is )?(?:currently )?(?:too )?(?:busy|unavailable|not available|overloaded|offline|shutting down|down)\b"
        r"|shutting down|internal (?:server )?error|\bserver error\b|please retry|\bmaintenance\b|insufficient system (?:storage|resources)|out of memory",
        {"server_temporary_error": 0.8},
        source="RFC 5530; RFC 3206; RFC 5321",
        confidence="standard",
        seen=("imap greeting: BYE Service temporarily unavailable",),
    ),
    Rule(
        "C-43",
        r"permission denied|\baccess\b.{0,40}\bdenied|\bno (?:access|permission|rights?) (?:to|for|on)\b|not "
        r"(?:authori[sz]ed|permitted|allowed) to (?:access|open|read|select|examine)"
        r"|insufficient (?:rights|privileges|permissions?)|do(?:es)? not have (?:access|permission|rights?)",
        {"no_mailbox_permission": 0.8, "user_mismatch": 0.35},
        stages={"after_auth"},
        source="Cyrus; Courier; Dovecot",
        seen=("imap after_auth: NO Permission denied",),
    ),
    Rule(
        "C-08",
        r"\[CONTACTADMIN\]",
        {"conditional_access_block": 0.45, "account_locked": 0.4},
        source="RFC 5530",
        confidence="standard",
        seen=("imap auth: NO [CONTACTADMIN] Ask your helpdesk",),
    ),
    Rule(
        "C-11",
        r"\[SYS/PERM\]",
        {"pop_disabled": 0.5, "protocol_disabled": 0.45},
        {"pop"},
        source="RFC 3206",
        confidence="standard",
        seen=("pop auth: -ERR [SYS/PERM] Not for you",),
    ),
    Rule(
        "C-44",
        r"command (?:is )?(?:not (?:recogni[sz]ed|implemented|supported|known)|un(?:recogni[sz]ed|known|implemented))"
        r"|(?:unknown|unrecogni[sz]ed|invalid|unimplemented|illegal) command|\A504\b",
        {"mechanism_not_supported": 0.7, "token_too_long": 0.3},
        stages={"auth"},
        source="RFC 5321; RFC 4954",
        confidence="standard",
        seen=("smtp auth: 500 5.5.1 Command unrecognized",),
    ),
    Rule(
        "C-49",
        r"command (?:is )?(?:not (?:recogni[sz]ed|implemented|supported|known)|un(?:recogni[sz]ed|known|implemented))"
        r"|(?:unknown|unrecogni[sz]ed|invalid|unimplemented|illegal) command",
        {"starttls_unavailable": 0.85},
        stages={"starttls"},
        source="RFC 5321; RFC 4954",
        confidence="standard",
        seen=("smtp starttls: 502 5.5.1 Command not implemented",),
    ),
)

#: Bare refusals, after everything that says more.
GENERAL = (
    Rule(
        "D-00",
        r"\[AUTHENTICATIONFAILED\] authentication failed",
        _REFUSED,
        {"imap"},
        stages={"auth"},
        generic=True,
        note="Dovecot tells its client no more than that; the reason is in its own log.",
        source="Dovecot, login-common.h",
        seen=("imap auth: NO [AUTHENTICATIONFAILED] Authentication failed.",),
    ),
    Rule(
        "C-13",
        r"\[AUTHENTICATIONFAILED\]|\[AUTH\]|\bauth(?:enticat|ori[sz]at)(?:ion|ing|e)\b.{0,20}\b(?:failed|failure|"
        r"unsuccessful|error|rejected|denied|refused|incorrect|(?:is |are )?invalid)"
        r"|(?:failed|unable|could not|cannot) (?:to )?authenticate|authentication credentials"
        r"|incorrect authentication data|(?:invalid|bad|wrong|incorrect)[_ ](?:\w+ )?(?:credentials?|token|user|user ?name|password|log-?in|sign-?in)"
        r"|(?:user ?name|log-?in|password|credentials?|token)(?: (?:or|and|/) \w+)?,? (?:is |are |was |were "
        r")?(?:incorrect|invalid|wrong|not (?:valid|accepted|correct|recogni[sz]ed)|rejected|refused)"
        r"|not authori[sz]ed|unauthori[sz]ed|(?:log-?in|log-?on|sign-?in|auth) (?:has |was )?(?:fail\w*|denied|incorrect|rejected|refused|unsuccessful)"
        r"|(?:access|permission) denied|\A535(?:[ -][245]\.\d\.\d{1,3})?[ .]*\Z",
        _REFUSED,
        stages={"auth"},
        generic=True,
        source="RFC 5530; RFC 3206; RFC 4954",
        confidence="standard",
        seen=(
            "pop auth: -ERR [AUTH] Authentication failed.",
            "smtp auth: 535 5.7.8 Authentication failed.",
            "smtp auth: 535 5.7.8 Error: authentication failed: (reason unavailable)",
            "smtp auth: 535 Incorrect authentication data",
            "imap auth: NO Authentication failed: unauthorized",
        ),
    ),
    Rule(
        "C-47",
        r"authentication (?:is )?(?:required|needed)|not (?:logged in|authenticated)|log-?in first",
        {"token_rejected": 0.5, "smtp_auth_disabled_mailbox": 0.35},
        stages={"after_auth"},
        generic=True,
        source="RFC 4954; hMailServer",
        confidence="standard",
        seen=("smtp after_auth: 530 SMTP authentication is required.",),
    ),
    Rule(
        "C-48",
        r"(?:invalid|unknown|untrusted|wrong) issuer|\bissuer\b.{0,40}(?:invalid|not (?:allowed|trusted|valid|accepted)|mismatch|unknown)|\biss claim",
        {"wrong_tenant": 0.6, "wrong_cloud": 0.4, "token_rejected": 0.4},
        {"imap", "pop", "smtp", "challenge"},
        stages={"auth"},
        source="RFC 7519",
        seen=("imap auth: NO Invalid issuer",),
    ),
    Rule(
        "C-45",
        r"\A535\b",
        {"unknown": 0.45, "token_rejected": 0.4, "password_wrong": 0.35},
        stages={"auth"},
        source="RFC 4954: credentials invalid, for a reason in words that nobody knows",
        confidence="standard",
        seen=("smtp auth: 535 Purple elephants on the line",),
    ),
)
