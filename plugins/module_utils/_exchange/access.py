# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Mailbox access as values: what is wanted of it, and what was found in Exchange Online. Pure; runs on Python 3.8."""

from __future__ import annotations

import dataclasses
import typing as t

#: What ``smtp_auth`` of a mailbox says -> ``SmtpClientAuthenticationDisabled``; None makes it follow the organisation.
SMTP_AUTH: dict[str, bool | None] = {"enabled": False, "disabled": True, "inherit": None}
SMTP_AUTH_NAMES: dict[bool | None, str] = {value: name for name, value in SMTP_AUTH.items()}

#: Stand for ids that check mode cannot know, of an application that the same playbook would have created by now.
UNKNOWN_APP = "APPLICATION_ID"
UNKNOWN_OBJECT = "SERVICE_PRINCIPAL_OBJECT_ID"


@dataclasses.dataclass(frozen=True)
class WantedMailbox:
    """What is wanted of one mailbox; None means not given."""

    address: str
    full_access: bool | None = None
    send_as: bool | None = None
    imap_enabled: bool | None = None
    pop_enabled: bool | None = None
    smtp_auth: str | None = None
    #: An account of High Volume Email, which is no mailbox: ``full_access`` is then that its list names the application.
    high_volume: bool = False


@dataclasses.dataclass(frozen=True)
class WantedRbac:
    """SMTP by Exchange's RBAC for Applications: the role on the mailboxes that an OPATH filter matches."""

    recipient_filter: str
    scope_name: str
    assignment_name: str


@dataclasses.dataclass(frozen=True)
class Wanted:
    """What the user asked for. Without ``app_id`` only switches are looked at; ids are in lower case."""

    state: str = "present"
    app_id: str | None = None
    object_id: str | None = None
    display_name: str | None = None
    mailboxes: tuple[WantedMailbox, ...] = ()
    tenant_smtp_auth: str | None = None
    rbac: WantedRbac | None = None

    @property
    def wants_pointer(self) -> bool:
        """Whether Exchange has to know the application: not for High Volume Email alone."""
        only_lists = self.mailboxes and all(mailbox.high_volume for mailbox in self.mailboxes)
        return self.app_id is not None and (self.rbac is not None or not only_lists)


@dataclasses.dataclass(frozen=True)
class Pointer:
    """A service principal as Exchange knows it. ``names`` are the ways in which permissions may call it, in lower case."""

    app_id: str
    object_id: str
    display_name: str | None = None
    names: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True)
class MailboxState:
    """What was found of a mailbox: the object ids of our pointers that hold a permission (None: not read), and its switches."""

    full_access: frozenset[str] | None = None
    send_as: frozenset[str] | None = None
    imap_enabled: bool | None = None
    pop_enabled: bool | None = None
    smtp_auth_disabled: bool | None = None


@dataclasses.dataclass(frozen=True)
class RbacState:
    """The management scope's filter, and the scope of our role assignment; None where there is none.

    ``assignee`` is whatever name the assignment calls its application by.
    """

    scope_filter: str | None = None
    assignment_scope: str | None = None
    assignment_role: str | None = None
    assignee: str | None = None


@dataclasses.dataclass(frozen=True)
class AccessState:
    """What was found. ``pointers`` have the wanted app id; ``foreign`` has the wanted object id with another app id."""

    pointers: tuple[Pointer, ...] = ()
    foreign: Pointer | None = None
    mailboxes: t.Mapping[str, MailboxState] = dataclasses.field(default_factory=dict)
    tenant_smtp_auth_disabled: bool | None = None
    rbac: RbacState = RbacState()
