# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lookup plugin: the SASL string of one or many mailboxes."""

from __future__ import annotations

DOCUMENTATION = r"""
name: xoauth2
short_description: Mint SASL XOAUTH2 strings for mail logins
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Returns, for each mailbox, the string that follows C(AUTHENTICATE XOAUTH2) in IMAP and C(AUTH XOAUTH2) in POP and SMTP. It is the
    base64 text of the user name and an access token, on one line.
  - The token comes from the store that M(m365.mail_oauth.sign_in) filled, from a refresh token, or from the application's own
    credential. It is refreshed only when it has to be, and a refresh token that the token endpoint replaced is kept.
  - One token is asked for per sign-in user, whatever the number of mailboxes.
  - For a shared mailbox the term is the shared mailbox's address and O(sign_in_user) the delegate, whose token it is. The string names the
    mailbox, as IMAP and POP want it, or the delegate, as SMTP does; O(protocols) and O(smtp_login) decide.
extends_documentation_fragment:
  - m365.mail_oauth._mail_token
  - m365.mail_oauth._mail_token.plugin
  - m365.mail_oauth._mail_token.lookup
options:
  _terms:
    description:
      - The mailboxes, by address.
      - A mailbox can be a mapping with C(address), C(sign_in_user), C(protocols) and C(smtp_login), such as an entry of the tenants inventory.
    type: list
    elements: raw
    required: true
  mechanism:
    description:
      - The SASL mechanism to encode for. Exchange Online and Outlook.com know V(XOAUTH2) only.
    type: str
    choices: [XOAUTH2, OAUTHBEARER]
    default: XOAUTH2
  smtp_login:
    description:
      - Whom a string for SMTP names, where the token is another user's than the mailbox's.
      - V(sign_in_user) is the token's user, as Exchange Online was measured to want it, with the mailbox as the sender alone. V(mailbox) is
        the mailbox, as Microsoft's documentation has it.
      - V(auto) is the token's user for a string that is for SMTP alone (O(protocols) is V(smtp)), and the mailbox for every other, which
        IMAP or POP may take, too.
    type: str
    choices: [auto, sign_in_user, mailbox]
    default: auto
  host:
    description:
      - The mail server's host name, which O(mechanism=OAUTHBEARER) may carry.
    type: str
  port:
    description:
      - The mail server's port, which O(mechanism=OAUTHBEARER) may carry.
    type: int
seealso:
  - plugin: m365.mail_oauth.access_token
    plugin_type: lookup
  - plugin: m365.mail_oauth.xoauth2
    plugin_type: filter
  - plugin: m365.mail_oauth.xoauth2_decode
    plugin_type: filter
  - name: Authenticate an IMAP, POP or SMTP connection using OAuth
    description: Microsoft's description of the string and of the scopes.
    link: https://learn.microsoft.com/en-us/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
"""

EXAMPLES = r"""
- name: The string for a user's own mailbox
  ansible.builtin.set_fact:
    sasl: "{{ lookup('m365.mail_oauth.xoauth2', 'alice@contoso.test', tenant='contoso.test') }}"
  no_log: true

- name: The string for a shared mailbox, with its delegate's token
  ansible.builtin.set_fact:
    sasl: "{{ lookup('m365.mail_oauth.xoauth2', 'info@contoso.test', sign_in_user='alice@contoso.test', tenant='contoso.test') }}"
  no_log: true

- name: The same to send with, which names the delegate; the mailbox is the sender of the mail
  ansible.builtin.set_fact:
    sasl: "{{ lookup('m365.mail_oauth.xoauth2', 'info@contoso.test', sign_in_user='alice@contoso.test', protocols=['smtp'], tenant='contoso.test') }}"
  no_log: true

- name: Several mailboxes at once; query returns a list, lookup would join it with commas
  ansible.builtin.set_fact:
    sasl_strings: "{{ query('m365.mail_oauth.xoauth2', *m365_tenant.mailboxes, tenant=m365_tenant.tenant) }}"
  no_log: true

- name: From a refresh token, kept in the store from then on
  ansible.builtin.set_fact:
    sasl: "{{ lookup('m365.mail_oauth.xoauth2', 'alice@contoso.test', tenant='contoso.test', client_id=mail_app_id,
              refresh_token=alice_refresh_token, store='/var/lib/mail/contoso.store') }}"
  no_log: true
"""

RETURN = r"""
_raw:
  description:
    - One SASL string per mailbox, in the order of the terms.
  type: list
  elements: str
"""


from ..module_utils import _secrets
from ..module_utils._sasl import oauthbearer, xoauth2
from ..module_utils._verify import smtp_login
from ..plugin_utils._tokens.lookup import TokenLookup
from ..plugin_utils._tokens.terms import Term


class LookupModule(TokenLookup):
    """Returns the SASL string, which is a secret of its own: masking the token does not mask its base64 text."""

    def shape(self, term: Term, token: str) -> str:
        user = self._login(term)
        if self.get_option("mechanism") == "OAUTHBEARER":
            host = str(self.get_option("host") or "")
            encoded = oauthbearer.initial_response(user, token, host, int(self.get_option("port") or 0))
        else:
            encoded = xoauth2.initial_response(user, token)
        return _secrets.register(encoded)

    def _login(self, term: Term) -> str:
        """Return whom the string names: it cannot be tried both ways, so auto is what Exchange Online was measured to want."""
        protocols = tuple(term.protocols or self.get_option("protocols") or ())
        if protocols != ("smtp",):
            return term.mailbox
        wanted = term.smtp_login or str(self.get_option("smtp_login"))
        return smtp_login.names(smtp_login.forms(wanted), term.mailbox, term.user)[0]
