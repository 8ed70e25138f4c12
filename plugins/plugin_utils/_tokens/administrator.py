# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An administrator's own token for Microsoft Graph: a person signs in once, the store keeps it, later runs refresh it.

A module has no terminal on which to show a code, so this happens on the controller and the modules are given the token. Controller only.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace

from ansible.utils.vars import random_int

from ...module_utils._answers.answer import parse
from ...module_utils._entra.delegated import ClientIdentity
from ...module_utils._errors import OptionError, TokenError
from .._store.file import SharedFile
from .._store.store import Store, default_path
from . import for_customer, from_store
from .means import Means
from .options import TokenOptions
from .sign_in import Prompt, SignIn, WantedSignIn, sleep_in_run

#: What all processes of one run have in common and no other run has.
RUN = str(random_int)
#: Refusals of a policy that may let one way to sign in through and not the other.
_POLICIES = frozenset({"conditional_access_block", "device_not_compliant", "security_defaults_block"})


@dataclass(frozen=True)
class AdministratorOptions(TokenOptions):
    """Token options for Microsoft Graph. ``permissions`` are bare names of delegated permissions; ``store`` is not that of the mailboxes.

    With ``renewable`` false no refresh token is asked for: the sign-in ends with the access token, in about an hour. ``home_tenant`` is
    where a partner signs in, for the customers ``tenants``; empty for an administrator of the tenant itself.
    """

    permissions: tuple[str, ...] = ()
    method: str = "device_code"
    wait_timeout: float = 900
    wait: str = "auto"
    renewable: bool = True
    home_tenant: str = ""
    tenants: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        options: TokenOptions,
        permissions: tuple[str, ...],
        method: str = "device_code",
        wait_timeout: float = 900,
        wait: str = "auto",
        renewable: bool = True,
        home_tenant: str = "",
        tenants: tuple[str, ...] = (),
    ) -> AdministratorOptions:
        """Build them from ``options``; ``wait`` is one of ``auto``, ``always``, ``never``. Raises :class:`OptionError`."""
        if not permissions or any(not permission or "/" in permission or " " in permission for permission in permissions):
            raise OptionError("permissions: bare names such as Application.ReadWrite.All are needed.", option="permissions")
        if not options.tenant:
            raise OptionError(
                "tenant is missing.", remedy="Set it to the tenant's id or one of its verified domains.", option="tenant"
            )
        if home_tenant and not renewable:
            raise OptionError(
                "renewable: a partner's sign-in is redeemed for each customer, so it has to be renewable.", option="renewable"
            )
        given = {field.name: getattr(options, field.name) for field in fields(TokenOptions)}
        given["store"] = options.store or default_path(f"{home_tenant or options.tenant}.admin")
        return cls(
            **given,
            permissions=permissions,
            method=method,
            wait_timeout=wait_timeout,
            wait=wait,
            renewable=renewable,
            home_tenant=home_tenant,
            tenants=tenants or (options.tenant,),
        )

    @property
    def for_customer(self) -> bool:
        """Whether the token is for another tenant than the one that the administrator signs in at."""
        return bool(self.home_tenant) and self.home_tenant.lower() != self.tenant.lower()

    @property
    def at_home(self) -> AdministratorOptions:
        """The same where the administrator signs in."""
        return replace(self, tenant=self.home_tenant or self.tenant)

    def identity(self, client_id: str = "", tenant: str = "") -> ClientIdentity:
        """Return the public client that the administrator signs in with."""
        return replace(super().identity(client_id, tenant), renewable=self.renewable)

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
    sleep: Callable[[float], None] = sleep_in_run,
) -> str:
    """Return a token of ``user``; asks for a sign-in when the store holds none that can be refreshed. Raises :class:`MailOAuthError`.

    Without a user anybody may sign in, and whom the store knows from then on is meant. ``attended`` tells whether somebody is at hand to sign in.
    """
    home = options.at_home
    anybody = f"an administrator of {home.tenant}"
    try:
        user = user or _known(store, options.client_id, anybody)
        return _of_store(options, user, Means(options, lambda: store, warn, now))
    except TokenError as exc:
        if exc.code != "interaction_required":
            raise
        if options.wait == "never" or (options.wait == "auto" and not attended()):
            raise _nobody_at_hand(exc) from None
    with store.transaction():
        pass  # finds what would keep the sign-in from being saved before a person is bothered
    sign_in = SignIn(home, store, announce=announce, warn=warn, now=now, sleep=sleep)
    with _alone(store, options) as in_vain:
        try:
            # Whoever waited for the others of the run finds what the one before has signed in.
            user = user or (_known(store, options.client_id, anybody) if options.for_customer else "")
            if options.for_customer:
                return _of_store(options, user, Means(options, lambda: store, warn, now))
        except TokenError as exc:
            if exc.code != "interaction_required":
                raise
        wanted = WantedSignIn(user, anybody, method=options.method, wait_timeout=options.wait_timeout, force=True)
        try:
            user = str(sign_in.sign_in(wanted)["user"])
        except TokenError as exc:
            failure = _told(exc, options, user or anybody)
            in_vain(failure)
            raise failure from None
    # No token lives longer than one of this moment.
    return _of_store(options, user, Means(replace(options, min_validity=0), lambda: store, warn, now))


def _of_store(options: AdministratorOptions, user: str, means: Means) -> str:
    """Return a token from what the store has, for a customer of a partner's as well."""
    if options.for_customer:
        return for_customer.token_of(means, user, options.all_scopes(), options.home_tenant, options.tenants).access_token
    return from_store.token_of(means, user, options.all_scopes()).access_token


@contextlib.contextmanager
def _alone(store: Store, options: AdministratorOptions) -> Iterator[Callable[[TokenError], None]]:
    """Let one process of a run ask the partner to sign in, since they all share that sign-in: also where it comes to nothing.

    What is given notes that; every other process of the run is then told the same, in place of asking again.
    """
    if not options.for_customer:
        yield lambda _failure: None
        return
    shared = SharedFile(f"{store.path}.sign-in", options.wait_timeout + options.store_lock_timeout, noun="sign-in")
    with shared.locked():
        found = shared.read()
        told = parse(found[0]) if found is not None else None
        if told is not None and told.get("run") == RUN:
            raise TokenError(str(told.get("message")), remedy=str(told.get("remedy")), code=str(told.get("code")))
        yield lambda failure: _note(shared, failure)


def _note(shared: SharedFile, failure: TokenError) -> None:
    shared.replace(json.dumps({"run": RUN, "message": failure.message, "remedy": failure.remedy, "code": failure.code}).encode())


def _known(store: Store, client_id: str, anybody: str) -> str:
    """Return the only administrator whom the store knows. Raises :class:`TokenError`."""
    users = store.load().users(client_id)
    if len(users) == 1:
        return users[0]
    raise TokenError(f"{anybody[0].upper()}{anybody[1:]} has to sign in.", code="interaction_required")


def _nobody_at_hand(failure: TokenError) -> TokenError:
    """Return what a run says that needs a person and has none: why, and the three ways on."""
    return TokenError(
        f"{failure.message} This run is unattended, so nobody is asked for a code.",
        remedy="Run it once at a terminal, with the same store; or set m365_mail_oauth_admin_wait to always, where somebody reads this output; "
        "or work as an application (bootstrap.client_id of the tenants file, auth_client_id of the modules).",
        code=failure.code,
        **failure.details,
    )


def _told(failure: TokenError, options: AdministratorOptions, user: str) -> TokenError:
    """Return a refusal of an administrator's sign-in with what else an administrator can do."""
    if failure.code == "consent_missing":
        return _without_consent(failure, options, user)
    other = {"device_code": "authorization_code", "authorization_code": "device_code"}[options.method]
    way = f"The other way to sign in is method: {other} (script/start: {'--browser' if other == 'authorization_code' else 'without --browser'})."
    if failure.code in _POLICIES:
        failure.remedy = f"{failure.remedy} {way}"
    return failure


def _without_consent(failure: TokenError, options: AdministratorOptions, user: str) -> TokenError:
    """Return a refusal for want of consent, which speaks of mail permissions elsewhere, in the words of an administrator's sign-in."""
    return TokenError(
        f"Nobody consented to the permissions {', '.join(options.permissions)} on Microsoft Graph for the application "
        f"{options.client_id}, and who signed in as {user} may not. "
        f"The token endpoint said: {failure.details.get('server_said') or failure.code}",
        remedy="Sign in as somebody with the role Cloud Application Administrator or Privileged Role Administrator, who consents while "
        "signing in; or work as an application (bootstrap.client_id of the tenants file, auth_client_id of the modules).",
        code=failure.code,
        **{name: value for name, value in failure.details.items() if name not in ("also", "confirm")},
    )
