# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A running lab as its clients see it, and mail programs that nobody here wrote: curl, imaplib, poplib, smtplib."""

from __future__ import annotations

import base64
import http.client
import imaplib
import json
import pathlib
import poplib
import smtplib
import ssl
import subprocess
import typing as t
import urllib.parse

TIMEOUT = 20.0
Json = t.Dict[str, t.Any]


class Outcome(t.NamedTuple):
    """What came of a login: whether it worked up to a command on the mailbox, and the server's last words."""

    ok: bool
    reply: str


class Lab:
    """A lab, from its ``lab.json`` alone."""

    def __init__(self, directory: pathlib.Path) -> None:
        self.directory = directory
        self.data: Json = json.loads((directory / "lab.json").read_text(encoding="utf-8"))
        self.tls = ssl.create_default_context(cafile=self.data["ca_file"])

    def endpoint(self, name: str) -> Json:
        """Return an endpoint by name."""
        return t.cast(Json, next(one for one in self.data["endpoints"] if one["name"] == name))

    def tenant(self, name: str) -> Json:
        """Return a tenant by name."""
        return t.cast(Json, next(one for one in self.data["tenants"] if one["name"] == name))

    def secrets(self) -> list[str]:
        """Return every password and client secret of the lab."""
        return [
            self.data["control_secret"],
            *(mailbox["password"] for mailbox in self.data["mailboxes"]),
            *(user["password"] for tenant in self.data["tenants"] for user in tenant["users"]),
            *(tenant["bootstrap"]["client_secret"] for tenant in self.data["tenants"]),
        ]

    def request(self, method: str, url: str, body: t.Any = None, headers: Json | None = None) -> Json:
        """Send JSON (or, for bytes, a form) to the emulator and return its JSON; raises for a status that is no success."""
        parts = urllib.parse.urlsplit(url)
        form = isinstance(body, bytes)
        content_type = "application/x-www-form-urlencoded" if form else "application/json"
        data = body if form or body is None else json.dumps(body).encode()
        connection = http.client.HTTPSConnection(str(parts.hostname), parts.port, timeout=TIMEOUT, context=self.tls)
        try:
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            connection.request(method, target, data, {"Content-Type": content_type, **(headers or {})})
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        if answer.status >= 300:
            raise AssertionError(f"{method} {parts.path}: {answer.status} {text[:500]!r}")
        return t.cast(Json, json.loads(text)) if text else {}

    def control(self, method: str, path: str, body: t.Any = None) -> Json:
        """Use the control URL."""
        headers = {"Authorization": f"Bearer {self.data['control_secret']}"}
        return self.request(method, self.data["control_url"] + path, body, headers)

    def token(self, username: str, scopes: t.Sequence[str], **more: t.Any) -> str:
        """Mint a token of any shape."""
        return str(self.control("POST", "/tokens", {"username": username, "scopes": list(scopes), **more})["access_token"])


def sasl(user: str, token: str) -> bytes:
    """Return the SASL XOAUTH2 string before base64."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01".encode()


def log_in(lab: Lab, endpoint: str, user: str, token: str) -> Outcome:
    """Log in by Python's own library and use the mailbox once."""
    one = lab.endpoint(endpoint)
    return {"imap": _imap, "pop": _pop, "smtp": _smtp}[one["protocol"]](lab, one, user, token)


def imap_session(lab: Lab, endpoint: str, user: str, token: str) -> imaplib.IMAP4:
    """Return a session that is logged in; raises ``imaplib.IMAP4.error`` with the server's words otherwise."""
    one = lab.endpoint(endpoint)
    session = _imap_connect(lab, one)
    session.authenticate("XOAUTH2", lambda challenge: b"" if challenge else sasl(user, token))
    return session


def smtp_session(lab: Lab, endpoint: str, user: str, token: str) -> smtplib.SMTP:
    """Return a session that is logged in, in two steps: an initial response is too long for a line; raises SMTPException."""
    one = lab.endpoint(endpoint)
    session = _smtp_connect(lab, one)
    code, reply = session.docmd("AUTH", "XOAUTH2")
    if code == 334:
        code, reply = session.docmd(base64.b64encode(sasl(user, token)).decode())
    if code == 334:  # the reason, as JSON; the refusal follows an empty line
        try:
            code, reply = session.docmd("")
        except smtplib.SMTPServerDisconnected:  # as Dovecot 2.3.21 does, whose submission-login crashes then
            raise smtplib.SMTPAuthenticationError(code, reply) from None
    if code != 235:
        session.close()
        raise smtplib.SMTPAuthenticationError(code, reply)
    return session


def _imap_connect(lab: Lab, one: Json) -> imaplib.IMAP4:
    if one["tls"] == "implicit":
        return imaplib.IMAP4_SSL(one["host"], one["port"], ssl_context=lab.tls, timeout=TIMEOUT)
    session = imaplib.IMAP4(one["host"], one["port"], timeout=TIMEOUT)
    session.starttls(lab.tls)
    return session


def _pop_connect(lab: Lab, one: Json) -> poplib.POP3:
    if one["tls"] == "implicit":
        return poplib.POP3_SSL(one["host"], one["port"], timeout=TIMEOUT, context=lab.tls)
    session = poplib.POP3(one["host"], one["port"], timeout=TIMEOUT)
    session.stls(lab.tls)
    return session


def _smtp_connect(lab: Lab, one: Json) -> smtplib.SMTP:
    if one["tls"] == "implicit":
        session: smtplib.SMTP = smtplib.SMTP_SSL(one["host"], one["port"], timeout=TIMEOUT, context=lab.tls)
    else:
        session = smtplib.SMTP(one["host"], one["port"], timeout=TIMEOUT)
        session.starttls(context=lab.tls)
    session.ehlo()
    return session


def _imap(lab: Lab, one: Json, user: str, token: str) -> Outcome:
    try:
        session = imap_session(lab, one["name"], user, token)
    except imaplib.IMAP4.error as error:
        return Outcome(False, str(error))
    status, data = session.select("INBOX", readonly=True)
    session.logout()
    return Outcome(status == "OK" and int(data[0] or b"0") > 0, repr(data))


def _pop(lab: Lab, one: Json, user: str, token: str) -> Outcome:
    session = _pop_connect(lab, one)
    shortcmd: t.Callable[[str], bytes] = session._shortcmd  # type: ignore[attr-defined]
    try:
        shortcmd("AUTH XOAUTH2")
        reply = shortcmd(base64.b64encode(sasl(user, token)).decode())
        if not reply.startswith(b"+OK"):  # poplib takes a challenge for a success
            reply = shortcmd("")
        messages = session.stat()[0]
    except poplib.error_proto as error:
        return Outcome(False, str(error))
    finally:
        session.close()
    return Outcome(reply.startswith(b"+OK") and messages > 0, reply.decode())


def _smtp(lab: Lab, one: Json, user: str, token: str) -> Outcome:
    try:
        session = smtp_session(lab, one["name"], user, token)
    except smtplib.SMTPAuthenticationError as error:
        return Outcome(False, f"{error.smtp_code} {error.smtp_error!r}")
    code, reply = session.mail(user)
    session.rset()
    session.quit()
    return Outcome(code == 250, repr(reply))


def curl(lab: Lab, endpoint: str, user: str, token: str, directory: pathlib.Path) -> tuple[int, str]:
    """Log in with curl, the token in a private file; return its exit status (67: login denied) and what it says."""
    one = lab.endpoint(endpoint)
    scheme = {"imap": "imap", "pop": "pop3", "smtp": "smtp"}[one["protocol"]] + ("s" if one["tls"] == "implicit" else "")
    command = {"imap": "EXAMINE INBOX", "pop": "STAT", "smtp": "NOOP"}[one["protocol"]]
    lines = [
        f'url = "{scheme}://{one["host"]}:{one["port"]}/"',
        f'user = "{user}:"',
        f'oauth2-bearer = "{token}"',
        'login-options = "AUTH=XOAUTH2"',
        f'cacert = "{lab.data["ca_file"]}"',
        f'request = "{command}"',
        "ssl-reqd",
        "silent",
        "show-error",
        *(["head"] if one["protocol"] == "pop" else []),  # STAT has one line
    ]
    config = directory / "curl.conf"
    config.touch(mode=0o600)
    config.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run(["curl", "-K", str(config)], capture_output=True, text=True, timeout=TIMEOUT, check=False)
    return done.returncode, done.stdout + done.stderr


def mechanisms(lab: Lab, endpoint: str) -> list[str]:
    """Return the SASL mechanisms that the server offers under TLS."""
    one = lab.endpoint(endpoint)
    if one["protocol"] == "imap":
        imap = _imap_connect(lab, one)
        names = [name[5:] for name in imap.capabilities if name.startswith("AUTH=")]
        imap.shutdown()
        return names
    if one["protocol"] == "pop":
        pop = _pop_connect(lab, one)
        offered: list[str] = pop.capa().get("SASL", [])
        pop.close()
        return offered
    smtp = _smtp_connect(lab, one)
    text = smtp.esmtp_features.get("auth", "")
    smtp.close()
    return text.split()
