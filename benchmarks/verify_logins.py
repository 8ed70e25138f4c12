# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Logins per second: ``verify``, a bare asyncio TLS client that says the same, and ``curl --parallel``, against a running lab.

    python benchmarks/verify_logins.py --lab ~/.cache/m365-mail-oauth-lab --checks 1000

All run in turns on the same machine in one go; compare the ratios, not the figures. The checkout has to be importable as
``ansible_collections.m365.mail_oauth``. The lab gets a tenant with as many users as checks.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import http.client
import json
import pathlib
import resource
import shutil
import ssl
import statistics
import subprocess
import tempfile
import time
import typing as t
import urllib.parse

from ansible_collections.m365.mail_oauth.plugins.module_utils._module import verify_input
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.verify import SPEC, Verification

Json = t.Dict[str, t.Any]
SCOPES = ["IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"]


class Lab:
    """What is needed of a running lab: a tenant of its own with many users, their tokens, the endpoints."""

    def __init__(self, directory: pathlib.Path, users: int) -> None:
        self.data: Json = json.loads((directory / "lab.json").read_text())
        self.ca_file: str = self.data["ca_file"]
        self._context = ssl.create_default_context(cafile=self.ca_file)
        names = [f"user{number}" for number in range(users)]
        domain = f"bench{users}.test"
        if not any(tenant["domain"] == domain for tenant in self._control("GET", "tenants")["tenants"]):
            self._control("POST", "tenants", {"name": f"bench{users}", "domain": domain, "users": names})
        tenants = {tenant["domain"]: tenant["tenant_id"] for tenant in self._control("GET", "tenants")["tenants"]}
        wanted = {"aud": "https://outlook.office.com", "lifetime": 7200, "tenant": tenants[domain], "scopes": SCOPES}
        self.tokens: dict[str, str] = {}
        for name in names:
            user = f"{name}@{domain}"
            self.tokens[user] = self._control("POST", "tokens", {**wanted, "username": user})["access_token"]
        self.users = list(self.tokens)

    def _control(self, method: str, path: str, document: Json | None = None) -> Json:
        address = urllib.parse.urlsplit(self.data["control_url"])
        connection = http.client.HTTPSConnection(address.netloc, context=self._context, timeout=30)
        body = None if document is None else json.dumps(document)
        connection.request(method, f"{address.path}/{path}", body, {"Content-Type": "application/json"})
        answer: Json = json.load(connection.getresponse())
        connection.close()
        return answer

    def login(self, number: int) -> tuple[str, str]:
        """Return a user and his token."""
        user = self.users[number % len(self.users)]
        return user, self.tokens[user]

    def endpoint(self, protocol: str) -> Json:
        """Return the endpoint for a protocol with implicit TLS."""
        return next(one for one in self.data["endpoints"] if one["protocol"] == protocol and one["tls"] == "implicit")


def cpu(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def run_verify(lab: Lab, endpoint: Json, checks: int, concurrency: int) -> None:
    """Log in with the engine of the module."""
    check = {name: endpoint[name] for name in ("protocol", "host", "port", "tls")}
    params = {name: spec.get("default") for name, spec in SPEC.argument_spec.items()}
    params.update(
        checks=[{**check, "user": lab.login(number)[0]} for number in range(checks)],
        tokens=lab.tokens,
        trusted_hosts=[endpoint["host"]],
        ca_path=lab.ca_file,
        concurrency=concurrency,
        concurrency_per_endpoint=concurrency,
        concurrency_per_mailbox=concurrency,
    )
    result = Verification(verify_input.parse(params), params).run()
    assert result["summary"]["passed"] == checks, result["summary"]


def run_bare(lab: Lab, endpoint: Json, checks: int, concurrency: int) -> None:
    """Log in with asyncio's streams and nothing else."""

    async def until(reader: asyncio.StreamReader, start: bytes) -> None:
        while True:
            line = await reader.readline()
            assert line, "closed"
            if line.startswith(start):
                return

    async def one(context: ssl.SSLContext, number: int) -> None:
        user, token = lab.login(number)
        sasl = base64.b64encode(f"user={user}\x01auth=Bearer {token}\x01\x01".encode())
        host, port = endpoint["host"], endpoint["port"]
        reader, writer = await asyncio.open_connection(host, port, ssl=context, server_hostname=host)
        await reader.readline()
        if endpoint["protocol"] == "imap":
            writer.write(b"A01 AUTHENTICATE XOAUTH2 " + sasl + b"\r\n")
            await until(reader, b"A01 OK")
            writer.write(b"A02 EXAMINE INBOX\r\nA03 LOGOUT\r\n")
            await until(reader, b"A03 OK")
        else:
            writer.write(b"AUTH XOAUTH2\r\n")
            await until(reader, b"+")
            writer.write(sasl + b"\r\n")
            await until(reader, b"+OK")
            writer.write(b"STAT\r\nQUIT\r\n")
            await until(reader, b"+OK")
            await until(reader, b"+OK")
        writer.close()

    async def everything() -> None:
        context = ssl.create_default_context(cafile=lab.ca_file)
        left = iter(range(checks))

        async def worker() -> None:
            for number in left:
                await one(context, number)

        await asyncio.gather(*(worker() for _number in range(concurrency)))

    asyncio.run(everything())


def run_curl(lab: Lab, endpoint: Json, checks: int, concurrency: int) -> None:
    """Log in with one curl process; it keeps connections for the same user, so there are as many users as checks."""
    url = f"{'imaps' if endpoint['protocol'] == 'imap' else 'pop3s'}://{endpoint['host']}:{endpoint['port']}/"
    command = 'request = "EXAMINE INBOX"' if endpoint["protocol"] == "imap" else 'request = "STAT"\nhead'

    def part(number: int) -> str:
        user, token = lab.login(number)
        return (
            f'url = "{url}"\nuser = "{user}:"\noauth2-bearer = "{token}"\nlogin-options = "AUTH=XOAUTH2"\n'
            f'cacert = "{lab.ca_file}"\n{command}\noutput = "/dev/null"\nwrite-out = "%{{num_connects}}\\n"\n'
        )

    with tempfile.TemporaryDirectory() as directory:
        config = pathlib.Path(directory) / "curl.cfg"
        config.touch(mode=0o600)
        config.write_text("next\n".join(part(number) for number in range(checks)))
        command_line = ["curl", "-s", "--parallel", "--parallel-immediate", "--parallel-max", str(concurrency), "-K", str(config)]
        done = subprocess.run(command_line, check=True, capture_output=True, text=True, timeout=600)
    connects = done.stdout.split().count("1")
    assert connects == checks, f"curl made {connects} connections for {checks} checks"


def measure(client: t.Callable[[], None], checks: int, children: bool) -> tuple[float, float]:
    """Return logins per second and milliseconds of CPU time per login."""
    who = resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF
    started, used = time.perf_counter(), cpu(who)
    client()
    return checks / (time.perf_counter() - started), (cpu(who) - used) * 1000 / checks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lab", type=pathlib.Path, default=pathlib.Path("~/.cache/m365-mail-oauth-lab").expanduser())
    parser.add_argument("--checks", type=int, default=600)
    parser.add_argument("--concurrency", type=int, nargs="+", default=[16, 32])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--protocol", choices=["imap", "pop"], nargs="+", default=["imap", "pop"])
    options = parser.parse_args()
    lab = Lab(options.lab, options.checks)
    clients: dict[str, t.Any] = {"verify": run_verify, "bare asyncio": run_bare}
    if shutil.which("curl"):
        clients["curl"] = run_curl
    for protocol in options.protocol:
        endpoint = lab.endpoint(protocol)
        for concurrency in options.concurrency:
            figures: dict[str, list[tuple[float, float]]] = {name: [] for name in clients}
            for _round in range(options.rounds):
                for name, client in clients.items():

                    def go(client: t.Any = client, concurrency: int = concurrency, endpoint: Json = endpoint) -> None:
                        client(lab, endpoint, options.checks, concurrency)

                    figures[name].append(measure(go, options.checks, name == "curl"))
            rates = {name: statistics.median(rate for rate, _cpu in found) for name, found in figures.items()}
            for name, found in figures.items():
                spent = statistics.median(used for _rate, used in found)
                ratio = rates["verify"] / rates[name]
                print(
                    f"{protocol} x{concurrency:<4} {name:14} {rates[name]:8.0f}/s {spent:6.2f} ms CPU  verify is {ratio:4.2f} times that"
                )


if __name__ == "__main__":
    main()
