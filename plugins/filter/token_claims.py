# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Filter plugin: the claims of an access token, read without verifying anything."""

from __future__ import annotations

import typing as t

from ansible.errors import AnsibleFilterError

from ..module_utils import _secrets
from ..module_utils._entra.claims import describe
from ..plugin_utils import _given


def token_claims(token: str) -> dict[str, t.Any]:
    """Return a token's header and claims, and what follows from them, as plain data."""
    if not isinstance(token, str):
        raise AnsibleFilterError("m365.mail_oauth.token_claims takes a token, a string.")
    if not token.strip():
        raise AnsibleFilterError("m365.mail_oauth.token_claims: the token is empty.")
    token = str(token).strip()
    _secrets.register(token)
    return describe(token)


class FilterModule:
    """The collection's filter on tokens."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter."""
        return _given.filters({"token_claims": token_claims})
