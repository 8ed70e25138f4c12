# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The cmdlets of Exchange Online that mail access needs, over the emulator's mailboxes.

Each takes its parameters and returns rows; ``run`` finds them by name in any case.
"""

from __future__ import annotations

import typing as t

from . import high_volume
from .catalog import derived_id
from .cmdlet import ALREADY_EXISTS, NOT_FOUND, CmdletError, Run
from .mailboxes import change, in_role_scope, switch
from .policies import exchange as policies

if t.TYPE_CHECKING:
    from .core import Core, Tenant
    from .web import Json

_SMTP_ROLE = "Application SMTP.SendAsApp"


def known(name: str) -> bool:
    """Say whether there is such a cmdlet."""
    return name.lower() in _CMDLETS


def run(core: Core, tenant: Tenant, name: str, parameters: Json) -> tuple[list[Json], list[str]]:
    """Run a cmdlet that ``known`` says is one; return its rows and warnings. Raises CmdletError."""
    cmdlet, accepted = _CMDLETS[name.lower()]
    for given in parameters:
        if given.lower() not in {
            *(one.lower() for one in accepted),
            "confirm",
            "erroraction",
            "whatif",
            "verbose",
            "warningaction",
        }:
            message = f"A parameter cannot be found that matches parameter name '{given[:100]}'."
            raise CmdletError(message, "System.Management.Automation.ParameterBindingException")
    execution = Run(core, tenant, parameters)
    rows = cmdlet(execution)
    core.store.touch()
    return rows, execution.warnings


def _new_service_principal(run: Run) -> list[Json]:
    app_id = run.guid("AppId")
    object_id = run.guid(
        "ObjectId" if "objectid" in run.parameters else "ServiceId" if "serviceid" in run.parameters else "ObjectId"
    )
    table: dict[str, Json] = run.exchange["service_principals"]
    if any(row["AppId"] == app_id or row["ObjectId"] == object_id for row in table.values()):
        message = f"The service principal with AppId '{app_id}' or ObjectId '{object_id}' already exists."
        raise CmdletError(message, ALREADY_EXISTS)
    row = {
        "Identity": object_id,
        "AppId": app_id,
        "ObjectId": object_id,
        "DisplayName": run.parameters.get("displayname") or app_id,
        "Name": object_id,
        "Guid": derived_id(run.tenant.name, "exchange", object_id),
        "IsValid": True,
        "WhenCreatedUTC": run.core.clock.iso(),
    }
    table[object_id] = row
    return [row]


def _get_service_principal(run: Run) -> list[Json]:
    """Return one, or, for an identity that is not there or null, all of them."""
    rows = list(run.exchange["service_principals"].values())
    wanted = str(run.parameters.get("identity") or "").lower()
    found = [
        row for row in rows if wanted in (row["ObjectId"], row["AppId"], row["Identity"].lower(), str(row["DisplayName"]).lower())
    ]
    return found or rows


def _one_service_principal(run: Run) -> Json:
    wanted = run.text("Identity").lower()
    for row in run.exchange["service_principals"].values():
        if wanted in (row["ObjectId"], row["AppId"], row["Identity"].lower(), str(row["DisplayName"]).lower()):
            return t.cast("Json", row)
    raise CmdletError(
        f"The operation couldn't be performed because object '{wanted}' couldn't be found on 'LAB01.PROD.OUTLOOK.TEST'.",
        NOT_FOUND,
    )


def _set_service_principal(run: Run) -> list[Json]:
    row = _one_service_principal(run)
    row["DisplayName"] = run.text("DisplayName")
    return []


def _remove_service_principal(run: Run) -> list[Json]:
    row = _one_service_principal(run)
    del run.exchange["service_principals"][row["ObjectId"]]
    for mailbox in run.mailboxes():
        if row["ObjectId"] in mailbox["applications"]:
            change(run.core, mailbox, "applications", [one for one in mailbox["applications"] if one != row["ObjectId"]])
    return []


def _permission(mailbox: Json, name: str) -> Json:
    return {
        "Identity": mailbox["address"].partition("@")[0],
        "User": name,
        "AccessRights": ["FullAccess"],
        "IsInherited": False,
        "Deny": False,
        "InheritanceType": "All",
        "IsValid": True,
        "ObjectState": "Unchanged",
    }


def _add_mailbox_permission(run: Run) -> list[Json]:
    mailbox = run.mailbox()
    kind, who = run.trustee("User")
    rights = run.parameters.get("accessrights")
    wanted = [rights] if isinstance(rights, str) else rights
    if not isinstance(wanted, list) or [str(one).lower() for one in wanted] != ["fullaccess"]:
        raise CmdletError(
            "Cannot process argument transformation on parameter 'AccessRights'. Only FullAccess exists in this lab."
        )
    field, value, name = (
        ("delegates", who["userPrincipalName"], who["userPrincipalName"])
        if kind == "user"
        else ("applications", who["ObjectId"], who["ObjectId"])
    )
    if value in mailbox[field]:
        run.warnings.append(
            "The appropriate access control entry is already present on the object '"
            + mailbox["address"]
            + "' for account '"
            + name
            + "'."
        )
    else:
        change(run.core, mailbox, field, [*mailbox[field], value])
    return [_permission(mailbox, name)]


def _get_mailbox_permission(run: Run) -> list[Json]:
    mailbox = run.mailbox()
    rows = [_permission(mailbox, "NT AUTHORITY\\SELF")]
    rows += [_permission(mailbox, name) for name in (*mailbox["delegates"], *mailbox["applications"])]
    if run.parameters.get("user") is None:
        return rows
    kind, who = run.trustee("User")
    name = who["userPrincipalName"] if kind == "user" else who["ObjectId"]
    return [row for row in rows if row["User"] == name]


def _remove_mailbox_permission(run: Run) -> list[Json]:
    mailbox = run.mailbox()
    kind, who = run.trustee("User")
    field, value = ("delegates", who["userPrincipalName"]) if kind == "user" else ("applications", who["ObjectId"])
    if value not in mailbox[field]:
        run.warnings.append(
            f"An inherited access control entry has been specified for '{value}' on '{mailbox['address']}', or there is none."
        )
        return []
    change(run.core, mailbox, field, [one for one in mailbox[field] if one != value])
    return []


def _recipient_permission(mailbox: Json, trustee: str) -> Json:
    return {
        "Identity": mailbox["address"].partition("@")[0],
        "Trustee": trustee,
        "AccessControlType": "Allow",
        "AccessRights": ["SendAs"],
        "IsInherited": False,
        "InheritanceType": "None",
    }


def _send_as(run: Run) -> tuple[Json, str]:
    """Return the mailbox and whose right to send as it a cmdlet is about."""
    mailbox = run.mailbox()
    kind, who = run.trustee("Trustee")
    rights = run.parameters.get("accessrights")
    wanted = [rights] if isinstance(rights, str) else rights
    if not isinstance(wanted, list) or [str(one).lower() for one in wanted] != ["sendas"]:
        raise CmdletError("Cannot process argument transformation on parameter 'AccessRights'. Only SendAs exists.")
    return mailbox, who["userPrincipalName"] if kind == "user" else who["ObjectId"]


def _add_recipient_permission(run: Run) -> list[Json]:
    mailbox, trustee = _send_as(run)
    held = mailbox.setdefault("send_as", [])
    if trustee in held:
        run.warnings.append(f"The appropriate access control entry is already present on the object '{mailbox['address']}'.")
    else:
        change(run.core, mailbox, "send_as", [*held, trustee])
    return [_recipient_permission(mailbox, trustee)]


def _get_recipient_permission(run: Run) -> list[Json]:
    chosen = [run.mailbox()] if run.parameters.get("identity") else run.mailboxes()
    rows = [
        _recipient_permission(mailbox, name) for mailbox in chosen for name in ("NT AUTHORITY\\SELF", *mailbox.get("send_as", ()))
    ]
    if run.parameters.get("trustee") is None:
        return rows
    kind, who = run.trustee("Trustee")
    wanted = who["userPrincipalName"] if kind == "user" else who["ObjectId"]
    return [row for row in rows if row["Trustee"] == wanted]


def _remove_recipient_permission(run: Run) -> list[Json]:
    mailbox, trustee = _send_as(run)
    held = mailbox.get("send_as", [])
    if trustee not in held:
        run.warnings.append(f"There is no such access control entry on '{mailbox['address']}'.")
    else:
        change(run.core, mailbox, "send_as", [one for one in held if one != trustee])
    return []


def _cas(mailbox: Json) -> Json:
    return {
        "Identity": mailbox["address"].partition("@")[0],
        "PrimarySmtpAddress": mailbox["address"],
        "Guid": mailbox["id"],
        "ImapEnabled": mailbox["imap_enabled"],
        "PopEnabled": mailbox["pop_enabled"],
        "SmtpClientAuthenticationDisabled": mailbox["smtp_auth_disabled"],
        "ActiveSyncEnabled": True,
        "OWAEnabled": True,
        "MAPIEnabled": True,
        "EwsEnabled": None,
    }


def _get_cas_mailbox(run: Run) -> list[Json]:
    return [_cas(run.mailbox())] if run.parameters.get("identity") else [_cas(one) for one in run.mailboxes()]


def _set_cas_mailbox(run: Run) -> list[Json]:
    mailbox = run.mailbox()
    for name, field, nullable in (
        ("imapenabled", "imap_enabled", False),
        ("popenabled", "pop_enabled", False),
        ("smtpclientauthenticationdisabled", "smtp_auth_disabled", True),
    ):
        if name not in run.parameters:
            continue
        value = run.parameters[name]
        if not isinstance(value, bool) and not (nullable and value is None):
            raise CmdletError(
                f"Cannot process argument transformation on parameter '{name}'. Cannot convert value to type System.Boolean."
            )
        change(run.core, mailbox, field, value)
    return []


def _get_mailbox(run: Run) -> list[Json]:
    chosen = [run.mailbox()] if run.parameters.get("identity") else run.mailboxes()
    rows = []
    for mailbox in chosen:
        user = run.tenant.user(mailbox["sign_in_user"]) if mailbox["kind"] == "user" else None
        rows.append(
            {
                "Identity": mailbox["address"].partition("@")[0],
                "Alias": mailbox["address"].partition("@")[0],
                "DisplayName": user["displayName"] if user else mailbox["address"].partition("@")[0],
                "PrimarySmtpAddress": mailbox["address"],
                "UserPrincipalName": user["userPrincipalName"] if user else mailbox["address"],
                "RecipientTypeDetails": "SharedMailbox" if mailbox["kind"] == "shared" else "UserMailbox",
                "Guid": mailbox["id"],
                "ExternalDirectoryObjectId": user["id"] if user else derived_id("shared", mailbox["address"]),
                "EmailAddresses": [f"SMTP:{mailbox['address']}"],
            }
        )
    return rows


def _get_transport_config(run: Run) -> list[Json]:
    disabled = run.exchange["smtp_auth_disabled"]
    return [{"Identity": "Transport Settings", "SmtpClientAuthenticationDisabled": disabled, "AllowLegacyTLSClients": None}]


def _set_transport_config(run: Run) -> list[Json]:
    value = run.parameters.get("smtpclientauthenticationdisabled")
    if not isinstance(value, bool):
        raise CmdletError("Cannot convert value to type System.Boolean.")
    switch(run.core, run.tenant, value)
    return []


def _new_management_scope(run: Run) -> list[Json]:
    name = run.text("Name")
    scopes: dict[str, Json] = run.exchange.setdefault("scopes", {})
    if name in scopes:
        raise CmdletError(f"The object '{name}' already exists.", ALREADY_EXISTS)
    scopes[name] = {
        "Identity": name,
        "Name": name,
        "RecipientFilter": run.text("RecipientRestrictionFilter"),
        "ScopeRestrictionType": "RecipientScope",
    }
    return [scopes[name]]


def _get_management_scope(run: Run) -> list[Json]:
    scopes: dict[str, Json] = run.exchange.get("scopes", {})
    wanted = run.parameters.get("identity")
    if wanted and wanted not in scopes:
        raise CmdletError(
            f"The operation couldn't be performed because object '{wanted}' couldn't be found on 'LAB01.PROD.OUTLOOK.TEST'.",
            NOT_FOUND,
        )
    return [scopes[wanted]] if wanted else list(scopes.values())


def _named_scope(run: Run) -> Json:
    wanted = run.text("Identity")
    scopes: dict[str, Json] = run.exchange.get("scopes", {})
    if wanted not in scopes:
        raise CmdletError(
            f"The operation couldn't be performed because object '{wanted}' couldn't be found on 'LAB01.PROD.OUTLOOK.TEST'.",
            NOT_FOUND,
        )
    return scopes[wanted]


def _set_management_scope(run: Run) -> list[Json]:
    _named_scope(run)["RecipientFilter"] = run.text("RecipientRestrictionFilter")
    return []


def _remove_management_scope(run: Run) -> list[Json]:
    name = _named_scope(run)["Name"]
    if any(row["CustomResourceScope"] == name for row in run.exchange.get("role_assignments", {}).values()):
        raise CmdletError(f"The management scope '{name}' can't be removed because it's used by a role assignment.")
    del run.exchange["scopes"][name]
    return []


def _new_role_assignment(run: Run) -> list[Json]:
    role = run.text("Role")
    if role.lower() != _SMTP_ROLE.lower():
        raise CmdletError(f"The operation couldn't be performed because role '{role}' couldn't be found.", NOT_FOUND)
    _unused, app = run.trustee("App")
    scope = run.parameters.get("customresourcescope")
    if scope and scope not in run.exchange.get("scopes", {}):
        raise CmdletError(f"The operation couldn't be performed because scope '{scope}' couldn't be found.", NOT_FOUND)
    name = str(run.parameters.get("name") or f"{_SMTP_ROLE}-{app['ObjectId']}")
    table: dict[str, Json] = run.exchange.setdefault("role_assignments", {})
    if name in table:
        raise CmdletError(f"The object '{name}' already exists.", ALREADY_EXISTS)
    table[name] = {
        "Identity": name,
        "Name": name,
        "Role": _SMTP_ROLE,
        "App": app["ObjectId"],
        "RoleAssignee": app["ObjectId"],
        "RoleAssigneeType": "ServicePrincipal",
        "CustomResourceScope": scope,
        "Enabled": True,
    }
    return [table[name]]


def _get_role_assignment(run: Run) -> list[Json]:
    rows: list[Json] = list(run.exchange.get("role_assignments", {}).values())
    wanted = [str(run.parameters[name]).lower() for name in ("roleassignee", "identity") if run.parameters.get(name)]
    return [row for row in rows if all(one in (row["RoleAssignee"].lower(), row["Identity"].lower()) for one in wanted)]


def _remove_role_assignment(run: Run) -> list[Json]:
    wanted = run.text("Identity")
    if run.exchange.get("role_assignments", {}).pop(wanted, None) is None:
        raise CmdletError(
            f"The operation couldn't be performed because object '{wanted}' couldn't be found on 'LAB01.PROD.OUTLOOK.TEST'.",
            NOT_FOUND,
        )
    return []


def _test_authorization(run: Run) -> list[Json]:
    """Tell an application's roles, and whether they cover ``Resource``."""
    app = _one_service_principal(run)
    covered: t.Any = "Not Run"
    if run.parameters.get("resource"):
        run.parameters["identity"] = run.text("Resource")
        covered = in_role_scope(run.tenant, app["ObjectId"], run.mailbox())
    return [
        {
            "RoleName": row["Role"],
            "GrantedPermissions": "SMTP.SendAsApp",
            "AllowedResourceScope": row["CustomResourceScope"] or "Organization",
            "ScopeType": "CustomRecipientScope" if row["CustomResourceScope"] else "OrganizationConfig",
            "InScope": covered,
        }
        for row in run.exchange.get("role_assignments", {}).values()
        if row["App"] == app["ObjectId"]
    ]


def _get_authentication_policy(run: Run) -> list[Json]:
    wanted = run.parameters.get("identity")
    return [row for row in policies.authentication_policies(run.tenant) if wanted in (None, row["Name"])]


def _get_organization_config(run: Run) -> list[Json]:
    return [policies.organization_config(run.tenant)]


def _get_user(run: Run) -> list[Json]:
    name = run.text("Identity")
    user = run.tenant.user(name)
    if user is None:
        raise CmdletError(
            f"The operation couldn't be performed because object '{name}' couldn't be found on 'LAB01.PROD.OUTLOOK.TEST'.",
            NOT_FOUND,
        )
    return [
        {
            "Identity": user["userPrincipalName"].partition("@")[0],
            "UserPrincipalName": user["userPrincipalName"],
            "ExternalDirectoryObjectId": user["id"],
            "AuthenticationPolicy": policies.policy_name(run.tenant, user),
        }
    ]


Cmdlet = t.Callable[[Run], "list[Json]"]
_CMDLETS: dict[str, tuple[Cmdlet, tuple[str, ...]]] = {
    "new-serviceprincipal": (_new_service_principal, ("AppId", "ObjectId", "ServiceId", "DisplayName")),
    "get-serviceprincipal": (_get_service_principal, ("Identity", "Organization")),
    "set-serviceprincipal": (_set_service_principal, ("Identity", "DisplayName")),
    "remove-serviceprincipal": (_remove_service_principal, ("Identity",)),
    "add-mailboxpermission": (_add_mailbox_permission, ("Identity", "User", "AccessRights", "AutoMapping", "InheritanceType")),
    "get-mailboxpermission": (_get_mailbox_permission, ("Identity", "User", "ResultSize")),
    "remove-mailboxpermission": (_remove_mailbox_permission, ("Identity", "User", "AccessRights", "InheritanceType")),
    "add-recipientpermission": (_add_recipient_permission, ("Identity", "Trustee", "AccessRights")),
    "get-recipientpermission": (_get_recipient_permission, ("Identity", "Trustee", "AccessRights", "ResultSize")),
    "remove-recipientpermission": (_remove_recipient_permission, ("Identity", "Trustee", "AccessRights")),
    "get-casmailbox": (_get_cas_mailbox, ("Identity", "ResultSize")),
    "set-casmailbox": (_set_cas_mailbox, ("Identity", "ImapEnabled", "PopEnabled", "SmtpClientAuthenticationDisabled")),
    "get-mailbox": (_get_mailbox, ("Identity", "ResultSize", "RecipientTypeDetails")),
    "get-transportconfig": (_get_transport_config, ()),
    "set-transportconfig": (_set_transport_config, ("SmtpClientAuthenticationDisabled",)),
    "new-managementscope": (_new_management_scope, ("Name", "RecipientRestrictionFilter")),
    "get-managementscope": (_get_management_scope, ("Identity",)),
    "set-managementscope": (_set_management_scope, ("Identity", "RecipientRestrictionFilter")),
    "remove-managementscope": (_remove_management_scope, ("Identity",)),
    "new-managementroleassignment": (_new_role_assignment, ("Name", "Role", "App", "CustomResourceScope")),
    "get-managementroleassignment": (_get_role_assignment, ("Identity", "RoleAssignee", "GetEffectiveUsers")),
    "remove-managementroleassignment": (_remove_role_assignment, ("Identity",)),
    "test-serviceprincipalauthorization": (_test_authorization, ("Identity", "Resource")),
    "get-authenticationpolicy": (_get_authentication_policy, ("Identity",)),
    "get-organizationconfig": (_get_organization_config, ()),
    "get-user": (_get_user, ("Identity", "ResultSize")),
    "new-mailuser": (high_volume.new_mail_user, ("HVEAccount", "Name", "PrimarySmtpAddress", "Password")),
    "get-hveaccountsettings": (high_volume.get_settings, ("Identity",)),
    "add-hveappaccess": (high_volume.add_app_access, ("Identity", "AppIds")),
    "remove-hveappaccess": (high_volume.remove_app_access, ("Identity", "AppIds")),
}
