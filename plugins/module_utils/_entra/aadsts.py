# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Refusals of the token endpoint, put into one sentence and one remedy each.

The meanings are from Microsoft's "Microsoft Entra authentication and authorization error codes"; the remedies are ours. Microsoft says
that the numbers may change, so they serve explanations only and never decide what the program does next. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError


class Meaning(t.NamedTuple):
    """What a group of codes means. ``cause`` is a name from the catalogue of findings."""

    cause: str
    codes: tuple[int, ...]
    summary: str
    remedy: str


_SIGN_IN_AGAIN = "Sign the user in again (m365.mail_oauth.sign_in)."

MEANINGS: tuple[Meaning, ...] = (
    Meaning(
        "consent_missing",
        (65001, 65004, 90094, 90095, 650057),
        "Nobody consented to the application's use of the mail permissions.",
        "Grant admin consent (m365.mail_oauth.permission_grant); look at the resource of the grant, the mail permissions exist on Microsoft "
        "Graph and on Office 365 Exchange Online.",
    ),
    Meaning(
        "graph_permission_id_wrong",
        (65006, 650053),
        "The permission asked for does not exist on that resource, or is declared under the wrong one.",
        "Ask for scopes by their full names, and declare permissions by name (m365.mail_oauth.application resolves their ids).",
    ),
    Meaning(
        "app_not_found_in_tenant",
        (700016, 700011, 90099),
        "The tenant knows no application of this client id.",
        "Check client_id, tenant and cloud; an application made seconds ago may need a minute to be known everywhere.",
    ),
    Meaning(
        "app_disabled", (7000112, 70001, 7000113), "The application is disabled in the tenant.", "Enable its service principal."
    ),
    Meaning(
        "resource_disabled",
        (650052, 500011, 650054, 650056, 500014),
        "The mail resource (Office 365 Exchange Online) is missing or disabled in the tenant.",
        "Check that the tenant has an Exchange Online plan, and that cloud and the scope's host are right.",
    ),
    Meaning(
        "multi_resource_scope",
        (28000, 28002, 28003, 700022),
        "The scopes of one request belong to several resources, or one is malformed.",
        "Ask for full scope strings of one resource, such as https://outlook.office.com/IMAP.AccessAsUser.All.",
    ),
    Meaning(
        "wrong_audience",
        (70011, 1002012),
        "A scope is not valid for this kind of token.",
        "Ask for full scope strings of the mail resource with a user's token, and for .default alone with the application's own.",
    ),
    Meaning(
        "client_secret_wrong",
        (7000215, 700027, 50012, 700213, 70021, 700211, 700212),
        "The application's credential is not the right one.",
        "Give the secret's value, not its id; with a certificate, the one that is registered; a secret made seconds ago may need a minute.",
    ),
    Meaning(
        "client_secret_expired",
        (7000222, 700024),
        "The application's credential has expired.",
        "Make a new client secret or certificate for the application.",
    ),
    Meaning(
        "client_secret_missing",
        (7000218, 7000216),
        "The application is registered as a confidential client and no credential was sent.",
        "Allow public client flows (m365.mail_oauth.application with public_client: true), or give client_secret.",
    ),
    Meaning(
        "wrong_flow",
        (700025, 7000219, 9001023, 90130, 70002, 700030, 7000012, 9002325, 9002327),
        "The application, or the tenant given, does not allow this kind of token request.",
        "A public client sends no client_secret; a token of the application itself needs one, and a concrete tenant instead of common or consumers.",
    ),
    Meaning(
        "mfa_required",
        (50076, 50074, 50079, 50072, 50078, 50158),
        "The user has to pass multi-factor authentication, or to register for it.",
        "Sign in interactively with m365.mail_oauth.sign_in and pass it there; tokens of the application itself are not affected.",
    ),
    Meaning(
        "device_not_compliant",
        (53000, 53001, 530021, 50129, 530032),
        "A Conditional Access policy wants a compliant or registered device.",
        "Sign in on a managed device, or exclude the application or the user from that policy; the sign-in log holds the correlation id.",
    ),
    Meaning(
        "conditional_access_block",
        (53003, 53002, 50131, 53009, 530034, 50097, 530036, 53011),
        "A Conditional Access policy refuses the sign-in; device code sign-in can be refused as such.",
        "Have the administrator look up the correlation id in the sign-in log, and exclude the application, the user or the place, or allow the "
        "device code flow for this application; where only that flow is refused, use method authorization_code.",
    ),
    Meaning(
        "security_defaults_block",
        (530035,),
        "The tenant's security defaults refuse the sign-in.",
        "Sign in with a modern flow (m365.mail_oauth.sign_in), or replace security defaults by Conditional Access.",
    ),
    Meaning(
        "protocol_disabled",
        (50105,),
        "The user is not assigned to the application, which requires an assignment.",
        "Assign the user or a group to the enterprise application, or turn off its assignment requirement.",
    ),
    Meaning(
        "account_type_mismatch",
        (50034, 50020, 51004, 16003, 50059, 50194, 9002332, 500208, 9002331, 500200, 50177, 500212),
        "The account does not belong to the tenant, or to the kind of accounts (work, personal) that application and tenant accept.",
        "Check tenant and user; personal accounts need cloud: consumer and an application whose sign_in_audience includes them.",
    ),
    Meaning(
        "account_locked",
        (50053, 50055, 50057, 50126, 50056, 50144, 50064),
        "The account cannot sign in: wrong or expired password, locked or disabled.",
        "Repair the account; then sign in again.",
    ),
    Meaning(
        "wrong_tenant",
        (90002, 90038, 90072, 900021, 900023, 50049),
        "There is no such tenant in this cloud.",
        "Check the option tenant (an id or a verified domain) and the option cloud.",
    ),
    Meaning(
        "refresh_token_expired",
        (70008, 700082, 50089, 700084, 700081, 7000821),
        "The refresh token has run out; it lives 90 days without use.",
        _SIGN_IN_AGAIN,
    ),
    Meaning(
        "refresh_token_revoked",
        (50173, 50132, 50133, 70000, 50013, 54005, 500133, 70002001),
        "The refresh token is no longer accepted: revoked, used up, or the user's password was changed. For a personal account it can also "
        "mean that consent is missing.",
        _SIGN_IN_AGAIN,
    ),
    Meaning(
        "reauth_required",
        (70043, 70044, 50058, 16000, 16001, 70046),
        "A policy on how long a sign-in lasts asks for a new one.",
        _SIGN_IN_AGAIN,
    ),
    Meaning(
        "interactive_challenge_required",
        (50140, 50127, 50142, 50143, 50125, 50199, 16002),
        "The user has to pass a page in a browser.",
        _SIGN_IN_AGAIN,
    ),
    Meaning(
        "device_code_expired",
        (70018, 70019, 90119, 90120),
        "The device code was not used in time, is unknown or was used up.",
        "Run the sign-in again and enter the new code.",
    ),
    Meaning(
        "unsupported_property",
        (90014, 900144, 90100, 90023, 50011, 500112, 900561, 9002313),
        "The token endpoint finds a parameter of the request missing or wrong.",
        "Check client_id, tenant, scopes and, for the authorization code, that the redirect URI is registered.",
    ),
    Meaning(
        "throttled",
        (50196, 90055, 90010, 1000104),
        "The token endpoint is throttling this client.",
        "Wait some minutes; keep tokens in the store instead of minting one per login.",
    ),
    Meaning(
        "idp_temporary_error",
        (90033, 90006, 50033, 90024, 90020, 50001005, 130500),
        "The token endpoint has a temporary fault.",
        "Try again in a minute.",
    ),
)

BY_CODE: dict[int, Meaning] = {code: meaning for meaning in MEANINGS for code in meaning.codes}

#: For refusals without a known number: the ``error`` of RFC 6749, RFC 8628 and OpenID Connect.
BY_ERROR: dict[str, Meaning] = {
    "interaction_required": Meaning(
        "interactive_challenge_required", (), "The token endpoint wants the user to sign in interactively.", _SIGN_IN_AGAIN
    ),
    "invalid_grant": Meaning(
        "refresh_token_revoked", (), "The token endpoint no longer accepts the refresh token or code.", _SIGN_IN_AGAIN
    ),
    "invalid_client": Meaning(
        "client_secret_wrong",
        (),
        "The token endpoint does not accept the application's identity.",
        "Check client_id and the credential; a public client sends none.",
    ),
    "unauthorized_client": Meaning(
        "wrong_flow",
        (),
        "The application may not use this kind of token request.",
        "Check the application's audience and platforms.",
    ),
    "unsupported_grant_type": Meaning(
        "wrong_flow", (), "The server does not know this kind of token request.", "Check the authority."
    ),
    "invalid_scope": Meaning(
        "wrong_audience",
        (),
        "The token endpoint does not accept the scopes.",
        "Ask for full scope strings of the mail resource, such as https://outlook.office.com/IMAP.AccessAsUser.All.",
    ),
    "invalid_resource": Meaning(
        "resource_disabled",
        (),
        "The tenant does not know the resource in the scopes.",
        "Check that the tenant has Exchange Online, and the option cloud.",
    ),
    "consent_required": BY_CODE[65001],
    "access_denied": Meaning(
        "consent_missing",
        (),
        "The user, or a policy, declined the sign-in.",
        "Sign in again and accept, or have an administrator consent.",
    ),
    "authorization_declined": Meaning(
        "consent_missing",
        (),
        "The user declined the sign-in.",
        "Run the sign-in again and accept, or have an administrator consent.",
    ),
    "expired_token": BY_CODE[70019],
    "bad_verification_code": BY_CODE[70018],
    "authorization_pending": Meaning(
        "device_code_expired", (), "Nobody has signed in with the code yet.", "Open the address, enter the code and sign in."
    ),
    "login_required": BY_CODE[50058],
    "temporarily_unavailable": BY_CODE[90033],
    "server_error": BY_CODE[90033],
    "slow_down": BY_CODE[50196],
}

_UNKNOWN = Meaning(
    "unknown",
    (),
    "The token endpoint refused the request for a reason that is not in the table of known ones.",
    "Read the endpoint's words; Microsoft explains the number at https://login.microsoftonline.com/error?code=NUMBER.",
)

_AADSTS = re.compile(r"\bAADSTS(\d{4,9})\b")
_NOISE = re.compile(r"\s*(?:Trace ID|Correlation ID|Timestamp): .*", re.DOTALL)
_GUID = r"([0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})"
_CORRELATION = re.compile(r"Correlation ID: " + _GUID)
_TRACE = re.compile(r"Trace ID: " + _GUID)

_MAX_DESCRIPTION = 500
_SHORTEST_SECRET = 8


def codes_of(result: t.Mapping[str, t.Any]) -> tuple[int, ...]:
    """Return the AADSTS numbers of an error answer, from ``error_codes`` and from the text."""
    found = result.get("error_codes")
    numbers = [code for code in found if isinstance(code, int)] if isinstance(found, (list, tuple)) else []
    numbers += [int(number) for number in _AADSTS.findall(str(result.get("error_description") or ""))]
    return tuple(dict.fromkeys(numbers))


def meaning_of(result: t.Mapping[str, t.Any]) -> Meaning:
    """Return what an error answer means: by its first known number, else by its ``error``."""
    for code in codes_of(result):
        if code in BY_CODE:
            return BY_CODE[code]
    return BY_ERROR.get(str(result.get("error") or ""), _UNKNOWN)


def without_secrets(text: str, secrets: t.Iterable[str | None]) -> str:
    """Return ``text`` with each of ``secrets`` blotted out: a server may say back what it was sent."""
    for secret in secrets:
        if secret and len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, "********")
    return text


def words_of(result: t.Mapping[str, t.Any], secrets: t.Iterable[str | None] = ()) -> str:
    """Return the endpoint's own words on one bounded line, without the ids at their end and without any of ``secrets``."""
    text = _NOISE.sub("", str(result.get("error_description") or result.get("error") or ""))
    text = without_secrets(" ".join(text.split()), secrets)
    text = "".join(char for char in text if char.isprintable())
    return text if len(text) <= _MAX_DESCRIPTION else text[: _MAX_DESCRIPTION - 3] + "..."


def _plain(value: t.Any) -> str | None:
    return value[:100] if isinstance(value, str) and value else None


def token_error(result: t.Mapping[str, t.Any], *, whose: str = "", secrets: t.Iterable[str | None] = ()) -> TokenError:
    """Turn an error answer of the token endpoint into a :class:`TokenError`.

    ``whose`` names the token that was asked for, such as ``alice@contoso.test``; it begins the message.
    The error's details: ``error``, ``error_codes``, ``suberror``, ``correlation_id``, ``trace_id``, ``server_said``.
    """
    meaning = meaning_of(result)
    description = str(result.get("error_description") or "")
    said = words_of(result, secrets)
    correlation, trace = _CORRELATION.search(description), _TRACE.search(description)
    message = f"No token for {whose}: {meaning.summary}" if whose else meaning.summary
    if said:
        message += f" The token endpoint said: {said}"
        message += "" if message.endswith((".", "!", "?")) else "."
    correlation_id = _plain(result.get("correlation_id")) or (correlation.group(1) if correlation else None)
    if correlation_id:
        message += f" (Correlation ID {correlation_id}.)"
    return TokenError(
        message,
        remedy=meaning.remedy,
        code=meaning.cause,
        error=_plain(result.get("error")),
        error_codes=list(codes_of(result)) or None,
        suberror=_plain(result.get("suberror")),
        correlation_id=correlation_id,
        trace_id=_plain(result.get("trace_id")) or (trace.group(1) if trace else None),
        server_said=said or None,
    )
