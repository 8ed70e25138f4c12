#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: domain_info
version_added: 0.1.0
short_description: Find the tenant and the cloud of a domain
description:
  - Finds out, without any sign-in, which tenant a domain is of, in which Microsoft cloud it lives, and who asks its users for their passwords.
  - Each domain is sent to the sign-in services of all clouds, that is to C(login.microsoftonline.com), C(login.microsoftonline.us) and
    C(login.partner.microsoftonline.cn), or to O(authority) alone. With O(dns), this machine's resolver is asked for one name that has the domain
    in it. Nobody else learns the domain.
  - Only domains are sent. Of an address the part before the C(@) is cut off before anything is asked.
extends_documentation_fragment:
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.info_module
attributes:
  platform:
    platforms: posix
  async:
    support: full
options:
  domains:
    description:
      - Domains such as V(contoso.com), or addresses such as V(alice@contoso.com).
    type: list
    elements: str
    required: true
  authority:
    description:
      - The sign-in service to ask, with V(https://), in place of those of all clouds.
    type: str
  ca_path:
    description:
      - A PEM file with the certificate authorities to trust for the sign-in services, in place of the system's.
    type: path
  timeout:
    description:
      - Seconds to wait for each connection, and for each answer.
    type: float
    default: 10
  dns:
    description:
      - Whether to ask this machine's resolver for the name that Exchange Online gives to a domain that it accepts, such as
        C(contoso-com.mail.protection.outlook.com).
    type: bool
    default: true
  wait_timeout:
    description:
      - Seconds for all domains together. What was not asked by then is told in RV(domains[].unreached).
    type: float
    default: 300
requirements:
  - azure-identity >= 1.19.0 (with its requests)
seealso:
  - module: m365.mail_oauth.application
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: Find the tenant of an address
  m365.mail_oauth.domain_info:
    domains: [alice@contoso.com]
  delegate_to: localhost
  register: found

- name: Show where it is
  ansible.builtin.debug:
    msg: "{{ found.domains[0].tenants }}"
"""

RETURN = r"""
domains:
  description: What was found, one entry for each domain, in the order in which they were given.
  type: list
  elements: dict
  returned: success
  contains:
    domain:
      description: The domain, in lower case and as DNS has it.
      type: str
      returned: always
      sample: contoso.com
    tenants:
      description:
        - The tenants that know the domain. None where it is of no tenant, several where it is known in several clouds.
      type: list
      elements: dict
      returned: always
      contains:
        cloud:
          description: The cloud, as the option C(cloud) of the other modules has it; V(consumer) for personal accounts.
          type: str
          returned: always
          sample: global
        tenant_id:
          description: The directory (tenant) id.
          type: str
          returned: always
          sample: 11111111-2222-3333-4444-555555555555
        authority:
          description: The sign-in service.
          type: str
          returned: always
          sample: https://login.microsoftonline.com
        region:
          description: Where the tenant says that it is, in Microsoft's words; empty where it does not.
          type: str
          returned: always
          sample: EU
    realm:
      description:
        - V(managed) where Microsoft asks for the password, V(federated) where a page of the organisation's own does, V(unknown) where that is
          not told.
      type: str
      returned: always
      sample: managed
    federated_to:
      description: The host of that page.
      type: str
      returned: always
      sample: null
    personal:
      description: Whether the domain is one of personal Microsoft accounts, which have no tenant of their own.
      type: bool
      returned: always
      sample: false
    exchange_online:
      description:
        - V(accepted) where Exchange Online accepts mail for the domain, also behind another gateway. That tells nothing of one mailbox, since some
          may live elsewhere.
        - V(unknown) where that cannot be seen.
      type: str
      returned: always
      sample: accepted
    unreached:
      description: The sign-in services that gave no answer, and why. A tenant may be there all the same.
      type: list
      elements: dict
      returned: always
      sample: []
error:
  description: Why nothing was found out, with C(code), C(message) and C(remedy).
  type: dict
  returned: failure
  sample:
    code: dns_failure
    message: "The name of the authority https://login.microsoftonline.com cannot be resolved: Name or service not known."
"""

from ..module_utils._argspec import run
from ..module_utils._module.domain_info import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
