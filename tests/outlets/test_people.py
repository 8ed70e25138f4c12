# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Messages as their receivers get them: apprise sends to receivers on loopback that look at each payload, and mail goes by XOAUTH2 over TLS.

What a payload has to be is told by the services' own documentation: Slack's incoming webhooks, Adaptive Cards as Teams' workflows take them,
ntfy's publishing, Mattermost's webhooks, apprise's own JSON and form posts.
"""

from __future__ import annotations

import base64
import contextlib
import email
import email.policy
import logging
import pathlib
import socket
import ssl
import typing as t
import urllib.parse

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, Session
from canaries import play, seen
from mail_certificates import Certificates
from report_runs import CREATED, finding, planned, result, run
from web_receiver import Receiver

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.build import build
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets import senders, telling
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.messages import Message

CANARY = "CaNaRyWebhookSecret0123456789"
WICKED = "<!channel> <at>all</at> @everyone [x](https://evil.test) <b>b</b> *b* `c` &amp; {0} :smile: \\n"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


def trouble(state: str = "failed", tenants: t.Sequence[str] = ("contoso",)) -> t.Any:
    """A run in which alice's login of each tenant fails with words that mean something everywhere."""
    runs = []
    for tenant in tenants:
        check = planned(f"alice@{tenant}.test")
        runs.append(run([check], [result(check, state, [finding(summary=WICKED)] if state == "failed" else [])], tenant=tenant))
    return build(runs, created=CREATED, title="Mail logins", fail_on="error", version="0.1.0")


def receiver(url: str = "", name: str = "desk", **more: t.Any) -> dict[str, t.Any]:
    empty = {
        "mail": None,
        "tenants": [],
        "events": ["new", "mended", "ends"],
        "level": "error",
        "ends_within": None,
        "quiet": None,
    }
    return {**empty, "timezone": "UTC", "name": name, "url": url or None, **more}


def outcome(results: t.Any, given: dict[str, t.Any], directory: pathlib.Path) -> telling.Outcome:
    (told,) = telling.tell(results, [given], str(directory / "notices.json"))
    return told


def texts(value: t.Any) -> t.Iterator[str]:
    """Yield every text of plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def harmless(text: str) -> None:
    """Look for what messengers obey."""
    assert "alice@contoso.test" in text
    assert "imap_disabled" in text.replace("\\", "")
    for word in ("<!channel>", "<at>", "@everyone", "](http", "<b>", "https://evil"):
        assert word not in text


def test_json_and_forms(tmp_path: pathlib.Path) -> None:
    with Receiver() as server:
        assert outcome(trouble(), receiver(f"json://user:{CANARY}@{server.place}/hook"), tmp_path).state == "sent"
        assert outcome(trouble(), receiver(f"form://{server.place}/hook", "form"), tmp_path).state == "sent"
    data = server.requests[0].data
    assert (data["title"], data["type"]) == ("Mail logins: 1 new", "info")
    harmless(data["message"])
    fields = urllib.parse.parse_qs(server.requests[1].body.decode())
    harmless(fields["message"][0])


def test_slack(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plugin's own address is the only thing that is replaced."""
    slack = pytest.importorskip("apprise.plugins.slack")
    with Receiver() as server:
        monkeypatch.setattr(slack.NotifySlack, "webhook_url", f"http://{server.place}/services")
        url = f"slack://T1JJ3T3L2/A1BRTD4JD/{CANARY[:24]}/#general"
        assert outcome(trouble(), receiver(url), tmp_path).state == "sent"
    (request,) = server.requests
    assert request.path == f"/services/T1JJ3T3L2/A1BRTD4JD/{CANARY[:24]}"
    assert request.data["channel"] == "#general"
    harmless("\n".join(texts(request.data.get("attachments") or request.data.get("blocks"))))


def test_teams(tmp_path: pathlib.Path, certificates: Certificates) -> None:
    """An Adaptive Card in a message, as a workflow of Power Automate takes it; over TLS, which that plugin always speaks."""
    with Receiver(certificates.context()) as server:
        assert outcome(trouble(), receiver(f"workflows://{server.place}/workflow/{CANARY}?verify=no"), tmp_path).state == "sent"
    (request,) = server.requests
    assert request.data["type"] == "message"
    (attachment,) = request.data["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    card = attachment["content"]
    assert card["type"] == "AdaptiveCard"
    assert {block["type"] for block in card["body"]} <= {"TextBlock", "Image", "Container", "ColumnSet"}
    shown = "\n".join(texts(card["body"]))
    assert "https:" not in shown, "a picture of somebody else's"
    harmless(shown.replace("\\", ""))


def test_ntfy(tmp_path: pathlib.Path) -> None:
    with Receiver() as server:
        assert (
            outcome(trouble(), receiver(f"ntfy://{CANARY}@{server.place}/mail-logins?mode=private&auth=token"), tmp_path).state
            == "sent"
        )
    (request,) = server.requests
    data = request.data
    assert data["topic"] == "mail-logins"
    assert data["title"] == "Mail logins: 1 new"
    assert len(data["message"].encode()) <= 4096
    harmless(data["message"])


def test_mattermost(tmp_path: pathlib.Path) -> None:
    with Receiver() as server:
        assert outcome(trouble(), receiver(f"mmost://{server.place}/{CANARY[:24]}"), tmp_path).state == "sent"
    (request,) = server.requests
    assert request.path == f"/hooks/{CANARY[:24]}"
    harmless("\n".join(texts(request.data)))


def test_a_receiver_that_refuses_is_told_again_and_its_address_is_nowhere(
    tmp_path: pathlib.Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG), Receiver(status=500) as server:
        urls = (f"json://user:{CANARY}@{server.place}/{CANARY}", f"json://user:{CANARY}@localhost:1/", f"nothing://{CANARY}")
        given = [outcome(trouble(), receiver(url), tmp_path) for url in urls]
    assert [one.state for one in given] == ["failed"] * 3
    out, err = capfd.readouterr()
    kept = (tmp_path / "notices.json").read_text(encoding="utf-8")
    assert seen([CANARY], "\n".join([out, err, kept, caplog.text, *(one.message for one in given)])) == []
    with Receiver() as server:
        assert outcome(trouble(), receiver(f"json://{server.place}"), tmp_path).state == "sent"
        assert outcome(trouble(), receiver(f"json://{server.place}"), tmp_path).state == "nothing"
        assert outcome(trouble("passed"), receiver(f"json://{server.place}"), tmp_path).mended == 1
    assert [request.data["title"] for request in server.requests] == ["Mail logins: 1 new", "Mail logins: 1 mended"]


def test_each_owner_gets_one_message_of_their_own(tmp_path: pathlib.Path) -> None:
    tenants = [f"tenant{number}" for number in range(5)]
    with Receiver() as server:
        everybody = [receiver(f"json://{server.place}/{name}", name, tenants=[name]) for name in tenants]
        outcomes = telling.tell(trouble(tenants=tenants), everybody, str(tmp_path / "notices.json"))
    assert [one.state for one in outcomes] == ["sent"] * 5
    assert [request.path for request in server.requests] == [f"/{name}" for name in tenants]
    for name, request in zip(tenants, server.requests):
        assert [one for one in tenants if one in request.body.decode()] == [name]


def test_without_apprise_the_receiver_is_told_what_to_install(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "apprise", None)
    told = outcome(trouble(), receiver("json://localhost:1"), tmp_path)
    assert told.state == "failed"
    assert "pip install 'apprise>=" in told.message


def test_a_run_shows_no_address_and_leaves_it_in_no_file(tmp_path: pathlib.Path, collections_path: pathlib.Path) -> None:
    planned_check = planned()
    failed = {**planned_check, "ok": False, "state": "failed", "findings": [finding()]}
    told = {
        "tenant": {"name": "contoso", "tenant": "contoso.test", "cloud": "global"},
        "planned": [planned_check],
        "problems": {},
        "results": [{"host": "localhost", "checks": [failed]}],
    }
    with Receiver() as server:
        urls = {"good": f"json://user:{CANARY}@{server.place}", "bad": f"json://user:{CANARY}@localhost:1/"}
        receivers = [{"name": name, "url": f"{{{{ {name} }}}}"} for name in urls]
        report = {"outcomes": [told], "history": str(tmp_path / "history.json"), "summary": False}
        shown: dict[str, t.Any] = {"ansible.builtin.debug": {"var": "made.notified"}}
        tasks: list[dict[str, t.Any]] = [
            {"m365.mail_oauth.verify_report": {**report, "notify": receivers}, "register": "made"},
            shown,
        ]
        done = play(tmp_path, tasks, urls, collections_path=str(collections_path), verbosity=4)
    assert done.status == 0, done.output
    assert len(server.requests) == 1
    assert done.output.count("bad was not told, the next run tries again.") == 1
    assert seen([CANARY], done.output) == []
    assert done.files == {}
    for path in tmp_path.glob("*.json"):
        assert path.name == "vars.json" or CANARY not in path.read_text(encoding="utf-8")


# Mail

SASL = base64.b64encode(b"user=alerts@contoso.test\x01auth=Bearer CaNaRyToken-0123456789\x01\x01").decode()


class Mailbox:
    """A submission server (aiosmtpd) with STARTTLS and XOAUTH2, which takes one login."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, list[str], bytes]] = []
        self.logins: list[bytes] = []

    async def auth_XOAUTH2(self, server: t.Any, arguments: list[str]) -> AuthResult:
        self.logins.append(base64.b64decode(arguments[1]))
        if arguments[1] == SASL:
            return AuthResult(success=True, auth_data="alerts")
        error = base64.b64encode(b'{"status":"401","schemes":"Bearer"}').decode()
        await server.push(f"334 {error}")
        await server._reader.readline()
        await server.push("535 5.7.3 Authentication unsuccessful [AM0PR01CA0001]")
        return AuthResult(success=False, handled=True)

    async def handle_DATA(self, _server: t.Any, _session: Session, envelope: Envelope) -> str:
        self.mails.append((str(envelope.mail_from), [str(one) for one in envelope.rcpt_tos], t.cast("bytes", envelope.content)))
        return "250 2.0.0 OK"


@contextlib.contextmanager
def submission(context: ssl.SSLContext) -> t.Iterator[tuple[Mailbox, int]]:
    handler = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    server = Controller(handler, hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True, auth_required=True)
    server.start()
    try:
        yield handler, port
    finally:
        server.stop()


def mail(port: int, certificates: Certificates, **more: t.Any) -> dict[str, t.Any]:
    given = {"to": ["owner@contoso.test"], "from": "alerts@contoso.test", "sasl": SASL, "host": "localhost", "port": port}
    return receiver(mail={**given, "trusted": True, "ca_path": certificates.ca_file, **more})


def test_a_mail_goes_by_the_login_that_it_tells_of(tmp_path: pathlib.Path, certificates: Certificates) -> None:
    with submission(certificates.context()) as (mailbox, port):
        assert outcome(trouble(), mail(port, certificates), tmp_path).state == "sent"
    ((sender, recipients, content),) = mailbox.mails
    assert (sender, recipients) == ("alerts@contoso.test", ["owner@contoso.test"])
    assert mailbox.logins == [base64.b64decode(SASL)]
    read = email.message_from_bytes(content, policy=email.policy.default)
    assert read["Subject"] == "Mail logins: 1 new"
    assert read["Auto-Submitted"] == "auto-generated"
    assert read.get_content_type() == "text/plain"
    harmless(read.get_content())
    assert "Bearer" not in content.decode()


def test_a_login_that_is_refused_is_told_without_the_token(tmp_path: pathlib.Path, certificates: Certificates) -> None:
    with submission(certificates.context()) as (mailbox, port):
        wrong = base64.b64encode(b"user=alerts@contoso.test\x01auth=Bearer CaNaRyOther-0123456789\x01\x01").decode()
        told = outcome(trouble(), mail(port, certificates, sasl=wrong), tmp_path)
    assert (told.state, mailbox.mails) == ("failed", [])
    assert told.message == "The login was refused: 535 5.7.3 Authentication unsuccessful [AM0PR01CA0001]"


def test_no_token_goes_over_a_connection_that_is_not_verified(tmp_path: pathlib.Path, certificates: Certificates) -> None:
    for kind in ("stranger", "other_host"):
        with submission(certificates.context(kind)) as (mailbox, port):
            told = outcome(trouble(), mail(port, certificates), tmp_path)
        assert (told.state, mailbox.logins) == ("failed", [])
        assert "SSLCertVerificationError" in told.message


def test_a_word_ends_no_header() -> None:
    message = Message("a\r\nBcc: eve@fabrikam.test", "t")
    with pytest.raises(senders.NotSent):
        senders.by_mail(senders.Mail(["a@contoso.test"], "b@contoso.test", SASL, "localhost", 1, trusted=True), message)
