#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: permission_grant
version_added: 0.1.0
short_description: Grant mail permissions to an application in Microsoft Entra ID
description:
  - Consents to delegated permissions as an administrator, for all users of the tenant or for named ones, and assigns application
    permissions (app roles).
  - Permissions are merged into the grants that are there. Others are dropped only with O(exact=true).
  - Declaring permissions in an application is another thing, see M(m365.mail_oauth.application).
extends_documentation_fragment:
  - m365.mail_oauth._entra_auth
  - m365.mail_oauth._entra_auth.wait
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.actiongroup_graph
attributes:
  check_mode:
    support: full
  diff_mode:
    support: full
  idempotent:
    support: full
options:
  state:
    description:
      - V(present) makes sure that the permissions are granted.
      - V(absent) revokes the permissions that are named and no others. A grant that is left without any is deleted.
    type: str
    default: present
    choices:
      - present
      - absent
  app_id:
    description:
      - The application (client) id of the application that gets the permissions. It must have a service principal in the tenant.
      - In check mode it may be empty, for an application or service principal that does not exist yet, and the grants of a new one are
        predicted. An id that is given has to have a service principal in check mode, too.
    type: str
    required: true
  permissions:
    description:
      - The delegated permissions, by name.
      - When neither this nor O(app_roles) is set, they are C(IMAP.AccessAsUser.All), C(POP.AccessAsUser.All), C(SMTP.Send),
        C(offline_access), C(openid), C(profile) and C(email).
      - The permissions for mail go to each of O(resources), and C(offline_access), C(openid), C(profile) and C(email) to Microsoft Graph, which alone has
        them. Any other one goes to those of O(resources) that publish it.
    type: list
    elements: str
  resources:
    description:
      - The resources to grant delegated permissions on. The permissions for mail exist on both, and both is the safe choice.
    type: list
    elements: str
    default:
      - graph
      - exchange
    choices:
      graph: Microsoft Graph.
      exchange: Office 365 Exchange Online.
  principals:
    description:
      - The users to grant delegated permissions for, by user principal name or object id.
      - When it is not set, the grant is for all users of the tenant.
    type: list
    elements: str
  app_roles:
    description:
      - The application permissions on Office 365 Exchange Online to assign, by name, such as C(IMAP.AccessAsApp), C(POP.AccessAsApp) and
        C(SMTP.SendAsApp).
      - They let the application in without a user, but only to mailboxes that Exchange Online itself opens to it.
    type: list
    elements: str
  exact:
    description:
      - Whether the grants hold O(permissions) and nothing else, for each of O(resources) and for the users addressed, and whether
        O(app_roles), if set, are all the app roles on Exchange Online.
    type: bool
    default: false
notes:
  - The administrator's identity needs the application permission C(DelegatedPermissionGrant.ReadWrite.All) on Microsoft Graph,
    C(Application.Read.All) or C(Directory.Read.All) to read, and C(AppRoleAssignment.ReadWrite.All) for O(app_roles).
  - Since 2025, users of most tenants cannot consent to mail permissions on Exchange Online themselves. Without a grant their
    sign-in ends in C(AADSTS65001) or C(AADSTS90094).
seealso:
  - module: m365.mail_oauth.application
  - module: m365.mail_oauth.application_info
  - name: Grant tenant-wide admin consent
    description: Microsoft's guide to admin consent.
    link: https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: Let the application read and send the mail of all users who sign in to it
  m365.mail_oauth.permission_grant:
    tenant: contoso.test
    auth_client_id: "{{ bootstrap_client_id }}"
    auth_client_secret: "{{ bootstrap_client_secret }}"
    app_id: "{{ mail_application.app_id }}"
  delegate_to: localhost

- name: IMAP alone, and for two users alone
  m365.mail_oauth.permission_grant:
    tenant: contoso.test
    app_id: "{{ mail_application.app_id }}"
    permissions:
      - IMAP.AccessAsUser.All
      - offline_access
    principals:
      - alice@contoso.test
      - bob@contoso.test
    exact: true
  delegate_to: localhost

- name: Let a service in without a user (Exchange Online decides to which mailboxes)
  m365.mail_oauth.permission_grant:
    tenant: contoso.test
    app_id: "{{ mail_application.app_id }}"
    app_roles:
      - IMAP.AccessAsApp
      - SMTP.SendAsApp
  delegate_to: localhost

- name: Take back the permission to send, and nothing else
  m365.mail_oauth.permission_grant:
    tenant: contoso.test
    app_id: "{{ mail_application.app_id }}"
    permissions:
      - SMTP.Send
    state: absent
  delegate_to: localhost
"""

RETURN = r"""
app_id:
  description: The application (client) id of the application; null in check mode when it was empty.
  returned: success
  type: str
  sample: 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
grants:
  description:
    - The delegated grants as they are afterwards, for the resources and users that were addressed. In check mode, as they would be.
  returned: success
  type: list
  elements: dict
  contains:
    resource:
      description: V(graph) or V(exchange).
      type: str
      returned: success
      sample: exchange
    resource_app_id:
      description: The resource's application id.
      type: str
      returned: success
      sample: 00000002-0000-0ff1-ce00-000000000000
    consent_type:
      description: V(AllPrincipals) for all users, V(Principal) for one.
      type: str
      returned: success
      sample: AllPrincipals
    principal:
      description: The user as named in O(principals), null for all users.
      type: str
      returned: success
      sample: alice@contoso.test
    scopes:
      description: All permissions of the grant, those included that were there before.
      type: list
      elements: str
      returned: success
      sample:
        - IMAP.AccessAsUser.All
        - POP.AccessAsUser.All
        - SMTP.Send
app_roles:
  description: The app roles that the application holds on Exchange Online; empty when O(app_roles) is not set.
  returned: success
  type: list
  elements: str
  sample:
    - IMAP.AccessAsApp
changes:
  description: What was changed, in words; in check mode, what would be.
  type: list
  elements: str
  returned: success
  sample:
    - grant IMAP.AccessAsUser.All POP.AccessAsUser.All SMTP.Send on Office 365 Exchange Online to all users
error:
  description:
    - What went wrong, for programs. Beside the keys below there can be C(method), C(path), C(client_request_id), C(needed_permissions),
      C(granted_permissions), C(unknown) and others.
  returned: failure
  type: dict
  contains:
    code:
      description: A short stable name of the cause.
      type: str
      returned: always
      sample: unknown_permission
    message:
      description: What happened.
      type: str
      returned: always
      sample: Microsoft Graph has no delegated permission called 'SMTP.Sent'.
    remedy:
      description: What to do about it.
      type: str
      returned: when there is something to do
      sample: Did you mean SMTP.Send?
    status:
      description: The HTTP status of the answer.
      type: int
      returned: when there was an answer
      sample: 403
    graph_code:
      description: Microsoft Graph's own error code.
      type: str
      returned: when there was an answer
      sample: Authorization_RequestDenied
    request_id:
      description: The id under which Microsoft's support finds the request.
      type: str
      returned: when the answer had one
      sample: 3f2a7f5e-5d0c-4a2f-9d58-0d8f4c1b2e55
"""

from ..module_utils._argspec import run
from ..module_utils._module.permission_grant import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
