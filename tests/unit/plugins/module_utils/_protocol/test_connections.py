# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The three connections piece by piece: parsing, states, bounds."""

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import LocalProtocolError, RemoteProtocolError
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol import imap, pop3, smtp
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.connection import Connection, State
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.events import (
    Capabilities,
    Challenge,
    Closed,
    Event,
    Greeting,
    Notice,
    Reply,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.imap import ImapConnection
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.lines import Sizes
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.pop3 import Pop3Connection
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.smtp import SmtpConnection

SMALL = Sizes(line=64, lines=5, total=300)


def events(connection: Connection, data: bytes) -> list[Event]:
    connection.receive_data(data)
    found: list[Event] = []
    while True:
        event = connection.next_event()
        if event is None:
            return found
        found.append(event)


def greeted(kind: t.Callable[..., t.Any], limits: Sizes | None = None) -> t.Any:
    greeting = {"imap": b"* OK hello\r\n", "pop": b"+OK hello\r\n", "smtp": b"220 hello\r\n"}
    connection = kind(limits)
    events(connection, greeting[connection.protocol])
    return connection


# --- IMAP


@pytest.mark.parametrize(
    ("line", "greeting"),
    [
        (b"* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2] hi", Greeting(True, "", ("IMAP4rev1", "AUTH=XOAUTH2"))),
        (b"* ok [capability IMAP4rev1] hi", Greeting(True, "", ("IMAP4rev1",))),
        (b"* OK [RgBSADAA] ready", Greeting(True, "")),
        (b"* OK", Greeting(True, "")),
        (b"* PREAUTH hi", Greeting(True, "", preauth=True)),
        (b"* BYE busy", Greeting(False, "")),
    ],
)
def test_imap_greeting(line: bytes, greeting: Greeting) -> None:
    [event] = events(ImapConnection(), line + b"\r\n")
    assert event == Greeting(greeting.ok, line.decode(), greeting.capabilities, greeting.preauth)


@pytest.mark.parametrize("line", [b"", b"+OK hello", b"220 hello", b"* NO hello", b"A1 OK hello", b"SSH-2.0-x", b"HTTP/1.1 400"])
def test_imap_refuses_other_greetings(line: bytes) -> None:
    with pytest.raises(RemoteProtocolError) as caught:
        events(ImapConnection(), line + b"\r\n")
    assert caught.value.code == "bad_greeting"


def test_imap_literals_belong_to_their_response() -> None:
    connection = greeted(ImapConnection)
    connection.capability()
    found = events(connection, b"* ID (NAME {11}\r\nA01 OK no\r\n VERSION {2+}\r\n\r\n)\r\n* 1 EXISTS\r\nA01 OK yes\r\n")
    assert found == [Reply("CAPABILITY", True, "OK", "", "OK yes")]


def test_imap_words_that_look_like_a_literal_are_words() -> None:
    connection = greeted(ImapConnection)
    assert events(connection, b"* OK wait {99}\r\n* NO [ALERT] full {12}\r\n") == [
        Notice("OK", "", "OK wait {99}"),
        Notice("NO", "ALERT", "NO [ALERT] full {12}"),
    ]
    [event] = events(connection, b"* BAD [BADCHARSET ({5}\r\nUTF-8)] x\r\n")
    assert event == Notice("BAD", "BADCHARSET", "BAD [BADCHARSET ({5}UTF-8)] x")


def test_imap_replies_by_tag_with_code_and_capabilities() -> None:
    connection = greeted(ImapConnection)
    connection.capability()
    assert connection.data_to_send() == b"A01 CAPABILITY\r\n"
    assert connection.data_to_send() == b""
    assert events(connection, b"* CAPABILITY IMAP4rev1  AUTH=XOAUTH2\r\nA01 OK [CAPABILITY X Y] done\r\n") == [
        Capabilities(("IMAP4rev1", "AUTH=XOAUTH2")),
        Reply("CAPABILITY", True, "OK", "CAPABILITY", "OK [CAPABILITY X Y] done", ("X", "Y")),
    ]
    connection.authenticate("XOAUTH2", b"")
    assert connection.data_to_send() == b"A02 AUTHENTICATE XOAUTH2 =\r\n"
    assert connection.state.value == "authenticating"
    assert events(connection, b"+\r\n+ abc \r\n") == [Challenge(b"", ""), Challenge(b"abc ", "abc ")]
    connection.respond(b"*")
    assert connection.data_to_send() == b"*\r\n"
    assert events(connection, b"A02 no [authenticationfailed] sorry\r\n") == [
        Reply("AUTHENTICATE", False, "NO", "AUTHENTICATIONFAILED", "no [authenticationfailed] sorry")
    ]
    assert connection.state is State.NOT_AUTHENTICATED


@pytest.mark.parametrize("line", [b"A09 OK x", b"OK x", b"A01 MAYBE x", b"+ go", b"* ", b"garbage", b"\x00\xff", b""])
def test_imap_refuses_what_fits_nothing(line: bytes) -> None:
    connection = greeted(ImapConnection)
    connection.capability()
    with pytest.raises(RemoteProtocolError):
        events(connection, line + b"\r\n")
    assert connection.state is State.ERROR
    with pytest.raises(RemoteProtocolError):
        connection.next_event()


# --- POP3


def test_pop_challenge_is_no_success() -> None:
    connection = greeted(Pop3Connection)
    connection.authenticate("XOAUTH2")
    assert connection.data_to_send() == b"AUTH XOAUTH2\r\n"
    assert events(connection, b"+\r\n+ eyJ\r\n+OK\r\n") == [
        Challenge(b"", ""),
        Challenge(b"eyJ", "eyJ"),
        Reply("AUTH", True, "+OK", "", "+OK"),
    ]
    assert connection.state is State.AUTHENTICATED


def test_pop_list_is_unstuffed_and_ends_in_a_dot() -> None:
    connection = greeted(Pop3Connection)
    connection.capability()
    [reply] = events(connection, b"+OK list\r\nSTLS\r\n..odd\r\nSASL PLAIN XOAUTH2\r\n.\r\n")
    assert reply == Reply("CAPA", True, "+OK", "", "+OK list", ("STLS", ".odd", "SASL PLAIN XOAUTH2"))
    assert pop3.mechanisms(reply.capabilities) == ("PLAIN", "XOAUTH2")
    assert pop3.mechanisms(("STLS",)) is None


def test_pop_response_codes() -> None:
    connection = greeted(Pop3Connection)
    connection.capability()
    [reply] = events(connection, b"-err [sys/temp] later\r\n")
    assert reply == Reply("CAPA", False, "-ERR", "SYS/TEMP", "-err [sys/temp] later")


@pytest.mark.parametrize("line", [b"+OKAY", b"OK", b"+", b"* OK", b"", b"-ERROR x"])
def test_pop_refuses_what_fits_nothing(line: bytes) -> None:
    connection = greeted(Pop3Connection)
    connection.capability()
    with pytest.raises(RemoteProtocolError):
        events(connection, line + b"\r\n")


# --- SMTP


def test_smtp_multi_line_replies() -> None:
    connection = SmtpConnection(client_name="[192.0.2.1]")
    assert events(connection, b"220-smtp\r\n220-\r\n220 ready\r\n") == [Greeting(True, "220-smtp\n220-\n220 ready")]
    connection.capability()
    assert connection.data_to_send() == b"EHLO [192.0.2.1]\r\n"
    [reply] = events(
        connection, b"250-smtp Hello\r\n250-AUTH LOGIN PLAIN\r\n250-auth=XOAUTH2\r\n250-pipelining\r\n250 SIZE 35\r\n"
    )
    assert isinstance(reply, Reply)
    assert reply.capabilities == ("AUTH LOGIN PLAIN", "auth=XOAUTH2", "pipelining", "SIZE 35")
    assert smtp.mechanisms(reply.capabilities) == ("LOGIN", "PLAIN", "XOAUTH2")
    assert connection.pipelining
    connection.authenticate("XOAUTH2")
    assert connection.data_to_send() == b"AUTH XOAUTH2\r\n"
    [reply] = events(
        connection, b"535-5.7.8 Username and Password not accepted. For more information, go to\r\n535 5.7.8  https://x\r\n"
    )
    assert isinstance(reply, Reply)
    assert (reply.status, reply.code) == ("535", "5.7.8")
    assert reply.text.count("\n") == 1


def test_smtp_reply_without_text() -> None:
    connection = greeted(SmtpConnection)
    connection.capability()
    [reply] = events(connection, b"421-x\r\n421\r\n")
    assert reply == Reply("EHLO", False, "421", "", "421-x\n421")


@pytest.mark.parametrize("lines", [b"535-5.7.3 no\r\n535 Look at our page", b"535-Look at our page\r\n535 5.7.3 no"])
def test_smtp_enhanced_code_of_whichever_line_has_one(lines: bytes) -> None:
    connection = greeted(SmtpConnection)
    connection.authenticate("XOAUTH2")
    [reply] = events(connection, lines + b"\r\n")
    assert isinstance(reply, Reply) and (reply.status, reply.code) == ("535", "5.7.3")


@pytest.mark.parametrize("lines", [b"535-5.7.3 no\r\n235 2.7.0 welcome", b"235-2.7.0 welcome\r\n535 5.7.3 no", b"235-x\r\n334 "])
def test_smtp_reply_with_two_codes_is_neither(lines: bytes) -> None:
    connection = greeted(SmtpConnection)
    connection.authenticate("XOAUTH2")
    with pytest.raises(RemoteProtocolError, match="one reply with one code"):
        events(connection, lines + b"\r\n")


def logged_in() -> ImapConnection:
    connection = greeted(ImapConnection)
    connection.authenticate("XOAUTH2", b"x")
    events(connection, connection.data_to_send()[:3] + b" OK\r\n")
    return t.cast(ImapConnection, connection)


@pytest.mark.parametrize("chunk", [1, 1000, 100000])
def test_imap_data_of_a_mailbox_may_be_long(chunk: int) -> None:
    # RFC 9051 sets no limit on a server's lines; what nobody reads is not kept.
    connection = logged_in()
    connection.probe("")
    tag = connection.data_to_send()[:3]
    flags = b"* FLAGS (" + b" ".join(b"$Label%d" % number for number in range(1900)) + b" {3}\r\nabc)\r\n"
    data = flags + b"* 1 EXPUNGE\r\n" * 600 + tag + b" OK done\r\n"
    found = []
    for start in range(0, len(data), chunk):
        found += events(connection, data[start : start + chunk])
        assert len(connection._receiver) <= max(connection.limits.line, chunk) + chunk
    assert found == [Reply("EXAMINE", True, "OK", "", "OK done")]


def test_imap_data_of_a_mailbox_has_an_end() -> None:
    connection = logged_in()
    with pytest.raises(RemoteProtocolError) as caught:
        for _unused in range(200):
            events(connection, b"* FLAGS (" * (connection.limits.total // 100 // 9))
    assert caught.value.code == "too_much_data"


def test_smtp_421_without_a_question() -> None:
    assert events(greeted(SmtpConnection), b"421 4.7.0 idle\r\n") == [Notice("421", "4.7.0", "421 4.7.0 idle", closing=True)]


@pytest.mark.parametrize("line", [b"235 ok", b"334 x", b"354 go", b"hello", b"25", b"2500 x", b"150 x", b"650 x", b"\x00", b""])
def test_smtp_refuses_what_fits_nothing(line: bytes) -> None:
    connection = greeted(SmtpConnection)
    connection.capability()
    with pytest.raises(RemoteProtocolError):
        events(connection, line + b"\r\n")


def _logged_in_smtp() -> SmtpConnection:
    connection: SmtpConnection = greeted(SmtpConnection)
    connection.capability()
    events(connection, b"250-x\r\n250 AUTH XOAUTH2\r\n")
    connection.authenticate("XOAUTH2")
    events(connection, b"334 \r\n")
    connection.respond(b"x")
    events(connection, b"235 ok\r\n")
    connection.probe("alice@contoso.test")
    return connection


@pytest.mark.parametrize("status", ["250", "251", "252", "259"])
def test_smtp_takes_each_yes_to_a_sender(status: str) -> None:
    [reply] = events(_logged_in_smtp(), f"{status} ok\r\n".encode())
    assert reply == Reply("MAIL", True, status, "", f"{status} ok")


@pytest.mark.parametrize("status", ["220", "235", "249", "260", "354"])
def test_smtp_takes_no_other_answer_for_a_yes_to_a_sender(status: str) -> None:
    with pytest.raises(RemoteProtocolError):
        events(_logged_in_smtp(), f"{status} ok\r\n".encode())


def test_smtp_forgets_extensions_from_before_tls() -> None:
    connection = greeted(SmtpConnection)
    connection.capability()
    events(connection, b"250-x\r\n250-PIPELINING\r\n250 STARTTLS\r\n")
    connection.starttls()
    connection.receive_data(b"220 go\r\n250 injected\r\n")
    assert connection.next_event() == Reply("STARTTLS", True, "220", "", "220 go")
    with pytest.raises(LocalProtocolError):
        connection.next_event()
    assert connection.tls_established() == len(b"250 injected\r\n")
    assert not connection.pipelining
    assert connection.next_event() is None


# --- all


ALL = [ImapConnection, Pop3Connection, SmtpConnection]


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize(("ending", "start"), [(b"\n", b""), (b"\r\n", b"")])
def test_both_line_ends_are_taken(kind: t.Any, ending: bytes, start: bytes) -> None:
    greeting = {"imap": b"* OK a\rb\x00c\xe9", "pop": b"+OK a\rb\x00c\xe9", "smtp": b"220 a\rb\x00c\xe9"}[kind.protocol]
    [event] = events(kind(), greeting + ending)
    assert isinstance(event, Greeting)
    assert event.text.endswith(r"a\rb\x00c\xe9")


@pytest.mark.parametrize("kind", ALL)
def test_closed(kind: t.Any) -> None:
    connection = kind()
    connection.receive_data(b"half a li")
    assert connection.next_event() is None
    assert events(connection, b"") == [Closed("half a li")]
    assert connection.state is State.CLOSED
    assert connection.next_event() is None


@pytest.mark.parametrize("kind", ALL)
def test_endless_line(kind: t.Any) -> None:
    connection = kind(SMALL)
    connection.receive_data(b"x" * 65)
    with pytest.raises(RemoteProtocolError) as caught:
        connection.next_event()
    assert caught.value.code == "line_too_long"
    assert "xxx" in caught.value.message


@pytest.mark.parametrize("kind", ALL)
def test_endless_lines(kind: t.Any) -> None:
    line = {"imap": b"* 1 X\r\n", "pop": b"X\r\n", "smtp": b"250-X\r\n"}[kind.protocol]
    connection = greeted(kind, SMALL)
    connection.capability()
    with pytest.raises(RemoteProtocolError) as caught:
        events(connection, (b"+OK\r\n" if kind is Pop3Connection else b"") + line * 6)
    assert caught.value.code == "too_many_lines"


def test_too_much_in_all() -> None:
    connection = greeted(ImapConnection, SMALL)
    with pytest.raises(RemoteProtocolError) as caught:
        for _unused in range(5):
            connection.capability()
            tag = connection.data_to_send()[:3]
            events(connection, b"* CAPABILITY " + b"x" * 50 + b"\r\n" + tag + b" OK\r\n")
    assert caught.value.code == "too_much_data"


@pytest.mark.parametrize("size", [b"65", b"999999999"])
def test_imap_literal_beyond_the_bound(size: bytes) -> None:
    with pytest.raises(RemoteProtocolError) as caught:
        events(greeted(ImapConnection, SMALL), b"* ID {" + size + b"}\r\n")
    assert caught.value.code in ("literal_too_long", "line_too_long")


def test_imap_many_literals_in_one_response() -> None:
    with pytest.raises(RemoteProtocolError):
        events(greeted(ImapConnection, SMALL), b"* ID" + b" {9}\r\n123456789" * 10)


@pytest.mark.parametrize("kind", ALL)
def test_commands_out_of_order(kind: t.Any) -> None:
    connection = kind()
    for command in (connection.capability, connection.starttls, connection.logout):
        with pytest.raises(LocalProtocolError):
            command()
    connection = greeted(kind)
    with pytest.raises(LocalProtocolError):
        connection.probe("alice@contoso.test")
    with pytest.raises(LocalProtocolError):
        connection.respond(b"")
    with pytest.raises(LocalProtocolError):
        connection.tls_established()
    assert connection.data_to_send() == b""


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("message", [b"a\r\nb", b"a\nb", b"a\x00b"])
def test_line_breaks_never_leave(kind: t.Any, message: bytes) -> None:
    connection = greeted(kind)
    connection.authenticate("XOAUTH2")
    connection.data_to_send()
    with pytest.raises(LocalProtocolError):
        connection.respond(message)
    assert connection.data_to_send() == b""


@pytest.mark.parametrize("kind", [Pop3Connection, SmtpConnection])
def test_no_initial_response_but_on_imap(kind: t.Any) -> None:
    with pytest.raises(LocalProtocolError):
        greeted(kind).authenticate("XOAUTH2", b"dG9rZW4=")


def test_imap_mechanisms() -> None:
    assert imap.mechanisms(("IMAP4rev1", "auth=xoauth2", "AUTH=PLAIN")) == ("XOAUTH2", "PLAIN")
    assert imap.mechanisms(None) is None
