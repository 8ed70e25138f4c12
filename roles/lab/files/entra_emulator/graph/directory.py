# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Users, the organization, deleted objects, policies and what else a client reads around applications."""

from __future__ import annotations

import typing as t

from ..catalog import derived_id
from ..clock import iso
from ..policies import documents
from ..seed import EPOCH
from ..web import Json, Response
from . import access, consent, defaults, owners, schema
from .call import GUID, Call
from .errors import GraphError, bad_request, conflict, no_segment, not_found
from .paths import Segment

USER_BASIC = frozenset(
    {
        "accountEnabled",
        "displayName",
        "givenName",
        "id",
        "mail",
        "mailNickname",
        "surname",
        "userPrincipalName",
        "userType",
        "proxyAddresses",
    }
)


def users(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Answer ``/users``."""
    if [segment.lower for segment in rest] != ["getmembergroups"]:
        _only_get(call)
    access.require(call, "read users")
    if key is None:
        if rest and rest[0].lower == "$count":
            return call.count(call.all("users"), basic=USER_BASIC, kind="User")
        return call.collection("users", call.all("users"), basic=USER_BASIC, kind="User", only=defaults.USER_DEFAULTS)
    user = call.tenant.user(key[1])
    if user is None:
        raise not_found(key[1])
    return _user(call, user, rest)


def me(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Answer ``/me``; an application has none."""
    _only_get(call)
    if call.caller.user is None:
        raise GraphError(400, "BadRequest", "/me request is only valid with delegated authentication flow.")
    access.require(call, "read me")
    return _user(call, call.caller.user, rest)


def _user(call: Call, user: Json, rest: t.Sequence[Segment]) -> Response:
    if not rest:
        return call.entity("users", user, only=defaults.USER_DEFAULTS)
    if rest[0].lower == "oauth2permissiongrants" and len(rest) == 1:
        return consent.of_user(call, user)
    if rest[0].lower == "ownedobjects" and len(rest) == 1:
        return call.collection("directoryObjects", _owned_by(call, user), basic=frozenset({"id"}), kind="DirectoryObject")
    if rest[0].lower == "getmembergroups" and len(rest) == 1 and call.method == "POST":  # nobody here is in a group
        return call.answer(200, {"@odata.context": f"{call.root}/$metadata#Collection(Edm.String)", "value": []})
    if len(rest) == 1:
        return call.property("users", user, rest[0].name)
    raise no_segment(rest[-1].name)


def _owned_by(call: Call, user: Json) -> list[Json]:
    return [
        {"@odata.type": f"#microsoft.graph.{kind}", **row}
        for table, kind in (("applications", "application"), ("service_principals", "servicePrincipal"))
        for row in call.all(table)
        if user["id"] in row["_owners"]
    ]


def organization(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Answer ``/organization``."""
    _only_get(call)
    access.require(call, "read organization")
    tenant = call.tenant
    row = {
        "id": tenant.id,
        "deletedDateTime": None,
        "businessPhones": [],
        "city": None,
        "country": None,
        "countryLetterCode": "DE",
        "createdDateTime": iso(EPOCH),
        "displayName": tenant.data["display_name"],
        "marketingNotificationEmails": [],
        "preferredLanguage": "en",
        "securityComplianceNotificationMails": [],
        "securityComplianceNotificationPhones": [],
        "technicalNotificationMails": [f"admin@{tenant.domain}"],
        "tenantType": "AAD",
        "assignedPlans": [
            {
                "assignedDateTime": iso(EPOCH),
                "capabilityStatus": "Enabled",
                "service": "exchange",
                "servicePlanId": derived_id("plan", "exchange"),
            }
        ],
        "provisionedPlans": [{"capabilityStatus": "Enabled", "provisioningStatus": "Success", "service": "exchange"}],
        "verifiedDomains": [
            {
                "capabilities": "Email, OfficeCommunicationsOnline",
                "isDefault": domain == tenant.domain,
                "isInitial": domain != tenant.domain,
                "name": domain,
                "type": "Managed",
            }
            for domain in (tenant.domain, tenant.data["initial_domain"])
        ],
    }
    if key is None:
        return call.collection("organization", [row], basic=frozenset({"id", "displayName"}), kind="Organization")
    if key[1].lower() != tenant.id:
        raise not_found(key[1])
    return call.entity("organization", row)


def domains(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Answer ``/domains``."""
    _only_get(call)
    access.require(call, "read domains")
    rows = [
        {
            "authenticationType": "Managed",
            "availabilityStatus": None,
            "id": domain,
            "isAdminManaged": True,
            "isDefault": domain == call.tenant.domain,
            "isInitial": domain != call.tenant.domain,
            "isRoot": True,
            "isVerified": True,
            "supportedServices": ["Email", "OfficeCommunicationsOnline"],
            "passwordValidityPeriodInDays": 2147483647,
            "passwordNotificationWindowInDays": 14,
            "state": None,
        }
        for domain in (call.tenant.domain, call.tenant.data["initial_domain"])
    ]
    if key is None:
        return call.collection("domains", rows, basic=frozenset({"id"}), kind="Domain")
    found = next((row for row in rows if row["id"] == key[1].lower()), None)
    if found is None:
        raise not_found(key[1])
    return call.entity("domains", found)


def directory_objects(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Answer ``/directoryObjects/{id}``: an object of any kind, with its type; and ``getByIds``."""
    if key == ("id", "getByIds") and call.method == "POST" and not rest:
        return _by_ids(call)
    _only_get(call)
    access.require(call, "read users")
    if key is None or rest:
        raise bad_request("The specified resource cannot be listed.")
    holder: Json = {"_owners": [key[1].lower()]}
    found = owners.documents(call, holder)
    for table, kind in (("applications", "application"), ("groups", "group")):
        row = call.see(table, key[1].lower())
        if row is not None:
            found = [{"@odata.type": f"#microsoft.graph.{kind}", **row}]
    if not found:
        raise not_found(key[1])
    return call.entity("directoryObjects", found[0])


def _by_ids(call: Call) -> Response:
    """``POST /directoryObjects/getByIds``: those of the objects that exist, in the order of the documentation's example."""
    access.require(call, "read users")
    body = schema.check(call.body(), {"ids": ["str"], "types": ["str"]})
    schema.require(body, ("ids",))
    ids = [value.lower() for value in body["ids"]]
    wanted = {name.lower() for name in body.get("types") or ("user", "group", "servicePrincipal", "application")}
    found = [
        shown for shown in owners.documents(call, {"_owners": ids}) if shown["@odata.type"].rpartition(".")[2].lower() in wanted
    ]
    return call.collection("directoryObjects", found, basic=frozenset(), kind="DirectoryObject")


def indirect(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Refuse what is reached by way of another object only."""
    raise bad_request("Direct queries to this resource type are not supported.")


def directory(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Answer ``/directory/deletedItems`` and what lies below."""
    if not rest or rest[0].lower != "deleteditems":
        raise no_segment(rest[0].name if rest else "directory")
    below = list(rest[1:])
    item = rest[0].key[1] if rest[0].key else None
    if item is None and below:
        name = below[0].lower
        if name in ("application", "serviceprincipal", "user", "group"):
            return _deleted_list(call, name)
        item, below = below[0].name, below[1:]
    if item is None:
        raise bad_request("The type of the deleted objects must be given: /directory/deletedItems/microsoft.graph.application.")
    return _deleted_item(call, item, below)


def _deleted_list(call: Call, kind: str) -> Response:
    _only_get(call)
    access.require(call, "read applications")
    names = {"application": "applications", "serviceprincipal": "servicePrincipals"}
    rows = [one["object"] for one in call.tenant.table("deleted").values() if one["kind"].lower() == kind]
    basic = frozenset({"id", "appId", "displayName", "uniqueName", "deletedDateTime"})
    return call.collection(names.get(kind, "directoryObjects"), rows, basic=basic, kind=kind.capitalize())


def _deleted_item(call: Call, object_id: str, below: t.Sequence[Segment]) -> Response:
    if not GUID.fullmatch(object_id):
        raise bad_request(f"Invalid object identifier '{object_id[:100]}'.")
    access.require(call, "read applications")
    found = call.tenant.table("deleted").get(object_id.lower())
    if found is None:
        raise not_found(object_id)
    row: Json = found["object"]
    shown = {"@odata.type": f"#microsoft.graph.{found['kind']}", **row}
    if not below and call.method == "GET":
        return call.entity("directoryObjects", shown)
    access.require(call, "write applications", row)
    if not below and call.method == "DELETE":
        del call.tenant.table("deleted")[row["id"]]
        call.core.store.touch()
        return call.answer(204)
    if len(below) == 1 and below[0].lower == "restore" and call.method == "POST":
        return _restore(call, found)
    raise no_segment(below[0].name if below else object_id)


def _restore(call: Call, found: Json) -> Response:
    """Bring an object back. An application comes without its service principal, grants and assignments."""
    row: Json = found["object"]
    table = "applications" if found["kind"] == "application" else "service_principals"
    if table == "service_principals" and call.tenant.by_app_id(table, row["appId"]) is not None:
        raise conflict(f"The service principal name {row['appId']} is already in use.")
    del call.tenant.table("deleted")[row["id"]]
    row["deletedDateTime"] = None
    call.add(table, row)
    return call.entity("directoryObjects", {"@odata.type": f"#microsoft.graph.{found['kind']}", **row})


def policies(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Answer the policies that explain a refusal."""
    _only_get(call)
    name = rest[0].lower if len(rest) == 1 else ""
    access.require(call, "read application policies" if "appmanagement" in name else "read policies")
    if name == "identitysecuritydefaultsenforcementpolicy":
        return call.entity("policies/identitySecurityDefaultsEnforcementPolicy", documents.security_defaults(call.tenant))
    if name == "authorizationpolicy":
        return call.entity("policies/authorizationPolicy", documents.authorization(call.core, call.tenant))
    if name == "defaultappmanagementpolicy":
        return call.entity(
            "policies/defaultAppManagementPolicy",
            documents.shown(documents.application_management(call.core, call.tenant), _version(call)),
        )
    if name == "appmanagementpolicies":
        return app_management_policies(call, documents.rows(call.tenant, "appManagementPolicies"))
    if name == "conditionalaccesspolicies":
        return _conditional_access(call)
    raise no_segment(rest[0].name if rest else "policies")


def _version(call: Call) -> str:
    return call.root.rpartition("/")[2]


def app_management_policies(call: Call, rows: t.Sequence[Json]) -> Response:
    """Answer with application management policies of applications' own."""
    access.require(call, "read application policies")
    shown = [documents.shown(row, _version(call)) for row in rows]
    return call.collection(
        "policies/appManagementPolicies", shown, basic=frozenset({"id", "displayName"}), kind="AppManagementPolicy"
    )


def identity(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Answer ``/identity/conditionalAccess/policies``."""
    _only_get(call)
    if [segment.lower for segment in rest] != ["conditionalaccess", "policies"]:
        raise no_segment(rest[0].name if rest else "identity")
    access.require(call, "read policies")
    return _conditional_access(call)


def _conditional_access(call: Call) -> Response:
    if not documents.circumstances(call.tenant)["conditional_access_licence"]:
        raise GraphError(403, "AccessDenied", "Your tenant is not licensed for this feature.")
    rows = documents.rows(call.tenant, "conditionalAccessPolicies")
    return call.collection(
        "identity/conditionalAccess/policies",
        rows,
        basic=frozenset({"id", "displayName", "state"}),
        kind="ConditionalAccessPolicy",
    )


def subscribed_skus(call: Call, key: tuple[str, str] | None, rest: t.Sequence[Segment]) -> Response:
    """Answer ``/subscribedSkus``: one plan with Exchange Online."""
    _only_get(call)
    access.require(call, "read licences")
    sku_id = derived_id("sku", "exchange")
    row = {
        "accountId": call.tenant.id,
        "accountName": call.tenant.name,
        "appliesTo": "User",
        "capabilityStatus": "Enabled",
        "consumedUnits": len(call.tenant.table("users")),
        "id": f"{call.tenant.id}_{sku_id}",
        "prepaidUnits": {"enabled": 25, "lockedOut": 0, "suspended": 0, "warning": 0},
        "servicePlans": [
            {
                "appliesTo": "User",
                "provisioningStatus": "Success",
                "servicePlanId": derived_id("plan", "exchange"),
                "servicePlanName": "EXCHANGE_S_STANDARD",
            }
        ],
        "skuId": sku_id,
        "skuPartNumber": "EXCHANGESTANDARD",
        "subscriptionIds": [derived_id(call.tenant.name, "subscription")],
    }
    return call.collection("subscribedSkus", [row], basic=frozenset(), kind="SubscribedSku")


def _only_get(call: Call) -> None:
    if call.method != "GET":
        raise GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
