# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The address at which an administrator consents for a whole tenant, and what the browser brings back from there.

Nothing that comes back is proof: anybody can make up such an address. ``state`` ties it to who asked, the tenant counts once a token of that
tenant says so, and what was granted is what the directory has. https://learn.microsoft.com/entra/identity-platform/v2-admin-consent, and
public threads for what that page does not say: ``scope`` has to be there (AADSTS900144), a page that was closed answers without a tenant.
Pure; runs on Python 3.8.
"""

from __future__ import annotations

import hmac
import typing as t
import urllib.parse

from .._errors import OptionError, TokenError
from .._shapes import is_guid
from . import aadsts
from .authority import SHARED_TENANTS

#: Where a browser ends when nothing listens there: the address in its bar is the answer.
REDIRECT_URI = "http://localhost"
_MOST = 8192


def address(authority: str, tenant: str, client_id: str, scopes: t.Sequence[str], redirect_uri: str, state: str) -> str:
    """Return the address for one resource's ``scopes`` (application permissions need its ``/.default``). Raises :class:`OptionError`."""
    if not tenant or tenant.lower() in SHARED_TENANTS - {"organizations"} or "/" in tenant:
        raise OptionError(
            "tenant: an administrator consents for one tenant, so its id or a verified domain is needed.", option="tenant"
        )
    parts = urllib.parse.urlsplit(redirect_uri)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1")):
        raise OptionError(
            "redirect_uri: the browser is sent to https, or to http://localhost.",
            remedy="Give an address that is registered for the application, exactly as it is there.",
            option="redirect_uri",
        )
    query = {"client_id": client_id, "scope": " ".join(scopes), "redirect_uri": redirect_uri, "state": state}
    return f"{authority.rstrip('/')}/{urllib.parse.quote(tenant)}/v2.0/adminconsent?{urllib.parse.urlencode(query, quote_via=urllib.parse.quote)}"


def claimed_tenant(answer: str, state: str) -> str:
    """Return the tenant id that the address ``answer`` claims consent for; not yet to be believed.

    Raises :class:`TokenError`: for somebody else's ``state``, for a refusal with its cause, for what is no answer of the page.
    """
    values = _values(answer)
    if not state or not hmac.compare_digest(values.get("state", "").encode(), state.encode()):
        raise TokenError(
            "The answer does not belong to this request for consent: its state is another one's. Nothing of it was believed.",
            remedy="Send the administrator the address that is shown now, and give the whole address that the browser ends at.",
            code="wrong_flow",
        )
    if values.get("error"):
        raise _refusal(values)
    if values.get("admin_consent", "").lower() != "true" or not is_guid(values.get("tenant", "")):
        raise TokenError(
            "That is no answer of the consent page: it says neither that there is consent, with the id of a tenant, nor why not.",
            remedy="Give the whole address that the browser ends at.",
            code="wrong_flow",
        )
    return values["tenant"].lower()


def _values(answer: str) -> dict[str, str]:
    """Return the parameters by name, in any order, of the query or the fragment; one that stands twice is none."""
    if len(answer) > _MOST:
        return {}
    try:
        parts = urllib.parse.urlsplit(answer.strip())
        pairs = urllib.parse.parse_qsl(parts.query or parts.fragment, max_num_fields=20)
    except ValueError:
        return {}
    names = [name for name, _value in pairs]
    return {name: value for name, value in pairs if names.count(name) == 1}


def _refusal(values: t.Mapping[str, str]) -> TokenError:
    """Return what a refusal means: a page that was closed says so by its own word, anything else as the token endpoint would."""
    if values.get("error") == "access_denied" and (
        values.get("error_subcode") == "cancel" or not values.get("error_description")
    ):
        return TokenError(
            "The administrator closed the consent page without consenting. Nothing was granted.",
            remedy="Ask them to open the address again, or to name what they object to.",
            code="consent_missing",
            error="access_denied",
            suberror=values.get("error_subcode"),
        )
    failure = aadsts.token_error(values)
    failure.message = f"The consent page refused. {failure.message}".replace("The token endpoint said", "It said")
    failure.args = (failure.message,)
    return failure
