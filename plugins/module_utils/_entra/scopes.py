# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Scope strings for mail tokens: which ones to ask for, and why others are refused.

A token request names scopes of one resource, and the mail servers accept tokens of the Exchange resource only. A scope without a
resource is taken as Microsoft Graph's by Entra ID, and a token for Graph is refused by the mail servers although it holds the very same
permission names: the most frequent mistake, so it is caught before a request is made. Source: Microsoft, "Authenticate an IMAP, POP or
SMTP connection using OAuth". Pure; runs on Python 3.8.
"""

from __future__ import annotations

import difflib
import typing as t
from urllib.parse import unquote, urlsplit

from .._clouds import CLOUDS, EXCHANGE_APP_ID, GRAPH_APP_ID, Cloud
from .._errors import OptionError
from .._mail import APP_ROLES, DELEGATED_SCOPES

#: The delegated permissions that the protocols need; Microsoft Graph and Office 365 Exchange Online carry both.
MAIL_SCOPES: tuple[str, ...] = tuple(DELEGATED_SCOPES.values())

#: Scopes of OpenID Connect that belong to no resource. msal adds them by itself and refuses to be given them.
OPENID_SCOPES: frozenset[str] = frozenset({"openid", "profile", "offline_access", "email"})

_GRAPH_HOSTS: frozenset[str] = frozenset(urlsplit(cloud.graph_url).netloc for cloud in CLOUDS.values())


def _wrong(message: str, remedy: str = "") -> OptionError:
    """Return the error for a scope that nobody can ask for."""
    return OptionError(message, remedy=remedy, code="invalid_scope")


def mail_hosts(cloud: Cloud) -> frozenset[str]:
    """Return the hosts that name the mail resource of ``cloud`` in a scope or an audience."""
    urls = (cloud.mail_scope_prefix, cloud.app_only_scope, cloud.exchange_admin_url)
    return frozenset(urlsplit(url).netloc for url in urls if url)


_MAIL_HOSTS: dict[str, str] = {host: cloud.name for cloud in reversed(list(CLOUDS.values())) for host in mail_hosts(cloud)}


class Scope(t.NamedTuple):
    """A scope string taken apart: ``https://host``, or a bare application id, and the permission."""

    resource: str
    value: str

    def __str__(self) -> str:
        return f"{self.resource}/{self.value}"


def delegated_scopes(protocols: t.Iterable[str], cloud: Cloud) -> tuple[str, ...]:
    """Return the full scope strings for ``protocols``, in their fixed order."""
    wanted = set(protocols)
    return tuple(f"{cloud.mail_scope_prefix}/{scope}" for protocol, scope in DELEGATED_SCOPES.items() if protocol in wanted)


def app_only_scope(cloud: Cloud) -> str:
    """Return the ``.default`` scope for application permissions. Raises :class:`OptionError` where there are none."""
    if not cloud.app_only_scope:
        raise OptionError(
            "Personal accounts (Outlook.com) have no application permissions: nobody can read them without their owner signing in.",
            remedy="Sign the user in with m365.mail_oauth.sign_in, or give a refresh token.",
            code="wrong_flow",
        )
    return cloud.app_only_scope


def split_scope(scope: str) -> Scope:
    """Take a scope string apart; a bare one has an empty resource."""
    parts = urlsplit(scope)
    if parts.scheme and parts.netloc:
        return Scope(f"{parts.scheme.lower()}://{parts.netloc.lower()}", parts.path.strip("/"))
    head, slash, value = scope.partition("/")
    return Scope(head, value) if slash else Scope("", scope)


def values_of(scopes: t.Iterable[str]) -> frozenset[str]:
    """Return the permission names of ``scopes`` in small letters, for lenient comparison.

    Entra ID may give granted scopes back with or without their resource.
    """
    return frozenset(split_scope(scope).value.lower() for scope in scopes if scope and scope.lower() not in OPENID_SCOPES)


def covers(granted: t.Iterable[str], wanted: t.Iterable[str]) -> bool:
    """True when every permission in ``wanted`` is in ``granted``. ``.default`` is covered by anything."""
    return values_of(wanted) - {".default"} <= values_of(granted)


def _flatten(scopes: t.Iterable[str]) -> list[str]:
    """Split at white space; a comma is somebody's list separator, never part of a scope."""
    found: list[str] = []
    for entry in scopes:
        for scope in entry.split():
            if "," in scope:
                raise _wrong(f"The scope {scope!r} holds a comma.", "Give scopes as a list, one string each.")
            found.append(scope)
    return list(dict.fromkeys(found))


def _near(word: str, words: t.Iterable[str]) -> str:
    known = {candidate.lower(): candidate for candidate in words}
    match = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.8)
    return known[match[0]] if match else ""


def _near_permission(value: str, permissions: t.Iterable[str]) -> str:
    """Return the permission that ``value`` was meant to be; both halves have to be alike (EWS.AccessAsUser.All is none of ours)."""

    def alike(one: str, other: str) -> bool:
        return difflib.SequenceMatcher(None, one.lower(), other.lower()).ratio() >= 0.7

    head, _dot, tail = value.partition(".")
    for permission in permissions:
        own_head, _dot, own_tail = permission.partition(".")
        if permission == value or (alike(head, own_head) and (not tail or alike(tail, own_tail))):
            return permission
    return ""


def _check_form(scope: str, cloud: Cloud) -> Scope:
    """Refuse what cannot be a scope of the mail resource, as to its form and its host."""
    prefix = cloud.mail_scope_prefix
    if "%" in scope:
        raise _wrong(f"The scope {scope!r} is percent-encoded.", f"Write it plainly: {unquote(scope)}")
    found = split_scope(scope)
    if not found.resource:
        value = _near_permission(scope, DELEGATED_SCOPES.values()) or scope
        raise OptionError(
            f"The scope {scope!r} names no resource. Microsoft Entra ID takes it as Microsoft Graph's, and the mail servers refuse such a token.",
            remedy=f"Write the full string: {prefix}/{value}",
            code="wrong_audience",
        )
    host = urlsplit(found.resource).netloc or found.resource.lower()
    if host in _GRAPH_HOSTS or host == GRAPH_APP_ID:
        value = _near_permission(found.value, DELEGATED_SCOPES.values()) or found.value
        raise OptionError(
            f"The scope {scope!r} belongs to Microsoft Graph. The mail servers refuse a token for Graph, even with the permission in it.",
            remedy=f"Ask for the mail resource: {prefix}/{value}",
            code="wrong_audience",
        )
    if found.resource.startswith("http://"):
        raise _wrong(f"The scope {scope!r} begins with http://.", f"Write {scope.replace('http://', 'https://', 1)}")
    own = mail_hosts(cloud)
    if host in own or host == EXCHANGE_APP_ID:
        return found
    if host in _MAIL_HOSTS:
        raise OptionError(
            f"The scope {scope!r} belongs to the cloud '{_MAIL_HOSTS[host]}', the option cloud says '{cloud.name}'.",
            remedy=f"Set cloud: {_MAIL_HOSTS[host]}, or write {prefix}/{found.value}",
            code="wrong_cloud",
        )
    near = _near(host, own)
    if near:
        raise _wrong(f"The host in the scope {scope!r} looks misspelt.", f"Did you mean https://{near}/{found.value}?")
    return found


def _check_one_resource(scopes: t.Sequence[Scope]) -> None:
    resources = sorted({scope.resource for scope in scopes})
    if len(resources) > 1:
        raise OptionError(
            f"The scopes belong to several resources ({', '.join(resources)}), and one token serves one resource.",
            remedy="Ask for one token per resource.",
            code="multi_resource_scope",
        )


def check_delegated(scopes: t.Iterable[str], cloud: Cloud) -> tuple[str, ...]:
    """Return ``scopes`` fit for a delegated token request, without the OpenID Connect ones (msal adds those).

    Raises :class:`OptionError` that says why a scope is refused and what to write instead.
    """
    found: list[Scope] = []
    for scope in _flatten(scopes):
        if scope.lower() in OPENID_SCOPES:
            continue
        checked = _check_form(scope, cloud)
        value = checked.value
        if value in APP_ROLES.values():
            protocol = next(name for name, role in APP_ROLES.items() if role == value)
            raise OptionError(
                f"The scope {scope!r} is an application permission; no user can sign in for it.",
                remedy=f"Write {cloud.mail_scope_prefix}/{DELEGATED_SCOPES[protocol]} for a signed-in user, "
                f"or use a client secret or certificate with {cloud.app_only_scope}.",
                code="wrong_flow",
            )
        near = _near_permission(value, DELEGATED_SCOPES.values())
        if near and near != value:
            raise _wrong(f"The scope {scope!r} looks misspelt.", f"Did you mean {checked.resource}/{near}?")
        found.append(checked)
    if not found:
        raise _wrong(
            "No scope of the mail resource is asked for.",
            f"Ask for some of {', '.join(delegated_scopes(DELEGATED_SCOPES, cloud))}, or name protocols.",
        )
    _check_one_resource(found)
    if len(found) > 1 and any(scope.value == ".default" for scope in found):
        raise _wrong(
            "The scope .default cannot be combined with others.", "Ask for .default alone, or for the permissions by name."
        )
    return tuple(str(scope) for scope in found)


def check_app_only(scopes: t.Iterable[str], cloud: Cloud) -> str:
    """Return the one ``.default`` scope for a token of the application itself. Raises :class:`OptionError` for anything else."""
    flat = [scope for scope in _flatten(scopes) if scope.lower() not in OPENID_SCOPES]
    default = app_only_scope(cloud)
    for scope in flat:
        checked = _check_form(scope, cloud)
        if checked.value != ".default":
            raise OptionError(
                f"The scope {scope!r} cannot be asked for with a client secret or certificate: application permissions come all "
                "together, by .default.",
                remedy=f"Leave the scopes out, or write {default}.",
                code="wrong_flow",
            )
    if len(flat) != 1:
        raise OptionError(
            f"A token of the application itself is asked for with exactly one scope, and {len(flat)} are given.",
            remedy=f"Leave the scopes out, or write {default}.",
            code="multi_resource_scope" if flat else "invalid_scope",
        )
    return flat[0]
