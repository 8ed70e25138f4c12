# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What several modules say of the same return value is written by tests/tools/return_values."""

from __future__ import annotations

import importlib.util
import pathlib

import pytest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "return_values" / "__main__.py"
_spec = importlib.util.spec_from_file_location("return_values", TOOL)
assert _spec is not None and _spec.loader is not None
return_values = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(return_values)

MODULE = '''\
DOCUMENTATION = r"""
options:
  changes:
    description: An option of the same name.
"""
RETURN = r"""
changes:
  description:
    - Words of its own,
      on two lines.
  returned: at times
  sample:
    - type: of its own
error:
  description: Its own.
  contains:
    code:
      description: Another one.
      sample: no_answer
"""
'''


def test_the_modules_say_what_the_table_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert return_values.main(["--check"]) == 0, capsys.readouterr().out


def test_a_module_that_says_something_else_is_named_and_mended(
    tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    module = tmp_path / "application.py"
    module.write_text(MODULE, encoding="utf-8")
    assert return_values.main(["--check"], tmp_path) == 1
    assert capsys.readouterr().out.startswith("application.py: ")
    assert module.read_text(encoding="utf-8") == MODULE
    assert return_values.main([], tmp_path) == 0
    options, returned = module.read_text(encoding="utf-8").split("RETURN = ")
    assert options == MODULE.split("RETURN = ", maxsplit=1)[0]
    assert returned.splitlines()[1:] == [
        "changes:",
        "  description: What was changed, in words; in check mode, what would be.",
        "  type: list",
        "  elements: str",
        "  returned: success",
        "  sample:",
        "    - type: of its own",
        "error:",
        "  description: Its own.",
        "  contains:",
        "    code:",
        "      description: A short stable name of the cause.",
        "      type: str",
        "      returned: always",
        "      sample: no_answer",
        '"""',
    ]
    assert return_values.main(["--check"], tmp_path) == 0
