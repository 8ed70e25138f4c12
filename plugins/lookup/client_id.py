# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lookup plugin: the application that a user has signed in to, for whoever has to name it and has the user's store only."""

from __future__ import annotations

DOCUMENTATION = r"""
name: client_id
short_description: Read out of a store which application a user has signed in to
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Returns the application (client) id under which M(m365.mail_oauth.sign_in) keeps a user, so that it need not be copied into a playbook. The
    role C(m365.mail_oauth.token_agent) uses it. Nothing is asked for and nothing is changed.
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
      - What to do when the store does not know a user. V(fail) fails, V(empty) returns an empty string.
    type: str
    choices: [fail, empty]
    default: fail
notes:
  - The result is no secret.
seealso:
  - module: m365.mail_oauth.sign_in
  - plugin: m365.mail_oauth.refresh_token
    plugin_type: lookup
"""

EXAMPLES = r"""
- name: Show the application that Alice has signed in to
  ansible.builtin.debug:
    msg: "{{ lookup('m365.mail_oauth.client_id', 'alice@contoso.test', tenant='contoso.test') }}"
"""

RETURN = r"""
_raw:
  description:
    - One application (client) id per user, in the order of the terms.
  type: list
  elements: str
"""

from ..module_utils._errors import MailOAuthError, TokenError
from ..plugin_utils._store.data import StoreData
from ..plugin_utils._tokens.store_lookup import StoreLookup


class LookupModule(StoreLookup):
    """Returns the application that a user has signed in to; fails for one of several applications."""

    def find(self, data: StoreData, term: str, client_id: str) -> str:
        account = data.account(term, client_id)
        return account.client_id if account else ""

    def missing(self, term: str, path: str) -> MailOAuthError:
        return TokenError(
            f"The store {path} does not know {term}.",
            remedy=f"Sign in with m365.mail_oauth.sign_in (user: {term}) and this store.",
            code="interaction_required",
        )
