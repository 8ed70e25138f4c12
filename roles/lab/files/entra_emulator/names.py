# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a name in the lab may be: tenants, domains, addresses. An address is also the name of a directory below ``mail/``.

A domain is made of host name labels (RFC 1123 section 2.1). The part before the @ is an atom list of RFC 5321 section 4.1.2 with the
letters of all scripts (RFC 6531 section 3.3), so that all of Entra's names work (``o'brien``, ``bob_x.test#EXT#``, ``müller``); only the
slash is refused, which a file's name cannot hold.
"""

from __future__ import annotations

import re
import typing as t
import unicodedata

from .web import BadRequest

_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
_ATOM_SIGNS = frozenset("!#$%&'*+-=?^_`{|}~")
_LOCAL_BYTES, _DOMAIN_BYTES, _ADDRESS_BYTES = 64, 253, 254


def tenant(value: t.Any) -> str:
    """Return a tenant's name in lower case; raises BadRequest. It is one label, since the first domain is made of it."""
    name = value.lower() if isinstance(value, str) else ""
    if not _LABEL.fullmatch(name):
        raise BadRequest("A tenant's name is up to 63 letters, digits and dashes, such as contoso.")
    return name


def domain(value: t.Any) -> str:
    """Return a domain in lower case; raises BadRequest."""
    name = value.lower() if isinstance(value, str) else ""
    labels = name.split(".")
    if len(name) > _DOMAIN_BYTES or len(labels) < 2 or not all(_LABEL.fullmatch(one) for one in labels):
        raise BadRequest("A domain is labels of letters, digits and dashes, such as contoso.test (others in their xn-- form).")
    return name


def _check_local_part(value: str) -> None:
    if _size(value) > _LOCAL_BYTES or not all(map(_is_atom, value.split("."))):
        raise BadRequest(
            "A user's name is up to 64 bytes: letters, digits and any of !#$%&'*+-=?^_`{|}~, with single dots between them."
        )


def address(value: t.Any) -> str:
    """Return an address as it is, which then is a single, visible component of a path; raises BadRequest."""
    local, at, host = value.rpartition("@") if isinstance(value, str) else ("", "", "")
    if not at or _size(value) > _ADDRESS_BYTES:
        raise BadRequest("An address is a name, an @ and a domain, 254 bytes at most.")
    _check_local_part(local)
    domain(host)
    return str(value)


def _is_atom(text: str) -> bool:
    """Whether a text is letters, marks and digits of any script and the signs of an atom, and not empty."""
    return bool(text) and all(one in _ATOM_SIGNS or unicodedata.category(one)[0] in "LMN" for one in text)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
