# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A command in a terminal, as a person runs it, and a person who enters the codes that appear."""

from __future__ import annotations

import os
import pathlib
import pty
import re
import signal
import subprocess
import termios
import threading
import typing as t

Approve = t.Callable[[str, str], None]


def _lines(terminal: int) -> t.Iterator[str]:
    """Yield what a terminal shows, line by line as it comes, without colours, until nobody writes to it any more."""
    rest = b""
    while True:
        try:
            read = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end was closed
            read = b""
        *lines, rest = (rest + read).split(b"\n")
        for line in lines if read else [rest]:
            shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", line.decode("utf-8", "replace")).rstrip("\r")
            yield shown.rpartition("\r")[2]
        if not read:
            return


def in_terminal(
    command: list[str], directory: pathlib.Path, environment: dict[str, str], approve: Approve, limit: float
) -> tuple[int, str]:
    """Run a command for at most ``limit`` seconds; return its exit status and what the terminal showed.

    ``approve`` is called with each code that appears, and with who is to enter it.
    """
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    process = subprocess.Popen(
        ["setsid", "--ctty", *command],
        cwd=directory,
        env={"TERM": "xterm", **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    timer = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
    timer.start()
    lines, user = [], ""
    try:
        for line in _lines(ours):
            lines.append(line)
            print(line)
            if found := re.search(r"sign in as (\S+):", line):
                user = found[1]
            elif found := re.search(r"^\s+enter (\S+)|enter the code (\S+) to", line):
                approve(found[1] or found[2], user)
        return process.wait(), "\n".join(lines)
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        os.close(ours)
