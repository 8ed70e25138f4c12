# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a record of Entra ID's sign-in logs says about a mail login: with a password, with OAuth 2.0, or not clearly either.

Sources: https://learn.microsoft.com/graph/api/resources/signin, and public recordings. B(No public record shows a password login by SMTP, IMAP
or POP3.) Their shape is derived from the one record of such a login by another protocol (Exchange Web Services, 2022: the client is Exchange
itself, ``authenticationProtocol`` is ``ropc``, the user agent is the mail program's own) and from the values of ``clientAppUsed`` that used
clients filter by. So the judgement is tolerant of what is missing, and what speaks against itself is unclear, never fine. Pure; runs on
Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from .._clouds import EXCHANGE_APP_ID
from .ways import EWS, OAUTH, OTHER, PASSWORD, SIGN_INS, UNCLEAR, Account, Json, Way

#: ``clientAppUsed`` of mail protocols with basic authentication; "SMTP" is the older name of "Authenticated SMTP".
CLIENTS = {"authenticated smtp": "smtp", "smtp": "smtp", "imap4": "imap", "imap": "imap", "pop3": "pop", "pop": "pop"}
#: Its value for legacy clients that Entra ID could not name.
UNNAMED_CLIENTS = "other clients"
#: The values that a filter names; the log is asked for them.
ASKED_CLIENTS = ("Authenticated SMTP", "SMTP", "IMAP4", "IMAP", "POP3", "POP", "Other clients")
#: Exchange's own user agents where it turns basic authentication into a request for a token; neither always there nor proof.
_CONVERTED = re.compile(r"BAV2ROPC|CBAInPROD|CBAinTAR|MSRPC", re.IGNORECASE)
#: Errors that only interrupt a sign-in with OAuth 2.0, which goes on after it.
_INTERRUPTS = frozenset({50074, 50097, 50140, 65001})
_EMPTY = frozenset({"", "none", "null", "unknown"})
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-]00:00)?")
#: More ways of one account are counted together; attackers come from thousands of addresses.
MAX_WAYS = 50


class Judgement(t.NamedTuple):
    """What a record is; ``why`` is the sentence for people."""

    kind: str
    protocol: str
    why: str


def judge(record: Json) -> Judgement | None:
    """Say what a record shows, None where it is about no login to a mailbox by a mail program."""
    client, grant, app = (_word(record, name) for name in ("clientAppUsed", "authenticationProtocol", "appId"))
    protocol = CLIENTS.get(client, "")
    own = bool(app) and app != EXCHANGE_APP_ID
    converted = bool(_CONVERTED.search(str(record.get("userAgent") or "")))
    to_exchange = EXCHANGE_APP_ID in (app, _word(record, "resourceId")) or _names_exchange(record)
    by_password = grant == "ropc"
    against = _against(record, grant, own)
    if protocol or (by_password and app == EXCHANGE_APP_ID):
        protocol = protocol or (EWS if client == "exchange web services" else OTHER)
        if against:
            return Judgement(UNCLEAR, protocol, f"It names {_shown(record)}, and yet {against}.")
        return Judgement(PASSWORD, protocol, f"It names {_shown(record)}.")
    if not to_exchange and (app or not (converted or client == UNNAMED_CLIENTS)):
        return None
    if converted or by_password or client == UNNAMED_CLIENTS:
        said = f", and {against}" if against else ""
        return Judgement(UNCLEAR, OTHER, f"It names {_shown(record)}, but no mail protocol{said}.")
    if own and (client in _EMPTY or "mobile apps" in client):
        return Judgement(OAUTH, OTHER, "An application of its own got a token for Exchange Online.")
    return None


def _word(record: Json, name: str) -> str:
    value = record.get(name)
    return value.strip().lower() if isinstance(value, str) else ""


def _names_exchange(record: Json) -> bool:
    return _word(record, "resourceDisplayName") == "office 365 exchange online"


def _against(record: Json, grant: str, own: bool) -> str:
    """Return what speaks for a token rather than a password, as a clause; empty where nothing does."""
    if grant not in _EMPTY and grant != "ropc":
        return f"its authenticationProtocol is {_short(record['authenticationProtocol'])}"
    for name in ("originalTransferMethod", "incomingTokenType", "clientCredentialType"):
        if _word(record, name) not in _EMPTY:
            return f"its {name} is {_short(record[name])}"
    if own:
        return f"the client is the application {_short(record.get('appDisplayName') or record['appId'])}, not Exchange Online"
    if _word(record, "authenticationRequirement") == "multifactorauthentication" and _error(record) == 0:
        return "a second factor was given"
    return ""


def _shown(record: Json) -> str:
    parts = [f"clientAppUsed {_short(record['clientAppUsed'])}"] if record.get("clientAppUsed") else []
    if _word(record, "authenticationProtocol") not in _EMPTY:
        parts.append(f"authenticationProtocol {_short(record['authenticationProtocol'])}")
    if _CONVERTED.search(str(record.get("userAgent") or "")):
        parts.append(f"user agent {_short(record['userAgent'])}")
    return " and ".join(parts) or "no client"


def _short(value: t.Any) -> str:
    return repr(" ".join(str(value).split())[:80])


def _error(record: Json) -> int:
    status = record.get("status")
    code = status.get("errorCode") if isinstance(status, dict) else 0
    return code if isinstance(code, int) else int(code) if isinstance(code, str) and code.isascii() and code.isdigit() else 0


def moment_of(record: Json) -> str:
    """Return when a record was made, in whole seconds; empty where that cannot be read."""
    found = _MOMENT.fullmatch(str(record.get("createdDateTime") or ""))
    return f"{found[1]}Z" if found else ""


class Log:
    """Gathers records into the ways of accounts. A record that comes twice counts once; accounts are told by their object id, so that a
    user who was renamed is one."""

    def __init__(self) -> None:
        self.records = 0
        self.unrelated = 0
        self._seen: set[str] = set()
        self._ways: dict[str, dict[tuple[str, ...], Way]] = {}
        #: By account: the moment at which each name was seen last.
        self._names: dict[str, dict[str, str]] = {}
        self._guests: set[str] = set()

    def add(self, record: Json) -> None:
        """Take in one record."""
        identity = str(record.get("id") or "")
        if identity and identity in self._seen:
            return
        self._seen.add(identity)
        self.records += 1
        found = judge(record)
        if found is None or (found.kind == OAUTH and _error(record) in _INTERRUPTS):
            self.unrelated += 1
            return
        moment, name = moment_of(record), _word(record, "userPrincipalName")
        # Nobody's id is all zeros: the record of a name that there is not.
        key = (_word(record, "userId").strip("0-") and _word(record, "userId")) or name
        names = self._names.setdefault(key, {})
        names[name] = max(names.get(name, ""), moment)
        if _word(record, "userType") == "guest" or "#ext#" in name:
            self._guests.add(key)
        ways = self._ways.setdefault(key, {})
        program = str(record.get("userAgent" if found.kind != OAUTH else "appDisplayName") or record.get("appDisplayName") or "")
        where = (found.kind, found.protocol, str(record.get("ipAddress") or ""), program, found.why)
        if where not in ways and len(ways) >= MAX_WAYS:
            where = (found.kind, found.protocol, "", "", "Further addresses and programs, counted together.")
        way = ways.setdefault(
            where, Way(SIGN_INS, found.kind, found.protocol, program=where[3][:200], address=where[2][:64], why=where[4])
        )
        way.count(moment, _error(record) == 0)

    def accounts(self) -> list[Account]:
        """Return whoever was seen, each with all names, the one seen last first."""
        return [
            Account(
                "" if key in self._names[key] else key,
                tuple(sorted(self._names[key], key=lambda name: self._names[key][name], reverse=True)),
                key in self._guests,
                tuple(ways.values()),
            )
            for key, ways in self._ways.items()
        ]
