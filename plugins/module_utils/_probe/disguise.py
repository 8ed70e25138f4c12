# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finding a known secret that somebody says back in disguise: folded, spaced, in pieces, escaped, reversed, encoded up to three times.

A text is read in layers: as it is with its escapes resolved, and as what its characters may be the base64, base32 or hexadecimal form of,
wherever that begins. In each layer only letters and digits count, in any case, so that no separator hides anything, and each remembers
where in the text it stands. Pure; runs on Python 3.8; bounded by :data:`LONGEST`.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import contextlib
import functools
import re
import typing as t

#: Characters of a text that are looked at; more is never shown of one thing that a server said.
LONGEST = 4096
#: Letters and digits that have to be the same in a row; with windows side by side every common piece of 19 is found.
_WINDOW = 10
_DEPTH = 3

_FORMS = r"\\+u([0-9A-Fa-f]{4})|\\+x([0-9A-Fa-f]{2})|&#[xX]([0-9A-Fa-f]{1,6});|&#([0-9]{1,7});|[%=]([0-9A-Fa-f]{2})|=\r?\n"
_ESCAPED = re.compile(_FORMS)
_ESCAPE = re.compile(_FORMS + r"|[^\x00]", re.DOTALL)
_NO_DIGIT = re.compile(r"[^A-Za-z0-9+/_-]")
_UNCOUNTED = re.compile(r"[^A-Za-z0-9]")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]")
_HEX = re.compile(r"[0-9A-Fa-f]{32,}")
_BASE32 = re.compile(r"[A-Za-z2-7]{32,}")
_PROMISING = re.compile(r"[A-Za-z0-9+/=_-]{24,}")
_RUN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=._~-")


class Layer(t.NamedTuple):
    """Characters, and where in the original text each begins and ends."""

    text: str
    begins: t.Sequence[int]
    ends: t.Sequence[int]

    def only(self, wanted: t.Callable[[str], object]) -> Layer:
        """Return the layer without the characters that are not wanted."""
        kept = [number for number, char in enumerate(self.text) if wanted(char)]
        return Layer("".join(self.text[n] for n in kept), [self.begins[n] for n in kept], [self.ends[n] for n in kept])

    def decoded(self, data: bytes, start: int, digits: int, octets: int) -> Layer:
        """Return a layer of bytes, of which ``octets`` come of ``digits`` characters of this one from ``start`` on."""
        firsts = [start + number * digits // octets for number in range(len(data))]
        lasts = [min(start + ((number + 1) * digits - 1) // octets, len(self.text) - 1) for number in range(len(data))]
        return Layer(data.decode("latin-1"), [self.begins[n] for n in firsts], [self.ends[n] for n in lasts])


def normal(text: str) -> str:
    """Return what counts of a text."""
    return "".join(filter(_counts, text)).lower()


def haystack(secrets: t.Sequence[str]) -> str:
    """Return what is looked into for pieces of a text: the secrets, backwards and in ROT13 as well.

    One that is the base64 form of another, as a SASL string is, is found as that and left out.
    """
    forms = [normal(secret) for secret in secrets if not any(_holds(secret, other) for other in secrets)]
    return "\n".join(forms + [form[::-1] for form in forms] + [codecs.encode(form, "rot13") for form in forms])


def _holds(secret: str, other: str) -> bool:
    with contextlib.suppress(ValueError):
        return secret != other and bool(other) and other.encode() in base64.b64decode(secret, validate=True)
    return False


def spans(text: str, secrets: str) -> list[tuple[int, int]]:
    """Return where in ``text`` something of ``secrets``, a :func:`haystack`, stands in any disguise; whole runs of characters, merged."""
    found: list[tuple[int, int]] = []
    if not any(True for layer in _glance(text[:LONGEST]) for _piece in _pieces(layer, secrets)):
        return found
    for layer in _layers(text[:LONGEST]):
        for start, end in _pieces(layer.text, secrets):
            first, last = layer.begins[start], layer.ends[end - 1]
            while first > 0 and text[first - 1] in _RUN:
                first -= 1
            while last < len(text) and text[last] in _RUN:
                last += 1
            found.append((first, last))
    merged: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if merged and first <= merged[-1][1] + 3:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _pieces(text: str, secrets: str) -> t.Iterator[tuple[int, int]]:
    position = 0
    while position + _WINDOW <= len(text):
        start, end = position, position + _WINDOW
        if text[start:end] not in secrets:
            position += _WINDOW
            continue
        while start > 0 and text[start - 1 : start - 1 + _WINDOW] in secrets:
            start -= 1
        while end < len(text) and text[end + 1 - _WINDOW : end + 1] in secrets:
            end += 1
        yield start, end
        position = end


def _counts(char: str) -> bool:
    return char.isascii() and char.isalnum()


@functools.lru_cache(maxsize=64)  # servers say the same to everybody
def _glance(text: str) -> tuple[str, ...]:
    """Return the texts of :func:`_layers` alone, which takes a tenth of the time, and hardly any text needs more."""
    plain = _ESCAPED.sub(_resolved, text) if _ESCAPED.search(text) else text
    layers, level = [plain], [plain]
    for _depth in range(_DEPTH):
        level = [data.decode("latin-1") for text in level for data, *_place in _decodings(_NO_DIGIT.sub("", text))]
        layers += level
        level = [text for text in level if _PROMISING.search(text)]
    return tuple(text for text in (_UNCOUNTED.sub("", layer).lower() for layer in layers) if len(text) >= _WINDOW)


def _layers(text: str) -> tuple[Layer, ...]:
    """Return all layers of a text, in lower case and reduced to what counts."""
    plain = _unescaped(Layer(text, range(len(text)), range(1, len(text) + 1)))
    layers, level = [plain], [plain]
    for _depth in range(_DEPTH):
        level = [
            digits.decoded(*decoding)
            for layer in level
            for digits in [layer.only(_BASE64.match)]
            for decoding in _decodings(digits.text)
        ]
        layers += level
        level = [layer for layer in level if _PROMISING.search(layer.text)]
    reduced = (layer.only(_counts) for layer in layers)
    return tuple(Layer(layer.text.lower(), layer.begins, layer.ends) for layer in reduced if len(layer.text) >= _WINDOW)


def _unescaped(layer: Layer) -> Layer:
    chars: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    for found in _ESCAPE.finditer(layer.text):
        shown = _resolved(found)
        if len(shown) == 1:
            chars.append(shown)
            begins.append(layer.begins[found.start()])
            ends.append(layer.ends[found.end() - 1])
    return Layer("".join(chars), begins, ends)


def _resolved(found: re.Match[str]) -> str:
    """Return the character that an escape stands for, nothing for a soft line break, other characters as they are."""
    digits = next((group for group in found.groups() if group), "")
    if not digits:
        return found[0] if len(found[0]) == 1 else ""
    number = int(digits, 10 if found.lastindex == 4 else 16)
    return chr(number) if number < 0x110000 else ""


def _decodings(digits: str) -> t.Iterator[tuple[bytes, int, int, int]]:
    """Yield what a text may be the encoding of: octets, where they begin, and how many digits make how many octets."""
    plain = digits.replace("-", "+").replace("_", "/")
    for start in range(4):
        with contextlib.suppress(ValueError):
            yield base64.b64decode(plain[start : start + (len(plain) - start & ~3)]), start, 4, 3
    for run in _HEX.finditer(digits):
        for start in (run.start(), run.start() + 1):
            yield bytes.fromhex(digits[start : start + (run.end() - start & ~1)]), start, 2, 1
    for run in _BASE32.finditer(digits):
        for start in range(run.start(), run.start() + 8):
            with contextlib.suppress(binascii.Error):
                yield base64.b32decode(digits[start : start + (run.end() - start & ~7)].upper()), start, 8, 5
