# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A reader of the documentation: an empty home, a terminal that is kept from one example to the next, and somebody at a browser.

What becomes of a block is said in a comment before it, ``<!-- readme-test: KIND ARGUMENT -->`` or ``.. docs-test: KIND ARGUMENT``:

- ``run [NAME]``: is run by the shell. Codes for device sign-ins that it shows are entered at the lab.
- ``fails STATUS``: the same; the text says that it ends with this exit status.
- ``start [NAME]``: the same, at the lab: script/start and the playbook would go to Microsoft.
- ``file NAME``: is written into the reader's directory.
- ``tenants``: its keys are added to those of the tenants file.
- ``checked [NAME]``: a playbook that would change this machine or another one runs in check mode; ``tests/programs`` runs its roles on hosts.
- ``exports KEY...``: shell that needs Azure is parsed; the variables that it exports get the lab's values of the identity, in this order.
  ``tests/clients`` runs the lines with Azure CLI itself.
- ``bootstrap``: stands in the tenants file in place of what is there, and a tenant is onboarded with it, with nothing but those variables.
- ``output NAME``: its lines appear in that run's output, in this order.
- ``mistake TEXT``: what the inventory says when TEXT is put into the tenants file.
- ``elsewhere REASON``: is not run here. ``tests/docs`` looks at what it names.
"""

from __future__ import annotations

import json
import os
import pathlib
import re
import ssl
import subprocess
import textwrap
import typing as t
import urllib.request

import yaml
from doc_blocks import Block
from quickstart_home import copy_checkout, network
from terminal import in_terminal

LIMIT = 600
PUBLISHED = "https://github.com/m365-mail-oauth/m365.mail_oauth.git"


def _publish(directory: pathlib.Path) -> dict[str, str]:
    """Make a git repository of the checkout; return the variables that lead git there instead of to GitHub."""
    repository = directory / "published"
    copy_checkout(repository)
    git = ["git", "-C", str(repository), "-c", "user.name=reader", "-c", "user.email=reader@contoso.test"]
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "Published"]):
        subprocess.run([*git, *arguments], check=True, capture_output=True, timeout=60)
    return {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"url.{repository.as_uri()}.insteadOf", "GIT_CONFIG_VALUE_0": PUBLISHED}


class Reader:
    """An empty home, a terminal in it, and somebody at a browser."""

    #: The tenants file of the documentation.
    TENANTS = "tenants.m365.yml"

    def __init__(self, directory: pathlib.Path) -> None:
        self.home = directory / "home"
        self.home.mkdir()
        self.environment = {"HOME": str(self.home), "PATH": os.environ["PATH"], **network(), **_publish(directory)}
        #: What a terminal keeps between two commands.
        self.exported, self.place = directory / "exported", directory / "place"
        self.exported.write_text("", encoding="utf-8")
        self.place.write_text(str(self.home), encoding="utf-8")
        self.outputs: dict[str, str] = {}
        #: A question that the reader is asked, and what is answered.
        self.question, self.answer = "", ""

    @property
    def directory(self) -> pathlib.Path:
        """Where the reader stands."""
        return pathlib.Path(self.place.read_text(encoding="utf-8").rstrip("\n"))

    @property
    def tenants(self) -> str:
        """The text of the tenants file."""
        return (self.directory / self.TENANTS).read_text(encoding="utf-8")

    @property
    def lab(self) -> dict[str, t.Any]:
        """What the browser and the Azure portal have to know; the reader does not look."""
        path = self.home / ".cache" / "m365-mail-oauth-lab" / "lab.json"
        return t.cast("dict[str, t.Any]", json.loads(path.read_text(encoding="utf-8")))

    def write(self, name: str, text: str) -> None:
        (self.directory / name).write_text(text, encoding="utf-8")

    def run(self, text: str) -> tuple[int, str]:
        """Run shell commands in a terminal and enter each code that appears; return the exit status and the output."""
        before = f"set +e; . '{self.exported}'; cd \"$(cat '{self.place}')\"; set -e\n"
        after = f"\nexport -p >'{self.exported}'; pwd >'{self.place}'\n"
        return in_terminal(
            ["bash", "-c", before + text + after], self.home, self.environment, self._approve, LIMIT, self._typed, self.question
        )

    def azure_made(self, script: str, keys: list[str]) -> None:
        """Export what the script exports, with the lab's values."""
        names = re.findall(r"^export (\w+)=\$\(az ", script, re.M)
        assert len(names) == len(keys), names
        (tenant,) = (tenant for tenant in self.lab["tenants"] if tenant["name"] == "contoso")
        status, output = self.run("".join(f"export {name}='{tenant['bootstrap'][key]}'\n" for name, key in zip(names, keys)))
        assert status == 0, output

    def _typed(self, line: str) -> str:
        return f"{self.answer}\n" if self.question and self.question in line else ""

    def _approve(self, code: str, user: str) -> None:
        lab = self.lab
        request = urllib.request.Request(
            f"{lab['control_url']}/device_codes/approve",
            json.dumps({"user_code": code, "username": user.replace("an administrator of ", "admin@")}).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {lab['control_secret']}"},
        )
        context = ssl.create_default_context(cafile=lab["ca_file"])
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
        with opener.open(request, timeout=30) as response:
            assert response.status == 200


def _merged(old: t.Any, new: t.Any) -> t.Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: _merged(old.get(key), value) for key, value in new.items()}}
    return new


def _run(block: Block, reader: Reader) -> None:
    text = block.commands.replace("script/start ", "script/start --lab ")
    if block.kind == "start":
        text = text.replace(" -e start_addresses=", ' -e "start_lab=$HOME/.cache/m365-mail-oauth-lab" -e start_addresses=')
    if block.kind == "checked":
        text = text.replace("ansible-playbook ", "ansible-playbook --check ")
    status, output = reader.run(text)
    wanted = int(block.argument) if block.kind == "fails" else 0
    assert status == wanted, f"{block.path.name}:{block.line}:\n{text}{output}"
    assert "Traceback" not in output
    reader.outputs[block.argument] = output


def _write(block: Block, reader: Reader) -> None:
    if block.language == "yaml":
        yaml.safe_load(block.text)
    reader.write(block.argument, block.text)


def _add(block: Block, reader: Reader) -> None:
    tenants = _merged(yaml.safe_load(reader.tenants), yaml.safe_load(block.text))
    reader.write(Reader.TENANTS, yaml.safe_dump(tenants, sort_keys=False))


def _export(block: Block, reader: Reader) -> None:
    done = subprocess.run(["bash", "-n"], input=block.text, text=True, capture_output=True, check=False, timeout=30)
    assert done.returncode == 0, done.stderr
    reader.azure_made(block.text, block.argument.split())


def _bootstrap(block: Block, reader: Reader) -> None:
    text = textwrap.indent(textwrap.dedent(block.text), "    ")
    changed, times = re.subn(r"^    bootstrap:\n(?:      .*\n)+", lambda _found: text, reader.tenants, flags=re.M)
    assert times == 1
    reader.write(Reader.TENANTS, changed)
    status, output = reader.run(f"ansible-playbook m365.mail_oauth.onboard -i {Reader.TENANTS}")
    assert status == 0, output
    assert "sign in as" not in output


def _compare(block: Block, reader: Reader) -> None:
    left = [line.rstrip() for line in reader.outputs[block.argument].splitlines()]
    for line in block.text.splitlines():
        assert line.rstrip() in left, f"not in the output, or not in this order: {line}"
        left = left[left.index(line.rstrip()) + 1 :]


def _mistake(block: Block, reader: Reader) -> None:
    anchor = "        sign_in_user: alice@contoso.test\n"
    assert anchor in reader.tenants
    reader.write("mistaken.m365.yml", reader.tenants.replace(anchor, f"{anchor}        {block.argument}\n"))
    _status, output = reader.run("ansible-inventory -i mistaken.m365.yml --graph")
    assert block.text.strip() in output


KINDS: dict[str, t.Callable[[Block, Reader], None]] = {
    **dict.fromkeys(("run", "fails", "start", "checked"), _run),
    "file": _write,
    "tenants": _add,
    "exports": _export,
    "bootstrap": _bootstrap,
    "output": _compare,
    "mistake": _mistake,
    "elsewhere": lambda _block, _reader: None,
}
