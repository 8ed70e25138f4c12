# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Guarded imports of the libraries that the collection needs beyond the standard library, one place for all.

Each ``require_*`` returns the module or raises :class:`DependencyError` with one sentence: what to install, and into which Python.
Nothing here is imported before it is asked for (msgraph costs a quarter of a second). Runs on Python 3.8.
"""

from __future__ import annotations

import importlib
import sys
import types
import typing as t

from ._errors import DependencyError


class Requirement(t.NamedTuple):
    """A distribution on PyPI and the module by which it is imported."""

    distribution: str
    minimum: str
    python: str


REQUIREMENTS: dict[str, Requirement] = {
    "msgraph": Requirement("msgraph-sdk", "1.6.0", "3.10"),
    "azure.identity": Requirement("azure-identity", "1.19.0", "3.10"),
    "msal": Requirement("azure-identity", "1.19.0", "3.10"),
    "jsonschema": Requirement("jsonschema", "4.17.0", "3.9"),
    "cryptography": Requirement("azure-identity", "1.19.0", "3.10"),
    "httpx": Requirement("msgraph-sdk", "1.6.0", "3.10"),
    # For messages to people alone; none of the collection's requirements.
    "apprise": Requirement("apprise", "1.9.0", "3.9"),
}


def require(module: str) -> types.ModuleType:
    """Import ``module`` (a dotted name whose root is in :data:`REQUIREMENTS`) or raise :class:`DependencyError`."""
    try:
        return importlib.import_module(module)
    except ImportError as exc:
        root = next((name for name in REQUIREMENTS if module == name or module.startswith(name + ".")), module)
        needed = REQUIREMENTS.get(root, Requirement(root, "", ""))
        what = f"{needed.distribution} >= {needed.minimum}" if needed.minimum else needed.distribution
        missing = exc.name or module
        raise DependencyError(
            f"The Python library {what} is needed and {missing} cannot be imported by {sys.executable} "
            f"(Python {sys.version_info[0]}.{sys.version_info[1]}).",
            remedy=f"Install it there: {sys.executable} -m pip install '{needed.distribution}>={needed.minimum}'"
            + (f" (it needs Python {needed.python} or newer)" if needed.python else "")
            + ", or name another interpreter in ansible_python_interpreter.",
            library=needed.distribution,
            interpreter=sys.executable,
        ) from exc
