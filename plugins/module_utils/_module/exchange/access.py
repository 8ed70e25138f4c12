# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``exchange_access``."""

from __future__ import annotations

import dataclasses
import typing as t

from ansible.module_utils.basic import AnsibleModule, env_fallback

from ..._argspec import ArgumentSpec
from ..._clouds import get_cloud
from ..._converge.apply import apply_now
from ..._converge.timing import Clock
from ..._entra.identity.options import AUTH_SPEC, ConnectionOptions, check_guid, check_url, connection_options
from ..._errors import ExchangeError, MailOAuthError, OptionError
from ..._exchange.access import SMTP_AUTH, UNKNOWN_APP, UNKNOWN_OBJECT, Wanted, WantedMailbox, WantedRbac
from ..._exchange.job import AccessJob
from ..._exchange.plan import Plan
from ..._exchange.reading import read_authorizations
from ..._exchange.script import script
from ..._graph.wire.client import GraphClient
from ..._quoting.address import address_problem, is_address
from ..graph_session import WAIT_SPEC, result_with_diff, run_on_graph
from .session import Principal, exchange_session, find_principal

POWERSHELL, ADMIN_API = "powershell", "admin_api"
_MAX_NAME = 64  # of a management scope and of a role assignment

_MAILBOX_SPEC: dict[str, t.Any] = {
    "address": {"type": "str", "required": True},
    "full_access": {"type": "bool"},
    "send_as": {"type": "bool"},
    "imap_enabled": {"type": "bool"},
    "pop_enabled": {"type": "bool"},
    "smtp_auth": {"type": "str", "choices": list(SMTP_AUTH)},
    "high_volume": {"type": "bool", "default": False},
}

#: Where the admin endpoint is, for every module that uses it.
ADMIN_SPEC = ArgumentSpec(
    {
        "exchange_admin_url": {"type": "str", "fallback": (env_fallback, ["M365_MAIL_OAUTH_EXCHANGE_ADMIN_URL"])},
        "exchange_admin_scope": {"type": "str", "fallback": (env_fallback, ["M365_MAIL_OAUTH_EXCHANGE_ADMIN_SCOPE"])},
    }
)

SPEC = AUTH_SPEC.merge(
    WAIT_SPEC,
    ADMIN_SPEC,
    ArgumentSpec(
        {
            "method": {"type": "str", "default": POWERSHELL, "choices": [POWERSHELL, ADMIN_API]},
            "state": {"type": "str", "default": "present", "choices": ["present", "absent"]},
            "app_id": {"type": "str"},
            "object_id": {"type": "str"},
            "display_name": {"type": "str"},
            "mailboxes": {"type": "list", "elements": "dict", "default": [], "options": _MAILBOX_SPEC},
            "tenant_smtp_auth": {"type": "str", "choices": ["enabled", "disabled"]},
            "smtp_rbac": {
                "type": "dict",
                "options": {
                    "group_dn": {"type": "str"},
                    "recipient_filter": {"type": "str"},
                    "scope_name": {"type": "str"},
                    "assignment_name": {"type": "str"},
                },
                "mutually_exclusive": [["group_dn", "recipient_filter"]],
            },
        },
        required_if=[["state", "absent", ["app_id"]]],
        required_by={"object_id": ["app_id"], "display_name": ["app_id"], "smtp_rbac": ["app_id"]},
    ),
)


def wanted_access(params: t.Mapping[str, t.Any], check_mode: bool = False) -> Wanted:
    """Build what is wanted from options, all but an ``object_id`` that was not given; raises :class:`OptionError`."""
    app_id, object_id = _ids(params, check_mode)
    rbac = _rbac(params.get("smtp_rbac"), app_id, params["state"])
    mailboxes = tuple(_mailbox(mailbox, app_id, rbac is not None) for mailbox in params["mailboxes"])
    seen: set[str] = set()
    for mailbox in mailboxes:
        if mailbox.address.lower() in seen:
            raise OptionError(f"mailboxes names {mailbox.address} twice.", option="mailboxes")
        seen.add(mailbox.address.lower())
    return Wanted(
        state=params["state"],
        app_id=app_id,
        object_id=object_id,
        display_name=(params.get("display_name") or "").strip() or None,
        mailboxes=mailboxes,
        tenant_smtp_auth=params.get("tenant_smtp_auth"),
        rbac=rbac,
    )


def _ids(params: t.Mapping[str, t.Any], check_mode: bool) -> tuple[str | None, str | None]:
    app_id, object_id = params.get("app_id"), params.get("object_id")
    if app_id is not None:
        if not app_id.strip() and check_mode:
            return UNKNOWN_APP, UNKNOWN_OBJECT
        app_id = check_guid("app_id", app_id, "the application (client) id of the application that logs in")
    if object_id is not None:
        object_id = check_guid(
            "object_id", object_id, "the object id of the application's service principal (enterprise application)"
        )
        if object_id == app_id:
            raise OptionError(
                "object_id is the same as app_id, and a service principal's object id never is.",
                remedy="Leave object_id out, so that it is read from Microsoft Graph.",
                option="object_id",
            )
    return app_id, object_id


def check_address(given: str) -> str:
    """Return the address of a mailbox or user; raises :class:`OptionError` for anything else, wildcards among it."""
    address = given.strip()
    if not is_address(address):
        raise OptionError(
            f"mailboxes: {given!r} is not an address.",
            remedy=f"It {address_problem(address)}.",
            option="mailboxes",
        )
    return address


def _mailbox(given: t.Mapping[str, t.Any], app_id: str | None, by_role: bool) -> WantedMailbox:
    address = check_address(given["address"])
    full_access = given.get("full_access")
    high_volume = bool(given.get("high_volume"))
    if high_volume:
        _check_high_volume(given, address, app_id)
    if full_access is None and app_id is not None and (high_volume or not by_role):
        full_access = True
    if app_id is None and (full_access is not None or given.get("send_as") is not None):
        raise OptionError(
            f"mailboxes: permissions on {address} are for an application, and app_id does not name one.",
            remedy="Set app_id, or leave full_access and send_as out.",
            option="mailboxes",
        )
    return WantedMailbox(
        address,
        full_access,
        given.get("send_as"),
        given.get("imap_enabled"),
        given.get("pop_enabled"),
        given.get("smtp_auth"),
        high_volume,
    )


def _check_high_volume(given: t.Mapping[str, t.Any], address: str, app_id: str | None) -> None:
    """Raise :class:`OptionError` for what an account of High Volume Email does not have."""
    other = [name for name in ("send_as", "imap_enabled", "pop_enabled", "smtp_auth") if given.get(name) is not None]
    if other or app_id is None:
        raise OptionError(
            f"mailboxes: {address} is an account of High Volume Email, which "
            + (f"has no {other[0]}." if other else "needs app_id: its list names applications."),
            option="mailboxes",
        )


def _rbac(given: t.Mapping[str, t.Any] | None, app_id: str | None, state: str) -> WantedRbac | None:
    if given is None:
        return None
    group_dn = (given.get("group_dn") or "").strip()
    recipient_filter = (given.get("recipient_filter") or "").strip()
    if group_dn:
        if "=" not in group_dn:
            raise OptionError(
                f"smtp_rbac: group_dn {group_dn!r} is not a distinguished name.",
                remedy="Take DistinguishedName from the output of Get-Group.",
                option="smtp_rbac",
            )
        doubled = group_dn.replace("'", "''")
        recipient_filter = f"MemberOfGroup -eq '{doubled}'"
    if not recipient_filter and state == "present":
        raise OptionError(
            "smtp_rbac needs group_dn or recipient_filter: without either, the application could send as everybody.",
            option="smtp_rbac",
        )
    names = []
    for option in ("scope_name", "assignment_name"):
        name = (given.get(option) or f"m365-mail-oauth {app_id}").strip()
        if not name or len(name) > _MAX_NAME:
            raise OptionError(f"smtp_rbac: {option} must have 1 to {_MAX_NAME} characters.", option="smtp_rbac")
        names.append(name)
    return WantedRbac(recipient_filter, names[0], names[1])


def admin_endpoint(params: t.Mapping[str, t.Any], connection: ConnectionOptions) -> tuple[str, str]:
    """Return the admin endpoint's address and the scope of its tokens; raises :class:`OptionError`."""
    cloud = get_cloud(connection.cloud)
    url = (
        check_url("exchange_admin_url", params["exchange_admin_url"])
        if params.get("exchange_admin_url")
        else cloud.exchange_admin_url
    )
    scope = (params.get("exchange_admin_scope") or "").strip() or cloud.app_only_scope
    if not scope.endswith("/.default"):
        raise OptionError(
            f"exchange_admin_scope is the resource followed by /.default; {scope!r} does not end so.",
            remedy=f"Write {cloud.app_only_scope}.",
            option="exchange_admin_scope",
        )
    return url, scope


def run_module(module: AnsibleModule, clock: Clock | None = None) -> dict[str, t.Any]:
    """Do the module's work and return its result."""
    params = module.params
    time = clock or Clock()
    connection = connection_options(params)
    url, scope = admin_endpoint(params, connection)
    wanted = _complete(module, wanted_access(params, module.check_mode), time)
    lines = script(wanted, connection.tenant, connection.cloud)
    if params["method"] == POWERSHELL:
        return {
            **result_with_diff(False, {}, {}, module._diff),
            "method": POWERSHELL,
            "powershell": lines,
            "changes": [],
        }
    try:
        with exchange_session(params, connection, url, scope, time) as (client, deadline):
            outcome = apply_now(AccessJob(client.run, wanted), time, deadline, module.check_mode)
            plan = outcome.plan
            covered = {} if module.check_mode and plan.changes else read_authorizations(client.run, wanted)
    except ExchangeError as exc:
        raise _with_script(exc, lines) from exc
    for warning in client.warnings + outcome.warnings:
        module.warn(warning)
    return {
        **result_with_diff(outcome.changed, plan.before, plan.after, module._diff),
        "method": ADMIN_API,
        "changes": plan.summaries,
        "powershell": [change.call.line for change in plan.changes],
        **_shown(plan, covered),
    }


def _shown(plan: Plan, covered: t.Mapping[str, bool | None]) -> dict[str, t.Any]:
    view = plan.after
    rbac = view["smtp_rbac"]
    return {
        "service_principal": next(iter(view["service_principals"]), None),
        "mailboxes": view["mailboxes"],
        "tenant_smtp_auth": view["tenant_smtp_auth"],
        "smtp_rbac": None
        if rbac is None
        else {**rbac, "mailboxes": [{"address": address, "in_scope": covered[address]} for address in sorted(covered)]},
    }


def _with_script(exc: ExchangeError, lines: list[str]) -> ExchangeError:
    """Return the error with the PowerShell that does the same, for whoever has the rights that are missing here."""
    refused = exc.code in {"admin_token_refused", "admin_api_refused", "admin_role_missing", "admin_api_missing", "redirected"}
    hint = " Or let an Exchange administrator run the PowerShell lines in error.powershell." if refused else ""
    return type(exc)(exc.message, remedy=(exc.remedy + hint).strip(), code=exc.code, **{**exc.details, "powershell": lines})


def _complete(module: AnsibleModule, wanted: Wanted, clock: Clock) -> Wanted:
    """Return what is wanted with the service principal's object id, from Microsoft Graph where it was not given.

    Where a role is to let the application send, also make sure that no app role stands in its way.
    """
    app_id = wanted.app_id
    listed = any(mailbox.high_volume for mailbox in wanted.mailboxes)
    if app_id is None or app_id == UNKNOWN_APP or (wanted.state == "absent" and not listed):
        return wanted
    asked = wanted.object_id is None
    if not asked and (wanted.rbac is None or module.params["method"] == POWERSHELL):
        return wanted

    async def work(client: GraphClient) -> Principal:
        return await find_principal(client, app_id, wait=asked and not module.check_mode and wanted.state == "present")

    try:
        found = run_on_graph(module.params, work, clock)
    except MailOAuthError as exc:
        if asked:
            raise
        module.warn(
            f"Whether the application holds the app role SMTP.SendAsApp, which must not be, could not be checked: {exc.message}"
        )
        return wanted
    if wanted.rbac is not None and found.sends_as_app:
        raise OptionError(
            "The application holds the app role SMTP.SendAsApp. With it in the token, Exchange Online asks for mailbox permissions and "
            "does not look at the role that smtp_rbac assigns.",
            remedy="Remove it with m365.mail_oauth.permission_grant (app_roles, state absent), or leave smtp_rbac out.",
            code="conflicting_role",
        )
    if not asked:
        return wanted
    if wanted.state == "absent":
        return dataclasses.replace(wanted, object_id=found.object_id)
    if found.object_id is None and not module.check_mode:
        raise found.missing(app_id)
    return dataclasses.replace(
        wanted, object_id=found.object_id or UNKNOWN_OBJECT, display_name=wanted.display_name or found.display_name
    )
