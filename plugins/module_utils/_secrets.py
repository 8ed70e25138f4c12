# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Registering secrets with ansible-core, where it can (2.22 and newer).

The only place that knows the API. ansible-core masks a registered value in all output; a base64 copy is not covered, so every
encoded form is registered by itself. Below 2.22 this does nothing and the value is returned as it is: there ``no_log`` and the care
of each caller are what keeps secrets out of sight. Runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

_register: t.Callable[[str], t.Any] | None = None
try:
    from ansible.module_utils.secrets import register_secret
except ImportError:
    pass
else:
    _register = register_secret

#: Nothing shorter is a token or a client secret; masking it would blot out common words all over the output.
_SHORTEST = 8

_T = t.TypeVar("_T", bound=t.Optional[str])


def register(value: _T) -> _T:
    """Register ``value`` as a secret and return it, to be used where the value is born."""
    if value and len(str(value)) >= _SHORTEST and _register is not None:
        registered = _register(str(value))
        if isinstance(registered, str):
            return t.cast("_T", registered)
    return value


def register_all(*values: str | None) -> None:
    """Register several forms of one secret (the token, its SASL string, its base64)."""
    for value in values:
        register(value)
