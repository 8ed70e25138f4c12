# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a JSON schema cannot say about a tenants file: things that stand twice, and things that are valid but look wrong.

Works on the plain copy of the file with the defaults merged in; templates are left out of every comparison.
"""

from __future__ import annotations

import difflib
import typing as t

from ...module_utils._clouds import CLOUDS
from ...module_utils._mail import DELEGATED_SCOPES
from .places import Place, Problem, render
from .schema import is_template

#: Domains of personal Microsoft accounts: no work tenant holds their mailboxes.
PERSONAL_DOMAINS = frozenset(
    {
        "outlook.com",
        "hotmail.com",
        "live.com",
        "msn.com",
        "passport.com",
        "hotmail.co.uk",
        "live.co.uk",
        "outlook.de",
        "hotmail.de",
        "live.de",
    }
)

#: How alike two domains are when one is probably a slip of the other (1 is equal).
_SLIP = 0.88

Document = t.Dict[str, t.Any]


def errors(tenants: t.Mapping[str, Document]) -> list[Problem]:
    """Return what stands twice: a tenant with the same application, or a mailbox."""
    return [*_tenants_twice(tenants), *_mailboxes_twice(tenants), *_wrong_cloud(tenants), *_no_high_volume(tenants)]


def warnings(tenants: t.Mapping[str, Document], clear_secrets: t.Iterable[Place]) -> list[Problem]:
    """Return what works but should not be left so: secrets in clear text, permissions and mailboxes that look like slips."""
    found = [
        Problem(
            place,
            "is in clear text; whoever reads this file or the output of ansible-inventory sees it. Encrypt it with "
            "'ansible-vault encrypt_string', or take it from elsewhere with a template such as {{ lookup('ansible.builtin.env', 'NAME') }}",
        )
        for place in clear_secrets
    ]
    found += [slip for name, tenant in tenants.items() for slip in _permission_slips(name, tenant)]
    domains = {_fold(tenant.get("tenant")): name for name, tenant in tenants.items() if "." in _fold(tenant.get("tenant"))}
    for name, tenant in tenants.items():
        for place, address in _addresses(name, tenant):
            oddity = _domain_oddity(address.rpartition("@")[2].lower(), name, tenant, domains)
            if oddity:
                found.append(Problem(place, oddity))
    return found


def _tenants_twice(tenants: t.Mapping[str, Document]) -> list[Problem]:
    """One tenant may stand twice only with another application each time, say one per mail program."""
    first: dict[tuple[str, ...], str] = {}
    found = []
    for name, tenant in tenants.items():
        identity = _identity(tenant)
        if not identity:
            continue
        if identity in first:
            found.append(
                Problem(
                    ("tenants", name, "tenant"),
                    f"{tenant['tenant']!r} is the tenant of {render(('tenants', first[identity]))} too, with the same application; "
                    "join the two, or give each its own application.unique_name",
                )
            )
        first.setdefault(identity, name)
    return found


def _mailboxes_twice(tenants: t.Mapping[str, Document]) -> list[Problem]:
    """A mailbox may stand twice with another sign-in user each time, such as a shared mailbox with two delegates."""
    first: dict[tuple[str, ...], Place] = {}
    found = []
    for name, tenant in tenants.items():
        application = "/".join(_application(tenant))
        for place, address in _addresses(name, tenant):
            mailbox = tenant["mailboxes"][place[3]]
            user = mailbox.get("sign_in_user", address) if isinstance(mailbox, dict) else address
            key = (address.lower(), _fold(user), application)
            if key in first:
                found.append(
                    Problem(
                        place,
                        f"{address!r} is listed at {render(first[key])} already; a mailbox can stand only once for each sign-in user",
                    )
                )
            first.setdefault(key, place)
    return found


def _wrong_cloud(tenants: t.Mapping[str, Document]) -> list[Problem]:
    return [
        Problem(
            ("tenants", name, "tenant"),
            "'consumers' stands for personal accounts, which are cloud: consumer; set that, or name the tenant",
        )
        for name, tenant in tenants.items()
        if tenant.get("tenant") == "consumers" and tenant.get("cloud", "global") != "consumer"
    ]


def _no_high_volume(tenants: t.Mapping[str, Document]) -> list[Problem]:
    """High Volume Email is not known to be offered in every cloud, and knows one protocol and no delegates."""
    found = []
    for name, tenant in tenants.items():
        cloud = CLOUDS.get(str(tenant.get("cloud", "global")))
        for position, mailbox in enumerate(tenant.get("mailboxes") or ()):
            if not isinstance(mailbox, dict) or mailbox.get("high_volume") is not True:
                continue
            place: Place = ("tenants", name, "mailboxes", position, "high_volume")
            other = next((key for key in ("sign_in_user", "protocols", "smtp_login") if key in mailbox), "")
            if cloud is not None and cloud.high_volume is None:
                found.append(
                    Problem(place, f"High Volume Email is not known to be offered in the cloud {cloud.name}; take the entry out")
                )
            elif other:
                found.append(
                    Problem(place, f"an account of High Volume Email has no {other}; take that out, or use an ordinary mailbox")
                )
    return found


def _permission_slips(name: str, tenant: Document) -> t.Iterator[Problem]:
    """Yield permissions that are nearly one of mail's; what there is besides, only Microsoft Graph knows."""
    mail = {scope.lower(): scope for scope in DELEGATED_SCOPES.values()}
    for index, scope in enumerate((tenant.get("permissions") or {}).get("delegated") or ()):
        near = [] if is_template(scope) or _fold(scope) in mail else difflib.get_close_matches(_fold(scope), mail, 1, _SLIP)
        if near:
            place: Place = ("tenants", name, "permissions", "delegated", index)
            yield Problem(place, f"the permission {scope!r} looks like a slip of {mail[near[0]]!r}")


def _domain_oddity(domain: str, name: str, tenant: Document, domains: t.Mapping[str, str]) -> str:
    own = _fold(tenant.get("tenant"))
    if not domain or domain == own:
        return ""
    if "." not in domain.strip("."):
        return f"the domain {domain!r} has no dot, so no Microsoft 365 mailbox can be there; write the whole address"
    if domain in PERSONAL_DOMAINS and tenant.get("cloud", "global") != "consumer":
        return f"{domain} is for personal accounts, and this tenant is a work tenant; put the mailbox under a tenant with cloud: consumer"
    other = domains.get(domain)
    if other is not None and other != name:
        return f"{domain} is the domain of {render(('tenants', other))}; is the mailbox in the wrong place?"
    if "." in own and difflib.SequenceMatcher(None, domain, own).ratio() >= _SLIP and not domain.endswith(f".{own}"):
        return f"the domain {domain!r} looks like a slip of {own!r}"
    return ""


def _identity(tenant: Document) -> tuple[str, ...]:
    """Return what makes a tenant's entry one of its kind, or nothing when a template hides it."""
    identity = (
        _fold(tenant.get("tenant")),
        _fold(tenant.get("cloud", "global")),
        _fold(tenant.get("authority", "")),
        *_application(tenant),
    )
    return () if not identity[0] or any(is_template(part) for part in identity) else identity


def _application(tenant: Document) -> tuple[str, str, str]:
    """Return what identifies the application; a display name only where nothing better is given."""
    application = tenant.get("application") or {}
    app_id, unique_name = _fold(application.get("app_id", "")), _fold(application.get("unique_name", ""))
    return app_id, unique_name, "" if app_id or unique_name else str(application.get("display_name", ""))


def _addresses(name: str, tenant: Document) -> t.Iterator[tuple[Place, str]]:
    for index, mailbox in enumerate(tenant.get("mailboxes") or []):
        place: Place = ("tenants", name, "mailboxes", index)
        within = isinstance(mailbox, dict)
        address = mailbox.get("address") if within else mailbox
        if isinstance(address, str) and not is_template(address):
            yield (*place, "address") if within else place, address


def _fold(value: object) -> str:
    return str(value).strip().rstrip(".").lower() if isinstance(value, str) else ""
