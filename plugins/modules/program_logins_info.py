#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: program_logins_info
version_added: 0.1.0
short_description: Say what a host's mail programs log in with
description:
  - Reads the configurations of the mail programs on a host and returns every login at another server that they are configured for, with whether
    it uses a password or a token. Passwords are not looked at and not returned.
  - Reads the programs' recent logs from their ends, rotated and compressed ones and the journal among them, and returns which logins at Microsoft's
    servers they show, how often and when last. Few programs name the mechanism in their logs, Postfix and msmtp not; what neither the log nor the
    configuration tells is V(unclear). Nothing of a message is kept but its sender, where the log names no other account.
  - A configuration that cannot be read, or that others than its owner and root may write, is named in RV(unread).
extends_documentation_fragment:
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.info_module
attributes:
  platform:
    platforms: posix
  async:
    support: full
options:
  programs:
    description: Which programs. Without it all that have a configuration at a usual place.
    type: list
    elements: dict
    suboptions:
      program:
        description: The program.
        type: str
        required: true
        choices: [dovecot, email_oauth2_proxy, exim, fetchmail, getmail, isync, msmtp, postfix]
      path:
        description: Its configuration. Without it the usual places of the program, those of the module's user among them.
        type: str
  log_days:
    description: How many days of logs to read, up to 400. V(0) reads none.
    type: int
    default: 30
  logs:
    description:
      - Further logs, beside those at the usual places and those that the configurations name; also text in the export format of journald
        (C(journalctl -o export)). Files that rotation left beside them are read as well.
      - Of a file the last 32 MiB are read, of all 256 MiB, in three minutes at most. What was left out is named in RV(unread).
    type: list
    elements: path
    default: []
  journal:
    description: Whether to ask journald, where there is one, for what mail programs wrote to it.
    type: bool
    default: true
requirements:
  - Python 3.8 or newer on the host, and nothing else.
seealso:
  - module: m365.mail_oauth.password_logins_info
  - module: m365.mail_oauth.verify
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: Ask what the mail programs log in with
  m365.mail_oauth.program_logins_info:
  become: true
  register: found

- name: Ask about one file
  m365.mail_oauth.program_logins_info:
    programs:
      - program: getmail
        path: /home/alice/.config/getmail/work
  become: true
"""

RETURN = r"""
logins:
  description: The logins.
  returned: success
  type: list
  elements: dict
  contains:
    program:
      description: The program.
      type: str
      returned: success
      sample: msmtp
    protocol:
      description: V(smtp), V(imap) or V(pop).
      type: str
      returned: success
      sample: smtp
    server:
      description: The server; behind email-oauth2-proxy the one that it logs in to.
      type: str
      returned: success
      sample: smtp.office365.com
    user:
      description: As whom.
      type: str
      returned: success
      sample: info@contoso.test
    kind:
      description: V(password), V(oauth), or V(unclear) where the program may choose.
      type: str
      returned: success
      sample: password
    place:
      description: Where it is configured.
      type: str
      returned: success
      sample: /etc/msmtprc, line 4
used:
  description: The logins at Microsoft's servers that logs show, also of programs that are configured no more.
  returned: success
  type: list
  elements: dict
  contains:
    program:
      description: The program.
      type: str
      returned: success
      sample: postfix
    protocol:
      description: V(smtp), V(imap), V(pop), or V(other) where nothing tells.
      type: str
      returned: success
      sample: smtp
    server:
      description: The server.
      type: str
      returned: success
      sample: smtp.office365.com
    user:
      description: As whom, or the sender of the messages where neither log nor configuration names the account; empty where nothing does.
      type: str
      returned: success
      sample: scanner@contoso.test
    kind:
      description: V(password), V(oauth) or V(unclear).
      type: str
      returned: success
      sample: password
    logins:
      description: How many went well; for Postfix, Exim and msmtp messages.
      type: int
      returned: success
      sample: 412
    failures:
      description: How many were refused.
      type: int
      returned: success
      sample: 0
    first_seen:
      description: When first, of what was read.
      type: str
      returned: success
      sample: "2026-11-01T05:00:12Z"
    last_seen:
      description: When last.
      type: str
      returned: success
      sample: "2026-11-30T05:00:11Z"
    place:
      description: The log of the last one.
      type: str
      returned: success
      sample: /var/log/mail.log
    why:
      description: What the kind rests on.
      type: str
      returned: success
      sample: The log does not name the mechanism, and the program is configured with a password.
logs:
  description: The logs that were read, each with C(path), C(from) (its first line's time), and whether from its beginning (C(whole)).
  returned: success
  type: list
  elements: dict
  sample:
    - path: /var/log/mail.log
      from: "2026-11-29T00:00:03Z"
      whole: true
read:
  description: The files that were read.
  returned: success
  type: list
  elements: str
  sample: [/etc/msmtprc]
unread:
  description: Those that were not, each with C(program) (C(logs) for a log), C(path) and C(because).
  returned: success
  type: list
  elements: dict
  sample: []
error:
  description: What went wrong, for programs, with C(code), C(message) and C(remedy).
  returned: failure
  type: dict
  sample:
    code: invalid_option
    message: The module failed.
"""

from ..module_utils._argspec import run
from ..module_utils._module.host.program_logins_info import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
