# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An administrator's own token for Microsoft Graph: a person signs in once, the store keeps it, later runs refresh it.

A module has no terminal on which to show a code, so this happens on the controller and the modules are given the token. Controller only.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from ...module_utils._errors import OptionError, TokenError
from .._store.store import Store, default_path
from . import from_store
from .means import Means
from .options import TokenOptions
from .sign_in import Prompt, SignIn, Wanted

#: Microsoft Graph Command Line Tools: a public client of Microsoft's that administrators can sign in to in any tenant.
GRAPH_TOOLS = "14d82eec-204b-4c2f-b7e8-296a70dab67e"


@dataclass(frozen=True)
class AdministratorOptions(TokenOptions):
    """Token options for Microsoft Graph. ``permissions`` are bare names of delegated permissions; ``store`` is not that of the mailboxes."""

    permissions: tuple[str, ...] = ()
    method: str = "device_code"
    wait_timeout: float = 900
    wait: str = "auto"

    @classmethod
    def of(
        cls,
        options: TokenOptions,
        permissions: tuple[str, ...],
        method: str = "device_code",
        wait_timeout: float = 900,
        wait: str = "auto",
    ) -> AdministratorOptions:
        """Build them from ``options``; ``wait`` is one of ``auto``, ``always``, ``never``. Raises :class:`OptionError`."""
        if not permissions or any(not one or "/" in one or " " in one for one in permissions):
            raise OptionError("permissions: bare names such as Application.ReadWrite.All are needed.", option="permissions")
        if not options.tenant:
            raise OptionError(
                "tenant is missing.", remedy="Set it to the tenant's id or one of its verified domains.", option="tenant"
            )
        given = {field.name: getattr(options, field.name) for field in fields(TokenOptions)}
        given["store"] = options.store or default_path(f"{options.tenant}.admin")
        return cls(**given, permissions=permissions, method=method, wait_timeout=wait_timeout, wait=wait)

    def delegated_scopes(self, protocols: Iterable[str] | None = None) -> tuple[str, ...] | None:
        """Return the scopes of the permissions on the cloud's Microsoft Graph."""
        return self.all_scopes()

    def all_scopes(self) -> tuple[str, ...]:
        """Return the same; there are no others."""
        return tuple(f"{self.cloud.graph_url}/{permission}" for permission in self.permissions)


def graph_token(
    options: AdministratorOptions,
    user: str,
    store: Store,
    *,
    announce: Callable[[Prompt], None],
    warn: Callable[[str], None],
    attended: Callable[[], bool],
    now: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> str:
    """Return a token of ``user``; asks for a sign-in when the store holds none that can be refreshed. Raises :class:`MailOAuthError`.

    ``attended`` tells whether somebody is at hand to sign in.
    """
    means = Means(options, lambda: store, warn, now)
    try:
        return from_store.token_of(means, user, options.all_scopes()).access_token
    except TokenError as exc:
        if exc.code != "interaction_required":
            raise
        if options.wait == "never" or (options.wait == "auto" and not attended()):
            raise _nobody_at_hand(exc, user) from None
    with store.transaction():
        pass  # finds what would keep the sign-in from being saved before a person is bothered
    sign_in = SignIn(options, store, announce=announce, warn=warn, now=now, sleep=sleep)
    try:
        sign_in.sign_in(Wanted(user, method=options.method, wait_timeout=options.wait_timeout, force=True))
    except TokenError as exc:
        raise _without_consent(exc, options, user) if exc.code == "consent_missing" else exc from None
    return from_store.token_of(means, user, options.all_scopes()).access_token


def _nobody_at_hand(failure: TokenError, user: str) -> TokenError:
    """Return what a run says that needs a person and has none: why, and the three ways on."""
    return TokenError(
        f"{failure.message} This run is unattended, so nobody is asked for a code.",
        remedy="Run it once at a terminal, with the same store; or set m365_mail_oauth_admin_wait to always, where somebody reads this output; "
        "or work as an application (bootstrap.client_id of the tenants file, auth_client_id of the modules).",
        code=failure.code,
        **failure.details,
    )


def _without_consent(failure: TokenError, options: AdministratorOptions, user: str) -> TokenError:
    """Return a refusal for want of consent, which speaks of mail permissions elsewhere, in the words of an administrator's sign-in."""
    return TokenError(
        f"Nobody consented to the permissions {', '.join(options.permissions)} on Microsoft Graph for the application "
        f"{options.client_id or GRAPH_TOOLS}, and who signed in as {user} may not. "
        f"The token endpoint said: {failure.details.get('server_said') or failure.code}",
        remedy="Sign in as somebody with the role Cloud Application Administrator or Privileged Role Administrator, who consents while "
        "signing in; or work as an application (bootstrap.client_id of the tenants file, auth_client_id of the modules).",
        code=failure.code,
        **{name: value for name, value in failure.details.items() if name not in ("also", "confirm")},
    )
