# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: BSD-2-Clause

"""SASL OAUTHBEARER (RFC 7628): a GS2 header, then key=value pairs separated by ^A. Pure; runs on Python 3.8."""

from __future__ import annotations

import base64

from .._errors import SaslError
from .fields import check, user_problem

MECHANISM = "OAUTHBEARER"


def message(user: str, token: str, host: str = "", port: int = 0) -> bytes:
    """Return the message before base64; ``host`` and ``port`` are left out when empty. Raises :class:`SaslError`."""
    check(user, token)
    if host and user_problem(host) is not None:
        raise SaslError("The host name holds control characters.", remedy="Give the host name alone.", code="bad_host")
    # RFC 5801 section 4: "=" and "," are written as =3D and =2C inside the GS2 header.
    authzid = user.replace("=", "=3D").replace(",", "=2C")
    parts = [f"n,a={authzid},"]
    if host:
        parts.append(f"host={host}")
    if port:
        parts.append(f"port={port}")
    parts.append(f"auth=Bearer {token}")
    return "\x01".join(parts).encode("utf-8") + b"\x01\x01"


def initial_response(user: str, token: str, host: str = "", port: int = 0) -> str:
    """Return the base64 text to send, on one line without folding; ``user`` is the mailbox. Raises :class:`SaslError`."""
    return base64.b64encode(message(user, token, host, port)).decode("ascii")
