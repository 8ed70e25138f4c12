# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The report for monitors that ask a check: Nagios, Icinga and Naemon by a plugin's output, Checkmk by a local check.

Levels are those of the Monitoring Plugins and of ``mail-oauth-token status``: 0 ok, 1 warning, 2 critical, 3 unknown. Numbers carry no
thresholds: the level is the report's. Words are causes' and kinds' names and what the tenants file names, never a server's. Pure.
"""

from __future__ import annotations

import re

from ..results import Results
from ..views import KINDS, number
from .sums import BADNESS, LEVELS, End, Tenant, sums

#: What a plugin may say in all, in bytes: Nagios keeps 8 KiB, NRPE 1 to 64 KiB. Tenants, causes and ends that are named each.
MAX_OUTPUT = 4000
MAX_CAUSES = 5
MAX_ENDS = 3
MAX_TEXT = 300
#: Tenants that have a check of their own.
MAX_TENANTS = 5_000

#: The first line of what ``check_mail_oauth`` reads.
MAGIC = "m365.mail_oauth monitor 1"

_DAY = 86400
_STATES = ("passed", "failed", "not_run", "deferred")


def summary(tenant: Tenant, made: int) -> str:
    """Return what there is to say of a tenant, as one line."""
    states = tenant.states
    total = sum(states.values())
    parts = [f"{states['passed']:,} of {number(total, 'login')} worked" if total else "no login was tried"]
    parts += [f"{states[state]:,} {state.replace('_', ' ')}" for state in _STATES[1:] if states[state]]
    parts += [number(tenant.warnings, "warning")] if tenant.warnings else []
    causes = tenant.causes
    if causes:
        named = [f"{cause} {count:,}" for cause, count in causes[:MAX_CAUSES]]
        named += [f"{len(causes) - MAX_CAUSES} more"] if len(causes) > MAX_CAUSES else []
        parts[-1] += f" ({', '.join(named)})"
    due = sorted((end for end in tenant.ends if end.severity != "info"), key=lambda end: (end.at is None, end.at or 0))
    parts += [_due(end, made) for end in due[:MAX_ENDS]]
    parts += [f"{len(due) - MAX_ENDS} more that end"] if len(due) > MAX_ENDS else []
    missed = tenant.untried["error"], tenant.untried["warning"]
    parts += [f"{missed[0]} not verified"] if missed[0] else []
    parts += [f"{missed[1]} not asked"] if missed[1] else []
    return _line(", ".join(parts))


def _due(end: End, made: int) -> str:
    name = " ".join(part for part in (KINDS[end.kind], end.name) if part)
    if end.at is None:
        return name
    days = int((end.at - made) // _DAY)
    return f"{name} ended" if days < 0 else f"{name} ends in {number(days, 'day')}"


def _line(text: str) -> str:
    """Return a text as one line that a plugin may print: what stands behind a bar would be numbers, and Nagios takes semicolons for its own."""
    shown = "".join(char if char.isprintable() else "?" for char in text).replace("|", "/").replace(";", ",")
    shown = shown.encode("utf-8", "replace").decode("utf-8")
    return shown if len(shown) <= MAX_TEXT else f"{shown[: MAX_TEXT - 3]}..."


def values(tenant: Tenant, made: int) -> list[tuple[str, int, str]]:
    """Return the numbers of a tenant, each with name and unit."""
    found = [("logins", sum(tenant.states.values()), ""), *((state, tenant.states[state], "") for state in _STATES[1:])]
    found += [("warnings", tenant.warnings, ""), ("untried", tenant.untried["error"], "")]
    dated = [end.at for end in tenant.ends if end.at is not None and not end.superseded and end.kind != "retirement"]
    if dated:
        found.append(("next_end", max(0, int(min(dated)) - made), "s"))
    return found


# Nagios, Icinga, Naemon.


def to_nagios(results: Results, persons: bool = False) -> str:
    """Return what the plugin ``check_mail_oauth`` reads.

    Behind the first line, which tells the report's time, there is a block for the whole report and one for each tenant: ``=LEVEL TENANT``,
    then the plugin's output, each line after a ``>``.
    """
    counted = sums(results, persons)
    made, whole, others = counted.made, counted.whole, counted.tenants
    bad = sorted((tenant for tenant in others if tenant.level), key=lambda tenant: -BADNESS.index(tenant.level))
    lines = [f"{MAGIC} {made}", f"={whole.level}", f">{_output(whole, made)}"]
    room = MAX_OUTPUT - len(lines[-1].encode())
    for place, tenant in enumerate(bad):
        text = f"{LEVELS[tenant.level]}: {_line(tenant.name)}: {summary(tenant, made)}"
        room -= len(text.encode()) + 1
        if room < 0:
            lines.append(f">... and {number(len(bad) - place, 'more tenant')}")
            break
        lines.append(f">{text}")
    for tenant in _bounded(others):
        lines += [f"={tenant.level} {_line(tenant.name)}", f">{_output(tenant, made)}"]
    return "".join(f"{line}\n" for line in lines)


def _output(tenant: Tenant, made: int) -> str:
    numbers = " ".join(f"'{name}'={value}{unit}" for name, value, unit in values(tenant, made))
    of = f" {_line(tenant.name)}:" if tenant.name else ""
    return f"MAIL-OAUTH {LEVELS[tenant.level].upper()} -{of} {summary(tenant, made)} | {numbers}"


def _bounded(tenants: list[Tenant]) -> list[Tenant]:
    """Return the tenants that have a check of their own; those with trouble first where there are too many."""
    if len(tenants) <= MAX_TENANTS:
        return tenants
    return sorted(tenants, key=lambda tenant: -BADNESS.index(tenant.level))[:MAX_TENANTS]


# Checkmk.


def to_checkmk(results: Results, persons: bool = False) -> str:
    """Return a section of local checks for the agent's spool directory: one of the whole report, and piggybacked one for each tenant's host.

    The grammar is that of Checkmk's documentation ("Local checks", "The piggyback mechanism", "Monitoring Linux": spool directory). A
    host's name there has letters, digits, dots, hyphens and underscores alone; others become underscores, as Checkmk itself does it.
    """
    counted = sums(results, persons)
    made, whole, others = counted.made, counted.whole, counted.tenants
    lines = ["<<<local:sep(0)>>>", _local(whole, made)]
    hosts: dict[str, list[Tenant]] = {}
    for tenant in _bounded(others):
        hosts.setdefault(re.sub(r"[^A-Za-z0-9._-]", "_", tenant.name) or "_", []).append(tenant)
    for host, tenants in hosts.items():
        lines += [f"<<<<{host}>>>>", "<<<local:sep(0)>>>", *(_local(tenant, made, len(tenants) > 1) for tenant in tenants)]
    return "".join(f"{line}\n" for line in [*lines, "<<<<>>>>"])


def _local(tenant: Tenant, made: int, several: bool = False) -> str:
    name = "Mail logins"
    if several:  # two tenants' names are one host's
        name += f" {_line(tenant.name)}".replace('"', "'").replace("\\", "/")
    numbers = "|".join(f"{label}={value}" for label, value, _unit in values(tenant, made))
    return f'{tenant.level} "{name}" {numbers} {summary(tenant, made)}'.replace("\\n", "/n")
