# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a server's certificate says, read from its DER form (RFC 5280).

The standard library decodes a certificate only when it was verified, and a certificate that was not is the one people ask about. Read
for display, never for trust. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import hashlib
import ipaddress
import typing as t
from datetime import datetime, timezone

from .._text import printable, shorten

_MAX_TEXT = 200
_MAX_NAMES = 50
_ATTRIBUTES = {b"\x55\x04\x03": "CN", b"\x55\x04\x0a": "O", b"\x55\x04\x0b": "OU", b"\x55\x04\x06": "C"}
_SUBJECT_ALT_NAME = b"\x55\x1d\x11"


class Certificate(t.NamedTuple):
    """The parts of a certificate that a finding needs. Times are seconds since 1970, 0 when they could not be read."""

    sha256: str
    subject: str = ""
    issuer: str = ""
    not_before: float = 0.0
    not_after: float = 0.0
    #: DNS names and IP addresses it is valid for.
    names: tuple[str, ...] = ()
    self_signed: bool = False


class _Value(t.NamedTuple):
    tag: int
    body: bytes


def _read(data: bytes, position: int) -> tuple[_Value, int]:
    """Return the value at ``position`` and the position behind it; raises ValueError for what is not DER."""
    if position + 2 > len(data):
        raise ValueError("truncated")
    tag, length = data[position], data[position + 1]
    position += 2
    if length & 0x80:
        size = length & 0x7F
        if not 1 <= size <= 4 or position + size > len(data):
            raise ValueError("bad length")
        length = int.from_bytes(data[position : position + size], "big")
        position += size
    if position + length > len(data):
        raise ValueError("truncated")
    return _Value(tag, data[position : position + length]), position + length


def _children(data: bytes) -> t.Iterator[_Value]:
    position = 0
    while position < len(data):
        value, position = _read(data, position)
        yield value


def _text(value: _Value) -> str:
    encoding = {0x1E: "utf-16-be", 0x1C: "utf-32-be"}.get(value.tag, "utf-8")
    return shorten(printable(value.body.decode(encoding, "replace")), _MAX_TEXT)


def _name(data: bytes) -> str:
    """Return a distinguished name the short way: CN=smtp.contoso.test, O=Contoso."""
    parts = []
    for relative in _children(data):
        for attribute in _children(relative.body):
            pair = list(_children(attribute.body))
            label = _ATTRIBUTES.get(pair[0].body) if len(pair) == 2 else None
            if label:
                parts.append((label, _text(pair[1])))
    parts.sort(key=lambda part: part[0] != "CN")
    return ", ".join(f"{label}={text}" for label, text in parts)


def _time(value: _Value) -> float:
    text = value.body.decode("ascii", "replace").rstrip("Z")
    if value.tag == 0x17:
        # RFC 5280 section 4.1.2.5.1: two digits from 50 on are of the twentieth century.
        text = ("19" if text[:2] >= "50" else "20") + text
    return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc).timestamp()


def _alternative_names(extensions: bytes) -> t.Iterator[str]:
    for sequence in _children(extensions):
        for extension in _children(sequence.body):
            parts = list(_children(extension.body))
            if parts and parts[0].body == _SUBJECT_ALT_NAME:
                for names in _children(parts[-1].body):
                    yield from _general_names(names.body)


def _general_names(data: bytes) -> t.Iterator[str]:
    for name in _children(data):
        if name.tag == 0x82:
            yield _text(name)
        elif name.tag == 0x87 and len(name.body) in (4, 16):
            yield str(ipaddress.ip_address(name.body))


def read(der: bytes) -> Certificate:
    """Read a certificate; one that cannot be read gives its fingerprint alone. Never raises."""
    fingerprint = hashlib.sha256(der).hexdigest()
    try:
        certificate, _end = _read(der, 0)
        to_be_signed = list(_children(next(_children(certificate.body)).body))
        if to_be_signed[0].tag == 0xA0:
            del to_be_signed[0]
        _serial, _algorithm, issuer, validity, subject = to_be_signed[:5]
        begins, ends = _children(validity.body)
        names: list[str] = []
        for part in to_be_signed[5:]:
            if part.tag == 0xA3:
                names.extend(_alternative_names(part.body))
        return Certificate(
            fingerprint,
            _name(subject.body),
            _name(issuer.body),
            _time(begins),
            _time(ends),
            tuple(names[:_MAX_NAMES]),
            subject.body == issuer.body,
        )
    except (ValueError, IndexError, StopIteration, OverflowError):
        return Certificate(fingerprint)
