# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Microsoft's national clouds: authorities, Graph and Exchange hosts, mail endpoints, scope prefixes.

Plain data for everybody. Sources: entra-docs identity-platform/authentication-national-cloud, Graph concepts/deployments,
Microsoft 365 endpoint lists, "Admin API get started"; values marked third party are not in Microsoft's own text but in that of
several who use them, so every one of them can be overridden by an option. Runs on Python 3.8.
"""

from __future__ import annotations

import typing as t

#: Application ids of the two resources that carry the mail permissions (the same in every tenant).
GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000"
EXCHANGE_APP_ID = "00000002-0000-0ff1-ce00-000000000000"

#: Tenant id of personal Microsoft accounts.
CONSUMER_TENANT_ID = "9188040d-6c67-4c5b-b112-36a304b66dad"


class Endpoint(t.NamedTuple):
    """Where a protocol is spoken: ``tls`` is ``implicit`` (TLS from the first byte) or ``starttls``."""

    protocol: str
    host: str
    port: int
    tls: str


class Cloud(t.NamedTuple):
    """The hosts of one cloud. URLs have no trailing slash; ``mail_scope_prefix`` has none either."""

    name: str
    authority: str
    graph_url: str
    exchange_admin_url: str
    mail_scope_prefix: str
    app_only_scope: str
    imap: Endpoint
    pop: Endpoint
    smtp: Endpoint
    #: The fields whose value comes from third parties rather than from Microsoft's documentation.
    third_party: frozenset[str] = frozenset()

    def endpoint(self, protocol: str) -> Endpoint:
        """Return the mail endpoint of ``imap``, ``pop`` or ``smtp``."""
        return {"imap": self.imap, "pop": self.pop, "smtp": self.smtp}[protocol]


def _cloud(
    name: str,
    authority: str,
    graph: str,
    admin: str,
    scope_prefix: str,
    app_only: str,
    imap_host: str,
    smtp_host: str,
    third_party: t.Iterable[str] = (),
) -> Cloud:
    return Cloud(
        name,
        authority,
        graph,
        admin,
        scope_prefix,
        app_only,
        Endpoint("imap", imap_host, 993, "implicit"),
        Endpoint("pop", imap_host, 995, "implicit"),
        Endpoint("smtp", smtp_host, 587, "starttls"),
        frozenset(third_party),
    )


CLOUDS: dict[str, Cloud] = {
    cloud.name: cloud
    for cloud in (
        _cloud(
            "global",
            "https://login.microsoftonline.com",
            "https://graph.microsoft.com",
            "https://outlook.office365.com",
            "https://outlook.office.com",
            "https://outlook.office365.com/.default",
            "outlook.office365.com",
            "smtp.office365.com",
        ),
        _cloud(
            "gcc_high",
            "https://login.microsoftonline.us",
            "https://graph.microsoft.us",
            "https://outlook.office365.us",
            "https://outlook.office365.us",
            "https://outlook.office365.us/.default",
            "outlook.office365.us",
            "smtp.office365.us",  # Microsoft's endpoint list has outlook.office365.us for port 587, everybody else this one
            third_party=("mail_scope_prefix", "app_only_scope", "smtp"),
        ),
        _cloud(
            "dod",
            "https://login.microsoftonline.us",
            "https://dod-graph.microsoft.us",
            "https://outlook-dod.office365.us",
            "https://outlook.office365.us",
            "https://outlook-dod.office365.us/.default",
            "outlook-dod.office365.us",
            "outlook-dod.office365.us",
            third_party=("mail_scope_prefix", "app_only_scope"),
        ),
        _cloud(
            "china",
            "https://login.partner.microsoftonline.cn",
            "https://microsoftgraph.chinacloudapi.cn",
            "https://outlook.office365.cn",
            "https://partner.outlook.cn",
            "https://partner.outlook.cn/.default",
            "partner.outlook.cn",
            "smtp.partner.outlook.cn",
            third_party=("mail_scope_prefix", "app_only_scope", "imap", "pop", "smtp"),
        ),
        _cloud(
            "consumer",
            "https://login.microsoftonline.com",
            "https://graph.microsoft.com",
            "https://outlook.office365.com",
            "https://outlook.office.com",
            "",
            "outlook.office365.com",
            "smtp-mail.outlook.com",
        ),
    )
}
#: Names of one and the same authority, cloud by cloud: what its discovery of instances answers, and what MSAL takes for known. The ``sts``
#: names are those of issuers.
AUTHORITY_NAMES: tuple[frozenset[str], ...] = (
    frozenset({"login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"}),
    frozenset({"login.microsoftonline.us", "login.usgovcloudapi.net"}),
    frozenset({"login.partner.microsoftonline.cn", "login.chinacloudapi.cn", "sts.chinacloudapi.cn"}),
)

#: Microsoft's other names for the same mail servers, which a token may be sent to as well.
_OTHER_MAIL_HOSTS = (
    *("outlook.office.com", "imap-mail.outlook.com", "pop-mail.outlook.com"),
    *("webmail.apps.mil", "outlook.office365.cn"),
)

#: Every host name of Microsoft's mail servers.
MAIL_HOSTS: frozenset[str] = frozenset(
    (*(one.host for cloud in CLOUDS.values() for one in (cloud.imap, cloud.pop, cloud.smtp)), *_OTHER_MAIL_HOSTS)
)

#: Delegated permission of each protocol; the same values exist on Microsoft Graph and on Office 365 Exchange Online, with other ids.
DELEGATED_SCOPES: dict[str, str] = {
    "imap": "IMAP.AccessAsUser.All",
    "pop": "POP.AccessAsUser.All",
    "smtp": "SMTP.Send",
}

#: Application permission (app role) of each protocol, on Office 365 Exchange Online only.
APP_ROLES: dict[str, str] = {
    "imap": "IMAP.AccessAsApp",
    "pop": "POP.AccessAsApp",
    "smtp": "SMTP.SendAsApp",
}

#: Audiences (``aud``) that Exchange's mail servers accept, compared without a trailing slash. Graph's is never among them.
MAIL_AUDIENCES: frozenset[str] = frozenset(
    {
        "https://outlook.office.com",
        "https://outlook.office365.com",
        "https://outlook.office365.us",
        "https://outlook-dod.office365.us",
        "https://partner.outlook.cn",
        EXCHANGE_APP_ID,
    }
)


def get_cloud(name: str) -> Cloud:
    """Return the cloud called ``name``; raises ``KeyError`` for an unknown one (options restrict it to ``CLOUDS``)."""
    return CLOUDS[name]
