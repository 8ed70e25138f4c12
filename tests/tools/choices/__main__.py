# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes clouds, protocols, TLS modes and kinds of report wherever options list them: ``python tests/tools/choices``, or ``--check`` to only compare.

A list is known by how it begins: documentation, argument specs of roles and JSON schemas cannot ask ``_clouds.py``, ``_mail.py`` and the
action ``verify_report``. A list that begins otherwise, such as the protocols of one mail program, is its own; a new protocol goes to the end.
"""

from __future__ import annotations

import importlib
import pathlib
import re
import sys
import tempfile
import typing as t

ROOT = pathlib.Path(__file__).resolve().parents[3]
PLACES = (
    "plugins/doc_fragments/*.py",
    "plugins/*/*.yml",
    "plugins/lookup/*.py",
    "plugins/modules/*.py",
    "plugins/schemas/*.json",
)
ROLES = ("roles/*/meta/argument_specs.yml", "roles/dovecot/vars/main.yml")


class Choices(t.NamedTuple):
    """What options may offer: all names, how a list of them begins, and what a list may leave out."""

    names: tuple[str, ...]
    begins: int
    optional: frozenset[str] = frozenset()

    def written(self, text: str) -> str:
        """Return a text with its lists whole, those of YAML in brackets and those of JSON on lines."""
        first = self.names[: self.begins]
        yaml = rf"\[{', '.join(first)}((?:, \w+)*)\]"
        text = re.sub(yaml, lambda found: f"[{', '.join(self._all(found[1]))}]", text)
        json = r",(?P<gap>\s+)".join([f'"{first[0]}"', f'"{first[1]}"']) + "".join(rf',\s+"{name}"' for name in first[2:])
        quoted = json + r'(?P<rest>(?:,\s+"\w+")*)'
        return re.sub(quoted, lambda found: f",{found['gap']}".join(f'"{name}"' for name in self._all(found["rest"])), text)

    def _all(self, rest: str) -> list[str]:
        """Return the names of a list that goes on with ``rest``."""
        said = {*self.names[: self.begins], *re.findall(r"\w+", rest)}
        return [name for name in self.names if name not in self.optional or name in said]


def tables() -> tuple[tuple[Choices, ...], dict[str, str]]:
    """Return the choices, and the authority of each cloud."""
    with tempfile.TemporaryDirectory(prefix="m365-choices-") as tree:
        parent = pathlib.Path(tree) / "ansible_collections" / "m365"
        parent.mkdir(parents=True)
        (parent / "mail_oauth").symlink_to(ROOT, target_is_directory=True)
        sys.path.insert(0, tree)
        try:
            clouds, mail, report = (
                importlib.import_module(f"ansible_collections.m365.mail_oauth.plugins.{name}")
                for name in ("module_utils._clouds", "module_utils._mail", "action.verify_report")
            )
        finally:
            sys.path.remove(tree)
    choices = (
        Choices(tuple(clouds.CLOUDS), 2, frozenset({"consumer"})),
        Choices(tuple(mail.PROTOCOLS), 3),
        Choices(mail.TLS_MODES, 2),
        Choices(tuple(report.FORMATS), 2, frozenset(report.FORMATS).difference(report.DEFAULTS)),
    )
    return choices, {name: cloud.authority for name, cloud in clouds.CLOUDS.items()}


def written(text: str, choices: t.Iterable[Choices], authorities: t.Mapping[str, str]) -> str:
    """Return the text of a file as it should be."""
    for table in choices:
        text = table.written(text)
    rows = "".join(f"  {name}: {authority}\n" for name, authority in authorities.items())
    return re.sub(r"(?<=^dovecot__authorities:\n)(?:  \w+: .*\n)+", rows, text, flags=re.MULTILINE)


def main(arguments: t.Sequence[str], root: pathlib.Path = ROOT) -> int:
    """Write, or only check; return the status for the shell."""
    choices, authorities = tables()
    stale = []
    for path in sorted(path for pattern in (*PLACES, *ROLES) for path in root.glob(pattern)):
        before = path.read_text(encoding="utf-8")
        after = written(before, choices, authorities)
        if after == before:
            continue
        stale.append(path.relative_to(root).as_posix())
        if "--check" not in arguments:
            path.write_text(after, encoding="utf-8")
    if stale and "--check" in arguments:
        print(f"not as the code has it: {', '.join(stale)}; run python tests/tools/choices")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
