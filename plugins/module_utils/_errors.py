# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The collection's exceptions: one tree, translated to a module's or plugin's failure in one place.

Code anywhere raises these; only ``_argspec.run`` (modules) and the plugin bases turn them into ``fail_json`` or ``AnsibleError``.
Messages are whole sentences that name the place and the mend and never hold a secret. Runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from ._text import harmless, harmless_data


class MailOAuthError(Exception):
    """Base of everything this collection raises on purpose.

    ``message`` says what is wrong, ``remedy`` what to do about it, ``code`` is a short stable name for programs, and ``details``
    holds further plain data (status, request_id, ...), none of it secret.
    """

    default_code = "error"
    _keeps_lines = False

    def __init__(self, message: str, *, remedy: str = "", code: str = "", **details: t.Any) -> None:
        # What others said is in messages and details alike, and all of it is shown somewhere.
        self.message = harmless(message, lines=self._keeps_lines)
        super().__init__(self.message)
        self.remedy = harmless(remedy, lines=True)
        self.code = code or self.default_code
        self.details: dict[str, t.Any] = {key: harmless_data(value) for key, value in details.items() if value is not None}

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()

    def reword(self, change: t.Callable[[t.Any], t.Any]) -> None:
        """Put every text through ``change``, which keeps the kind of what it is given."""
        self.message, self.remedy = change(self.message), change(self.remedy)
        self.details = change(self.details)
        self.args = (self.message,)

    def to_failure(self) -> dict[str, t.Any]:
        """Return the keyword arguments of ``fail_json``: ``msg`` and a structured ``error``."""
        error: dict[str, t.Any] = {"code": self.code, "message": self.message}
        if self.remedy:
            error["remedy"] = self.remedy
        error.update(self.details)
        return {"msg": str(self), "error": error}


class OptionError(MailOAuthError):
    """An option, a file or a combination of options that cannot be used; the message names the option.

    Values in it are shown as shapes or quoted, so that its line breaks are our own: a file with many mistakes has a line for each.
    """

    default_code = "invalid_option"
    _keeps_lines = True


class DependencyError(MailOAuthError):
    """A Python library is missing or too old in the interpreter that runs this code."""

    default_code = "missing_library"


class SaslError(MailOAuthError):
    """A SASL string cannot be encoded or decoded."""

    default_code = "invalid_sasl"


class TokenError(MailOAuthError):
    """The token endpoint refused, or a token is not fit for its purpose."""

    default_code = "token_error"


class StoreError(MailOAuthError):
    """The store cannot be read, unlocked, decrypted or written."""

    default_code = "store_error"


class GraphError(MailOAuthError):
    """Microsoft Graph refused a request; ``details`` carries status, graph_code and request_id."""

    default_code = "graph_error"


class NotFoundError(GraphError):
    """The object asked for does not exist (or is not visible yet)."""

    default_code = "not_found"


class AmbiguousError(GraphError):
    """A name matches several objects; the message names the candidates."""

    default_code = "ambiguous"


class ExchangeError(MailOAuthError):
    """Exchange Online's admin endpoint refused a cmdlet; ``details`` carries cmdlet, status and request_id."""

    default_code = "exchange_error"


class ProtocolError(MailOAuthError):
    """Base of what goes wrong in a mail protocol exchange."""

    default_code = "protocol_error"


class LocalProtocolError(ProtocolError):
    """We were about to break the protocol (a line break in a user name, a command in the wrong state)."""

    default_code = "local_protocol_error"


class RemoteProtocolError(ProtocolError):
    """The server broke the protocol (garbage, an endless line, an answer to nothing)."""

    default_code = "remote_protocol_error"
