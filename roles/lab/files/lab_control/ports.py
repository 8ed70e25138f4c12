# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Choosing the lab's ports once: the wanted one if it is free, else a free one, then the same ones for ever."""

from __future__ import annotations

import random
import socket
import typing as t

from .errors import LabError

HOST = "127.0.0.1"

#: What each port is called, the number it should have, and the process that listens on it.
PREFERRED: dict[str, int] = {
    "emulator": 18943,
    "decision": 18480,
    "imap": 10143,
    "imaps": 10993,
    "pop3": 10110,
    "pop3s": 10995,
    "submission": 10587,
    "submissions": 10465,
    "relay": 10025,
    "ssh": 10022,
}
OWNER: dict[str, str] = {
    "emulator": "emulator",
    "decision": "emulator",
    "relay": "relay",
    "ssh": "sshd",
    **dict.fromkeys(("imap", "imaps", "pop3", "pop3s", "submission", "submissions"), "dovecot"),
}

#: Below the ports that the kernel gives to outgoing connections: a port that is free now is free at the next start as well.
_FREE = range(20000, 32000)


def parse_wanted(wanted: t.Any) -> dict[str, int]:
    """Check the ports that the user asks for; 0 means any free one. Raises LabError naming the place."""
    if not isinstance(wanted, dict):
        raise LabError("lab_ports must be a dictionary of port numbers.")
    result: dict[str, int] = {}
    for name, value in wanted.items():
        if name not in PREFERRED:
            raise LabError(f"lab_ports.{name}: there is no such port; there are {', '.join(PREFERRED)}.")
        if isinstance(value, bool) or not str(value).isdecimal() or int(value) > 65535:
            raise LabError(f"lab_ports.{name}: '{value}' is not a port number from 0 to 65535.")
        result[name] = int(value)
    return result


def choose(
    kept: t.Mapping[str, int], wanted: t.Mapping[str, int], running: t.Collection[str]
) -> tuple[dict[str, int], list[str]]:
    """Return all ports and the names of those that had to move because somebody else took the kept one meanwhile.

    ``kept`` are the ports of the last time, ``wanted`` the user's, ``running`` the names of the processes that run now: their ports
    are theirs and stay.
    """
    result: dict[str, int] = {}
    moved: list[str] = []
    for name, preferred in PREFERRED.items():
        ask = wanted.get(name)
        have = kept.get(name)
        if have is not None and ask in {None, 0, have}:
            if OWNER[name] in running or (is_free(have) and have not in result.values()):
                result[name] = have
                continue
            moved.append(name)
        if ask:
            if not is_free(ask) or ask in result.values():
                raise LabError(f"lab_ports.{name}: port {ask} on {HOST} is taken. Choose another one, or 0 for any free one.")
            result[name] = ask
            continue
        taken = {*result.values(), *kept.values()}
        first = preferred if ask is None else 0
        result[name] = first if first and first not in taken and is_free(first) else _any_free(taken)
    return result, moved


def is_free(port: int) -> bool:
    """Whether a server could listen on the port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def _any_free(taken: t.Collection[int]) -> int:
    for port in random.sample(_FREE, 500):
        if port not in taken and is_free(port):
            return port
    raise LabError(f"No free port was found on {HOST} between {_FREE.start} and {_FREE.stop}.")
