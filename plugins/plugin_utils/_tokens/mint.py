# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Minting: from options, store and token endpoint to one access token per mailbox, with as few requests as there can be.

The options name one source; its file makes the token, and ``fitness`` has the last word. Controller only.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...module_utils._errors import OptionError
from . import from_credential, from_refresh_token, from_store
from .fitness import check_fitness
from .means import Means
from .terms import Term


def mint(means: Means, terms: Sequence[Term]) -> list[str]:
    """Return one access token per term, in their order; one request per sign-in user at most. Raises :class:`MailOAuthError`."""
    source = means.options.chosen_source
    tokens = _per_user(means, terms) if source == "store" else [_of_all(means, source, terms)] * len(terms)
    for term, token in zip(terms, tokens):
        check_fitness(means, term, token)
    return tokens


def _of_all(means: Means, source: str, terms: Sequence[Term]) -> str:
    """Return the one token of a source that has no other."""
    if source == "client_credentials":
        return from_credential.token_of(means).access_token
    if source == "refresh_token":
        return from_refresh_token.token_of(means, terms).access_token
    if not means.options.access_token:
        raise OptionError("source: access_token, and no access_token is given.", remedy="Give the token, or another source.")
    return means.options.access_token


def _per_user(means: Means, terms: Sequence[Term]) -> list[str]:
    """Mint one token per sign-in user that serves all protocols of that user's terms."""
    wanted: dict[str, set[str]] = {}
    for term in terms:
        wanted.setdefault(term.user.lower(), set()).update(term.protocols)
    tokens: dict[str, str] = {}
    for term in terms:
        key = term.user.lower()
        if key not in tokens:
            tokens[key] = from_store.token_of(means, term.user, means.options.delegated_scopes(wanted[key])).access_token
    return [tokens[term.user.lower()] for term in terms]
