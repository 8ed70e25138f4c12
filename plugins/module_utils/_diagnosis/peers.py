# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""How the same token fared elsewhere in the run: the matrix of protocols. Pure; runs on Python 3.8."""

from __future__ import annotations

import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.observation import Observation


class Peers:
    """All checks of a run by mailbox and token."""

    def __init__(self, observations: t.Iterable[Observation] = ()) -> None:
        self._of_login: dict[tuple[str, str], list[Observation]] = {}
        for observation in observations:
            self._of_login.setdefault(_key(observation), []).append(observation)

    def passed(self, observation: Observation) -> tuple[str, ...]:
        """Return the other protocols by which the same token reached the same mailbox."""
        return self._protocols(observation, lambda peer: peer.state == "passed")

    def refused(self, observation: Observation) -> tuple[str, ...]:
        """Return the other protocols by which the same token was refused for the same mailbox."""
        return self._protocols(observation, lambda peer: peer.outcome == "refused" and peer.sasl_sent)

    def _protocols(self, observation: Observation, wanted: t.Callable[[Observation], bool]) -> tuple[str, ...]:
        own = observation.target.protocol
        found = {peer.target.protocol for peer in self._of_login.get(_key(observation), ()) if wanted(peer)}
        return tuple(protocol for protocol in ("imap", "pop", "smtp") if protocol in found and protocol != own)


def _key(observation: Observation) -> tuple[str, str]:
    return observation.target.user.lower(), observation.target.token
