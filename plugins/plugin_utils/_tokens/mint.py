# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Minting: from options, store and token endpoint to one access token per mailbox, with as few requests as there can be.

Controller only.
"""

from __future__ import annotations

import hashlib
import time
import typing as t
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ...module_utils import _secrets
from ...module_utils._answers.answer import Kind
from ...module_utils._entra import scopes as scope_rules
from ...module_utils._entra.app_only import app_only_token
from ...module_utils._entra.claims import check_token, timestamp
from ...module_utils._entra.delegated import ClientIdentity, DelegatedClient, Grant
from ...module_utils._errors import OptionError, StoreError, TokenError
from ...module_utils._sasl.fields import user_problem
from .._store import binding, credentials
from .._store.data import Account, StoreData, Tokens, is_fresh
from .._store.store import Store
from .options import TokenOptions

#: Refusals that a person can mend by signing in.
_INTERACTION = frozenset(
    (
        *("refresh_token_expired", "refresh_token_revoked", "reauth_required"),
        *("mfa_required", "interactive_challenge_required"),
    )
)

#: What is kept of a refusal beside its code and message.
_KEPT = ("error_codes", "correlation_id", "server_said")

#: Faults of a token that this machine's clock decides.
_BY_CLOCK = frozenset({"token_expired", "clock_skew"})


class Known(t.NamedTuple):
    """A token that this process has fetched, and when (seconds since 1970)."""

    grant: Grant
    issued: float


#: Tokens that no store keeps, by a digest of what they were asked for with: they serve the lookups of one task's loop.
_in_process: dict[str, Known] = {}


class Term(t.NamedTuple):
    """A mailbox to log in to. ``sign_in_user``, ``protocols`` and ``smtp_login`` are empty where they are not said."""

    mailbox: str
    sign_in_user: str = ""
    protocols: tuple[str, ...] = ()
    smtp_login: str = ""

    @property
    def user(self) -> str:
        """The user whose token it is."""
        return self.sign_in_user or self.mailbox


class Minter:
    """Mints access tokens for terms.

    ``store`` opens the store when it is needed, ``warn`` shows a sentence to the user, ``now`` gives seconds since 1970.
    """

    def __init__(
        self,
        options: TokenOptions,
        store: Callable[[], Store],
        *,
        warn: Callable[[str], None],
        now: Callable[[], float] = time.time,
    ) -> None:
        self._options = options
        self._open_store = store
        self._store: Store | None = None
        self._warn = warn
        self._now = now

    def mint(self, terms: Sequence[Term]) -> list[str]:
        """Return one access token per term, in their order; one request per sign-in user at most.

        Raises :class:`MailOAuthError`.
        """
        source = self._options.chosen_source
        if source == "client_credentials":
            token = self._app_only().access_token
            tokens = [token for _term in terms]
        elif source == "access_token":
            tokens = [self._given() for _term in terms]
        elif source == "refresh_token":
            token = self._redeemed(terms).access_token
            tokens = [token for _term in terms]
        else:
            tokens = self._per_user(terms)
        for term, token in zip(terms, tokens):
            self._check(term, token)
        return tokens

    def from_store(self, user: str, wanted: Sequence[str] | None, *, force: bool = False) -> Grant:
        """Return a token of ``user`` for ``wanted`` (or what they signed in for) from the store, refreshed when needed or with ``force``.

        Raises :class:`TokenError` with the code ``interaction_required`` when only a new sign-in helps.
        """
        store = self._the_store()
        account = self._account(store.load(), user)
        self._identity_of(account)
        known = None if force else self._current(account, wanted, self._options.min_validity)
        if known is not None:
            return known
        failure: TokenError | None = None
        with store.transaction() as data:
            account = self._account(data, user)
            # Whoever waited for the lock finds what the one before has fetched.
            known = None if force else self._current(account, wanted, self._options.min_validity)
            if known is not None:
                return known
            try:
                grant = self._refresh(account, user, wanted)
            except TokenError as exc:
                failure = exc
        if failure is None:
            return grant
        known = None if force else self._current(account, wanted, 0)
        if known is not None and failure.code not in _INTERACTION:
            self._warn(
                f"The token of {user} could not be refreshed; the old one is used, which is valid until {timestamp(known.expires_on)}. "
                f"{failure.message}"
            )
            return known
        raise self._interaction(user, failure) if failure.code in _INTERACTION else failure

    def _the_store(self) -> Store:
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def _account(self, data: StoreData, user: str) -> Account:
        account = data.account(user, self._options.client_id)
        if account is not None:
            return account
        others = data.users(self._options.client_id)
        known = f"it holds {', '.join(others)}" if others else "it holds nobody"
        where = f"the store {self._the_store().path}"
        raise TokenError(
            f"There is no sign-in of {user} in {where} ({known}).",
            remedy=f"Sign in with m365.mail_oauth.sign_in (user: {user}); for a shared mailbox, name its delegate as sign_in_user.",
            code="interaction_required",
            user=user,
        )

    def _current(self, account: Account, wanted: Sequence[str] | None, min_validity: float | None) -> Grant | None:
        entry = account.tokens.find(wanted or account.scopes, self._now(), min_validity)
        if entry is None:
            return None
        token = str(_secrets.register(entry["access_token"]))
        return Grant(token, float(entry["expires_on"]), tuple(entry.get("granted") or ()), user=account.user)

    def _refresh(self, account: Account, user: str, wanted: Sequence[str] | None) -> Grant:
        """Refresh inside a transaction; a refresh token that is of no use any more is removed."""
        if not account.can_refresh:
            before = account.refusal or {}
            kept: dict[str, t.Any] = {name: before.get(name) for name in _KEPT}
            raise TokenError(
                str(before.get("message") or f"The store has no refresh token of {user}."),
                code=str(before.get("code") or "refresh_token_revoked"),
                **kept,
            )
        identity = self._identity_of(account)
        if not account.data.get("confidential"):
            # A refresh token that a public client was given is redeemed without a credential, whatever else the credential is for.
            identity = identity.as_public()
        scopes = tuple(wanted or account.scopes or self._options.all_scopes())
        with DelegatedClient(identity, account.cache, now=self._now) as client:
            if binding.check_sign_in(account.data, identity.authority, identity.tenant, user):
                binding.check_sign_in(account.data, identity.authority, identity.tenant, user, client.tenant_id())
            try:
                grant = client.refresh(scopes, user)
            except TokenError as exc:
                self._note(account, client, exc)
                raise
            account.data.setdefault("authority", identity.authority)
            account.data["cache"] = client.cache_state()
        account.data.pop("refusal", None)
        account.tokens.put(scopes, grant, self._now())
        return grant

    def _identity_of(self, account: Account) -> ClientIdentity:
        """Return who asks for an account's tokens. Raises :class:`TokenError` when that is somebody whom the sign-in is not for."""
        identity = self._options.identity(account.client_id, str(account.data.get("tenant") or ""))
        binding.check_sign_in(account.data, identity.authority, identity.tenant, account.user)
        return identity

    def _note(self, account: Account, client: DelegatedClient, exc: TokenError) -> None:
        """Keep what the token endpoint said, inside a transaction. The refresh token goes only when it is surely of no use any more."""
        if "error" not in exc.details:
            return
        account.data["refusal"] = {
            "code": exc.code,
            "message": exc.message,
            "at": int(self._now()),
            **{name: exc.details[name] for name in _KEPT if name in exc.details},
        }
        meaning = getattr(exc, "meaning", None)
        if meaning is not None and meaning.kind is Kind.DEAD_TOKEN:
            client.forget_refresh_token()
            account.data["cache"] = client.cache_state()

    def _interaction(self, user: str, failure: TokenError) -> TokenError:
        details = {**failure.details, "cause": failure.code, "user": user}
        return TokenError(
            f"{user} has to sign in again. {failure.message}",
            remedy=f"Run m365.mail_oauth.sign_in for {user} with a person at hand; it cannot be done unattended.",
            code="interaction_required",
            **details,
        )

    def _per_user(self, terms: Sequence[Term]) -> list[str]:
        """Mint one token per sign-in user that serves all protocols of that user's terms."""
        wanted: dict[str, set[str]] = {}
        for term in terms:
            wanted.setdefault(term.user.lower(), set()).update(term.protocols)
        tokens: dict[str, str] = {}
        for term in terms:
            key = term.user.lower()
            if key not in tokens:
                tokens[key] = self.from_store(term.user, self._options.delegated_scopes(wanted[key])).access_token
        return [tokens[term.user.lower()] for term in terms]

    def _given(self) -> str:
        token = self._options.access_token
        if not token:
            raise OptionError("source: access_token, and no access_token is given.", remedy="Give the token, or another source.")
        return token

    def _app_only(self) -> Grant:
        options = self._options
        identity = options.identity()
        if not identity.confidential and not identity.federated_token_path:
            identity = self._with_stored_credential(identity)
        scope = scope_rules.check_app_only(options.scopes or [scope_rules.app_only_scope(options.cloud)], options.cloud)
        digest = _digest(
            "app",
            identity.authority,
            identity.tenant,
            identity.client_id,
            identity.client_secret,
            identity.certificate_path,
            identity.certificate_data,
            identity.federated_token_path,
            scope,
        )

        def fresh() -> Grant:
            return app_only_token(identity, scope)

        if options.store is None:
            return self._once_in_process(digest, fresh)
        try:
            return self._app_only_through_store(identity, scope, fresh)
        except StoreError as exc:
            # The store only saves requests here.
            self._warn(f"The application's token is not kept: {exc}")
            return self._once_in_process(digest, fresh)

    def _with_stored_credential(self, identity: ClientIdentity) -> ClientIdentity:
        """Return the application with the credential that m365.mail_oauth.application_credential keeps in the store."""
        data = self._the_store().load()
        owners = sorted({one.client_id for one in credentials.stored(data)})
        client_id = identity.client_id or (owners[0] if len(owners) == 1 else "")
        found = credentials.newest(data, client_id, timestamp(self._now())) if client_id else None
        if found is not None:
            binding.check_authority(
                f"The credential of the application {client_id} in the store", found.authority, identity.authority
            )
        if found is None:
            raise OptionError(
                "source: client_credentials, and none of client_secret, certificate_path and federated_token_path is given, nor does the store "
                f"{self._the_store().path} hold a credential of {identity.client_id or 'one application alone'} that is still good.",
                remedy="Give one of them, or make one with m365.mail_oauth.application_credential.",
            )
        secret = str(_secrets.register(found.secret))
        if found.type == credentials.CERTIFICATE:
            return replace(identity, client_id=client_id, certificate_data=secret)
        return replace(identity, client_id=client_id, client_secret=secret)

    def _app_only_through_store(self, identity: ClientIdentity, scope: str, fresh: Callable[[], Grant]) -> Grant:
        def tokens(data: StoreData) -> Tokens:
            return data.app_tokens(identity.client_id, identity.authority, identity.tenant)

        def known(data: StoreData) -> Grant | None:
            entry = tokens(data).find([scope], self._now(), self._options.min_validity)
            return Grant(str(_secrets.register(entry["access_token"])), float(entry["expires_on"]), (scope,)) if entry else None

        store = self._the_store()
        found = known(store.load())
        if found is not None:
            return found
        with store.transaction() as data:
            found = known(data)
            if found is None:
                found = fresh()
                tokens(data).put([scope], found, self._now())
                credentials.bind(
                    data, identity.client_id, identity.client_secret or identity.certificate_data, identity.authority
                )
        return found

    def _once_in_process(self, digest: str, fresh: Callable[[], Grant]) -> Grant:
        known = _in_process.get(digest)
        now = self._now()
        if known is None or not is_fresh(known.issued, known.grant.expires_on, now, self._options.min_validity):
            known = _in_process[digest] = Known(fresh(), now)
        return known.grant

    def _redeemed(self, terms: Sequence[Term]) -> Grant:
        """Redeem the refresh token given, once; later uses of the same one go on with what came of it."""
        options = self._options
        given = options.refresh_token
        if not given:
            raise OptionError(
                "source: refresh_token, and no refresh_token is given.", remedy="Give the token, or another source."
            )
        named = sorted({term.sign_in_user.lower() for term in terms if term.sign_in_user})
        if len(named) > 1:
            raise OptionError(
                f"One refresh token is given for several sign-in users ({', '.join(named)}).",
                remedy="Look them up one by one, each with its own refresh_token, or use the store.",
            )
        protocols = {protocol for term in terms for protocol in term.protocols}
        scopes = options.delegated_scopes(protocols) or options.all_scopes()
        expected = named[0] if named else ""
        store = self._store_for_refresh_token()
        if store is None:
            digest = _digest("seed", options.authority, options.tenant, options.client_id, given, *scopes)
            grant = self._once_in_process(digest, lambda: self._redeem_without_store(given, scopes))
            _refuse_another(grant.user, expected)
            return grant
        return self._redeem_into(store, given, scopes, expected or (terms[0].mailbox if terms else ""), bool(expected))

    def _store_for_refresh_token(self) -> Store | None:
        """Return the store when one is named, or when the default one is there."""
        if self._options.store is None:
            if not self._options.tenant:
                return None
            store = self._the_store()
            return store if store.exists else None
        return self._the_store()

    def _redeem_without_store(self, given: str, scopes: Sequence[str]) -> Grant:
        with DelegatedClient(self._options.identity(), now=self._now) as client:
            grant = client.refresh(scopes, "the refresh token's user", given)
        if grant.refresh_token and grant.refresh_token != given:
            self._warn(
                "The token endpoint replaced the refresh token, and there is no store to keep the new one. The old one may stop working; "
                "set the option store, or sign in with m365.mail_oauth.sign_in."
            )
        return grant

    def _redeem_into(self, store: Store, given: str, scopes: Sequence[str], user: str, named: bool) -> Grant:
        options = self._options
        seed = _digest("refresh_token", given)
        grant: Grant | None = None
        with store.transaction() as data:
            account = data.account_of_seed(seed, options.client_id)
            if account is None:
                identity = options.identity()
                with DelegatedClient(identity, now=self._now) as client:
                    grant = client.refresh(scopes, user, given)
                    cache = client.cache_state()
                record = new_account(
                    options, grant, scopes, cache, self._now(), user=user, seed=seed, confidential=identity.confidential
                )
                account = data.put_account(grant.user or user, options.client_id, record)
        name = account.user or user
        if named:
            _refuse_another(name, user)
        return grant or self.from_store(name, scopes)

    def _check(self, term: Term, token: str) -> None:
        """Refuse, or warn of, a token that cannot work for the mailbox."""
        options = self._options
        if options.on_unfit == "ignore":
            return
        trusted = {scope_rules.split_scope(scope).resource for scope in options.scopes or ()}
        unfit = check_token(
            token,
            now=self._now(),
            mailbox=term.mailbox,
            user=term.sign_in_user,
            protocols=term.protocols or (options.protocols or ()),
            cloud=options.cloud,
            trusted_audiences=trusted,
        )
        errors = [reason for reason in unfit if reason.severity == "error"]
        if options.chosen_source != "access_token":
            # The token endpoint has just said that the token is good: a claim that contradicts it means that this clock is wrong, and it
            # is the mail server's clock that counts.
            errors = [reason for reason in errors if reason.cause not in _BY_CLOCK]
        if errors and options.on_unfit == "fail":
            raise TokenError(
                " ".join(f"{reason.summary} ({'; '.join(reason.evidence)}.)" for reason in errors)
                + f" It cannot work for {term.mailbox}.",
                remedy=" ".join(reason.remedy for reason in errors),
                code=errors[0].cause,
                causes=[reason.cause for reason in errors],
            )
        for reason in unfit:
            self._warn(f"{term.mailbox}: {reason.summary} ({'; '.join(reason.evidence)}.) {reason.remedy}")


def new_account(
    options: TokenOptions, grant: Grant, scopes: Sequence[str], cache: dict[str, t.Any], now: float, *, user: str, **extra: t.Any
) -> dict[str, t.Any]:
    """Return the store's record of a user who has just signed in."""
    account = Account(
        "",
        {
            "user": grant.user or user,
            "object_id": grant.object_id,
            "tenant_id": grant.tenant_id,
            "tenant": options.tenant,
            "authority": options.authority,
            "scopes": sorted(scopes),
            "signed_in": int(now),
            "cache": cache,
            **extra,
        },
    )
    account.tokens.put(scopes, grant, now)
    return account.data


def parse_terms(terms: Iterable[t.Any], options: TokenOptions) -> list[Term]:
    """Return the terms of a lookup: addresses, or mappings with ``address`` and maybe ``sign_in_user`` and ``protocols``.

    Raises :class:`OptionError`; an address is taken as it is, so that a line break in it is named and not dropped.
    """
    found = []
    for term in terms:
        if isinstance(term, dict):
            unknown = set(term) - {"address", "sign_in_user", "protocols", "smtp_login"}
            address = term.get("address")
            if not isinstance(address, str) or unknown:
                raise OptionError(
                    "A mailbox given as a mapping has the keys address, sign_in_user, protocols and smtp_login"
                    + (f", not {', '.join(sorted(unknown))}." if unknown else ", and the address is missing.")
                )
            protocols = tuple(term.get("protocols") or ())
            for protocol in protocols:
                if protocol not in scope_rules.PROTOCOLS:
                    raise OptionError(f"protocols of {address}: {protocol!r} is not one of {', '.join(scope_rules.PROTOCOLS)}.")
            user = str(term.get("sign_in_user") or options.sign_in_user).strip()
            found.append(Term(address, user, protocols, str(term.get("smtp_login") or "")))
        elif isinstance(term, str):
            found.append(Term(term, options.sign_in_user))
        else:
            raise OptionError(f"A mailbox is an address or a mapping with its address, not a {type(term).__name__}.")
    for entry in found:
        problem = user_problem(entry.mailbox)
        if problem is not None:
            raise OptionError(f"The mailbox {entry.mailbox!r}: {problem.message}", remedy=problem.remedy, code=problem.name)
    if not found:
        raise OptionError("No mailbox is given.", remedy="Give at least one address as a term.")
    return found


def _refuse_another(found: str, expected: str) -> None:
    if found and expected and found.lower() != expected.lower():
        raise TokenError(
            f"The refresh token belongs to {found}, not to {expected}.",
            remedy=f"Give the refresh token of {expected}, or sign_in_user: {found}.",
            code="user_mismatch",
        )


def _digest(*parts: str | None) -> str:
    return hashlib.sha256("\0".join(part or "" for part in parts).encode()).hexdigest()
