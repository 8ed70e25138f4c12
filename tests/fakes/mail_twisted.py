# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Twisted's IMAP, POP3 and SMTP servers with XOAUTH2: a second, independent implementation of all three protocols."""

from __future__ import annotations

import queue
import threading
import typing as t

from twisted.cred import checkers, credentials, error, portal
from twisted.internet import defer, reactor, ssl
from twisted.internet.protocol import ServerFactory
from twisted.mail import imap4, pop3, smtp
from zope.interface import Interface, implementer


class IBearerToken(credentials.ICredentials):
    """A user and a token."""


@implementer(IBearerToken)
class Xoauth2:
    """The server's side of XOAUTH2, as Twisted's IChallengeResponse."""

    username = b""
    response = b""
    token = ""

    def getName(self) -> bytes:
        return b"XOAUTH2"

    def getChallenge(self) -> bytes:
        return b""

    def setResponse(self, response: bytes) -> None:
        fields = dict(part.split(b"=", 1) for part in response.split(b"\x01") if b"=" in part)
        self.username = fields[b"user"]
        self.token = fields[b"auth"][7:].decode()

    def moreChallenges(self) -> bool:
        return False


@implementer(checkers.ICredentialsChecker)
class Checker:
    credentialInterfaces = (IBearerToken,)

    def __init__(self, users: t.Mapping[bytes, str]) -> None:
        self._users = users

    def requestAvatarId(self, given: Xoauth2) -> t.Any:
        if given.response:
            # The POP3 server sets two attributes instead: the response in two at its first space.
            given.setResponse(given.username + b" " + given.response)
        if self._users.get(given.username) == given.token:
            return defer.succeed(given.username)
        return defer.fail(error.UnauthorizedLogin("unauthorized"))


@implementer(portal.IRealm)
class Realm:
    def requestAvatar(self, _avatar_id: bytes, _mind: t.Any, *interfaces: type[Interface]) -> t.Any:
        if imap4.IAccount in interfaces:
            account = imap4.MemoryAccount("user")
            account.addMailbox("INBOX", _Mailbox())
            return imap4.IAccount, account, lambda: None
        if pop3.IMailbox in interfaces:
            return pop3.IMailbox, pop3.Mailbox(), lambda: None
        return smtp.IMessageDelivery, _Delivery(), lambda: None


@implementer(imap4.IMailbox)
class _Mailbox:
    """An empty mailbox."""

    def getFlags(self) -> list[str]:
        return ["\\Seen"]

    def getUIDValidity(self) -> int:
        return 1

    def getMessageCount(self) -> int:
        return 0

    def getRecentCount(self) -> int:
        return 0

    def isWriteable(self) -> bool:
        return False

    def getHierarchicalDelimiter(self) -> str:
        return "/"

    def addListener(self, _listener: t.Any) -> None:
        return

    def removeListener(self, _listener: t.Any) -> None:
        return


@implementer(smtp.IMessageDelivery)
class _Delivery:
    def receivedHeader(self, _helo: t.Any, _origin: t.Any, _recipients: t.Any) -> bytes:
        return b""

    def validateFrom(self, _helo: t.Any, origin: t.Any) -> t.Any:
        return origin


class TwistedServers:
    """The three servers on free ports, implicit TLS and (IMAP, SMTP) STARTTLS; use it as a context manager."""

    def __init__(self, users: t.Mapping[str, str], certificate_file: str, key_file: str) -> None:
        self._portal = portal.Portal(Realm(), [Checker({user.encode(): token for user, token in users.items()})])
        self._context = ssl.DefaultOpenSSLContextFactory(key_file, certificate_file)
        self.ports: dict[tuple[str, str], int] = {}

    def _factories(self) -> dict[str, t.Callable[[], t.Any]]:
        def imap() -> t.Any:
            server = imap4.IMAP4Server(chal={b"XOAUTH2": Xoauth2}, contextFactory=self._context)
            server.portal = self._portal
            return server

        def pop() -> t.Any:
            server = pop3.POP3()
            server.portal = self._portal
            server.factory = type("Factory", (), {"challengers": {b"XOAUTH2": Xoauth2}, "perUserExpiration": lambda self: True})()
            return server

        def submission() -> t.Any:
            server = smtp.ESMTP({b"XOAUTH2": Xoauth2}, self._context)
            server.portal = self._portal
            return server

        return {"imap": imap, "pop": pop, "smtp": submission}

    def __enter__(self) -> TwistedServers:
        started: queue.Queue[dict[tuple[str, str], int] | BaseException] = queue.Queue()

        def listen() -> None:
            try:
                for protocol, build in self._factories().items():
                    factory = ServerFactory()
                    factory.buildProtocol = lambda _address, build=build: build()
                    secured = reactor.listenSSL(0, factory, self._context, interface="127.0.0.1")
                    self.ports[protocol, "implicit"] = secured.getHost().port
                    if protocol != "pop":
                        clear = reactor.listenTCP(0, factory, interface="127.0.0.1")
                        self.ports[protocol, "starttls"] = clear.getHost().port
                started.put(self.ports)
            except BaseException as exc:  # handed to the thread that waits
                started.put(exc)

        reactor.callWhenRunning(listen)
        self._thread = threading.Thread(target=lambda: reactor.run(installSignalHandlers=False), daemon=True)
        self._thread.start()
        result = started.get(timeout=20)
        if isinstance(result, BaseException):
            raise result
        return self

    def __exit__(self, *_unused: t.Any) -> None:
        reactor.callFromThread(reactor.stop)
        self._thread.join(20)
