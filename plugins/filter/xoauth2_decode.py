# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Filter plugin: takes a SASL string apart and names what is wrong with it."""

from __future__ import annotations

import typing as t

from ansible.errors import AnsibleFilterError

from ..module_utils import _secrets
from ..module_utils._sasl.decode import decode
from ..plugin_utils import _given


def xoauth2_decode(text: str, mechanism: str = "", show_token: bool = False) -> dict[str, t.Any]:
    """Return what is in a SASL string as plain data; the token only with ``show_token``."""
    if not isinstance(text, str):
        raise AnsibleFilterError("m365.mail_oauth.xoauth2_decode takes a string.")
    if mechanism not in ("", "XOAUTH2", "OAUTHBEARER"):
        raise AnsibleFilterError(f"m365.mail_oauth.xoauth2_decode: mechanism is XOAUTH2 or OAUTHBEARER, not {mechanism!r}.")
    decoded = decode(str(text), str(mechanism))
    if decoded.token:
        _secrets.register_all(str(text).strip(), decoded.token)
    return {
        "valid": decoded.valid,
        "mechanism": decoded.mechanism or None,
        "user": decoded.user or None,
        "token": decoded.token if show_token and decoded.token else None,
        "token_length": len(decoded.token),
        "fields": dict(decoded.fields),
        "challenge": decoded.challenge.to_dict() if decoded.challenge else None,
        "problems": [problem._asdict() for problem in decoded.problems],
    }


class FilterModule:
    """The collection's decoding filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter."""
        return _given.filters({"xoauth2_decode": xoauth2_decode})
