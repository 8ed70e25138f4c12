# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The playbooks of start at a terminal, with an emulator in place of a lab: no mail server is there, so that nothing comes of the logins."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
import typing as t

from terminal import in_terminal

from entra_emulator.testing import Emulator

ALICE, BOB, ADMIN = "alice@contoso.test", "bob@contoso.test", "admin@contoso.test"


class Desk:
    """A home directory, and somebody who enters codes; ``asked`` is who was asked for one."""

    def __init__(self, emulator: Emulator, directory: pathlib.Path, collections_path: pathlib.Path) -> None:
        self.emulator, self.home = emulator, directory
        self.place = directory / "m365-mail-oauth" / "contoso.test"
        self.asked: list[str] = []
        self.environment = {
            "PATH": f"{pathlib.Path(sys.executable).parent}:/usr/bin:/bin",
            "HOME": str(directory),
            "ANSIBLE_COLLECTIONS_PATH": str(collections_path),
            "ANSIBLE_NOCOLOR": "1",
        }
        lab = directory / "lab"
        lab.mkdir()
        addresses = {"authority": emulator.authority, "graph_url": emulator.graph_url, "ca_path": emulator.ca_file}
        lines = [f"  {name}: {address}" for name, address in addresses.items()]
        (lab / "defaults.yml").write_text("\n".join(["defaults:", *lines, ""]), encoding="utf-8")

    def find(self, *addresses: str, **variables: t.Any) -> subprocess.CompletedProcess[str]:
        """Run the first half, which makes the directory."""
        given = {"start_addresses": list(addresses), "start_lab": str(self.home / "lab"), **variables}
        return subprocess.run(
            ["ansible-playbook", "m365.mail_oauth.start_directory", "-e", json.dumps(given)],
            env=self.environment,
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def play(self, playbook: str, *arguments: str) -> tuple[int, str]:
        """Run a playbook of the collection in the directory, in a terminal."""
        return self.run(f"m365.mail_oauth.{playbook}", *arguments)

    def run(self, *arguments: str) -> tuple[int, str]:
        """Run ansible-playbook in the directory, in a terminal; an administrator and each user sign in when they are asked."""

        def approve(code: str, who: str) -> None:
            self.asked.append(who)
            self.emulator.approve(code, ADMIN if who.startswith("an administrator of") else who)

        return in_terminal(["ansible-playbook", *arguments], self.place, self.environment, approve, 240)
