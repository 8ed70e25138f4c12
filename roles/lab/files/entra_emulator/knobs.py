# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Knobs: what can be told to go wrong, or to be stricter than usual, while the emulator runs.

Values live in the state document (``knobs``), only what differs from the defaults; counted faults count down there.
"""

from __future__ import annotations

import copy
import re
import typing as t

from .store import Store
from .web import BadRequest, Json, Request

Check = t.Callable[[t.Any], t.Any]


class Knob(t.NamedTuple):
    """``check`` returns the normalised value or raises BadRequest with what is allowed."""

    default: t.Any
    check: Check
    help: str


def _boolean(value: t.Any) -> bool:
    if not isinstance(value, bool):
        raise BadRequest("true or false")
    return value


def _integer(least: int) -> Check:
    def check(value: t.Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise BadRequest(f"a whole number from {least} on")
        return value

    return check


def _number(value: t.Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadRequest("a number")
    return float(value)


def _seconds(value: t.Any) -> float:
    if _number(value) < 0:
        raise BadRequest("a number of seconds from 0 on")
    return float(value)


def _optional(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def _choice(*allowed: t.Any) -> Check:
    def check(value: t.Any) -> t.Any:
        if value not in allowed or isinstance(value, bool):
            raise BadRequest("one of " + ", ".join(str(one) for one in allowed))
        return value

    return check


def _strings(value: t.Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadRequest("a list of strings")
    return list(value)


def _fields(value: t.Any, checks: t.Mapping[str, tuple[t.Any, Check]]) -> Json:
    """Check a mapping field by field; missing ones get their defaults."""
    if not isinstance(value, dict):
        raise BadRequest("a mapping with " + ", ".join(checks))
    for name in value:
        if name not in checks:
            raise BadRequest(f"a mapping with {', '.join(checks)}; not {name[:64]!r}")
    return {name: _field(name, value[name], check) if name in value else default for name, (default, check) in checks.items()}


def _field(name: str, value: t.Any, check: Check) -> t.Any:
    try:
        return check(value)
    except BadRequest as error:
        raise BadRequest(f"a mapping whose {name} is {error}") from None


def _lag(value: t.Any) -> Json:
    if not isinstance(value, dict):
        return {"seconds": _seconds(value), "reads": 0}
    return _fields(value, {"seconds": (0.0, _seconds), "reads": (0, _integer(0))})


def _pattern(value: t.Any) -> str:
    if not isinstance(value, str):
        raise BadRequest("a regular expression")
    try:
        re.compile(value)
    except re.error as error:
        raise BadRequest(f"a regular expression ({error})") from None
    return value


def _methods(value: t.Any) -> list[str]:
    return [one.upper() for one in ([value] if isinstance(value, str) else _strings(value))]


def _headers(value: t.Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(v, (str, int)) and not isinstance(v, bool) for v in value.values()):
        raise BadRequest("a mapping of header names to values")
    if any("\r" in str(part) or "\n" in str(part) for item in value.items() for part in item):
        raise BadRequest("a mapping of header names to values of one line")
    return {str(k): str(v) for k, v in value.items()}


def _counted(**extra: tuple[t.Any, Check]) -> Check:
    checks = {"count": (1, _integer(0)), "path": ("", _pattern), **extra}

    def check(value: t.Any) -> Json:
        if not isinstance(value, dict):
            value = {"count": _integer(0)(value)}
        return _fields(value, checks)

    return check


def _anything(value: t.Any) -> t.Any:
    return value


_FAULT: dict[str, tuple[t.Any, Check]] = {
    "method": ([], _methods),
    "path": ("", _pattern),
    "query": ("", _pattern),
    "status": (500, _integer(200)),
    "aadsts": (None, _optional(_integer(1))),
    "error": ("", str),
    "code": ("", str),
    "message": ("", str),
    "body": (None, _anything),
    "headers": ({}, _headers),
    "times": (1, _integer(0)),
    "skip": (0, _integer(0)),
    "apply": (False, _boolean),
    "delay_ms": (0, _integer(0)),
}


def _faults(value: t.Any) -> list[Json]:
    if not isinstance(value, list):
        raise BadRequest("a list of mappings with " + ", ".join(_FAULT))
    return [_fields(one, _FAULT) for one in value]


KNOBS: dict[str, Knob] = {
    "latency_ms": Knob(0, _integer(0), "wait this long before every answer"),
    "replication_lag": Knob(
        {"seconds": 0.0, "reads": 0},
        _lag,
        "what is written stays unseen for these seconds and for so many reads of it: number or {seconds, reads}",
    ),
    "replication_answers": Knob(
        "auto",
        _choice("auto", "bad_request", "not_found"),
        "what a write is told that names an object which is not there yet: auto (by object and caller, 403 and 409 among them), "
        "bad_request or not_found",
    ),
    "throttle": Knob(
        {"count": 0, "path": "", "retry_after": 1, "scope": "all"},
        _counted(retry_after=(1, _optional(_integer(0))), scope=("all", _choice("all", "outer", "batch"))),
        "next N Graph requests answer 429: N or {count, path, retry_after (null: no header), scope: all, outer or batch (sub-requests only)}",
    ),
    "server_error": Knob(
        {"count": 0, "path": "", "status": 503, "retry_after": None},
        _counted(status=(503, _integer(500)), retry_after=(None, _optional(_integer(0)))),
        "next N Graph requests answer 5xx: N or {count, path, status, retry_after}",
    ),
    "ambiguous_write": Knob(
        {"count": 0, "path": ""},
        _counted(),
        "next N Graph writes are done but answered 404 Directory_ObjectNotFound: N or {count, path}",
    ),
    "faults": Knob(
        [], _faults, "rules tried in order on every request: a list of {" + ", ".join(_FAULT) + "}; times 0 is for ever"
    ),
    "unordered_batch": Knob(False, _boolean, "answers of a $batch come in another order than the requests"),
    "page_size": Knob(100, _integer(1), "objects per page where $top does not say"),
    "duplicate_grant_status": Knob(409, _choice(409, 400), "status of a grant that is there already"),
    "unknown_permission": Knob(
        "accept",
        _choice("accept", "refuse"),
        "requiredResourceAccess with an id that its resource does not publish: Entra accepts it, and refuses the consent later",
    ),
    "order_seed": Knob(
        1,
        _optional(_integer(0)),
        "collections come in another order at each read, the same in every run with the same seed; null: always in one order",
    ),
    "secrets_allowed": Knob(
        True, _boolean, "false: the tenant's policy refuses client secrets (CredentialTypeNotAllowedAsPerAppPolicy)"
    ),
    "certificates_allowed": Knob(True, _boolean, "false: the tenant's policy refuses certificates"),
    "max_secret_lifetime_days": Knob(
        None, _optional(_integer(1)), "longer secrets are refused (CredentialInvalidLifetimeAsPerAppPolicy)"
    ),
    "max_certificate_lifetime_days": Knob(None, _optional(_integer(1)), "longer certificates are refused"),
    "allowed_sign_in_audiences": Knob(None, _optional(_strings), "others are refused (SignInAudienceNotAllowedAsPerAppPolicy)"),
    "secret_delay": Knob(0.0, _seconds, "seconds until a new secret works"),
    "consent_resource": Knob("either", _choice("either", "exchange", "graph"), "on which resource a grant lets a mail token out"),
    "user_consent": Knob(False, _boolean, "true: signing in consents to what is missing, for that user"),
    "token_scopes": Knob(
        "consented",
        _choice("consented", "requested"),
        "which scopes a delegated token carries: all of the resource that are consented (as Entra does), or only those requested",
    ),
    "conditional_access": Knob(
        "off", _choice("off", "block", "block_device_code", "mfa", "device"), "refuse sign-ins and refreshes"
    ),
    "conditional_access_users": Knob([], _strings, "only these users; empty: all"),
    "one_time_refresh_tokens": Knob(False, _boolean, "true: a refresh token works once"),
    "access_token_lifetime": Knob(3599, _integer(1), "seconds"),
    "refresh_token_lifetime": Knob(90 * 86400, _integer(1), "seconds without use"),
    "device_code_lifetime": Knob(900, _integer(1), "seconds"),
    "device_code_interval": Knob(1, _integer(0), "seconds between polls"),
    "slow_down": Knob(0, _integer(0), "next N polls of a device code answer slow_down"),
    "opaque_tokens": Knob(False, _boolean, "true: mail tokens are opaque for everybody, as personal accounts' always are"),
    "smtp_login": Knob(
        "sign_in_user",
        _choice("sign_in_user", "mailbox"),
        "whom SMTP lets in with a delegate's token: the token's user, as Exchange was measured, or the mailbox, as Microsoft's page says",
    ),
    "exchange_lag": Knob(
        0.0, _seconds, "seconds until a mailbox permission or switch set through the admin endpoint is in force"
    ),
    "sign_in_logs": Knob(
        {"licence": True, "page_size": 1000},
        lambda value: _fields(value, {"licence": (True, _boolean), "page_size": (1000, _integer(1))}),
        "whether the tenants have Entra ID P1, without which Graph shows no sign-in logs, and records on a page",
    ),
    "sign_in_licence_denials": Knob(
        0, _integer(0), "next N requests for sign-in logs are told that there is no licence, as happens to tenants that have one"
    ),
    "exchange_role_required": Knob(
        True, _boolean, "false: the admin endpoint asks for the app role only, not for a directory role"
    ),
}


class Knobs:
    """The knobs' current values over a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, name: str) -> t.Any:
        values: Json = self._store.data["knobs"]
        return values[name] if name in values else KNOBS[name].default

    def all(self) -> Json:
        """Return every knob with its value."""
        return {name: copy.deepcopy(self[name]) for name in KNOBS}

    def set(self, changes: t.Mapping[str, t.Any]) -> None:
        """Set knobs; raises BadRequest that names the knob, and then changes none."""
        checked: Json = {}
        for name, value in changes.items():
            if name not in KNOBS:
                raise BadRequest(f"There is no knob {name[:64]!r}; there are: {', '.join(sorted(KNOBS))}.")
            try:
                checked[name] = KNOBS[name].check(value)
            except BadRequest as error:
                raise BadRequest(f"The knob {name} takes {error}.") from None
        self._store.data["knobs"].update(checked)
        self._store.touch()

    def take(self, name: str, path: str) -> Json | None:
        """Use up one of a counted fault when it fits ``path``; return its settings."""
        value: Json = self[name]
        if not value["count"] or not re.search(value["path"], path, re.IGNORECASE):
            return None
        self._store.data["knobs"][name] = {**value, "count": value["count"] - 1}
        self._store.touch()
        return value

    def count_down(self, name: str) -> bool:
        """Use up one of a plain counter; return whether there was one."""
        if not self[name]:
            return False
        self._store.data["knobs"][name] = self[name] - 1
        self._store.touch()
        return True

    def fault(self, request: Request) -> Json | None:
        """Return the first fault rule that fits the request, and count it."""
        rules: list[Json] = self["faults"]
        for index, rule in enumerate(rules):
            if not self._fits(rule, request):
                continue
            if rule["skip"]:
                self._change(rules, index, {**rule, "skip": rule["skip"] - 1})
                continue
            if rule["times"] == 1:
                self._change(rules, index, None)
            elif rule["times"] > 1:
                self._change(rules, index, {**rule, "times": rule["times"] - 1})
            return rule
        return None

    @staticmethod
    def _fits(rule: Json, request: Request) -> bool:
        if rule["method"] and request.method not in rule["method"]:
            return False
        query = "&".join(f"{name}={value}" for name, value in request.query.items())
        return bool(re.search(rule["path"], request.path, re.IGNORECASE) and re.search(rule["query"], query, re.IGNORECASE))

    def _change(self, rules: list[Json], index: int, rule: Json | None) -> None:
        replaced = [rule if i == index else old for i, old in enumerate(rules)]
        self._store.data["knobs"]["faults"] = [one for one in replaced if one is not None]
        self._store.touch()
