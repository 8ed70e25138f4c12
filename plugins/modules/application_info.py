#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: application_info
version_added: 0.1.0
short_description: Read application registrations, their credentials' expiry and their grants
description:
  - Reads application registrations with their service principals, what they declare, what is granted to them, and when their secrets
    and certificates expire.
  - Secrets themselves cannot be read from Microsoft Entra ID, so none is returned.
extends_documentation_fragment:
  - m365.mail_oauth._entra_auth
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.info_module
  - m365.mail_oauth._attributes.actiongroup_graph
options:
  app_id:
    description:
      - Read the application with this application (client) id.
      - Without any of O(app_id), O(object_id), O(unique_name), O(display_name) and O(display_name_prefix) all applications of the
        tenant are read.
    type: str
  object_id:
    description: Read the application whose registration has this object id.
    type: str
  unique_name:
    description: Read the application with this unique name.
    type: str
  display_name:
    description: Read the applications with this display name; there can be several.
    type: str
  display_name_prefix:
    description: Read the applications whose display names begin like this.
    type: str
  mail_access:
    description:
      - Read which applications of the tenant hold any permission about mail, whether they are registered in it or in another one, and the
        grants that have lost what they belong to. See RV(mail_access) and RV(orphaned_grants); RV(applications) is not returned.
      - It takes a few requests for each thousand applications, grants and users.
      - Permissions count by their names on Microsoft Graph and Office 365 Exchange Online, such as C(IMAP.), C(POP.), C(SMTP.), C(Mail.),
        C(MailboxSettings.), C(EWS.), C(EAS.) and C(Exchange.) with what follows, and C(full_access_as_app). Rights that Exchange Online itself
        gives, such as by role based access control for applications, are not among them, see M(m365.mail_oauth.exchange_access_info).
    type: bool
    default: false
notes:
  - The administrator's identity needs the application permission C(Application.Read.All) and C(Directory.Read.All) on Microsoft
    Graph; the latter is for the grants, and with O(mail_access) for the users that grants name.
seealso:
  - module: m365.mail_oauth.application
  - module: m365.mail_oauth.permission_grant
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: Read one application
  m365.mail_oauth.application_info:
    tenant: contoso.test
    auth_client_id: "{{ bootstrap_client_id }}"
    auth_client_secret: "{{ bootstrap_client_secret }}"
    unique_name: contoso-helpdesk-mail
  delegate_to: localhost
  register: found

- name: Fail when it has a credential that ends within 30 days
  ansible.builtin.assert:
    that: found.applications[0].credentials | selectattr('days_left', 'lt', 30) | length == 0
    fail_msg: A credential of {{ found.applications[0].application.display_name }} ends soon.

- name: Read all applications whose names begin with "Mail"
  m365.mail_oauth.application_info:
    tenant: contoso.test
    display_name_prefix: Mail
  delegate_to: localhost

- name: Read who may do anything with mail
  m365.mail_oauth.application_info:
    tenant: contoso.test
    mail_access: true
  delegate_to: localhost
  register: audit

- name: Show applications of others that may read every mailbox, and grants of nobody
  ansible.builtin.debug:
    msg:
      - "{{ audit.mail_access | selectattr('registered', 'ne', 'here') | selectattr('app_roles') | map(attribute='display_name') }}"
      - "{{ audit.orphaned_grants | map(attribute='reason') | unique }}"
"""

RETURN = r"""
applications:
  description: The applications that were found, by display name; empty when there is none.
  returned: when O(mail_access) is false
  type: list
  elements: dict
  contains:
    application:
      description: The application, in the form of the return value C(application) of M(m365.mail_oauth.application).
      type: dict
      returned: success
      sample:
        object_id: 0a8f9d3c-7f0b-4d5e-8d2b-5f1f6f9f1c22
        app_id: 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
        display_name: Helpdesk mail
        unique_name: contoso-helpdesk-mail
        sign_in_audience: AzureADMyOrg
        public_client: true
        redirect_uris:
          public_client: []
          web: []
          spa: []
        permissions:
          graph:
            - IMAP.AccessAsUser.All
          exchange: []
        app_roles:
          graph: []
          exchange: []
        notes: null
        tags: []
        service_management_reference: null
        owners: []
    service_principal:
      description:
        - C(object_id), C(enabled), C(assignment_required), C(hidden) and C(tags) of the service principal in this tenant, null when there is
          none.
      type: dict
      returned: success
      sample:
        object_id: 9f4b2f7a-2b1d-4f0a-8b7e-1c9d8e7f6a44
        enabled: true
        assignment_required: false
        hidden: false
        tags: []
    credentials:
      description: The client secrets and certificates, the one that ends first at the beginning.
      type: list
      elements: dict
      returned: success
      contains:
        type:
          description: V(client_secret) or V(certificate).
          type: str
          returned: success
          sample: client_secret
        key_id:
          description: The id of the credential.
          type: str
          returned: success
          sample: 1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e66
        name:
          description: Its name.
          type: str
          returned: success
          sample: ansible-2026
        hint:
          description: The first characters of a client secret, as Microsoft Entra ID shows them; null for a certificate.
          type: str
          returned: success
          sample: "[6g"
        thumbprint:
          description: The SHA-1 thumbprint of a certificate, 40 hexadecimal digits in upper case, as M(m365.mail_oauth.application_credential) has it.
            Null for a client secret, and where Microsoft Graph does not tell.
          type: str
          returned: success
          sample: 52ED9B5038A47B9E2E2190715CC238359D4F8F73
        start:
          description: From when on it is valid.
          type: str
          returned: success
          sample: "2026-01-01T00:00:00Z"
        end:
          description: When it ends.
          type: str
          returned: success
          sample: "2028-01-01T00:00:00Z"
        days_left:
          description: Whole days until then, negative afterwards.
          type: int
          returned: success
          sample: 404
        expired:
          description: Whether it has ended.
          type: bool
          returned: success
          sample: false
    federated_credentials:
      description:
        - The federated identity credentials, by name. They do not end. Empty, too, where the administrator's identity may not read them.
      type: list
      elements: dict
      returned: success
      sample:
        - key_id: 2f9b6c1d-1111-4222-8333-444455556666
          name: github-production
          issuer: https://token.actions.githubusercontent.com
          subject: "repo:contoso/mail-config:environment:production"
          claims_matching_expression: null
          audiences:
            - api://AzureADTokenExchange
    grants:
      description:
        - All delegated grants of the application in this tenant, those for single users included.
        - C(resource) is V(graph), V(exchange) or the object id of another resource's service principal, C(principal) the object id of
          a user or null.
      type: list
      elements: dict
      returned: success
      sample:
        - resource: exchange
          resource_app_id: 00000002-0000-0ff1-ce00-000000000000
          consent_type: AllPrincipals
          principal: null
          scopes:
            - IMAP.AccessAsUser.All
    app_roles:
      description: All app roles that the application holds.
      type: list
      elements: dict
      returned: success
      sample:
        - resource: exchange
          resource_app_id: 00000002-0000-0ff1-ce00-000000000000
          role: IMAP.AccessAsApp
foreign_application:
  description:
    - With O(app_id), what this tenant has of an application that is registered in another one, C(app_id), C(service_principal), C(grants)
      and C(app_roles) as in RV(applications); null in all other cases.
  returned: when O(mail_access) is false
  type: dict
  sample: null
mail_access:
  description: The applications with permissions about mail, by display name.
  returned: when O(mail_access) is true
  type: list
  elements: dict
  contains:
    display_name:
      description: The name of the service principal, null where there is none any more.
      type: str
      returned: success
      sample: Helpdesk mail
    app_id:
      description: The application (client) id, null where there is no service principal any more.
      type: str
      returned: success
      sample: 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
    object_id:
      description: The object id of the service principal.
      type: str
      returned: success
      sample: 9f4b2f7a-2b1d-4f0a-8b7e-1c9d8e7f6a44
    enabled:
      description: Whether users may sign in to it; null where there is no service principal any more.
      type: bool
      returned: success
      sample: true
    registered:
      description: Where it is registered, V(here), V(elsewhere) or, where this tenant's registration is gone, V(nowhere).
      type: str
      returned: success
      sample: elsewhere
    owner_tenant:
      description: The id of the tenant that it is registered in.
      type: str
      returned: success
      sample: 99999999-8888-7777-6666-555555555555
    publisher:
      description: The name of its publisher where Microsoft verified that, null otherwise.
      type: str
      returned: success
      sample: null
    grants:
      description: Its delegated grants in the form of RV(applications[].grants), with the permissions about mail alone.
      type: list
      elements: dict
      returned: success
      sample:
        - resource: graph
          resource_app_id: 00000003-0000-0000-c000-000000000000
          consent_type: AllPrincipals
          principal: null
          scopes:
            - Mail.Read
    app_roles:
      description: Its app roles about mail, in the form of RV(applications[].app_roles).
      type: list
      elements: dict
      returned: success
      sample: []
orphaned_grants:
  description: The grants that have lost what they belong to, whatever their permissions; of app roles those of Microsoft Graph and Exchange Online.
  returned: when O(mail_access) is true
  type: list
  elements: dict
  contains:
    kind:
      description: V(delegated) or V(app_role).
      type: str
      returned: success
      sample: delegated
    id:
      description: The id of the grant or of the assignment, by which Microsoft Graph deletes it.
      type: str
      returned: success
      sample: f0l3Dxr4m0qQ2f5Hh0bT-PnvL0CDqyVMp4c2WVQ3tzM
    object_id:
      description: The object id of the service principal that holds it.
      type: str
      returned: success
      sample: 9f4b2f7a-2b1d-4f0a-8b7e-1c9d8e7f6a44
    app_id:
      description: The application (client) id, null where there is no service principal any more.
      type: str
      returned: success
      sample: 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
    display_name:
      description: The name of the application, as far as it is known.
      type: str
      returned: success
      sample: Helpdesk mail
    resource:
      description: V(graph), V(exchange), or the object id of another resource's service principal.
      type: str
      returned: success
      sample: exchange
    principal:
      description: The object id of the user who consented for themselves, null for a grant for everybody and for an app role.
      type: str
      returned: success
      sample: 5d1a3c4e-6a0f-4b58-9a2e-7e2a5b8f3d33
    permissions:
      description: The scopes or the app role.
      type: list
      elements: str
      returned: success
      sample:
        - IMAP.AccessAsUser.All
    reason:
      description:
        - What is gone, V(no_service_principal), V(no_registration) of an application of this tenant, or V(no_user) who consented.
      type: str
      returned: success
      sample: no_user
error:
  description:
    - What went wrong, for programs, with C(code), C(message) and C(remedy), and for Microsoft Graph's refusals also C(status),
      C(graph_code) and C(request_id).
  returned: failure
  type: dict
  sample:
    code: permission_missing
    message: "Microsoft Graph refused to list applications (403 Authorization_RequestDenied: Insufficient privileges)."
    status: 403
"""

from ..module_utils._argspec import run
from ..module_utils._module.application_info import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
