# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The hosts of a play, and the variables that it gives to all of them. Controller only."""

from __future__ import annotations

import typing as t


def there_and_failed(known: t.Mapping[str, t.Any]) -> tuple[list[str], list[str]]:
    """Return the tenants of the play, or of its part where it has ``serial``, and those of them that failed before."""
    batch, every, there = (
        [str(name) for name in known.get(f"ansible_play_{kind}") or ()] for kind in ("batch", "hosts_all", "hosts")
    )
    failed = [name for name in every if name not in set(there)]
    return [name for name in every if name in {*batch, *failed}], failed


def of_the_play(
    known: t.Mapping[str, t.Any], prefixes: tuple[str, ...], defaults: t.Mapping[str, t.Any] | None = None
) -> dict[str, t.Any]:
    """Return the variables that the play gives to all of its hosts: those of this host that are not its own, nor a role's ``defaults``.

    ``prefixes`` are what the wanted ones begin with.
    """
    mine = {**(defaults or {}), **known["hostvars"].raw_get(known["inventory_hostname"])}
    return {
        name: value for name, value in known.items() if name.startswith(prefixes) and not (name in mine and mine[name] == value)
    }
