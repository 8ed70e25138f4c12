# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Signing a user in, interactively, and keeping what comes of it in the store.

The store is locked only while it is changed, never while a person is being waited for. Controller only.
"""

from __future__ import annotations

import time
import typing as t
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from ...module_utils import _secrets
from ...module_utils._entra import authority as authorities
from ...module_utils._entra import scopes as scope_rules
from ...module_utils._entra.claims import timestamp
from ...module_utils._entra.delegated import DelegatedClient, Grant
from ...module_utils._errors import OptionError, TokenError
from ...module_utils._text import harmless
from .._store import binding
from .._store.data import Account
from .._store.store import Store
from . import from_store
from .means import Means
from .options import TokenOptions
from .redirect_listener import RedirectListener

METHODS = ("device_code", "authorization_code")

#: How long a browser sign-in may take; the authorization code itself lives ten minutes from the redirect on.
_BROWSER_LIFETIME = 900

Result = dict[str, t.Any]


@dataclass(frozen=True)
class Wanted:
    """What is asked for: who, how, and how long to wait (seconds)."""

    user: str
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

    def lines(self) -> list[str]:
        """Return the text for the terminal."""
        lines = [
            f"Somebody has to sign in as {self.user}:",
            f"  open  {self.url}",
            *([f"  enter {self.code}"] if self.code else []),
            f"  until {timestamp(self.expires)}",
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
    """Signs one user in or out. ``announce`` shows a prompt at once; ``now`` gives seconds since 1970."""

    def __init__(
        self,
        options: TokenOptions,
        store: Store,
        *,
        announce: Callable[[Prompt], None],
        warn: Callable[[str], None],
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
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

    def sign_in(self, wanted: Wanted) -> Result:
        """Make sure that the store holds a working sign-in of the user. Raises :class:`MailOAuthError`."""
        account = self._store.load().account(wanted.user, self._options.client_id)
        if account is not None and not wanted.force:
            # A wrong authority must not replace a sign-in that works.
            binding.check_sign_in(account.data, self._options.authority, self._options.tenant, wanted.user)
        asked = self._options.delegated_scopes()
        scopes = asked or (account.scopes if account else ()) or self._options.all_scopes()
        if account is not None and not wanted.force:
            kept = self._keep(account, wanted, scopes)
            if kept is not None:
                return kept
        identity = self._options.identity(account.client_id if account else "")
        if wanted.method == "device_code":
            identity = identity.as_public()
        identity.check()
        if self._store.read_only:
            return self._result(True, "signed_in", wanted.user, scopes=scopes, client_id=identity.client_id)
        begun = self._begun(wanted, scopes, identity.client_id)
        way = self._by_device_code if wanted.method == "device_code" else self._by_browser
        try:
            with DelegatedClient(identity, now=self._now) as client:
                return way(client, wanted, scopes, identity.client_id, begun)
        except TokenError as exc:
            if begun is not None and exc.code != "device_code_expired":
                with self._store.transaction() as data:
                    data.pending(identity.client_id).pop(wanted.user.lower(), None)
            raise

    def _keep(self, account: Account, wanted: Wanted, scopes: tuple[str, ...]) -> Result | None:
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

    def _begun(self, wanted: Wanted, scopes: tuple[str, ...], client_id: str) -> Result | None:
        """Return a sign-in that an earlier run began and that can still be finished."""
        begun = self._store.load().pending(client_id).get(wanted.user.lower())
        if not isinstance(begun, dict) or begun.get("method") != wanted.method or begun.get("scopes") != sorted(scopes):
            return None
        if not authorities.same(str(begun.get("authority") or self._options.authority), self._options.authority):
            return None
        return begun if begun.get("expires", 0) > self._now() else None

    def _remember(
        self, wanted: Wanted, scopes: tuple[str, ...], client_id: str, flow: Mapping[str, t.Any], prompt: Prompt
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
            }
        return self._pending(True, wanted.user, scopes, client_id, prompt)

    def _by_device_code(
        self, client: DelegatedClient, wanted: Wanted, scopes: tuple[str, ...], client_id: str, begun: Result | None
    ) -> Result:
        if begun is not None:
            flow: dict[str, t.Any] = dict(begun["flow"])
            prompt = Prompt(wanted.user, begun["url"], begun["code"], begun["expires"])
            _secrets.register(flow.get("device_code"))
            if not wanted.wait:
                grant = client.poll_device_code(flow, scopes, wanted.user)
                if grant is None:
                    return self._pending(False, wanted.user, scopes, client_id, prompt)
                return self._save(client, wanted, scopes, client_id, grant)
        else:
            flow = client.begin_device_code(scopes, wanted.user)
            prompt = Prompt(
                wanted.user, str(flow["verification_uri"]), str(flow["user_code"]), self._now() + float(flow["expires_in"])
            )
            if not wanted.wait:
                return self._remember(wanted, scopes, client_id, flow, prompt)
        self._announce(prompt)
        deadline = min(prompt.expires, self._now() + wanted.wait_timeout)
        while True:
            left = deadline - self._now()
            if left <= 0:
                raise self._nobody(wanted, prompt)
            self._sleep(min(float(flow.get("interval") or 5), left))
            grant = client.poll_device_code(flow, scopes, wanted.user)
            if grant is not None:
                return self._save(client, wanted, scopes, client_id, grant)

    def _by_browser(
        self, client: DelegatedClient, wanted: Wanted, scopes: tuple[str, ...], client_id: str, begun: Result | None
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
                prompt = Prompt(wanted.user, begun["url"], "", begun["expires"])
                return self._pending(False, wanted.user, scopes, client_id, prompt)
            flow = client.begin_authorization_code(scopes, wanted.redirect_uri or "http://localhost", wanted.user)
            return self._remember(
                wanted, scopes, client_id, flow, Prompt(wanted.user, flow["auth_uri"], "", self._now() + _BROWSER_LIFETIME)
            )
        with RedirectListener(wanted.redirect_uri) as listener:
            flow = client.begin_authorization_code(scopes, listener.redirect_uri, wanted.user)
            prompt = Prompt(wanted.user, flow["auth_uri"], "", self._now() + min(_BROWSER_LIFETIME, wanted.wait_timeout))
            self._announce(prompt)
            found = listener.wait(prompt.expires - self._now(), str(flow.get("state") or ""))
        if found is None:
            raise self._nobody(wanted, prompt)
        return self._save(client, wanted, scopes, client_id, client.finish_authorization_code(flow, found, scopes, wanted.user))

    def _save(self, client: DelegatedClient, wanted: Wanted, scopes: tuple[str, ...], client_id: str, grant: Grant) -> Result:
        """Keep the tokens, if they are the right user's."""
        if wanted.user.lower() != grant.user.lower():
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
            self._warn(f"The token of {wanted.user} was granted without {', '.join(missing)}.")
        with self._store.transaction() as data:
            record = from_store.new_account(
                self._options,
                grant,
                scopes,
                client.cache_state(),
                self._now(),
                user=wanted.user,
                confidential=wanted.method != "device_code" and self._options.identity().confidential,
            )
            account = data.put_account(wanted.user, client_id, record)
        if not account.can_refresh:
            self._warn(
                f"The token endpoint gave no refresh token for {wanted.user}; the sign-in ends when the access token does. "
                "Consent to offline_access may be missing."
            )
        return self._of_account(account, True, scopes, grant.expires_on)

    def _nobody(self, wanted: Wanted, prompt: Prompt) -> TokenError:
        return TokenError(
            f"Nobody signed in as {wanted.user} in time.",
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
