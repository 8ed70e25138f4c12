#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: tenant_policies_info
version_added: 0.1.0
short_description: Say which steps of onboarding a tenant's policies will refuse
description:
  - Reads the policies of a tenant that decide over mail logins with OAuth 2.0, and says of each step, before anything is done, whether it
    will work, will be refused, or may be refused or not; by which policy, who can change that, and what works instead.
  - The policies are the user consent policy, application management policies, security defaults and Conditional Access, with O(exchange) also
    Exchange Online's switches and authentication policies. What the administrator's identity may do itself is read from its token.
  - A policy that may not be read is not a failure. It is named in RV(unread), and what depends on it is unknown.
  - What the service's own documentation and its users say against each other is unknown, too, as is what depends on a person's groups, place or
    device.
extends_documentation_fragment:
  - m365.mail_oauth._entra_auth
  - m365.mail_oauth._entra_auth.exchange
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.info_module
  - m365.mail_oauth._attributes.actiongroup_graph
options:
  app_id:
    description:
      - The application (client) id of the mail application, when there is one already. Its age, its owners and policies of its own count then.
      - Without any of O(app_id), O(unique_name) and O(display_name), or when there is no such application, one is to be made.
    type: str
  unique_name:
    description: The unique name of the mail application.
    type: str
  display_name:
    description: The display name of the mail application. When several have it, one is taken to be made.
    type: str
  sign_in_audience:
    description: The sign-in audience that the application is to have.
    type: str
    default: AzureADMyOrg
    choices: [AzureADMyOrg, AzureADMultipleOrgs, AzureADandPersonalMicrosoftAccount, PersonalMicrosoftAccount]
  secret_days:
    description: How many days a client secret is to last.
    type: int
    default: 180
  certificate_days:
    description: How many days a certificate is to last.
    type: int
    default: 365
  mailboxes:
    description: The mailboxes whose users are to sign in.
    type: list
    elements: dict
    default: []
    suboptions:
      address:
        description: The mailbox's address.
        type: str
        required: true
      sign_in_user:
        description: Who signs in for it, when that is not the mailbox itself.
        type: str
  scopes:
    description: The delegated permissions that a user would have to consent to where no administrator did.
    type: list
    elements: str
    default: [IMAP.AccessAsUser.All, POP.AccessAsUser.All, SMTP.Send]
  exchange:
    description:
      - Whether to ask Exchange Online for its switches and policies. Without it, logins to mail servers end as unknown.
      - It asks the endpoint that Microsoft's own PowerShell module calls. B(Microsoft neither documents nor supports that endpoint for others),
        and it may change at any time.
    type: bool
    default: false
  steps:
    description: The steps to tell of; all of them where it is not set.
    type: list
    elements: str
    choices:
      create_application: Register the application.
      client_secret: Add a client secret that lasts O(secret_days).
      certificate: Add a certificate that lasts O(certificate_days).
      federated_credential: Add a federated credential.
      grant_for_all: Consent for all users.
      grant_for_one: Consent for one user.
      user_consent: A user's own consent to O(scopes).
      sign_in_device_code: A user signs in by device code, the permissions being granted.
      sign_in_browser: A user signs in by browser.
      imap_oauth: An IMAP login with a token.
      pop_oauth: A POP3 login with a token.
      smtp_oauth: An SMTP login with a token.
      imap_password: An IMAP login with a password.
      pop_password: A POP3 login with a password.
      smtp_password: An SMTP login with a password.
notes:
  - The administrator's identity needs C(Policy.Read.All) on Microsoft Graph, and a person a role such as Global Reader as well. Where an
    application is named, it also needs C(Application.Read.All) or one of the permissions to change applications; without it the task fails.
    With a permission to read users (C(User.ReadBasic.All)), policies about single users are told from each other.
  - O(exchange) needs the application permission C(Exchange.ManageAsApp) of Office 365 Exchange Online, and a role that may read, such as Global
    Reader or Exchange Administrator.
seealso:
  - module: m365.mail_oauth.application
  - module: m365.mail_oauth.verify
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: Ask what the tenant's policies will refuse
  m365.mail_oauth.tenant_policies_info:
    tenant: contoso.test
    auth_client_id: "{{ bootstrap_client_id }}"
    auth_client_secret: "{{ bootstrap_client_secret }}"
    unique_name: contoso-helpdesk-mail
    secret_days: 365
    mailboxes:
      - address: info@contoso.test
        sign_in_user: alice@contoso.test
  delegate_to: localhost
  register: foretold

- name: Show it
  ansible.builtin.debug:
    msg: "{{ foretold.refused + foretold.unknown }}"
"""

RETURN = r"""
policies:
  description: What the policies say, in short. Null is what was not read.
  returned: success
  type: dict
  contains:
    user_consent:
      description: What users may consent to; V(off), V(low), V(legacy) (anything), V(managed) by Microsoft, or V(custom).
      type: str
      returned: success
      sample: managed
    users_may_create_apps:
      description: Whether users without a directory role may register applications.
      type: bool
      returned: success
      sample: true
    app_management_enabled:
      description: Whether the tenant's application management policy is in force.
      type: bool
      returned: success
      sample: false
    security_defaults:
      description: Whether security defaults are on.
      type: bool
      returned: success
      sample: false
    conditional_access_policies:
      description: How many Conditional Access policies there are, those that are off included.
      type: int
      returned: success
      sample: 4
    smtp_auth_disabled:
      description: Whether authenticated SMTP is off for the organisation.
      type: bool
      returned: success
      sample: true
    default_authentication_policy:
      description: The name of Exchange Online's default authentication policy.
      type: str
      returned: success
      sample: Block Basic
unread:
  description: The policies that were not read, each with C(policy), its C(title) and why (C(because)).
  returned: success
  type: list
  elements: dict
  sample:
    - policy: conditional_access
      title: Conditional Access
      because: "the administrator's identity may not read it: its token lacks Policy.Read.All"
predictions:
  description:
    - One for each of O(steps), those about users and mailboxes once for each. Each step is judged by itself, a sign-in as if the permissions
      were granted, a login as if there were a token.
  returned: success
  type: list
  elements: dict
  contains:
    step:
      description: The step, as in O(steps).
      type: str
      returned: success
      sample: sign_in_device_code
    subject:
      description: The user or mailbox that it is about, else null.
      type: str
      returned: success
      sample: alice@contoso.test
    outcome:
      description: V(works), V(refused) or V(unknown).
      type: str
      returned: success
      sample: refused
    sentence:
      description: All of it in words.
      type: str
      returned: success
      sample: >-
        Sign in by device code (alice@contoso.test): will be refused. Conditional Access 'Microsoft-managed: Block device code flow': It blocks
        this way to sign in.
    reasons:
      description: Why.
      type: list
      elements: dict
      returned: success
      contains:
        policy:
          description: The kind of policy.
          type: str
          returned: success
          sample: conditional_access
        title:
          description: The kind of policy in words.
          type: str
          returned: success
          sample: Conditional Access
        name:
          description: Which one, where there are several, else null.
          type: str
          returned: success
          sample: "Microsoft-managed: Block device code flow"
        text:
          description: What it says about the step.
          type: str
          returned: success
          sample: It blocks this way to sign in.
        changed_by:
          description: Who can change it.
          type: str
          returned: success
          sample: a Conditional Access Administrator or Security Administrator
        instead:
          description: What works instead, null where nothing does.
          type: str
          returned: success
          sample: Sign in by browser.
        remark:
          description:
            - V(true) for what has no part in the outcome, such as a second factor that the person will be asked for, or a policy that
              reports only as yet.
          type: bool
          returned: success
          sample: false
refused:
  description: The sentences of the steps that will be refused.
  returned: success
  type: list
  elements: str
  sample: []
unknown:
  description: The sentences of the steps that may be refused or not.
  returned: success
  type: list
  elements: str
  sample: []
error:
  description: What went wrong, for programs, with C(code), C(message) and C(remedy), as by M(m365.mail_oauth.application_info).
  returned: failure
  type: dict
  sample:
    code: graph_unreachable
    message: https://graph.microsoft.com cannot be reached to list the Conditional Access policies (ConnectError).
"""

from ..module_utils._argspec import run
from ..module_utils._module.tenant_policies_info import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
