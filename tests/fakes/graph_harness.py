# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Running the modules that talk to Microsoft Graph inside a test: options in, result or failure out, time that moves by sleeping."""

from __future__ import annotations

import datetime
import importlib
import io
import json
import re
import types
import typing as t
from contextlib import redirect_stdout
from urllib.parse import unquote

from ansible.module_utils.testing import patch_module_args
from entra_emulator.testing import Emulator

from ansible_collections.m365.mail_oauth.plugins.module_utils._argspec import run
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.timing import Clock

Json = t.Dict[str, t.Any]

GRAPH = "00000003-0000-0000-c000-000000000000"
EXCHANGE = "00000002-0000-0ff1-ce00-000000000000"
MAIL = ["IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"]
IDENTITY = ["email", "offline_access", "openid", "profile"]


class MovingClock(Clock):
    """A clock that stands still until somebody sleeps; moves the emulator's along, where there is one. Chance is always 1/2."""

    def __init__(self, emulator: Emulator | None = None) -> None:
        self.slept: list[float] = []
        self._emulator = emulator

    def monotonic(self) -> float:
        return sum(self.slept)

    async def sleep(self, seconds: float) -> None:
        self.sleep_now(seconds)

    def sleep_now(self, seconds: float) -> None:
        self.slept.append(seconds)
        if self._emulator is not None:
            self._emulator.set_clock(self.monotonic())

    def chance(self) -> float:
        return 0.5

    def now(self) -> datetime.datetime:
        return datetime.datetime(2026, 6, 1, tzinfo=datetime.timezone.utc)


def options(emulator: Emulator, tenant: str = "contoso") -> Json:
    """Return the options that lead a module to the emulator as a tenant's administrator."""
    info = emulator.tenant(tenant)
    return {
        "tenant": info.tenant_id,
        "authority": emulator.authority,
        "graph_url": emulator.graph_url,
        "ca_path": emulator.ca_file,
        "auth_client_id": info.bootstrap.client_id,
        "auth_client_secret": info.bootstrap.client_secret,
        "timeout": 20,
    }


def run_module(name: str, arguments: Json, clock: Clock | None = None, check_mode: bool = False, diff: bool = True) -> Json:
    """Run a module of the collection as ansible-core does and return what it prints; ``failed`` tells failures."""
    private: t.Any = importlib.import_module(f"ansible_collections.m365.mail_oauth.plugins.module_utils._module.{name}")
    arguments = {**arguments, "_ansible_check_mode": check_mode, "_ansible_diff": diff}
    printed = io.StringIO()
    with patch_module_args(arguments), redirect_stdout(printed):
        try:
            run(private.SPEC.create_module(), lambda module: private.run_module(module, clock))
        except SystemExit:
            pass
    result: Json = json.loads(printed.getvalue())
    result.pop("invocation", None)
    return result


def wire(emulator: Emulator) -> list[str]:
    """Return the request log in short: ``GET PATH``, a batch as ``batch[GET PATH, ...]``, ids as names where they are known."""
    return [_line(entry, emulator) for entry in emulator.requests()]


def statuses(emulator: Emulator) -> list[int]:
    """Return the statuses of the answers, of a batch's parts for a batch."""
    return [
        status
        for entry in emulator.requests()
        for status in ([s["status"] for s in entry["batch"]] if entry.get("batch") else [entry["status"]])
    ]


def writes(emulator: Emulator) -> list[str]:
    """Return what was sent to change anything, inside batches too; tokens and batches themselves are none."""
    found = []
    for entry in emulator.requests():
        parts = entry.get("batch") or [entry]
        found.extend(
            _line(part, emulator)
            for part in parts
            if part["method"] != "GET" and not part["path"].endswith(("/token", "/$batch"))
        )
    return found


def _line(entry: Json, emulator: Emulator) -> str:
    if entry.get("batch"):
        return "batch[" + ", ".join(_line(part, emulator) for part in entry["batch"]) + "]"
    path = re.sub(r"^/v1\.0", "", unquote(entry["path"]))
    for info in (emulator.tenant("contoso"), emulator.tenant("fabrikam")):
        path = path.replace(info.tenant_id, info.name)
    path = path.replace(GRAPH, "GRAPH").replace(EXCHANGE, "EXO")
    path = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID", path)
    path = re.sub(r"/(oauth2PermissionGrants|appRoleAssignedTo)/[\w-]+$", r"/\1/ID", path)
    return f"{entry['method']} {path}"


def module_namespace(**values: t.Any) -> types.SimpleNamespace:
    """Return an object with attributes, for what needs no real module."""
    return types.SimpleNamespace(**values)
