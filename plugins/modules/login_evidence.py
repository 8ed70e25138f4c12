# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of the action plugin of this name, which does its work on the controller and by two other modules."""

from __future__ import annotations

DOCUMENTATION = r"""
module: login_evidence
short_description: Ask what explains failed mail logins, and what expires
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - After a verification, asks Microsoft Graph about the application (its service principal, its grants, the end of its credentials),
    Exchange Online about the mailboxes that fail (protocol switches, permissions), and the store about the age of refresh tokens.
  - RV(circumstances) go into the report of M(m365.mail_oauth.verify_report), where they decide between causes that a server's words leave
    open. RV(expiries) are what takes logins with it when it ends.
  - It only reads, and it does not fail because somebody cannot be asked. RV(circumstances.unasked) says so then.
extends_documentation_fragment:
  - m365.mail_oauth._entra_auth
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.info_module
  - m365.mail_oauth._attributes.actiongroup_graph
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: full
  async:
    support: none
    details: The administrator's credential is among the arguments.
options:
  ask:
    description:
      - Whom to ask. V(graph) needs what M(m365.mail_oauth.application_info) needs, V(exchange) what
        M(m365.mail_oauth.exchange_access_info) needs, in particular an Entra role that may read in Exchange Online.
      - V(auto) is V(graph) where the administrator's identity is known from options or environment.
      - The store is read in any case. An empty list asks nobody else.
      - Exchange Online is asked only about logins that failed as a switch or a permission makes them fail, about 50 mailboxes at most.
    type: list
    elements: str
    choices: [auto, graph, exchange]
    default: [auto]
  name:
    description: The tenant's name in RV(expiries). The default is O(tenant).
    type: str
  application:
    description:
      - The application of the tenants file with C(app_id), C(unique_name) or C(display_name). It is asked about, and so are the ones that
        the tokens and the store name.
    type: dict
    default: {}
  credentials:
    description:
      - The credentials of the tenants file. Of certificates with C(private_key_path), the end is read from that file where Microsoft Graph is not
        asked; what the store keeps, and the file of C(m365_mail_oauth_certificate_path) or E(M365_MAIL_OAUTH_CERTIFICATE_PATH), are then read as well.
    type: list
    elements: dict
    default: []
  planned:
    description: The checks, as the P(m365.mail_oauth.mail_checks#filter) filter gives them.
    type: list
    elements: dict
    default: []
  results:
    description: What was found, as the P(m365.mail_oauth.verify#role) role collects it; one for each host, with C(checks).
    type: list
    elements: dict
    default: []
  exchange_admin_url:
    description: As in M(m365.mail_oauth.exchange_access_info).
    type: str
  store:
    description:
      - The path of the store. Also taken from the variable C(m365_mail_oauth_store) and the environment variable
        E(M365_MAIL_OAUTH_STORE); the default is C(~/.config/m365-mail-oauth/TENANT.store).
    type: path
  store_encryption:
    description: As in M(m365.mail_oauth.sign_in), with variable and environment variable as for O(store).
    type: str
    choices: [vault, none]
    default: vault
  store_vault_id:
    description: As in M(m365.mail_oauth.sign_in).
    type: str
  store_lock_timeout:
    description: As in M(m365.mail_oauth.sign_in); reading takes no lock.
    type: float
    default: 60.0
  note:
    description: Why nobody could be asked, for RV(circumstances.unasked), where a task before has found out.
    type: str
seealso:
  - module: m365.mail_oauth.verify
  - module: m365.mail_oauth.verify_report
  - module: m365.mail_oauth.application_info
  - module: m365.mail_oauth.exchange_access_info
"""

EXAMPLES = r"""
- name: Ask what explains the failures
  m365.mail_oauth.login_evidence:
    tenant: contoso.test
    auth_client_id: "{{ bootstrap_client_id }}"
    auth_client_secret: "{{ bootstrap_client_secret }}"
    ask: [graph, exchange]
    application:
      unique_name: m365-mail-oauth
    planned: "{{ m365_tenant | m365.mail_oauth.mail_checks }}"
    results:
      - host: relay.contoso.test
        checks: "{{ verified.checks }}"
  register: evidence

- name: Show what ends within 30 days
  ansible.builtin.debug:
    msg: "{{ evidence.expiries | rejectattr('days_left', 'none') | selectattr('days_left', 'lt', 30) }}"
"""

RETURN = r"""
circumstances:
  description: What is known of the tenant, for the report. No secret is in it.
  returned: success
  type: dict
  contains:
    time:
      description: The controller's time.
      type: str
      returned: success
      sample: "2026-11-25T03:00:00Z"
    tenant_id:
      description: The tenant's id, empty where only a domain is known.
      type: str
      returned: success
      sample: 8d2c0f3e-1111-4222-8333-444455556666
    asked:
      description: Who has answered, V(graph) and V(exchange).
      type: list
      elements: str
      returned: success
      sample: [graph]
    notes:
      description: What could not be asked and why, one sentence each.
      type: list
      elements: str
      returned: success
      sample: []
    unasked:
      description:
        - The same with C(what) was not asked (V(graph), V(exchange), V(store), V(certificate)), C(message), and C(severity), which is V(warning) where an
          answer was wanted and could not be had, and V(info) where nobody had asked for one.
      type: list
      elements: dict
      returned: success
      sample: []
    sign_in_users:
      description: The object ids of users, as far as tokens and store know them.
      type: dict
      returned: success
      sample:
        alice@contoso.test: 0c8f4f5a-63a5-4d0c-8d8e-1a2f4e5b6c7d
    applications:
      description:
        - The applications, in the words of RV(m365.mail_oauth.application_info#module:applications). C(found) is false for one that the
          tenant does not have, C(registered) for one that is registered in another tenant.
      type: list
      elements: dict
      returned: success
      sample: []
    exchange:
      description: What M(m365.mail_oauth.exchange_access_info) returns, without C(changed).
      type: dict
      returned: when Exchange Online was asked
      sample: {}
expiries:
  description: What ends, the first to end first, then what does not end.
  returned: success
  type: list
  elements: dict
  contains:
    kind:
      description: V(client_secret), V(certificate), V(federated_credential), V(refresh_token) or V(consent).
      type: str
      returned: success
      sample: client_secret
    tenant:
      description: O(name).
      type: str
      returned: success
      sample: contoso
    name:
      description: What it is called.
      type: str
      returned: success
      sample: m365-mail-oauth
    subject:
      description: The application, or the sign-in user.
      type: str
      returned: success
      sample: Mail OAuth
    ends:
      description: When it ends, empty when it does not.
      type: str
      returned: success
      sample: "2027-05-21T11:50:00Z"
    days_left:
      description: Whole days until then, negative afterwards, null when it does not end.
      type: int
      returned: success
      sample: 176
    note:
      description: What else is to be known of it.
      type: str
      returned: success
      sample: the last one to end
    remedy:
      description: What to do before it ends.
      type: str
      returned: success
      sample: ansible-playbook m365.mail_oauth.rotate
"""
