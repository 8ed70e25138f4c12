# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Gmail and Google Workspace: IMAP, POP, SMTP. Its token endpoint is in ``google``."""

from __future__ import annotations

from .rule import Rule, enhanced

_REFUSED = {"token_rejected": 0.5, "password_wrong": 0.4}

GMAIL = (
    Rule(
        "G-10",
        r"IMAP access is disabled for your domain",
        {"imap_disabled": 0.97},
        {"imap"},
        source="public code",
        confidence="code",
        remedy="A Google Workspace administrator allows IMAP: Admin console, Apps, Google Workspace, Gmail, End User Access.",
        seen=("imap auth: NO [ALERT] IMAP access is disabled for your domain. Please contact your domain administrator",),
    ),
    Rule(
        "G-09",
        r"account is not enabled for IMAP",
        {"imap_disabled": 0.97},
        {"imap"},
        source="public code",
        confidence="code",
        remedy="Switch IMAP on in the Gmail settings of {user} (Forwarding and POP/IMAP).",
        seen=(
            (
                "imap auth: NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings "
                "page and enable your account for IMAP access. (Failure)"
            ),
        ),
    ),
    Rule(
        "P-06",
        r"account is not enabled for POP",
        {"pop_disabled": 0.97},
        {"pop"},
        source="public code",
        confidence="code",
        remedy="Switch POP on in the Gmail settings of {user} (Forwarding and POP/IMAP).",
        seen=("pop auth: -ERR [SYS/PERM] Your account is not enabled for POP access.",),
    ),
    Rule(
        "G-15",
        r"account exceeded (?:command|bandwidth)",
        {"throttled": 0.95},
        defer=True,
        source="public code",
        confidence="code",
        remedy="Wait up to a day; then fetch less, with fewer connections.",
        seen=("imap after_auth: NO [ALERT] Account exceeded command or bandwidth limits. (Failure)",),
    ),
    Rule(
        "G-07",
        r"\[WEBALERT (?P<url>[^\s\]]{1,500})\]",
        {"risky_sign_in": 0.95},
        source="S22.Imap issue 116",
        remedy="Open {url} in a browser as {user} and pass what is asked there.",
        seen=("imap auth: NO [WEBALERT https://accounts.test/x] Web login required.",),
    ),
    Rule(
        "G-06",
        r"web ?login ?required|log ?in (?:via|with|through|using) (?:your|a) (?:web )?browser|answer[/=]78754",
        {"risky_sign_in": 0.93},
        source="php-imap issue 87; mailcow issue 4277",
        seen=(
            (
                "imap auth: NO [ALERT] Please log in via your web browser: "
                "https://support.google.com/mail/accounts/answer/78754 (Failure)"
            ),
        ),
    ),
    Rule(
        "G-12",
        enhanced(r"5\.7\.14"),
        {"risky_sign_in": 0.93},
        {"smtp"},
        source="public code",
        confidence="code",
        seen=(
            (
                "smtp auth: 534-5.7.14 <https://accounts.google.com/signin/continue> Please\n534 5.7.14 use the page "
                "and then try again."
            ),
        ),
    ),
    Rule(
        "G-11",
        r"application-specific password|InvalidSecondFactor",
        {"app_password_required": 0.95},
        source="public code",
        confidence="code",
        seen=(
            (
                "smtp auth: 534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9 "
                "https://support.google.com/mail/?p=InvalidSecondFactor"
            ),
        ),
    ),
    Rule(
        "G-13",
        r"too many log-?in attempts",
        {"too_many_auth_attempts": 0.95},
        defer=True,
        source="public code",
        confidence="code",
        seen=("smtp auth: 454 4.7.0 Too many login attempts, please try again later.",),
    ),
    Rule(
        "G-04",
        r"invalid SASL argument",
        {"malformed_sasl": 0.9},
        {"imap"},
        source="node-imap issue 233",
        seen=("imap auth: BAD Invalid SASL argument. d2mb1234",),
    ),
    Rule(
        "G-14",
        r"daily user sending (?:limit|quota)",
        {"throttled": 0.9},
        {"smtp"},
        source="public code",
        confidence="code",
        remedy="Wait a day, and send fewer messages from this account.",
        seen=("smtp after_auth: 550 5.4.5 Daily user sending limit exceeded.",),
    ),
)

GENERAL = (
    Rule(
        "G-05",
        r"username and password not accepted",
        _REFUSED,
        {"smtp"},
        generic=True,
        source="MailKit issue 1329",
        seen=(
            (
                "smtp auth: 535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  "
                "https://support.google.com/mail/?p=BadCredentials"
            ),
        ),
    ),
    Rule(
        "G-03",
        r"invalid credentials",
        _REFUSED,
        generic=True,
        source="emailjs-imap-client issue 96",
        seen=("imap auth: NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)",),
    ),
)

#: What the challenge of a refused login holds beside a status (RFC 7628 section 3.2.2).
CHALLENGES = (
    Rule(
        "G-01",
        r'"status" *: *"?40[013].{0,80}mail\.google\.com',
        {"missing_scope": 0.6, "token_expired": 0.4},
        {"challenge"},
        source="gmail-oauth2-tools issue 78; PHPMailer issue 1664",
        remedy="Ask for the scope https://mail.google.com/ (gmail.send and gmail.modify are not enough), and mint a new token.",
        note="Google says the same of a token without its full mail scope and of one that has expired.",
        seen=('challenge auth: {"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}',),
    ),
    Rule(
        "G-02",
        r'"(?:status|error)" *: *"invalid_request"',
        {"malformed_sasl": 0.75},
        {"challenge"},
        source="curl issue 10259; RFC 7628",
        seen=('challenge auth: {"status":"invalid_request","scope":"https://mail.google.com/"}',),
    ),
    Rule(
        "H-01",
        r"insufficient_scope",
        {"missing_scope": 0.85},
        {"challenge"},
        source="RFC 7628; RFC 6750",
        confidence="standard",
        seen=('challenge auth: {"status":"insufficient_scope","scope":"imap"}',),
    ),
    Rule(
        "H-02",
        r'"(?:status|error)" *: *"invalid_token"',
        {"token_rejected": 0.6},
        {"challenge"},
        generic=True,
        source="RFC 7628; RFC 6750",
        confidence="standard",
        seen=('challenge auth: {"status":"invalid_token","scope":"imap"}',),
    ),
)
