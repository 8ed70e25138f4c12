# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Discovery documents and keys, per tenant and for /common, /organizations and /consumers."""

from __future__ import annotations

import typing as t

from .aadsts import AadError, answer_headers, common_headers
from .catalog import CONSUMER_TENANT_ID
from .clients import tenant_of_path
from .core import Core
from .web import Json, Response, json_response

#: What a discovery document says of a tenant, by the cloud in which the tenant lives: its instance, Microsoft Graph's host, region and part
#: of the region. Measured on all clouds by a public library's live tests in September 2026; China's region was not noted.
_PLACES: dict[str, tuple[str, str, str, str]] = {
    "global": ("microsoftonline.com", "graph.microsoft.com", "EU", ""),
    "gcc": ("microsoftonline.com", "graph.microsoft.com", "NA", "GCC"),
    "gcc_high": ("microsoftonline.us", "graph.microsoft.us", "USGov", "DODCON"),
    "dod": ("microsoftonline.us", "dod-graph.microsoft.us", "USGov", "DOD"),
    "china": ("partner.microsoftonline.cn", "microsoftgraph.chinacloudapi.cn", "AS", ""),
}
CLOUDS = tuple(_PLACES)

_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, OPTIONS",
    "Cache-Control": "max-age=86400, private",
}


def openid_configuration(core: Core, tenant_name: str, base_url: str, version: str = "v2.0") -> Response:
    """Answer ``/{tenant}/v2.0/.well-known/openid-configuration`` (or v1's, without the version)."""
    try:
        tenant = tenant_of_path(core, tenant_name)
    except AadError as refusal:
        refusal.error = "invalid_tenant"
        return refusal.response(core.clock.now())
    name = tenant.id if tenant else tenant_name.lower()
    shown = tenant_name.lower() if tenant is None or tenant.id == CONSUMER_TENANT_ID else tenant.id
    authority = f"{base_url}/{shown}"
    endpoints = f"{authority}/oauth2/v2.0" if version == "v2.0" else f"{authority}/oauth2"
    issuer_tenant = "{tenantid}" if tenant is None else name
    instance_name, graph_host, region, part = _PLACES[tenant.cloud if tenant else "global"]
    document: Json = {
        "token_endpoint": f"{endpoints}/token",
        "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt", "client_secret_basic"],
        "jwks_uri": f"{authority}/discovery/v2.0/keys" if version == "v2.0" else f"{base_url}/common/discovery/keys",
        "response_modes_supported": ["query", "fragment", "form_post"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "response_types_supported": ["code", "id_token", "code id_token", "id_token token"],
        "scopes_supported": ["openid", "profile", "email", "offline_access"],
        "issuer": f"{base_url}/{issuer_tenant}/v2.0" if version == "v2.0" else f"https://sts.windows.net/{issuer_tenant}/",
        "request_uri_parameter_supported": False,
        "userinfo_endpoint": "https://graph.microsoft.com/oidc/userinfo",
        "authorization_endpoint": f"{endpoints}/authorize",
        "device_authorization_endpoint": f"{endpoints}/devicecode",
        "http_logout_supported": True,
        "frontchannel_logout_supported": True,
        "end_session_endpoint": f"{endpoints}/logout",
        "claims_supported": [
            *(
                "sub",
                "iss",
                "cloud_instance_name",
                "cloud_instance_host_name",
                "cloud_graph_host_name",
                "msgraph_host",
                "aud",
                "exp",
                "iat",
            ),
            *("auth_time", "acr", "nonce", "preferred_username", "name", "tid", "ver", "at_hash", "c_hash", "email"),
        ],
        "kerberos_endpoint": f"{authority}/kerberos",
        "tenant_region_scope": region if tenant else None,
        **({"tenant_region_sub_scope": part} if part else {}),
        "cloud_instance_name": instance_name,
        "cloud_graph_host_name": "graph.windows.net",
        "msgraph_host": graph_host,
        "rbac_url": "https://pas.windows.net",
    }
    return json_response(200, document, {**_CORS, **common_headers()})


def keys(core: Core, base_url: str, tenant_name: str) -> Response:
    """Answer the JWKS."""
    tenant = core.tenant(tenant_name)
    issuer = f"{base_url}/{tenant.id if tenant else '{tenantid}'}/v2.0"
    return json_response(200, {"keys": [core.keys.jwk(issuer)]}, {**_CORS, **common_headers()})


def instance(base_url: str, query: t.Mapping[str, str]) -> Response:
    """Answer instance discovery, which clients ask of login.microsoftonline.com for authorities they do not know."""
    host = base_url.split("//", 1)[1]
    authorize = query.get("authorization_endpoint", f"{base_url}/common/oauth2/v2.0/authorize")
    tenant = authorize.split("//", 1)[-1].split("/")[1:2] or ["common"]
    version = "/v2.0" if "/oauth2/v2.0/" in authorize else ""  # an authority of version 1 has its own document
    document = {
        "tenant_discovery_endpoint": f"{base_url}/{tenant[0]}{version}/.well-known/openid-configuration",
        "api-version": "1.1",
        "metadata": [{"preferred_network": host, "preferred_cache": host, "aliases": [host]}],
    }
    return json_response(200, document, {**_CORS, **common_headers()})


def user_realm(core: Core, principal_name: str) -> Response:
    """Answer ``/common/userrealm/{user}``: who asks for the password. The domain alone decides, whoever is before the @."""
    tenant = core.tenant_of_user(principal_name)
    federated = str(tenant.data.get("federated_to") or "") if tenant else ""
    document: Json = {
        "ver": "1.0",
        "account_type": "Federated" if federated else "Managed" if tenant else "Unknown",
        "domain_name": tenant.domain if tenant else principal_name.rpartition("@")[2],
        "cloud_instance_name": _PLACES[tenant.cloud if tenant else "global"][0],
        "cloud_audience_urn": "urn:federation:MicrosoftOnline",
    }
    if federated:
        document.update(
            federation_protocol="WSTrust",
            federation_metadata_url=f"https://{federated}/adfs/services/trust/mex",
            federation_active_auth_url=f"https://{federated}/adfs/services/trust/2005/usernamemixed",
        )
    headers = {**answer_headers(), "Content-Disposition": "inline; filename=userrealm.json"}
    del headers["x-ms-clitelem"]
    return json_response(200, document, headers)
