# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The parts of a run: a file of JSON lines for each tenant and host, one for each tenant, and one that names all tenants.

A run is named by its time. Its parts lie in a directory of that name, wherever the slices of the run have left them; each says itself what it
is of, so that they can be gathered in any order. A file is written line by line, and its last line says that it is whole: of one that was cut
off, what is there counts, and the rest is named.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import typing as t
import zlib
from hashlib import sha256

from ...module_utils import _files
from .checks import checks_of, of_outcome
from .lines import Decoder, Encoder, LineError
from .outcomes import Outcome, expiries_of, runs_of
from .scrub import Scrubber

Json = t.Dict[str, t.Any]

PART, RUN = "m365.mail_oauth.part", "m365.mail_oauth.run"
VERSION = 1
ENDING = ".part.jsonl"
_RUN_FILE = re.compile(r"run(-\d+-of-\d+)?\.json")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_PARTICULAR = re.compile(r"[^\w.@-]+", re.ASCII)
_PIECE = 1024 * 1024

_decode = json.JSONDecoder().decode
#: Bytes in front of the end that hold a last line.
_TAIL = 256
_OWN = ("id", "tenant", "checked_from")

_encode = json.JSONEncoder(separators=(",", ":")).encode


class PartError(ValueError):
    """What cannot be a part; the message is a clause."""


class Part(t.NamedTuple):
    """A file as it was found. ``head`` is its first line, ``checks`` how many of its checks can be read, ``whole`` whether that is all.

    ``crc`` tells two of the same apart; of one that is not whole it is 0.
    """

    path: str
    head: Json
    checks: int
    whole: bool
    crc: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        """Run, tenant and host (empty for what is of the tenant alone)."""
        return str(self.head["run"]), str(self.head["tenant"]), str(self.head["host"])

    def read(self) -> t.Iterator[Json]:
        """Yield the checks as a report takes them. Their blocks are shared."""
        decoder, left = Decoder(), self.checks
        with os.fdopen(_files.open_trusted(self.path).handle, "rb") as file:
            file.readline()  # the head
            for line in file:
                if not left:
                    return
                check = decoder.check(_decode(line.decode()))
                if check is not None:
                    left -= 1
                    check.update(id=0, tenant=self.head["tenant"], checked_from=self.head["host"])
                    yield check


def moment(given: object) -> str:
    """Return the time that names a run. Raises PartError."""
    if not isinstance(given, str) or not _MOMENT.fullmatch(given):
        raise PartError(f"{str(given)[:40]!r} is no time of a run: give one in UTC, such as 2026-12-01T02:00:00Z")
    return given


def directory_of(parts: str, run: str) -> str:
    """Return the directory of a run."""
    return os.path.join(parts, moment(run).replace("-", "").replace(":", ""))


def path_of(parts: str, run: str, tenant: str, host: str) -> str:
    """Return the path of a part; its name is for people, and differs for all others."""
    digest = sha256(f"{tenant}\0{host}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    shown = _PARTICULAR.sub("_", f"{tenant}@{host}" if host else tenant)[:80]
    return os.path.join(directory_of(parts, run), f"{shown}-{digest}{ENDING}")


def write(parts: str, run: str, outcome: Outcome) -> list[str]:
    """Write the parts of one tenant, the tenant's own last; return their paths. Raises ``OSError``, and ``ValueError`` for the outcome."""
    scrub = Scrubber()
    runs, tenant = runs_of(outcome), outcome["tenant"]
    head: Json = {"format": PART, "version": VERSION, "run": moment(run), "tenant": str(tenant["name"])}
    # Of two that a run was started twice for, the newer one counts.
    now = datetime.datetime.now(datetime.timezone.utc)
    head |= {"tenant_id": str(tenant["tenant"]), "cloud": str(tenant["cloud"]), "made": f"{now:%Y-%m-%dT%H:%M:%S.%fZ}"}
    own = {
        **head,
        "host": "",
        "hosts": [one["host"] for one in runs],
        "failure": str(outcome.get("failure") or ""),
        "circumstances": outcome.get("circumstances") or {},
        "expiries": expiries_of(outcome),
        "untried": [untried._asdict() for untried in of_outcome(outcome)],
    }
    os.makedirs(directory_of(parts, run), mode=0o700, exist_ok=True)
    paths = []
    for one in runs:
        checks = list(checks_of(one))
        path = path_of(parts, run, one["tenant"], one["host"])
        with Writer(
            path, scrub({**head, **{name: one[name] for name in ("host", "reachable", "message")}, "checks": len(checks)})
        ) as part:
            for check in checks:
                part.take(scrub.check(check))
        paths.append(path)
    path = path_of(parts, run, head["tenant"], "")
    with Writer(path, scrub({**own, "checks": 0})):
        pass
    return [*paths, path]


def write_run(parts: str, run: str, slice_: str, about: Json) -> str:
    """Write what a slice knows of the whole run (``tenants`` by name in order, ``settings``, ``unread``); return the path."""
    index, _of, count = slice_.partition("/")
    name = f"run-{int(index)}-of-{int(count)}.json" if count else "run.json"
    path = os.path.join(directory_of(parts, run), name)
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    content = {"format": RUN, "version": VERSION, "run": run, "slice": slice_, **about}
    _files.replace(path, f"{json.dumps(Scrubber()(content))}\n")
    return path


class Writer:
    """Writes one part line by line; what was written before the process was killed can be read."""

    def __init__(self, path: str, head: Json) -> None:
        self._encoder, self._checks, self._crc = Encoder(), 0, 0
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        self._file = os.fdopen(handle, "wb", buffering=64 * 1024)
        self._write(f"{_encode(head)}\n")

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: object, *error: object) -> None:
        if kind is None:
            self._write(f"{_encode({'end': self._checks, 'crc': self._crc})}\n")
        self._file.close()

    def take(self, check: Json) -> None:
        """Write one more check."""
        for line in self._encoder.lines({name: value for name, value in check.items() if name not in _OWN}):
            self._write(line)
        self._checks += 1

    def flush(self) -> None:
        """Hand what was written to the operating system."""
        self._file.flush()

    def _write(self, line: str) -> None:
        content = line.encode()
        self._crc = zlib.crc32(content, self._crc)
        self._file.write(content)


def find(directories: t.Iterable[str]) -> tuple[list[Part], list[Json], list[str]]:
    """Return the parts below these directories, what the slices say of their runs, and a sentence for each file that is neither."""
    found: list[Part] = []
    runs: list[Json] = []
    odd: list[str] = []
    for directory in directories:
        if not os.path.isdir(directory):
            odd.append(f"There is no directory {directory}.")
        for place, _names, files in sorted(os.walk(directory)):
            for name in sorted(files):
                path = os.path.join(place, name)
                try:
                    if name.endswith(ENDING):
                        found.append(_part(path))
                    elif _RUN_FILE.fullmatch(name):
                        runs.append(_run(path))
                except OSError as exc:
                    odd.append(f"{path} cannot be read: {exc.strerror}.")
                except PartError as exc:
                    odd.append(f"{path} is not used: {exc}.")
    return found, runs, odd


def _run(path: str) -> Json:
    try:
        return _formatted(json.loads(_files.read_trusted(path, 64 * _PIECE)), RUN)
    except (ValueError, RecursionError) as exc:
        raise exc if isinstance(exc, PartError) else PartError("it is no whole JSON") from None


def _formatted(data: object, wanted: str) -> Json:
    if not isinstance(data, dict) or data.get("format") != wanted:
        raise PartError("it is not of this collection")
    version = data.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise PartError(f"it has version {version}, and this collection knows version {VERSION}; update the collection")
    moment(data.get("run"))
    return data


def _part(path: str) -> Part:
    """Return a part with how much of it can be read."""
    with os.fdopen(_files.open_trusted(path).handle, "rb") as file:
        try:
            head = _formatted(json.loads(file.readline()), PART)
        except (ValueError, RecursionError) as exc:
            raise exc if isinstance(exc, PartError) else PartError("it was cut off in its first line") from None
        if not all(isinstance(head.get(name), str) for name in ("tenant", "host")) or not isinstance(head.get("checks"), int):
            raise PartError("its first line is damaged")
        begun = file.tell()
        end = _end(file)
        if end is not None:
            return Part(path, head, end[0], True, end[1])
        file.seek(begun)
        return Part(path, head, _readable(file), False)


def _end(file: t.IO[bytes]) -> tuple[int, int] | None:
    """Return how many checks the last line says that there are, and its sum, where it is there and what is before it is as it was written."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    last = tail.rstrip(b"\n").rpartition(b"\n")[2]
    try:
        end = json.loads(last)
        checks, crc = int(end["end"]), int(end["crc"])
    except (ValueError, TypeError, KeyError):
        return None
    if not tail.endswith(b"\n"):
        return None
    left, found = size - len(last) - 1, 0
    file.seek(0)
    while left:
        piece = file.read(min(left, _PIECE))
        if not piece:
            return None
        found = zlib.crc32(piece, found)
        left -= len(piece)
    return (checks, crc) if found == crc else None


def _readable(file: t.IO[bytes]) -> int:
    """Return how many checks there are before the first line that is none."""
    decoder, checks = Decoder(), 0
    for line in file:
        try:
            row = _decode(line.decode()) if line.endswith(b"\n") else None
            check = decoder.check(row)
        except (ValueError, RecursionError, LineError):
            break
        if check is not None:
            if not isinstance(check["state"], str) or not isinstance(check["protocol"], str):
                break
            checks += 1
    return checks
