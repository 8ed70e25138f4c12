# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An application's own token, by the credential given or the newest one in the store. Controller only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ...module_utils import _secrets
from ...module_utils._entra import scopes as scope_rules
from ...module_utils._entra.app_only import app_only_token
from ...module_utils._entra.claims import timestamp
from ...module_utils._entra.delegated import ClientIdentity, Grant
from ...module_utils._errors import OptionError, StoreError
from .._store import binding, credentials
from .._store.data import StoreData, Tokens
from .means import Means, digest_of


def token_of(means: Means) -> Grant:
    """Return the application's own token; raises :class:`MailOAuthError`."""
    options = means.options
    identity = options.identity()
    if not identity.confidential and not identity.federated_token_path:
        identity = _with_stored_credential(means, identity)
    scope = scope_rules.check_app_only(options.scopes or [scope_rules.app_only_scope(options.cloud)], options.cloud)
    digest = digest_of(
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
        return means.once_in_process(digest, fresh)
    try:
        return _through_store(means, identity, scope, fresh)
    except StoreError as exc:
        # The store only saves requests here.
        means.warn(f"The application's token is not kept: {exc}")
        return means.once_in_process(digest, fresh)


def _with_stored_credential(means: Means, identity: ClientIdentity) -> ClientIdentity:
    """Return the application with the credential that m365.mail_oauth.application_credential keeps in the store."""
    data = means.store.load()
    owners = sorted({credential.client_id for credential in credentials.stored(data)})
    client_id = identity.client_id or (owners[0] if len(owners) == 1 else "")
    found = credentials.newest(data, client_id, timestamp(means.now())) if client_id else None
    if found is not None:
        binding.check_authority(
            f"The credential of the application {client_id} in the store", found.authority, identity.authority
        )
    if found is None:
        raise OptionError(
            "source: client_credentials, and none of client_secret, certificate_path and federated_token_path is given, nor does the store "
            f"{means.store.path} hold a credential of {identity.client_id or 'one application alone'} that is still good.",
            remedy="Give one of them, or make one with m365.mail_oauth.application_credential.",
        )
    secret = str(_secrets.register(found.secret))
    if found.type == credentials.CERTIFICATE:
        return replace(identity, client_id=client_id, certificate_data=secret)
    return replace(identity, client_id=client_id, client_secret=secret)


def _through_store(means: Means, identity: ClientIdentity, scope: str, fresh: Callable[[], Grant]) -> Grant:
    def tokens(data: StoreData) -> Tokens:
        return data.app_tokens(identity.client_id, identity.authority, identity.tenant)

    def known(data: StoreData) -> Grant | None:
        entry = tokens(data).find([scope], means.now(), means.options.min_validity)
        return Grant(str(_secrets.register(entry["access_token"])), float(entry["expires_on"]), (scope,)) if entry else None

    found = known(means.store.load())
    if found is not None:
        return found
    with means.store.transaction() as data:
        found = known(data)
        if found is None:
            found = fresh()
            tokens(data).put([scope], found, means.now())
            credentials.bind(data, identity.client_id, identity.client_secret or identity.certificate_data, identity.authority)
    return found
