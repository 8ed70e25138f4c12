# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Failures of actions, lookups and filters on their way out: none shows what may be a secret among the values that were given.

What modules do in ``_argspec.Module``. It also holds for ansible-core's own messages about options, which show the value. Controller only.
"""

from __future__ import annotations

import contextlib
import functools
import os
import typing as t
from collections.abc import Mapping

from ansible.errors import AnsibleActionFail, AnsibleConnectionFailure, AnsibleError, AnsibleFilterError, AnsibleLookupError

from ..module_utils._errors import MailOAuthError
from ..module_utils._shapes import Net

_PREFIX = "m365_mail_oauth_"

Function = t.TypeVar("Function", bound=t.Callable[..., t.Any])


def plain(value: t.Any) -> t.Any:
    """Return ``value`` without the tags of ansible-core's own string types, lists and mappings included."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    return str(value)


def _around(variables: t.Any) -> list[t.Any]:
    """Return the values that stand in for options: variables and the environment."""
    found = [value for name, value in (variables or {}).items() if str(name).startswith(_PREFIX)]
    return [*found, *(value for name, value in os.environ.items() if name.startswith((_PREFIX.upper(), "AZURE_")))]


@contextlib.contextmanager
def concealing(error: type[AnsibleError], *given: t.Any) -> t.Iterator[None]:
    """Raise what fails within as ``error``, without what may be a secret in it. A :class:`MailOAuthError` stays its cause."""
    try:
        yield
    except AnsibleConnectionFailure:
        raise
    except (AnsibleError, MailOAuthError) as exc:
        net = Net(plain(list(given)))
        if not net:
            if isinstance(exc, AnsibleError):
                raise
            raise error(str(exc)) from exc
        cause = exc if isinstance(exc, MailOAuthError) else cause_of(exc)
        if cause is not None:
            cause.reword(net.conceal_all)
            # What a library raised names files and quotes values, and ansible-core shows the whole chain.
            cause.__cause__, cause.__suppress_context__ = None, True
        message = net.conceal(str(exc.message))
        if issubclass(error, AnsibleActionFail):
            raise error(message, result=net.conceal_all(getattr(exc, "result", {}))) from cause
        raise error(str(cause) if cause is exc else message) from cause
    except (TypeError, ValueError, LookupError, AttributeError) as exc:
        said = Net(plain(list(given))).conceal(str(exc))
        raise error(f"What was given is not of the kind that is expected here ({type(exc).__name__}: {said}).") from None


def cause_of(exc: BaseException) -> MailOAuthError | None:
    """Return what this collection said at the root of an error of ansible-core's, or None where it said nothing."""
    cause = exc.__cause__
    while cause is not None and not isinstance(cause, MailOAuthError):
        cause = cause.__cause__
    return cause


def lookup(run: Function) -> Function:
    """Decorate the ``run`` of a lookup."""

    @functools.wraps(run)
    def careful(self: t.Any, terms: t.Any, variables: t.Any = None, **kwargs: t.Any) -> t.Any:
        resolved: list[t.Any] = []
        with concealing(AnsibleLookupError, terms, kwargs, _around(variables), resolved):
            try:
                return run(self, terms, variables, **kwargs)
            finally:
                resolved.append(dict(getattr(self, "_options", None) or {}))

    return t.cast("Function", careful)


def action(run: Function) -> Function:
    """Decorate the ``run`` of an action."""

    @functools.wraps(run)
    def careful(self: t.Any, tmp: str | None = None, task_vars: t.Any = None) -> t.Any:
        # An action may take options out of its arguments, and put others in.
        resolved: list[t.Any] = [dict(self._task.args)]
        with concealing(AnsibleActionFail, _around(task_vars), resolved):
            try:
                return run(self, tmp, task_vars)
            finally:
                resolved.append(self._task.args)

    return t.cast("Function", careful)


def filters(functions: dict[str, t.Callable[..., t.Any]]) -> dict[str, t.Callable[..., t.Any]]:
    """Wrap the functions of a filter plugin."""

    def wrapped(function: t.Callable[..., t.Any]) -> t.Callable[..., t.Any]:
        @functools.wraps(function)
        def careful(*args: t.Any, **kwargs: t.Any) -> t.Any:
            with concealing(AnsibleFilterError, args, kwargs):
                return function(*args, **kwargs)

        return careful

    return {name: wrapped(function) for name, function in functions.items()}
