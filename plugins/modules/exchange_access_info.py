#!/usr/bin/python

# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: exchange_access_info
version_added: 0.1.0
short_description: Read what decides over mail logins in Exchange Online
description:
  - Reads the protocol switches of mailboxes, permissions on them, the organisation's switch for authenticated SMTP, and the service
    principals by which Exchange Online knows an application. None of this can be read through Microsoft Graph.
  - It asks the endpoint that Microsoft's own PowerShell module calls. B(Microsoft neither documents nor supports that endpoint for others),
    and it may change at any time.
extends_documentation_fragment:
  - m365.mail_oauth._entra_auth
  - m365.mail_oauth._entra_auth.exchange
  - m365.mail_oauth._entra_auth.wait
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.info_module
  - m365.mail_oauth._attributes.actiongroup_graph
options:
  app_id:
    description:
      - The application (client) id of an application that logs in by itself. Its service principals and their permissions are read, too.
    type: str
  mailboxes:
    description: The mailboxes to read.
    type: list
    elements: dict
    default: []
    suboptions:
      address:
        description: The mailbox's address.
        type: str
        required: true
      users:
        description: Sign-in users, such as the delegates of a shared mailbox, whose permissions on the mailbox are wanted.
        type: list
        elements: str
        default: []
notes:
  - The administrator's identity needs the application permission C(Exchange.ManageAsApp) of Office 365 Exchange Online, and a Microsoft
    Entra role that may read, such as Global Reader or Exchange Administrator.
seealso:
  - module: m365.mail_oauth.exchange_access
  - module: m365.mail_oauth.verify
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: Read the switches of a mailbox, and whether a delegate may open it
  m365.mail_oauth.exchange_access_info:
    tenant: contoso.test
    mailboxes:
      - address: info@contoso.test
        users: [alice@contoso.test]
  delegate_to: localhost
  register: found

- name: Show the mailboxes for which authenticated SMTP is off
  ansible.builtin.debug:
    msg: "{{ found.mailboxes | selectattr('found') | rejectattr('smtp_auth_effective') | map(attribute='address') }}"
"""

RETURN = r"""
service_principals:
  description: The service principals that Exchange Online has for O(app_id); empty when there is none or O(app_id) is not set.
  returned: success
  type: list
  elements: dict
  contains:
    app_id:
      description: The application (client) id.
      type: str
      returned: success
      sample: 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
    object_id:
      description: The object id. Logins work only if it is that of the service principal in Microsoft Entra ID.
      type: str
      returned: success
      sample: 0c8f4f5a-63a5-4d0c-8d8e-1a2f4e5b6c7d
    display_name:
      description: Its name in Exchange Online.
      type: str
      returned: success
      sample: Mail relay
tenant_smtp_auth:
  description: The organisation's setting, V(enabled) or V(disabled); null when Exchange Online does not say.
  returned: success
  type: str
  sample: disabled
mailboxes:
  description: The mailboxes, in the order of O(mailboxes). One that does not exist has C(address), C(found) and C(permissions) only.
  returned: success
  type: list
  elements: dict
  contains:
    address:
      description: The address as given.
      type: str
      returned: success
      sample: info@contoso.test
    found:
      description: Whether there is such a mailbox.
      type: bool
      returned: success
      sample: true
    imap_enabled:
      description: Whether IMAP may be used.
      type: bool
      returned: when there is such a mailbox
      sample: true
    pop_enabled:
      description: Whether POP may be used.
      type: bool
      returned: when there is such a mailbox
      sample: true
    smtp_auth:
      description: V(enabled), V(disabled) or V(inherit).
      type: str
      returned: when there is such a mailbox
      sample: inherit
    smtp_auth_effective:
      description: Whether a login for sending is possible, with the organisation's setting taken into account; null when that is not known.
      type: bool
      returned: when there is such a mailbox
      sample: false
    permissions:
      description: One entry for each of O(mailboxes[].users), and one for each of RV(service_principals).
      type: list
      elements: dict
      returned: success
      contains:
        identity:
          description: The sign-in user as given, or the service principal's object id.
          type: str
          returned: success
          sample: alice@contoso.test
        full_access:
          description:
            - Whether they have full access. For their own mailbox that is true. Null when a group that they may belong to has it.
          type: bool
          returned: success
          sample: true
        send_as:
          description: Whether they may send as the mailbox, as far as it is not through a group.
          type: bool
          returned: success
          sample: false
error:
  description: What went wrong, for programs, with C(code), C(message) and C(remedy), as by M(m365.mail_oauth.exchange_access).
  returned: failure
  type: dict
  sample:
    code: admin_api_refused
    message: Exchange Online refused to list the service principals it knows (403 no reason given).
    status: 403
"""

from ..module_utils._argspec import run
from ..module_utils._module.exchange.access_info import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
