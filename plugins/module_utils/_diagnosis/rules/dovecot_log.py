# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Dovecot's own log: what it checks of a token and why it refuses (src/auth/db-oauth2.c, src/lib-oauth2/oauth2-jwt.c)."""

from __future__ import annotations

import typing as t

from .rule import Rule

_SOURCE = "Dovecot, db-oauth2.c and oauth2-jwt.c"


def _log(identifier: str, pattern: str, causes: t.Mapping[str, float], remedy: str, **more: t.Any) -> Rule:
    return Rule(identifier, pattern, causes, {"dovecot_log"}, source=_SOURCE, remedy=remedy, **more)


LOG = (
    # --- what the token says, found by local validation: before the words that wrap it
    _log(
        "D-10",
        r"token has expired",
        {"token_expired": 0.9, "clock_skew": 0.4},
        "Mint a new token; if it is new, set the clock of the mail server (NTP).",
        seen=("Local validation failed: Token has expired (exp=1700000000 < 1700000600 - grace 0)",),
    ),
    _log(
        "D-11",
        r"token is not valid yet|token is issued in (?:the )?future",
        {"clock_skew": 0.93},
        "Set the clocks of the mail server and of the issuer (NTP).",
        seen=("Local validation failed: Token is issued in future (iat=1700000600 > 1700000000)",),
    ),
    _log(
        "D-12",
        r"missing 'iss' field|issuer '(?P<issuer>[^']{0,300})' is not allowed",
        {"server_misconfigured": 0.7, "wrong_tenant": 0.5, "wrong_cloud": 0.3},
        "Add the token's issuer to oauth2_issuers: https://sts.windows.net/TENANT_ID/ for v1.0 tokens (those of Outlook), "
        "https://login.microsoftonline.com/TENANT_ID/v2.0 for v2.0 tokens.",
        note="An issuer of another tenant is a token of another tenant.",
        seen=("Local validation failed: Issuer 'https://sts.windows.net/x/' is not allowed",),
    ),
    _log(
        "D-13",
        r"client_id set but aud is missing|client_id not found in aud",
        {"wrong_audience": 0.85, "server_misconfigured": 0.45},
        "Set oauth2_client_id to the audience of the tokens (https://outlook.office.com, without a slash at the end), or mint tokens for the "
        "audience that is set.",
        seen=("Local validation failed: client_id not found in aud field",),
    ),
    _log(
        "D-07",
        r"token is not valid for scope '(?P<scope>[^']{0,200})'",
        {"missing_scope": 0.85},
        "Ask for the scope {scope}, or adjust oauth2_scope.",
        seen=("Token is not valid for scope 'imap'",),
    ),
    _log(
        "D-14",
        r"scope set but not found in token|configured scope '[^']{0,200}' missing from token scope",
        {"missing_scope": 0.6, "server_misconfigured": 0.6},
        "Entra's tokens have scp instead of scope: take oauth2_scope out, or check scp by active_attribute.",
        seen=("Local validation failed: scope set but not found in token",),
    ),
    _log(
        "D-15",
        r"\w{2,5} key '[^']{0,200}' not found|'kid' field is empty|cannot find 'kid'",
        {"server_misconfigured": 0.85},
        "Put the issuer's present keys into the key dictionary: the issuer has changed them.",
        seen=("Local validation failed: RS256 key 'abc' not found",),
    ),
    _log(
        "D-16",
        r"unsupported algorithm '|incorrect JWT signature|bad signature(?! type)|signature is invalid",
        {"server_misconfigured": 0.6, "token_rejected": 0.55},
        "Compare the key in the dictionary with the issuer's JWKS; a token that was altered or cut off does this, too.",
        seen=("Local validation failed: Incorrect JWT signature",),
    ),
    _log(
        "D-17",
        r"not a JWT token",
        {"server_misconfigured": 0.7, "account_type_mismatch": 0.4},
        "The token is opaque (personal accounts): use introspection instead of local validation, or a token of a work account.",
        seen=("Local validation failed: Not a JWT token",),
    ),
    _log(
        "D-18",
        r"missing '(?:sub|exp|iat|nbf)' field|malformed '?\w{2,5}'? field|malformed (?:exp|iat|nbf|sub)",
        {"server_misconfigured": 0.6, "token_rejected": 0.5},
        "The issuer's tokens lack a field: use introspection instead of local validation.",
        seen=("Local validation failed: Missing 'sub' field",),
    ),
    # --- what the settings lack
    _log(
        "D-19",
        r"missing (?:oauth2_)?introspection_mode|need at least one of (?:oauth2_)?tokeninfo_url|(?:oauth2_)?client_id is required with (?:oauth2_)?grant_url"
        r"|cannot have empty (?:oauth2_)?active_attribute",
        {"server_misconfigured": 0.95},
        "Add the setting that the line names to the oauth2 configuration.",
        seen=("Need at least one of oauth2_tokeninfo_url or oauth2_introspection_url",),
    ),
    _log(
        "D-04",
        r"no username returned",
        {"server_misconfigured": 0.8},
        "Set username_attribute to a claim that the tokens have (upn; preferred_username; none has one for an application's own token).",
        seen=("No username returned",),
    ),
    _log(
        "D-05",
        r"username '(?P<login>[^']{0,254})' did not match '(?P<token_name>[^']{0,254})'",
        {"user_mismatch": 0.95},
        "Log in as {token_name}, or adjust username_attribute and username_validation_format.",
        summary="The login name {login} is not the token's user {token_name}.",
        seen=("Username 'alice@contoso.test' did not match 'bob@contoso.test'",),
    ),
    _log(
        "D-06",
        r"missing active_attribute|active_attribute check failed|provided token is not valid",
        {"token_rejected": 0.55, "server_misconfigured": 0.5, "token_expired": 0.4},
        "Mint a new token; if it is new, compare active_attribute and active_value with what the introspection answers.",
        seen=("oauth2 active_attribute check failed: expected active=true",),
    ),
    _log(
        "D-09",
        r"field '(?P<field>[^']{1,100})' not found",
        {"server_misconfigured": 0.9},
        "Map a claim that the tokens have instead of {field}.",
        seen=("Field 'email' not found",),
    ),
    _log(
        "D-20",
        r"invalid gs2-header",
        {"malformed_sasl": 0.93},
        "Use XOAUTH2, or correct the client's OAUTHBEARER string.",
        seen=("Invalid gs2-header in request",),
    ),
    _log(
        "D-08",
        r"password grant failed|OAuth2? token missing from reply",
        {"server_misconfigured": 0.7, "client_secret_wrong": 0.5},
        "Check grant_url, client_id and client_secret of the oauth2 configuration; Entra takes no passwords of users with MFA.",
        seen=("Password grant failed: 400",),
    ),
    _log(
        "D-03",
        r"token validation failed|token is not valid|invalid token",
        {"token_rejected": 0.7, "token_expired": 0.45},
        "Mint a new token: the provider says that this one is not valid.",
        seen=("Token validation failed: Invalid token",),
    ),
    _log(
        "D-01",
        r"introspection failed",
        {"auth_backend_down": 0.9},
        "Ask the introspection URL from the mail server with curl: its address, its certificate, a proxy.",
        seen=("Introspection failed: connect(login.test:443) failed",),
    ),
    _log(
        "D-02",
        r"local validation failed",
        {"token_rejected": 0.5},
        "The reason stands behind these words: what it says of the token is mended by a new one, what it says of a setting in the oauth2 settings.",
        generic=True,
        seen=("Local validation failed: something else",),
    ),
    _log(
        "D-22",
        r"maximum number of connections from user\+IP exceeded",
        {"too_many_connections": 0.95},
        "Raise mail_max_userip_connections, or close other sessions of the user.",
        seen=("Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)",),
    ),
)
