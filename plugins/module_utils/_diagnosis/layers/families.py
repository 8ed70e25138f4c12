# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Families of refusals: a subject and its state, whatever the sentence and the language. They count less than a sentence that is known.

Pure; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from .concepts import concepts_of

#: What a family can count at most; a sentence of the catalogue counts up to 0.97.
CAP = 0.8


class Family(t.NamedTuple):
    """What a text means that speaks of all of ``needs`` and of none of ``without``. ``network``: of the way, not by a server."""

    name: str
    needs: frozenset[str]
    causes: t.Mapping[str, float]
    without: frozenset[str] = frozenset()
    network: bool = False
    #: A mail server says it of tokens, too, so that it tells something only where a program says it.
    programs: bool = False


def _family(
    name: str, needs: str, causes: t.Mapping[str, float], without: str = "", network: bool = False, programs: bool = False
) -> Family:
    return Family(name, frozenset(needs.split()), causes, frozenset(without.split()), network, programs)


_MAIL_FLOW = "recipient relay spam helo"
#: Why something was not to be had: what was not had says less.
_WAY = "timed_out name_resolution closed unreachable proxy certificate network_error route"

FAMILIES: tuple[Family, ...] = (
    # --- the way to the server
    _family("dns", "name_resolution", {"dns_failure": 0.8}, "helo sender recipient", network=True),
    _family(
        "host missing",
        "host missing",
        {"dns_failure": 0.65, "wrong_host_or_port": 0.5},
        "user message auth mailbox",
        network=True,
    ),
    _family(
        "refused",
        "connection refused",
        {"connection_refused": 0.75},
        f"auth certificate mailbox user password {_MAIL_FLOW}",
        network=True,
    ),
    _family("timeout", "connection timed_out", {"connection_timeout": 0.75}, "auth", network=True),
    _family("no answer", "host timed_out", {"connection_timeout": 0.7}, "auth", network=True),
    _family("bare timeout", "timed_out", {"connection_timeout": 0.55}, "auth token", network=True),
    _family("closed", "connection closed", {"connection_reset": 0.72}, "auth", network=True),
    _family(
        "closed while tls", "tls closed", {"tls_interrupted": 0.6, "connection_reset": 0.5}, "auth certificate", network=True
    ),
    _family(
        "bare end",
        "closed",
        {"connection_reset": 0.5},
        f"auth token password secret certificate mailbox message user at_work success session {_MAIL_FLOW}",
        network=True,
    ),
    _family("unreachable", "network unreachable", {"network_unreachable": 0.78}, network=True),
    _family("route", "route", {"network_unreachable": 0.8}, network=True),
    _family(
        "no connection",
        "connection cannot",
        {
            "connection_timeout": 0.42,
            "connection_refused": 0.41,
            "dns_failure": 0.35,
            "network_unreachable": 0.34,
            "wrong_host_or_port": 0.3,
        },
        f"refused timed_out closed tls certificate starttls auth name_resolution {_MAIL_FLOW}",
        network=True,
    ),
    _family("server closed", "host closed", {"connection_reset": 0.7, "tls_interrupted": 0.4}, "auth certificate", network=True),
    _family(
        "handshake closed",
        "handshake closed",
        {"tls_interrupted": 0.74, "tls_mode_mismatch": 0.55},
        "certificate auth",
        network=True,
    ),
    _family("look-up failed", "host lookup failed", {"dns_failure": 0.72}, "user auth mailbox certificate", network=True),
    _family("look-up impossible", "host lookup cannot", {"dns_failure": 0.72}, "user auth mailbox certificate", network=True),
    _family(
        "certificate of another",
        "certificate mismatch",
        {"certificate_hostname_mismatch": 0.76, "certificate_untrusted": 0.4},
        "secret expired",
        network=True,
    ),
    _family("dns failed", "dns failed", {"dns_failure": 0.7}, "spam recipient", network=True),
    _family("dns cannot", "dns cannot", {"dns_failure": 0.7}, "spam recipient", network=True),
    _family("dns unreachable", "dns unreachable", {"dns_failure": 0.72}, network=True),
    _family(
        "host unreachable",
        "host unreachable",
        {"connection_timeout": 0.5, "connection_refused": 0.49, "dns_failure": 0.48, "network_unreachable": 0.47},
        "network dns",
        network=True,
    ),
    _family(
        "connection failed",
        "connection failed",
        {"connection_timeout": 0.4, "connection_refused": 0.39, "dns_failure": 0.35, "network_unreachable": 0.34},
        f"refused timed_out closed tls certificate starttls auth name_resolution too_many {_MAIL_FLOW}",
        network=True,
    ),
    _family(
        "network error",
        "network_error",
        {"connection_timeout": 0.52, "network_unreachable": 0.51, "connection_refused": 0.45, "dns_failure": 0.44},
        "proxy html refused timed_out name_resolution certificate",
        network=True,
    ),
    _family(
        "proxy refuses", "proxy failed", {"captive_or_inspecting_proxy": 0.6, "proxy_auth_required": 0.55}, "auth", network=True
    ),
    _family(
        "proxy cannot", "proxy cannot", {"captive_or_inspecting_proxy": 0.6, "proxy_auth_required": 0.55}, "auth", network=True
    ),
    _family(
        "page",
        "html",
        {"captive_or_inspecting_proxy": 0.6, "client_misconfigured": 0.5, "server_misconfigured": 0.42},
        network=True,
    ),
    # --- certificates and TLS
    _family("certificate expired", "certificate expired", {"certificate_expired": 0.78}, "secret", network=True),
    _family(
        "certificate failed",
        "certificate failed",
        {"certificate_untrusted": 0.54, "certificate_hostname_mismatch": 0.45},
        "expired secret mismatch",
        network=True,
    ),
    _family("certificate early", "certificate not_yet", {"clock_skew": 0.6, "certificate_expired": 0.5}, network=True),
    _family(
        "trust",
        "trust certificate",
        {"certificate_untrusted": 0.78, "certificate_hostname_mismatch": 0.35},
        "expired",
        network=True,
    ),
    _family(
        "trust of tls",
        "trust tls",
        {"certificate_untrusted": 0.76, "certificate_hostname_mismatch": 0.35},
        "expired",
        network=True,
    ),
    _family(
        "certificate wrong",
        "certificate wrong",
        {"certificate_untrusted": 0.6, "certificate_hostname_mismatch": 0.5},
        "expired secret",
        network=True,
    ),
    _family(
        "handshake",
        "handshake failed",
        {"tls_handshake_refused": 0.55, "tls_interrupted": 0.42, "tls_version_client_too_old": 0.4},
        "certificate plain_and_tls tls_version auth",
        network=True,
    ),
    _family("plain and tls", "plain_and_tls", {"tls_mode_mismatch": 0.78}, "certificate"),
    _family(
        "tls version",
        "tls_version",
        {"tls_version_client_too_old": 0.62, "tls_version_server_too_old": 0.55},
        "certificate",
        network=True,
    ),
    _family("no greeting", "greeting timed_out", {"tls_mode_mismatch": 0.55, "connection_timeout": 0.54}, network=True),
    _family(
        "no secure connection",
        "secure_required cannot tls",
        {"certificate_untrusted": 0.55, "certificate_hostname_mismatch": 0.54, "starttls_unavailable": 0.5},
        "starttls",
        network=True,
    ),
    _family(
        "tls otherwise",
        "tls failed",
        {"tls_handshake_refused": 0.4, "tls_interrupted": 0.38, "certificate_untrusted": 0.36},
        "certificate auth starttls handshake plain_and_tls tls_version",
        network=True,
    ),
    _family("starttls", "starttls cannot", {"starttls_unavailable": 0.76, "tls_mode_mismatch": 0.4}, "certificate trust expired"),
    _family("starttls refused", "starttls refused", {"starttls_unavailable": 0.6, "tls_mode_mismatch": 0.4}, "certificate trust"),
    # --- who logs in
    _family(
        "not logged in",
        "not_authenticated secure_required",
        {"client_misconfigured": 0.74, "tls_starttls_required": 0.66, "basic_auth_disabled": 0.6},
    ),
    _family(
        "not authenticated",
        "not_authenticated",
        {"client_misconfigured": 0.55, "basic_auth_disabled": 0.4, "tls_starttls_required": 0.35},
        "relay spam proxy attempts_failed",
    ),
    _family("secure first", "secure_required", {"tls_starttls_required": 0.72, "tls_mode_mismatch": 0.45}, "not_authenticated"),
    _family("app password", "app_password", {"app_password_required": 0.75, "basic_auth_disabled": 0.5}),
    _family(
        "password elsewhere",
        "password auth refused password_world",
        {"app_password_required": 0.7, "basic_auth_disabled": 0.55},
        "refresh_token microsoft",
    ),
    _family(
        "password at Microsoft",
        "password auth microsoft failed",
        {"basic_auth_disabled": 0.6, "password_wrong": 0.5},
        "refresh_token app_password secret expired property",
    ),
    _family(
        "password wrong",
        "password wrong",
        {"password_wrong": 0.62, "basic_auth_disabled": 0.45, "app_password_required": 0.4},
        "microsoft app_password expired secret",
        programs=True,
    ),
    _family(
        "password refused",
        "password auth refused",
        {"password_wrong": 0.6, "basic_auth_disabled": 0.45},
        "password_world microsoft app_password secret",
        programs=True,
    ),
    _family(
        "password login",
        "password_login auth failed",
        {"password_wrong": 0.62, "basic_auth_disabled": 0.5},
        "password_world microsoft app_password secret xoauth2",
    ),
    _family(
        "credentials",
        "credential wrong",
        {"password_wrong": 0.5, "token_rejected": 0.45},
        "password token secret microsoft password_world xoauth2",
        programs=True,
    ),
    _family(
        "login failed",
        "auth failed",
        {"token_rejected": 0.45, "password_wrong": 0.4, "basic_auth_disabled": 0.35},
        f"password not_authenticated proxy tls timed_out closed unreachable {_MAIL_FLOW}",
    ),
    _family(
        "account disabled", "user disabled", {"account_locked": 0.6, "protocol_disabled": 0.4}, "imap pop tls cannot app_password"
    ),
    _family("imap off", "imap disabled", {"imap_disabled": 0.7, "protocol_disabled": 0.5}, "tls at_work"),
    _family("pop off", "pop disabled", {"pop_disabled": 0.7, "protocol_disabled": 0.5}, "tls at_work"),
    # --- tokens and applications
    _family("too long", "too_long", {"token_too_long": 0.6, "message_refused": 0.5}, "message recipient password tls"),
    _family("secret expired", "secret expired", {"client_secret_expired": 0.75}),
    _family("secret wrong", "secret wrong", {"client_secret_wrong": 0.7, "client_secret_expired": 0.4}, "expired missing"),
    _family("secret missing", "secret missing", {"client_secret_missing": 0.65, "client_misconfigured": 0.4}, "expired"),
    _family("refresh token expired", "refresh_token expired", {"refresh_token_expired": 0.72, "refresh_token_revoked": 0.45}),
    _family(
        "refresh token",
        "refresh_token failed",
        {"token_refresh_failed": 0.55, "refresh_token_expired": 0.45, "refresh_token_revoked": 0.4},
        f"expired missing {_WAY}",
    ),
    _family("refresh token missing", "refresh_token missing", {"refresh_token_missing": 0.65}, "expired"),
    _family("token expired", "token expired", {"token_expired": 0.65, "session_expired": 0.4}, "refresh_token device_code"),
    _family("policy", "conditional_access", {"conditional_access_block": 0.75}),
    _family("second factor", "mfa", {"mfa_required": 0.68}),
    _family("consent", "consent missing", {"consent_missing": 0.65}),
    _family("consent refused", "consent refused", {"consent_missing": 0.6}),
    _family(
        "client refused",
        "client_auth",
        {"client_secret_wrong": 0.66, "client_secret_expired": 0.45, "client_secret_missing": 0.4},
    ),
    _family("mechanism", "mechanism", {"mechanism_not_supported": 0.7, "client_lacks_mechanism": 0.55}, "not_built"),
    _family("roles", "roles refused", {"admin_role_missing": 0.7}),
    _family("roles missing", "roles failed", {"admin_role_missing": 0.65}),
    _family("property", "property", {"unsupported_property": 0.6, "already_granted": 0.35}),
    _family("defect", "defect", {"client_defect": 0.48}),
    _family("session unavailable", "auth success unavailable", {"no_mailbox_permission": 0.6, "server_temporary_error": 0.5}),
    # --- what a program is not given, or cannot do
    _family(
        "login impossible",
        "auth cannot",
        {"token_rejected": 0.45, "password_wrong": 0.4, "basic_auth_disabled": 0.35},
        f"password not_authenticated proxy tls timed_out closed unreachable token {_MAIL_FLOW}",
    ),
    _family(
        "password failed",
        "password failed",
        {"password_wrong": 0.52, "basic_auth_disabled": 0.4},
        "microsoft password_world app_password expired token secret helper missing not_given",
        programs=True,
    ),
    _family(
        "token not got",
        "token_not_got",
        {"token_refresh_failed": 0.49, "token_unavailable": 0.48, "client_misconfigured": 0.4},
        "expired consent refused refresh_token managed_identity",
    ),
    _family("helper", "helper failed", {"token_helper_failed": 0.74}, "secret"),
    _family("helper silent", "helper cannot", {"token_helper_failed": 0.72}),
    _family("helper without a word", "helper missing", {"token_helper_failed": 0.6}),
    _family("person stopped", "person_stopped", {"sign_in_needed": 0.62, "token_unavailable": 0.45}),
    _family("azure cli missing", "azure_cli missing", {"client_misconfigured": 0.62, "token_helper_failed": 0.5}),
    _family(
        "azure cli failed",
        "azure_cli failed",
        {"client_misconfigured": 0.52, "token_helper_failed": 0.5, "sign_in_needed": 0.5},
        "expired refresh_token",
    ),
    _family("backend", "backend", {"auth_backend_down": 0.74, "server_temporary_error": 0.5}),
    _family(
        "login not possible now",
        "auth failed later",
        {"auth_backend_down": 0.55, "server_temporary_error": 0.54},
        f"refused wrong expired too_many password token sign_in_first {_WAY} {_MAIL_FLOW}",
    ),
    _family(
        "login refused",
        "auth refused",
        {"token_rejected": 0.39, "password_wrong": 0.36, "basic_auth_disabled": 0.35},
        f"password not_authenticated proxy tls timed_out closed unreachable connection {_MAIL_FLOW}",
    ),
    _family("device code expired", "device_code expired", {"device_code_expired": 0.76}),
    _family(
        "weak TLS",
        "weak_tls",
        {"tls_handshake_refused": 0.76, "tls_version_server_too_old": 0.55, "tls_version_client_too_old": 0.4},
        network=True,
    ),
    _family(
        "scope not given",
        "graph_scope permission",
        {"missing_scope": 0.62, "consent_missing": 0.55, "graph_insufficient_privileges": 0.5},
        "success",
    ),
    _family("there already", "exists", {"already_granted": 0.5}, "program_file mailbox folder lock message"),
    _family("folder", "folder cannot", {"mailbox_not_found": 0.5, "no_mailbox_permission": 0.49}, "timed_out closed"),
    _family("asked for more", "oauth_more", {"token_rejected": 0.78, "token_expired": 0.4}),
    _family("proxy's own answer", "proxy_login", {"proxy_auth_required": 0.76}),
    _family("application missing", "application tenant missing", {"app_not_found_in_tenant": 0.7, "wrong_tenant": 0.5}, "exists"),
    _family("lock", "lock", {"mailbox_locked_by_other_session": 0.7}),
    _family(
        "configuration",
        "configuration",
        {"client_misconfigured": 0.5},
        "at_work success auth token secret certificate refused timed_out name_resolution closed",
    ),
    _family(
        "data",
        "message refused",
        {"message_refused": 0.52, "spam_block": 0.45},
        "sender recipient spam auth not_authenticated relay helo token mailbox connection size content password",
    ),
    _family(
        "sender failed",
        "sender failed",
        {"send_as_denied": 0.52, "client_misconfigured": 0.5},
        "recipient spam auth success connection token password",
    ),
    _family(
        "recipient failed",
        "recipient failed",
        {"recipient_fault": 0.55},
        "sender spam auth success relay connection token password later",
    ),
    _family("not built", "not_built auth", {"client_lacks_mechanism": 0.76, "mechanism_not_supported": 0.4}),
    _family("not built, by name", "not_built xoauth2", {"client_lacks_mechanism": 0.78, "mechanism_not_supported": 0.4}),
    _family(
        "nothing given",
        "not_given",
        {"client_misconfigured": 0.66, "password_wrong": 0.4},
        "sign_in_first not_authenticated device_code",
    ),
    _family(
        "managed identity",
        "managed_identity unavailable",
        {"client_misconfigured": 0.62, "token_unavailable": 0.5, "network_unreachable": 0.4},
    ),
    _family("managed identity silent", "managed_identity timed_out", {"client_misconfigured": 0.62, "token_unavailable": 0.5}),
    _family("managed identity failed", "managed_identity failed", {"client_misconfigured": 0.6, "token_unavailable": 0.5}),
    _family(
        "sign in",
        "sign_in_first",
        {"sign_in_needed": 0.6, "reauth_required": 0.5, "refresh_token_expired": 0.45},
        "password at_work",
    ),
    _family("other protocol", "other_protocol", {"wrong_host_or_port": 0.68, "tls_mode_mismatch": 0.5}),
    _family(
        "mechanism unsupported",
        "auth unsupported",
        {"mechanism_not_supported": 0.66, "client_lacks_mechanism": 0.5, "tls_starttls_required": 0.4},
        "tls certificate proxy not_built",
    ),
    _family(
        "starttls unsupported", "starttls unsupported", {"starttls_unavailable": 0.74, "tls_mode_mismatch": 0.4}, "tls_version"
    ),
    _family(
        "tls unsupported",
        "tls unsupported",
        {"starttls_unavailable": 0.6, "tls_version_client_too_old": 0.5},
        "certificate auth failed tls_version",
    ),
    _family("proxy wants a login", "proxy auth required", {"proxy_auth_required": 0.74}, "xoauth2"),
    _family(
        "token wrong",
        "token wrong",
        {"token_rejected": 0.55, "token_expired": 0.45},
        "refresh_token secret device_code expired consent",
    ),
    _family(
        "token refused",
        "token refused",
        {"token_rejected": 0.55, "missing_scope": 0.4},
        "refresh_token secret device_code consent",
    ),
    _family("greylisting", "greylist", {"greylisted": 0.78}),
    _family(
        "token not renewed",
        "token renew failed",
        {"token_refresh_failed": 0.62, "refresh_token_expired": 0.5, "refresh_token_revoked": 0.45},
        f"expired missing {_WAY}",
    ),
    _family(
        "sign-in expired",
        "auth expired",
        {"reauth_required": 0.6, "refresh_token_expired": 0.55, "sign_in_needed": 0.5},
        "token secret certificate password device_code",
    ),
    _family("authorization code", "authorization_code failed", {"authorization_code_expired": 0.6}, "device_code"),
    _family(
        "code 535",
        "code_535 failed",
        {"password_wrong": 0.5, "token_rejected": 0.48},
        "xoauth2 password microsoft password_world",
        programs=True,
    ),
    # --- mail flow: what is said of a message, its sender, its recipients
    _family("sender differs", "send_as", {"send_as_denied": 0.74}, "success"),
    _family(
        "sender refused",
        "sender refused",
        {"send_as_denied": 0.6, "client_misconfigured": 0.55, "spam_block": 0.3},
        "recipient spam send_as not_authenticated",
    ),
    _family(
        "sender wrong", "sender wrong", {"client_misconfigured": 0.55, "send_as_denied": 0.55}, "recipient spam send_as success"
    ),
    _family("recipient", "recipient refused", {"recipient_fault": 0.68}, "relay sender helo spam later"),
    _family("recipient missing", "recipient missing", {"recipient_fault": 0.74}, "relay"),
    _family("relay", "relay refused", {"relay_denied": 0.76}),
    _family("relay impossible", "relay cannot", {"relay_denied": 0.7}, "connection tls"),
    _family("helo", "helo refused", {"helo_refused": 0.76}, "unsupported"),
    _family("spam", "spam refused", {"spam_block": 0.74}, "success"),
    _family("spam blocked", "spam message", {"spam_block": 0.66}, "success"),
    _family("full", "mailbox full", {"mailbox_full": 0.7}, "recipient"),
    _family("recipient's limit", "recipient too_many", {"recipient_fault": 0.74, "throttled": 0.5}),
    _family("mailbox missing", "mailbox missing", {"mailbox_not_found": 0.6, "recipient_fault": 0.55}, "recipient property"),
    _family("recipient full", "recipient full", {"recipient_fault": 0.74}),
    _family("size", "message size", {"message_refused": 0.7}, "token auth"),
    _family("content", "message content refused", {"message_refused": 0.66}, "spam token"),
    _family(
        "too many", "too_many", {"throttled": 0.55, "too_many_connections": 0.35, "too_many_auth_attempts": 0.35}, "spam size"
    ),
    _family("too many connections", "too_many connection", {"too_many_connections": 0.65, "throttled": 0.4}),
    _family("too many logins", "too_many auth", {"too_many_auth_attempts": 0.6, "throttled": 0.45}, "connection"),
    _family("later", "later failed", {"server_temporary_error": 0.45}, "name_resolution spam"),
)


class Named(t.NamedTuple):
    """What the families make of a text: candidates with their scores, and whether they speak of the way to the server only."""

    causes: t.Mapping[str, float]
    network: bool
    #: The surest family wants three concepts or more, which seldom come together by chance.
    together: bool = False


def named(text: str, *, quoted: bool = False, refusal: bool = False) -> Named:
    """Return the candidates that the families name for a text; none where no family fits.

    ``quoted``: the text quotes a mail server; ``refusal``: what is quoted is a refusal, whatever words it uses.
    """
    concepts = concepts_of(text)
    if refusal:
        concepts = (concepts | {"refused"}) - {"relay", "message"}
    causes: dict[str, float] = {}
    fitting = [
        family
        for family in FAMILIES
        if family.needs <= concepts and not family.without & concepts and not (quoted and (family.programs or family.network))
    ]
    for family in fitting:
        for cause, score in family.causes.items():
            causes[cause] = max(causes.get(cause, 0.0), min(score, CAP))
    best = max(fitting, key=lambda family: max(family.causes.values()), default=None)
    ranked = sorted(causes.items(), key=lambda pair: -pair[1])
    return Named(dict(ranked[:6]), best is not None and best.network, best is not None and len(best.needs) > 2)


def fails(text: str, *, quiet: bool = False) -> bool:
    """Whether a text speaks of something that went wrong; ``quiet``: it is a line of a level at which programs tell what they do."""
    concepts = concepts_of(text)
    return bool(concepts & (_FAULTS if quiet else _WRONG)) and "nothing_wrong" not in concepts


def works(text: str) -> bool:
    """Whether a text tells of what a program is doing, and of nothing that went wrong."""
    concepts = concepts_of(text)
    return "at_work" in concepts and not concepts & _WRONG


def succeeds(text: str) -> bool:
    """Whether a text says that something went well, and nothing else."""
    concepts = concepts_of(text)
    return "nothing_wrong" in concepts or ("success" in concepts and not concepts & _WRONG)


_WRONG = frozenset(
    {
        "refused",
        "timed_out",
        "closed",
        "unreachable",
        "unavailable",
        "cannot",
        "failed",
        "expired",
        "missing",
        "disabled",
        "full",
        "too_many",
        "not_authenticated",
        "secure_required",
        "not_yet",
    }
)
#: Of these a program at work also speaks: what ends in time, is closed when it is done, or is not there yet.
_FAULTS = _WRONG - {"timed_out", "closed", "expired", "missing", "unavailable", "disabled"}
