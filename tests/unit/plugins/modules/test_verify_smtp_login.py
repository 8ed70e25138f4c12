# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""SMTP logins of a delegate, at servers that want the token's user, as Exchange Online was measured to, or the mailbox, as its page says."""

from __future__ import annotations

import base64
import typing as t

import pytest
from mail_certificates import Certificates
from mail_server import Handler, MailServer, Peer
from mail_verify import causes, jwt, verify

ALICE, INFO = "alice@contoso.test", "info@contoso.test"
EXTENSIONS = b"250-smtp.contoso.test\r\n250-AUTH LOGIN XOAUTH2\r\n250-PIPELINING\r\n250 SMTPUTF8\r\n"
REFUSED = b"535 5.7.3 Authentication unsuccessful [X.PROD.OUTLOOK.COM]\r\n"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


class Submission:
    """A submission server that knows whom it lets in; keeps what it was told."""

    def __init__(
        self,
        accepts: t.Container[str],
        *,
        refusal: bytes = REFUSED,
        sender: bytes = b"250 2.1.0 Sender OK\r\n",
        extensions: bytes = EXTENSIONS,
    ) -> None:
        self.accepts, self.refusal, self.sender, self.extensions = accepts, refusal, sender, extensions
        self.logins: list[str] = []
        self.senders: list[str] = []

    def __call__(self, peer: Peer) -> None:
        peer.send(b"220 smtp.contoso.test\r\n")
        while True:
            command = peer.line().decode().strip()
            verb = command[:4].upper()
            if verb == "EHLO":
                peer.send(self.extensions)
            elif verb == "AUTH":
                peer.send(b"334 \r\n")
                user = base64.b64decode(peer.line()).decode().split("\x01")[0].replace("user=", "")
                self.logins.append(user)
                peer.send(b"235 2.7.0 Authentication successful\r\n" if user in self.accepts else self.refusal)
            elif verb == "MAIL":
                self.senders.append(command[10:])
                peer.send(self.sender)
            elif verb == "RSET":
                peer.send(b"250 2.0.0 Resetting\r\n")
            else:
                peer.send(b"221 2.0.0 Bye\r\n")
                return


def log_in(certificates: Certificates, server: Handler, token: str = "", user: str = INFO, **check: t.Any) -> t.Any:
    with MailServer(server, context=certificates.context()) as listening:
        entry = {"protocol": "smtp", "host": "localhost", "port": listening.port, "tls": "implicit", "user": user, "token": ALICE}
        return verify([{**entry, **check}], {ALICE: token or jwt()}, ca_path=certificates.ca_file)["checks"][0]


def test_the_token_s_user_logs_in_and_the_mailbox_is_the_sender(certificates: Certificates) -> None:
    server = Submission({ALICE})
    found = log_in(certificates, server)
    assert (found["state"], found["login"], found["login_form"], found["sender"]) == ("passed", ALICE, "sign_in_user", INFO)
    assert (server.logins, server.senders, found["logins_refused"]) == ([ALICE], [f"<{INFO}>"], [])


def test_where_that_is_refused_the_documented_form_is_tried_once(certificates: Certificates) -> None:
    server = Submission({INFO})
    found = log_in(certificates, server)
    assert (found["state"], found["login"], found["login_form"], found["sender"]) == ("passed", INFO, "mailbox", INFO)
    assert server.logins == [ALICE, INFO]
    assert found["logins_refused"] == [{"login": ALICE, "reply": REFUSED.decode().strip()}]
    assert found["user"] == INFO and found["name"].startswith(INFO)


def test_what_worked_last_time_costs_no_second_login(certificates: Certificates) -> None:
    server = Submission({INFO})
    assert log_in(certificates, server, smtp_login_known="mailbox")["state"] == "passed"
    assert server.logins == [INFO]
    # And when the server has changed its mind, the other one is found again.
    server = Submission({ALICE})
    found = log_in(certificates, server, smtp_login_known="mailbox")
    assert (found["state"], found["login_form"], server.logins) == ("passed", "sign_in_user", [INFO, ALICE])


def test_both_refused_is_one_failure_that_tells_both(certificates: Certificates) -> None:
    server = Submission(())
    found = log_in(certificates, server)
    assert (found["state"], found["login"], server.logins) == ("failed", ALICE, [ALICE, INFO])
    evidence = "\n".join(found["findings"][0]["evidence"])
    assert f"logged in as {ALICE}, the mailbox {INFO} as the sender" in evidence
    assert f"logged in as {INFO} instead: 535 5.7.3" in evidence


@pytest.mark.parametrize("form", ["sign_in_user", "mailbox"])
def test_one_form_alone(certificates: Certificates, form: str) -> None:
    server = Submission(())
    found = log_in(certificates, server, smtp_login=form)
    assert server.logins == [ALICE if form == "sign_in_user" else INFO]
    assert (found["login_form"], found["logins_refused"]) == (form, [])


def test_a_shared_mailbox_as_the_login_is_named_beside_an_imap_login_that_works(certificates: Certificates) -> None:
    imap = "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] x\nC: <any>\nS: A01 OK\nC: <any>\nC: <any>\nS: A02 OK\nS: * BYE\nS: A03 OK"
    with MailServer(Submission(()), context=certificates.context()) as smtp, MailServer(
        imap, context=certificates.context()
    ) as reading:
        common = {"host": "localhost", "tls": "implicit", "user": INFO, "token": ALICE}
        checks = [
            {**common, "protocol": "imap", "port": reading.port},
            {**common, "protocol": "smtp", "port": smtp.port, "smtp_login": "mailbox"},
        ]
        found = verify(checks, {ALICE: jwt()}, ca_path=certificates.ca_file)["checks"]
    assert causes(found[1])[0] == "shared_mailbox_as_login"


@pytest.mark.parametrize("refusal", [b"454 4.7.0 Temporary authentication failure\r\n", b"421 4.3.2 Service not available\r\n"])
def test_a_server_that_says_later_is_not_asked_under_another_name(certificates: Certificates, refusal: bytes) -> None:
    server = Submission((), refusal=refusal)
    assert log_in(certificates, server)["state"] == "failed"
    assert server.logins == [ALICE]


def test_a_sender_that_is_refused_is_tried_the_other_way_too(certificates: Certificates) -> None:
    denied = b"550 5.7.60 SMTP; Client does not have permissions to send as this sender\r\n"
    server = Submission({ALICE, INFO}, sender=denied)
    found = log_in(certificates, server)
    assert (server.logins, server.senders) == ([ALICE, INFO], [f"<{INFO}>"] * 2)
    assert causes(found)[0] == "send_as_denied"


@pytest.mark.parametrize(
    ("token", "user", "logins"),
    [
        # Another name of the same person: the user principal name differs from the address.
        (jwt(upn="a.smith@corp.contoso.test"), ALICE, ["a.smith@corp.contoso.test", ALICE]),
        # One name, in whatever letters.
        (jwt(upn="ALICE@contoso.test"), ALICE, ["ALICE@contoso.test"]),
        # Opaque: the name of the token says whose it is.
        ("EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA", INFO, [ALICE, INFO]),
        # An application has no user.
        (jwt(upn=None, scp=None, roles=["SMTP.SendAsApp"]), INFO, [INFO]),
    ],
)
def test_whose_token_it_is(certificates: Certificates, token: str, user: str, logins: list[str]) -> None:
    server = Submission(())
    log_in(certificates, server, token, user)
    assert server.logins == logins


def test_imap_and_pop_take_the_mailbox(certificates: Certificates) -> None:
    dialogue = f"S: +OK\nC: AUTH XOAUTH2\nS: +\nC: {base64.b64encode(f'user={INFO}'.encode()).decode()[:20]}"
    with MailServer(
        "S: +OK\nC: AUTH XOAUTH2\nS: +\nC: <any>\nS: -ERR no\nC: QUIT\nS: +OK", context=certificates.context()
    ) as server:
        entry = {"protocol": "pop", "host": "localhost", "port": server.port, "tls": "implicit", "user": INFO, "token": ALICE}
        [found] = verify([entry], {ALICE: jwt()}, ca_path=certificates.ca_file)["checks"]
        assert dialogue.rpartition("C: ")[2].encode() in server.received
    assert (found["login"], found["sender"], len(server.peers)) == (INFO, "", 1)


@pytest.mark.parametrize(
    ("user", "extensions", "sender", "said", "warned"),
    [
        ("jürgen@contoso.test", EXTENSIONS, "jürgen@contoso.test", "<jürgen@contoso.test> SMTPUTF8", []),
        ("jürgen@contoso.test", EXTENSIONS.replace(b"SMTPUTF8", b"8BITMIME"), "", "<>", ["sender_not_tried"]),
        # RFC 5890: a domain has a form in ASCII, which every server takes.
        (
            "anna@bücher.test",
            EXTENSIONS.replace(b"SMTPUTF8", b"8BITMIME"),
            "anna@xn--bcher-kva.test",
            "<anna@xn--bcher-kva.test>",
            [],
        ),
    ],
)
def test_a_sender_that_cannot_be_said_is_told(
    certificates: Certificates, user: str, extensions: bytes, sender: str, said: str, warned: list[str]
) -> None:
    server = Submission({user}, extensions=extensions)
    found = log_in(certificates, server, jwt(upn=user), user)
    assert (found["state"], found["sender"], server.senders) == ("passed", sender, [said])
    assert causes(found) == warned
    assert [finding["severity"] for finding in found["findings"]] == ["warning"] * len(warned)
