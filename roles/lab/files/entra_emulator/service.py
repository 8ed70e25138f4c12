# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The router: which service answers a path. It holds the state's lock, applies faults and turns every error into an answer."""

from __future__ import annotations

import pathlib
import re
import sys
import time
import typing as t
import urllib.parse

from . import azure, control, device, discovery, exchange, faults, gate, mailboxes, oauth, pages, signin
from .core import Core
from .graph import router as graph
from .web import BadRequest, Json, Request, Response, json_response

_TENANT = r"/(?P<tenant>[A-Za-z0-9.-]{1,253})"
Handler = t.Callable[["Service", Request, str], Response]


class Service:
    """Answers requests for one lab directory."""

    def __init__(self, directory: pathlib.Path, wait: t.Callable[[float], None] = time.sleep) -> None:
        self.core = Core(directory)
        self.log = control.Log()
        self.control_secret = gate.secret(directory)
        self._wait = wait

    def close(self) -> None:
        """Write the state."""
        self.core.store.close()

    def handle(self, request: Request) -> Response:
        """Answer one request; never raises."""
        started = time.monotonic()
        request.path = re.sub(r"/{2,}", "/", request.path)
        if request.path == "/_ctl" or request.path.startswith("/_ctl/"):
            return self._guarded(request, lambda: control.handle(self.core, self.log, request, self.control_secret))
        request.log.update(method=request.method, path=request.path, query=_query_for_log(request))
        with self.core.store.lock:
            fault = self.core.knobs.fault(request)
            delay = (self.core.knobs["latency_ms"] + (fault["delay_ms"] if fault else 0)) / 1000
        if delay:
            self._wait(delay)
        response = self._answer(request, fault)
        request.log.update(status=response.status, ms=round((time.monotonic() - started) * 1000, 1))
        with self.core.store.lock:
            self.log.add(request.log)
        return response

    def _answer(self, request: Request, fault: Json | None) -> Response:
        if fault is not None and not fault["apply"]:
            return faults.response(self.core, fault, request)
        response = self._guarded(request, lambda: self._route(request))
        return response if fault is None else faults.response(self.core, fault, request)

    def _guarded(self, request: Request, answer: t.Callable[[], Response]) -> Response:
        try:
            with self.core.store.lock:
                return answer()
        except BadRequest as error:
            return json_response(400, {"error": {"code": "BadRequest", "message": str(error)}})
        except Exception as error:  # a defect here must not look like a hung-up server, and must not print what was sent
            frame = error.__traceback__
            while frame is not None and frame.tb_next is not None:
                frame = frame.tb_next
            where = f"{pathlib.Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
            sys.stderr.write(f"entra_emulator: {request.method} {request.path[:200]}: {type(error).__name__} at {where}\n")
            return json_response(
                500, {"error": {"code": "InternalServerError", "message": f"Defect in the emulator at {where}."}}
            )

    def _route(self, request: Request) -> Response:
        if re.match(r"/(v1\.0|beta)(/|$)", request.path, re.IGNORECASE):
            return graph.handle(self.core, request)
        if request.path == "/exo":
            return mailboxes.decide(self.core, request)
        for pattern, methods, handler in _ROUTES:
            match = pattern.fullmatch(request.path)
            if match is None:
                continue
            if request.method not in methods:
                return json_response(405, {"error": "method_not_allowed"}, {"Allow": ", ".join(methods)})
            return handler(self, request, match.groupdict().get("tenant", ""))
        return json_response(404, {"error": "not_found", "error_description": f"There is nothing at {request.path[:200]}."})


def _query_for_log(request: Request) -> str:
    """Return the query as text; an authorization request's values stay out of the log but for its client."""
    hidden = ("code", "state", "nonce", "id_token_hint", "code_challenge", "client_secret", "access_token")
    return "&".join(f"{name}={'...' if name in hidden else value}" for name, value in request.query.items())


def _openid(service: Service, request: Request, tenant: str) -> Response:
    version = "v2.0" if "/v2.0/" in request.path else ""
    return discovery.openid_configuration(service.core, tenant, request.base_url, version)


def _keys(service: Service, request: Request, tenant: str) -> Response:
    return discovery.keys(service.core, request.base_url, tenant)


def _instance(service: Service, request: Request, tenant: str) -> Response:
    return discovery.instance(request.base_url, request.query)


def _user_realm(service: Service, request: Request, tenant: str) -> Response:
    return discovery.user_realm(service.core, urllib.parse.unquote(request.path.rpartition("/")[2]))


def _token(service: Service, request: Request, tenant: str) -> Response:
    return oauth.token(service.core, tenant, request)


def _devicecode(service: Service, request: Request, tenant: str) -> Response:
    return device.authorize(service.core, tenant, request)


def _authorize(service: Service, request: Request, tenant: str) -> Response:
    return signin.authorize(service.core, tenant, request)


def _device_page(service: Service, request: Request, tenant: str) -> Response:
    return signin.device_page(service.core, request)


def _admin_consent(service: Service, request: Request, tenant: str) -> Response:
    return signin.admin_consent(service.core, tenant, request)


def _logout(service: Service, request: Request, tenant: str) -> Response:
    return pages.message("Sign out", "You signed out of your account.")


def _invoke(service: Service, request: Request, tenant: str) -> Response:
    return exchange.invoke(service.core, tenant, request)


def _subscriptions(service: Service, request: Request, tenant: str) -> Response:
    return azure.subscriptions(service.core, request)


def _tenants(service: Service, request: Request, tenant: str) -> Response:
    return azure.tenants(service.core, request)


def _portal_consent(service: Service, request: Request, app_id: str) -> Response:
    return azure.consent(service.core, app_id, request)


def _front(service: Service, request: Request, tenant: str) -> Response:
    return pages.message("Lab", "An emulated Entra ID, Microsoft Graph and Exchange admin endpoint.")


_ROUTES: list[tuple[t.Pattern[str], tuple[str, ...], Handler]] = [
    (re.compile(pattern), methods, handler)
    for pattern, methods, handler in (
        (r"/common/discovery/instance", ("GET",), _instance),
        (_TENANT + r"(/v2\.0)?/\.well-known/openid-configuration", ("GET",), _openid),
        (_TENANT + r"/discovery(/v2\.0)?/keys", ("GET",), _keys),
        (r"/common/userrealm/[^/]{1,300}", ("GET",), _user_realm),
        (_TENANT + r"/oauth2/v2\.0/token", ("POST",), _token),
        (_TENANT + r"/oauth2/v2\.0/devicecode", ("GET", "POST"), _devicecode),
        (_TENANT + r"/oauth2(/v2\.0)?/authorize", ("GET", "POST"), _authorize),
        (_TENANT + r"/oauth2(/v2\.0)?/deviceauth", ("GET", "POST"), _device_page),
        (r"/devicelogin", ("GET", "POST"), _device_page),
        (_TENANT + r"(/v2\.0)?/adminconsent", ("GET", "POST"), _admin_consent),
        (_TENANT + r"/oauth2(/v2\.0)?/logout", ("GET",), _logout),
        (r"/adminapi/beta" + _TENANT + r"/InvokeCommand", ("POST",), _invoke),
        (r"/subscriptions", ("GET",), _subscriptions),
        (r"/tenants", ("GET",), _tenants),
        (r"/api/RegisteredApplications" + _TENANT + r"/Consent", ("POST",), _portal_consent),
        (r"/", ("GET",), _front),
    )
]
