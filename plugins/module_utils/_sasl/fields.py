# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

"""What can be wrong with the fields and the encoding of an OAuth SASL message, by name.

Pure; runs on Python 3.8. The names are stable: they are the ``code`` of a :class:`SaslError` and the ``name`` of a decoded problem.
"""

from __future__ import annotations

import typing as t
import unicodedata

from .._errors import SaslError


class Problem(t.NamedTuple):
    """One thing that is wrong: a stable ``name``, a sentence, and what to do about it. Holds no part of a token."""

    name: str
    message: str
    remedy: str

    def to_error(self) -> SaslError:
        """Return the exception that says the same."""
        return SaslError(self.message, remedy=self.remedy, code=self.name)


EMPTY_USER = Problem(
    "empty_user",
    "The user name is empty.",
    "Give the address of the mailbox to log in to; for a shared mailbox its own address, not the sign-in user's.",
)
CONTROL_CHARACTERS_IN_USER = Problem(
    "control_characters_in_user",
    "The user name holds control characters (a line break, a tab or ^A), which would break the message apart.",
    "Strip the user name; a value read from a file often ends in a line break.",
)
USER_NOT_UNICODE = Problem(
    "user_not_unicode",
    "The user name cannot be written in UTF-8.",
    "Give the user name as valid Unicode text.",
)
EMPTY_TOKEN = Problem(
    "empty_token",
    "The access token is empty.",
    "Mint a token first; an empty value usually means that the step before failed or a variable is not set.",
)
BEARER_IN_TOKEN = Problem(
    "bearer_in_token",
    "The access token begins with the word 'Bearer', which the message adds by itself.",
    "Give the bare token.",
)
WHITESPACE_IN_TOKEN = Problem(
    "whitespace_in_token",
    "The access token holds white space or a line break.",
    "Strip the token and undo its line folding; a value read from a file often ends in a line break.",
)
CONTROL_CHARACTERS_IN_TOKEN = Problem(
    "control_characters_in_token",
    "The access token holds control characters.",
    "Give the bare token as the token endpoint returned it.",
)
TOKEN_NOT_ASCII = Problem(
    "token_not_ascii",
    "The access token holds characters outside ASCII, which no token has.",
    "Give the token as the token endpoint returned it; copying it through a document may have changed quotes or dashes.",
)
TOKEN_IS_SASL = Problem(
    "token_is_sasl",
    "The value given as access token is already an encoded SASL string.",
    "Encode once: give the bare token here, or use the string as it is.",
)

#: How the base64 text of ``user=``, ``n,a=``, ``n,,``, ``y,a=`` and ``y,,`` begins: an encoded message.
_SASL_PREFIXES = ("dXNlcj", "bixhP", "biws", "eSxhP", "eSws")


def user_problem(user: str) -> Problem | None:
    """Return what is wrong with a user name, if anything."""
    if not user:
        return EMPTY_USER
    if any(unicodedata.category(char) == "Cc" for char in user):
        return CONTROL_CHARACTERS_IN_USER
    try:
        user.encode("utf-8")
    except UnicodeEncodeError:
        return USER_NOT_UNICODE
    return None


def token_problem(token: str) -> Problem | None:
    """Return what is wrong with an access token, if anything.

    Looser than the grammar of RFC 6750 section 2.1 on purpose: Microsoft's opaque tokens are their own affair, only what would break the
    message or is an evident mistake is named.
    """
    if not token.strip():
        return EMPTY_TOKEN
    if token.lstrip()[:7].lower() == "bearer ":
        return BEARER_IN_TOKEN
    # Printable text without a space has neither; looking at each character costs more than a login's other work together.
    if not token.isprintable() or " " in token:
        if any(char.isspace() for char in token):
            return WHITESPACE_IN_TOKEN
        if any(unicodedata.category(char) == "Cc" for char in token):
            return CONTROL_CHARACTERS_IN_TOKEN
    if not token.isascii():
        return TOKEN_NOT_ASCII
    if token.startswith(_SASL_PREFIXES):
        return TOKEN_IS_SASL
    return None


def check(user: str, token: str) -> None:
    """Raise :class:`SaslError` for a user name or a token that cannot be sent."""
    problem = user_problem(user) or token_problem(token)
    if problem is not None:
        raise problem.to_error()
