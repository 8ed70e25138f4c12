# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Installs other people's clients, each into a place of its own below the cache, once: a venv from PyPI, a prefix from npm."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import typing as t

from client_rows import Client

_TIMEOUT = 900


class CannotInstall(Exception):
    """A client could not be installed; ``str()`` says what was tried and how it ended."""


class Installed(t.NamedTuple):
    """A client that is there: the directory of its programs, and its version."""

    programs: pathlib.Path
    version: str


def cache() -> pathlib.Path:
    """Return where the clients are kept."""
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(base) / "m365-mail-oauth" / "clients"


def why_not(client: Client) -> str:
    """Return why a client cannot be installed on this machine at all, or nothing."""
    if _is_npm(client) and not shutil.which("npm"):
        return f"{client.title} needs npm, which is not installed here"
    return ""


def install(client: Client) -> Installed:
    """Install a client where it is not there yet; raises CannotInstall."""
    wanted = json.dumps([client.requirements, client.more, sys.version])
    home = cache() / f"{client.name}-{hashlib.sha256(wanted.encode()).hexdigest()[:12]}"
    home.mkdir(parents=True, exist_ok=True)
    with home.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # sessions run side by side
        if not (home / "complete").exists():
            (_npm if _is_npm(client) else _venv)(client, home)
            (home / "complete").touch()
    if _is_npm(client):
        name = client.requirements[0].rpartition("@")[0]
        document = json.loads((home / "node_modules" / name / "package.json").read_text(encoding="utf-8"))
        return Installed(home / "node_modules" / ".bin", str(document["version"]))
    return Installed(home / "bin", _version(client, home))


def _is_npm(client: Client) -> bool:
    return client.address.startswith("https://www.npmjs.com/")


def _venv(client: Client, home: pathlib.Path) -> None:
    _run(sys.executable, "-m", "venv", "--clear", str(home))
    python = str(home / "bin" / "python")
    uv = shutil.which("uv")  # what takes pip minutes takes uv seconds; Azure CLI alone is 100 packages
    pip = (
        (uv, "pip", "install", "-q", "-p", python)
        if uv
        else (python, "-m", "pip", "install", "-q", "--disable-pip-version-check")
    )
    _run(*pip, *client.requirements)
    if client.more:
        found = sorted(home.glob(client.more))
        if not found:
            raise CannotInstall(f"{client.title}: {client.more} is not there after the installation")
        _run(*pip, "-r", str(found[0]))


def _npm(client: Client, home: pathlib.Path) -> None:
    _run("npm", "install", "--prefix", str(home), "--no-fund", "--no-audit", "--loglevel", "error", *client.requirements)


def _version(client: Client, home: pathlib.Path) -> str:
    if client.more:  # a collection has its version in its manifest
        manifest = next(home.glob(client.more)).with_name("MANIFEST.json")
        return str(json.loads(manifest.read_text(encoding="utf-8"))["collection_info"]["version"])
    package = client.requirements[0].partition(">")[0].partition("=")[0]
    code = f"import importlib.metadata; print(importlib.metadata.version({package!r}))"
    return _run(str(home / "bin" / "python"), "-c", code).strip()


def _run(*command: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")}
    done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, env=environment, check=False)
    if done.returncode:
        raise CannotInstall(f"{' '.join(command)} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}")
    return done.stdout
