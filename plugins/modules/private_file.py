#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: private_file
version_added: 0.1.0
short_description: Write a token or another secret into a file
description:
  - Writes a text into a file that only its owner may read. The text reaches the host through the connection's standard input and is in no
    temporary file on the way, neither on the controller nor on the host, as it is with M(ansible.builtin.copy) and its C(content).
  - The file is replaced whole or not at all, and has its owner and mode from the first moment.
extends_documentation_fragment:
  - m365.mail_oauth._attributes
attributes:
  check_mode:
    support: full
    details: A user or group that is not there yet is taken to come with an earlier task, such as that of a package.
  diff_mode:
    support: partial
    details: Owner, group and mode are shown, of the content only that it is new.
  idempotent:
    support: full
  platform:
    platforms: posix
  async:
    support: none
    details: The secret is among the arguments.
options:
  path:
    description:
      - The file. Its directory has to be there. A link or anything else that is no ordinary file is refused.
    type: path
    required: true
  content:
    description:
      - What is to be in it. The end of a line is not added.
    type: str
  src:
    description:
      - A text file on the controller with what is to be in it, such as a key in PEM. It is looked for as by M(ansible.builtin.copy), and may be
        encrypted with Ansible Vault.
    type: path
  owner:
    description:
      - Whose the file is, by name or number. Without it the owner stays as it is, and a new file is the module's user's.
    type: str
  group:
    description:
      - The file's group, by name or number, in the same way.
    type: str
  mode:
    description:
      - The file's permissions as an octal number in quotes. Everybody may never write.
    type: raw
    default: "0600"
  backup:
    description:
      - Whether to keep the file that is replaced, with the time in its name.
    type: bool
    default: false
notes:
  - Where the connection cannot pipeline, with C(become_method=su) or with E(ANSIBLE_KEEP_REMOTE_FILES), the task fails before anything is sent.
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: Give a program an access token
  m365.mail_oauth.private_file:
    path: /etc/program/alice.token
    content: "{{ lookup('m365.mail_oauth.access_token', 'alice@contoso.test', tenant='contoso.test') }}"
    owner: program

- name: Bring a key to its host
  m365.mail_oauth.private_file:
    path: /etc/mail-oauth/credentials/alice@contoso.test.pem
    src: alice.pem
"""

RETURN = r"""
path:
  description: The file.
  type: str
  returned: success
  sample: /etc/program/alice.token
backup_file:
  description: Where the file that was replaced is kept.
  type: str
  returned: with O(backup), when the content was another
  sample: /etc/program/alice.token.4711.2026-11-30@08:00:00~
error:
  description: What cannot be used, with C(code), C(message) and C(remedy).
  type: dict
  returned: failure
  sample:
    code: invalid_option
    message: "owner: there is none of that name on this host."
"""

from ..module_utils._argspec import run
from ..module_utils._module.host.private_file import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
