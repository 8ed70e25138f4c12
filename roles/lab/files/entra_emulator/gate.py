# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who may use the control endpoint: whoever can read a file of the lab's directory. Loopback alone is every user of the machine.

The secret lies in ``control-secret``, mode 0600, is made when it is missing and made anew when anybody else could have read or
written it. A request carries it as ``Authorization: Bearer SECRET`` (RFC 6750) or as the password of Basic (RFC 7617).
"""

from __future__ import annotations

import base64
import binascii
import hmac
import os
import pathlib
import secrets
import stat

from .files import write_atomically
from .web import Request

FILE_NAME = "control-secret"
_FEWEST = 32


def secret(directory: pathlib.Path) -> str:
    """Return the secret of a lab's directory, made when there is none that only its owner could know."""
    path = directory / FILE_NAME
    kept = _read(path)
    if kept is None:
        kept = secrets.token_urlsafe(32)
        write_atomically(path, kept.encode())
    return kept


def _read(path: pathlib.Path) -> str | None:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as stream:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
            return None
        text = stream.read(1024).decode("ascii", "replace").strip()
    return text if len(text) >= _FEWEST and text.isprintable() and text.isascii() else None


def opens(kept: str, request: Request) -> bool:
    """Whether a request carries the secret; takes as long for a wrong one as for the right one."""
    return hmac.compare_digest(_given(request).encode("utf-8", "surrogatepass"), kept.encode())


def _given(request: Request) -> str:
    scheme, _unused, text = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return request.bearer() or ""
    try:
        return base64.b64decode(text.strip(), validate=True).decode("utf-8", "replace").partition(":")[2]
    except (binascii.Error, ValueError):
        return ""
