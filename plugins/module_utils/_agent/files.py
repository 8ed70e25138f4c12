# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the token agent reads: bounded, of a version that it knows, secrets closed to others. Runs on Python 3.8."""

from __future__ import annotations

import os
import stat
import typing as t

from .._errors import OptionError

#: No file that is read here is longer, in bytes.
MAX_SIZE = 256 * 1024


def _unavailable(message: str, remedy: str = "") -> OptionError:
    """Return the error for a token that cannot be had here."""
    return OptionError(message, remedy=remedy, code="token_unavailable")


def read(path: str) -> str | None:
    """Return a file's text, None when there is none. Raises :class:`OptionError`."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read(MAX_SIZE + 1)
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise _unavailable(f"{path}: this is no text.") from None
    except OSError as exc:
        raise _unavailable(f"{path}: the file cannot be read ({exc.strerror}).") from None
    if len(text) > MAX_SIZE:
        raise _unavailable(f"{path}: the file has more than {MAX_SIZE} characters.")
    return text


def check_version(path: str, data: t.Mapping[str, t.Any], known: int) -> None:
    """Refuse a file of a newer version of the token agent, which an older one would misread. Raises :class:`OptionError`."""
    version = data.get("version", known)
    if isinstance(version, int) and version > known:
        raise _unavailable(
            f"{path} has the format {version}, and this version of the token agent knows formats up to {known}. It is left untouched.",
            "Run the role token_agent of the newer version of m365.mail_oauth that wrote it.",
        )


def read_secret(path: str) -> str:
    """Return the secret that a file holds, without the line's end. Raises :class:`OptionError`, also for a file that everybody may read."""
    try:
        mode = os.stat(path).st_mode
    except OSError as exc:
        raise _unavailable(f"{path}: the credential cannot be read ({exc.strerror}).") from None
    if stat.S_IMODE(mode) & 0o007:
        raise _unavailable(f"{path}: the credential can be read or changed by every user of this host.", f"chmod o= {path}")
    text = (read(path) or "").strip()
    if not text:
        raise _unavailable(f"{path}: the credential is empty.")
    return text
