# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Base of the lookups that read what a store holds, and ask nobody. Controller only."""

from __future__ import annotations

import abc
import typing as t

from ansible.errors import AnsibleLookupError

from ...module_utils._errors import MailOAuthError
from .. import _given
from .._given import plain
from .._options import OptionLookup
from .._store.data import StoreData
from .lookup import vault_of
from .options import TokenOptions


class StoreLookup(OptionLookup):
    """A lookup with one result per term, which the store holds or not; a subclass says which."""

    @_given.lookup
    def run(self, terms: list[t.Any], variables: dict[str, t.Any] | None = None, **kwargs: t.Any) -> list[str]:
        """Return one result per term, in their order. Raises ``AnsibleLookupError``."""
        self.set_options(var_options=variables, direct=kwargs)
        try:
            options = TokenOptions.read(self.option, frozenset(self.option_definitions))
            store = options.open_store(vault_of(self._loader), read_only=True)
            data = store.load()
            wanted = [str(plain(term)).strip() for term in self._flatten(terms)]
            found = [self.find(data, term, options.client_id) for term in wanted]
            if "" in found and self.get_option("on_missing") == "fail":
                raise self.missing(wanted[found.index("")], store.path)
        except MailOAuthError as exc:
            raise AnsibleLookupError(str(exc)) from exc
        return found

    @abc.abstractmethod
    def find(self, data: StoreData, term: str, client_id: str) -> str:
        """Return what the store holds for a term, empty for nothing. ``client_id`` is the application that the options name, or empty."""

    @abc.abstractmethod
    def missing(self, term: str, path: str) -> MailOAuthError:
        """Return the error for a term of which the store at ``path`` holds nothing."""
