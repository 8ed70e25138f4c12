# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Filter plugin: which host makes which check."""

from __future__ import annotations

import fnmatch
import hashlib
import typing as t

from ansible.errors import AnsibleFilterError

from ..plugin_utils import _given

DISTRIBUTIONS = ("all", "own", "shared")

#: Under this name are the checks that no host makes.
NO_HOST = ""

Check = t.Mapping[str, t.Any]
Shares = t.Dict[str, t.List[Check]]


def checks_by_host(
    checks: t.Sequence[Check],
    hosts: t.Sequence[str],
    distribution: str = "all",
    mailboxes: t.Mapping[str, t.Any] | None = None,
) -> Shares:
    """Return the checks of each host that has any, in their order; those that no host makes are under the empty name."""
    if not isinstance(checks, (list, tuple)) or not all(isinstance(check, dict) and "user" in check for check in checks):
        raise AnsibleFilterError(
            "m365.mail_oauth.checks_by_host takes a list of checks, each with user, as m365.mail_oauth.mail_checks gives it."
        )
    if (
        isinstance(hosts, str)
        or not isinstance(hosts, (list, tuple))
        or not all(isinstance(host, str) and host for host in hosts)
    ):
        raise AnsibleFilterError("m365.mail_oauth.checks_by_host: hosts is no list of host names.")
    names = list(dict.fromkeys(hosts))
    if distribution == "own":
        return _own(checks, names, mailboxes or {})
    if distribution not in DISTRIBUTIONS:
        raise AnsibleFilterError(
            f"m365.mail_oauth.checks_by_host: the distribution {distribution!r} is not one of {', '.join(DISTRIBUTIONS)}."
        )
    if not names:
        return {NO_HOST: list(checks)} if checks else {}
    return _shared(checks, names) if distribution == "shared" else {name: list(checks) for name in names if checks}


def _mailbox(check: Check) -> str:
    return str(check["user"]).lower()


def _own(checks: t.Sequence[Check], hosts: t.Sequence[str], mailboxes: t.Mapping[str, t.Any]) -> Shares:
    """Give each host the mailboxes that it names, by address or by a pattern such as ``*@contoso.test``."""
    shares: Shares = {}
    claimed = set()
    for host in hosts:
        named = mailboxes.get(host) or []
        if isinstance(named, str) or not isinstance(named, (list, tuple)) or not all(isinstance(name, str) for name in named):
            raise AnsibleFilterError(f"The mailboxes of the host {host} are no list of addresses, such as [alice@contoso.test].")
        patterns = [name.strip().lower() for name in named]
        mine = {
            mailbox
            for mailbox in {_mailbox(check) for check in checks}
            if any(fnmatch.fnmatchcase(mailbox, pattern) for pattern in patterns)
        }
        claimed |= mine
        if mine:
            shares[host] = [check for check in checks if _mailbox(check) in mine]
    left = [check for check in checks if _mailbox(check) not in claimed]
    if left:
        shares[NO_HOST] = left
    return shares


def _shared(checks: t.Sequence[Check], hosts: t.Sequence[str]) -> Shares:
    """Share the mailboxes out, each to one host.

    Each mailbox ranks the hosts by a hash of both names and goes to the first one that has room (rendezvous hashing with bounded loads,
    https://en.wikipedia.org/wiki/Rendezvous_hashing): the same in every run, balanced, and a host or mailbox more or less moves few others.
    """
    sizes: dict[str, int] = {}
    for check in checks:
        sizes[_mailbox(check)] = sizes.get(_mailbox(check), 0) + 1
    room = dict.fromkeys(hosts, -(-len(checks) // len(hosts)))
    home: dict[str, str] = {}
    for mailbox in sorted(sizes, key=lambda address: (-sizes[address], _hash(address))):
        ranked = sorted(hosts, key=lambda host: _hash(mailbox, host))
        # Where nobody has room for all of it, the one with the most room is exceeded by less than one mailbox.
        host = next((host for host in ranked if room[host] >= sizes[mailbox]), max(ranked, key=room.__getitem__))
        room[host] -= sizes[mailbox]
        home[mailbox] = host
    shares: Shares = {}
    for check in checks:
        shares.setdefault(home[_mailbox(check)], []).append(check)
    return {host: shares[host] for host in hosts if host in shares}


def _hash(*names: str) -> bytes:
    return hashlib.sha256("\0".join(names).encode("utf-8", "surrogatepass")).digest()


class FilterModule:
    """Names the filter for ansible-core."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filters of this file."""
        return _given.filters({"checks_by_host": checks_by_host})
