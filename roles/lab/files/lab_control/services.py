# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lab's processes, in the order in which they start."""

from __future__ import annotations

import pathlib

from entra_emulator import gate

from . import system
from .errors import LabError
from .layout import Layout
from .service import Port, Service
from .system import Programs

NAMES = ("emulator", "relay", "dovecot", "sshd")


def emulator(layout: Layout, files: pathlib.Path) -> Service:
    """Return Entra ID, Microsoft Graph and Exchange's admin endpoint; it makes the authority, the users and the mailboxes."""
    package = files / "entra_emulator"
    return Service(
        name="emulator",
        arguments=[
            *(system.interpreter(), "-m", "entra_emulator", "--directory", str(layout.directory)),
            *("--port", str(layout.ports["emulator"]), "--decision-port", str(layout.ports["decision"])),
        ],
        environment=system.environment(files),
        ports=[Port(layout.ports["emulator"]), Port(layout.ports["decision"])],
        watched=[*sorted(package.rglob("*.py")), layout.directory / gate.FILE_NAME],
    )


def relay(layout: Layout, files: pathlib.Path) -> Service:
    """Return the SMTP server behind Dovecot's submission."""
    package = files / "lab_control"
    return Service(
        name="relay",
        arguments=[
            *(system.interpreter(), "-m", "lab_control.relay", "--port", str(layout.ports["relay"])),
            *("--mail", str(layout.mail), "--outbox", str(layout.outbox)),
        ],
        environment=system.environment(files),
        ports=[Port(layout.ports["relay"], b"220 ")],
        watched=[package / "relay.py", package / "maildir.py", files / "entra_emulator" / "names.py"],
    )


def dovecot(layout: Layout, files: pathlib.Path, programs: Programs) -> Service:
    """Return the mail server."""
    authority = layout.directory / "ca"
    return Service(
        name="dovecot",
        arguments=[_present(programs.dovecot, "dovecot"), "-F", "-c", str(layout.dovecot / "dovecot.conf")],
        environment=system.environment(files),
        ports=[
            Port(layout.ports["imap"], b"* OK"),
            Port(layout.ports["pop3"], b"+OK"),
            Port(layout.ports["submission"], b"220 "),
            *(Port(layout.ports[name]) for name in ("imaps", "pop3s", "submissions")),
        ],
        watched=[
            *(layout.dovecot / name for name in ("dovecot.conf", "decision.lua", "password.lua")),
            *(authority / "server.pem", authority / "server.key"),
        ],
        emptied=layout.runtime_directory,
    )


def sshd(layout: Layout, files: pathlib.Path, programs: Programs) -> Service:
    """Return the server that makes this machine look like another host."""
    return Service(
        name="sshd",
        arguments=[_present(programs.sshd, "sshd"), "-D", "-e", "-f", str(layout.ssh / "sshd_config")],
        environment=system.environment(files),
        ports=[Port(layout.ports["ssh"], b"SSH-2.0")],
        watched=[layout.ssh / "sshd_config", layout.ssh / "host_key"],
    )


def _present(program: str | None, name: str) -> str:
    if program is None:
        raise LabError(f"The program {name} is not installed.")
    return program
