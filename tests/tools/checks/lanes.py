# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Running sessions, several side by side."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import pathlib
import signal
import subprocess
import threading
import time
import typing as t

from choose import Job
from table import HEAVY, SHORT

_TAIL = 60


class Result(t.NamedTuple):
    """How a session ended: wall-clock and processor seconds."""

    job: Job
    ok: bool
    seconds: float
    busy: float


@dataclasses.dataclass
class Lanes:
    """Runs jobs; what still runs at the second ``limit``, counted from ``started``, is stopped: it hangs."""

    nox: t.Sequence[str]
    logs: pathlib.Path
    started: float
    limit: float | None = None
    say: t.Callable[[str], None] = print

    def __post_init__(self) -> None:
        self._lock = threading.Condition()
        self._waiting: list[Job] = []
        self._taken: set[str] = set()
        self._running: set[int] = set()
        self.results: list[Result] = []

    def run(self, jobs: t.Sequence[Job], lanes: int) -> list[Result]:
        """Run all jobs in so many lanes; the first lane begins with the slow ones, the others with the rest."""
        self._waiting = list(jobs)
        threads = [threading.Thread(target=self._lane, args=(number == 0,)) for number in range(lanes)]
        for thread in threads:
            thread.start()
        try:
            for thread in threads:
                thread.join()
        except BaseException:  # whoever stops us stops the sessions too
            with self._lock:
                self._waiting.clear()
                for process in self._running:
                    _stop(process)
            raise
        return self.results

    def _take(self, slow: bool) -> Job | None:
        """Return the next job for a lane, when one may run; None at the end."""
        with self._lock:
            while self._waiting:
                free = [job for job in self._waiting if not job.alone or job.alone not in self._taken]
                if free:
                    job = next((job for job in free if job.slow == slow), free[0])
                    self._waiting.remove(job)
                    self._taken.add(job.alone)
                    return job
                self._lock.wait()
            return None

    def _lane(self, slow: bool) -> None:
        while (job := self._take(slow)) is not None:
            result = self._one(job)
            with self._lock:
                self._taken.discard(job.alone)
                self.results.append(result)
                self._lock.notify_all()
                self._tell(result)

    def _one(self, job: Job) -> Result:
        begun = time.monotonic()
        left = None if self.limit is None else max(1.0, self.limit - (begun - self.started))
        with (self.logs / f"{job.session}.log").open("wb") as log:
            process = subprocess.Popen(
                [*self.nox, *job.arguments()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            self._running.add(process.pid)
            timer = threading.Timer(left, _stop, (process.pid,)) if left is not None else None
            if timer:
                timer.start()
            _pid, status, usage = os.wait4(process.pid, 0)
            self._running.discard(process.pid)
            process.returncode = os.waitstatus_to_exitcode(status)
            if timer:
                timer.cancel()
            if process.returncode == -signal.SIGTERM:
                log.write(b"\nStopped: the time for all checks is over.\n")
        return Result(job, process.returncode == 0, time.monotonic() - begun, usage.ru_utime + usage.ru_stime)

    def _tell(self, result: Result) -> None:
        word = "ok" if result.ok else "FAILED"
        self.say(f"{result.job.title:<28}{word:<6} {result.seconds:6.0f} s {result.busy:6.0f} s of processor time")
        if not result.ok:
            text = (self.logs / f"{result.job.session}.log").read_text(encoding="utf-8", errors="replace")
            self.say("\n".join(text.splitlines()[-_TAIL:]))


def _stop(process: int) -> None:
    """End a session with what it started; it has a process group of its own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process, signal.SIGTERM)


def too_slow(results: t.Iterable[Result]) -> list[str]:
    """Return sentences on short forms that are not short; on a busy machine the processor's time is the one that counts."""
    return [
        f"{result.job.title} took {result.seconds:.0f} s and {result.busy:.0f} s of processor time; it may take {SHORT}: mark its slowest tests long."
        for result in results
        if result.job.session in HEAVY and not result.job.whole and result.ok and min(result.seconds, result.busy) > SHORT
    ]
