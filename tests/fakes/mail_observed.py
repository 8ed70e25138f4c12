# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks as they went, made up: as a host observes them, and as a report holds them."""

from __future__ import annotations

import typing as t

from mail_verify import NOW

from ansible_collections.m365.mail_oauth.plugins.module_utils._check import Failure, Observation, Target, Words
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.diagnose import diagnose
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.peers import Peers
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.claims import read_claims
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.doubts import doubts_about, token_facts
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify.result import result_of

ALICE, BOB, INFO = "alice@contoso.test", "bob@contoso.test", "info@contoso.test"
REFUSALS = {
    "imap": "NO AUTHENTICATE failed.",
    "pop": "-ERR Authentication failure: unknown user name or bad password.",
    "smtp": "535 5.7.3 Authentication unsuccessful [X.PROD.OUTLOOK.COM]",
}
NOT_CONNECTED = "BAD User is authenticated but not connected."
HOSTS = {"imap": "outlook.office365.com", "pop": "outlook.office365.com", "smtp": "smtp.office365.com"}

Check = t.Dict[str, t.Any]


def observe(
    protocol: str, said: str = "", *, stage: str = "auth", user: str = ALICE, token: str = "", **more: t.Any
) -> Observation:
    """Return a check that was refused with these words, or passed without any."""
    target = Target(0, "check", protocol, HOSTS[protocol], 993, "implicit", user, more.pop("signer", "t"))
    observation = Observation(target)
    observation.sasl_sent = True
    observation.sasl_length = 2000
    observation.authenticated = stage == "after_auth" or not said
    observation.stage = stage
    observation.state, observation.outcome = ("failed", "refused") if said else ("passed", "passed")
    observation.words = (Words(stage, said),) if said else ()
    if said:
        setattr(observation, "reply" if stage == "auth" else "after_auth", said)
    read = read_claims(token)
    observation.token = token_facts(read)
    observation.doubts = doubts_about(read, observation.token, target, NOW)
    for name, value in more.items():
        setattr(observation, name, value)
    return observation


def offline(protocol: str, token: str, user: str = ALICE) -> Observation:
    """Return a check that was not made because the token cannot work."""
    return observe(
        protocol, user=user, token=token, state="failed", outcome="blocked", stage="offline", sasl_sent=False, authenticated=False
    )


def failed(protocol: str, failure: Failure, stage: str, **more: t.Any) -> Observation:
    """Return a check that the network or TLS ended."""
    return observe(
        protocol,
        state="failed",
        outcome="failure",
        failure=failure,
        stage=stage,
        sasl_sent=False,
        authenticated=False,
        **more,
    )


def checks_of(*observations: Observation, tenant: str = "contoso", source: str = "localhost", signer: str = "") -> list[Check]:
    """Return checks as a report holds them, diagnosed as one host does in one run; ``signer`` is the sign-in user of all."""
    peers = Peers(observations)
    found = []
    for one in observations:
        result = result_of(one, {}, one.token.to_dict(one.sasl_sent), diagnose(one, peers, NOW))
        found.append(
            {
                **result,
                "tenant": tenant,
                "checked_from": source,
                "mailbox": one.target.user,
                "sign_in_user": signer or (one.token.users[0] if one.token.users else one.target.user),
            }
        )
    return found


def not_run(cause: str, protocol: str = "imap", tenant: str = "contoso", user: str = ALICE) -> Check:
    """Return a check that could not be made, because there was no token or for another reason."""
    finding = {
        "cause": cause,
        "confidence": "high",
        "severity": "error",
        "summary": "There is no token.",
        "evidence": ["code: 1"],
        "remedy": "Mend it.",
        "confirm": "",
    }
    return {
        "tenant": tenant,
        "checked_from": "localhost",
        "mailbox": user,
        "sign_in_user": user,
        "protocol": protocol,
        "host": HOSTS[protocol],
        "port": 993,
        "tls": "implicit",
        "state": "not_run",
        "findings": [finding],
    }
