# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every example of the README, run as it stands, in order, in one terminal, by somebody who has an empty home and the README.

The reader's variables, directories and files come of the README's own commands. Of the world there are three stand-ins: a git repository of
this checkout in place of GitHub, somebody at a browser who enters the codes that appear, and the lab, to which the README itself turns.

``tests/fakes/doc_reader.py`` says what the comments before code blocks mean.
"""

from __future__ import annotations

import json
import subprocess

import pytest
from doc_blocks import Block, blocks
from doc_reader import KINDS, Reader
from quickstart_home import ROOT

EXAMPLES = blocks(ROOT / "README.md")


def test_every_code_block_says_how_it_is_tested() -> None:
    assert EXAMPLES
    assert not [example for example in EXAMPLES if example.kind not in KINDS]


@pytest.mark.long
@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Block, reader: Reader) -> None:
    KINDS[example.kind](example, reader)


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
