# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""One mailbox breaks, and everybody hears of it: Nagios, Prometheus, a person, CI systems. It is mended, and all is clear; nothing is told twice."""

from __future__ import annotations

import contextlib
import importlib
import json
import pathlib
import subprocess
import sys
import typing as t

import nagios
import pytest
from canaries import seen
from daemons import running, until
from prometheus import Prometheus, scraping
from unpacked import package
from user_environment import user_environment
from web_receiver import Receiver

from entra_emulator.testing import Emulator

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "integration" / "targets" / "role_verify"))
ImapServer: t.Any = importlib.import_module("imap_server").ImapServer

MAILBOX = "alice@contoso.test"
FORMATS = ["json", "junit", "html", "text", "github", "annotations", "gitlab", "sarif"]
SECRET = "CaNaRyWebhookSecret0123456789"


class Night:
    """Runs verify as a timer would; ``said`` is all that it printed."""

    def __init__(self, place: pathlib.Path, emulator: Emulator, port: int, collections: pathlib.Path) -> None:
        self.place, self.emulator, self.said = place, emulator, ""
        self.report, self.monitoring = place / "report", place / "monitoring"
        info = emulator.tenant("contoso")
        self.client_secret = info.bootstrap.client_secret
        tenant = {
            "tenant": info.domain,
            "authority": emulator.authority,
            "graph_url": emulator.graph_url,
            "exchange_admin_url": emulator.exchange_admin_url,
            "ca_path": emulator.ca_file,
            "bootstrap": {
                "client_id": info.bootstrap.client_id,
                "client_secret": "{{ lookup('ansible.builtin.env', 'SECRET') }}",
            },
            "protocols": ["imap"],
            "endpoints": [{"protocol": "imap", "host": "localhost", "port": port, "tls": "implicit"}],
            "trusted_hosts": ["localhost"],
            "store": str(place / "contoso.store"),
            "mailboxes": [MAILBOX, {"address": "info@contoso.test", "sign_in_user": MAILBOX}],
        }
        document = {"plugin": "m365.mail_oauth.tenants", "tenants": {"contoso": tenant}}
        (place / "tenants.m365.yml").write_text(json.dumps(document), encoding="utf-8")
        (place / "password").write_text("a vault password that nobody may see", encoding="utf-8")
        self.environment = {
            **user_environment(),
            "HOME": str(place),
            "ANSIBLE_COLLECTIONS_PATH": str(collections),
            "ANSIBLE_NOCOLOR": "1",
            "ANSIBLE_VAULT_PASSWORD_FILE": str(place / "password"),
            "SECRET": self.client_secret,
        }

    def play(self, playbook: str, **variables: t.Any) -> int:
        """Return the status of ansible-playbook."""
        command = [sys.executable, "-m", "ansible", "playbook", f"m365.mail_oauth.{playbook}", "-i", "tenants.m365.yml"]
        done = subprocess.run(
            [*command, "-e", json.dumps(variables)],
            cwd=self.place,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=240,
            check=False,
        )
        self.said += done.stdout
        return done.returncode

    def prepare(self) -> None:
        """Register the application, and have the user sign in."""
        assert self.play("onboard", tenant_sign_in_wait=False) == 0, self.said
        for code in self.emulator.pending_device_codes():
            self.emulator.approve(code["user_code"], MAILBOX)
        assert self.play("onboard") == 0, self.said

    def verify(self, receiver: Receiver) -> int:
        """Verify, and tell everybody."""
        return self.play(
            "verify",
            verify_evidence=["auto", "exchange"],
            verify_report_dir=str(self.report),
            verify_report_formats=FORMATS,
            verify_monitoring={"directory": str(self.monitoring), "mode": "0644"},
            verify_notify=[{"name": "desk", "url": f"json://{receiver.place}/{SECRET}"}],
        )


class Consumers:
    """Those who look at what verify writes, each by what it holds itself."""

    def __init__(self, night: Night, place: pathlib.Path, prometheus: Prometheus, receiver: Receiver) -> None:
        self._night, self._place, self._prometheus, self._receiver = night, place, prometheus, receiver
        self._heard = 0

    def scrape(self) -> None:
        """Put the metrics where the exporter looks: it is another user, and its directory is its own."""
        self._prometheus.publish((self._night.monitoring / "mail_oauth.prom").read_text(encoding="utf-8"))

    def nagios(self) -> int | None:
        """The state of the service."""
        return nagios.states(self._place).get("logins", (None, "", ""))[0]

    def alerts(self) -> set[tuple[str, str]]:
        return self._prometheus.firing()

    def heard(self) -> list[str]:
        """What the person was told since the last time."""
        new = [f"{one.data['title']}\n{one.data['message']}" for one in self._receiver.requests[self._heard :]]
        self._heard = len(self._receiver.requests)
        return new

    def named(self) -> dict[str, bool]:
        """Whether each file for a CI system names the mailbox's cause."""
        files = (
            "github-annotations.txt",
            "github-summary.md",
            "gl-code-quality-report.json",
            "mail-logins.sarif",
            "junit.xml",
            "summary.txt",
        )
        return {
            name: "imap_disabled" in (self._night.report / name).read_text(encoding="utf-8").replace("\\", "") for name in files
        }


@pytest.fixture
def receiver() -> t.Iterator[Receiver]:
    with Receiver() as made:
        yield made


@pytest.mark.long
def test_one_mailbox_breaks_and_is_mended(
    tmp_path: pathlib.Path, examples: pathlib.Path, collections_path: pathlib.Path, receiver: Receiver
) -> None:
    unpacked = package("nagios4-core")
    for name in ("night", "nagios", "prometheus"):
        (tmp_path / name).mkdir()
    with contextlib.ExitStack() as stack:
        emulator = stack.enter_context(Emulator(tmp_path / "emulator"))
        server = stack.enter_context(ImapServer(emulator))
        prometheus = stack.enter_context(scraping(tmp_path / "prometheus"))
        night = Night(tmp_path / "night", emulator, server.port, collections_path)
        night.prepare()
        check = [str(examples / "check_mail_oauth"), "-f", str(night.monitoring / "mail_oauth.check")]
        place = tmp_path / "nagios"
        config = nagios.configuration(place, {"logins": check})
        consumers = Consumers(night, place, prometheus, receiver)
        with running([unpacked.program("nagios4"), config], place, lambda: nagios.states(place), unpacked.environment):
            # All is well.
            assert night.verify(receiver) == 0, night.said
            consumers.scrape()
            until(lambda: consumers.nagios() == 0, "Nagios holds OK")
            until(lambda: prometheus.query("mail_oauth_run_ok == 1"), "Prometheus knows of it")
            assert consumers.heard() == [] and consumers.alerts() == set() and not any(consumers.named().values())

            # Somebody switches IMAP off.
            emulator.control("PATCH", "mailboxes", {"address": MAILBOX, "imap_enabled": False})
            assert night.verify(receiver) == 2
            consumers.scrape()
            until(lambda: consumers.nagios() == 2, "Nagios holds CRITICAL")
            until(lambda: ("MailLoginsFail", "contoso") in consumers.alerts(), "the alert fires")
            (told,) = consumers.heard()
            assert MAILBOX in told
            assert set(consumers.named().values()) == {True}, consumers.named()
            for name in ("github-annotations.txt", "github-summary.md", "mail-logins.sarif"):
                assert "Set-CASMailbox -Identity" in (night.report / name).read_text(encoding="utf-8").replace("\\", ""), name

            # The next night it is no news.
            assert night.verify(receiver) == 2
            assert consumers.heard() == []

            # Mended.
            emulator.control("PATCH", "mailboxes", {"address": MAILBOX, "imap_enabled": True})
            assert night.verify(receiver) == 0, night.said
            consumers.scrape()
            until(lambda: consumers.nagios() == 0, "Nagios holds OK again")
            until(lambda: consumers.alerts() == set(), "no alert fires any more")
            (told,) = consumers.heard()
            assert MAILBOX in told and "MENDED" in told and "NEW" not in told and "what to do" not in told
            assert not any(consumers.named().values())
            assert night.verify(receiver) == 0 and consumers.heard() == []

    written = [
        path for name in ("night/report", "night/monitoring", "nagios") for path in (tmp_path / name).rglob("*") if path.is_file()
    ]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in written]
    everything = "\n".join([night.said, *texts, *(one.body.decode() for one in receiver.requests)])
    secrets = [night.client_secret, SECRET, (night.place / "password").read_text(encoding="utf-8")]
    assert len(written) > 10 and not seen(secrets, everything)
    assert "eyJ" not in everything, "something that looks like a token"
