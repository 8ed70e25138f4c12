# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One execution of an Exchange cmdlet: where, with what, whom and what its parameters mean, how it refuses."""

from __future__ import annotations

import re
import typing as t

if t.TYPE_CHECKING:
    from .core import Core, Tenant
    from .web import Json

NOT_FOUND = "Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException"
ALREADY_EXISTS = "Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException"
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class CmdletError(Exception):
    """A cmdlet's refusal; ``kind`` is the .NET exception it names."""

    def __init__(self, message: str, kind: str = "System.ArgumentException") -> None:
        self.kind = kind
        super().__init__(message)


class Run:
    """One execution: where, with what, and the warnings it gives."""

    def __init__(self, core: Core, tenant: Tenant, parameters: Json) -> None:
        self.core = core
        self.tenant = tenant
        self.exchange: Json = tenant.data["exchange"]
        self.parameters = {name.lower(): value for name, value in parameters.items()}
        self.warnings: list[str] = []

    def text(self, name: str) -> str:
        """Return a parameter that must be there."""
        value = self.parameters.get(name.lower())
        if not isinstance(value, str) or not value:
            message = f"Cannot process command because of one or more missing mandatory parameters: {name}."
            raise CmdletError(message, "System.Management.Automation.ParameterBindingException")
        return value

    def guid(self, name: str) -> str:
        """Return a parameter that must be a GUID."""
        value = self.text(name)
        if not _GUID.fullmatch(value):
            raise CmdletError(
                f"Cannot process argument transformation on parameter '{name}'. Cannot convert value to type System.Guid."
            )
        return value.lower()

    def mailbox(self) -> Json:
        """Return the mailbox of ``Identity``: address, alias, id or the user's object id."""
        identity = self.text("Identity").lower()
        for mailbox in self.mailboxes():
            user = self.tenant.user(mailbox["sign_in_user"]) if mailbox["kind"] == "user" else None
            names = {mailbox["address"], mailbox["address"].partition("@")[0], mailbox["id"], user["id"] if user else ""}
            if identity in names:
                return mailbox
        raise CmdletError(
            f"The operation couldn't be performed because object '{identity}' couldn't be found on 'LAB01.PROD.OUTLOOK.TEST'.",
            NOT_FOUND,
        )

    def mailboxes(self) -> list[Json]:
        """Return the tenant's mailboxes."""
        return [row for row in self.core.state["mailboxes"].values() if row["tenant"] == self.tenant.name]

    def trustee(self, name: str) -> tuple[str, Json]:
        """Return who gets a right: ``("user", user)`` or ``("application", service principal)``."""
        wanted = self.text(name).lower()
        user = self.tenant.user(wanted)
        if user is not None:
            return "user", user
        for row in self.exchange["service_principals"].values():
            if wanted in (row["ObjectId"], row["AppId"], row["Identity"].lower(), str(row["DisplayName"]).lower()):
                return "application", row
        raise CmdletError(f"User or group '{wanted}' wasn't found. Please make sure you've typed it correctly.", NOT_FOUND)
