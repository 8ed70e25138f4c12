# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of the action plugin of this name, which does all of the work on the controller."""

from __future__ import annotations

DOCUMENTATION = r"""
module: forget_tenant
short_description: Take out of a store what it holds for one tenant
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Removes a tenant's sign-ins, tokens and credentials from a store on the controller. Entries of other tenants stay, and the file goes when
    nothing is left in it.
  - Whose an entry is, is told by the tenant's name and by its id, which the sign-in service is asked for. What cannot be told stays, and
    RV(left) names it.
  - Runs on the controller, whatever host the task is for. No token is revoked by it; the playbook C(offboard) does that and this.
extends_documentation_fragment:
  - m365.mail_oauth._attributes
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: full
  check_mode:
    support: full
  diff_mode:
    support: full
    details: What goes is named, and no secret shown.
  idempotent:
    support: full
  platform:
    platforms: posix
  async:
    support: none
options:
  tenant:
    description:
      - The tenant, by directory (tenant) id or by a verified domain. With O(cloud=consumer) it defaults to V(consumers).
    type: str
  cloud:
    description:
      - The Microsoft cloud of the tenant.
    type: str
    choices: [global, gcc_high, dod, china, consumer]
    default: global
  authority:
    description:
      - The base address of the sign-in service, with V(https://) and without the tenant. Defaults to that of O(cloud).
    type: str
  ca_path:
    description:
      - A PEM file with the certificate authorities to trust for the sign-in service, in place of the system's.
    type: path
  timeout:
    description:
      - Seconds to wait for its answer.
    type: float
    default: 30
  client_ids:
    description:
      - Applications that are registered in the tenant and go with it. What the store has for them in this tenant is removed, their credentials
        among it, and other applications are left alone.
      - Without any, the tenant's sign-ins and tokens of all applications are removed, and no credentials.
    type: list
    elements: str
    default: []
  users:
    description:
      - Only the sign-ins of these users. Needed for personal accounts, which have no tenant of their own.
    type: list
    elements: str
    default: []
  store:
    description:
      - The file that keeps the tenant's tokens between runs.
      - Defaults to C(~/.config/m365-mail-oauth/TENANT.store).
    type: path
  store_encryption:
    description:
      - V(vault) encrypts the store with the vault secrets that the run was given, where something is left in it.
      - V(none) keeps it in clear. An encrypted store is never turned into one in clear.
    type: str
    choices: [vault, none]
    default: vault
  store_vault_id:
    description:
      - The vault id to encrypt the store with. Without it the store keeps the one it has.
    type: str
  store_lock_timeout:
    description:
      - Seconds to wait for another run that is changing the store.
    type: float
    default: 60
notes:
  - Options that are not given are taken from variables C(m365_mail_oauth_) and the option's name, and from environment variables
    C(M365_MAIL_OAUTH_) and the option's name, but for O(client_ids) and O(users).
seealso:
  - module: m365.mail_oauth.sign_in
  - module: m365.mail_oauth.token_program
"""

EXAMPLES = r"""
- name: Forget a customer, and keep the others that are in the same store
  m365.mail_oauth.forget_tenant:
    tenant: contoso.test
    store: ~/.config/m365-mail-oauth/customers.store
"""

RETURN = r"""
store:
  description: The store's file.
  type: str
  returned: success
  sample: /home/admin/.config/m365-mail-oauth/contoso.test.store
removed:
  description: What went.
  type: list
  elements: str
  returned: success
  sample: [sign-in of alice@contoso.test, client secret relay]
left:
  description: The client ids of applications of which something stays that is not known to be another tenant's.
  type: list
  elements: str
  returned: success
  sample: []
deleted:
  description: Whether nothing was left, so that the file went.
  type: bool
  returned: success
  sample: true
tenant_id:
  description: The tenant's id, empty where its sign-in service did not tell it.
  type: str
  returned: success
  sample: 00000000-0000-0000-0000-000000000001
error:
  description: What cannot be used, with C(code), C(message) and C(remedy).
  type: dict
  returned: failure
  sample:
    code: store_needs_secret
    message: The store /home/admin/customers.store is encrypted and this run has no vault secret. It is left untouched.
"""
