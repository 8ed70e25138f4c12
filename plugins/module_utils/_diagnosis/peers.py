# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""How the same token fared elsewhere in the run: the matrix of protocols. Pure; runs on Python 3.8."""

from __future__ import annotations

import typing as t

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.observation import Observation


class Peers:
    """How all checks of a run went, by mailbox and token; keeps no observation alive."""

    def __init__(self, observations: t.Iterable[Observation] = ()) -> None:
        self._passed: dict[tuple[str, str], tuple[str, ...]] = {}
        self._refused: dict[tuple[str, str], tuple[str, ...]] = {}
        for observation in observations:
            if observation.state == "passed":
                _note(self._passed, observation)
            elif observation.outcome == "refused" and observation.sasl_sent:
                _note(self._refused, observation)

    def passed(self, observation: Observation) -> tuple[str, ...]:
        """Return the other protocols by which the same token reached the same mailbox."""
        return _others(self._passed, observation)

    def refused(self, observation: Observation) -> tuple[str, ...]:
        """Return the other protocols by which the same token was refused for the same mailbox."""
        return _others(self._refused, observation)


def _note(found: dict[tuple[str, str], tuple[str, ...]], observation: Observation) -> None:
    key, protocol = _key(observation), observation.target.protocol
    known = found.get(key, ())
    if protocol not in known:
        found[key] = tuple(sorted((*known, protocol)))


def _others(found: dict[tuple[str, str], tuple[str, ...]], observation: Observation) -> tuple[str, ...]:
    own = observation.target.protocol
    return tuple(protocol for protocol in found.get(_key(observation), ()) if protocol != own)


def _key(observation: Observation) -> tuple[str, str]:
    return observation.target.user.lower(), observation.target.token
