# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Microsoft's national clouds: authorities, Graph and Exchange hosts, mail endpoints, scope prefixes.

Plain data for everybody. Sources: entra-docs identity-platform/authentication-national-cloud, Graph concepts/deployments,
Microsoft 365 endpoint lists, "Admin API get started"; values marked third party are not in Microsoft's own text but in that of
several who use them, so every one of them can be overridden by an option. Runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from ._mail import HIGH_VOLUME, PROTOCOLS

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
    #: By protocol.
    endpoints: t.Mapping[str, Endpoint]
    #: ``-ExchangeEnvironmentName`` of Connect-ExchangeOnline; empty for its default.
    exchange_environment: str
    #: Audience of the tokens that a federated credential exchanges.
    federation_audience: str
    #: The fields and protocols whose value comes from third parties rather than from Microsoft's documentation.
    third_party: frozenset[str]
    #: Where High Volume Email is spoken, None where it is not known to be offered (it is not in China).
    high_volume: Endpoint | None = None


def _cloud(
    name: str,
    *,
    authority: str,
    graph: str,
    admin: str,
    scopes: str,
    app_only: str,
    hosts: t.Mapping[str, str],
    environment: str = "",
    audience: str = "api://AzureADTokenExchange",
    third_party: t.Iterable[str] = (),
    high_volume: str = "",
) -> Cloud:
    endpoints = {}
    for protocol, host in hosts.items():
        tls = PROTOCOLS[protocol].usual_tls
        endpoints[protocol] = Endpoint(protocol, host, PROTOCOLS[protocol].ports[tls], tls)
    tls = HIGH_VOLUME.usual_tls
    own = Endpoint(HIGH_VOLUME.name, high_volume, HIGH_VOLUME.ports[tls], tls) if high_volume else None
    return Cloud(name, authority, graph, admin, scopes, app_only, endpoints, environment, audience, frozenset(third_party), own)


CLOUDS: dict[str, Cloud] = {
    cloud.name: cloud
    for cloud in (
        _cloud(
            "global",
            authority="https://login.microsoftonline.com",
            graph="https://graph.microsoft.com",
            admin="https://outlook.office365.com",
            scopes="https://outlook.office.com",
            app_only="https://outlook.office365.com/.default",
            hosts={"imap": "outlook.office365.com", "pop": "outlook.office365.com", "smtp": "smtp.office365.com"},
            high_volume="smtp.hve.mx.microsoft",
        ),
        _cloud(
            "gcc_high",
            authority="https://login.microsoftonline.us",
            graph="https://graph.microsoft.us",
            admin="https://outlook.office365.us",
            scopes="https://outlook.office365.us",
            app_only="https://outlook.office365.us/.default",
            # Microsoft's endpoint list has outlook.office365.us for port 587, everybody else this one.
            hosts={"imap": "outlook.office365.us", "pop": "outlook.office365.us", "smtp": "smtp.office365.us"},
            environment="O365USGovGCCHigh",
            audience="api://AzureADTokenExchangeUSGov",
            third_party=("mail_scope_prefix", "app_only_scope", "smtp"),
        ),
        _cloud(
            "dod",
            authority="https://login.microsoftonline.us",
            graph="https://dod-graph.microsoft.us",
            admin="https://outlook-dod.office365.us",
            scopes="https://outlook.office365.us",
            app_only="https://outlook-dod.office365.us/.default",
            hosts={"imap": "outlook-dod.office365.us", "pop": "outlook-dod.office365.us", "smtp": "outlook-dod.office365.us"},
            environment="O365USGovDoD",
            audience="api://AzureADTokenExchangeUSGov",
            third_party=("mail_scope_prefix", "app_only_scope"),
        ),
        _cloud(
            "china",
            authority="https://login.partner.microsoftonline.cn",
            graph="https://microsoftgraph.chinacloudapi.cn",
            admin="https://outlook.office365.cn",
            scopes="https://partner.outlook.cn",
            app_only="https://partner.outlook.cn/.default",
            hosts={"imap": "partner.outlook.cn", "pop": "partner.outlook.cn", "smtp": "smtp.partner.outlook.cn"},
            environment="O365China",
            audience="api://AzureADTokenExchangeChina",
            third_party=("mail_scope_prefix", "app_only_scope", "imap", "pop", "smtp"),
        ),
        _cloud(
            "consumer",
            authority="https://login.microsoftonline.com",
            graph="https://graph.microsoft.com",
            admin="https://outlook.office365.com",
            scopes="https://outlook.office.com",
            app_only="",
            hosts={"imap": "outlook.office365.com", "pop": "outlook.office365.com", "smtp": "smtp-mail.outlook.com"},
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

#: The servers of High Volume Email; the second name is the older one, which Microsoft is going to give up.
HIGH_VOLUME_HOSTS: frozenset[str] = frozenset(
    (*(cloud.high_volume.host for cloud in CLOUDS.values() if cloud.high_volume), "smtp-hve.office365.com")
)

#: Every host name of Microsoft's mail servers.
MAIL_HOSTS: frozenset[str] = HIGH_VOLUME_HOSTS | frozenset(
    (*(endpoint.host for cloud in CLOUDS.values() for endpoint in cloud.endpoints.values()), *_OTHER_MAIL_HOSTS)
)

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


#: Mail servers of Exchange Online and Outlook.com in all clouds, those of High Volume Email among them.
_MICROSOFT = re.compile(r"(^|\.)(office365\.(com|us|cn)|outlook\.(com|cn)|apps\.mil|mx\.microsoft)$", re.IGNORECASE)


def is_microsoft(host: str) -> bool:
    """Tell whether Microsoft runs the mail server ``host``."""
    return bool(_MICROSOFT.search(host.rstrip(".")))


def is_high_volume(host: str) -> bool:
    """Tell whether ``host`` takes the mail of High Volume Email accounts."""
    return host.rstrip(".").lower() in HIGH_VOLUME_HOSTS


def get_cloud(name: str) -> Cloud:
    """Return the cloud called ``name``; raises ``KeyError`` for an unknown one (options restrict it to ``CLOUDS``)."""
    return CLOUDS[name]
