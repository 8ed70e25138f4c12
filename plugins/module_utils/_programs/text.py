# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the readers of single configurations share: the text of a file, port numbers, the end of an empty result. Runs on Python 3.8."""

from __future__ import annotations

import shlex
import typing as t

from .login import Login, Opener, error

#: What mail programs are configured in is small; more is something else.
_MOST = 1_000_000


def read_text(path: str, opener: Opener) -> str:
    """Return the text of a file; raises ``OptionError`` for one that cannot be read, is no text or is far too long."""
    try:
        text = opener(path)
    except OSError as exc:
        raise error(
            path, f"it cannot be read ({exc.strerror or exc})", "Name the file that the program is configured in."
        ) from None
    except UnicodeDecodeError:
        raise error(path, "it is no text in UTF-8") from None
    if len(text) > _MOST:
        raise error(path, f"it has more than {_MOST} characters, which no configuration has")
    return text


def port_number(value: str, place: str) -> int:
    """Return a port; raises ``OptionError`` for what is none."""
    if not value.isascii() or not value.isdigit() or not 0 < int(value[:6]) < 65536:
        raise error(place, f"{value!r} is no port")
    return int(value)


def shell_command(argv: t.Sequence[str]) -> str:
    """Return a program and its arguments as one line for ``/bin/sh``."""
    if len(argv) == 3 and argv[0] in ("sh", "/bin/sh", "bash", "/bin/bash") and argv[1] == "-c":
        return argv[2]
    return " ".join(shlex.quote(word) for word in argv)


def some(logins: list[Login], path: str, program: str, remedy: str) -> list[Login]:
    """Return the logins; raises ``OptionError`` when there is none with XOAUTH2."""
    if not logins:
        raise error(path, f"no account of {program} logs in with XOAUTH2", remedy)
    return logins
