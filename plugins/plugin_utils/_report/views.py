# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the forms of a report for people share: words, and which mailboxes and hosts deserve a line of their own. Pure."""

from __future__ import annotations

import typing as t

from ...module_utils._mail import PROTOCOLS
from .build import Check, Report
from .results import is_quiet

#: The cause of checks that were not run because Ansible did not get to the host: it is about the host, not about any mailbox.
LOST = "managed_host_unreachable"

#: States, the worst first.
WORST = ("failed", "not_run", "deferred", "passed")

KINDS = {
    "client_secret": "client secret",
    "certificate": "certificate of the application",
    "federated_credential": "federated credential",
    "refresh_token": "refresh token",
    "consent": "consent",
    "server_certificate": "server certificate",
    "retirement": "announced end",
}

Column = t.Tuple[str, str]


class Mailbox(t.NamedTuple):
    """One mailbox with its checks by host and protocol."""

    tenant: str
    address: str
    cells: dict[Column, list[Check]]

    @property
    def checks(self) -> list[Check]:
        """All of its checks."""
        return [check for checks in self.cells.values() for check in checks]


def worst(checks: t.Iterable[Check]) -> str:
    """Return the worst state of ``checks``."""
    return min((check["state"] for check in checks), key=WORST.index)


def rank(check: Check) -> int:
    """Order checks: what does not work, what does and carries a warning or does so only now and then, what is fine."""
    if check["state"] != "passed":
        return WORST.index(check["state"])
    return len(WORST) if is_quiet(check) else len(WORST) - 1


def subject(check: Check) -> str:
    """Return whose check it is: a mailbox, or a program of the host that is of none."""
    return str(check["mailbox"] or check["program"])


def mailboxes(report: Report) -> list[Mailbox]:
    """Return the mailboxes, those with most trouble first, otherwise in the order of the inventory.

    That a host could not be reached says nothing about a mailbox which other hosts checked, so its checks are left out there.
    """
    found: dict[tuple[str, str], Mailbox] = {}
    for check in report["checks"]:
        key = (check["tenant"], subject(check))
        mailbox = found.get(key)
        if mailbox is None:
            mailbox = found[key] = Mailbox(*key, {})
        mailbox.cells.setdefault((check["checked_from"], check["protocol"]), []).append(check)
    lost = {host["name"] for host in report["hosts"] if not host["reachable"]}
    if lost:
        for mailbox in found.values():
            if any(host not in lost for host, _protocol in mailbox.cells):
                for column in [column for column in mailbox.cells if column[0] in lost]:
                    del mailbox.cells[column]
    return sorted(found.values(), key=lambda mailbox: min(map(rank, mailbox.checks)))


def columns(report: Report, shown: t.Iterable[Mailbox]) -> list[Column]:
    """Return the pairs of host and protocol that the mailboxes were checked by, in the order of the hosts."""
    present = {column for mailbox in shown for column in mailbox.cells}
    return [(host["name"], protocol) for host in report["hosts"] for protocol in PROTOCOLS if (host["name"], protocol) in present]


def endpoints_of(shown: t.Iterable[Mailbox]) -> dict[str, list[str]]:
    """Return the endpoints (port and TLS mode) of each protocol of which a mailbox' cell stands for several logins."""
    several: dict[str, dict[str, None]] = {}
    for mailbox in shown:
        for (_host, protocol), checks in mailbox.cells.items():
            if len(checks) > 1:
                several.setdefault(protocol, {}).update(dict.fromkeys(f"{check['port']} {check['tls']}" for check in checks))
    return {protocol: list(names) for protocol, names in several.items()}


def is_lost(check: Check) -> bool:
    """Tell whether a check was not run because its host could not be reached."""
    return check["state"] == "not_run" and bool(check["findings"]) and check["findings"][0]["cause"] == LOST


def number(count: int, one: str, many: str = "") -> str:
    """Return ``3 checks``."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def title_of(expiry: t.Mapping[str, t.Any]) -> str:
    """Return what something that ends is called, with whose it is where its name says no more than its kind."""
    kind, name = KINDS[expiry["kind"]], expiry["name"]
    return f"{kind} {name if name != kind else expiry['subject']}".strip()


def time_left(expiry: t.Mapping[str, t.Any]) -> str:
    """Return when something ends, as seen from the report's time."""
    days = expiry["days_left"]
    if days is None:
        return "no date announced" if expiry["kind"] == "retirement" else "does not end"
    if days < 0:
        return "ended today" if days == -1 else f"ended {number(-days - 1, 'day')} ago"
    return "ends within a day" if days == 0 else f"{number(days, 'day')} left"


def since(report: Report, checks: t.Iterable[Check]) -> str:
    """Return since when the earliest of ``checks`` is as it is, or nothing where no earlier run is known."""
    moments = [check["since"] for check in checks if check["since"]]
    if not report["history"]["previous"] or not moments:
        return ""
    return "since this run" if min(moments) == report["created"] else f"since {when(min(moments))}"


def when(moment: str) -> str:
    """Return an RFC 3339 time as people read it."""
    return moment.replace("T", " ")[:16] + " UTC" if moment else ""
