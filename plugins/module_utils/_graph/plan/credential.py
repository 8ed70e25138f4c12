# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The plan for an application's client secrets and certificates: when a new one is due, and which old ones may go.

Pure. A name makes a credential ours: credentials of another name are never touched. Of ours, one is *current* (valid, held by whoever runs
this, the newest); a new one is made when there is none or when it ends within ``renew_before``. An older one goes when it has expired, or
``overlap`` after the one that replaces it began to count. Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import datetime
import typing as t

from ..._entra.certificates import BACKDATING, Certificate, registered_thumbprint
from ..._errors import OptionError
from ..wire import calls_credentials as calls
from ..wire.shapes import parse_time
from .changes import Change, Plan

Json = t.Mapping[str, t.Any]

SECRET = "client_secret"
CERTIFICATE = "certificate"

#: Type of a credential -> the property of an application that lists them.
FIELDS: dict[str, str] = {SECRET: "passwordCredentials", CERTIFICATE: "keyCredentials"}
TITLES: dict[str, str] = {SECRET: "client secret", CERTIFICATE: "certificate"}

#: Taken off a lifetime, so that a clock a little ahead of Microsoft's does not break a policy that caps it.
CLOCK_MARGIN = datetime.timedelta(minutes=10)
#: By so much at most, and by no more than a hundredth, the lifetime is shortened to tell two runs' credentials apart.
MAX_SPREAD = datetime.timedelta(minutes=45)
#: So often at most a client secret is asked for in one run where answers stay away: each may have made one that nobody holds.
MOST_SECRETS = 2
#: Entra ID cuts longer names off, and then they would not be found again.
MAX_NAME = 90
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


@dataclasses.dataclass(frozen=True)
class WantedCredential:
    """What the user asked for. ``lifetime``, ``renew_before`` and ``overlap`` are days.

    Without ``prune`` nothing is removed (state ``absent`` removes all the same). ``held`` are the key ids and thumbprints of the
    credentials whose secret or private key somebody still has; None: not known, so every credential of the name counts as held.
    ``certificate`` is one that was given; without it one is made. ``spread`` (0 to 1) is a run's own lot: it moves the end of what is made,
    so that of two runs each knows its own.
    """

    type: str
    name: str
    state: str = "present"
    lifetime: int = 180
    renew_before: int = 30
    overlap: int = 7
    force: bool = False
    prune: bool = True
    held: frozenset[str] | None = None
    certificate: Certificate | None = None
    spread: float = 0.0

    def check(self) -> None:
        """Raise :class:`OptionError` for what can never work."""
        for option, value in (("lifetime", self.lifetime), ("renew_before", self.renew_before), ("overlap", self.overlap)):
            if value < (1 if option == "lifetime" else 0):
                raise OptionError(f"{option} is {value} days, and less than {1 if option == 'lifetime' else 0} makes no sense.")
        if self.state == "present" and self.certificate is None and self.renew_before >= self.lifetime:
            raise OptionError(
                f"With a lifetime of {self.lifetime} days and renew_before of {self.renew_before} days, each run would make a new credential.",
                remedy="Set renew_before to less than lifetime.",
            )
        if not self.name.strip() or len(self.name) > MAX_NAME:
            raise OptionError(
                f"The name of a credential has 1 to {MAX_NAME} characters, and it is what tells this credential from others.",
                remedy="Give it another name.",
            )


@dataclasses.dataclass(frozen=True)
class Known:
    """One of Graph's passwordCredentials or keyCredentials, as far as a decision needs it."""

    key_id: str
    name: str
    start: datetime.datetime
    end: datetime.datetime
    hint: str | None
    thumbprint: str
    #: When it began to count, to the last digit that Graph gives; tells apart two of one second.
    exactly: str = ""

    @property
    def order(self) -> tuple[datetime.datetime, str]:
        """Return what tells which of two is newer."""
        return self.start, self.exactly

    @property
    def known_as(self) -> frozenset[str]:
        """Return the ids by which whoever holds it may know it."""
        return frozenset(name for name in (self.key_id, self.thumbprint) if name)

    def view(self, kind: str) -> dict[str, t.Any]:
        """Return it as plain data; nothing in it is secret."""
        return view(kind, self.key_id, self.name, self.start, self.end, self.hint, self.thumbprint)


def view(
    kind: str,
    key_id: str | None,
    name: str,
    start: datetime.datetime | None,
    end: datetime.datetime,
    hint: str | None = None,
    thumbprint: str = "",
) -> dict[str, t.Any]:
    """Return a credential in the collection's words; ``key_id`` is None for one that is planned."""
    return {
        "type": kind,
        "key_id": key_id,
        "name": name,
        "start": None if start is None else to_text(start),
        "end": to_text(end),
        "hint": hint if kind == SECRET else None,
        "thumbprint": (thumbprint or None) if kind == CERTIFICATE else None,
    }


def to_text(moment: datetime.datetime) -> str:
    """Return a time as Graph writes it, to the second."""
    return moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def known_credentials(application: Json, kind: str) -> list[Known]:
    """Return an application's credentials of one type, oldest first. One without an end never ends; Graph does not make such."""
    never = datetime.datetime.max.replace(tzinfo=datetime.timezone.utc)
    found = [
        Known(
            str(entry.get("keyId")),
            str(entry.get("displayName") or ""),
            parse_time(entry.get("startDateTime")) or _EPOCH,
            parse_time(entry.get("endDateTime")) or never,
            entry.get("hint"),
            registered_thumbprint(entry) if kind == CERTIFICATE else "",
            str(entry.get("startDateTime") or ""),
        )
        for entry in application.get(FIELDS[kind]) or ()
    ]
    return sorted(found, key=lambda credential: (credential.order, credential.end, credential.key_id))


def managed(application: Json, wanted: WantedCredential) -> list[Known]:
    """Return the credentials that are ours, oldest first: those of the name, and those that are known to be held, whatever they are called."""
    held = wanted.held or frozenset()
    return [
        credential
        for credential in known_credentials(application, wanted.type)
        if credential.name == wanted.name or credential.known_as & held
    ]


def held_ones(ours: t.Sequence[Known], wanted: WantedCredential) -> list[Known]:
    """Return those whose secret or private key somebody still has."""
    return [credential for credential in ours if wanted.held is None or credential.known_as & wanted.held]


def current(application: Json, wanted: WantedCredential, now: datetime.datetime) -> Known | None:
    """Return the credential to use: valid, held, the newest. With a given certificate it is the one with its thumbprint, of any name."""
    if wanted.certificate is not None:
        thumbprint = wanted.certificate.thumbprint
        return next(
            (credential for credential in known_credentials(application, CERTIFICATE) if credential.thumbprint == thumbprint),
            None,
        )
    usable = [
        credential
        for credential in held_ones(managed(application, wanted), wanted)
        if credential.start <= now + BACKDATING and credential.end > now
    ]
    return max(usable, key=lambda credential: (credential.order, credential.end), default=None)


def plan_credential(application: Json, wanted: WantedCredential, now: datetime.datetime) -> Plan:
    """Return the plan: at most one new credential first, removals after it. Raises :class:`OptionError` where there can be none."""
    wanted.check()
    ours = managed(application, wanted)
    if wanted.state == "absent":
        return _plan(application, wanted, ours, None, ours)
    keeper = current(application, wanted, now)
    if wanted.certificate is not None:
        given = _given(wanted.certificate, wanted, now)
        new = None if keeper is not None else given
    else:
        due = wanted.force or keeper is None or keeper.end - now <= datetime.timedelta(days=wanted.renew_before)
        new = _made(wanted, now) if due else None
    gone = _outlived(ours, wanted, keeper, new is not None, now) if wanted.prune else []
    return _plan(application, wanted, ours, new, gone)


def outlived(application: Json, wanted: WantedCredential, now: datetime.datetime) -> list[str]:
    """Return the key ids that pruning would remove."""
    plan = plan_credential(application, dataclasses.replace(wanted, prune=True), now)
    return removed(plan)


def removed(plan: Plan) -> list[str]:
    """Return the key ids that a plan removes."""
    return [change.subject for change in plan.changes if change.subject]


def _made(wanted: WantedCredential, now: datetime.datetime) -> dict[str, t.Any]:
    lifetime = datetime.timedelta(days=wanted.lifetime)
    return view(
        wanted.type, None, wanted.name, None, now + lifetime - CLOCK_MARGIN - min(lifetime / 100, MAX_SPREAD) * wanted.spread
    )


def _given(certificate: Certificate, wanted: WantedCredential, now: datetime.datetime) -> dict[str, t.Any]:
    if certificate.not_after <= now:
        raise OptionError(
            f"The certificate {certificate.thumbprint} given expired at {to_text(certificate.not_after)}.",
            remedy="Give one that is valid, or leave certificate out to have one made.",
            code="invalid_certificate",
        )
    return view(CERTIFICATE, None, wanted.name, certificate.not_before, certificate.not_after, None, certificate.thumbprint)


def _outlived(
    ours: t.Sequence[Known], wanted: WantedCredential, keeper: Known | None, replaced_now: bool, now: datetime.datetime
) -> list[Known]:
    """Return those of ours that may go: expired ones, and those that were replaced ``overlap`` ago.

    What nobody holds replaces nothing: it may be what an interrupted run left behind, while the one before it is still in use.
    """
    overlap = datetime.timedelta(days=wanted.overlap)
    replacing = held_ones(ours, wanted) if wanted.certificate is None else []
    if keeper is not None:
        replacing.append(keeper)
    replacing = [credential for credential in replacing if credential.start <= now + BACKDATING]
    gone = []
    for credential in ours:
        if not replaced_now and keeper is not None and credential.key_id == keeper.key_id:
            continue
        # One that Microsoft's clock dates a moment ahead of ours counts from now on.
        starts = [min(other.start, now) for other in replacing if other.order > credential.order] + (
            [now] if replaced_now else []
        )
        if credential.end <= now or (starts and min(starts) + overlap <= now):
            gone.append(credential)
    return gone


def _plan(
    application: Json, wanted: WantedCredential, ours: t.Sequence[Known], new: dict[str, t.Any] | None, gone: t.Sequence[Known]
) -> Plan:
    object_id = str(application.get("id"))
    title = TITLES[wanted.type]
    changes = []
    if new is not None:
        body = {"displayName": wanted.name, "endDateTime": new["end"]}
        changes.append(
            Change(
                f"add_{wanted.type}",
                f"add the {title} {wanted.name!r} until {new['end']}",
                calls.add_password(object_id, body) if wanted.type == SECRET else calls.add_key(object_id, body),
                repeatable=False,
                most_tries=MOST_SECRETS,
            )
        )
    changes.extend(removal(wanted.type, object_id, credential) for credential in gone)
    before = [credential.view(wanted.type) for credential in ours]
    left = [credential.view(wanted.type) for credential in ours if credential not in gone]
    return Plan(tuple(changes), {"credentials": before}, {"credentials": left if new is None else [*left, new]})


def removal(kind: str, object_id: str, credential: Known) -> Change:
    """Return the change that removes a credential; a certificate's lacks the proof, for which a key is needed."""
    summary = f"remove the {TITLES[kind]} {credential.name!r} {credential.hint or credential.thumbprint or ''} ({credential.key_id})".replace(
        "  ", " "
    )
    remove = calls.remove_password if kind == SECRET else calls.remove_key
    return Change(f"remove_{kind}", summary, remove(object_id, credential.key_id), credential.key_id)
