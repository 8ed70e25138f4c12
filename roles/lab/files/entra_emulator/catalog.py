# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The resources that matter here, Microsoft Graph and Office 365 Exchange Online, with the permissions they publish.

Two more serve command lines: Azure Resource Manager, which ``az`` asks for its tenants while it logs in, and the API of Microsoft's portal
that consents for everybody (Azure CLI, role/custom.py:admin_consent).

A part of the real lists, with the real ids (microsoft-graph-devx-content permissions-descriptions.json; Exchange's from published
manifests). The same scope values carry other ids on the two resources, which is the trap this data exists to show.
"""

from __future__ import annotations

import typing as t
import uuid

from .web import Json

GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000"
EXCHANGE_APP_ID = "00000002-0000-0ff1-ce00-000000000000"
ARM_APP_ID = "797f4846-ba00-4fd7-ba43-dac1f8f63013"
PORTAL_APP_ID = "74658136-14ec-4630-ad9b-26e160ff0fc6"
MICROSOFT_TENANT_ID = "f8cdef31-a31e-4b4a-93e4-5f571e91255a"  # owner of first-party applications
CONSUMER_TENANT_ID = "9188040d-6c67-4c5b-b112-36a304b66dad"

#: Scopes of OpenID Connect: no resource of their own, never part of an access token for another resource than Graph.
OIDC_SCOPES = frozenset({"openid", "profile", "email", "offline_access"})

#: Namespace of every derived id, so that ids are the same in every lab.
NAMESPACE = uuid.UUID("6f3c1f0e-5d0c-5f0b-9a55-3a7f6d365bd5")


def derived_id(*parts: str) -> str:
    """Return the id that belongs to these words in every lab."""
    return str(uuid.uuid5(NAMESPACE, "/".join(parts)))


_GRAPH_SCOPES: tuple[tuple[str, str, str, str], ...] = (
    ("openid", "37f7f235-527c-4136-accd-4a02d197296e", "User", "Sign users in"),
    ("profile", "14dad69e-099b-42c9-810b-d002981feec1", "User", "View users' basic profile"),
    ("email", "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0", "User", "View users' email address"),
    ("offline_access", "7427e0e9-2fba-42fe-b0c0-848c9e6a8182", "User", "Maintain access to data you have given it access to"),
    ("User.Read", "e1fe6dd8-ba31-4d61-89e7-88639da4683d", "User", "Sign in and read user profile"),
    ("User.ReadBasic.All", "b340eb25-3456-403f-be2f-af7a0d370277", "User", "Read all users' basic profiles"),
    ("User.Read.All", "a154be20-db9c-4678-8ab7-66f6cc099a59", "Admin", "Read all users' full profiles and company properties"),
    ("User.ReadWrite.All", "204e0828-b5ca-4ad8-b9f3-f32a958e7cc4", "Admin", "Read and write all users' full profiles"),
    ("Directory.Read.All", "06da0dbc-49e2-44d2-8312-53f166ab848a", "Admin", "Read directory data"),
    ("Directory.ReadWrite.All", "c5366453-9fb0-48a5-a156-24f0c49a4b84", "Admin", "Read and write directory data"),
    ("Directory.AccessAsUser.All", "0e263e50-5827-48a4-b97c-d940288653c7", "Admin", "Access directory as the signed in user"),
    ("Application.Read.All", "c79f8feb-a9db-4090-85f9-90d820caa0eb", "Admin", "Read applications"),
    ("Application.ReadWrite.All", "bdfbf15f-ee85-4955-8675-146e8e5296b5", "Admin", "Read and write all applications"),
    ("DelegatedPermissionGrant.Read.All", "a197cdc4-a8e8-4d49-9d35-4ca7c83887b4", "Admin", "Read delegated permission grants"),
    (
        "DelegatedPermissionGrant.ReadWrite.All",
        "41ce6ca6-6826-4807-84f1-1c82854f7ee5",
        "Admin",
        "Manage all delegated permission grants",
    ),
    (
        "AppRoleAssignment.ReadWrite.All",
        "84bccea3-f856-4a8a-967b-dbe0a3d53a64",
        "Admin",
        "Manage app permission grants and app role assignments",
    ),
    ("Organization.Read.All", "4908d5b9-3fb2-4b1e-9336-1888b7937185", "Admin", "Read organization information"),
    ("Policy.Read.All", "572fea84-0151-49b2-9301-11cb16974376", "Admin", "Read your organization's policies"),
    ("AuditLog.Read.All", "e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20", "Admin", "Read audit log data"),
    ("Domain.Read.All", "2f9ee017-59c1-4f1d-9472-bd5529a7b311", "Admin", "Read domains"),
    ("RoleManagement.Read.Directory", "741c54c3-0c1e-44a1-818b-3f97ab4e8c83", "Admin", "Read directory RBAC settings"),
    (
        "RoleManagement.ReadWrite.Directory",
        "d01b97e9-cbc0-49fe-810a-750afd5527a3",
        "Admin",
        "Read and write directory RBAC settings",
    ),
    ("IMAP.AccessAsUser.All", "652390e4-393a-48de-9484-05f9b1212954", "User", "Read and write access to mailboxes via IMAP"),
    ("POP.AccessAsUser.All", "d7b7f2d9-0f45-4ea1-9d42-e50810c06991", "User", "Read and write access to mailboxes via POP"),
    ("SMTP.Send", "258f6531-6087-4cc4-bb90-092c5fb3ed3f", "User", "Send emails from mailboxes using SMTP AUTH"),
    ("Mail.Read", "570282fd-fa5c-430d-a7fd-fc8dc98a9dca", "User", "Read user mail"),
    ("Mail.ReadWrite", "024d486e-b451-40bb-833d-3e66d98c5c73", "User", "Read and write access to user mail"),
    ("Mail.Send", "e383f46e-2787-4529-855e-0e479a3ffac0", "User", "Send mail as a user"),
    ("Mail.Read.Shared", "7b9103a5-4610-446b-9670-80643382c1fa", "User", "Read user and shared mail"),
    ("Mail.ReadWrite.Shared", "5df07973-7d5d-46ed-9847-1271055cbd51", "User", "Read and write user and shared mail"),
    ("Mail.Send.Shared", "a367ab51-6b49-43bf-a716-a1fb06d2a174", "User", "Send mail on behalf of others"),
    (
        "EWS.AccessAsUser.All",
        "9769c687-087d-48ac-9cb3-c37dde652038",
        "User",
        "Access mailboxes as the signed-in user via Exchange Web Services",
    ),
    ("MailboxSettings.Read", "87f447af-9fa4-4c32-9dfa-4a57a73d18ce", "User", "Read user mailbox settings"),
    ("Calendars.ReadWrite", "1ec239c2-d7c9-4623-a91a-a9775856bb36", "User", "Have full access to user calendars"),
    ("Contacts.ReadWrite", "d56682ec-c09e-4743-aaf4-1a3aac4caa21", "User", "Have full access to user contacts"),
    ("Files.Read", "10465720-29dd-4523-a11a-6a75c743c9d9", "User", "Read user files"),
)

_GRAPH_ROLES: tuple[tuple[str, str, str], ...] = (
    ("Application.Read.All", "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30", "Read all applications"),
    ("Application.ReadWrite.All", "1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9", "Read and write all applications"),
    ("Application.ReadWrite.OwnedBy", "18a4783c-866b-4cc7-a460-3d5e5662c884", "Manage apps that this app creates or owns"),
    ("DelegatedPermissionGrant.Read.All", "81b4724a-58aa-41c1-8a55-84ef97466587", "Read all delegated permission grants"),
    ("DelegatedPermissionGrant.ReadWrite.All", "8e8e4742-1d95-4f68-9d56-6ee75648c72a", "Manage all delegated permission grants"),
    (
        "AppRoleAssignment.ReadWrite.All",
        "06b708a9-e830-4db3-a914-8e69da51d44f",
        "Manage app permission grants and app role assignments",
    ),
    ("Directory.Read.All", "7ab1d382-f21e-4acd-a863-ba3e13f7da61", "Read directory data"),
    ("Directory.ReadWrite.All", "19dbc75e-c2e2-444c-a770-ec69d8559fc7", "Read and write directory data"),
    ("User.Read.All", "df021288-bdef-4463-88db-98f22de89214", "Read all users' full profiles and company properties"),
    ("User.ReadWrite.All", "741f803b-c850-494e-b5df-cde7c675a1ca", "Read and write all users' full profiles"),
    ("Organization.Read.All", "498476ce-e0fe-48b0-b801-37ba7e2685c6", "Read organization information"),
    ("Policy.Read.All", "246dd0d5-5bd0-4def-940b-0421030a5b68", "Read your organization's policies"),
    ("AuditLog.Read.All", "b0afded3-3588-46d8-8b3d-9842eff778da", "Read all audit log data"),
    (
        "Policy.ReadWrite.ApplicationConfiguration",
        "be74164b-cff1-491c-8741-e671cb536e13",
        "Read and write your organization's application configuration policies",
    ),
    ("Domain.Read.All", "dbb9058a-0e50-45d7-ae91-66909b5d4664", "Read domains"),
    ("RoleManagement.Read.Directory", "483bed4a-2ad3-4361-a73b-c83ccdbdc53c", "Read all directory RBAC settings"),
    ("RoleManagement.ReadWrite.Directory", "9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8", "Read and write all directory RBAC settings"),
    ("Mail.Read", "810c84a8-4a9e-49e6-bf7d-12d183f40d01", "Read mail in all mailboxes"),
    ("Mail.ReadWrite", "e2a3a72e-5f79-4c64-b1b1-878b674786c9", "Read and write mail in all mailboxes"),
    ("Mail.Send", "b633e1c5-b582-4048-a93e-9f11b44c7e96", "Send mail as any user"),
    ("MailboxSettings.Read", "40f97065-369a-49f4-947c-6a255697ae91", "Read all user mailbox settings"),
)

_EXCHANGE_SCOPES: tuple[tuple[str, str, str, str], ...] = (
    ("IMAP.AccessAsUser.All", "195adc35-e27b-454b-a7ed-1ecdffa1c09f", "User", "Read and write access to mailboxes via IMAP"),
    ("POP.AccessAsUser.All", "fb698133-92fa-453e-a9ed-688e10f2e5ac", "User", "Read and write access to mailboxes via POP"),
    ("SMTP.Send", "76faac2a-0f20-42f1-928a-50de5b9dbe52", "User", "Send emails from mailboxes using SMTP AUTH"),
    ("EWS.AccessAsUser.All", "3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5", "User", "Access mailboxes via Exchange Web Services"),
    ("Exchange.Manage", "ab4f2b77-0b06-4fc1-a9de-02113fc2ab7c", "Admin", "Manage Exchange configuration"),
    ("Mail.Send", "e383f46e-2787-4529-855e-0e479a3ffac0", "User", "Send mail as a user"),
)

_ARM_SCOPES: tuple[tuple[str, str, str, str], ...] = (
    (
        "user_impersonation",
        "41094075-9dad-400e-a0bd-54e686782033",
        "User",
        "Access Azure Service Management as organization users",
    ),
)

_EXCHANGE_ROLES: tuple[tuple[str, str, str], ...] = (
    ("IMAP.AccessAsApp", "5e5addcd-3e8d-4e90-baf5-964efab2b20a", "IMAP.AccessAsApp"),
    ("POP.AccessAsApp", "cb842b43-da6e-4506-86fe-bb12199c656d", "POP.AccessAsApp"),
    ("SMTP.SendAsApp", "7146a1f0-8703-45b3-9eae-527a64c00995", "Application access for sending emails via SMTP AUTH"),
    ("Mail.Send", "b633e1c5-b582-4048-a93e-9f11b44c7e96", "Send mail as any user"),
    ("Exchange.ManageAsApp", "dc50a0fb-09a3-484d-be87-e023b12c6440", "Manage Exchange As Application"),
    ("full_access_as_app", "dc890d15-9560-4a4c-9b7f-a736ec74ec40", "Use Exchange Web Services with full access to all mailboxes"),
)

#: The names a client may give as the resource part of a scope: hosts of every cloud.
RESOURCE_NAMES: dict[str, list[str]] = {
    GRAPH_APP_ID: [
        GRAPH_APP_ID,
        "https://graph.microsoft.com",
        "https://graph.microsoft.us",
        "https://dod-graph.microsoft.us",
        "https://microsoftgraph.chinacloudapi.cn",
        "https://canary.graph.microsoft.com",
    ],
    EXCHANGE_APP_ID: [
        EXCHANGE_APP_ID,
        "https://outlook.office365.com",
        "https://outlook.office.com",
        "https://ps.outlook.com",
        "https://outlook.office365.us",
        "https://outlook-dod.office365.us",
        "https://partner.outlook.cn",
        "https://outlook.office365.cn",
    ],
    ARM_APP_ID: [ARM_APP_ID, "https://management.core.windows.net/", "https://management.azure.com/"],
    PORTAL_APP_ID: [PORTAL_APP_ID],
}

#: Where administrators sign in from scripts (Connect-MgGraph's client). It is preauthorized for nothing: who signs in consents to what it
#: asks for, as far as a user of that role may (learn.microsoft.com/powershell/microsoftgraph/authentication-commands).
GRAPH_TOOLS = "14d82eec-204b-4c2f-b7e8-296a70dab67e"
#: Microsoft's own public clients, there in every tenant. They may use just what was preauthorized for them, without anybody's consent.
FIRST_PARTY_CLIENTS = {
    GRAPH_TOOLS: "Microsoft Graph Command Line Tools",
    "04b07795-8ddb-461a-bbee-02f9e1bf7b46": "Microsoft Azure CLI",
    "1950a258-227b-4e31-a9cf-717495945fc2": "Microsoft Azure PowerShell",
}
PREAUTHORIZED: dict[str, frozenset[str]] = {
    GRAPH_APP_ID: frozenset(
        {
            *("Application.ReadWrite.All", "AppRoleAssignment.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All"),
            *("Directory.AccessAsUser.All", "User.Read", "User.ReadWrite.All", "email", "openid", "profile"),
        }
    ),
    ARM_APP_ID: frozenset({"user_impersonation"}),
    PORTAL_APP_ID: frozenset({"user_impersonation"}),
}

DISPLAY_NAMES = {
    GRAPH_APP_ID: "Microsoft Graph",
    EXCHANGE_APP_ID: "Office 365 Exchange Online",
    ARM_APP_ID: "Windows Azure Service Management API",
    PORTAL_APP_ID: "ADIbizaUX",
}
_SCOPES = {
    GRAPH_APP_ID: _GRAPH_SCOPES,
    EXCHANGE_APP_ID: _EXCHANGE_SCOPES,
    ARM_APP_ID: _ARM_SCOPES,
    # Its real list is not public; that the Azure CLI gets a token for it is all that is known.
    PORTAL_APP_ID: (("user_impersonation", derived_id("scope", PORTAL_APP_ID), "User", "Access the portal's API"),),
}
_ROLES = {GRAPH_APP_ID: _GRAPH_ROLES, EXCHANGE_APP_ID: _EXCHANGE_ROLES}


def scopes(app_id: str) -> list[Json]:
    """Return the resource's ``oauth2PermissionScopes``."""
    return [
        {
            "adminConsentDescription": f"Allows the app, on behalf of the signed-in user: {title.lower()}.",
            "adminConsentDisplayName": title,
            "id": identifier,
            "isEnabled": True,
            "type": kind,
            "userConsentDescription": f"Allows the app, on your behalf: {title.lower()}.",
            "userConsentDisplayName": title,
            "value": value,
        }
        for value, identifier, kind, title in _SCOPES[app_id]
    ]


def roles(app_id: str) -> list[Json]:
    """Return the resource's ``appRoles``."""
    return [
        {
            "allowedMemberTypes": ["Application"],
            "description": f"Allows the app, without a signed-in user: {title.lower()}.",
            "displayName": title,
            "id": identifier,
            "isEnabled": True,
            "origin": "Application",
            "value": value,
        }
        for value, identifier, title in _ROLES.get(app_id, ())
    ]


def role_id(app_id: str, value: str) -> str:
    """Return the id of an app role by its name; raises KeyError."""
    return next((r["id"] for r in roles(app_id) if r["value"] == value), None) or _missing(app_id, value)


def _missing(app_id: str, value: str) -> t.NoReturn:
    raise KeyError(f"{DISPLAY_NAMES[app_id]} has no app role {value}")
