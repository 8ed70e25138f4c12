# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the token agent tells everybody about a token: its times and the last failure, and no secret. Runs on Python 3.8."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import typing as t

from .. import _files
from .._entra import claims
from .._errors import MailOAuthError, OptionError
from . import files
from .accounts import Layout

VERSION = 1


class LastFailure(t.NamedTuple):
    """Why the last attempt brought no token. ``cause`` is a name from the catalogue of findings; times are seconds since 1970."""

    cause: str
    message: str
    remedy: str
    temporary: bool
    at: float
    correlation_id: str = ""

    @classmethod
    def of(cls, exc: MailOAuthError, now: float) -> LastFailure:
        """Return a failure as it is kept."""
        temporary = bool(getattr(exc, "temporary", False))
        return cls(exc.code, exc.message, exc.remedy, temporary, now, str(exc.details.get("correlation_id") or ""))


class Record(t.NamedTuple):
    """A token's record; times are seconds since 1970, 0 where there is none. ``token`` is a digest that tells which token it is about."""

    source: str = ""
    user: str = ""
    token: str = ""
    issued_on: float = 0.0
    expires_on: float = 0.0
    refresh_at: float = 0.0
    last_attempt: float = 0.0
    next_attempt: float = 0.0
    failures: int = 0
    failure: LastFailure | None = None
    #: The token endpoint's clock minus this host's, in seconds.
    clock_skew: float | None = None
    #: Differs once the account's settings or credentials were changed.
    mark: str = ""
    #: Time between two looks at the token, or between two pushes, in seconds; 0 where nobody said.
    interval: float = 0.0
    #: Seconds for which a token is valid at least when the controller brings it; 0 for one that is kept here.
    min_validity: float = 0.0

    def to_json(self) -> str:
        """Return the record as its file has it."""
        data: dict[str, t.Any] = {"version": VERSION, **self._asdict()}
        data["failure"] = self.failure._asdict() if self.failure is not None else None
        return json.dumps(data, sort_keys=True, indent=1) + "\n"


def digest(token: str) -> str:
    """Return the digest by which a record knows its token. A token is long and random, so nobody gets from one to the other."""
    return hashlib.sha256(token.encode()).hexdigest()[:32]


def _number(value: t.Any) -> float:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e12 else 0.0


def _text(value: t.Any) -> str:
    return "".join(char for char in value[:2000] if char.isprintable()) if isinstance(value, str) else ""


def _failure(found: t.Any) -> LastFailure | None:
    if not isinstance(found, dict):
        return None
    return LastFailure(
        _text(found.get("cause")) or "unknown",
        _text(found.get("message")),
        _text(found.get("remedy")),
        found.get("temporary") is True,
        _number(found.get("at")),
        _text(found.get("correlation_id")),
    )


def early(layout: Layout, name: str) -> LastFailure | None:
    """Return the failure that could not be kept in the account's record, None where there is none."""
    try:
        return _failure(json.loads(files.read(layout.early(name)) or "null"))
    except (ValueError, RecursionError, OptionError):
        return None


def keep_early(layout: Layout, name: str, failure: LastFailure | None) -> None:
    """Keep such a failure beside the record, or forget it. What cannot be written there either is in the log alone."""
    path = layout.early(name)
    with contextlib.suppress(OSError):
        if failure is not None:
            os.makedirs(layout.early_directory, 0o755, exist_ok=True)
            _files.replace(path, json.dumps(failure._asdict()) + "\n", 0o644)
        elif os.path.lexists(path):
            os.unlink(path)


def load(layout: Layout, name: str) -> Record:
    """Return an account's record, an empty one where there is none or a damaged one: the next refresh writes it anew.

    Raises :class:`OptionError` for one of a newer version.
    """
    try:
        data = json.loads(files.read(layout.record(name)) or "{}")
    except (ValueError, RecursionError, OptionError):
        data = {}
    if not isinstance(data, dict):
        return Record()
    files.check_version(layout.record(name), data, VERSION)
    return Record(
        source=_text(data.get("source")),
        user=_text(data.get("user")),
        token=_text(data.get("token")),
        issued_on=_number(data.get("issued_on")),
        expires_on=_number(data.get("expires_on")),
        refresh_at=_number(data.get("refresh_at")),
        last_attempt=_number(data.get("last_attempt")),
        next_attempt=_number(data.get("next_attempt")),
        failures=int(_number(data.get("failures"))),
        failure=_failure(data.get("failure")),
        clock_skew=None if data.get("clock_skew") is None else _number(data.get("clock_skew")),
        mark=_text(data.get("mark")),
        interval=_number(data.get("interval")),
        min_validity=_number(data.get("min_validity")),
    )


class Token(t.NamedTuple):
    """The token that lies in its file, and its times as far as they are known (seconds since 1970, 0 where not)."""

    text: str
    issued_on: float = 0.0
    expires_on: float = 0.0

    def left(self, now: float) -> float:
        """Return the seconds for which it is still valid; for a token that does not say, none are known to be over."""
        return self.expires_on - now if self.expires_on else float("inf")

    def usable(self, now: float) -> bool:
        """Whether a program can still log in with it: for a minute, or for a tenth of a short life."""
        life = self.expires_on - self.issued_on
        return self.left(now) > (min(60.0, life / 10) if self.issued_on and life > 0 else 60.0)


def token(layout: Layout, name: str, record: Record) -> Token | None:
    """Return the token in its file, None where there is none. Raises :class:`OptionError`.

    Times are the record's when it is about this very token, as those go by this host's clock; else what the token itself says.
    """
    text = (files.read(layout.token(name)) or "").strip()
    if not text:
        return None
    if record.token == digest(text):
        return Token(text, record.issued_on, record.expires_on)
    read = claims.read_claims(text)
    return Token(text, claims.number(read.claims.get("iat")) or 0.0, claims.number(read.claims.get("exp")) or 0.0)
