# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What CLI for Microsoft 365 is made to do, in this order; each row may use what earlier ones made."""

from __future__ import annotations

from client_rows import Command, row

_GRAPH = "https://graph.microsoft.com"

COMMANDS: tuple[Command, ...] = (
    row(
        "m365 login --authType secret --appId $client_id --tenant $tenant --secret $secret",
        {"authType": "secret", "appTenant": "$tenant"},
    ),
    row("m365 status", {"appId": "$client_id"}),
    row(
        f"m365 entra app add --name 'M365 one' --withSecret --platform web --redirectUris https://a.contoso.test/callback "
        f"--apisDelegated {_GRAPH}/IMAP.AccessAsUser.All,{_GRAPH}/User.Read",
        {"tenantId": "$tenant", "secrets.0.value": "*"},
        keeps={"app": "appId", "app_object": "objectId"},
    ),
    row("m365 entra app get --appId $app", {"id": "$app_object", "displayName": "M365 one"}),
    row("m365 entra app list", {"0.id": "*"}),
    row("m365 entra app set --appId $app --platform web --redirectUris https://b.contoso.test/callback"),
    row("m365 entra app permission add --appId $app --delegatedPermissions https://graph.microsoft.com/SMTP.Send"),
    row("m365 entra app permission list --appId $app", {"0.resource": "Microsoft Graph", "any.permission": "SMTP.Send"}),
    row("m365 entra app permission remove --appId $app --delegatedPermissions https://graph.microsoft.com/SMTP.Send --force"),
    row("m365 entra app role add --appId $app --name Reader --description Reads --allowedMembers applications --claim Reader"),
    row("m365 entra app role list --appId $app", {"0.value": "Reader", "1": "-"}),
    row("m365 entra app role remove --appId $app --claim Reader --force"),
    row("m365 entra app set --appId $app --certificateFile $certificate --certificateDisplayName one"),
    row("m365 entra app get --objectId $app_object", {"keyCredentials.0.customKeyIdentifier": "~[0-9A-F]{40}"}),
    row("m365 entra enterpriseapp add --id $app", {"appId": "$app"}, keeps={"principal": "id"}),
    row("m365 entra enterpriseapp get --id $app", {"id": "$principal"}),
    row("m365 entra enterpriseapp list", {"0.id": "*"}),
    row(
        "m365 entra oauth2grant add --clientId $principal --resourceId $graph --scope IMAP.AccessAsUser.All",
    ),
    row("m365 entra oauth2grant list --spObjectId $principal", {"0.scope": "IMAP.AccessAsUser.All"}, keeps={"grant": "0.id"}),
    row("m365 entra oauth2grant set --grantId $grant --scope 'IMAP.AccessAsUser.All SMTP.Send'"),
    row("m365 entra oauth2grant list --spObjectId $principal", {"0.scope": "IMAP.AccessAsUser.All SMTP.Send"}),
    row("m365 entra oauth2grant remove --grantId $grant --force"),
    row("m365 entra approleassignment add --appId $app --resource 'Office 365 Exchange Online' --scopes IMAP.AccessAsApp"),
    row("m365 entra approleassignment list --appId $app", {"0.roleName": "IMAP.AccessAsApp"}),
    row(
        "m365 entra approleassignment remove --appId $app --resource 'Office 365 Exchange Online' --scopes IMAP.AccessAsApp --force"
    ),
    row("m365 entra user list", {"0.id": "*"}),
    row("m365 entra user get --userName alice@contoso.test", {"id": "$alice"}),
    row("m365 logout"),
    row(
        "m365 login --authType certificate --appId $app --tenant $tenant --certificateFile $certificate_and_key",
        {"authType": "certificate", "appId": "$app"},
    ),
    row("m365 logout"),
    row("m365 login --authType secret --appId $client_id --tenant $tenant --secret $secret", {"authType": "secret"}),
    row("m365 entra enterpriseapp remove --id $app --force"),
    row("m365 entra app remove --appId $app --force"),
    row("m365 entra app get --appId $app", refused="not found in Microsoft Entra ID"),
)
