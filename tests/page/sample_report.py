# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reports as the verify role makes them: of a company, of a provider with hundreds of tenants, and of a day without trouble."""

from __future__ import annotations

import datetime
import random
import typing as t

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import history as _report_history
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.build import Report, build
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.checks import Run
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.pages import PAGES, link

CREATED = datetime.datetime(2026, 11, 25, 2, 0, tzinfo=datetime.timezone.utc)
ENDPOINTS = (
    ("imap", "outlook.office365.com", 993, "implicit"),
    ("pop", "outlook.office365.com", 995, "implicit"),
    ("smtp", "smtp.office365.com", 587, "starttls"),
)
PHASES: dict[str, tuple[tuple[str, float], ...]] = {
    "imap": (("dns", 2), ("tcp", 18), ("tls", 41), ("greeting", 12), ("auth", 190), ("after_auth", 60), ("logout", 3)),
    "pop": (("dns", 2), ("tcp", 18), ("tls", 40), ("greeting", 14), ("auth", 480), ("after_auth", 70), ("logout", 3)),
    "smtp": (
        ("dns", 3),
        ("tcp", 21),
        ("greeting", 25),
        ("capability", 19),
        ("starttls", 19),
        ("tls", 44),
        ("auth", 260),
        ("after_auth", 45),
        ("logout", 4),
    ),
}
#: Cause: its finding, and the server's words.
CAUSES: dict[str, tuple[dict[str, t.Any], str]] = {
    "imap_disabled": (
        {
            "summary": "IMAP is switched off for the mailbox.",
            "remedy": "Set-CASMailbox -Identity {user} -ImapEnabled $true",
            "confirm": "Get-CASMailbox {user} | fl ImapEnabled",
        },
        "A1 BAD User is authenticated but not connected.",
    ),
    "smtp_auth_disabled_mailbox": (
        {
            "summary": "Authenticated SMTP is switched off for this mailbox.",
            "remedy": "Set-CASMailbox -Identity {user} -SmtpClientAuthenticationDisabled $false",
            "confirm": "Get-CASMailbox {user} | fl SmtpClientAuthenticationDisabled",
        },
        (
            "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit"
            " https://aka.ms/smtp_auth_disabled for more information. [FR4P281CA0157.DEUP281.PROD.OUTLOOK.COM]"
        ),
    ),
    "no_mailbox_permission": (
        {
            "summary": "The login was accepted, but it has no access to this mailbox.",
            "remedy": "Add-MailboxPermission -Identity {user} -User scanner@contoso.test -AccessRights FullAccess -AutoMapping $false",
            "confirm": "Get-MailboxPermission {user} | fl User, AccessRights",
            "confidence": "medium",
        },
        "A2 BAD User is authenticated but not connected.",
    ),
    "throttled": (
        {
            "severity": "warning",
            "summary": "The server throttles this mailbox.",
            "remedy": "Nothing has to be repaired; lower verify_concurrency if it comes back.",
            "confirm": "",
        },
        "A1 NO Request is throttled. Suggested Backoff Time: 299910 milliseconds",
    ),
}
EXPIRED = {
    "cause": "refresh_token_expired",
    "confidence": "high",
    "severity": "error",
    "summary": "{user} has to sign in again. The refresh token has not been used for 90 days and has run out.",
    "evidence": ["AADSTS700082: The refresh token has expired due to inactivity. It was inactive for 90.00:00:00."],
    "remedy": "{user} enters the code that this shows:\nansible-playbook m365.mail_oauth.onboard",
    "confirm": "",
}


def expired(user: str) -> dict[str, t.Any]:
    """The finding for somebody who has to sign in again."""
    return {**EXPIRED, **{name: str(EXPIRED[name]).replace("{user}", user) for name in ("summary", "remedy")}}


def finding(cause: str, user: str) -> dict[str, t.Any]:
    """One finding of the verify module."""
    texts, reply = CAUSES[cause]
    filled = {name: text.replace("{user}", user) for name, text in texts.items()}
    return {"cause": cause, "confidence": "high", "severity": "error", "evidence": [reply], **filled}


class Verification:
    """What many runs of the verify module on several hosts return, always the same for the same seed."""

    def __init__(self, tenants: t.Mapping[str, int], hosts: t.Sequence[str], *, seed: int = 1) -> None:
        self.tenants = tenants
        self.hosts = hosts
        self.broken: dict[tuple[str, str, str], str] = {}
        self.lost: set[str] = set()
        self.without_token: set[str] = set()
        self._random = random.Random(seed)

    def user(self, tenant: str, number: int) -> str:
        """The address of one mailbox."""
        names = ("alice", "bob", "carol", "dave", "erin", "helpdesk", "scanner", "invoices", "support", "orders")
        return f"{names[number % 10]}{number // 10 or ''}@{tenant}.test"

    def runs(self) -> list[Run]:
        """All runs."""
        return [self._run(tenant, count, host) for tenant, count in self.tenants.items() for host in self.hosts]

    def _run(self, tenant: str, count: int, host: str) -> Run:
        plan = [
            {"user": user, "token": user, "protocol": protocol, "host": server, "port": port, "tls": tls}
            for user in (self.user(tenant, number) for number in range(count))
            for protocol, server, port, tls in ENDPOINTS
        ]
        away = host in self.lost
        return {
            "tenant": tenant,
            "tenant_id": f"{tenant}.test",
            "cloud": "global",
            "host": host,
            "reachable": not away,
            "message": "Failed to connect to the host via ssh: Connection timed out" if away else "",
            "planned": plan,
            "checks": [] if away else [self._result(one, host) for one in plan if one["user"] not in self.without_token],
            "problems": {user: expired(user) for user in self.without_token},
        }

    def _result(self, planned: dict[str, t.Any], host: str) -> dict[str, t.Any]:
        cause = self.broken.get((planned["user"], planned["protocol"], host)) or self.broken.get(
            (planned["user"], planned["protocol"], "")
        )
        state = "passed" if cause is None else "deferred" if cause == "throttled" else "failed"
        slow = 1.6 if host.startswith("relay2") else 1
        phases: list[dict[str, t.Any]] = [
            {"name": name, "ms": round(ms * slow * (self._random.lognormvariate(0, 0.35)), 1)}
            for name, ms in PHASES[planned["protocol"]]
        ]
        return {
            **planned,
            "state": state,
            "stage": "done" if cause is None else "after_auth" if "connected" in CAUSES[cause][1] else "auth",
            "authenticated": cause is None or "connected" in CAUSES[cause][1],
            "address": "192.0.2.10",
            "duration_ms": round(sum(phase["ms"] for phase in phases), 1),
            "phases": phases,
            "tls_info": {
                "version": "TLSv1.2" if planned["protocol"] == "smtp" else "TLSv1.3",
                "cipher": "TLS_AES_256_GCM_SHA384",
                "verified": True,
                "certificate_subject": "CN=outlook.com, O=Microsoft Corporation",
                "certificate_issuer": "CN=DigiCert Cloud Services CA-1, O=DigiCert Inc",
                "certificate_names": ["outlook.com", "outlook.office365.com", "smtp.office365.com"],
                "certificate_not_before": "2026-03-01T00:00:00Z",
                "certificate_not_after": "2027-02-28T23:59:59Z",
                "certificate_sha256": "3f0a4d9b2c1e5f60718293a4b5c6d7e8f9000111223344556677889900aabbcc",
            },
            "server": {
                "greeting": "* OK The Microsoft Exchange IMAP4 service is ready.",
                "capabilities": [
                    "IMAP4",
                    "IMAP4rev1",
                    "AUTH=PLAIN",
                    "AUTH=XOAUTH2",
                    "SASL-IR",
                    "UIDPLUS",
                    "ID",
                    "IDLE",
                    "NAMESPACE",
                ],
                "reply": "OK AUTHENTICATE completed." if cause is None else CAUSES[cause][1],
                "challenge": "",
                "after_auth": "",
            },
            "token": {
                "audience": "https://outlook.office.com",
                "scopes": ["IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"],
            },
            "findings": [] if cause is None else [finding(cause, planned["user"])],
        }


def _ends(days: int) -> str:
    return f"{CREATED + datetime.timedelta(days=days, hours=5):%Y-%m-%dT%H:%M:%SZ}"


def expiries(tenants: t.Sequence[str]) -> list[dict[str, t.Any]]:
    """What Entra ID and the store know of ends."""
    found: list[dict[str, t.Any]] = []
    for number, tenant in enumerate(tenants):
        found += [
            {
                "kind": "client_secret",
                "tenant": tenant,
                "name": "mail-2026",
                "subject": "Mail logins",
                "ends": _ends(12 if number == 1 else 120 + number % 400),
                "days_left": None,
                "note": "",
                "remedy": "ansible-playbook m365.mail_oauth.rotate",
            },
            {
                "kind": "refresh_token",
                "tenant": tenant,
                "name": f"alice@{tenant}.test",
                "subject": "",
                "ends": _ends(-3 if number == 2 else 6 if number == 0 else 89 - number % 60),
                "days_left": None,
                "note": "Refresh tokens end when they are not used for 90 days.",
                "remedy": f"alice@{tenant}.test enters the code that this shows:\nansible-playbook m365.mail_oauth.onboard",
            },
            {
                "kind": "consent",
                "tenant": tenant,
                "name": "all users of the tenant",
                "subject": "Mail logins",
                "ends": "",
                "days_left": None,
                "note": "Granted by an administrator: IMAP.AccessAsUser.All, POP.AccessAsUser.All, SMTP.Send.",
                "remedy": "",
            },
        ]
    return found


def reported(
    verification: Verification, created: datetime.datetime, history: _report_history.History, **more: t.Any
) -> tuple[Report, _report_history.History]:
    """The report of one run, with what the history knows."""
    made = build(
        verification.runs(),
        created=f"{created:%Y-%m-%dT%H:%M:%SZ}",
        title="Mail logins with OAuth 2.0",
        fail_on="error",
        version="0.1.0",
        sources=["tenants.m365.yml"],
        **more,
    )
    link(made, PAGES)
    return made, _report_history.annotate(made, history)


def company() -> Report:
    """Three tenants, three hosts, trouble of every kind, and a month of history."""
    tenants = {"contoso": 14, "fabrikam": 9, "tailspin": 5}
    history = _report_history.empty()
    for back in range(29, 0, -1):
        day = Verification(tenants, ("helpdesk.contoso.test", "relay1.contoso.test", "relay2.contoso.test"), seed=back)
        day.broken["carol@contoso.test", "imap", ""] = "imap_disabled"
        if back in (20, 14, 6):
            day.broken.update({(day.user("fabrikam", number), "smtp", ""): "throttled" for number in range(5)})
        if back in (17, 16):
            day.broken.update({(day.user("contoso", number), "pop", ""): "no_mailbox_permission" for number in range(8)})
        if back % 5 == 0:
            day.broken["erin@fabrikam.test", "pop", "relay1.contoso.test"] = "no_mailbox_permission"
        if back < 8:
            day.broken["dave@tailspin.test", "smtp", ""] = "smtp_auth_disabled_mailbox"
        _made, history = reported(day, CREATED - datetime.timedelta(days=back), history)
    today = Verification(tenants, ("helpdesk.contoso.test", "relay1.contoso.test", "relay2.contoso.test"), seed=0)
    today.lost = {"helpdesk.contoso.test"}
    today.without_token = {"bob@fabrikam.test"}
    today.broken.update(
        {
            ("carol@contoso.test", "imap", ""): "imap_disabled",
            ("orders@contoso.test", "imap", ""): "imap_disabled",
            ("alice1@contoso.test", "imap", ""): "no_mailbox_permission",
            ("scanner@contoso.test", "smtp", ""): "smtp_auth_disabled_mailbox",
            ("invoices@fabrikam.test", "smtp", ""): "smtp_auth_disabled_mailbox",
            ("support@fabrikam.test", "imap", "relay2.contoso.test"): "throttled",
        }
    )
    return reported(today, CREATED, history, expiries=expiries(list(tenants)))[0]


def provider(tenants: int = 250, mailboxes: int = 4, hosts: int = 3) -> Report:
    """Very many tenants, some of them with trouble."""
    names = {f"customer{number:03}": mailboxes for number in range(tenants)}
    verification = Verification(names, [f"relay{number}.provider.test" for number in range(1, hosts + 1)])
    for number in range(0, tenants, 9):
        verification.broken[verification.user(f"customer{number:03}", number % mailboxes), "imap", ""] = "imap_disabled"
    for number in range(0, tenants, 40):
        for one in range(mailboxes):
            verification.broken[verification.user(f"customer{number:03}", one), "smtp", ""] = "smtp_auth_disabled_mailbox"
    return reported(verification, CREATED, _report_history.empty(), expiries=expiries(list(names)))[0]


def campaign() -> Report:
    """A hundred mailboxes, 28 of them with SMTP switched off, and two people who have to sign in."""
    verification = Verification({"contoso": 60, "fabrikam": 40}, ("relay1.contoso.test",))
    verification.broken.update(
        {(verification.user("contoso", number), "smtp", ""): "smtp_auth_disabled_mailbox" for number in range(28)}
    )
    verification.without_token = {verification.user("fabrikam", number) for number in (8, 9)}
    return reported(verification, CREATED, _report_history.empty(), expiries=expiries(["contoso", "fabrikam"]))[0]


def quiet() -> Report:
    """One tenant, one host, and nothing to say."""
    return reported(Verification({"contoso": 4}, ("localhost",)), CREATED, _report_history.empty())[0]


SAMPLES: dict[str, t.Callable[[], Report]] = {"company": company, "provider": provider, "campaign": campaign, "quiet": quiet}
