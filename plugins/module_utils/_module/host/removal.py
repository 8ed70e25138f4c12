# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Taking accounts off the token agent: whose they are by their files, and that the agent is not at work on them meanwhile.

Standard library only; runs on Python 3.8.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
import typing as t

from ... import _files
from ..._agent import accounts, files, state
from ..._agent.keeper import LOCK_WAIT
from ..._clouds import CLOUDS
from ..._entra import authority as authorities
from ..._entra import claims
from ..._errors import OptionError
from .changes import Changes

#: Endings of the files in which an account's credentials are.
_CREDENTIALS = ("refresh-token", "client-secret", "pem")


class _Home(t.NamedTuple):
    """What an account's files say of whose it is: the names of its tenant, and the authority that it is kept with, empty where none is said."""

    tenants: tuple[str, ...]
    authority: str

    def is_of(self, tenants: t.Collection[str], authority: str) -> bool | None:
        """Whether it is of the tenant that has these names at this authority, empty for any; None where that cannot be told."""
        same = {authorities.same_tenant(name, known) for name in self.tenants for known in tenants}
        verdict = True if True in same else False if False in same else None
        return (None if verdict else False) if self.is_elsewhere(authority) else verdict

    def is_elsewhere(self, authority: str) -> bool:
        """Whether it is kept with another authority."""
        return bool(authority and self.authority and not authorities.same(self.authority, authority))


def _data(path: str) -> dict[str, t.Any]:
    try:
        data = json.loads(files.read(path) or "null")
    except (ValueError, RecursionError, OptionError):
        return {}
    return data if isinstance(data, dict) else {}


def _home(layout: accounts.Layout, name: str) -> _Home:
    """Return whose an account is. Its settings come first; what came of earlier ones does not count."""
    settings, rotated, record = (_data(place(name)) for place in (layout.settings, layout.rotated, layout.record))
    if settings or os.path.lexists(layout.settings(name)):
        tenant = settings.get("tenant")
        found = [tenant, rotated.get("tenant_id") if tenant and rotated.get("tenant") == tenant else None]
        cloud = CLOUDS.get(str(settings.get("cloud")))
        kept_with = settings.get("authority") or (cloud.authority if cloud else "")
    else:
        found, kept_with = [record.get("tenant")], ""
        with contextlib.suppress(OptionError):
            token = (files.read(layout.token(name)) or "").strip()
            if token and record.get("token") == state.digest(token):
                found.append(claims.read_claims(token).claims.get("tid"))
    named = dict.fromkeys(value.lower() for value in found if isinstance(value, str) and value)
    return _Home(tuple(named), kept_with if isinstance(kept_with, str) else "")


@contextlib.contextmanager
def _at_rest(layout: accounts.Layout, name: str, wait: float) -> t.Iterator[bool]:
    """Hold an account's lock, and say whether it was had: no run of the agent is at work on it then. Without a name there is nothing to hold."""
    path = layout.lock(name)
    if not name or not os.path.isdir(os.path.dirname(path)):
        yield True
        return
    was_there = os.path.lexists(path)
    with _files.locked(path, max(0.0, wait)) as had:
        yield had
        if had and not was_there:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)


def _check_not_busy(busy: t.Sequence[str]) -> None:
    """Raise :class:`OptionError` for accounts whose locks were not had."""
    if busy:
        raise OptionError(
            f"The token agent has been at work on {', '.join(busy)} for {LOCK_WAIT:g} seconds, so what it has there was not removed.",
            remedy="Run it again; if that says the same, look for the process: pgrep -af mail-oauth-token",
        )


def remove_all(params: t.Mapping[str, t.Any], changes: Changes) -> None:
    """Remove the program with all accounts, none of which it is at work on."""
    layout = accounts.Layout(params["configuration"], params["data"])
    last = time.monotonic() + LOCK_WAIT
    with contextlib.ExitStack() as held:
        for name in [] if changes.check else layout.names():
            if not held.enter_context(_at_rest(layout, name, last - time.monotonic())):
                _check_not_busy([name])
        for place in ("path", "library", "configuration", "data"):
            changes.absent(params[place])


def remove_accounts(params: t.Mapping[str, t.Any], changes: Changes) -> dict[str, t.Any]:
    """Remove accounts by name and by tenant; what says whose an account is goes last, so that an interrupted run finds it again."""
    layout = accounts.Layout(params["configuration"], params["data"])
    named, kept = ({accounts.check_name(name) for name in params[key] or ()} for key in ("accounts", "keep"))
    tenants = {tenant.lower() for tenant in params["tenants"] or () if tenant}
    there = layout.names()
    authority = params["authority"] or ""
    homes = {name: _home(layout, name) for name in there if tenants and name not in named | kept}
    whose = {name: home.is_of(tenants, authority) for name, home in homes.items()}
    if params["named_only"]:
        whose = {name: None if verdict else verdict for name, verdict in whose.items()}
    wanted = named | {name for name, verdict in whose.items() if verdict}
    last, busy = time.monotonic() + LOCK_WAIT, []
    for name in sorted(wanted):
        places = [os.path.join(params["configuration"], "credentials", f"{name}.{ending}") for ending in _CREDENTIALS]
        # The lock after all else: who takes a new one finds no account any more.
        places += [
            place(name) for place in (layout.rotated, layout.token, layout.early, layout.record, layout.settings, layout.lock)
        ]
        found = [path for path in places if os.path.lexists(path)]
        with _at_rest(layout, name if found and not changes.check else "", last - time.monotonic()) as had:
            if not had:
                busy.append(name)
                continue
            for path in found:
                changes.absent(path)
    _check_not_busy(busy)
    return {
        "removed": sorted(wanted & set(there)),
        "left": [name for name in there if name not in wanted],
        "unclear": [
            {"name": name, "tenants": list(home.tenants), "elsewhere": home.is_elsewhere(authority)}
            for name, home in homes.items()
            if whose[name] is None
        ],
    }
