# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Plays a dialogue (see ``mail_dialogue``) against the sans-I/O login, without sockets."""

from __future__ import annotations

import typing as t

import mail_dialogue

from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.imap import ImapConnection
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.login import Step, login
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.pop3 import Pop3Connection
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.session import Session
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.smtp import SmtpConnection
from ansible_collections.m365.mail_oauth.plugins.module_utils._sasl import xoauth2
from ansible_collections.m365.mail_oauth.plugins.module_utils._sasl.exchange import client_first

CONNECTIONS: dict[str, t.Any] = {"imap": ImapConnection, "pop": Pop3Connection, "smtp": SmtpConnection}


class Played(t.NamedTuple):
    """What came of it: the session, what the client sent in which order, and how often it had to wait for the server."""

    session: Session
    sent: list[bytes]
    waits: int
    tls: int


def play(protocol: str, text: str, *, starttls: bool = False, user: str = mail_dialogue.USER, chunk: int = 0) -> Played:
    """Log in against the dialogue; an unexpected client line is an assertion error. ``chunk`` splits the server's bytes."""
    steps = mail_dialogue.parse(text)
    connection = CONNECTIONS[protocol]()
    session = Session()
    flow = login(
        connection, session, client_first(xoauth2.initial_response(user, mail_dialogue.TOKEN), b""), user, starttls=starttls
    )
    sent: list[bytes] = []
    position, waits, tls = 0, 0, 0
    unread = b""
    event = None
    while True:
        try:
            wanted = flow.send(event)
        except StopIteration:
            break
        out = connection.data_to_send()
        if out:
            sent.append(out)
            unread += out
        if wanted is Step.START_TLS:
            assert position < len(steps) and steps[position].kind == "TLS", f"unexpected TLS before {steps[position:]}"
            position, tls, event = position + 1, tls + 1, None
            continue
        event = connection.next_event()
        if event is None:
            waits += 1
        while event is None:
            assert position < len(steps), f"the client waits though the dialogue is over; it sent {sent}"
            kind, data = steps[position]
            position += 1
            if kind == "C":
                end = unread.find(b"\n") + 1
                line, unread = unread[:end], unread[end:]
                assert mail_dialogue.matches(data, line), f"expected {data!r}, got {line!r}"
            elif kind == "S":
                # Everything that the server says up to the client's next word comes at once.
                while position < len(steps) and steps[position].kind == "S":
                    data += steps[position].data
                    position += 1
                for start in range(0, len(data), chunk or len(data)):
                    connection.receive_data(data[start : start + (chunk or len(data))])
                event = connection.next_event()
            elif kind == "CLOSE":
                connection.receive_data(b"")
                event = connection.next_event()
            else:
                raise AssertionError(f"the dialogue wants {kind}, the client waits")
    assert not unread, f"the server did not expect {unread!r}"
    assert position >= len(steps) or steps[position].kind == "CLOSE", f"not reached: {steps[position:]}"
    return Played(session, sent, waits, tls)
