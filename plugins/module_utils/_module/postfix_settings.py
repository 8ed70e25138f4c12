# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Module ``postfix_settings``: which parameters become what is decided purely, and ``postconf`` writes. Runs on Python 3.8."""

from __future__ import annotations

import json
import os
import re
import typing as t

from ansible.module_utils.basic import AnsibleModule

from .._argspec import ArgumentSpec
from .._errors import MailOAuthError, OptionError
from .._private_file import check_writable, write_private
from .._programs.postfix import parse, split_list

SPEC = ArgumentSpec(
    {
        "state": {"type": "str", "choices": ["present", "absent"], "default": "present"},
        "settings": {"type": "dict", "default": {}},
        "first": {"type": "dict", "default": {}},
        "record": {"type": "path", "required": True},
        "config_directory": {"type": "path", "default": "/etc/postfix"},
    }
)

#: A parameter's value as ``main.cf`` has it; None where it does not set the parameter.
Value = t.Optional[str]


class Owned(t.NamedTuple):
    """What the record says of a parameter."""

    #: What it was before; None for not set.
    earlier: Value
    #: What it was made.
    ours: str
    #: The item that was put in front of the others, for a list; empty for a whole value.
    item: str


Record = t.Dict[str, Owned]


class Plan(t.NamedTuple):
    """What is to be done."""

    #: Parameters to set, and to remove (None).
    changes: dict[str, Value]
    record: Record
    #: Parameters that stay as somebody else has made them.
    kept: list[str]


def plan(current: t.Mapping[str, str], settings: t.Mapping[str, str], first: t.Mapping[str, str], record: Record) -> Plan:
    """Decide what to change; ``current`` is what ``main.cf`` sets. Nothing given means: give everything back."""
    changes: dict[str, Value] = {}
    kept: list[str] = []
    owned: Record = {}
    for name, value in (*settings.items(), *first.items()):
        is_list = name in first
        before = current.get(name)
        known = record.get(name)
        wanted = ", ".join([value, *_others(before, value, known)]) if is_list else value
        owned[name] = Owned(known.earlier if known else before, wanted, value if is_list else "")
        if before is None or _folded(before) != _folded(wanted):
            changes[name] = wanted
    for name, known in record.items():
        if name in owned:
            continue
        now = current.get(name)
        if known.item:
            rest = ", ".join(item for item in split_list(now or "") if item != known.item)
            restored: Value = rest if rest or known.earlier is not None else None
        elif now is not None and _folded(now) == _folded(known.ours):
            restored = known.earlier
        else:
            kept.append(name)
            continue
        if restored != now:
            changes[name] = restored
    return Plan(changes, owned, sorted(kept))


def _others(before: Value, value: str, known: Owned | None) -> list[str]:
    """Return the items of others: those that are there, and those that an earlier version replaced as a whole."""
    items = split_list(before or "")
    if known and not known.item:
        items += split_list(known.earlier or "")
    ours = (value, (known.item or known.ours) if known else value)
    return [item for item in dict.fromkeys(items) if item not in ours]


def _folded(value: str) -> str:
    """Return a value as Postfix sees it: a continued line is one line."""
    return " ".join(value.split())


def apply(module: AnsibleModule) -> dict[str, t.Any]:
    """Do the module's work; returns the keyword arguments of ``exit_json``."""
    options = module.params
    present = options["state"] == "present"
    settings = _texts("settings", options["settings"]) if present else {}
    first = _texts("first", options["first"]) if present else {}
    both = sorted(set(settings) & set(first))
    if both:
        raise OptionError(f"settings and first both name {both[0]}.", remedy="Name it in one of them.", option="first")
    path = os.path.join(options["config_directory"], "main.cf")
    record = _read_record(options["record"])
    if not present and not record and not os.path.exists(path):
        return {"changed": False, "parameters": [], "kept": [], "diff": {}}  # Postfix itself is gone
    current = {name: setting.value for name, setting in parse(_read_main(path), path).items()}
    todo = plan(current, settings, first, record)
    changed = bool(todo.changes) or todo.record != record
    if changed and not module.check_mode:
        # The record first: without it, what was there before would be lost when something goes wrong half way.
        if todo.record:
            check_writable("record", options["record"])
            write_private("record", options["record"], _dump({**record, **todo.record}))
        _postconf(module, options["config_directory"], todo.changes)
        if todo.record:
            write_private("record", options["record"], _dump(todo.record))
        elif os.path.exists(options["record"]):
            os.unlink(options["record"])
    after = {**current, **todo.changes}
    return {
        "changed": changed,
        "parameters": sorted(todo.changes),
        "kept": todo.kept,
        "diff": {
            "before_header": path,
            "after_header": path,
            "before": _lines(current, todo.changes),
            "after": _lines(after, todo.changes),
        },
    }


def _texts(option: str, given: t.Mapping[str, t.Any]) -> dict[str, str]:
    done = {}
    for name, value in given.items():
        if not re.fullmatch(r"\w+", str(name)):
            raise OptionError(f"{option}: {name!r} is no name of a parameter.", option=option)
        text = ("yes" if value else "no") if isinstance(value, bool) else str(value if value is not None else "")
        if re.search(r"[\x00-\x1f\x7f]", text):
            raise OptionError(f"{option}: the value of {name} has to be one line.", option=option)
        done[str(name)] = text.strip()
    return done


def _read_main(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read()
    except OSError as exc:
        raise OptionError(
            f"config_directory: {path} cannot be read ({exc.strerror}).",
            remedy="Install Postfix first.",
            option="config_directory",
        ) from None


def _read_record(path: str) -> Record:
    try:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        return {name: Owned(entry["earlier"], entry["ours"], entry["item"]) for name, entry in document["parameters"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise OptionError(
            f"record: {path} is no record of this module.", remedy="Restore it, or remove it.", option="record"
        ) from None


def _dump(record: Record) -> str:
    parameters = {name: owned._asdict() for name, owned in sorted(record.items())}
    return json.dumps({"about": "What Postfix's parameters were before", "parameters": parameters}, indent=2) + "\n"


def _postconf(module: AnsibleModule, directory: str, changes: t.Mapping[str, Value]) -> None:
    program = module.get_bin_path("postconf", required=True)
    edits = [f"{name}={value}" for name, value in changes.items() if value is not None]
    removals = [name for name, value in changes.items() if value is None]
    for arguments in (["-e", *edits], ["-X", *removals]):
        if len(arguments) == 1:
            continue
        status, _out, err = module.run_command([program, "-c", directory, *arguments])
        if status != 0:
            raise MailOAuthError(
                f"postconf {arguments[0]} failed: {err.strip()[:300] or f'exit code {status}'}.", code="postconf"
            )


def _lines(values: t.Mapping[str, Value], names: t.Iterable[str]) -> str:
    return "".join(f"{name} = {values[name]}\n" for name in sorted(names) if values.get(name) is not None)
