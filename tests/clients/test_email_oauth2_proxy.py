# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""email-oauth2-proxy signs in by itself, with the device flow, and lets a client with a password into the lab's Dovecot."""

from __future__ import annotations

import imaplib
import os
import pathlib
import poplib
import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
import typing as t

import lab_sign_in
import pytest
from client_install import install
from client_rows import Command
from client_runner import Outcome
from client_table import client, commands
from lab_clients import Lab
from lab_playbooks import Playbooks

_USER, _PASSWORD = "alice@contoso.test", "of-the-proxy-alone"
_NAME = "email-oauth2-proxy"
_SCOPES = " ".join(f"https://outlook.office.com/{one}" for one in ("IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"))
_ENDPOINTS = {"IMAP": "imaps", "POP": "pop3s", "SMTP": "submission"}


@pytest.fixture(scope="module")
def lab(collections_path: pathlib.Path) -> t.Iterator[Lab]:
    """A lab with its mail servers."""
    directory = pathlib.Path(tempfile.mkdtemp(prefix="m365-lab-test-"))
    runner = Playbooks(collections_path, directory)
    started = runner.run("lab_up")
    try:
        assert started.ok, started.output
        yield Lab(directory)
    finally:
        done = runner.run("lab_down", lab_state="absent")
        shutil.rmtree(directory, ignore_errors=True)
    assert done.ok, done.output


class Proxy:
    """A running proxy; ``ports`` by the name of its section."""

    def __init__(self, lab: Lab, directory: pathlib.Path) -> None:
        self.lab = lab
        self.application = lab_sign_in.register(lab)
        self.ports = {name: _free_port() for name in _ENDPOINTS}
        config = directory / "emailproxy.config"
        config.write_text(self._config(), encoding="utf-8")
        config.chmod(0o600)
        installed = install(client(_NAME))
        self.version = installed.version
        self.log = directory / "log"
        environment = {**os.environ, "SSL_CERT_FILE": str(lab.data["ca_file"]), "HOME": str(directory)}
        program = str(installed.programs / "emailproxy")
        command = [program, "--no-gui", "--config-file", str(config), "--log-file", str(self.log)]
        with (directory / "output").open("wb") as output:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=output, stderr=output, env=environment, cwd=directory
            )
        _wait_for(self.ports.values())

    def stop(self) -> None:
        """End the proxy."""
        self._process.terminate()
        self._process.wait(20)

    def approve(self) -> None:
        """Have alice use the next device code."""
        who = {"client_id": self.application.client_id, "username": _USER}
        self.lab.control("POST", "/device_codes/approve_next", who)

    def _config(self) -> str:
        lines: list[str] = []
        for name, endpoint in _ENDPOINTS.items():
            one = self.lab.endpoint(endpoint)
            lines += [f"[{name}-{self.ports[name]}]", "local_address = 127.0.0.1", f"server_address = {one['host']}"]
            lines += [f"server_port = {one['port']}", f"server_starttls = {one['tls'] == 'starttls'}", ""]
        base = f"{self.application.authority}/{self.application.tenant}/oauth2/v2.0"
        lines += [f"[{_USER}]", "oauth2_flow = device", f"permission_url = {base}/devicecode", f"token_url = {base}/token"]
        lines += [f"oauth2_scope = {_SCOPES} offline_access", f"client_id = {self.application.client_id}", ""]
        return "\n".join(lines)


@pytest.fixture
def proxy(lab: Lab, tmp_path: pathlib.Path) -> t.Iterator[Proxy]:
    """A proxy that has not signed in yet."""
    running = Proxy(lab, tmp_path)
    try:
        yield running
    finally:
        running.stop()


def _imap(port: int) -> None:
    session = imaplib.IMAP4("127.0.0.1", port, timeout=60)
    session.login(_USER, _PASSWORD)
    assert session.select("INBOX")[0] == "OK"
    session.logout()


def _pop(port: int) -> None:
    session = poplib.POP3("127.0.0.1", port, timeout=60)
    session.user(_USER)
    session.pass_(_PASSWORD)
    assert session.stat()[0] >= 0
    session.quit()


def _smtp(port: int) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as session:
        session.login(_USER, _PASSWORD)
        assert session.sendmail(_USER, [_USER], f"From: {_USER}\r\nTo: {_USER}\r\nSubject: x\r\n\r\nHello\r\n") == {}


_LOGINS = {"IMAP": _imap, "POP3": _pop, "SMTP": _smtp}


@pytest.mark.parametrize("command", [pytest.param(one, id=one.words.partition(":")[0]) for one in commands(_NAME)])
def test_device_flow(proxy: Proxy, outcomes: list[Outcome], command: Command) -> None:
    kind = command.words.partition(":")[0]
    started = time.monotonic()
    result = "failed"
    proxy.approve()
    try:
        _LOGINS[kind](proxy.ports[kind.removesuffix("3")])
        result = "done"
    except (imaplib.IMAP4.error, poplib.error_proto, smtplib.SMTPException) as error:
        raise AssertionError(f"{error}\n{proxy.log.read_text(encoding='utf-8')[-3000:]}") from error
    finally:
        outcomes.append(Outcome(client(_NAME).title, proxy.version, command.words, result, time.monotonic() - started))


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(ports: t.Iterable[int]) -> None:
    deadline = time.monotonic() + 60
    for port in ports:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 5).close()
                break
            except OSError:
                assert time.monotonic() < deadline, f"nobody listens on {port}"
                time.sleep(0.2)
