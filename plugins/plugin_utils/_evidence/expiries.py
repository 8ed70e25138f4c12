# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What ends some day and takes logins with it: credentials, consent, refresh tokens. Pure.

One expiry: ``kind``, ``tenant``, ``name``, ``subject``, ``ends`` (RFC 3339, empty when it does not end), ``days_left`` (whole days, negative
afterwards, None when it does not end), ``note``, ``remedy``. Whoever reports them says how bad they are.
"""

from __future__ import annotations

import typing as t
from collections import Counter

from ...module_utils._entra.claims import timestamp
from ...module_utils._mail import DELEGATED_SCOPES
from ...module_utils._retirements import EWS
from .._store.data import SignInFacts

Json = t.Dict[str, t.Any]
Facts = t.Mapping[str, t.Any]

DAY = 86400

#: Seconds without use after which Entra ID refuses a refresh token, and the life of one of a single-page application, used or not.
#: Source: Microsoft, "Refresh tokens in the Microsoft identity platform".
INACTIVITY = 90 * DAY
SPA_LIFETIME = DAY

_ROTATE = "ansible-playbook m365.mail_oauth.rotate"
_CONSENT = "ansible-playbook m365.mail_oauth.onboard"
_MAIL = frozenset(name.lower() for name in DELEGATED_SCOPES.values())


def expiries(tenant: str, applications: t.Sequence[Facts], sign_ins: t.Sequence[SignInFacts], now: float) -> list[Json]:
    """Return everything of a tenant that ends, the first to end first, and what does not end after that.

    ``tenant`` is the tenant's name in the report, ``applications`` are those of :func:`_evidence.circumstances`.
    """
    found = [expiry for application in applications for expiry in _of_application(tenant, application)]
    found += [_of_sign_in(tenant, account, _only_spa(applications, account.client_id), now) for account in sign_ins]
    return sorted(
        found, key=lambda expiry: (expiry["days_left"] is None, expiry["ends"], expiry["kind"], expiry["subject"], expiry["name"])
    )


def sign_in_again(user: str) -> str:
    """Return how somebody signs in, with the command on a line of its own."""
    return (
        f"{user} enters the code that this shows (in a play of your own: m365.mail_oauth.sign_in):\n"
        "ansible-playbook m365.mail_oauth.onboard"
    )


def _expiry(kind: str, tenant: str, name: str, subject: str, **more: t.Any) -> Json:
    return {
        "kind": kind,
        "tenant": tenant,
        "name": name,
        "subject": subject,
        "ends": "",
        "days_left": None,
        "note": "",
        "remedy": "",
        **more,
    }


def _of_application(tenant: str, application: Facts) -> t.Iterator[Json]:
    subject = str(application.get("display_name") or application.get("app_id") or "")
    held = application.get("credentials") or []
    for stored in held:
        yield _expiry(
            str(stored.get("type")),
            tenant,
            str(stored.get("name") or stored.get("thumbprint") or stored.get("key_id") or ""),
            subject,
            ends=_whole_seconds(stored.get("end")),
            days_left=stored.get("days_left"),
            note=_successor(stored, held),
            remedy=_ROTATE,
        )
    for credential in application.get("federated_credentials") or ():
        yield _expiry(
            "federated_credential",
            tenant,
            str(credential.get("name") or ""),
            subject,
            note=f"does not end; trusts {credential.get('issuer')} for {credential.get('subject')}",
            remedy=_ROTATE,
        )
    yield from _consents(tenant, subject, application)
    yield from _web_services(tenant, subject, application)


def _whole_seconds(end: t.Any) -> str:
    """Return one of Graph's times without its fraction of up to seven digits, which not every reader takes."""
    text = str(end or "")
    return f"{text.partition('.')[0].rstrip('Z')}Z" if text else ""


def _successor(credential: Facts, held: t.Sequence[Facts]) -> str:
    """Tell whether another credential takes over, so that nothing breaks when this one ends."""
    later = [
        other for other in held if other is not credential and str(other.get("end") or "") > str(credential.get("end") or "")
    ]
    if not later:
        return "the last one to end"
    last = max(later, key=lambda other: str(other.get("end")))
    return f"another {str(last.get('type')).replace('_', ' ')} ({last.get('name') or last.get('key_id')}) lasts until {_whole_seconds(last.get('end'))}"


def _consents(tenant: str, subject: str, application: Facts) -> t.Iterator[Json]:
    """Grants of mail permissions. Graph's grants have no end; they are revoked, or the application goes."""
    users: Counter[str] = Counter()
    for grant in application.get("grants") or ():
        names = [str(scope) for scope in grant.get("scopes") or () if str(scope).lower() in _MAIL]
        if not names:
            continue
        name = f"{' '.join(names)} ({grant.get('resource')})"
        if grant.get("consent_type") == "AllPrincipals":
            yield _expiry(
                "consent", tenant, name, subject, note="for the whole tenant; does not end, but can be revoked", remedy=_CONSENT
            )
        else:
            users[name] += 1
    for name, number in sorted(users.items()):
        whom = "one user" if number == 1 else f"{number} users"
        yield _expiry(
            "consent", tenant, name, subject, note=f"for {whom} only; does not end, but can be revoked", remedy=_CONSENT
        )
    for role in application.get("app_roles") or ():
        if role.get("resource") == "exchange":
            yield _expiry(
                "consent",
                tenant,
                f"{role.get('role')} (exchange)",
                subject,
                note="application permission; does not end, but can be revoked",
                remedy=_CONSENT,
            )


def _web_services(tenant: str, subject: str, application: Facts) -> t.Iterator[Json]:
    """Permissions by which an application may use Exchange Web Services: whether it does, nothing here tells."""
    names = {str(scope) for grant in application.get("grants") or () for scope in grant.get("scopes") or ()}
    names |= {str(role.get("role")) for role in application.get("app_roles") or ()}
    found = sorted(name for name in names if name.startswith(("EWS.", "full_access_as_")))
    if found:
        yield _expiry(
            "retirement",
            tenant,
            EWS.name,
            subject,
            ends=EWS.ends,
            note=f"{EWS.note} This application may still use it: {' '.join(found)}.",
            remedy=f"{EWS.remedy} Where it does so already, take the permission away.",
            source=EWS.source,
        )


def _only_spa(applications: t.Sequence[Facts], client_id: str) -> bool:
    """Whether an application signs users in as a single-page application and in no other way."""
    for application in applications:
        uris = application.get("redirect_uris") or {}
        if str(application.get("app_id") or "").lower() == client_id.lower():
            return bool(uris.get("spa")) and not uris.get("public_client") and not uris.get("web")
    return False


def _of_sign_in(tenant: str, account: SignInFacts, spa: bool, now: float) -> Json:
    again = sign_in_again(account.user)
    remedy = f"Use it: every verification renews it. When it has ended:\n{again}"
    if account.refusal is not None and not account.can_refresh:
        at = _seconds(account.refusal.get("at"))
        code = str(account.refusal.get("code") or "refresh_token_revoked")
        return _ends(tenant, account, at or now, now, f"refused by the token endpoint: {code}", again)
    if not account.can_refresh and account.used:
        return _ends(
            tenant,
            account,
            account.used,
            now,
            "there is no refresh token: consent to offline_access was missing at the sign-in",
            again,
        )
    if spa:
        return _ends(
            tenant, account, account.signed_in + SPA_LIFETIME, now, "of a single-page application: 24 hours, used or not", again
        )
    if not account.used:
        note = "nobody knows when it was last used; ends after 90 days without use"
        return _expiry("refresh_token", tenant, "refresh token", account.user, note=note, remedy=remedy)
    note = f"last used {timestamp(account.used)}; ends after 90 days without use"
    if account.refusal is not None:
        note += f"; the last refresh was refused: {account.refusal.get('code') or 'unknown'}"
    return _ends(tenant, account, account.used + INACTIVITY, now, note, remedy)


def _ends(tenant: str, account: SignInFacts, ends: float, now: float, note: str, remedy: str) -> Json:
    return _expiry(
        "refresh_token",
        tenant,
        "refresh token",
        account.user,
        ends=timestamp(int(ends)),
        days_left=int((ends - now) // DAY),
        note=note,
        remedy=remedy,
    )


def _seconds(value: t.Any) -> float:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else 0.0
