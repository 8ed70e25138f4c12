# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Base of the lookups that mint: options, minting, the translation of failures. Controller only."""

from __future__ import annotations

import abc
import time
import typing as t

from ansible.errors import AnsibleLookupError
from ansible.module_utils.parsing.convert_bool import boolean
from ansible.parsing.vault import VaultLib

from ...module_utils._errors import MailOAuthError
from .. import _given
from .._given import plain
from .._options import OptionLookup
from .means import Means
from .mint import mint
from .options import TokenOptions
from .terms import Term, parse_terms


def vault_of(loader: t.Any) -> VaultLib | None:
    """Return the vault with the secrets that this run was given."""
    return getattr(loader, "_vault", None)


class TokenLookup(OptionLookup):
    """A lookup with one result per mailbox; a subclass says what to make of the token."""

    def run(self, terms: list[t.Any], variables: dict[str, t.Any] | None = None, **kwargs: t.Any) -> list[str]:
        """Return one result per term, in their order. Raises ``AnsibleLookupError``."""
        return self.ready(terms, variables, **kwargs)()

    @_given.lookup
    def ready(self, terms: list[t.Any], variables: dict[str, t.Any] | None = None, **kwargs: t.Any) -> t.Callable[[], list[str]]:
        """Read the options now, and return what does the rest of :meth:`run`, in any thread."""
        self.set_options(var_options=variables, direct=kwargs)
        read_only = boolean((variables or {}).get("ansible_check_mode", False), strict=False)
        try:
            options = TokenOptions.read(self.option, frozenset(self.option_definitions))
            wanted = parse_terms(plain(self._flatten(terms)), options)
            means = Means(
                options,
                lambda: options.open_store(vault_of(self._loader), read_only=read_only),
                warn=self._display.warning,
                now=time.time,
            )
        except MailOAuthError as exc:
            raise AnsibleLookupError(str(exc)) from exc

        @_given.lookup
        def minted(_self: t.Any, _terms: t.Any, _variables: t.Any, **_options: t.Any) -> list[str]:
            try:
                return [self.shape(term, token) for term, token in zip(wanted, mint(means, wanted))]
            except MailOAuthError as exc:
                raise AnsibleLookupError(str(exc)) from exc

        return lambda: minted(self, terms, variables, **kwargs)

    @abc.abstractmethod
    def shape(self, term: Term, token: str) -> str:
        """Make the result for one mailbox."""
