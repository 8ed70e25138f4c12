# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of the action plugin of this name, which does all of the work on the controller."""

from __future__ import annotations

DOCUMENTATION = r"""
module: tenants_converge
short_description: Work on all tenants of a play in one process
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Gives, on the controller and in one process, all tenants of a play what the role P(m365.mail_oauth.tenant#role) would give them, and says
    which of them have work left for it. A thousand tenants with nothing to do take about a minute that way, where a process for each module takes
    an hour, and new tenants wait for their directories together.
  - It does the work of M(m365.mail_oauth.application) and M(m365.mail_oauth.permission_grant), and looks whether the store of the tenant holds
    sign-ins that work. A sign-in whose access token has run out is renewed with its refresh token, as M(m365.mail_oauth.sign_in) does.
  - In check mode it says what would be changed in which tenants, and which steps their policies will refuse, as M(m365.mail_oauth.tenant_policies_info)
    does.
  - A tenant that fails here, or is not done in time, has work left and does not fail the task. Let the role work on those that have, so that
    each fails under its own name; let O(result) show under each tenant's name what was changed.
  - When the run is interrupted, the requests that were sent get their answers and no other is begun. The next run looks first, and goes on.
  - The playbook C(m365.mail_oauth.onboard) begins with it.
extends_documentation_fragment:
  - m365.mail_oauth._attributes
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: full
  check_mode:
    support: full
    details: Neither tenants nor stores are changed.
  diff_mode:
    support: full
    details: The differences are in RV(results), for the task of each tenant that shows it with O(result).
  idempotent:
    support: full
  platform:
    platforms: posix
  async:
    support: none
options:
  batch:
    description: V(false) leaves all tenants to the role.
    type: bool
    default: true
  job:
    description:
      - What is to be done. V(rotate) looks at the credentials that the tenants file declares, as M(m365.mail_oauth.application_credential) and
        M(m365.mail_oauth.federated_credential) do with the options of the playbook C(m365.mail_oauth.rotate), and leaves tenants where one is due
        to it; nothing is made.
    type: str
    default: onboard
    choices: [onboard, rotate]
  credential:
    description: With O(job=rotate), the name of the credentials to look at, instead of all.
    type: str
  force:
    description: V(true) leaves all tenants to the playbook, because all credentials are to be made anew.
    type: bool
    default: false
  requests:
    description:
      - How many requests there are at a time, over all tenants; from 1 to 64.
      - Microsoft limits requests by tenant and by application over all tenants. Make it smaller for one application that administers many tenants
        where other programs use it at the same time.
    type: int
    default: 8
  deadline:
    description:
      - Seconds that it may take to look at a tenant, after which it is left to the role. It delays no other, and to wait for other tenants' requests
        takes nothing of them.
      - Changes have the time of O(m365.mail_oauth.application#module:wait_timeout), 600 seconds, as well.
    type: float
    default: 120.0
  result:
    description:
      - A result out of RV(results). Nothing is done then but to return it, so that a tenant's own task shows what was changed.
    type: dict
notes:
  - What is set for a host's modules alone does not act here, such as C(environment) and C(module_defaults). Tenants whose modules would run on
    another host, in another Python or as another user are left to the role, and so are all where the Python libraries are not installed for the
    Python that runs Ansible; why is said.
  - Tenants whose administrator is asked to consent, personal accounts, and tenants with mailboxes to open in Exchange Online, are always left to
    the role.
seealso:
  - module: m365.mail_oauth.application
  - module: m365.mail_oauth.permission_grant
  - module: m365.mail_oauth.sign_in
  - module: m365.mail_oauth.run_summary
"""

EXAMPLES = r"""
- name: Give all tenants what they lack
  hosts: m365_tenants
  gather_facts: false
  tasks:
    - name: Work on all tenants at once
      m365.mail_oauth.tenants_converge:
      register: tenants_converged
      run_once: true

    - name: Have those with work left in a group
      ansible.builtin.add_host:
        name: "{{ item }}"
        groups: tenants_due
      loop: "{{ tenants_converged.due }}"
      run_once: true
      changed_when: false

    - name: Show what was registered
      m365.mail_oauth.tenants_converge:
        result: "{{ tenants_converged.results[inventory_hostname].application }}"
      when: inventory_hostname in tenants_converged.results

- name: Work on those with work left
  hosts: tenants_due
  gather_facts: false
  roles:
    - role: m365.mail_oauth.tenant
"""

RETURN = r"""
tenants:
  description: All hosts of the play; with C(serial), those of this part of it, and those that failed before.
  returned: without O(result)
  type: list
  elements: str
  sample: [contoso, fabrikam]
due:
  description: The tenants with work left.
  returned: without O(result)
  type: list
  elements: str
  sample: [fabrikam]
done:
  description: The tenants that are as they should be by now.
  returned: without O(result)
  type: list
  elements: str
  sample: [contoso]
app_ids:
  description: The application (client) ids of the tenants that are done, by tenant.
  returned: without O(result)
  type: dict
  sample:
    contoso: 11111111-2222-3333-4444-555555555555
reasons:
  description: Why a tenant has work left, in a few words, by tenant.
  returned: without O(result)
  type: dict
  sample:
    fabrikam: somebody has to sign in
results:
  description:
    - What was changed, by tenant; also of tenants with work left. C(application) and C(grants) are results of M(m365.mail_oauth.application) and
      M(m365.mail_oauth.permission_grant).
    - In check mode what would be changed. There C(policies) has C(refused) and C(unknown), sentences about steps that will be refused or may be.
  returned: without O(result)
  type: dict
  sample: {}
refused:
  description: Why a tenant cannot be worked on at all, by tenant, as in the P(m365.mail_oauth.tenant_refusal#lookup) lookup.
  returned: without O(result)
  type: dict
  sample: {}
seen:
  description: With O(job=rotate), C(credential) with C(type), C(name) and C(end) of each credential of the tenants that are done, by tenant.
  returned: without O(result)
  type: dict
  sample: {}
"""
