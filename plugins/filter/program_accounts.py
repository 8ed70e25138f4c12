# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Filter plugin: the accounts of a mail program's role, checked and with everything that was left out."""

from __future__ import annotations

import hashlib
import re
import shlex
import typing as t

from ansible.errors import AnsibleFilterError

from ..module_utils._clouds import CLOUDS, Endpoint, get_cloud
from ..module_utils._mail import PROTOCOLS, TLS_MODES, TLS_OF_PORT
from ..module_utils._quoting.address import address_problem, is_account_name
from ..plugin_utils import _given

TOKEN_PROGRAM = "/usr/local/bin/mail-oauth-token"
TOKEN_DIRECTORY = "/var/lib/mail-oauth/tokens"
_SHELL = "/bin/sh"

#: What each protocol's port is when only the TLS mode is said, and the other way round.
_TOKEN_SOURCES = ("agent", "file", "command")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]*")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?")
_PATH = re.compile(r"/[^\x00-\x1f\x7f\"']*")

Account = t.Dict[str, t.Any]


def program_accounts(accounts: t.Any, role: str, protocols: t.Sequence[str], cloud: str = "global") -> list[Account]:
    """Return the accounts with ``name``, ``mailbox``, ``sign_in_user``, ``user``, ``protocol``, ``host``, ``port``, ``tls``, ``ca_path``,
    ``token_command`` (for ``/bin/sh``), ``token_argv`` (the same as a list), ``token_file`` (empty with a command of one's own) and all
    their further keys as they were, ``senders`` checked.

    ``role`` is for messages; the first of ``protocols`` is the default. Raises AnsibleFilterError with one sentence that names the place.
    """
    where = f"{role}_accounts"
    if cloud not in CLOUDS:
        raise AnsibleFilterError(f"{role}_cloud: {cloud!r} is no cloud; it is one of {', '.join(CLOUDS)}.")
    if not isinstance(accounts, list) or not accounts:
        raise AnsibleFilterError(f"{where} has to be a list of at least one account.")
    done: list[Account] = []
    for index, account in enumerate(accounts):
        place = f"{where}[{index}]"
        if not isinstance(account, dict):
            raise AnsibleFilterError(f"{place} has to be a mapping with at least the key mailbox.")
        done.append(_complete(account, place, protocols, cloud))
    names = [account["name"].lower() for account in done]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise AnsibleFilterError(f"{where} has two accounts called {twice[0]}; give each its own name.")
    return done


def _complete(account: Account, place: str, protocols: t.Sequence[str], cloud: str) -> Account:
    mailbox = _address(account.get("mailbox"), f"{place}.mailbox")
    sign_in_user = _address(account.get("sign_in_user") or mailbox, f"{place}.sign_in_user")
    name = _matched(account.get("name") or _name_for(mailbox), _NAME, f"{place}.name", "letters, digits and . _ @ + - only")
    for index, sender in enumerate(account.get("senders") or ()):
        _address(sender, f"{place}.senders[{index}]")
    ca_path = account.get("ca_path") or ""
    if ca_path:
        _matched(ca_path, _PATH, f"{place}.ca_path", "an absolute path without quotes")
    argv, path = _token(account.get("token_source"), sign_in_user, f"{place}.token_source")
    endpoint = _endpoint(account.get("endpoint"), f"{place}.endpoint", protocols, cloud)
    # A shared mailbox is opened by its own address; who sends for it signs in and has the right to send as it.
    user = _address(account.get("user") or (sign_in_user if endpoint.protocol == "smtp" else mailbox), f"{place}.user")
    return {
        **account,
        "name": name,
        "mailbox": mailbox,
        "sign_in_user": sign_in_user,
        "user": user,
        "protocol": endpoint.protocol,
        "host": endpoint.host,
        "port": endpoint.port,
        "tls": endpoint.tls,
        "ca_path": ca_path,
        "token_command": argv[2] if argv[0] == _SHELL else shlex.join(argv),
        "token_argv": argv,
        "token_file": path,
    }


def _token(source: t.Any, sign_in_user: str, place: str) -> tuple[list[str], str]:
    """Return the command that prints the token, and the file that it is in, if it is known."""
    given = {key: value for key, value in source.items() if value} if isinstance(source, dict) else source
    if not given:
        given = {"agent": sign_in_user}
    if not isinstance(given, dict) or len(given) != 1 or set(given) - set(_TOKEN_SOURCES):
        raise AnsibleFilterError(f"{place} has to be a mapping with exactly one of the keys agent, file and command.")
    ((kind, value),) = given.items()
    if kind == "command":
        if not isinstance(value, str) or re.search(r"[\x00-\x1f\x7f]", value):
            raise AnsibleFilterError(f"{place}.command has to be one line.")
        return [_SHELL, "-c", value.strip()], ""
    if kind == "file":
        path = _matched(value, _PATH, f"{place}.file", "an absolute path without quotes")
        return ["/bin/cat", path], path
    account = value.lower() if isinstance(value, str) else ""
    if not is_account_name(account):
        raise AnsibleFilterError(f"{place}.agent has to be the name of an account of the role token_agent.")
    return [TOKEN_PROGRAM, "get", account], f"{TOKEN_DIRECTORY}/{account}"


def _endpoint(given: t.Any, place: str, protocols: t.Sequence[str], cloud: str) -> Endpoint:
    endpoint = (
        {key: value for key, value in (given or {}).items() if value not in (None, "")} if isinstance(given or {}, dict) else None
    )
    if endpoint is None or set(endpoint) - {"host", "port", "tls", "protocol"}:
        raise AnsibleFilterError(f"{place} has to be a mapping with some of the keys host, port, tls and protocol.")
    protocol = str(endpoint.get("protocol", protocols[0]))
    if protocol not in protocols:
        raise AnsibleFilterError(f"{place}.protocol: this program is set up for {' or '.join(protocols)}, not for {protocol}.")
    usual = get_cloud(cloud).endpoints[protocol]
    host = _matched(str(endpoint.get("host", usual.host)), _HOST, f"{place}.host", "a host name or an address")
    try:
        port = int(endpoint.get("port", 0))
    except (TypeError, ValueError):
        port = -1
    if not 0 <= port <= 65535:
        raise AnsibleFilterError(f"{place}.port has to be a number from 1 to 65535.")
    tls = str(endpoint.get("tls", TLS_OF_PORT.get(port, usual.tls)))
    if tls not in TLS_MODES:
        raise AnsibleFilterError(f"{place}.tls has to be implicit or starttls: a token travels over TLS only.")
    if not port:
        port = usual.port if tls == usual.tls else PROTOCOLS[protocol].ports[tls]
    return Endpoint(protocol, host, port, tls)


def _address(value: t.Any, place: str) -> str:
    problem = address_problem(value)
    if problem:
        raise AnsibleFilterError(f"{place} {problem}.")
    return str(value)


def _name_for(mailbox: str) -> str:
    """Return what an account is called that has no name: its mailbox, or where that has characters that programs' names have not, one like it.

    Names are names of files, and words of configurations without quotes. The digest keeps two of them apart.
    """
    if _NAME.fullmatch(mailbox):
        return mailbox
    return f"{re.sub('[^A-Za-z0-9._@+-]', '-', mailbox).lstrip('._@+-')}-{hashlib.sha256(mailbox.encode()).hexdigest()[:8]}"


def _matched(value: t.Any, pattern: re.Pattern[str], place: str, what: str) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise AnsibleFilterError(f"{place} has to be {what}.")
    return value


class FilterModule:
    """Names the filter for ansible-core."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filters of this file."""
        return _given.filters({"program_accounts": program_accounts})
