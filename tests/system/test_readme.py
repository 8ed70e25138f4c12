# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every example of the README, run as it stands; the lab stands in for Microsoft's hosts.

A comment before each code block says what becomes of it: ``<!-- readme-test: KIND ARGUMENT -->``.

- ``syntax``: shell that cannot run here (it needs the internet or an Azure login) is parsed.
- ``file NAME``: is written, for the blocks after it.
- ``run NAME``: is run by the shell. Codes for device sign-ins that it shows are entered at the lab.
- ``parsed NAME``: a playbook that would change this machine has its syntax checked; ``tests/programs`` runs its roles on a host of their own.
- ``output NAME``: its lines appear in that run's output, in this order.
- ``mistake TEXT``: what the inventory says when TEXT is put into the tenants file.
"""

from __future__ import annotations

import dataclasses
import json
import pathlib
import re
import ssl
import subprocess
import threading
import urllib.request

import pytest
import yaml
from quickstart_home import ROOT, Quickstart, Run

BLOCK = re.compile(
    r"(?:^<!-- readme-test: (?P<kind>\w+) ?(?P<argument>[^\n]*?) ?-->\n)?^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.M | re.S
)
LIMIT = 300


@dataclasses.dataclass(frozen=True)
class Example:
    number: int
    kind: str
    argument: str
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.number}-{self.kind}-{self.argument}".replace(" ", "_")


def examples() -> list[Example]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [
        Example(number, found["kind"] or "", found["argument"] or "", found["language"], found["text"])
        for number, found in enumerate(BLOCK.finditer(text), 1)
    ]


EXAMPLES = examples()


class Reader:
    """The README's reader: a directory, the lab in place of Microsoft, and somebody at a browser."""

    def __init__(self, directory: pathlib.Path, quickstart: Quickstart) -> None:
        self.directory = directory
        self.lab = quickstart.description
        (self.tenant,) = (tenant for tenant in self.lab["tenants"] if tenant["name"] == "contoso")
        self.environment = {
            **quickstart.ansible(),
            "ADMIN_CLIENT_ID": self.tenant["bootstrap"]["client_id"],
            "ADMIN_CLIENT_SECRET": self.tenant["bootstrap"]["client_secret"],
        }
        self.outputs: dict[str, str] = {}

    def write(self, name: str, text: str) -> None:
        if name.endswith(".m365.yml"):
            lab = self.lab
            text += "defaults:\n" + "".join(
                f"  {key}: {json.dumps(value)}\n"
                for key, value in {
                    "authority": lab["authority"],
                    "graph_url": lab["graph_url"],
                    "ca_path": lab["ca_file"],
                    "trusted_hosts": ["localhost"],
                    "endpoints": lab["endpoints"],
                }.items()
            )
        (self.directory / name).write_text(text, encoding="utf-8")

    def run(self, text: str) -> tuple[int, str]:
        """Run shell commands and enter each code that appears; return the exit status and the output."""
        process = subprocess.Popen(
            ["bash", "-euc", text],
            cwd=self.directory,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        limit = threading.Timer(LIMIT, process.kill)
        limit.start()
        lines, user = [], ""
        try:
            assert process.stdout is not None
            for line in process.stdout:
                lines.append(line)
                if found := re.search(r"sign in as (\S+):", line):
                    user = found[1]
                elif found := re.search(r"^\s+enter (\S+)", line):
                    self._approve(found[1], user)
            return process.wait(), "".join(lines)
        finally:
            limit.cancel()
            process.kill()
            process.wait()

    def _approve(self, code: str, user: str) -> None:
        request = urllib.request.Request(
            f"{self.lab['control_url']}/device_codes/approve",
            json.dumps({"user_code": code, "username": user}).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {self.lab['control_secret']}"},
        )
        context = ssl.create_default_context(cafile=self.lab["ca_file"])
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
        with opener.open(request, timeout=30) as response:
            assert response.status == 200


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory, quickstart: Quickstart, first_run: Run) -> Reader:
    assert first_run.status == 0, first_run.output
    made = Reader(tmp_path_factory.mktemp("reader"), quickstart)
    made.outputs["quickstart"] = first_run.output
    return made


def test_every_code_block_says_how_it_is_tested() -> None:
    assert EXAMPLES
    assert not [example for example in EXAMPLES if example.kind not in ("syntax", "file", "run", "parsed", "output", "mistake")]


@pytest.mark.long
@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example, reader: Reader) -> None:
    if example.kind == "syntax":
        done = subprocess.run(["bash", "-n"], input=example.text, text=True, capture_output=True, check=False, timeout=30)
        assert done.returncode == 0, done.stderr
    elif example.kind == "file":
        if example.language == "yaml":
            yaml.safe_load(example.text)
        reader.write(example.argument, example.text)
    elif example.kind in ("run", "parsed"):
        text = example.text
        if example.kind == "parsed":
            text = text.replace("ansible-playbook ", "ansible-playbook --syntax-check ")
        status, output = reader.run(text)
        assert status == 0, output
        reader.outputs[example.argument] = output
    elif example.kind == "output":
        left = [line.rstrip() for line in reader.outputs[example.argument].splitlines()]
        for line in example.text.splitlines():
            assert line.rstrip() in left, f"not in the output, or not in this order: {line}"
            left = left[left.index(line.rstrip()) + 1 :]
    else:
        text = (reader.directory / "tenants.m365.yml").read_text(encoding="utf-8")
        anchor = "        sign_in_user: alice@contoso.test\n"
        assert anchor in text
        (reader.directory / "mistaken.m365.yml").write_text(
            text.replace(anchor, f"{anchor}        {example.argument}\n"), encoding="utf-8"
        )
        _status, output = reader.run("ansible-inventory -i mistaken.m365.yml --graph")
        assert example.text.strip() in output


@pytest.mark.long
def test_what_the_examples_left_behind(reader: Reader) -> None:
    """The files that the last example wrote are a token and a SASL string for the right mailbox."""
    token = (reader.directory / "alice.token").read_text(encoding="utf-8")
    assert token.count(".") == 2
    sasl = (reader.directory / "info.xoauth2").read_text(encoding="utf-8")
    code = "import base64, sys; print(repr(base64.b64decode(sys.argv[1]).decode()))"
    shown = subprocess.run(["python3", "-c", code, sasl], capture_output=True, text=True, check=True, timeout=30).stdout
    assert shown.startswith(r"'user=info@contoso.test\x01auth=Bearer ey")
    report = json.loads((reader.directory / "mail-oauth-report" / "report.json").read_text(encoding="utf-8"))
    assert report["ok"]
    assert {check["mailbox"] for check in report["checks"]} == {"alice@contoso.test", "info@contoso.test"}
