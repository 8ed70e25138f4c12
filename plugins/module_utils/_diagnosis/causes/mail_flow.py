# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Causes that are no fault of a login with a token: what servers refuse of messages, senders and recipients, and of passwords.

Runs on Python 3.8.
"""

from __future__ import annotations

from .cause import Cause

MAIL_FLOW: dict[str, Cause] = {
    "recipient_fault": Cause(
        "The recipient's side does not take the message; login, token and sender are fine.",
        "Correct the recipient's address, or ask its postmaster; nothing has to be repaired on this side.",
        "Send a message to another recipient.",
    ),
    "spam_block": Cause(
        "A filter refuses the message, its sender's domain or the sending address; login and token are fine.",
        "Read the server's words: mend SPF, DKIM, DMARC or reverse DNS of the sender's domain, or ask the list that is named to remove the address; "
        "send through the tenant's own submission server.",
    ),
    "greylisted": Cause(
        "The recipient's server puts off first contacts and takes the message on a later try.",
        "Let the mail server try again; nothing has to be repaired.",
        severity="warning",
    ),
    "relay_denied": Cause(
        "The server takes no mail for this recipient from this session: it is not logged in, or the server does not relay for this sender.",
        "Have the program log in before it sends (submission, port 587), or send to the server that is responsible for the recipient's domain.",
        "Look for an accepted AUTH above this line in the same session.",
    ),
    "message_refused": Cause(
        "The message itself is refused for its size, form or content; login, token and sender are fine.",
        "Read the server's words, and mend the message.",
    ),
    "helo_refused": Cause(
        "The server refuses the name that the client gives in HELO or EHLO.",
        "Give the program a full host name that DNS knows (Postfix: smtp_helo_name).",
    ),
    "password_wrong": Cause(
        "User name or password of a password login are refused; no token was involved.",
        "Correct them in the program; at Microsoft and Google passwords are no longer taken, so have it log in with XOAUTH2.",
        "Look in the program's log whether AUTH XOAUTH2 or AUTH LOGIN or PLAIN was sent.",
    ),
}
