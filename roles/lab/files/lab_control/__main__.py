# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""``python -m lab_control --directory DIR COMMAND``: prints one JSON object, exits with 1 when that has ``failed``.

prepare   makes directories and keys, decides on ports, tells what the configuration templates need and what is not installed
up        starts what does not run, or runs with an older configuration, and writes lab.json
down      stops everything
remove    stops everything and deletes the directory
status    tells what runs

With ``--check`` nothing is changed and ``changed`` says what would be. No output ever holds a password, a key or a secret.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import shutil
import sys
import typing as t

from entra_emulator import gate

from . import description, maildir, ports, processes, services, ssh, system
from .errors import LabError
from .layout import Layout, write_if_changed
from .service import Runner, Service

FILES = pathlib.Path(__file__).resolve().parent.parent

Result = t.Dict[str, t.Any]


class Lab:
    """The commands."""

    def __init__(self, directory: pathlib.Path, *, check: bool) -> None:
        self.check = check
        self.layout = Layout(directory).load()
        self.runner = Runner(self.layout.records, self.layout.logs)

    def running(self) -> list[str]:
        """Return the names of the processes that run."""
        return [name for name in services.NAMES if self.runner.running(name) is not None]

    def prepare(self, wanted: t.Any) -> Result:
        """Make everything but the configuration files."""
        layout = self.layout
        layout.check_usable()
        programs = system.find_programs()
        facts: Result = {
            "missing": programs.missing,
            "missing_libraries": system.missing_libraries(),
            "python": system.interpreter(),
            "root": os.geteuid() == 0,
            "ready": False,
        }
        if programs.missing or facts["missing_libraries"] or programs.dovecot is None or programs.ssh_keygen is None:
            return {**facts, "changed": False}
        owner = system.mail_owner()
        chosen, moved = ports.choose(layout.ports, ports.parse_wanted(wanted), self.running())
        facts.update(
            directory=str(layout.directory),
            dovecot_version=system.dovecot_version(programs.dovecot),
            mail_uid=owner.uid,
            mail_gid=owner.gid,
            user=system.user().pw_name,
            group=system.group(),
            use_pam=facts["root"] and system.password_locked(),
            terminals=system.terminals_usable(),
            ports=chosen,
            moved=moved,
        )
        if self.check:
            facts.update(ready=layout.exists(), runtime_directory=str(layout.runtime_directory))
            return {**facts, "changed": chosen != layout.ports or not layout.exists()}
        changed = not layout.mail.exists()
        if changed:
            maildir.make(layout.mail, owner, layout.directory, parts=())
        changed |= layout.make()
        for name in services.NAMES:
            changed |= self.runner.clear_leftovers(name)
        layout.ports = chosen
        changed |= layout.ensure_runtime_directory()
        changed |= layout.save()
        changed |= ssh.ensure_keys(layout, programs.ssh_keygen)
        return {**facts, "changed": changed, "ready": True, "runtime_directory": str(layout.runtime_directory)}

    def up(self) -> Result:
        """Start what has to be started."""
        if not self.layout.exists():
            raise LabError(f"{self.layout.directory} holds no lab; prepare it first.")
        programs = system.find_programs()
        if not self.check:
            gate.secret(self.layout.directory)  # an older lab has none yet; the emulator starts anew for it
        started: list[str] = []
        self._bring(services.emulator(self.layout, FILES), started)
        if self.check and started:
            return {"changed": True, "started": started}
        seeded = description.ask_emulator(self.layout)
        made = self._mailboxes([mailbox["address"] for mailbox in seeded["mailboxes"]])
        self._bring(services.relay(self.layout, FILES), started)
        self._bring(services.dovecot(self.layout, FILES, programs), started)
        sshd = services.sshd(self.layout, FILES, programs)
        if not (self.check or self.runner.current(sshd)):
            ssh.ensure_privilege_directory(self.layout, sshd.arguments[0])
        self._bring(sshd, started)
        if self.check:
            return {"changed": bool(started or made), "started": started, "mailboxes": made}
        described = description.describe(self.layout, self.runner, seeded)
        written = write_if_changed(self.layout.description, json.dumps(described, indent=2) + "\n")
        written = write_if_changed(self.layout.defaults, description.tenants_defaults(described)) or written
        return {"changed": bool(started or made or written), "started": started, "mailboxes": made}

    def _bring(self, service: Service, started: list[str]) -> None:
        if self.runner.current(service):
            return
        started.append(service.name)
        if not self.check:
            self.runner.stop([service.name])
            self.runner.start(service)

    def _mailboxes(self, addresses: t.Sequence[str]) -> list[str]:
        """Make the Maildirs, each with a first message; return the addresses of the new ones."""
        owner = system.mail_owner()
        made = [name for name in addresses if maildir.find(self.layout.mail, name) is None]
        if self.check:
            return made
        if not maildir.is_maildir(self.layout.outbox):
            maildir.make(self.layout.outbox, maildir.Owner(os.geteuid(), os.getegid()), self.layout.directory)
        for name in made:
            box = maildir.mailbox_directory(self.layout.mail, name)
            maildir.make(box, owner, self.layout.directory)
            maildir.deliver(box, maildir.welcome(name))
        return made

    def down(self) -> Result:
        """Stop everything, the last started first."""
        if not self.layout.exists():
            return {"changed": False, "stopped": []}
        self.layout.check_usable()
        stopped = self.running() if self.check else self.runner.stop(reversed(services.NAMES))
        return {"changed": bool(stopped), "stopped": stopped}

    def remove(self) -> Result:
        """Stop everything and delete the lab; a directory that holds no lab is left alone."""
        directory = self.layout.directory
        if not directory.exists():
            return {"changed": False, "stopped": []}
        self.layout.check_usable()
        result = self.down()
        if not self.check:
            self.layout.remove_runtime_directory()
            shutil.rmtree(directory)
        return {**result, "changed": True}

    def status(self) -> Result:
        """Tell what runs."""
        return {"changed": False, "directory": str(self.layout.directory), "running": self.running(), "ports": self.layout.ports}


def main(arguments: t.Sequence[str] | None = None) -> int:
    """Run one command and print its result."""
    parser = argparse.ArgumentParser(
        prog="lab_control", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--directory", type=pathlib.Path, required=True)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--ports", default="{}", help="JSON object: name of a port to its number, 0 for any free one")
    parser.add_argument("command", choices=["prepare", "up", "down", "remove", "status"])
    options = parser.parse_args(arguments)
    try:
        result = _run(options)
    except LabError as error:
        result = {"failed": True, "changed": False, "msg": str(error)}
    except OSError as error:
        place = error.filename or options.directory
        message = f"{place}: {error.strerror or error}. The lab wants a directory that this user can write to, and room in it."
        result = {"failed": True, "changed": False, "msg": message}
    sys.stdout.write(json.dumps(result, sort_keys=True) + "\n")
    return 1 if result.get("failed") else 0


def _run(options: argparse.Namespace) -> Result:
    processes.require_proc()
    directory = pathlib.Path(os.path.abspath(os.path.expanduser(options.directory)))
    lab = Lab(directory, check=options.check)
    command = getattr(lab, options.command)
    call = (lambda: command(json.loads(options.ports))) if options.command == "prepare" else command
    if options.check or options.command == "status" or not (directory.exists() or options.command == "prepare"):
        return t.cast("Result", call())
    lab.layout.check_usable()
    with lab.layout.locked():
        lab.layout.load()
        return t.cast("Result", call())


if __name__ == "__main__":
    sys.exit(main())
