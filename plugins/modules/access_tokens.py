# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of the action plugin of this name, which does all of the work on the controller."""

from __future__ import annotations

DOCUMENTATION = r"""
module: access_tokens
short_description: Mint one access token per sign-in user
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Mints, on the controller, one access token for each sign-in user of a list of checks, with the scopes of all protocols that the
    user's checks need. What the tokens come from is decided as in the P(m365.mail_oauth.access_token#lookup) lookup.
  - A user for whom there is no token does not fail the task. The reason is returned as a finding, so that the other mailboxes can be
    verified all the same.
  - The result is never shown, because it holds the tokens. Use it in the next task and do not print it.
extends_documentation_fragment:
  - m365.mail_oauth._attributes
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: full
  check_mode:
    support: full
    details: Tokens are minted in check mode too, and nothing is saved.
  diff_mode:
    support: N/A
    details: There is nothing to compare.
  idempotent:
    support: full
    details: A token that is still valid is taken from the store.
  platform:
    platforms: posix
  async:
    support: none
options:
  checks:
    description:
      - Checks as the P(m365.mail_oauth.mail_checks#filter) filter gives them. Only C(token) (the sign-in user) and C(protocol) are read.
    type: list
    elements: dict
    required: true
  tenant:
    description: The tenant's id or domain, as in the lookup. All other options of the lookup are understood as well.
    type: str
seealso:
  - plugin: m365.mail_oauth.access_token
    plugin_type: lookup
  - plugin: m365.mail_oauth.mail_checks
    plugin_type: filter
  - module: m365.mail_oauth.verify
"""

EXAMPLES = r"""
- name: Mint what the checks need
  m365.mail_oauth.access_tokens:
    tenant: contoso.test
    checks: "{{ m365_tenant | m365.mail_oauth.mail_checks }}"
  register: minted
  no_log: true

- name: Log in from another host
  m365.mail_oauth.verify:
    checks: "{{ m365_tenant | m365.mail_oauth.mail_checks | rejectattr('token', 'in', minted.problems) }}"
    tokens: "{{ minted.tokens }}"
  delegate_to: relay.contoso.test
"""

RETURN = r"""
tokens:
  description: The access tokens by sign-in user.
  returned: success
  type: dict
  sample: {}
problems:
  description: Why there is none, by sign-in user, in the form of a finding of the M(m365.mail_oauth.verify) module.
  returned: success
  type: dict
  sample:
    bob@contoso.test:
      cause: refresh_token_expired
      severity: error
      confidence: high
      summary: "There is no token for bob@contoso.test: the refresh token ran out."
      evidence: []
      remedy: Sign the user in again (m365.mail_oauth.sign_in).
      confirm: ""
"""
