# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Secrets, certificates and federated identities of applications and service principals, and the policies that refuse them."""

from __future__ import annotations

import base64
import json
import re
import secrets
import typing as t
import urllib.parse

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

from ..clock import as_given, iso, iso7, parse
from ..policies import credentials as rules
from ..policies import documents
from ..seed import hash_secret
from ..tokens import moment
from ..web import Json, Response
from . import access, expand, schema
from .call import GUID, Call
from .errors import GraphError, bad_request, conflict, no_segment, not_found
from .paths import Segment

_TWO_YEARS = 2 * 365 * 86400.0
_PROOF_AUDIENCE = "00000002-0000-0000-c000-000000000000"
_MAX_FEDERATED = 20
_GITHUB = "token.actions.githubusercontent.com"
_MAX_PERSONAL = 2  # secrets of an application for personal accounts


def add_password(call: Call, table: str, row: Json) -> Response:
    """``POST .../addPassword``: the one answer that shows a secret."""
    access.require(call, "write credentials", row)
    given = call.body().get("passwordCredential") or {}
    if not isinstance(given, dict):
        raise bad_request("Invalid property 'passwordCredential'.")
    schema.check(given, schema.PASSWORD_CREDENTIAL)
    if given.get("secretText") or given.get("hint"):
        raise bad_request("Property 'secretText' is read-only and cannot be set.")
    start = parse(given["startDateTime"]) if given.get("startDateTime") else call.now
    end = parse(given["endDateTime"]) if given.get("endDateTime") else start + _TWO_YEARS
    if end <= start:
        raise bad_request("Property passwordCredential.endDateTime is invalid: the end is not after the start.")
    _check_policy(call, table, row, "secret", end - start)
    if "PersonalMicrosoftAccount" in str(row.get("signInAudience")) and len(row["passwordCredentials"]) >= _MAX_PERSONAL:
        message = f"Not allowed to add {_MAX_PERSONAL + 1} passwords. You can only add a maximum of {_MAX_PERSONAL} passwords."
        raise GraphError(400, "TooManyAppPasswords", message)
    secret = f"{secrets.token_urlsafe(2)[:3]}8Q~{secrets.token_urlsafe(32)[:34]}"
    credential = {
        "customKeyIdentifier": given.get("customKeyIdentifier"),
        "displayName": given.get("displayName"),
        "endDateTime": as_given(given["endDateTime"]) if given.get("endDateTime") else iso7(end),
        "hint": secret[:3],
        "keyId": call.new_id(),
        "secretText": None,
        "startDateTime": as_given(given["startDateTime"]) if given.get("startDateTime") else iso7(start),
    }
    call.changing(table, row)
    row["passwordCredentials"].append(credential)
    row["_secrets"][credential["keyId"]] = {"hash": hash_secret(secret), "valid_from": call.now + call.core.knobs["secret_delay"]}
    shown = {**credential, "secretText": secret}
    return call.action("microsoft.graph.passwordCredential", shown)


def remove_password(call: Call, table: str, row: Json) -> Response:
    """``POST .../removePassword``."""
    access.require(call, "write credentials", row)
    key_id = _key_id(call)
    if not any(one["keyId"] == key_id for one in row["passwordCredentials"]):
        raise bad_request(f"No password credential found with keyId {key_id}.")
    call.changing(table, row)
    row["passwordCredentials"] = [one for one in row["passwordCredentials"] if one["keyId"] != key_id]
    row["_secrets"].pop(key_id, None)
    return call.answer(204)


def add_key(call: Call, table: str, row: Json) -> Response:
    """``POST .../addKey``: needs proof of a certificate that is there and valid already."""
    access.require(call, "write credentials", row)
    document = call.body()
    given = document.get("keyCredential")
    if not isinstance(given, dict):
        raise bad_request("A value is required for property 'keyCredential' of resource.")
    _check_proof(call, row, document.get("proof"))
    credential, key = _key_credential(call, table, row, given)
    call.changing(table, row)
    row["keyCredentials"].append(credential)
    row["_keys"][credential["keyId"]] = key
    return call.action("microsoft.graph.keyCredential", credential)


def remove_key(call: Call, table: str, row: Json) -> Response:
    """``POST .../removeKey``."""
    access.require(call, "write credentials", row)
    document = call.body()
    _check_proof(call, row, document.get("proof"))
    key_id = _key_id(call)
    if not any(one["keyId"] == key_id for one in row["keyCredentials"]):
        raise bad_request(f"No key credential found with keyId {key_id}.")
    call.changing(table, row)
    row["keyCredentials"] = [one for one in row["keyCredentials"] if one["keyId"] != key_id]
    row["_keys"].pop(key_id, None)
    return call.answer(204)


def replace_keys(call: Call, row: Json, given: list[Json]) -> None:
    """Put ``keyCredentials`` of a POST or PATCH in place of the old ones; an entry whose keyId is known keeps its key."""
    credentials: list[Json] = []
    keys: dict[str, str] = {}
    for one in given:
        old = next((c for c in row["keyCredentials"] if c["keyId"] == one.get("keyId")), None)
        if old is not None and not one.get("key"):
            credentials.append(old)
            keys[old["keyId"]] = row["_keys"][old["keyId"]]
            continue
        credential, key = _key_credential(call, "applications", row, one)
        credentials.append(credential)
        keys[credential["keyId"]] = key
    row["keyCredentials"], row["_keys"] = credentials, keys


def only_by_action() -> GraphError:
    """Return the refusal of a secret that comes by POST or PATCH of its application."""
    return bad_request("New password credentials must be generated with service actions.")


def replace_passwords(row: Json, given: list[Json]) -> None:
    """Keep only the ``passwordCredentials`` named; new ones come by addPassword alone."""
    known = {one["keyId"]: one for one in row["passwordCredentials"]}
    for one in given:
        if one.get("keyId") not in known:
            raise only_by_action()
    kept = [one["keyId"] for one in given]
    row["passwordCredentials"] = [known[key] for key in kept]
    row["_secrets"] = {key: value for key, value in row["_secrets"].items() if key in kept}


def federated(call: Call, row: Json, rest: t.Sequence[Segment]) -> Response:
    """``/applications/{id}/federatedIdentityCredentials`` and what lies below."""
    table: dict[str, Json] = row["_federated"]
    beta = call.root.endswith("/beta")
    context = f"applications('{row['id']}')/federatedIdentityCredentials"
    key = rest[0].key[1] if rest[0].key else rest[1].name if len(rest) > 1 else None
    if len(rest) > 2 or (rest[0].key and len(rest) > 1):
        raise no_segment(rest[-1].name)
    if key is None:
        if call.method == "GET":
            access.require(call, "read applications")
            broken = next((one for one in table.values() if not beta and one["subject"] is None), None)
            if broken is not None:
                return _broken_off(call, context, broken)
            return call.collection(
                context,
                [_version(one, beta) for one in table.values()],
                basic=frozenset({"id", "name", "issuer", "subject"}),
                kind="FederatedIdentityCredential",
            )
        if call.method == "POST":
            return _add_federated(call, row, context)
        raise GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
    found = next((one for one in table.values() if key in (one["id"], one["name"])), None)
    if found is None:
        raise not_found(key)
    if call.method == "GET":
        access.require(call, "read applications")
        return call.entity(context, _version(found, beta))
    access.require(call, "write applications", row)
    call.changing("applications", row)
    if call.method == "DELETE":
        del table[found["id"]]
        return call.answer(204)
    if call.method != "PATCH":
        raise GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
    changes = schema.check(call.body(), schema.FLEXIBLE if beta else schema.FEDERATED)
    if changes.get("name", found["name"]) != found["name"]:
        raise bad_request("Property 'name' is read-only and cannot be set.")
    _check_federated(table, {**found, **changes}, found["id"])
    found.update(changes)
    return call.answer(204)


def _add_federated(call: Call, row: Json, context: str) -> Response:
    access.require(call, "write applications", row)
    table: dict[str, Json] = row["_federated"]
    beta = call.root.endswith("/beta")
    given = schema.check(call.body(), schema.FLEXIBLE if beta else schema.FEDERATED)
    schema.require(given, ("name", "issuer", "audiences", *(() if given.get("claimsMatchingExpression") else ("subject",))))
    if len(table) >= _MAX_FEDERATED:
        raise bad_request(
            f"The directory object quota limit for the property federatedIdentityCredentials ({_MAX_FEDERATED}) is exceeded."
        )
    _check_federated(table, given, "")
    new = {
        "id": call.new_id(),
        "name": given["name"],
        "issuer": given["issuer"],
        "subject": given.get("subject"),
        "description": given.get("description"),
        "audiences": given["audiences"],
        "claimsMatchingExpression": given.get("claimsMatchingExpression"),
    }
    call.changing("applications", row)
    table[new["id"]] = new
    return call.entity(context, _version(new, beta), 201)


def _version(row: Json, beta: bool) -> Json:
    """Return a federated credential as a version of Graph shows it: v1.0 knows no expressions."""
    shown = {"claimsMatchingExpression": None, **row}
    return shown if beta else {name: value for name, value in shown.items() if name != "claimsMatchingExpression"}


def _broken_off(call: Call, context: str, row: Json) -> Response:
    """Return what v1.0 answers about a credential without a subject: 200, and an error where its list stops in the middle.

    Pasted in github.com/Azure/azure-workload-identity, issue 373 (2024-12).
    """
    message = "The property 'subject[Nullable=False]' of type 'Edm.String' has a null value, which is not allowed."
    begun = {
        "@odata.context": f"{call.root}/$metadata#{context}",
        "value": [{"id": row["id"], "name": row["name"], "issuer": row["issuer"]}],
    }
    answer = call.answer(200, begun)
    error = json.dumps({"error": {"code": "InternalServerError", "message": message}}).encode()
    return Response(200, answer.body.rstrip(b"}]") + error, answer.headers)


def _check_federated(table: dict[str, Json], row: Json, own_id: str) -> None:
    if len(row["audiences"]) != 1:
        raise bad_request("FederatedIdentityCredential must have exactly one audience.")
    if len(row["name"]) > 120 or urllib.parse.quote(row["name"], safe="") != row["name"]:
        raise bad_request("Invalid value specified for property 'name' of resource 'FederatedIdentityCredential'.")
    expression = str((row.get("claimsMatchingExpression") or {}).get("value") or "")
    if bool(expression) is bool(row.get("subject")):
        raise bad_request("Exactly one of 'subject' and 'claimsMatchingExpression' must be set.")
    if expression and _GITHUB in row["issuer"] and not re.search(r"\['repository(_owner)?_id'\] eq ", expression):
        # The words are those that public scripts quote; what stands around them was not seen.
        message = f"The expression {expression} lacks all required claims or contains unallowed claims."
        raise GraphError(400, "InvalidFederatedIdentityCredentialValue", message)
    if any(len(value) > 600 for value in (row["issuer"], row.get("subject") or expression, *row["audiences"])):
        raise bad_request("Invalid value specified for property 'subject' of resource 'FederatedIdentityCredential'.")
    for other in table.values():
        if other["id"] == own_id:
            continue
        if other["name"] == row["name"]:
            raise conflict(f"FederatedIdentityCredential with name {row['name']} already exists.")
        if row.get("subject") and (other["issuer"], other["subject"]) == (row["issuer"], row["subject"]):
            raise GraphError(
                400,
                "InvalidFederatedIdentityCredentialValue",
                "The combination of issuer and subject must be unique for the application. "
                f"Issuer {row['issuer']} and Subject: {row['subject']} already exist. "
                f"paramName: FederatedIdentityCredential.Subject, paramValue: {row['subject']}, "
                "objectType: Microsoft.Online.DirectoryServices.Application",
            )


def _key_credential(call: Call, table: str, row: Json, given: Json) -> tuple[Json, str]:
    schema.check(given, schema.KEY_CREDENTIAL)
    schema.require(given, ("type", "usage", "key"))
    for name, allowed in (("type", ("AsymmetricX509Cert", "X509CertAndPassword")), ("usage", ("Sign", "Verify"))):
        if given[name] not in allowed:
            raise bad_request(
                f'The value for the property "{name}" in one of your credentials is invalid. '
                f"Acceptable values are {', '.join(allowed)}."
            )
    try:
        certificate = _load(given["key"])
    except ValueError:
        raise bad_request("Key credential value is not a valid X.509 certificate.") from None
    starts, ends = certificate.not_valid_before_utc.timestamp(), certificate.not_valid_after_utc.timestamp()
    start = parse(given["startDateTime"]) if given.get("startDateTime") else starts
    end = parse(given["endDateTime"]) if given.get("endDateTime") else ends
    if end > ends:
        raise bad_request("Key credential end date is invalid.")
    if start < starts:
        raise bad_request("Key credential start date is invalid.")
    _check_policy(call, table, row, "certificate", end - start)
    thumbprint = certificate.fingerprint(hashes.SHA1()).hex().upper()  # noqa: S303 (what Graph shows)
    return (
        {
            "customKeyIdentifier": given.get("customKeyIdentifier") or thumbprint,
            "displayName": given.get("displayName") or _subject(certificate),
            "endDateTime": iso(end),
            "key": None,
            "keyId": given.get("keyId") or call.new_id(),
            "startDateTime": iso(start),
            "type": given["type"],
            "usage": given["usage"],
        },
        # As DER, however it was given: the token service asks for it too.
        base64.b64encode(certificate.public_bytes(serialization.Encoding.DER)).decode(),
    )


def _subject(certificate: x509.Certificate) -> str:
    """Return a certificate's subject as .NET writes it: the last part first, ``S`` for a state, a space after each comma."""
    return certificate.subject.rfc4514_string({x509.NameOID.STATE_OR_PROVINCE_NAME: "S"}).replace(",", ", ")


def _check_proof(call: Call, row: Json, proof: t.Any) -> None:
    """Accept a JWT signed with a valid certificate of the application (audience Azure AD Graph, issuer the object id)."""
    if not isinstance(proof, str) or not proof:
        raise bad_request("A value is required for property 'proof' of resource.")
    for credential in row["keyCredentials"]:
        if parse(credential["endDateTime"]) <= call.now:
            continue
        options: t.Any = {"verify_exp": False, "verify_nbf": False, "verify_iat": False}
        try:
            key = t.cast(t.Any, _load(row["_keys"][credential["keyId"]]).public_key())
            claims = jwt.decode(proof, key, algorithms=["RS256"], audience=_PROOF_AUDIENCE, issuer=row["id"], options=options)
        except jwt.PyJWTError:
            continue
        if moment(claims, "nbf") - 300 <= call.now <= moment(claims, "exp"):
            return
    raise GraphError(401, "Authentication_MissingOrMalformed", "Access Token missing or malformed.")


def _check_policy(call: Call, table: str, row: Json, kind: str, lifetime: float) -> None:
    """Apply the application management policy; the knob for certificates has no policy that would say the same."""
    if kind == "certificate" and not call.core.knobs["certificates_allowed"]:
        message = f"Credential type not allowed as per assigned policy '{documents.NO_POLICY}'."
        raise GraphError(400, "CredentialTypeNotAllowedAsPerAppPolicy", message)
    rules.check(call.core, call.tenant, table, row, "password" if kind == "secret" else "key", lifetime)


def _key_id(call: Call) -> str:
    key_id = call.body().get("keyId")
    if not isinstance(key_id, str) or not GUID.fullmatch(key_id):
        raise bad_request("A value is required for property 'keyId' of resource.")
    return key_id.lower()


def _load(encoded: str) -> x509.Certificate:
    """Read a certificate as clients send it: DER, or PEM, in base64."""
    data = base64.b64decode(encoded)
    return x509.load_pem_x509_certificate(data) if b"BEGIN CERTIFICATE" in data else x509.load_der_x509_certificate(data)


expand.register("applications", "federatedIdentityCredentials", lambda call, row: list(row["_federated"].values()))
