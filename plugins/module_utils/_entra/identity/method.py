# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What all ways to sign in as the administrator's identity have in common, and how they reach the token service.

Importing this file needs the standard library alone (3.8).
"""

from __future__ import annotations

import abc
import typing as t

from ..._deps import require
from ..._errors import OptionError, TokenError
from .options import ENVIRONMENT, AuthOptions, ConnectionOptions, check_guid

#: The longest wait for the token endpoint that a Retry-After can impose, in seconds, and how often it is asked again.
MAX_PAUSE = 60.0
RETRIES = 3

Sleep = t.Callable[[float], None]


class AuthMethod(abc.ABC):
    """One way to sign in; a subclass for each."""

    name = ""
    #: The options that the method lives on; for ``auto`` the first one decides.
    options: tuple[str, ...] = ()

    def __init__(self, connection: ConnectionOptions, auth: AuthOptions) -> None:
        self.connection = connection
        self.auth = auth

    @classmethod
    def present(cls, auth: AuthOptions) -> bool:
        """Say whether what the method lives on is there, so that ``auto`` may take it."""
        return bool(cls.options) and bool(auth.value(cls.options[0]))

    @abc.abstractmethod
    def validate(self) -> None:
        """Raise :class:`OptionError` for what can be known without network and library."""

    @abc.abstractmethod
    def credential(self, **keywords: t.Any) -> t.Any:
        """Return azure-identity's credential; ``keywords`` go to its constructor."""

    def describe(self) -> str:
        """Return the identity in words, for errors."""
        return f"the bootstrap identity {self.auth.client_id}"

    def explain(self, said: str) -> TokenError | None:
        """Return the error for a refusal that is not the token service's; ``said`` is azure-identity's text. None leaves it to others."""
        return None

    def check(self, claims: t.Mapping[str, t.Any]) -> None:  # noqa: B027 - most ways have nothing to check
        """Raise :class:`TokenError` for a token that is not for this tenant; ``claims`` are the token's."""

    def client_id(self) -> str:
        """Return the checked application id."""
        if not self.auth.client_id:
            raise missing("auth_client_id", "the application (client) id of the identity that administers the tenant")
        return check_guid("auth_client_id", self.auth.client_id, "an application (client) id")


def missing(option: str, what: str) -> OptionError:
    """Return the error for an option that is not there."""
    return OptionError(
        f"{option} is missing: {what}.",
        remedy=f"Set the option, or {' or '.join(ENVIRONMENT[option])}.",
        option=option,
    )


def transport(verify: str | bool, timeout: float, sleep: Sleep) -> t.Any:
    """Return azure.core's transport over requests, which takes its pauses from ``sleep`` and bounds them."""
    base = require("azure.core.pipeline.transport").RequestsTransport

    def pause(_self: t.Any, duration: float) -> None:
        sleep(min(float(duration), MAX_PAUSE))

    transport_class = type("BoundedTransport", (base,), {"sleep": pause})
    return transport_class(connection_verify=verify, connection_timeout=timeout, read_timeout=timeout)
