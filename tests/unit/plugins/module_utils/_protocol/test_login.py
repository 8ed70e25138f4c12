# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whole logins as dialogues: what is sent when, and what is kept."""

from __future__ import annotations

import pytest
from mail_dialogue import SASL, TOKEN
from mail_player import play

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import RemoteProtocolError
from ansible_collections.m365.mail_oauth.plugins.module_utils._protocol.session import Ending, Stage

CHALLENGE = "eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0="

IMAP_DOVECOT = """
S: * OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ LOGINDISABLED AUTH=XOAUTH2] Dovecot (Debian) ready.
C: A01 AUTHENTICATE XOAUTH2 <sasl>
S: A01 OK [CAPABILITY IMAP4rev1 SASL-IR NOTIFY] Logged in
C: A02 EXAMINE INBOX
C: A03 LOGOUT
S: * FLAGS (\\\\Answered \\\\Flagged)
S: * 0 EXISTS
S: A02 OK [READ-ONLY] Examine completed (0.001 + 0.000 secs).
S: * BYE Logging out
S: A03 OK Logout completed (0.001 + 0.000 secs).
"""

IMAP_EXCHANGE = """
S: * OK The Microsoft Exchange IMAP4 service is ready. [RgBSADAAUAAyADgAMQBDAEEAMAAxADUANwA=]
C: A01 CAPABILITY
S: * CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+
S: A01 OK CAPABILITY completed.
C: A02 AUTHENTICATE XOAUTH2 <sasl>
S: A02 OK AUTHENTICATE completed.
C: A03 EXAMINE INBOX
C: A04 LOGOUT
S: * 3 EXISTS
S: A03 OK [READ-ONLY] EXAMINE completed.
S: * BYE Microsoft Exchange Server IMAP4 server signing off.
S: A04 OK LOGOUT completed.
"""

IMAP_TWISTED = """
S: * OK [CAPABILITY IMAP4rev1 IDLE NAMESPACE AUTH=XOAUTH2] Twisted IMAP4rev1 Ready
C: A01 AUTHENTICATE XOAUTH2
S: +
C: <sasl>
S: A01 OK Authentication successful
C: A02 EXAMINE INBOX
C: A03 LOGOUT
S: A02 OK [READ-ONLY] EXAMINE successful
S: * BYE Nice talking to you
S: A03 OK LOGOUT successful
"""

POP_DOVECOT = """
S: +OK Dovecot (Debian) ready.
C: AUTH XOAUTH2
S: +\x20
C: <sasl>
S: +OK Logged in.
C: STAT
S: +OK 0 0
C: QUIT
S: +OK Logging out.
"""

SMTP_DOVECOT = """
S: 220 mail.lab.test Dovecot (Debian) ready.
C: EHLO [127.0.0.1]
S: 250-mail.lab.test
S: 250-STARTTLS
S: 250-PIPELINING
S: 250 SIZE
C: STARTTLS
S: 220 2.0.0 Begin TLS negotiation now.
TLS
C: EHLO [127.0.0.1]
S: 250-mail.lab.test
S: 250-AUTH XOAUTH2
S: 250-PIPELINING
S: 250 SIZE
C: AUTH XOAUTH2
S: 334\x20
C: <sasl>
S: 235 2.7.0 Logged in.
C: MAIL FROM:<alice@contoso.test>
C: RSET
C: QUIT
S: 250 2.1.0 OK
S: 250 2.0.0 OK
S: 221 2.0.0 Bye
"""

SMTP_IMPLICIT = """
S: 220 smtp.contoso.test ESMTP
C: EHLO [127.0.0.1]
S: 250-smtp.contoso.test
S: 250-AUTH=LOGIN XOAUTH2
S: 250 PIPELINING
C: AUTH XOAUTH2
S: 334\x20
C: <sasl>
S: 235 2.7.0 Authentication successful
C: MAIL FROM:<alice@contoso.test>
C: RSET
C: QUIT
S: 250 2.1.0 Sender OK
S: 250 2.0.0 Resetting
S: 221 2.0.0 Service closing transmission channel
"""


@pytest.mark.parametrize("chunk", [0, 1, 7])
@pytest.mark.parametrize(
    ("protocol", "dialogue", "round_trips"),
    [
        ("imap", IMAP_DOVECOT, 5),
        ("imap", IMAP_EXCHANGE, 6),
        ("imap", IMAP_TWISTED, 6),
        ("pop", POP_DOVECOT, 7),
        ("smtp", SMTP_IMPLICIT, 7),
        ("smtp", SMTP_DOVECOT, 9),
    ],
)
def test_login_passes_in_the_fewest_round_trips(protocol: str, dialogue: str, round_trips: int, chunk: int) -> None:
    played = play(protocol, dialogue, starttls="TLS" in dialogue.split(), chunk=chunk)
    assert played.session.outcome is Ending.PASSED
    assert played.session.authenticated
    assert played.session.reply is not None and played.session.after_auth is not None
    # To connect and to put TLS on the connection take one each.
    assert played.waits + 2 == round_trips
    assert sum(SASL.encode() in sent for sent in played.sent) == 1
    assert not played.session.words


def test_smtp_without_pipelining_waits_for_each_reply() -> None:
    dialogue = """
        S: 220 smtp.contoso.test
        C: EHLO [127.0.0.1]
        S: 250-smtp.contoso.test
        S: 250 AUTH XOAUTH2
        C: AUTH XOAUTH2
        S: 334
        C: <sasl>
        S: 235 ok
        C: MAIL FROM:<alice@contoso.test>
        S: 250 ok
        C: RSET
        S: 250 ok
        C: QUIT
        S: 221 bye
    """
    played = play("smtp", dialogue)
    assert played.session.outcome is Ending.PASSED
    assert played.waits == 7


@pytest.mark.parametrize(
    ("protocol", "dialogue", "last"),
    [
        (
            "imap",
            f"""
            S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready
            C: A01 AUTHENTICATE XOAUTH2 <sasl>
            S: + {CHALLENGE}
            C:
            S: A01 NO [AUTHENTICATIONFAILED] Authentication failed.
            C: A02 LOGOUT
            S: * BYE Logging out
            S: A02 OK Logout completed.
            """,
            "NO [AUTHENTICATIONFAILED] Authentication failed.",
        ),
        (
            "pop",
            f"""
            S: +OK ready
            C: AUTH XOAUTH2
            S: +
            C: <sasl>
            S: + {CHALLENGE}
            C:
            S: -ERR [AUTH] Authentication failed.
            C: QUIT
            S: +OK Logging out
            """,
            "-ERR [AUTH] Authentication failed.",
        ),
        (
            "smtp",
            f"""
            S: 220 ready
            C: EHLO [127.0.0.1]
            S: 250-x
            S: 250 AUTH XOAUTH2
            C: AUTH XOAUTH2
            S: 334\x20
            C: <sasl>
            S: 334 {CHALLENGE}
            C:
            S: 535 5.7.8 Authentication failed.
            C: QUIT
            S: 221 Bye
            """,
            "535 5.7.8 Authentication failed.",
        ),
    ],
)
def test_failure_challenge_is_kept_and_answered_once_with_an_empty_line(protocol: str, dialogue: str, last: str) -> None:
    session = play(protocol, dialogue).session
    assert session.outcome is Ending.REFUSED
    assert session.challenge == CHALLENGE.encode()
    assert [word.text for word in session.words] == [last]
    assert session.words[0].stage is Stage.AUTH


@pytest.mark.parametrize("protocol", ["imap", "pop", "smtp"])
def test_endless_challenges_end_after_the_first_answer(protocol: str) -> None:
    dialogues = {
        "imap": "S: * OK [CAPABILITY SASL-IR AUTH=XOAUTH2]\nC: <any>\nS: + e30=\nC: \nS: + e30=\n",
        "pop": "S: +OK\nC: AUTH XOAUTH2\nS: +\nC: <sasl>\nS: + e30=\nC: \nS: + e30=\n",
        "smtp": "S: 220 x\nC: <any>\nS: 250-x\nS: 250 AUTH XOAUTH2\nC: <any>\nS: 334\nC: <sasl>\nS: 334 e30=\nC: \nS: 334 e30=\n",
    }
    with pytest.raises(RemoteProtocolError) as caught:
        play(protocol, dialogues[protocol])
    assert caught.value.code == "endless_challenge"


def test_exchange_refuses_directly_and_gets_no_empty_line() -> None:
    played = play(
        "imap",
        """
        S: * OK The Microsoft Exchange IMAP4 service is ready.
        C: A01 CAPABILITY
        S: * CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR
        S: A01 OK CAPABILITY completed.
        C: A02 AUTHENTICATE XOAUTH2 <sasl>
        S: A02 NO AUTHENTICATE failed.
        C: A03 LOGOUT
        S: * BYE signing off
        S: A03 OK LOGOUT completed.
        """,
    )
    assert played.session.words[-1].text == "NO AUTHENTICATE failed."
    assert played.session.challenge is None


def test_authenticated_but_not_connected() -> None:
    session = play(
        "imap",
        """
        S: * OK [CAPABILITY SASL-IR AUTH=XOAUTH2] ready
        C: A01 AUTHENTICATE XOAUTH2 <sasl>
        S: A01 OK AUTHENTICATE completed.
        C: A02 EXAMINE INBOX
        C: A03 LOGOUT
        S: A02 BAD User is authenticated but not connected.
        S: * BYE Connection closed. 14
        CLOSE
        """,
    ).session
    assert session.authenticated and session.outcome is Ending.REFUSED
    assert session.words[0] == (Stage.AFTER_AUTH, "BAD User is authenticated but not connected.")


def test_an_alert_is_kept_although_its_status_is_good() -> None:
    """RFC 9051 section 7.1: its text is for people. Other remarks of a server that go well say nothing of why the login failed."""
    session = play(
        "imap",
        """
        S: * OK [CAPABILITY SASL-IR AUTH=XOAUTH2] ready
        C: A01 AUTHENTICATE XOAUTH2 <sasl>
        S: * OK [ALERT] Log in once by your web browser
        S: * OK Still here
        S: A01 NO [AUTHENTICATIONFAILED] Invalid credentials
        C: A02 LOGOUT
        S: * BYE
        S: A02 OK
        """,
    ).session
    assert [word.text for word in session.words] == [
        "OK [ALERT] Log in once by your web browser",
        "NO [AUTHENTICATIONFAILED] Invalid credentials",
    ]


@pytest.mark.parametrize(
    ("protocol", "dialogue"),
    [
        ("imap", "S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\nC: A01 LOGOUT\nS: * BYE\nS: A01 OK"),
        ("smtp", "S: 220 x\nC: <any>\nS: 250-x\nS: 250 AUTH LOGIN PLAIN\nC: QUIT\nS: 221 x"),
        ("smtp", "S: 220 x\nC: <any>\nS: 250 x\nC: QUIT\nS: 221 x"),
        (
            "pop",
            "S: +OK\nC: AUTH XOAUTH2\nS: -ERR Unsupported authentication mechanism.\nC: CAPA\nS: +OK\nS: SASL PLAIN\nS: .\nC: QUIT\nS: +OK",
        ),
    ],
)
def test_token_is_not_sent_where_the_mechanism_is_missing(protocol: str, dialogue: str) -> None:
    played = play(protocol, dialogue)
    assert played.session.outcome is Ending.NO_MECHANISM
    assert TOKEN.encode() not in b"".join(played.sent) and SASL.encode() not in b"".join(played.sent)


def test_pop_keeps_the_refusal_where_the_mechanism_is_listed() -> None:
    session = play(
        "pop",
        "S: +OK\nC: AUTH XOAUTH2\nS: -ERR Not now\nC: CAPA\nS: +OK\nS: SASL PLAIN XOAUTH2\nS: .\nC: QUIT\nS: +OK",
    ).session
    assert session.outcome is Ending.REFUSED
    assert session.words[-1].text == "-ERR Not now"
    assert session.capabilities == ("SASL PLAIN XOAUTH2",)


@pytest.mark.parametrize(
    ("protocol", "dialogue", "outcome"),
    [
        ("imap", "S: * OK [CAPABILITY IMAP4rev1] hello\nC: A01 LOGOUT\nS: * BYE\nS: A01 OK", Ending.NO_STARTTLS),
        ("imap", "S: * OK hello\nC: A01 STARTTLS\nS: A01 BAD unknown\nC: A02 LOGOUT\nS: * BYE\nS: A02 OK", Ending.REFUSED),
        ("pop", "S: +OK hello\nC: STLS\nS: -ERR unknown\nC: QUIT\nS: +OK", Ending.REFUSED),
        ("smtp", "S: 220 x\nC: <any>\nS: 250 x\nC: QUIT\nS: 221 x", Ending.NO_STARTTLS),
        (
            "smtp",
            "S: 220 x\nC: <any>\nS: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 454 4.7.0 TLS not available\nC: QUIT\nS: 221 x",
            Ending.REFUSED,
        ),
        ("imap", "S: * PREAUTH hello\nC: A01 LOGOUT\nS: * BYE\nS: A01 OK", Ending.PREAUTH),
    ],
)
def test_starttls_not_to_be_had_ends_the_login(protocol: str, dialogue: str, outcome: Ending) -> None:
    played = play(protocol, dialogue, starttls=True)
    assert played.session.outcome is outcome
    assert SASL.encode() not in b"".join(played.sent)


def test_plaintext_behind_starttls_is_dropped_and_its_capabilities_do_not_count() -> None:
    played = play(
        "imap",
        """
        S: * OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=XOAUTH2 SASL-IR] ready
        C: A01 STARTTLS
        S: A01 OK begin
        S: * CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR INJECTED
        S: A02 OK Logged in, believe me
        TLS
        C: A02 CAPABILITY
        S: * CAPABILITY IMAP4rev1 AUTH=PLAIN
        S: A02 OK done
        C: A03 LOGOUT
        S: * BYE
        S: A03 OK
        """,
        starttls=True,
    )
    assert played.session.dropped > 40
    assert played.session.outcome is Ending.NO_MECHANISM
    assert played.session.capabilities == ("IMAP4rev1", "AUTH=PLAIN")


@pytest.mark.parametrize(
    ("protocol", "greeting"),
    [
        ("imap", "* BYE Too many connections"),
        ("pop", "-ERR [SYS/TEMP] busy"),
        ("smtp", "421 4.3.2 Service not available"),
        ("smtp", "554 No SMTP service here"),
    ],
)
def test_refusing_greeting(protocol: str, greeting: str) -> None:
    session = play(protocol, f"S: {greeting}\nCLOSE").session
    assert session.outcome is Ending.REFUSED
    assert session.words == [(Stage.GREETING, greeting)]


@pytest.mark.parametrize(
    ("protocol", "dialogue", "stage", "words"),
    [
        ("imap", "CLOSE", Stage.GREETING, []),
        ("imap", "S- * OK half\nCLOSE", Stage.GREETING, ["* OK half"]),
        ("imap", "S: * OK\nC: A01 CAPABILITY\nS: * BYE going down\nCLOSE", Stage.CAPABILITY, ["BYE going down"]),
        ("smtp", "S: 220 x\nC: <any>\nS- 421 4.7.66 TLS 1.0\nCLOSE", Stage.CAPABILITY, ["421 4.7.66 TLS 1.0"]),
        ("pop", "S: +OK\nC: AUTH XOAUTH2\nS: +\nC: <sasl>\nCLOSE", Stage.AUTH, []),
        ("pop", "S: +OK\nC: AUTH XOAUTH2\nS: +\nC: <sasl>\nS: +OK\nC: STAT\nCLOSE", Stage.AFTER_AUTH, []),
    ],
)
def test_server_that_closes_leaves_stage_and_words(protocol: str, dialogue: str, stage: Stage, words: list[str]) -> None:
    session = play(protocol, dialogue).session
    assert session.outcome is Ending.CLOSED
    assert session.stage is stage
    assert [word.text for word in session.words] == words


def test_close_without_goodbye_is_no_failure() -> None:
    session = play("pop", "S: +OK\nC: AUTH XOAUTH2\nS: +\nC: <sasl>\nS: +OK\nC: STAT\nS: +OK 0 0\nC: QUIT\nCLOSE").session
    assert session.outcome is Ending.PASSED


def test_second_verdict_is_not_taken_for_the_reply_to_the_next_command() -> None:
    with pytest.raises(RemoteProtocolError):
        play("smtp", SMTP_IMPLICIT.replace("S: 235 2.7.0 Authentication successful", "S: 235 2.7.0 a\nS: 235 2.7.0 b"))
    with pytest.raises(RemoteProtocolError):
        play("pop", POP_DOVECOT.replace("S: +OK Logged in.", "S: +OK Logged in.\nS: +OK Logged in."))
    with pytest.raises(RemoteProtocolError):
        play("imap", IMAP_TWISTED.replace("S: A01 OK", "S: A01 OK yes\nS: A01 OK"))


def test_421_after_login() -> None:
    session = play(
        "smtp",
        """
        S: 220 x
        C: <any>
        S: 250-x
        S: 250-PIPELINING
        S: 250 AUTH XOAUTH2
        C: AUTH XOAUTH2
        S: 334\x20
        C: <sasl>
        S: 235 2.7.0 Logged in.
        C: <any>
        C: RSET
        C: QUIT
        S: 421 4.4.0 mail.lab.test Failed to connect to relay server (connect)
        CLOSE
        """,
    ).session
    assert session.authenticated and session.outcome is Ending.REFUSED
    assert session.words[0].text.startswith("421 4.4.0")


@pytest.mark.parametrize(
    ("user", "extension", "command"),
    [
        ("a b@contoso.test", "SIZE", "MAIL FROM:<>"),
        ("contoso\\\\alice", "SIZE", "MAIL FROM:<>"),
        ("j\xf6rg@contoso.test", "SIZE", "MAIL FROM:<>"),
        ("j\xf6rg@contoso.test", "SMTPUTF8", "MAIL FROM:<j\\xc3\\xb6rg@contoso.test> SMTPUTF8"),
    ],
)
def test_sender_that_is_no_plain_address(user: str, extension: str, command: str) -> None:
    dialogue = (
        f"S: 220 x\nC: <any>\nS: 250-x\nS: 250-AUTH XOAUTH2\nS: 250 {extension}\nC: AUTH XOAUTH2\nS: 334\nC: <any>\nS: 235 x\n"
    )
    dialogue += f"C: {command}\nS: 250 x\nC: RSET\nS: 250 x\nC: QUIT\nS: 221 x"
    assert play("smtp", dialogue, user=user).session.outcome is Ending.PASSED
