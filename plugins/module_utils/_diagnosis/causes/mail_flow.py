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
        "Look the sending address and the sender's domain up at the list that the server's words name.",
    ),
    "greylisted": Cause(
        "The recipient's server puts off first contacts and takes the message on a later try.",
        "Nothing has to be repaired: the mail server tries again by itself.",
        "The same message goes through within the hour.",
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
        "A short plain message goes through the same way.",
    ),
    "helo_refused": Cause(
        "The server refuses the name that the client gives in HELO or EHLO.",
        "Give the program a full host name that DNS knows (Postfix: smtp_helo_name).",
        "The name that the program gives has to resolve to this host's public address.",
    ),
    "password_wrong": Cause(
        "User name or password of a password login are refused; no token was involved.",
        "Correct them in the program. Microsoft and Google no longer take passwords: there have the program log in with XOAUTH2 and a token.",
        "Look in the program's log whether AUTH XOAUTH2 or AUTH LOGIN or PLAIN was sent.",
    ),
    "password_guessing": Cause(
        "Strangers on the network try names and passwords; no login of a program of yours is concerned.",
        "Nothing has to be repaired: have fail2ban or the firewall keep such addresses out, and offer no password logins where tokens do.",
        "Compare the addresses in the lines with those of your own hosts.",
        "warning",
    ),
    "message_gone": Cause(
        "A message that the program looks for is not in its folder any more; login and token are fine.",
        "Let the program read the folder anew; look whether another program or a rule moves or deletes messages there.",
        "The other messages of the folder are fetched in the same session.",
        severity="warning",
    ),
    "other_service": Cause(
        "Another service's own interface refuses its own key, session or right; neither mail servers nor their identity providers speak here.",
        "Look at that service's settings and its documentation.",
        "m365.mail_oauth.verify tries the mailbox itself: it works while that service goes on refusing.",
    ),
    "local_ports_exhausted": Cause(
        "This host has no free local port or address left for a new connection; the server was not asked.",
        "Look for a program that opens connections without closing them, and for an address given as the local one that the host does not have.",
        "<shell>ss -s</shell>",
    ),
    "local_listen_failed": Cause(
        "A program may not, or cannot, open the port that it wants to listen on; no other server is concerned.",
        "Give it another port, the right to open low ports, or stop the program that holds the port.",
        "<shell>ss -ltnp</shell>",
    ),
}
