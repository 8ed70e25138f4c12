# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How the kept tokens are doing, for monitoring: one verdict per account, in the manner of the Monitoring Plugins guidelines.

Pure but for reading the files. Runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from ..._entra.claims import timestamp
from ..._errors import OptionError
from .. import state
from ..accounts import Layout
from . import evidence

OK, WARNING, CRITICAL, UNKNOWN = range(4)
WORDS = ("ok", "warning", "critical", "unknown")
#: From good to bad: what is known to be broken comes before what is not known.
_BADNESS = (OK, WARNING, UNKNOWN, CRITICAL)

#: Seconds after which a refresh that did not happen means that nobody runs it.
OVERDUE = 15 * 60.0
#: Difference of clocks at which it is warned, in seconds; Entra ID allows for five minutes.
CLOCK_SKEW = 120.0

_SCHEDULE = "Check the timer (systemctl status mail-oauth-token.timer) or the cron job, or the controller's schedule."


class Verdict(t.NamedTuple):
    """One account's state; ``cause`` is a name from the catalogue of findings, empty when all is well."""

    account: str
    level: int
    cause: str
    message: str
    remedy: str
    record: state.Record
    now: float

    @property
    def expires_in(self) -> int | None:
        """Seconds for which the token is valid, None where that is not known."""
        return round(self.record.expires_on - self.now) if self.record.expires_on else None

    def line(self) -> str:
        """Return one line."""
        cause = f"{self.cause}: " if self.cause else ""
        return f"{self.account}: {cause}{self.message} {self.remedy}".rstrip()

    def values(self) -> list[str]:
        """Return performance data."""
        return [f"'{self.account}'={self.expires_in}s"] if self.expires_in is not None else []

    def to_dict(self) -> dict[str, t.Any]:
        """Return plain data."""
        record = self.record

        def moment(seconds: float) -> str | None:
            return timestamp(seconds) if seconds else None

        return {
            "account": self.account,
            "status": WORDS[self.level],
            "cause": self.cause,
            "message": self.message,
            "remedy": self.remedy,
            "user": record.user,
            "source": record.source,
            "expires_on": moment(record.expires_on),
            "expires_in": self.expires_in,
            "age": round(self.now - record.issued_on) if record.issued_on else None,
            "refresh_at": moment(record.refresh_at),
            "next_attempt": moment(record.next_attempt),
            "last_attempt": moment(record.last_attempt),
            "failures": record.failures,
            "correlation_id": record.failure.correlation_id if record.failure is not None else "",
            "clock_skew": record.clock_skew,
        }


def judge(layout: Layout, name: str, now: float) -> Verdict:
    """Look at one account; works for users who may read the record and nothing else."""
    try:
        record = state.load(layout, name)
    except OptionError as exc:
        return Verdict(name, UNKNOWN, "", exc.message, exc.remedy, state.Record(), now)
    try:
        token = state.token(layout, name, record)
    except OptionError:
        # Not everybody may read it; its record tells enough.
        token = None
    if token is not None and token.expires_on and record.expires_on != token.expires_on:
        record = record._replace(issued_on=token.issued_on, expires_on=token.expires_on)

    early = state.early(layout, name)
    if early is not None and early.at >= record.last_attempt:
        record = record._replace(failure=early)
    if not record.expires_on:
        found = _without_expiry(layout, name, record, token)
    elif record.expires_on <= now:
        found = _expired(record)
    else:
        found = _valid(record, now)
    if found[0] != CRITICAL:
        # What lies there counts more than what was written down of it.
        seen = (look(layout, name, record) for look in (evidence.of_file, evidence.of_place, evidence.of_settings))
        found = max(
            (found, *(candidate for candidate in seen if candidate is not None)), key=lambda candidate: badness(candidate[0])
        )
    return Verdict(name, *found, record, now)


def _without_expiry(layout: Layout, name: str, record: state.Record, token: state.Token | None) -> evidence.Found:
    failure = record.failure
    if failure is not None:
        return CRITICAL, failure.cause, failure.message, failure.remedy
    if token is not None:
        return UNKNOWN, "", "there is a token that does not say when it expires", ""
    if name not in layout.names():
        return UNKNOWN, "token_unavailable", "there is no such account", "Add it by the role m365.mail_oauth.token_agent."
    return CRITICAL, "token_unavailable", "no token has been fetched yet", "Run: mail-oauth-token refresh"


def _expired(record: state.Record) -> evidence.Found:
    failure = record.failure
    expired = f"the token expired {timestamp(record.expires_on)}"
    if failure is not None:
        return CRITICAL, failure.cause, f"{expired}; {failure.message}", failure.remedy
    return CRITICAL, "token_expired", f"{expired} and nobody refreshed it", _SCHEDULE


def _valid(record: state.Record, now: float) -> evidence.Found:
    good = f"valid for {_span(record.expires_on - now)}"
    failure = record.failure
    if failure is not None:
        # What a person has to mend is mended best while the old token still serves.
        return WARNING if failure.temporary else CRITICAL, failure.cause, f"{good}; {failure.message}", failure.remedy
    if record.min_validity and record.expires_on - now < record.min_validity - record.interval:
        late = f"{good}, and the controller should have brought the next one by now"
        return WARNING, "token_expiring_soon", late, evidence.PUSH
    if record.refresh_at and now > record.refresh_at + max(OVERDUE, 2 * record.interval):
        return WARNING, "token_expiring_soon", f"{good}, and its refresh is {_span(now - record.refresh_at)} overdue", _SCHEDULE
    if record.clock_skew is not None and abs(record.clock_skew) > CLOCK_SKEW:
        differ = f"{good}; this host's clock and the token endpoint's differ by {abs(record.clock_skew):.0f} seconds"
        return WARNING, "clock_skew", differ, "Let this host keep its time by NTP."
    return OK, "", good + (f", next refresh {timestamp(record.refresh_at)}" if record.refresh_at else ""), ""


def badness(level: int) -> int:
    """Return a number that orders levels from good to bad."""
    return _BADNESS.index(level)


class _Judged(t.Protocol):
    @property
    def level(self) -> int: ...


def worst(verdicts: t.Iterable[_Judged]) -> int:
    """Return the worst level; nothing at all is unknown."""
    levels = [verdict.level for verdict in verdicts]
    return max(levels, key=badness) if levels else UNKNOWN


def _span(seconds: float) -> str:
    minutes = int(seconds // 60)
    if minutes < 1:
        return f"{int(seconds)} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"
