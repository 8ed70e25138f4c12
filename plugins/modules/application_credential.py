#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: application_credential
version_added: 0.1.0
short_description: Create and rotate an application's client secret or certificate in Microsoft Entra ID
description:
  - Makes sure that an application has a credential of a given name, makes a new one before the old one ends, waits until the new one
    works, and removes the old one when both have been there for some days.
  - The name is what makes a credential this module's. Credentials of other names, and those without one, are never touched.
  - A new client secret or private key is put into the tenant's encrypted store on the controller, by an action plugin of the same name. It
    is sealed on its way there and is never part of the result unless O(return_secret=true).
  - A certificate is made here, with its key, or given in O(certificate). The first one is registered by replacing the list of certificates,
    in which all others are kept; later ones with proof of the key that is being replaced, where that is at hand.
  - With O(type=federated) it is the older spelling of M(m365.mail_oauth.federated_credential), which has all that is about other systems'
    tokens and which new playbooks should use. O(issuer), O(subject), O(claims_matching_expression), O(audiences), O(description), O(github),
    O(gitlab) and O(azure_devops) are for that type alone.
extends_documentation_fragment:
  - m365.mail_oauth._application
  - m365.mail_oauth._application.trust
  - m365.mail_oauth._entra_auth
  - m365.mail_oauth._entra_auth.wait
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.actiongroup_graph
attributes:
  action:
    description: Has a corresponding action plugin, so that some parts of the options are carried out on the controller.
    support: full
  check_mode:
    support: full
  diff_mode:
    support: full
    details: Shows names, ids and dates; secrets and keys are no part of it.
  idempotent:
    support: partial
    details: Not with O(force=true). What happens also depends on the day, which is the purpose of rotation.
  async:
    support: none
    details: A new secret is among the results.
options:
  state:
    description:
      - V(present) makes sure that there is a credential which is good for longer than O(renew_before).
      - V(absent) removes all credentials of the O(type) and O(name), from the store as well.
    type: str
    default: present
    choices:
      - present
      - absent
  type:
    description: The kind of credential.
    type: str
    required: true
    choices:
      client_secret: A client secret, which Microsoft makes.
      certificate: A certificate, whose private key never leaves this machine and the store.
      federated: Trust in another system's tokens. Deprecated, use M(m365.mail_oauth.federated_credential).
  name:
    description:
      - The name of the credential, which Microsoft Entra ID shows as its description or display name.
      - Where several controllers or purposes need credentials of one application, give each its own name.
      - Up to 90 characters; for O(type=federated) 3 to 120 letters, digits, hyphens and underscores.
    type: str
    default: m365-mail-oauth
  lifetime:
    description:
      - For how many days a new client secret or certificate is made. Ten minutes less are asked for, so that a clock that is ahead does not
        exceed what the tenant's policy allows.
    type: int
    default: 180
  renew_before:
    description:
      - A new one is made when the current one ends within so many days. Less than O(lifetime).
      - With O(certificate), which cannot be renewed here, the module warns instead.
    type: int
    default: 30
  overlap:
    description:
      - For how many days the old one is kept after the new one was made, so that whoever uses it has time to take up the new one.
      - With V(0) the old one is removed in the same run, once the new one works.
      - Expired ones are removed at once.
    type: int
    default: 7
  force:
    description:
      - Make a new one even though the current one is still good, for example because it was disclosed. Then O(overlap=0) fits as well.
    type: bool
    default: false
  prune:
    description:
      - Remove those of this name that have expired or were replaced O(overlap) days ago.
      - Without it they are only named in RV(outlived).
    type: bool
    default: true
  verify:
    description:
      - Sign in with the new credential until that works, before any older one is removed. It takes seconds, at times minutes, until a new one is
        known everywhere.
      - Set it to V(false) where the application cannot sign in by itself in the tenant, because it has no service principal there or a
        Conditional Access policy for workload identities is in the way.
    type: bool
    default: true
  return_secret:
    description:
      - Return a new client secret as RV(secret_text), or a new private key as RV(private_key). There is no second chance to get it.
      - ansible-core 2.22 and newer hides it in all output. With older versions set C(no_log=true) on the task, and on those that use it.
    type: bool
    default: false
  save_to_store:
    description:
      - Put a new client secret, or private key with its certificate, into the store. A credential that the store does not hold counts as not
        there, so that a new one is made.
      - The default is V(true), unless O(private_key_path) or O(certificate) is given.
    type: bool
  store:
    description:
      - The file that keeps the tenant's tokens and credentials, on the controller.
      - If it is not set, the variable C(m365_mail_oauth_store) and then the environment variable E(M365_MAIL_OAUTH_STORE) are used, and then
        C(~/.config/m365-mail-oauth/TENANT.store).
    type: path
  store_encryption:
    description:
      - V(vault) encrypts the store with the vault secrets that the run was given, and refuses to make a secret when there is none.
      - V(none) keeps it in clear, readable by its owner alone. An encrypted store is never turned into one in clear.
      - If it is not set, the variable C(m365_mail_oauth_store_encryption) and then the environment variable
        E(M365_MAIL_OAUTH_STORE_ENCRYPTION) are used, and then V(vault).
    type: str
    choices:
      - vault
      - none
  store_vault_id:
    description:
      - The vault id to encrypt the store with. Without it the store keeps the one it has, and a new one gets the first vault secret.
      - If it is not set, the variable C(m365_mail_oauth_store_vault_id) and then the environment variable
        E(M365_MAIL_OAUTH_STORE_VAULT_ID) are used.
    type: str
  store_lock_timeout:
    description:
      - Seconds to wait for another run that is changing the store. The default is 60.
      - If it is not set, the variable C(m365_mail_oauth_store_lock_timeout) and then the environment variable
        E(M365_MAIL_OAUTH_STORE_LOCK_TIMEOUT) are used.
    type: float
  certificate:
    description:
      - For O(type=certificate), the certificate to register, in PEM, where its private key is made and kept elsewhere, for example in a hardware
        module or by a company's own authority. Without it one is made.
      - It is known by its thumbprint. When another one is given here, that takes its place, and the old one goes after O(overlap) days.
    type: str
  private_key_path:
    description:
      - For O(type=certificate), a file on the host where the module runs for the private key that is made here, together with its certificate, in PEM
        and readable by its owner alone. It is replaced when a new one is made.
      - A certificate whose key is not in that file counts as not there, so that a new one is made.
    type: path
  held:
    description:
      - The credentials whose secret or private key somebody still has, where the store does not keep them. A credential that is not among
        them counts as not there. If it is not set, all credentials of the name count.
      - The action plugin fills this from the store.
    type: list
    elements: dict
    suboptions:
      key_id:
        description: The id of the credential.
        type: str
      secret:
        description:
          - For O(type=certificate), the private key with its certificate in PEM. With it the next certificate is registered with proof,
            which needs no write to the whole list.
        type: str
  seal_to:
    description:
      - A public key of X25519 in base64, to which a new secret is sealed in RV(sealed_secret) instead of being returned.
      - The action plugin sets this; there is no need to do so.
    type: str
notes:
  - The identity that runs this needs C(Application.ReadWrite.OwnedBy) for applications that it created or owns, or
    C(Application.ReadWrite.All).
  - When a run is interrupted between making a secret and saving it, that secret is lost to everybody. The next run makes another and
    removes the lost one with the next rotation.
seealso:
  - module: m365.mail_oauth.federated_credential
  - module: m365.mail_oauth.application
  - module: m365.mail_oauth.application_info
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: Keep a client secret that is good for another month at least, in the store
  m365.mail_oauth.application_credential:
    tenant: contoso.test
    unique_name: mail
    type: client_secret
    lifetime: 180
    renew_before: 30
    overlap: 7
  delegate_to: localhost

- name: Replace a disclosed client secret at once
  m365.mail_oauth.application_credential:
    tenant: contoso.test
    unique_name: mail
    type: client_secret
    force: true
    overlap: 0
  delegate_to: localhost

- name: Make a certificate, with its key in a file for a mail program on this host
  m365.mail_oauth.application_credential:
    tenant: contoso.test
    app_id: 11111111-2222-3333-4444-555555555555
    type: certificate
    name: relay
    private_key_path: /etc/postfix/m365.pem

- name: Register a certificate of the company's own authority
  m365.mail_oauth.application_credential:
    tenant: contoso.test
    unique_name: mail
    type: certificate
    certificate: "{{ lookup('ansible.builtin.file', 'mail.crt') }}"
  delegate_to: localhost

- name: Remove the client secrets of this name, and no others
  m365.mail_oauth.application_credential:
    tenant: contoso.test
    unique_name: mail
    type: client_secret
    state: absent
  delegate_to: localhost
"""

RETURN = r"""
app_id:
  description: The application (client) id; null when there is no such application (O(state=absent), or check mode).
  type: str
  returned: success
  sample: 11111111-2222-3333-4444-555555555555
object_id:
  description: The application's object id.
  type: str
  returned: success
  sample: 22222222-3333-4444-5555-666666666666
credential:
  description:
    - The credential to use from now on; null when there is none. In check mode, one that would be made, without RV(credential.key_id).
  type: dict
  returned: success, and when a new one was made although the module failed afterwards
  contains:
    type:
      description: The kind of credential.
      type: str
      returned: always
      sample: client_secret
    key_id:
      description: The id of the credential.
      type: str
      returned: always
      sample: 33333333-4444-5555-6666-777777777777
    name:
      description: The name of the credential.
      type: str
      returned: always
      sample: m365-mail-oauth
    start:
      description: Since when it counts, in UTC.
      type: str
      returned: for client secrets and certificates
      sample: "2026-11-22T12:00:00Z"
    end:
      description: When it ends, in UTC.
      type: str
      returned: for client secrets and certificates
      sample: "2027-05-21T11:50:00Z"
    hint:
      description: The first three characters of a client secret.
      type: str
      returned: for client secrets and certificates
      sample: Xy8
    thumbprint:
      description: The SHA-1 thumbprint of a certificate, 40 hexadecimal digits in upper case.
      type: str
      returned: for client secrets and certificates
      sample: 0F1E2D3C4B5A69788796A5B4C3D2E1F001122334
    issuer:
      description: The issuer of the tokens that are trusted.
      type: str
      returned: for federated identities
      sample: https://token.actions.githubusercontent.com
    subject:
      description: The subject of the tokens that are trusted.
      type: str
      returned: for federated identities
      sample: repo:contoso/mail-config:environment:production
    claims_matching_expression:
      description: The expression that says which tokens are trusted, null where it is one subject's.
      type: str
      returned: for federated identities
      sample: null
    audiences:
      description: The audience of the tokens that are trusted.
      type: list
      elements: str
      returned: for federated identities
      sample: ["api://AzureADTokenExchange"]
    description:
      description: The description.
      type: str
      returned: for federated identities
      sample: null
credentials:
  description: All credentials of this name after the run, the oldest first, each like RV(credential).
  type: list
  elements: dict
  returned: success
  sample: []
removed:
  description: The ids of the credentials that were, or in check mode would be, removed.
  type: list
  elements: str
  returned: success, for client secrets and certificates
  sample: ["44444444-5555-6666-7777-888888888888"]
outlived:
  description: The ids of the credentials that could go, with O(prune=false).
  type: list
  elements: str
  returned: success, for client secrets and certificates
  sample: []
verified:
  description: Whether a sign-in with the new credential succeeded.
  type: bool
  returned: when a new one was made here
  sample: true
saved:
  description: Whether the new credential is in the store.
  type: bool
  returned: when a new one was made here
  sample: true
certificate:
  description: The new certificate in PEM, without its key.
  type: str
  returned: when one was made here
  sample: "-----BEGIN CERTIFICATE-----..."
secret_text:
  description: The new client secret.
  type: str
  returned: when one was made, and O(return_secret=true)
  sample: VALUE
private_key:
  description: The new private key with its certificate, in PEM.
  type: str
  returned: when one was made, and O(return_secret=true)
  sample: VALUE
sealed_secret:
  description: The new secret, sealed to O(seal_to). The action plugin takes it out.
  type: str
  returned: when one was made, and O(seal_to) is set
  sample: VALUE
changes:
  description: What was changed, in words; in check mode, what would be.
  type: list
  elements: str
  returned: success
  sample: ["add the client secret 'm365-mail-oauth' until 2027-05-21T11:50:00Z"]
error:
  description: What went wrong, for programs; among the codes are V(policy_refused) and V(credential_not_working).
  type: dict
  returned: failure
  contains:
    code:
      description: A short stable name of the cause.
      type: str
      returned: always
      sample: policy_refused
    message:
      description: What happened.
      type: str
      returned: always
      sample: Microsoft Graph refused to add a client secret.
    remedy:
      description: What to do about it.
      type: str
      returned: when there is something to do
      sample: The tenant's app management policy caps the lifetime of credentials. Ask for a shorter one.
    status:
      description: The HTTP status of the answer.
      type: int
      returned: when there was an answer
      sample: 400
    graph_code:
      description: Microsoft Graph's own error code.
      type: str
      returned: when there was an answer
      sample: CredentialInvalidLifetimeAsPerAppPolicy
    error_codes:
      description: The codes (AADSTS) with which the token service refused the new credential.
      type: list
      elements: int
      returned: when it did not work
      sample: [7000215]
"""

from ..module_utils._argspec import run
from ..module_utils._module.application_credential import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
