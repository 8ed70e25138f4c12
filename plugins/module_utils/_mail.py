# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The mail protocols, a row each: names, ports, permissions, switches. Everything else asks here. Pure; runs on Python 3.8."""

from __future__ import annotations

import typing as t


class Protocol(t.NamedTuple):
    """A protocol of logins. ``ports`` has a port for each TLS mode, the mode that Exchange Online speaks first."""

    name: str
    #: The name for people.
    title: str
    ports: t.Mapping[str, int]
    #: The delegated permission. The same value exists on Microsoft Graph and on Office 365 Exchange Online, with other ids.
    scope: str
    #: The application permission (app role), on Office 365 Exchange Online only.
    role: str
    #: The parameter of Set-CASMailbox, and the cause of findings that names it.
    switch: str
    switch_cause: str

    @property
    def usual_tls(self) -> str:
        """Return the TLS mode where nothing else is said."""
        return next(iter(self.ports))


#: Ports: RFC 8314 section 7, RFC 6409, RFC 3501, RFC 1939.
_ROWS = (
    Protocol("imap", "IMAP", {"implicit": 993, "starttls": 143}, scope="IMAP.AccessAsUser.All", role="IMAP.AccessAsApp",
             switch="ImapEnabled", switch_cause="imap_disabled"),
    Protocol("pop", "POP3", {"implicit": 995, "starttls": 110}, scope="POP.AccessAsUser.All", role="POP.AccessAsApp",
             switch="PopEnabled", switch_cause="pop_disabled"),
    Protocol("smtp", "SMTP", {"starttls": 587, "implicit": 465}, scope="SMTP.Send", role="SMTP.SendAsApp",
             switch="SmtpClientAuthenticationDisabled", switch_cause="smtp_auth_disabled_mailbox"),
)  # fmt: skip
#: SMTP as High Volume Email speaks it, at a host of its own: another permission, the same for users and applications, and no switch.
#: Source: Microsoft, "OAuth authentication for high volume emails for Microsoft 365".
HIGH_VOLUME = Protocol(
    "smtp", "High Volume Email", {"starttls": 587}, scope="Mail.Send", role="Mail.Send", switch="", switch_cause=""
)
#: Seconds for which its servers want a token to be good: one with 8.5 minutes left was refused (sasl-xoauth2 issue 98).
HIGH_VOLUME_VALIDITY = 600
PROTOCOLS: dict[str, Protocol] = {protocol.name: protocol for protocol in _ROWS}
#: ``implicit`` is TLS from the first byte.
TLS_MODES = ("implicit", "starttls")
TLS_OF_PORT: dict[int, str] = {port: tls for protocol in PROTOCOLS.values() for tls, port in protocol.ports.items()}

DELEGATED_SCOPES: dict[str, str] = {protocol.name: protocol.scope for protocol in PROTOCOLS.values() if protocol.scope}
APP_ROLES: dict[str, str] = {protocol.name: protocol.role for protocol in PROTOCOLS.values() if protocol.role}
