# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Classes of codes: what a number or a bracketed word says where nobody knows the sentence beside it. The weakest layer.

RFC 5530 and 3206 (IMAP and POP response codes), RFC 3463, 5248 and 4954 (enhanced status codes), Microsoft's "Email non-delivery reports",
RFC 9110 (HTTP). Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

#: What a class of codes can count at most.
CAP = 0.6

_RESPONSE_CODES: t.Mapping[str, t.Mapping[str, float]] = {
    "UNAVAILABLE": {"server_temporary_error": 0.55, "auth_backend_down": 0.5},
    "SERVERBUG": {"server_temporary_error": 0.6},
    "SYS/TEMP": {"server_temporary_error": 0.6},
    "INUSE": {"mailbox_locked_by_other_session": 0.6},
    "IN-USE": {"mailbox_locked_by_other_session": 0.6},
    "LOGIN-DELAY": {"throttled": 0.6},
    "LIMIT": {"throttled": 0.55},
    "OVERQUOTA": {"mailbox_full": 0.6},
    "AUTHENTICATIONFAILED": {"token_rejected": 0.5},
    "AUTH": {"token_rejected": 0.5},
    "AUTHORIZATIONFAILED": {"no_mailbox_permission": 0.55, "user_mismatch": 0.45},
    "NOPERM": {"no_mailbox_permission": 0.55},
    "EXPIRED": {"token_expired": 0.5, "account_locked": 0.4},
    "PRIVACYREQUIRED": {"tls_starttls_required": 0.6},
    "CONTACTADMIN": {"account_locked": 0.4, "conditional_access_block": 0.4},
    "NONEXISTENT": {"mailbox_not_found": 0.5},
    "CLIENTBUG": {"client_defect": 0.55},
    "CANNOT": {"client_defect": 0.35, "no_mailbox_permission": 0.35},
    "CORRUPTION": {"server_temporary_error": 0.55},
}

#: Enhanced codes by subject and detail, whole ones first; the class (4 or 5) is looked at apart.
_ENHANCED: tuple[tuple[str, t.Mapping[str, float]], ...] = (
    (r"\.1\.(?:7|8)", {"send_as_denied": 0.45, "client_misconfigured": 0.45}),
    (r"\.1\.(?:1|2|3|4|6|10|351)", {"recipient_fault": 0.6}),
    (r"\.1\.0", {"recipient_fault": 0.4, "send_as_denied": 0.4, "client_misconfigured": 0.35}),
    (r"\.2\.(?:1|2)", {"recipient_fault": 0.5, "mailbox_full": 0.35, "account_locked": 0.3}),
    (r"\.2\.(?:0|3|4)|\.3\.4|\.6\.\d{1,3}", {"message_refused": 0.5}),
    (r"\.2\.252|\.7\.60", {"send_as_denied": 0.6}),
    (r"\.3\.\d", {"server_temporary_error": 0.45}),
    (r"\.4\.1", {"recipient_fault": 0.5, "connection_timeout": 0.3}),
    (r"\.4\.\d{1,3}", {"server_temporary_error": 0.4, "dns_failure": 0.3}),
    (r"\.5\.(?:3|4\d\d)", {"throttled": 0.4, "message_refused": 0.35}),
    (r"\.7\.(?:8|9)", {"token_rejected": 0.5, "password_wrong": 0.4}),
    (r"\.7\.3", {"token_rejected": 0.5}),
    (
        r"\.7\.139",
        {
            "token_rejected": 0.4,
            "conditional_access_block": 0.4,
            "smtp_auth_disabled_tenant": 0.35,
            "smtp_auth_disabled_mailbox": 0.35,
            "basic_auth_disabled": 0.35,
        },
    ),
    (r"\.7\.(?:57|0)", {"client_misconfigured": 0.4, "token_rejected": 0.35}),
    (r"\.7\.(?:54|64|367)", {"relay_denied": 0.55}),
    (r"\.7\.(?:5\d\d|2[0-6]|60[6-9]|7\d\d|51[15]|23)", {"spam_block": 0.55}),
    (r"\.7\.(?:13)", {"account_locked": 0.5}),
)
_ENHANCED_PATTERNS = tuple(
    (re.compile(rf"(?<![\d.])(?P<class>[45])(?:{pattern})(?!\d|\.\d)"), causes) for pattern, causes in _ENHANCED
)

_BRACKET = re.compile(r"\[([A-Z][A-Z/-]{2,24})\b[^\]]{0,40}\]")

#: Statuses of HTTP, only where the text says that it is one.
_HTTP = re.compile(
    r"(?:HTTP(?:/\d(?:\.\d)?| error|[ _]?status)?(?: code)?|status(?:[ _]?code)?|returned)[ :=\"'(]{1,4}(?P<status>[45]\d\d)\b",
    re.IGNORECASE,
)
_HTTP_CAUSES: t.Mapping[str, t.Mapping[str, float]] = {
    "400": {"token_refresh_failed": 0.4, "client_misconfigured": 0.35},
    "401": {"token_rejected": 0.35, "token_expired": 0.3},
    "403": {"graph_insufficient_privileges": 0.35},
    "404": {"graph_object_not_found": 0.3, "client_misconfigured": 0.3},
    "407": {"proxy_auth_required": 0.6},
    "429": {"throttled": 0.6},
    "5": {"idp_temporary_error": 0.45, "server_temporary_error": 0.4},
}


def named(text: str) -> dict[str, float]:
    """Return what the classes of the codes in a text may mean, each cause with its score; nothing without a code that is known."""
    causes: dict[str, float] = {}

    def add(some: t.Mapping[str, float]) -> None:
        for cause, score in some.items():
            causes[cause] = max(causes.get(cause, 0.0), min(score, CAP))

    for word in _BRACKET.findall(text[:8000]):
        add(_RESPONSE_CODES.get(word, {}))
    for pattern, some in _ENHANCED_PATTERNS:
        found = pattern.search(text[:8000])
        if found is not None:
            add(some)
            break
    status = _HTTP.search(text[:8000])
    if status is not None:
        add(_HTTP_CAUSES.get(status["status"]) or (_HTTP_CAUSES["5"] if status["status"].startswith("5") else {}))
    return causes
