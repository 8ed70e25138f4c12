# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tenants with policies, one for each number: JSON in the shapes that Graph and Exchange Online answer, and who administers them.

Each kind of policy is drawn from what tenants are seen to have, odd spellings included. Under ``circumstances`` stands what no policy tells
and a service decides all the same. Knows neither the preflight nor the emulator.
"""

from __future__ import annotations

import datetime
import random
import typing as t
import uuid

Json = t.Dict[str, t.Any]

EXCHANGE = "00000002-0000-0ff1-ce00-000000000000"
GRAPH = "00000003-0000-0000-c000-000000000000"
SHAREPOINT = "00000003-0000-0ff1-ce00-000000000000"

CLOUD_APPLICATION_ADMINISTRATOR = "158c047a-c907-4556-b7ef-446551a6b5f7"
APPLICATION_ADMINISTRATOR = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3"
GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10"
GLOBAL_READER = "f2ef992c-3afb-46b9-b7cf-a126ee74c451"
EXCHANGE_ADMINISTRATOR = "29232cdf-9323-42fd-ade2-1d097af3e4de"
OWN_ROLE = "6f0c2d11-3a5b-4c7d-8e9f-0a1b2c3d4e5f"

_BASIC = (
    *("ActiveSync", "Autodiscover", "Imap", "Mapi", "OfflineAddressBook", "OutlookService", "Pop", "Powershell"),
    *("ReportingWebServices", "Rest", "Rpc", "Smtp", "WebServices"),
)
_SELF = "ManagePermissionGrantsForSelf."
_GROUP = "9c0e0000-0000-4000-8000-000000000001"
_TEAMS = [
    "ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team",
    "ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-chat",
]


class PolicyTenant(t.NamedTuple):
    """A tenant: its policies by their names at Graph and Exchange, who administers it, and what is planned there.

    ``application`` is None where one is to be made, else its age in days and whether the administrator owns it. ``permissions`` are of an
    application, unless ``roles`` (directory roles) make it a person's. ``planned`` has days and audience.
    """

    number: int
    policies: Json
    permissions: list[str]
    roles: list[str] | None
    application: Json | None
    planned: Json
    #: What is contested or cannot be seen here: a step's prediction may only be "unknown" (or a refusal for another reason).
    contested: set[str]


def tenant(number: int, people: t.Mapping[str, str]) -> PolicyTenant:
    """Return the tenant of a number; ``people`` are the ids of its users alice and bob by name, as the policies name them."""
    rng = random.Random(f"policies {number}")
    application = rng.choice([None, None, {"days": rng.choice([10, 700, 3000]), "owned": rng.random() < 0.7}])
    permissions, roles = _administrator(rng)
    policies: Json = {
        "authorizationPolicy": _authorization(rng),
        "defaultAppManagementPolicy": _app_management(rng),
        "identitySecurityDefaultsEnforcementPolicy": {"isEnabled": rng.random() < 0.25},
        "conditionalAccessPolicies": [_conditional(rng, people) for _number in range(rng.choice([0, 1, 1, 2, 3]))],
        **_exchange(rng, sorted(people)),
    }
    if application is not None and rng.random() < 0.4:
        policies["appManagementPolicies"] = [_own_app_management(rng)]
    policies["circumstances"] = {
        **{name: rng.random() < 0.5 for name in ("mailbox_wins", "security_defaults_spare_oauth", "managed_consent_spares_smtp")},
        **{
            name: rng.random() < 0.5
            for name in ("authentication_policy_spares_oauth", "exempt_actor", "trusted_authority", "device_fits")
        },
        **{name: rng.random() < 0.5 for name in ("compliant_device", "strong_factor", "accepts_terms")},
        "low_impact": rng.choice([[], ["SMTP.Send"], ["IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"]]),
        "custom_consent": rng.choice([[], ["IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"]]),
        "platform": rng.choice(["linux", "windows", "iOS"]),
        "locations": rng.choice([[], ["7a1f0000-0000-4000-8000-000000000001"]]),
        "risk": rng.choice(["none", "none", "high"]),
        "groups": {name: rng.choice([[], [_GROUP]]) for name in people},
        "conditional_access_licence": rng.random() > 0.1,
    }
    planned = {
        "secret_days": rng.choice([30, 90, 180, 365, 730]),
        "certificate_days": rng.choice([90, 365, 1000]),
        "audience": rng.choice(["AzureADMyOrg"] * 4 + ["AzureADMultipleOrgs"]),
        "scopes": rng.choice([["IMAP.AccessAsUser.All", "SMTP.Send"], ["SMTP.Send"]]),
    }
    found = PolicyTenant(number, policies, permissions, roles, application, planned, set())
    return found._replace(contested=_contested(found))


def _administrator(rng: random.Random) -> tuple[list[str], list[str] | None]:
    if rng.random() < 0.5:
        application = rng.choice([["Application.ReadWrite.All"], ["Application.ReadWrite.OwnedBy"], []])
        grants = rng.choice([["DelegatedPermissionGrant.ReadWrite.All"], ["DelegatedPermissionGrant.ReadWrite.All"], []])
        policies = rng.choice([["Policy.Read.All"]] * 4 + [[]])
        return [*application, *grants, *policies, "Directory.Read.All"], None
    roles: list[list[str]] = [
        *([CLOUD_APPLICATION_ADMINISTRATOR], [APPLICATION_ADMINISTRATOR, GLOBAL_READER], [GLOBAL_ADMINISTRATOR]),
        *([GLOBAL_READER], [EXCHANGE_ADMINISTRATOR], [OWN_ROLE], []),
    ]
    policies = rng.choice([["Policy.Read.All"]] * 4 + [[]])
    scopes = rng.choice(
        [["Application.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All"], ["Application.ReadWrite.All"], []]
    )
    return [*scopes, *policies, "User.Read.All", "Directory.Read.All"], rng.choice(roles)


def _authorization(rng: random.Random) -> Json:
    names = rng.choice(
        [
            [],
            [_SELF + "microsoft-user-default-legacy"],
            ["managePermissionGrantsForSelf.microsoft-user-default-legacy"],
            [_SELF + "microsoft-user-default-low"],
            [_SELF + "microsoft-user-default-recommended", _SELF + "microsoft-user-default-allow-consent-apps"],
            [_SELF + "microsoft-user-default-recommended", _SELF + "microsoft-user-default-low"],
            [_SELF + "contoso-mail-only"],
        ]
    )
    names = [*names, *rng.choice([[], _TEAMS])]
    inside = rng.random() < 0.7
    return {
        "allowUserConsentForRiskyApps": rng.choice([None, False]),
        "defaultUserRolePermissions": {
            "allowedToCreateApps": rng.random() < 0.5,
            "allowedToCreateSecurityGroups": True,
            "allowedToCreateTenants": True,
            "allowedToReadBitlockerKeysForOwnedDevice": True,
            "allowedToReadOtherUsers": True,
            "permissionGrantPoliciesAssigned": names if inside else [],
        },
        **({} if inside else {"permissionGrantPolicyIdsAssignedToDefaultUserRole": names}),
    }


def _moment(rng: random.Random) -> str | None:
    days = rng.choice([None, -4000, -365, -5, 30])
    if days is None:
        return None
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _restriction(rng: random.Random, kind: str) -> Json:
    lifetime = rng.choice(["P30D", "P90D", "P180D", "P1Y", "P4DT12H30M5S", "P6M"]) if kind.endswith("Lifetime") else None
    found: Json = {
        "restrictionType": kind,
        "maxLifetime": lifetime,
        "restrictForAppsCreatedAfterDateTime": _moment(rng),
        "state": rng.choice(["enabled", "enabled", "enabled", "disabled"]),
    }
    if rng.random() < 0.1:
        found["excludeActors"] = {"customSecurityAttributes": [{"id": "Apps_Exempt", "operator": "equals", "value": "True"}]}
    return found


def _restrictions(rng: random.Random) -> Json:
    passwords = ("passwordAddition", "passwordLifetime", "symmetricKeyAddition", "symmetricKeyLifetime", "customPasswordAddition")
    return {
        "passwordCredentials": [_restriction(rng, kind) for kind in passwords if rng.random() < 0.3],
        "keyCredentials": [
            _restriction(rng, kind)
            for kind, chance in (("asymmetricKeyLifetime", 0.4), ("trustedCertificateAuthority", 0.15))
            if rng.random() < chance
        ],
    }


def _app_management(rng: random.Random) -> Json:
    applications = _restrictions(rng)
    if rng.random() < 0.3:
        state = rng.choice(["enabled", "disabled"])
        applications["audiences"] = {"azureAdMultipleOrgs": {"state": state, "restrictForAppsCreatedAfterDateTime": None}}
    return {
        "isEnabled": rng.random() < 0.7,
        "applicationRestrictions": applications,
        "servicePrincipalRestrictions": _restrictions(rng),
    }


def _own_app_management(rng: random.Random) -> Json:
    return {
        "id": str(uuid.UUID(int=rng.getrandbits(128), version=4)),
        "displayName": "Mail",
        "description": "Credentials of mail applications",
        "isEnabled": rng.random() < 0.85,
        "restrictions": _restrictions(rng) if rng.random() < 0.7 else {"passwordCredentials": [], "keyCredentials": []},
    }


def _conditional(rng: random.Random, people: t.Mapping[str, str]) -> Json:
    return _usual(rng) if rng.random() < 0.5 else _odd(rng, people)


def _usual(rng: random.Random) -> Json:
    """Return one of the policies that most tenants have, for everybody or a group, and everything."""
    found = _odd(rng, {"": ""})
    name, clients, methods, controls = rng.choice(
        [
            ("Microsoft-managed: Block device code flow", ["all"], "deviceCodeFlow", ["block"]),
            ("Microsoft-managed: Block legacy authentication", ["exchangeActiveSync", "other"], None, ["block"]),
            ("Require multifactor authentication for all users", ["all"], None, ["mfa"]),
            ("Require compliant devices", ["all"], None, ["compliantDevice"]),
            (
                "Require compliant or joined devices, or a second factor",
                ["all"],
                None,
                ["mfa", "compliantDevice", "domainJoinedDevice"],
            ),
        ]
    )
    found["conditions"] = {
        **{name: [] for name in ("userRiskLevels", "signInRiskLevels", "servicePrincipalRiskLevels")},
        **dict.fromkeys(("platforms", "locations", "devices", "clientApplications")),
        "clientAppTypes": clients,
        "authenticationFlows": None if methods is None else {"transferMethods": methods},
        "applications": {**found["conditions"]["applications"], "includeApplications": ["All"], "excludeApplications": []},
        "users": {
            **{f"{way}{kind}": [] for way in ("include", "exclude") for kind in ("Users", "Groups", "Roles")},
            **rng.choice([{"includeUsers": ["All"]}, {"includeUsers": ["All"]}, {"includeGroups": [_GROUP]}]),
        },
    }
    grant = {
        "operator": "OR",
        "builtInControls": controls,
        "customAuthenticationFactors": [],
        "termsOfUse": [],
        "authenticationStrength": None,
    }
    return {**found, "displayName": name, "grantControls": grant}


def _odd(rng: random.Random, people: t.Mapping[str, str]) -> Json:
    name, template = rng.choice(
        [
            ("Microsoft-managed: Block device code flow", "4200930c-0da2-4e33-ca01-000000000007"),
            ("Microsoft-managed: Block legacy authentication", "4200930c-0da2-4e33-ca01-000000000005"),
            ("Baseline Security Mode: Block legacy authentication", None),
            ("Alles sperren", None),
            ("CA004 - All users", None),
        ]
    )
    methods = rng.choice([None, None, "deviceCodeFlow", "deviceCodeFlow,authenticationTransfer", "authenticationTransfer"])
    return {
        "id": str(uuid.UUID(int=rng.getrandbits(128), version=4)),
        "templateId": template,
        "displayName": name,
        "createdDateTime": "2026-02-03T04:05:06Z",
        "modifiedDateTime": None,
        "deletedDateTime": None,
        "state": rng.choice(["enabled", "enabled", "enabled", "disabled", "enabledForReportingButNotEnforced"]),
        "conditions": {
            "userRiskLevels": rng.choice([[], [], [], ["high"]]),
            "signInRiskLevels": rng.choice([[], [], [], ["high", "medium"]]),
            "servicePrincipalRiskLevels": [],
            "clientAppTypes": rng.choice(
                [
                    ["all"],
                    ["all"],
                    ["exchangeActiveSync", "other"],
                    ["exchangeActiveSync"],
                    ["browser"],
                    ["mobileAppsAndDesktopClients"],
                ]
            ),
            "platforms": rng.choice(
                [
                    None,
                    None,
                    None,
                    {"includePlatforms": ["all"], "excludePlatforms": ["iOS"]},
                    {"includePlatforms": ["windows"], "excludePlatforms": []},
                ]
            ),
            "locations": rng.choice(
                [
                    None,
                    None,
                    {"includeLocations": ["All"], "excludeLocations": []},
                    {"includeLocations": ["All"], "excludeLocations": ["AllTrusted"]},
                ]
            ),
            "devices": rng.choice(
                [None, None, None, {"deviceFilter": {"mode": "exclude", "rule": "device.isCompliant -eq True"}}]
            ),
            "clientApplications": rng.choice(
                [None] * 6 + [{"includeServicePrincipals": ["ServicePrincipalsInMyTenant"], "excludeServicePrincipals": []}]
            ),
            "authenticationFlows": None if methods is None else {"transferMethods": methods},
            "applications": _applications(rng),
            "users": _users(rng, people),
        },
        "grantControls": _grant(rng),
        "sessionControls": rng.choice([None, None, {"signInFrequency": {"value": 4, "type": "hours", "isEnabled": True}}]),
    }


def _applications(rng: random.Random) -> Json:
    include = rng.choice([["All"], ["All"], ["Office365"], [EXCHANGE], [SHAREPOINT], [GRAPH], []])
    return {
        "includeApplications": include,
        "excludeApplications": rng.choice([[], [], [], [EXCHANGE], [SHAREPOINT]]),
        "includeUserActions": [] if include else ["urn:user:registersecurityinfo"],
        "includeAuthenticationContextClassReferences": [],
        "applicationFilter": None,
    }


def _users(rng: random.Random, people: t.Mapping[str, str]) -> Json:
    ids = list(people.values())
    group = [_GROUP]
    include: Json = rng.choice(
        [
            *({"includeUsers": ["All"]}, {"includeUsers": ["All"]}, {"includeUsers": ["All"]}, {"includeUsers": [ids[0]]}),
            *({"includeGroups": group}, {"includeRoles": [GLOBAL_ADMINISTRATOR]}, {"includeUsers": ["None"]}),
            {"includeUsers": ["GuestsOrExternalUsers"]},
        ]
    )
    exclude: Json = rng.choice(
        [{}, {}, {}, {"excludeUsers": [ids[-1]]}, {"excludeGroups": group}, {"excludeRoles": [GLOBAL_ADMINISTRATOR]}]
    )
    empty: Json = {f"{way}{kind}": [] for way in ("include", "exclude") for kind in ("Users", "Groups", "Roles")}
    return {**empty, **include, **exclude, "includeGuestsOrExternalUsers": None, "excludeGuestsOrExternalUsers": None}


def _grant(rng: random.Random) -> Json | None:
    controls, strength, terms = rng.choice(
        [
            *((["block"], None, []), (["block"], None, []), (["block"], None, []), (["mfa"], None, []), (["mfa"], None, [])),
            *((["compliantDevice"], None, []), (["mfa", "compliantDevice"], None, []), (["mfa", "domainJoinedDevice"], None, [])),
            *(
                ([], {"id": str(uuid.UUID(int=4)), "displayName": "Phishing-resistant MFA"}, []),
                (["approvedApplication"], None, []),
            ),
            *((["passwordChange", "mfa"], None, []), (["mfa"], None, ["1b1b0000-0000-4000-8000-000000000001"])),
        ]
    )
    if rng.random() < 0.05:
        return None
    return {
        "operator": rng.choice(["OR", "AND"]),
        "builtInControls": controls,
        "customAuthenticationFactors": [],
        "termsOfUse": terms,
        "authenticationStrength": strength,
    }


def _exchange(rng: random.Random, people: t.Sequence[str]) -> Json:
    strict = {f"AllowBasicAuth{name}": False for name in _BASIC}
    policies = [{"Name": "Block Basic", **strict}, {"Name": "Allow SMTP", **strict, "AllowBasicAuthSmtp": True}]
    names = [None, None, "Block Basic", "Allow SMTP"]
    return {
        "transportConfig": {"SmtpClientAuthenticationDisabled": rng.random() < 0.5, "AllowLegacyTLSClients": None},
        "organizationConfig": {
            "DefaultAuthenticationPolicy": rng.choice(names),
            "OAuth2ClientProfileEnabled": rng.random() < 0.9,
        },
        "authenticationPolicies": policies,
        "users": [{"UserPrincipalName": name, "AuthenticationPolicy": rng.choice(names)} for name in people],
        "casMailboxes": [
            {
                "PrimarySmtpAddress": name,
                "ImapEnabled": rng.random() < 0.8,
                "PopEnabled": rng.random() < 0.8,
                "SmtpClientAuthenticationDisabled": rng.choice([None, None, False, True]),
            }
            for name in people
        ],
    }


def _contested(found: PolicyTenant) -> set[str]:
    """Return ``step subject`` of what Microsoft's pages and people's findings say against each other."""
    policies = found.policies
    switched_off = policies["transportConfig"]["SmtpClientAuthenticationDisabled"]
    own = {row["UserPrincipalName"]: row["AuthenticationPolicy"] for row in policies["users"]}
    contested = set()
    for row in policies["casMailboxes"]:
        name = row["PrimarySmtpAddress"]
        blocked = (own[name] or policies["organizationConfig"]["DefaultAuthenticationPolicy"]) == "Block Basic"
        on = row["SmtpClientAuthenticationDisabled"]
        if on is False and switched_off:
            contested |= {f"smtp_oauth {name}", f"smtp_password {name}"}
        if policies["identitySecurityDefaultsEnforcementPolicy"]["isEnabled"] or blocked:
            contested.add(f"smtp_oauth {name}")
    return contested
