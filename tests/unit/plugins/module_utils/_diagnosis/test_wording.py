# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Commands in findings are whole and harmless, whatever the names in them are: they are made to be copied."""

from __future__ import annotations

import ast
import pathlib
import re
import shlex
import typing as t

import pytest
import wicked_names
from hypothesis import given
from hypothesis import strategies as st
from powershell_tokens import tokenize

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.causes.login import CAUSES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.rules.catalogue import RULES
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.texts import diagnose_text
from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.wording import COMMAND, Prose, Texts, command, fill

PLUGINS = pathlib.Path(__file__).resolve().parents[5] / "plugins"

#: A cmdlet (an approved verb and a noun) with an argument, or a program that people run in a shell.
_RUNS = re.compile(
    r"\b(?:Add|Connect|Enable|Get|New|Remove|Set|Test)-[A-Z][A-Za-z]+(?= +[-'{|])"
    r"|\b(?:openssl (?:s_client|x509|pkey)|nc -|getent|sudo|az [a-z]+|ansible(?:-\w+)? m365|curl) "
)
_PLACEHOLDER = re.compile(r"\{\w*\}")


def _texts() -> t.Iterator[tuple[str, str]]:
    for name, cause in CAUSES.items():
        yield from ((f"{name}.{field}", getattr(cause, field)) for field in ("summary", "remedy", "confirm", "elsewhere", "own"))
    for rule in RULES.rules:
        yield from ((f"{rule.id}.{field}", getattr(rule, field)) for field in ("summary", "remedy", "confirm", "note"))


def unmarked(text: str) -> str:
    """Return a command in the prose of a text that has a placeholder behind it in the same sentence, else nothing."""
    for sentence in re.split(r"[.;,)]+ ", COMMAND.sub("", text)):
        found = _RUNS.search(sentence)
        if found and _PLACEHOLDER.search(sentence, found.end()):
            return sentence
    return ""


def test_every_command_with_a_placeholder_is_marked_with_its_language() -> None:
    assert {place: unmarked(text) for place, text in _texts() if unmarked(text)} == {}


def test_an_unmarked_command_would_be_seen() -> None:
    assert unmarked("Allow it: Set-CASMailbox -Identity {user} -ImapEnabled $true")
    assert unmarked("openssl s_client -connect {host}:{port}")
    assert not unmarked("Allow it: <powershell>Set-CASMailbox -Identity {user}</powershell> for {user}.")


#: A command that can be run as it stands, also without a placeholder.
_STANDS = re.compile(
    r"(?<![/\w.])(?:(?:Add|Connect|Get|New|Remove|Set|Test)-(?:CAS|EXO|Mailbox|Recipient|Service|Transport|Authentication|Management|Blocked)\w*"
    r"|openssl \w+ -|nc -|getent |az (?:ad|rest) (?!app permission)|postconf|pluginviewer|chmod \d|mail-oauth-token (?:status|refresh)|sudo -)"
)
#: Texts that other rooms show as they are, without marks.
_ELSEWHERE = ("R-",)


def test_every_command_stands_apart_from_prose() -> None:
    """Whoever is paged copies a line: prose leads to it, or stands alone."""
    wrong = {}
    for place, text in _texts():
        if place.startswith(_ELSEWHERE) or place.endswith("summary"):
            continue
        pieces = re.split(r"<(?:shell|powershell)>.*?</(?:shell|powershell)>", text)
        bare = [piece for piece in pieces if _STANDS.search(piece)]
        led = all(not piece.strip() or piece.rstrip().endswith((":", ".", "?")) for piece in pieces[:-1])
        goes_on = all(not piece.strip() or piece.lstrip()[0].isupper() for piece in pieces[1:])
        if bare or not led or not goes_on:
            wrong[place] = text
    assert wrong == {}


def test_commands_are_lines_of_their_own() -> None:
    text = "Grant it: <powershell>Get-Mailbox {user}</powershell> It takes an hour. <shell>nc -vz {user} 1</shell> <shell>date</shell>"
    assert fill(text, {"user": "o'brien smith@contoso.test"}).splitlines() == [
        "Grant it:",
        "Get-Mailbox 'o''brien smith@contoso.test'",
        "It takes an hour.",
        "nc -vz 'o'\"'\"'brien smith@contoso.test' 1",
        "date",
    ]


def _harmless(value: ast.expr) -> bool:
    """Whether this is a constant of ours, or what a quoter returned."""
    return (isinstance(value, ast.Name) and value.id.isupper()) or (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in ("shell", "string", "quote")
    )


def _template(node: ast.JoinedStr) -> str:
    parts = (
        (part.value, isinstance(part, ast.Constant))
        for part in node.values
        if isinstance(part, (ast.Constant, ast.FormattedValue))
    )
    return "".join(
        str(value) if constant else "X" if isinstance(value, ast.expr) and _harmless(value) else "{}" for value, constant in parts
    )


def test_no_code_puts_a_value_into_a_command_by_itself() -> None:
    found = []
    for path in sorted(PLUGINS.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        # script.py writes whole lines of PowerShell, see test_script.py.
        if path.name != "script.py" and _RUNS.search(text):
            nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.JoinedStr)]
            found += [f"{path.relative_to(PLUGINS)}:{node.lineno}" for node in nodes if unmarked(_template(node))]
    assert found == []


def test_there_is_one_place_that_fills_texts() -> None:
    users = [path.name for path in (PLUGINS / "module_utils").rglob("*.py") if "format_map" in path.read_text(encoding="utf-8")]
    assert users == ["wording.py"]


VALUES = {
    "host": "mail.contoso.test",
    "port": "993",
    "protocol": "IMAP",
    "scope": "IMAP.AccessAsUser.All",
    "app_role": "IMAP.AccessAsApp",
    "switch": "ImapEnabled",
    "audience": "unknown",
    "app_id": "0b3ea1c2-1111-2222-3333-444455556666",
    "object_id": "0b3ea1c2-1111-2222-3333-444455556667",
    "length": "1",
}


def _commands(text: str) -> t.Iterator[tuple[str, str]]:
    for found in COMMAND.finditer(text):
        if "{" in found[2]:
            yield found[1], found[2]


def _words(language: str, command_line: str) -> list[str]:
    return [token.text for token in tokenize(command_line)] if language == "powershell" else shlex.split(command_line)


@pytest.mark.parametrize("name", wicked_names.ALL)
def test_no_name_changes_what_a_command_does(name: str) -> None:
    values = {**VALUES, **dict.fromkeys(("user", "token_user", "sender", "login", "file", "host"), name)}
    for place, text in _texts():
        for language, template in _commands(text):
            done = fill(f"<{language}>{template}</{language}>", values)
            if all(char.isprintable() for char in name):
                assert _words(language, done) == [word.format_map(values) for word in template.split()], place
            else:
                assert name not in done, place
                assert done.isprintable(), place


@pytest.mark.parametrize(
    "name",
    ["a|calc|b@y.test", "x@y.test; Remove-Mailbox boss@y.test -Confirm:$false #", "o'brien@y.test", "\u2019; evil @y.test"],
)
def test_a_remedy_holds_the_mailbox_as_one_word(name: str) -> None:
    text = fill(CAUSES["imap_disabled"].remedy, Texts(user=name)).splitlines()[-1]
    assert [token.text for token in tokenize(text)] == ["Set-CASMailbox", "-Identity", name, "-ImapEnabled", "$true"]


def test_words_of_a_server_are_quoted_too() -> None:
    said = "554 5.2.252 SendAsDenied; o'brien@contoso.test not allowed to send as a|calc|b@contoso.test; STOREDRV"
    (finding,) = diagnose_text(said)
    assert (
        finding.remedy
        == "Allow it:\nAdd-RecipientPermission 'a|calc|b@contoso.test' -Trustee 'o''brien@contoso.test' -AccessRights SendAs"
    )


@given(st.text(), st.text())
def test_values_never_mark_commands_nor_fill_each_other(one: str, other: str) -> None:
    marked = f"<shell>{one}</shell> {{other}}"
    assert fill("of {user}", {"user": marked, "other": other}) == f"of {marked}"


def test_prose_stays_prose_and_commands_get_a_name() -> None:
    values = {"user": "o'brien@contoso.test", "token_user": Prose("the token's user", "SIGN_IN_USER")}
    text = "Let {token_user} in to {user}: <powershell>Add-MailboxPermission -Identity {user} -User {token_user}</powershell>"
    assert fill(text, values) == (
        "Let the token's user in to o'brien@contoso.test:\nAdd-MailboxPermission -Identity 'o''brien@contoso.test' -User SIGN_IN_USER"
    )


def test_what_no_command_can_hold_is_a_placeholder() -> None:
    assert command("powershell", "Get-Mailbox {user}", user="a\nb") == "Get-Mailbox MAILBOX"
    assert command("shell", "nc -vz {host} {port}", host="a\x1bb", port="1") == "nc -vz HOST 1"


def test_a_word_is_quoted_as_a_whole() -> None:
    assert (
        command("shell", "openssl s_client -connect {host}:{port}", host="a;b", port="993")
        == "openssl s_client -connect 'a;b:993'"
    )
