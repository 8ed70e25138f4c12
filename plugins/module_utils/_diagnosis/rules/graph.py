# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Microsoft Graph and Exchange Online PowerShell: what they say when an application is set up."""

from __future__ import annotations

from ..._answers.graph import ROWS
from .rule import Rule

#: The texts stand in ``_answers.graph``, from which the client judges the same answers.
GRAPH = tuple(
    Rule(
        row.id,
        row.pattern,
        row.causes,
        {"graph"},
        note=row.note,
        source=row.source,
        summary=row.summary,
        remedy=row.remedy,
        confidence=row.confidence,
        seen=row.seen,
    )
    for row in ROWS
)

EXCHANGE = (
    Rule(
        "X-02",
        r"role assigned to application .{1,80}isn'?t supported in this scenario",
        {"admin_role_missing": 0.93},
        {"exchange_powershell"},
        source="Microsoft365DSC issues 4530, 6253",
        seen=("The role assigned to application 11111111-2222-4333-8444-555555555555 isn't supported in this scenario.",),
    ),
    Rule(
        "X-01",
        r"(?:New|Get|Set|Remove|Add|Test)-\w{3,60}'? (?:is|was) not recognized|(?:is|was) not recognized as (?:the|a) "
        r"name of a cmdlet|CommandNotFoundException",
        {"admin_role_missing": 0.75, "client_misconfigured": 0.5},
        {"exchange_powershell"},
        source="Microsoft, Authenticate an IMAP, POP or SMTP connection using OAuth",
        note="Exchange shows only the cmdlets of the caller's roles: with the right role it is an old ExchangeOnlineManagement module.",
        seen=(
            (
                "New-ServicePrincipal: The term 'New-ServicePrincipal' is not recognized as a name of a cmdlet, "
                "function, script file, or executable program."
            ),
        ),
    ),
    Rule(
        "X-04",
        r"RBAC enabled application should not have direct SMTP permissions",
        {"unsupported_property": 0.6},
        {"exchange_powershell"},
        source="Microsoft, SMTP AUTH with application RBAC; SmtpClientDiag",
        summary="The application has both the Exchange role and the permission SMTP.SendAsApp, which exclude each other.",
        remedy="Remove SMTP.SendAsApp from the application and mint a new token.",
        seen=("RBAC enabled application should not have direct SMTP permissions assigned.",),
    ),
    Rule(
        "X-03",
        r"(?:ManagementObjectNotFound|couldn'?t be found|could not be found).{0,120}service ?principal|service "
        r"?principal.{0,160}(?:couldn'?t|could not|can'?t) be found",
        {"app_not_registered_in_exchange": 0.9},
        {"exchange_powershell"},
        source="Microsoft, Get-ServicePrincipal; pull requests 301, 332 of the page's repository",
        seen=(
            (
                "Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The service "
                "principal '1' couldn't be found."
            ),
        ),
    ),
    Rule(
        "X-06",
        r"ManagementObjectNotFound|RecipientNotFound|couldn'?t be found",
        {"mailbox_not_found": 0.8, "replication_delay": 0.4},
        {"exchange_powershell"},
        source="Exchange Online PowerShell",
        seen=("The operation couldn't be performed because object 'nobody@contoso.test' couldn't be found.",),
    ),
    Rule(
        "X-05",
        r"may take (?:up to )?\d{1,3} (?:minutes|hours)",
        {"replication_delay": 0.8},
        {"exchange_powershell"},
        source="docs.bookyourpto.com",
        remedy="Wait for the change to spread (a quarter of an hour, for permissions up to an hour), then run the check again.",
        seen=("WARNING: The change may take up to 60 minutes to be effective.",),
    ),
)
