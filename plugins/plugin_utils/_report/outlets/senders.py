# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The senders of messages: apprise, for everything that it knows, and mail by the collection's own XOAUTH2 login.

apprise (BSD-2-Clause) is imported when somebody is to be told by it and at no other time. What a receiver's address holds is a secret, and so is
all that is said of a failure but its kind.
"""

from __future__ import annotations

import contextlib
import email.message
import email.utils
import logging
import smtplib
import ssl
import typing as t

from ....module_utils._clouds import is_microsoft
from ....module_utils._deps import require
from ....module_utils._diagnosis.speaker.masking import mask
from ....module_utils._errors import DependencyError
from ....module_utils._text import decode, shorten
from ....module_utils._tls import client_context
from .messages import Message

_TIMEOUT = 30


class NotSent(Exception):
    """A message that did not get there; ``str()`` says why, without the address."""


class Mail(t.NamedTuple):
    """A mail by XOAUTH2: ``sasl`` is the base64 string of the sender's mailbox, a secret; it goes to Microsoft's hosts and to trusted ones."""

    to: t.Sequence[str]
    sender: str
    sasl: str
    host: str = "smtp.office365.com"
    port: int = 587
    trusted: bool = False
    ca_path: str | None = None


def by_apprise(url: str, message: Message) -> None:
    """Send a message to an address of apprise's. Raises NotSent."""
    try:
        apprise: t.Any = require("apprise")
    except DependencyError as exc:
        raise NotSent(f"{exc.message} {exc.remedy}") from None
    with _silent("apprise", "urllib3"):  # they would name the address
        try:
            # Our words are text: nothing in them is an escape, an emoji or a template, no picture is fetched, and no thread outlives the run.
            asset = apprise.AppriseAsset(
                app_id="m365.mail_oauth",
                image_url_mask="",
                image_url_logo="",
                interpret_escapes=False,
                interpret_emojis=False,
                async_mode=False,
            )
            sender = apprise.Apprise(asset=asset)
            if not sender.add(url):
                raise NotSent("Its address is none that apprise knows, or lacks a part.")
            if not sender.notify(title=message.subject, body=message.text, body_format=apprise.NotifyFormat.TEXT):
                raise NotSent("The receiver did not take it, or could not be reached.")
        except NotSent:
            raise
        except Exception as exc:  # whatever a plugin of a library raises, its words may hold the address
            raise NotSent(f"Sending failed ({type(exc).__name__}).") from None


@contextlib.contextmanager
def _silent(*names: str) -> t.Iterator[None]:
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels):
            logger.setLevel(level)


def by_mail(mail: Mail, message: Message) -> None:
    """Send a message as mail, over verified TLS, with the login that the collection is there for. Raises NotSent."""
    if not (mail.trusted or is_microsoft(mail.host)):
        raise NotSent(f"{mail.host} is not Microsoft's, and a token goes nowhere else unless the receiver says trusted.")
    content = _written(mail, message)
    try:
        with contextlib.closing(smtplib.SMTP(mail.host, mail.port, "[127.0.0.1]", _TIMEOUT)) as server:
            _expect(server.starttls(context=client_context(mail.ca_path)), 220, "STARTTLS")
            _expect(server.ehlo(), 250, "EHLO")
            code, said = server.docmd("AUTH", f"XOAUTH2 {mail.sasl}")
            if code == 334:  # the error, which an empty answer ends
                code, said = server.docmd("")
            _expect((code, said), 235, "The login")
            refused = server.send_message(content)
            with contextlib.suppress(smtplib.SMTPException):
                server.quit()
    except smtplib.SMTPRecipientsRefused as exc:
        raise NotSent(_said(next(iter(exc.recipients.values())), "The recipients")) from None
    except smtplib.SMTPResponseException as exc:
        raise NotSent(_said((exc.smtp_code, exc.smtp_error), "The message")) from None
    except (smtplib.SMTPException, ssl.SSLError, OSError, UnicodeError) as exc:
        raise NotSent(f"{mail.host}:{mail.port} did not take it ({type(exc).__name__}).") from None
    if refused:
        raise NotSent(f"{len(refused)} of {len(mail.to)} recipients were refused.")


def _written(mail: Mail, message: Message) -> email.message.EmailMessage:
    content = email.message.EmailMessage()
    try:
        content["Subject"], content["From"], content["To"] = message.subject, mail.sender, ", ".join(mail.to)
    except ValueError:
        raise NotSent("The subject or an address cannot be written into a mail.") from None
    content["Date"] = email.utils.localtime()
    content["Message-ID"] = email.utils.make_msgid(domain=mail.sender.rpartition("@")[2] or "localhost")
    content["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answering machine answers it
    content.set_content(message.text)
    return content


def _expect(answer: tuple[int, bytes], code: int, what: str) -> None:
    if answer[0] != code:
        raise NotSent(_said(answer, what))


def _said(answer: tuple[int, bytes | str], what: str) -> str:
    words = answer[1] if isinstance(answer[1], str) else decode(answer[1])
    return f"{what} was refused: {answer[0]} {mask(shorten(words, 200))}"
