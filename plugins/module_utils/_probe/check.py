# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One check: connect, secure, log in, look at the mailbox, log out, each part timed and none of it without a deadline.

Runs on Python 3.8.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import ssl
import typing as t

from .._check import Challenge, Failure, Observation, Phases, Target, TlsInfo, Words
from .._protocol.imap import ImapConnection
from .._protocol.login import Exchange, Step, login
from .._protocol.pop3 import Pop3Connection
from .._protocol.session import Ending, Session, Stage
from .._protocol.smtp import SmtpConnection
from .._sasl.exchange import decode_failure
from .._text import decode
from . import certificate
from .certificate import Certificate
from .failures import EXPECTED, failure_of
from .network import Address
from .redaction import Redactor
from .stream import TimedOut

#: Seconds that a server gets to answer the goodbye; the login is over by then.
_GOODBYE = 3.0

#: Seconds that a second look at a server may take at most.
_SECOND_LOOK = 5.0


#: Different texts of servers of which one copy is kept.
_MAX_SHARED = 4096


class Timeouts(t.NamedTuple):
    """In seconds: to connect (name look-up and TCP, then TLS), for each answer, for a whole check."""

    connect: float = 10.0
    answer: float = 30.0
    check: float = 90.0


class StreamLike(t.Protocol):
    """What a check needs of a connection (see :class:`stream.Stream`)."""

    @property
    def local_address(self) -> str: ...

    @property
    def remote_address(self) -> str: ...

    async def receive(self, deadline: float) -> bytes: ...

    async def send(self, data: bytes, deadline: float) -> None: ...

    async def start_tls(self, context: ssl.SSLContext, host: str, deadline: float) -> None: ...

    def tls_details(self) -> tuple[str, str, bytes]: ...

    def keep_tls_session(self) -> None: ...

    def forget_tls_session(self) -> bool: ...

    def close(self) -> None: ...


class NetworkLike(t.Protocol):
    """What a check needs of the network (see :class:`network.Network`)."""

    async def resolve(self, host: str, port: int, deadline: float) -> list[Address]: ...

    async def connect(self, host: str, port: int, addresses: t.Sequence[Address], deadline: float) -> StreamLike: ...


class Credentials(t.NamedTuple):
    """What one check logs in with. ``exchange`` is used once; ``redact`` keeps the secrets in it out of what is kept."""

    exchange: Exchange
    redact: Redactor
    sasl_length: int


class _Clock:
    """Splits the time since it was made among the stages of a check."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self.started = self._mark = loop.time()
        self._spent: dict[Stage, float] = {}

    def mark(self, stage: Stage) -> float:
        """Give the time since the last mark to ``stage``; returns the present."""
        now = self._loop.time()
        self._spent[stage] = self._spent.get(stage, 0.0) + now - self._mark
        self._mark = now
        return now

    def phases(self) -> Phases:
        """Return the stages in order, each with its milliseconds."""
        stages = [stage for stage in Stage if stage in self._spent]
        return Phases([stage.value for stage in stages], [self._spent[stage] * 1000 for stage in stages])

    def total_ms(self) -> float:
        """Return the milliseconds from the start to the last mark."""
        return round((self._mark - self.started) * 1000, 2)


class _Attempt:
    """One connection to a target, for a check or for a second look."""

    __slots__ = ("clock", "context", "deadline", "exchange", "observation", "session")

    def __init__(
        self,
        observation: Observation,
        exchange: Exchange | None,
        context: ssl.SSLContext,
        clock: _Clock,
        deadline: float,
    ) -> None:
        self.observation = observation
        self.exchange = exchange
        self.context = context
        self.clock = clock
        self.deadline = deadline
        self.session = Session()


class Checker:
    """Runs checks over one network with one TLS context; remembers per endpoint what a second look showed.

    To be made inside a running event loop. ``run_deadline`` is in its time.
    """

    def __init__(
        self,
        network: NetworkLike,
        context: ssl.SSLContext,
        looking_context: ssl.SSLContext,
        timeouts: Timeouts,
        run_deadline: float,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._network = network
        self._context = context
        self._looking_context = looking_context
        self._timeouts = timeouts
        self._run_deadline = run_deadline
        self._tls_infos: dict[tuple[str, str, bytes], TlsInfo] = {}
        self._texts: dict[t.Any, t.Any] = {}
        self._looks: dict[tuple[t.Any, ...], asyncio.Future[t.Any]] = {}

    async def check(self, target: Target, credentials: Credentials, until: float = math.inf) -> Observation:
        """Run one check, which ends by ``until`` at the latest. Never raises for what a server, the network or TLS does."""
        observation = Observation(target)
        observation.sasl_length = credentials.sasl_length
        clock = _Clock(self._loop)
        deadline = min(clock.started + self._timeouts.check, self._run_deadline, until)
        attempt = _Attempt(observation, credentials.exchange, self._context, clock, deadline)
        try:
            await self._run(attempt)
        except EXPECTED as exc:
            now = clock.mark(attempt.session.stage)
            failure = self._timed_out(now, deadline) if isinstance(exc, TimedOut) else failure_of(exc, credentials.redact)
            if attempt.session.outcome is Ending.OPEN:
                observation.failure = failure
            else:
                # The verdict had been given; what goes wrong after it is not the cause.
                observation.logout_failure = failure
        session = attempt.session
        clock.mark(session.stage)
        observation.phases = clock.phases()
        observation.duration_ms = clock.total_ms()
        _conclude(observation, session, credentials.redact)
        self._share(observation)
        if observation.outcome in ("failure", "closed"):
            await self._look_again(observation, deadline, credentials.redact)
        return observation

    def _share(self, observation: Observation) -> None:
        """Keep one copy of what thousands of checks hear from the same server."""
        if len(self._texts) < _MAX_SHARED:
            share = self._texts.setdefault
            observation.greeting = share(observation.greeting, observation.greeting)
            observation.capabilities = share(observation.capabilities, observation.capabilities)
            observation.reply = share(observation.reply, observation.reply)
            observation.after_auth = share(observation.after_auth, observation.after_auth)
            observation.address = share(observation.address, observation.address)

    def _timed_out(self, now: float, deadline: float) -> Failure:
        if now + 0.001 < deadline:
            return Failure("timeout", "no answer in time", "timeout")
        if deadline == self._run_deadline:
            return Failure("deadline", "the deadline of the whole run passed", "deadline")
        return Failure("timeout", f"the check took longer than {self._timeouts.check:g} seconds", "check_timeout")

    async def _run(self, attempt: _Attempt) -> None:
        """Connect and drive one login; what happens is in the attempt's session, whatever ends it."""
        if not await self._run_once(attempt):
            attempt.session = Session()
            await self._run_once(attempt)

    async def _run_once(self, attempt: _Attempt) -> bool:
        """Return False where TLS failed and resuming an earlier session may be why: the connection is then to be made anew."""
        target, session, clock = attempt.observation.target, attempt.session, attempt.clock
        stream = await self._connect(attempt)
        try:
            attempt.observation.address = stream.remote_address
            if target.tls == "implicit":
                session.stage = Stage.TLS
                await self._start_tls(stream, attempt)
                clock.mark(Stage.TLS)
            session.stage = Stage.GREETING
            await self._drive(stream, _connection(target.protocol, stream), attempt)
            if session.outcome is Ending.PASSED:
                stream.keep_tls_session()
        except (OSError, TimedOut) as exc:
            # Some servers, and what stands before them, reset a handshake that resumes a session, or say nothing to it.
            certificate_refused = isinstance(exc, ssl.SSLCertVerificationError)
            if session.stage is Stage.TLS and not certificate_refused and stream.forget_tls_session():
                return False
            raise
        finally:
            stream.close()
        return True

    async def _connect(self, attempt: _Attempt) -> StreamLike:
        target, session, clock = attempt.observation.target, attempt.session, attempt.clock
        deadline = min(self._loop.time() + self._timeouts.connect, attempt.deadline)
        session.stage = Stage.DNS
        addresses = await self._network.resolve(target.host, target.port, deadline)
        clock.mark(Stage.DNS)
        session.stage = Stage.TCP
        stream = await self._network.connect(target.host, target.port, addresses, deadline)
        clock.mark(Stage.TCP)
        return stream

    async def _start_tls(self, stream: StreamLike, attempt: _Attempt) -> None:
        deadline = min(self._loop.time() + self._timeouts.connect, attempt.deadline)
        await stream.start_tls(attempt.context, attempt.observation.target.host, deadline)
        details = stream.tls_details()
        info = self._tls_infos.get(details)
        if info is None:
            # Thousands of checks meet the same few certificates: each is read once.
            info = self._tls_infos[details] = TlsInfo(details[0], details[1], certificate.read(details[2]))
        attempt.observation.tls_info = info

    async def _drive(self, stream: StreamLike, connection: t.Any, attempt: _Attempt) -> None:
        """Carry bytes between the stream and the login until it is over."""
        session, clock, deadline = attempt.session, attempt.clock, attempt.deadline
        target = attempt.observation.target
        flow = login(connection, session, attempt.exchange, target.user, starttls=target.tls == "starttls")
        # An answer is due so long after the last thing sent, however slowly its bytes drip in.
        due = min(self._loop.time() + self._timeouts.answer, deadline)
        event = marked = None
        while True:
            try:
                step = flow.send(event)
            except StopIteration:
                return
            if step is Step.START_TLS:
                await self._start_tls(stream, attempt)
                clock.mark(Stage.TLS)
                event = None
                continue
            out = connection.data_to_send()
            if out:
                wait = min(self._timeouts.answer, _GOODBYE) if session.stage is Stage.LOGOUT else self._timeouts.answer
                due = min(self._loop.time() + wait, deadline)
                # A server that has closed may have said why, which is still to be read.
                with contextlib.suppress(ConnectionError, ssl.SSLEOFError):
                    await stream.send(out, due)
            elif session.stage is Stage.LOGOUT:
                due = min(due, self._loop.time() + _GOODBYE)
            event = connection.next_event()
            if event is None or session.stage is not marked:
                while event is None:
                    connection.receive_data(await stream.receive(due))
                    event = connection.next_event()
                # What came together with an answer of the same stage took no time of its own.
                marked = session.stage
                clock.mark(marked)

    # --- second looks

    async def _look_again(self, observation: Observation, deadline: float, redact: Redactor) -> None:
        """Have one more look where it separates causes, once per endpoint; nothing secret is sent."""
        target, failure = observation.target, observation.failure
        kind = failure.kind if failure is not None else "closed"
        if kind == "certificate":
            observation.certificate = await self._look(target, deadline, "certificate", self._see_certificate)
        elif observation.stage == "tls" and target.tls == "implicit" and kind in ("tls", "reset", "timeout"):
            greeting = await self._look(target, deadline, "plain", self._hear_plain_greeting)
            if greeting:
                observation.hints += (("plain_greeting", redact(decode(greeting))),)
        elif observation.stage == "greeting" and target.tls == "starttls" and kind in ("timeout", "closed"):
            seen = await self._look(target, deadline, "tls", self._see_certificate)
            if seen is not None:
                observation.hints += (("tls_answers", seen.subject),)

    async def _look(
        self, target: Target, deadline: float, kind: str, look: t.Callable[[Target, float], t.Coroutine[t.Any, t.Any, t.Any]]
    ) -> t.Any:
        key = (kind, target.endpoint, target.protocol, target.tls)
        known = self._looks.get(key)
        if known is None:
            if kind == "tls":
                target = target._replace(tls="implicit")
            # The check has used up its own time; a second look has a little of its own, within the run's.
            spend = min(_SECOND_LOOK, self._timeouts.connect + self._timeouts.answer)
            until = min(self._loop.time() + spend, self._run_deadline)
            known = self._looks[key] = self._loop.create_task(look(target, until))
        return await known

    async def _see_certificate(self, target: Target, deadline: float) -> Certificate | None:
        """Return the certificate that a server shows, verified by nobody."""
        scratch = Observation(target)
        with contextlib.suppress(*EXPECTED):
            await self._run(_Attempt(scratch, None, self._looking_context, _Clock(self._loop), deadline))
        return None if scratch.tls_info is None else t.cast(Certificate, scratch.tls_info.certificate)

    async def _hear_plain_greeting(self, target: Target, deadline: float) -> bytes:
        """Return what a server says in clear when it is left to speak first."""
        try:
            stream = await self._connect(_Attempt(Observation(target), None, self._looking_context, _Clock(self._loop), deadline))
            try:
                return (await stream.receive(deadline))[:512].split(b"\n")[0].strip()
            finally:
                stream.close()
        except EXPECTED:
            return b""


def _connection(protocol: str, stream: StreamLike) -> ImapConnection | Pop3Connection | SmtpConnection:
    if protocol == "imap":
        return ImapConnection()
    if protocol == "pop":
        return Pop3Connection()
    local = stream.local_address
    # RFC 5321 section 4.1.3
    return SmtpConnection(client_name=f"[IPv6:{local}]" if ":" in local else f"[{local}]")


def _conclude(observation: Observation, session: Session, redact: Redactor) -> None:
    """Take over what the session showed, without secrets."""
    outcome = session.outcome
    observation.stage = session.stage.value
    if outcome is Ending.PASSED:
        observation.state, observation.outcome = "passed", "passed"
    else:
        observation.outcome = "failure" if outcome is Ending.OPEN else outcome.value
        cut_off = observation.failure is not None and observation.failure.kind == "deadline"
        observation.state = "not_run" if cut_off else "failed"
    observation.greeting = redact(session.greeting)
    observation.capabilities = _capabilities(session.capabilities or (), redact)
    observation.authenticated = session.authenticated
    observation.sasl_sent = session.sasl_sent
    observation.sender = redact(session.sender)
    observation.reply = redact(session.reply.text) if session.reply is not None else ""
    observation.after_auth = redact(session.after_auth.text) if session.after_auth is not None else ""
    observation.words = tuple(Words(word.stage.value, redact(word.text)) for word in session.words)
    observation.dropped = session.dropped
    if session.challenge is not None:
        said = decode_failure(session.challenge)
        observation.challenge = Challenge(redact(said.text), redact(said.status), redact(said.scope))
    # The stage of a refusal is where its words were said, not what came after it.
    if outcome not in (Ending.PASSED, Ending.OPEN, Ending.CLOSED):
        observation.stage = session.words[-1].stage.value if session.words else _STAGE_OF.get(outcome, Stage.AUTH).value


def _capabilities(names: tuple[str, ...], redact: Redactor) -> tuple[str, ...]:
    line = " ".join(names)
    return names if redact(line) == line else tuple(redact(name) for name in names)


_STAGE_OF = {Ending.NO_STARTTLS: Stage.STARTTLS, Ending.NO_MECHANISM: Stage.CAPABILITY, Ending.PREAUTH: Stage.GREETING}
