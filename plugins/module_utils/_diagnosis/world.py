# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whose mail server it is: what is true of Exchange alone is said of no other server. Pure; runs on Python 3.8."""

from __future__ import annotations

import re

from .._check import Observation
from .._clouds import MAIL_HOSTS

#: How Exchange names itself, in greetings, in replies and in its own host names.
_EXCHANGE = re.compile(
    r"Microsoft (?:Exchange|ESMTP)|\bOUTLOOK\.COM\b|\.(?:outlook|office365|exchangelabs)\.com\b|STOREDRV|authenticated but not connected",
    re.IGNORECASE,
)
#: Where mail for other people is taken in: an MX knows no logins.
_MX = re.compile(r"\.mail\.protection\.outlook\.com\Z|\.mx\.microsoft\Z|\Amx\d*\.|\.mx\.", re.IGNORECASE)

#: What is said for a switch that only Exchange has.
_ANY_SWITCH = "protocol_disabled"


def is_exchange(observation: Observation) -> bool:
    """Whether the server is Microsoft's, by its name or by what it says of itself."""
    said = (observation.greeting, *(words.text for words in observation.words))
    return observation.target.host in MAIL_HOSTS or any(_EXCHANGE.search(text) for text in said)


def is_mx(observation: Observation) -> bool:
    """Whether the server takes in mail from other servers: port 25, or a name like an MX has."""
    target = observation.target
    named = _MX.search(target.host) is not None and target.host not in MAIL_HOSTS  # High Volume Email's has a name like that
    return target.protocol == "smtp" and (target.port == 25 or named)


def switch_cause(observation: Observation) -> str:
    """Return the cause for a protocol that is switched off for the mailbox."""
    return (observation.target.speaks.switch_cause or _ANY_SWITCH) if is_exchange(observation) else _ANY_SWITCH


def service_of(host: str) -> str:
    """Return what hosts of the same mail service have in common: Microsoft's are one, others by the domain below which they stand."""
    if host in MAIL_HOSTS:
        return "microsoft"
    labels = host.lower().split(".")
    return host if labels[-1].isdigit() or ":" in host else ".".join(labels[-2:])
