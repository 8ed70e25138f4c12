# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Entra's errors: the AADSTS number, the OAuth error it comes with, the HTTP status and the text."""

from __future__ import annotations

import collections
import datetime
import typing as t
import uuid

from .web import Response, json_response


class Kind(t.NamedTuple):
    """``text`` is a template for ``str.format``."""

    error: str
    text: str
    status: int = 400
    suberror: str = ""
    #: Whether the answer has an ``error_uri``.
    uri: bool = True


def _no_federation(claim: str) -> Kind:
    text = (
        f"No matching federated identity record found for presented assertion {claim} '{{{claim}}}'. Check your federated identity "
        "credential Subject, Audience and Issuer against the presented assertion. "
        "https://learn.microsoft.com/entra/workload-id/workload-identity-federation"
    )
    return Kind("invalid_client", text, 401, uri=False)


KINDS: dict[int, Kind] = {
    16000: Kind(
        "interaction_required",
        "Either multiple user identities are available for the current request or selected account is not supported.",
    ),
    28000: Kind(
        "invalid_request",
        "Provided value for the input parameter scope is not valid because it contains more than one resource. Scope {scope} is not valid.",
    ),
    28003: Kind(
        "invalid_request", "Provided value for the input parameter scope cannot be empty when requesting an access token."
    ),
    50011: Kind(
        "invalid_request",
        "The redirect URI '{uri}' specified in the request does not match the redirect URIs configured for the application '{app}'.",
    ),
    500011: Kind(
        "invalid_resource",
        "The resource principal named {resource} was not found in the tenant named {tenant}. This can happen if the application has not "
        "been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your "
        "authentication request to the wrong tenant.",
    ),
    500014: Kind("invalid_resource", "The service principal for resource '{resource}' is disabled."),
    500112: Kind(
        "invalid_grant",
        "The reply address '{uri}' does not match the reply address '{expected}' provided when requesting Authorization code.",
    ),
    50020: Kind(
        "invalid_grant",
        "User account '{user}' from identity provider '{provider}' does not exist in tenant '{tenant}' and cannot access the application "
        "'{app}' in that tenant. The account needs to be added as an external user in the tenant first.",
    ),
    50034: Kind(
        "invalid_grant",
        "The user account {user} does not exist in the {tenant} directory. To sign into this application, the account must be added to the directory.",
        suberror="bad_token",
    ),
    50055: Kind("invalid_grant", "The password is expired.", suberror="user_password_expired"),
    50057: Kind("invalid_grant", "The user account is disabled."),
    50058: Kind("login_required", "A silent sign-in request was sent but no user is signed in."),
    50059: Kind(
        "invalid_request",
        "No tenant-identifying information found in either the request or implied by any provided credentials.",
    ),
    50076: Kind(
        "invalid_grant",
        "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor "
        "authentication to access '{resource}'.",
        suberror="basic_action",
    ),
    50105: Kind(
        "invalid_grant",
        "Your administrator has configured the application {app_name} ('{app}') to block users unless they are specifically granted "
        "('assigned') access to the application.",
    ),
    50126: Kind("invalid_grant", "Error validating credentials due to invalid username or password."),
    50173: Kind(
        "invalid_grant",
        "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their "
        "password. The grant was issued on '{issued}' and the TokensValidFrom date (before which tokens are not valid) for this user is "
        "'{valid_from}'.",
        suberror="bad_token",
    ),
    50194: Kind(
        "invalid_request",
        "Application '{app}'({app_name}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported "
        "for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.",
    ),
    501481: Kind("invalid_grant", "The Code_Verifier does not match the code_challenge supplied in the authorization request."),
    53000: Kind(
        "invalid_grant",
        "Device is not in required device state: {state}. Conditional Access policy requires a compliant device, and the device is not "
        "compliant. The user must enroll their device with an approved MDM provider like Intune.",
        suberror="message_only",
    ),
    53003: Kind(
        "invalid_grant",
        "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
        suberror="message_only",
    ),
    54005: Kind(
        "invalid_grant",
        "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
    ),
    65001: Kind(
        "invalid_grant",
        "The user or administrator has not consented to use the application with ID '{app}' named '{app_name}'. Send an interactive "
        "authorization request for this user and resource.",
        suberror="consent_required",
        uri=False,
    ),
    65002: Kind(
        "invalid_request",
        "Consent between first party application '{app}' and first party resource '{resource}' must be configured via preauthorization - "
        "applications owned and operated by Microsoft must get approval from the API owner before requesting tokens for that API.",
    ),
    65004: Kind("access_denied", "User declined to consent to access the app."),
    650053: Kind(
        "invalid_client",
        "The application '{app_name}' asked for scope '{scope}' that doesn't exist on the resource '{resource}'. Contact the app vendor.",
    ),
    65006: Kind(
        "invalid_client",
        "Resource '{resource}' had no entitlements matching required permissions configured on the required resource access for client "
        "'{app}'. Requested permission IDs: '{entry}'.",
    ),
    70000: Kind("invalid_grant", "Provided grant is invalid or malformed."),
    700016: Kind(
        "unauthorized_client",
        "Application with identifier '{app}' was not found in the directory '{tenant}'. This can happen if the application has not been "
        "installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication "
        "request to the wrong tenant.",
    ),
    700025: Kind(
        "invalid_client", "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.", 401
    ),
    700027: Kind(
        "invalid_client",
        "The certificate with identifier used to sign the client assertion is not registered on application. {detail}",
        401,
    ),
    700024: Kind("invalid_client", "Client assertion is not within its valid time range.", 401),
    7000112: Kind("unauthorized_client", "Application '{app}'({app_name}) is disabled."),
    700082: Kind(
        "invalid_grant",
        "The refresh token has expired due to inactivity. The token was issued on {issued} and was inactive for {lifetime}.",
        suberror="bad_token",
    ),
    70003: Kind("unsupported_grant_type", "The app requested an unsupported grant type '{grant}'."),
    70008: Kind(
        "invalid_grant",
        "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request "
        "for this user and resource.",
    ),
    70011: Kind(
        "invalid_scope",
        "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. "
        "The scope {scope} is not valid.{detail}",
    ),
    70043: Kind(
        "invalid_grant",
        "The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. The token was issued on "
        "{issued} and the maximum allowed lifetime for this request is {lifetime}.",
        suberror="token_expired",
    ),
    70016: Kind("authorization_pending", "OAuth 2.0 device flow error. Authorization is pending. Continue polling."),
    70018: Kind("bad_verification_code", "Invalid verification code due to User typing in wrong user code for device code flow."),
    70019: Kind("expired_token", "Verification code expired. Have the user retry the sign-in."),
    70020: Kind(
        "expired_token", "The provided value for the input parameter 'device_code' is not valid. This device code has expired."
    ),
    700211: _no_federation("issuer"),
    700212: _no_federation("audience"),
    700213: _no_federation("subject"),
    7002138: Kind(
        "invalid_client",
        "No matching federated identity record found for presented assertion subject '{subject}'. The subject matches with "
        "case-insensitive comparison, but not with case-sensitive comparison. Check your federated identity credential Subject, "
        "Audience and Issuer against the presented assertion.",
        401,
        uri=False,
    ),
    7000215: Kind(
        "invalid_client",
        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret "
        "ID, for a secret added to app '{app}'.",
        401,
    ),
    7000218: Kind(
        "invalid_client", "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.", 401
    ),
    7000229: Kind(
        "unauthorized_client",
        "The client application {app} is missing service principal in the tenant {tenant}. "
        "See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119",
    ),
    7000222: Kind(
        "invalid_client",
        "The provided client secret keys for app '{app}' are expired. Visit the Azure portal to create new keys for your app: "
        "https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.",
        401,
    ),
    700030: Kind("invalid_client", "Invalid certificate - subject name in certificate is not authorized.", 401),
    900144: Kind("invalid_request", "The request body must contain the following parameter: '{name}'."),
    90014: Kind(
        "invalid_request",
        "The required field '{name}' is missing from the credential. Ensure that you have all the necessary parameters for the login request.",
    ),
    90002: Kind(
        "invalid_request",
        "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with "
        "your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
    ),
    90023: Kind("invalid_request", "{detail}"),
    9001023: Kind(
        "invalid_request",
        "The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.",
    ),
    90094: Kind("access_denied", "Admin consent is required for the permissions requested by this application."),
    9002313: Kind("invalid_grant", "Invalid request. Request is malformed or invalid."),
    9002331: Kind(
        "invalid_request",
        "Application '{app}'({app_name}) is configured for use by Microsoft Account users only. "
        "Please use the /consumers endpoint to serve this request.",
    ),
    9002332: Kind(
        "invalid_request",
        "Application '{app}'({app_name}) is configured for use by Azure Active Directory users only. "
        "Please do not use the /consumers endpoint to serve this request.",
    ),
    9002325: Kind("invalid_request", "Proof Key for Code Exchange is required for cross-origin authorization code redemption."),
    1002012: Kind(
        "invalid_scope",
        "The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the "
        "resource identifier (application ID URI).",
    ),
    90055: Kind("temporarily_unavailable", "Tenant {tenant} was throttled because there are too many incoming requests.", 429),
    90033: Kind("temporarily_unavailable", "A transient error has occurred. Please try again.", 503),
}

#: A number that has no text here; only a fault rule uses one.
_OTHER = Kind("invalid_request", "The request was refused.")


def common_headers() -> dict[str, str]:
    """Return the headers of every answer of the login servers."""
    return {
        "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
        "X-Content-Type-Options": "nosniff",
        "x-ms-request-id": str(uuid.uuid4()),
    }


def answer_headers(number: int = 0, correlation_id: str = "") -> dict[str, str]:
    """Return the headers of an answer of the token and device code endpoints; ``number`` is that of the error."""
    headers = {"Cache-Control": "no-store, no-cache", "Pragma": "no-cache", "Expires": "-1", **common_headers()}
    headers["x-ms-clitelem"] = f"1,{number},0,,"
    return {**headers, "client-request-id": correlation_id} if correlation_id else headers


class AadError(Exception):
    """One refusal by Entra. ``fields`` fill the text; ``error`` and ``text`` override the usual ones of the number."""

    def __init__(self, number: int, error: str = "", text: str = "", **fields: str) -> None:
        kind = KINDS.get(number, _OTHER)
        self.number = number
        self.error = error or kind.error
        self.status = kind.status
        self.suberror = kind.suberror
        self.uri = kind.uri
        self.text = f"AADSTS{number}: {text or kind.text.format_map(collections.defaultdict(lambda: 'lab', fields))}"
        super().__init__(self.text)

    def response(self, now: float, correlation_id: str = "", headers: dict[str, str] | None = None) -> Response:
        """Return the JSON answer of the token endpoint."""
        correlation_id = correlation_id or str(uuid.uuid4())
        trace_id = str(uuid.uuid4())
        stamp = datetime.datetime.fromtimestamp(int(now), datetime.timezone.utc).strftime("%Y-%m-%d %H:%M:%SZ")
        document: dict[str, t.Any] = {
            "error": self.error,
            "error_description": f"{self.text} Trace ID: {trace_id} Correlation ID: {correlation_id} Timestamp: {stamp}",
            "error_codes": [self.number],
            "timestamp": stamp,
            "trace_id": trace_id,
            "correlation_id": correlation_id,
        }
        if self.uri:
            document["error_uri"] = f"https://login.microsoftonline.com/error?code={self.number}"
        if self.suberror:
            document["suberror"] = self.suberror
        return json_response(self.status, document, {**answer_headers(self.number, correlation_id), **(headers or {})})
