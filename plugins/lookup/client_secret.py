# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lookup plugin: the client secret of an application in a store, for a program that wants it in a form or a file."""

from __future__ import annotations

DOCUMENTATION = r"""
name: client_secret
short_description: Read an application's client secret out of a store
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Returns the client secret that M(m365.mail_oauth.application_credential) keeps for an application, the one that ends last, for programs that
    have to be given it, such as a help desk. Nothing is asked for and nothing is changed.
extends_documentation_fragment:
  - m365.mail_oauth._mail_token
  - m365.mail_oauth._mail_token.plugin
options:
  _terms:
    description:
      - The application (client) ids.
    type: list
    elements: str
    required: true
  credential_name:
    description:
      - The name of the credential, as O(m365.mail_oauth.application_credential#module:name) has it. Without it any name is good.
    type: str
    default: ""
  on_missing:
    description:
      - What to do when the store holds no client secret of an application that is still good. V(fail) fails, V(empty) returns an empty string.
    type: str
    choices: [fail, empty]
    default: fail
notes:
  - The result is a secret. ansible-core 2.22 and newer hides it in all output; with older versions set C(no_log=true) on the tasks that
    use it.
seealso:
  - module: m365.mail_oauth.application_credential
"""

EXAMPLES = r"""
- name: Give a program the secret of its application
  m365.mail_oauth.private_file:
    content: "{{ lookup('m365.mail_oauth.client_secret', '11111111-2222-3333-4444-555555555555', tenant='contoso.test') }}"
    path: /etc/helpdesk/client-secret
  no_log: true
"""

RETURN = r"""
_raw:
  description:
    - One client secret per application, in the order of the terms.
  type: list
  elements: str
"""

import time

from ..module_utils import _secrets
from ..module_utils._errors import MailOAuthError, StoreError
from ..plugin_utils._given import plain
from ..plugin_utils._store.credentials import SECRET, stored
from ..plugin_utils._store.data import StoreData
from ..plugin_utils._tokens.store_lookup import StoreLookup


class LookupModule(StoreLookup):
    """Returns the client secret of an application that ends last."""

    def find(self, data: StoreData, term: str, client_id: str) -> str:
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        named = stored(data, kind=SECRET, name=str(plain(self.get_option("credential_name"))), client_id=term or "-")
        good = [credential.secret for credential in named if not credential.end or credential.end > now]
        return _secrets.register(good[-1] if good else "")

    def missing(self, term: str, path: str) -> MailOAuthError:
        return StoreError(
            f"There is no client secret of the application {term or '(no id)'} in the store {path} that is still good.",
            remedy="Make one with m365.mail_oauth.application_credential (type: client_secret) and this store.",
        )
