# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A client of Exchange Online's admin endpoint, ``POST {base}/adminapi/beta/{tenant}/InvokeCommand``.

This is what Microsoft's own ExchangeOnlineManagement module calls, but it is not documented, not supported, and may change: everything
that knows its address and headers is here, everything that knows its answers is in ``answers.py``. ``beta`` is the only version that
answers InvokeCommand. Runs on Python 3.8 with any transport that has the shape of :class:`Poster`.
"""

from __future__ import annotations

import json
import re
import typing as t
import urllib.parse
import uuid

from .._converge.errors import UncertainError
from .._converge.timing import Clock, Deadline, delays
from .._entra.claims import read_claims, token_users, words
from .._errors import ExchangeError, MailOAuthError
from .answers import Caller, RawAnswer, Row, error_of, parse_page
from .cmdlets import Cmdlet
from .transport import UnreachableError

#: The arbitration mailbox by which Exchange routes what no user of the tenant asks for; the same in every tenant.
SYSTEM_MAILBOX = "SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}"

_RETRIED = frozenset({429, 500, 502, 503, 504})
_MAX_ATTEMPTS = 6
_MAX_PAUSE = 60.0
_MAX_PAGES = 1000
_TENANT = re.compile(r"[A-Za-z0-9._-]{1,253}$")


class Poster(t.Protocol):
    """What the client wants of a transport."""

    def post(self, url: str, headers: t.Mapping[str, str], body: bytes, deadline: Deadline) -> RawAnswer:
        """Send one request within the budget; raises UnreachableError."""


class Identity(t.NamedTuple):
    """Who calls, as far as the token tells: ``anchor`` routes the requests, ``tenant`` is part of their address."""

    tenant: str
    anchor: str
    caller: Caller


def identity_of(token: str, tenant: str, name: str = "the bootstrap identity") -> Identity:
    """Read from an access token what requests and errors need; ``tenant`` stands in where the token is opaque."""
    claims = read_claims(token).claims
    found = claims.get("tid")
    if isinstance(found, str) and _TENANT.match(found):
        tenant = found
    users = token_users(claims)
    anchor = f"UPN:{users[0]}" if users and "scp" in claims else f"APP:{SYSTEM_MAILBOX}@{tenant}"
    if not claims:
        return Identity(tenant, anchor, Caller(name))
    granted = (*words(claims.get("roles")), *words(claims.get("scp")))
    return Identity(tenant, anchor, Caller(name, tuple(sorted(granted)), words(claims.get("wids"))))


class ExchangeClient:
    """Runs cmdlets. ``token`` returns a bearer token, from memory while it lasts; ``deadline`` bounds all calls.

    ``warnings`` gathers what Exchange warned about, each once.
    """

    def __init__(
        self,
        transport: Poster,
        token: t.Callable[[], str],
        *,
        base_url: str,
        tenant: str,
        clock: Clock,
        deadline: Deadline,
        name: str = "the bootstrap identity",
    ) -> None:
        self._transport = transport
        self._token = token
        self._base_url = base_url.rstrip("/")
        self._tenant = tenant
        self._deadline = deadline
        self._name = name
        self._clock = clock
        self.warnings: list[str] = []

    def run(self, cmdlet: Cmdlet) -> list[Row]:
        """Run a cmdlet and return all rows of all its pages; raises :class:`ExchangeError` or, for a write, :class:`PendingError`."""
        token = self._token()
        identity = identity_of(token, self._tenant, self._name)
        path = f"/adminapi/beta/{urllib.parse.quote(identity.tenant, safe='')}/InvokeCommand"
        body = json.dumps(cmdlet.body).encode()
        rows: list[Row] = []
        seen: set[str] = set()
        while path not in seen:
            if len(seen) >= _MAX_PAGES:
                raise ExchangeError(
                    f"Exchange Online's answer to {cmdlet.name} has no end.", code="answer_too_long", cmdlet=cmdlet.name
                )
            seen.add(path)
            answer = self._send(path, token, identity, cmdlet, body)
            document = answer.document()
            if document is None:
                raise _unreadable(cmdlet, answer)
            page = parse_page(document, answer.headers)
            rows += page.rows
            self.warnings += [warning for warning in page.warnings if warning not in self.warnings]
            if not page.next_link:
                break
            path = self._next_path(page.next_link, cmdlet)
        return rows

    def _next_path(self, link: str, cmdlet: Cmdlet) -> str:
        """Return the address of the next page on our own host: the token goes nowhere else, whatever host the link names."""
        parts = urllib.parse.urlsplit(link)
        prefix = urllib.parse.urlsplit(self._base_url).path
        path = parts.path[len(prefix) :] if prefix and parts.path.startswith(prefix + "/") else parts.path
        if not path.lower().startswith("/adminapi/"):
            raise ExchangeError(
                f"Exchange Online's answer to {cmdlet.name} goes on at an address outside of the admin endpoint.",
                code="redirected",
            )
        return f"{path}?{parts.query}" if parts.query else path

    def _send(self, path: str, token: str, identity: Identity, cmdlet: Cmdlet, body: bytes) -> RawAnswer:
        """Send until there is an answer to keep: a throttled call was not run, a reading one can be asked again."""
        headers = {
            "Authorization": f"Bearer {token}",
            "Content-Type": "application/json",
            "Accept": "application/json",
            "X-AnchorMailbox": identity.anchor,
            "X-ResponseFormat": "json",
            "X-CmdletName": cmdlet.name,
            "Prefer": "odata.maxpagesize=1000",
            "client-request-id": str(uuid.uuid4()),
        }
        pauses, attempt = delays(self._clock), 0
        while True:
            attempt, wait = attempt + 1, next(pauses)
            try:
                answer = self._transport.post(self._base_url + path, headers, body, self._deadline)
            except UnreachableError as exc:
                if cmdlet.writes and exc.sent:
                    raise UncertainError(exc.message, remedy=exc.remedy, code=exc.code, cmdlet=cmdlet.name) from exc
                if exc.final or not self._may_wait(attempt, wait):
                    raise
                self._clock.sleep_now(wait)
                continue
            if 200 <= answer.status < 300:
                return answer
            asked = answer.retry_after
            wait = wait if asked is None else max(asked, wait)
            again = answer.status in _RETRIED and (answer.status == 429 or not cmdlet.writes) and wait <= _MAX_PAUSE
            if not again or not self._may_wait(attempt, wait):
                raise error_of(cmdlet.doing, cmdlet.name, cmdlet.writes, answer, identity.caller)
            self._clock.sleep_now(wait)

    def _may_wait(self, attempt: int, wait: float) -> bool:
        return attempt < _MAX_ATTEMPTS and self._deadline.allows(wait)


def _unreadable(cmdlet: Cmdlet, answer: RawAnswer) -> MailOAuthError:
    kind: type[MailOAuthError] = UncertainError if cmdlet.writes else ExchangeError
    return kind(
        f"Exchange Online's answer to {cmdlet.name} is not JSON (status {answer.status}).",
        remedy="Check exchange_admin_url: something else may be answering there.",
        code="" if cmdlet.writes else "unreadable_answer",
        cmdlet=cmdlet.name,
        status=answer.status,
        request_id=answer.request_id or None,
    )
