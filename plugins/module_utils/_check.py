# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What was seen of one check, as plain data: what the diagnosis works on and the result is made of. Runs on Python 3.8."""

from __future__ import annotations

import array
import typing as t
from datetime import datetime, timezone

from ._mail import HIGH_VOLUME, PROTOCOLS, Protocol

_TIME = "%Y-%m-%dT%H:%M:%SZ"

#: Permissions of one token that are told; the mail ones are three.
_MAX_PERMISSIONS = 100


class Target(t.NamedTuple):
    """What to check: one mailbox at one endpoint. ``position`` is its place in the results, ``token`` is the name of a token, never the token.

    ``user`` is the mailbox. ``logins`` are the names to log in with (SASL's user), the first one first, a further one where it is refused;
    only SMTP has more than one, and none stands for the mailbox's. ``high_volume`` says that it is an account of High Volume Email at its server.
    ``tenant`` says whose check it is where those of several tenants are made in one run.
    """

    position: int
    name: str
    protocol: str
    host: str
    port: int
    tls: str
    user: str
    token: str
    logins: tuple[str, ...] = ()
    high_volume: bool = False
    tenant: str = ""

    @property
    def speaks(self) -> Protocol:
        """The protocol with what it takes there."""
        return HIGH_VOLUME if self.high_volume else PROTOCOLS[self.protocol]

    @property
    def login(self) -> str:
        """The name to log in with."""
        return self.logins[0] if self.logins else self.user

    @property
    def endpoint(self) -> tuple[str, int]:
        """The server that is spoken to."""
        return self.host, self.port


class Failure(t.NamedTuple):
    """What ended a check from outside the conversation.

    ``kind`` is one of dns, refused, unreachable, network, timeout, reset, tls, certificate, protocol, deadline, internal. ``reason`` is the
    short name of it (of OpenSSL, errno, a protocol error, or the deadline that passed), ``verify_code`` OpenSSL's X509 error, ``line``
    the line that broke the protocol.
    """

    kind: str
    text: str
    reason: str = ""
    verify_code: int = 0
    line: str = ""


class TlsInfo(t.NamedTuple):
    """What TLS was agreed on; ``certificate`` has the attributes of ``_probe.certificate.Certificate``."""

    version: str
    cipher: str
    certificate: t.Any


class Words(t.NamedTuple):
    """Something the server said that may say why, and at which stage."""

    stage: str
    text: str


class Challenge(t.NamedTuple):
    """What a server said of a refused token before its verdict."""

    text: str
    status: str = ""
    scope: str = ""


class Doubt(t.NamedTuple):
    """Something that an offline look at the token found; ``blocking`` ones kept the token from being sent."""

    cause: str
    summary: str
    evidence: tuple[str, ...]
    remedy: str
    blocking: bool


class TokenFacts(t.NamedTuple):
    """What is known of a token without asking anybody. All empty for an opaque one."""

    opaque: bool = True
    app_only: bool = False
    users: tuple[str, ...] = ()
    audience: str = ""
    permissions: tuple[str, ...] = ()
    tenant: str = ""
    app_id: str = ""
    object_id: str = ""
    expires: float = 0.0

    def to_dict(self, sent: bool) -> dict[str, t.Any]:
        """Return it as plain data for results and reports; ``sent`` says whether a server has seen the token. Nothing of it is secret."""
        return {
            **self._asdict(),
            "users": list(self.users),
            "permissions": list(self.permissions[:_MAX_PERMISSIONS]),
            "expires": datetime.fromtimestamp(self.expires, timezone.utc).strftime(_TIME) if self.expires else "",
            "sent": sent,
        }

    @classmethod
    def from_dict(cls, facts: t.Mapping[str, t.Any]) -> TokenFacts:
        """Return what :meth:`to_dict` gave; what is missing or of another kind counts as not known."""

        def texts(name: str) -> tuple[str, ...]:
            found = facts.get(name)
            return tuple(str(value) for value in found) if isinstance(found, (list, tuple)) else ()

        return cls(
            facts.get("opaque") is not False,
            facts.get("app_only") is True,
            texts("users"),
            str(facts.get("audience") or ""),
            texts("permissions"),
            str(facts.get("tenant") or ""),
            str(facts.get("app_id") or ""),
            str(facts.get("object_id") or ""),
            seconds_of(facts.get("expires")),
        )


def seconds_of(moment: t.Any) -> float:
    """Return a time that was written by :meth:`TokenFacts.to_dict` as seconds since 1970; 0 for anything else."""
    try:
        return datetime.strptime(str(moment), _TIME).replace(tzinfo=timezone.utc).timestamp()
    except ValueError:
        return 0.0


class Phases(t.Sequence[t.Tuple[str, float]]):
    """The parts of a check in order, each as (name, milliseconds); of a size that counts, because there may be thousands."""

    __slots__ = ("_names", "_spent")
    _shared: t.ClassVar[dict[tuple[str, ...], tuple[str, ...]]] = {}

    def __init__(self, names: t.Sequence[str] = (), spent: t.Sequence[float] = ()) -> None:
        # Checks of one kind have the same few lists of names.
        self._names = self._shared.setdefault(tuple(names), tuple(names))
        self._spent = array.array("f", spent)

    def __len__(self) -> int:
        return len(self._names)

    @t.overload
    def __getitem__(self, index: int) -> tuple[str, float]: ...

    @t.overload
    def __getitem__(self, index: slice) -> list[tuple[str, float]]: ...

    def __getitem__(self, index: int | slice) -> t.Any:
        if isinstance(index, slice):
            return list(self)[index]
        return self._names[index], round(self._spent[index], 2)


#: What is known of a token before it was looked at, and of an opaque one.
NO_FACTS = TokenFacts()


class Observation:
    """One check as it went. Everything the server said is printable, bounded, and free of secrets."""

    __slots__ = (
        "address",
        "after_auth",
        "authenticated",
        "capabilities",
        "certificate",
        "challenge",
        "doubts",
        "dropped",
        "duration_ms",
        "failure",
        "greeting",
        "hints",
        "logout_failure",
        "outcome",
        "phases",
        "reply",
        "retry_after_ms",
        "sasl_length",
        "sasl_sent",
        "sender",
        "stage",
        "state",
        "target",
        "tls_info",
        "token",
        "tried",
        "words",
    )

    def __init__(self, target: Target) -> None:
        self.target = target
        #: passed, failed, deferred or not_run.
        self.state = "not_run"
        #: Where the check ended: dns, tcp, tls, greeting, capability, starttls, auth, after_auth, logout; before it began: offline.
        self.stage = "offline"
        #: passed, refused, closed, no_starttls, no_mechanism, preauth, failure, blocked (by a doubt), untrusted_host, not_run.
        self.outcome = "not_run"
        self.failure: Failure | None = None
        #: What went wrong after everything that matters had gone well.
        self.logout_failure: Failure | None = None
        self.authenticated = False
        self.sasl_sent = False
        self.sasl_length = 0
        #: (name, milliseconds), in order.
        self.phases: t.Sequence[tuple[str, float]] = ()
        self.duration_ms = 0.0
        self.address = ""
        self.tls_info: TlsInfo | None = None
        #: The certificate that was refused, seen by a second look.
        self.certificate: t.Any = None
        self.greeting = ""
        self.capabilities: tuple[str, ...] = ()
        self.reply = ""
        self.challenge: Challenge | None = None
        self.after_auth = ""
        self.words: tuple[Words, ...] = ()
        self.dropped = 0
        #: How long a throttling server wants to be left alone; 0 when it did not say.
        self.retry_after_ms = 0
        #: What a second look at the server showed: plain_greeting (its text), tls_answers.
        self.hints: tuple[tuple[str, str], ...] = ()
        self.doubts: tuple[Doubt, ...] = ()
        self.token = NO_FACTS
        #: The address that SMTP's MAIL FROM named; empty where none could be.
        self.sender = ""
        #: Other login names that were refused, each with the server's words.
        self.tried: tuple[tuple[str, str], ...] = ()


def reaches(fail_on: str, severities: t.Iterable[str], state: str = "passed") -> bool:
    """Tell whether something with findings of these severities is bad enough to fail a run: ``fail_on`` is error, warning or never.

    ``state`` is that of a check: a login that failed or was not made is wrong at any threshold but the last, one that was put off is no
    error, whatever was found.
    """
    if fail_on == "never":
        return False
    if state in ("failed", "not_run"):
        return True
    if fail_on == "warning":
        return state == "deferred" or not {"warning", "error"}.isdisjoint(severities)
    return state != "deferred" and "error" in severities


def check_reaches(check: t.Mapping[str, t.Any], fail_on: str) -> bool:
    """Tell it of a check as the module ``verify`` returns it."""
    return reaches(fail_on, [finding["severity"] for finding in check["findings"]], check["state"])
