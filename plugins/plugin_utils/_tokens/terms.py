# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The mailboxes that a lookup is asked for. Controller only."""

from __future__ import annotations

import typing as t
from collections.abc import Iterable

from ...module_utils._errors import OptionError
from ...module_utils._mail import DELEGATED_SCOPES
from ...module_utils._sasl.fields import user_problem
from .options import TokenOptions


class Term(t.NamedTuple):
    """A mailbox to log in to. ``sign_in_user``, ``protocols`` and ``smtp_login`` are empty where they are not said."""

    mailbox: str
    sign_in_user: str = ""
    protocols: tuple[str, ...] = ()
    smtp_login: str = ""

    @property
    def user(self) -> str:
        """The user whose token it is."""
        return self.sign_in_user or self.mailbox


def parse_terms(terms: Iterable[t.Any], options: TokenOptions) -> list[Term]:
    """Return the terms of a lookup: addresses, or mappings with ``address`` and maybe ``sign_in_user`` and ``protocols``.

    Raises :class:`OptionError`; an address is taken as it is, so that a line break in it is named and not dropped.
    """
    found = []
    for term in terms:
        if isinstance(term, dict):
            unknown = set(term) - {"address", "sign_in_user", "protocols", "smtp_login"}
            address = term.get("address")
            if not isinstance(address, str) or unknown:
                raise OptionError(
                    "A mailbox given as a mapping has the keys address, sign_in_user, protocols and smtp_login"
                    + (f", not {', '.join(sorted(unknown))}." if unknown else ", and the address is missing.")
                )
            protocols = tuple(term.get("protocols") or ())
            for protocol in protocols:
                if protocol not in DELEGATED_SCOPES:
                    raise OptionError(f"protocols of {address}: {protocol!r} is not one of {', '.join(DELEGATED_SCOPES)}.")
            user = str(term.get("sign_in_user") or options.sign_in_user).strip()
            found.append(Term(address, user, protocols, str(term.get("smtp_login") or "")))
        elif isinstance(term, str):
            found.append(Term(term, options.sign_in_user))
        else:
            raise OptionError(f"A mailbox is an address or a mapping with its address, not a {type(term).__name__}.")
    for entry in found:
        problem = user_problem(entry.mailbox)
        if problem is not None:
            raise OptionError(f"The mailbox {entry.mailbox!r}: {problem.message}", remedy=problem.remedy, code=problem.name)
    if not found:
        raise OptionError("No mailbox is given.", remedy="Give at least one address as a term.")
    return found
