# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of the action plugin of this name, which does all of the work on the controller."""

from __future__ import annotations

DOCUMENTATION = r"""
module: verify_report
short_description: Gather verification results into one report
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Joins what the M(m365.mail_oauth.verify) module found on any number of hosts, for any number of tenants, into one report on the
    controller, and shows a summary.
  - The report is written as JSON (described by C(plugins/schemas/report.schema.json)), as JUnit XML with one suite per tenant, as one
    HTML page that needs nothing from outside, and as text.
  - Hosts that could not be reached and sign-in users without a token appear in it as checks that were not run, with the reason.
  - It does not fail because checks did. Look at RV(ok) and RV(failed_tenants).
extends_documentation_fragment:
  - m365.mail_oauth._attributes
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: full
  check_mode:
    support: full
    details: The summary is shown, and nothing is written.
  diff_mode:
    support: N/A
    details: A report is not compared with the one before.
  idempotent:
    support: full
    details: A report is output and never counts as a change.
  platform:
    platforms: posix
  async:
    support: none
options:
  outcomes:
    description:
      - One for each tenant. The P(m365.mail_oauth.verify#role) role collects them in its C(verify_outcome) fact.
    type: list
    elements: dict
    required: true
    suboptions:
      tenant:
        description: The tenant with C(name), C(tenant) and C(cloud).
        type: dict
        required: true
      planned:
        description: The checks that were to be made on each host, as the P(m365.mail_oauth.mail_checks#filter) filter gives them.
        type: list
        elements: dict
        required: true
      problems:
        description: RV(m365.mail_oauth.access_tokens#module:problems) of the M(m365.mail_oauth.access_tokens) action.
        type: dict
        required: true
      results:
        description: Results of the M(m365.mail_oauth.verify) module, each with C(host), the name of the host it ran on.
        type: list
        elements: dict
        required: true
  directory:
    description:
      - Where to write the files; made when missing. A relative path starts at the working directory of the controller.
      - Without it nothing is written.
    type: path
  title:
    description: What the report is called.
    type: str
    default: Mail logins with OAuth 2.0
  formats:
    description: Which files to write, C(report.json), C(junit.xml), C(report.html) and C(summary.txt).
    type: list
    elements: str
    choices: [json, junit, html, text]
    default: [json, junit, html, text]
  fail_on:
    description:
      - The severity from which a check counts against RV(ok). V(never) counts none.
      - V(error) takes failed checks and those that were not run; V(warning) also deferred ones and those with a warning.
    type: str
    choices: [error, warning, never]
    default: error
  summary:
    description: Whether to show the summary.
    type: bool
    default: true
seealso:
  - module: m365.mail_oauth.verify
"""

EXAMPLES = r"""
- name: Write one report of all tenants
  m365.mail_oauth.verify_report:
    outcomes: "{{ ansible_play_hosts_all | map('extract', hostvars) | selectattr('verify_outcome', 'defined') | map(attribute='verify_outcome') }}"
    directory: mail-oauth-report
  run_once: true
"""

RETURN = r"""
ok:
  description: No check reached O(fail_on).
  returned: success
  type: bool
  sample: true
summary:
  description: Counts over all checks.
  returned: success
  type: dict
  sample:
    checks: 12
    passed: 12
    failed: 0
    deferred: 0
    not_run: 0
    warnings: 0
    tenants: 2
    mailboxes: 4
    hosts: 1
    unreachable_hosts: 0
failed_tenants:
  description: The names of the tenants with a check that reached O(fail_on).
  returned: success
  type: list
  elements: str
  sample: []
files:
  description: Paths of what was written, by format.
  returned: success
  type: dict
  sample:
    html: /srv/mail-oauth-report/report.html
"""
