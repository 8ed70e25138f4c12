# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tenants full of sign-ins, with senders that were planted and what is true of each. It shares no code with what reads or judges them.

The shapes are those of public recordings: tokens as in captures of 2026, a password login as in the one export of 2022 (Exchange itself is the
client, ``ropc``, the mail program's own user agent), and variations of it, since nobody published one by SMTP, IMAP4 or POP3.
"""

from __future__ import annotations

import dataclasses
import datetime
import random
import typing as t

Json = t.Dict[str, t.Any]

EXCHANGE = "00000002-0000-0ff1-ce00-000000000000"
TEAMS = "1fec8e78-bce4-4aaf-ab1b-5451cc387264"
UTC = datetime.timezone.utc
START = datetime.datetime(2026, 5, 2, tzinfo=UTC)


@dataclasses.dataclass
class Planted:
    """What is true: by mailbox the kind and whether it only ever failed; ``gone`` are object ids that the directory has no more."""

    domain: str
    records: list[Json] = dataclasses.field(default_factory=list)
    senders: dict[str, tuple[str, bool]] = dataclasses.field(default_factory=dict)
    moved: set[str] = dataclasses.field(default_factory=set)
    gone: set[str] = dataclasses.field(default_factory=set)
    users: dict[str, str] = dataclasses.field(default_factory=dict)
    smart_host: str = ""


class _Writer:
    def __init__(self, planted: Planted, number: int, days: int) -> None:
        self.planted = planted
        self.number = number
        self.days = days
        self.dice = random.Random(number)
        self.count = 0

    def user(self, name: str) -> str:
        self.planted.users.setdefault(name, f"{self.number:08x}-0000-4000-8000-{len(self.planted.users):012x}")
        return self.planted.users[name]

    def write(self, name: str, day: int, **fields: t.Any) -> None:
        self.count += 1
        moment = START + datetime.timedelta(days=day, seconds=self.dice.randrange(86400))
        record: Json = {
            "id": f"{self.number:08x}-1111-4000-8000-{self.count:012x}",
            "createdDateTime": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
            "userPrincipalName": f"{name}@{self.planted.domain}",
            "userId": self.user(name),
            "userType": "member",
            "ipAddress": f"198.51.100.{1 + self.dice.randrange(200)}",
            "userAgent": "",
            "isInteractive": True,
            "signInEventTypes": ["interactiveUser"],
            "originalTransferMethod": "none",
            "incomingTokenType": "none",
            "authenticationRequirement": "singleFactorAuthentication",
            "status": {"errorCode": 0, "failureReason": "Other.", "additionalDetails": None},
        }
        record.update(fields)
        self.planted.records.append({key: value for key, value in record.items() if value is not ...})

    def by_password(self, name: str, day: int, client: str, **fields: t.Any) -> None:
        exchange = "Office 365 Exchange Online"
        self.write(
            name,
            day,
            **{
                "clientAppUsed": client,
                "authenticationProtocol": "ropc",
                "appId": EXCHANGE,
                "appDisplayName": exchange,
                "resourceId": EXCHANGE,
                "resourceDisplayName": exchange,
                **fields,
            },
        )

    def by_token(self, name: str, day: int, **fields: t.Any) -> None:
        self.write(
            name,
            day,
            **{
                "clientAppUsed": "Mobile Apps and Desktop clients",
                "authenticationProtocol": "none",
                "appId": f"aaaaaaaa-0000-4000-8000-{self.number:012x}",
                "appDisplayName": "Contoso mail",
                "resourceId": EXCHANGE,
                "resourceDisplayName": "Office 365 Exchange Online",
                "incomingTokenType": "refreshToken",
                "isInteractive": False,
                "signInEventTypes": ["nonInteractiveUser"],
                **fields,
            },
        )


#: Records that contradict themselves, or say too little.
CONTESTED: dict[str, Json] = {
    "device": {"clientAppUsed": "IMAP4", "authenticationProtocol": "deviceCode", "appId": "bbbbbbbb-0000-4000-8000-000000000001"},
    "transfer": {"clientAppUsed": "Authenticated SMTP", "originalTransferMethod": "deviceCodeFlow", "appId": EXCHANGE},
    "owner": {"clientAppUsed": "POP3", "appId": "bbbbbbbb-0000-4000-8000-000000000002", "appDisplayName": "A reader"},
    "factor": {"clientAppUsed": "IMAP4", "appId": EXCHANGE, "authenticationRequirement": "multiFactorAuthentication"},
    "assertion": {"clientAppUsed": "IMAP4", "appId": EXCHANGE, "clientCredentialType": "clientAssertion"},
    "legacy": {"clientAppUsed": "Other clients", "resourceId": EXCHANGE, "appId": EXCHANGE},
    "ropc": {
        "clientAppUsed": "Mobile Apps and Desktop clients",
        "authenticationProtocol": "ropc",
        "appId": "bbbbbbbb-0000-4000-8000-000000000003",
        "resourceId": EXCHANGE,
    },
    "agent": {
        "clientAppUsed": "Mobile Apps and Desktop clients",
        "userAgent": "BAV2ROPC",
        "appId": "bbbbbbbb-0000-4000-8000-000000000004",
        "resourceId": EXCHANGE,
    },
}


def tenant(number: int, days: int) -> Planted:
    """Return one tenant's days."""
    planted = Planted(f"tenant{number}.test")
    writer = _Writer(planted, number, days)
    _senders(writer)
    _smart_host(writer)
    _people(writer)
    for name, fields in CONTESTED.items():
        planted.senders[f"{name}@{planted.domain}"] = ("unclear", False)
        writer.write(name, writer.dice.randrange(days), **{"resourceDisplayName": "Office 365 Exchange Online", **fields})
    _noise(writer)
    writer.dice.shuffle(planted.records)
    return planted


def _senders(writer: _Writer) -> None:
    """Plant passwords in the shapes that a log may have."""
    planted, domain = writer.planted, writer.planted.domain
    shapes: dict[str, tuple[str, Json]] = {
        "scanner": ("Authenticated SMTP", {}),
        "older": ("SMTP", {}),
        "reader": ("IMAP4", {"userAgent": "OfflineIMAP"}),
        "collector": ("POP3", {}),
        # As v1.0 and exports show it, or leave it out.
        "plain": ("Authenticated SMTP", {"authenticationProtocol": ..., "incomingTokenType": ..., "signInEventTypes": ...}),
        "nameless": ("Authenticated SMTP", {"appId": ..., "authenticationProtocol": "none"}),
        "exported": ("IMAP4", {"createdDateTime": "2026-05-03T01:02:03.1234567+00:00", "status": {"errorCode": 0}}),
        "converted": ("Authenticated SMTP", {"userAgent": "BAV2ROPC"}),
        "repeated": ("POP3", {"isInteractive": False, "signInEventTypes": ["nonInteractiveUser"]}),
        "ews": ("Exchange Web Services", {"userAgent": "Microsoft Office/16.0"}),
        # A shared mailbox whose own account logs in.
        "shared-info": ("Authenticated SMTP", {}),
    }
    for name, (client, fields) in shapes.items():
        planted.senders[f"{name}@{domain}"] = ("password", False)
        for day in range(0, writer.days, 1 if name == "scanner" else 3):
            writer.by_password(name, day, client, **fields)
    # Once only, among all the others.
    planted.senders[f"seldom@{domain}"] = ("password", False)
    writer.by_password("seldom", writer.days - 1, "Authenticated SMTP")


def _smart_host(writer: _Writer) -> None:
    planted = writer.planted
    planted.smart_host = f"203.0.113.{1 + writer.number % 200}"
    for name in ("orders", "invoices", "alerts"):
        planted.senders[f"{name}@{planted.domain}"] = ("password", False)
        for day in range(writer.days):
            writer.by_password(name, day, "Authenticated SMTP", ipAddress=planted.smart_host)


def _people(writer: _Writer) -> None:
    planted, domain = writer.planted, writer.planted.domain
    # Guests, whose names here are of elsewhere.
    guest = f"partner_fabrikam.test#EXT#@{domain}"
    planted.senders[guest.lower()] = ("password", False)
    writer.by_password("partner", 1, "POP3", userType="guest", userPrincipalName=guest)
    planted.senders[f"former@{domain}"] = ("password", False)
    writer.by_password("former", 2, "Authenticated SMTP")
    planted.gone.add(writer.user("former"))
    # Renamed half way; the old name in capitals.
    planted.senders[f"newname@{domain}"] = ("password", False)
    for day in range(writer.days):
        name = f"NewName@{domain}" if day >= writer.days // 2 else f"OLDNAME@{domain}"
        writer.by_password("newname", day, "IMAP4", userPrincipalName=name)
    # Both kinds from one program at one address.
    planted.senders[f"desk@{domain}"] = ("password", False)
    for day in range(writer.days):
        writer.by_token("desk", day, ipAddress="192.0.2.77", appDisplayName="Help desk")
        writer.by_password("desk", day, "Authenticated SMTP", ipAddress="192.0.2.77", userAgent="Help desk")
    planted.moved.add(f"moved@{domain}")
    for day in range(writer.days):
        writer.by_token("moved", day)
    # Somebody guesses a password from everywhere; a device has an old one.
    for name, addresses in (("victim", 80), ("stale", 1)):
        planted.senders[f"{name}@{domain}"] = ("password", True)
        for number in range(addresses):
            writer.by_password(
                name, number % writer.days, "Authenticated SMTP", ipAddress=f"203.0.113.{number}", status={"errorCode": 50126}
            )


def _noise(writer: _Writer) -> None:
    for number in range(writer.days * 10):
        name, day = f"person{number % 12}", number % writer.days
        kind = number % 5
        if kind == 0:  # Outlook on the web, whose client id is Exchange's, too
            writer.write(
                name,
                day,
                clientAppUsed="Browser",
                appId=EXCHANGE,
                resourceId=EXCHANGE,
                authenticationProtocol="none",
                userAgent="Mozilla/5.0",
            )
        elif kind == 1:
            writer.write(name, day, clientAppUsed="Mobile Apps and Desktop clients", appId=TEAMS, resourceId=TEAMS)
        elif kind == 2:  # with a certificate, listed as legacy all the same
            writer.write(
                name, day, clientAppUsed="Exchange ActiveSync", appId=EXCHANGE, resourceId=EXCHANGE, authenticationProtocol="none"
            )
        elif kind == 3:  # the consent page of a device code, which is no login
            writer.by_token(name, day, status={"errorCode": 65001}, authenticationProtocol="deviceCode", incomingTokenType="none")
        else:
            writer.write(name, day, clientAppUsed="Browser", appId=TEAMS, resourceId=TEAMS, status={"errorCode": 50126})
