# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""PowerShell: the model of its tokenizer after Microsoft's documentation, and that no value is anything but one word in it."""

from __future__ import annotations

import typing as t

import pytest
import wicked_names
from hypothesis import given
from hypothesis import strategies as st
from powershell_tokens import Token, Unfinished, tokenize

from ansible_collections.m365.mail_oauth.plugins.module_utils._quoting import powershell
from ansible_collections.m365.mail_oauth.plugins.module_utils._quoting.refusal import Unwritable


def words(*texts: str) -> list[Token]:
    return [Token("word", text) for text in texts]


#: A line, what it is made of, and the sentence of Microsoft's that says so.
DOCUMENTED: list[tuple[str, list[Token], str]] = [
    ("Write-Host book", words("Write-Host", "book"), "about_Parsing: PowerShell breaks the command into two tokens"),
    ("Write-Output a'$a'", words("Write-Output", "a$a"), "about_Parsing, Examples: a'$a' in argument mode is the string a$a"),
    ('Write-Output a"$a"', [*words("Write-Output"), Token("code", "a$a")], 'about_Parsing, Examples: a"$a" is expanded'),
    ("Write-Output a$a", [*words("Write-Output"), Token("code", "a$a")], "about_Parsing, Examples: a$a is expanded"),
    ("Write-Output $-", words("Write-Output", "$-"), 'about_Parsing, Examples: $- is "$-" (string)'),
    ("Write-Output !1", words("Write-Output", "!1"), 'about_Parsing, Examples: !1 is "!1" (string)'),
    ("Write-Output 2+2", words("Write-Output", "2+2"), 'about_Parsing, Examples: 2+2 is "2+2" (string)'),
    (
        "Write-Output (2)",
        [*words("Write-Output"), Token("code", "("), *words("2"), Token("code", ")")],
        "about_Parsing: parentheses begin a new expression",
    ),
    (
        "Write-Output $(2)",
        [*words("Write-Output"), Token("code", "$"), Token("code", "("), *words("2"), Token("code", ")")],
        "about_Parsing: $() begins an embedded expression",
    ),
    ("Write-Output a$(2)", [*words("Write-Output"), Token("code", "a$")], "about_Parsing, Examples: a$(2) is a2"),
    (
        "Write-Output @(1)",
        [*words("Write-Output"), Token("code", "@"), Token("code", "("), *words("1"), Token("code", ")")],
        "about_Parsing: initial @ begins arrays",
    ),
    (
        "Write-Output @args",
        [*words("Write-Output"), Token("code", "@"), *words("args")],
        "about_Parsing: initial @ begins splatting",
    ),
    (
        "Get-X {1}",
        [*words("Get-X"), Token("code", "{"), *words("1"), Token("code", "}")],
        "about_Parsing: braces begin new script blocks",
    ),
    (
        "Set-Variable AB A,B",
        [*words("Set-Variable", "AB", "A"), Token("comma", ","), *words("B")],
        "about_Parsing: commas introduce lists",
    ),
    ("Get-X a@b<c>d#e", words("Get-X", "a@b<c>d#e"), "about_Parsing: < > @ # are only special at the start of a token"),
    ("Get-X #y", words("Get-X"), "about_Parsing: # is special at the start of a token; about_Comments"),
    ("Get-X >y", [*words("Get-X"), Token("code", ">"), *words("y")], "about_Parsing: < > are special at the start of a token"),
    (
        "Get-X a;Get-Y",
        [*words("Get-X", "a"), Token("separator", ";"), *words("Get-Y")],
        "about_Parsing: metacharacters of argument mode",
    ),
    (
        "Get-X a|Get-Y",
        [*words("Get-X", "a"), Token("separator", "|"), *words("Get-Y")],
        "about_Parsing: metacharacters of argument mode",
    ),
    (
        "Get-X a&Get-Y",
        [*words("Get-X", "a"), Token("separator", "&"), *words("Get-Y")],
        "about_Parsing: metacharacters of argument mode",
    ),
    (
        "Get-X a\nGet-Y",
        [*words("Get-X", "a"), Token("separator", "\n"), *words("Get-Y")],
        "about_Parsing: until the next newline",
    ),
    ("Get-X a`;b", words("Get-X", "a;b"), "about_Parsing: the backtick can be used to escape any special character"),
    ("Get-X `\n-Y", words("Get-X", "-Y"), "about_Parsing: the backtick at the end of a line continues it"),
    (
        "icacls X --% /grant a;b",
        [*words("icacls", "X"), Token("code", "--% /grant a;b")],
        "about_Parsing: the stop-parsing token",
    ),
    (
        "icacls --% a|more",
        [*words("icacls"), Token("code", "--% a"), Token("separator", "|"), *words("more")],
        "about_Parsing: until the next newline or pipeline character",
    ),
    (
        "Get-X 'The value of $(2+3) is 5.'",
        words("Get-X", "The value of $(2+3) is 5."),
        "about_Quoting_Rules: a single-quoted string is verbatim",
    ),
    ("Get-X 'don''t'", words("Get-X", "don't"), "about_Quoting_Rules: a second consecutive single quote"),
    (
        "Get-X 'mark (`\") x'",
        words("Get-X", 'mark (`") x'),
        "about_Quoting_Rules: the backtick character is treated as a literal character",
    ),
    ('Get-X "As they say, ""live"""', words("Get-X", 'As they say, "live"'), "about_Quoting_Rules: double the quotation marks"),
    (
        'Get-X "`$i is $i"',
        [*words("Get-X"), Token("code", "$i is $i")],
        "about_Quoting_Rules: to prevent the substitution use the backtick",
    ),
    (
        "Get-X @'\n$profile 'x'\n'@",
        words("Get-X", "$profile 'x'"),
        "about_Quoting_Rules, Here-strings: variables are interpreted literally",
    ),
    (
        'Get-X @"\n$profile\n"@',
        [*words("Get-X"), Token("code", "$profile")],
        "about_Quoting_Rules, Here-strings: variables are replaced",
    ),
    # CharTraits in the tokenizer's source: what about_Quoting_Rules calls a single quotation mark has four typographic forms.
    ("Get-X \u2018a b\u2019", words("Get-X", "a b"), "IsSingleQuote: U+2018 and U+2019"),
    ("Get-X \u201aa b\u201b", words("Get-X", "a b"), "IsSingleQuote: U+201A and U+201B"),
    ("Get-X 'a\u2019\u2018b'", words("Get-X", "a\u2019b"), "IsSingleQuote: two of them in a row are the first one"),
    ("Get-X a\u2018;\u2019b", words("Get-X", "a;b"), "IsSingleQuote: in the middle of a word as well"),
    ("Get-X \u201c$a\u201d", [*words("Get-X"), Token("code", "$a")], "IsDoubleQuote: U+201C and U+201D"),
]


@pytest.mark.parametrize(("line", "tokens", "source"), DOCUMENTED)
def test_the_model_does_what_microsoft_documents(line: str, tokens: list[Token], source: str) -> None:
    assert tokenize(line) == tokens, source


@pytest.mark.parametrize("line", ["Get-X o'brien@contoso.test", "Get-X 'a", 'Get-X "a', "Get-X \u2018a", "Get-X @'\na'@"])
def test_a_string_that_does_not_end_is_seen(line: str) -> None:
    with pytest.raises(Unfinished):
        tokenize(line)


def _quoted(value: str, quoter: t.Callable[[str], str]) -> str:
    try:
        return quoter(value)
    except Unwritable as exc:
        assert exc.held
        return ""


@pytest.mark.parametrize("quoter", [powershell.string, powershell.word])
@pytest.mark.parametrize("name", wicked_names.ALL)
def test_a_wicked_name_is_one_word_or_refused(name: str, quoter: t.Callable[[str], str]) -> None:
    done = _quoted(name, quoter)
    if not done:
        assert any(ord(char) < 32 or char in "\u2028\u202e" for char in name)
        return
    line = f"Set-CASMailbox -Identity {done} -ImapEnabled $true"
    assert tokenize(line) == [*words("Set-CASMailbox", "-Identity", name, "-ImapEnabled"), Token("code", "$true")]


@given(st.lists(st.text(), min_size=1, max_size=4), st.sampled_from([powershell.string, powershell.word]))
def test_every_text_comes_back_as_one_word_or_is_refused(values: list[str], quoter: t.Callable[[str], str]) -> None:
    done = [_quoted(value, quoter) for value in values]
    if all(done):
        assert tokenize(" ".join(["Test-It", *done])) == words("Test-It", *values)


def test_a_plain_address_needs_no_quotes() -> None:
    assert powershell.word("alice@contoso.test") == "alice@contoso.test"
    assert powershell.word("0b3ea1c2-1111-2222-3333-444455556666") == "0b3ea1c2-1111-2222-3333-444455556666"
    assert [powershell.word(one) for one in ("-Confirm", "1e3", "$x", "a b", "o'b@c", "")] == [
        "'-Confirm'",
        "'1e3'",
        "'$x'",
        "'a b'",
        "'o''b@c'",
        "''",
    ]


def test_tree_sitter_sees_one_command_too() -> None:
    """A second opinion; its grammar knows the plain single quote only, so it says nothing of names with the others."""
    tree_sitter = pytest.importorskip("tree_sitter")
    grammar = pytest.importorskip("tree_sitter_powershell")
    parser = tree_sitter.Parser(tree_sitter.Language(grammar.language()))

    def count(node: t.Any, kind: str) -> int:
        return (node.type == kind) + sum(count(child, kind) for child in node.children)

    for name in wicked_names.ALL:
        done = _quoted(name, powershell.word)
        if done and not set(name) & set(powershell.SINGLE_QUOTES[1:]):
            root = parser.parse(f"Set-CASMailbox -Identity {done} -ImapEnabled $true\n".encode()).root_node
            assert not root.has_error, name
            assert (count(root, "command"), count(root, "pipeline"), count(root, "comment")) == (1, 1, 0), name
