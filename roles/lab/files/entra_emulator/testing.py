# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The emulator inside a test process: started in threads, steered without HTTP.

>>> with Emulator(tmp_path) as emu:
...     emu.approve_next(client_id, "alice@contoso.test")
"""

from __future__ import annotations

import json
import pathlib
import types
import typing as t

from . import control, device, signing, tls
from .server import Listener
from .service import Service
from .web import Json, Request, Response

_SIGNING_KEY: list[bytes] = []  # one RSA key per process: making one takes up to a second


class Bootstrap(t.NamedTuple):
    """The identity by which an administrator's programs call Graph."""

    client_id: str
    client_secret: str


class User(t.NamedTuple):
    """A person of a tenant."""

    user_principal_name: str
    object_id: str
    password: str
    display_name: str


class TenantInfo(t.NamedTuple):
    """What a client needs to know of a tenant."""

    name: str
    tenant_id: str
    domain: str
    bootstrap: Bootstrap
    users: dict[str, User]


class Emulator:
    """A running emulator. All URLs are without a trailing slash; ``ca_file`` is a path.

    ``control_headers`` are what a control request over HTTP needs.
    """

    def __init__(self, directory: str | pathlib.Path, names: t.Sequence[str] = tls.DEFAULT_NAMES) -> None:
        self.directory = pathlib.Path(directory)
        self._names = names

    def __enter__(self) -> Emulator:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None) -> None:
        self.stop()

    def start(self, port: int = 0) -> Emulator:
        """Start listening; ``port`` 0 takes a free one."""
        self.directory.mkdir(parents=True, exist_ok=True)
        key_file = self.directory / signing.FILE_NAME
        if not key_file.exists():
            if not _SIGNING_KEY:
                _SIGNING_KEY.append(signing.generate())
            key_file.write_bytes(_SIGNING_KEY[0])
        certificates = tls.ensure_certificates(self.directory, self._names)
        self.service = Service(self.directory)
        self._tls = Listener(self.service, "127.0.0.1", port, tls.server_context(certificates))
        self._plain = Listener(self.service, "127.0.0.1", 0, None, only="/exo")
        self.ca_file = str(certificates.ca_cert)
        self.port = self._tls.port
        self.authority = self.graph_url = self.exchange_admin_url = f"https://localhost:{self.port}"
        self.control_url = f"{self.authority}/_ctl"
        self.control_headers = {"Authorization": f"Bearer {self.service.control_secret}"}
        self.decision_url = f"http://127.0.0.1:{self._plain.port}/exo"
        return self

    def stop(self) -> None:
        """Stop listening and write the state."""
        self._tls.close()
        self._plain.close()
        self.service.close()

    def tenant(self, name: str) -> TenantInfo:
        """Return a tenant by name, id or domain; ``users`` are by the local part of their names."""
        with self.service.core.store.lock:
            core = self.service.core
            found = next((one for one in core.tenants() if one.name == name), None) or core.tenant(name)
            if found is None:
                raise KeyError(name)
            document = control.tenant_document(core, found)
        users = {user["user_principal_name"].partition("@")[0]: User(**user) for user in document["users"]}
        bootstrap = Bootstrap(document["bootstrap"].get("client_id", ""), document["bootstrap"].get("client_secret", ""))
        return TenantInfo(found.name, found.id, found.domain, bootstrap, users)

    def requests(self) -> list[Json]:
        """Return the request log, without the control requests."""
        return self.service.log.entries()

    def clear_requests(self) -> None:
        """Empty the request log."""
        self.service.log.clear()

    def knobs(self, **changes: t.Any) -> Json:
        """Set knobs and return all of them; raises ValueError for an unknown one or a wrong value."""
        return t.cast(Json, self.control("PATCH", "knobs", changes))

    def reset(self) -> None:
        """Go back to the seeded state, default knobs and an empty log."""
        self.control("POST", "reset")
        self.clear_requests()

    def approve_next(self, client_id: str, username: str) -> None:
        """Have somebody stand by who signs in with the next device code of a client."""
        self.control("POST", "device_codes/approve_next", {"client_id": client_id, "username": username})

    def approve(self, user_code: str, username: str) -> None:
        """Sign in with a device code."""
        self.control("POST", "device_codes/approve", {"user_code": user_code, "username": username})

    def pending_device_codes(self) -> list[Json]:
        """Return the device codes that wait for somebody."""
        with self.service.core.store.lock:
            return device.pending(self.service.core)

    def set_clock(self, offset_seconds: float) -> None:
        """Set the emulator's clock against the machine's."""
        self.control("POST", "clock", {"offset_seconds": offset_seconds})

    def issue_token(
        self,
        username: str | None = None,
        *,
        protocols: t.Sequence[str] = ("imap", "pop", "smtp"),
        scopes: t.Sequence[str] | None = None,
        aud: str = "https://outlook.office.com",
        lifetime: float = 3600,
        tenant: str = "contoso",
        app_id: str | None = None,
        roles: t.Sequence[str] | None = None,
        claims: Json | None = None,
    ) -> str:
        """Return an access token of any shape: of a user (``username``) or, with ``roles``, of an application."""
        names = {"imap": "IMAP.AccessAsUser.All", "pop": "POP.AccessAsUser.All", "smtp": "SMTP.Send"}
        document: Json = {"aud": aud, "lifetime": lifetime, "tenant": self.tenant(tenant).tenant_id, "claims": claims or {}}
        if username:
            document["username"] = username
            document["scopes"] = list(scopes) if scopes is not None else [names[one] for one in protocols]
        if app_id:
            document["app_id"] = app_id
        if roles is not None:
            document["roles"] = list(roles)
        return str(self.control("POST", "tokens", document)["access_token"])

    def control(self, method: str, path: str, document: Json | None = None) -> t.Any:
        """Send a control request without HTTP; raises ValueError with the reason when it is refused."""
        response = self.send(method, f"/_ctl/{path}".rstrip("/"), document, self.control_headers)
        answer = response.json()
        if response.status >= 400:
            raise ValueError(answer["error"])
        return answer

    def send(self, method: str, path: str, document: Json | None = None, headers: dict[str, str] | None = None) -> Response:
        """Send any request without HTTP."""
        body = b"" if document is None else json.dumps(document).encode()
        target, _unused, query = path.partition("?")
        from .web import parse_query

        lower = {name.lower(): value for name, value in (headers or {}).items()}
        return self.service.handle(Request(method, target, parse_query(query), lower, body, self.authority))
