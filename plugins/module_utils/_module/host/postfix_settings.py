# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Module ``postfix_settings``: which parameters become what is decided purely, and ``postconf`` writes. Runs on Python 3.8."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import typing as t

from ansible.module_utils.basic import AnsibleModule

from ... import _files
from ..._argspec import ArgumentSpec
from ..._errors import MailOAuthError, OptionError
from ..._files import check_writable, write_private
from ..._programs.postfix import parse, services, split_list

SPEC = ArgumentSpec(
    {
        "state": {"type": "str", "choices": ["present", "absent"], "default": "present"},
        "settings": {"type": "dict", "default": {}},
        "first": {"type": "dict", "default": {}},
        "services": {"type": "dict", "default": {}},
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
    #: The items that were put in front of the others, for a list; empty for a whole value.
    item: str


Record = t.Dict[str, Owned]


class Original(t.NamedTuple):
    """A file before this module first changed it."""

    text: str
    #: SHA-256 of what this module last made of it: as long as it fits, nobody else has changed the file.
    after: str


class Records(t.NamedTuple):
    """The whole record: what is owned in ``main.cf`` and in ``master.cf``, and the files as they were."""

    parameters: Record
    services: Record
    originals: dict[str, Original]

    @property
    def owns(self) -> tuple[Record, Record]:
        """Return what is owned."""
        return self.parameters, self.services


class SettingsPlan(t.NamedTuple):
    """What is to be done."""

    #: Parameters to set, and to remove (None).
    changes: dict[str, Value]
    record: Record
    #: Parameters that stay as somebody else has made them.
    kept: list[str]


def plan(current: t.Mapping[str, str], settings: t.Mapping[str, str], first: t.Mapping[str, str], record: Record) -> SettingsPlan:
    """Decide what to change; ``current`` is what ``main.cf`` sets. Nothing given means: give everything back."""
    changes: dict[str, Value] = {}
    kept: list[str] = []
    owned: Record = {}
    for name, value in (*settings.items(), *first.items()):
        is_list = name in first
        before = current.get(name)
        known = record.get(name)
        wanted = ", ".join([*split_list(value), *_others(before, value, known)]) if is_list else value
        owned[name] = Owned(known.earlier if known else before, wanted, value if is_list else "")
        if before is None or _folded(before) != _folded(wanted):
            changes[name] = wanted
    for name, known in record.items():
        if name in owned:
            continue
        now = current.get(name)
        if known.item:
            rest = ", ".join(item for item in split_list(now or "") if item not in split_list(known.item))
            restored: Value = rest if rest or known.earlier is not None else None
        elif now is not None and _folded(now) == _folded(known.ours):
            restored = known.earlier
        else:
            kept.append(name)
            continue
        if restored != now:
            changes[name] = restored
    return SettingsPlan(changes, owned, sorted(kept))


def _others(before: Value, value: str, known: Owned | None) -> list[str]:
    """Return the items of others: those that are there, and those that an earlier version replaced as a whole."""
    items = split_list(before or "")
    if known and not known.item:
        items += split_list(known.earlier or "")
    ours = [*split_list(value), *split_list((known.item or known.ours) if known else "")]
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
    wanted = _entries(options["services"]) if present else {}
    both = sorted(set(settings) & set(first))
    if both:
        raise OptionError(f"settings and first both name {both[0]}.", remedy="Name it in one of them.", option="first")
    directory = options["config_directory"]
    path = os.path.join(directory, "main.cf")
    record = _read_record(options["record"])
    if not present and not any(record.owns) and not os.path.exists(path):
        return {"changed": False, "parameters": [], "services": [], "kept": [], "diff": {}}  # Postfix itself is gone
    current = {name: setting.value for name, setting in parse(_read(path), path).items()}
    todo = plan(current, settings, first, record.parameters)
    entries = _current_entries(directory) if wanted or record.services else {}
    entries_todo = plan(entries, wanted, {}, record.services)
    changed = bool(todo.changes or entries_todo.changes) or (todo.record, entries_todo.record) != record.owns
    if changed and not module.check_mode:
        _carry_out(module, record, todo, entries_todo)
    header = path if not entries_todo.changes else f"{path}, master.cf"
    return {
        "changed": changed,
        "parameters": sorted(todo.changes),
        "services": sorted(entries_todo.changes),
        "kept": sorted([*todo.kept, *entries_todo.kept]),
        "diff": {
            "before_header": header,
            "after_header": header,
            "before": _lines(current, todo.changes) + _lines(entries, entries_todo.changes),
            "after": _lines(todo.changes, todo.changes) + _lines(entries_todo.changes, entries_todo.changes),
        },
    }


def _carry_out(module: AnsibleModule, record: Records, todo: SettingsPlan, entries_todo: SettingsPlan) -> None:
    directory, where = module.params["config_directory"], module.params["record"]
    owned = (todo.record, entries_todo.record)
    originals, back, unended = {}, {}, []
    for name, part, known in zip(("main.cf", "master.cf"), (todo, entries_todo), record.owns):
        if not (part.changes or part.record):
            continue
        path = os.path.join(directory, name)
        original = _original(path, known, record.originals.get(name))
        if original is not None and part.record:
            originals[name] = original
        elif original is not None and not part.kept:
            back[name] = original
        if part.changes and not _read(path).endswith("\n"):
            unended.append(path)
    # The record first: without it, what was there before would be lost when something goes wrong half way.
    if any(owned):
        check_writable("record", where)
        meanwhile = [{**known, **part} for known, part in zip(record.owns, owned)]
        write_private("record", where, _dump(Records(meanwhile[0], meanwhile[1], originals)))
    for path in unended:  # postconf would write on in the last line (seen with 3.7), which may be a comment
        with open(path, "a", encoding="utf-8") as file:
            file.write("\n")
    _postconf(module, directory, todo.changes, entries_todo.changes)
    for name, original in back.items():
        found = os.stat(os.path.join(directory, name))
        _files.replace(
            os.path.join(directory, name), original.text, stat.S_IMODE(found.st_mode), _files.Owner(found.st_uid, found.st_gid)
        )
    if any(owned):
        originals = {
            name: Original(original.text, _digest(_read(os.path.join(directory, name)))) for name, original in originals.items()
        }
        write_private("record", where, _dump(Records(*owned, originals)))
    elif os.path.exists(where):
        os.unlink(where)


def _original(path: str, owned: Record, known: Original | None) -> Original | None:
    """Return how a file was before this module first changed it, None where somebody has changed it since or it is not UTF-8."""
    text = _read(path)
    if known is not None:
        return known if known.after == _digest(text) else None
    if owned or re.search("[\udc80-\udcff]", text):
        return None
    return Original(text, "")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _entries(given: t.Mapping[str, t.Any]) -> dict[str, str]:
    """Return entries of ``master.cf`` as one line each."""
    done = {}
    for name, entry in given.items():
        where = f"services: {name}"
        if not re.fullmatch(r"\w+/unix", str(name)):
            raise OptionError(f"services: {name!r} is no name of a service, such as relay_other/unix.", option="services")
        if not isinstance(entry, dict) or not set(entry) <= {"chroot", "command", "parameters"}:
            raise OptionError(f"{where} is no dictionary of chroot, command and parameters.", option="services")
        chroot, command = (str(entry.get(key, default)) for key, default in (("chroot", "-"), ("command", "smtp")))
        if chroot not in {"y", "n", "-"} or not re.fullmatch(r"[\w-]+", command):
            raise OptionError(f"{where}: chroot is y, n or -, and command the name of a program of Postfix.", option="services")
        parameters = entry.get("parameters") or {}
        if not isinstance(parameters, dict):
            raise OptionError(f"{where}: parameters is no dictionary.", option="services")
        words = [*str(name).split("/"), "-", "-", chroot, "-", "-", command]
        for parameter, value in _texts(where, parameters).items():
            words += ["-o", _override(where, parameter, value)]
        done[str(name)] = " ".join(words)
    return done


def _override(where: str, name: str, value: str) -> str:
    """Return ``name=value`` as one word (master(5)), in braces where there is white space; as postconf writes it."""
    depth = 0
    for character in value:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            break
    if depth != 0:
        raise OptionError(f"{where}: the value of {name} has a brace without its other one.", option="services")
    return f"{{{name}={_folded(value)}}}" if re.search(r"[\s{}]", value) else f"{name}={value}"


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


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
            return file.read()
    except OSError as exc:
        raise OptionError(
            f"config_directory: {path} cannot be read ({exc.strerror}).",
            remedy="Install Postfix first.",
            option="config_directory",
        ) from None


def _current_entries(directory: str) -> dict[str, str]:
    return {name: " ".join(entry.words) for name, entry in services(_read(os.path.join(directory, "master.cf"))).items()}


def _read_record(path: str) -> Records:
    try:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        parts = (document["parameters"], document.get("services", {}))  # an earlier version owned no services
        parameters, owned = (
            {name: Owned(entry["earlier"], entry["ours"], entry["item"]) for name, entry in part.items()} for part in parts
        )
        originals = {
            name: Original(original["text"], original["after"]) for name, original in document.get("originals", {}).items()
        }
        return Records(parameters, owned, originals)
    except FileNotFoundError:
        return Records({}, {}, {})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise OptionError(
            f"record: {path} is no record of this module.", remedy="Restore it, or remove it.", option="record"
        ) from None


def _dump(record: Records) -> str:
    document: dict[str, t.Any] = {"about": "What Postfix's parameters and services were before"}
    for part, owned in record._asdict().items():
        document[part] = {name: original._asdict() for name, original in sorted(owned.items())}
    return json.dumps(document, indent=2) + "\n"


def _postconf(module: AnsibleModule, directory: str, changes: t.Mapping[str, Value], entries: t.Mapping[str, Value]) -> None:
    program = module.get_bin_path("postconf", required=True)
    # A service is there before parameters name it, and goes after them.
    for arguments in (
        ["-M", *_set(entries)],
        ["-e", *_set(changes)],
        ["-X", *(name for name, value in changes.items() if value is None)],
        ["-MX", *(name for name, value in entries.items() if value is None)],
    ):
        if len(arguments) == 1:
            continue
        status, _out, err = module.run_command([program, "-c", directory, *arguments])
        if status != 0:
            raise MailOAuthError(
                f"postconf {arguments[0]} failed: {err.strip()[:300] or f'exit code {status}'}.", code="postconf"
            )


def _set(changes: t.Mapping[str, Value]) -> list[str]:
    return [f"{name}={value}" for name, value in changes.items() if value is not None]


def _lines(values: t.Mapping[str, Value], names: t.Iterable[str]) -> str:
    return "".join(f"{name} = {values[name]}\n" for name in sorted(names) if values.get(name) is not None)
