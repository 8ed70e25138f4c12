# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading the claims of an access token, and telling whether a token is fit for a mail login. For diagnosis only.

Nothing is verified here: only the mail server can do that. Tokens of personal accounts are opaque, which is no fault. Causes are named as
in the catalogue of findings. Source: Microsoft, "Access token claims reference". Pure, standard library only; runs on Python 3.8.
"""

from __future__ import annotations

import base64
import binascii
import json
import typing as t
from datetime import datetime, timezone
from urllib.parse import urlsplit

from .._clouds import CLOUDS, EXCHANGE_APP_ID, GRAPH_APP_ID, MAIL_AUDIENCES, Cloud
from .._mail import APP_ROLES, DELEGATED_SCOPES, HIGH_VOLUME

#: No access token is longer; a longer text is not looked into.
MAX_LENGTH = 131072

#: Seconds by which the clocks of this machine and of the issuer may differ without a finding.
CLOCK_SKEW = 300

_GRAPH_AUDIENCES: frozenset[str] = frozenset({GRAPH_APP_ID, *(cloud.graph_url for cloud in CLOUDS.values())})

#: Claims that name the user of a token, version 2 and version 1.
_USER_CLAIMS = ("preferred_username", "upn", "unique_name")


class Claims(t.NamedTuple):
    """A token's header and claims; both are empty for an opaque token and ``reason`` says why it is taken as one."""

    opaque: bool
    header: dict[str, t.Any]
    claims: dict[str, t.Any]
    reason: str = ""


class Unfit(t.NamedTuple):
    """One reason why a token does not fit, as plain data for findings. ``severity`` is ``error`` or ``warning``."""

    cause: str
    severity: str
    summary: str
    evidence: tuple[str, ...]
    remedy: str


def _segment(text: str) -> dict[str, t.Any] | None:
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        parsed = json.loads(raw.decode("utf-8"))
    except (ValueError, binascii.Error, RecursionError):
        return None
    return parsed if isinstance(parsed, dict) else None


def read_claims(token: str) -> Claims:
    """Read a token's claims without verifying anything; never raises."""

    def opaque(reason: str) -> Claims:
        return Claims(True, {}, {}, reason)

    if len(token) > MAX_LENGTH:
        return opaque(f"longer than {MAX_LENGTH} characters")
    parts = token.strip().split(".")
    if len(parts) == 5:
        return opaque("an encrypted token (JWE)")
    if len(parts) != 3:
        return opaque("not a JSON Web Token; tokens of personal accounts never are")
    header, claims = _segment(parts[0]), _segment(parts[1])
    if header is None or claims is None:
        return opaque("its parts are not base64url-encoded JSON objects")
    return Claims(False, header, claims)


def number(value: t.Any) -> float | None:
    """Return a numeric date claim (seconds since 1970, of the years 70 to 8300), or None for anything that is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not -6e10 < value < 2e11:
        return None
    return float(value)


def words(value: t.Any) -> tuple[str, ...]:
    """Return the names in ``scp`` (one string) or ``roles`` (a list)."""
    if isinstance(value, str):
        return tuple(value.split())
    if isinstance(value, (list, tuple)):
        return tuple(entry for entry in value if isinstance(entry, str))
    return ()


def timestamp(seconds: float) -> str:
    """Return seconds since 1970 as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def token_users(claims: t.Mapping[str, t.Any]) -> tuple[str, ...]:
    """Return the names by which the token knows its user; empty for a token of an application."""
    found = []
    for claim in _USER_CLAIMS:
        value = claims.get(claim)
        if isinstance(value, str) and value:
            # A guest's unique_name carries its identity provider in front: live.com#alice@contoso.test.
            found.append(value.rpartition("#")[2])
    return tuple(dict.fromkeys(found))


def is_app_only(claims: t.Mapping[str, t.Any]) -> bool:
    """True for a token of an application without a user."""
    return "scp" not in claims and ("roles" in claims or claims.get("idtyp") == "app" or not token_users(claims))


def audiences(claims: t.Mapping[str, t.Any]) -> tuple[str, ...]:
    """Return the audiences (one, or by RFC 7519 a list) in the form in which they are compared: lower case, no trailing slash."""
    return tuple(
        audience.rstrip("/").lower()
        for audience in words([claims["aud"]] if isinstance(claims.get("aud"), str) else claims.get("aud"))
    )


def _check_times(claims: t.Mapping[str, t.Any], now: float, skew: float, min_validity: float) -> t.Iterator[Unfit]:
    expires, begins = number(claims.get("exp")), number(claims.get("nbf"))
    if expires is not None and expires <= now:
        yield Unfit(
            "token_expired",
            "error",
            "The access token has expired.",
            (f"exp is {timestamp(expires)}, {int(now - expires)} seconds ago",),
            "Mint a new token right before the login; a token lives 60 to 90 minutes.",
        )
    elif expires is not None and expires - now < min_validity:
        yield Unfit(
            "token_expiring_soon",
            "warning",
            "The access token expires sooner than asked for.",
            (f"exp is {timestamp(expires)}, in {int(expires - now)} seconds; {int(min_validity)} are asked for",),
            "Mint a new token, or lower min_validity.",
        )
    if begins is not None and begins > now + skew:
        yield Unfit(
            "clock_skew",
            "error",
            "The access token is not valid yet, by this machine's clock.",
            (f"nbf is {timestamp(begins)}, in {int(begins - now)} seconds",),
            "Set this machine's clock (NTP).",
        )


#: An audience that Microsoft's own text names for consent, and that logins are reported to fail with: doubtful, not wrong.
_DOUBTFUL_AUDIENCES = frozenset({"https://ps.outlook.com"})


def _check_audience(claims: t.Mapping[str, t.Any], cloud: Cloud | None, trusted: t.Collection[str]) -> t.Iterator[Unfit]:
    found = audiences(claims)
    named = {EXCHANGE_APP_ID, *(audience.rstrip("/").lower() for audience in trusted)}
    evidence = (f"aud is {', '.join(found)}",)
    if not found or not (MAIL_AUDIENCES | named).isdisjoint(found):
        if cloud is not None and found and named.isdisjoint(found):
            own = {cloud.mail_scope_prefix, cloud.exchange_admin_url, cloud.app_only_scope.rpartition("/")[0]}
            if own.isdisjoint(found):
                yield Unfit(
                    "wrong_cloud",
                    "error",
                    f"The access token is for another national cloud than '{cloud.name}'.",
                    evidence,
                    f"Ask for scopes of {cloud.mail_scope_prefix}, or set the option cloud.",
                )
        return
    prefix = (cloud or CLOUDS["global"]).mail_scope_prefix
    severity = "error"
    if not _GRAPH_AUDIENCES.isdisjoint(found):
        summary = "The access token is for Microsoft Graph; the mail servers refuse it whatever it permits."
    elif "nonce" in claims and "scp" not in claims and "roles" not in claims:
        summary = "This is an id token, or a token for another application, not an access token for mail."
    elif not _DOUBTFUL_AUDIENCES.isdisjoint(found):
        summary, severity = "The access token is for ps.outlook.com, which the mail servers may refuse.", "warning"
    else:
        summary = "The access token is for another resource than the mail servers."
    yield Unfit(
        "wrong_audience",
        severity,
        summary,
        evidence,
        f"Ask for scopes of the mail resource, such as {prefix}/{DELEGATED_SCOPES['imap']}.",
    )


def _check_permissions(
    claims: t.Mapping[str, t.Any], protocols: t.Collection[str], cloud: Cloud | None, high_volume: bool
) -> t.Iterator[Unfit]:
    app_only = is_app_only(claims)
    claim, names = ("roles", APP_ROLES) if app_only else ("scp", DELEGATED_SCOPES)
    if high_volume:
        protocols, names = (HIGH_VOLUME.name,), {HIGH_VOLUME.name: HIGH_VOLUME.role if app_only else HIGH_VOLUME.scope}
    granted = words(claims.get(claim))
    held = {name.lower() for name in granted}
    missing = [protocol for protocol in names if protocol in protocols and names[protocol].lower() not in held]
    evidence = (f"{claim} is {' '.join(granted) or 'empty'}",)
    if not protocols and not held & {name.lower() for name in names.values()}:
        missing = list(names)
    if not missing:
        return
    wanted = ", ".join(names[protocol] for protocol in missing)
    if app_only:
        # SMTP works without the role where Exchange's own RBAC for Applications grants the access.
        severity = "warning" if missing == ["smtp"] and not high_volume else "error"
        remedy = (
            f"Assign the application permission {wanted} of Office 365 Exchange Online to the application, then mint a new token."
        )
    else:
        severity = "error"
        prefix = (cloud or CLOUDS["global"]).mail_scope_prefix
        remedy = (
            f"Grant {wanted} to the application (m365.mail_oauth.permission_grant), and ask for it by its full name, "
            f"such as {prefix}/{names[missing[0]]}."
        )
    yield Unfit("missing_scope", severity, f"The access token lacks {wanted}.", evidence, remedy)


def _check_user(claims: t.Mapping[str, t.Any], mailbox: str, user: str) -> t.Iterator[Unfit]:
    found = token_users(claims)
    expected = user or mailbox
    if not expected or not found or is_app_only(claims):
        return
    if expected.lower() in {name.lower() for name in found}:
        return
    yield Unfit(
        "user_mismatch",
        "warning",
        f"The access token belongs to {found[0]}, not to {expected}.",
        (f"the token's user is {', '.join(found)}", f"the mailbox is {mailbox}" if mailbox else f"the sign-in user is {user}"),
        "Sign in as the mailbox's user; for a shared mailbox name its delegate as sign_in_user. Nothing is wrong when the mailbox's "
        "address merely differs from its user's sign-in name.",
    )


def check_claims(
    read: Claims,
    *,
    now: float,
    mailbox: str = "",
    user: str = "",
    protocols: t.Collection[str] = (),
    high_volume: bool = False,
    cloud: Cloud | None = None,
    trusted_audiences: t.Collection[str] = (),
    min_validity: float = 0,
    skew: float = CLOCK_SKEW,
) -> list[Unfit]:
    """Return every reason why a token does not fit a login to ``mailbox``; empty for a fitting or an opaque token.

    ``user`` is the sign-in user where it differs from the mailbox (a delegate's token for a shared mailbox fits). ``protocols`` are those
    that the token has to serve; without any, one of the three will do; ``high_volume`` says that it is for High Volume Email.
    ``now`` and ``min_validity`` are seconds.
    """
    if read.opaque:
        return []
    return [
        *_check_times(read.claims, now, skew, min_validity),
        *_check_audience(read.claims, cloud, trusted_audiences),
        *_check_permissions(read.claims, protocols, cloud, high_volume),
        *_check_user(read.claims, mailbox, user),
    ]


def describe(token: str) -> dict[str, t.Any]:
    """Return what can be said of a token as plain data without its signature: for filters and reports."""
    read = read_claims(token)
    result: dict[str, t.Any] = {"opaque": read.opaque, "header": read.header, "claims": read.claims}
    if read.opaque:
        result["reason"] = read.reason
        return result
    for name, claim in (("expires", "exp"), ("not_before", "nbf"), ("issued", "iat")):
        seconds = number(read.claims.get(claim))
        if seconds is not None:
            result[name] = timestamp(seconds)
    users = token_users(read.claims)
    result["user"] = users[0] if users else None
    result["app_only"] = is_app_only(read.claims)
    result["permissions"] = list(words(read.claims.get("scp"))) + list(words(read.claims.get("roles")))
    found = audiences(read.claims)
    result["mail_audience"] = not MAIL_AUDIENCES.isdisjoint(found)
    result["audience_host"] = next((urlsplit(audience).netloc or audience for audience in found), None)
    return result
