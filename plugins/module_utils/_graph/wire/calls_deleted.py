# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Requests for what was deleted and can be brought back for 30 days, as values.

Pure. https://learn.microsoft.com/graph/api/directory-deleteditems-list and -restore: restoring an application does not restore its service
principal there, though the admin center's button does. Runs on Python 3.8.
"""

from __future__ import annotations

from .calls import PAGE, WRITE_APPLICATIONS, Call, listing
from .shapes import APPLICATION_SELECT, SERVICE_PRINCIPAL_SELECT

_ITEM = "/directory/deletedItems/{directoryObject%2Did}"


def _key(object_id: str) -> dict[str, str]:
    return {"directoryObject%2Did": object_id}


def deleted_applications() -> Call:
    """List soft-deleted applications. Without a filter: not every cloud filters deleted objects by every property."""
    query = {"select": [*APPLICATION_SELECT, "deletedDateTime"], "top": PAGE}
    return listing("/directory/deletedItems/graph.application", {}, query, "list deleted applications", (403,))


def deleted_service_principals() -> Call:
    """List soft-deleted service principals, for the same reason without a filter."""
    query = {"select": [*SERVICE_PRINCIPAL_SELECT, "deletedDateTime"], "top": PAGE}
    return listing("/directory/deletedItems/graph.servicePrincipal", {}, query, "list deleted service principals", (403,))


def restore_deleted(object_id: str, what: str) -> Call:
    """Restore a soft-deleted object; ``what`` says what it is."""
    return Call("POST", _ITEM + "/restore", _key(object_id), doing=f"restore the deleted {what}", needs=WRITE_APPLICATIONS)


def purge_application(object_id: str) -> Call:
    """Delete a soft-deleted application for good."""
    return Call("DELETE", _ITEM, _key(object_id), doing="delete the application for good", needs=WRITE_APPLICATIONS)
