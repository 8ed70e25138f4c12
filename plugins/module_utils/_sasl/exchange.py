# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

"""The client side of a SASL exchange as a generator, and the challenge by which a server explains a refusal.

Both mechanisms look alike on the wire: the client speaks first; on success the server ends the exchange at once; on failure it may send
one challenge that says why, which the client has to answer once before the server gives its final verdict (RFC 7628 section 3.2.3 for
OAUTHBEARER, Google's and Microsoft's XOAUTH2 pages for XOAUTH2). Pure; runs on Python 3.8.
"""

from __future__ import annotations

import base64
import binascii
import json
import typing as t

from .._errors import SaslError

#: More than any server has to say; longer challenges are cut before they are looked at.
MAX_CHALLENGE = 16384

#: Longest text kept of one value in a challenge.
_MAX_VALUE = 1024


class FailureChallenge(t.NamedTuple):
    """What a server said of a refused token. ``text`` is the decoded challenge, printable and bounded."""

    text: str
    status: str = ""
    schemes: str = ""
    scope: str = ""
    openid_configuration: str = ""

    def to_dict(self) -> dict[str, str]:
        """Return the parts that the server filled in."""
        return {key: value for key, value in self._asdict().items() if value}


class Concluded(t.NamedTuple):
    """How an exchange went as far as SASL can tell: the challenge that came instead of a verdict, or None."""

    failure: FailureChallenge | None


#: Yields what to send, receives each challenge; both as base64 text (bytes) without the protocol's own prefix and line end. The driver
#: sends None instead of a challenge when the server has given its verdict, and gets the :class:`Concluded` as the generator's return value.
Exchange = t.Generator[bytes, t.Optional[bytes], Concluded]


def _printable(raw: bytes, limit: int) -> str:
    text = raw[:limit].decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _text_of(value: t.Any) -> str:
    if isinstance(value, str):
        text = value
    elif isinstance(value, (int, float, bool)):
        text = str(value)
    else:
        return ""
    return "".join(char if char.isprintable() else "\ufffd" for char in text[:_MAX_VALUE])


def decode_failure(challenge: bytes) -> FailureChallenge:
    """Decode a failure challenge, tolerantly: base64 of JSON, JSON, base64 of anything, or anything; never raises.

    ``challenge`` is the text after ``+ `` (IMAP, POP) or ``334 `` (SMTP).
    """
    raw = challenge[:MAX_CHALLENGE].strip()
    try:
        decoded = base64.b64decode(raw + b"=" * (-len(raw) % 4), validate=True)
    except (ValueError, binascii.Error):
        decoded = raw
    try:
        parsed = json.loads(decoded.decode("utf-8"))
    except (ValueError, RecursionError):
        parsed = None
    text = _printable(decoded, 2 * _MAX_VALUE)
    if not isinstance(parsed, dict):
        return FailureChallenge(text)
    return FailureChallenge(
        text,
        _text_of(parsed.get("status")),
        _text_of(parsed.get("schemes")),
        _text_of(parsed.get("scope")),
        _text_of(parsed.get("openid-configuration")),
    )


def client_first(initial_response: str, failure_answer: bytes) -> Exchange:
    """Run one exchange: ``initial_response`` (base64 text), then ``failure_answer`` to the one failure challenge, and nothing after it.

    The token is yielded once only. Raises :class:`SaslError` (code ``unexpected_challenge``) for a further challenge.
    """
    challenge = yield initial_response.encode("ascii")
    if challenge is None:
        return Concluded(None)
    failure = decode_failure(challenge)
    if (yield failure_answer) is not None:
        raise SaslError(
            "The server sent another challenge after the failure challenge had been answered.",
            remedy="Close the connection; the mechanism has no further step.",
            code="unexpected_challenge",
        )
    return Concluded(failure)
