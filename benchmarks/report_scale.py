# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Time, memory and bytes of a report over very many checks: the parts of a run are made up, then merged into all forms with a history.

``python benchmarks/report_scale.py --checks 3000 30000 300000`` prints a row each; no lab, no Ansible.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
import typing as t

from ansible_collections.m365.mail_oauth.plugins.action.verify_report import DEFAULTS, FORMATS
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import history_file, parts, results
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.expiries import WARN_DAYS
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.make import LINES, Settings, make
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.merge import Merged
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.pages import PAGES

TENANTS = 1000
FORMS = {name: FORMATS[name] for name in DEFAULTS}
SERVERS = (
    ("imap", "outlook.office365.com", 993, "implicit"),
    ("pop", "outlook.office365.com", 995, "implicit"),
    ("smtp", "smtp.office365.com", 587, "starttls"),
)
CREATED = "2026-12-01T02:00:00Z"


def checks(tenant: str, mailboxes: int, seed: int) -> t.Iterator[dict[str, t.Any]]:
    """Yield what the module ``verify`` finds of a tenant's mailboxes; two of a hundred logins fail."""
    for number in range(mailboxes):
        address = f"mailbox{number}@{tenant}.test"
        for place, (protocol, host, port, tls) in enumerate(SERVERS):
            bad = (seed + number * 3 + place) % 50 == 7
            yield {
                "name": f"{address} {protocol}",
                "user": address,
                "protocol": protocol,
                "host": host,
                "port": port,
                "tls": tls,
                "ok": not bad,
                "state": "failed" if bad else "passed",
                "stage": "auth" if bad else "done",
                "authenticated": not bad,
                "duration_ms": 120.0 + (seed + number) % 97,
                "address": "203.0.113.7",
                "login": address,
                "phases": [
                    {"name": name, "ms": 10.25 + (seed + number + rank) % 13}
                    for rank, name in enumerate(("dns", "tcp", "tls", "greeting", "capability", "auth", "after_auth", "logout"))
                ],
                "tls_info": {
                    "version": "TLSv1.3",
                    "cipher": "TLS_AES_256_GCM_SHA384",
                    "verified": True,
                    "certificate_sha256": "ab" * 32,
                    "certificate_subject": "CN=outlook.com",
                    "certificate_issuer": "CN=DigiCert Cloud Services CA-1",
                    "certificate_names": [f"*.{name}.outlook.com" for name in "abcdefgh"],
                    "certificate_not_before": "2026-06-01T00:00:00Z",
                    "certificate_not_after": "2027-06-01T00:00:00Z",
                },
                "server": {
                    "greeting": f"* OK The Microsoft Exchange IMAP4 service is ready. [RlJBUDI4MUNB{seed % 16:02}]",
                    "capabilities": ["IMAP4", "IMAP4rev1", "AUTH=PLAIN", "AUTH=XOAUTH2", "SASL-IR", "UIDPLUS", "ID", "UNSELECT"],
                    "reply": "NO AUTHENTICATE failed." if bad else "OK AUTHENTICATE completed.",
                    "challenge": "",
                    "after_auth": "" if bad else "OK EXAMINE completed.",
                },
                "token": {
                    "name": address,
                    "app_id": "11111111-2222-4333-8444-555555555555",
                    "tenant": f"{seed:032x}",
                    "users": [address],
                    "scopes": ["IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"],
                    "expires": 1796090400,
                    "sent": True,
                    "audience": "https://outlook.office.com",
                    "type": "delegated",
                },
                "findings": [
                    {
                        "cause": "imap_disabled",
                        "confidence": "medium",
                        "severity": "error",
                        "summary": "IMAP is switched off.",
                        "evidence": ["NO AUTHENTICATE failed."],
                        "confirm": f"Get-CASMailbox {address}",
                        "remedy": f"Set-CASMailbox -Identity {address} -ImapEnabled $true",
                    }
                ]
                if bad
                else [],
            }


def measure(count: int, directory: pathlib.Path) -> None:
    """Merge the parts in all forms with a history, and print what it took; a process of its own, whose memory is the report's alone."""
    begun, spent = time.monotonic(), time.process_time()
    target = directory / "report"
    settings = Settings(CREATED, "Mail logins", "error", "0", WARN_DAYS, ["tenants.m365.yml"], PAGES)
    with history_file.kept(str(directory / "history.json"), CREATED) as history:
        report, files = make(Merged([str(directory / "parts")]).inputs(), settings, str(target), FORMS, history)
    wall, cpu = time.monotonic() - begun, time.process_time() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sizes = {name: os.path.getsize(path) for name, path in files.items()}
    lines = os.path.getsize(target / LINES)
    found = results.read(files["json"])
    assert found.planned == report["summary"]["checks"] == count, found.planned
    print(
        f"{count:>9,}  {wall:6.1f} s wall  {cpu:6.1f} s CPU  {peak:5.0f} MB peak  report.json {sizes['json'] / count:6.0f} B a check "
        f"({sizes['json'] / 1e6:.1f} MB)  report.jsonl {lines / count:4.0f} B a check  junit {sizes['junit'] / 1e6:.1f} MB  html {sizes['html'] / 1e6:.1f} MB"
        f"  history {os.path.getsize(directory / 'history.json') / count:.0f} B a check  failing {len(found.failing):,}"
    )


def make_up(count: int, directory: pathlib.Path) -> float:
    """Write the parts of a run with ``count`` checks; return the seconds that it took."""
    begun = time.monotonic()
    tenants = min(TENANTS, max(1, count // 30))
    each, rest = divmod(count // len(SERVERS), tenants)
    for seed in range(tenants):
        tenant = f"t{seed:04}"
        made = list(checks(tenant, each + (seed < rest), seed))
        planned = [
            {**{name: one[name] for name in ("name", "user", "protocol", "host", "port", "tls")}, "token": one["user"]}
            for one in made
        ]
        outcome = {
            "tenant": {"name": tenant, "tenant": f"{tenant}.test", "cloud": "global"},
            "planned": planned,
            "problems": {},
            "results": [{"host": "relay", "checks": made}],
        }
        parts.write(str(directory / "parts"), CREATED, outcome)
    parts.write_run(str(directory / "parts"), CREATED, "", {"tenants": [f"t{seed:04}" for seed in range(tenants)]})
    return time.monotonic() - begun


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--checks", type=int, nargs="+", default=[3000, 30_000, 300_000])
    parser.add_argument("--in-process", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.in_process:
        measure(options.checks[0], pathlib.Path(options.in_process))
        return
    for wanted in options.checks:
        count = wanted - wanted % len(SERVERS)
        with tempfile.TemporaryDirectory() as name:
            took = make_up(count, pathlib.Path(name))
            print(f"{count:>9,}  parts written in {took:.1f} s", flush=True)
            for _first_and_next_night in range(2):
                subprocess.run([sys.executable, __file__, "--checks", str(count), "--in-process", name], check=True)


if __name__ == "__main__":
    main()
