# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Plays on a test host, run as a user does: over SSH, from an inventory and a playbook in files."""

from __future__ import annotations

import dataclasses
import json
import os
import pathlib
import re
import subprocess
import sys
import typing as t

import debian_root
from lab_playbooks import Playbooks, Recap

Tasks = t.List[t.Dict[str, t.Any]]
_TIMEOUT = 540


@dataclasses.dataclass
class HostPlays:
    """Runs tasks and roles on a host, with the lab's environment."""

    playbooks: Playbooks
    host: debian_root.DebianRoot
    directory: pathlib.Path

    def role(self, name: str, *arguments: str, **variables: t.Any) -> Recap:
        """Run ``m365.mail_oauth.NAME`` on the host with these variables."""
        return self.tasks([{"ansible.builtin.include_role": {"name": f"m365.mail_oauth.{name}"}}], *arguments, **variables)

    def tasks(self, tasks: Tasks, *arguments: str, **variables: t.Any) -> Recap:
        """Run tasks on the host."""
        play = {"name": "Test", "hosts": debian_root.HOST_NAME, "gather_facts": True, "vars": variables, "tasks": tasks}
        path = self.directory / "play.json"
        path.write_text(json.dumps([play]), encoding="utf-8")
        return self.playbook(str(path), *arguments)

    def playbook(self, playbook: str, *arguments: str, **environment: str) -> Recap:
        """Run a playbook, by path or name, with the host in its inventory (group ``mail_hosts``)."""
        inventory = self.directory / "hosts.ini"
        inventory.write_text(f"[mail_hosts]\n{self.host.inventory_line()}\n", encoding="utf-8")
        program = str(pathlib.Path(sys.executable).with_name("ansible-playbook"))
        done = subprocess.run(
            [program, "-i", str(inventory), playbook, *arguments],
            capture_output=True,
            text=True,
            timeout=_TIMEOUT,
            env={**self.environment(), **environment},
            check=False,
            cwd=self.directory,
        )
        output = done.stdout + done.stderr
        found = re.search(rf"^{debian_root.HOST_NAME}\s.*changed=(\d+)", output, re.MULTILINE)
        return Recap(done.returncode == 0, int(found[1]) if found else -1, output)

    def environment(self) -> dict[str, str]:
        """Return the environment of an ansible process; connections end with the session."""
        return {
            **self.playbooks.environment(),
            "ANSIBLE_SSH_CONTROL_PATH_DIR": str(self.directory / "cp"),
            "ANSIBLE_SSH_ARGS": "-o ControlMaster=auto -o ControlPersist=5s",
            "ANSIBLE_PIPELINING": "true",
            "M365_MAIL_OAUTH_SIGN_IN_WAIT": "always",  # somebody stands by at the lab's page
            "HOME": os.environ.get("HOME", "/root"),
        }
