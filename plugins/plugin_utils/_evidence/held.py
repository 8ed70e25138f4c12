# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""When credentials end, as far as the controller itself knows it: the store's, and certificates whose files are here. Pure; controller only.

For runs in which nobody asks Microsoft Graph, such as those of an identity for nights, which may log in to mailboxes and read nothing else.
"""

from __future__ import annotations

import datetime
import typing as t

from ...module_utils._entra.certificates import Certificate
from ...module_utils._entra.claims import timestamp
from .._store.credentials import CERTIFICATE, StoredCredential

Json = t.Dict[str, t.Any]
Facts = t.Mapping[str, t.Any]

DAY = 86400


def views(
    declared: Facts, kept: t.Sequence[StoredCredential], certificates: t.Sequence[tuple[str, Certificate]], now: float
) -> list[Json]:
    """Return the applications with these credentials, in the form that :func:`expiries.expiries` takes; nothing of a key is in it.

    ``declared`` is the application of the tenants file, ``certificates`` are those of files with their names there, as far as they have one.
    """
    title = str(declared.get("display_name") or declared.get("unique_name") or declared.get("app_id") or "")
    own = str(declared.get("app_id") or "").lower()
    found: dict[str, list[Json]] = {}
    for credential in kept:
        subject = title if title and own in ("", credential.client_id) else credential.client_id
        view = _view(credential.type, credential.name, credential.thumbprint, _moment(credential.end), now)
        found.setdefault(subject, []).append({**view, "key_id": credential.key_id})
    known = {credential.thumbprint for credential in kept}
    for name, certificate in certificates:
        if certificate.thumbprint not in known:
            known.add(certificate.thumbprint)
            view = _view(CERTIFICATE, name, certificate.thumbprint, certificate.not_after, now)
            found.setdefault(title, []).append(view)
    return [{"display_name": subject, "credentials": entries} for subject, entries in found.items()]


def _view(kind: str, name: str, thumbprint: str, ends: datetime.datetime | None, now: float) -> Json:
    return {
        "type": kind,
        "name": name,
        "thumbprint": thumbprint,
        "end": timestamp(ends.timestamp()) if ends else "",
        "days_left": int((ends.timestamp() - now) // DAY) if ends else None,
    }


def _moment(end: str) -> datetime.datetime | None:
    """Return a time of the store, which has them as Graph wrote them, fractions of a second included."""
    try:
        return datetime.datetime.strptime(end.partition(".")[0].rstrip("Z") + "+0000", "%Y-%m-%dT%H:%M:%S%z")
    except ValueError:
        return None
