# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Running the lab's playbooks as a user does."""

from __future__ import annotations

import dataclasses
import json
import os
import pathlib
import re
import subprocess
import sys
import typing as t

ANY_PORTS = dict.fromkeys(
    ("emulator", "decision", "imap", "imaps", "pop3", "pop3s", "submission", "submissions", "relay", "ssh"), 0
)


Json = t.Dict[str, t.Any]


class Recap(t.NamedTuple):
    """What a play came to."""

    ok: bool
    changed: int
    output: str


@dataclasses.dataclass
class Playbooks:
    """Runs the lab's playbooks by name."""

    collections_path: pathlib.Path
    directory: pathlib.Path

    def environment(self) -> dict[str, str]:
        """Return the environment of an ansible process."""
        return {
            **os.environ,
            "ANSIBLE_COLLECTIONS_PATH": str(self.collections_path),
            "ANSIBLE_NOCOLOR": "1",
            "ANSIBLE_LOCALHOST_WARNING": "false",
            "ANSIBLE_INVENTORY_UNPARSED_WARNING": "false",
            "M365_MAIL_OAUTH_LAB": str(self.directory),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def run(self, playbook: str, *arguments: str, **variables: t.Any) -> Recap:
        """Run ``lab_up`` or ``lab_down``."""
        program = str(pathlib.Path(sys.executable).with_name("ansible-playbook"))
        extra = json.dumps({"lab_ports": ANY_PORTS, **variables})
        command = [program, f"m365.mail_oauth.{playbook}", "-e", extra, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=self.environment(), check=False)
        output = done.stdout + done.stderr
        found = re.search(r"changed=(\d+) .*failed=(\d+)", output)
        return Recap(done.returncode == 0, int(found[1]) if found else -1, output)

    def control(self, command: str) -> Json:
        """Use the program behind the role, without Ansible; return what it says."""
        files = self.collections_path / "ansible_collections" / "m365" / "mail_oauth" / "roles" / "lab" / "files"
        done = subprocess.run(
            [sys.executable, "-m", "lab_control", "--directory", str(self.directory), command],
            capture_output=True,
            text=True,
            timeout=60,
            env={**os.environ, "PYTHONPATH": str(files)},
            check=False,
        )
        return t.cast(Json, json.loads(done.stdout))
