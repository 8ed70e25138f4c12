# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Logins to many odd servers at once, each held to the bounds that all have. The parts of an ordinary dialogue, by protocol."""

from __future__ import annotations

import contextlib
import time
import typing as t

from mail_certificates import Certificates
from mail_dialogue import SASL, TOKEN, USER
from mail_server import Handler, MailServer
from mail_verify import verify

#: Short waits, so that a stall is over soon; long enough for servers that answer on a busy machine.
QUICK: dict[str, t.Any] = {"connect_timeout": 3.0, "timeout": 0.6, "check_timeout": 4.0}
#: For servers that stall in the handshake.
HASTY: dict[str, t.Any] = {**QUICK, "connect_timeout": 0.3}
#: The longest that any of these may take: a check's time and a second look.
BOUND = 8.0

GREETING = {"imap": "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready", "pop": "S: +OK ready", "smtp": "S: 220 ready"}
CAPABLE = {"imap": "", "pop": "", "smtp": "C: <any>\nS: 250-x\nS: 250-PIPELINING\nS: 250 AUTH XOAUTH2"}
AUTH = {
    "imap": "C: A01 AUTHENTICATE XOAUTH2 <any>",
    "pop": "C: AUTH XOAUTH2\nS: +\nC: <sasl>",
    "smtp": "C: AUTH XOAUTH2\nS: 334\nC: <sasl>",
}
ACCEPTED = {"imap": "S: A01 OK done", "pop": "S: +OK done", "smtp": "S: 235 2.7.0 done"}
AFTER = {"imap": "C: A02 EXAMINE INBOX", "pop": "C: STAT", "smtp": "C: MAIL FROM:<any>"}
AFTER_OK = {"imap": "S: A02 OK done", "pop": "S: +OK 0 0", "smtp": "S: 250 ok\nS: 250 ok"}
PROTOCOLS = ("imap", "pop", "smtp")


def dialogue(protocol: str, *parts: dict[str, str] | str) -> str:
    return "\n".join(part if isinstance(part, str) else part[protocol] for part in parts)


class Case(t.NamedTuple):
    """One hostile server."""

    protocol: str
    behaviour: str | Handler
    tls: str = "implicit"
    certificate: str = "good"


def check_all(certificates: Certificates, cases: t.Sequence[Case], **options: t.Any) -> list[t.Any]:
    """Run one check against each server, all at once, and hold all of them to the bounds that every one has."""
    with contextlib.ExitStack() as stack:
        servers = []
        for case in cases:
            context = certificates.context(case.certificate) if case.certificate else None
            servers.append(stack.enter_context(MailServer(case.behaviour, context=context, tls=case.tls if context else "")))
        checks = [
            {"protocol": case.protocol, "host": "localhost", "port": server.port, "tls": case.tls, "user": USER, "token": "t"}
            for case, server in zip(cases, servers)
        ]
        started = time.monotonic()
        settings = {**QUICK, "concurrency_per_mailbox": 64, "ca_path": certificates.ca_file, **options}
        found = verify(checks, {"t": TOKEN}, **settings)["checks"]
        assert time.monotonic() - started < BOUND
        for result, server in zip(found, servers):
            assert not server.errors
            assert all(peer.received.count(SASL.encode()) <= 1 for peer in server.peers)
            result["received"] = server.received
            assert result["state"] == "passed" or len(result["findings"]) >= 1
            for finding in result["findings"]:
                assert finding["summary"] and finding["remedy"] and finding["evidence"]
    return t.cast("list[t.Any]", found)


def check(behaviour: str | Handler, certificates: Certificates, protocol: str, tls: str = "implicit", **options: t.Any) -> t.Any:
    """Run one check against one server."""
    case = Case(protocol, behaviour, tls, options.pop("certificate", "good"))
    return check_all(certificates, [case], **options)[0]
