# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of the action plugin of this name, which does its work on the controller, and Exchange's part by another module."""

from __future__ import annotations

DOCUMENTATION = r"""
module: tenants_outcomes
short_description: What the logins of all tenants of a play came to
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Gives each tenant the results of its own checks out of the runs of M(m365.mail_oauth.verify) that M(m365.mail_oauth.tenants_logins) has planned,
    and asks what explains and what expires, as M(m365.mail_oauth.login_evidence) does for one tenant.
  - Microsoft Graph is asked about all tenants in one process. A tenant that does not answer delays no other, and fails nothing.
  - Tenants whose modules would run on another host, in another Python or as another user are asked about by M(m365.mail_oauth.application_info),
    one after the other.
extends_documentation_fragment:
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.info_module
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: full
  async:
    support: none
options:
  only:
    description: V(left) returns nothing but RV(left).
    type: str
    choices: [left]
  results:
    description:
      - Results of runs on hosts that no play has run on, each with C(run), C(host) and C(result).
    type: list
    elements: dict
    default: []
  requests:
    description: How many requests to Microsoft Graph there are at a time, over all tenants.
    type: int
    default: 8
  deadline:
    description: Seconds for the answers about a tenant, after which they are not waited for.
    type: float
    default: 120.0
seealso:
  - module: m365.mail_oauth.tenants_logins
  - module: m365.mail_oauth.login_evidence
  - module: m365.mail_oauth.verify_report
"""

EXAMPLES = r"""
- name: Gather what was found, and ask what explains it and what expires
  m365.mail_oauth.tenants_outcomes:
  register: verify_outcomes
"""

RETURN = r"""
left:
  description:
    - Runs on hosts that have no result yet, each with C(run), C(host), and C(first), whether no other run goes before it there.
  returned: with O(only)
  type: list
  elements: dict
  sample: []
outcomes:
  description: By tenant what O(m365.mail_oauth.verify_report#module:outcomes) takes.
  returned: without O(only)
  type: dict
  sample: {}
names:
  description: What the report calls each tenant.
  returned: without O(only)
  type: dict
  sample:
    contoso: contoso
"""
