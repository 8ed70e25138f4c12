# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Delegated administration by a partner (GDAP): whose users may work in which customer's tenant.

A partner's refresh token is bound to user and client, and is redeemed at each customer's tenant; that tenant decides. How other clients of
the partner programme do it and what they are refused with: the codes 50020 (no way in for that user), 65001 (no consent there).
"""

from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    from .core import Core, Tenant
    from .web import Json


def relate(customer: Tenant, partner: Tenant, users: t.Sequence[Json]) -> None:
    """Let these users of a partner, and no others, into a customer's tenant."""
    relations = customer.data.setdefault("partners", {})
    relations[partner.id] = [user["id"] for user in users]
    if not users:
        del relations[partner.id]


def lets_in(customer: Tenant, home: Tenant, user: Json) -> bool:
    """Whether a user of another tenant is in a group of a relationship with the customer."""
    return user["id"] in customer.data.get("partners", {}).get(home.id, ())


def user(core: Core, customer: Tenant, user_id: str) -> Json | None:
    """Return a partner's user whom the customer lets in."""
    for partner_id, users in customer.data.get("partners", {}).items():
        partner = core.tenant(partner_id)
        if partner is not None and user_id in users:
            return partner.user(user_id)
    return None
