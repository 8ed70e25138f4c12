# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading an application's client secrets or certificates and carrying out the changes of their plan.

A new one is tried before an older one goes. Standard library only until a certificate is made; runs on Python 3.8 (the client does not).
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import typing as t

from ... import _secrets
from ..._converge.errors import NotYetError, PendingError, UncertainError
from ..._entra.certificates import KeyPair, make_key_pair, proof_of_possession
from ..._errors import GraphError, TokenError
from ..plan.application import WantedApplication
from ..plan.changes import Change, Plan
from ..plan.credential import (
    CERTIFICATE,
    FIELDS,
    SECRET,
    WantedCredential,
    known_credentials,
    managed,
    plan_credential,
    removal,
    removed,
    to_text,
    view,
)
from ..wire.calls import Call
from ..wire.calls_credentials import replace_keys
from ..wire.client import GraphClient
from ..wire.shapes import parse_time
from .finder import ApplicationFinder
from .job import GraphJob
from .trial import Trial

Json = t.Mapping[str, t.Any]

#: What a plan is made of when there is no application yet: in check mode another task would have created it by now.
_NOTHING: dict[str, t.Any] = {"id": None, "appId": None}


@dataclasses.dataclass
class Made:
    """What this run made. ``secret`` is the client secret, or the private key with its certificate in PEM; ``key_id`` may be unknown yet.

    ``registered`` once Graph has acknowledged it, ``proven`` once a sign-in with it succeeded.
    """

    secret: str = dataclasses.field(repr=False)
    key_id: str = ""
    thumbprint: str = ""
    certificate_pem: str = ""
    end: str = ""
    registered: bool = False
    proven: bool = False

    @property
    def names(self) -> set[str]:
        """Return by what it is known."""
        return {name for name in (self.key_id, self.thumbprint) if name}


class KeyCredentialJob(GraphJob):
    """The job of the module ``application_credential`` for secrets and certificates; remembers what it has made within one run.

    ``pairs`` are keys at hand that may be registered already. ``keep`` is given what was made before anything older goes. Without
    ``trial``, and for a certificate that was given, whose key stays elsewhere, a new credential is taken to work.
    """

    def __init__(
        self,
        client: GraphClient,
        identity: WantedApplication,
        wanted: WantedCredential,
        *,
        trial: Trial | None = None,
        pairs: t.Sequence[KeyPair] = (),
        keep: t.Callable[[Made], None] | None = None,
        check_mode: bool = False,
    ) -> None:
        super().__init__(client)
        self._wanted = wanted
        self._trial = trial
        self._pairs = list(pairs)
        self._keep = keep
        self._pair: KeyPair | None = None
        self._check_mode = check_mode
        self.now = client.clock.now()
        self._spread = client.clock.chance()
        self._lost_end = ""
        self._known_at_first: frozenset[str] | None = None
        self._application: Json = _NOTHING
        self.finder = ApplicationFinder(
            client, identity, [FIELDS[wanted.type]], patient=wanted.state == "present" and not check_mode
        )
        self.made: Made | None = None

    async def read(self) -> Json:
        """Read the application with its credentials of the wanted type."""
        application = await self.finder.read()
        if application is None:
            if self._wanted.state == "present" and not self._check_mode:
                raise self.finder.missing()
            application = _NOTHING
        self._application = application
        if self._known_at_first is None:
            self._known_at_first = frozenset(credential.key_id for credential in managed(application, self._wanted))
        return application

    @property
    def effective(self) -> WantedCredential:
        """Return what is wanted, with what this run made among what is held."""
        wanted = dataclasses.replace(self._wanted, spread=self._spread)
        if wanted.held is None and self._known_at_first is not None:
            # What an uncertain write of this run left behind is nobody's.
            wanted = dataclasses.replace(wanted, held=self._known_at_first)
        if self.made is not None:
            wanted = dataclasses.replace(wanted, held=(wanted.held or frozenset()) | self.made.names)
        return wanted

    def plan(self, state: Json) -> Plan:
        """Return the plan from ``state``."""
        wanted = self.effective
        if wanted.force and self.made is not None:
            seen = any(credential.known_as & self.made.names for credential in known_credentials(state, wanted.type))
            wanted = dataclasses.replace(wanted, force=not seen)
        return self._without_orphans(state, plan_credential(state, wanted, self.now))

    def _without_orphans(self, state: Json, plan: Plan) -> Plan:
        """Let the secret go first whose answer was lost: it has this run's name and end, was not there before, and nobody holds it."""
        if not self._lost_end:
            return plan
        known = (self._known_at_first or frozenset()) | (self.made.names if self.made is not None else set())
        orphans = [
            credential
            for credential in known_credentials(state, SECRET)
            if credential.name == self._wanted.name
            and to_text(credential.end) == self._lost_end
            and credential.key_id not in known
        ]
        planned = removed(plan)
        removals = [removal(SECRET, str(state.get("id")), orphan) for orphan in orphans if orphan.key_id not in planned]
        return dataclasses.replace(plan, changes=(*removals, *plan.changes))

    def made_view(self) -> dict[str, t.Any] | None:
        """Return what was made as plain data, nothing of it secret."""
        made = self.made
        if made is None:
            return None
        end = parse_time(made.end) or self.now
        hint = made.secret[:3] if self._wanted.type == SECRET else None
        return view(self._wanted.type, made.key_id or None, self._wanted.name, None, end, hint, made.thumbprint)

    async def execute(self, change: Change) -> None:
        """Carry out one change of the plan; what is made is tried and handed over before an older one goes."""
        if self._wanted.type == CERTIFICATE:
            await (self._remove_certificate(change) if change.subject else self._add_certificate(change.call))
        elif change.subject:
            await super().execute(change)
        else:
            await self._add_secret(change.call)

    async def _add_secret(self, call: Call) -> None:
        end = str((call.body or {})["passwordCredential"]["endDateTime"])
        try:
            answer = await self._client.send(call)
            secret = answer.body.get("secretText")
            if not secret or not answer.body.get("keyId"):
                raise UncertainError("Microsoft Graph made a client secret and did not show it.", code="no_secret")
        except UncertainError:
            self._lost_end = end
            raise
        _secrets.register(str(secret))
        self.made = Made(str(secret), str(answer.body["keyId"]), end=end, registered=True)
        await self._try_and_keep(self.made)

    async def _add_certificate(self, call: Call) -> None:
        planned = (call.body or {})["keyCredential"]
        certificate = self._wanted.certificate or self._new_pair(str(planned["endDateTime"])).certificate
        start = to_text(max(self.now.replace(microsecond=0), certificate.not_before))
        new = {"type": "AsymmetricX509Cert", "usage": "Verify", "key": certificate.der, "startDateTime": start, **planned}
        call = dataclasses.replace(call, body={**(call.body or {}), "keyCredential": new})
        await self._write_key(call, lambda present: [*present, new])
        if self.made is not None and self._pair is not None:
            self.made.registered = True
            await self._try_and_keep(self.made)
            self._pairs.insert(0, self._pair)

    async def _remove_certificate(self, change: Change) -> None:
        await self._write_key(change.call, lambda present: [key for key in present if key.get("keyId") != change.subject])

    async def _try_and_keep(self, made: Made) -> None:
        """Wait until what was made works and hand it over, also when it does not: no older one is removed then."""
        try:
            if self._trial is not None:
                attempt = self._trial.certificate if made.certificate_pem else self._trial.secret
                await attempt(str(self.finder.app_id), made.secret)
                made.proven = True
        except TokenError:
            await self._learn_key_id(made)
            raise
        finally:
            if self._keep is not None:
                self._keep(made)

    async def _learn_key_id(self, made: Made) -> None:
        """Look up the id of what was made, as far as Graph shows it by now; replacing the list of certificates does not tell it."""
        if made.key_id:
            return
        with contextlib.suppress(GraphError, PendingError):
            application = await self.finder.read() or _NOTHING
            found = known_credentials(application, self._wanted.type)
            made.key_id = next((credential.key_id for credential in found if credential.thumbprint == made.thumbprint), "")

    def _new_pair(self, end: str) -> KeyPair:
        """Return the key pair to register; one per run, so that a repeated write registers the same."""
        if self._pair is None:
            until = parse_time(end) or self.now + datetime.timedelta(days=self._wanted.lifetime)
            self._pair = make_key_pair(self._wanted.name, self.now, until)
            pem = self._pair.pem
            self.made = Made(
                pem,
                thumbprint=self._pair.certificate.thumbprint,
                certificate_pem=pem[pem.index("-----BEGIN CERTIFICATE") :],
                end=end,
            )
        return self._pair

    async def _write_key(self, call: Call, whole: t.Callable[[list[Json]], list[Json]]) -> None:
        """Change the certificates: by addKey or removeKey where a registered key is at hand, else by replacing the whole list."""
        object_id = str(self.finder.object_id)
        pair = self._registered_pair()
        if pair is not None:
            try:
                proof = proof_of_possession(pair, object_id, self._client.clock.now())
                await self._client.send(dataclasses.replace(call, body={**(call.body or {}), "proof": proof}))
            except GraphError as exc:
                # The proof may be refused for reasons of its own; replacing the list tells whether the change itself is.
                if exc.code == "policy_refused" or exc.details.get("status") not in {400, 401, 403}:
                    raise
            else:
                return
        application = await self.finder.read()
        if application is None:
            raise NotYetError("The application was there and cannot be seen at the moment.")
        present = list(application.get(FIELDS[CERTIFICATE]) or ())
        await self._client.send(replace_keys(object_id, whole(present), call.doing))

    def _registered_pair(self) -> KeyPair | None:
        """Return a key at hand that the application has and that is valid now."""
        now = self._client.clock.now()
        valid = {
            credential.thumbprint
            for credential in known_credentials(self._application, CERTIFICATE)
            if credential.start <= now < credential.end
        }
        return next((pair for pair in self._pairs if pair.certificate.thumbprint in valid), None)
