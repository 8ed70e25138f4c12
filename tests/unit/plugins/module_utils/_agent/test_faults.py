# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Faults at the bytes and headers of the token endpoint's answers: each is a token or a sentence, and no refresh token is lost."""

from __future__ import annotations

import http.client
import typing as t

import byte_faults
import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import endpoint
from ansible_collections.m365.mail_oauth.plugins.module_utils._answers.entra import is_token
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError


@pytest.mark.parametrize("step", [pytest.param(29, id="short"), pytest.param(1, id="every-byte", marks=pytest.mark.long)])
def test_every_fault_is_a_token_or_a_sentence(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    answers: list[bytes] = []

    class Connection(http.client.HTTPConnection):
        def __init__(self, host: str, port: int, timeout: float, context: t.Any) -> None:
            super().__init__(host, port, timeout)

        def connect(self) -> None:
            self.sock = byte_faults.Socket(answers[-1])

    monkeypatch.setattr(http.client, "HTTPSConnection", Connection)
    monkeypatch.setattr(t.cast("t.Any", endpoint).tls, "verifying_context", lambda _ca_path: None)
    # A thread for each of thousands of requests is not what is tried here.
    monkeypatch.setattr(endpoint, "_bounded", _at_once)
    where = endpoint.TokenEndpoint(f"{byte_faults.AUTHORITY}/t/oauth2/v2.0/token", proxy="none")
    form = {"grant_type": "refresh_token", "refresh_token": byte_faults.SPENT}
    for good, status in ((byte_faults.GRANT, "200 OK"), (byte_faults.REFUSAL, "400 Bad Request")):
        for answer in byte_faults.faults(good, status, step):
            answers.append(answer)
            try:
                found = endpoint.request(where, form, "alice@contoso.test")
            except MailOAuthError as exc:
                text = str(exc) + repr(exc.details)
                assert isinstance(exc, endpoint.Refusal), answer
                assert exc.code, answer
                assert text.isprintable(), answer
                assert byte_faults.SPENT not in text, answer
                assert byte_faults.ACCESS not in text, answer
                assert 0 <= exc.retry_after < 1e6, answer
            else:
                assert is_token(found.access_token), answer
                assert not found.refresh_token or is_token(found.refresh_token), answer
                assert 1 <= found.lifetime < 1e6, answer
    assert len(answers) > (6000 if step == 1 else 400)


def _at_once(job: t.Callable[[], t.Any], where: endpoint.TokenEndpoint) -> t.Any:
    try:
        return job()
    except (OSError, http.client.HTTPException) as exc:
        raise endpoint.Refusal(endpoint._unreachable(where.url, exc), True) from None
