# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""For tests of credentials: a clock that can be days ahead, and sign-ins by azure-identity as anybody would make them."""

from __future__ import annotations

import datetime
import json
import typing as t

from azure.identity import CertificateCredential, ClientSecretCredential
from graph_harness import Json, MovingClock, options, run_module

from entra_emulator.testing import Emulator

SCOPE = "https://graph.microsoft.com/.default"

#: Lines of a request log: what each run begins with.
SIGN_IN = ["GET /contoso/v2.0/.well-known/openid-configuration", "POST /contoso/oauth2/v2.0/token"]
FIND = "GET /applications(uniqueName='mail')"
READ = "GET /applications/ID"


class Time(MovingClock):
    """The machine's time, moved on by sleeping and by ``ahead`` days; the emulator's goes along."""

    def __init__(self, emulator: Emulator, ahead: float = 0) -> None:
        super().__init__(emulator)
        self._server = emulator
        self._days = ahead
        emulator.set_clock(ahead * 86400)

    def sleep_now(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._server.set_clock(self._days * 86400 + self.monotonic())

    def now(self) -> datetime.datetime:
        return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=self._days, seconds=self.monotonic())


def sign_in(emulator: Emulator, app_id: str, secret_text: str) -> str:
    """Get a token with a secret by azure-identity, as a user of the module would."""
    return str(
        ClientSecretCredential(
            emulator.tenant("contoso").tenant_id,
            app_id,
            secret_text,
            authority=emulator.authority,
            disable_instance_discovery=True,
            connection_verify=emulator.ca_file,
        )
        .get_token(SCOPE)
        .token
    )


def certificate_works(emulator: Emulator, app_id: str, pem: str) -> bool:
    """Get a token with a certificate by azure-identity."""
    return bool(
        CertificateCredential(
            emulator.tenant("contoso").tenant_id,
            app_id,
            certificate_data=pem.encode(),
            authority=emulator.authority,
            disable_instance_discovery=True,
            connection_verify=emulator.ca_file,
        )
        .get_token(SCOPE)
        .token
    )


def register(emulator: Emulator) -> Json:
    """Make the application ``mail`` with a service principal; return the module's result."""
    made = run_module("application", {**options(emulator), "unique_name": "mail", "display_name": "Mail"}, MovingClock(emulator))
    emulator.set_clock(0)
    emulator.clear_requests()
    return made


def credential(emulator: Emulator, ahead: float = 0, check_mode: bool = False, **arguments: t.Any) -> Json:
    """Run the module for the application ``mail``, ``ahead`` days from now."""
    if not set(arguments) & {"app_id", "object_id", "display_name"}:
        arguments = {"unique_name": "mail", **arguments}
    arguments.setdefault("return_secret", arguments.get("type") != "federated" and "private_key_path" not in arguments)
    return run_module("application_credential", {**options(emulator), **arguments}, Time(emulator, ahead), check_mode)


def stored(emulator: Emulator, app_id: str) -> Json:
    """Return the application as the emulator keeps it."""
    core = emulator.service.core
    with core.store.lock:
        found = core.application(app_id)
        assert found is not None
        return t.cast(Json, json.loads(json.dumps(found[1])))
