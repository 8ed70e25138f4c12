# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a token says about a login before anything is sent: its facts, and what speaks against it. Runs on Python 3.8."""

from __future__ import annotations

from .._check import Doubt, Target, TokenFacts
from .._clouds import CLOUDS, MAIL_AUDIENCES, MAIL_HOSTS, Cloud
from .._mail import HIGH_VOLUME_VALIDITY
from .claims import Claims, audiences, check_claims, is_app_only, number, token_users, words


def _cloud_of(host: str) -> Cloud | None:
    """Return the national cloud of one of Microsoft's mail hosts."""
    for cloud in CLOUDS.values():
        if any(host == endpoint.host for endpoint in (*cloud.endpoints.values(), cloud.high_volume) if endpoint):
            return cloud
    return None


def token_facts(read: Claims) -> TokenFacts:
    """Return what is known of a token without asking anybody."""
    if read.opaque:
        return TokenFacts()

    def text(name: str) -> str:
        value = read.claims.get(name)
        return value if isinstance(value, str) else ""

    return TokenFacts(
        False,
        is_app_only(read.claims),
        token_users(read.claims),
        next(iter(audiences(read.claims)), ""),
        words(read.claims.get("scp")) + words(read.claims.get("roles")),
        text("tid"),
        text("appid") or text("azp"),
        text("oid"),
        number(read.claims.get("exp")) or 0.0,
    )


def doubts_about(read: Claims, facts: TokenFacts, target: Target, now: float) -> tuple[Doubt, ...]:
    """Look at a token offline: what speaks against this login, and whether that is certain enough not to try it.

    On a server that is not Microsoft's other audiences may be right; only Microsoft Graph's and, for a token of the mail resource, a
    missing permission are certain there. That the token's user is not the mailbox is right for a shared mailbox, so it never blocks.
    """
    microsoft = target.host in MAIL_HOSTS
    own_world = not microsoft and facts.audience.rstrip("/").lower() not in MAIL_AUDIENCES
    found = check_claims(
        read,
        now=now,
        mailbox=target.login,
        protocols=(target.protocol,),
        high_volume=target.high_volume,
        min_validity=HIGH_VOLUME_VALIDITY if target.high_volume else 0,
        cloud=_cloud_of(target.host),
    )
    doubts = []
    for unfit in found:
        certain = unfit.severity == "error"
        if own_world and unfit.cause in ("wrong_audience", "missing_scope"):
            certain = unfit.cause == "wrong_audience" and "Microsoft Graph" in unfit.summary
        doubts.append(Doubt(unfit.cause, unfit.summary, unfit.evidence, unfit.remedy, certain))
    return tuple(doubts)
