# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Exchange Online's cmdlets as values: one function per cmdlet that the collection uses.

A :class:`Cmdlet` becomes the body of a request to the admin endpoint as well as a PowerShell line, so that what is shown is what
is run. Parameters: https://learn.microsoft.com/powershell/module/exchangepowershell. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import typing as t

from .._converge.plan import key_of
from . import powershell

Parameters = t.Dict[str, powershell.Value]

FULL_ACCESS = "FullAccess"
SEND_AS = "SendAs"

#: The only management role for mail protocols that Exchange's RBAC for Applications has; there is none for IMAP and POP.
SMTP_ROLE = "Application SMTP.SendAsApp"


@dataclasses.dataclass(frozen=True)
class Cmdlet:
    """One invocation. ``doing`` completes "Exchange Online refused to ..."."""

    name: str
    parameters: t.Mapping[str, powershell.Value]
    doing: str

    @property
    def verb(self) -> str:
        """Return what the cmdlet does: Get, Test, New, Add, Set or Remove."""
        return self.name.partition("-")[0]

    @property
    def key(self) -> str:
        """Return what makes it the same as another one."""
        return key_of(self.name, self.parameters)

    @property
    def writes(self) -> bool:
        """Say whether it changes anything."""
        return self.verb not in {"Get", "Test"}

    @property
    def body(self) -> dict[str, t.Any]:
        """Return the body of the request; ``Parameters`` is always an object."""
        return {"CmdletInput": {"CmdletName": self.name, "Parameters": dict(self.parameters)}}

    @property
    def line(self) -> str:
        """Return the PowerShell line."""
        return powershell.command(self.name, self.parameters)


def list_service_principals() -> Cmdlet:
    """List all of Exchange's service principals: by Identity, an unknown one would return all the same."""
    return Cmdlet("Get-ServicePrincipal", {}, "list the service principals it knows")


def new_service_principal(app_id: str, object_id: str, display_name: str | None) -> Cmdlet:
    """Make Exchange's pointer to a service principal of Entra ID."""
    parameters: Parameters = {"AppId": app_id, "ObjectId": object_id}
    if display_name:
        parameters["DisplayName"] = display_name
    return Cmdlet("New-ServicePrincipal", parameters, f"register the service principal {object_id}")


def remove_service_principal(object_id: str) -> Cmdlet:
    """Remove such a pointer; the service principal in Entra ID stays."""
    parameters: Parameters = {"Identity": object_id, "Confirm": False}
    return Cmdlet("Remove-ServicePrincipal", parameters, f"remove its service principal {object_id}")


def mailbox_permissions(mailbox: str, principal: str) -> Cmdlet:
    """Read the permissions of a principal on a mailbox."""
    return Cmdlet("Get-MailboxPermission", {"Identity": mailbox, "User": principal}, f"read the permissions on {mailbox}")


def all_mailbox_permissions(mailbox: str) -> Cmdlet:
    """Read everybody's permissions on a mailbox."""
    return Cmdlet("Get-MailboxPermission", {"Identity": mailbox}, f"read the permissions on {mailbox}")


def add_mailbox_permission(mailbox: str, principal: str) -> Cmdlet:
    """Give a principal full access to a mailbox."""
    parameters: Parameters = {"Identity": mailbox, "User": principal, "AccessRights": [FULL_ACCESS], "AutoMapping": False}
    return Cmdlet("Add-MailboxPermission", parameters, f"give full access to {mailbox}")


def remove_mailbox_permission(mailbox: str, principal: str) -> Cmdlet:
    """Take full access to a mailbox from a principal."""
    parameters: Parameters = {"Identity": mailbox, "User": principal, "AccessRights": [FULL_ACCESS], "Confirm": False}
    return Cmdlet("Remove-MailboxPermission", parameters, f"take full access to {mailbox} away")


def hve_account_settings(account: str) -> Cmdlet:
    """Read the settings of a High Volume Email account, among them the applications on its list (``AllowedApps``)."""
    return Cmdlet(
        "Get-HVEAccountSettings", {"Identity": account}, f"read the settings of the High Volume Email account {account}"
    )


def add_hve_app_access(account: str, principal: str) -> Cmdlet:
    """Put a service principal on the list of a High Volume Email account; ``AppIds`` are object ids."""
    parameters: Parameters = {"Identity": account, "AppIds": [principal]}
    return Cmdlet("Add-HVEAppAccess", parameters, f"put the application on the list of {account}")


def remove_hve_app_access(account: str, principal: str) -> Cmdlet:
    """Take a service principal off the list of a High Volume Email account."""
    parameters: Parameters = {"Identity": account, "AppIds": [principal], "Confirm": False}
    return Cmdlet("Remove-HVEAppAccess", parameters, f"take the application off the list of {account}")


def recipient_permissions(mailbox: str, principal: str) -> Cmdlet:
    """Read whether a principal may send as a mailbox."""
    return Cmdlet("Get-RecipientPermission", {"Identity": mailbox, "Trustee": principal}, f"read who may send as {mailbox}")


def add_recipient_permission(mailbox: str, principal: str) -> Cmdlet:
    """Let a principal send as a mailbox."""
    parameters: Parameters = {"Identity": mailbox, "Trustee": principal, "AccessRights": [SEND_AS], "Confirm": False}
    return Cmdlet("Add-RecipientPermission", parameters, f"allow sending as {mailbox}")


def remove_recipient_permission(mailbox: str, principal: str) -> Cmdlet:
    """Forbid a principal to send as a mailbox."""
    parameters: Parameters = {"Identity": mailbox, "Trustee": principal, "AccessRights": [SEND_AS], "Confirm": False}
    return Cmdlet("Remove-RecipientPermission", parameters, f"forbid sending as {mailbox}")


def cas_mailbox(mailbox: str) -> Cmdlet:
    """Read a mailbox's protocol switches."""
    return Cmdlet("Get-CASMailbox", {"Identity": mailbox}, f"read the protocol switches of {mailbox}")


def set_cas_mailbox(mailbox: str, switches: t.Mapping[str, bool | None]) -> Cmdlet:
    """Set protocol switches; ``SmtpClientAuthenticationDisabled`` None makes the mailbox follow the organisation."""
    return Cmdlet("Set-CASMailbox", {"Identity": mailbox, **switches}, f"set the protocol switches of {mailbox}")


def transport_config() -> Cmdlet:
    """Read the organisation's transport settings."""
    return Cmdlet("Get-TransportConfig", {}, "read the organisation's transport settings")


def organization_config() -> Cmdlet:
    """Read the organisation's settings, among them the default authentication policy."""
    return Cmdlet("Get-OrganizationConfig", {}, "read the organisation's settings")


def authentication_policies() -> Cmdlet:
    """List the policies that allow or refuse basic authentication."""
    return Cmdlet("Get-AuthenticationPolicy", {}, "list the authentication policies")


def user(name: str) -> Cmdlet:
    """Read a user, for their own authentication policy."""
    return Cmdlet("Get-User", {"Identity": name}, f"read the user {name}")


def set_transport_config(smtp_auth_disabled: bool) -> Cmdlet:
    """Switch SMTP AUTH for the whole organisation."""
    parameters: Parameters = {"SmtpClientAuthenticationDisabled": smtp_auth_disabled}
    return Cmdlet("Set-TransportConfig", parameters, "set the organisation's transport settings")


def management_scope(name: str) -> Cmdlet:
    """Read a management scope."""
    return Cmdlet("Get-ManagementScope", {"Identity": name}, f"read the management scope {name}")


def new_management_scope(name: str, recipient_filter: str) -> Cmdlet:
    """Make a management scope of the recipients that an OPATH filter matches."""
    parameters: Parameters = {"Name": name, "RecipientRestrictionFilter": recipient_filter}
    return Cmdlet("New-ManagementScope", parameters, f"make the management scope {name}")


def set_management_scope(name: str, recipient_filter: str) -> Cmdlet:
    """Give a management scope another filter."""
    parameters: Parameters = {"Identity": name, "RecipientRestrictionFilter": recipient_filter}
    return Cmdlet("Set-ManagementScope", parameters, f"change the management scope {name}")


def remove_management_scope(name: str) -> Cmdlet:
    """Remove a management scope."""
    return Cmdlet("Remove-ManagementScope", {"Identity": name, "Confirm": False}, f"remove the management scope {name}")


def role_assignment(name: str) -> Cmdlet:
    """Read a role assignment."""
    return Cmdlet("Get-ManagementRoleAssignment", {"Identity": name}, f"read the role assignment {name}")


def new_role_assignment(name: str, object_id: str, scope: str) -> Cmdlet:
    """Let an application send by SMTP as the mailboxes in a scope."""
    parameters: Parameters = {"Name": name, "Role": SMTP_ROLE, "App": object_id, "CustomResourceScope": scope}
    return Cmdlet("New-ManagementRoleAssignment", parameters, f"assign the role {SMTP_ROLE}")


def remove_role_assignment(name: str) -> Cmdlet:
    """Remove a role assignment."""
    return Cmdlet("Remove-ManagementRoleAssignment", {"Identity": name, "Confirm": False}, f"remove the role assignment {name}")


def authorization(object_id: str, mailbox: str) -> Cmdlet:
    """Ask which roles a service principal has on a mailbox, past Exchange's cache."""
    parameters: Parameters = {"Identity": object_id, "Resource": mailbox}
    return Cmdlet("Test-ServicePrincipalAuthorization", parameters, f"say whether the application's role covers {mailbox}")
