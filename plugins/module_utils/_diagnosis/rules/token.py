# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Refusals of the token endpoints: Entra's numbers and texts, the error words of the standards; Google's texts are in ``google``.

The meanings of the numbers are from Microsoft's "Microsoft Entra authentication and authorization error codes", those that it does not
explain from issue trackers; the remedies are ours. Microsoft says that numbers and texts may change, so they serve explanations only and
never decide what the program does next. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import functools
import re
import typing as t

from ..._answers.entra import codes_of, telling
from ..._answers.entra_codes import NUMBERS, SIGN_IN_AGAIN, WRAPPERS, Group
from ..._answers.entra_published import PUBLISHED, RANGES
from .google import GOOGLE, token_text
from .rule import Match, Rule, normalise

_ENTRA = "Microsoft Entra authentication and authorization error codes"
_DECLARE = "Declare the permission on the application (m365.mail_oauth.application) and grant admin consent (m365.mail_oauth.permission_grant)."


#: Less than what decides.
_VAGUE = 0.8


def _rule(group: Group, code: int, weight: float = 0.92) -> Rule:
    causes = {
        group.cause: 0.6 if code in WRAPPERS else min(weight, _VAGUE) if group.vague else weight,
        **dict.fromkeys(group.also, 0.45),
    }
    return Rule(
        f"T-{code}",
        rf"\bAADSTS0*{code}(?!\d)",
        causes,
        {"token"},
        source=group.source or _ENTRA,
        summary=group.summary,
        remedy=group.remedy,
        confirm=group.confirm,
        confidence="memory" if code in group.memory else "seen",
        seen=(f"AADSTS{code}",),
    )


#: One rule for each number.
BY_CODE: dict[int, Rule] = {code: _rule(group, code) for code, group in NUMBERS.items()}
#: What else Microsoft publishes; nothing but this explanation depends on it.
_PUBLISHED: dict[int, Rule] = {code: _rule(group, code, 0.86) for group in PUBLISHED for code in group.codes}


#: Texts that say more than the number or the error word they come with.
TEXTS: tuple[Rule, ...] = (
    token_text(
        "T-70000d",
        r"service abuse mode",
        {"account_locked": 0.95},
        "Microsoft has locked the personal account for suspected abuse.",
        "Sign in to the account in a browser and unlock it there; trying again does not help.",
        "microsoft-authentication-library-for-objc issues 2290, 2094",
        seen=("AADSTS70000: User account is found to be in service abuse mode.",),
    ),
    token_text(
        "T-70000b",
        r"AADSTS70000\b.{0,80}grant is expired",
        {"refresh_token_expired": 0.75, "refresh_token_revoked": 0.5},
        "The refresh token has run out, or belongs to an application that was registered anew.",
        SIGN_IN_AGAIN,
        "outlook-php issue 16",
        seen=("AADSTS70000: The user could not be authenticated as the grant is expired. The user must sign in again.",),
    ),
    token_text(
        "T-70000c",
        r"provided grant is invalid or malformed",
        {"refresh_token_revoked": 0.6, "app_not_found_in_tenant": 0.35, "wrong_tenant": 0.35},
        "The refresh token or code is not one that this application got from this tenant, or it was cut off.",
        "Check client_id and tenant; then sign the user in again (m365.mail_oauth.sign_in).",
        "sasl-xoauth2 issue 95",
        seen=("AADSTS70000: Provided grant is invalid or malformed.",),
    ),
    token_text(
        "T-70000a",
        r"scopes requested are unauthori[sz]ed or expired|must first sign in and grant",
        {"consent_missing": 0.85, "refresh_token_expired": 0.4},
        "The user has not consented to these scopes, or the consent has run out.",
        "Sign the user in again with the same scopes and accept (m365.mail_oauth.sign_in).",
        "MSAL-js issue 3303",
        seen=(
            (
                "AADSTS70000: The request was denied because one or more scopes requested are unauthorized or "
                "expired. The user must first sign in and grant the client application access to the requested scope."
            ),
        ),
    ),
    token_text(
        "T-70000e",
        r"AADSTS70000\b.{0,60}user interaction is required",
        {"interactive_challenge_required": 0.75, "consent_missing": 0.5, "mfa_required": 0.4},
        "The user has to answer something in a browser: consent, or a further factor.",
        SIGN_IN_AGAIN,
        "azure-docs issue 99814",
        seen=("AADSTS70000: The user could not be authenticated or user interaction is required.",),
    ),
    token_text(
        "T-70001d",
        r"AADSTS70001\b.{0,80}is disabled",
        {"app_disabled": 0.93},
        "The application is disabled in the tenant.",
        "Enable its service principal: <shell>az ad sp update --id APPLICATION_ID --set accountEnabled=true</shell>",
        _ENTRA,
        seen=("AADSTS70001: The application named X is disabled.",),
    ),
    token_text(
        "T-900144s",
        r"AADSTS(?:900144|90014)\b.{0,80}(?:client_assertion|client_secret)",
        {"client_secret_missing": 0.9},
        "The application's credential is missing from the request.",
        "Give client_secret or a certificate.",
        "sasl-xoauth2 issue 89",
        seen=("AADSTS900144: The request body must contain the following parameter: 'client_secret'.",),
    ),
    token_text(
        "T-900144r",
        r"AADSTS(?:900144|90014)\b.{0,80}refresh_token",
        {"refresh_token_missing": 0.9},
        "The program has no refresh token to send.",
        "Sign in anew with offline_access among the scopes, and store the refresh token that comes of it.",
        "oama issue 1",
        seen=("AADSTS900144: The request body must contain the following parameter: 'refresh_token'.",),
    ),
    token_text(
        "T-900144p",
        r"AADSTS(?:900144|90014)\b.{0,80}(?:parameter: ?|field )'(?P<param>[^']{1,40})'",
        {"unsupported_property": 0.85, "wrong_flow": 0.45},
        "The token request lacks the parameter {param}.",
        "Have the program use the v2.0 token endpoint of the tenant (https://login.microsoftonline.com/TENANT/oauth2/v2.0/token) and send "
        "{param}.",
        "sasl-xoauth2 issue 89; CIPP issue 1357",
        seen=("AADSTS900144: The request body must contain the following parameter: 'scope'.",),
    ),
    token_text(
        "T-7000222a",
        r"AADSTS7000222\b.{0,60}for app '(?P<appid>[0-9a-f-]{36})' are expired",
        {"client_secret_expired": 0.97},
        "All client secrets of the application {appid} have expired.",
        "Make a new one (m365.mail_oauth.application_credential) and give it to the program.",
        "FreeScout issue 4465",
        seen=("AADSTS7000222: The provided client secret keys for app '11111111-2222-4333-8444-555555555555' are expired.",),
    ),
    token_text(
        "T-700082i",
        r"issued on (?P<issued>[0-9T:.Z-]{10,40}) and was inactive for (?P<idle>[\d.:]{4,24})",
        {"refresh_token_expired": 0.97},
        "The refresh token of {issued} was not used for {idle} (days, hours, minutes, seconds), which is longer than it lives.",
        "Sign the user in again (m365.mail_oauth.sign_in), and have the program keep the new refresh token that comes with each refresh.",
        "zammad issue 3411",
        seen=(
            (
                "AADSTS700082: The refresh token has expired due to inactivity. The token was issued on "
                "2025-08-01T00:00:00.0000000Z and was inactive for 90.00:00:00."
            ),
        ),
    ),
    token_text(
        "T-65006r",
        r"AADSTS65006\b.{0,20}Resource '(?P<res>[0-9a-f-]{36})' had no entitlements",
        {"graph_permission_id_wrong": 0.93},
        "The application declares permissions on the resource {res} that the resource does not know.",
        "Declare permissions by name (m365.mail_oauth.application resolves their ids), or declare them on Microsoft Graph only and ask for "
        "the Outlook scopes by their full names.",
        "QuickMail issue 511",
        seen=(
            (
                "AADSTS65006: Resource '00000002-0000-0ff1-ce00-000000000000' had no entitlements matching required "
                "permissions configured on the required resource access for client "
                "'11111111-2222-4333-8444-555555555555'."
            ),
        ),
    ),
    token_text(
        "T-msa",
        r"not enabled for consumers",
        {"account_type_mismatch": 0.9, "app_not_found_in_tenant": 0.45},
        "The application does not take personal accounts, or the client id is wrong.",
        "Set sign_in_audience to AzureADandPersonalMicrosoftAccount (m365.mail_oauth.application), and check client_id.",
        "odoo issue 65477",
        seen=(
            (
                "unauthorized_client: The client does not exist or is not enabled for consumers. If you are the "
                "application developer, configure a new application through the App Registrations in the Azure Portal"
            ),
        ),
    ),
    token_text(
        "T-msad",
        r"resource which is not listed in the client'?s Required Resource Access",
        {"consent_missing": 0.85},
        "The application does not declare the mail permission, which personal accounts need.",
        _DECLARE,
        "QuickMail issue 239",
        seen=("The scope refers to a resource which is not listed in the client's Required Resource Access",),
    ),
    token_text(
        "T-ost",
        r"API version v2 has been dep(?:re|er)ciated",
        {"unsupported_property": 0.85},
        "The address for the resource owner's details is of an API that is gone.",
        "Use https://graph.microsoft.com/v1.0/me (osTicket: the field Resource Details Endpoint).",
        "docs.osticket.com, Microsoft Authorization Guide",
        seen=("The API version v2 has been depreciated",),
    ),
    token_text(
        "T-compat",
        r"AADSTS(?:70011|28000)\b.{0,900}(?:not compatible with each other|more than one resource)",
        {"multi_resource_scope": 0.93},
        "The scopes of one request belong to several resources.",
        "Ask for the scopes of one resource in a request, such as https://outlook.office.com/IMAP.AccessAsUser.All.",
        "outlookEmail issue 58",
        seen=(
            (
                "AADSTS70011: The provided value for the input parameter 'scope' is not valid. The scopes are not "
                "compatible with each other."
            ),
        ),
    ),
    token_text(
        "T-spa",
        r"AADSTS700084\b",
        {"refresh_token_expired": 0.93},
        "The redirect URI is registered for a single-page application, whose refresh tokens live 24 hours.",
        "Register the redirect URI for mobile and desktop applications (m365.mail_oauth.application), then sign in again.",
        _ENTRA,
        seen=(
            (
                "AADSTS700084: The refresh token was issued to a single page app (SPA), and therefore has a fixed, "
                "limited lifetime of 1.00:00:00"
            ),
        ),
    ),
    token_text(
        "T-23",
        r"\bAADSTS0023\b",
        {"wrong_tenant": 0.92},
        "The tenant given is neither an id nor a domain (AADSTS900023, whose number some programs cut).",
        "Give the tenant's id or a verified domain.",
        "zammad-admin-documentation, common errors",
        seen=("AADSTS0023: Specified tenant identifier is neither a valid DNS name, nor a valid external domain.",),
    ),
    token_text(
        "T-16",
        r"\bAADSTS00016\b",
        {"app_not_found_in_tenant": 0.92},
        "The tenant knows no application of this client id (AADSTS700016, whose number some programs cut).",
        "Check client_id and tenant.",
        "zammad-admin-documentation, common errors",
        seen=("AADSTS00016: Application with identifier was not found in the directory",),
    ),
    token_text(
        "TC-01",
        r"need admin approval|approval required",
        {"consent_missing": 0.85},
        "The tenant wants an administrator's consent for this application.",
        "Grant admin consent on the resource that is asked for (m365.mail_oauth.permission_grant); a program that sends prompt=consent asks "
        "again all the same: leave that out.",
        "osTicket issue 5390; chatwoot issue 9775",
        seen=("Need admin approval",),
    ),
    token_text(
        "TC-03",
        r"must include a 'response_type'",
        {"unsupported_property": 0.85},
        "The address of the admin consent page is not right.",
        "Open https://login.microsoftonline.com/TENANT/v2.0/adminconsent with client_id, scope and redirect_uri.",
        "azure-docs issue 45151",
        seen=("The request body must include a 'response_type' parameter",),
    ),
    token_text(
        "TC-04",
        r"does not exist on resource application",
        {"graph_permission_id_wrong": 0.93},
        "A permission was declared or granted by the id that it has on another resource.",
        "Declare and grant permissions by name; m365.mail_oauth.permission_grant resolves the ids of each resource.",
        "office-docs-powershell issue 8853",
        seen=(
            (
                "Claim is invalid: 11111111-2222-4333-8444-555555555555 does not exist on resource application "
                "00000002-0000-0ff1-ce00-000000000000"
            ),
        ),
    ),
)

#: Further words (``suberror``) that come with interaction_required and invalid_grant; MSAL documents them.
_SUBERRORS: dict[str, tuple[str, str, str]] = {
    "consent_required": (
        "consent_missing",
        "The user or an administrator has to consent.",
        "Grant admin consent (m365.mail_oauth.permission_grant).",
    ),
    "token_expired": ("reauth_required", "A policy on how long a sign-in lasts asks for a new one.", SIGN_IN_AGAIN),
    "bad_token": ("refresh_token_revoked", "The refresh token is no longer accepted.", SIGN_IN_AGAIN),
    "user_password_expired": (
        "account_locked",
        "The user's password has expired.",
        "Have the user change the password in a browser; then sign in again.",
    ),
    "protection_policy_required": (
        "app_protection_policy_required",
        "A policy wants an Intune app-protection policy, which a mail program cannot have.",
        "Exclude the application from that Conditional Access policy.",
    ),
    "device_authentication_failed": (
        "device_not_compliant",
        "A policy wants a registered device.",
        "Sign in on a registered device, or exclude the application from that policy.",
    ),
}


class _Word(t.NamedTuple):
    cause: str
    summary: str
    remedy: str
    also: tuple[str, ...] = ()


#: For refusals without a known number: the ``error`` of RFC 6749, RFC 8628 and OpenID Connect.
_ERRORS: dict[str, _Word] = {
    "interaction_required": _Word(
        "interactive_challenge_required", "The token endpoint wants the user to sign in interactively.", SIGN_IN_AGAIN
    ),
    "invalid_grant": _Word(
        "refresh_token_revoked",
        "The token endpoint no longer accepts the refresh token or code.",
        SIGN_IN_AGAIN,
        ("refresh_token_expired",),
    ),
    "invalid_client": _Word(
        "client_secret_wrong",
        "The token endpoint does not accept the application's identity.",
        "Check client_id and the credential; a public client sends none.",
        ("app_not_found_in_tenant",),
    ),
    "unauthorized_client": _Word(
        "wrong_flow", "The application may not use this kind of token request.", "Check the application's audience and platforms."
    ),
    "unsupported_grant_type": _Word("wrong_flow", "The server does not know this kind of token request.", "Check the authority."),
    "unsupported_response_type": _Word("wrong_flow", "The server does not know this kind of request.", "Check the authority."),
    "invalid_scope": _Word(
        "wrong_audience",
        "The token endpoint does not accept the scopes.",
        "Ask for full scope strings of the mail resource, such as https://outlook.office.com/IMAP.AccessAsUser.All.",
        ("multi_resource_scope", "graph_permission_id_wrong"),
    ),
    "invalid_resource": _Word(
        "resource_disabled",
        "The tenant does not know the resource in the scopes.",
        "Check that the tenant has Exchange Online, and the option cloud.",
    ),
    "consent_required": _Word("consent_missing", "Nobody consented to the application's use of the mail permissions.", _DECLARE),
    "access_denied": _Word(
        "consent_missing",
        "The user, or a policy, declined the sign-in.",
        "Sign in again and accept, or have an administrator consent.",
        ("conditional_access_block",),
    ),
    "authorization_declined": _Word(
        "consent_missing",
        "The user declined the sign-in.",
        "Run the sign-in again and accept, or have an administrator consent.",
    ),
    "expired_token": _Word(
        "device_code_expired", "The device code was not used in time.", "Run the sign-in again and enter the new code."
    ),
    "bad_verification_code": _Word(
        "device_code_expired",
        "The device code is unknown or was used up.",
        "Run the sign-in again and enter the new code.",
    ),
    "authorization_pending": _Word(
        "device_code_pending", "Nobody has signed in with the code yet.", "Open the address, enter the code and sign in."
    ),
    "invalid_tenant": _Word(
        "wrong_tenant",
        "There is no such tenant in this cloud.",
        "Check the option tenant (an id or a verified domain) and the option cloud.",
    ),
    "login_required": _Word("reauth_required", "The user has to sign in.", SIGN_IN_AGAIN),
    "temporarily_unavailable": _Word(
        "idp_temporary_error", "The token endpoint has a temporary fault.", "Try again in a minute."
    ),
    "server_error": _Word("idp_temporary_error", "The token endpoint has a temporary fault.", "Try again in a minute."),
    "slow_down": _Word("throttled", "The token endpoint is throttling this client.", "Ask less often."),
}


def _by_word(prefix: str, answer: str, word: str, meaning: _Word, weight: float) -> Rule:
    causes = {meaning.cause: weight, **dict.fromkeys(meaning.also, 0.45)}
    return Rule(
        f"{prefix}-{word}",
        rf"\b{word}\b",
        causes,
        {"token"},
        summary=meaning.summary,
        remedy=meaning.remedy,
        source="RFC 6749; RFC 8628; OpenID Connect",
        confidence="standard",
        generic=True,
        seen=(answer % word,),
    )


_SUBERROR, _ERROR = '{"error": "invalid_grant", "suberror": "%s"}', '{"error": "%s"}'
BY_SUBERROR = {word: _by_word("TS", _SUBERROR, word, _Word(*meaning), 0.8) for word, meaning in _SUBERRORS.items()}
BY_ERROR = {word: _by_word("TE", _ERROR, word, meaning, 0.7) for word, meaning in _ERRORS.items()}

#: A number that nobody here knows.
UNKNOWN = Rule(
    "T-unknown",
    r"\bAADSTS(?P<code>\d{4,9})(?!\d)",
    {"unknown": 0.45},
    {"token"},
    summary="The token endpoint refused the request for a reason that is not in the table of known ones.",
    remedy="Microsoft explains the number at https://login.microsoftonline.com/error?code={code}; where that does not help, ask the tenant's "
    "administrator what the sign-in log says of the correlation id.",
    source=_ENTRA,
    seen=("AADSTS4242424: A reason that nobody knows.",),
)

#: All rules of this file.
RULES: tuple[Rule, ...] = (*TEXTS, *GOOGLE, *BY_CODE.values(), *BY_SUBERROR.values(), *BY_ERROR.values(), UNKNOWN)

_ERROR_WORD = re.compile(
    r"(?<![\w-])(" + "|".join(sorted((*BY_SUBERROR, *BY_ERROR), key=len, reverse=True)) + r")(?![\w-])", re.IGNORECASE
)


@functools.lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in (*TEXTS, *GOOGLE))


def match_answer(result: t.Mapping[str, t.Any]) -> Match | None:
    """Return the rule for an error answer (RFC 6749 section 5.2): by its text, number, ``suberror``, ``error``; None for anything else."""
    error, description = str(result.get("error") or ""), str(result.get("error_description") or "")
    codes = codes_of(result)
    line = normalise(" ".join([error, *(f"AADSTS{code}" for code in codes if str(code) not in description), description]))
    for rule, pattern in _compiled():
        found = pattern.search(line)
        if found is not None:
            return Match(rule, description or error, {name: value for name, value in found.groupdict().items() if value})
    # What is inside is said last.
    for code in telling(codes[::-1]):
        numbered = BY_CODE.get(code) or _PUBLISHED.get(code)
        if numbered is not None:
            return Match(numbered, description or error, {"code": str(code)}, bare=code in WRAPPERS)
    known = BY_SUBERROR.get(str(result.get("suberror") or ""))
    # Entra says invalid_grant for nearly everything: it says less than a number that nobody here knows, which Microsoft's page explains.
    if known is None and not (codes and error == "invalid_grant"):
        known = BY_ERROR.get(error)
    if known is not None:
        return Match(known, description or error, {})
    return Match(_unknown(codes[0]), description, {"code": str(codes[0])}) if codes else None


def _unknown(code: int) -> Rule:
    """Return the rule for a number that nobody here knows, with what its range is about as a guess."""
    about = next((cause for begin, cause in RANGES if str(code).startswith(begin)), None)
    return UNKNOWN if about is None else UNKNOWN._replace(causes={**UNKNOWN.causes, about: 0.42})


def match_text(text: str) -> Match | None:
    """Return the rule for a text in which a token endpoint's refusal stands, None where there is none."""
    word = _ERROR_WORD.search(text[:4000])
    return match_answer({"error": word.group(1).lower() if word else "", "error_description": text})
