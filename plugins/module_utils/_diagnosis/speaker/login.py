# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""With what a text's login was made: servers refuse a password and a token in the same words. Pure; runs on Python 3.8."""

from __future__ import annotations

import re

from ..layers.concepts import concepts_of

#: A command that sends a password: RFC 9051 section 6.2.3, RFC 1939 section 7, RFC 4616, 2195 and the older LOGIN.
_COMMAND = re.compile(
    r"(?:\A|[:>\]] ?)[A-Za-z]{0,4}\d{1,8} LOGIN \S|(?:\A|[:>] ?)PASS \S|\bAUTH(?:ENTICATE)?[ =]\"?(?:LOGIN|PLAIN|CRAM-MD5|NTLM)\b|method[= ](?:LOGIN|PLAIN)\b",
    re.IGNORECASE | re.MULTILINE,
)
#: What is spoken of where a token is sent.
_OF_TOKENS = frozenset({"xoauth2", "token", "refresh_token", "secret", "consent", "microsoft"})


def with_password(text: str) -> bool:
    """Whether a text tells of a login with a password and of none with a token.

    Exchange says "bad password" of tokens, too, so that its own words tell nothing.
    """
    concepts = concepts_of(text)
    return not _OF_TOKENS & concepts and (
        "password" in concepts or "app_password" in concepts or _COMMAND.search(text[:8000]) is not None
    )


#: A server's own line on a login that it refused, and the address that it came from.
_REFUSED_FROM = re.compile(
    r"(?:auth(?:entication|orization)? fail|login fail|password mismatch|unknown user|auth failed).{0,400}?"
    r"(?:\brip=|\bfrom |\[)(?P<ip>[0-9a-fA-F]{1,4}[.:][0-9a-fA-F.:]{3,40})"
    r"|\[(?P<before>\d{1,3}(?:\.\d{1,3}){3})\]: SASL \w{1,20} authentication failed",
    re.IGNORECASE,
)
_USER = re.compile(r"user(?:name)?[=:] ?<?(?P<user>[^>,\s]{1,254})")


def is_guessed(text: str) -> bool:
    """Whether a mail server's log tells of logins with passwords that fail from several addresses under several names."""
    refused = [
        (found["ip"] or found["before"], line)
        for line in text.split("\n")[-500:]
        for found in [_REFUSED_FROM.search(line)]
        if found
    ]
    users = {found["user"] for _address, line in refused for found in [_USER.search(line)] if found}
    return len({address for address, _line in refused}) > 1 and len(users) != 1 and "xoauth2" not in text.lower()
