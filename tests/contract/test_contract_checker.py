# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checker itself: planted defects in answers and bodies are caught, and what Graph's documentation shows passes."""

from __future__ import annotations

import copy
import typing as t

import pytest
from emulator_client import EXCHANGE, GRAPH, GraphClient
from graph_contract import ContractError, check_answer, check_body, normalise

GUID = "652390e4-393a-48de-9484-05f9b1212954"


def put(document: t.Any, path: str, value: t.Any) -> None:
    """Set (or, with ``...``, drop) what a path such as ``api.knownClientApplications`` or ``value.0.id`` means."""
    *parents, last = [path] if path.startswith("@") else path.split(".")
    for name in parents:
        document = document[int(name) if name.isdigit() else name]
    if value is ...:
        del document[last]
    else:
        document[int(last) if last.isdigit() else last] = value


@pytest.mark.parametrize(
    ("path", "value", "word"),
    [
        ("displayNam", "x", "displayNam"),
        ("displayName", ..., "lacks displayName"),
        ("displayName", None, "displayName"),
        ("appId", ..., "lacks appId"),
        ("appId", "not-a-guid", "appId"),
        ("signInAudience", 1, "signInAudience"),
        ("signInAudience", "AzureADEveryone", "signInAudience"),
        ("isFallbackPublicClient", "true", "isFallbackPublicClient"),
        ("api.requestedAccessTokenVersion", "2", "requestedAccessTokenVersion"),
        ("api.unknown", None, "unknown"),
        ("api.knownClientApplications", None, ""),
        ("createdDateTime", "yesterday", "createdDateTime"),
        ("nativeAuthenticationApisEnabled", "sometimes", "nativeAuthenticationApisEnabled"),
        ("tags", "mail", "tags"),
        ("tags", [1], "tags"),
        ("requiredResourceAccess.0.resourceAccess.0.id", "IMAP.AccessAsUser.All", "resourceAccess[0].id"),
        ("requiredResourceAccess.0.resourceAccess.0.type", "scope", "type"),
        ("requiredResourceAccess.0.resourceAccess.0.type", ..., "lacks type"),
        ("requiredResourceAccess.0.resourceAppId", "Microsoft Graph", "resourceAppId"),
        ("web.redirectUris", ..., "lacks redirectUris"),
        ("passwordCredentials", {}, "passwordCredentials"),
    ],
)
def test_a_defect_in_an_application_is_caught(graph: GraphClient, path: str, value: t.Any, word: str) -> None:
    entry = {"resourceAppId": GRAPH, "resourceAccess": [{"id": GUID, "type": "Scope"}]}
    answer = graph.application(requiredResourceAccess=[entry])
    check_answer(f"/applications/{answer['id']}", answer)
    mutated = copy.deepcopy(answer)
    put(mutated, path, value)
    if not word:  # null is what Graph's metadata allows there
        check_answer("/applications/x", mutated)
        return
    with pytest.raises(ContractError, match=word.replace("[", r"\[").replace("]", r"\]")):
        check_answer("/applications/x", mutated)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("value.0.consentType", "Everybody"),
        ("value.0.principalId", ...),
        ("value.0.principalId", "alice@contoso.test"),
        ("value.0.scope", ["SMTP.Send"]),
        ("value.0.resourceName", "Exchange"),
        ("value", {}),
        ("count", 1),
        ("@odata.nextLink", 1),
    ],
)
def test_a_defect_in_a_collection_is_caught(graph: GraphClient, path: str, value: t.Any) -> None:
    graph.grant(graph.principal(graph.application()), "SMTP.Send")
    answer = graph.ok("GET", "/oauth2PermissionGrants")
    mutated = copy.deepcopy(answer)
    put(mutated, path, value)
    with pytest.raises(ContractError):
        check_answer("/v1.0/oauth2PermissionGrants?$filter=x", mutated)


def test_a_selection_may_lack_keys_but_not_invent_any() -> None:
    check_answer("/applications?$select=id", {"value": [{"id": GUID}]})
    with pytest.raises(ContractError, match="lacks"):
        check_answer("/applications", {"value": [{"id": GUID}]})
    with pytest.raises(ContractError, match="idd"):
        check_answer("/applications?$select=id", {"value": [{"idd": GUID}]})


@pytest.mark.parametrize("missing", ["code", "message", "innerError"])
def test_a_defect_in_an_error_is_caught(unchecked: GraphClient, missing: str) -> None:
    answer = unchecked.call("GET", f"/applications/{GUID}").json()
    del answer["error"][missing]
    with pytest.raises(ContractError, match=missing):
        check_answer("/applications/x", answer)


GRANT = {"clientId": GUID, "consentType": "AllPrincipals", "principalId": None, "resourceId": GUID, "scope": "SMTP.Send"}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/applications", {"displayName": "x", "signInAudience": "AzureADMyOrg", "isFallbackPublicClient": True}),
        ("PATCH", f"/applications/{GUID}", {"notes": None, "tags": []}),
        ("PATCH", "/applications(uniqueName='x')", {"@odata.type": "#microsoft.graph.application", "displayName": "x"}),
        ("POST", "/servicePrincipals", {"appId": GUID}),
        ("POST", "/oauth2PermissionGrants", GRANT),
        ("PATCH", "/oauth2PermissionGrants/abc", {"scope": "SMTP.Send"}),
        ("POST", f"/servicePrincipals/{GUID}/appRoleAssignedTo", {"principalId": GUID, "resourceId": GUID, "appRoleId": GUID}),
        (
            "POST",
            f"/applications/{GUID}/addPassword",
            {"passwordCredential": {"displayName": "n", "endDateTime": "2027-01-01T00:00:00Z"}},
        ),
        ("POST", f"/applications/{GUID}/removePassword", {"keyId": GUID}),
        ("POST", f"/applications/{GUID}/owners/$ref", {"@odata.id": "https://graph.microsoft.com/v1.0/users/x"}),
        ("GET", "/applications", None),
        ("DELETE", f"/applications/{GUID}", None),
        ("POST", f"/directory/deletedItems/{GUID}/restore", None),
    ],
)
def test_a_sound_body_passes(method: str, path: str, body: t.Any) -> None:
    check_body(method, path, body)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/applications", {"signInAudience": "AzureADMyOrg"}),
        ("POST", "/applications", {"displayName": "x", "publicClients": {}}),
        ("POST", "/applications", {"displayName": "x", "publicClient": {"redirectUri": []}}),
        ("POST", "/applications", {"displayName": "x", "appId": GUID}),
        ("POST", "/applications", {"displayName": "x", "isFallbackPublicClient": "yes"}),
        ("PATCH", f"/applications/{GUID}", {}),
        (
            "PATCH",
            f"/applications/{GUID}",
            {"requiredResourceAccess": [{"resourceAppId": EXCHANGE, "resourceAccess": [{"id": "SMTP.Send", "type": "Scope"}]}]},
        ),
        ("POST", "/oauth2PermissionGrants", {**GRANT, "principalId": GUID}),
        ("POST", "/oauth2PermissionGrants", {**GRANT, "consentType": "Principal"}),
        ("POST", "/oauth2PermissionGrants", {**GRANT, "clientId": "Mail"}),
        ("POST", "/oauth2PermissionGrants", {k: v for k, v in GRANT.items() if k != "scope"}),
        (
            "POST",
            f"/servicePrincipals/{GUID}/appRoleAssignedTo",
            {"principalId": GUID, "resourceId": GUID, "appRoleId": "IMAP.AccessAsApp"},
        ),
        ("POST", f"/applications/{GUID}/addPassword", {"displayName": "n"}),
        ("POST", f"/applications/{GUID}/addPassword", {"passwordCredential": {"secretText": "x"}}),
        ("POST", f"/applications/{GUID}/removePassword", {"keyId": "lab"}),
        ("POST", f"/applications/{GUID}/owners/$ref", {"id": GUID}),
        ("GET", "/applications", {"displayName": "x"}),
        ("POST", "/nothing", {"displayName": "x"}),
    ],
)
def test_a_defect_in_a_body_is_caught(method: str, path: str, body: t.Any) -> None:
    with pytest.raises(ContractError):
        check_body(method, path, body)


STEP = {"id": "1", "method": "GET", "url": "/applications"}
WRITE = {
    "id": "1",
    "method": "POST",
    "url": "/servicePrincipals",
    "body": {"appId": GUID},
    "headers": {"Content-Type": "application/json"},
}


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [STEP] * 2,
        [{**STEP, "id": str(number)} for number in range(21)],
        [{**STEP, "url": "https://graph.microsoft.com/v1.0/applications"}],
        [{**STEP, "depends_on": []}],
        [{**STEP, "dependsOn": ["2"]}],
        [{**WRITE, "headers": {}}],
        [{k: v for k, v in WRITE.items() if k != "body"}],
        [{**WRITE, "body": {"appID": GUID}}],
    ],
)
def test_a_defect_in_a_batch_is_caught(steps: t.Any) -> None:
    check_body("POST", "/$batch", {"requests": [STEP, {**WRITE, "id": "2", "dependsOn": ["1"]}]})
    with pytest.raises(ContractError):
        check_body("POST", "/$batch", {"requests": steps})


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("/v1.0//applications(appId='x')", "/applications/{}"),
        ("https://localhost:1/v1.0/servicePrincipals/1/oauth2PermissionGrants", "/serviceprincipals/{}/oauth2permissiongrants"),
        ("/applications(uniqueName='a/b(c)')/owners/$ref", "/applications/{}/owners/$ref"),
        ("/directory/deletedItems/microsoft.graph.application", "/directory/deleteditems/application"),
        ("/oAuth2PermissionGrants/aB-_", "/oauth2permissiongrants/{}"),
    ],
)
def test_paths_are_recognised_in_every_form(path: str, known: str) -> None:
    assert normalise(path) == known
