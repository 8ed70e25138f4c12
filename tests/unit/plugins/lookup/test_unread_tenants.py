# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which files of an inventory were meant to be read by the inventory plugin, and were not."""

from __future__ import annotations

import os
import pathlib
import typing as t

import pytest
from ansible.parsing.dataloader import DataLoader
from ansible.plugins.loader import lookup_loader

HEAD = "plugin: m365.mail_oauth.tenants\n"
GOOD = HEAD + "tenants: {a: {tenant: a.test}}\n"


def unread(*sources: pathlib.Path, read: t.Sequence[pathlib.Path] = ()) -> dict[str, str]:
    """Return why each file was not read, by its name."""
    variables: dict[str, t.Any] = {"ansible_inventory_sources": [str(one) for one in sources], "groups": {}, "hostvars": {}}
    if read:
        variables["groups"] = {"m365_tenants": ["a"]}
        variables["hostvars"] = {"a": {"m365_tenants_files": [str(one) for one in read]}}
    plugin = lookup_loader.get("m365.mail_oauth.unread_tenants", loader=DataLoader(), templar=None)
    return {os.path.basename(one["path"]): one["message"] for one in plugin.run([], variables)}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("contoso.m365.yml", "", "it is empty."),
        ("contoso.m365.yml", "tenants: {a: {tenant: a.test}}", "it does not say whose file it is."),
        ("contoso.m365.yml", HEAD + "tenants: {a: {tenant: a.test}", "it is no YAML that can be read"),
        ("contoso.m365.yml", HEAD + "tenant: {}\ntenants: {a: {tenant: a.test}}", "tenant: is not a key here"),
        ("contoso.m365.yml", HEAD + "- a", "it is no YAML that can be read"),
        ("contoso.m365", GOOD, "no inventory plugin took it"),
        ("contoso.m365.yml.new", "tenants: {}", "it is not called like a tenants file."),
        ("contoso-m365.yml", "tenants: {a: {tenant: a.test}}", "it is not called like a tenants file."),
        ("tenants.yml", "tenants: {a: {tenant: a.test}}", "it is not called like a tenants file."),
    ],
)
def test_a_file_that_was_meant_is_named_with_the_reason(tmp_path: pathlib.Path, name: str, content: str, reason: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    for source in (tmp_path, tmp_path / name):
        found = unread(source)
        assert list(found) == [name]
        assert reason in found[name]
    assert unread(tmp_path, read=[tmp_path / name]) == {}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("hosts.ini", "[mail_hosts]\nrelay1\n"),
        ("hosts.yml", "all:\n  hosts:\n    relay1:\n"),
        ("groups.yml", "tenants:\n  hosts:\n    relay1:\n"),
        # What ansible-core leaves out on purpose.
        ("contoso.m365.yml.bak", GOOD),
        ("contoso.m365.yml~", GOOD),
        (".contoso.m365.yml.swp", GOOD),
        ("group_vars/m365_tenants.yml", "verify_fail_on: warning\n"),
        ("README.md", HEAD),
    ],
)
def test_other_files_are_none_of_ours(tmp_path: pathlib.Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    assert unread(tmp_path) == {}


def test_a_file_that_is_not_there_and_a_pipe_are_bounded(tmp_path: pathlib.Path) -> None:
    assert "does not exist" in unread(tmp_path / "absent.m365.yml")["absent.m365.yml"]
    os.mkfifo(tmp_path / "pipe.m365.yml")
    assert unread(tmp_path)["pipe.m365.yml"] == "it is empty."


@pytest.mark.parametrize("name", ["contoso.m365.yml.new", "contoso-m365.yml", "contoso.yml", "contoso.yaml.m365"])
def test_a_file_with_the_wrong_name_is_told_which_one_and_how_it_begins(tmp_path: pathlib.Path, name: str) -> None:
    (tmp_path / name).write_text("tenants: {a: {tenant: a.test}}", encoding="utf-8")
    plugin = lookup_loader.get("m365.mail_oauth.unread_tenants", loader=DataLoader(), templar=None)
    (told,) = plugin.run([], {"ansible_inventory_sources": [str(tmp_path)], "groups": {}, "hostvars": {}})
    assert told["remedy"] == "Call it contoso.m365.yml, and begin it with the line plugin: m365.mail_oauth.tenants"


def test_a_list_of_hosts_is_no_file() -> None:
    plugin = lookup_loader.get("m365.mail_oauth.unread_tenants", loader=DataLoader(), templar=None)
    assert plugin.run([], {"ansible_inventory_sources": ["relay1,relay2", "localhost,"]}) == []
