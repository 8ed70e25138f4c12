# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the guide and the pages say of causes is written by tests/tools/guide from the catalogue."""

from __future__ import annotations

import importlib.util
import pathlib
import sys

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES

_FILE = pathlib.Path(__file__).resolve().parents[2] / "tools" / "guide" / "__main__.py"
_SPEC = importlib.util.spec_from_file_location("guide_of_causes", _FILE)
assert _SPEC is not None and _SPEC.loader is not None
tool = importlib.util.module_from_spec(_SPEC)
sys.path.insert(0, str(_FILE.parent))
_SPEC.loader.exec_module(tool)


def test_the_guide_says_of_every_cause_what_the_catalogue_says() -> None:
    guide = tool.GUIDE.read_text(encoding="utf-8")
    says = {name: tool.in_general(cause.summary) for name, cause in CAUSES.items()}
    assert tool.written(guide, says) == guide, "run python tests/tools/guide"
    with pytest.raises(ValueError, match="has no table for: a_new_cause"):
        tool.written(guide, {**says, "a_new_cause": "x"})


def test_the_documents_are_as_the_catalogue_has_them() -> None:
    made = tool.documents()
    assert [path.name for path in tool.stale(made)] == [], "run python tests/tools/guide"
    assert {path.stem for path in made} == {"guide_diagnosis", "guide_troubleshooting", *CAUSES}


def test_every_text_leads_to_the_page_of_its_cause() -> None:
    import diagnosis_lines

    page = tool.documents()[tool.TROUBLE]
    lines = page.splitlines()
    for rule in diagnosis_lines.ALL:
        where = f":ref:`{rule.best} <ansible_collections.m365.mail_oauth.docsite.causes.{rule.best}>`"
        for line in diagnosis_lines.lines_of(rule) if rule.best in CAUSES else ():
            assert all(f"    {part}" in lines or part in page for part in line.text.splitlines())
            assert where in page
    said = page[page.index("An SMTP server\n---") :]
    assert said.index("causes.smtp_auth_disabled_tenant>") < said.index("SmtpClientAuthentication is disabled for the Tenant.")


def test_a_page_says_what_is_said_what_it_may_mean_besides_and_what_to_do() -> None:
    page = tool.documents()[tool.PAGES / "smtp_auth_disabled_tenant.rst"]
    assert (
        "An SMTP server, at the login::\n\n    535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled"
        in page
    )
    assert "* ``smtp_auth_disabled_mailbox``: Authenticated SMTP is switched off for the mailbox." in page
    assert "::\n\n    Set-CASMailbox -Identity MAILBOX -SmtpClientAuthenticationDisabled $false" in page
    numbers = tool.documents()[tool.PAGES / "client_secret_wrong.rst"]
    assert "Numbers of Microsoft Entra ID: AADSTS7000215, " in numbers
    assert "cannot open the token file /etc/tokens/alice.json." in tool.documents()[tool.PAGES / "token_file_unreadable.rst"]


def test_a_page_of_a_cause_that_is_none_any_more_is_stale(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    monkeypatch.setattr(tool, "PAGES", tmp_path)
    (tmp_path / "old.rst").write_text("x", encoding="utf-8")
    assert [path.name for path in tool.stale({tmp_path / "new.rst": "y"})] == ["new.rst", "old.rst"]


def test_no_markup_comes_of_what_is_said() -> None:
    import cause_pages

    assert cause_pages._escaped("a * b `c` |d| name_ x_y") == r"a \* b \`c\` \|d\| name\_ x_y"
