#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: application
version_added: 0.1.0
short_description: Manage an application registration in Microsoft Entra ID
description:
  - Creates, changes and deletes an application registration and its service principal (enterprise application).
  - The permissions that are declared here decide what a consent page shows and what C(.default) asks for. They grant nothing; use
    M(m365.mail_oauth.permission_grant) for that.
  - An option that is not given leaves its property as it is. An empty list, an empty text and V(false) are applied.
extends_documentation_fragment:
  - m365.mail_oauth._entra_auth
  - m365.mail_oauth._entra_auth.wait
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.actiongroup_graph
attributes:
  check_mode:
    support: full
    details:
      - The ids of an application that would be created are V(null), and only Microsoft Entra ID knows whether the identity that creates
        it becomes one of its owners.
  diff_mode:
    support: full
  idempotent:
    support: full
options:
  state:
    description:
      - V(present) makes sure that the application is there as described.
      - V(absent) deletes it. Microsoft keeps it for 30 days, see O(purge) and O(restore). Where only its service principal is in
        the tenant, because it is registered in another one, that is deleted.
    type: str
    default: present
    choices:
      - present
      - absent
  app_id:
    description:
      - Names an existing application by its application (client) id.
      - One of O(app_id), O(object_id), O(unique_name) and O(display_name) is needed. The first of them that is set, in this order,
        names the application.
      - An application that is registered in another tenant, and takes accounts of any organisation, is named by O(app_id) alone. This tenant
        has its service principal only, which is made, restored, enabled, disabled and deleted here; of the other options those of the service
        principal, O(restore) and O(state) can be set. Making it takes C(Application.ReadWrite.All) or an administrator's role; whether
        another tenant has such an application, only the real run shows, so check mode warns.
    type: str
  object_id:
    description:
      - Names an existing application by the object id of its registration. This is not the object id of its service principal.
    type: str
  unique_name:
    description:
      - Names the application by Microsoft Graph's C(uniqueName), a key of your own choice that can be set once and never changed.
      - This is the best choice for an application that this module creates, because no second one can come into being.
      - When O(app_id) or O(object_id) names the application, it is given this unique name if it has none.
    type: str
  display_name:
    description:
      - The name that people see.
      - When nothing else names the application, this does. Names are not unique, so the module fails when there are several.
      - A new application is called like its O(unique_name) when this is not set.
    type: str
  same_name:
    description:
      - What to do when no application has the O(unique_name), but applications without any unique name have the O(display_name).
      - Anybody who may register applications can choose any display name, so look at such an application and its owners before adopting it.
    type: str
    default: fail
    choices:
      fail: Fail and name them.
      adopt: Take over the application, if there is exactly one, and give it the unique name.
      create: Create another one.
  sign_in_audience:
    description:
      - Whose accounts may sign in.
      - A new application gets V(AzureADMyOrg) when this is not set.
    type: str
    choices:
      AzureADMyOrg: Accounts of this tenant.
      AzureADMultipleOrgs: Work and school accounts of any tenant.
      AzureADandPersonalMicrosoftAccount: Work, school and personal Microsoft accounts.
      PersonalMicrosoftAccount: Personal Microsoft accounts.
  public_client:
    description:
      - Whether public client flows are allowed (C(isFallbackPublicClient)). Signing in by device code needs V(true).
    type: bool
  redirect_uris:
    description:
      - The redirect URIs by platform. The list of a platform replaces what is there; a platform that is not named stays as it is.
    type: dict
    suboptions:
      public_client:
        description: Of mobile and desktop programs, such as V(http://localhost).
        type: list
        elements: str
      web:
        description: Of web applications.
        type: list
        elements: str
      spa:
        description: Of single-page applications.
        type: list
        elements: str
  permissions:
    description:
      - The delegated permissions to declare, by name. Their ids are read from the tenant.
      - They are added to those that are declared, see O(permissions_exact).
      - A new application declares C(IMAP.AccessAsUser.All), C(POP.AccessAsUser.All), C(SMTP.Send), C(offline_access), C(openid),
        C(profile) and C(email) on Microsoft Graph when neither this nor O(app_roles) is set.
    type: dict
    suboptions:
      graph:
        description: On Microsoft Graph.
        type: list
        elements: str
      exchange:
        description: On Office 365 Exchange Online.
        type: list
        elements: str
  app_roles:
    description:
      - The application permissions (app roles) to declare, by name, such as C(IMAP.AccessAsApp) on Exchange Online.
    type: dict
    suboptions:
      graph:
        description: On Microsoft Graph.
        type: list
        elements: str
      exchange:
        description: On Office 365 Exchange Online.
        type: list
        elements: str
  permissions_exact:
    description:
      - Whether O(permissions) and O(app_roles) together are all that is declared. Everything else is removed then, on every resource.
    type: bool
    default: false
  declare:
    description:
      - Where O(permissions) and O(app_roles) are declared.
      - V(own) leaves them out for an application that is registered in another tenant, such as a service provider's, for which only that
        tenant can declare anything. So one task serves both.
    type: str
    choices:
      always: Wherever the application is; one of another tenant is refused.
      own: Where the application is registered in this tenant.
    default: always
  owners:
    description:
      - The owners to add, users by user principal name or object id, service principals by object id.
    type: list
    elements: str
  owners_exact:
    description:
      - Whether O(owners), and O(service_principal_owners), are all owners. Others are removed then.
      - An identity that may only change applications it owns (C(Application.ReadWrite.OwnedBy)) must name itself.
    type: bool
    default: false
  notes:
    description: Notes for administrators; an empty text removes them.
    type: str
  tags:
    description: The tags of the application; the list replaces what is there. Its service principal shows them too.
    type: list
    elements: str
  service_management_reference:
    description:
      - Where the application is found in a service or asset management database (C(serviceManagementReference)); an empty text removes it.
        Some tenants refuse an application without one.
    type: str
  service_principal:
    description:
      - Whether to create the application's service principal in the tenant. Nothing can be granted, and nobody can sign in, without one.
      - V(false) leaves alone what is there.
    type: bool
    default: true
  service_principal_enabled:
    description: Whether users may sign in to the application (C(accountEnabled) of the service principal).
    type: bool
  service_principal_owners:
    description:
      - The owners of the service principal to add, users by user principal name or object id, service principals by object id.
      - They may change who is assigned, and the service principal's credentials. O(owners) are those of the registration.
    type: list
    elements: str
  service_principal_tags:
    description:
      - The service principal's own tags; the list replaces them, besides the one that O(hidden) decides about where that is given.
      - With V(WindowsAzureActiveDirectoryIntegratedApp) the admin center lists it among the enterprise applications.
      - The application's O(tags) show beside them. Those of an application of another tenant cannot be told from them, so nothing is removed
        there.
    type: list
    elements: str
  hidden:
    description: Whether users do not see the application in My Apps (the tag C(HideApp) of the service principal).
    type: bool
  assignment_required:
    description:
      - Whether only users who are assigned, or are in a group that is, may sign in to the application
        (C(appRoleAssignmentRequired) of the service principal). Others are refused with AADSTS50105.
    type: bool
  assigned:
    description:
      - The users and groups to assign, users by user principal name or object id, groups by object id. Applications cannot be assigned here.
      - Assigning groups takes a licence for Microsoft Entra ID P1, and members of nested groups are not assigned.
      - The application must have no app roles of its own.
    type: list
    elements: str
  assigned_exact:
    description: Whether O(assigned) are all users and groups that are assigned. The assignments of others are taken back then.
    type: bool
    default: false
  restore:
    description:
      - Whether to restore a soft-deleted application or service principal that fits, rather than to create another one. A restored service
        principal keeps its object id, which Exchange Online and app role assignments refer to.
    type: bool
    default: true
  purge:
    description:
      - Whether O(state=absent) deletes for good, a soft-deleted application included. This cannot be undone.
    type: bool
    default: false
notes:
  - The administrator's identity needs the application permission C(Application.ReadWrite.OwnedBy) on Microsoft Graph for what it
    creates itself, C(Application.ReadWrite.All) for other applications, and C(Directory.Read.All) besides for O(owners) and for
    finding soft-deleted applications. O(assigned) takes C(AppRoleAssignment.ReadWrite.All).
seealso:
  - module: m365.mail_oauth.application_info
  - module: m365.mail_oauth.permission_grant
  - name: application resource type
    description: Microsoft's reference of an application's properties.
    link: https://learn.microsoft.com/graph/api/resources/application
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: A mail application for a help desk that signs its users in by device code
  m365.mail_oauth.application:
    tenant: contoso.test
    auth_client_id: "{{ bootstrap_client_id }}"
    auth_client_secret: "{{ bootstrap_client_secret }}"
    unique_name: contoso-helpdesk-mail
    display_name: Helpdesk mail
    public_client: true
    notes: Managed by Ansible
  delegate_to: localhost
  register: mail_application

- name: The same with the administrator's identity set once for all modules of the group
  module_defaults:
    group/m365.mail_oauth.graph:
      tenant: contoso.test
      auth_client_id: "{{ bootstrap_client_id }}"
      auth_certificate_path: /etc/ansible/bootstrap.pem
  delegate_to: localhost
  block:
    - name: Register it for a web application, with nothing declared beyond what it needs
      m365.mail_oauth.application:
        unique_name: contoso-webmail
        display_name: Webmail
        redirect_uris:
          web:
            - https://webmail.contoso.test/oauth/callback
        permissions:
          graph:
            - IMAP.AccessAsUser.All
            - SMTP.Send
            - offline_access
        permissions_exact: true
        owners:
          - alice@contoso.test

    - name: Let only one user and one group sign in, and show it to nobody in My Apps
      m365.mail_oauth.application:
        unique_name: contoso-webmail
        assignment_required: true
        assigned:
          - alice@contoso.test
          - 3c1d7c0e-5b1f-4a35-8a55-1f6f4a9d5e77
        hidden: true

    - name: Bring an application that somebody made by hand under management
      m365.mail_oauth.application:
        app_id: 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
        unique_name: contoso-scanner-mail
        public_client: false

    - name: Delete an application for good
      m365.mail_oauth.application:
        unique_name: contoso-webmail
        state: absent
        purge: true
"""

RETURN = r"""
app_id:
  description: The application (client) id; null when there is no application, and in check mode for one that would be created.
  returned: success
  type: str
  sample: 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
application:
  description:
    - The application as it is afterwards, null when there is none, and for one that is registered in another tenant. In check mode, as it
      would be.
  returned: success
  type: dict
  contains:
    object_id:
      description: The object id of the registration; null in check mode for one that would be created.
      type: str
      returned: success
      sample: 0a8f9d3c-7f0b-4d5e-8d2b-5f1f6f9f1c22
    app_id:
      description: The application (client) id.
      type: str
      returned: success
      sample: 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
    display_name:
      description: The name that people see.
      type: str
      returned: success
      sample: Helpdesk mail
    unique_name:
      description: The unique name, null when it has none.
      type: str
      returned: success
      sample: contoso-helpdesk-mail
    sign_in_audience:
      description: Whose accounts may sign in.
      type: str
      returned: success
      sample: AzureADMyOrg
    public_client:
      description: Whether public client flows are allowed.
      type: bool
      returned: success
      sample: true
    redirect_uris:
      description: Lists of redirect URIs under C(public_client), C(web) and C(spa).
      type: dict
      returned: success
      sample:
        public_client: []
        web: []
        spa: []
    permissions:
      description:
        - The declared delegated permissions, by name, under C(graph) and C(exchange), and under the application id of other resources.
        - An id that the resource does not publish appears as it is.
      type: dict
      returned: success
      sample:
        graph:
          - IMAP.AccessAsUser.All
          - offline_access
        exchange: []
    app_roles:
      description: The declared application permissions, in the same form.
      type: dict
      returned: success
      sample:
        graph: []
        exchange: []
    notes:
      description: Notes for administrators, null when there are none.
      type: str
      returned: success
      sample: Managed by Ansible
    tags:
      description: The application's tags.
      type: list
      elements: str
      returned: success
      sample: []
    service_management_reference:
      description: Where the application is found in a service or asset management database, null when it is not said.
      type: str
      returned: success
      sample: null
    owners:
      description: The object ids of the owners.
      type: list
      elements: str
      returned: success
      sample:
        - 5d1a3c4e-6a0f-4b58-9a2e-7e2a5b8f3d33
service_principal:
  description: The application's service principal in the tenant, null when there is none.
  returned: success
  type: dict
  contains:
    object_id:
      description: Its object id; this is the one that Exchange Online wants to know. Null in check mode for one that would be created.
      type: str
      returned: success
      sample: 9f4b2f7a-2b1d-4f0a-8b7e-1c9d8e7f6a44
    enabled:
      description: Whether users may sign in to the application.
      type: bool
      returned: success
      sample: true
    assignment_required:
      description: Whether only users who are assigned may.
      type: bool
      returned: success
      sample: false
    hidden:
      description: Whether users do not see it in My Apps.
      type: bool
      returned: success
      sample: false
    tags:
      description: Its tags, those of the application included.
      type: list
      elements: str
      returned: success
      sample: []
    owners:
      description: The object ids of its owners.
      type: list
      elements: str
      returned: when O(service_principal_owners) is given
      sample: []
    assigned:
      description: The object ids of the users and groups that are assigned.
      type: list
      elements: str
      returned: when O(assigned) is given
      sample:
        - 5d1a3c4e-6a0f-4b58-9a2e-7e2a5b8f3d33
changes:
  description: What was changed, in words; in check mode, what would be.
  type: list
  elements: str
  returned: success
  sample:
    - create the application 'Helpdesk mail'
    - create the service principal
error:
  description:
    - What went wrong, for programs. Beside the keys below there can be C(method), C(path), C(client_request_id), C(needed_permissions),
      C(granted_permissions), C(candidates) and others.
  returned: failure
  type: dict
  contains:
    code:
      description: A short stable name of the cause.
      type: str
      returned: always
      sample: permission_missing
    message:
      description: What happened.
      type: str
      returned: always
      sample: "Microsoft Graph refused to create the application (403 Authorization_RequestDenied: Insufficient privileges)."
    remedy:
      description: What to do about it.
      type: str
      returned: when there is something to do
      sample: The bootstrap identity needs Application.ReadWrite.OwnedBy or Application.ReadWrite.All on Microsoft Graph.
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
from ..module_utils._module.application import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
