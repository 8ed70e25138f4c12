# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Argument specifications as values that add up, and the one place where modules are created and failures translated.

Runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

from ansible.module_utils.basic import AnsibleModule

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError


class ArgumentSpec:
    """An argument specification with its relations; ``merge`` joins two."""

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

    def merge(self, other: ArgumentSpec) -> ArgumentSpec:
        """Return the sum of both; neither is changed."""
        return ArgumentSpec(
            {**self.argument_spec, **other.argument_spec},
            mutually_exclusive=[*self.mutually_exclusive, *other.mutually_exclusive],
            required_together=[*self.required_together, *other.required_together],
            required_one_of=[*self.required_one_of, *other.required_one_of],
            required_if=[*self.required_if, *other.required_if],
            required_by={**self.required_by, **other.required_by},
        )

    def create_module(self, *, supports_check_mode: bool = True, factory: type[AnsibleModule] = AnsibleModule) -> AnsibleModule:
        """Create the :class:`AnsibleModule`; every module of the collection is made here. ``factory`` may be a class derived from it."""
        return factory(
            argument_spec=self.argument_spec,
            mutually_exclusive=self.mutually_exclusive,
            required_together=self.required_together,
            required_one_of=self.required_one_of,
            required_if=self.required_if,
            required_by=self.required_by,
            supports_check_mode=supports_check_mode,
        )


def run(module: AnsibleModule, job: t.Callable[[AnsibleModule], dict[str, t.Any]]) -> t.NoReturn:
    """Run ``job`` and leave the module: with its result, or with the failure that a :class:`MailOAuthError` describes.

    ``job`` returns the keyword arguments of ``exit_json``. A result with ``failed: true`` leaves through ``fail_json`` and keeps all
    its keys, so that a failing verification still shows every check.
    """
    try:
        result = job(module)
    except MailOAuthError as exc:
        module.fail_json(**exc.to_failure())
    if result.pop("failed", False):
        module.fail_json(**{"msg": "The module failed.", **result})
    module.exit_json(**result)
