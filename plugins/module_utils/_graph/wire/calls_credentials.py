# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Requests for an application's client secrets, certificates and federated identities, as values.

Pure. Shapes: https://learn.microsoft.com/graph/api/application-addpassword, application-addkey and
application-post-federatedidentitycredentials. Runs on Python 3.8.
"""

from __future__ import annotations

import dataclasses
import typing as t

from . import calls
from .calls import APPLICATION, Call, deleting, listing, writing

Json = t.Mapping[str, t.Any]

ADD_PASSWORD = APPLICATION + "/addPassword"
REMOVE_PASSWORD = APPLICATION + "/removePassword"
ADD_KEY = APPLICATION + "/addKey"
REMOVE_KEY = APPLICATION + "/removeKey"
FEDERATED = APPLICATION + "/federatedIdentityCredentials"
FEDERATED_BY_APP_ID = calls.APPLICATION_BY_APP_ID + "/federatedIdentityCredentials"
FEDERATED_ITEM = FEDERATED + "/{federatedIdentityCredential%2Did}"

_SELECT = ("id", "appId", "displayName", "uniqueName", "createdDateTime")


def _key(object_id: str) -> dict[str, str]:
    return {"application%2Did": object_id}


def with_fields(find: Call, *fields: str) -> Call:
    """Return a call that reads an application, with only what tells it apart and ``fields``: Graph limits who selects keyCredentials."""
    query = {name: value for name, value in find.query.items() if name == "filter"}
    return dataclasses.replace(find, query={**query, "select": [*_SELECT, *fields]})


def add_password(object_id: str, body: Json) -> Call:
    """Make a client secret; the answer is the only one that shows it."""
    return writing("POST", ADD_PASSWORD, _key(object_id), {"passwordCredential": body}, "add a client secret", "secretText")


def remove_password(object_id: str, key_id: str) -> Call:
    """Remove a client secret."""
    return writing("POST", REMOVE_PASSWORD, _key(object_id), {"keyId": key_id}, "remove a client secret")


def add_key(object_id: str, body: Json, proof: str = "") -> Call:
    """Register a certificate with proof that one already registered is ours."""
    whole = {"keyCredential": body, "passwordCredential": None, "proof": proof}
    return writing("POST", ADD_KEY, _key(object_id), whole, "add a certificate")


def remove_key(object_id: str, key_id: str, proof: str = "") -> Call:
    """Remove a certificate with proof that one registered is ours."""
    return writing("POST", REMOVE_KEY, _key(object_id), {"keyId": key_id, "proof": proof}, "remove a certificate")


def replace_keys(object_id: str, credentials: t.Sequence[Json], doing: str) -> Call:
    """Replace the whole list of certificates; those to keep go back as they were read, since Graph refuses a changed one."""
    call = writing("PATCH", APPLICATION, _key(object_id), {"keyCredentials": list(credentials)}, doing)
    return dataclasses.replace(call, verbatim=True)


def federated_of(object_id: str) -> Call:
    """List an application's federated credentials.

    From the beta: with one that has an expression in place of a subject, v1.0 breaks its answer off in the middle
    (github.com/Azure/azure-workload-identity, issue 373).
    """
    call = listing(FEDERATED, _key(object_id), {}, "list the application's federated credentials", (404,))
    return dataclasses.replace(call, version="beta")


def federated_of_app_id(app_id: str) -> Call:
    """List the federated credentials of an application known by its application id."""
    return dataclasses.replace(federated_of(""), path=FEDERATED_BY_APP_ID, keys={"appId": calls.quote(app_id)})


def add_federated(object_id: str, body: Json, flexible: bool = False) -> Call:
    """Add a federated credential; a ``flexible`` one has an expression, which only the beta knows and the SDK's model does not."""
    call = writing("POST", FEDERATED, _key(object_id), body, "add a federated credential", "id")
    return dataclasses.replace(call, version="beta" if flexible else call.version, verbatim=flexible)


def update_federated(object_id: str, key_id: str, body: Json, flexible: bool = False) -> Call:
    """Change a federated credential; its name cannot be."""
    keys = {**_key(object_id), "federatedIdentityCredential%2Did": key_id}
    call = writing("PATCH", FEDERATED_ITEM, keys, body, "change a federated credential")
    return dataclasses.replace(call, version="beta" if flexible else call.version, verbatim=flexible)


def remove_federated(object_id: str, key_id: str) -> Call:
    """Remove a federated credential."""
    keys = {**_key(object_id), "federatedIdentityCredential%2Did": key_id}
    return deleting(FEDERATED_ITEM, keys, "remove a federated credential")
