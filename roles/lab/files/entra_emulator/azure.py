# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What command lines ask of Azure besides Entra and Graph: Resource Manager's tenants and subscriptions, and the portal's consent.

Resource Manager answers as its reference says (learn.microsoft.com, rest/api/resources/tenants/list); there are no subscriptions here.
The portal's API is not documented: the request is Azure CLI's (role/custom.py:admin_consent), the refusals are what its users were
shown (azure-cli issues 16422: a person who is no administrator, and 8912, 15967: a service principal).
"""

from __future__ import annotations

from . import provisioning, tokens
from .catalog import ARM_APP_ID, PORTAL_APP_ID
from .core import Core, Tenant
from .seed import CLOUD_APPLICATION_ADMINISTRATOR
from .web import Json, Request, Response, json_response

_ARM_CODES = {
    "missing": ("AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing."),
    "invalid": ("InvalidAuthenticationToken", "The access token is invalid."),
    "audience": (
        "InvalidAuthenticationTokenAudience",
        "The access token has been obtained for wrong audience or resource. It should exactly match one of the allowed audiences.",
    ),
    "expired": ("ExpiredAuthenticationToken", "The access token expiry UTC time is earlier than current UTC time."),
}


def tenants(core: Core, request: Request) -> Response:
    """Answer ``GET /tenants``: the tenant of the caller."""
    tenant, _claims, fault = _caller(core, request, ARM_APP_ID)
    if tenant is None:
        return _unauthorized(fault)
    row = {
        "id": f"/tenants/{tenant.id}",
        "tenantId": tenant.id,
        "countryCode": "DE",
        "displayName": tenant.data["display_name"],
        "domains": [tenant.domain, tenant.data["initial_domain"]],
        "tenantCategory": "Home",
        "defaultDomain": tenant.domain,
        "tenantType": "AAD",
    }
    return json_response(200, {"value": [row]})


def subscriptions(core: Core, request: Request) -> Response:
    """Answer ``GET /subscriptions``: none."""
    tenant, _claims, fault = _caller(core, request, ARM_APP_ID)
    if tenant is None:
        return _unauthorized(fault)
    return json_response(200, {"value": [], "count": {"type": "Total", "value": 0}})


def consent(core: Core, app_id: str, request: Request) -> Response:
    """Answer ``POST /api/RegisteredApplications/{appId}/Consent?onBehalfOfAll=true``: consent to all that is declared."""
    tenant, claims, _fault = _caller(core, request, PORTAL_APP_ID)
    if tenant is None:
        return json_response(401, {"Message": "Authorization has been denied for this request."})
    user = tenant.user(str(claims.get("oid", ""))) if "scp" in claims else None
    if user is None:  # an application cannot consent here
        return _refused(400, "BadRequest", "Request_BadRequest", "The request is only valid with delegated authentication flow.")
    if CLOUD_APPLICATION_ADMINISTRATOR not in user["_directory_roles"]:
        text = "This operation can only be performed by an administrator."
        return _refused(403, "Forbidden", "Authorization_RequestDenied", text)
    app = tenant.by_app_id("applications", app_id)
    if app is None:
        text = f"Resource '{app_id}' does not exist or one of its queried reference-property objects are not present."
        return _refused(404, "NotFound", "Request_ResourceNotFound", text)
    principal = provisioning.ensure_principal(core, tenant, app)
    for entry in app["requiredResourceAccess"]:
        resource = tenant.by_app_id("service_principals", entry["resourceAppId"])
        if resource is not None:
            provisioning.consent_declared(core, tenant, app, principal, resource)
    return Response(204)


def _caller(core: Core, request: Request, app_id: str) -> tuple[Tenant | None, Json, str]:
    """Return the tenant and the claims of the bearer token, or no tenant and what is wrong with the token."""
    token = request.bearer()
    if token is None:
        return None, {}, "missing"
    claims = tokens.claims_of(core, token)
    tenant = core.tenant(str((claims or {}).get("tid", "")))
    if claims is None or tenant is None:
        return None, {}, "invalid"
    audience = str(claims.get("aud", "")).rstrip("/")
    resource = tenant.resource(audience)
    # A cloud registered for this server has one address for everything, so its tokens are for that.
    if audience != request.base_url and (resource is None or resource["appId"] != app_id):
        return None, claims, "audience"
    if tokens.moment(claims, "exp") <= core.clock.now():
        return None, claims, "expired"
    return tenant, claims, ""


def _unauthorized(fault: str) -> Response:
    code, message = _ARM_CODES[fault]
    challenge = {"WWW-Authenticate": f'Bearer error="invalid_token", error_description="{message}"'}
    return json_response(401, {"error": {"code": code, "message": message}}, challenge)


def _refused(status: int, name: str, code: str, text: str) -> Response:
    message = f"Graph call failed with httpCode={name}, errorCode={code}, errorMessage={text}"
    return json_response(status, {"ClassName": "Microsoft.Portal.Framework.Exceptions.ClientException", "Message": message})
