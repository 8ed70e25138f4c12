# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Keeping tokens fresh: when an account is due, one refresh at a time, and what is kept of it in which order. Runs on Python 3.8.

A rotated refresh token is on the disk before the access token that came with it is, and both are before the record that tells of them: killed
at any point, the next run finds a state from which it goes on. Entra ID does not revoke the refresh token that a rotated one replaces
("Refresh tokens in the Microsoft identity platform"), so that an answer that was lost costs a request and no sign-in.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import time
import typing as t

from .. import _files
from .._answers.entra import is_token
from .._entra import authority, claims
from .._entra.claims import timestamp
from .._errors import MailOAuthError, OptionError, TokenError
from . import assertion, endpoint, files, state, timing
from .accounts import Account, Layout, load

#: Format of the file with the newest refresh token.
ROTATED_VERSION = 1
#: Seconds to wait for another process that refreshes the same account.
LOCK_WAIT = 60.0


class AccountRun(t.NamedTuple):
    """What a run came to for one account: ``fresh`` (nothing to do), ``refreshed``, ``waiting`` (for a failure's pause), ``failed``,
    ``gone`` (removed while its lock was waited for, so nothing is fetched or written)."""

    name: str
    kind: str
    record: state.Record
    token: state.Token | None
    failure: state.LastFailure | None = None

    def line(self, now: float) -> str:
        """Return the line for the log."""
        if self.kind == "refreshed":
            record = self.record
            return (
                f"{self.name}: refreshed, valid until {timestamp(record.expires_on)}, next refresh {timestamp(record.refresh_at)}"
            )
        if self.kind == "gone":
            return f"{self.name}: the account was removed meanwhile; nothing was fetched for it"
        if self.failure is None:
            return f"{self.name}: {self.kind}"
        left = self.token.left(now) if self.token is not None else 0.0
        if left > 0 and self.token is not None and self.token.expires_on:
            rest = f"the old token is valid until {timestamp(self.token.expires_on)}"
        else:
            rest = "there is no valid token"
        again = f", next try {timestamp(self.record.next_attempt)}" if self.record.next_attempt else ""
        return (
            f"{self.name}: not refreshed, {self.failure.cause}: {self.failure.message} {self.failure.remedy}".rstrip()
            + f" ({rest}{again})"
        )


class Keeper:
    """Keeps the tokens of one host, looked at every ``interval`` seconds. ``now`` gives seconds since 1970, ``draw`` a number from 0 to 1."""

    def __init__(
        self,
        layout: Layout,
        *,
        openssl: str = "openssl",
        interval: float = timing.INTERVAL,
        now: t.Callable[[], float] = time.time,
        draw: t.Callable[[], float] = random.random,
    ) -> None:
        self.layout = layout
        self._openssl = openssl
        self._interval = interval
        self._now = now
        self._draw = draw

    def refresh(self, name: str, *, force: bool = False, lock_wait: float = LOCK_WAIT) -> AccountRun:
        """Bring an account's token up to date when it is due. Never raises for what can be said of one account."""
        try:
            outcome = self._refresh(name, force, lock_wait)
        except MailOAuthError as exc:
            return self._failed_early(name, state.LastFailure.of(exc, self._now()))
        except OSError as exc:
            if not os.path.lexists(self.layout.settings(name)):
                return AccountRun(name, "gone", state.Record(), None)  # the agent as a whole was removed
            return self._failed_early(name, _storage(exc, self._now()))
        except Exception as exc:
            # Whatever it is, it must not keep the other accounts from their tokens.
            said = f"{name}: an unexpected {type(exc).__name__}; its token was not refreshed."
            return self._failed_early(
                name, state.LastFailure("token_unavailable", said, "Report it to the collection.", True, self._now())
            )
        state.keep_early(self.layout, name, None)
        return outcome

    def _refresh(self, name: str, force: bool, lock_wait: float) -> AccountRun:
        account = load(self.layout, name)
        if account is None:
            raise OptionError(
                f"There is no account {name} in {self.layout.configuration}.",
                remedy="Add it by the role m365.mail_oauth.token_agent; a token that the controller brings is not refreshed here.",
            )
        if not force:
            settled = self._settled(account)
            if settled is not None:
                return settled
        with _files.locked(self.layout.lock(name), lock_wait) as had:
            if had:
                # Whoever held it may have changed the account's settings, or removed the account.
                account = load(self.layout, name)
                if account is None:
                    os.unlink(self.layout.lock(name))  # made anew by waiting for it; a lock that has no path is nobody's
                    return AccountRun(name, "gone", state.Record(), None)
            # Whoever waited for the lock finds what the one before has fetched.
            settled = None if force and had else self._settled(account)
            if settled is not None:
                return settled
            if not had:
                raise TokenError(
                    f"Another process has been refreshing {name} for {lock_wait:g} seconds.", code="idp_temporary_error"
                )
            return self._attempt(account)

    def _settled(self, account: Account) -> AccountRun | None:
        """Return the outcome when there is nothing to do now."""
        record = state.load(self.layout, account.name)
        token = state.token(self.layout, account.name, record)
        now = self._now()
        if record.mark != account.mark:
            return None
        if record.failure is not None:
            # A clock that was set back must not make a pause endless.
            pausing = now < record.next_attempt <= now + timing.LONGEST_PAUSE * (1 + timing.JITTER)
            return AccountRun(account.name, "waiting", record, token, record.failure) if pausing else None
        if token is not None and not due(record, token, now):
            return AccountRun(account.name, "fresh", record, token)
        return None

    def _attempt(self, account: Account) -> AccountRun:
        """Ask once and keep what comes of it; the lock is held."""
        before = state.load(self.layout, account.name)
        try:
            form, kept = self._form(account)
            where = endpoint.TokenEndpoint(account.token_url, account.ca_path, account.proxy, account.timeout)
            answer = endpoint.request(where, form, account.user, self._now)
            if account.delegated:
                self._keep_rotated(account, kept, answer)
            self._write(self.layout.token(account.name), answer.access_token + "\n", account.mode, account.owner)
        except MailOAuthError as exc:
            return self._failed(account, before, exc, state.LastFailure.of(exc, self._now()))
        except OSError as exc:
            return self._failed(account, before, exc, _storage(exc, self._now()))
        now = self._now()
        expires = now + answer.lifetime
        record = state.Record(
            source="agent",
            user=account.user,
            token=state.digest(answer.access_token),
            issued_on=now,
            expires_on=expires,
            refresh_at=expires - timing.margin(answer.lifetime, self._interval, self._draw()),
            interval=self._interval,
            last_attempt=now,
            clock_skew=answer.skew,
            mark=account.mark,
        )
        self._write(self.layout.record(account.name), record.to_json(), 0o644)
        return AccountRun(account.name, "refreshed", record, state.Token(answer.access_token, now, expires))

    def _form(self, account: Account) -> tuple[dict[str, str], dict[str, t.Any]]:
        """Return the fields of the request, and what is kept of the refresh token that the account began with: its digest is ``seed``.

        Raises :class:`TokenError` when that token is for somebody else than who is to be asked.
        """
        form = {"client_id": account.client_id, "scope": " ".join(account.scopes)}
        kept: dict[str, t.Any] = {}
        if account.delegated:
            given = files.read_secret(account.refresh_token_path)
            seed = hashlib.sha256(given.encode()).hexdigest()
            kept = self._kept(account.name, seed)
            _check_binding(account, kept)
            form["grant_type"] = "refresh_token"
            form["refresh_token"] = kept["refresh_token"] or given
            # Entra ID gives a new refresh token only to those who ask for it.
            form["scope"] += " offline_access"
        else:
            form["grant_type"] = "client_credentials"
        if account.client_secret_path:
            form["client_secret"] = files.read_secret(account.client_secret_path)
        elif account.certificate_path:
            form["client_assertion_type"] = assertion.TYPE
            form["client_assertion"] = assertion.client_assertion(
                account.certificate_path, account.client_id, account.token_url, openssl=self._openssl, now=self._now
            )
        elif account.federated_token_path:
            form["client_assertion_type"] = assertion.TYPE
            form["client_assertion"] = files.read_secret(account.federated_token_path)
        return form, kept

    def _kept(self, name: str, seed: str) -> dict[str, t.Any]:
        """Return the newest refresh token that came of ``seed`` (empty for none) and whom it is for; what came of an older seed counts no more."""
        try:
            data = json.loads(files.read(self.layout.rotated(name)) or "{}")
        except (ValueError, RecursionError, OptionError):
            # Damaged: what the account began with may still do.
            data = {}
        if not isinstance(data, dict):
            data = {}
        # An older refresh token in its place would be redeemed in vain, and the newer one overwritten.
        files.check_version(self.layout.rotated(name), data, ROTATED_VERSION)
        if data.get("seed") != seed:
            data = {}
        found = data.get("refresh_token")
        return {**data, "seed": seed, "refresh_token": found if is_token(found) else ""}

    def _keep_rotated(self, account: Account, kept: t.Mapping[str, t.Any], answer: endpoint.Granted) -> None:
        """Keep a new refresh token, and whom it is for: the one who has just taken it."""
        tenant_id = claims.read_claims(answer.access_token).claims.get("tid")
        new = {
            **kept,
            "version": ROTATED_VERSION,
            "refresh_token": answer.refresh_token or kept["refresh_token"],
            "authority": account.authority,
            "tenant": account.tenant,
            "client_id": account.client_id,
            **({"tenant_id": tenant_id} if isinstance(tenant_id, str) else {}),
        }
        if new != kept:
            self._write(self.layout.rotated(account.name), json.dumps(new) + "\n", 0o600)

    @staticmethod
    def _write(path: str, text: str, mode: int, owner: _files.Owner = _files.Owner()) -> None:  # noqa: B008 - a value that nobody can change
        # Only root can give files away; for anybody else they stay their own.
        _files.replace(path, text, mode, owner if os.geteuid() == 0 else _files.Owner(), alone=True)

    def _failed(self, account: Account, before: state.Record, exc: Exception, failure: state.LastFailure) -> AccountRun:
        """Keep a failure; the old token stays in its file until it expires and is of use to nobody."""
        now = self._now()
        failures = before.failures + 1 if before.failure is not None and before.mark == account.mark else 1
        old = state.token(self.layout, account.name, before)
        wait = timing.pause(
            failures,
            temporary=failure.temporary,
            asked=float(getattr(exc, "retry_after", 0.0)),
            left=old.left(now) if old is not None and old.expires_on else 0.0,
        )
        skew = getattr(exc, "skew", None)
        record = before._replace(
            source="agent",
            user=account.user,
            last_attempt=now,
            next_attempt=now + wait * (1 + timing.JITTER * self._draw()),
            interval=self._interval,
            failures=failures,
            failure=failure,
            clock_skew=before.clock_skew if skew is None else skew,
            mark=account.mark,
        )
        self._write(self.layout.record(account.name), record.to_json(), 0o644)
        return AccountRun(account.name, "failed", record, state.token(self.layout, account.name, record), failure)

    def _failed_early(self, name: str, failure: state.LastFailure) -> AccountRun:
        """Return a failure that could not be kept: there is no account, or no place to write to."""
        record, token = state.Record(), None
        with contextlib.suppress(OptionError):
            record = state.load(self.layout, name)
            token = state.token(self.layout, name, record)
        if os.path.exists(self.layout.settings(name)):
            state.keep_early(self.layout, name, failure)
        return AccountRun(name, "failed", record, token, failure)


def _check_binding(account: Account, kept: t.Mapping[str, t.Any]) -> None:
    """Raise :class:`TokenError` when a refresh token was taken by another authority, tenant or client than the account's settings name.

    Earlier versions kept no such record; then the next one who takes it is who it is for.
    """

    def known(name: str) -> str:
        found = kept.get(name)
        return found if isinstance(found, str) else ""

    tenants = [name for name in (known("tenant_id"), known("tenant")) if name]
    verdicts = [authority.same_tenant(name, account.tenant) for name in tenants]
    if known("authority") and not authority.same(known("authority"), account.authority):
        what, now, asked = "authority", authority.shown(known("authority")), authority.shown(account.authority)
    elif known("client_id") and known("client_id").lower() != account.client_id.lower():
        what, now, asked = "application", known("client_id"), account.client_id
    elif tenants and not any(verdicts) and verdicts[0] is False:
        what, now, asked = "tenant", tenants[-1], account.tenant
    else:
        return
    raise TokenError(
        f"The refresh token of {account.name} is for the {what} {now}, and {asked} is to be asked. Nothing was sent.",
        remedy="Set the account's settings back, or give it a refresh token of the new one (role m365.mail_oauth.token_agent).",
        code="wrong_tenant" if what == "tenant" else "authority_mismatch",
    )


def due(record: state.Record, token: state.Token, now: float) -> bool:
    """Whether a token is to be refreshed now."""
    if record.token == state.digest(token.text) and record.refresh_at:
        # A token cannot have been issued in the future: the clock was set, and the record's times mean nothing any more.
        return now >= record.refresh_at or now < record.issued_on - 60
    life = token.expires_on - token.issued_on
    return not token.expires_on or token.left(now) < timing.margin(
        life if token.issued_on and life > 0 else 3600.0, record.interval or timing.INTERVAL
    )


def _storage(exc: OSError, now: float) -> state.LastFailure:
    where = f"{exc.filename}: " if isinstance(exc.filename, str) else ""
    return state.LastFailure(
        "token_unavailable",
        f"{where}the file cannot be written ({exc.strerror or exc}).",
        "Check the directory's owner and mode, and the space on the disk.",
        True,
        now,
    )
