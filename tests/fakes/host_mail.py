# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Mail on a test host: what programs are fed with and what arrives in the lab."""

from __future__ import annotations

import dataclasses
import email
import email.message
import pathlib
import socket
import subprocess
import sys
import time
import typing as t

import debian_root
from lab_clients import Lab

TOKENS = "/var/lib/test-tokens"
WHEELS = "/srv/wheels"
_TIMEOUT = 90.0


def free_port() -> int:
    """Return a port on loopback, which the host shares with this machine, that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@dataclasses.dataclass
class HostMail:
    """Tokens and messages of one host."""

    host: debian_root.DebianRoot
    lab: Lab

    def put_token(self, name: str, username: str, scopes: t.Sequence[str], group: str = "root", **more: t.Any) -> str:
        """Write a fresh token where ``{"file": ...}`` finds it, readable by a group; return its path."""
        self.host.run(["mkdir", "-p", TOKENS])
        path = f"{TOKENS}/{name}"
        token = self.lab.token(username, scopes, **more)
        # In place of the old one in one step, as an agent does it.
        self.host.write(f"{path}.new", token + "\n", "0640")
        self.host.run(["sh", "-c", f"chgrp {group} {path}.new && mv {path}.new {path}"])
        return path

    def put_wheels(self, *requirements: str) -> str:
        """Put files from PyPI on the host, fetched as this machine fetches them; return pip's arguments for them."""
        directory = self.host.root / WHEELS.lstrip("/")
        directory.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(directory), *requirements]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        return f"--no-index --find-links {WHEELS}"

    def submit(self, sender: str, recipient: str, ids: t.Sequence[str]) -> None:
        """Hand in a message for each Message-ID by ``sendmail``."""
        script = f"""while read -r id; do
        printf 'From: {sender}\\nTo: {recipient}\\nSubject: test\\nMessage-ID: %s\\n\\nhello\\n' "$id" |
          sendmail -f {sender} {recipient} || exit 1; done"""
        self.host.run(["sh", "-c", script], text="".join(f"{one}\n" for one in ids), timeout=300)

    def delivered(self, mailbox: str) -> list[email.message.Message]:
        """Return the messages in a mailbox of the lab."""
        directory = pathlib.Path(self.lab.directory) / "mail" / mailbox
        files = sorted(path for name in ("new", "cur") for path in (directory / name).glob("*"))
        return [email.message_from_bytes(path.read_bytes()) for path in files]

    def ids(self, mailbox: str) -> list[str]:
        """Return the Message-IDs in a mailbox of the lab."""
        return [str(message["Message-ID"]) for message in self.delivered(mailbox)]

    def wait_for(self, what: t.Callable[[], bool], said: t.Callable[[], str]) -> None:
        """Wait until something is so; fails with what ``said`` returns."""
        deadline = time.monotonic() + _TIMEOUT
        while not what():
            assert time.monotonic() < deadline, said()
            time.sleep(0.1)
