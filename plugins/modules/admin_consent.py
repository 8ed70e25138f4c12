#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: admin_consent
version_added: 0.1.0
short_description: The address at which a customer's administrator consents, and whether they have
description:
  - Returns the addresses at which an administrator of a tenant consents to what an application asks for, for all users, and reads whether
    that is granted. Use it where whoever runs the playbook may not grant permissions in the tenant, such as a service provider with an
    application of its own tenant.
  - What the browser brings back can be given as O(response_url). It proves nothing. The module compares its C(state), believes the tenant in
    it only when the administrator's identity has a token of that tenant, and reads the grants back. It fails where any of that is not so.
  - It changes nothing in the tenant. M(m365.mail_oauth.permission_grant) grants.
extends_documentation_fragment:
  - m365.mail_oauth._entra_auth
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.actiongroup_graph
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: partial
    details: The controller keeps C(state) in the tenant's store.
  check_mode:
    support: full
    details: A C(state) that would be made is not kept, so the addresses of a first run in check mode are not to be sent to anybody.
  diff_mode:
    support: N/A
    details: There is nothing to compare.
  idempotent:
    support: full
options:
  app_id:
    description: The application (client) id. An application of another tenant has to take accounts of any organisation.
    type: str
    required: true
  permissions:
    description: The delegated permissions, by name, as in M(m365.mail_oauth.permission_grant).
    type: list
    elements: str
  app_roles:
    description:
      - The application permissions on Office 365 Exchange Online, by name. The page knows them only as all that the application declares
        there, so they, and what is delegated there, have to be declared at home.
    type: list
    elements: str
  resources:
    description: The resources of the delegated permissions. There is an address for each, since the page takes one at a time.
    type: list
    elements: str
    choices: [graph, exchange]
    default: [graph, exchange]
  redirect_uri:
    description:
      - Where the page sends the browser, exactly as it is registered for the application. Where nothing listens at V(http://localhost), the
        address that the browser ends at is what to give as O(response_url).
    type: str
    default: http://localhost
  consent_state:
    description: What ties an answer to this request. By default it is made once, and the tenant's store keeps it for 30 days.
    type: str
  response_url:
    description: The whole address at which the administrator's browser ended.
    type: str
  store:
    description: The tenant's store, as in M(m365.mail_oauth.sign_in).
    type: path
  store_encryption:
    description: How the store is encrypted, as in M(m365.mail_oauth.sign_in).
    type: str
    choices: [vault, none]
  store_vault_id:
    description: The vault id to encrypt the store with, as in M(m365.mail_oauth.sign_in).
    type: str
  store_lock_timeout:
    description: Seconds to wait for another run that is changing the store. The default is 60.
    type: float
notes:
  - Reading takes C(Directory.Read.All) on Microsoft Graph in that tenant. Where nobody can read there, RV(granted) is V(null), and RV(unread)
    says why.
seealso:
  - module: m365.mail_oauth.permission_grant
  - module: m365.mail_oauth.application
  - name: Admin consent on the Microsoft identity platform
    description: Microsoft's description of the page.
    link: https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: What to send to the customer's administrator
  m365.mail_oauth.admin_consent:
    tenant: contoso.test
    app_id: 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
    resources: [graph]
  delegate_to: localhost
  register: mail_consent

- name: Show it
  ansible.builtin.debug:
    msg: "{{ mail_consent.addresses | map(attribute='url') }}"
  when: mail_consent.granted is not true

- name: Believe what the browser brought back, where the tenant bears it out
  m365.mail_oauth.admin_consent:
    tenant: contoso.test
    app_id: 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
    resources: [graph]
    response_url: "{{ consent_answer }}"
  delegate_to: localhost
"""

RETURN = r"""
app_id:
  description: The application (client) id.
  returned: success
  type: str
  sample: 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
granted:
  description: Whether all of it is granted, as the tenant's directory has it; null where that could not be read.
  returned: success
  type: bool
  sample: false
missing:
  description: What is missing, in words.
  returned: success
  type: list
  elements: str
  sample: [the application has no service principal in the tenant]
unread:
  description: Why the directory could not be read; empty where it was.
  returned: success
  type: str
  sample: ""
tenant_id:
  description: The tenant that the identity's token is of; null where it has none.
  returned: success
  type: str
  sample: 3f2a7f5e-5d0c-4a2f-9d58-0d8f4c1b2e55
addresses:
  description: The addresses to open, C(url) with its C(resource).
  returned: success
  type: list
  elements: dict
  sample:
    - resource: graph
      url: https://login.microsoftonline.com/contoso.test/v2.0/adminconsent?client_id=7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11&scope=...
consent_state:
  description: What ties an answer to this request.
  returned: success
  type: str
  sample: 4Zr0vJ1k
error:
  description: What went wrong, for programs, with C(code), C(message) and C(remedy).
  returned: failure
  type: dict
  sample:
    code: consent_missing
    message: The administrator closed the consent page without consenting. Nothing was granted.
"""

from ..module_utils._argspec import run
from ..module_utils._module.admin_consent import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
