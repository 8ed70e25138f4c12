#!/usr/bin/python

# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: exchange_access
version_added: 0.1.0
short_description: Open mailboxes in Exchange Online to an application, and set their protocol switches
description:
  - App-only logins (a service without a user) need three things. The app roles C(IMAP.AccessAsApp), C(POP.AccessAsApp) or
    C(SMTP.SendAsApp) in Microsoft Entra ID, which M(m365.mail_oauth.permission_grant) assigns; a service principal in Exchange Online that
    points to the application's one in Entra ID; and a permission on each mailbox. This module is for the second and the third.
  - It also reads the switches that decide whether a protocol may be used at all, and sets them when asked to. They concern
    logins with a user as much as those without.
  - An account of High Volume Email is no mailbox and needs neither that service principal nor a permission on a mailbox, but the app role
    C(Mail.Send) of Office 365 Exchange Online, and the application on the account's list (O(mailboxes[].high_volume)).
  - Microsoft supports only PowerShell for this. By default, O(method=powershell), the module changes nothing and returns the exact lines
    for an Exchange administrator to run.
  - With O(method=admin_api) the module does it itself, by the endpoint that Microsoft's own PowerShell module calls.
    B(Microsoft neither documents nor supports that endpoint for others), and it may change at any time.
extends_documentation_fragment:
  - m365.mail_oauth._entra_auth
  - m365.mail_oauth._entra_auth.exchange
  - m365.mail_oauth._entra_auth.wait
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.actiongroup_graph
attributes:
  check_mode:
    support: full
    details: With O(method=powershell) nothing is ever changed.
  diff_mode:
    support: full
  idempotent:
    support: full
    details: The second run with O(method=admin_api) only reads. The lines of O(method=powershell) can be run again, too.
options:
  method:
    description: How the changes are made.
    type: str
    default: powershell
    choices:
      powershell: Nothing is changed. RV(powershell) holds the lines to run in Exchange Online PowerShell.
      admin_api: >-
        By the admin endpoint that Exchange Online PowerShell itself uses. Not documented and not supported by Microsoft.
  state:
    description:
      - V(present) makes sure that Exchange Online knows the application's service principal and that the mailboxes are as
        described. What an option does not name is left alone.
      - V(absent) takes all permissions on O(mailboxes) from the application, removes the role of O(smtp_rbac) if that is set, and
        removes the service principal from Exchange Online. Switches are left as they are, and so is everything in Microsoft Entra ID.
    type: str
    default: present
    choices:
      - present
      - absent
  app_id:
    description:
      - The application (client) id of the application that logs in.
      - Without it, switches are all that the module looks at.
      - In check mode it may be empty, for an application that does not exist yet.
    type: str
  object_id:
    description:
      - The object id of the application's service principal (enterprise application) in the tenant. The object id of the application
        (app registration) is another one and does not work.
      - When it is not set it is read from Microsoft Graph, which is the safe way.
      - A service principal that Exchange Online holds for O(app_id) with another object id is removed, because logins fail with it.
    type: str
  display_name:
    description:
      - The name that a new service principal gets in Exchange Online.
      - When neither it nor O(object_id) is set, it is the one in Microsoft Entra ID.
    type: str
  mailboxes:
    description: The mailboxes, shared ones too.
    type: list
    elements: dict
    default: []
    suboptions:
      address:
        description: The mailbox's address.
        type: str
        required: true
      full_access:
        description:
          - Whether the application has full access to the mailbox, which IMAP, POP and SMTP all need.
          - When it is not set, access is given if O(app_id) is set and O(smtp_rbac) is not; otherwise it is left as it is.
        type: bool
      send_as:
        description:
          - Whether the application may send as the mailbox. It is needed to send with the mailbox's address in C(From) after a login as
            another mailbox.
        type: bool
      imap_enabled:
        description: Whether IMAP may be used for the mailbox at all.
        type: bool
      pop_enabled:
        description: Whether POP may be used for the mailbox at all.
        type: bool
      smtp_auth:
        description:
          - Whether a login for sending (SMTP AUTH) is possible for the mailbox. It is needed with OAuth, too.
        type: str
        choices:
          enabled: Possible, whatever holds for the organisation.
          disabled: Not possible.
          inherit: As O(tenant_smtp_auth) says.
      high_volume:
        description:
          - Whether it is an account of High Volume Email. The application's service principal is put on the account's list of applications, by
            its object id, or with O(state=absent) taken off it; O(mailboxes[].full_access) tells that, and there are no other rights and switches.
          - It takes up to five minutes. An account's list has ten applications at most.
          - What the admin endpoint of O(method=admin_api) answers to the cmdlets for it has not been seen by anybody who published it.
        type: bool
        default: false
  tenant_smtp_auth:
    description:
      - Whether a login for sending (SMTP AUTH) is possible for all mailboxes whose own O(mailboxes[].smtp_auth) is V(inherit), as it is
        unless somebody has changed it.
      - Microsoft turns it off in new tenants. Turning it on for single mailboxes is the better choice.
    type: str
    choices:
      - enabled
      - disabled
  smtp_rbac:
    description:
      - Lets the application send by SMTP through Exchange Online's RBAC for Applications, without a permission on each mailbox. The
        role C(Application SMTP.SendAsApp) is assigned for the recipients that a filter selects. There is no such role for IMAP and POP.
      - The application must not hold the app role C(SMTP.SendAsApp) at the same time. The module fails if it does, where it can tell.
      - It takes Exchange Online up to two hours to honour a change. RV(smtp_rbac.mailboxes) looks past that delay.
    type: dict
    suboptions:
      group_dn:
        description:
          - The distinguished name of a group whose members the application may send as. C(Get-Group) shows it.
          - Either this or O(smtp_rbac.recipient_filter) is needed unless O(state=absent).
        type: str
      recipient_filter:
        description: An OPATH filter that selects the recipients, in place of a group.
        type: str
      scope_name:
        description:
          - The name of the management scope to make or to change.
          - The default is C(m365-mail-oauth) and O(app_id).
        type: str
      assignment_name:
        description:
          - The name of the role assignment to make.
          - The default is C(m365-mail-oauth) and O(app_id).
        type: str
notes:
  - For O(method=admin_api) the administrator's identity needs two rights at once, the application permission C(Exchange.ManageAsApp) of
    Office 365 Exchange Online, and a Microsoft Entra role on its own service principal. Exchange Administrator is the one that can do
    everything here; Exchange Recipient Administrator cannot register service principals. Never give them to the mail
    application itself. Without the first the endpoint answers 401, without the second 403.
  - O(method=admin_api) has not been seen to work in V(gcc_high) and V(dod) by anybody whom these pages could rely on.
  - It can take an hour until a permission is honoured at logins. What counts is a login, see M(m365.mail_oauth.verify).
  - A service principal that is removed from Exchange Online leaves permissions of nobody behind on mailboxes that O(mailboxes) does not
    name.
  - To know the object id without O(object_id), the administrator's identity needs C(Application.Read.All) on Microsoft Graph.
  - A token given in O(auth_access_token) must be for what O(exchange_admin_scope) names. Microsoft Graph does not take it, so that
    O(object_id) has to be set. It can be the token of a person who is an Exchange administrator, with the delegated permission
    C(Exchange.Manage).
seealso:
  - module: m365.mail_oauth.permission_grant
  - module: m365.mail_oauth.application
  - module: m365.mail_oauth.verify
  - name: Authenticate an IMAP, POP or SMTP connection using OAuth
    description: Microsoft's guide, with the part on the client credentials flow.
    link: https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
  - name: Role Based Access Control for Applications in Exchange Online
    description: Microsoft's guide to what O(smtp_rbac) uses.
    link: https://learn.microsoft.com/exchange/permissions-exo/application-rbac
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: Ask what an Exchange administrator has to run
  m365.mail_oauth.exchange_access:
    tenant: contoso.test
    auth_client_id: "{{ bootstrap_client_id }}"
    auth_client_secret: "{{ bootstrap_client_secret }}"
    app_id: "{{ mail_application.app_id }}"
    mailboxes:
      - address: info@contoso.test
      - address: helpdesk@contoso.test
        send_as: true
  delegate_to: localhost
  register: access

- name: Show it
  ansible.builtin.debug:
    msg: "{{ access.powershell }}"

- name: Do it, by the endpoint that Microsoft does not support
  m365.mail_oauth.exchange_access:
    tenant: contoso.test
    method: admin_api
    app_id: "{{ mail_application.app_id }}"
    mailboxes:
      - address: info@contoso.test
        imap_enabled: true
        smtp_auth: enabled
  delegate_to: localhost

- name: Read the switches of a mailbox, and change nothing
  m365.mail_oauth.exchange_access:
    tenant: contoso.test
    method: admin_api
    mailboxes:
      - address: alice@contoso.test
  delegate_to: localhost

- name: Let an application send as the members of a group, without permissions on mailboxes
  m365.mail_oauth.exchange_access:
    tenant: contoso.test
    method: admin_api
    app_id: "{{ mail_application.app_id }}"
    smtp_rbac:
      group_dn: CN=printers,OU=contoso.onmicrosoft.com,OU=Microsoft Exchange Hosted Organizations,DC=EURPR01A001,DC=PROD,DC=OUTLOOK,DC=COM
    mailboxes:
      - address: printer@contoso.test
  delegate_to: localhost

- name: Take everything back
  m365.mail_oauth.exchange_access:
    tenant: contoso.test
    method: admin_api
    state: absent
    app_id: "{{ mail_application.app_id }}"
    mailboxes:
      - address: info@contoso.test
      - address: helpdesk@contoso.test
  delegate_to: localhost
"""

RETURN = r"""
method:
  description: The value of O(method).
  returned: success
  type: str
  sample: admin_api
powershell:
  description:
    - With O(method=powershell), the lines to run in Exchange Online PowerShell; RV(changes) is empty then. Running them again does no harm.
    - With O(method=admin_api), the lines that do what the module did; in check mode, what it would do.
  returned: success
  type: list
  elements: str
  sample:
    - Connect-ExchangeOnline -Organization 'contoso.test'
    - Set-CASMailbox -Identity 'info@contoso.test' -ImapEnabled $true
changes:
  description: What was changed, in words; in check mode, what would be.
  type: list
  elements: str
  returned: success
  sample:
    - give full access to info@contoso.test
service_principal:
  description: The service principal as Exchange Online knows it afterwards; null when there is none or O(app_id) is not set.
  returned: success and O(method=admin_api)
  type: dict
  contains:
    app_id:
      description: The application (client) id; null in check mode when it was empty.
      type: str
      returned: success
      sample: 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
    object_id:
      description: The object id of the service principal in Microsoft Entra ID; null in check mode when there is none yet.
      type: str
      returned: success
      sample: 0c8f4f5a-63a5-4d0c-8d8e-1a2f4e5b6c7d
    display_name:
      description: Its name in Exchange Online.
      type: str
      returned: success
      sample: Mail relay
mailboxes:
  description: The mailboxes as they are afterwards; in check mode, as they would be.
  returned: success and O(method=admin_api)
  type: list
  elements: dict
  contains:
    address:
      description: The address as given.
      type: str
      returned: success
      sample: info@contoso.test
    full_access:
      description: Whether the application has full access; null when that was not asked for.
      type: bool
      returned: success
      sample: true
    send_as:
      description: Whether the application may send as the mailbox; null when that was not asked for.
      type: bool
      returned: success
      sample: null
    imap_enabled:
      description: Whether IMAP may be used.
      type: bool
      returned: success
      sample: true
    pop_enabled:
      description: Whether POP may be used.
      type: bool
      returned: success
      sample: true
    smtp_auth:
      description: V(enabled), V(disabled) or V(inherit); null for an account of High Volume Email, which it does not concern.
      type: str
      returned: success
      sample: inherit
    smtp_auth_effective:
      description: Whether a login for sending is possible, with the organisation's setting taken into account.
      type: bool
      returned: success
      sample: false
tenant_smtp_auth:
  description: The organisation's setting, V(enabled) or V(disabled).
  returned: success and O(method=admin_api)
  type: str
  sample: disabled
smtp_rbac:
  description: The role of O(smtp_rbac) as it is afterwards; null when that is not set, or when there is none.
  returned: success and O(method=admin_api)
  type: dict
  contains:
    scope_name:
      description: The name of the management scope.
      type: str
      returned: success
      sample: m365-mail-oauth 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
    recipient_filter:
      description: Its filter.
      type: str
      returned: success
      sample: MemberOfGroup -eq 'CN=printers,OU=contoso.onmicrosoft.com,DC=OUTLOOK,DC=COM'
    assignment_name:
      description: The name of the role assignment.
      type: str
      returned: success
      sample: m365-mail-oauth 7b2c6f3e-0d7a-4a0e-9a52-0f6f5f0c7a11
    role:
      description: The role.
      type: str
      returned: success
      sample: Application SMTP.SendAsApp
    mailboxes:
      description: Whether the role covers the mailboxes in O(mailboxes). Empty in check mode when something is to be changed.
      type: list
      elements: dict
      returned: success
      contains:
        address:
          description: The address.
          type: str
          returned: success
          sample: printer@contoso.test
        in_scope:
          description: Whether it is covered; null where Exchange Online did not say.
          type: bool
          returned: success
          sample: true
error:
  description:
    - What went wrong, for programs. Beside the keys below there can be C(exception), C(granted_permissions), C(missing) and others.
  returned: failure
  type: dict
  contains:
    code:
      description: A short stable name of the cause.
      type: str
      returned: always
      sample: admin_api_refused
    message:
      description: What happened.
      type: str
      returned: always
      sample: Exchange Online refused to list the service principals it knows (403 no reason given).
    remedy:
      description: What to do about it.
      type: str
      returned: when there is something to do
      sample: The admin endpoint wants two rights of the bootstrap identity.
    powershell:
      description: The lines that an Exchange administrator can run instead.
      type: list
      elements: str
      returned: when Exchange Online refused
      sample:
        - Connect-ExchangeOnline -Organization 'contoso.test'
    cmdlet:
      description: The cmdlet that was refused.
      type: str
      returned: when there was an answer
      sample: Get-ServicePrincipal
    status:
      description: The HTTP status of the answer.
      type: int
      returned: when there was an answer
      sample: 403
    request_id:
      description: The id under which Microsoft's support finds the request.
      type: str
      returned: when the answer had one
      sample: 3f2a7f5e-5d0c-4a2f-9d58-0d8f4c1b2e55
"""

from ..module_utils._argspec import run
from ..module_utils._module.exchange.access import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
