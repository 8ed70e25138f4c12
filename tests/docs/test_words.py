# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the documentation names is there: playbooks, modules and their options, roles, variables, options of commands, keys of the file.

And every command says what becomes of it: run by ``tests/system``, or not, with the reason.
"""

from __future__ import annotations

import functools
import json
import pathlib
import re
import typing as t

import jsonschema
import pytest
import yaml
from doc_blocks import GUIDES, SHELL, Block, blocks, guides, readmes
from doc_reader import KINDS
from doc_release import done, program
from quickstart_home import ROOT

DOCUMENTS = [*guides(), *readmes()]
COMMANDS = [block for path in DOCUMENTS for block in blocks(path) if block.language in SHELL]
YAML = [block for path in DOCUMENTS for block in blocks(path) if block.language.startswith("yaml")]
#: What follows the collection's name and is none of its parts: its address, and the labels of the guides.
NO_PART = {"git", "docsite"}
#: Programs that the documentation has its readers type and that are Ansible's.
ANSIBLE = ("ansible", "ansible-doc", "ansible-galaxy", "ansible-inventory", "ansible-playbook", "ansible-vault")


def _at(block: Block) -> str:
    return f"{block.path.relative_to(ROOT)}:{block.line}"


@functools.cache
def _sources() -> str:
    """Everything that a name may be at home in."""
    files = (path for room in ("plugins", "roles", "playbooks") for path in sorted((ROOT / room).rglob("*")))
    return "\n".join(
        path.read_text(encoding="utf-8") for path in files if path.suffix in (".py", ".yml", ".j2", ".json") and path.is_file()
    )


@functools.cache
def _words() -> frozenset[str]:
    return frozenset(re.findall(r"\w+", _sources()))


def _parts() -> set[str]:
    names = {path.stem for path in (ROOT / "playbooks").glob("*.yml")}
    names |= {path.name for path in (ROOT / "roles").iterdir()}
    for kind in ("modules", "action", "lookup", "filter", "inventory"):
        names |= {path.stem for path in (ROOT / "plugins" / kind).iterdir()}
    groups = yaml.safe_load((ROOT / "meta" / "runtime.yml").read_text(encoding="utf-8"))["action_groups"]
    return names | set(groups)


@pytest.mark.parametrize("path", guides(), ids=lambda path: path.stem)
def test_every_command_of_a_guide_says_what_becomes_of_it(path: pathlib.Path) -> None:
    for block in blocks(path):
        assert block.kind in KINDS if block.language in SHELL else block.kind in ("", *KINDS), _at(block)
        if block.kind == "elsewhere":
            assert len(block.argument) > 15, f"{_at(block)}: no reason is given"
            for test in re.findall(r"tests/\S+\.py", block.argument):
                assert (ROOT / test).is_file(), f"{_at(block)}: {test} is not there"
    text = path.read_text(encoding="utf-8")
    assert text.count(".. docs-test: ") == sum(bool(block.kind) for block in blocks(path)), "a comment stands before no block"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_part_of_the_collection_that_is_named_is_there(path: pathlib.Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"\bm365\.mail_oauth\.([a-z_0-9]+)", text))
    assert named - _parts() - NO_PART == set()
    assert set(re.findall(r"\bM365_MAIL_OAUTH_[A-Z_]+[A-Z]\b", text)) - _words() == set()
    for kind, name in re.findall(r":ansplugin:`m365\.mail_oauth\.(\w+)#(\w+)`", text):
        place = "roles" if name == "role" else f"plugins/{name}" + ("s" if name == "module" else "")
        assert list((ROOT / place).glob(f"{kind}*")), f"{kind} is no {name}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_variable_that_is_named_is_there(path: pathlib.Path) -> None:
    """A name that begins as the variables of a role or a playbook do."""
    roots = {path.name for path in (ROOT / "roles").iterdir()}
    roots |= {"helpdesk", "offboard", "push", "rotate", "start", "m365", "mail_oauth"}
    starts = "|".join(sorted(roots, key=len, reverse=True))
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(rf"(?<![\w./-])((?:{starts})_[a-z_]*[a-z])\b(?![*./]|\()", text)) - _parts()
    assert {name for name in named if name not in _words() and not any(word.startswith(f"{name}_") for word in _words())} == set()


@functools.cache
def _options(tool: str) -> frozenset[str]:
    subs = ("collection install", "collection build") if tool == "ansible-galaxy" else ("",)
    said = "".join(done(program(tool), *sub.split(), "--help") for sub in subs)
    return frozenset(re.findall(r"(?<![\w-])--?[A-Za-z][\w-]*", said))


@pytest.mark.parametrize("block", COMMANDS, ids=str)
def test_every_option_of_a_command_is_there(block: Block) -> None:
    for line in re.split(r"\n|&&|\|", re.sub(r"\s#\s.*", "", block.commands.replace("\\\n", " "), flags=re.M)):
        plain = re.sub(r"'[^']*'|\"[^\"]*\"", "''", line)
        if found := re.match(rf"\s*(?:\w+=\S* )*({'|'.join(ANSIBLE)}) (.*)", plain):
            given = set(re.findall(r"(?:^|(?<=\s))--?[A-Za-z][\w-]*", found[2]))
            assert given - _options(found[1]) - {"-vvvv", "-vvv"} == set(), _at(block)
            for variable in re.findall(r"-e '?\"?(\w+)=", line):
                assert variable in _words() or variable in re.sub(rf"{variable}=", "", block.text), f"{_at(block)}: {variable}"
        if script := re.match(r"\s*(script/\w+)(.*)", plain):
            usage = (ROOT / script[1]).read_text(encoding="utf-8")
            for option in re.findall(r"\s(--?[a-z][\w-]*)", script[2]):
                assert option in usage or option == "-vvv", f"{_at(block)}: {option}"


def _tasks(node: t.Any) -> t.Iterator[tuple[str, t.Any]]:
    """Yield the name of each module of the collection that is called, with its arguments."""
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(key, str) and key.startswith("m365.mail_oauth."):
                yield key, value
            yield from _tasks(value)
    elif isinstance(node, list):
        for item in node:
            yield from _tasks(item)


@functools.cache
def _arguments(module: str) -> frozenset[str]:
    from ansible.plugins.loader import fragment_loader
    from ansible.utils import plugin_docs

    path = ROOT / "plugins" / "modules" / f"{module}.py"
    docs = plugin_docs.get_docstring(str(path), fragment_loader, collection_name="m365.mail_oauth", plugin_type="module")[0]
    return frozenset(name for name, option in docs["options"].items() for name in (name, *option.get("aliases", ())))


def _roles(node: t.Any) -> t.Iterator[dict[str, t.Any]]:
    if isinstance(node, dict):
        if str(node.get("role", "")).startswith("m365.mail_oauth."):
            yield node
        for value in node.values():
            yield from _roles(value)
    elif isinstance(node, list):
        for item in node:
            yield from _roles(item)


@pytest.mark.parametrize("block", YAML, ids=str)
def test_yaml_is_right(block: Block, collections_path: pathlib.Path) -> None:
    """It can be read; modules have these options, roles these variables, and the tenants file these keys."""
    node = yaml.load(block.text.replace("!vault", ""), Loader=yaml.SafeLoader)
    for name, arguments in _tasks(node):
        module = name.rpartition(".")[2]
        if isinstance(arguments, dict) and (ROOT / "plugins" / "modules" / f"{module}.py").exists():
            assert set(arguments) - _arguments(module) == set(), _at(block)
    for role in _roles(node):
        spec = ROOT / "roles" / role["role"].rpartition(".")[2] / "meta" / "argument_specs.yml"
        known = {
            option
            for entry in yaml.safe_load(spec.read_text(encoding="utf-8"))["argument_specs"].values()
            for option in entry.get("options", {})
        }
        given = {**role, **role.get("vars", {})}
        assert {key for key in given if key.partition("_")[0] in role["role"]} - known - {"role"} == set(), _at(block)
    if isinstance(node, dict) and {"tenants", "defaults"} & set(node) and block.path.suffix == ".rst":
        schema = json.loads((ROOT / "plugins" / "schemas" / "tenants.schema.json").read_text(encoding="utf-8"))
        whole = {"plugin": "m365.mail_oauth.tenants", "tenants": {"contoso": {"tenant": "contoso.test"}}, **node}
        errors = [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(whole)]
        assert errors == [], _at(block)


def test_the_guide_lists_what_the_role_postfix_sets() -> None:
    role = ROOT / "roles" / "postfix"
    has, default = (yaml.safe_load((role / room / "main.yml").read_text(encoding="utf-8")) for room in ("vars", "defaults"))
    (block,) = (each for each in blocks(GUIDES / "guide_mail_programs.rst") if each.language == "ini")
    listed = dict(line.split(" = ", 1) for line in block.text.splitlines())
    routes = re.findall(r"'(\w+)': postfix_default_route", has["postfix_settings"])
    limit = f"{has['postfix_transport']}_destination_concurrency_limit"
    assert set(listed) == {*has["postfix_settings_common"], *has["postfix_first"], *routes, limit}
    assert listed["maximal_queue_lifetime"] == f"{default['postfix_keep_days']}d"
    assert listed["delay_warning_time"] == f"{default['postfix_warn_hours']}h"
    assert listed[limit] == str(default["postfix_concurrency"])
    assert listed["default_transport"] == f"{has['postfix_transport']}:[127.0.0.1]:{default['postfix_proxy_port']}"
