# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lookup plugin: an administrator's own access token for Microsoft Graph."""

from __future__ import annotations

DOCUMENTATION = r"""
name: graph_token
short_description: Sign an administrator in to Microsoft Graph
version_added: 0.1.0
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
description:
  - Returns an access token with which the modules of the action group C(m365.mail_oauth.graph) work as a person, in O(ignore:auth_access_token), in place
    of an application that administers the tenant.
  - The first time, and whenever the sign-in has run out, a code and an address appear on the terminal, and the lookup waits until the person has
    signed in. What comes of it is kept in an encrypted store of its own, so that all tasks of a play, and later plays, need no further sign-in.
    A run without a terminal does not wait; see O(wait).
  - Where no person is at hand, give the modules another identity. They know client secrets, certificates, workload identities, GitHub's
    identity tokens, managed identities and the Azure CLI.
options:
  _terms:
    description:
      - The administrator, by user principal name. The role Cloud Application Administrator is enough.
      - Without a name anybody may sign in. From then on the administrator is meant whom the store knows.
    type: list
    elements: str
  tenant:
    description: The tenant to administer, by directory (tenant) id or by a verified domain.
    type: str
    env:
      - name: M365_MAIL_OAUTH_TENANT
      - name: AZURE_TENANT_ID
    ini:
      - section: m365_mail_oauth
        key: tenant
    vars:
      - name: m365_mail_oauth_tenant
  home_tenant:
    description:
      - Where the administrator signs in, if that is another tenant than O(tenant). A service provider's (partner's) administrator signs in
        once there, and that sign-in is redeemed at each customer's tenant, as far as delegated administration (GDAP) and the customer let it.
      - O(client_id) should be an application of the service provider's, which each customer has consented to for O(permissions), as with
        M(m365.mail_oauth.admin_consent).
    type: str
    env:
      - name: M365_MAIL_OAUTH_ADMIN_HOME_TENANT
    ini:
      - section: m365_mail_oauth
        key: admin_home_tenant
    vars:
      - name: m365_mail_oauth_admin_home_tenant
  tenants:
    description:
      - The customers' tenants that the sign-in at O(home_tenant) may be used for; O(tenant) has to be among them. It goes to nobody else.
      - By default it is O(tenant). What was named once stays named, in the store, until the administrator signs in anew.
    type: list
    elements: str
    env:
      - name: M365_MAIL_OAUTH_ADMIN_TENANTS
    ini:
      - section: m365_mail_oauth
        key: admin_tenants
    vars:
      - name: m365_mail_oauth_admin_tenants
  cloud:
    description: The Microsoft cloud of the tenant.
    type: str
    choices: [global, gcc_high, dod, china]
    default: global
    env:
      - name: M365_MAIL_OAUTH_CLOUD
    ini:
      - section: m365_mail_oauth
        key: cloud
    vars:
      - name: m365_mail_oauth_cloud
  authority:
    description: The base address of the token endpoint, with V(https://) and without the tenant. Defaults to that of O(cloud).
    type: str
    env:
      - name: M365_MAIL_OAUTH_AUTHORITY
    ini:
      - section: m365_mail_oauth
        key: authority
    vars:
      - name: m365_mail_oauth_authority
  ca_path:
    description:
      - A PEM file with the certificate authorities to trust for the token endpoint, in place of the system's. Verification cannot be
        turned off.
    type: path
    env:
      - name: M365_MAIL_OAUTH_CA_PATH
    ini:
      - section: m365_mail_oauth
        key: ca_path
    vars:
      - name: m365_mail_oauth_ca_path
  timeout:
    description: Seconds to wait for each connection to the token endpoint, and for each answer.
    type: float
    default: 30
    env:
      - name: M365_MAIL_OAUTH_TIMEOUT
    ini:
      - section: m365_mail_oauth
        key: timeout
    vars:
      - name: m365_mail_oauth_timeout
  client_id:
    description:
      - The public client application to sign in with. The default is Microsoft's own C(Microsoft Graph Command Line Tools), which every tenant
        knows; the administrator consents to the permissions when signing in.
    type: str
    default: 14d82eec-204b-4c2f-b7e8-296a70dab67e
    env:
      - name: M365_MAIL_OAUTH_ADMIN_CLIENT_ID
    ini:
      - section: m365_mail_oauth
        key: admin_client_id
    vars:
      - name: m365_mail_oauth_admin_client_id
  permissions:
    description: The delegated permissions on Microsoft Graph that the token is to carry, by name.
    type: list
    elements: str
    default:
      - Application.ReadWrite.All
      - DelegatedPermissionGrant.ReadWrite.All
      - AppRoleAssignment.ReadWrite.All
      - Directory.Read.All
  method:
    description:
      - V(device_code) shows a code and an address; the person signs in with any browser.
      - V(authorization_code) shows an address to be opened in a browser on the controller. Use it where a policy refuses device codes.
    type: str
    choices: [device_code, authorization_code]
    default: device_code
    env:
      - name: M365_MAIL_OAUTH_ADMIN_METHOD
    ini:
      - section: m365_mail_oauth
        key: admin_method
    vars:
      - name: m365_mail_oauth_admin_method
  wait:
    description:
      - Whether to show a code, or an address, and wait for the person when the store holds no sign-in that still works.
      - V(auto) does so where a person is at hand, that is where the run has a terminal, in the foreground, and the environment variable C(CI) is
        not set. Elsewhere the lookup fails at once and says why.
      - V(always) does so everywhere. Use it where somebody reads the output of a run without a terminal, such as by C(ssh) without C(-t).
      - V(never) fails at once everywhere. Use it where a run has a terminal that nobody sees, such as in AWX.
    type: str
    choices: [auto, always, never]
    default: auto
    env:
      - name: M365_MAIL_OAUTH_ADMIN_WAIT
    ini:
      - section: m365_mail_oauth
        key: admin_wait
    vars:
      - name: m365_mail_oauth_admin_wait
  renewable:
    description:
      - Whether the store can renew the token. When V(false), no refresh token is asked for, and the sign-in ends with the access token, in about
        an hour.
    type: bool
    default: true
  wait_timeout:
    description: Seconds to wait for the person.
    type: float
    default: 900
  min_validity:
    description: Seconds for which a token from the store must still be valid, else it is refreshed.
    type: int
    default: 300
  store:
    description:
      - The file that keeps the administrator's tokens between runs. It is another one than that of the mailboxes.
      - Defaults to C(~/.config/m365-mail-oauth/TENANT.admin.store).
    type: path
    env:
      - name: M365_MAIL_OAUTH_ADMIN_STORE
    ini:
      - section: m365_mail_oauth
        key: admin_store
    vars:
      - name: m365_mail_oauth_admin_store
  store_encryption:
    description:
      - V(vault) encrypts the store with the vault secrets that the run was given, and refuses to save it when there is none.
      - V(none) keeps it in clear, readable by its owner alone. An encrypted store is never turned into one in clear.
    type: str
    choices: [vault, none]
    default: vault
    env:
      - name: M365_MAIL_OAUTH_STORE_ENCRYPTION
    ini:
      - section: m365_mail_oauth
        key: store_encryption
    vars:
      - name: m365_mail_oauth_store_encryption
  store_vault_id:
    description: The vault id to encrypt the store with. Without it the store keeps the one it has, and a new one gets the first vault secret.
    type: str
    env:
      - name: M365_MAIL_OAUTH_STORE_VAULT_ID
    ini:
      - section: m365_mail_oauth
        key: store_vault_id
    vars:
      - name: m365_mail_oauth_store_vault_id
  store_lock_timeout:
    description: Seconds to wait for another run that is changing the store.
    type: float
    default: 60
    env:
      - name: M365_MAIL_OAUTH_STORE_LOCK_TIMEOUT
    ini:
      - section: m365_mail_oauth
        key: store_lock_timeout
    vars:
      - name: m365_mail_oauth_store_lock_timeout
requirements:
  - azure-identity >= 1.19.0 (with its msal), in the Python that runs ansible
notes:
  - The result is a secret. ansible-core 2.22 and newer hides it in all output. The modules' option for it hides it in theirs.
  - The sign-in happens in check mode, too, since the modules need the token to look.
  - The token opens what the administrator may do and the O(permissions) name. It is valid for about an hour; the store can renew it until the
    sign-in is revoked or not used for 90 days. Remove the file to forget it.
seealso:
  - module: m365.mail_oauth.application
  - plugin: m365.mail_oauth.access_token
    plugin_type: lookup
"""

EXAMPLES = r"""
- name: Onboard an application as a person, without any application that administers the tenant
  hosts: localhost
  connection: local
  gather_facts: false
  module_defaults:
    group/m365.mail_oauth.graph:
      tenant: contoso.test
      auth_access_token: "{{ lookup('m365.mail_oauth.graph_token', 'admin@contoso.test', tenant='contoso.test') }}"
  tasks:
    - name: Register the application
      m365.mail_oauth.application:
        unique_name: mail
        display_name: Mail
      register: mail_application

    - name: Grant the permissions
      m365.mail_oauth.permission_grant:
        app_id: "{{ mail_application.app_id }}"

# A service provider signs in once, for all customers of a tenants file (defaults):
#
#   bootstrap:
#     access_token: >-
#       {{ lookup('m365.mail_oauth.graph_token', 'admin@provider.test', home_tenant='provider.test', client_id=provider_admin_app) }}
#
# The same in a tenants file, for the playbooks:
#
#   bootstrap:
#     access_token: "{{ lookup('m365.mail_oauth.graph_token', 'admin@contoso.test', tenant='contoso.test') }}"
"""

RETURN = r"""
_raw:
  description:
    - The access token, one for each administrator named.
  type: list
  elements: str
"""

import typing as t

from ansible.errors import AnsibleLookupError
from ansible.utils.display import Display

from ..module_utils._errors import MailOAuthError, OptionError
from ..plugin_utils import _given
from ..plugin_utils._given import plain
from ..plugin_utils._options import OptionLookup
from ..plugin_utils._terminal import announce, attended
from ..plugin_utils._tokens.administrator import AdministratorOptions, graph_token
from ..plugin_utils._tokens.lookup import vault_of
from ..plugin_utils._tokens.options import TokenOptions

display = Display()


class LookupModule(OptionLookup):
    """Returns tokens that were registered as secrets where they were born."""

    @_given.lookup
    def run(self, terms: list[t.Any], variables: dict[str, t.Any] | None = None, **kwargs: t.Any) -> list[str]:
        """Return one token per administrator. Raises ``AnsibleLookupError``."""
        self.set_options(var_options=variables, direct=kwargs)
        try:
            options = AdministratorOptions.of(
                TokenOptions.read(self.option, frozenset(self.option_definitions)),
                tuple(str(permission).strip() for permission in plain(self.get_option("permissions"))),
                str(self.get_option("method")),
                float(self.get_option("wait_timeout")),
                str(self.get_option("wait")),
                bool(self.get_option("renewable")),
                str(plain(self.option("home_tenant")) or "").strip(),
                tuple(str(one).strip() for one in plain(self.option("tenants")) or ()),
            )
            store = options.open_store(vault_of(self._loader), read_only=False)
            users = [str(plain(term)).strip() for term in self._flatten(terms)] or [""]
            if not all("@" in user for user in users if len(users) > 1 or user):
                raise OptionError(
                    "The administrator is missing.",
                    remedy="Name the person who signs in, such as admin@contoso.test; or name nobody, and anybody may sign in.",
                )
            return [
                graph_token(
                    options,
                    user,
                    store,
                    announce=lambda prompt: announce(display, prompt.lines()),
                    warn=display.warning,
                    attended=lambda: attended(display),
                )
                for user in users
            ]
        except MailOAuthError as exc:
            raise AnsibleLookupError(str(exc)) from exc
