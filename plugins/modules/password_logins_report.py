# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of the action plugin of this name, which does all of the work on the controller."""

from __future__ import annotations

DOCUMENTATION = r"""
module: password_logins_report
short_description: Report who still logs in to mail with a password
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Puts the results of M(m365.mail_oauth.password_logins_info) of all tenants together, and writes who still has to move, by date and by tenant, as
    JSON, as CSV with a row for each way to log in, as a page and as text. The playbook C(m365.mail_oauth.radar) uses it.
  - In the CSV no cell begins with a character that makes it a formula; such a cell has an apostrophe before it.
  - The files hold addresses of persons and of their devices. Only their owner may read them (mode 0600).
extends_documentation_fragment:
  - m365.mail_oauth._attributes
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: full
  check_mode:
    support: full
    details: Neither files nor history are written.
  diff_mode:
    support: N/A
    details: There is nothing to compare.
  idempotent:
    support: full
    details: A report is no change.
  platform:
    platforms: posix
  async:
    support: none
options:
  results:
    description:
      - One for each tenant, with its C(name) and either C(result), what the module returned, or C(failure), a sentence that says why it did not.
    type: list
    elements: dict
    required: true
  hosts:
    description: All mail hosts, each with C(host) and C(unread), what M(m365.mail_oauth.program_logins_info) could not read there, if anything.
    type: list
    elements: dict
    default: []
  directory:
    description: Where the files are written. Without it none are.
    type: path
  title:
    description: The heading.
    type: str
    default: Mail logins with a password
  formats:
    description: Which files, C(password_logins.json), C(.csv), C(.html) and C(.txt).
    type: list
    elements: str
    choices: [json, csv, html, text]
    default: [json, csv, html, text]
  fail_on:
    description:
      - V(password) fails the task when a mailbox still logs in with a password, or when that cannot be told of a tenant, because neither its sign-in
        logs nor Exchange's report were read whole, when something of a mail host was not read, or when a program on one logs in at Microsoft's servers
        with a password for a mailbox of no tenant in O(results).
      - V(unclear) fails it for unclear logins as well. Tries that only failed are no logins.
    type: str
    choices: [password, unclear, never]
    default: never
  history:
    description:
      - A file that remembers the runs, so that the report says since when, who is new and who is gone. It is made where there is none.
    type: path
  history_days:
    description: For how many days a mailbox that is not seen any more is remembered.
    type: int
    default: 180
  pseudonym_key:
    description:
      - A secret of at least 16 characters. With it mailboxes, addresses, programs and account ids are replaced by pseudonyms in all files, in the
        history and on the terminal; the same key gives the same pseudonyms. The lines for the tenants file and for hosts are left out then.
    type: str
  summary:
    description: Whether to show a summary.
    type: bool
    default: true
seealso:
  - module: m365.mail_oauth.password_logins_info
  - module: m365.mail_oauth.verify_report
"""

EXAMPLES = r"""
- name: Report
  m365.mail_oauth.password_logins_report:
    results:
      - name: contoso
        result: "{{ found }}"
    directory: reports
    history: reports/password_logins.history.json
    fail_on: password
"""

RETURN = r"""
ok:
  description: Whether nothing of what O(fail_on) names was found.
  returned: always
  type: bool
  sample: true
summary:
  description: How many mailboxes use a C(password), are C(unclear), only failed to (C(tries)), C(moved), of how many tenants it cannot be told
    (C(unproven)), how many mail hosts were not read whole (C(hosts_unread)), and how many logins with a password there are of no tenant (C(elsewhere)).
  returned: always
  type: dict
  sample: {password: 3, unclear: 0, tries: 1, moved: 12, unproven: 0, hosts_unread: 0, elsewhere: 0}
tenants:
  description: The tenants with a mailbox that uses a password.
  returned: always
  type: list
  elements: str
  sample: [contoso]
unproven:
  description: The tenants of which it cannot be told.
  returned: always
  type: list
  elements: str
  sample: []
gone:
  description: How many mailboxes of the history were not seen any more.
  returned: always
  type: int
  sample: 2
files:
  description: The files, by form.
  returned: always
  type: dict
  sample: {csv: /srv/reports/password_logins.csv}
"""
