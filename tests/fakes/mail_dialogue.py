# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Mail dialogues as text, played against the sans-I/O code or by a scripted server.

One line a step: ``S:`` what the server says, ``C:`` what the client has to say, ``TLS`` where TLS begins, ``CLOSE`` where the server
closes, ``STALL`` where it falls silent. ``<sasl>`` stands for the SASL string, ``<any>`` in a client's line for anything, ``\\x00`` and
the like for bytes. ``S-`` is what the server says without ending the line.
"""

from __future__ import annotations

import base64
import re
import typing as t

USER = "alice@contoso.test"
TOKEN = "canary-access-token-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ"
SASL = base64.b64encode(f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01".encode()).decode()


class Step(t.NamedTuple):
    """One step: ``kind`` is S, C, TLS, CLOSE or STALL."""

    kind: str
    data: bytes = b""


def _bytes(text: str) -> bytes:
    return text.replace("<sasl>", SASL).encode("latin-1").decode("unicode_escape").encode("latin-1")


def parse(text: str) -> list[Step]:
    """Return the steps of a dialogue."""
    steps = []
    for raw in text.strip("\n").splitlines():
        line = raw.lstrip()
        if line.startswith("S:"):
            steps.append(Step("S", _bytes(_cut(line)) + b"\r\n"))
        elif line.startswith("S-"):
            steps.append(Step("S", _bytes(_cut(line))))
        elif line.startswith("C:"):
            steps.append(Step("C", _bytes(_cut(line)) + b"\r\n"))
        elif line.strip():
            steps.append(Step(line.strip()))
    return steps


def _cut(line: str) -> str:
    return line[3:] if line[2:3] == " " else line[2:]


def matches(expected: bytes, got: bytes) -> bool:
    """Whether a client's line is the one expected."""
    if b"<any>" in expected:
        return re.fullmatch(re.escape(expected).replace(b"<any>", b".*"), got, re.DOTALL) is not None
    return expected == got
