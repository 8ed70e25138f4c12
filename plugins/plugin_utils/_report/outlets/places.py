# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where each tenant stands in the tenants files of a repository, for annotations that are shown there. Reads files; never fails."""

from __future__ import annotations

import os
import re
import typing as t

from .troubles import Place

#: Bytes of a tenants file that are looked at.
_MOST = 4 * 1024 * 1024


def places(files: t.Iterable[str], tenants: t.Iterable[str], directory: str) -> dict[str, Place]:
    """Return the place of each tenant that is found; ``directory`` is the repository's root, and what lies outside is named by its last part."""
    wanted = dict.fromkeys(tenants)
    found: dict[str, Place] = {}
    for path in files:
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                text = file.read(_MOST)
        except OSError:
            continue
        inside = os.path.relpath(os.path.abspath(path), os.path.abspath(directory)).replace(os.sep, "/")
        name = os.path.basename(path) if inside.startswith("../") else inside
        for number, line in enumerate(text.splitlines(), 1):
            key = re.match(r"""\s+(["']?)([^\s"'#:][^"'#:]*)\1\s*:""", line)
            if key and key[2] in wanted and key[2] not in found:
                found[key[2]] = Place(name, number)
    return found
