# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The fixture ``sent_bodies`` for conftest files; imports nothing of the collection, which cannot be found yet when they are loaded."""

from __future__ import annotations

import importlib
import json
import typing as t
import warnings

import httpx
import pytest
from graph_contract import check_body

# ansible-test runs every test in a fork of the process that reads the conftest files: what is loaded here is not loaded by each of them.
with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # the SDK's of itself
    for _name in ("azure.identity", "azure.core.pipeline.transport", "msgraph", "kiota_authentication_azure", "requests"):
        importlib.import_module(_name)
check_body("POST", "/applications", {"displayName": "loads Microsoft's models"})


@pytest.fixture
def sent_bodies(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, t.Any]]:
    """Check every body on its way to Graph against Microsoft's models; return (method, path, body) of each, batches taken apart."""
    seen: list[tuple[str, str, t.Any]] = []
    send = httpx.AsyncClient.send

    async def checked(self: httpx.AsyncClient, request: httpx.Request, **keywords: t.Any) -> httpx.Response:
        body: t.Any = json.loads(request.content) if request.content else None
        path = request.url.raw_path.decode()
        check_body(request.method, path, body)
        if path.endswith("/$batch"):
            seen.extend((one["method"], one["url"], one["body"]) for one in body["requests"] if "body" in one)
        elif body is not None:
            seen.append((request.method, path, body))
        return await send(self, request, **keywords)

    monkeypatch.setattr(httpx.AsyncClient, "send", checked)
    return seen
