# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which permissions are about mail."""

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.plan.mail_access import is_mail


@pytest.mark.parametrize(
    "name",
    [
        *(
            "IMAP.AccessAsUser.All",
            "POP.AccessAsApp",
            "SMTP.Send",
            "SMTP.SendAsApp",
            "EWS.AccessAsUser.All",
            "EAS.AccessAsUser.All",
        ),
        *("Mail.Read", "Mail.ReadBasic.All", "Mail.Send.Shared", "MailboxSettings.ReadWrite", "MailboxItem.ImportExport.All"),
        *("Mail-Advanced.ReadWrite", "Mail-Advanced.ReadWrite.All", "MailTips.ReadBasic.All", "MailboxConfigItem.ReadWrite"),
        *("MailboxFolder.Read.All", "MailTomorrow.Read", "ExchangeMessageTrace.Read.All", "IMAPSettings.Read"),
        *("full_access_as_app", "full_access_as_user.all", "Exchange.ManageAsApp", "Exchange.Manage"),
    ],
)
def test_about_mail(name: str) -> None:
    assert is_mail(name)


@pytest.mark.parametrize(
    "name",
    [
        *("email", "Mail", "offline_access", "User.Read", "Mailer.Read", "Calendars.Read", "full_access", "", "9.x"),
        *("User-Mail.ReadWrite.All", "UserAuthMethod-Email.Read", "AuditLogsQuery-Exchange.Read.All", "ServiceMessage.Read.All"),
        *("POPulation.Read", "ChatMessage.Read"),
    ],
)
def test_about_something_else(name: str) -> None:
    assert not is_mail(name)
