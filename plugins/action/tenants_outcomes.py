# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: what the logins of all tenants of a play came to, with what explains and what expires. Documented in modules/tenants_outcomes.py."""

from __future__ import annotations

import asyncio
import typing as t

from ansible.errors import AnsibleActionFail
from ansible.plugins.loader import lookup_loader
from ansible.template import trust_as_template
from ansible.utils.display import Display

from ..filter.login_results import login_results
from ..module_utils._argspec import ArgumentSpec
from ..module_utils._converge.timing import Clock
from ..module_utils._errors import MailOAuthError, OptionError
from ..module_utils._graph.wire import sdk
from ..module_utils._graph.wire.session import Session, off_loop
from ..module_utils._graph.wire.turns import Gate
from ..module_utils._module import application_info
from ..module_utils._module.graph_session import client_of
from ..plugin_utils import _given
from ..plugin_utils._batch import interruption
from ..plugin_utils._batch.converge import TENANTS_AT_ONCE, checked
from ..plugin_utils._batch.hosts import of_the_play
from ..plugin_utils._batch.logins import by_tenant
from ..plugin_utils._batch.subject import Left, check_interpreter, trouble_of
from . import login_evidence
from .login_evidence import EXCHANGE, GRAPH, Inquiry
from .tenants_logins import MOST_AT_ONCE, PREFIXES, value_of

SPEC = ArgumentSpec(
    {
        "only": {"type": "str", "choices": ["left"]},
        "results": {"type": "list", "elements": "dict", "default": []},
        "requests": {"type": "int", "default": 8},
        "deadline": {"type": "float", "default": 120.0},
    }
)
_ADMINISTRATOR = trust_as_template("{{ verify_tenant.administrator }}")
_REFUSAL = "m365.mail_oauth.tenant_refusal"
_PLANNED, _LOGGED_IN = "verify_together", "verify_logins_together"

Json = t.Dict[str, t.Any]

display = Display()


class ActionModule(login_evidence.ActionModule):
    """Gives each tenant its results back, and asks Microsoft Graph about all of them in one event loop."""

    _supports_check_mode = True
    _supports_async = False

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> Json:
        """Return ``outcomes`` by tenant, as the role gives them to ``verify_report``; or who is ``left``."""
        result: Json = super(login_evidence.ActionModule, self).run(tmp, task_vars)
        _unused, options = self.validate_argument_spec(argument_spec=SPEC.argument_spec)
        if not 1 <= options["requests"] <= MOST_AT_ONCE:
            raise OptionError(f"requests must be between 1 and {MOST_AT_ONCE}.", option="requests")
        known = task_vars or {}
        together = known.get(_PLANNED)
        if not isinstance(together, dict) or "runs" not in together:
            raise AnsibleActionFail("There is no plan: m365.mail_oauth.tenants_logins goes before.")
        found = _registered(together["runs"], known["hostvars"])
        if options["only"]:
            return {**result, "changed": False, "left": _left(together["runs"], found)}
        for late in options["results"]:
            found[str(late["run"]), str(late["host"])] = late["result"]
        plans = together["plans"]
        results = _results(together["runs"], plans, found)
        evidence = self._evidence(plans, results, known, options)
        outcomes = {
            name: {
                "tenant": plan["tenant"],
                "planned": plan["checks"],
                "problems": plan["problems"],
                "results": results[name],
                **evidence[name],
            }
            for name, plan in plans.items()
        }
        for name, outcome in outcomes.items():
            for unasked in outcome["circumstances"].get("unasked") or ():
                if unasked["severity"] != "info":
                    display.display(f"{name}: {unasked['message']}")
        return {
            **result,
            "changed": False,
            "outcomes": outcomes,
            "names": {name: plan["tenant"]["name"] for name, plan in plans.items()},
        }

    # --- evidence

    def _evidence(self, plans: Json, results: Json, known: t.Mapping[str, t.Any], options: Json) -> dict[str, Json]:
        """Return ``circumstances`` and ``expiries`` of each tenant."""
        defaults = self._task._role.get_default_vars() if self._task._role else {}
        own = of_the_play(known, PREFIXES, defaults)
        inquiries: dict[str, Inquiry] = {}
        in_process: dict[str, Inquiry] = {}
        said: dict[str, Json] = {}
        for name, plan in plans.items():
            variables = {**defaults, **known["hostvars"].raw_get(name), **own, "hostvars": known["hostvars"]}
            templar = t.cast("t.Any", self._templar).copy_with_new_env(available_variables=variables)
            try:
                inquiry, here = self._inquiry(plan, results[name], variables, templar)
            except Exception as exc:
                # Of one tenant, whatever its templates raise: the logins are what counts.
                said[name] = {"circumstances": {"unasked": [_unasked(trouble_of(exc))]}, "expiries": []}
                continue
            inquiries[name] = inquiry
            if here and GRAPH in inquiry.whom:
                in_process[name] = inquiry
        try:
            if in_process:
                sdk.preload()
        except MailOAuthError:
            # The libraries are in another Python, where modules run: each tenant is asked about by one.
            in_process = {}
        self._ask_together(in_process, options)
        said.update({name: self._answered(inquiry, name in in_process) for name, inquiry in inquiries.items()})
        return said

    def _answered(self, inquiry: Inquiry, asked: bool) -> Json:
        """Ask who was not asked yet, and return what was said; whatever goes wrong with one tenant is of that one."""
        try:
            # Exchange answers for one mailbox at a time, and only about logins that fail.
            for whom in inquiry.whom:
                if whom == EXCHANGE or not asked:
                    self._ask(whom, inquiry)
            return self._said(inquiry)
        except Exception as exc:
            return {"circumstances": {"unasked": [_unasked(trouble_of(exc))]}, "expiries": []}

    def _inquiry(self, plan: Json, results: list[Json], variables: Json, templar: t.Any) -> tuple[Inquiry, bool]:
        """Return what is to be asked about a tenant, and whether Microsoft Graph can be asked from this process."""

        view = _given.plain(templar.template(variables["verify_evidence_view"]))
        waiting = view.pop("administrator_wait")
        arguments: Json = {**view, "planned": plan["checks"], "results": results}
        arguments = {option: given for option, given in arguments.items() if given is not None and given != ""}
        here = True
        if arguments["ask"]:
            refused = self._refused({**variables, "m365_mail_oauth_admin_wait": waiting}, templar)
            if refused:
                arguments = {**arguments, "ask": [], "note": refused}
            else:
                arguments.update(_given.plain(templar.template(_ADMINISTRATOR)))
        try:
            check_interpreter(value_of(variables, templar))
        except Left:
            here = False
        return self._begin(arguments, variables, templar), here

    def _refused(self, variables: Json, templar: t.Any) -> str:
        waiting = templar.copy_with_new_env(available_variables=variables)
        lookup = lookup_loader.get(_REFUSAL, loader=self._loader, templar=waiting)
        return " ".join(map(str, lookup.run(["verify_tenant"], variables)))

    def _ask_together(self, inquiries: t.Mapping[str, Inquiry], options: Json) -> None:
        """Ask Microsoft Graph about tenants at once, each within the deadline."""

        async def work(on_interruption: t.Callable[[t.Callable[[], None]], None]) -> None:
            tenants = Gate(TENANTS_AT_ONCE)
            async with Session(Clock(), options["requests"]) as session:
                on_interruption(session.stop)
                self._loop, self._session = asyncio.get_running_loop(), session

                async def one(inquiry: Inquiry) -> None:
                    async with tenants.turn():
                        try:
                            await asyncio.wait_for(off_loop(lambda: self._ask(GRAPH, inquiry)), options["deadline"])
                        except asyncio.TimeoutError:
                            inquiry.answers.miss(GRAPH, "Microsoft Graph could not be asked: it did not answer in time.")
                        except Exception as exc:
                            inquiry.answers.miss(GRAPH, f"Microsoft Graph could not be asked ({type(exc).__name__}).")

                await asyncio.gather(*map(one, inquiries.values()))

        self._in_loop = {id(inquiry.variables) for inquiry in inquiries.values()}
        if inquiries:
            interruption.run(work)
        self._in_loop.clear()

    def _result_of(self, whom: str, arguments: Json, variables: t.Mapping[str, t.Any]) -> Json:
        if whom != GRAPH or id(variables) not in self._in_loop:
            return super()._result_of(whom, arguments, variables)
        params = checked(application_info.SPEC, arguments)
        job = application_info.work_of(params)
        opened = client_of(params, self._session.clock)

        async def ask() -> Json:
            async with opened(self._session) as client:
                return await job(client)

        return asyncio.run_coroutine_threadsafe(ask(), self._loop).result()


def _unasked(why: str) -> Json:
    message = f"Nobody could be asked about the tenant: {why}."
    return {"what": "graph", "message": message, "severity": "warning"}


def _registered(runs: Json, hostvars: t.Any) -> dict[tuple[str, str], Json]:
    """Return what hosts have registered, by run and host. What a host was lost at stands for the runs that were to come."""
    found: dict[tuple[str, str], Json] = {}
    for host in dict.fromkeys(host for run in runs.values() for host in run["hosts"]):
        registered = hostvars.raw_get(host).get(_LOGGED_IN) if host in hostvars else None
        items = (registered or {}).get("results") or [] if isinstance(registered, dict) else []
        its = {str(item.get("verify_login")): item for item in items if isinstance(item, dict)}
        mine = [run for run, found_run in runs.items() if host in found_run["hosts"]]
        if not its.keys() & set(mine):
            continue
        last = items[-1]
        lost = last if last.get("unreachable") or last.get("timedout") else None
        for run in mine:
            result = its.get(run, lost)
            if result is not None:
                found[run, host] = result
    return found


def _left(runs: Json, found: t.Container[tuple[str, str]]) -> list[Json]:
    """Return the runs that are to be made yet, and whether each is the first one on its host."""
    seen: set[str] = set()
    left = []
    for run_id, run in runs.items():
        for host in run["hosts"]:
            if (run_id, host) not in found:
                left.append({"run": run_id, "host": host, "first": host not in seen})
            seen.add(host)
    return left


def _results(runs: Json, plans: Json, found: t.Mapping[tuple[str, str], Json]) -> dict[str, list[Json]]:
    """Return the entries of each tenant, one a host, as the filter ``login_results`` makes them."""
    of_hosts: dict[str, dict[str, Json]] = {name: {} for name in plans}
    for (run_id, host), result in found.items():
        for name, its in by_tenant(result, runs[run_id], host).items():
            of_hosts[name][host] = its
    return {
        name: login_results(
            plan["planned"],
            {host: its for host, its in of_hosts[name].items() if host in plan["planned"]},
            None,
            plan["missing_hosts"],
        )
        for name, plan in plans.items()
    }
