# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Azure CLI is made to do, in this order; each row may use what earlier ones made."""

from __future__ import annotations

from client_rows import Command, row

_GRAPH = "00000003-0000-0000-c000-000000000000"
_IMAP_ON_GRAPH = "652390e4-393a-48de-9484-05f9b1212954"
_SMTP_ON_GRAPH = "258f6531-6087-4cc4-bb90-092c5fb3ed3f"
_FEDERATED = (
    '\'{"name": "ci", "issuer": "https://ci.contoso.test", "subject": "%s", "audiences": ["api://AzureADTokenExchange"]}\''
)
_DECLARED = f'\'[{{"resourceAppId": "{_GRAPH}", "resourceAccess": [{{"id": "{_SMTP_ON_GRAPH}", "type": "Scope"}}]}}]\''
_HEX = "~[0-9A-F]{40}"
_ENDPOINTS = " ".join(
    (
        "--skip-endpoint-discovery --endpoint-active-directory $authority --endpoint-resource-manager $authority",
        "--endpoint-management $authority/ --endpoint-active-directory-resource-id $authority/",
        "--endpoint-active-directory-graph-resource-id $authority/ --endpoint-microsoft-graph-resource-id $authority/",
    )
)

_AS_APPLICATION: tuple[Command, ...] = (
    row(
        "az login --service-principal --username $client_id --password $secret --tenant $tenant --allow-no-subscriptions",
        {"0.tenantId": "$tenant", "0.user.type": "servicePrincipal"},
    ),
    row("az account show", {"tenantId": "$tenant", "state": "Enabled"}),
    row(
        "az ad app create --display-name 'CLI one' --is-fallback-public-client true",
        {"displayName": "CLI one", "isFallbackPublicClient": "True"},
        keeps={"app": "appId", "app_object": "id"},
    ),
    row("az ad app show --id $app", {"id": "$app_object"}),
    row("az ad app list --display-name 'CLI one'", {"0.appId": "$app", "1": "-"}),
    row("az ad app update --id $app --web-redirect-uris https://a.contoso.test/callback"),
    row("az ad app show --id $app_object", {"web.redirectUris.0": "https://a.contoso.test/callback"}),
    row("az ad app credential reset --id $app --append --display-name one", {"appId": "$app", "password": "*"}),
    row("az ad app credential list --id $app", {"0.displayName": "one", "1": "-"}, keeps={"key": "0.keyId"}),
    row("az ad app credential delete --id $app --key-id $key"),
    row("az ad app credential reset --id $app --append --cert @$certificate", {"appId": "$app"}),
    row("az ad app credential list --id $app --cert", {"0.customKeyIdentifier": _HEX, "1": "-"}, keeps={"key": "0.keyId"}),
    row("az ad app credential delete --id $app --cert --key-id $key"),
    row("az ad app owner add --id $app --owner-object-id $alice"),
    row("az ad app owner list --id $app", {"any.id": "$alice", "2": "-"}),
    row("az ad app owner remove --id $app --owner-object-id $alice"),
    row(f"az ad app federated-credential create --id $app --parameters {_FEDERATED % 'one'}", {"name": "ci"}),
    row("az ad app federated-credential list --id $app", {"0.subject": "one"}),
    row(f"az ad app federated-credential update --id $app --federated-credential-id ci --parameters {_FEDERATED % 'two'}"),
    row("az ad app federated-credential show --id $app --federated-credential-id ci", {"subject": "two"}),
    row("az ad app federated-credential delete --id $app --federated-credential-id ci"),
    row(f"az ad app permission add --id $app --api {_GRAPH} --api-permissions {_IMAP_ON_GRAPH}=Scope"),
    row("az ad app permission list --id $app", {"0.resourceAccess.0.id": _IMAP_ON_GRAPH}),
    row("az ad sp create --id $app", {"appId": "$app"}, keeps={"principal": "id"}),
    row("az ad sp show --id $app", {"id": "$principal"}),
    row("az ad sp list --display-name 'CLI one'", {"0.id": "$principal", "1": "-"}),
    row("az ad sp list --all", {"0.id": "*"}),
    row("az ad sp update --id $app --set tags='[\"HideApp\"]'"),
    row("az ad sp owner list --id $app"),
    row(
        f"az ad app permission grant --id $app --api {_GRAPH} --scope IMAP.AccessAsUser.All",
        {"clientId": "$principal", "scope": "IMAP.AccessAsUser.All"},
    ),
    row("az ad app permission list-grants --id $app --show-resource-name", {"0.resourceDisplayName": "Microsoft Graph"}),
    row(f"az ad app permission delete --id $app --api {_GRAPH}"),
    row("az ad app permission list --id $app", {"0": "-"}),
    row("az ad sp credential reset --id $app --create-cert", {"appId": "$app", "fileWithCertAndPrivateKey": "*"}),
    row("az ad sp credential list --id $app --cert", {"0.customKeyIdentifier": _HEX}, keeps={"key": "0.keyId"}),
    row("az ad sp credential delete --id $app --cert --key-id $key"),
    row("az ad sp create-for-rbac --name 'CLI two'", {"password": "*", "tenant": "$tenant"}),
    row(
        "az ad sp create-for-rbac --name 'CLI three' --create-cert",
        {"tenant": "$tenant"},
        keeps={"other": "appId", "other_pem": "fileWithCertAndPrivateKey"},
    ),
    row("az ad user list --upn alice@contoso.test", {"0.id": "$alice"}),
    row("az ad user show --id alice@contoso.test", {"id": "$alice"}),
    row("az ad user get-member-groups --id alice@contoso.test"),
    row("az rest --method get --url https://graph.microsoft.com/v1.0/applications/$app_object", {"appId": "$app"}),
    # An application has no signed-in user, and cannot consent for everybody (azure-cli issues 8912 and 15967).
    row("az ad signed-in-user show", refused="/me request is only valid with delegated authentication flow"),
    row("az ad app permission admin-consent --id $app", refused="Bad Request"),
    row("az ad sp delete --id $app"),
    row("az ad app delete --id $app"),
    row("az ad app show --id $app", refused="does not exist"),
    row(
        "az login --service-principal --username $other --certificate $other_pem --tenant $tenant --allow-no-subscriptions",
        {"0.user.name": "$other"},
    ),
    row("az logout"),
)

_AS_A_PERSON: tuple[Command, ...] = (
    row(
        "az login --use-device-code --tenant $tenant --allow-no-subscriptions",
        {"0.user.name": "admin@contoso.test"},
        signs_in="admin@contoso.test",
    ),
    row("az ad signed-in-user show", {"userPrincipalName": "admin@contoso.test"}),
    row(
        f"az ad app create --display-name 'CLI four' --required-resource-accesses {_DECLARED}",
        {"displayName": "CLI four"},
        keeps={"mine": "appId"},
    ),
    row("az ad app list --show-mine", {"0.appId": "$mine", "1": "-"}),
    row("az ad signed-in-user list-owned-objects", {"0.appId": "$mine"}),
    row("az ad app permission admin-consent --id $mine"),
    row("az ad app permission list-grants --id $mine", {"0.scope": "SMTP.Send", "0.consentType": "AllPrincipals"}),
    row("az account get-access-token --resource https://graph.microsoft.com", {"tokenType": "Bearer", "accessToken": "*"}),
    row("az ad app delete --id $mine"),
    row("az logout"),
)

_IN_A_CLOUD_OF_ITS_OWN: tuple[Command, ...] = (
    row(f"az cloud register --name lab {_ENDPOINTS}"),
    row("az cloud set --name lab"),
    row("az config set core.instance_discovery=false"),
    row(
        "az login --service-principal --username $client_id --password $secret --tenant $tenant --allow-no-subscriptions",
        {"0.cloudName": "lab", "0.tenantId": "$tenant"},
    ),
    row("az ad app list", {"0.id": "*"}),
    row("az logout"),
    row(
        "az login --use-device-code --tenant contoso.test --allow-no-subscriptions",
        {"0.cloudName": "lab"},
        signs_in="admin@contoso.test",
    ),
    row("az ad signed-in-user show", {"userPrincipalName": "admin@contoso.test"}),
)

COMMANDS = (*_AS_APPLICATION, *_AS_A_PERSON, *_IN_A_CLOUD_OF_ITS_OWN)
