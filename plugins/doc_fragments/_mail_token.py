# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations


class ModuleDocFragment:
    """Options of everything that mints tokens or keeps them; read by C(plugin_utils._tokens.options)."""

    DOCUMENTATION = r"""
options:
  tenant:
    description:
      - The tenant in which the application and the user are, by directory (tenant) id or by a verified domain.
      - Not needed for a token that is given as it is. With O(cloud=consumer) it defaults to V(consumers).
    type: str
  cloud:
    description:
      - The Microsoft cloud of the tenant. It sets the authority and the resource of the scopes.
      - V(consumer) stands for personal accounts such as Outlook.com's.
      - The scopes of V(dod) and V(china) come from third parties and not from Microsoft's documentation; O(scopes) overrides them.
    type: str
    choices: [global, gcc_high, dod, china, consumer]
    default: global
  authority:
    description:
      - The base address of the token endpoint, with V(https://) and without the tenant. Defaults to that of O(cloud).
    type: str
  ca_path:
    description:
      - A PEM file with the certificate authorities to trust for the token endpoint, in place of the system's. Verification cannot be
        turned off.
    type: path
  timeout:
    description:
      - Seconds to wait for each connection to the token endpoint, and for each answer.
    type: float
    default: 30
  client_id:
    description:
      - The application's client id. Not needed where the store already holds the user for one application only.
    type: str
  client_secret:
    description:
      - The application's client secret.
    type: str
  certificate_path:
    description:
      - A PEM file with the application's private key and certificate.
    type: path
  certificate_password:
    description:
      - The password of the private key in O(certificate_path).
    type: str
  protocols:
    description:
      - The protocols that the token has to serve. One token serves all of them.
      - Defaults to those that the user signed in for, and to all three for a token that does not come from the store.
    type: list
    elements: str
    choices: [imap, pop, smtp]
  scopes:
    description:
      - The full scope strings to ask for, in place of those that follow from O(protocols) and O(cloud).
      - All belong to one resource. A scope of Microsoft Graph, or one that names no resource, is refused, because the mail servers do
        not accept such a token.
    type: list
    elements: str
  store:
    description:
      - The file that keeps the tenant's tokens between runs.
      - Defaults to C(~/.config/m365-mail-oauth/TENANT.store).
    type: path
  store_encryption:
    description:
      - V(vault) encrypts the store with the vault secrets that the run was given, and refuses to save it when there is none.
      - V(none) keeps it in clear, readable by its owner alone. An encrypted store is never turned into one in clear.
    type: str
    choices: [vault, none]
    default: vault
  store_vault_id:
    description:
      - The vault id to encrypt the store with. Without it the store keeps the one it has, and a new one gets the first vault secret
        (or the one of C(--encrypt-vault-id) as configured).
    type: str
  store_lock_timeout:
    description:
      - Seconds to wait for another run that is changing the store.
    type: float
    default: 60
requirements:
  - azure-identity >= 1.19.0 (with its msal), in the Python that runs ansible
"""

    # Where plugins take options from besides their arguments. Secrets have no place in ansible.cfg.
    PLUGIN = r"""
options:
  tenant:
    env:
      - name: M365_MAIL_OAUTH_TENANT
      - name: AZURE_TENANT_ID
    ini:
      - section: m365_mail_oauth
        key: tenant
    vars:
      - name: m365_mail_oauth_tenant
  cloud:
    env:
      - name: M365_MAIL_OAUTH_CLOUD
    ini:
      - section: m365_mail_oauth
        key: cloud
    vars:
      - name: m365_mail_oauth_cloud
  authority:
    env:
      - name: M365_MAIL_OAUTH_AUTHORITY
    ini:
      - section: m365_mail_oauth
        key: authority
    vars:
      - name: m365_mail_oauth_authority
  ca_path:
    env:
      - name: M365_MAIL_OAUTH_CA_PATH
    ini:
      - section: m365_mail_oauth
        key: ca_path
    vars:
      - name: m365_mail_oauth_ca_path
  timeout:
    env:
      - name: M365_MAIL_OAUTH_TIMEOUT
    ini:
      - section: m365_mail_oauth
        key: timeout
    vars:
      - name: m365_mail_oauth_timeout
  client_id:
    env:
      - name: M365_MAIL_OAUTH_CLIENT_ID
    ini:
      - section: m365_mail_oauth
        key: client_id
    vars:
      - name: m365_mail_oauth_client_id
  client_secret:
    secret: true
    env:
      - name: M365_MAIL_OAUTH_CLIENT_SECRET
    vars:
      - name: m365_mail_oauth_client_secret
  certificate_path:
    env:
      - name: M365_MAIL_OAUTH_CERTIFICATE_PATH
    ini:
      - section: m365_mail_oauth
        key: certificate_path
    vars:
      - name: m365_mail_oauth_certificate_path
  certificate_password:
    secret: true
    env:
      - name: M365_MAIL_OAUTH_CERTIFICATE_PASSWORD
    vars:
      - name: m365_mail_oauth_certificate_password
  protocols:
    env:
      - name: M365_MAIL_OAUTH_PROTOCOLS
    ini:
      - section: m365_mail_oauth
        key: protocols
    vars:
      - name: m365_mail_oauth_protocols
  scopes:
    env:
      - name: M365_MAIL_OAUTH_SCOPES
    ini:
      - section: m365_mail_oauth
        key: scopes
    vars:
      - name: m365_mail_oauth_scopes
  store:
    env:
      - name: M365_MAIL_OAUTH_STORE
    ini:
      - section: m365_mail_oauth
        key: store
    vars:
      - name: m365_mail_oauth_store
  store_encryption:
    env:
      - name: M365_MAIL_OAUTH_STORE_ENCRYPTION
    ini:
      - section: m365_mail_oauth
        key: store_encryption
    vars:
      - name: m365_mail_oauth_store_encryption
  store_vault_id:
    env:
      - name: M365_MAIL_OAUTH_STORE_VAULT_ID
    ini:
      - section: m365_mail_oauth
        key: store_vault_id
    vars:
      - name: m365_mail_oauth_store_vault_id
  store_lock_timeout:
    env:
      - name: M365_MAIL_OAUTH_STORE_LOCK_TIMEOUT
    ini:
      - section: m365_mail_oauth
        key: store_lock_timeout
    vars:
      - name: m365_mail_oauth_store_lock_timeout
"""

    LOOKUP = r"""
options:
  sign_in_user:
    description:
      - The user whose token it is, where that is not the mailbox's own user. For a shared mailbox, the delegate who signs in.
      - Defaults to the mailbox's address. A term can name its own.
    type: str
    env:
      - name: M365_MAIL_OAUTH_SIGN_IN_USER
    ini:
      - section: m365_mail_oauth
        key: sign_in_user
    vars:
      - name: m365_mail_oauth_sign_in_user
  access_token:
    description:
      - A token to use as it is. It is checked, and no token is asked for.
    type: str
    secret: true
    env:
      - name: M365_MAIL_OAUTH_ACCESS_TOKEN
    vars:
      - name: m365_mail_oauth_access_token
  refresh_token:
    description:
      - A refresh token to redeem for an access token; O(client_id) is needed too.
      - The token endpoint answers with a new refresh token. It is kept in O(store), which the next lookups with the same refresh token
        use from then on. Without a store the new one is lost, with a warning.
    type: str
    secret: true
    env:
      - name: M365_MAIL_OAUTH_REFRESH_TOKEN
    vars:
      - name: m365_mail_oauth_refresh_token
  federated_token_path:
    description:
      - A file with another system's token that the application trusts in place of a secret, such as the identity token of a CI job.
      - It serves tokens of the application itself, not those of users. M(m365.mail_oauth.federated_credential) makes the federated
        credential that it takes.
    type: path
    env:
      - name: M365_MAIL_OAUTH_FEDERATED_TOKEN_PATH
    ini:
      - section: m365_mail_oauth
        key: federated_token_path
    vars:
      - name: m365_mail_oauth_federated_token_path
  source:
    description:
      - Where the token comes from.
      - V(auto) takes the first one that is given, in the order O(access_token), O(refresh_token), O(client_secret),
        O(certificate_path) or O(federated_token_path), O(store).
      - V(client_credentials) asks for a token of the application itself (app-only). Without one of O(client_secret), O(certificate_path) and
        O(federated_token_path) it takes the credential that M(m365.mail_oauth.application_credential) keeps in the store.
      - V(store) takes the user who signed in with M(m365.mail_oauth.sign_in); a client secret or certificate then only identifies the
        application.
    type: str
    choices: [auto, access_token, refresh_token, client_credentials, store]
    default: auto
    env:
      - name: M365_MAIL_OAUTH_SOURCE
    ini:
      - section: m365_mail_oauth
        key: source
    vars:
      - name: m365_mail_oauth_source
  min_validity:
    description:
      - Seconds for which a token from the store must still be valid, else it is refreshed. A token that was just issued is used whatever
        its lifetime.
      - Defaults to 300, or to half of the token's life where that is shorter.
    type: int
    env:
      - name: M365_MAIL_OAUTH_MIN_VALIDITY
    ini:
      - section: m365_mail_oauth
        key: min_validity
    vars:
      - name: m365_mail_oauth_min_validity
  on_unfit:
    description:
      - What to do with a token that cannot work for the mailbox, because it has expired, is for another resource than the mail servers or
        lacks the permission.
      - Opaque tokens, such as those of personal accounts, cannot be looked into and are used as they are.
    type: str
    choices: [fail, warn, ignore]
    default: fail
    env:
      - name: M365_MAIL_OAUTH_ON_UNFIT
    ini:
      - section: m365_mail_oauth
        key: on_unfit
    vars:
      - name: m365_mail_oauth_on_unfit
notes:
  - Everything happens on the controller, when the lookup is evaluated. A variable that holds a lookup is evaluated again in each task;
    the store makes that cheap.
  - C(lookup) joins several results with commas, which is never wanted here. Use C(query), or C(wantlist=true), for more than one mailbox.
  - The result is a secret. ansible-core 2.22 and newer hides it in all output; with older versions set C(no_log=true) on the tasks that
    use it.
  - In check mode nothing is written. An expired token is refreshed all the same, and the refresh token that comes with it is dropped,
    which Microsoft Entra ID allows, since it keeps the old one valid.
"""
