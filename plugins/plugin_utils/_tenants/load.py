# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads a tenants file: checks all of it, says everything that is wrong at once, and returns normalised tenants.

``load_tenants`` is the only entrance. It takes data that a YAML loader has read (ansible-core's, with its tags and encrypted values)
and the text it was read from, for line numbers.
"""

from __future__ import annotations

import os.path
import typing as t

from ...module_utils import _secrets
from ...module_utils._errors import OptionError
from . import rules
from .normal import Tenant, merge, normalise
from .places import Place, Positions, Problem, render
from .schema import is_template, load_schema, to_plain, violations

#: How many problems one error names; the rest is counted.
MAX_SHOWN = 20

_SECRETS = ("client_secret", "certificate_password")


class TenantsFile(t.NamedTuple):
    """Normalised tenants by name, and what is worth a warning (whole lines, each with its place).

    ``refused`` are tenants that cannot be used, by name, each with what is wrong with it; the others are not the worse for them.
    """

    tenants: dict[str, Tenant]
    warnings: list[str]
    refused: dict[str, str] = {}


def load_tenants(
    data: object, *, text: str, path: str, is_trusted: t.Callable[[object], bool] = lambda value: True
) -> TenantsFile:
    """Check ``data`` and return its tenants.

    ``is_trusted`` tells whether a text may be evaluated as a template (``!unsafe`` may not, so a secret in it is in clear text).
    What is wrong with one tenant is in ``refused``. Raises :class:`OptionError` for what is wrong with the file itself, with every problem
    of it and of its tenants: file, line, place and what to do. Secrets are never part of it.
    """
    positions = Positions(text)
    plain, problems = to_plain(data)
    if plain is not None:
        problems += positions.duplicate_keys()
        problems += violations(plain, load_schema("tenants"))
    elif not problems:
        problems = [Problem((), "is empty; it needs 'plugin: m365.mail_oauth.tenants' and 'tenants'")]
    by_tenant, of_file = _by_tenant(problems)
    if of_file:
        raise OptionError(_report(problems, positions, path), code="invalid_tenants_file", path=path, problems=len(problems))
    # Also among what is well in a tenant of which something else is wrong, so that nobody has to mend a file twice.
    for problem in rules.errors(_sound(plain, by_tenant)):
        by_tenant.setdefault(str(problem.place[1]), []).append(problem)
    directory = os.path.dirname(os.path.abspath(path))
    whole = t.cast("dict[str, t.Any]", data)
    tenants = {name: normalise(name, tenant, directory) for name, tenant in _merged(whole, by_tenant).items()}
    clear = list(_clear_secrets(whole, tenants, is_trusted))
    return TenantsFile(
        tenants,
        [_line(problem, positions, path) for problem in rules.warnings(_merged(plain, by_tenant), clear)],
        {name: _report(found, positions, path) for name, found in by_tenant.items()},
    )


def _by_tenant(problems: list[Problem]) -> tuple[dict[str, list[Problem]], list[Problem]]:
    """Return the problems of each tenant, and those that no single tenant has."""
    by_tenant: dict[str, list[Problem]] = {}
    of_file = []
    for problem in problems:
        if problem.place[:1] == ("tenants",) and len(problem.place) > 1:
            by_tenant.setdefault(str(problem.place[1]), []).append(problem)
        else:
            of_file.append(problem)
    return by_tenant, of_file


def _sound(document: t.Mapping[str, t.Any], wrong: t.Mapping[str, list[Problem]]) -> dict[str, t.Any]:
    """Return the tenants, with the defaults, without the settings and the entries of lists that have a problem."""
    found: dict[str, t.Any] = {}
    for name, tenant in document["tenants"].items():
        places = [problem.place[2:] for problem in wrong.get(str(name), ())]
        if isinstance(tenant, dict) and () not in places:
            own = {key: _without(value, [place[1:] for place in places if place[0] == key]) for key, value in tenant.items()}
            found[str(name)] = merge(document.get("defaults", {}), own)
    return found


def _without(value: t.Any, places: list[Place]) -> t.Any:
    """Return a setting without what is wrong in it; entries of a list keep their numbers."""
    if not places:
        return value
    if not isinstance(value, list) or () in places:
        return None
    return [None if any(place[0] == index for place in places) else entry for index, entry in enumerate(value)]


def _merged(document: t.Mapping[str, t.Any], without: t.Container[str] = ()) -> dict[str, t.Any]:
    return {
        str(name): merge(document.get("defaults", {}), tenant)
        for name, tenant in document["tenants"].items()
        if str(name) not in without
    }


def _clear_secrets(
    document: t.Mapping[str, t.Any], names: t.Container[str], is_trusted: t.Callable[[object], bool]
) -> t.Iterator[Place]:
    """Yield where a secret stands in clear text, and register it so that a core that masks secrets masks it."""
    settings: list[tuple[Place, t.Mapping[str, t.Any]]] = [(("defaults",), document.get("defaults", {}))]
    settings += [(("tenants", str(name)), tenant) for name, tenant in document["tenants"].items() if str(name) in names]
    for place, tenant in settings:
        for key in _SECRETS:
            value = tenant.get("bootstrap", {}).get(key)
            if isinstance(value, str) and not (is_template(value) and is_trusted(value)):
                _secrets.register(str(value))
                yield (*place, "bootstrap", key)


def _report(problems: list[Problem], positions: Positions, path: str) -> str:
    ordered = sorted(problems, key=lambda problem: positions.find(problem.place) or (0, 0))
    lines = [_line(problem, positions, path) for problem in ordered[:MAX_SHOWN]]
    if len(ordered) == 1:
        return lines[0]
    if len(ordered) > MAX_SHOWN:
        lines.append(f"... and {len(ordered) - MAX_SHOWN} more")
    return "\n".join([f"{path} has {len(ordered)} problems:", *lines])


def _line(problem: Problem, positions: Positions, path: str) -> str:
    position = positions.find(problem.place)
    at = f"{path}:{position.line}:{position.column}" if position else path
    return f"{at}: {render(problem.place)}: {problem.message}"
