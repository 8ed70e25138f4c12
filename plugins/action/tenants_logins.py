# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: plans the logins of all tenants of a play and mints their tokens, in one process. Documented in modules/tenants_logins.py."""

from __future__ import annotations

import time
import typing as t

from ansible.errors import AnsibleActionFail
from ansible.plugins.action import ActionBase
from ansible.utils.display import Display

from ..filter.checks_by_host import checks_by_host
from ..module_utils._argspec import ArgumentSpec
from ..module_utils._errors import MailOAuthError, OptionError
from ..module_utils._verify import input as verify_input
from ..plugin_utils import _given
from ..plugin_utils._batch.hosts import of_the_play, there_and_failed
from ..plugin_utils._batch.logins import Plan, runs_of
from ..plugin_utils._batch.minting import mint_all
from ..plugin_utils._batch.saving import SAVING, still_in_use
from ..plugin_utils._batch.subject import Left, check_place, trouble_of
from .access_tokens import Minting

SPEC = ArgumentSpec(
    {
        "view": {"type": "raw", "required": True},
        "batch": {"type": "bool", "default": True},
        "requests": {"type": "int", "default": 8},
        "deadline": {"type": "float", "default": 120.0},
    }
)
#: Variables of the role verify and of the collection's options begin so.
PREFIXES = ("verify_", "m365_mail_oauth_")
#: Who mints needs these of a tenant, beside what names the checks.
_TOKEN_OPTIONS = ("tenant", "cloud", "authority", "ca_path", "client_id", "store", "min_validity")

#: More threads are no quicker, and more requests are throttled.
MOST_AT_ONCE = 64
#: Users whose tokens are minted one after another within a tenant's time.
MOST_USERS = 100

display = Display()


class ActionModule(ActionBase):
    """Returns what each host has to do, with the tokens that it takes; tenants that it cannot plan for are left to the role."""

    _supports_check_mode = True
    _supports_async = False
    _requires_connection = False

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> dict[str, t.Any]:
        """Return runs, plans by tenant, and who is left to the role."""
        result: dict[str, t.Any] = super().run(tmp, task_vars)
        # The tokens are for the next tasks and for nobody's eyes, whatever the task says.
        result["_ansible_no_log"] = True
        arguments = dict(self._task.args)
        view = arguments.pop("view", None)
        if not isinstance(view, str) or not view.isidentifier():
            raise AnsibleActionFail("view is the name of a variable, as the role m365.mail_oauth.verify gives it.")
        _unused, options = self.validate_argument_spec(argument_spec=SPEC.argument_spec)
        if not 1 <= options["requests"] <= MOST_AT_ONCE:
            raise OptionError(f"requests must be between 1 and {MOST_AT_ONCE}.", option="requests")
        if options["deadline"] <= 0:
            raise OptionError("deadline must be more than 0.", option="deadline")
        known = task_vars or {}
        names, failed = there_and_failed(known)
        left = dict.fromkeys(failed, "it failed before")
        plans: list[Plan] = []
        if options["batch"]:
            plans = self._plans(view, [name for name in names if name not in left], known, left)
            self._mint(plans, known, options, left)
            plans = [plan for plan in plans if plan.name not in left]
        else:
            left.update(dict.fromkeys(names, "tenant_batch is false, or the run is in parts"))
        first = plans[0].name if plans else ""
        inventory = {*known["groups"]["all"], "localhost"}
        runs = {run["id"]: run for run in runs_of(plans, inventory, f"{time.time_ns():x}")}
        due = [name for name in names if name in left]
        if due:
            why = sorted(set(left.values()))
            display.display(f"tenants: {len(plans):,} are verified together, {len(due):,} each for itself: {'; '.join(why[:3])}")
        return {
            **result,
            "changed": False,
            "tenants": names,
            "due": due,
            "reasons": left,
            "first": first,
            "hosts": list(dict.fromkeys(host for run in runs.values() for host in run["hosts"])),
            "runs": runs,
            "plans": {
                plan.name: {
                    **{part: plan.view[part] for part in ("tenant", "checks", "planned")},
                    "problems": plan.problems,
                    "missing_hosts": [host for host in plan.view["planned"] if host and host not in inventory],
                }
                for plan in plans
            },
        }

    def _plans(self, view: str, names: t.Sequence[str], known: t.Mapping[str, t.Any], left: dict[str, str]) -> list[Plan]:
        """Return what can be planned; for the others ``left`` says why not."""
        defaults = self._task._role.get_default_vars() if self._task._role else {}
        own = of_the_play(known, PREFIXES, defaults)
        self._variables = {}
        plans = []
        for name in names:
            variables = {**defaults, **known["hostvars"].raw_get(name), **own, "hostvars": known["hostvars"]}
            templar = t.cast("t.Any", self._templar).copy_with_new_env(available_variables=variables)
            try:
                if variables.get("m365_tenant_refused"):
                    raise Left("its entry is wrong")
                check_place(value_of(variables, templar))
                found = _given.plain(templar.template(variables[view]))
                share = (found[part] for part in ("checks", "hosts", "distribution", "host_mailboxes"))
                found["planned"] = checks_by_host(*share)
                plan = Plan(name, found)
                if len({check["token"] for check in plan.checks}) > MOST_USERS:
                    raise Left(f"it has more than {MOST_USERS} users to mint tokens for")
                options = {option: found["token"][option] for option in _TOKEN_OPTIONS if found["token"].get(option)}
                self._variables[name] = Minting(plan.checks, options, variables, self._loader, templar)
            except Exception as exc:
                # Of one tenant, whatever its templates raise; it fails where it is worked on for itself.
                left[name] = trouble_of(exc)
            else:
                plans.append(plan)
        return plans

    def _mint(
        self, plans: t.Sequence[Plan], known: t.Mapping[str, t.Any], options: t.Mapping[str, t.Any], left: dict[str, str]
    ) -> None:
        """Fill the plans' tokens and problems."""
        minting: dict[str, Minting] = self._variables

        def tell(done: int) -> None:
            display.display(f"verify: tokens of {done:,} of {len(plans):,} tenants")

        jobs = [minting[plan.name] for plan in plans]
        if mint_all(jobs, at_once=options["requests"], deadline=options["deadline"], tell=tell):
            display.warning(still_in_use(SAVING))
        for plan in plans:
            plan.tokens, plan.problems = minting[plan.name].taken()
            try:
                made = [check for host in plan.view["planned"] if host for check in plan.made_on(host)]
                unique = list({id_of(check): check for check in made}.values())
                verify_input.parse({"checks": unique, "tenants": [plan.means]})
                float(plan.view["settings"]["deadline"] or 0)
            except (MailOAuthError, TypeError, ValueError, KeyError):
                left[plan.name] = "its checks do not fit"


def value_of(variables: t.Mapping[str, t.Any], templar: t.Any) -> t.Callable[[str], t.Any]:
    """Return what reads a tenant's variables, templates resolved."""
    return lambda name: None if variables.get(name) is None else _given.plain(templar.template(variables[name]))


def id_of(check: t.Mapping[str, t.Any]) -> tuple[t.Any, ...]:
    """Return what tells a check from others."""
    return tuple(sorted((key, str(value)) for key, value in check.items()))
