# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Requests that read a tenant's policies, as values. A refusal to show one is an answer.

Pure. Shapes: https://learn.microsoft.com/graph/api/resources/policy-overview and conditionalaccesspolicy. Runs on Python 3.8.
"""

from __future__ import annotations

from .calls import APPLICATION, Call

READ_POLICIES = ("Policy.Read.All",)

AUTHORIZATION = "/policies/authorizationPolicy"
APP_MANAGEMENT = "/policies/defaultAppManagementPolicy"
OWN_APP_MANAGEMENT = APPLICATION + "/appManagementPolicies"
SECURITY_DEFAULTS = "/policies/identitySecurityDefaultsEnforcementPolicy"
CONDITIONAL_ACCESS = "/identity/conditionalAccess/policies"
#: 400 is what a tenant without the licence for a feature may answer.
_REFUSALS = (400, 403, 404)


def authorization() -> Call:
    """Read what users may do and consent to."""
    return _read(AUTHORIZATION, "read the authorization policy", "id")


def app_management() -> Call:
    """Read the tenant's default policy for credentials of applications."""
    return _read(APP_MANAGEMENT, "read the tenant's application management policy", "id")


def own_app_management(object_id: str) -> Call:
    """List the application management policies that are assigned to an application, which is one at most."""
    keys = {"application%2Did": object_id}
    return _read(OWN_APP_MANAGEMENT, "read the application's own application management policy", "value", keys)


def security_defaults() -> Call:
    """Read whether security defaults are on."""
    return _read(SECURITY_DEFAULTS, "read whether security defaults are on", "id")


def conditional_access() -> Call:
    """List the Conditional Access policies."""
    return _read(CONDITIONAL_ACCESS, "list the Conditional Access policies", "value")


def _read(path: str, doing: str, wants: str, keys: dict[str, str] | None = None) -> Call:
    return Call("GET", path, keys or {}, doing=doing, wants=wants, needs=READ_POLICIES, accept=_REFUSALS, listed=False)
