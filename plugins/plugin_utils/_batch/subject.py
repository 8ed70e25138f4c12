# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A tenant as the variables of its host describe it, and why it is left to the role where it cannot be worked on among others.

Templates are evaluated here, lookups among them, each tenant for itself. Controller only.
"""

from __future__ import annotations

import sys
import typing as t
from dataclasses import dataclass, field

from ansible.errors import AnsibleError
from ansible.module_utils.parsing.convert_bool import boolean

from .._given import plain
from .._options import option_of
from .wanted import has_users

#: What is read of a tenant; the rest of it is not evaluated.
_PARTS = (
    *("application", "permissions", "administrator", "mailboxes"),
    *("tenant", "cloud", "authority", "graph_url", "ca_path", "store", "exchange_admin_url"),
)
#: Variables of the role tenant, and what they are where nobody sets them.
_ROLE = {
    "tenant_consent": "grant",
    "tenant_exchange_method": "powershell",
    "tenant_sign_in": "auto",
    "tenant_sign_in_method": "device_code",
}


class Left(Exception):
    """The tenant is left to the role; ``args[0]`` says why, in a few words that hold nothing of what was given."""


class Refused(Left):
    """The tenant cannot be worked on at all; ``args[1]`` is the sentence that says why."""


@dataclass(frozen=True)
class Subject:
    """``tenant`` is the definition, ``shared`` the options of sign-ins that variables and the environment give.

    ``method`` is how people sign in; ``exchange`` says that Exchange Online is to be asked what it will refuse.
    """

    name: str
    tenant: dict[str, t.Any] = field(repr=False)
    signs_in: bool
    shared: dict[str, t.Any] = field(repr=False)
    method: str = "device_code"
    exchange: bool = False
    #: The credentials that the tenants file declares, as far as they are asked for.
    credentials: tuple[dict[str, t.Any], ...] = field(default=(), repr=False)


def subject_of(
    name: str, variables: t.Mapping[str, t.Any], templar: t.Any, shared: t.Iterable[str], refusal: t.Callable[[], str]
) -> Subject:
    """Return what is to be looked at; ``templar`` has the variables. Raises :class:`Left`, and what templates raise.

    ``refusal`` resolves the administrator's identity, for which somebody may be asked for a code, and says why that cannot be had: it is
    asked first, and nothing after it said something.
    """

    def value(variable: str, default: t.Any = None) -> t.Any:
        raw = variables.get(variable)
        return default if raw is None else plain(templar.template(raw))

    if variables.get("m365_tenant_refused"):
        raise Left("its entry is wrong")
    role = {variable: value(variable, default) for variable, default in _ROLE.items()}
    if role["tenant_consent"] != "grant":
        raise Left("its administrator is asked to consent")
    check_interpreter(value)
    said = refusal()
    if said:
        raise Refused("its administrator's identity cannot be had", said)
    tenant = _definition(variables, templar)
    if tenant["cloud"] == "consumer":
        raise Left("personal accounts have no directory")
    if role["tenant_exchange_method"] != "none" and tenant["permissions"]["app_roles"]:
        raise Left("its mailboxes are to be opened in Exchange")
    has_mailboxes = any("high_volume" not in mailbox for mailbox in tenant["mailboxes"])
    signs_in = role["tenant_sign_in"] != "never" and has_users(tenant) and has_mailboxes
    found = {option: option_of(option, {}, variables, templar) for option in shared} if signs_in else {}
    given = {option: plain(value) for option, value in found.items() if value is not None}
    return Subject(
        name, tenant, signs_in, given, str(role["tenant_sign_in_method"]), role["tenant_exchange_method"] == "admin_api"
    )


def rotated(
    name: str,
    variables: t.Mapping[str, t.Any],
    templar: t.Any,
    shared: t.Iterable[str],
    refusal: t.Callable[[], str],
    credential: str | None,
) -> Subject:
    """Return a tenant whose credentials are to be looked at, those called ``credential`` or all; raises as :func:`subject_of` does."""
    if variables.get("m365_tenant_refused"):
        raise Left("its entry is wrong")

    def value(variable: str) -> t.Any:
        raw = variables.get(variable)
        return None if raw is None else plain(templar.template(raw))

    check_interpreter(value)
    said = refusal()
    if said:
        raise Refused("its administrator's identity cannot be had", said)
    parts = (*_PARTS, "credentials")
    tenant = _definition({"m365_tenant": variables.get("m365_tenant")}, templar, parts)
    if tenant["cloud"] == "consumer":
        raise Left("personal accounts have no directory")
    wanted = tuple(row for row in tenant["credentials"] or () if credential is None or row["name"] == credential)
    if not wanted:
        raise Left("it has no such credentials")
    found = {option: option_of(option, {}, variables, templar) for option in shared}
    given = {option: plain(value) for option, value in found.items() if value is not None}
    return Subject(name, tenant, False, given, credentials=wanted)


def _definition(variables: t.Mapping[str, t.Any], templar: t.Any, parts: t.Sequence[str] = _PARTS) -> dict[str, t.Any]:
    raw = variables.get("tenant_definition", variables.get("m365_tenant"))
    if isinstance(raw, dict):
        raw = {part: raw[part] for part in parts if part in raw}
    tenant = plain(templar.template(raw))
    if not isinstance(tenant, dict) or not all(tenant.get(part) is not None for part in _PARTS[:4]):
        raise Left("it is no whole tenant")
    return {part: tenant.get(part) for part in parts}


def check_interpreter(value: t.Callable[[str], t.Any]) -> None:
    """Raise :class:`Left` where the role's modules would not run as this process does: elsewhere, as somebody else, in another Python."""
    check_place(value)
    if value("ansible_python_interpreter") != sys.executable:
        raise Left("its modules run in another Python")


def check_place(value: t.Callable[[str], t.Any]) -> None:
    """Raise :class:`Left` where a tenant's modules run elsewhere or as somebody else; what runs for many has one connection for all."""
    if value("ansible_connection") != "local":
        raise Left("its host is not this one")
    try:
        other = boolean(value("ansible_become") or False)
    except TypeError:
        other = True
    if other:
        raise Left("its modules run as another user")


def trouble_of(exc: Exception) -> str:
    """Return in a few words why a tenant's variables cannot be had; what a template raised may quote them."""
    if isinstance(exc, Left):
        return str(exc.args[0])
    return (
        "its variables cannot be resolved" if isinstance(exc, AnsibleError) else f"its variables are odd ({type(exc).__name__})"
    )
