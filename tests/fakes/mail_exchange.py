# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Exchange Online's side of a login as dialogues (see ``mail_dialogue``), and servers that play them on real sockets with TLS."""

from __future__ import annotations

import contextlib
import typing as t

from mail_certificates import Certificates
from mail_dialogue import USER
from mail_server import MailServer, Peer, player
from mail_verify import jwt, verify

EXCHANGE_IMAP = """
S: * OK The Microsoft Exchange IMAP4 service is ready. [RgBSADAAUAAyADgAMQBDAEEAMAAxADUANwAuAEQARQBVAFAAMgA4ADEA]
C: A01 CAPABILITY
S: * CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+
S: A01 OK CAPABILITY completed.
C: A02 AUTHENTICATE XOAUTH2 <any>
"""
EXCHANGE_POP = """
S: +OK The Microsoft Exchange POP3 service is ready. [RgBSADAAUAAyADgAMQBDAEEAMAAxADUANwA=]
C: AUTH XOAUTH2
S: +\\x20
C: <any>
"""
EXCHANGE_SMTP = """
S: 220 FR0P281CA0157.outlook.office365.com Microsoft ESMTP MAIL Service ready at Sun, 22 Nov 2026 20:00:00 +0000
C: EHLO [127.0.0.1]
S: 250-FR0P281CA0157.outlook.office365.com Hello [192.0.2.1]
S: 250-SIZE 157286400
S: 250-PIPELINING
S: 250-DSN
S: 250-ENHANCEDSTATUSCODES
S: 250-STARTTLS
S: 250-8BITMIME
S: 250-BINARYMIME
S: 250-CHUNKING
S: 250 SMTPUTF8
C: STARTTLS
S: 220 2.0.0 SMTP server ready
TLS
C: EHLO [127.0.0.1]
S: 250-FR0P281CA0157.outlook.office365.com Hello [192.0.2.1]
S: 250-PIPELINING
S: 250-AUTH LOGIN XOAUTH2
S: 250 SMTPUTF8
C: AUTH XOAUTH2
S: 334\\x20
C: <any>
"""
IMAP_OK = "S: A02 OK AUTHENTICATE completed.\nC: A03 EXAMINE INBOX\nC: A04 LOGOUT\nS: * 3 EXISTS\nS: A03 OK [READ-ONLY] EXAMINE completed."
IMAP_BYE = "\nS: * BYE Microsoft Exchange Server IMAP4 server signing off.\nS: A04 OK LOGOUT completed."
POP_OK = "S: +OK User successfully authenticated.\nC: STAT\nS: +OK 3 4711\nC: QUIT\nS: +OK Microsoft Exchange Server POP3 server signing off."
SMTP_OK = (
    "S: 235 2.7.0 Authentication successful\nC: MAIL FROM:<alice@contoso.test>\nC: RSET\nC: QUIT\nS: 250 2.1.0 Sender OK\n"
    "S: 250 2.0.0 Resetting\nS: 221 2.0.0 Service closing transmission channel"
)
SMTP_QUIT = "\nC: QUIT\nS: 221 2.0.0 Service closing transmission channel"


def replay(
    certificates: Certificates, dialogues: t.Sequence[tuple[str, str, str]], token: str = "", user: str = USER, **options: t.Any
) -> list[t.Any]:
    """Play dialogues, given as (protocol, TLS mode, text), for one mailbox with one token."""
    with contextlib.ExitStack() as stack:
        checks = []
        servers = []
        for protocol, tls, text in dialogues:
            server = stack.enter_context(MailServer(text, context=certificates.context(), tls=tls))
            servers.append(server)
            checks.append(
                {"protocol": protocol, "host": "localhost", "port": server.port, "tls": tls, "user": user, "token": "t"}
            )
        result = verify(checks, {"t": token or jwt()}, ca_path=certificates.ca_file, timeout=5.0, check_timeout=20.0, **options)
        for server in servers:
            assert not server.errors
    return t.cast("list[t.Any]", result["checks"])


def replay_users(
    certificates: Certificates, dialogues: t.Mapping[str, str], tokens: t.Mapping[str, str], signers: t.Mapping[str, str]
) -> list[t.Any]:
    """Let users log in to IMAP one after another, at one server that plays each its own dialogue; ``signers`` say whose token is whose."""
    errors: list[str] = []
    waiting = [player(text, errors) for text in dialogues.values()]

    def next_one(peer: Peer) -> None:
        waiting.pop(0)(peer)

    with MailServer(next_one, context=certificates.context()) as server:
        checks = [
            {
                "protocol": "imap",
                "host": "localhost",
                "port": server.port,
                "tls": "implicit",
                "user": user,
                "token": signers.get(user, user),
            }
            for user in dialogues
        ]
        result = verify(checks, tokens, ca_path=certificates.ca_file, timeout=5.0, check_timeout=20.0, concurrency=1)
    assert not errors
    return t.cast("list[t.Any]", result["checks"])
