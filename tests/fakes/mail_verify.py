# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs a verification as the module does, with times that suit tests."""

from __future__ import annotations

import base64
import json
import typing as t

from mail_dialogue import SASL, TOKEN, USER

from ansible_collections.m365.mail_oauth.plugins.module_utils._verify import input as verify_input
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify.result import result_of_all
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify.verification import Verification

NOW = 1_800_000_000.0

DEFAULTS: dict[str, t.Any] = {
    "trusted_hosts": ["localhost", "127.0.0.1", "::1"],
    "always_connect": False,
    "ca_path": None,
    "concurrency": 64,
    "concurrency_per_endpoint": 32,
    "concurrency_per_mailbox": 1,
    "connect_timeout": 2.0,
    "timeout": 2.0,
    "check_timeout": 5.0,
    "deadline": 0.0,
    "source_address": None,
    "fail_on": "error",
}


def jwt(**claims: t.Any) -> str:
    """Return an unsigned token with these claims; what is not given is right for alice@contoso.test at the time ``NOW``."""
    whole = {
        "aud": "https://outlook.office.com",
        "iss": "https://sts.windows.net/8d2c0f3e-1111-4222-8333-444455556666/",
        "upn": USER,
        "scp": "IMAP.AccessAsUser.All POP.AccessAsUser.All SMTP.Send",
        "exp": int(NOW) + 3600,
        "nbf": int(NOW) - 60,
        **claims,
    }
    whole = {name: value for name, value in whole.items() if value is not None}

    def part(data: t.Mapping[str, t.Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")

    return f"{part({'typ': 'JWT', 'alg': 'RS256', 'kid': 'k1'})}.{part(whole)}.c2lnbmF0dXJlLWNhbmFyeS0wMTIzNDU2Nzg5"


def verify(
    checks: t.Sequence[t.Mapping[str, t.Any]], tokens: t.Mapping[str, str] | None = None, **options: t.Any
) -> dict[str, t.Any]:
    """Run checks and return the module's result; no token and no SASL string may be in it."""
    network = options.pop("network", None)
    now = options.pop("now", NOW)
    params = {**DEFAULTS, **options, "checks": [dict(check) for check in checks], "tokens": dict(tokens or {USER: TOKEN})}
    result = result_of_all(Verification(verify_input.parse(params), params, now=lambda: now).checks(network), params["fail_on"])
    shown = json.dumps(result)
    for secret in (*params["tokens"].values(), SASL):
        assert secret not in shown
        assert secret[:60] not in shown
    return result


def verify_one(protocol: str, port: int, tls: str = "implicit", token: str = TOKEN, **options: t.Any) -> dict[str, t.Any]:
    """Run one check of alice@contoso.test on localhost and return its result."""
    host = options.pop("host", "localhost")
    user = options.pop("user", USER)
    check = {"protocol": protocol, "host": host, "port": port, "tls": tls, "user": user, "token": "t"}
    result = verify([check], {"t": token}, **options)
    [found] = result["checks"]
    return t.cast("dict[str, t.Any]", found)


def causes(check: t.Mapping[str, t.Any]) -> list[str]:
    """Return the causes of a check's findings, best first."""
    return [finding["cause"] for finding in check["findings"]]
