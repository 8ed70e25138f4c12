# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of the action plugin of this name, which does all of the work on the controller."""

from __future__ import annotations

DOCUMENTATION = r"""
module: run_summary
short_description: Show what a run came to for each tenant
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Shows one line a tenant, those that failed first, with why and what to do, then those that wait for somebody, and those that are done. Below
    stands one list of all who have to sign in, with their codes and the minutes that are left, and the command to run next.
  - It takes what it shows from the results that earlier tasks registered on the tenants' hosts. The playbooks of this collection end with it.
  - Run it once, in the C(always) of a block, so that tenants that failed are in it.
extends_documentation_fragment:
  - m365.mail_oauth._attributes
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: full
  check_mode:
    support: full
    details: It changes nothing.
  diff_mode:
    support: N/A
    details: There is nothing to compare.
  idempotent:
    support: full
  platform:
    platforms: posix
  async:
    support: none
options:
  job:
    description: What the run does.
    type: str
    choices:
      onboard: Gives tenants mail access.
      rotate: Keeps their credentials.
      offboard: Takes the access away.
    required: true
  steps:
    description:
      - The names of the variables in which the tenants' tasks registered their results. The first that failed says why the tenant did.
      - Results of M(m365.mail_oauth.sign_in) that are C(pending) say who has to sign in.
    type: list
    elements: str
    required: true
  outcome:
    description:
      - The name of a variable that is a dictionary with C(done) set to V(true) once the last task of the tenant is over, and in which C(notes)
        may list sentences for the tenant's line. A tenant without it failed.
    type: str
    default: tenant_run
  tenants:
    description: The hosts of the tenants. Defaults to all hosts of the play.
    type: list
    elements: str
  done:
    description: Those of them that are known to be done, whatever O(outcome) says of them.
    type: list
    elements: str
    default: []
  seen:
    description: Results beside those of O(steps), as lists by tenant; RV(m365.mail_oauth.tenants_converge#module:seen) is such.
    type: dict
    default: {}
notes:
  - Of each state the first tenants are shown, and the others counted. The result has all that are not done.
seealso:
  - module: m365.mail_oauth.sign_in
  - module: m365.mail_oauth.verify_report
"""

EXAMPLES = r"""
- name: Register the application of every tenant
  hosts: m365_tenants
  gather_facts: false
  tasks:
    - name: Work on each tenant for itself
      module_defaults:
        group/m365.mail_oauth.graph: "{{ m365_tenant.administrator }}"
      block:
        - name: Register the application
          m365.mail_oauth.application:
            unique_name: mail
            display_name: Mail
          register: mail_application

        - name: Note that it is done
          ansible.builtin.set_fact:
            tenant_run:
              done: true
      always:
        - name: Sum up
          m365.mail_oauth.run_summary:
            job: onboard
            steps: [mail_application]
          run_once: true
"""

RETURN = r"""
counts:
  description: How many tenants are C(done), C(waiting) and C(failed).
  returned: success
  type: dict
  sample:
    done: 8
    waiting: 1
    failed: 1
tenants:
  description: The tenants that are not done.
  returned: success
  type: list
  elements: dict
  contains:
    name:
      description: The tenant's host.
      type: str
      returned: always
      sample: contoso
    state:
      description: V(waiting) or V(failed).
      type: str
      returned: always
      sample: waiting
    changes:
      description: How much was changed.
      type: int
      returned: always
      sample: 3
    message:
      description: Why it failed; empty where it did not.
      type: str
      returned: always
      sample: ""
    remedy:
      description: What to do about it; empty where that is not known.
      type: str
      returned: always
      sample: ""
    waiting:
      description: Who has to sign in, with C(user), C(url), C(code) (empty for a browser) and C(expires), in seconds since 1970.
      type: list
      elements: dict
      returned: always
      sample:
        - user: alice@contoso.test
          url: https://login.microsoft.com/device
          code: ABCDEFGHJ
          expires: 1790000900.0
    notes:
      description: What else there is to say.
      type: list
      elements: str
      returned: always
      sample: []
"""
