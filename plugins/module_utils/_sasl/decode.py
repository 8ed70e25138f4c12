# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

"""Decoding XOAUTH2 and OAUTHBEARER strings that somebody else built, with each of their faults named.

A fault that leaves the meaning clear (folded base64, url-safe letters, a missing ``=``, a second layer of base64) is named and stepped
over, so that everything else that is wrong is named too. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import base64
import binascii
import re
import typing as t

from . import fields
from .exchange import FailureChallenge, decode_failure
from .fields import Problem

#: Longest string that is looked at: tokens of several hundred groups stay below 20 kB.
MAX_LENGTH = 131072

#: Layers of base64 that are undone.
_MAX_LAYERS = 3

NOTHING = Problem(
    "empty", "There is nothing to decode.", "Give the base64 string that follows AUTHENTICATE XOAUTH2 or AUTH XOAUTH2."
)
TOO_LONG = Problem(
    "too_long",
    f"The string is longer than {MAX_LENGTH} characters; no server accepts that.",
    "Give one SASL string, nothing else.",
)
COMMAND_INCLUDED = Problem(
    "command_included",
    "The string begins with the protocol command or the server's prompt.",
    "Send the command and the string as the protocol wants it; the string alone is the SASL message.",
)
FOLDED_BASE64 = Problem(
    "folded_base64",
    "The base64 text is folded: it holds line breaks or spaces.",
    "Encode without line folding (base64 -w0; in Python base64.b64encode, not encodebytes). The server takes the first line as the whole.",
)
TRAILING_LINE_BREAK = Problem(
    "trailing_line_break",
    "A line break or a space stands before or after the base64 text.",
    "Strip the string before it is sent.",
)
URL_SAFE_BASE64 = Problem(
    "url_safe_base64",
    "The text is url-safe base64 ('-' and '_'), SASL wants the standard alphabet ('+' and '/').",
    "Encode with standard base64; the token inside keeps its own letters.",
)
BAD_PADDING = Problem(
    "bad_padding",
    "The base64 text has the wrong number of '=' at its end.",
    "Encode with padding and copy the string whole.",
)
NOT_BASE64 = Problem(
    "not_base64",
    "The text is not base64.",
    "Give the base64 string; the message itself is encoded before it is sent.",
)
NOT_ENCODED = Problem(
    "not_encoded",
    "The message is not encoded: it is sent without base64.",
    "Encode the whole message with base64 once.",
)
DOUBLE_BASE64 = Problem(
    "double_base64",
    "The message is base64-encoded more than once.",
    "Encode once; many mail programs encode by themselves and want the unencoded message or the bare token.",
)
NOT_UTF8 = Problem(
    "not_utf8",
    "The decoded message is not UTF-8.",
    "Encode the text of the message as UTF-8 before base64; UTF-16, as PowerShell's Unicode encoding writes it, is not accepted.",
)
WRITTEN_SEPARATORS = Problem(
    "written_separators",
    "The separators are written out (\\x01, ^A, \\001, %x01) where the single control character ^A belongs.",
    "Write the byte 0x01 itself: printf '\\001' in a shell, \"\\x01\" in double quotes in most languages.",
)
TRAILING_BYTES = Problem(
    "trailing_bytes",
    "Something follows the final ^A^A, often a line break that echo added.",
    "Nothing may follow the two ^A; use printf instead of echo.",
)
MISSING_TERMINATOR = Problem(
    "missing_terminator",
    "The message does not end in ^A^A.",
    "End the message with two bytes 0x01.",
)
MISSING_SEPARATOR = Problem(
    "missing_separator",
    "No ^A stands between the user name and auth=.",
    "Separate the fields with one byte 0x01.",
)
MISSING_USER = Problem(
    "missing_user", "The message has no user= field.", "Begin the message with user= and the mailbox's address."
)
MISSING_AUTH = Problem(
    "missing_auth", "The message has no auth= field.", "Add auth=Bearer and the access token after the user name."
)
MISSING_BEARER = Problem(
    "missing_bearer",
    "The word 'Bearer' and a space are missing before the token.",
    "Write auth=Bearer, one space, then the token.",
)
BEARER_CASE = Problem(
    "bearer_case",
    "'Bearer' is not written with a capital B and small letters.",
    "Write auth=Bearer exactly; servers compare it letter by letter.",
)
BEARER_SPACING = Problem(
    "bearer_spacing",
    "'Bearer' is not followed by exactly one space.",
    "Put one space between Bearer and the token, nothing else.",
)
FIELD_CASE = Problem("field_case", "A field name is not written in small letters.", "Write user= and auth= in small letters.")
UNKNOWN_FIELD = Problem(
    "unknown_field",
    "The message holds a field that XOAUTH2 does not know.",
    "XOAUTH2 has the fields user and auth, nothing else.",
)
GS2_HEADER = Problem(
    "gs2_header",
    "The message begins with a GS2 header (n,a=...), which belongs to OAUTHBEARER, not to XOAUTH2.",
    "Send it with AUTH OAUTHBEARER where the server offers that (Exchange Online does not), or build the XOAUTH2 form.",
)
MISSING_GS2_HEADER = Problem(
    "missing_gs2_header",
    "The message has no GS2 header (n,a=user,), which OAUTHBEARER begins with.",
    "Begin with n,a= and the user name, a comma and ^A; or send it with AUTH XOAUTH2.",
)
BAD_GS2_HEADER = Problem(
    "bad_gs2_header",
    "The GS2 header is malformed or asks for channel binding.",
    "Write n,a= and the user name with '=' as =3D and ',' as =2C, then a comma.",
)
FAILURE_CHALLENGE = Problem(
    "failure_challenge",
    "This is the challenge by which a server refuses a token, not a client's message.",
    "Read status, schemes and scope: they are the server's reason.",
)

_COMMAND = re.compile(r"\A\s*(?:(?:\S+\s+)?AUTH(?:ENTICATE)?\s+(XOAUTH2|OAUTHBEARER)\s+|\+ |334 )", re.IGNORECASE)
_STANDARD = re.compile(r"\A[A-Za-z0-9+/]*={0,3}\Z")
_URL_SAFE = re.compile(r"\A[A-Za-z0-9+/_-]*={0,3}\Z")
_WRITTEN = re.compile(r"\\x01|\\u0001|\\001|\\1(?![0-9])|%x?01|\^A", re.IGNORECASE)
_MESSAGE = re.compile(rb"\A\s*(?:user=|auth=|[nyp](?:=[^,]*)?,(?:a=[^,]*)?,)", re.IGNORECASE)


class Decoded(t.NamedTuple):
    """A decoded string. ``token`` is a secret. ``problems`` is empty for a string that a server can accept as to its form."""

    mechanism: str
    user: str
    token: str
    problems: tuple[Problem, ...]
    fields: dict[str, str]
    challenge: FailureChallenge | None = None

    @property
    def valid(self) -> bool:
        """True when nothing is wrong with the form."""
        return not self.problems


def _unwrap(text: str, problems: list[Problem]) -> bytes | None:
    """Undo one layer of base64, naming what is wrong with it; None when it is none."""
    stripped = text.strip()
    if stripped != text:
        problems.append(TRAILING_LINE_BREAK)
    body = "".join(stripped.split())
    if body != stripped:
        problems.append(FOLDED_BASE64)
    if not _STANDARD.match(body):
        if not _URL_SAFE.match(body):
            return None
        problems.append(URL_SAFE_BASE64)
        body = body.replace("-", "+").replace("_", "/")
    letters = body.rstrip("=")
    padding = "=" * (-len(letters) % 4)
    if len(padding) == 3:
        return None
    if body != letters + padding:
        problems.append(BAD_PADDING)
    try:
        return base64.b64decode(letters + padding, validate=True)
    except (ValueError, binascii.Error):
        return None


def _utf16_text(raw: bytes) -> bytes | None:
    """Return a message written in UTF-16 (little endian, as PowerShell's ``[Text.Encoding]::Unicode`` does) as UTF-8."""
    if raw[1:2] != b"\x00" and raw[:2] != b"\xff\xfe":
        return None
    try:
        return raw.decode("utf-16-le").lstrip("\ufeff").encode("utf-8")
    except UnicodeError:
        return None


def _message_of(text: str, problems: list[Problem]) -> bytes | None:
    """Peel off the layers around the message; None when nothing readable is inside."""
    if _MESSAGE.match(text.encode("utf-8", "replace")):
        problems.append(NOT_ENCODED)
        return text.strip("\r\n").encode("utf-8", "replace")
    current = text
    for layer in range(_MAX_LAYERS):
        found: list[Problem] = []
        raw = _unwrap(current, found)
        if raw is None:
            if layer == 0:
                problems.append(NOT_BASE64)
                return None
            return current.encode("ascii", "replace")
        problems.extend(problem for problem in found if problem not in problems)
        if layer == 1:
            problems.append(DOUBLE_BASE64)
        utf16 = _utf16_text(raw)
        if utf16 is not None and _MESSAGE.match(utf16):
            problems.append(NOT_UTF8)
            return utf16
        if _MESSAGE.match(raw) or raw.lstrip()[:1] == b"{":
            return raw
        try:
            current = raw.decode("ascii")
        except UnicodeDecodeError:
            return raw
        if not _URL_SAFE.match("".join(current.split())) or len(current) < 8:
            return raw
    return current.encode("ascii", "replace")


def _split(message: str, problems: list[Problem]) -> list[str]:
    """Split the message at ^A, naming what is wrong with the separators."""
    if "\x01" not in message and _WRITTEN.search(message):
        problems.append(WRITTEN_SEPARATORS)
        message = _WRITTEN.sub("\x01", message)
    if message.endswith("\x01\x01"):
        message = message[:-2]
    elif "\x01\x01" in message:
        message, rest = message.rsplit("\x01\x01", 1)
        problems.append(TRAILING_BYTES if not rest.strip() else UNKNOWN_FIELD)
    else:
        problems.append(MISSING_TERMINATOR)
        message = message.rstrip("\r\n")
        message = message[:-1] if message.endswith("\x01") else message
    return message.split("\x01")


def _bearer(value: str, problems: list[Problem]) -> str:
    """Return the token of an auth= field."""
    if value[:6].lower() != "bearer":
        problems.append(MISSING_BEARER)
        return value
    if value[:6] != "Bearer":
        problems.append(BEARER_CASE)
    rest = value[6:]
    token = rest.lstrip(" ")
    if len(rest) - len(token) != 1:
        problems.append(BEARER_SPACING)
    return token


def _gs2_user(header: str, problems: list[Problem]) -> str:
    """Return the user of a GS2 header ``n,a=user,``."""
    parts = header.split(",")
    if len(parts) != 3 or parts[0] not in ("n", "y") or parts[2] or (parts[1] and not parts[1].startswith("a=")):
        problems.append(BAD_GS2_HEADER)
    authzid = next((part[2:] for part in parts if part.startswith("a=")), "")
    return authzid.replace("=2C", ",").replace("=2c", ",").replace("=3D", "=").replace("=3d", "=")


def _key_values(parts: t.Sequence[str], problems: list[Problem]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        key, _equals, value = part.partition("=")
        if key not in ("user", "auth") and key.lower() in ("user", "auth"):
            problems.append(FIELD_CASE)
            key = key.lower()
        found.setdefault(key, value)
    user = found.get("user", "")
    if "auth" not in found and "auth=" in user:
        problems.append(MISSING_SEPARATOR)
        found["user"], _name, found["auth"] = user.partition("auth=")
    return found


def decode(text: str, mechanism: str = "") -> Decoded:
    """Decode ``text`` and name every fault of its form; never raises.

    ``mechanism`` is the one it was sent with (``XOAUTH2`` or ``OAUTHBEARER``); when empty it is told from the text.
    """
    problems: list[Problem] = []

    def nothing(problem: Problem, challenge: FailureChallenge | None = None) -> Decoded:
        if problem not in problems:
            problems.append(problem)
        return Decoded(mechanism, "", "", tuple(problems), {}, challenge)

    if not text.strip():
        return nothing(NOTHING)
    if len(text) > MAX_LENGTH:
        return nothing(TOO_LONG)
    command = _COMMAND.match(text)
    if command:
        problems.append(COMMAND_INCLUDED)
        mechanism = mechanism or (command.group(1) or "").upper()
        text = text[command.end() :]
    if text.strip()[:1] == "{":
        return nothing(FAILURE_CHALLENGE, decode_failure(text.encode("utf-8", "replace")))
    raw = _message_of(text, problems)
    if raw is None:
        return nothing(NOT_BASE64)
    if raw.lstrip()[:1] == b"{":
        return nothing(FAILURE_CHALLENGE, decode_failure(raw))
    return _decode_message(raw, mechanism, problems)


def _decode_message(raw: bytes, mechanism: str, problems: list[Problem]) -> Decoded:
    """Decode what lay inside the base64."""
    try:
        message = raw.decode("utf-8")
    except UnicodeDecodeError:
        problems.append(NOT_UTF8)
        message = raw.decode("utf-8", "replace")
    parts = _split(message.lstrip(), problems)
    has_gs2 = bool(re.match(r"[nyp](=[^,]*)?,", parts[0]))
    mechanism = mechanism or ("OAUTHBEARER" if has_gs2 else "XOAUTH2")
    if has_gs2:
        if mechanism == "XOAUTH2":
            problems.append(GS2_HEADER)
        user = _gs2_user(parts[0], problems)
        found = _key_values(parts[1:], problems)
        found.setdefault("user", user)
    else:
        if mechanism == "OAUTHBEARER":
            problems.append(MISSING_GS2_HEADER)
        found = _key_values(parts, problems)
    return _finish(mechanism, found, problems)


def _finish(mechanism: str, found: dict[str, str], problems: list[Problem]) -> Decoded:
    """Check the fields themselves."""
    known = {"user", "auth"} if mechanism == "XOAUTH2" else {"user", "auth", "host", "port", "mthd", "path", "post", "qs"}
    if mechanism == "XOAUTH2" and not known.issuperset(found):
        problems.append(UNKNOWN_FIELD)
    user = found.get("user", "")
    token = ""
    if "user" not in found:
        problems.append(MISSING_USER)
    else:
        problem = fields.user_problem(user)
        if problem is not None:
            problems.append(problem)
    if "auth" not in found:
        problems.append(MISSING_AUTH)
    else:
        token = _bearer(found["auth"], problems)
        problem = fields.token_problem(token)
        if problem is not None:
            problems.append(problem)
    rest = {key: found[key] for key in sorted(known & set(found)) if key not in ("user", "auth")}
    unique = tuple(dict.fromkeys(problems))
    return Decoded(mechanism, user, token, unique, rest)
