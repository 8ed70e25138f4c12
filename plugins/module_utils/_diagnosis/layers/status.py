# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Codes of the standards and of the large services, and what a class of them may mean. Data only; runs on Python 3.8.

Scores below 0.5 are guesses: such a code is said for several reasons, and the words beside it decide.
"""

from __future__ import annotations

import typing as t

Causes = t.Mapping[str, float]


def _each(codes: t.Iterable[str], causes: Causes) -> dict[str, Causes]:
    return dict.fromkeys(codes, causes)


_RECIPIENT: Causes = {"recipient_fault": 0.6}
_MESSAGE: Causes = {"message_refused": 0.55}
_SPAM: Causes = {"spam_block": 0.56}
_LATER: Causes = {"server_temporary_error": 0.45}
_RELAY: Causes = {"relay_denied": 0.56}
_SENDER: Causes = {"send_as_denied": 0.45, "client_misconfigured": 0.42}
_LIMIT: Causes = {"throttled": 0.56}
_ROUTE: Causes = {"recipient_fault": 0.5, "dns_failure": 0.4, "server_temporary_error": 0.35}
_FAR_TLS: Causes = {"recipient_fault": 0.5, "server_certificate_missing": 0.2}
_DEFECT: Causes = {"client_defect": 0.42, "protocol_violation": 0.3}

#: RFC 3463, 4954, 5248, 6531, 6710, 7293, 7372, 7505 and 8689 (IANA, "SMTP Enhanced Status Codes"); Microsoft, "Email non-delivery reports and
#: SMTP errors in Exchange Online"; Google, "SMTP error reference". At a stage first (auth, mail), then whole codes, then subject and detail
#: alone.
ENHANCED: t.Mapping[str, Causes] = {
    # --- addresses
    "1.0": {"send_as_denied": 0.4, "recipient_fault": 0.38, "client_misconfigured": 0.35},
    **_each(("1.1", "1.2", "1.3", "1.4", "1.6", "1.9", "1.10", "1.20", "1.351"), _RECIPIENT),
    "1.7": _SENDER,
    "1.8": {"send_as_denied": 0.45, "client_misconfigured": 0.42, "outbound_spam_block": 0.4},
    "1.90": _LIMIT,
    # --- mailboxes
    "2.0": {"message_refused": 0.45, "recipient_fault": 0.4},
    "2.1": {"recipient_fault": 0.5, "account_locked": 0.35, "mailbox_full": 0.2},
    "4.2.1": {"recipient_fault": 0.45, "throttled": 0.4, "server_temporary_error": 0.35},
    "2.2": {"recipient_fault": 0.5, "mailbox_full": 0.45},
    "2.3": _MESSAGE,
    "2.4": _RECIPIENT,
    **_each(("2.14", "2.121", "2.122"), {"recipient_fault": 0.56, "throttled": 0.4}),
    "2.252": {"send_as_denied": 0.6},
    # --- the mail system
    **_each(("3.0", "3.1", "3.2", "3.5", "3.6"), _LATER),
    "3.3": _DEFECT,
    "3.4": _MESSAGE,
    "3.190": _RECIPIENT,
    # --- network and routes
    "4.0": _LATER,
    **_each(("4.1", "4.2", "4.4", "4.7", "4.300", "4.310", "4.312", "4.315", "4.316", "4.317", "4.318"), _ROUTE),
    "5.4.1": {"recipient_fault": 0.5, "relay_denied": 0.42},
    "4.3": {"dns_failure": 0.42, "server_temporary_error": 0.4},
    "4.5": _LIMIT,
    **_each(("4.6", "4.14"), {"message_refused": 0.5, "recipient_fault": 0.42}),
    # --- commands
    **_each(("5.0", "5.1", "5.2", "5.4", "5.5"), _DEFECT),
    "5.3": {"throttled": 0.45, "message_refused": 0.4},
    "5.6": {"token_too_long": 0.56},
    "5.105": _RECIPIENT,
    "5.124": {"malformed_sasl": 0.56},
    "5.127": {"token_expiring_soon": 0.56},
    # --- messages
    **{f"6.{detail}": _MESSAGE for detail in (*range(14), 211)},
    # --- policy and security
    "7.0": {"client_misconfigured": 0.42, "token_rejected": 0.35, "spam_block": 0.35},
    "4.7.0": {"server_temporary_error": 0.45, "throttled": 0.4, "greylisted": 0.35, "spam_block": 0.35},
    "auth 4.7.0": {"auth_backend_down": 0.55, "throttled": 0.3},
    "auth 7.1": {"token_rejected": 0.45, "protocol_disabled": 0.4, "account_locked": 0.35},
    **_each(("rcpt 7.0", "rcpt 7.1"), {"relay_denied": 0.45, "recipient_fault": 0.42, "spam_block": 0.4}),
    **_each(("from 7.0", "from 7.1"), {"client_misconfigured": 0.44, "send_as_denied": 0.43, "spam_block": 0.38}),
    **_each(("data 7.0", "data 7.1"), {"spam_block": 0.46, "send_as_denied": 0.4, "message_refused": 0.38}),
    **_each(("auth 5.0", "auth 5.1"), {"mechanism_not_supported": 0.45, "client_defect": 0.3}),
    **_each(("auth 5.2", "auth 5.4"), {"malformed_sasl": 0.5, "token_too_long": 0.3}),
    **_each(("greeting 7.0", "greeting 7.1"), {"geo_or_ip_blocked": 0.5}),
    "7.1": {"relay_denied": 0.4, "spam_block": 0.39, "recipient_fault": 0.35, "send_as_denied": 0.3},
    "4.7.1": {"greylisted": 0.45, "spam_block": 0.4, "server_temporary_error": 0.38},
    "7.2": _RECIPIENT,
    "7.3": {"token_rejected": 0.5},
    "7.4": {"mechanism_not_supported": 0.56},
    **_each(("7.5", "7.6", "7.7"), {"tls_interrupted": 0.4, "message_refused": 0.35}),
    "7.8": {"token_rejected": 0.5, "password_wrong": 0.4},
    "7.9": {"app_password_required": 0.42, "mechanism_not_supported": 0.4, "token_rejected": 0.38, "account_locked": 0.3},
    **_each(("7.10", "7.11"), {"tls_starttls_required": 0.56}),
    "7.12": {"recipient_fault": 0.45, "password_wrong": 0.35},
    "7.13": {"account_locked": 0.56},
    "7.14": {"risky_sign_in": 0.45, "app_password_required": 0.4},
    **_each(("7.15", "7.16"), _MESSAGE),
    **_each(("7.17", "7.18", "7.19"), _RECIPIENT),
    **_each([f"7.{detail}" for detail in (20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 32)], _SPAM),
    "4.7.28": {"spam_block": 0.5, "throttled": 0.45},
    "7.30": {"basic_auth_disabled": 0.45, "message_refused": 0.35},
    **_each(("7.51", "7.64", "7.68", "7.367"), _RELAY),
    "7.54": _RELAY,
    "7.57": {"client_misconfigured": 0.45, "token_rejected": 0.35},
    "7.60": {"send_as_denied": 0.6},
    "4.7.66": {"tls_version_client_too_old": 0.56},
    **_each([f"7.{detail}" for detail in (12, 120, 124, 127, 129, 133, 134, 135, 136)], _RECIPIENT),
    "7.139": {
        "conditional_access_block": 0.42,
        "token_rejected": 0.4,
        "smtp_auth_disabled_tenant": 0.35,
        "smtp_auth_disabled_mailbox": 0.35,
        "basic_auth_disabled": 0.35,
    },
    **_each(("7.232", "7.233", "7.236"), {"throttled": 0.56, "spam_block": 0.3}),
    **_each([f"7.{detail}" for detail in range(320, 326)], _FAR_TLS),
    "7.506": {"helo_refused": 0.56},
    "7.520": {"message_refused": 0.5, "outbound_spam_block": 0.3},
    **_each(("7.501", "7.502", "7.503", "7.508", "7.509", "7.510", "7.511", "7.512", "7.513", "7.514", "7.515"), _SPAM),
    **_each(("7.703", "7.705", "7.708", "7.750"), {"outbound_spam_block": 0.5, "spam_block": 0.48, "throttled": 0.3}),
}

#: Ranges of Exchange Online's details below subject 7 (the same page): refused senders, to be tried later, banned addresses.
ENHANCED_RANGES: tuple[tuple[int, int, Causes], ...] = (
    (500, 699, _SPAM),
    (700, 799, {"outbound_spam_block": 0.45, "spam_block": 0.44}),
    (850, 899, {"throttled": 0.45, "spam_block": 0.44}),
)

#: RFC 5321 and 4954 (SMTP reply codes) where no enhanced code stands beside; at a stage first: auth, mail.
BASIC: t.Mapping[str, Causes] = {
    "421": {"server_temporary_error": 0.45, "throttled": 0.4},
    "auth 432": {"password_wrong": 0.4},
    "432": _LIMIT,
    "mail 450": {"greylisted": 0.42, "recipient_fault": 0.4, "server_temporary_error": 0.38},
    "450": {"server_temporary_error": 0.42, "greylisted": 0.4, "recipient_fault": 0.35},
    "mail 451": {"greylisted": 0.41, "server_temporary_error": 0.4, "throttled": 0.35},
    "451": {"server_temporary_error": 0.45, "throttled": 0.35},
    "452": {"throttled": 0.42, "server_temporary_error": 0.4, "mailbox_full": 0.35},
    "auth 454": {"auth_backend_down": 0.55},
    "454": {"auth_backend_down": 0.42, "starttls_unavailable": 0.4, "relay_denied": 0.35},
    "455": _DEFECT,
    **_each(("500", "501", "502", "503"), _DEFECT),
    "auth 500": {"token_too_long": 0.42, "mechanism_not_supported": 0.4},
    "auth 501": {"malformed_sasl": 0.45},
    "auth 502": {"mechanism_not_supported": 0.45},
    "auth 503": {"mechanism_not_supported": 0.42, "client_misconfigured": 0.4},
    **_each(("mail 502", "mail 503"), {"client_misconfigured": 0.42, "client_defect": 0.38}),
    "504": {"mechanism_not_supported": 0.5},
    "521": {"wrong_host_or_port": 0.42, "spam_block": 0.4},
    "525": {"account_locked": 0.5},
    "530": {"client_misconfigured": 0.45, "tls_starttls_required": 0.4},
    "534": {"app_password_required": 0.5, "password_wrong": 0.42, "mechanism_not_supported": 0.4},
    "535": {"token_rejected": 0.45, "password_wrong": 0.4},
    "538": {"tls_starttls_required": 0.56},
    "550": {"recipient_fault": 0.42, "spam_block": 0.41, "relay_denied": 0.4, "send_as_denied": 0.3},
    "rcpt 550": {"recipient_fault": 0.48, "relay_denied": 0.4, "spam_block": 0.38},
    "from 550": {"send_as_denied": 0.45, "spam_block": 0.42, "client_misconfigured": 0.4},
    "data 550": {"spam_block": 0.46, "message_refused": 0.44, "send_as_denied": 0.35},
    "data 554": {"spam_block": 0.46, "message_refused": 0.44, "send_as_denied": 0.35},
    "rcpt 554": {"relay_denied": 0.45, "recipient_fault": 0.42, "spam_block": 0.4},
    "from 553": {"send_as_denied": 0.48, "client_misconfigured": 0.42},
    "rcpt 553": {"recipient_fault": 0.46, "relay_denied": 0.42},
    "rcpt 501": {"recipient_fault": 0.46, "client_misconfigured": 0.42},
    "from 501": {"client_misconfigured": 0.46, "send_as_denied": 0.42},
    "551": {"relay_denied": 0.42, "recipient_fault": 0.41},
    "552": {"message_refused": 0.42, "mailbox_full": 0.41, "recipient_fault": 0.38},
    "553": {"send_as_denied": 0.42, "recipient_fault": 0.4, "client_misconfigured": 0.38, "relay_denied": 0.35},
    "554": {"spam_block": 0.42, "message_refused": 0.38, "relay_denied": 0.36, "recipient_fault": 0.35},
    "greeting 554": {"geo_or_ip_blocked": 0.42, "wrong_host_or_port": 0.41},
    "auth 554": {"geo_or_ip_blocked": 0.42, "token_rejected": 0.4},
    "555": {"client_defect": 0.42, "client_misconfigured": 0.4},
    "556": _RECIPIENT,
}

#: RFC 5530, 5162, 5464, 7889, 8474, 9051 (IANA, "IMAP Response Codes"), RFC 2449 and 3206 (POP3), and what Gmail, Yahoo and Zoho add.
RESPONSE_CODES: t.Mapping[str, Causes] = {
    "UNAVAILABLE": {"server_temporary_error": 0.55, "auth_backend_down": 0.5},
    "SERVERBUG": {"server_temporary_error": 0.6},
    "CORRUPTION": {"server_temporary_error": 0.55},
    "TEMPFAIL": {"server_temporary_error": 0.6},
    "SYS/TEMP": {"server_temporary_error": 0.6},
    "SYS/PERM": {"protocol_disabled": 0.45, "pop_disabled": 0.44, "account_locked": 0.3},
    "INUSE": {"mailbox_locked_by_other_session": 0.6},
    "IN-USE": {"mailbox_locked_by_other_session": 0.6},
    "LOGIN-DELAY": {"too_many_auth_attempts": 0.56, "throttled": 0.55},
    "LIMIT": {"throttled": 0.55, "too_many_connections": 0.5},
    "THROTTLED": {"throttled": 0.6},
    "OVERQUOTA": {"mailbox_full": 0.6},
    "AUTHENTICATIONFAILED": {"token_rejected": 0.5, "password_wrong": 0.4},
    "AUTH": {"token_rejected": 0.5, "password_wrong": 0.4},
    "AUTHORIZATIONFAILED": {"no_mailbox_permission": 0.55, "user_mismatch": 0.45},
    "NOPERM": {"no_mailbox_permission": 0.55},
    "EXPIRED": {"token_expired": 0.5, "account_locked": 0.4},
    "PRIVACYREQUIRED": {"tls_starttls_required": 0.6},
    "CONTACTADMIN": {"account_locked": 0.4, "conditional_access_block": 0.4},
    "NONEXISTENT": {"mailbox_not_found": 0.5},
    "TRYCREATE": {"mailbox_not_found": 0.45},
    "CLIENTBUG": {"client_defect": 0.55},
    "CANNOT": {"client_defect": 0.35, "no_mailbox_permission": 0.35},
    "BADCHARSET": {"client_defect": 0.5},
    "BADURL": {"client_defect": 0.4},
    "TOOBIG": {"message_refused": 0.55},
    "APPENDLIMIT": {"message_refused": 0.5},
    "WEBALERT": {"risky_sign_in": 0.5, "app_password_required": 0.45},
}

#: RFC 9110, 6585 and 7725; the 52x are Cloudflare's.
HTTP: t.Mapping[str, Causes] = {
    "400": {"token_refresh_failed": 0.4, "client_misconfigured": 0.35},
    "401": {"token_rejected": 0.35, "token_expired": 0.3, "client_secret_wrong": 0.28},
    "403": {"graph_insufficient_privileges": 0.35, "captive_or_inspecting_proxy": 0.25},
    "404": {"client_misconfigured": 0.34, "graph_object_not_found": 0.33},
    "405": {"client_misconfigured": 0.4},
    "407": {"proxy_auth_required": 0.6},
    "408": {"connection_timeout": 0.42, "idp_temporary_error": 0.41},
    "410": {"graph_object_not_found": 0.35},
    "411": {"client_defect": 0.4},
    "413": {"message_refused": 0.45},
    "415": {"client_defect": 0.42},
    "422": {"client_misconfigured": 0.35},
    "429": {"throttled": 0.6},
    "451": {"captive_or_inspecting_proxy": 0.42, "geo_or_ip_blocked": 0.41},
    "501": {"client_misconfigured": 0.35},
    "502": {"idp_temporary_error": 0.45, "server_temporary_error": 0.42, "captive_or_inspecting_proxy": 0.3},
    "504": {"idp_temporary_error": 0.45, "connection_timeout": 0.42, "server_temporary_error": 0.4},
    "511": {"captive_or_inspecting_proxy": 0.6},
    "5": {"idp_temporary_error": 0.45, "server_temporary_error": 0.42},
}

#: Error words of RFC 6750, 7009, 8693, 9449 and OpenID Connect Core, beside those of RFC 6749 and 8628, which are rules of their own.
OAUTH: t.Mapping[str, Causes] = {
    "invalid_token": {"token_rejected": 0.48, "token_expired": 0.45, "wrong_audience": 0.35},
    "insufficient_scope": {"missing_scope": 0.58},
    "invalid_request": {"client_misconfigured": 0.4, "unsupported_property": 0.39, "wrong_flow": 0.3},
    "unsupported_token_type": {"wrong_flow": 0.45},
    "account_selection_required": {"interactive_challenge_required": 0.55},
    "invalid_target": {"wrong_audience": 0.55},
    "use_dpop_nonce": {"token_protection_required": 0.45},
    "invalid_dpop_proof": {"token_protection_required": 0.45},
    "insufficient_user_authentication": {"mfa_required": 0.55},
}

#: How codes of Microsoft Graph and of Exchange's web services end or what they hold, the telling ones first.
GRAPH: tuple[tuple[str, Causes], ...] = (
    (r"\w*SendAsDenied|\w*SendOnBehalf\w*", {"send_as_denied": 0.6}),
    (r"\w*(?:Throttl\w*|TooManyRequests|ServerBusy|ExceededConnectionCount|RateLimit\w*|activityLimitReached)", {"throttled": 0.58}),
    (r"\w*(?:Quota\w*Exceeded|QuotaLimit\w*)", {"mailbox_full": 0.42, "graph_quota_exceeded": 0.41}),
    (
        (
            r"\w*(?:ServiceUnavailable|BadGateway|GatewayTimeout|InternalServerError|ServiceNotAvailable|StoreUnavailable|TransientError|Timeout"
            r"|ConcurrencyViolation|generalException|ServerError)"
        ),
        {"idp_temporary_error": 0.5, "server_temporary_error": 0.45},
    ),
    (r"\w*(?:Expired\w*Token|Token\w*Expired|ExpiredToken|TokenExpired|LifetimeValidationFailed)", {"token_expired": 0.58}),
    (r"\w*(?:UnknownTenant\w*|TenantNotFound|InvalidTenant\w*)", {"wrong_tenant": 0.56}),
    (r"\w*(?:Mailbox\w*(?:NotFound|NotEnabled\w*)|NonExistentMailbox|InvalidUser|ResourceNotFound)", {"mailbox_not_found": 0.45}),
    (r"\w*(?:InvalidAuthenticationToken|Unauthenticated|AuthenticationError|TokenNotFound|MissingCredential\w*)", {"token_rejected": 0.5}),
    (r"\w*(?:AccessDenied|Forbidden|Unauthorized|RequestDenied|InsufficientPrivileges|InsufficientPermissions?|NotAllowed)",
     {"graph_insufficient_privileges": 0.5}),
    (r"\w*(?:AlreadyExists|NameAlreadyExists|ObjectConflict|Conflict)", {"object_already_exists": 0.45}),
    (r"\w*NotFound", {"graph_object_not_found": 0.45}),
    (r"\w*(?:BadRequest|InvalidRequest|Invalid\w+|UnsupportedQuery|NotSupported)", {"unsupported_property": 0.42}),
)  # fmt: skip
