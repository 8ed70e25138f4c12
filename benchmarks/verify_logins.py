# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Logins per second: ``verify``, a bare asyncio TLS client that says the same, and ``curl --parallel``, against a running lab.

    python benchmarks/verify_logins.py --lab ~/.cache/m365-mail-oauth-lab --checks 600

In each round every client runs at every concurrency, and the best of each are compared; the median of the rounds counts. Compare the
ratios, not the figures. The checkout has to be importable as ``ansible_collections.m365.mail_oauth``. The lab gets a tenant with as many
users as checks.
"""

from __future__ import annotations

import asyncio
import base64
import pathlib
import resource
import shutil
import ssl
import statistics
import subprocess
import tempfile
import time
import typing as t

from _lab import Json, Lab, cpu, dovecot, parser, verdict

Client = t.Callable[[Lab, Json, int, int], None]


def run_verify(lab: Lab, endpoint: Json, checks: int, concurrency: int) -> None:
    """Log in with the engine of the module."""
    lab.verify(lab.checks(checks, endpoint), concurrency=concurrency, concurrency_per_endpoint=concurrency)


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
    """Return logins per second and milliseconds of processor time per login."""
    who = resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF
    started, used = time.perf_counter(), cpu(who)
    client()
    return checks / (time.perf_counter() - started), (cpu(who) - used) * 1000 / checks


def compare(lab: Lab, protocol: str, checks: int, concurrencies: t.Sequence[int], rounds: int) -> None:
    """Measure all clients on one protocol and print what came of it."""
    clients: dict[str, Client] = {"verify": run_verify, "bare asyncio": run_bare}
    if shutil.which("curl"):
        clients["curl"] = run_curl
    endpoint = lab.endpoint(protocol)
    found: dict[tuple[str, int], list[tuple[float, float]]] = {}
    # Fills the server's cache of accepted tokens for all.
    run_verify(lab, endpoint, checks, concurrencies[0])
    for _round in range(rounds):
        for concurrency in concurrencies:
            for name, client in clients.items():

                def go(client: Client = client, concurrency: int = concurrency) -> None:
                    client(lab, endpoint, checks, concurrency)

                found.setdefault((name, concurrency), []).append(measure(go, checks, name == "curl"))
    best: dict[str, list[float]] = {}
    for name in clients:
        for concurrency in concurrencies:
            rates, spent = zip(*found[name, concurrency])
            print(
                f"{protocol} {name:14} {concurrency:4} at once {statistics.median(rates):8.0f}/s"
                f"{statistics.median(spent):8.2f} ms of processor time each"
            )
        best[name] = [max(found[name, one][number][0] for one in concurrencies) for number in range(rounds)]
    for name, wanted in (("curl", 1.4), ("bare asyncio", 0.85)):
        if name in best:
            ratios = [ours / theirs for ours, theirs in zip(best["verify"], best[name])]
            verdict(
                f"{protocol}: logins per second of verify beside {name}, both at their best", statistics.median(ratios), wanted
            )


def main() -> None:
    """Measure and print one line per client and concurrency, and one per ratio."""
    arguments = parser(__doc__)
    arguments.add_argument("--checks", type=int, default=600)
    arguments.add_argument("--concurrency", type=int, nargs="+", default=[8, 16, 32])
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--protocol", choices=["imap", "pop"], nargs="+", default=["imap", "pop"])
    options = arguments.parse_args()
    lab = Lab(options.lab, options.checks)
    with dovecot(lab, options.as_it_is):
        for protocol in options.protocol:
            compare(lab, protocol, options.checks, options.concurrency, options.rounds)


if __name__ == "__main__":
    main()
