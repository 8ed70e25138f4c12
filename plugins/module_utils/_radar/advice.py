# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What to do about a sender, and the lines that do it: an entry for the tenants file, variables for hosts. Pure; runs on Python 3.8."""

from __future__ import annotations

import typing as t

from .senders import Sender, protocols_of
from .ways import LOGS, OAUTH, PROGRAMS, UNCLEAR

#: Programs that a role of the collection sets up.
ROLES = ("dovecot", "email_oauth2_proxy", "exim", "fetchmail", "getmail", "isync", "msmtp", "postfix")

LOOK, ROLE, RELAY, PROXY = "look", "role", "relay", "proxy"


class Advice(t.NamedTuple):
    """``action`` is one word for programs, ``text`` the sentence, ``instead`` what else works."""

    action: str
    text: str
    instead: tuple[str, ...] = ()


_HVE = "An account of High Volume Email with OAuth 2.0, where everybody who gets the mail is in the organization."
_CONNECTOR = "A connector in Exchange Online for the address that it sends from, where that address is fixed."
_ROLE_OF_OURS = "The role m365.mail_oauth.postfix on a host of yours, which takes the mail and sends it on with OAuth 2.0."


def advise(sender: Sender, shared: t.Mapping[str, int]) -> Advice:
    """Say what to do; ``shared`` are the addresses from which several mailboxes log in."""
    if sender.account in ("guest", "deleted"):
        who = "is a guest, whose mailbox is elsewhere" if sender.account == "guest" else "is gone from the directory"
        return Advice(LOOK, f"Find out what logs in: the account {who}.")
    if sender.tries_only:
        return Advice(
            LOOK, "Every try failed. Find out whether it comes from something of yours; if not, somebody is guessing passwords."
        )
    if sender.kind == UNCLEAR:
        return Advice(LOOK, "Find out what logs in; the record does not say clearly whether it uses a password.")
    roles = sorted({way.program for way in sender.ways if way.source in (PROGRAMS, LOGS) and way.kind != OAUTH} & set(ROLES))
    if roles:
        hosts = sorted({way.host for way in sender.ways if way.program in roles and way.kind != OAUTH})
        named = " and ".join(f"m365.mail_oauth.{role}" for role in roles)
        return Advice(ROLE, f"Run the role {named} on {', '.join(hosts)}.")
    if "smtp" not in protocols_of(sender) and set(protocols_of(sender)):
        text = "Put the role m365.mail_oauth.email_oauth2_proxy between the program and Exchange Online, or set the program to OAuth 2.0."
        return Advice(PROXY, text)
    hubs = sorted({way.address for way in sender.ways if way.address in shared})
    if hubs:
        sends = f"{hubs[0]} sends for {shared[hubs[0]]} mailboxes"
        return Advice(
            RELAY, f"{sends}: set that host up with a role of m365.mail_oauth, or have it relay through one.", (_CONNECTOR,)
        )
    return Advice(RELAY, f"Set it to OAuth 2.0 where it can do so. Otherwise: {_ROLE_OF_OURS}", (_HVE, _CONNECTOR))


def tenant_entry(sender: Sender) -> dict[str, t.Any] | None:
    """Return the mailbox's entry for the tenants file; None where there is nothing to declare yet."""
    if sender.account in ("guest", "deleted") or sender.kind == OAUTH or sender.tries_only or "@" not in sender.mailbox:
        return None
    protocols = protocols_of(sender)
    return {"address": sender.mailbox, **({"protocols": protocols} if protocols else {})}


def host_variables(senders: t.Iterable[Sender]) -> dict[str, dict[str, t.Any]]:
    """Return the variables of each mail host that log its programs in with OAuth 2.0, by host."""
    found: dict[str, dict[str, t.Any]] = {}
    for sender in senders:
        for way in sender.ways:
            if way.source == PROGRAMS and way.kind != OAUTH and way.program in ROLES:
                variables = found.setdefault(way.host, {"mail_oauth_programs": []})
                account: dict[str, t.Any] = {"mailbox": sender.mailbox}
                if way.protocol == "pop":  # the programs' first protocol is another
                    account["endpoint"] = {"protocol": "pop"}
                accounts = variables.setdefault(f"{way.program}_accounts", [])
                if account not in accounts:
                    accounts.append(account)
                program = {"program": way.program}
                if program not in variables["mail_oauth_programs"]:
                    variables["mail_oauth_programs"].append(program)
    return found
