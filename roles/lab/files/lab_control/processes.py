# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Processes as ``/proc`` shows them, each with an identity that outlives the reuse of its number."""

from __future__ import annotations

import contextlib
import os
import pathlib
import signal
import time
import typing as t

from .errors import LabError

PROC = pathlib.Path("/proc")


class Identity(t.NamedTuple):
    """One process for ever: a number is given to another process later, but never with the same start time in the same boot."""

    pid: int
    start_time: int
    boot_id: str


class Entry(t.NamedTuple):
    """What ``/proc/PID/stat`` says: identity, parent, session, and the state letter."""

    identity: Identity
    parent: int
    session: int
    state: str


def require_proc() -> None:
    """Raise LabError on a system without Linux's ``/proc``."""
    if not (PROC / "self" / "stat").exists():
        raise LabError("The lab runs on Linux with /proc only.")


def boot_id() -> str:
    """Return the identifier of this boot of the machine."""
    return (PROC / "sys/kernel/random/boot_id").read_text(encoding="ascii").strip()


def look(pid: int, boot: str = "") -> Entry | None:
    """Return what is known of a process, ``None`` when there is none or when it only waits to be reaped."""
    try:
        text = (PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    fields = text[text.rindex(")") + 2 :].split()  # the name in parentheses may hold anything
    if fields[0] in {"Z", "X"}:
        return None
    return Entry(Identity(pid, int(fields[19]), boot or boot_id()), int(fields[1]), int(fields[3]), fields[0])


def alive(identity: Identity) -> bool:
    """Whether that very process still runs."""
    entry = look(identity.pid)
    return entry is not None and entry.identity == identity


def family(leader: Identity) -> list[Identity]:
    """Return the processes that a leader has started: its descendants, and the members of its session whatever their parent is now.

    A session's number is not given away while it has a member, so members found after the leader's death are still its own.
    """
    boot = boot_id()
    if boot != leader.boot_id:
        return []
    entries = [
        entry for pid in _pids() if (entry := look(pid, boot)) is not None and entry.identity.start_time >= leader.start_time
    ]
    known = {leader.pid} if alive(leader) else set()
    found: dict[int, Identity] = {}
    grew = True
    while grew:
        grew = False
        for entry in entries:
            pid = entry.identity.pid
            if pid not in found and pid != leader.pid and (entry.parent in known or entry.session == leader.pid):
                found[pid] = entry.identity
                known.add(pid)
                grew = True
    return list(found.values())


def send(identity: Identity, number: signal.Signals) -> None:
    """Send a signal to that very process, to nobody if it is gone."""
    if alive(identity):
        with contextlib.suppress(ProcessLookupError):
            os.kill(identity.pid, number)


def wait_until(predicate: t.Callable[[], bool], seconds: float) -> bool:
    """Ask until the predicate holds or the time is over; return which."""
    deadline = time.monotonic() + seconds
    pause = 0.005
    while not predicate():
        if time.monotonic() >= deadline:
            return False
        time.sleep(pause)
        pause = min(pause * 1.5, 0.1)
    return True


def stop(leaders: t.Sequence[Identity], patience: float = 10.0) -> None:
    """Stop leaders with all they started: ask the leaders, then what is left, then kill. Returns when all are gone.

    Raises LabError when something survives even that.
    """
    members = [member for leader in leaders for member in family(leader)]
    for leader in leaders:
        send(leader, signal.SIGTERM)
    wait_until(lambda: not any(alive(leader) for leader in leaders), patience)
    everyone = list({*leaders, *members, *(member for leader in leaders for member in family(leader))})
    for number, seconds in ((signal.SIGTERM, 2.0), (signal.SIGKILL, 5.0)):
        for one in everyone:
            send(one, number)
        if wait_until(lambda: not any(alive(one) for one in everyone), seconds):
            return
    left = ", ".join(str(one.pid) for one in everyone if alive(one))
    raise LabError(f"These processes of the lab cannot be stopped: {left}.")


def _pids() -> t.Iterator[int]:
    for name in os.listdir(PROC):
        if name.isdecimal():
            yield int(name)
