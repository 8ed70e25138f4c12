# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Microsoft announced to end of mail logins, a row each: when, in which words, and where it says so. Pure; runs on Python 3.8."""

from __future__ import annotations

import typing as t


class Retirement(t.NamedTuple):
    """An announced end; ``ends`` is RFC 3339."""

    name: str
    ends: str
    note: str
    remedy: str
    source: str


LEGACY_TLS = Retirement(
    "Legacy TLS endpoints of Exchange Online",
    "2026-12-31T23:59:59Z",
    "Microsoft blocks TLS 1.0 and 1.1 for POP and IMAP, and closes the opt-in endpoints for them, from July to December 2026 (MC1293480).",
    "Change the server's name to outlook.office365.com (smtp.office365.com for SMTP, partner.outlook.cn in China) where mail programs and the"
    " tenants file name the legacy one.",
    "https://techcommunity.microsoft.com/t5/exchange-team-blog/deprecating-legacy-tls-and-endpoints-for-pop-and-imap-in/ba-p/4515201",
)
SMTP_PASSWORDS = Retirement(
    "SMTP logins with a password",
    "2026-12-31T23:59:59Z",
    "Off by default in existing tenants from the end of December 2026, not available by default in newer ones, final date to be announced in"
    " the second half of 2027 (MC786329).",
    "Look for devices and programs that still send with a password, with the playbook m365.mail_oauth.radar or in the Exchange admin center,"
    " Reports, Mail flow, SMTP AUTH clients, and move them to OAuth 2.0.",
    "https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835",
)
#: Seen in the logs, such a login is a question: they were switched off in all tenants.
READING_PASSWORDS = Retirement(
    "IMAP and POP3 logins with a password",
    "2023-01-31T23:59:59Z",
    "Ended in all tenants from October 2022 to January 2023.",
    "Log in with OAuth 2.0.",
    "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online",
)
HVE_PASSWORDS = Retirement(
    "Passwords of High Volume Email accounts",
    "2028-09-30T23:59:59Z",
    "High Volume Email takes passwords until September 2028, and OAuth 2.0 today.",
    "Give the account's application Mail.Send on Office 365 Exchange Online, put it on the account's list (Add-HVEAppAccess), and log in with"
    " OAuth 2.0.",
    "https://techcommunity.microsoft.com/blog/exchange/high-volume-email-continued-support-for-basic-authentication--other-important-up/4411197",
)
EWS = Retirement(
    "Exchange Web Services in Exchange Online",
    "2026-10-01T00:00:00Z",
    "Microsoft began to block EWS from other programs than its own on 1 October 2026.",
    "Have programs that read mail by EWS use IMAP with OAuth 2.0, or Microsoft Graph.",
    "https://techcommunity.microsoft.com/blog/exchange/retirement-of-exchange-web-services-in-exchange-online/3924440",
)
