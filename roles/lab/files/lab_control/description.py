# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""``lab.json``: all that a client of the lab needs. The emulator is the only source of tenants, users and mailboxes."""

from __future__ import annotations

import http.client
import json
import ssl
import typing as t

from entra_emulator import gate

from . import ports, system
from .errors import LabError
from .layout import Layout
from .service import Runner
from .services import NAMES

VERSION = 1

#: name (the port's as well), protocol, TLS mode
_ENDPOINTS = (
    ("imaps", "imap", "implicit"),
    ("imap", "imap", "starttls"),
    ("pop3s", "pop", "implicit"),
    ("pop3", "pop", "starttls"),
    ("submission", "smtp", "starttls"),
    ("submissions", "smtp", "implicit"),
)

Json = t.Dict[str, t.Any]


def ask_emulator(layout: Layout) -> Json:
    """Return the emulator's own list: ``tenants`` and ``mailboxes``, with passwords and secrets."""
    context = ssl.create_default_context(cafile=str(layout.directory / "ca" / "ca.pem"))
    # Not urllib: it would go through a proxy that the environment names.
    connection = http.client.HTTPSConnection(ports.HOST, layout.ports["emulator"], timeout=20, context=context)
    try:
        connection.request("GET", "/_ctl/tenants", headers={"Authorization": f"Bearer {gate.secret(layout.directory)}"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise LabError(f"The emulator answers its control request with status {answer.status}.")
        document: Json = json.loads(body)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise LabError(f"The emulator does not answer its control request: {error}.") from None
    finally:
        connection.close()
    return document


def describe(layout: Layout, runner: Runner, seeded: Json) -> Json:
    """Return the content of ``lab.json``. It holds passwords and client secrets: it belongs in no output.

    Tenants without a bootstrap identity, such as that of personal accounts, cannot be onboarded and are left out.
    """
    base = f"https://localhost:{layout.ports['emulator']}"
    tenants = [tenant for tenant in seeded["tenants"] if tenant["bootstrap"]]
    names = {tenant["name"] for tenant in tenants}
    return {
        "version": VERSION,
        "directory": str(layout.directory),
        "ca_file": str(layout.directory / "ca" / "ca.pem"),
        "authority": base,
        "graph_url": base,
        "exchange_admin_url": base,
        "control_url": f"{base}/_ctl",
        "control_secret": gate.secret(layout.directory),
        "decision_url": f"http://{ports.HOST}:{layout.ports['decision']}/exo",
        "tenants": tenants,
        "mailboxes": [mailbox for mailbox in seeded["mailboxes"] if mailbox["tenant"] in names],
        "endpoints": [
            {"name": name, "protocol": protocol, "tls": tls, "host": "localhost", "port": layout.ports[name]}
            for name, protocol, tls in _ENDPOINTS
        ],
        "ssh": {
            "host": ports.HOST,
            "port": layout.ports["ssh"],
            "user": system.user().pw_name,
            "private_key_file": str(layout.ssh / "id"),
            "known_hosts_file": str(layout.ssh / "known_hosts"),
        },
        "processes": {
            name: {"pid": leader.pid, "pid_file": str(runner.pid_file(name))}
            for name in NAMES
            if (leader := runner.running(name)) is not None
        },
    }


def tenants_defaults(described: Json) -> str:
    """Return the content of ``defaults.yml``: what turns a tenants file's tenants from Microsoft's hosts to the lab's. No secret is in it."""
    values = {
        "authority": described["authority"],
        "graph_url": described["graph_url"],
        "exchange_admin_url": described["exchange_admin_url"],
        "ca_path": described["ca_file"],
        "trusted_hosts": sorted({endpoint["host"] for endpoint in described["endpoints"]}),
        "endpoints": described["endpoints"],
    }
    return "defaults:\n" + "".join(f"  {key}: {json.dumps(value)}\n" for key, value in values.items())
