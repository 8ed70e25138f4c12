# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every quoter: what its language's reader makes of the text is the value, or the value is refused and the character named.

Readers are the languages' own where Python has them or the machine does (sh), and models after their documentation elsewhere; the programs
themselves are asked in ``tests/programs/test_names.py``.
"""

from __future__ import annotations

import ast
import configparser
import pathlib
import re
import shlex
import subprocess
import typing as t

import pytest
import wicked_names
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from powershell_tokens import tokenize

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import isync, msmtp, postfix
from ansible_collections.m365.mail_oauth.plugins.module_utils._quoting.languages import LANGUAGES, quote_for
from ansible_collections.m365.mail_oauth.plugins.module_utils._quoting.refusal import Unwritable

ROOT = pathlib.Path(__file__).resolve().parents[5]


def _powershell(text: str) -> str:
    (token,) = tokenize(f"Get-X {text}")[1:]
    assert token.kind == "word"
    return token.text


def _shell(text: str) -> str:
    (word,) = shlex.split(text)
    return word


def _cron(text: str) -> str:
    """crontab(5): a % that no backslash precedes ends the command; cron takes the backslash off and gives the rest to the shell."""
    assert not re.search(r"(?<!\\)%", text), "the command would end here"
    return _shell(text.replace("\\%", "%"))


def _unit(text: str, dollars: bool) -> str:
    """systemd.syntax(7): double quotes, C escapes; %% and (in ExecStart) $$ are one character."""
    if text.startswith('"'):
        assert re.fullmatch(r'"(?:[^"\\]|\\.)*"', text)
        text = re.sub(r"\\(.)", r"\1", text[1:-1])
    else:
        assert not re.search(r"[\s'\"\\;]", text)
    assert not re.search(r"(?<!%)(?:%%)*%(?!%)", text)
    assert not dollars or not re.search(r"(?<!\$)(?:\$\$)*\$(?!\$)", text)
    return text.replace("%%", "%").replace("$$", "$") if dollars else text.replace("%%", "%")


def _exim(text: str) -> str:
    """Exim's specification, chapter 11: a backslash and the digits of a byte. Nothing else may be there that means something."""
    assert re.fullmatch(r"(?:[a-z0-9_./@+-]|\\x[0-9a-f]{2})*", text)
    return re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), text.encode()).decode()


def _exim_sent(text: str) -> str:
    expanded = _exim(text)
    assert "^" not in expanded.replace("^^", "")
    return expanded.replace("^^", "^")


def _exim_host(text: str) -> str:
    expanded = _exim(text)
    assert ":" not in expanded.replace("::", "")
    return expanded.replace("::", ":")


def _exim_address(text: str) -> str:
    """Chapter 10: an item that begins with ^ is a regular expression, and \\N ... \\N is not expanded."""
    if not text.startswith(r"\N"):
        assert re.fullmatch(r"[a-z0-9_][a-z0-9_.@-]*", text)
        return text
    pattern = text[3:-3]
    assert text == rf"\N^{pattern}$\N"
    assert re.fullmatch(r"(?:[a-z0-9_@-]|\\x[0-9a-f]{2})*", pattern)
    return re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), pattern.encode()).decode()


def _in_main_cf(text: str) -> str:
    return postfix.Configuration("/m", lambda _path: f"x = {text}\n").get("x")


def _map_lines(text: str) -> list[str]:
    return [content for _line, content in postfix.logical_lines(text)]


def _postfix_key(text: str) -> str:
    (line,) = _map_lines(f"{text} value\n")
    key, value = line.split(None, 1)
    assert value == "value"
    return key


def _postfix_result(text: str) -> str:
    (line,) = _map_lines(f"key {text}\n")
    return line.split(None, 1)[1]


def _postfix_item(text: str) -> str:
    items = postfix.split_list(_in_main_cf(f"one, {text}, two"))
    assert len(items) == 3
    return items[1]


def _ini(text: str) -> str:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(f"[a]\nb = {text}\nc = d\n")
    assert dict(parser["a"]) == {"b": parser["a"]["b"], "c": "d"}
    return parser["a"]["b"]


def _ini_section(text: str) -> str:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(f"[{text}]\nb = c\n[z z]\n")
    (name,) = [one for one in parser.sections() if one != "z z"]
    return name


def _msmtp(text: str) -> str:
    (account,) = msmtp.parse(f"account a\nuser {text}\n", "/m")
    return account.get("user")


def _isync(text: str) -> str:
    keyword, word, last = isync.arguments(f"User {text} last", "/m")
    assert (keyword, last) == ("User", "last")
    return word


def _fetchmail(text: str) -> str:
    """fetchmail's scanner: up to the next double quote; then C's escapes."""
    assert re.fullmatch(r'"[^"]*"', text)
    return re.sub(r"\\(x22|\\)", lambda found: '"' if found[1] == "x22" else "\\", text[1:-1])


def _dovecot(text: str) -> str:
    if not text.startswith('"'):
        assert not re.search(r"[\s#$'\"\\<{}]", text)
        return text
    assert re.fullmatch(r'"(?:[^"\\]|\\.)*"', text)
    return re.sub(r"\\(.)", r"\1", text[1:-1])


def _passwd(text: str) -> str:
    line = f"{text}:hash::::::"
    assert not line.startswith("#")
    return line.partition(":")[0]


def _lua(text: str) -> str:
    assert re.fullmatch(r'"(?:[ !#-\[\]-~]|\\\d{3})*"', text)
    return re.sub(rb"\\(\d{3})", lambda found: bytes([int(found[1])]), text[1:-1].encode()).decode()


def _same(text: str) -> str:
    return text


def _one_word(text: str) -> str:
    (word,) = text.split()
    return word


READERS: dict[str, t.Callable[[str], str]] = {
    "cron": _cron,
    "cron_user": _one_word,
    "dovecot": _dovecot,
    "dovecot_passwd": _passwd,
    "exim_address": _exim_address,
    "exim_host": _exim_host,
    "exim_sent": _exim_sent,
    "exim_string": _exim,
    "fetchmail": _fetchmail,
    "file_name": lambda text: pathlib.PurePosixPath("/d", text).name,
    "getmail_path": _ini,
    "ini": _ini,
    "ini_section": _ini_section,
    "isync": _isync,
    "lua": _lua,
    "msmtp": _msmtp,
    "postfix_item": _postfix_item,
    "postfix_key": _postfix_key,
    "postfix_login": lambda text: _postfix_result(f"{text}:secret").partition(":")[0],
    "postfix_result": _postfix_result,
    "postfix_value": _in_main_cf,
    "powershell": _powershell,
    "powershell_word": _powershell,
    "python": ast.literal_eval,
    "shell": _shell,
    "systemd_assignment": lambda text: _unit(text, dollars=False),
    "systemd_value": lambda text: _one_word(text).replace("%%", "%"),
    "systemd_word": lambda text: _unit(text, dollars=True),
    "token_account": _same,
    "yaml": yaml.safe_load,
}


def test_each_language_has_a_reader() -> None:
    assert sorted(READERS) == sorted(LANGUAGES)


def check(value: str, language: str) -> bool:
    """Return whether the value could be written; it has to be read back as it is then."""
    try:
        text = quote_for(value, language)
    except Unwritable as exc:
        assert exc.held
        assert value not in str(exc) or len(value) < 12
        return False
    assert "\n" not in text
    assert READERS[language](text) == (value.lower() if language == "exim_address" else value), text
    return True


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@settings(max_examples=50)
@given(value=st.text())
def test_any_text_is_read_back_or_refused(language: str, value: str) -> None:
    check(value, language)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@settings(max_examples=50)
@given(value=st.text(st.sampled_from("ab'\"\\ ;#%$\t{}()[]<>|&*!^~`:,@=/N\u2019\u00fc-.\n"), max_size=12))
def test_any_text_of_special_characters_is_read_back_or_refused(language: str, value: str) -> None:
    check(value, language)


#: What an address may be and a language cannot carry.
REFUSED = {
    "postfix_key": {"#x@contoso.test"},
    # The agent knows no capitals; the role makes them small.
    "token_account": {name for name in wicked_names.ADDRESSES if name != name.lower()},
    "dovecot_passwd": {"#x@contoso.test"},
    "cron_user": {"#x@contoso.test", "user#EXT#@contoso.test", "bob_fabrikam.test#EXT#@contoso.onmicrosoft.com"},
}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_address_can_be_written(language: str) -> None:
    refused = {name for name in wicked_names.ADDRESSES if not check(name, language)}
    assert refused == REFUSED.get(language, set())


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_wicked_name_is_read_back_or_refused(language: str) -> None:
    for name in wicked_names.OTHERS:
        check(name, language)


def test_a_real_shell_gets_the_words() -> None:
    names = [one for one in wicked_names.ALL if not set(one) & set("\n\0\u2028")]
    words = " ".join(quote_for(one, "shell") for one in names)
    done = subprocess.run(["sh", "-c", f"printf '%s\\n' {words}"], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.splitlines() == names


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        ("a\nb", "shell", "It holds a line break, which cannot be written into a shell command."),
        ("#x@contoso.test", "postfix_key", "It holds a # at its beginning, which cannot be written into a map of Postfix."),
        ("a b", "postfix_key", "It holds a blank, which cannot be written into a map of Postfix."),
        ("a/b", "file_name", "It holds the character / (U+002F), which cannot be written into the name of a file."),
        ("a\u202eb", "powershell", "It holds the character U+202E, which cannot be written into a PowerShell command."),
        ("a\ud800b", "lua", "It holds the character U+D800, which cannot be written into Lua."),
        ("x" * 600, "msmtp", "It holds more than 480 bytes, which cannot be written into msmtp's configuration."),
    ],
)
def test_a_refusal_names_what_it_is_about(value: str, language: str, said: str) -> None:
    with pytest.raises(Unwritable) as caught:
        quote_for(value, language)
    assert str(caught.value) == said


def test_only_text_is_quoted_and_for_a_known_language_only() -> None:
    with pytest.raises(OptionError, match="There is no quoter for 'klingon'"):
        quote_for("a", "klingon")
    with pytest.raises(OptionError, match="this is bool"):
        quote_for(True, "shell")
    assert quote_for(993, "isync") == '"993"'


def test_the_filter_s_documentation_lists_the_languages() -> None:
    text = (ROOT / "plugins/filter/quote_for.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["DOCUMENTATION"]["options"]["language"]["choices"] == sorted(LANGUAGES)
