# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Microsoft announced to end, as far as a report of mail logins can see that it concerns somebody.

Data with its source. OAuth 2.0 logins themselves are not retired; an entry whose ``warns`` is false is shown as a fact to know, since
none of the logins in the report ends with it.
"""

from __future__ import annotations

import re
import typing as t

#: Mail servers of Exchange Online and Outlook.com in all clouds; what their certificate or TLS version is, their customers cannot change.
_MICROSOFT = re.compile(r"(^|\.)(office365\.(com|us|cn)|outlook\.(com|cn)|apps\.mil)$", re.I)
#: Names of the endpoints that take TLS 1.0 and 1.1 from tenants which asked for it.
_LEGACY = re.compile(r"^(pop|imap|smtp)-legacy\.(office365\.com|partner\.outlook\.cn)$", re.I)


class Retirement(t.NamedTuple):
    """An announced end. ``concerns`` gets a check of the report and tells whether it is about that one; ``ends`` is RFC 3339."""

    name: str
    ends: str
    warns: bool
    concerns: t.Callable[[t.Mapping[str, t.Any]], bool]
    note: str
    remedy: str
    source: str


def is_microsoft(host: str) -> bool:
    """Tell whether Microsoft runs the mail server ``host``."""
    return bool(_MICROSOFT.search(host.rstrip(".")))


RETIREMENTS = (
    Retirement(
        name="Legacy TLS endpoints of Exchange Online",
        ends="2026-12-31T23:59:59Z",
        warns=True,
        concerns=lambda check: bool(_LEGACY.match(check["host"])),
        note=(
            "Microsoft blocks TLS 1.0 and 1.1 for POP and IMAP, and closes the opt-in endpoints for them, from July to December 2026"
            " (MC1293480)."
        ),
        remedy=(
            "Change the server's name to outlook.office365.com (smtp.office365.com for SMTP, partner.outlook.cn in China) where mail"
            " programs and the tenants file name the legacy one."
        ),
        source="https://techcommunity.microsoft.com/t5/exchange-team-blog/deprecating-legacy-tls-and-endpoints-for-pop-and-imap-in/ba-p/4515201",
    ),
    Retirement(
        name="SMTP logins with a password",
        ends="2026-12-31T23:59:59Z",
        warns=False,
        concerns=lambda check: check["protocol"] == "smtp" and is_microsoft(check["host"]),
        note=(
            "Off by default in existing tenants from the end of December 2026, not available by default in newer ones, final date to be"
            " announced in the second half of 2027 (MC786329). The logins of this report use OAuth 2.0 and go on working."
        ),
        remedy=(
            "Look for devices and programs that still send with a password in the Exchange admin center, Reports, Mail flow, SMTP AUTH"
            " clients, and move them to OAuth 2.0."
        ),
        source="https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835",
    ),
)
