# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lookup plugin: the access token of one or many mailboxes."""

from __future__ import annotations

DOCUMENTATION = r"""
name: access_token
short_description: Mint access tokens for mail logins
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Returns the access token with which each mailbox can be logged in to by IMAP, POP and SMTP.
  - The token comes from the store that M(m365.mail_oauth.sign_in) filled, from a refresh token, or from the application's own
    credential. It is refreshed only when it has to be, and a refresh token that the token endpoint replaced is kept.
  - One token is asked for per sign-in user, whatever the number of mailboxes.
  - Use it where a program adds the SASL framing itself, such as in C(passwordeval) settings; use P(m365.mail_oauth.xoauth2#lookup)
    where a program wants the whole string.
extends_documentation_fragment:
  - m365.mail_oauth._mail_token
  - m365.mail_oauth._mail_token.plugin
  - m365.mail_oauth._mail_token.lookup
options:
  _terms:
    description:
      - The mailboxes, by address.
      - A mailbox can be a mapping with C(address), C(sign_in_user) and C(protocols), such as an entry of the tenants inventory.
    type: list
    elements: raw
    required: true
seealso:
  - plugin: m365.mail_oauth.xoauth2
    plugin_type: lookup
  - module: m365.mail_oauth.sign_in
"""

EXAMPLES = r"""
- name: Hand a token to a mail program
  m365.mail_oauth.private_file:
    content: "{{ lookup('m365.mail_oauth.access_token', 'alice@contoso.test', tenant='contoso.test') }}"
    path: /run/mail/alice.token
  no_log: true

- name: Tokens for several mailboxes at once; query returns a list, lookup would join it with commas
  ansible.builtin.set_fact:
    mail_tokens: "{{ query('m365.mail_oauth.access_token', 'info@contoso.test', 'sales@contoso.test',
                     tenant='contoso.test', sign_in_user='alice@contoso.test') }}"
  no_log: true

- name: The application's own token, without a user
  ansible.builtin.set_fact:
    mail_token: "{{ lookup('m365.mail_oauth.access_token', 'info@contoso.test', tenant='contoso.test',
                    client_id=mail_app_id, client_secret=mail_app_secret) }}"
  no_log: true
"""

RETURN = r"""
_raw:
  description:
    - One access token per mailbox, in the order of the terms.
  type: list
  elements: str
"""

from ..plugin_utils._tokens.lookup import TokenLookup
from ..plugin_utils._tokens.terms import Term


class LookupModule(TokenLookup):
    """Returns the bare token; it was registered as a secret where it was born."""

    def shape(self, term: Term, token: str) -> str:
        return token
