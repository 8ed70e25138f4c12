# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds tenants files that an inventory names and that nobody read, and says why. Reads files, and changes none."""

from __future__ import annotations

import os
import re
import typing as t

from ansible import constants as C

from ...module_utils._errors import MailOAuthError
from .load import load_tenants

#: Bytes of a file that are looked at, and files of an inventory.
_HEAD = 65536
_MOST = 20_000

NAME = re.compile(r"(?:.*\.)?m365\.ya?ml")
#: A name that was meant to be one: another ending, or something behind it.
_ALMOST = re.compile(r"(?:.*[._-])?m365(?:[._-].*)?", re.IGNORECASE)
_LINE = "plugin: m365.mail_oauth.tenants"
PLUGIN = re.compile(rb"^\s*[\"']?plugin[\"']?\s*:\s*[\"']?m365\.mail_oauth\.tenants[\"']?\s*(?:#.*)?$", re.MULTILINE)
_TENANTS = re.compile(rb"^tenants\s*:", re.MULTILINE)
_INVENTORY = re.compile(rb"^\s*(?:hosts|children|vars)\s*:", re.MULTILINE)

_SETTINGS: t.Any = C
_IGNORED_DIRECTORIES = ("group_vars", "host_vars", "vars_plugins")


def names_plugin(path: str) -> bool:
    """Tell whether a file says that it is for the inventory plugin."""
    return PLUGIN.search(_head(path)) is not None


def unread(sources: t.Iterable[str], read: t.Container[str], loader: t.Any) -> list[dict[str, str]]:
    """Return the tenants files among ``sources`` (files and directories) that are not in ``read``, with why and what to do.

    ``loader`` is ansible-core's, which knows the vault's passwords.
    """
    found = []
    for path in dict.fromkeys(path for source in sources for path in _files(source)):
        if path in read or not _is_meant(path):
            continue
        message, remedy = _why(path, loader)
        found.append({"path": path, "message": message, "remedy": remedy})
    return found


def _files(source: str) -> t.Iterator[str]:
    """Yield the files of one source as ansible-core would read them."""
    if "," in source and not os.path.exists(source):
        return  # a list of hosts
    path = os.path.abspath(source)
    if not os.path.isdir(path):
        yield path
        return
    count = 0
    for directory, below, names in os.walk(path):
        below[:] = sorted(name for name in below if name not in _IGNORED_DIRECTORIES and not name.startswith("."))
        for name in sorted(names):
            count += 1
            if count > _MOST:
                return
            if not _ignored(name):
                yield os.path.join(directory, name)


def _ignored(name: str) -> bool:
    """Tell whether ansible-core leaves a file of a directory out (InventoryManager, INVENTORY_IGNORE_EXTS)."""
    endings = tuple(_SETTINGS.INVENTORY_IGNORE_EXTS)
    return name.startswith(".") or name.endswith(("~", *endings))


def _is_meant(path: str) -> bool:
    name = os.path.basename(path)
    if NAME.fullmatch(name):
        return True
    head = _head(path)
    if PLUGIN.search(head):
        return True
    meant = _TENANTS.search(head) is not None and _INVENTORY.search(head) is None
    return meant or (_ALMOST.fullmatch(name) is not None and not os.access(path, os.X_OK))


def _head(path: str) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with open(descriptor, "rb") as file:
            return file.read(_HEAD) or b""
    except OSError:
        return b""


def _why(path: str, loader: t.Any) -> tuple[str, str]:
    name = os.path.basename(path)
    if not os.path.exists(path):
        return "it does not exist.", "Name the file that there is, or take it out of the inventory."
    if not os.access(path, os.R_OK):
        return "it cannot be read by this user.", "Change its owner or mode."
    head = _head(path)
    if not head.strip():
        return "it is empty.", "Write plugin: m365.mail_oauth.tenants and tenants into it, or take it out of the inventory."
    if not NAME.fullmatch(name) and not PLUGIN.search(head):
        return "it is not called like a tenants file.", f"Call it {_stem(name)}.m365.yml, and begin it with the line {_LINE}"
    if not head.startswith(b"$ANSIBLE_VAULT") and not PLUGIN.search(head):
        return "it does not say whose file it is.", f"Begin it with the line {_LINE}"
    return _wrong(path, loader), "Mend the file, then run the playbook again."


def _stem(name: str) -> str:
    return re.split(r"[._-]?m365|\.ya?ml(?:$|[._-])", name, flags=re.IGNORECASE)[0] or "tenants"


def _wrong(path: str, loader: t.Any) -> str:
    """Return what is wrong with the file's content, in the words of the inventory plugin or of YAML's reader."""
    try:
        data = loader.load_from_file(path, cache="none", unsafe=True)
        load_tenants(data, text=str(loader.get_text_file_contents(path)), path=path)
    except MailOAuthError as exc:
        return str(exc)
    except Exception as exc:
        return f"it is no YAML that can be read ({type(exc).__name__}); the warnings of this run say more."
    return "no inventory plugin took it; the warnings of this run say more."
