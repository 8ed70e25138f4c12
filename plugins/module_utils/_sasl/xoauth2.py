# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

"""SASL XOAUTH2: ``base64("user=" + user + "^Aauth=Bearer " + token + "^A^A")``.

Source: Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth"; Google, "XOAUTH2 mechanism". Pure; runs on Python 3.8.
"""

from __future__ import annotations

import base64

from .fields import check

MECHANISM = "XOAUTH2"


def message(user: str, token: str) -> bytes:
    """Return the message before base64. Raises :class:`SaslError`, whose ``code`` names the problem."""
    check(user, token)
    return b"user=" + user.encode("utf-8") + b"\x01auth=Bearer " + token.encode("ascii") + b"\x01\x01"


def initial_response(user: str, token: str) -> str:
    """Return the base64 text to send, on one line without folding; ``user`` is the mailbox. Raises :class:`SaslError`."""
    return base64.b64encode(message(user, token)).decode("ascii")
