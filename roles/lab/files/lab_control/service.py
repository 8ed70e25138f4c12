# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One long-running program of the lab: started detached, remembered on disk, recognised and stopped later."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import time
import typing as t

from . import ports, processes
from .errors import LabError
from .layout import write_if_changed
from .processes import Identity

_START_SECONDS = 30.0
_LOG_LIMIT = 4 * 1024 * 1024


class Port(t.NamedTuple):
    """A port that a service answers on when it is ready; ``greeting`` is what it says first, empty where it waits for the client."""

    number: int
    greeting: bytes = b""


@dataclasses.dataclass
class Service:
    """What to run and how to see that it works.

    ``watched`` are the files whose content, with ``arguments``, decides whether a running one is out of date. ``emptied`` is a
    directory whose content must be gone before a start.
    """

    name: str
    arguments: list[str]
    environment: dict[str, str]
    ports: list[Port]
    watched: list[pathlib.Path]
    emptied: pathlib.Path | None = None

    def fingerprint(self) -> str:
        """Return a digest of everything that a running process has read at its start."""
        digest = hashlib.sha256(json.dumps([self.arguments, sorted(self.environment.items())]).encode())
        for path in self.watched:
            digest.update(str(path).encode())
            with contextlib.suppress(OSError):
                digest.update(path.read_bytes())
        program = os.stat(self.arguments[0])
        digest.update(f"{program.st_size} {program.st_mtime_ns}".encode())
        return digest.hexdigest()


class Runner:
    """Keeps the records of services: ``NAME.pid`` for people, ``NAME.json`` with the identity and the fingerprint."""

    def __init__(self, records: pathlib.Path, logs: pathlib.Path) -> None:
        self.records = records
        self.logs = logs

    def pid_file(self, name: str) -> pathlib.Path:
        """Return the file that holds the process id and nothing else."""
        return self.records / f"{name}.pid"

    def log_file(self, name: str) -> pathlib.Path:
        """Return the file that the process writes to."""
        return self.logs / f"{name}.log"

    def leader(self, name: str) -> Identity | None:
        """Return the process started last, running or not."""
        record = self._record(name)
        with contextlib.suppress(KeyError, TypeError, ValueError):
            return Identity(int(record["pid"]), int(record["start_time"]), str(record["boot_id"]))
        return None

    def running(self, name: str) -> Identity | None:
        """Return the process if it still runs."""
        leader = self.leader(name)
        return leader if leader is not None and processes.alive(leader) else None

    def current(self, service: Service) -> bool:
        """Whether the service runs with the present configuration."""
        return self.running(service.name) is not None and self._record(service.name).get("fingerprint") == service.fingerprint()

    def clear_leftovers(self, name: str) -> bool:
        """Stop what a dead leader has left behind; return whether there was something."""
        leader = self.leader(name)
        if leader is None or processes.alive(leader) or not processes.family(leader):
            return False
        processes.stop([leader])
        return True

    def start(self, service: Service) -> Identity:
        """Start a service that does not run and wait until it answers; raises LabError with the end of its output."""
        if service.emptied is not None:
            _empty(service.emptied)
        log = self.log_file(service.name)
        if log.exists() and log.stat().st_size > _LOG_LIMIT:
            log.replace(log.with_suffix(".log.1"))
        with log.open("ab", buffering=0) as output:
            log.chmod(0o600)
            offset = output.tell()
            child = subprocess.Popen(
                service.arguments,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=service.environment,
                cwd="/",
                start_new_session=True,
            )
        entry = processes.look(child.pid)
        if entry is not None:
            identity = entry.identity
            self._remember(service, identity)
            try:
                self._wait_ready(service, child, offset)
            except BaseException:
                processes.stop([identity])
                child.wait()
                raise
            return identity
        child.wait()
        raise LabError(self._failure(service, f"exited with status {child.returncode}", offset))

    def stop(self, names: t.Iterable[str]) -> list[str]:
        """Stop services and forget them; return the names of those that ran."""
        leaders = {name: leader for name in names if (leader := self.leader(name)) is not None}
        stopped = [name for name, leader in leaders.items() if processes.alive(leader)]
        processes.stop(list(leaders.values()))
        for name in leaders:
            for path in (self.pid_file(name), self._record_file(name)):
                path.unlink(missing_ok=True)
        return stopped

    def _record_file(self, name: str) -> pathlib.Path:
        return self.records / f"{name}.json"

    def _record(self, name: str) -> dict[str, t.Any]:
        with contextlib.suppress(OSError, ValueError):
            data = json.loads(self._record_file(name).read_text(encoding="utf-8"))
            if isinstance(data, dict):
                return data
        return {}

    def _remember(self, service: Service, identity: Identity) -> None:
        record = {**identity._asdict(), "arguments": service.arguments, "fingerprint": service.fingerprint()}
        write_if_changed(self._record_file(service.name), json.dumps(record, indent=2) + "\n")
        write_if_changed(self.pid_file(service.name), f"{identity.pid}\n")

    def _wait_ready(self, service: Service, child: subprocess.Popen[bytes], offset: int) -> None:
        deadline = time.monotonic() + _START_SECONDS
        for port in service.ports:
            left = max(deadline - time.monotonic(), 0.1)
            ready = processes.wait_until(lambda port=port: child.poll() is not None or answers(port), left)  # type: ignore[misc]
            if child.poll() is not None:
                raise LabError(self._failure(service, f"exited with status {child.returncode}", offset))
            if not ready:
                what = f"does not answer on port {port.number} after {_START_SECONDS:.0f} seconds"
                raise LabError(self._failure(service, what, offset))

    def _failure(self, service: Service, what: str, offset: int) -> str:
        log = self.log_file(service.name)
        with log.open("rb") as stream:
            stream.seek(max(offset, log.stat().st_size - 2000))
            tail = stream.read().decode(errors="replace").strip()
        return f"The lab's {service.name} {what}. The end of {log}:\n{tail}"


def answers(port: Port) -> bool:
    """Whether a server accepts a connection and says its greeting."""
    try:
        with socket.create_connection((ports.HOST, port.number), timeout=2.0) as connection:
            if not port.greeting:
                return True
            return connection.recv(512).startswith(port.greeting)
    except OSError:
        return False


def _empty(directory: pathlib.Path) -> None:
    for path in directory.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
