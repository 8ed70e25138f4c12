# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations


class ModuleDocFragment:
    """The options of plugins/module_utils/_entra/identity/options.py: which tenant and cloud, and as whom."""

    DOCUMENTATION = r"""
options:
  tenant:
    description:
      - The tenant to work on, by its id or one of its verified domains.
      - If it is not set, the environment variables E(M365_MAIL_OAUTH_TENANT) and then E(AZURE_TENANT_ID) are used.
      - It is needed, from one of these places.
    type: str
  cloud:
    description:
      - The Microsoft cloud that the tenant lives in. It decides where to sign in and where Microsoft Graph is.
      - If it is not set, the environment variable E(M365_MAIL_OAUTH_CLOUD) is used.
    type: str
    default: global
    choices:
      global: The worldwide cloud, with GCC.
      gcc_high: Microsoft 365 GCC High, US Government L4.
      dod: Microsoft 365 DoD, US Government L5.
      china: Microsoft 365 operated by 21Vianet.
  authority:
    description:
      - The sign-in host to use in place of the O(cloud)'s, as an C(https://) address without a path.
      - If it is not set, the environment variable E(M365_MAIL_OAUTH_AUTHORITY) is used.
    type: str
  graph_url:
    description:
      - The address of Microsoft Graph to use in place of the O(cloud)'s, without the version.
      - If it is not set, the environment variable E(M365_MAIL_OAUTH_GRAPH_URL) is used.
    type: str
  ca_path:
    description:
      - A file with the CA certificates (PEM) that the sign-in host and Microsoft Graph are verified with, in place of the usual ones.
      - Verification itself cannot be turned off.
      - If it is not set, the environment variable E(M365_MAIL_OAUTH_CA_PATH) is used.
    type: path
  timeout:
    description:
      - Seconds that connecting, and each wait for data, may take.
      - If it is not set, the environment variable E(M365_MAIL_OAUTH_TIMEOUT) is used.
    type: float
    default: 30.0
  auth_method:
    description:
      - How the administrator's identity signs in.
      - If it is not set, the environment variable E(M365_MAIL_OAUTH_AUTH_METHOD) is used.
    type: str
    default: auto
    choices:
      auto: The first method that what is there fits; options are preferred to environment variables. The order is V(client_secret), V(certificate),
        V(access_token), V(workload_identity), V(github_oidc). V(managed_identity) and V(azure_cli) have to be asked for.
      client_secret: With O(auth_client_secret).
      certificate: With O(auth_certificate_path).
      access_token: With O(auth_access_token).
      workload_identity: With another system's token in the file O(auth_federated_token_path), which the application trusts in place of a secret, as in
        Kubernetes.
      github_oidc: With the identity token of the GitHub workflow that runs this, which the application trusts in place of a secret. The job
        needs the permission C(id-token) with the value C(write).
      managed_identity: With the managed identity of the Azure resource that the module runs on. O(auth_client_id) names a user-assigned one.
      azure_cli: As whoever has signed in with C(az login) where the module runs.
  auth_client_id:
    description:
      - The application (client) id of the administrator's identity.
      - This is the identity that makes the changes, not the mail application that is being managed.
      - If it is not set, the environment variables E(M365_MAIL_OAUTH_AUTH_CLIENT_ID) and then E(AZURE_CLIENT_ID) are used.
    type: str
  auth_client_secret:
    description:
      - The client secret of the administrator's identity; its value, not its id.
      - If it is not set, the environment variables E(M365_MAIL_OAUTH_AUTH_CLIENT_SECRET) and then E(AZURE_CLIENT_SECRET) are used.
    type: str
  auth_certificate_path:
    description:
      - A file with the certificate of the administrator's identity and its RSA private key, as PEM or PKCS#12.
      - If it is not set, the environment variables E(M365_MAIL_OAUTH_AUTH_CERTIFICATE_PATH) and then
        E(AZURE_CLIENT_CERTIFICATE_PATH) are used.
    type: path
  auth_certificate_password:
    description:
      - The password of the private key in O(auth_certificate_path).
      - If it is not set, the environment variables E(M365_MAIL_OAUTH_AUTH_CERTIFICATE_PASSWORD) and then
        E(AZURE_CLIENT_CERTIFICATE_PASSWORD) are used.
    type: str
  auth_federated_token_path:
    description:
      - A file with a token of another system, for O(auth_method=workload_identity). It is read again when it is needed again.
      - If it is not set, the environment variables E(M365_MAIL_OAUTH_AUTH_FEDERATED_TOKEN_PATH) and then E(AZURE_FEDERATED_TOKEN_FILE)
        are used.
    type: path
  auth_federated_audience:
    description:
      - The audience to ask GitHub for, with O(auth_method=github_oidc), where the application trusts another one than Microsoft's.
      - If it is not set, the environment variable E(M365_MAIL_OAUTH_AUTH_FEDERATED_AUDIENCE) is used, and then
        C(api://AzureADTokenExchange), with C(USGov) or C(China) at its end in those clouds.
    type: str
  auth_access_token:
    description:
      - An access token for Microsoft Graph that was fetched elsewhere, such as by the lookup P(m365.mail_oauth.graph_token#lookup), with which
        a person signs in.
      - If it is not set, the environment variable E(M365_MAIL_OAUTH_AUTH_ACCESS_TOKEN) is used.
    type: str
attributes:
  async:
    support: partial
    details: Refused where a secret is among the options, because an asynchronous module lies in a file with them.
requirements:
  - Python >= 3.10 where the module runs
  - msgraph-sdk >= 1.6.0
  - azure-identity >= 1.19.0
notes:
  - The module runs where the libraries are, usually on the controller by C(delegate_to=localhost) or C(connection=local). With
    C(connection=local) that is the Python in C(ansible_python_interpreter), which need not be the one that runs Ansible.
  - Options that are secrets reach the module through the connection's standard input (pipelining), which is switched on for this, and are
    in no temporary file. Where that cannot be, as with E(ANSIBLE_KEEP_REMOTE_FILES) or with C(become_method=su), the task fails before anything
    is sent. An identity without such an option, as with O(auth_method=managed_identity), works on every connection.
  - The keyword C(environment) of a task puts its values into the command line of the module's process, where other users of that machine see
    them. Secrets belong into options, or into the environment of Ansible itself where the module runs on the controller.
  - Proxies are taken from the environment variables E(HTTPS_PROXY) and E(NO_PROXY).
"""

    WAIT = r"""
options:
  wait_timeout:
    description:
      - Seconds that the whole run may take, waiting included.
      - Microsoft Entra ID tells its own servers about a change by and by, at times after many minutes. The module waits until what it
        wrote can be read, repeats what was refused for that reason, and obeys Microsoft Graph when that asks to slow down.
      - When the time is up the module fails. Running it again continues where it ended.
    type: float
    default: 600.0
"""

    EXCHANGE = r"""
options:
  exchange_admin_url:
    description:
      - The address of the admin endpoint to use in place of the O(cloud)'s, without C(/adminapi).
      - If it is not set, the environment variable E(M365_MAIL_OAUTH_EXCHANGE_ADMIN_URL) is used.
    type: str
  exchange_admin_scope:
    description:
      - What the token for the admin endpoint is asked for, in place of the O(cloud)'s, for example
        V(https://outlook.office365.com/.default).
      - If it is not set, the environment variable E(M365_MAIL_OAUTH_EXCHANGE_ADMIN_SCOPE) is used.
    type: str
"""
