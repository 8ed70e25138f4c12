# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the module ``verify`` is given, checked: each mistake is one sentence that names the place. Runs on Python 3.8."""

from __future__ import annotations

import ipaddress
import re
import typing as t

from .._check import Target
from .._clouds import Endpoint, get_cloud, is_high_volume
from .._errors import OptionError
from .._mail import HIGH_VOLUME, PROTOCOLS, TLS_MODES, TLS_OF_PORT
from .._sasl import fields
from .._shapes import near, shape, shown_identity, shown_name
from . import smtp_login

CHECK_FIELDS = (
    *("name", "protocol", "host", "port", "tls", "user", "token", "smtp_login", "smtp_login_known", "high_volume"),
    "tenant",
)
TENANT_FIELDS = ("name", "tokens", "trusted_hosts", "ca_path", "connect_timeout", "timeout", "check_timeout")
_TIMEOUTS = ("connect_timeout", "timeout", "check_timeout")


_NAME = re.compile(r"[^\x00-\x20/\\@\[\]]{1,253}\Z")


def normal_host(host: str) -> str:
    """Return a host name in the one form in which it is compared; an IPv6 address may stand in brackets."""
    host = host.strip().rstrip(".").lower()
    return host[1:-1] if host.startswith("[") and host.endswith("]") else host


class Means(t.NamedTuple):
    """What the checks of one tenant are made with, and those of no other. ``tokens`` are secrets, timeouts are in seconds.

    What is None is as the module's own option says.
    """

    tokens: t.Mapping[str, str]
    trusted_hosts: frozenset[str]
    ca_path: str | None = None
    connect_timeout: float | None = None
    timeout: float | None = None
    check_timeout: float | None = None


class Inputs(t.NamedTuple):
    """The checked input. ``tokens`` are secrets. ``tenants`` are by name; what else is here is for checks of no tenant.

    ``login_forms`` says, by the position of an SMTP check, which names it logs in with in turn (see :mod:`smtp_login`); whoever is not
    in it logs in as its user.
    """

    targets: tuple[Target, ...]
    tokens: t.Mapping[str, str]
    trusted_hosts: frozenset[str]
    login_forms: t.Mapping[int, tuple[str, ...]] = {}
    tenants: t.Mapping[str, Means] = {}

    def means_of(self, tenant: str) -> Means:
        """Return what a tenant's checks, or those of none, are made with."""
        return self.tenants[tenant] if tenant else Means(self.tokens, self.trusted_hosts)


def _wrong(place: str, problem: str, remedy: str = "") -> OptionError:
    return OptionError(f"{place}: {problem}", remedy=remedy, option=place)


def _shown(value: t.Any) -> str:
    """Return a value for a message: numbers as they are, of everything else the shape, since it may be a token in the wrong place."""
    return str(value) if isinstance(value, (int, float)) else shape(value)


def _text(entry: t.Mapping[str, t.Any], field: str, place: str) -> str:
    value = entry.get(field)
    if value is None or value == "":
        return ""
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        raise _wrong(f"{place}.{field}", f"{_shown(value)} is no text.")
    return str(value)


def _choice(entry: t.Mapping[str, t.Any], field: str, place: str, choices: t.Collection[str]) -> str:
    value = _text(entry, field, place)
    if value and value not in choices:
        raise _wrong(f"{place}.{field}", f"{_shown(value)} is not one of {', '.join(choices)}.", near(value, choices))
    return value


def _flag(entry: t.Mapping[str, t.Any], field: str, place: str) -> bool:
    value = entry.get(field)
    if value not in (None, True, False):
        raise _wrong(f"{place}.{field}", f"{_shown(value)} is neither true nor false.")
    return bool(value)


def _port(entry: t.Mapping[str, t.Any], place: str) -> int | None:
    value = entry.get("port")
    if value is None or value == "":
        return None
    try:
        port = int(str(value)) if not isinstance(value, bool) else 0
    except ValueError:
        port = 0
    if not 1 <= port <= 65535:
        raise _wrong(f"{place}.port", f"{_shown(value)} is no port number from 1 to 65535.")
    return port


def _host(entry: t.Mapping[str, t.Any], place: str) -> str:
    host = normal_host(_text(entry, "host", place))
    if host and (not _NAME.match(host) or host.startswith(".") or ".." in host):
        raise _wrong(
            f"{place}.host", f"{_shown(host)} is no host name or IP address.", "Give the name alone, without port or scheme."
        )
    return host


def _user(entry: t.Mapping[str, t.Any], place: str) -> str:
    user = _text(entry, "user", place)
    if not user:
        raise _wrong(f"{place}.user", "is missing.", "Give the address of the mailbox to log in to.")
    problem = fields.user_problem(user)
    if problem is not None:
        raise _wrong(f"{place}.user", problem.message, problem.remedy)
    return user


def _check(
    position: int, entry: t.Any, tokens: t.Mapping[str, str], shared: dict[str, str], tenants: t.Mapping[str, Means] | None = None
) -> Target:
    place = f"checks[{position}]"
    if not isinstance(entry, dict):
        raise _wrong(place, f"{_shown(entry)} is no dictionary with the fields {', '.join(CHECK_FIELDS)}.")
    for field in entry:
        if field not in CHECK_FIELDS:
            raise _wrong(f"{place}.{shown_name(field)}", "is no field of a check.", near(field, CHECK_FIELDS))
    protocol = _choice(entry, "protocol", place, PROTOCOLS)
    if not protocol:
        raise _wrong(f"{place}.protocol", "is missing.", f"Give one of {', '.join(PROTOCOLS)}.")
    host, port = _host(entry, place), _port(entry, place)
    usual = get_cloud("global").endpoints[protocol]
    tls = _choice(entry, "tls", place, TLS_MODES) or TLS_OF_PORT.get(port or 0, usual.tls)
    user = _user(entry, place)
    tenant = _text(entry, "tenant", place)
    if tenant:
        if tenant not in (tenants or {}):
            raise _wrong(f"{place}.tenant", f"tenants has no entry {shown_identity(tenant)}.", "Name one of tenants.")
        tokens = (tenants or {})[tenant].tokens
    token = _text(entry, "token", place) or user
    if token not in tokens:
        raise _wrong(
            f"{place}.token",
            f"tokens has no entry {shown_identity(token)}.",
            "Name one of tokens, not a token; without this field the user's name is taken.",
        )
    high_volume = _flag(entry, "high_volume", place) or is_high_volume(host)
    if high_volume and protocol != HIGH_VOLUME.name:
        raise _wrong(f"{place}.protocol", "is not smtp, which is all that High Volume Email speaks.")
    if high_volume:
        usual = get_cloud("global").high_volume or usual
    host, port = host or usual.host, port or PROTOCOLS[protocol].ports[tls]
    name = _text(entry, "name", place) or f"{user} {protocol} {tls} {host}:{port}"
    # Thousands of checks name the same few hosts, and each mailbox more than once: one copy of each text is kept.
    protocol, host, tls, user, token, tenant = (
        shared.setdefault(text, text) for text in (protocol, host, tls, user, token, tenant)
    )
    return Target(position, name, protocol, host, port, tls, user, token, high_volume=high_volume, tenant=tenant)


def _login_forms(position: int, entry: t.Mapping[str, t.Any]) -> tuple[str, ...]:
    """Return the kinds of names to log in to SMTP with, in the order in which they are tried."""
    place = f"checks[{position}]"
    wanted = _choice(entry, "smtp_login", place, smtp_login.CHOICES) or smtp_login.AUTO
    return smtp_login.forms(wanted, _choice(entry, "smtp_login_known", place, smtp_login.FORMS))


def usual_endpoint(protocol: str) -> Endpoint:
    """Return where Exchange Online speaks a protocol."""
    return get_cloud("global").endpoints[protocol]


def check_target(target: Target) -> Target:
    """Return a login that something else than the option names, with its host in normal form; raises :class:`OptionError`."""
    fields_of = target._asdict()
    entry = {field: fields_of[field] for field in CHECK_FIELDS if field in fields_of}
    try:
        return _check(0, entry, {target.token: ""}, {})._replace(position=target.position)
    except OptionError as exc:
        raise OptionError(exc.message.replace("checks[0].", ""), remedy=exc.remedy) from None


def parse_tokens(raw: t.Any, where: str = "tokens") -> dict[str, str]:
    """Return the tokens by name; raises :class:`OptionError`, which never shows one."""
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        raise _wrong(where, "is no dictionary of names and access tokens.")
    tokens = {}
    for name, token in raw.items():
        place = f"{where}.{shown_name(name)}"
        if not isinstance(token, str):
            raise _wrong(place, "is no text.", "Give an access token; the lookup m365.mail_oauth.access_token mints one.")
        problem = fields.token_problem(token)
        if problem is not None:
            raise _wrong(place, problem.message, problem.remedy)
        tokens[str(name)] = token
    return tokens


def _check_timeouts(options: t.Mapping[str, t.Any], place: str = "") -> None:
    for field in _TIMEOUTS:
        if options.get(field) is not None and not 0 < float(options[field]) <= 86400:
            raise _wrong(f"{place}{field}", f"{_shown(options[field])} is no number of seconds above 0.")


def _trusted(raw: t.Any) -> frozenset[str]:
    return frozenset(normal_host(str(host)) for host in raw or ())


def _tenants(raw: t.Any) -> dict[str, Means]:
    """Return what belongs to each tenant; raises :class:`OptionError`."""
    if not isinstance(raw or [], list):
        raise _wrong("tenants", "is no list of dictionaries.")
    found: dict[str, Means] = {}
    for position, entry in enumerate(raw or ()):
        place = f"tenants[{position}]"
        if not isinstance(entry, dict):
            raise _wrong(place, f"{_shown(entry)} is no dictionary with the fields {', '.join(TENANT_FIELDS)}.")
        for field in entry:
            if field not in TENANT_FIELDS:
                raise _wrong(f"{place}.{shown_name(field)}", "is no field of a tenant.", near(field, TENANT_FIELDS))
        name = _text(entry, "name", place)
        if not name or name in found:
            raise _wrong(f"{place}.name", "is there twice." if name else "is missing.", "Give each tenant a name of its own.")
        _check_timeouts(entry, f"{place}.")
        found[name] = Means(
            parse_tokens(entry.get("tokens"), f"{place}.tokens"),
            _trusted(entry.get("trusted_hosts")),
            _text(entry, "ca_path", place) or None,
            *(None if entry.get(field) is None else float(entry[field]) for field in _TIMEOUTS),
        )
    return found


def parse(params: t.Mapping[str, t.Any]) -> Inputs:
    """Check the module's parameters, even before ansible-core did; raises :class:`OptionError`."""
    tokens, tenants = parse_tokens(params.get("tokens")), _tenants(params.get("tenants"))
    checks = params.get("checks")
    if checks is None and params.get("programs") is not None:
        checks = []
    if not isinstance(checks, list):
        raise _wrong("checks", "is no list of checks.")
    shared = {name: name for name in tokens}
    targets = tuple(_check(position, entry, tokens, shared, tenants) for position, entry in enumerate(checks))
    login_forms = {
        target.position: _login_forms(target.position, checks[target.position]) for target in targets if target.protocol == "smtp"
    }
    for field in ("concurrency", "concurrency_per_endpoint", "concurrency_per_mailbox"):
        if params.get(field) is not None and int(params[field]) < 1:
            raise _wrong(field, f"{_shown(params[field])} is less than 1.")
    _check_timeouts(params)
    if params.get("deadline") is not None and not 0 <= float(params["deadline"]) <= 604800:
        raise _wrong("deadline", f"{_shown(params['deadline'])} is no number of seconds; 0 stands for no deadline.")
    if params.get("source_address"):
        try:
            ipaddress.ip_address(str(params["source_address"]))
        except ValueError:
            raise _wrong("source_address", f"{_shown(params['source_address'])} is no IP address.") from None
    return Inputs(targets, tokens, _trusted(params.get("trusted_hosts")), login_forms, tenants)
