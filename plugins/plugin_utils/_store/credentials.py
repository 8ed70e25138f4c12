# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The credentials of applications in a store: client secrets, and private keys with their certificates. Pure; controller only.

.. code-block:: json

    {"KEY_ID": {"type": "client_secret", "name": "m365-mail-oauth", "secret": "...", "end": "2027-05-21T11:50:00Z", "thumbprint": ""}}
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field

from .data import StoreData

SECRET = "client_secret"
CERTIFICATE = "certificate"


@dataclass(frozen=True)
class StoredCredential:
    """One credential. ``secret`` is a client secret, or a private key with its certificate in PEM; ``end`` is UTC as Graph writes it."""

    client_id: str
    key_id: str
    type: str
    name: str
    secret: str = field(repr=False)
    end: str = ""
    thumbprint: str = ""
    #: The authority that it was used at; empty before its first use.
    authority: str = ""


def stored(data: StoreData, *, kind: str = "", name: str = "", client_id: str = "") -> list[StoredCredential]:
    """Return the credentials that fit, the first to end first."""
    found = [
        credential
        for owner in ([client_id.lower()] if client_id else sorted(data.data.get("applications") or {}))
        for credential in _of(data, owner)
        if (not kind or credential.type == kind) and (not name or credential.name == name)
    ]
    return sorted(found, key=lambda credential: (credential.end, credential.key_id))


def newest(data: StoreData, client_id: str, now: str, kind: str = "") -> StoredCredential | None:
    """Return an application's credential that ends last, None when none is good at ``now`` (UTC as Graph writes it)."""
    good = [credential for credential in stored(data, kind=kind, client_id=client_id) if credential.end > now]
    return good[-1] if good else None


def keep(data: StoreData, credential: StoredCredential) -> None:
    """Keep a credential."""
    data.credentials(credential.client_id)[credential.key_id] = {
        "type": credential.type,
        "name": credential.name,
        "secret": credential.secret,
        "end": credential.end,
        "thumbprint": credential.thumbprint,
        **({"authority": credential.authority} if credential.authority else {}),
    }


def bind(data: StoreData, client_id: str, secret: str | None, authority: str) -> None:
    """Note that a credential was taken by an authority, which is the one that it is for."""
    for entry in data.credentials(client_id).values():
        if isinstance(entry, dict) and secret and entry.get("secret") == secret:
            entry.setdefault("authority", authority)


def forget(data: StoreData, client_id: str, key_ids: t.Iterable[str]) -> None:
    """Forget credentials, as far as they are there."""
    credentials = data.credentials(client_id)
    for key_id in key_ids:
        credentials.pop(key_id, None)


def _of(data: StoreData, client_id: str) -> list[StoredCredential]:
    if client_id not in (data.data.get("applications") or {}):
        return []
    return [
        StoredCredential(
            client_id,
            key_id,
            str(entry.get("type") or ""),
            str(entry.get("name") or ""),
            str(entry.get("secret") or ""),
            str(entry.get("end") or ""),
            str(entry.get("thumbprint") or ""),
            str(entry.get("authority") or ""),
        )
        for key_id, entry in data.credentials(client_id).items()
        if isinstance(entry, dict)
    ]
