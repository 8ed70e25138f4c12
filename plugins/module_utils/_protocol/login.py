# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

"""One login from the greeting to the goodbye, as a generator over a connection: what to send when, and when to stop.

A generator yields a :class:`Step` and gets the next event for ``READ``, nothing for ``START_TLS``. What was seen goes into a
:class:`.session.Session`, which is complete at any moment, so that a login that is cut off still shows what it saw. No input or output; runs on
Python 3.8.

The fewest round trips that are safe: commands without a secret go together where the protocol allows it (RFC 9051 section 5.5,
RFC 2920), a token waits for the server's go-ahead except for IMAP's initial response (RFC 4959), capabilities are not asked for where
the greeting lists them, and POP3 goes straight to AUTH, whose refusal is what CAPA would have said. Nobody has said then whether the POP3
server takes several commands at once (RFC 2449 section 6.6), so its commands go one by one.
"""

from __future__ import annotations

import abc
import enum
import typing as t

from .._errors import RemoteProtocolError
from . import imap, pop3, smtp
from .connection import State
from .events import Capabilities, Challenge, Closed, Event, Greeting, Notice, Reply
from .session import Ending, Session, Stage


class Step(enum.Enum):
    """What a login needs next from its driver."""

    #: Send what is queued and give the next event.
    READ = "read"
    #: Send nothing and put TLS on the connection.
    START_TLS = "start_tls"


#: The SASL exchange: yields what to send, receives each challenge, and None with the verdict (see ``_sasl.exchange``).
Exchange = t.Generator[bytes, t.Optional[bytes], t.Any]
Flow = t.Generator[Step, t.Optional[Event], None]
_R = t.TypeVar("_R")
_SubFlow = t.Generator[Step, t.Optional[Event], _R]


class _Ended(Exception):
    """The server closed the connection; the session says the rest."""


class _Login(abc.ABC):
    """The steps that the three protocols share."""

    mechanism = "XOAUTH2"

    def __init__(
        self, connection: t.Any, session: Session, exchange: Exchange | None, user: str, *, starttls: bool, mechanisms: t.Any
    ) -> None:
        self.connection = connection
        self.session = session
        self.exchange = exchange
        self.user = user
        self.starttls = starttls
        self._mechanisms = mechanisms

    def run(self) -> Flow:
        """Run the login; returns when it is over. Raises :class:`RemoteProtocolError`."""
        try:
            yield from self._run()
        except _Ended:
            after_auth = self.session.after_auth
            if self.session.outcome is Ending.OPEN and after_auth is not None:
                self.session.outcome = Ending.PASSED if after_auth.ok else Ending.REFUSED
            elif self.session.outcome is Ending.OPEN:
                self.session.outcome = Ending.CLOSED

    def _run(self) -> Flow:
        session = self.session
        greeting = yield from self._event(Greeting)
        session.greeting = greeting.text
        if not greeting.ok:
            session.say(greeting.text)
            session.outcome = Ending.REFUSED
            return
        if greeting.preauth:
            session.outcome = Ending.PREAUTH
            yield from self._logout()
            return
        session.capabilities = greeting.capabilities
        if self.starttls and not (yield from self._start_tls()):
            yield from self._logout()
            return
        if self.exchange is None:
            session.outcome = Ending.TLS_ONLY
            return
        yield from self._authenticated_part(self.exchange)

    def _authenticated_part(self, exchange: Exchange) -> Flow:
        session = self.session
        if not (yield from self._learn_capabilities()):
            yield from self._logout()
            return
        session.stage = Stage.AUTH
        if not (yield from self._authenticate(exchange)):
            yield from self._explain_refusal()
            yield from self._logout()
            return
        session.stage = Stage.AFTER_AUTH
        yield from self._after_auth()
        if session.after_auth is not None and session.after_auth.ok:
            session.outcome = Ending.PASSED
        elif session.outcome is Ending.OPEN:
            session.outcome = Ending.REFUSED
        yield from self._logout()

    # --- what differs between the protocols

    def _needs_capabilities_for_tls(self) -> bool:
        return False

    @abc.abstractmethod
    def _offers_starttls(self) -> bool:
        """Whether STARTTLS can be tried, as far as the capabilities seen tell."""

    def _initial_response(self) -> bool:
        return False

    @abc.abstractmethod
    def _learn_capabilities(self) -> _SubFlow[bool]:
        """Ask for the capabilities where they are needed; returns whether XOAUTH2 can be tried."""

    def _explain_refusal(self) -> Flow:
        """Find out why AUTH was refused, where a further question can tell."""
        yield from ()

    def _after_auth(self) -> Flow:
        """Send the command after AUTH and the goodbye together; both answers are awaited."""
        self.connection.probe(self.user)
        self.connection.logout()
        yield from self._probe_reply()

    # --- shared steps

    def _start_tls(self) -> _SubFlow[bool]:
        session = self.session
        if self._needs_capabilities_for_tls():
            session.stage = Stage.CAPABILITY
            if not (yield from self._capabilities()):
                return False
        session.stage = Stage.STARTTLS
        if not self._offers_starttls():
            session.outcome = Ending.NO_STARTTLS
            return False
        self.connection.starttls()
        reply = yield from self._reply()
        if not reply.ok:
            session.say(reply.text)
            session.outcome = Ending.REFUSED
            return False
        session.stage = Stage.TLS
        yield Step.START_TLS
        session.dropped = self.connection.tls_established()
        session.capabilities = None
        session.stage = Stage.CAPABILITY
        return True

    def _capabilities(self) -> _SubFlow[bool]:
        """Ask for the capabilities; a refusal ends the login."""
        session = self.session
        session.stage = Stage.CAPABILITY
        session.capabilities = None
        self.connection.capability()
        reply = yield from self._reply()
        if not reply.ok:
            session.say(reply.text)
            session.outcome = Ending.REFUSED
            return False
        if reply.capabilities is not None:
            session.capabilities = reply.capabilities
        return True

    def _offers_mechanism(self) -> bool:
        mechanisms = self._mechanisms(self.session.capabilities)
        if mechanisms is not None and self.mechanism in mechanisms:
            return True
        self.session.outcome = Ending.NO_MECHANISM
        return False

    def _authenticate(self, exchange: Exchange) -> _SubFlow[bool]:
        """Run the SASL exchange; returns whether the server said yes."""
        session, connection = self.session, self.connection
        first: bytes | None = exchange.send(None)
        if self._initial_response():
            connection.authenticate(self.mechanism, first)
            session.sasl_sent, first = True, None
        else:
            connection.authenticate(self.mechanism)
        while True:
            event = yield from self._event(Challenge, Reply)
            if isinstance(event, Reply):
                if event.ok and not session.sasl_sent:
                    raise RemoteProtocolError(
                        f"The server accepted the login before it had asked for the token: {event.text}", code="accepted_unasked"
                    )
                break
            if first is not None:
                connection.respond(first)
                session.sasl_sent, first = True, None
                continue
            if session.challenge is not None:
                raise RemoteProtocolError(
                    "The server sent another challenge after the failure challenge had been answered.", code="endless_challenge"
                )
            session.challenge = event.data
            connection.respond(exchange.send(event.data))
        exchange.close()
        session.reply = event
        session.authenticated = event.ok
        if not event.ok:
            session.say(event.text)
            session.outcome = Ending.REFUSED
        return event.ok

    def _probe_reply(self) -> Flow:
        session = self.session
        reply = yield from self._reply(self.connection.PROBE)
        session.after_auth = reply
        if not reply.ok:
            session.say(reply.text)

    def _logout(self) -> Flow:
        """Say goodbye and wait for the answer; what goes wrong here is no failure of the login."""
        session, connection = self.session, self.connection
        session.stage = Stage.LOGOUT
        if connection.state in (State.NOT_AUTHENTICATED, State.AUTHENTICATED):
            connection.logout()
        yield from self._reply()

    def _reply(self, command: str = "") -> _SubFlow[Reply]:
        """Return the reply to ``command``, or to whatever is answered next."""
        reply = yield from self._event(Reply)
        if command and reply.command != command:
            raise RemoteProtocolError(
                f"The server answered {reply.command} before {command}: {reply.text}", code="unexpected_reply", line=reply.text
            )
        return t.cast(Reply, reply)

    def _event(self, *wanted: type[Event]) -> _SubFlow[t.Any]:
        """Return the next event of a wanted type, keeping what the others say."""
        session = self.session
        while True:
            event = yield Step.READ
            if isinstance(event, wanted):
                return event
            if isinstance(event, Capabilities):
                session.capabilities = event.names
            elif isinstance(event, Notice):
                # IMAP answers LOGOUT with BYE before the tagged OK: that is no news.
                if session.stage is not Stage.LOGOUT and (event.closing or event.status != "OK" or event.code == "ALERT"):
                    session.say(event.text)
            elif isinstance(event, Closed):
                session.say(event.fragment)
                raise _Ended


class _ImapLogin(_Login):
    def _offers_starttls(self) -> bool:
        # Without a list in the greeting STARTTLS is simply tried: that is one round trip less, and its refusal says the same.
        names = self.session.capabilities
        return names is None or "STARTTLS" in (name.upper() for name in names)

    def _initial_response(self) -> bool:
        return "SASL-IR" in (name.upper() for name in self.session.capabilities or ())

    def _learn_capabilities(self) -> _SubFlow[bool]:
        # RFC 9051 section 6.2.1: capabilities from before TLS do not count; they were forgotten when TLS began.
        if self.session.capabilities is None and not (yield from self._capabilities()):
            return False
        return self._offers_mechanism()


class _PopLogin(_Login):
    def _offers_starttls(self) -> bool:
        return True

    def _learn_capabilities(self) -> _SubFlow[bool]:
        yield from ()
        return True

    def _explain_refusal(self) -> Flow:
        """Ask what is offered when AUTH was refused before the token was sent."""
        session = self.session
        if session.sasl_sent or session.reply is None:
            return
        session.stage = Stage.CAPABILITY
        self.connection.capability()
        reply = yield from self._reply()
        session.capabilities = reply.capabilities
        offered = self._mechanisms(reply.capabilities)
        if reply.ok and (offered is None or self.mechanism not in offered):
            session.outcome = Ending.NO_MECHANISM

    def _after_auth(self) -> Flow:
        self.connection.probe(self.user)
        yield from self._probe_reply()


class _SmtpLogin(_Login):
    def _needs_capabilities_for_tls(self) -> bool:
        # RFC 5321 section 4.1.4: EHLO opens the session; it costs no round trip that could be saved.
        return True

    def _offers_starttls(self) -> bool:
        return "STARTTLS" in (name.upper() for name in self.session.capabilities or ())

    def _learn_capabilities(self) -> _SubFlow[bool]:
        # RFC 3207 section 4.2: EHLO is said again after TLS.
        return (yield from self._capabilities()) and self._offers_mechanism()

    def _after_auth(self) -> Flow:
        connection = self.connection
        connection.probe(self.user)
        self.session.sender = connection.sender
        together = connection.pipelining
        if together:
            connection.reset()
            connection.logout()
        yield from self._probe_reply()
        if not together:
            connection.reset()
        yield from self._reply()


def login(
    connection: imap.ImapConnection | pop3.Pop3Connection | smtp.SmtpConnection,
    session: Session,
    exchange: Exchange | None,
    user: str,
    *,
    starttls: bool,
) -> Flow:
    """Return the login over ``connection`` as a generator.

    ``exchange`` is the SASL exchange, ``user`` the mailbox, which SMTP names as the sender. Without an exchange it stops as soon as TLS
    stands, before anything that is not public is said.
    """
    kinds: dict[str, tuple[type[_Login], t.Any]] = {
        "imap": (_ImapLogin, imap.mechanisms),
        "pop": (_PopLogin, pop3.mechanisms),
        "smtp": (_SmtpLogin, smtp.mechanisms),
    }
    kind, mechanisms = kinds[connection.protocol]
    return kind(connection, session, exchange, user, starttls=starttls, mechanisms=mechanisms).run()
