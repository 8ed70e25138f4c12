# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What real programs wrote of real logins, and what is heard of it. Recorded with Debian 12's packages against a server on loopback whose words are
Exchange Online's; names of hosts and addresses are as the recording had them."""

from __future__ import annotations

import datetime
import time
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._programs.logs.lines import Reader
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs.logs.summary import Configured, Row, Summary
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs.uses import Use

NOW = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.timezone.utc)
SMTP, MAIL = "smtp.office365.com", "outlook.office365.com"
SCANNER, ALICE = "scanner@contoso.test", "alice@contoso.test"
REFUSED = "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [XX0P.prod.outlook.com 2026-12-01T03:00:00.000Z 08DE]"
#: What a careless log holds: Postfix's debug output has the password.
CANARY = "AHNjYW5uZXJAY29udG9zby50ZXN0AENBTkFSWS1QVw=="

POSTFIX = """\
Dec 01 03:22:22 mail1 postfix/qmgr[9371]: EE776646AF3: from=<scanner@contoso.test>, size=289, nrcpt=1 (queue active)
Dec 01 03:22:23 mail1 postfix/smtp[9784]: host smtp.office365.com[127.0.0.77] offers SMTPUTF8 support, but not 8BITMIME
Dec 01 03:22:23 mail1 postfix/smtp[9784]: EE776646AF3: to=<bob@fabrikam.test>, relay=smtp.office365.com[127.0.0.77]:2525, delay=0.17, \
delays=0.07/0.06/0.04/0, dsn=2.0.0, status=sent (250 2.0.0 OK <x@test> [Hostname=A.prod.outlook.com])
Dec 01 03:22:23 mail1 postfix/qmgr[9371]: EE776646AF3: removed
"""
POSTFIX_TALKS = f"""\
Dec 01 03:22:29 mail1 postfix/qmgr[9371]: 1982D646AF8: from=<scanner@contoso.test>, size=289, nrcpt=1 (queue active)
Dec 01 03:22:30 mail1 postfix/smtp[10215]: < smtp.office365.com[127.0.0.77]:2525: 250-AUTH LOGIN PLAIN XOAUTH2
Dec 01 03:22:30 mail1 postfix/smtp[10215]: > smtp.office365.com[127.0.0.77]:2525: AUTH PLAIN {CANARY}
Dec 01 03:22:30 mail1 postfix/smtp[10215]: 1982D646AF8: to=<bob@fabrikam.test>, relay=smtp.office365.com[127.0.0.77]:2525, delay=0.19, \
delays=0.12/0.07/0/0, dsn=2.0.0, status=sent (250 2.0.0 OK <x@test> [Hostname=A.prod.outlook.com])
"""
POSTFIX_REFUSED = f"""\
Dec 01 03:22:46 mail1 postfix/qmgr[10626]: 0ED95646767: from=<scanner@contoso.test>, size=289, nrcpt=1 (queue active)
Dec 01 03:22:46 mail1 postfix/smtp[10681]: 0ED95646767: to=<bob@fabrikam.test>, relay=smtp.office365.com[127.0.0.77]:2525, delay=0.12, \
delays=0.08/0.04/0/0, dsn=4.7.139, status=deferred (SASL authentication failed; server smtp.office365.com[127.0.0.77] said: {REFUSED})
"""
EXIM = """\
2026-12-01 03:21:52 1xYERE-000268-0w <= scanner@contoso.test U=root P=local S=336
2026-12-01 03:21:52 1xYERE-000268-0w => bob@fabrikam.test R=smart T=remote H=smtp.office365.com [127.0.0.77] A=NAME C="250 2.0.0 OK <x@test>"
2026-12-01 03:21:52 1xYERE-000268-0w Completed
"""
EXIM_REFUSED = f"""\
2026-12-01 03:21:55 1xYERH-0002B8-1c <= scanner@contoso.test U=root P=local S=336
2026-12-01 03:21:55 1xYERH-0002B8-1c smart_auth authenticator failed H=smtp.office365.com [127.0.0.77] {REFUSED}
2026-12-01 03:21:55 1xYERH-0002B8-1c == bob@fabrikam.test R=smart T=remote defer (-42): authentication required but authentication attempt(s) failed
"""
MSMTP = (
    "Dec 01 03:21:04 host=smtp.office365.com tls=off auth=on user=scanner@contoso.test from=scanner@contoso.test recipients=bob@contoso.test"
    " mailsize=148 smtpstatus=250 smtpmsg='250 2.0.0 OK <x@test> [Hostname=A.prod.outlook.com]' exitcode=EX_OK\n"
)
MSMTP_REFUSED = (
    "Dec 01 03:21:09 host=smtp.office365.com tls=off auth=on user=scanner@contoso.test from=scanner@contoso.test recipients=bob@contoso.test"
    f" smtpstatus=535 smtpmsg='{REFUSED}' errormsg='authentication failed (method PLAIN)' exitcode=EX_NOPERM\n"
)
MSMTP_ELSE = (
    "Dec 01 03:21:04 host=smtp.office365.com tls=off auth=on user=scanner@contoso.test from=scanner@contoso.test recipients=bob@contoso.test"
    " errormsg='cannot use a secure authentication method' exitcode=EX_UNAVAILABLE\n"
)
FETCHMAIL = "Dec  1 03:21:51 mail1 fetchmail[77]: No mail for alice@contoso.test at outlook.office365.com\n"
FETCHMAIL_TALKS = """\
fetchmail: 6.4.37 querying outlook.office365.com (protocol POP3) at Tue Dec  1 03:21:04 2026: poll started
fetchmail: Trying to connect to 127.0.0.77/1110...connected.
fetchmail: POP3< SASL PLAIN XOAUTH2
fetchmail: POP3> USER alice@contoso.test
fetchmail: POP3> PASS *
fetchmail: POP3< +OK User successfully logged on.
fetchmail: No mail for alice@contoso.test at outlook.office365.com
fetchmail: 6.4.37 querying outlook.office365.com (protocol POP3) at Tue Dec  1 03:21:04 2026: poll completed
"""
FETCHMAIL_REFUSED = """\
fetchmail: 6.4.37 querying outlook.office365.com (protocol IMAP) at Tue Dec  1 03:21:55 2026: poll started
fetchmail: IMAP> A0002 LOGIN "alice@contoso.test" *
fetchmail: IMAP< A0002 NO AUTHENTICATE failed.
fetchmail: Authorization failure on alice@contoso.test@true-name.example
"""
GETMAIL = """\
Dec  1 03:21:05 mail1 mail-oauth-getmail-alice[5]: SimpleIMAPSSLRetriever:alice@contoso.test@outlook.office365.com:993:
Dec  1 03:21:05 mail1 mail-oauth-getmail-alice[5]:   0 messages (0 bytes) retrieved, 0 skipped
"""
GETMAIL_REFUSED = "2026-12-01 03:21:09 credential/login error (b'AUTHENTICATE failed.')\n"
ISYNC = """\
Reading configuration file /root/.mbsyncrc
Channel exo
Opening far side store exo-remote...
Resolving outlook.office365.com... ok
Connecting to outlook.office365.com (127.0.0.77:993)...
Opening near side store local...
Logging in...
*** IMAP Warning *** Password is being sent in the clear
Opening far side box INBOX...
"""
ISYNC_NAMES = ISYNC.replace(
    "*** IMAP Warning *** Password is being sent in the clear", "Authenticating with SASL mechanism NAME..."
)
ISYNC_REFUSED = "IMAP command 'AUTHENTICATE PLAIN <authdata>' returned an error: NO AUTHENTICATE failed.\n"
DOVECOT = (
    "Dec 01 03:30:00 imap(alice@contoso.test)<12><aXb2>: Error: imapc(outlook.office365.com:993): Authentication failed:"
    " [AUTHENTICATIONFAILED] Authentication failed.\n"
)


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> t.Iterator[None]:
    """The host's clock shows UTC."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def rows(text: str, configured: list[Configured] | None = None) -> list[Row]:
    summary = Summary(configured or [], lambda host: host.endswith("office365.com"), "2026-11-01T00:00:00Z")
    reader = Reader(NOW)
    summary.file("/var/log/mail.log", [reader.line(line) for line in text.splitlines()])
    found = summary.rows()
    assert CANARY not in repr(found) and "5.7.139" not in repr(found) and "fabrikam" not in repr(found)
    return found


def use(program: str, kind: str, server: str, user: str, since: str = "2026-11-30T00:00:00Z") -> Configured:
    return Configured(program, Use("smtp" if server == SMTP else "imap", server, user, kind, "/etc/x, line 1"), since)


@pytest.mark.parametrize(
    ("text", "program", "protocol", "server", "user", "kind", "good"),
    [
        (POSTFIX, "postfix", "smtp", SMTP, SCANNER, "unclear", True),
        (POSTFIX_TALKS, "postfix", "smtp", SMTP, SCANNER, "password", True),
        (POSTFIX_TALKS.replace("AUTH PLAIN", "AUTH XOAUTH2"), "postfix", "smtp", SMTP, SCANNER, "oauth", True),
        (POSTFIX_REFUSED, "postfix", "smtp", SMTP, SCANNER, "password", False),
        (POSTFIX_REFUSED.replace(", basic authentication is disabled", ""), "postfix", "smtp", SMTP, SCANNER, "unclear", False),
        (EXIM.replace("NAME", "plain"), "exim", "smtp", SMTP, SCANNER, "password", True),
        (EXIM.replace("NAME", "mail_oauth_xoauth2"), "exim", "smtp", SMTP, SCANNER, "oauth", True),
        (EXIM.replace("NAME", "smart_auth"), "exim", "smtp", SMTP, SCANNER, "unclear", True),
        (EXIM_REFUSED, "exim", "smtp", SMTP, SCANNER, "password", False),
        (MSMTP, "msmtp", "smtp", SMTP, SCANNER, "unclear", True),
        (MSMTP_REFUSED, "msmtp", "smtp", SMTP, SCANNER, "password", False),
        (MSMTP_REFUSED.replace("method PLAIN", "method XOAUTH2"), "msmtp", "smtp", SMTP, SCANNER, "oauth", False),
        (FETCHMAIL, "fetchmail", "other", MAIL, ALICE, "unclear", True),
        (FETCHMAIL_TALKS, "fetchmail", "pop", MAIL, ALICE, "password", True),
        (FETCHMAIL_REFUSED, "fetchmail", "imap", MAIL, ALICE, "password", False),
        (GETMAIL, "getmail", "imap", MAIL, ALICE, "unclear", True),
        (ISYNC, "isync", "imap", MAIL, "", "password", True),
        (ISYNC_NAMES.replace("NAME", "PLAIN"), "isync", "imap", MAIL, "", "password", True),
        (ISYNC_NAMES.replace("NAME", "XOAUTH2"), "isync", "imap", MAIL, "", "oauth", True),
        (DOVECOT, "dovecot", "imap", MAIL, ALICE, "unclear", False),
    ],
)
def test_what_each_program_writes(text: str, program: str, protocol: str, server: str, user: str, kind: str, good: bool) -> None:
    (row,) = rows(text)
    assert (row.program, row.protocol, row.server, row.user, row.kind) == (program, protocol, server, user, kind)
    assert (row.logins, row.failures) == (int(good), int(not good)) and row.why.endswith(".")
    if program != "isync":
        assert row.last_seen.startswith("2026-1") and row.first_seen == row.last_seen


@pytest.mark.parametrize(
    "text",
    [
        MSMTP_ELSE,
        MSMTP.replace("auth=on user", "auth=off user"),
        # Without a login: a message that goes out by a gateway.
        EXIM.replace(" A=NAME", ""),
        POSTFIX.replace("smtp.office365.com", "smtp.elsewhere.test"),
        # Mail that came in, with a login at this host.
        "Dec 01 03:22:23 mail1 postfix/submission/smtpd[9]: EE776646AF3: client=x[192.0.2.1], sasl_method=PLAIN, sasl_username=a@contoso.test\n",
        "Dec 01 03:22:23 mail1 dovecot: imap-login: Login: user=<alice@contoso.test>, method=PLAIN, rip=192.0.2.1, lip=192.0.2.2, TLS\n",
        "2026-12-01 03:21:52 1xYERE-000268-0w <= a@contoso.test H=x [192.0.2.1] P=esmtpsa A=plain:a@contoso.test S=1\n",
        POSTFIX.replace(
            "status=sent (250 2.0.0 OK", "status=deferred (connect to smtp.office365.com[127.0.0.77]:2525: Connection refused"
        ),
        "",
        "no log at all \x00\xff\n" * 3,
    ],
)
def test_what_is_no_login_at_microsofts(text: str) -> None:
    assert rows(text) == []


def test_what_the_log_leaves_open_the_configuration_may_tell() -> None:
    (row,) = rows(POSTFIX, [use("postfix", "password", SMTP, "relay@contoso.test")])
    assert (row.kind, row.user) == ("password", "relay@contoso.test") and "configured with a password" in row.why
    (row,) = rows(POSTFIX, [use("postfix", "oauth", SMTP, "relay@contoso.test")])
    assert row.kind == "oauth" and "unchanged since 2026-11-30" in row.why
    # It was changed after the line.
    (row,) = rows(POSTFIX, [use("postfix", "oauth", SMTP, "relay@contoso.test", "2026-12-01T11:00:00Z")])
    assert row.kind == "unclear"
    # Two logins there: which of them it was, and whose, nothing tells.
    both = [use("postfix", "oauth", SMTP, "relay@contoso.test"), use("postfix", "password", SMTP, "other@contoso.test")]
    (row,) = rows(POSTFIX, both)
    assert (row.kind, row.user) == ("unclear", SCANNER) and "the sender's" in row.why
    # What the log names outweighs.
    (row,) = rows(POSTFIX_TALKS, [use("postfix", "oauth", SMTP, "relay@contoso.test")])
    assert row.kind == "password"
    # Another program's configuration tells nothing.
    (row,) = rows(MSMTP, [use("postfix", "password", SMTP, SCANNER)])
    assert row.kind == "unclear"


def test_a_failure_without_a_server_is_that_of_the_only_one() -> None:
    assert rows(GETMAIL_REFUSED) == [] == rows(ISYNC_REFUSED)
    (row,) = rows(GETMAIL_REFUSED, [use("getmail", "password", MAIL, ALICE)])
    assert (row.server, row.user, row.protocol, row.kind, row.failures) == (MAIL, ALICE, "imap", "password", 1)
    (row,) = rows(ISYNC_REFUSED, [use("isync", "oauth", MAIL, ALICE)])
    assert (row.server, row.user, row.kind, row.failures) == (MAIL, ALICE, "password", 1)
    assert (
        rows(
            GETMAIL_REFUSED,
            [use("getmail", "password", MAIL, ALICE), use("getmail", "password", "imap.elsewhere.test", "b@c.test")],
        )
        == []
    )


def test_logins_are_counted_with_first_and_last() -> None:
    later = POSTFIX.replace("Dec 01 03", "Dec 01 09").replace("EE776646AF3", "EE776646AF4")
    (row,) = rows(POSTFIX + later + POSTFIX_REFUSED, [use("postfix", "password", SMTP, SCANNER)])[:1]
    assert (row.logins, row.first_seen[11:13], row.last_seen[11:13]) == (2, "03", "09")


def test_what_is_older_than_asked_for_does_not_count_and_nothing_twice() -> None:
    summary = Summary([], lambda _host: True, "2026-12-01T00:00:00Z")
    old = POSTFIX.replace("Dec 01", "Nov 29").replace("Dec 01", "Nov 29")
    reader = Reader(NOW)
    lines = [reader.line(line) for line in (old + POSTFIX).splitlines()]
    summary.file("/var/log/mail.log", lines)
    # The journal has the same lines, and a newer one.
    newer = POSTFIX.replace("03:22:23", "08:22:23")
    summary.file("journald", [*lines, *(reader.line(line) for line in newer.splitlines())], beyond=True)
    (row,) = summary.rows()
    assert row.logins == 2 and row.place == "journald"


def test_many_rows_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    from ansible_collections.m365.mail_oauth.plugins.module_utils._programs.logs import summary

    monkeypatch.setattr(summary, "MAX_ROWS", 3)
    text = "".join(MSMTP.replace("user=scanner", f"user=u{number}") for number in range(20))
    found = rows(text)
    assert len(found) == 4 and sum(row.logins for row in found) == 20
