# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lookup plugin: the refresh token of a user in a store, to be handed to a host that refreshes by itself."""

from __future__ import annotations

DOCUMENTATION = r"""
name: refresh_token
short_description: Read a user's refresh token out of a store
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Returns the refresh token that M(m365.mail_oauth.sign_in) keeps for a user, so that a host can refresh by itself. The role
    C(m365.mail_oauth.token_agent) uses it. Nothing is asked for and nothing is changed.
  - A refresh token opens the mailbox for 90 days and renews itself. Hand over one that was made for the host alone, from a store of its own,
    and not the one that the controller itself uses.
extends_documentation_fragment:
  - m365.mail_oauth._mail_token
  - m365.mail_oauth._mail_token.plugin
options:
  _terms:
    description:
      - The sign-in users.
    type: list
    elements: str
    required: true
  on_missing:
    description:
      - What to do when the store holds no refresh token of a user. V(fail) fails, V(empty) returns an empty string.
    type: str
    choices: [fail, empty]
    default: fail
notes:
  - The result is a secret. ansible-core 2.22 and newer hides it in all output; with older versions set C(no_log=true) on the tasks that
    use it.
seealso:
  - module: m365.mail_oauth.sign_in
  - plugin: m365.mail_oauth.access_token
    plugin_type: lookup
"""

EXAMPLES = r"""
- name: A sign-in for one host alone
  m365.mail_oauth.sign_in:
    user: alice@contoso.test
    tenant: contoso.test
    client_id: "{{ mail_app_id }}"
    store: ~/.config/m365-mail-oauth/relay1.store

- name: Hand it over
  m365.mail_oauth.private_file:
    content: "{{ lookup('m365.mail_oauth.refresh_token', 'alice@contoso.test', store='~/.config/m365-mail-oauth/relay1.store') }}"
    path: /etc/mail-oauth/credentials/alice@contoso.test.refresh-token
  no_log: true
"""

RETURN = r"""
_raw:
  description:
    - One refresh token per user, in the order of the terms.
  type: list
  elements: str
"""

from ..module_utils import _secrets
from ..module_utils._errors import MailOAuthError, TokenError
from ..plugin_utils._store.data import Account, StoreData
from ..plugin_utils._tokens.store_lookup import StoreLookup


class LookupModule(StoreLookup):
    """Returns a user's refresh token."""

    def find(self, data: StoreData, term: str, client_id: str) -> str:
        return _secrets.register(refresh_token_of(data.account(term, client_id)))

    def missing(self, term: str, path: str) -> MailOAuthError:
        return TokenError(
            f"There is no refresh token of {term} in the store {path}.",
            remedy=f"Sign in with m365.mail_oauth.sign_in (user: {term}) and this store.",
            code="interaction_required",
        )


def refresh_token_of(account: Account | None) -> str:
    """Return the newest refresh token of an account, empty when there is none."""
    kept = account.cache.get("RefreshToken") if account is not None else None
    entries = [entry for entry in kept.values() if isinstance(entry, dict)] if isinstance(kept, dict) else []
    newest = max(entries, key=lambda entry: int(entry.get("last_modification_time") or 0), default={})
    return str(newest.get("secret") or "")
