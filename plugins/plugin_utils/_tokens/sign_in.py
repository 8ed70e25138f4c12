# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Signing a user in, interactively, and keeping what comes of it in the store.

The store is locked only while it is changed, never while a person is being waited for. Controller only.
"""

from __future__ import annotations

import multiprocessing
import os
import time
import typing as t
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from ...module_utils import _secrets
from ...module_utils._answers.answer import AGAIN, Kind
from ...module_utils._entra import authority as authorities
from ...module_utils._entra import scopes as scope_rules
from ...module_utils._entra.aadsts import NoTokenError
from ...module_utils._entra.claims import timestamp
from ...module_utils._entra.delegated import DelegatedClient, Grant
from ...module_utils._errors import OptionError, TokenError
from ...module_utils._text import harmless
from .._store import binding
from .._store.data import Account
from .._store.store import Store
from .._when import time_left
from . import from_store
from .means import Means
from .options import TokenOptions
from .redirect_listener import RedirectListener

METHODS = ("device_code", "authorization_code")

#: What is said of a code that came to nothing: where a policy refuses the person at the page, whoever polls is told to go on waiting.
_UNUSED = (
    "Run it again with a person at hand. Where somebody did enter the code and the page refused it, a policy of the tenant blocks device codes "
    "(Conditional Access, authentication flows) or wants a managed device: sign in by a browser then, with method: authorization_code "
    "(script/start: --browser; role tenant: tenant_sign_in_method)."
)

#: How long a browser sign-in may take; the authorization code itself lives ten minutes from the redirect on.
_BROWSER_LIFETIME = 900

#: Seconds between two questions while the authority cannot be reached.
_LONGEST_PAUSE = 40.0

Result = dict[str, t.Any]


def _ends(failure: TokenError) -> bool:
    """Whether a sign-in that was begun is over: the authority refused it, or somebody else signed in. What kept an answer from coming passes."""
    if isinstance(failure, NoTokenError):
        return failure.meaning.kind not in AGAIN | {Kind.NOT_THEIRS}
    return failure.code == "user_mismatch" or bool(failure.details.get("error"))


def sleep_in_run(seconds: float) -> None:
    """Sleep, and end where the run that a worker belongs to has ended: one whose terminal is closed leaves its workers behind."""
    time.sleep(seconds)
    run = multiprocessing.parent_process()
    if run is not None and os.getppid() != run.pid:
        raise TokenError("The run that waited for this sign-in has ended.", code="run_ended")


@dataclass(frozen=True)
class WantedSignIn:
    """What is asked for: who, how, and how long to wait (seconds). ``user`` is empty where anybody may sign in, described by ``anybody``."""

    user: str
    anybody: str = ""
    method: str = "device_code"
    wait: bool = True
    wait_timeout: float = 900
    force: bool = False
    verify: bool = False
    redirect_uri: str = ""
    response_url: str = ""


class Prompt(t.NamedTuple):
    """What a person has to do, for the terminal and for the result. ``code`` is empty for a browser sign-in."""

    user: str
    url: str
    code: str
    expires: float
    #: Who signs in where nobody is named, such as "an administrator of contoso.com".
    anybody: str = ""
    #: When it is shown, in seconds since 1970.
    now: float = 0.0

    def lines(self) -> list[str]:
        """Return the text for the terminal."""
        lines = [
            f"Somebody has to sign in as {self.user or self.anybody}:",
            f"  open  {self.url}",
            *([f"  enter {self.code}"] if self.code else []),
            f"  until {time_left(self.expires, self.now)}",
        ]
        return [harmless(line) for line in lines]

    def to_result(self) -> Result:
        """Return the same as plain data."""
        found: Result = {
            "url": self.url,
            "expires": timestamp(self.expires),
            "message": " ".join(line.strip() for line in self.lines()),
        }
        if self.code:
            found["user_code"] = self.code
        return found


class SignIn:
    """Signs one user in or out. ``announce`` shows a prompt at once; ``now`` gives seconds since 1970.

    ``attended`` tells whether somebody is at hand who sees the prompt; nobody is waited for where nobody is.
    """

    def __init__(
        self,
        options: TokenOptions,
        store: Store,
        *,
        announce: Callable[[Prompt], None],
        warn: Callable[[str], None],
        attended: Callable[[], bool] = lambda: True,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = sleep_in_run,
    ) -> None:
        self._attended = attended
        self._options = options
        self._store = store
        self._announce = announce
        self._warn = warn
        self._now = now
        self._sleep = sleep

    def sign_out(self, user: str) -> Result:
        """Forget the user's tokens. They stay valid where they were copied to; only an administrator can revoke them."""
        if not self._store.load().accounts(user, self._options.client_id):
            return self._result(False, "signed_out", user)
        with self._store.transaction() as data:
            removed = data.remove_account(user, self._options.client_id)
        return self._result(bool(removed), "signed_out", user)

    def sign_in(self, wanted: WantedSignIn) -> Result:
        """Make sure that the store holds a working sign-in of the user. Raises :class:`MailOAuthError`."""
        account, scopes, kept = self._standing(wanted)
        if kept is not None:
            return kept
        identity = self._options.identity(account.client_id if account else "")
        if wanted.method == "device_code":
            identity = identity.as_public()
        identity.check()
        if self._store.read_only:
            return self._result(True, "signed_in", wanted.user, scopes=scopes, client_id=identity.client_id)
        begun = self._begun(wanted, scopes, identity.client_id)
        if wanted.wait and begun is None and not self._attended():
            raise self._unattended(wanted)
        way = self._by_device_code if wanted.method == "device_code" else self._by_browser
        try:
            with DelegatedClient(identity, now=self._now) as client:
                return way(client, wanted, scopes, identity.client_id, begun)
        except TokenError as exc:
            if exc.code == "device_code_expired" and wanted.method == "device_code" and wanted.wait:
                exc.remedy = _UNUSED
            if begun is not None and _ends(exc):
                with self._store.transaction() as data:
                    data.pending(identity.client_id).pop(wanted.user.lower(), None)
            raise

    def works(self, wanted: WantedSignIn) -> bool:
        """Say whether the store holds a sign-in that works, so that :meth:`sign_in` would have nobody sign in. Raises as that does."""
        return self._standing(wanted)[2] is not None

    def _standing(self, wanted: WantedSignIn) -> tuple[Account | None, tuple[str, ...], Result | None]:
        """Return what the store knows of the user, the scopes that are wanted, and the result where that still works."""
        account = self._store.load().account(wanted.user, self._options.client_id) if wanted.user else None
        if account is not None and not wanted.force:
            # A wrong authority must not replace a sign-in that works.
            binding.check_sign_in(account.data, self._options.authority, self._options.tenant, wanted.user)
        asked = self._options.delegated_scopes()
        scopes = asked or (account.scopes if account else ()) or self._options.all_scopes()
        kept = self._keep(account, wanted, scopes) if account is not None and not wanted.force else None
        return account, scopes, kept

    def _keep(self, account: Account, wanted: WantedSignIn, scopes: tuple[str, ...]) -> Result | None:
        """Return the result for a sign-in that still works, or None when a new one is needed."""
        entry = account.tokens.find(scopes, self._now(), 0)
        if entry is not None and account.can_refresh and not wanted.verify:
            return self._of_account(account, False, scopes, float(entry["expires_on"]))
        if not account.can_refresh:
            return None
        if self._store.read_only:
            return self._of_account(account, False, scopes, None)
        means = Means(self._options, lambda: self._store, self._warn, self._now)
        try:
            grant = from_store.token_of(means, wanted.user, scopes, force=wanted.verify)
        except TokenError as exc:
            # Whatever else the word stands for, Microsoft's advice is a new sign-in; the old one is kept until there is one.
            if exc.code == "interaction_required" or exc.details.get("error") in ("invalid_grant", "interaction_required"):
                return None
            raise
        return self._of_account(account, False, scopes, grant.expires_on)

    def _begun(self, wanted: WantedSignIn, scopes: tuple[str, ...], client_id: str) -> Result | None:
        """Return a sign-in that an earlier run began and that can still be finished."""
        begun = self._store.load().pending(client_id).get(wanted.user.lower())
        if not isinstance(begun, dict) or begun.get("method") != wanted.method or begun.get("scopes") != sorted(scopes):
            return None
        if not authorities.same(str(begun.get("authority") or self._options.authority), self._options.authority):
            return None
        if authorities.same_tenant(str(begun.get("tenant") or self._options.tenant), self._options.tenant) is False:
            return None
        return begun if begun.get("expires", 0) > self._now() else None

    def _remember(
        self, wanted: WantedSignIn, scopes: tuple[str, ...], client_id: str, flow: Mapping[str, t.Any], prompt: Prompt
    ) -> Result:
        """Keep a begun sign-in in the store and return the result that says what a person has to do."""
        with self._store.transaction() as data:
            data.pending(client_id)[wanted.user.lower()] = {
                "method": wanted.method,
                "scopes": sorted(scopes),
                "expires": int(prompt.expires),
                "url": prompt.url,
                "code": prompt.code,
                "flow": dict(flow),
                "authority": self._options.authority,
                "tenant": self._options.tenant,
            }
        return self._pending(True, wanted.user, scopes, client_id, prompt)

    def _by_device_code(
        self, client: DelegatedClient, wanted: WantedSignIn, scopes: tuple[str, ...], client_id: str, begun: Result | None
    ) -> Result:
        if begun is not None:
            flow: dict[str, t.Any] = dict(begun["flow"])
            prompt = Prompt(wanted.user, begun["url"], begun["code"], begun["expires"], now=self._now())
            _secrets.register(flow.get("device_code"))
            if not wanted.wait or not self._attended():
                grant = client.poll_device_code(flow, scopes, wanted.user)
                if grant is not None:
                    return self._save(client, wanted, scopes, client_id, grant)
                if wanted.wait:
                    raise self._unattended(wanted)
                return self._pending(False, wanted.user, scopes, client_id, prompt)
        else:
            flow = client.begin_device_code(scopes, wanted.user)
            prompt = Prompt(
                wanted.user,
                str(flow["verification_uri"]),
                str(flow["user_code"]),
                self._now() + float(flow["expires_in"]),
                wanted.anybody,
                self._now(),
            )
            if not wanted.wait:
                return self._remember(wanted, scopes, client_id, flow, prompt)
        self._announce(prompt)
        grant = self._await(client, flow, scopes, wanted, prompt)
        return self._save(client, wanted, scopes, client_id, grant)

    def _await(
        self, client: DelegatedClient, flow: dict[str, t.Any], scopes: tuple[str, ...], wanted: WantedSignIn, prompt: Prompt
    ) -> Grant:
        """Ask until the person has signed in; who cannot be reached for a while is asked on, less often (RFC 8628 section 3.5)."""
        deadline = min(prompt.expires, self._now() + wanted.wait_timeout)
        fault: TokenError | None = None
        pause = 0.0
        while True:
            left = deadline - self._now()
            if left <= 0:
                raise fault or self._nobody(wanted, prompt)
            interval = float(flow.get("interval") or 5)
            pause = interval if fault is None else min(2 * pause, max(interval, _LONGEST_PAUSE))
            self._sleep(min(pause, left))
            try:
                grant = client.poll_device_code(flow, scopes, wanted.user)
                fault = None
            except TokenError as exc:
                if _ends(exc):
                    raise
                fault = exc
                continue
            if grant is not None:
                return grant

    def _by_browser(
        self, client: DelegatedClient, wanted: WantedSignIn, scopes: tuple[str, ...], client_id: str, begun: Result | None
    ) -> Result:
        if wanted.response_url:
            if begun is None:
                raise OptionError(
                    "response_url: no sign-in of this user has been begun, or it has expired.",
                    remedy="Run with wait: false first, and open the address that it returns.",
                )
            response = dict(parse_qsl(urlsplit(wanted.response_url).query))
            return self._save(
                client, wanted, scopes, client_id, client.finish_authorization_code(begun["flow"], response, scopes, wanted.user)
            )
        if not wanted.wait:
            if begun is not None:
                prompt = Prompt(wanted.user, begun["url"], "", begun["expires"], now=self._now())
                return self._pending(False, wanted.user, scopes, client_id, prompt)
            flow = client.begin_authorization_code(scopes, wanted.redirect_uri or "http://localhost", wanted.user)
            now = self._now()
            prompt = Prompt(wanted.user, flow["auth_uri"], "", now + _BROWSER_LIFETIME, now=now)
            return self._remember(wanted, scopes, client_id, flow, prompt)
        with RedirectListener(wanted.redirect_uri) as listener:
            flow = client.begin_authorization_code(scopes, listener.redirect_uri, wanted.user)
            expires = self._now() + min(_BROWSER_LIFETIME, wanted.wait_timeout)
            prompt = Prompt(wanted.user, flow["auth_uri"], "", expires, wanted.anybody, self._now())
            self._announce(prompt)
            found = listener.wait(prompt.expires - self._now(), str(flow.get("state") or ""))
        if found is None:
            raise self._nobody(wanted, prompt)
        return self._save(client, wanted, scopes, client_id, client.finish_authorization_code(flow, found, scopes, wanted.user))

    def _save(
        self, client: DelegatedClient, wanted: WantedSignIn, scopes: tuple[str, ...], client_id: str, grant: Grant
    ) -> Result:
        """Keep the tokens, if they are the right user's."""
        user = wanted.user or grant.user
        if not user or user.lower() != grant.user.lower():
            raise TokenError(
                f"The person who signed in is {grant.user or 'not named by the token endpoint'}, not {wanted.user}. Nothing was kept.",
                remedy=f"Sign in again as {wanted.user}, in a private browser window where another account is signed in already"
                + (f"; or set user: {grant.user}." if grant.user else "."),
                code="user_mismatch",
                expected=wanted.user,
                found=grant.user or None,
            )
        if not scope_rules.covers(grant.scopes, scopes):
            missing = sorted(scope_rules.values_of(scopes) - scope_rules.values_of(grant.scopes))
            self._warn(f"The token of {user} was granted without {', '.join(missing)}.")
        with self._store.transaction() as data:
            record = from_store.new_account(
                self._options,
                grant,
                scopes,
                client.cache_state(),
                self._now(),
                user=user,
                confidential=wanted.method != "device_code" and self._options.identity().confidential,
            )
            account = data.put_account(user, client_id, record)
        if not account.can_refresh and self._options.identity().renewable:
            self._warn(
                f"The token endpoint gave no refresh token for {user}; the sign-in ends when the access token does. "
                "Consent to offline_access may be missing."
            )
        return self._of_account(account, True, scopes, grant.expires_on)

    def _unattended(self, wanted: WantedSignIn) -> TokenError:
        return TokenError(
            f"{wanted.user} has to sign in, and this run is unattended, so nobody is asked for a code.",
            remedy="Run it once at a terminal, with the same store; or set wait: never (tenant_sign_in_wait=false for the playbook onboard): the code "
            "is then returned, and the next run finishes the sign-in; or set m365_mail_oauth_sign_in_wait to always, where somebody reads this output.",
            code="interaction_required",
            user=wanted.user,
        )

    def _nobody(self, wanted: WantedSignIn, prompt: Prompt) -> TokenError:
        return TokenError(
            f"Nobody signed in as {wanted.user or wanted.anybody} in time.",
            remedy="Run it with a person at hand. Where the run has no terminal, set wait: false: the task then returns the address and the code, "
            "and the next run finishes the sign-in."
            if wanted.wait
            else "Begin again.",
            code="device_code_expired",
            user=wanted.user,
            url=prompt.url,
        )

    def _pending(self, changed: bool, user: str, scopes: tuple[str, ...], client_id: str, prompt: Prompt) -> Result:
        return self._result(changed, "pending", user, scopes=scopes, client_id=client_id, prompt=prompt.to_result())

    def _of_account(self, account: Account, changed: bool, scopes: tuple[str, ...], expires_on: float | None) -> Result:
        return self._result(
            changed,
            "signed_in",
            account.user,
            scopes=scopes,
            client_id=account.client_id,
            expires=None if expires_on is None else timestamp(expires_on),
        )

    def _result(self, changed: bool, state: str, user: str, **more: t.Any) -> Result:
        """Return a result of one shape for every outcome; no part of it is secret."""
        return {
            "changed": changed,
            "state": state,
            "user": user,
            "tenant": self._options.tenant,
            "client_id": more.get("client_id") or self._options.client_id or None,
            "scopes": sorted(more.get("scopes") or ()),
            "expires": more.get("expires"),
            "prompt": more.get("prompt"),
            "store": self._store.path,
        }
