# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Filter plugin: the checks that a tenant's mailboxes need."""

from __future__ import annotations

import typing as t

from ansible.errors import AnsibleFilterError

from ..module_utils._clouds import get_cloud
from ..plugin_utils import _given
from ..plugin_utils._report.history_file import mailbox_logins


def mail_checks(tenant: t.Mapping[str, t.Any], history: str = "") -> list[dict[str, t.Any]]:
    """Return one check for each mailbox, protocol and endpoint of ``tenant`` (as the inventory plugin normalises it).

    ``history`` is the path of the report's history, which knows by which name SMTP let a delegate in last time.
    """
    if not isinstance(tenant, dict):
        raise AnsibleFilterError(
            "m365.mail_oauth.mail_checks takes a tenant as the m365.mail_oauth.tenants inventory gives it (m365_tenant)."
        )
    try:
        checks = [
            _check(mailbox, endpoint)
            for mailbox in tenant["mailboxes"]
            for protocol in mailbox["protocols"]
            for endpoint in _endpoints(tenant, mailbox)
            if endpoint["protocol"] == protocol
        ]
        _name_delegates(checks)
        _recall(checks, str(tenant["name"]), history)
        return checks
    except (KeyError, TypeError) as exc:
        raise AnsibleFilterError(
            f"m365.mail_oauth.mail_checks takes a tenant as the m365.mail_oauth.tenants inventory gives it (m365_tenant); this one lacks {exc}."
        ) from exc


def _endpoints(tenant: t.Mapping[str, t.Any], mailbox: t.Mapping[str, t.Any]) -> list[t.Mapping[str, t.Any]]:
    """Return where a mailbox is logged in to; an account of High Volume Email has a server of its own."""
    if not mailbox.get("high_volume"):
        return list(tenant["endpoints"])
    own = get_cloud(str(tenant["cloud"])).high_volume
    return [own._asdict()] if own else []


def _name_delegates(checks: list[dict[str, t.Any]]) -> None:
    """Tell the further delegates of a mailbox apart; the first one's check keeps its name."""
    names = set()
    for check in checks:
        if check["name"] in names:
            check["name"] += f" via {check['token']}"
        names.add(check["name"])


def _recall(checks: list[dict[str, t.Any]], tenant: str, history: str) -> None:
    """Say of delegates' SMTP logins by which name the last one worked, where that was not the usual one."""
    open_ones = [
        check for check in checks if check.get("smtp_login") == "auto" and check["user"].lower() != check["token"].lower()
    ]
    known = mailbox_logins(history) if history and open_ones else ()
    for check in open_ones:
        key = (tenant, *(str(check[name]) for name in ("user", "protocol", "host", "port", "tls")))
        if tuple(part.lower() for part in key) in known:
            check["smtp_login_known"] = "mailbox"


def _check(mailbox: t.Mapping[str, t.Any], endpoint: t.Mapping[str, t.Any]) -> dict[str, t.Any]:
    host, port = str(endpoint["host"]), int(endpoint["port"])
    return {
        "name": f"{mailbox['address']} {endpoint['protocol']} {endpoint['tls']} {host}:{port}",
        "protocol": str(endpoint["protocol"]),
        "host": host,
        "port": port,
        "tls": str(endpoint["tls"]),
        "user": str(mailbox["address"]),
        "token": str(mailbox["sign_in_user"]),
        **({"smtp_login": str(mailbox.get("smtp_login", "auto"))} if endpoint["protocol"] == "smtp" else {}),
        **({"high_volume": True} if mailbox.get("high_volume") else {}),
    }


class FilterModule:
    """Names the filter for ansible-core."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filters of this file."""
        return _given.filters({"mail_checks": mail_checks})
