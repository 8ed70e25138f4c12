# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Filter plugin: an access token and a user name as SASL string."""

from __future__ import annotations

import typing as t

from ansible.errors import AnsibleFilterError

from ..module_utils import _secrets
from ..module_utils._errors import SaslError
from ..module_utils._sasl import oauthbearer
from ..module_utils._sasl import xoauth2 as sasl_xoauth2
from ..plugin_utils import _given


def xoauth2(token: str, user: str, mechanism: str = "XOAUTH2", host: str = "", port: int = 0) -> str:
    """Return the base64 text to send; ``user`` is the mailbox."""
    if not isinstance(token, str) or not isinstance(user, str):
        raise AnsibleFilterError("m365.mail_oauth.xoauth2 takes an access token and a user name, both strings.")
    # ansible-core's strings carry tags; what comes out is plain.
    token, user = str(token), str(user)
    _secrets.register(token)
    try:
        if mechanism == "XOAUTH2":
            encoded = sasl_xoauth2.initial_response(user, token)
        elif mechanism == "OAUTHBEARER":
            encoded = oauthbearer.initial_response(user, token, str(host), int(port))
        else:
            raise AnsibleFilterError(f"m365.mail_oauth.xoauth2: mechanism is XOAUTH2 or OAUTHBEARER, not {mechanism!r}.")
    except SaslError as exc:
        raise AnsibleFilterError(f"m365.mail_oauth.xoauth2: {exc}") from exc
    return _secrets.register(encoded)


class FilterModule:
    """The collection's encoding filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter."""
        return _given.filters({"xoauth2": xoauth2})
