# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What holds for every input: the split of the bytes does not matter, and nothing but RemoteProtocolError is raised."""

from __future__ import annotations

import typing as t

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mail_dialogue import TOKEN, USER

from ansible_collections.m365.mail_oauth.plugins.module_utils import _text as text
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import RemoteProtocolError
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.connection import State
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.imap import ImapConnection
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.lines import Sizes
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.login import Step, login
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.pop3 import Pop3Connection
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.session import Session
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.smtp import SmtpConnection
from ansible_collections.m365.mail_oauth.plugins.module_utils._sasl import xoauth2
from ansible_collections.m365.mail_oauth.plugins.module_utils._sasl.exchange import client_first

LIMITS = Sizes(line=80, lines=8, total=900)
KINDS: list[t.Any] = [ImapConnection, Pop3Connection, SmtpConnection]

#: Pieces that parsers stumble over, so that random data gets deep.
PIECES = st.sampled_from(
    rb"""\r\n|\n|\r|\x00| |+|+ |+OK|-ERR |* |* OK |* BYE |* CAPABILITY |A01 OK |A02 NO |A03 BAD |[CAPABILITY AUTH=XOAUTH2 SASL-IR]|[|]|{3}
    |{0}\r\n|{70+}|220 |220-|250 |250-AUTH XOAUTH2\r\n|235 2.7.0 |334 |421 |535 5.7.3 |.\r\n|\xff\xfe|e30=|1 2""".decode(
        "unicode_escape"
    )
    .encode("latin-1")
    .split(b"|")
)
STREAMS = st.lists(st.one_of(PIECES, PIECES, st.binary(max_size=8)), max_size=24).map(b"".join)
GREETINGS = {"imap": b"* OK [CAPABILITY AUTH=XOAUTH2 SASL-IR] x\r\n", "pop": b"+OK x\r\n", "smtp": b"220 x\r\n"}


def drive(kind: t.Any, chunks: list[bytes]) -> list[t.Any]:
    """Run a whole login on the chunks and return everything that can be seen of it, the bytes sent included."""
    connection = kind(LIMITS)
    session = Session()
    flow = login(connection, session, client_first(xoauth2.initial_response(USER, TOKEN), b""), USER, starttls=False)
    seen: list[t.Any] = []
    incoming = iter([*chunks, b""])
    try:
        step = next(flow)
        while True:
            assert step is Step.READ
            seen.append(connection.data_to_send())
            event = connection.next_event()
            while event is None:
                assert connection.state is not State.CLOSED
                connection.receive_data(next(incoming))
                event = connection.next_event()
            seen.append(event)
            step = flow.send(event)
    except StopIteration:
        pass
    except RemoteProtocolError as exc:
        seen.append((exc.code, exc.message))
    seen.append((session.outcome, session.stage, session.words, session.challenge, session.capabilities))
    return [item for item in seen if item != b""]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=150, deadline=None)
@given(data=STREAMS, cuts=st.lists(st.integers(0, 400), max_size=12), greeted=st.booleans())
def test_any_split_gives_the_same_login(kind: t.Any, data: bytes, cuts: list[int], greeted: bool) -> None:
    whole = (GREETINGS[kind.protocol] if greeted else b"") + data
    points = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    chunks = [whole[start:end] for start, end in zip(points, points[1:])]
    single = [whole[index : index + 1] for index in range(len(whole))]
    expected = drive(kind, [whole] if whole else [])
    assert drive(kind, chunks) == expected
    assert drive(kind, single) == expected


@given(st.binary(max_size=200))
def test_text_is_printable_and_loses_nothing_that_is(data: bytes) -> None:
    shown = text.decode(data)
    assert shown.isprintable()
    if all(32 <= byte < 127 for byte in data):
        assert shown == data.decode("ascii")


def test_text_cannot_turn_or_move_what_is_read() -> None:
    assert text.decode("a\u202eb\u2028c\x9bd\x1b[2Je".encode()) == r"a\u202eb\u2028c\x9bd\x1b[2Je"
    assert text.shorten("abcdef", 4) == "abcd... (2 more characters)"
    assert text.shorten("abcd", 4) == "abcd"
