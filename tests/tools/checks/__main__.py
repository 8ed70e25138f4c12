# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The second half of ``script/test``, which finds Python and installs nox: chooses sessions, runs them, and says how it went."""

from __future__ import annotations

import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import typing as t

from changed import Changes, NoSuchRevision, changes
from choose import Job, Wish, not_whole, plan
from lanes import Lanes, Result, too_slow
from table import HEAVY

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent.parent
#: Seconds of the inner loop after which no more tests begin.
_INNER = 75
_CORES = {"3.11": ("2.19",), "3.12": ("2.21", "2.20", "2.19"), "3.13": ("2.21", "2.20", "2.19"), "3.14": ("2.21", "2.20")}


def _options(arguments: t.Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/test", add_help=False)
    for name in ("all", "pre", "quick", "serial", "whole", "list"):
        parser.add_argument(f"--{name}", action="store_true")
    parser.add_argument("--since")
    parser.add_argument("--stop-after", type=float, metavar="MINUTES")
    parser.add_argument("sessions", nargs="*")
    return parser.parse_args(arguments)


def _oldest_targets(cores: t.Sequence[str], python: str) -> dict[str, str]:
    """Return the oldest Python here, other than the controller's, that each core serves on targets."""
    found: dict[str, str] = {}
    for core in cores:
        versions = [version for version in ("3.8", "3.9", "3.10", "3.11", "3.12") if version != "3.8" or core == "2.19"]
        usable = (version for version in versions if version != python and _has(version))
        for version in usable:
            found[core] = version
            break
    return found


def _has(version: str) -> bool:
    program = shutil.which(f"python{version}")
    if program is None:
        return False
    return subprocess.run([program, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode == 0


def _chosen(known: Changes, jobs: t.Sequence[Job]) -> str:
    """Say what the choice of short and whole forms comes from."""
    if known.paths is None:
        return "Nothing to compare with here (no default branch, no --since): what is heavy runs in its short form."
    if not known.paths:
        return f"Nothing differs from {known.base}: what is heavy runs in its short form."
    whole = ", ".join(job.session for job in jobs if job.whole and job.session in HEAVY) or "none"
    return f"{len(known.paths)} files differ from {known.base}; of the heavy sessions run whole: {whole}."


def _next_core(nox: t.Sequence[str], logs: pathlib.Path) -> None:
    """Try the release candidate of the next ansible-core; its failures are told, not counted."""
    for kind in ("sanity", "units", "integration"):
        session = f"{kind}-2.22"
        with (logs / f"{session}.log").open("wb") as log:
            done = subprocess.run([*nox, "-e", session], stdout=log, stderr=log, env={**os.environ, "PIP_PRE": "1"}, check=False)
        word = "ok" if done.returncode == 0 else f"failed, not counted: {logs / session}.log"
        print(f"{session + ' (candidate)':<28}{word}", flush=True)


def _ended(jobs: t.Sequence[Job], results: t.Sequence[Result], quick: bool) -> bool:
    """Say how it went; True when everything passed."""
    for sentence in too_slow(results):
        print(sentence)
    ran = [result.job for result in results]
    left = not_whole(ran)
    if left:
        print(f"Not run whole: {', '.join(left)}. script/test {' '.join(left)} does, and script/test --whole all of them.")
    if quick:
        print("Not run: all other sessions; script/test runs them.")
    failed = [result.job.title for result in results if not result.ok]
    if failed:
        print(f"Failed: {', '.join(failed)}")
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return not failed and len(results) == len(jobs)


def main() -> int:
    """Run; returns the exit status."""
    started = time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    options = _options(sys.argv[1:])
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    cache = pathlib.Path(os.environ["M365_TEST_CACHE"])
    nox = ["nox", "--envdir", str(cache / f"sessions-{python}"), "--reuse-venv=yes", "--error-on-missing-interpreters"]
    if options.list:
        return subprocess.run([*nox, "--list"], check=False).returncode
    cores = _CORES[python] if options.all else _CORES[python][:1]
    wish = Wish(tuple(options.sessions), options.all, options.quick, options.whole, time.time() + _INNER)
    try:
        known = changes(ROOT, options.since)
    except NoSuchRevision as error:
        print(f"script/test: {error}", file=sys.stderr)
        return 2
    jobs = plan(wish, known.paths or (), ROOT, cores, python, _oldest_targets(cores, python))
    if any(not job.whole for job in jobs):
        print(_chosen(known, jobs), flush=True)
    limit = None if options.stop_after is None else options.stop_after * 60
    lanes = Lanes(nox, cache, started, limit, lambda line: print(line, flush=True))
    results = lanes.run(jobs, 1 if options.serial or (os.cpu_count() or 1) < 2 else 2)
    if options.pre:
        _next_core(nox, cache)
    print(f"Python {python}, ansible-core {' '.join(cores)}, {time.monotonic() - started:.0f} s; logs in {cache}")
    return 0 if _ended(jobs, results, options.quick) else 1


if __name__ == "__main__":
    sys.exit(main())
