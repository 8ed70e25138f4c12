# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specifications as values that add up, and the one place where modules are created and failures translated.

Runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.common.parameters import remove_values

from ._errors import MailOAuthError
from ._shapes import Net, known_values, shown_arguments


class ArgumentSpec:
    """An argument specification with its relations; ``merge`` joins several."""

    def __init__(
        self,
        argument_spec: dict[str, t.Any] | None = None,
        *,
        mutually_exclusive: t.Sequence[t.Sequence[str]] = (),
        required_together: t.Sequence[t.Sequence[str]] = (),
        required_one_of: t.Sequence[t.Sequence[str]] = (),
        required_if: t.Sequence[t.Sequence[t.Any]] = (),
        required_by: dict[str, t.Sequence[str]] | None = None,
    ) -> None:
        self.argument_spec = dict(argument_spec or {})
        self.mutually_exclusive = list(mutually_exclusive)
        self.required_together = list(required_together)
        self.required_one_of = list(required_one_of)
        self.required_if = list(required_if)
        self.required_by = dict(required_by or {})

    def merge(self, *others: ArgumentSpec) -> ArgumentSpec:
        """Return the sum of all; none is changed."""
        specs = (self, *others)
        return ArgumentSpec(
            {name: option for spec in specs for name, option in spec.argument_spec.items()},
            mutually_exclusive=[options for spec in specs for options in spec.mutually_exclusive],
            required_together=[options for spec in specs for options in spec.required_together],
            required_one_of=[options for spec in specs for options in spec.required_one_of],
            required_if=[condition for spec in specs for condition in spec.required_if],
            required_by={name: options for spec in specs for name, options in spec.required_by.items()},
        )

    def create_module(self, *, supports_check_mode: bool = True, factory: type[Module] | None = None) -> Module:
        """Create the module; every module of the collection is made here. ``factory`` may be a class derived from :class:`Module`."""
        return (factory or Module)(
            argument_spec=self.argument_spec,
            mutually_exclusive=self.mutually_exclusive,
            required_together=self.required_together,
            required_one_of=self.required_one_of,
            required_if=self.required_if,
            required_by=self.required_by,
            supports_check_mode=supports_check_mode,
        )


class Module(AnsibleModule):
    """A module whose result never holds what it was given in secret, nor what may be a secret in the wrong option.

    ansible-core takes the values of options marked ``no_log`` out of a result up to 2.21 and not any more in 2.22, and shows every other
    value as it is, in its own messages and in ``invocation``.
    """

    def __init__(self, **kwargs: t.Any) -> None:
        # Nor does the system's log hear what the module was given.
        super().__init__(**{**kwargs, "no_log": True})

    def exit_json(self, **kwargs: t.Any) -> t.NoReturn:
        super().exit_json(**self._without_secrets(kwargs))

    def fail_json(self, msg: str, **kwargs: t.Any) -> t.NoReturn:
        kwargs = self._without_secrets({"msg": str(msg), **kwargs})
        # What was looked for in vain, or could not be converted, stands in the text. Results of checks come from elsewhere.
        net = Net(self._visible(), known_values(self.argument_spec))
        concealed = {
            key: value if key in ("checks", "invocation", "diff") else net.conceal_all(value) for key, value in kwargs.items()
        }
        super().fail_json(**concealed)

    def _visible(self) -> dict[str, t.Any]:
        return {
            name: value
            for name, value in getattr(self, "params", {}).items()
            if not (self.argument_spec.get(name) or {}).get("no_log")
        }

    def _without_secrets(self, kwargs: dict[str, t.Any]) -> dict[str, t.Any]:
        # ansible-core leaves this away again where it is not wanted.
        kwargs["invocation"] = {"module_args": shown_arguments(self.argument_spec, getattr(self, "params", {}))}
        kept = {name: value for name, value in kwargs.items() if value is None or isinstance(value, bool)}
        return {**remove_values(kwargs, self.no_log_values), **kept}


def run(module: AnsibleModule, job: t.Callable[[AnsibleModule], dict[str, t.Any]]) -> t.NoReturn:
    """Run ``job`` and leave the module: with its result, or with the failure that a :class:`MailOAuthError` describes.

    ``job`` returns the keyword arguments of ``exit_json``. A result with ``failed: true`` leaves through ``fail_json`` and keeps all
    its keys, so that a failing verification still shows every check.
    """
    try:
        result = job(module)
    except MailOAuthError as exc:
        result = {"failed": True, **exc.to_failure()}
    # Not while an exception is handled: ansible-core would show its traceback, and with it what a library said of the values.
    if result.pop("failed", False):
        module.fail_json(**{"msg": "The module failed.", **result})
    module.exit_json(**result)
