# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Two runs of script/start at once, and files of its cache that cannot be locked or written: each is told for what it is."""

from __future__ import annotations

import pathlib
import subprocess
import sys
import time
import typing as t

import pytest
from quickstart_home import ROOT

ALICE, BOB = "alice@contoso.test", "bob@contoso.test"


def until(what: t.Callable[[], bool], seconds: float = 60) -> None:
    """Wait for a state."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.05)


def start(home: pathlib.Path, address: str) -> subprocess.Popen[str]:
    """Begin script/start in a home whose programs come first."""
    return subprocess.Popen(
        [str(ROOT / "script" / "start"), "--check", address],
        env={"PATH": f"{home}:/usr/bin:/bin", "HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_two_at_once_do_not_make_one_environment(tmp_path: pathlib.Path) -> None:
    """Nothing is installed beside another who installs: on the same directory it ends, on another one it waits."""
    program, begun, let = tmp_path / "python3.13", tmp_path / "begun", tmp_path / "let"
    program.write_text(
        f"""#!/bin/sh
case "$1 $2" in
  "- "*) cat >/dev/null; echo "$0" ;;
  "-m venv") echo "$@" >>{begun}; while [ ! -e {let} ]; do sleep 0.1; done; exit 1 ;;
  *) exec {sys.executable} "$@" ;;
esac
""",
        encoding="utf-8",
    )
    program.chmod(0o755)

    first = start(tmp_path, ALICE)
    try:
        until(begun.exists)
        assert "another script/start is at work" in start(tmp_path, BOB).communicate(timeout=60)[0]
        other = start(tmp_path, "dave@fabrikam.test")
        assert other.stdout is not None
        assert "Waiting for another run that installs the same" in other.stdout.readline()
        assert len(begun.read_text(encoding="utf-8").splitlines()) == 1
    finally:
        let.touch()
        first.communicate(timeout=60)
    other.communicate(timeout=60)


NO_LOCKS = """import errno, fcntl
def flock(*_arguments): raise OSError(errno.ENOLCK, "No locks available")
fcntl.flock = flock"""
NO_MODULE = "import sys; sys.modules['fcntl'] = None"


@pytest.mark.parametrize(("before", "why"), [(NO_LOCKS, "(No locks available)"), (NO_MODULE, "(import of fcntl halted")])
def test_where_nothing_can_be_locked_no_other_run_is_blamed(before: str, why: str, tmp_path: pathlib.Path) -> None:
    program = tmp_path / "python3.13"
    program.write_text(
        f"""#!/bin/sh
case "$1" in
  -) cat >/dev/null; echo "$0" ;;
  -c) shift; code=$1; shift; exec {sys.executable} -c "{before.replace('"', chr(92) + '"')}
$code" "$@" ;;
esac
""",
        encoding="utf-8",
    )
    program.chmod(0o755)
    said, _none = start(tmp_path, ALICE).communicate(timeout=60)
    assert ".lock cannot be locked " + why in said
    assert "XDG_CACHE_HOME" in said
    assert "another" not in said and "Installing" not in said


@pytest.mark.parametrize("kind", ["lock", "log"])
def test_a_file_of_the_cache_that_cannot_be_written_is_named(kind: str, tmp_path: pathlib.Path) -> None:
    directory = str(tmp_path / "m365-mail-oauth" / "contoso.test")
    done = subprocess.run(["cksum"], input=directory, capture_output=True, text=True, check=True, timeout=30)
    number = "-".join(done.stdout.split())
    file = tmp_path / ".cache" / "m365-mail-oauth" / "quickstart" / f"start-{number}.{kind}"
    file.mkdir(parents=True)  # root writes any file, and no directory
    running = start(tmp_path, ALICE)
    said, _none = running.communicate(timeout=60)
    assert running.returncode == 1
    assert f"{file} cannot be written." in said
    assert "another" not in said and "Installing" not in said
