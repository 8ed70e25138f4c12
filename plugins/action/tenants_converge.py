# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: works on all tenants of a play in one process. Documented in modules/tenants_converge.py."""

from __future__ import annotations

import collections
import typing as t

from ansible.plugins.action import ActionBase
from ansible.plugins.loader import lookup_loader
from ansible.utils.display import Display

from ..module_utils._argspec import ArgumentSpec
from ..module_utils._errors import DependencyError, OptionError
from ..module_utils._graph.wire.session import AT_ONCE
from ..module_utils._module.graph_session import Manner
from ..plugin_utils import _given
from ..plugin_utils._batch.converge import Batch, Verdicts, checked
from ..plugin_utils._batch.hosts import of_the_play, there_and_failed
from ..plugin_utils._batch.rotation import Rotation
from ..plugin_utils._batch.subject import Refused, Subject, rotated, subject_of, trouble_of
from ..plugin_utils._batch.wanted import sign_in_options
from ..plugin_utils._options import STORE_OPTIONS
from ..plugin_utils._tokens.lookup import vault_of
from ..plugin_utils._tokens.options import TokenOptions
from ..plugin_utils._tokens.sign_in import SignIn, WantedSignIn
from . import application_credential, sign_in

ONBOARD, ROTATE = "onboard", "rotate"
#: Most reasons that are shown; all are in the result.
_REASONS = 10
#: More at a time make each request dearer, and Microsoft refuse some.
MOST_AT_ONCE = 64
REFUSAL = "m365.mail_oauth.tenant_refusal"

display = Display()


class ActionModule(ActionBase):
    """Says which tenants have work left for the role, and which have none."""

    _supports_check_mode = True
    _supports_async = False
    _requires_connection = False

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> dict[str, t.Any]:
        """Return names, application ids and reasons; nothing of it is secret."""
        result: dict[str, t.Any] = super().run(tmp, task_vars)
        _unused, arguments = self.validate_argument_spec(
            argument_spec={
                "batch": {"type": "bool", "default": True},
                "job": {"type": "str", "default": ONBOARD, "choices": [ONBOARD, ROTATE]},
                "credential": {"type": "str"},
                "force": {"type": "bool", "default": False},
                "requests": {"type": "int", "default": AT_ONCE},
                "deadline": {"type": "float", "default": 120.0},
                "result": {"type": "dict"},
            }
        )
        if not 1 <= arguments["requests"] <= MOST_AT_ONCE:
            raise OptionError(f"requests must be between 1 and {MOST_AT_ONCE}.", option="requests")
        if arguments["deadline"] <= 0:
            raise OptionError("deadline must be more than 0.", option="deadline")
        known = task_vars or {}
        if arguments["result"] is not None:
            return {**result, **arguments["result"]}
        names, failed = there_and_failed(known)
        verdicts = Verdicts(left=dict.fromkeys(failed, "it failed before"))
        refused: dict[str, str] = {}
        problem = self._one_by_one(arguments)
        if problem:
            verdicts.left = dict.fromkeys(names, problem)
        else:
            there = [name for name in names if name not in verdicts.left]
            subjects, refused = self._subjects(there, arguments, known, verdicts)
            try:
                self._batch(arguments, verdicts, len(names)).run(subjects)
            except DependencyError as exc:
                problem = str(exc)
                verdicts.left = dict.fromkeys(names, problem)
        due = [name for name in names if name in verdicts.left]
        for line in _sum(verdicts, bool(self._task.check_mode)):
            display.display(f"tenants: {line}")
        return {
            **result,
            # What is changed is told by each tenant's own task.
            "changed": False,
            "tenants": names,
            "due": due,
            "done": [name for name in names if name in verdicts.done],
            "app_ids": verdicts.done,
            "reasons": verdicts.left,
            "results": verdicts.changed,
            "refused": refused,
            "seen": verdicts.seen,
            **({"warnings": list(verdicts.warnings)} if verdicts.warnings else {}),
        }

    def _one_by_one(self, arguments: dict[str, t.Any]) -> str:
        if not arguments["batch"]:
            return "tenant_batch is false"
        if arguments["force"]:
            return "all credentials are to be made anew"
        return "the modules are to run as another user (become)" if self._play_context.become else ""

    def _subjects(
        self, names: t.Iterable[str], arguments: dict[str, t.Any], known: dict[str, t.Any], verdicts: Verdicts
    ) -> tuple[list[Subject], dict[str, str]]:
        """Read all tenants; what has to be left to the role goes into ``verdicts``. Also return why tenants cannot be worked on."""
        # Variables of the play are not among the hosts'.
        hostvars, own = known["hostvars"], of_the_play(known, _PREFIXES)
        subjects: list[Subject] = []
        refused: dict[str, str] = {}
        for name in names:
            variables = {**hostvars.raw_get(name), **own}
            templar = t.cast("t.Any", self._templar).copy_with_new_env(available_variables=variables)
            lookup = lookup_loader.get(REFUSAL, loader=self._loader, templar=templar)

            def refusal(lookup: t.Any = lookup, variables: t.Any = variables) -> str:
                return " ".join(map(str, lookup.run([], variables)))

            try:
                if arguments["job"] == ROTATE:
                    subjects.append(rotated(name, variables, templar, STORE_OPTIONS, refusal, arguments["credential"]))
                else:
                    subjects.append(subject_of(name, variables, templar, sign_in.SHARED, refusal))
            except Exception as exc:
                # Of one tenant, whatever its templates raise; it fails where it is worked on for itself.
                verdicts.left[name] = trouble_of(exc)
                if isinstance(exc, Refused):
                    # A person may have been asked for a code, and is not to be asked again.
                    refused[name] = str(exc.args[1])
        return subjects, refused

    def _batch(self, arguments: dict[str, t.Any], verdicts: Verdicts, total: int) -> Batch:
        vault, check_mode = vault_of(self._loader), bool(self._task.check_mode)
        would = "would be " if check_mode else ""
        spec = ArgumentSpec(sign_in.ARGUMENT_SPEC)

        def signed_in(subject: Subject, user: str, app_id: str) -> bool:
            given = checked(spec, {**subject.shared, **sign_in_options(subject.tenant, user, app_id)})
            options = TokenOptions.read(given.get, sign_in.SHARED)
            store = options.open_store(vault, read_only=check_mode)
            person = SignIn(options, store, announce=lambda prompt: None, warn=display.warning, attended=lambda: False)
            return person.works(WantedSignIn(user=user))

        def tell() -> None:
            left, changed = len(verdicts.left), len(verdicts.changed)
            display.display(
                f"tenants: {len(verdicts.done) + left:,} of {total:,} worked on, {changed:,} of them {would}changed, {left:,} left to the role"
            )

        def tell_of(name: str, changes: t.Sequence[str]) -> None:
            # At once: whatever becomes of the run, this is known then.
            display.display(f"tenants: {name}{' would' if check_mode else ''}: {'; '.join(changes)}")

        manner = Manner(check_mode, bool(self._task.diff), lambda _warning: None)
        requests, deadline = arguments["requests"], arguments["deadline"]
        kind = Rotation if arguments["job"] == ROTATE else Batch
        made = kind(signed_in, verdicts, manner, at_once=requests, deadline=deadline, tell=tell, tell_of=tell_of)
        if isinstance(made, Rotation):
            made.held = self._held
        return made

    def _held(self, subject: Subject, options: t.Mapping[str, t.Any]) -> list[dict[str, str]]:
        """Return what the store holds of a credential, as the action ``application_credential`` does; a store that is not there is none."""
        tenant = subject.tenant
        given = {**subject.shared, "tenant": tenant["administrator"].get("tenant") or tenant["tenant"]}
        if tenant["store"]:
            given["store"] = tenant["store"]
        read = TokenOptions.read(given.get, ("tenant", *STORE_OPTIONS))
        data = read.open_store(vault_of(self._loader), read_only=True).load()
        return application_credential.held_of(options, data)


#: Variables of the role tenant and of the collection's options begin so.
_PREFIXES = ("tenant_", "m365_mail_oauth_")


def _sum(verdicts: Verdicts, check_mode: bool) -> list[str]:
    """Return how many tenants are what, and why some are left to the role, each reason once, the most frequent first."""
    changed = sum(name in verdicts.done for name in verdicts.changed)
    same = len(verdicts.done) - changed
    were = "would be" if check_mode else "were"
    line = f"{same:,} are as they should be, {changed:,} {were} changed, {len(verdicts.left):,} are left to the role"
    reasons = collections.Counter(verdicts.left.values())
    if len(reasons) == 1:
        return [f"{line}: {next(iter(reasons))}"]
    first = {reason: name for name, reason in reversed(verdicts.left.items())}
    return [
        line,
        *(
            f"left to the role: {first[reason]}{f' and {number - 1:,} more' if number > 1 else ''}: {reason}"
            for reason, number in reasons.most_common(_REASONS)
        ),
    ]
