# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Microsoft tells anybody about a domain: which tenant it is of, in which cloud, and who asks its users for their passwords.

Nobody signs in for it and no person is named: an OpenID configuration is asked for by domain, and the home realm with a name before the
@ that stands for nobody. One domain a call, so that many can be asked at once; every answer has its own client.

Sources: OpenID Connect Discovery 1.0 section 4; Microsoft's "Find your tenant"; the keys of the national clouds as a public library's live
tests saw them on 2026-09-29. What is not documented, such as the home realm, is read tolerantly and never decides alone.
"""

from __future__ import annotations

import re
import typing as t
import urllib.parse

from .._clouds import AUTHORITY_NAMES, CLOUDS, CONSUMER_TENANT_ID
from .._errors import OptionError, TokenError
from . import authority as authorities

#: The clouds that have a directory, and the part of the US Government's region that tells two of them apart.
_SUB_SCOPES = {"DOD": "dod", "DODCON": "gcc_high"}
#: Tenants of personal accounts: that of sign-ins, and that of Outlook.com's mailboxes, as the headers of its messages name it.
_PERSONAL = frozenset({CONSUMER_TENANT_ID, "84df9e7f-e9f6-40af-b435-aaaaaaaaaaaa"})
_PERSONAL_SIGN_IN = "login.live.com"
#: Where nothing is said of the tenant because there is none of that name.
_NO_TENANT = "wrong_tenant"
#: Names that Exchange Online gives its mail exchangers, by cloud; a domain has one where it is accepted there.
_EXCHANGERS = {
    "global": "mail.protection.outlook.com",
    "gcc_high": "mail.protection.office365.us",
    "dod": "mail.protection.office365.us",
}
#: A name that no person has.
_NOBODY = "nobody"
_DOMAIN = re.compile(r"(?=.{4,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])\Z", re.ASCII)


class Getter(t.Protocol):
    """What is asked: :class:`.http.HttpClient`, or whoever stands for it."""

    def document(self, url: str) -> t.Mapping[str, t.Any]:
        """Return the JSON object at ``url``. Raises :class:`TokenError`, with the meaning of a refusal as its code."""


class Home(t.NamedTuple):
    """A tenant that knows a domain. ``cloud`` is a name of ``_clouds``, or ``consumer`` for personal accounts."""

    cloud: str
    tenant_id: str
    authority: str
    region: str


class Realm(t.NamedTuple):
    """Who asks for the password: ``kind`` is managed, federated or unknown; ``asked_at`` the host of a federated domain's own page."""

    kind: str
    asked_at: str = ""


def domain_of(text: str) -> str:
    """Return the domain of an address, or a domain itself, in lower case and as DNS has it. Raises :class:`OptionError`."""
    name = text.rpartition("@")[2].strip().rstrip(".").lower()
    try:
        name = name.encode("idna").decode("ascii") if not name.isascii() else name
    except UnicodeError:
        name = ""
    if not _DOMAIN.match(name):
        raise OptionError("That is no domain.", remedy="Give one such as contoso.com, or an address such as alice@contoso.com.")
    return name


def directories() -> dict[str, str]:
    """Return the authorities that have tenants, by the first cloud that uses each."""
    found: dict[str, str] = {}
    for cloud in CLOUDS.values():
        if cloud.name != "consumer" and cloud.authority not in found.values():
            found[cloud.name] = cloud.authority
    return found


def home_of(client: Getter, authority: str, domain: str) -> Home | None:
    """Return the tenant that ``domain`` is of at one authority, None where it is of none there. Raises :class:`TokenError`."""
    url = f"{authority.rstrip('/')}/{urllib.parse.quote(domain)}/v2.0/.well-known/openid-configuration"
    try:
        document = client.document(url)
    except TokenError as exc:
        if exc.code == _NO_TENANT:
            return None
        raise
    tenant_id = authorities.tenant_of(document)
    if not tenant_id:
        return None
    region = [str(document.get(key) or "") for key in ("tenant_region_scope", "tenant_region_sub_scope")]
    cloud = "consumer" if tenant_id in _PERSONAL else _cloud_of(document, authority, region[1])
    own = authority if authorities.same(authority, str(document.get("token_endpoint"))) else CLOUDS[cloud].authority
    return Home(cloud, tenant_id, own, " ".join(part for part in region if part))


def _cloud_of(document: t.Mapping[str, t.Any], authority: str, part: str) -> str:
    """Return the cloud that a configuration speaks of: by the instance it names, whoever was asked."""
    named = f"login.{document.get('cloud_instance_name')}"
    names = next((found for found in AUTHORITY_NAMES if named in found), None)
    for cloud in CLOUDS.values():
        host = urllib.parse.urlsplit(cloud.authority).hostname
        if host in names if names else authorities.same(cloud.authority, authority):
            return _SUB_SCOPES.get(part, cloud.name) if cloud.name in _SUB_SCOPES.values() else cloud.name
    return "global"


def realm_of(client: Getter, authority: str, domain: str) -> Realm:
    """Return who asks the users of a domain for their passwords; unknown where that is not told."""
    user = urllib.parse.quote(f"{_NOBODY}@{domain}", safe="@")
    try:
        document = client.document(f"{authority.rstrip('/')}/common/userrealm/{user}?api-version=1.0")
    except TokenError:
        return Realm("unknown")
    kind = str(document.get("account_type") or "").lower()
    if kind != "federated":
        return Realm(kind if kind == "managed" else "unknown")
    urls = (document.get(key) for key in ("federation_active_auth_url", "federation_metadata_url", "AuthURL"))
    host = next((found[0] for found in map(authorities.origin, urls) if found), "")
    return Realm("federated", host)


def personal(home: Home | None, realm: Realm) -> bool:
    """Whether a domain is one of personal accounts."""
    return realm.asked_at == _PERSONAL_SIGN_IN or (home is not None and home.cloud == "consumer")


def exchanger_of(cloud: str, domain: str) -> str:
    """Return the name of the mail exchanger that Exchange Online has for a domain that it accepts, empty where none is known.

    That there is one tells that the domain is accepted there, also behind another mail gateway. It tells nothing of one mailbox: in a
    hybrid organisation some live elsewhere.
    """
    suffix = _EXCHANGERS.get(cloud, "")
    return f"{domain.replace('.', '-')}.{suffix}" if suffix else ""
