# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Many tenants in one event loop: each gets what the role tenant would give it, or is left to the role.

The modules' own work is called: first in check mode, which most tenants are done with, then, where the run is not in check mode, for what has to
be changed. A tenant that fails, or is not done in time, has work left, and fails where it is worked on for itself. Controller only.
"""

from __future__ import annotations

import asyncio
import typing as t
from dataclasses import dataclass, field

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator
from ansible.module_utils.common.parameters import remove_values

from ...module_utils._argspec import ArgumentSpec
from ...module_utils._converge.timing import Clock
from ...module_utils._errors import MailOAuthError, OptionError
from ...module_utils._graph.wire import sdk
from ...module_utils._graph.wire.client import GraphClient
from ...module_utils._graph.wire.session import AT_ONCE, Session
from ...module_utils._graph.wire.turns import Gate, RestingClock, Watch
from ...module_utils._module import application, permission_grant, tenant_policies_info
from ...module_utils._module.graph_session import WAIT_SPEC, Manner, client_of
from . import interruption
from .saving import SAVING, Saving, still_in_use
from .subject import Left, Subject
from .wanted import application_options, grant_options, policy_options, users_of

#: Tenants that are worked on at a time; who sleeps (:class:`RestingClock`), or waits for somebody who does not answer, is not counted.
TENANTS_AT_ONCE = 32
#: Seconds that the modules have for their changes.
BUDGET: float = WAIT_SPEC.argument_spec["wait_timeout"]["default"]
#: Seconds from one line about the progress to the next.
PROGRESS = 5.0

_T = t.TypeVar("_T")

#: Says whether the store holds a sign-in that works: subject, user, application's id. Called in a thread.
SignedIn = t.Callable[[Subject, str, str], bool]
#: Changes a tenant, or foretells that; returns the application's id.
Change = t.Callable[[Session, Subject], t.Coroutine[t.Any, t.Any, str]]


class Due(Exception):
    """The tenant is to be changed; ``args`` says what, in the words of the plans."""


@dataclass
class Verdicts:
    """All by tenant: application ids of those ``done``, why others are ``left``, results of the modules that changed something, or would.

    A tenant that was changed may be done, or left. ``seen`` are results that are worth telling of tenants where nothing was changed.
    """

    done: dict[str, str] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    changed: dict[str, dict[str, t.Any]] = field(default_factory=dict)
    seen: dict[str, list[dict[str, t.Any]]] = field(default_factory=dict)
    warnings: dict[str, None] = field(default_factory=dict)


class Batch:
    """What becomes of tenants goes into ``verdicts``. ``manner`` is that of the run; with its check mode nothing is written.

    ``deadline`` is in seconds, for looking at each tenant; what is changed has the modules' own budget as well. To stand in a line behind
    other tenants takes nothing of it. ``tell`` is called now and then, ``tell_of`` for each tenant with what was changed.
    """

    def __init__(
        self,
        signed_in: SignedIn,
        verdicts: Verdicts,
        manner: Manner,
        *,
        at_once: int = AT_ONCE,
        deadline: float,
        tell: t.Callable[[], None],
        tell_of: t.Callable[[str, t.Sequence[str]], None] = lambda _name, _changes: None,
        clock: Clock | None = None,
    ) -> None:
        self._signed_in = signed_in
        self._at_once = at_once
        self._deadline = deadline
        self._tell = tell
        self._tell_of = tell_of
        self._clock = clock or RestingClock()
        self._verdicts = verdicts
        self._manner = manner
        self._saving = Saving()

    def run(self, subjects: t.Sequence[Subject]) -> None:
        """Work on all. Raises :class:`DependencyError` where the libraries are not in this Python."""
        sdk.preload()
        interruption.run(lambda on_interruption: self._all(subjects, on_interruption), self._save)

    def _save(self) -> None:
        # Past a tenant's deadline, or a first interruption, its refresh token may have been rotated already.
        if self._saving.finish(SAVING):
            self._verdicts.warnings[still_in_use(SAVING)] = None

    async def _all(self, subjects: t.Sequence[Subject], on_interruption: t.Callable[[t.Callable[[], None]], None]) -> None:
        tenants = Gate(TENANTS_AT_ONCE)
        async with Session(self._clock, self._at_once) as session:
            on_interruption(session.stop)

            async def one(subject: Subject) -> None:
                async with tenants.turn():
                    await self._judge(session, subject)

            progress = asyncio.ensure_future(self._progress())
            try:
                await asyncio.gather(*map(one, subjects))
            finally:
                progress.cancel()

    async def _progress(self) -> None:
        while True:
            await asyncio.sleep(PROGRESS)
            self._tell()

    async def _judge(self, session: Session, subject: Subject) -> None:
        found, name = self._verdicts, subject.name
        try:
            found.done[name] = await in_time(self._look(session, subject), self._deadline)
        except Left as exc:
            found.left[name] = str(exc.args[0])
        except Due:
            # In check mode what would be changed is foretold, as by the modules, and what policies will refuse.
            await self._change(session, subject, self._foretell if self._manner.check_mode else self._apply)
        except Exception as exc:
            found.left[name] = self._failure(exc)

    async def _change(self, session: Session, subject: Subject, work: Change) -> None:
        found, name = self._verdicts, subject.name
        try:
            found.done[name] = await in_time(work(session, subject), self._deadline + BUDGET)
        except Left as exc:
            found.left[name] = str(exc.args[0])
        except Exception as exc:
            found.left[name] = self._failure(exc)

    @staticmethod
    def _failure(exc: Exception) -> str:
        """Return why a tenant is left; it shows the whole of it where it is worked on for itself."""
        if isinstance(exc, asyncio.TimeoutError):
            return "it was not done in time"
        return f"it fails ({exc.code if isinstance(exc, MailOAuthError) else type(exc).__name__})"

    async def _look(self, session: Session, subject: Subject) -> str:
        """Return the application's id; raises :class:`Due` or :class:`Left` where there is something to do."""
        warnings: list[str] = []
        work = _Work(subject, self._clock, Manner(check_mode=True, diff=False, warn=warnings.append))
        async with work.open(session) as client:
            registered = await work.register(client)
            if registered["changed"]:
                raise Due(*registered["changes"])
            app_id = str(registered["app_id"] or "")
            granted = await work.grant(client, app_id)
            if granted["changed"]:
                raise Due(*granted["changes"])
        await self._sign_ins(subject, app_id)
        self._verdicts.warnings.update(dict.fromkeys(warnings))
        return app_id

    async def _apply(self, session: Session, subject: Subject) -> str:
        """Change what has to be; return as :meth:`_look` does. What was changed is kept, whatever comes after."""
        warnings: list[str] = []
        work = _Work(subject, self._clock, self._manner._replace(warn=warnings.append))
        async with work.open(session) as client:
            registered = await work.register(client)
            self._keep(subject, "application", registered, warnings)
            app_id = str(registered["app_id"] or "")
            self._keep(subject, "grants", await work.grant(client, app_id), warnings)
        await self._sign_ins(subject, app_id)
        return app_id

    async def _foretell(self, session: Session, subject: Subject) -> str:
        """Return the application's id, empty for one that is not there yet; nothing is kept of a tenant that is left to the role."""
        if subject.exchange:
            raise Left("Exchange is to be asked what it will refuse")
        warnings: list[str] = []
        work = _Work(subject, self._clock, self._manner._replace(warn=warnings.append))
        async with work.open(session) as client:
            refused = await work.foretell(client)
            registered = await work.register(client)
            principal = registered.get("service_principal") or {}
            granted = await work.grant(client, str(registered["app_id"] or "") if principal.get("object_id") else "")
        app_id = str(registered["app_id"] or "")
        if app_id:
            await self._sign_ins(subject, app_id)
        self._verdicts.changed.setdefault(subject.name, {})["policies"] = {"changed": False, **refused}
        self._keep(subject, "application", registered, warnings)
        self._keep(subject, "grants", granted, warnings)
        return app_id

    def _keep(self, subject: Subject, step: str, result: dict[str, t.Any], warnings: list[str]) -> None:
        self._verdicts.changed.setdefault(subject.name, {})[step] = {**result, **({"warnings": warnings[:]} if warnings else {})}
        warnings.clear()
        if result["changed"]:
            self._tell_of(subject.name, result["changes"])

    async def _sign_ins(self, subject: Subject, app_id: str) -> None:
        for user in users_of(subject.tenant) if subject.signs_in else ():
            if not await self._saving.run(lambda user=user: self._signed_in(subject, user, app_id)):  # type: ignore[misc]
                raise Left("somebody has to sign in")


async def in_time(work: t.Coroutine[t.Any, t.Any, _T], seconds: float) -> _T:
    """Return what ``work`` returns; raises ``TimeoutError`` after so many seconds, those that it stands in a line for a turn not counted."""
    now = asyncio.get_running_loop().time
    async with asyncio.timeout(None) as limit:
        with Watch(seconds, lambda: limit.reschedule(now())):
            return await work


class _Work:
    """The two modules' work on one tenant. Raises :class:`OptionError` for options that do not fit."""

    def __init__(self, subject: Subject, clock: Clock, manner: Manner) -> None:
        self._tenant = subject.tenant
        self._method = subject.method
        self._clock = clock
        self._manner = manner
        self._params = self._checked(application.SPEC, application_options(subject.tenant))
        self._register = application.work_of(self._params, manner)

    def open(self, session: Session) -> t.AsyncContextManager[GraphClient]:
        """Open the client for both."""
        return client_of(self._params, self._clock)(session)

    async def register(self, client: GraphClient) -> dict[str, t.Any]:
        """Return the result of ``application``, without secrets."""
        return self._clean(await self._register(client))

    async def grant(self, client: GraphClient, app_id: str) -> dict[str, t.Any]:
        """Return the result of ``permission_grant``, without secrets."""
        params = self._checked(permission_grant.SPEC, grant_options(self._tenant, app_id))
        return self._clean(await permission_grant.work_of(params, self._manner)(client))

    async def foretell(self, client: GraphClient) -> dict[str, t.Any]:
        """Return what the tenant's policies will refuse, and what nobody knows, as ``tenant_policies_info`` says it."""
        params = self._checked(tenant_policies_info.SPEC, policy_options(self._tenant, self._method))
        found = await tenant_policies_info.foresee(client, tenant_policies_info.plan_of(params, self._clock))
        data = found.data(params["steps"])
        return self._clean({key: data[key] for key in ("refused", "unknown")})

    def _checked(self, spec: ArgumentSpec, options: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
        return checked(spec, {**self._tenant["administrator"], **options})

    def _clean(self, result: dict[str, t.Any]) -> dict[str, t.Any]:
        secrets = {
            str(self._params[name])
            for name, option in application.SPEC.argument_spec.items()
            if option.get("no_log") and self._params[name]
        }
        return t.cast("dict[str, t.Any]", remove_values(result, secrets))


def checked(spec: ArgumentSpec, params: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
    """Return options as a module would have them; raises :class:`OptionError` without what was given."""
    validator = ArgumentSpecValidator(
        spec.argument_spec,
        mutually_exclusive=spec.mutually_exclusive,
        required_together=spec.required_together,
        required_one_of=spec.required_one_of,
        required_if=spec.required_if,
        required_by=spec.required_by,
    )
    result = validator.validate(params)
    if result.error_messages:
        raise OptionError("The options of the tenant do not fit.")
    return t.cast("dict[str, t.Any]", result.validated_parameters)
