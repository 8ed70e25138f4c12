# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lists of clouds, protocols, TLS modes and kinds of report are written by tests/tools/choices from the tables that the code uses."""

from __future__ import annotations

import importlib.util
import pathlib

import pytest
import yaml

from ansible_collections.m365.mail_oauth.plugins.doc_fragments import _entra_auth
from ansible_collections.m365.mail_oauth.plugins.module_utils._clouds import CLOUDS

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "choices" / "__main__.py"
_spec = importlib.util.spec_from_file_location("choices", TOOL)
assert _spec is not None and _spec.loader is not None
choices = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(choices)

TABLES = (
    choices.Choices(("global", "moon", "mars", "consumer"), 2, frozenset({"consumer"})),
    choices.Choices(("imap", "pop", "smtp", "managesieve"), 3),
)


def test_all_lists_are_as_the_tables_have_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert choices.main(["--check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("choices: [global, moon, consumer]", "choices: [global, moon, mars, consumer]"),
        ("choices: [global, moon]", "choices: [global, moon, mars]"),
        ('[\n  "imap",\n  "pop",\n  "smtp"\n]', '[\n  "imap",\n  "pop",\n  "smtp",\n  "managesieve"\n]'),
        ("choices: [imap, pop]", "choices: [imap, pop]"),
        ("choices: [imap, pop, smtp, gone]", "choices: [imap, pop, smtp, managesieve]"),
        ("dovecot__authorities:\n  global: x\nother: 1\n", "dovecot__authorities:\n  global: https://a.test\nother: 1\n"),
    ],
)
def test_a_list_is_made_whole(before: str, after: str) -> None:
    assert choices.written(before, TABLES, {"global": "https://a.test"}) == after


def test_a_stale_file_is_named_and_mended(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    stale = tmp_path / "roles" / "isync" / "meta" / "argument_specs.yml"
    stale.parent.mkdir(parents=True)
    stale.write_text("choices: [implicit, starttls, clear]\n")
    assert choices.main(["--check"], tmp_path) == 1 and "roles/isync/meta/argument_specs.yml" in capsys.readouterr().out
    assert choices.main([], tmp_path) == 0
    assert stale.read_text() == "choices: [implicit, starttls]\n"


def test_every_cloud_of_organisations_is_described_where_options_describe_them() -> None:
    described = yaml.safe_load(_entra_auth.ModuleDocFragment.DOCUMENTATION)["options"]["cloud"]["choices"]
    assert list(described) == [name for name in CLOUDS if name != "consumer"]
