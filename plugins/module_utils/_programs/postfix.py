# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Postfix as a client: ``main.cf``, the clients in ``master.cf``, and the maps that decide where mail goes and who it is submitted as.

Source of the language: postconf(5), section "main.cf file format", master(5), and SASL_README. Pure but for the opener; runs on Python 3.8.
"""

from __future__ import annotations

import copy
import functools
import json
import posixpath
import re
import shlex
import typing as t

from . import email_oauth2_proxy
from .login import Login, Opener, error

DEFAULT_PATHS = ("/etc/postfix/main.cf",)

#: Map types whose text can be read; the indexed ones are made from a text file of the same name.
_TEXT_MAPS = ("texthash", "hash", "btree", "lmdb", "cdb", "dbm", "sdbm", "fail")
_DEFAULTS = {"config_directory": "/etc/postfix", "queue_directory": "/var/spool/postfix", "myhostname": "localhost"}
#: Prints the access token in a token file of the Cyrus SASL plugin sasl-xoauth2.
_PRINT_TOKEN = "python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))[\"access_token\"])' "
_PORTS = {"smtp": 25, "submission": 587, "submissions": 465, "smtps": 465}
_NEXTHOP = re.compile(
    r"(?:(?:smtp|relay):)?(?:\[(?:ipv6:)?(?P<plain>[^\]]+)\]|(?P<mx>[^:\[\]]+))(?::(?P<port>[\w-]+))?", re.IGNORECASE
)
_REFERENCE = re.compile(r"\$\$|\$(\w+)|\$\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}|\$\(([^()]*)\)")
#: Deeper nesting of parameters is a loop.
_MAX_DEPTH = 20


class Setting(t.NamedTuple):
    """A value in ``main.cf`` as it is written, ``$name`` not replaced, and the line that its assignment begins on."""

    value: str
    line: int
    #: The file, where it is not ``main.cf`` itself.
    path: str = ""


class Service(t.NamedTuple):
    """An entry of ``master.cf``."""

    #: Its words, white space folded: name, type, private, unprivileged, chroot, wake-up, processes, command with its arguments.
    words: tuple[str, ...]
    line: int

    @property
    def overrides(self) -> dict[str, str]:
        """Return the parameters that hold for this service alone: ``-o name=value`` or ``-o { name = value }``, as they are written."""
        found = {}
        for index, word in enumerate(self.words[8:], 8):
            given = word[2:] if word.startswith("-o") else ""
            if word == "-o" and index + 1 < len(self.words):
                given = self.words[index + 1]
            if given.startswith("{") and given.endswith("}"):
                given = given[1:-1]
            name, equals, value = given.partition("=")
            if equals:
                found[name.strip()] = value.strip()
        return found


def services(text: str) -> dict[str, Service]:
    """Return the entries of ``master.cf`` by ``NAME/TYPE``; what is no entry is left out."""
    found = {}
    for line, content in logical_lines(text):
        words = tuple(" ".join(word.split()) for word in _split(content, ""))
        if len(words) > 7:
            found["/".join(words[:2])] = Service(words, line)
    return found


def parse(text: str, path: str = "main.cf") -> dict[str, Setting]:
    """Return the parameters that ``main.cf`` sets; of several assignments the last counts. Raises ``OptionError`` naming the line."""
    found: dict[str, Setting] = {}
    for line, content in logical_lines(text):
        name, equals, value = content.partition("=")
        if not equals or not name.strip() or re.search(r"\s", name.strip()):
            raise error(f"{path}, line {line}", "this is no assignment of the form NAME = VALUE", "See postconf(5).")
        found[name.strip()] = Setting(value.strip(), line)
    return found


def logical_lines(text: str) -> t.Iterator[tuple[int, str]]:
    """Yield the logical lines of ``main.cf`` or a map with their line numbers: white space at the beginning continues the line before."""
    number, content = 0, ""
    for count, raw in enumerate(text.splitlines(), 1):
        stripped = raw.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if raw[0].isspace() and number:
            content += " " + stripped
            continue
        if number:
            yield number, content
        number, content = count, stripped
    if number:
        yield number, content


def split_list(value: str) -> list[str]:
    """Split a list at commas and white space, but not inside braces."""
    return _split(value, ",")


def _split(value: str, separators: str) -> list[str]:
    items, depth = [""], 0
    for character in value:
        depth += (character == "{") - (character == "}")
        if depth <= 0 and (character.isspace() or character in separators):
            items.append("")
        else:
            items[-1] += character
    return [item for item in items if item]


class Configuration:
    """``main.cf`` with parameters looked up as Postfix does."""

    def __init__(self, path: str, opener: Opener) -> None:
        self.path = path
        self._opener = opener
        self.settings = parse(self.open(path), path)

    def open(self, path: str) -> str:
        """Return a file's text; raises ``OptionError``."""
        try:
            return self._opener(path)
        except (OSError, UnicodeDecodeError) as exc:
            raise error(path, f"it cannot be read ({getattr(exc, 'strerror', None) or 'it is no text'})") from None

    def get(self, name: str, default: str = "") -> str:
        """Return a parameter's value, with other parameters put in."""
        return self._expand(self._raw(name, default), 0)

    def place(self, name: str) -> str:
        """Return where a parameter is set."""
        setting = self.settings.get(name)
        return f"{setting.path or self.path}, line {setting.line}" if setting else self.path

    def clients(self) -> dict[str, Configuration]:
        """Return the configuration of each SMTP client in ``master.cf`` by the transport's name; ``smtp`` is always there."""
        path = posixpath.join(posixpath.dirname(self.path), "master.cf")
        try:
            entries = services(self._opener(path))
        except (OSError, UnicodeDecodeError):
            entries = {}
        found = {"smtp": self}
        for entry in entries.values():
            name, kind, command = entry.words[0], entry.words[1], entry.words[7]
            if kind == "unix" and command == "smtp":
                one = copy.copy(self)
                own = {key: Setting(value, entry.line, path) for key, value in entry.overrides.items()}
                one.settings = {**self.settings, **own}
                found[name] = one
        return found

    def _raw(self, name: str, default: str = "") -> str:
        setting = self.settings.get(name)
        return setting.value if setting else _DEFAULTS.get(name, default)

    def _expand(self, value: str, depth: int) -> str:
        if depth > _MAX_DEPTH:
            raise error(self.path, "parameters refer to each other in a circle")

        def put(match: re.Match[str]) -> str:
            if match[0] == "$$":
                return "$"
            parts = re.match(r"\s*(\w+)\s*([?:]?)(.*)", match[1] or match[2] or match[3], re.DOTALL)
            if parts is None:
                return match[0]
            known = self._raw(parts[1])
            if not parts[2]:
                return self._expand(known, depth + 1)
            yes, _colon, no = parts[3].partition("}:{") if parts[3].startswith("{") else (parts[3], "", "")
            chosen = (yes if known else no) if parts[2] == "?" else ("" if known else parts[3])
            return self._expand(chosen.strip("{}"), depth + 1)

        return _REFERENCE.sub(put, value)

    def maps(self, name: str) -> list[tuple[str, str, str]]:
        """Return the entries of the readable maps of a parameter: key, value and place, keys in lower case as Postfix folds them."""
        entries = []
        for item in split_list(self.get(name)):
            kind, colon, target = item.partition(":")
            if kind == "inline" and colon:
                pairs = [pair.strip("{} ").partition("=") for pair in split_list(target.strip()[1:-1]) if "=" in pair]
                entries += [(key.strip().lower(), value.strip(), self.place(name)) for key, _sign, value in pairs]
            elif kind in _TEXT_MAPS and target.startswith("/"):
                for line, content in logical_lines(self.open(target)):
                    key, *rest = content.split(None, 1)
                    entries.append((key.strip('"').lower(), rest[0] if rest else "", f"{target}, line {line}"))
        return entries


def split_nexthop(nexthop: str) -> tuple[str, str]:
    """Return host and port (as written) of ``[host]:port``, ``host:port`` or ``smtp:[host]:port``, the port ``smtp`` by default."""
    match = _NEXTHOP.fullmatch(nexthop.strip())
    return (match["plain"] or match["mx"], match["port"] or "smtp") if match else ("", "")


class _Routes:
    """Where mail of a sender goes, as trivial-rewrite(8) decides for what is neither local nor in a transport map."""

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration

    @functools.cached_property
    def _transports(self) -> dict[str, str]:
        return _values(self._configuration, "sender_dependent_default_transport_maps")

    @functools.cached_property
    def _relays(self) -> dict[str, str]:
        return _values(self._configuration, "sender_dependent_relayhost_maps")

    def nexthop(self, sender: str, transport: str) -> str:
        """Return the next hop for mail of a sender by ``transport``, empty where it goes by another one."""
        chosen = self._transports.get(sender, "DUNNO")
        default = self._configuration.get("default_transport", "smtp")
        name, _colon, nexthop = (default if chosen.upper() == "DUNNO" else chosen).partition(":")
        return (nexthop or self._relays.get(sender) or self._configuration.get("relayhost")) if name == transport else ""


def _values(configuration: Configuration, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value, _place in configuration.maps(name):
        found.setdefault(key, value)  # the first map that knows a key counts
    return found


def read(path: str, opener: Opener) -> list[Login]:
    """Return the different logins with a token that Postfix makes when it submits mail; raises ``OptionError``."""
    configuration = Configuration(path, opener)
    clients = [
        client for client in configuration.clients().values() if client.get("smtp_sasl_auth_enable", "no").lower() == "yes"
    ]
    if not clients:
        raise error(path, "smtp_sasl_auth_enable is not yes, so Postfix logs in nowhere", "Run role postfix.")
    logins: dict[tuple[t.Any, ...], Login] = {}
    for entry in entries(configuration):
        login = _login(entry, opener)
        if login is not None:
            logins.setdefault(login[1:-1], login)
    if not logins:
        raise error(
            clients[0].place("smtp_sasl_password_maps"),
            "no entry of smtp_sasl_password_maps logs in with a token",
            "Run role postfix, or name the endpoint and the token by hand.",
        )
    return list(logins.values())


class Entry(t.NamedTuple):
    """An entry of a client's password map; the secret may be the path of a token file."""

    client: Configuration
    name: str
    user: str
    secret: str
    host: str
    port: int
    place: str

    @property
    def uses_token(self) -> bool:
        """Tell whether the plugin sasl-xoauth2 logs in with it."""
        mechanisms = self.client.get("smtp_sasl_mechanism_filter").lower()
        return self.secret.startswith("/") and (not mechanisms or "xoauth2" in mechanisms)


def entries(configuration: Configuration) -> t.Iterator[Entry]:
    """Yield what the clients that log in at all would log in with, and where; raises ``OptionError``."""
    routes = _Routes(configuration)
    for transport, client in configuration.clients().items():
        if client.get("smtp_sasl_auth_enable", "no").lower() != "yes":
            continue
        by_sender = client.get("smtp_sender_dependent_authentication", "no").lower() == "yes"
        for key, value, place in client.maps("smtp_sasl_password_maps"):
            user, colon, secret = value.partition(":")
            sender = key if "@" in key.strip("@") or key.startswith("@") else ""
            if not colon or (sender and not by_sender):
                continue
            host, written = split_nexthop(routes.nexthop(sender, transport) if sender else key)
            port = int(written) if written.isdigit() else _PORTS.get(written, 0)
            if host and 0 < port < 65536:
                yield Entry(client, sender or user, user, secret, host, port, place)


def _login(entry: Entry, opener: Opener) -> Login | None:
    """Return the login for one entry of the password map: through email-oauth2-proxy, or by the plugin; None for a mere password."""
    configuration, name, user, secret, host, port, place = entry
    if email_oauth2_proxy.is_loopback(host):
        found = email_oauth2_proxy.find(port, user, "smtp", opener)
        return found._replace(name=name, place=place) if found else None
    if not entry.uses_token:
        return None
    token_file, content = _token_file(configuration, opener, secret, place)
    wrapped = configuration.get("smtp_tls_wrappermode", "no").lower() == "yes"
    return Login(
        name=name,
        protocol="smtp",
        host=host,
        port=port,
        tls="implicit" if wrapped else "starttls",
        user=str(content.get("user") or user),
        token_file="",
        token_command=_PRINT_TOKEN + shlex.quote(token_file),
        ca_path=configuration.get("smtp_tls_CAfile"),
        place=place,
    )


def _token_file(configuration: Configuration, opener: Opener, path: str, place: str) -> tuple[str, dict[str, t.Any]]:
    """Return where a token file of the plugin really lies, which is inside the queue directory for a chrooted client, and its content."""
    for candidate in (configuration.get("queue_directory").rstrip("/") + path, path):
        try:
            content = json.loads(opener(candidate))
        except (OSError, UnicodeDecodeError):
            continue
        except ValueError:
            raise error(candidate, "it is no token file of sasl-xoauth2 (it is not JSON)") from None
        if isinstance(content, dict):
            return candidate, content
        raise error(candidate, "it is no token file of sasl-xoauth2 (it is not a JSON object)")
    raise error(place, f"there is no token file {path}, neither in the queue directory nor outside", "Run role postfix.")
