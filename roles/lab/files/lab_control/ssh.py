# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The private sshd: its host key, the one key it lets in, the client's list of known hosts, and the directory it insists on."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess

from . import ports
from .errors import LabError
from .layout import Layout, write_if_changed


def ensure_keys(layout: Layout, ssh_keygen: str) -> bool:
    """Make what is missing; return whether that changed anything."""
    changed = False
    for name, comment in (("host_key", "m365.mail_oauth lab host"), ("id", "m365.mail_oauth lab client")):
        path = layout.ssh / name
        if path.exists():
            continue
        command = [ssh_keygen, "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", str(path)]
        answer = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False)
        if answer.returncode != 0:
            raise LabError(f"ssh-keygen could not make {path}: {answer.stderr.strip()}")
        changed = True
    client = (layout.ssh / "id.pub").read_text(encoding="utf-8")
    host = (layout.ssh / "host_key.pub").read_text(encoding="utf-8").split()
    known = "".join(f"[{name}]:{layout.ports['ssh']} {host[0]} {host[1]}\n" for name in (ports.HOST, "localhost"))
    changed |= write_if_changed(layout.ssh / "authorized_keys", client)
    changed |= write_if_changed(layout.ssh / "known_hosts", known)
    return changed


def ensure_privilege_directory(layout: Layout, sshd: str) -> None:
    """Make the empty directory, named at build time, that an sshd of root wants and that is gone after every boot."""
    answer = subprocess.run(
        [sshd, "-t", "-f", str(layout.ssh / "sshd_config")],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    match = re.search(r"Missing privilege separation directory: (/\S+)", answer.stderr)
    if match is not None and os.geteuid() == 0:
        pathlib.Path(match[1]).mkdir(mode=0o755, parents=True, exist_ok=True)
    elif answer.returncode != 0:
        raise LabError(f"sshd refuses its configuration: {answer.stderr.strip()}")
