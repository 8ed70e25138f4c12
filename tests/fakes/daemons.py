# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Other people's servers, started for a test on the loopback address and stopped by their id."""

from __future__ import annotations

import contextlib
import pathlib
import socket
import subprocess
import time
import typing as t

#: Seconds until a server has to be there, or say what it is waited for.
LIMIT = 60.0
_PAUSE = 0.1

Found = t.TypeVar("Found")


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def until(look: t.Callable[[], Found], what: str, limit: float = LIMIT) -> Found:
    """Return what ``look`` finds as soon as it is true; OSError and an empty answer are not yet."""
    deadline = time.monotonic() + limit
    problem = ""
    while time.monotonic() < deadline:
        try:
            found = look()
        except OSError as exc:
            problem = f" ({exc})"
        else:
            if found:
                return found
        time.sleep(_PAUSE)
    raise AssertionError(f"{what}: not within {limit:.0f} s{problem}")


@contextlib.contextmanager
def running(
    command: t.Sequence[str | pathlib.Path],
    directory: pathlib.Path,
    ready: t.Callable[[], t.Any],
    environment: t.Mapping[str, str] | None = None,
    user: str | None = None,
) -> t.Iterator[pathlib.Path]:
    """Run a server while the block does, from when it is ready; gives the file with what it says. Root may name another ``user``."""
    log = directory / f"{pathlib.Path(str(command[0])).name}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=directory,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            user=user,
        )

        def there() -> t.Any:
            if process.poll() is not None:
                raise AssertionError(f"{command[0]} ended with {process.returncode}: {log.read_text(errors='replace')[-3000:]}")
            return ready()

        try:
            until(there, f"{command[0]} is ready")
            yield log
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(20)
