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
from .calls import APPLICATION, READ_APPLICATIONS, WRITE_APPLICATIONS, Call

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
    return Call(
        "POST",
        ADD_PASSWORD,
        _key(object_id),
        body={"passwordCredential": body},
        doing="add a client secret",
        wants="secretText",
        needs=WRITE_APPLICATIONS,
    )


def remove_password(object_id: str, key_id: str) -> Call:
    """Remove a client secret."""
    return Call(
        "POST", REMOVE_PASSWORD, _key(object_id), body={"keyId": key_id}, doing="remove a client secret", needs=WRITE_APPLICATIONS
    )


def add_key(object_id: str, body: Json, proof: str = "") -> Call:
    """Register a certificate with proof that one already registered is ours."""
    return Call(
        "POST",
        ADD_KEY,
        _key(object_id),
        body={"keyCredential": body, "passwordCredential": None, "proof": proof},
        doing="add a certificate",
        needs=WRITE_APPLICATIONS,
    )


def remove_key(object_id: str, key_id: str, proof: str = "") -> Call:
    """Remove a certificate with proof that one registered is ours."""
    return Call(
        "POST",
        REMOVE_KEY,
        _key(object_id),
        body={"keyId": key_id, "proof": proof},
        doing="remove a certificate",
        needs=WRITE_APPLICATIONS,
    )


def replace_keys(object_id: str, credentials: t.Sequence[Json], doing: str) -> Call:
    """Replace the whole list of certificates; those to keep go back as they were read, since Graph refuses a changed one."""
    return Call(
        "PATCH",
        APPLICATION,
        _key(object_id),
        body={"keyCredentials": list(credentials)},
        doing=doing,
        needs=WRITE_APPLICATIONS,
        verbatim=True,
    )


def federated_of(object_id: str) -> Call:
    """List an application's federated credentials."""
    return Call(
        "GET",
        FEDERATED,
        _key(object_id),
        doing="list the application's federated credentials",
        wants="value",
        needs=READ_APPLICATIONS,
        accept=(404,),
    )


def federated_of_app_id(app_id: str) -> Call:
    """List the federated credentials of an application known by its application id."""
    return Call(
        "GET",
        FEDERATED_BY_APP_ID,
        {"appId": calls.quote(app_id)},
        doing="list the application's federated credentials",
        wants="value",
        needs=READ_APPLICATIONS,
        accept=(404,),
    )


def add_federated(object_id: str, body: Json) -> Call:
    """Add a federated credential."""
    return Call(
        "POST", FEDERATED, _key(object_id), body=body, doing="add a federated credential", wants="id", needs=WRITE_APPLICATIONS
    )


def update_federated(object_id: str, key_id: str, body: Json) -> Call:
    """Change a federated credential; its name cannot be."""
    return Call(
        "PATCH",
        FEDERATED_ITEM,
        {**_key(object_id), "federatedIdentityCredential%2Did": key_id},
        body=body,
        doing="change a federated credential",
        needs=WRITE_APPLICATIONS,
    )


def remove_federated(object_id: str, key_id: str) -> Call:
    """Remove a federated credential."""
    return Call(
        "DELETE",
        FEDERATED_ITEM,
        {**_key(object_id), "federatedIdentityCredential%2Did": key_id},
        doing="remove a federated credential",
        needs=WRITE_APPLICATIONS,
        accept=(404,),
    )
