# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Does a new client secret or certificate work? Signs in with it until it does: that takes seconds to minutes after it was made.

Graph's answer says only that the directory has it; the token service, which reads another replica, decides. Python 3.10 and newer.
"""

from __future__ import annotations

import dataclasses
import itertools
import typing as t

from ..._converge.timing import Clock, Deadline, delays
from ..._deps import require
from ..._entra.identity.credentials import BootstrapCredential, ClientSecret
from ..._entra.identity.method import AuthMethod
from ..._entra.identity.options import AuthOptions, ConnectionOptions
from ..._errors import TokenError

#: Refusals that mean "not known here yet": wrong secret, unknown certificate, unknown application.
_NOT_YET = frozenset({7000215, 700027, 50012, 700016})
_PASSING = frozenset(
    (
        *("throttled", "idp_temporary_error", "authority_unreachable", "connection_refused"),
        *("connection_reset", "connection_timeout", "dns_failure", "network_unreachable"),
    )
)
#: So many sign-ins in a row must succeed: one may have met the only replica that knows.
CONFIRMATIONS = 2


class _NewSecret(ClientSecret):
    def describe(self) -> str:
        return f"the application {self.auth.client_id} with its new client secret"


class _NewCertificate(AuthMethod):
    """A certificate that is in no file."""

    def __init__(self, connection: ConnectionOptions, auth: AuthOptions, pem: str) -> None:
        super().__init__(connection, auth)
        self._pem = pem

    def validate(self) -> None:
        """Nothing to check: the certificate was read before."""

    def describe(self) -> str:
        return f"the application {self.auth.client_id} with its new certificate"

    def credential(self, **keywords: t.Any) -> t.Any:
        return require("azure.identity").CertificateCredential(
            self.connection.tenant, self.client_id(), certificate_data=self._pem.encode(), **keywords
        )


@dataclasses.dataclass(frozen=True)
class Trial:
    """Signs in as the application ``app_id``. ``opened`` makes the credential; tests replace it."""

    connection: ConnectionOptions
    clock: Clock
    deadline: Deadline
    opened: t.Callable[[AuthMethod, t.Callable[[float], None]], t.Any] = BootstrapCredential

    async def secret(self, app_id: str, secret: str) -> None:
        """Wait until a client secret works; raises :class:`TokenError` when the budget ends or when waiting cannot help."""
        await self._wait(_NewSecret(self.connection, _auth("client_secret", app_id, secret)), "client secret")

    async def certificate(self, app_id: str, pem: str) -> None:
        """Wait until a certificate (PEM with its key) works; raises :class:`TokenError`."""
        await self._wait(_NewCertificate(self.connection, _auth("certificate", app_id, None), pem), "certificate")

    async def _wait(self, method: AuthMethod, title: str) -> None:
        pauses = delays(self.clock, most=15.0)
        for success in range(1, CONFIRMATIONS + 1):
            # A new credential each time: one that has signed in answers from its memory.
            credential = self.opened(method, self.clock.sleep_now)
            try:
                await self._sign_in(credential, title, pauses)
            finally:
                credential.close()
            if success == CONFIRMATIONS or not self.deadline.allows(1.0):
                return
            await self.clock.sleep(1.0)

    async def _sign_in(self, credential: t.Any, title: str, pauses: t.Iterator[float]) -> None:
        for tries in itertools.count(1):
            refusal = self._refusal(credential)
            if refusal is None:
                return
            pause = next(pauses)
            if not _may_pass(refusal) or not self.deadline.allows(pause):
                raise _does_not_work(refusal, title, tries) from refusal
            await self.clock.sleep(pause)

    def _refusal(self, credential: t.Any) -> TokenError | None:
        try:
            credential.get_token(self.connection.graph_scope)
        except TokenError as exc:
            return exc
        return None


def _auth(method: str, app_id: str, secret: str | None) -> AuthOptions:
    return AuthOptions(method=method, client_id=app_id, client_secret=secret, certificate_path=None, certificate_password=None)


def _may_pass(exc: TokenError) -> bool:
    return exc.code in _PASSING or bool(_NOT_YET.intersection(exc.details.get("error_codes") or ()))


def _does_not_work(exc: TokenError, title: str, tries: int) -> TokenError:
    passing = _may_pass(exc)
    remedy = (
        "Run again later, or raise wait_timeout."
        if passing
        else "Mend that, or set verify to false where the application cannot sign in by itself."
    )
    return TokenError(
        f"The new {title} was made, but no sign-in with it succeeded ({tries} {'try' if tries == 1 else 'tries'}), so no older one was removed. "
        f"{exc.message}",
        remedy=remedy,
        code="credential_not_working",
        **exc.details,
    )
