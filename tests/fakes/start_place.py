# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where script/start is tried whole: a clone, an empty home, and a lab whose tenants nobody has touched."""

from __future__ import annotations

import json
import pathlib
import subprocess
import typing as t

from lab_clients import Lab
from lab_playbooks import ANY_PORTS
from quickstart_home import Quickstart
from start_person import Person

ALICE, BOB, ADMIN = "alice@contoso.test", "bob@contoso.test", "admin@contoso.test"
SHARED = f"info@contoso.test={ALICE}"


class Place:
    """A lab of its own, and a person who has nothing but a clone."""

    def __init__(self, quickstart: Quickstart, directory: pathlib.Path) -> None:
        self.quickstart = quickstart
        self.lab_directory = directory / "lab"
        self.home = quickstart.home
        self.directory = self.home / "m365-mail-oauth" / "contoso.test"
        self.environment = {**quickstart.environment, "M365_MAIL_OAUTH_LAB": str(self.lab_directory)}
        prepared = quickstart.run("--stop", M365_MAIL_OAUTH_LAB=str(self.lab_directory))  # makes the environment
        assert prepared.status == 0, prepared.output
        self.playbook("lab_up", "-e", json.dumps({"lab_ports": ANY_PORTS}))
        self.lab = Lab(self.lab_directory)

    def __enter__(self) -> Place:
        return self

    def __exit__(self, *_error: object) -> None:
        self.playbook("lab_down")

    def playbook(self, name: str, *arguments: str) -> None:
        done = subprocess.run(
            ["ansible-playbook", f"m365.mail_oauth.{name}", *arguments],
            env={**self.quickstart.ansible(), "M365_MAIL_OAUTH_LAB": str(self.lab_directory)},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def person(self, **habits: t.Any) -> Person:
        passwords = {
            user["user_principal_name"]: user["password"] for tenant in self.lab.data["tenants"] for user in tenant["users"]
        }
        return Person(self.quickstart.clone, self.home, self.environment, self.lab.data["ca_file"], passwords, ADMIN, **habits)

    def requests(self) -> list[dict[str, t.Any]]:
        return list(self.lab.control("GET", "/requests")["requests"])

    def shell(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a command that start has printed, in a new terminal's environment, without a terminal."""
        return subprocess.run(
            ["sh", "-c", command],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
