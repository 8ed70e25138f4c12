# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""All rules, in the order in which they are tried. Pure; runs on Python 3.8."""

from __future__ import annotations

import typing as t

from ..._check import Words
from . import client, dovecot_log, exchange, gmail, graph, mailboxes, network, servers, token
from .rule import MAIL, Match, RuleSet, anywhere, consents, normalise


class Catalogue(RuleSet):
    """The rules of all groups. A mail server, or a proxy before it, that quotes the token endpoint is taken at that word."""

    def _match(self, protocol: str, stage: str, text: str) -> Match | None:
        if "AADSTS" in text and not (protocol in MAIL and consents(normalise(text))):
            found = token.match_text(text)
            if found is not None:
                return found
        return super()._match(protocol, stage, text)


RULES = Catalogue(
    anywhere(exchange.SMTP, exchange.IMAP, exchange.POP, gmail.GMAIL),
    gmail.CHALLENGES,
    servers.SENDING,
    servers.SPECIFIC,
    mailboxes.SPECIFIC,
    anywhere(exchange.GENERAL, gmail.GENERAL),
    mailboxes.GENERAL,
    graph.GRAPH,
    graph.EXCHANGE,
    client.CLIENT,
    network.NETWORK,
    dovecot_log.LOG,
)


class Throttled(t.NamedTuple):
    """A server that asks to be left alone, for so many milliseconds; 0 when it does not say how long."""

    milliseconds: int


def throttled(protocol: str, words: t.Iterable[Words]) -> Throttled | None:
    """Return the pause that a server asks for, if it asks for one."""
    for word in words:
        found = RULES.match(protocol, word.stage, word.text)
        if found is not None and found.rule.defer:
            return Throttled(int(found.groups.get("ms", "0")[:9]))
    return None
