# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations


class ModuleDocFragment:
    """The application that something belongs to, and (TRUST) the tokens that stand for it."""

    DOCUMENTATION = r"""
options:
  app_id:
    description:
      - The application (client) id of the application.
      - One of O(app_id), O(object_id), O(unique_name) and O(display_name) is needed.
      - In check mode it may be empty, for an application that does not exist yet.
    type: str
  object_id:
    description: The object id of the application (not of its service principal).
    type: str
  unique_name:
    description: The unique name of the application.
    type: str
  display_name:
    description: The display name of the application. It must be the only one of that name.
    type: str
"""

    TRUST = r"""
options:
  issuer:
    description: The C(iss) of the tokens to trust, to the letter. Needs O(subject) or O(claims_matching_expression).
    type: str
  subject:
    description: The C(sub) of the tokens to trust. Upper and lower case count, and there are no wildcards.
    type: str
  claims_matching_expression:
    description:
      - Which tokens of O(issuer) to trust, in place of those of one O(subject). Microsoft calls that a flexible federated credential; it is a
        preview, of Microsoft Graph's beta, and takes tokens of GitHub, GitLab and Terraform Cloud.
      - Claims are compared by C(eq) and by C(matches), in which C(*) stands for anything, and joined by C(and). Of GitHub's tokens
        C(repository_id) or C(repository_owner_id) must be compared by C(eq) as well. For example
        V(claims['sub'] matches 'repo:contoso/mail:ref:refs/heads/release/*' and claims['repository_id'] eq '456789').
      - A wildcard is warned of. Whoever can make a branch, a tag or an environment that fits signs in as the application, so do not put one in
        place of an owner or a repository.
    type: str
  audiences:
    description:
      - The C(aud) of the tokens to trust. Microsoft Entra ID takes exactly one.
      - The default is V(api://AzureADTokenExchange), with C(USGov) or C(China) at its end in those clouds.
    type: list
    elements: str
  description:
    description: A description of up to 600 characters. An empty one removes it.
    type: str
  github:
    description: Trust a workflow of GitHub Actions. One of its environment, branch, tag and pull requests is needed.
    type: dict
    suboptions:
      repository:
        description: The repository as C(owner/name), in the case in which GitHub writes it.
        type: str
        required: true
      environment:
        description: The environment that the job names. An environment can be protected, so this is the safest choice.
        type: str
      branch:
        description: The branch that the workflow runs on.
        type: str
      tag:
        description: The tag that the workflow runs on.
        type: str
      pull_request:
        description: Trust workflows that run for any pull request.
        type: bool
      owner_id:
        description:
          - The id of the repository's owner, a number. With O(github.repository_id) it gives the subject that GitHub uses for repositories which were
            made, renamed or transferred after June 2026, or which opted in to immutable subjects.
          - Read both with C(gh api repos/OWNER/NAME --jq '.owner.id, .id').
        type: str
      repository_id:
        description: The id of the repository, a number.
        type: str
      issuer:
        description: The issuer of a GitHub Enterprise Server, such as C(https://github.contoso.test/_services/token).
        type: str
  gitlab:
    description: Trust a job of GitLab CI/CD. Its branch or its tag is needed.
    type: dict
    suboptions:
      project:
        description: The path of the project, such as C(group/project).
        type: str
        required: true
      branch:
        description: The branch that the job runs on.
        type: str
      tag:
        description: The tag that the job runs on.
        type: str
      url:
        description: The address of the GitLab instance, in place of C(https://gitlab.com).
        type: str
  azure_devops:
    description:
      - Trust a service connection of Azure DevOps.
      - With O(azure_devops.service_connection_id) the tokens are Microsoft Entra ID's, as those of service connections are that were made after
        November 2025. Otherwise they are Azure DevOps' own, which needs O(azure_devops.organization), O(azure_devops.project) and
        O(azure_devops.service_connection), and which Microsoft retires in July 2027 for single-tenant applications in the worldwide cloud.
    type: dict
    suboptions:
      organization_id:
        description: The id of the organization, a GUID.
        type: str
        required: true
      service_connection_id:
        description: The id of the service connection, a GUID.
        type: str
      tenant_id:
        description: The id of the tenant that the organization is connected to, where that is not O(tenant) or O(tenant) is a domain.
        type: str
      organization:
        description: The name of the organization.
        type: str
      project:
        description: The name of the project.
        type: str
      service_connection:
        description: The name of the service connection.
        type: str
"""
