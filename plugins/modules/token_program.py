#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: token_program
version_added: 0.1.0
short_description: Install the program that keeps access tokens on a mail host
description:
  - Installs the program C(mail-oauth-token) with the modules of this collection that it shares, and the directories that it works in.
  - Accounts and the schedule are given to it by the role C(m365.mail_oauth.token_agent), which uses this module.
extends_documentation_fragment:
  - m365.mail_oauth._attributes
attributes:
  check_mode:
    support: full
  diff_mode:
    support: full
    details: The names of the files are shown.
  idempotent:
    support: full
  platform:
    platforms: posix
  async:
    support: full
options:
  state:
    description:
      - V(absent) removes the program with O(library), O(configuration) and O(data), all credentials and tokens among them. With O(accounts) or
        O(tenants) those accounts are removed, and the program stays.
    type: str
    choices: [present, absent]
    default: present
  python:
    description:
      - The Python, 3.8 or newer, that runs the program. Without it, the system's own is taken, C(/usr/bin/python3) or the newest beside it.
      - Every user has to be able to run it. One in a home directory, or behind a directory that others cannot enter, is refused, and so is a
        virtual environment there. A program that was installed with such a Python gets the other one.
    type: path
  path:
    description:
      - Where the program is.
    type: path
    default: /usr/local/bin/mail-oauth-token
  library:
    description:
      - Where its modules are. The directory belongs to the program alone.
    type: path
    default: /usr/local/lib/mail-oauth
  configuration:
    description:
      - Where accounts and credentials are. The program looks at the default place unless it is told otherwise.
    type: path
    default: /etc/mail-oauth
  data:
    description:
      - Where tokens are. The program looks at the default place unless it is told otherwise.
    type: path
    default: /var/lib/mail-oauth
  accounts:
    description:
      - With O(state=absent), the names of accounts to remove with their credentials and tokens.
    type: list
    elements: str
  tenants:
    description:
      - With O(state=absent), the names of one tenant whose accounts are removed as well, its id and its domains. An account is the tenant's where its
        settings name one of them, or where the id that its tokens have brought is among them.
      - A domain beside an id, or beside another domain, tells nothing. Such accounts stay, and RV(unclear) names them.
    type: list
    elements: str
  authority:
    description:
      - The base address of the sign-in service that O(tenants) is at. An account that is kept with another one is not the tenant's, or unclear
        where it has the tenant's name.
    type: str
  keep:
    description:
      - The names of accounts that stay although they are of one of O(tenants).
    type: list
    elements: str
  named_only:
    description:
      - Whether accounts of O(tenants) that O(accounts) does not name stay as well, and are told in RV(unclear), as where the tenant is somebody else's,
        too.
    type: bool
    default: false
notes:
  - Needs nothing but Python 3.8 or newer on the host it runs on.
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: Install the program
  m365.mail_oauth.token_program:

- name: Remove it with everything that it knows
  m365.mail_oauth.token_program:
    state: absent

- name: Remove the accounts of one tenant
  m365.mail_oauth.token_program:
    state: absent
    tenants: [contoso.test, 00000000-0000-0000-0000-000000000001]
"""

RETURN = r"""
removed:
  description: The accounts that were removed.
  type: list
  elements: str
  returned: with O(accounts) or O(tenants)
  sample: [alice@contoso.test]
left:
  description: The accounts that are still there.
  type: list
  elements: str
  returned: with O(accounts) or O(tenants)
  sample: [dave@fabrikam.test]
unclear:
  description:
    - Those of RV(left) of which the accounts' files do not tell whether they are of O(tenants). With O(named_only), those that may be or are.
  type: list
  elements: dict
  returned: with O(accounts) or O(tenants)
  sample:
    - name: dave@fabrikam.test
      tenants: [fabrikam.test]
      elsewhere: false
  contains:
    name:
      description: The account.
      type: str
    tenants:
      description: The names of its tenant, as far as its files have any.
      type: list
      elements: str
    elsewhere:
      description: Whether it has the tenant's name and is kept with another sign-in service than O(authority).
      type: bool
error:
  description: What cannot be used, with C(code), C(message) and C(remedy).
  type: dict
  returned: failure
  sample:
    code: invalid_option
    message: "python: /usr/bin/python3 is no Python 3.8 or newer."
"""

from ..module_utils._argspec import run
from ..module_utils._module.host.token_program import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
