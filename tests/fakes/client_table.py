# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Other people's clients that are tried with the lab: which versions, what each of them is made to do. Data alone.

``tests/clients`` runs every row; the page "What it was tried with" is made from the same rows (client_page.py).
"""

from __future__ import annotations

import typing as t

import client_az
import client_azcollection
import client_m365
from client_rows import Client, Command, row

_SIGN_IN = "sign in with a device code, then"

CLIENTS: tuple[Client, ...] = (
    Client(
        "az",
        "Azure CLI",
        "https://pypi.org/project/azure-cli/",
        ("azure-cli>=2.91,<3",),
        "2.91.0",
        "Through a proxy that leads Microsoft's hosts to the lab, so that nothing of it has to be set; its last commands use a cloud of "
        "its own instead, as the lab's README describes it.",
        client_az.COMMANDS,
    ),
    Client(
        "m365",
        "CLI for Microsoft 365",
        "https://www.npmjs.com/package/@pnp/cli-microsoft365",
        ("@pnp/cli-microsoft365@^11.11.0",),
        "11.11.0",
        "Through the same proxy.",
        client_m365.COMMANDS,
    ),
    Client(
        "azcollection",
        "azure.azcollection",
        "https://pypi.org/project/ansible/",
        ("ansible>=12.3,<15",),
        "3.21.0",
        "As it comes with the Python package ansible, with the libraries that it pins; through the same proxy. Each row is a module with its "
        "arguments.",
        client_azcollection.COMMANDS,
        more="lib/python3*/site-packages/ansible_collections/azure/azcollection/requirements.txt",
    ),
    Client(
        "email-oauth2-proxy",
        "email-oauth2-proxy",
        "https://pypi.org/project/emailproxy/",
        ("emailproxy>=2026.7.3,<2027",),
        "2026.7.3",
        "Between an ordinary client with a password and the lab's Dovecot, with ``oauth2_flow = device``.",
        (
            row(f"IMAP: {_SIGN_IN} select the inbox"),
            row(f"POP3: {_SIGN_IN} count the messages"),
            row(f"SMTP: {_SIGN_IN} send a message"),
        ),
    ),
)

#: Microsoft's libraries; what is run stands in tests/contract/test_real_clients.py, by the name of its test.
LIBRARIES: dict[str, dict[str, str]] = {
    "azure-identity": {
        "test_client_secret_credential": "ClientSecretCredential, by tenant id and by domain; a wrong secret; a tenant that does not exist",
        "test_certificate_credential": "CertificateCredential; with a certificate that was replaced",
        "test_device_code_credential": "DeviceCodeCredential, for one tenant and for all",
        "test_device_code_credential_without_a_client_of_its_own": "DeviceCodeCredential as Azure CLI's client",
    },
    "msal": {
        "test_msal_device_flow_then_refresh_for_other_resources": "device code, then by its refresh token tokens for SMTP and for Graph",
        "test_msal_authorization_code_with_pkce": "authorization code with PKCE, answered by query and by form; a wrong verifier",
    },
    "msgraph-sdk": {
        "test_msgraph_sdk": "an application, its service principal and grant by the typed client; a refusal; a throttled request",
    },
}


def client(name: str) -> Client:
    """Return a client by name; raises StopIteration for an unknown one."""
    return next(one for one in CLIENTS if one.name == name)


def commands(name: str) -> t.Sequence[Command]:
    """Return a client's rows."""
    return client(name).commands
