# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``verify``. Standard library only; runs on Python 3.8."""

from __future__ import annotations

import itertools
import sys
import typing as t

from ansible.module_utils.basic import AnsibleModule

from ..._argspec import ArgumentSpec, Module
from ..._errors import OptionError
from ..._mail import PROTOCOLS, TLS_MODES
from ..._shapes import leaves
from ..._verify import input as verify_input
from ..._verify import output as verify_output
from ..._verify import programs as verify_programs
from ..._verify import smtp_login
from ..._verify.result import result_of_all
from ..._verify.verification import Verification, checks_of_programs

SPEC = ArgumentSpec(
    {
        "checks": {
            "type": "list",
            "elements": "dict",
            "options": {
                "name": {"type": "str"},
                "protocol": {"type": "str", "required": True, "choices": list(PROTOCOLS)},
                "host": {"type": "str"},
                "port": {"type": "int"},
                "tls": {"type": "str", "choices": list(TLS_MODES)},
                "user": {"type": "str", "required": True},
                "token": {"type": "str", "no_log": False},
                "smtp_login": {"type": "str", "choices": list(smtp_login.CHOICES), "default": smtp_login.AUTO},
                "smtp_login_known": {"type": "str", "choices": list(smtp_login.FORMS)},
                "high_volume": {"type": "bool", "default": False},
                "tenant": {"type": "str"},
            },
        },
        "tenants": {
            "type": "list",
            "elements": "dict",
            "default": [],
            "options": {
                "name": {"type": "str", "required": True},
                "tokens": {"type": "dict", "default": {}, "no_log": True},
                "trusted_hosts": {"type": "list", "elements": "str", "default": []},
                "ca_path": {"type": "path"},
                "connect_timeout": {"type": "float"},
                "timeout": {"type": "float"},
                "check_timeout": {"type": "float"},
            },
        },
        "tokens": {"type": "dict", "default": {}, "no_log": True},
        "programs": verify_programs.OPTION,
        "program_states": {"type": "bool", "default": False},
        "trusted_hosts": {"type": "list", "elements": "str", "default": []},
        "always_connect": {"type": "bool", "default": False},
        "ca_path": {"type": "path"},
        "concurrency": {"type": "int", "default": 64},
        "concurrency_per_endpoint": {"type": "int", "default": 32},
        "concurrency_per_mailbox": {"type": "int", "default": 1},
        "connect_timeout": {"type": "float", "default": 10},
        "timeout": {"type": "float", "default": 30},
        "check_timeout": {"type": "float", "default": 90},
        "deadline": {"type": "float", "default": 0},
        "source_address": {"type": "str"},
        "fail_on": {"type": "str", "default": "error", "choices": ["error", "warning", "never"]},
    },
    required_one_of=[("checks", "programs")],
)


class VerifyModule(Module):
    """Says where in a long list of checks a mistake is, and stays quick with thousands of tokens."""

    _checked = False

    def __init__(self, **kwargs: t.Any) -> None:
        super().__init__(**kwargs)
        self._checked = True

    def fail_json(self, msg: str, **kwargs: t.Any) -> t.NoReturn:
        if not self._checked:
            try:
                verify_input.parse(self.params)
            except OptionError as exc:
                kwargs.update(exc.to_failure())
                msg = kwargs.pop("msg")
            except (TypeError, ValueError):
                pass
        self._leave(super().fail_json, {"msg": msg, **kwargs})

    def exit_json(self, **kwargs: t.Any) -> t.NoReturn:
        self._leave(super().exit_json, kwargs)

    def _leave(self, leave: t.Callable[..., t.NoReturn], kwargs: dict[str, t.Any]) -> t.NoReturn:
        if self._checked:
            # ansible-core would look for each token in every string, which takes minutes for thousands of checks and tokens. Nothing
            # holds one: what servers say passes a Redactor, and the arguments are shown without.
            self.no_log_values.difference_update(
                leaves([list((one.get("tokens") or {}).values()) for one in self._with_tokens()])
            )
        checks = kwargs.get("checks")
        if isinstance(checks, verify_output.Spool):
            del kwargs["checks"]
            verify_output.write_spooled(checks, lambda: leave(**kwargs), sys.stdout)
        leave(**kwargs)

    def _with_tokens(self) -> list[dict[str, t.Any]]:
        return [self.params, *(self.params.get("tenants") or ())]

    def _visible(self) -> dict[str, t.Any]:
        # A check's failure is told by its results. Wrong arguments are few, and the first of them is named.
        return super()._visible() if not self._checked or len(self.params.get("checks") or ()) <= verify_output.ORDINARY else {}


def run_module(module: AnsibleModule) -> dict[str, t.Any]:
    """Run the module."""
    params = module.params
    inputs = verify_input.parse(params)
    spool = None
    if len(inputs.targets) > verify_output.ORDINARY:
        # They are in the result; twice would be once too often for thousands.
        params["checks"] = f"{len(inputs.targets)} checks"
        spool = verify_output.Spool()
    verification = Verification(inputs, params)
    checks = itertools.chain(verification.checks(), checks_of_programs(params, len(inputs.targets)))
    result = result_of_all(checks, params["fail_on"], spool)
    return {**result, "unusable": verification.unusable} if inputs.tenants else result
