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
Read = t.Callable[[str], str]


def _lines(terminal: int, question: str) -> t.Iterator[str]:
    """Yield what a terminal shows, line by line as it comes, without colours, until nobody writes to it any more.

    A ``question`` is what a line begins with that has no end before somebody answers.
    """
    rest = b""
    while True:
        try:
            read = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end was closed
            read = b""
        *lines, rest = (rest + read).split(b"\n")
        if question and question.encode() in rest and rest.endswith(b": "):
            lines, rest = [*lines, rest], b""
        for line in lines if read else [rest]:
            shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", line.decode("utf-8", "replace")).rstrip("\r")
            yield shown.rpartition("\r")[2]
        if not read:
            return


def in_terminal(
    command: list[str],
    directory: pathlib.Path,
    environment: dict[str, str],
    approve: Approve,
    limit: float,
    read: Read = lambda _line: "",
    question: str = "",
) -> tuple[int, str]:
    """Run a command for at most ``limit`` seconds; return its exit status and what the terminal showed.

    ``approve`` is called with each code that appears, and with who is to enter it. ``read`` gets each line and returns what the person types;
    ``question`` begins a line that waits for that.
    """
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    process = subprocess.Popen(
        # In a person's terminal these work, also where the tests run in the background of a shell that has them ignored.
        ["env", "--default-signal=INT,QUIT,HUP", "setsid", "--ctty", *command],
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
        for line in _lines(ours, question):
            lines.append(line)
            print(line)
            if typed := read(line):
                os.write(ours, typed.encode())
            if found := re.search(r"sign in as (.+):", line):
                user = found[1]
            elif found := re.search(r"^\s+enter (\S+)|enter the code (\S+) to", line):
                approve(found[1] or found[2], user)
        return process.wait(), "\n".join(lines)
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        os.close(ours)
