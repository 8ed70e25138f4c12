# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Causes of a run that did not come to try a login. Runs on Python 3.8."""

from __future__ import annotations

from .cause import Cause

RUN: dict[str, Cause] = {
    "managed_host_unreachable": Cause(
        "Ansible could not reach the host {host}, so nothing was tried from there.",
        "Check its address, port, user and key in the inventory, then run the verification again.",
        "<shell>ansible {host} -m ansible.builtin.ping</shell>",
    ),
    "verification_failed": Cause(
        "The verify module did not run on {host}.",
        "Mend what the message names; often it is the Python that ansible_python_interpreter of the host names.",
        "<shell>ansible {host} -m ansible.builtin.setup -a filter=ansible_python</shell>",
    ),
    "program_configuration": Cause(
        "A mail program's configuration on {host} cannot be used for a check.",
        "Mend what the message names in the program's configuration, then run the verification again.",
        "The program itself reads the file without a complaint.",
    ),
    "no_host_for_mailbox": Cause(
        "No host verifies {user}: none of verify_hosts names it in its mail_oauth_mailboxes.",
        "Name it in mail_oauth_mailboxes of the host that uses it, or set verify_distribution to all or shared.",
        "ansible-inventory with --graph and --vars shows mail_oauth_mailboxes of each host.",
    ),
}
