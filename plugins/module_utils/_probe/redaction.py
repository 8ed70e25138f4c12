# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Keeping a token out of what a server says: some echo what they were sent. Pure; runs on Python 3.8."""

from __future__ import annotations

import base64
import binascii
import contextlib
import re
import typing as t

from .._text import harmless, shorten
from . import disguise

#: Characters kept of one thing that a server said.
MAX_TEXT = 1000

REDACTED = "[redacted]"

#: Text in which a token, or a piece of one that matters, could stand.
_RUN = re.compile(r"[A-Za-z0-9+/=._~-]{16,}")

_SEPARATORS = re.compile(r"[=.~]")
_HEX = re.compile(r"[0-9A-Fa-f]{32,}")

#: Runs that share this many characters with a secret at a multiple of it are redacted: every common piece of 23 characters is found.
_WINDOW = 12


class Redactor:
    """Removes every run of characters that shares a piece with one of the secrets, whatever the case, also in a disguise.

    ``whole`` are further secrets, of which only whole ones are looked for: a confused server may say what another client sent.
    """

    def __init__(self, *secrets: str, whole: t.Collection[str] = ()) -> None:
        # A line feed keeps a window from matching across two secrets.
        self._secrets = "\n".join(secrets).lower()
        self._disguised = disguise.haystack(secrets)
        self._whole = whole

    def __call__(self, text: str) -> str:
        """Return ``text`` without secrets and cut to a bearable length."""
        beyond = text[disguise.LONGEST :]
        if self._secrets:
            text = text[: disguise.LONGEST]
            for first, last in reversed(disguise.spans(text, self._disguised)):
                text = f"{text[:first]}{REDACTED}{text[last:]}"
            text = _RUN.sub(self._replace, text)
            if beyond and len(text) <= MAX_TEXT:
                return f"{harmless(text, lines=True)}... ({len(beyond)} more characters)"
        return shorten(harmless(text, lines=True), MAX_TEXT)

    def _replace(self, found: re.Match[str]) -> str:
        run = found.group()
        return REDACTED if run in self._whole or self._shares(run) or self._hides(run) else run

    def _shares(self, run: str) -> bool:
        lower, secrets = run.lower(), self._secrets
        if len(lower) < 2 * _WINDOW:
            return lower in secrets
        return any(lower[start : start + _WINDOW] in secrets for start in range(0, len(lower) - _WINDOW + 1, _WINDOW))

    def _hides(self, run: str) -> bool:
        """Whether the run is base64 or hexadecimal text of something that holds a secret (a failure challenge may quote what it got)."""
        return any(self._shares(inner) for decoded in _decoded(run) for inner in _RUN.findall(decoded))


def _decoded(run: str) -> t.Iterator[str]:
    """Return what a run of characters may be the encoding of, wherever in it that begins."""
    for piece in _SEPARATORS.split(run):
        if len(piece) < 2 * _WINDOW:
            continue
        plain = piece.replace("-", "+").replace("_", "/")
        for start in range(4):
            with contextlib.suppress(ValueError, binascii.Error):
                yield base64.b64decode(plain[start : start + (len(plain) - start & ~3)]).decode("latin-1")
        for digits in _HEX.findall(piece):
            for start in range(2):
                yield bytes.fromhex(digits[start : start + (len(digits) - start & ~1)]).decode("latin-1")
