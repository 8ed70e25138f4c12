# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Running the modules that talk to Microsoft Graph inside a test: options in, result or failure out, time that moves by sleeping."""

from __future__ import annotations

import datetime
import importlib
import io
import json
import re
import typing as t
import warnings
from contextlib import redirect_stdout, suppress
from urllib.parse import unquote

from ansible.module_utils.testing import patch_module_args

from ansible_collections.m365.mail_oauth.plugins.module_utils._argspec import run
from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.timing import Clock
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire import calls, sdk
from entra_emulator.testing import Emulator

Json = t.Dict[str, t.Any]

GRAPH = "00000003-0000-0000-c000-000000000000"
EXCHANGE = "00000002-0000-0ff1-ce00-000000000000"
MAIL = ["IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"]
# ansible-test runs every test in a fork of the process that collects them: what is loaded here is not loaded by each of them.
with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # the SDK's of itself
    for _path in (*sdk._BODY_MODELS, calls.APPLICATION_BY_APP_ID, calls.SERVICE_PRINCIPAL_BY_APP_ID):
        importlib.import_module("msgraph.generated." + sdk.builder_of(_path)[0])

IDENTITY = ["email", "offline_access", "openid", "profile"]


class MovingClock(Clock):
    """A clock that stands still until somebody sleeps; moves the emulator's along, where there is one. Chance is always 1/2."""

    def __init__(self, emulator: Emulator | None = None) -> None:
        self.slept: list[float] = []
        self._emulator = emulator
        self._start = emulator.service.core.clock.offset if emulator is not None else 0.0

    def monotonic(self) -> float:
        return sum(self.slept)

    async def sleep(self, seconds: float) -> None:
        self.sleep_now(seconds)

    def sleep_now(self, seconds: float) -> None:
        self.slept.append(seconds)
        if self._emulator is not None:
            self._emulator.set_clock(self._start + self.monotonic())

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
    private: t.Any = importlib.import_module(f"ansible_collections.m365.mail_oauth.plugins.modules.{name}")
    arguments = {**arguments, "_ansible_check_mode": check_mode, "_ansible_diff": diff}
    printed = io.StringIO()
    with patch_module_args(arguments), redirect_stdout(printed), suppress(SystemExit):
        run(private.SPEC.create_module(), lambda module: private.run_module(module, clock))
    result: Json = json.loads(printed.getvalue())
    result.pop("invocation", None)
    return result


def tampered(emulator: Emulator, *roles: str, tenant: str = "contoso") -> None:
    """Leave the administrator's identity with these Graph permissions only."""
    core = emulator.service.core
    with core.store.lock:
        found = next(one for one in core.tenants() if one.name == tenant)
        graph = found.by_app_id("service_principals", GRAPH)
        bootstrap = found.by_app_id("service_principals", emulator.tenant(tenant).bootstrap.client_id)
        assert graph is not None and bootstrap is not None
        kept = {role["id"] for role in graph["appRoles"] if role["value"] in roles}
        assignments = found.table("assignments")
        for key, row in list(assignments.items()):
            if row["principalId"] == bootstrap["id"] and row["resourceId"] == graph["id"] and row["appRoleId"] not in kept:
                del assignments[key]


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
    found: list[str] = []
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


class ModuleRunner:
    """A module with an administrator's options already given; each call starts with an empty request log and a new clock.

    ``fail`` says whether the module is expected to fail.
    """

    def __init__(self, name: str, emulator: Emulator, tenant: str = "contoso") -> None:
        self.name = name
        self.emulator = emulator
        self.tenant = tenant
        self.options = options(emulator, tenant)
        self.clock = MovingClock(emulator)

    def __call__(self, check_mode: bool = False, fail: bool = False, **arguments: t.Any) -> Json:
        self.emulator.clear_requests()
        self.clock = MovingClock(self.emulator)
        result = run_module(self.name, {**self.options, **arguments}, self.clock, check_mode)
        assert bool(result.get("failed")) is fail, result
        return result

    @property
    def wire(self) -> list[str]:
        """The requests of the last call."""
        return wire(self.emulator)

    @property
    def writes(self) -> list[str]:
        """What the last call sent to change anything."""
        return writes(self.emulator)

    def table(self, name: str) -> dict[str, Json]:
        """A table of the tenant in the emulator itself: what is there, whatever Graph shows."""
        core = self.emulator.service.core
        with core.store.lock:
            found: dict[str, Json] = next(one for one in core.tenants() if one.name == self.tenant).table(name)
            return found

    def applications(self) -> list[Json]:
        """The applications that are there, the administrator's own left out."""
        return [row for row in self.table("applications").values() if not row["displayName"].startswith("Bootstrap")]

    def add_users(self, count: int) -> dict[str, str]:
        """Put so many more users into the tenant; return their names with their ids."""
        table = self.table("users")
        pattern = next(iter(table.values()))
        names = {f"user{n}@contoso.test": f"00000000-0000-4000-8000-{n:012}" for n in range(count)}
        table.update({object_id: {**pattern, "id": object_id, "userPrincipalName": name} for name, object_id in names.items()})
        return names
