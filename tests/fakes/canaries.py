# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Secrets that nobody may ever see again, the forms in which they could be seen, and playbook runs that are looked at from all sides."""

from __future__ import annotations

import base64
import collections
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import typing as t
import urllib.parse

from user_environment import user_environment

ROOT = pathlib.Path(__file__).resolve().parents[2]


def _part(part: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


#: One secret of each kind that a person can put into a wrong place, in the form that Entra ID, OpenSSL or a person gives it.
KINDS: dict[str, str] = {
    "client_secret": "Zk98Q~CaNaRy.aXw7_mNq3-RtY5uIoP2sDfG4hJk",
    "refresh_token": "0.AXEaCaNaRy-refresh_" + "kTz7Qw-Yb3_" * 30 + "Zq",
    "jwt": f"{_part({'alg': 'RS256'})}.{_part({'aud': 'CaNaRy', 'n': list(range(99))})}.{_part('CaNaRySignature' * 9)}",
    "pem": "-----BEGIN PRIVATE KEY-----\nMIICaNaRyPEMq7xKp9\n" + "Vt5wq2Zb8Hn4CaNaRyRs\n" * 20 + "-----END PRIVATE KEY-----\n",
    "password": "correct-CaNaRy horse'7\"\\",
}


def forms(secret: str) -> list[str]:
    """Return what gives a secret away: itself, its parts, and all of that as other layers write it."""
    lines = [line for line in secret.splitlines() if len(line) >= 16 and "-----" not in line] or [secret]
    parts = {secret, *lines, *(line[:24] for line in lines), *(line[-20:] for line in lines)}
    found: set[str] = set()
    for part in parts:
        found |= {part, json.dumps(part)[1:-1], repr(part)[1:-1], urllib.parse.quote(part, safe=""), part.encode().hex()}
        # base64 of a text that has the secret somewhere in it: three offsets, without the ends that depend on what is around.
        found |= {base64.b64encode(b"\0" * offset + part.encode()).decode()[4:-4] for offset in range(3)}
    return sorted(one for one in found if len(one) >= 12)


def seen(secrets: t.Iterable[str], text: str) -> list[str]:
    """Return the forms of the secrets that are in a text."""
    return [form for secret in secrets for form in forms(secret) if form in text]


class Watch(threading.Thread):
    """Looks into directories all the time; ``found`` tells in which files secrets were."""

    def __init__(self, secrets: t.Iterable[str], directories: t.Iterable[pathlib.Path]) -> None:
        super().__init__(daemon=True)
        self._forms = [form.encode() for secret in secrets for form in forms(secret)]
        self._directories = list(directories)
        self._looked: dict[str, tuple[int, int]] = {}
        self._over = threading.Event()
        self.found: dict[str, str] = {}
        self.files = 0

    def __enter__(self) -> Watch:
        self.start()
        return self

    def __exit__(self, *_unused: object) -> None:
        self._over.set()
        self.join()
        self._look()

    def run(self) -> None:
        while not self._over.is_set():
            self._look()
            time.sleep(0.002)

    def _look(self) -> None:
        waiting = collections.deque(map(str, self._directories))
        while waiting:
            try:
                entries = list(os.scandir(waiting.popleft()))
            except OSError:
                continue
            for entry in entries:
                with contextlib.suppress(OSError):  # it is gone already
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif entry.is_file(follow_symlinks=False):
                        self._read(entry)

    def _read(self, entry: os.DirEntry[str]) -> None:
        state = entry.stat()
        if self._looked.get(entry.path) == (state.st_mtime_ns, state.st_size):
            return
        content = pathlib.Path(entry.path).read_bytes()
        self._looked[entry.path] = (state.st_mtime_ns, state.st_size)
        self.files += 1
        for form in self._forms:
            if form in content:
                self.found[entry.path] = form.decode()


class Run(t.NamedTuple):
    """What a run showed and left."""

    status: int
    output: str
    files: dict[str, str]


def play(
    directory: pathlib.Path,
    tasks: t.Sequence[dict[str, t.Any]],
    secrets: t.Mapping[str, str],
    *,
    environment: t.Mapping[str, str] | None = None,
    collections_path: str,
    verbosity: int = 0,
    hosts: t.Mapping[str, t.Any] | None = None,
    timeout: float = 300,
) -> Run:
    """Run tasks, with the secrets as variables of those names, in a home and a temporary directory of their own, which are watched."""
    home, temporary = directory / "home", directory / "tmp"
    for path in (home, temporary):
        path.mkdir(parents=True, exist_ok=True)
    # ansible-core listens on a socket in there, whose path may have some hundred characters.
    short = pathlib.Path(tempfile.mkdtemp(prefix="p"))
    (short / "d").symlink_to(directory)
    near = short / "d" / "home"
    variables = {"ansible_connection": "local", "ansible_python_interpreter": sys.executable}
    inventory = {"all": {"hosts": hosts or {"here": variables}}}
    (directory / "hosts.json").write_text(json.dumps(inventory), encoding="utf-8")
    (directory / "play.json").write_text(
        json.dumps([{"hosts": "all", "gather_facts": False, "tasks": list(tasks)}]), encoding="utf-8"
    )
    (directory / "vars.json").write_text(json.dumps(dict(secrets)), encoding="utf-8")
    environ = {
        **user_environment(),
        "HOME": str(near),
        "TMPDIR": str(short / "d" / "tmp"),
        # A tilde would be the home that the user's entry in the password file names.
        "ANSIBLE_LOCAL_TEMP": str(near / "local"),
        "ANSIBLE_REMOTE_TEMP": str(near / "remote"),
        "ANSIBLE_ASYNC_DIR": str(near / "async"),
        "ANSIBLE_COLLECTIONS_PATH": collections_path,
        "ANSIBLE_LOG_PATH": str(directory / "home" / "ansible.log"),
        "ANSIBLE_HOST_KEY_CHECKING": "0",
        "ANSIBLE_NOCOWS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        **(environment or {}),
    }
    # Under ansible-test ansible-core is on the path alone, with neither programs nor entry points.
    command = [sys.executable, "-m", "ansible.cli.playbook", "-i", str(directory / "hosts.json")]
    command += [
        "-e",
        f"@{directory / 'vars.json'}",
        *([f"-{'v' * verbosity}"] if verbosity else []),
        str(directory / "play.json"),
    ]
    with Watch(secrets.values(), (home, temporary)) as watch:
        done = subprocess.run(
            command, env=environ, cwd=directory, capture_output=True, text=True, errors="replace", check=False, timeout=timeout
        )
    shutil.rmtree(short)
    return Run(done.returncode, done.stdout + done.stderr, watch.found)
