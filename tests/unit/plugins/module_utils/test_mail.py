# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._mail import PROTOCOLS, TLS_MODES, TLS_OF_PORT, Protocol

#: As RFC 8314 (section 7) and IANA's registry have them.
PORTS = {"imap": (993, 143), "pop": (995, 110), "smtp": (465, 587)}
USUAL = {"imap": "implicit", "pop": "implicit", "smtp": "starttls"}


@pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=lambda protocol: protocol.name)
def test_a_protocol_is_whole(protocol: Protocol) -> None:
    assert set(protocol.ports) == set(TLS_MODES)
    assert (protocol.ports["implicit"], protocol.ports["starttls"]) == PORTS[protocol.name]
    assert protocol.usual_tls == USUAL[protocol.name]
    assert protocol.switch_cause in CAUSES


def test_a_port_says_the_mode_of_tls() -> None:
    assert len(TLS_OF_PORT) == len(PROTOCOLS) * len(TLS_MODES)
    assert [TLS_OF_PORT[port] for ports in PORTS.values() for port in ports] == ["implicit", "starttls"] * len(PORTS)
