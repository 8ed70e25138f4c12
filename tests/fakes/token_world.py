# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One application at the emulator with a store of tokens, as a pytest fixture: ``from token_world import world``."""

from __future__ import annotations

import dataclasses
import pathlib
import time
import typing as t

import entra_application
import pytest
from ansible.parsing.vault import VaultLib, VaultSecret

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.delegated import DelegatedClient
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens import means
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.from_store import new_account
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.means import Means
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.mint import mint
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.options import TokenOptions
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._tokens.terms import Term
from entra_emulator.testing import Emulator

ALICE, BOB, INFO = "alice@contoso.test", "bob@contoso.test", "info@contoso.test"
IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All"
SMTP = "https://outlook.office.com/SMTP.Send"
VAULT = VaultLib([("default", VaultSecret(b"pw"))])


class World:
    """One application, one store, one clock, and what was warned of."""

    def __init__(self, emulator: Emulator, path: pathlib.Path, **register: t.Any) -> None:
        self.emulator = emulator
        self.application = entra_application.register(emulator, **register)
        self.warnings: list[str] = []
        self.begin = time.time()
        self.offset = 0.0
        self.options = TokenOptions(
            tenant="contoso.test",
            authority=emulator.authority,
            ca_path=emulator.ca_file,
            client_id=self.application.client_id,
            store=str(path / "contoso.store"),
            store_encryption="none",
        )

    def now(self) -> float:
        return self.begin + self.offset

    def pass_time(self, seconds: float) -> None:
        """Let time pass here and at the emulator."""
        self.offset += seconds
        self.emulator.set_clock(self.offset)

    def means(self, read_only: bool = False, **changes: t.Any) -> Means:
        options = dataclasses.replace(self.options, **changes)
        return Means(options, lambda: options.open_store(VAULT, read_only=read_only), warn=self.warnings.append, now=self.now)

    def mint(self, *terms: Term | str, **changes: t.Any) -> list[str]:
        return mint(self.means(**changes), [term if isinstance(term, Term) else Term(term) for term in terms])

    def sign_in(self, user: str = ALICE, scopes: t.Sequence[str] = (IMAP, SMTP)) -> str:
        """Sign in into the store; return the refresh token."""
        with DelegatedClient(self.options.identity(), now=self.now) as client:
            flow = client.begin_device_code(scopes)
            self.emulator.approve(flow["user_code"], user)
            grant = client.poll_device_code(flow, scopes)
        assert grant is not None
        with self.options.open_store(VAULT, read_only=False).transaction() as data:
            data.put_account(
                user,
                self.options.client_id,
                new_account(self.options, grant, scopes, client.cache_state(), self.now(), user=user),
            )
        self.emulator.clear_requests()
        return str(grant.refresh_token)

    def token_requests(self) -> list[tuple[str, int]]:
        return [(request["grant_type"], request["status"]) for request in self.emulator.requests() if request.get("grant_type")]

    def stored(self) -> str:
        return pathlib.Path(str(self.options.store)).read_text()


@pytest.fixture
def world(emulator: Emulator, tmp_path: pathlib.Path) -> t.Iterator[World]:
    _store._decoded.clear()
    means.in_process.clear()
    yield World(emulator, tmp_path)
    _store._decoded.clear()
    means.in_process.clear()
