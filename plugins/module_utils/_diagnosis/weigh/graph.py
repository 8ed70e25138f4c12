# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Microsoft Graph says of an application, weighed: its registration, its service principal, its grants, its credentials.

Pure; runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from ..._mail import DELEGATED_SCOPES
from ..case import Case
from ..circumstances import Circumstances, Facts, entries

_MAIL_SCOPES = frozenset(map(str.lower, DELEGATED_SCOPES.values()))
_CONSENT = ("missing_scope", "consent_missing")

#: Reasons for having no token behind which consent may lie; an application that logs in by itself fails for others.
_ABOUT_CONSENT = frozenset(
    {*_CONSENT, "interaction_required", "interactive_challenge_required", "token_unavailable", "reauth_required", "unknown"}
)
_READ = "Read the application with m365.mail_oauth.application_info."
_GRANT = "Grant {scope} with m365.mail_oauth.permission_grant (or the playbook m365.mail_oauth.onboard), then mint a new token."

#: What Graph has of a scope: on which resources it is granted to the token's user, and whether it is granted to others only.
_EXCHANGE, _GRAPH = "exchange", "graph"


class _Consent(t.NamedTuple):
    resources: frozenset[str]
    others: bool
    any_mail: bool


def weigh_application(case: Case, tenant: Circumstances, sign_in_user: str, has_token: bool) -> None:
    """Bring in what Graph knows of the application; ``has_token`` is False where no token could be had to begin with."""
    token = case.observation.token
    if token.permissions:
        _weigh_permissions_of_token(case)
    application = tenant.application(token.app_id)
    if application is None:
        return
    name = str(application.get("display_name") or application.get("app_id") or "the application")
    if not _weigh_existence(case, application, name, has_token):
        return
    if not has_token:
        _weigh_credentials(case, application, name)
    if token.app_only:
        _weigh_role(case, application, name)
    elif has_token or not _ABOUT_CONSENT.isdisjoint(case.scores):
        _weigh_scope(case, tenant, application, name, sign_in_user, has_token)


def _held(case: Case) -> bool:
    """Whether the token itself carries the permission for the protocol."""
    return _wanted(case).lower() in {name.lower() for name in case.observation.token.permissions}


def _wanted(case: Case) -> str:
    """Return the permission that the login takes."""
    speaks = case.observation.target.speaks
    return speaks.role if case.observation.token.app_only else speaks.scope


def _weigh_permissions_of_token(case: Case) -> None:
    if _held(case):
        case.refute(f"the token itself holds {_wanted(case)}", *_CONSENT)


def _weigh_existence(case: Case, application: Facts, name: str, has_token: bool) -> bool:
    """Application and service principal; return whether there is anything to say of grants."""
    if application.get("found") is False:
        case.add(
            "app_not_found_in_tenant",
            0.75 if has_token else 0.93,
            f"Microsoft Graph: the tenant has neither a registration nor a service principal of {name}",
            summary="The tenant does not know the application.",
            remedy="Create it with the playbook m365.mail_oauth.onboard, or correct application in the tenants file; a registration that "
            "was deleted within 30 days can be restored.",
            confirm=_READ,
        )
        return False
    principal = application.get("service_principal")
    if not isinstance(principal, t.Mapping):
        if "service_principal" in application:
            case.add(
                "app_not_found_in_tenant",
                0.75 if has_token else 0.93,
                f"Microsoft Graph: {name} has no service principal (enterprise application) in the tenant",
                summary="The application has no service principal in the tenant, so nobody can sign in to it.",
                remedy="Make one with m365.mail_oauth.application (or the playbook m365.mail_oauth.onboard), then grant consent.",
                confirm=_READ,
            )
        return False
    if principal.get("enabled") is False:
        case.add(
            "app_disabled",
            0.94,
            f"Microsoft Graph: the service principal of {name} is disabled (accountEnabled is false)",
            summary="The application's service principal is disabled in the tenant.",
            remedy="Enable it: Entra admin center, Enterprise applications, the application, Properties, Enabled for users to sign in.",
            confirm=_READ,
        )
    else:
        case.contradict(
            f"Microsoft Graph: the service principal of {name} is there and enabled",
            "Compare the client id that was used with the application's: Microsoft Graph finds that one in order.",
            "app_disabled",
            "app_not_found_in_tenant",
        )
    return True


def _weigh_credentials(case: Case, application: Facts, name: str) -> None:
    """Secrets and certificates, where a token was refused because of them."""
    if not any(cause.startswith("client_secret") for cause in case.scores):
        return
    held = entries(application.get("credentials"))
    good = [one for one in held if one.get("expired") is False]
    if held and not good:
        latest = max(str(one.get("end") or "") for one in held)
        case.add(
            "client_secret_expired",
            0.96,
            f"Microsoft Graph: every client secret and certificate of {name} has expired, the last one at {latest}",
            summary="The application's client secrets and certificates have all expired.",
            remedy="Make a new one:\nansible-playbook m365.mail_oauth.rotate",
            confirm=_READ,
        )
    elif not held:
        case.evidence(f"Microsoft Graph: {name} has no client secret and no certificate at all")
    else:
        case.evidence(f"Microsoft Graph: {len(good)} of {len(held)} credentials of {name} have not expired")


def _weigh_role(case: Case, application: Facts, name: str) -> None:
    """The app role of an application that logs in by itself."""
    target = case.observation.target
    role = target.speaks.role
    if _held(case) or "app_roles" not in application:
        return
    assigned = any(
        str(one.get("role")).lower() == role.lower() and one.get("resource") == _EXCHANGE
        for one in entries(application.get("app_roles"))
    )
    if assigned:
        case.add(
            "missing_scope",
            0.95,
            f"Microsoft Graph: {role} of Office 365 Exchange Online is assigned to {name}, and the token does not hold it",
            summary=f"The token is older than the assignment of {role}, or is for another resource.",
            remedy="Mint a new token; a new assignment takes some minutes to be in it.",
        )
        return
    case.add(
        "missing_scope",
        # Exchange's own RBAC can stand in for the role, by SMTP alone.
        0.8 if target.protocol == "smtp" and not target.high_volume else 0.96,
        f"Microsoft Graph: {role} of Office 365 Exchange Online is not assigned to {name}",
        summary=f"The application does not hold the application permission {role}.",
        remedy=f"Assign it with m365.mail_oauth.permission_grant (app_roles: [{role}]), then mint a new token.",
    )


def _consent_of(application: Facts, scope: str, user_id: str) -> _Consent:
    resources, others, any_mail = set(), False, False
    for grant in entries(application.get("grants")):
        scopes = {str(one).lower() for one in grant.get("scopes") or ()}
        any_mail = any_mail or bool(scopes & _MAIL_SCOPES)
        if scope.lower() not in scopes:
            continue
        if grant.get("consent_type") == "AllPrincipals" or (user_id and str(grant.get("principal")).lower() == user_id):
            resources.add(str(grant.get("resource")))
        else:
            others = True
    return _Consent(frozenset(resources), others, any_mail)


def _granted_on_exchange(case: Case, scope: str, name: str, most: float) -> None:
    """The permission is there, and the login failed all the same."""
    fact = f"Microsoft Graph: {scope} on Office 365 Exchange Online is granted to {name} for this user"
    if case.observation.token.opaque:
        case.contradict(
            fact, "Compare what was asked for with the grant: another scope, resource or client id was used.", *_CONSENT
        )
        return
    case.rule_out("consent_missing")
    case.add(
        "missing_scope",
        most,
        fact,
        summary=f"{scope} is granted, but the token does not hold it.",
        remedy="Mint a new token: it is older than the grant, or the scope was not asked for by its full name.",
    )


def _weigh_scope(case: Case, tenant: Circumstances, application: Facts, name: str, sign_in_user: str, has_token: bool) -> None:
    """The grants for a user's token: on which resource, for whom."""
    if _held(case) or "grants" not in application:
        return
    token = case.observation.token
    scope = _wanted(case)
    user_id = token.object_id.lower() or tenant.user_id(sign_in_user)
    consent = _consent_of(application, scope, user_id)
    # Without a token another cause is known already; missing consent is what comes after that.
    most = 0.95 if has_token else 0.84
    if _EXCHANGE in consent.resources:
        _granted_on_exchange(case, scope, name, most)
    elif _GRAPH in consent.resources:
        case.rule_out("consent_missing")
        case.add(
            "missing_scope",
            0.75 if has_token and not token.opaque else 0.55,
            f"Microsoft Graph: {scope} is granted to {name} on Microsoft Graph only, not on Office 365 Exchange Online",
            summary=f"{scope} is granted on Microsoft Graph only; the mail servers belong to Office 365 Exchange Online.",
            remedy="Grant it on both: m365.mail_oauth.permission_grant with resources: [graph, exchange], then mint a new token.",
        )
    elif consent.others:
        case.add(
            "consent_missing",
            most if user_id else 0.7,
            f"Microsoft Graph: {scope} is granted to {name} for other users only",
            summary=f"There is consent for other users, but not for {sign_in_user}.",
            remedy="Grant it for this user (principals) or for the whole tenant with m365.mail_oauth.permission_grant, then mint a new token.",
            confirm=_READ,
        )
    elif consent.any_mail:
        case.add(
            "missing_scope",
            most,
            f"Microsoft Graph: no grant to {name} holds {scope}",
            summary=f"The application has consent for mail, but not {scope} for {case.observation.target.speaks.title}.",
            remedy=_GRANT.format(scope=scope),
        )
    else:
        case.add(
            "consent_missing",
            most,
            f"Microsoft Graph: no grant to {name} holds any mail permission",
            summary="Nobody consented to this application's mail permissions.",
            remedy=_GRANT.format(scope=scope),
            confirm=_READ,
        )
