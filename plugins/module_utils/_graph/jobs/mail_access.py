# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reading all grants of a tenant and whose they are: some lists in full, whatever the number of applications.

Standard library only; runs on Python 3.8 (the client it is given does not).
"""

from __future__ import annotations

import typing as t

from ..plan.mail_access import TenantAccess
from ..wire import calls
from ..wire.client import GraphClient
from .reading import resource_calls, resources_of, send_named

Json = t.Mapping[str, t.Any]


async def read_tenant_access(client: GraphClient) -> TenantAccess:
    """Read the grants of every application of the tenant."""
    named = {
        **resource_calls(),
        "principals": calls.all_service_principals(),
        "applications": calls.all_registrations(),
        "grants": calls.all_grants(),
    }
    answers = await send_named(client, named)
    resources = resources_of(answers)
    rows = {name: await client.rest_of(answers[name], named[name]) for name in ("principals", "applications", "grants")}
    assigned = {key: calls.assigned_to(resource.object_id) for key, resource in resources.items()}
    assignments = [
        row
        for key, answer in (await send_named(client, assigned)).items()
        for row in await client.rest_of(answer, assigned[key])
        if row.get("principalType") == "ServicePrincipal"
    ]
    return TenantAccess(
        client.tenant_id,
        resources,
        {str(row.get("id")): row for row in rows["principals"]},
        frozenset(str(row.get("appId")).lower() for row in rows["applications"]),
        tuple(rows["grants"]),
        tuple(assignments),
        await _users(client, rows["grants"]),
    )


async def _users(client: GraphClient, grants: t.Iterable[Json]) -> frozenset[str] | None:
    """Return who exists of the users that grants name, None when that may not be read."""
    named = sorted({str(row["principalId"]) for row in grants if row.get("principalId")})
    wanted = [calls.users_by_ids(named[start : start + calls.MOST_IDS]) for start in range(0, len(named), calls.MOST_IDS)]
    answers = await client.send_all(wanted) if wanted else []
    if not all(answer.ok for answer in answers):
        return None
    found = [row for call, answer in zip(wanted, answers) for row in await client.rest_of(answer, call)]
    return frozenset(str(row.get("id")) for row in found)
