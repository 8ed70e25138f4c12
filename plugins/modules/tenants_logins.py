# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of the action plugin of this name, which does all of the work on the controller."""

from __future__ import annotations

DOCUMENTATION = r"""
module: tenants_logins
short_description: Plan the logins of all tenants of a play and mint their tokens
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Does, on the controller and in one process, for all tenants of a play what the part C(plan) of the role P(m365.mail_oauth.verify#role) does for
    each of them, and returns what each host has to do, so that one run of M(m365.mail_oauth.verify) makes the checks of many tenants.
  - The tokens are those of M(m365.mail_oauth.access_tokens). A token belongs to its tenant's checks and to no others, and is sent only to hosts
    that this tenant trusts.
  - A tenant that it cannot plan for is left to the role and does not fail the task. A tenant whose token endpoint refuses or does not answer
    delays no other, and its checks are reported as not run, with the reason.
  - The playbook C(m365.mail_oauth.verify) begins with it. M(m365.mail_oauth.tenants_outcomes) takes what came of it.
extends_documentation_fragment:
  - m365.mail_oauth._attributes
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: full
  check_mode:
    support: full
    details: Tokens are minted, and what is refreshed is not kept.
  diff_mode:
    support: none
    details: Nothing is changed but stores.
  idempotent:
    support: full
  platform:
    platforms: posix
  async:
    support: none
options:
  view:
    description:
      - The name of the variable that says what the role's variables come to. The role has it in C(verify_view); it is evaluated for each tenant.
    type: raw
    required: true
  batch:
    description: V(false) leaves all tenants to the role.
    type: bool
    default: true
  requests:
    description: How many tenants are minted for at a time.
    type: int
    default: 8
  deadline:
    description: Seconds for the tokens of a tenant, from its turn on. What is not there by then is not waited for.
    type: float
    default: 120.0
notes:
  - The result holds tokens and is never shown.
seealso:
  - module: m365.mail_oauth.access_tokens
  - module: m365.mail_oauth.verify
  - module: m365.mail_oauth.tenants_outcomes
"""

EXAMPLES = r"""
- name: Plan the logins of all tenants and mint their tokens, in a part of the role
  m365.mail_oauth.tenants_logins:
    view: verify_view
  register: verify_together
  run_once: true
"""

RETURN = r"""
tenants:
  description: All hosts of the play.
  returned: success
  type: list
  elements: str
  sample: [contoso, fabrikam]
due:
  description: The tenants that are left to the role, each for itself.
  returned: success
  type: list
  elements: str
  sample: [fabrikam]
reasons:
  description: Why, in a few words, by tenant.
  returned: success
  type: dict
  sample:
    fabrikam: its entry is wrong
first:
  description: The first of those that are not left; empty when there is none.
  returned: success
  type: str
  sample: contoso
hosts:
  description: The hosts to log in from.
  returned: success
  type: list
  elements: str
  sample: [relay1]
runs:
  description:
    - The runs of M(m365.mail_oauth.verify), by an id. Each has C(id), C(concurrency), C(deadline), C(timeout) (seconds after which a host is given
      up), C(tenants), which is its option O(m365.mail_oauth.verify#module:tenants), and C(hosts), the checks by host.
    - Tenants with the same bounds share a run, some 5,000 checks at most.
  returned: success
  type: dict
  sample: {}
plans:
  description:
    - By tenant C(tenant) (name, tenant and cloud), C(checks), C(planned) (the checks by host, under an empty name those that no host makes),
      C(problems) (a finding for each sign-in user without a token), and C(missing_hosts) (those that the inventory lacks).
  returned: success
  type: dict
  sample: {}
"""
