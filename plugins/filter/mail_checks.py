# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Filter plugin: the checks that a tenant's mailboxes need."""

from __future__ import annotations

import typing as t

from ansible.errors import AnsibleFilterError


def mail_checks(tenant: t.Mapping[str, t.Any]) -> list[dict[str, t.Any]]:
    """Return one check for each mailbox, protocol and endpoint of ``tenant`` (as the inventory plugin normalises it)."""
    if not isinstance(tenant, dict):
        raise AnsibleFilterError(
            "m365.mail_oauth.mail_checks takes a tenant as the m365.mail_oauth.tenants inventory gives it (m365_tenant)."
        )
    try:
        return [
            _check(mailbox, endpoint)
            for mailbox in tenant["mailboxes"]
            for protocol in mailbox["protocols"]
            for endpoint in tenant["endpoints"]
            if endpoint["protocol"] == protocol
        ]
    except (KeyError, TypeError) as exc:
        raise AnsibleFilterError(
            f"m365.mail_oauth.mail_checks takes a tenant as the m365.mail_oauth.tenants inventory gives it (m365_tenant); this one lacks {exc}."
        ) from exc


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
    }


class FilterModule:
    """Names the filter for ansible-core."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filters of this file."""
        return {"mail_checks": mail_checks}
