#!/usr/bin/python

# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# GNU General Public License v3.0+ (see LICENSES/GPL-3.0-or-later.txt or https://www.gnu.org/licenses/gpl-3.0.txt)

from __future__ import annotations

DOCUMENTATION = r"""
module: federated_credential
version_added: 0.1.0
short_description: Let another system's tokens stand for an application in Microsoft Entra ID
description:
  - Makes sure that an application trusts, or does not trust any more, the tokens of another system, such as those of GitHub Actions, GitLab
    or Azure DevOps. Whoever has such a token signs in as the application, and no secret is needed.
  - The name is what makes a federated credential this module's. Those of other names are never touched.
  - Only what was asked for is compared. What differs is changed in place; the name itself cannot be changed.
extends_documentation_fragment:
  - m365.mail_oauth._application
  - m365.mail_oauth._application.trust
  - m365.mail_oauth._entra_auth
  - m365.mail_oauth._entra_auth.wait
  - m365.mail_oauth._attributes
  - m365.mail_oauth._attributes.actiongroup_graph
attributes:
  check_mode:
    support: full
  diff_mode:
    support: full
  idempotent:
    support: full
options:
  state:
    description:
      - V(present) makes sure that the tokens are trusted. It needs O(issuer) with O(subject) or O(claims_matching_expression), or one
        of O(github), O(gitlab) and O(azure_devops).
      - V(absent) removes the federated credential called O(name).
    type: str
    default: present
    choices:
      - present
      - absent
  name:
    description:
      - The name of the federated credential, 3 to 120 letters, digits, hyphens and underscores.
    type: str
    default: m365-mail-oauth
notes:
  - The identity that runs this needs C(Application.ReadWrite.OwnedBy) for applications that it created or owns, or
    C(Application.ReadWrite.All).
  - Microsoft Entra ID takes 20 federated credentials for an application, each with an issuer and subject of its own.
seealso:
  - module: m365.mail_oauth.application
  - module: m365.mail_oauth.application_credential
  - module: m365.mail_oauth.application_info
author:
  - The m365.mail_oauth contributors (@m365-mail-oauth)
"""

EXAMPLES = r"""
- name: Let a GitHub workflow act as the application, without any secret
  m365.mail_oauth.federated_credential:
    tenant: contoso.test
    unique_name: mail
    name: github-production
    github:
      repository: contoso/mail-config
      environment: production
  delegate_to: localhost

- name: Let a workflow of any release branch act as the application
  m365.mail_oauth.federated_credential:
    tenant: contoso.test
    unique_name: mail
    name: github-releases
    issuer: https://token.actions.githubusercontent.com
    claims_matching_expression: claims['sub'] matches 'repo:contoso/mail:ref:refs/heads/release/*' and claims['repository_id'] eq '456789'
  delegate_to: localhost

- name: Let any other system's tokens stand for the application
  m365.mail_oauth.federated_credential:
    tenant: contoso.test
    unique_name: mail
    name: cluster
    issuer: https://oidc.contoso.test/cluster
    subject: system:serviceaccount:mail:relay
  delegate_to: localhost

- name: Trust that system no more
  m365.mail_oauth.federated_credential:
    tenant: contoso.test
    unique_name: mail
    name: cluster
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
  description: The federated credential; null when there is none. In check mode, one that would be made, without RV(credential.key_id).
  type: dict
  returned: success
  contains:
    type:
      description: Always V(federated), as in the list that M(m365.mail_oauth.application_credential) returns.
      type: str
      returned: always
      sample: federated
    key_id:
      description: The id of the credential.
      type: str
      returned: always
      sample: 33333333-4444-5555-6666-777777777777
    name:
      description: The name of the credential.
      type: str
      returned: always
      sample: github-production
    issuer:
      description: The issuer of the tokens that are trusted.
      type: str
      returned: always
      sample: https://token.actions.githubusercontent.com
    subject:
      description: The subject of the tokens that are trusted, null where an expression says which.
      type: str
      returned: always
      sample: repo:contoso/mail-config:environment:production
    claims_matching_expression:
      description: The expression that says which tokens are trusted, null where it is one subject's.
      type: str
      returned: always
      sample: null
    audiences:
      description: The audience of the tokens that are trusted.
      type: list
      elements: str
      returned: always
      sample: ["api://AzureADTokenExchange"]
    description:
      description: The description.
      type: str
      returned: always
      sample: null
changes:
  description: What was changed, in words; in check mode, what would be.
  type: list
  elements: str
  returned: success
  sample: ["add the federated credential 'cluster' for 'system:serviceaccount:mail:relay' of https://oidc.contoso.test/cluster"]
error:
  description:
    - What went wrong, for programs. Beside the keys below there can be C(method), C(path), C(client_request_id), C(needed_permissions),
      C(granted_permissions) and others.
  returned: failure
  type: dict
  contains:
    code:
      description: A short stable name of the cause.
      type: str
      returned: always
      sample: already_exists
    message:
      description: What happened.
      type: str
      returned: always
      sample: The federated credential 'github' already has this issuer and subject, and the pair is unique in an application.
    remedy:
      description: What to do about it.
      type: str
      returned: when there is something to do
      sample: Set name to 'github', or remove that one first.
    status:
      description: The HTTP status of the answer.
      type: int
      returned: when there was an answer
      sample: 403
    graph_code:
      description: Microsoft Graph's own error code.
      type: str
      returned: when there was an answer
      sample: Authorization_RequestDenied
    request_id:
      description: The id under which Microsoft's support finds the request.
      type: str
      returned: when the answer had one
      sample: 3f2a7f5e-5d0c-4a2f-9d58-0d8f4c1b2e55
"""

from ..module_utils._argspec import run
from ..module_utils._module.federated_credential import SPEC, run_module


def main() -> None:
    run(SPEC.create_module(), run_module)


if __name__ == "__main__":
    main()
