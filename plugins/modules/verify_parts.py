# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of the action plugin of this name, which does all of the work on the controller."""

from __future__ import annotations

DOCUMENTATION = r"""
module: verify_parts
short_description: Leave what was verified as parts of a run
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Writes what was found of a tenant as JSON lines, one file for each host and one for the tenant, into a directory of the run's time below
    O(directory). M(m365.mail_oauth.verify_report) makes one report of all parts of a run, whoever has made them.
  - What repeats from check to check is written once and referred to. The last line of a part says that it is whole, so that of one that was
    cut off what is there counts and the rest is named.
  - Parts hold names of tenants, mailboxes and hosts and what servers said, and no secret. Only their owner may read them.
extends_documentation_fragment:
  - m365.mail_oauth._attributes
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: full
  check_mode:
    support: full
    details: Nothing is written.
  diff_mode:
    support: N/A
    details: Parts are not compared with those before.
  idempotent:
    support: full
    details: Parts are output and never count as a change.
  platform:
    platforms: posix
  async:
    support: none
options:
  directory:
    description: Where the parts of all runs are; made when missing. A relative path starts at the working directory of the controller.
    type: path
    required: true
  run:
    description: Time of the run, which names it, in UTC such as V(2026-12-01T02:00:00Z). All slices of a run have the same.
    type: str
    required: true
  outcome:
    description:
      - What was found of a tenant, as the P(m365.mail_oauth.verify#role) role collects it in its C(verify_outcome) fact; see
        O(m365.mail_oauth.verify_report#module:outcomes).
    type: dict
  slice:
    description: Which slice of the run this is, such as V(2/4).
    type: str
    default: ""
  tenants:
    description:
      - The names of all tenants that all slices of the run are to verify, in order. Those of which there are no parts are in the report as not
        verified.
      - At least one of this and O(outcome) is needed.
    type: list
    elements: str
  unread:
    description: Tenants files that were not read, as O(m365.mail_oauth.verify_report#module:unread).
    type: list
    elements: dict
    default: []
seealso:
  - module: m365.mail_oauth.verify_report
  - plugin: m365.mail_oauth.tenants_to_verify
    plugin_type: lookup
"""

EXAMPLES = r"""
- name: Leave what was found of the tenant
  m365.mail_oauth.verify_parts:
    directory: mail-oauth-report/parts
    run: "2026-12-01T02:00:00Z"
    outcome: "{{ verify_outcome }}"

- name: Say what all slices of the run are to do
  m365.mail_oauth.verify_parts:
    directory: mail-oauth-report/parts
    run: "2026-12-01T02:00:00Z"
    slice: "2/4"
    tenants: "{{ groups['m365_tenants'] }}"
  run_once: true
"""

RETURN = r"""
files:
  description: Paths of the parts.
  returned: success
  type: list
  elements: str
  sample: [/srv/mail-oauth-report/parts/20261201T020000Z/contoso@relay-0f1e2d3c4b5a.part.jsonl]
outcome:
  description: What of the outcome does not stand in the parts, so that a fact need not carry all checks. Empty without O(outcome).
  returned: success
  type: dict
  sample:
    tenant:
      name: contoso
      tenant: contoso.test
      cloud: global
    planned: []
    problems: {}
    results: []
"""
