# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``domain_info``."""

from __future__ import annotations

import concurrent.futures
import contextlib
import socket
import threading
import time
import typing as t

from ansible.module_utils.basic import AnsibleModule

from .._argspec import ArgumentSpec
from .._entra import realm as realms
from .._entra.http import HttpClient
from .._entra.identity.options import check_url
from .._errors import OptionError, TokenError

SPEC = ArgumentSpec(
    {
        "domains": {"type": "list", "elements": "str", "required": True},
        "authority": {"type": "str"},
        "ca_path": {"type": "path"},
        "timeout": {"type": "float", "default": 10},
        "dns": {"type": "bool", "default": True},
        "wait_timeout": {"type": "float", "default": 300},
    }
)
#: Seconds that the machine's own resolver is given for a name.
_RESOLVER = 5.0
#: Domains that are asked about at once.
_AT_ONCE = 8

Resolve = t.Callable[[str], bool]


def resolves(name: str) -> bool:
    """Whether this machine's resolver knows an address of a name, within some seconds."""
    found: list[bool] = []

    def ask() -> None:
        with contextlib.suppress(OSError, UnicodeError):
            found.append(bool(socket.getaddrinfo(name, 25, type=socket.SOCK_STREAM)))

    # The resolver cannot be told how long to wait; who waits for it must not keep the process.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(_RESOLVER)
    return bool(found)


class Bounded:
    """Asks as long as there is time for all domains together; ``left`` tells the seconds."""

    def __init__(self, client: realms.Getter, left: t.Callable[[], float]) -> None:
        self._client = client
        self._left = left

    def document(self, url: str) -> t.Mapping[str, t.Any]:
        """Return the JSON object at ``url``. Raises :class:`TokenError`."""
        if self._left() <= 0:
            raise TokenError(
                "It was not asked, because the time for all domains was up.",
                remedy="Raise wait_timeout, or give fewer domains.",
                code="connection_timeout",
            )
        return self._client.document(url)


def look_up(clients: t.Mapping[str, realms.Getter], domain: str, resolve: Resolve | None) -> dict[str, t.Any]:
    """Return what is told of one domain by the authorities in ``clients``, as plain data; ``unreached`` are those that did not answer."""
    homes: list[realms.Home] = []
    failures: dict[str, TokenError] = {}
    for authority, client in clients.items():
        try:
            home = realms.home_of(client, authority, domain)
        except TokenError as exc:
            failures[authority] = exc
            continue
        if home is not None and home.tenant_id not in [known.tenant_id for known in homes]:
            homes.append(home)
    asked = homes[0].authority if homes else next((authority for authority in clients if authority not in failures), "")
    realm = (
        realms.realm_of(clients.get(asked) or next(iter(clients.values())), asked, domain) if asked else realms.Realm("unknown")
    )
    exchanger = realms.exchanger_of(homes[0].cloud, domain) if homes and resolve else ""
    return {
        "domain": domain,
        "tenants": [home._asdict() for home in homes],
        "realm": realm.kind,
        "federated_to": realm.asked_at or None,
        "personal": realms.personal(homes[0] if homes else None, realm),
        "exchange_online": "accepted" if resolve and exchanger and resolve(exchanger) else "unknown",
        "unreached": [{"authority": authority, "why": str(exc)} for authority, exc in failures.items()],
    }


def run_module(
    module: AnsibleModule, resolve: Resolve = resolves, clock: t.Callable[[], float] = time.monotonic
) -> dict[str, t.Any]:
    """Run the module. Fails only where nothing was told of any domain."""
    params = module.params
    for option in ("timeout", "wait_timeout"):
        if not 0 < params[option] <= 3600:
            raise OptionError(f"{option}: a number of seconds between 0 and 3600.", option=option)
    domains = list(dict.fromkeys(map(realms.domain_of, params["domains"])))
    deadline = clock() + params["wait_timeout"]
    authorities = [check_url("authority", params["authority"])] if params["authority"] else list(realms.directories().values())

    def work(domain: str) -> dict[str, t.Any]:
        with contextlib.ExitStack() as stack:
            clients = {
                address: HttpClient(params["ca_path"], params["timeout"], 2 * params["timeout"]) for address in authorities
            }
            for client in clients.values():
                stack.callback(client.close)
            bounded = {address: Bounded(client, lambda: deadline - clock()) for address, client in clients.items()}
            return look_up(bounded, domain, resolve if params["dns"] and clock() < deadline else None)

    with concurrent.futures.ThreadPoolExecutor(_AT_ONCE) as pool:
        found = list(pool.map(work, domains))
    if found and all(len(row["unreached"]) == len(authorities) for row in found):
        raise TokenError(found[0]["unreached"][0]["why"], code="connection_timeout")
    return {"changed": False, "domains": found}
