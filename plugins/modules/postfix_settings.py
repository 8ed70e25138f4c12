#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: postfix_settings
version_added: 0.1.0
short_description: Own some of Postfix's parameters and services, and give them back
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Sets parameters in C(main.cf) and services in C(master.cf), and writes down what was there before, so that V(absent) restores it.
  - All other lines, comments among them, stay as they are. C(postconf) does the writing.
  - It does not reload Postfix.
extends_documentation_fragment:
  - m365.mail_oauth._attributes
attributes:
  check_mode:
    support: full
  diff_mode:
    support: full
  idempotent:
    support: full
  async:
    support: full
options:
  state:
    description:
      - V(present) makes the parameters and services be as given. Those that an earlier run owned and that are not given any more are restored.
      - V(absent) restores all that an earlier run changed. What somebody has changed since is left alone, see RV(kept).
    type: str
    choices: [present, absent]
    default: present
  settings:
    description: Parameters and their values, as they stand in C(main.cf).
    type: dict
    default: {}
  first:
    description:
      - Parameters that hold a list, such as C(smtp_tls_policy_maps), and the item, or items, that have to stand first in it. The items of others stay
        behind, and V(absent) takes out these items alone.
    type: dict
    default: {}
  services:
    description:
      - Transports in C(master.cf) by C(NAME/unix), where a name consists of letters, digits and underscores. Each is a dictionary of C(command), a
        program of Postfix and V(smtp) by default, C(chroot), V(y), V(n) or V(-) (the default), and C(parameters), which hold for this service
        alone.
    type: dict
    default: {}
  record:
    description: The file to write down in what was there before. Its directory must exist.
    type: path
    required: true
  config_directory:
    description: Postfix's configuration directory.
    type: path
    default: /etc/postfix
"""

EXAMPLES = r"""
- name: Relay mail of some senders through Exchange Online
  m365.mail_oauth.postfix_settings:
    services:
      mail_oauth/unix:
        parameters:
          smtp_sasl_auth_enable: true
          smtp_sasl_password_maps: texthash:/etc/postfix/mail-oauth/sasl_passwd
          smtp_tls_security_level: secure
    settings:
      mail_oauth_destination_concurrency_limit: "3"
    first:
      sender_dependent_default_transport_maps: texthash:/etc/postfix/mail-oauth/sender_transport
    record: /etc/postfix/mail-oauth/earlier.json
  notify: Reload Postfix
"""

RETURN = r"""
parameters:
  description: The parameters that were changed, or would be in check mode.
  returned: success
  type: list
  elements: str
  sample: [sender_dependent_default_transport_maps]
services:
  description: The services that were changed, or would be in check mode.
  returned: success
  type: list
  elements: str
  sample: [mail_oauth/unix]
kept:
  description: Parameters and services that were not restored because somebody has changed them since.
  returned: success
  type: list
  elements: str
  sample: []
"""

from ..module_utils._argspec import run
from ..module_utils._module.host.postfix_settings import SPEC, apply


def main() -> None:
    """Run the module."""
    run(SPEC.create_module(), apply)


if __name__ == "__main__":
    main()
