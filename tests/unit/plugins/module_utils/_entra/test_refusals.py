# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every refusal of the token endpoint that the catalogue knows, said over HTTPS to a client that refreshes."""

from __future__ import annotations

import json
import typing as t

import diagnosis_lines
import entra_application
import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules import token as rules_token
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.wording import Texts, fill
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.delegated import ClientIdentity, DelegatedClient
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError
from entra_emulator.testing import Emulator

ALICE = "alice@contoso.test"
TRACE, CORRELATION = "11111111-2222-4333-8444-555555555555", "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"
IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All"


class Client:
    """Makes a client for each request: msal answers a repeated one that was refused by itself."""

    def __init__(self, identity: ClientIdentity, state: dict[str, t.Any]) -> None:
        self._identity = identity
        self._state = state

    def refused(self) -> TokenError:
        with DelegatedClient(self._identity, self._state) as client, pytest.raises(TokenError) as caught:
            client.refresh([IMAP], ALICE)
        assert str(caught.value).startswith(f"No token for {ALICE}: ")
        assert caught.value.remedy
        return caught.value


@pytest.fixture
def client(emulator: Emulator) -> Client:
    application = entra_application.register(emulator)
    identity = ClientIdentity(emulator.authority, "contoso.test", application.client_id, ca_path=emulator.ca_file)
    with DelegatedClient(identity) as signed_in:
        flow = signed_in.begin_device_code([IMAP], ALICE)
        emulator.approve(flow["user_code"], ALICE)
        assert signed_in.poll_device_code(flow, [IMAP], ALICE) is not None
        return Client(identity, signed_in.cache_state())


@pytest.mark.long
def test_numbers(emulator: Emulator, client: Client) -> None:
    for cause, codes in diagnosis_lines.CODES.items():
        for code in codes:
            body = {
                "error": "invalid_grant",
                "error_description": f"AADSTS{code}: Something is wrong. Trace ID: {TRACE} Correlation ID: {CORRELATION}",
                "error_codes": [code],
            }
            emulator.knobs(faults=[{"path": "/token$", "status": 400, "body": body}])
            error = client.refused()
            specific = code == 700084  # whose number has a rule of its own
            assert error.code == cause, code
            assert error.details["error_codes"] == [code]
            assert (error.details["correlation_id"], error.details["trace_id"]) == (CORRELATION, TRACE)
            assert specific or error.remedy == fill(rules_token.BY_CODE[code].remedy, Texts())


def test_texts(emulator: Emulator, client: Client) -> None:
    for line in diagnosis_lines.OTHERS:
        if line.kind == "token":
            body = json.loads(line.text) if line.text.startswith("{") else {"error": "x", "error_description": line.text}
            emulator.knobs(faults=[{"path": "/token$", "status": 400, "body": body}])
            assert client.refused().code == line.cause, line


def test_words(emulator: Emulator, client: Client) -> None:
    for word, cause in diagnosis_lines.WORDS["TE"].items():
        emulator.knobs(faults=[{"path": "/token$", "status": 400, "body": {"error": word}}])
        assert client.refused().code == cause, word
    for word, cause in diagnosis_lines.WORDS["TS"].items():
        emulator.knobs(faults=[{"path": "/token$", "status": 400, "body": {"error": "invalid_grant", "suberror": word}}])
        assert client.refused().code == cause, word
