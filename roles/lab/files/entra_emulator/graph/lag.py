# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Graph says of an object that is not there, or not yet on the replica that answers: it cannot tell the two apart.

Which words come depends on the object and on who asks (knob ``replication_answers``):

=======================  ==========================================  ==================================  ===========
write that names it      auto                                        bad_request                         not_found
=======================  ==========================================  ==================================  ===========
service principal of an  403 for who holds only                      400                                 400
application              Application.ReadWrite.OwnedBy, else 400
consent                  404                                         400, the same words                 404
app role assignment      400 "Not a valid reference update."         400                                 404
PATCH of an application  404; 409 where it is for personal accounts  404                                 404
=======================  ==========================================  ==================================  ===========

Seen by other clients, which try all of these again (tests/contract/recordings/directory.yaml).
"""

from __future__ import annotations

from . import access
from .call import Call
from .errors import GraphError, bad_request, not_found


def backing_application(call: Call, app_id: str, *, foreign: bool = False) -> GraphError:
    """Return the refusal of a service principal whose application is not there (``foreign``: is another tenant's)."""
    if access.only_owned(call) and (foreign or call.core.knobs["replication_answers"] == "auto"):
        return GraphError(
            403,
            "Authorization_RequestDenied",
            "When using this permission, the backing application of the service principal being created must in the local tenant",
        )
    return bad_request(f"The appId '{app_id}' of the service principal does not reference a valid application object.")


def party_of_grant(call: Call, object_id: str) -> GraphError:
    """Return the refusal of a consent whose client, resource or user is not there."""
    refusal = not_found(object_id)
    return bad_request(refusal.message) if call.core.knobs["replication_answers"] == "bad_request" else refusal


def principal_of_assignment(call: Call, object_id: str) -> GraphError:
    """Return the refusal of an app role assignment whose principal is not there."""
    if call.core.knobs["replication_answers"] == "not_found" and not call.exists("applications", object_id):
        return not_found(object_id)
    return bad_request("Not a valid reference update.")


def application(call: Call, object_id: str, audience: str) -> GraphError:
    """Return the refusal of a change to an application that is not there yet."""
    personal = audience in ("AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount")
    if personal and call.core.knobs["replication_answers"] == "auto":
        return GraphError(409, "Error_MsaAppDoesNotExist", "The corresponding MSA application does not exist.")
    return not_found(object_id)
