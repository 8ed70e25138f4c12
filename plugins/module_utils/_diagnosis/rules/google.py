# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Google's token endpoint and its consent pages say."""

from __future__ import annotations

import typing as t

from .rule import Rule


def token_text(
    identifier: str, pattern: str, causes: t.Mapping[str, float], summary: str, remedy: str, source: str, **more: t.Any
) -> Rule:
    """Return a rule for a text of a token endpoint."""
    return Rule(identifier, pattern, causes, {"token"}, summary=summary, remedy=remedy, source=source, **more)


GOOGLE: tuple[Rule, ...] = (
    token_text(
        "GT-01",
        r"token has been expired or revoked",
        {"refresh_token_revoked": 0.65, "refresh_token_expired": 0.6},
        "Google no longer takes the refresh token: it was revoked, not used for six months, or given out by an application in testing, "
        "where it lives seven days.",
        "Publish the application (OAuth consent screen), or make it internal; then authorise it again.",
        "msgvault issue 134; oama issue 17; sasl-xoauth2 issue 29",
        seen=('{"error": "invalid_grant", "error_description": "Token has been expired or revoked."}',),
    ),
    token_text(
        "GT-10",
        r"account has been deleted|account (?:is |was )?deleted",
        {"account_deleted": 0.93},
        "The account no longer exists.",
        "Choose another account, or have it restored.",
        "Google, OAuth 2.0 for server-side applications",
        seen=('{"error": "invalid_grant", "error_description": "Account has been deleted"}',),
    ),
    token_text(
        "GT-11",
        r"invalid_rapt|reauth related error",
        {"reauth_required": 0.93},
        "The organisation's session length policy wants a new sign-in.",
        "Sign in again, or exempt the application: Admin console, Security, Google Cloud session control.",
        "Google, reauthentication policy",
        seen=('{"error": "invalid_grant", "error_description": "reauth related error (invalid_rapt)"}',),
    ),
    token_text(
        "GT-12",
        r"\bdeleted_client\b|OAuth client was deleted",
        {"app_deleted": 0.95},
        "The OAuth client was deleted.",
        "Make a new client, give its id to the program, and authorise it.",
        "Google, OAuth 2.0 errors",
        seen=('{"error": "deleted_client", "error_description": "The OAuth client was deleted."}',),
    ),
    token_text(
        "GT-13",
        r"\bdisabled_client\b|OAuth client was disabled",
        {"app_disabled": 0.95},
        "The OAuth client is disabled.",
        "Enable it in the Google Cloud console, or see there why Google disabled it.",
        "Google, OAuth 2.0 errors",
        seen=('{"error": "disabled_client", "error_description": "The OAuth client was disabled."}',),
    ),
    token_text(
        "GT-14",
        r"OAuth client was not found",
        {"app_not_found_in_tenant": 0.9},
        "There is no OAuth client of this id.",
        "Check client_id.",
        "Google, OAuth 2.0 errors",
        seen=('{"error": "invalid_client", "error_description": "The OAuth client was not found."}',),
    ),
    token_text(
        "GT-15",
        r"client is unauthori[sz]ed to retrieve access tokens using this method",
        {"delegation_not_authorised": 0.93},
        "The service account has no domain-wide delegation for these scopes.",
        "Google Admin console, Security, API controls, Domain-wide delegation: add the service account's client id with "
        "https://mail.google.com/.",
        "Google, service accounts",
        seen=(
            (
                '{"error": "unauthorized_client", "error_description": "Client is unauthorized to retrieve access '
                'tokens using this method."}'
            ),
        ),
    ),
    token_text(
        "GT-16",
        r"token must be a short-lived token|reasonable timeframe",
        {"clock_skew": 0.93},
        "The assertion's times do not fit the clock of the token endpoint.",
        "Set this machine's clock (NTP).",
        "Google, service accounts",
        seen=(
            (
                '{"error": "invalid_grant", "error_description": "Invalid JWT: Token must be a short-lived token (60 '
                'minutes) and in a reasonable timeframe."}'
            ),
        ),
    ),
    token_text(
        "GT-17",
        r"not a valid email or user ID|invalid email or user",
        {"user_mismatch": 0.7, "account_deleted": 0.45},
        "There is no such user to speak for.",
        "Check the address of the user that the service account speaks for.",
        "Google, service accounts",
        seen=('{"error": "invalid_grant", "error_description": "Not a valid email or user ID."}',),
    ),
    token_text(
        "GT-03",
        r"out-of-band \(OOB\) flow has been blocked|oauth:2\.0:oob",
        {"wrong_flow": 0.93},
        "Google no longer shows codes to copy (the out-of-band flow).",
        "Use a loopback redirect, http://127.0.0.1.",
        "mail2googlegroup issue 13; gmvault issue 361",
        seen=("Error 400: invalid_request. The out-of-band (OOB) flow has been blocked in order to keep users secure.",),
    ),
    token_text(
        "GT-04",
        r"has not completed the Google verification process",
        {"consent_missing": 0.75, "account_type_mismatch": 0.4},
        "The application is in testing, and this user is no tester.",
        "Add the user as a tester, or publish the application.",
        "gmail-oauth2-tools issue 89",
        seen=("Access blocked: mailtool has not completed the Google verification process",),
    ),
    token_text(
        "GT-05",
        r"tried to access sensitive (?:info|data)|This app has been blocked",
        {"consent_missing": 0.7, "app_disabled": 0.4},
        "Google blocks the application because it is not verified.",
        "Have it verified, or have the Workspace administrator trust its client id.",
        "QuickMail issue 369",
        seen=("This app has been blocked. It tried to access sensitive data in your Google Account.",),
    ),
    token_text(
        "GT-06",
        r"admin_policy_enforced|restricted by policies within your organi[sz]ation",
        {"conditional_access_block": 0.75, "consent_missing": 0.5},
        "The Workspace administrator's policy refuses the application.",
        "Admin console, Security, API controls, App access control: trust the client id.",
        "got-your-back issue 284; GAMADV-XTD3 issue 449",
        seen=(
            "Error 400: admin_policy_enforced. Access to your account data is restricted by policies within your organization.",
        ),
    ),
    token_text(
        "GT-07",
        r"\borg_internal\b|restricted to users within its organi[sz]ation",
        {"account_type_mismatch": 0.93},
        "The application is internal to another organisation than the account.",
        "Sign in with an account of that organisation, or make the application external.",
        "got-your-back issue 274",
        seen=("Error 403: org_internal. This client is restricted to users within its organization.",),
    ),
    token_text(
        "GT-08",
        r"invalid_scope.{0,200}\binvalid=\[",
        {"consent_missing": 0.6, "graph_permission_id_wrong": 0.4},
        "A scope is not on the application's consent screen, or is misspelt.",
        "Add the scope https://mail.google.com/ to the consent screen.",
        "espennilsen/pi issue 190",
        seen=("Error 400: invalid_scope Some requested scopes were invalid. valid=[https://mail.google.com/] invalid=[x]",),
    ),
    token_text(
        "GT-09",
        r"Required parameter is missing: response_type",
        {"account_type_mismatch": 0.6, "unsupported_property": 0.5},
        "Google loses the request when the browser is signed in with an account outside the organisation.",
        "Try again in a private window.",
        "googleworkspace/cli issue 586",
        seen=("Required parameter is missing: response_type",),
    ),
)
