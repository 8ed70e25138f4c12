# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the Graph modules cost: seconds, memory, imported modules and requests of a first run, a no-change run and a prediction.

    python benchmarks/graph_modules.py --latency 100

Each run is a process of its own, as under ansible-core, against the emulator in this process; beside it stands the least that
msgraph-sdk can do for the same answer, one typed ``GET`` of the application. Everything runs in turns on one machine: compare the
ratios, not the figures. The checkout has to be importable as ``ansible_collections.m365.mail_oauth``, the emulator as
``entra_emulator`` and ``tests/fakes`` has to be on the path.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import typing as t

from graph_harness import options, wire

from entra_emulator.testing import Emulator

Json = t.Dict[str, t.Any]

_MODULE = """
import json, resource, sys, time
begun = time.perf_counter()
name, arguments = sys.argv[1], json.loads(sys.argv[2])
from graph_harness import run_module
from ansible_collections.m365.mail_oauth.plugins.module_utils._converge.timing import Clock
result = run_module(name, arguments, Clock(), check_mode=arguments.pop("check", False))
assert not result.get("failed"), result
"""

_TYPED = """
import asyncio, json, resource, ssl, sys, time
begun = time.perf_counter()
arguments = json.loads(sys.argv[2])
import httpx
from azure.identity import ClientSecretCredential
from kiota_authentication_azure.azure_identity_authentication_provider import AzureIdentityAuthenticationProvider
from msgraph import GraphServiceClient
from msgraph.graph_request_adapter import GraphRequestAdapter
credential = ClientSecretCredential(arguments["tenant"], arguments["auth_client_id"], arguments["auth_client_secret"],
    authority=arguments["authority"], disable_instance_discovery=True, connection_verify=arguments["ca_path"])
provider = AzureIdentityAuthenticationProvider(credential, scopes=["https://graph.microsoft.com/.default"], is_cae_enabled=False)
context = ssl.create_default_context(cafile=arguments["ca_path"])
async def main():
    adapter = GraphRequestAdapter(provider, client=httpx.AsyncClient(verify=context))
    adapter.base_url = arguments["graph_url"] + "/v1.0"
    graph = GraphServiceClient(request_adapter=adapter)
    found = await graph.applications_with_unique_name(arguments["unique_name"]).get()
    assert found.app_id
asyncio.run(main())
"""

_REPORT = """
print(json.dumps({"seconds": time.perf_counter() - begun, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    "modules": len(sys.modules)}))
"""


def run(program: str, name: str, arguments: Json) -> Json:
    """Run one piece of Python in a process of its own and return its figures."""
    command = [sys.executable, "-W", "ignore", "-c", program + _REPORT, name, json.dumps(arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    figures: Json = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    """Measure and print one line per kind of run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--latency", type=int, default=0, help="milliseconds that every answer is kept back")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory, Emulator(directory) as emulator:
        figures: dict[str, list[Json]] = {}
        for number in range(chosen.rounds):
            wanted = {**options(emulator), "unique_name": f"mail{number}", "public_client": True}
            emulator.knobs(latency_ms=chosen.latency)
            for title, program, name, extra in (
                ("application, predicted", _MODULE, "application", {"check": True}),
                ("application, first run", _MODULE, "application", {}),
                ("application, no change", _MODULE, "application", {}),
                ("msgraph-sdk, typed GET of it", _TYPED, "", {}),
            ):
                emulator.clear_requests()
                one = run(program, name, {**wanted, **extra})
                figures.setdefault(title, []).append({**one, "requests": len(wire(emulator))})
            row = next(
                one
                for one in emulator.service.core.tenants()[0].table("applications").values()
                if one["uniqueName"] == f"mail{number}"
            )
            grant = {**options(emulator), "app_id": row["appId"]}
            for title in ("permission_grant, first run", "permission_grant, no change"):
                emulator.clear_requests()
                figures.setdefault(title, []).append({**run(_MODULE, "permission_grant", grant), "requests": len(wire(emulator))})
    print(f"{'run':34}{'seconds':>9}{'MB':>6}{'modules':>9}{'requests':>10}   (medians of {chosen.rounds})")
    for title, runs in figures.items():
        median = {key: statistics.median(one[key] for one in runs) for key in runs[0]}
        print(f"{title:34}{median['seconds']:9.2f}{median['memory']:6.0f}{median['modules']:9.0f}{median['requests']:10.0f}")


if __name__ == "__main__":
    main()
