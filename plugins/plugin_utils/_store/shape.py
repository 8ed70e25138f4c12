# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What types a store's content has. Whoever reads a store can rely on them; names that are not known here may hold anything.

Pure; a store is checked at each reading, which is why this is no JSON schema.
"""

from __future__ import annotations

import typing as t

#: Returns what is wrong with a value, as ``(place, what it is not)``, or None.
Problem = t.Optional[tuple[str, str]]
Shape = t.Callable[[t.Any], Problem]

#: Times are seconds since 1970; nothing in a store is farther away.
_FARTHEST = 1e12


def text(value: t.Any) -> Problem:
    """Text that can be written down."""
    if isinstance(value, str):
        try:
            value.encode("utf-8")
            return None
        except UnicodeEncodeError:
            pass
    return "", "text"


def time(value: t.Any) -> Problem:
    """Seconds since 1970."""
    good = isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _FARTHEST
    return None if good else ("", "a time")


def listed(shape: Shape) -> Shape:
    """Return the shape of a list."""

    def check(value: t.Any) -> Problem:
        if not isinstance(value, list):
            return "", "a list"
        return next((_below(str(number), found) for number, found in enumerate(map(shape, value)) if found), None)

    return check


def each(shape: Shape) -> Shape:
    """Return the shape of a mapping from names to things of one shape."""

    def check(value: t.Any) -> Problem:
        if not isinstance(value, dict):
            return "", "a mapping"
        return next(
            (_below(_shown(name), found) for name, entry in value.items() for found in [text(name) or shape(entry)] if found),
            None,
        )

    return check


def record(required: t.Mapping[str, Shape], optional: t.Mapping[str, Shape]) -> Shape:
    """Return the shape of a mapping with known names; others may be there."""
    known = {**required, **optional}

    def check(value: t.Any) -> Problem:
        if not isinstance(value, dict):
            return "", "a mapping"
        missing = next((name for name in required if name not in value), None)
        if missing is not None:
            return missing, "there"
        return next(
            (_below(name, found) for name in known if name in value for found in [known[name](value[name])] if found), None
        )

    return check


def _below(name: str, found: tuple[str, str]) -> Problem:
    place, what = found
    return (f"{name}.{place}" if place else name), what


def _shown(name: str) -> str:
    return ascii(name[:60])[1:-1]


_texts = listed(text)
_anything = each(lambda _value: None)
_TOKEN = record(
    {"access_token": text, "expires_on": time},
    {"scopes": _texts, "granted": _texts, "issued": time, "authority": text, "tenant": text},
)
_ACCOUNT = record(
    {},
    {
        **dict.fromkeys(("user", "object_id", "tenant", "tenant_id", "authority", "seed"), text),
        "scopes": _texts,
        "tenants": _texts,
        "signed_in": time,
        "tokens": listed(_TOKEN),
        "customers": each(record({}, {"tokens": listed(_TOKEN)})),
        # msal's token cache: sections, entries, values.
        "cache": each(each(_anything)),
        "refusal": record({}, {"code": text, "message": text, "at": time}),
    },
)
_PENDING = record(
    {"method": text, "scopes": _texts, "expires": time, "url": text, "code": text, "flow": _anything},
    {"authority": text, "tenant": text},
)
_CREDENTIAL = record({}, dict.fromkeys(("type", "name", "secret", "end", "thumbprint"), text))
_APPLICATION = record(
    {}, {"accounts": each(_ACCOUNT), "tokens": listed(_TOKEN), "pending": each(_PENDING), "credentials": each(_CREDENTIAL)}
)
_STORE = record({}, {"applications": each(_APPLICATION)})


def problem(data: t.Mapping[str, t.Any]) -> str:
    """Return what is wrong with a store's content, a clause without any of its values, or nothing."""
    found = _STORE(data)
    return f"{found[0]} is not {found[1]}" if found else ""
