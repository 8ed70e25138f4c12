# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``token_program``. Standard library only; runs on Python 3.8.

ansible-core brings to the host what a module imports, and this one imports the program: what it installs is that very code.
"""

from __future__ import annotations

import ast
import glob
import importlib.util
import os
import pwd
import re
import stat
import subprocess
import typing as t

from ansible.module_utils.basic import AnsibleModule

from ..._agent import accounts, cli
from ..._argspec import ArgumentSpec
from ..._errors import OptionError
from . import removal
from .changes import Changes

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
        "authority": {"type": "str"},
        "keep": {"type": "list", "elements": "str"},
        "named_only": {"type": "bool", "default": False},
    }
)

_PACKAGE = cli.__name__.rpartition("._agent.")[0]
#: Directories of configuration and data, with their modes: names are for everybody, secrets are not.
_CONFIGURATION = {"": 0o755, "accounts": 0o755, "credentials": 0o700}
_DATA = {"": 0o755, "tokens": 0o755, "state": 0o755, "refresh-tokens": 0o700, "locks": 0o700}

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


def run_module(module: AnsibleModule) -> dict[str, t.Any]:
    """Run the module."""
    params = module.params
    changes = Changes(module.check_mode)
    told: dict[str, t.Any] = {}
    try:
        if params["state"] == "absent" and (params["accounts"] is not None or params["tenants"] is not None):
            told = removal.remove_accounts(params, changes)
        elif params["state"] == "absent":
            removal.remove_all(params, changes)
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


def _install(params: t.Mapping[str, t.Any], changes: Changes) -> None:
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
