# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Exceptions of the network, of TLS and of the protocols as plain data. Runs on Python 3.8."""

from __future__ import annotations

import errno
import os
import ssl
import traceback
import typing as t

from .._check import Failure
from .._errors import ProtocolError, SaslError
from .network import ResolveError
from .stream import TimedOut

#: What can end a check from outside; everything else is a fault of the program.
EXPECTED = (OSError, ResolveError, ProtocolError, SaslError, TimedOut)

_KINDS = {
    errno.ECONNREFUSED: "refused",
    errno.ECONNRESET: "reset",
    errno.EPIPE: "reset",
    errno.ECONNABORTED: "reset",
    errno.ENOTCONN: "reset",
    errno.ETIMEDOUT: "timeout",
    errno.EHOSTUNREACH: "unreachable",
    errno.ENETUNREACH: "unreachable",
    errno.EADDRNOTAVAIL: "unreachable",
    errno.EAFNOSUPPORT: "unreachable",
}


def failure_of(exc: BaseException, redact: t.Callable[[str], str]) -> Failure:
    """Return what one of :data:`EXPECTED` says; ``TimedOut`` is left to the caller, who knows which deadline passed."""
    if isinstance(exc, ssl.SSLCertVerificationError):
        return Failure("certificate", exc.verify_message, str(exc.reason or ""), exc.verify_code)
    if isinstance(exc, (ssl.SSLZeroReturnError, ssl.SSLEOFError)):
        return Failure("reset", "the server closed the connection", "EOF")
    if isinstance(exc, ssl.SSLError):
        reason = str(exc.reason or "")
        return Failure("tls", reason.replace("_", " ").lower() or redact(str(exc)), reason)
    if isinstance(exc, ResolveError):
        return Failure("dns", str(exc))
    if isinstance(exc, (ProtocolError, SaslError)):
        return Failure("protocol", redact(exc.message), exc.code, line=redact(str(exc.details.get("line", ""))))
    if isinstance(exc, OSError):
        number = exc.errno or 0
        return Failure(_KINDS.get(number, "network"), exc.strerror or str(exc), errno.errorcode.get(number, ""))
    return internal_failure(exc)


def internal_failure(exc: BaseException) -> Failure:
    """Return what can be said of a fault of this program: its kind and place, never its words, which may hold anything."""
    frames = traceback.extract_tb(exc.__traceback__)
    place = f" in {os.path.basename(frames[-1].filename)} line {frames[-1].lineno}" if frames else ""
    return Failure("internal", f"a fault of the verification itself: {type(exc).__name__}{place}", type(exc).__name__)
