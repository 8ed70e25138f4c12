# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``token_program``. Standard library only; runs on Python 3.8.

ansible-core brings to the host what a module imports, and this one imports the program: what it installs is that very code.
"""

from __future__ import annotations

import ast
import contextlib
import glob
import importlib.util
import json
import os
import pwd
import re
import shutil
import stat
import subprocess
import time
import typing as t

from ansible.module_utils.basic import AnsibleModule

from ... import _files
from ..._agent import accounts, cli, files
from ..._agent.keeper import LOCK_WAIT
from ..._argspec import ArgumentSpec
from ..._errors import OptionError

SPEC = ArgumentSpec(
    {
        "state": {"type": "str", "choices": ["present", "absent"], "default": "present"},
        "python": {"type": "path"},
        "path": {"type": "path", "default": "/usr/local/bin/mail-oauth-token"},
        "library": {"type": "path", "default": "/usr/local/lib/mail-oauth"},
        "configuration": {"type": "path", "default": accounts.CONFIGURATION},
        "data": {"type": "path", "default": accounts.STATE},
        "accounts": {"type": "list", "elements": "str"},
        "tenants": {"type": "list", "elements": "str"},
        "keep": {"type": "list", "elements": "str"},
    }
)

_PACKAGE = cli.__name__.rpartition("._agent.")[0]
#: Directories of configuration and data, with their modes: names are for everybody, secrets are not.
_CONFIGURATION = {"": 0o755, "accounts": 0o755, "credentials": 0o700}
_DATA = {"": 0o755, "tokens": 0o755, "state": 0o755, "refresh-tokens": 0o700, "locks": 0o700}
#: Endings of the files in which an account's credentials are.
_CREDENTIALS = ("refresh-token", "client-secret", "pem")

_LAUNCHER = """\
#!{python} -I
# Written by the module m365.mail_oauth.token_program.
import sys

sys.path.insert(0, {library!r})

from {module} import main

sys.exit(main())
"""


def _source(name: str) -> tuple[str, str] | None:
    """Return the path below the library, and the text, of a module or package of ours; None for a name that is none."""
    try:
        spec = importlib.util.find_spec(name)
    except ModuleNotFoundError:
        return None
    source = getattr(spec.loader, "get_source", None) if spec is not None else None
    if spec is None or source is None:
        return None
    path = name.replace(".", "/") + ("/__init__.py" if spec.submodule_search_locations is not None else ".py")
    text = source(name) or ""
    # The loader of ansible-core's collections gives bytes.
    return path, text.decode("utf-8") if isinstance(text, bytes) else text


def _imports(text: str, package: str) -> t.Iterator[str]:
    """Yield the names of modules of ours that a text in a package imports, and of what it takes out of them."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom):
            module = importlib.util.resolve_name("." * node.level + (node.module or ""), package)
            if module.startswith(_PACKAGE):
                yield module
                yield from (f"{module}.{alias.name}" for alias in node.names)


def program(name: str = cli.__name__) -> dict[str, str]:
    """Return the texts of all modules that the program consists of, by their paths below the library."""
    found: dict[str, str] = {}
    waiting, seen = [name], {_PACKAGE}
    while waiting:
        module = waiting.pop()
        if module in seen:
            continue
        seen.add(module)
        source = _source(module)
        if source is None:
            continue  # a name in a module
        found[source[0]] = source[1]
        parent = module.rpartition(".")[0]
        waiting += [parent, *_imports(source[1], module if source[0].endswith("/__init__.py") else parent)]
    return found


class _Changes:
    """What is done, or would be."""

    def __init__(self, check: bool) -> None:
        self.check = check
        self.before: list[str] = []
        self.after: list[str] = []

    def directory(self, path: str, mode: int) -> None:
        """Make a directory that only root may change."""
        try:
            found = os.lstat(path)
        except FileNotFoundError:
            found = None
        if (
            found is not None
            and stat.S_ISDIR(found.st_mode)
            and (stat.S_IMODE(found.st_mode), found.st_uid) == (mode, os.geteuid())
        ):
            return
        self._note(path, found)
        if self.check:
            return
        if found is None:
            os.makedirs(os.path.dirname(path), 0o755, exist_ok=True)
            os.mkdir(path, mode)
        os.chown(path, os.geteuid(), os.getegid())
        os.chmod(path, mode)

    def file(self, path: str, text: str, mode: int) -> None:
        """Write a file where it is missing or different."""
        try:
            found = os.stat(path)
            with open(path, encoding="utf-8") as file:
                same = file.read() == text
        except (FileNotFoundError, UnicodeDecodeError, NotADirectoryError):
            found, same = None, False
        if found is not None and same and (stat.S_IMODE(found.st_mode), found.st_uid) == (mode, os.geteuid()):
            return
        self._note(path, found)
        if not self.check:
            os.makedirs(os.path.dirname(path), 0o755, exist_ok=True)
            _files.replace(path, text, mode, _files.Owner(os.geteuid(), os.getegid()))

    def absent(self, path: str) -> None:
        """Remove a file or a directory with all that is in it."""
        if not os.path.lexists(path):
            return
        self.before.append(path)
        if self.check:
            return
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        else:
            os.unlink(path)

    def _note(self, path: str, found: os.stat_result | None) -> None:
        if found is not None:
            self.before.append(f"{path} (as it was)")
        self.after.append(path)


#: Where systems keep their Python: the one that has no number first, else the newest.
_SYSTEM_PYTHONS = ("/usr/bin", "/usr/local/bin")
_NAME = re.compile(r"python3(?:\.(\d+))?")


def _is_suitable(python: str) -> bool:
    code = "import sys; sys.exit(sys.version_info < (3, 8))"
    try:
        # Bounded in time, which run_command is not.
        done = subprocess.run(  # pylint: disable=ansible-bad-function
            [python, "-I", "-c", code], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _parents(path: str) -> t.Iterator[str]:
    while path != "/":
        yield path
        path = os.path.dirname(path)


def _way(path: str) -> t.Iterator[str]:
    """Yield a path, every directory on the way to it, and the same of what it leads to, link by link."""
    for _link in range(40):  # as many as the kernel follows
        yield from _parents(path)
        if not os.path.islink(path):
            break
        path = os.path.normpath(os.path.join(os.path.dirname(path), os.readlink(path)))
    yield from _parents(os.path.realpath(path))


def _homes() -> set[str]:
    """Return the directories in which people keep what is theirs."""
    people = {person.pw_dir.rstrip("/") for person in pwd.getpwall() if person.pw_uid >= 1000}
    return {"/home", "/root"} | {home for home in people if home and not home.startswith(("/usr", "/nonexistent"))}


def _own(python: str) -> str:
    """Tell why an interpreter is somebody's own: others cannot run it, or it goes when its owner tidies up. Empty when it is not.

    What a symbolic link leads to counts as well: ``/usr/local/bin/python3`` may be a link into somebody's virtual environment.
    """
    homes = _homes()
    for way in _way(python):
        if way in homes:
            return f"it is in a home directory, below {way}"
        if not os.stat(way).st_mode & stat.S_IXOTH:
            return f"{way} is closed to others"
    return ""


def _minor(path: str) -> int:
    """Return the second number of a Python's name, a large one for the name without."""
    match = _NAME.fullmatch(os.path.basename(path))
    return int(match.group(1) or 1000) if match else 0


def _system_python() -> str:
    """Return the host's own Python, 3.8 or newer. Raises :class:`OptionError`."""
    for directory in _SYSTEM_PYTHONS:
        found = [path for path in glob.glob(f"{directory}/python3*") if _minor(path)]
        for path in sorted(found, key=_minor, reverse=True):
            if os.path.exists(path) and not _own(path) and _is_suitable(path):
                return path
    raise OptionError(
        f"python: this host has no Python 3.8 or newer of its own in {' or '.join(_SYSTEM_PYTHONS)}.",
        remedy="Install one, name another that every user can run, or let the controller push the tokens.",
        option="python",
    )


def _checked(python: str) -> str:
    """Return an interpreter that was named, where every user can run it. Raises :class:`OptionError`."""
    if not os.path.isabs(python) or not _is_suitable(python):
        raise OptionError(
            f"python: {python} is no Python 3.8 or newer.",
            remedy="Name one that is, or let the controller push the tokens and have the mail program read them from their files.",
            option="python",
        )
    own = _own(python)
    if own:
        raise OptionError(
            f"python: {python} is no Python for all users of this host: {own}.",
            remedy="Leave python out, then the program takes the system's; or name one that every user can run.",
            option="python",
        )
    return python


def _tenant_of(paths: t.Iterable[str]) -> str:
    """Return the tenant that an account's files name, the first that does."""
    for path in paths:
        try:
            data = json.loads(files.read(path) or "null")
        except (ValueError, RecursionError, OptionError):
            continue
        tenant = data.get("tenant") if isinstance(data, dict) else None
        if isinstance(tenant, str) and tenant:
            return tenant.lower()
    return ""


@contextlib.contextmanager
def _at_rest(layout: accounts.Layout, name: str, wait: float) -> t.Iterator[bool]:
    """Hold an account's lock, and say whether it was had: no run of the agent is at work on it then. Without a name there is nothing to hold."""
    path = layout.lock(name)
    if not name or not os.path.isdir(os.path.dirname(path)):
        yield True
        return
    was_there = os.path.lexists(path)
    with _files.locked(path, max(0.0, wait)) as had:
        yield had
        if had and not was_there:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)


def _check_not_busy(busy: t.Sequence[str]) -> None:
    """Raise :class:`OptionError` for accounts whose locks were not had."""
    if busy:
        raise OptionError(
            f"The token agent has been at work on {', '.join(busy)} for {LOCK_WAIT:g} seconds, so what it has there was not removed.",
            remedy="Run it again; if that says the same, look for the process: pgrep -af mail-oauth-token",
        )


def _remove_all(params: t.Mapping[str, t.Any], changes: _Changes) -> None:
    """Remove the program with all accounts, none of which it is at work on."""
    layout = accounts.Layout(params["configuration"], params["data"])
    last = time.monotonic() + LOCK_WAIT
    with contextlib.ExitStack() as held:
        for name in [] if changes.check else layout.names():
            if not held.enter_context(_at_rest(layout, name, last - time.monotonic())):
                _check_not_busy([name])
        for place in ("path", "library", "configuration", "data"):
            changes.absent(params[place])


def _remove_accounts(params: t.Mapping[str, t.Any], changes: _Changes) -> dict[str, t.Any]:
    """Remove accounts by name and by tenant; what says whose an account is goes last, so that an interrupted run finds it again."""
    layout = accounts.Layout(params["configuration"], params["data"])
    named, kept = ({accounts.check_name(name) for name in params[key] or ()} for key in ("accounts", "keep"))
    tenants = {tenant.lower() for tenant in params["tenants"] or ()}
    there = layout.names()
    wanted = named | {
        name for name in there if name not in kept and _tenant_of((layout.settings(name), layout.record(name))) in tenants
    }
    last, busy = time.monotonic() + LOCK_WAIT, []
    for name in sorted(wanted):
        places = [os.path.join(params["configuration"], "credentials", f"{name}.{ending}") for ending in _CREDENTIALS]
        # The lock after all else: who takes a new one finds no account any more.
        places += [
            place(name) for place in (layout.rotated, layout.token, layout.early, layout.record, layout.settings, layout.lock)
        ]
        found = [path for path in places if os.path.lexists(path)]
        with _at_rest(layout, name if found and not changes.check else "", last - time.monotonic()) as had:
            if not had:
                busy.append(name)
                continue
            for path in found:
                changes.absent(path)
    _check_not_busy(busy)
    return {"removed": sorted(wanted & set(there)), "left": [name for name in there if name not in wanted]}


def run_module(module: AnsibleModule) -> dict[str, t.Any]:
    """Run the module."""
    params = module.params
    changes = _Changes(module.check_mode)
    told: dict[str, t.Any] = {}
    try:
        if params["state"] == "absent" and (params["accounts"] is not None or params["tenants"] is not None):
            told = _remove_accounts(params, changes)
        elif params["state"] == "absent":
            _remove_all(params, changes)
        else:
            python = _checked(params["python"]) if params["python"] else _system_python()
            _install({**params, "python": python}, changes)
    except OSError as exc:
        raise OptionError(f"{exc.filename or 'The program'}: it cannot be written or removed ({exc.strerror or exc}).") from exc
    return {
        **told,
        "changed": bool(changes.before or changes.after),
        "diff": {
            "before": "".join(f"{line}\n" for line in changes.before),
            "after": "".join(f"{line}\n" for line in changes.after),
        },
    }


def _install(params: t.Mapping[str, t.Any], changes: _Changes) -> None:
    for parent, directories in ((params["configuration"], _CONFIGURATION), (params["data"], _DATA)):
        for name, mode in directories.items():
            changes.directory(os.path.join(parent, name) if name else parent, mode)
    wanted = program()
    library = params["library"]
    for path, text in sorted(wanted.items()):
        changes.file(os.path.join(library, path), text, 0o644)
    # What an older version brought and nobody imports any more.
    for directory, _names, present in os.walk(library):
        for name in present:
            path = os.path.join(directory, name)
            if name.endswith(".py") and os.path.relpath(path, library) not in wanted:
                changes.absent(path)
    launcher = _LAUNCHER.format(python=params["python"], library=library, module=cli.__name__)
    changes.file(params["path"], launcher, 0o755)
