# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Documentation of the action plugin of this name, which does all of the work on the controller."""

from __future__ import annotations

DOCUMENTATION = r"""
module: sign_in
short_description: Sign a mail user in, and keep the tokens in the store
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Signs a user in at Microsoft Entra ID, once and with a person at hand. The tokens are kept, encrypted, in the tenant's store, from
    which the P(m365.mail_oauth.xoauth2#lookup) and P(m365.mail_oauth.access_token#lookup) lookups take them unattended from then on.
  - With a device code, the address and the code appear on the terminal at once, while the task waits. Any browser will do, on any machine.
  - It refuses to keep the tokens of another user than the one that was named.
  - It does nothing where the store already holds a sign-in of the user that works.
  - Runs on the controller, whatever host the task is for.
extends_documentation_fragment:
  - m365.mail_oauth._attributes
  - m365.mail_oauth._mail_token
attributes:
  action:
    description: Runs completely or partly on the controller.
    support: full
  check_mode:
    support: full
    details: Nobody is asked to sign in, and nothing is written. A refresh token in the store counts as a working sign-in.
  diff_mode:
    support: N/A
    details: There is nothing to compare that is not secret.
  idempotent:
    support: full
    details: A second run changes nothing while the sign-in works, except with O(force=true).
  platform:
    platforms: posix
  async:
    support: none
options:
  user:
    description:
      - The user who signs in, by user principal name. For a shared mailbox, one of its delegates.
    type: str
    required: true
  state:
    description:
      - V(present) makes sure that the store holds a working sign-in.
      - V(signed_out) removes the user from the store. Tokens that were copied elsewhere stay valid until they expire or an administrator
        revokes them.
    type: str
    choices: [present, signed_out]
    default: present
  method:
    description:
      - V(device_code) shows an address and a code to be entered there. The application must allow public client flows.
      - V(authorization_code) shows an address to be opened in a browser on the controller, which is sent back to it (authorization code
        with PKCE). Use it where a policy refuses device codes.
    type: str
    choices: [device_code, authorization_code]
    default: device_code
  wait:
    description:
      - Whether to wait until somebody has signed in.
      - V(auto) does so where a person is at hand, that is where the run has a terminal, in the foreground, and the environment variable C(CI) is
        not set. Elsewhere the task fails at once and says what to do.
      - V(always) does so everywhere. Use it where somebody reads the output of a run without a terminal, such as by C(ssh) without C(-t).
      - With V(never) the task returns at once with what a person has to do in RV(prompt). The next run finishes the sign-in.
      - The variable C(m365_mail_oauth_sign_in_wait), or else the environment variable C(M365_MAIL_OAUTH_SIGN_IN_WAIT), says for a whole run what
        V(auto) means.
      - V(true) and V(false) are taken for V(auto) and V(never).
    type: str
    choices: [auto, always, never]
    default: auto
  wait_timeout:
    description:
      - Seconds to wait for somebody to sign in. The lifetime of the code, usually 15 minutes, bounds it as well.
    type: float
    default: 900
  force:
    description:
      - Sign in anew, whatever the store holds.
    type: bool
    default: false
  verify:
    description:
      - Whether to ask the token endpoint if a sign-in in the store still works, even while there is a token that has not expired.
    type: bool
    default: false
  redirect_uri:
    description:
      - The redirect URI for O(method=authorization_code), as registered for the application.
      - Defaults to C(http://localhost) at a free port, which matches a registered C(http://localhost).
    type: str
  response_url:
    description:
      - The address at which the browser ended, for a sign-in that was begun with O(method=authorization_code) and O(wait=never).
    type: str
notes:
  - Options that are not given are taken from variables C(m365_mail_oauth_) and the option's name, and from environment variables
    C(M365_MAIL_OAUTH_) and the option's name, as the lookups do, for the options they share.
  - No consent is ever asked for. Grant it beforehand with M(m365.mail_oauth.permission_grant).
seealso:
  - module: m365.mail_oauth.application
  - module: m365.mail_oauth.permission_grant
  - plugin: m365.mail_oauth.xoauth2
    plugin_type: lookup
  - plugin: m365.mail_oauth.access_token
    plugin_type: lookup
"""

EXAMPLES = r"""
- name: Sign alice in; the terminal shows an address and a code
  m365.mail_oauth.sign_in:
    tenant: contoso.test
    client_id: "{{ mail_application.app_id }}"
    user: alice@contoso.test

- name: Begin a sign-in where nobody watches the run
  m365.mail_oauth.sign_in:
    tenant: contoso.test
    client_id: "{{ mail_application.app_id }}"
    user: alice@contoso.test
    wait: never
  register: sign_in

- name: Tell somebody what to do
  ansible.builtin.debug:
    var: sign_in.prompt.message
  when: sign_in.state == 'pending'

- name: Sign in by browser where a policy refuses device codes
  m365.mail_oauth.sign_in:
    tenant: contoso.test
    client_id: "{{ mail_application.app_id }}"
    user: alice@contoso.test
    method: authorization_code

- name: Forget alice
  m365.mail_oauth.sign_in:
    tenant: contoso.test
    user: alice@contoso.test
    state: signed_out
"""

RETURN = r"""
state:
  description:
    - V(signed_in) when the store holds a working sign-in.
    - V(pending) when somebody still has to act as RV(prompt) says, which happens with O(wait=never) only.
    - V(signed_out) when the store does not hold the user.
  returned: success
  type: str
  sample: signed_in
user:
  description: The user, as the token endpoint writes the name.
  returned: success
  type: str
  sample: alice@contoso.test
tenant:
  description: The tenant as it was given.
  returned: success
  type: str
  sample: contoso.test
client_id:
  description: The application's client id.
  returned: success
  type: str
  sample: 5f1d0a2b-7c3e-4d5f-8a9b-0c1d2e3f4a5b
scopes:
  description: The scopes of the sign-in. Empty when the user was signed out.
  returned: success
  type: list
  elements: str
  sample: ["https://outlook.office.com/IMAP.AccessAsUser.All"]
expires:
  description: When the current access token expires; the sign-in itself lasts as long as it is used now and then. Null when not known.
  returned: success
  type: str
  sample: "2026-11-22T10:15:00Z"
prompt:
  description: What a person has to do. Null unless RV(state) is V(pending).
  returned: success
  type: dict
  contains:
    url:
      description: The address to open.
      returned: always
      type: str
    user_code:
      description: The code to enter there.
      returned: with O(method=device_code)
      type: str
    expires:
      description: Until when.
      returned: always
      type: str
    message:
      description: All of it in one sentence.
      returned: always
      type: str
  sample:
    url: https://microsoft.com/devicelogin
    user_code: ABCD1234
    expires: "2026-11-22T09:30:00Z"
    message: "Somebody has to sign in as alice@contoso.test: open https://microsoft.com/devicelogin enter ABCD1234 until 10:30 (14 minutes left)"
store:
  description: The store's path.
  returned: success
  type: str
  sample: /home/ansible/.config/m365-mail-oauth/contoso.test.store
"""
