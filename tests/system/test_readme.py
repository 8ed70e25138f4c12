# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every example of the README, run as it stands, in order, in one terminal, by somebody who has an empty home and the README.

The reader's variables, directories and files come of the README's own commands. Of the world there are three stand-ins: a git repository of
this checkout in place of GitHub, somebody at a browser who enters the codes that appear, and the lab, to which the README itself turns.

A comment before each code block says what becomes of it: ``<!-- readme-test: KIND ARGUMENT -->``.

- ``run NAME``: is run by the shell. Codes for device sign-ins that it shows are entered at the lab.
- ``file NAME``: is written into the reader's directory.
- ``checked NAME``: a playbook that would change this machine runs in check mode; ``tests/programs`` runs its roles on a host of their own.
- ``exports KEY...``: shell that needs Azure is parsed; the variables that it exports get the lab's values of the identity, in this order.
  ``tests/clients`` runs the lines with Azure CLI itself.
- ``bootstrap``: stands in the tenants file in place of what is there, and a tenant is onboarded with it, with nothing but those variables.
- ``output NAME``: its lines appear in that run's output, in this order.
- ``mistake TEXT``: what the inventory says when TEXT is put into the tenants file.
"""

from __future__ import annotations

import dataclasses
import json
import os
import pathlib
import re
import ssl
import subprocess
import typing as t
import urllib.request

import pytest
import yaml
from quickstart_home import ROOT, copy_checkout, network
from terminal import in_terminal

BLOCK = re.compile(
    r"(?:^<!-- readme-test: (?P<kind>\w+) ?(?P<argument>[^\n]*?) ?-->\n)?^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.M | re.S
)
LIMIT = 600


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


KINDS = ("run", "file", "checked", "exports", "bootstrap", "output", "mistake")
PUBLISHED = "https://github.com/m365-mail-oauth/m365.mail_oauth.git"


def _publish(directory: pathlib.Path) -> dict[str, str]:
    """Make a git repository of the checkout; return the variables that lead git there instead of to GitHub."""
    repository = directory / "published"
    copy_checkout(repository)
    git = ["git", "-C", str(repository), "-c", "user.name=reader", "-c", "user.email=reader@contoso.test"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Published"]):
        subprocess.run([*git, *arguments], check=True, capture_output=True, timeout=60)
    return {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"url.{repository.as_uri()}.insteadOf", "GIT_CONFIG_VALUE_0": PUBLISHED}


class Reader:
    """An empty home, a terminal in it, and somebody at a browser."""

    def __init__(self, directory: pathlib.Path) -> None:
        self.home = directory / "home"
        self.home.mkdir()
        self.environment = {"HOME": str(self.home), "PATH": os.environ["PATH"], **network(), **_publish(directory)}
        #: What a terminal keeps between two commands.
        self.exported, self.place = directory / "exported", directory / "place"
        self.exported.write_text("", encoding="utf-8")
        self.place.write_text(str(self.home), encoding="utf-8")
        self.outputs: dict[str, str] = {}

    @property
    def directory(self) -> pathlib.Path:
        """Where the reader stands."""
        return pathlib.Path(self.place.read_text(encoding="utf-8").rstrip("\n"))

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
        return in_terminal(["bash", "-c", before + text + after], self.home, self.environment, self._approve, LIMIT)

    def azure_made(self, script: str, keys: list[str]) -> None:
        """Export what the script exports, with the lab's values."""
        names = re.findall(r"^export (\w+)=\$\(az ", script, re.M)
        assert len(names) == len(keys), names
        (tenant,) = (tenant for tenant in self.lab["tenants"] if tenant["name"] == "contoso")
        status, output = self.run("".join(f"export {name}='{tenant['bootstrap'][key]}'\n" for name, key in zip(names, keys)))
        assert status == 0, output

    def _approve(self, code: str, user: str) -> None:
        lab = self.lab
        request = urllib.request.Request(
            f"{lab['control_url']}/device_codes/approve",
            json.dumps({"user_code": code, "username": user}).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {lab['control_secret']}"},
        )
        context = ssl.create_default_context(cafile=lab["ca_file"])
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
        with opener.open(request, timeout=30) as response:
            assert response.status == 200


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> t.Iterator[Reader]:
    made = Reader(tmp_path_factory.mktemp("reader"))
    yield made
    stop = made.home / "m365.mail_oauth" / "script" / "quickstart"
    if (made.home / ".cache" / "m365-mail-oauth-lab").exists():  # in a new terminal: in the old one another Python comes first
        subprocess.run([str(stop), "--stop"], env=made.environment, capture_output=True, check=False, timeout=LIMIT)


def test_every_code_block_says_how_it_is_tested() -> None:
    assert EXAMPLES
    assert not [example for example in EXAMPLES if example.kind not in KINDS]


@pytest.mark.long
@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example, reader: Reader) -> None:
    if example.kind == "exports":
        done = subprocess.run(["bash", "-n"], input=example.text, text=True, capture_output=True, check=False, timeout=30)
        assert done.returncode == 0, done.stderr
        reader.azure_made(example.text, example.argument.split())
    elif example.kind == "bootstrap":
        tenants = (reader.directory / "tenants.m365.yml").read_text(encoding="utf-8")
        changed, times = re.subn(r"^    bootstrap:\n(?:      .*\n)+", lambda _found: example.text, tenants, flags=re.M)
        assert times == 1
        reader.write("tenants.m365.yml", changed)
        status, output = reader.run("ansible-playbook m365.mail_oauth.onboard -i tenants.m365.yml")
        assert status == 0, output
        assert "sign in as" not in output
    elif example.kind == "file":
        if example.language == "yaml":
            yaml.safe_load(example.text)
        reader.write(example.argument, example.text)
    elif example.kind in ("run", "checked"):
        text = example.text
        if example.kind == "checked":
            text = text.replace("ansible-playbook ", "ansible-playbook --check ")
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
        reader.write("mistaken.m365.yml", text.replace(anchor, f"{anchor}        {example.argument}\n"))
        _status, output = reader.run("ansible-inventory -i mistaken.m365.yml --graph")
        assert example.text.strip() in output


@pytest.mark.long
def test_the_administrator_signed_in_once(reader: Reader) -> None:
    assert reader.outputs["onboard"].count("sign in as admin@contoso.test:") == 1
    assert reader.outputs["onboard"].count("sign in as alice@contoso.test:") == 1
    for name in ("verify", "use"):
        assert "sign in as" not in reader.outputs[name]


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
