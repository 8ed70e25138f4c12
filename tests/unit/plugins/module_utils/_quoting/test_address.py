# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What an address may be: Microsoft's lists, the wicked names, and that the tenants file's schema says the same."""

from __future__ import annotations

import json
import pathlib
import re
import string
import typing as t
import unicodedata

import pytest
import wicked_names
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.module_utils._quoting.address import (
    LONGEST,
    PATTERN,
    address_problem,
    is_address,
)

ROOT = pathlib.Path(__file__).resolve().parents[5]
SCHEMA = json.loads((ROOT / "plugins/schemas/tenants.schema.json").read_text(encoding="utf-8"))

#: Microsoft, "Password policies and account restrictions in Microsoft Entra ID", Username policies: characters allowed.
USER_NAMES = string.ascii_letters + string.digits + "'.-_!#^~"


@given(
    st.text(USER_NAMES, min_size=1, max_size=64), st.sampled_from(["contoso.test", "contoso.onmicrosoft.com", "b\u00fccher.test"])
)
def test_every_user_name_of_entra_is_an_address(local: str, domain: str) -> None:
    # A dot right before the @ is refused there as well; two in a row and at the beginning no mail server takes (RFC 5321, Dot-string).
    expected = not re.search(r"\A[.-]|\.\.|\.\Z", local)
    assert is_address(f"{local}@{domain}") is expected


@pytest.mark.parametrize("name", wicked_names.ADDRESSES)
def test_these_are_addresses(name: str) -> None:
    assert is_address(name)
    assert address_problem(name) == ""


@pytest.mark.parametrize("name", wicked_names.OTHERS)
def test_these_are_not_and_it_is_said_why(name: str) -> None:
    assert not is_address(name)
    problem = address_problem(name)
    assert problem.startswith(("holds the character", "begins with", "is longer than", "has to be an address"))
    assert problem.isprintable()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("${run{x}}@contoso.test", "holds the character $ (U+0024)"),
        ("*@contoso.test", "holds the character * (U+002A)"),
        ("/etc/passwd@contoso.test", "holds the character / (U+002F)"),
        ("rtl\u202ename@contoso.test", "holds the character U+202E"),
        ("-x@contoso.test", "begins with a hyphen"),
        ("x" * 65 + "@contoso.test", "is longer than an address can be"),
        ("alice", "has to be an address such as"),
        ("", "has to be an address such as"),
        (None, "has to be an address such as"),
    ],
)
def test_what_is_wrong_is_named(given: t.Any, said: str) -> None:
    assert address_problem(given).startswith(said)


def _patterns(node: t.Any) -> t.Iterator[t.Mapping[str, t.Any]]:
    if isinstance(node, dict):
        if node.get("patternErrorMessage") == "an address such as alice@contoso.test":
            yield node
        for value in node.values():
            yield from _patterns(value)
    elif isinstance(node, list):
        for value in node:
            yield from _patterns(value)


def test_the_schema_of_tenants_files_has_the_same_pattern() -> None:
    found = list(_patterns(SCHEMA))
    assert len(found) == 3
    assert {(one["pattern"], one["maxLength"]) for one in found} == {(PATTERN, LONGEST)}


_PIECES = st.one_of(
    st.sampled_from(["@", ".", "-", "'", "#EXT#", "a", "\u00fc", "x" * 60, "contoso.test", "\u2019", " ", "\n", "$"]),
    st.text(max_size=4),
)


@given(st.lists(_PIECES, max_size=8).map("".join))
def test_schema_and_python_agree(text: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    found = next(_patterns(SCHEMA))
    try:
        jsonschema.validate(text, {"type": "string", "pattern": found["pattern"], "maxLength": found["maxLength"]})
        valid = True
    except jsonschema.ValidationError:
        valid = False
    assert valid is is_address(text)
    assert (address_problem(text) == "") is is_address(text)


def test_no_character_of_an_address_is_invisible() -> None:
    hidden = {"Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"}
    found = [
        hex(one)
        for one in range(0x110000)
        if unicodedata.category(chr(one)) in hidden and is_address(f"a{chr(one)}b@contoso.test")
    ]
    assert found == []
