# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What stands between a right password and a token: Conditional Access (by policy and by knob) and user assignment."""

from __future__ import annotations

from .aadsts import AadError
from .core import Core, Tenant
from .policies import conditional
from .web import Json


def check(core: Core, tenant: Tenant, user: Json, resource: Json, flow: str) -> None:
    """Refuse what the policies of the tenant of a sign-in and the knob ``conditional_access`` forbid; ``flow`` is how the user signs in."""
    conditional.check(tenant, conditional.SignIn(user, resource["appId"], flow))
    mode = core.knobs["conditional_access"]
    users = [name.lower() for name in core.knobs["conditional_access_users"]]
    if mode == "off" or (users and user["userPrincipalName"].lower() not in users):
        return
    if mode == "mfa":
        raise AadError(50076, resource=resource["appId"])
    if mode == "device":
        raise AadError(53000, state="compliant")
    if mode == "block" or flow == "device_code":
        raise AadError(53003)


def check_assignment(tenant: Tenant, principal: Json | None, app: Json, user: Json) -> None:
    """Refuse a user who is not assigned to an application that wants assignment."""
    if principal is None or not principal["appRoleAssignmentRequired"]:
        return
    rows = tenant.table("assignments").values()
    names = {user["id"], *(group["id"] for group in tenant.table("groups").values() if user["id"] in group["_members"])}
    if not any(row["resourceId"] == principal["id"] and row["principalId"] in names for row in rows):
        raise AadError(50105, app=app["appId"], app_name=str(app["displayName"]))
