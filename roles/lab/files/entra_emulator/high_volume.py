# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The cmdlets for accounts of High Volume Email: mail users with a list of applications, and no mailbox.

Parameters: MicrosoftDocs/office-docs-powershell at 93336da2. What the admin endpoint answers to them nobody has published, nor has anybody the
words of its refusals.
"""

from __future__ import annotations

import typing as t

from .cmdlet import NOT_FOUND, CmdletError, Run

if t.TYPE_CHECKING:
    from .web import Json

#: Most applications on an account's list.
_MOST = 10


def _account(run: Run) -> Json:
    identity = run.text("Identity").lower()
    found: Json | None = run.exchange.setdefault("high_volume", {}).get(identity)
    if found is None:
        raise CmdletError(
            f"The operation couldn't be performed because object '{identity}' couldn't be found on 'LAB01.PROD.OUTLOOK.TEST'.",
            NOT_FOUND,
        )
    return found


def _object_ids(run: Run) -> list[str]:
    given = run.parameters.get("appids")
    wanted = [str(one).lower() for one in (given if isinstance(given, list) else [given] if given else [])]
    known = {row["id"] for row in run.tenant.table("service_principals").values()}
    unknown = [one for one in wanted if one not in known]
    if not wanted or unknown:
        raise CmdletError(f"AppIds: '{', '.join(unknown)}' is not the object id of an enterprise application.")
    return wanted


def new_mail_user(run: Run) -> list[Json]:
    """Make an account; other mail users are not for mail access."""
    address = run.text("PrimarySmtpAddress").lower()
    if run.parameters.get("hveaccount") is not True:
        raise CmdletError("Only High Volume Email accounts exist in this lab: give HVEAccount.")
    row = {"Identity": address.partition("@")[0], "PrimarySmtpAddress": address, "AllowedApps": [], "ReplyTo": ""}
    run.exchange.setdefault("high_volume", {})[address] = row
    return [row]


def get_settings(run: Run) -> list[Json]:
    """Show an account's list."""
    found = _account(run)
    return [{"Identity": found["Identity"], "AllowedApps": list(found["AllowedApps"]), "ReplyTo": found["ReplyTo"]}]


def add_app_access(run: Run) -> list[Json]:
    """Put applications on the list."""
    found = _account(run)
    wanted = [*found["AllowedApps"], *(one for one in _object_ids(run) if one not in found["AllowedApps"])]
    if len(wanted) > _MOST:
        raise CmdletError(f"An account has {_MOST} applications at most.")
    found["AllowedApps"] = wanted
    return []


def remove_app_access(run: Run) -> list[Json]:
    """Take applications off the list."""
    found, gone = _account(run), _object_ids(run)
    found["AllowedApps"] = [one for one in found["AllowedApps"] if one not in gone]
    return []
