# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Filter plugin: what a server's line, an answer of the token endpoint, or a program's log means."""

from __future__ import annotations

import json
import typing as t

from ansible.errors import AnsibleFilterError

from ..module_utils._diagnosis.texts import KINDS, diagnose_text
from ..module_utils._mail import PROTOCOLS
from ..plugin_utils import _given

STAGES = ("greeting", "capability", "starttls", "auth", "after_auth")

_NAME = "m365.mail_oauth.diagnose"


def diagnose(text: object, kind: str = "", protocol: str = "", stage: str = "") -> list[dict[str, t.Any]]:
    """Return the findings for ``text`` as plain data, best first; an empty list where it reports no failure."""
    for name, value, allowed in (("kind", kind, KINDS), ("protocol", protocol, PROTOCOLS), ("stage", stage, STAGES)):
        if value and value not in allowed:
            raise AnsibleFilterError(f"{_NAME}: {name} is one of {', '.join(allowed)}, not {value!r}.")
    return [
        finding.to_dict() for finding in diagnose_text(_plain(text), kind=kind or "", protocol=protocol or "", stage=stage or "")
    ]


def _plain(text: object) -> str:
    """Return what was given as text: lines are joined, an answer that was parsed already is JSON again."""
    if isinstance(text, str):
        return str(text)
    if isinstance(text, bytes):
        return text.decode("utf-8", "backslashreplace")
    if isinstance(text, (list, tuple)) and all(isinstance(line, str) for line in text):
        return "\n".join(text)
    if isinstance(text, dict):
        try:
            return json.dumps(text)
        except (TypeError, ValueError) as exc:
            raise AnsibleFilterError(f"{_NAME}: the mapping given is no answer of a server ({exc}).") from exc
    raise AnsibleFilterError(
        f"{_NAME} takes a text, a list of lines, or the parsed answer of a token endpoint or of Graph, not a {type(text).__name__}."
    )


class FilterModule:
    """Names the filter for ansible-core."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter."""
        return _given.filters({"diagnose": diagnose})
