# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which tenants a slice of a verification has left to do."""

from __future__ import annotations

import os
import pathlib
import typing as t

import pytest
from ansible.errors import AnsibleError
from ansible.parsing.dataloader import DataLoader
from ansible.plugins.loader import lookup_loader

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import parts

RUN = "2026-12-01T02:00:00Z"
TENANTS = [f"t{number}" for number in range(10)]


def left(**options: t.Any) -> list[str]:
    plugin = lookup_loader.get("m365.mail_oauth.tenants_to_verify", loader=DataLoader(), templar=None)
    return t.cast("list[str]", plugin.run([], {"groups": {"m365_tenants": TENANTS}}, **options))


@pytest.mark.parametrize("count", [1, 3, 4, 10, 12])
def test_slices_together_are_the_inventory_and_no_tenant_is_in_two(count: int) -> None:
    slices = [left(slice=f"{number}/{count}") for number in range(1, count + 1)]
    assert sorted(name for names in slices for name in names) == TENANTS
    assert max(map(len, slices)) - min(map(len, slices)) <= 1


def test_what_is_there_and_whole_is_not_done_again(tmp_path: pathlib.Path) -> None:
    assert left(parts=str(tmp_path), run=RUN) == TENANTS
    for name in TENANTS[:6]:
        outcome: dict[str, t.Any] = {"tenant": {"name": name, "tenant": name, "cloud": "global"}, "planned": [], "problems": {}}
        outcome["results"] = [{"host": "relay", "checks": []}]
        if name == "t4":
            outcome["failure"] = "its store was locked"
        parts.write(str(tmp_path), RUN, outcome)
    os.unlink(parts.path_of(str(tmp_path), RUN, "t2", "relay"))
    path = pathlib.Path(parts.path_of(str(tmp_path), RUN, "t0", "relay"))
    path.write_bytes(path.read_bytes()[:-4])
    assert left(parts=str(tmp_path), run=RUN) == ["t0", "t2", "t4", "t6", "t7", "t8", "t9"]
    assert left(parts=str(tmp_path), run=RUN, slice="1/2") == ["t0", "t2", "t4", "t6", "t8"]
    assert left(parts=str(tmp_path), run="2026-12-02T02:00:00Z") == TENANTS


@pytest.mark.parametrize("given", ["4", "0/2", "3/2", "a/b", "1/2/3", "-1/2"])
def test_what_is_no_slice_is_refused(given: str) -> None:
    with pytest.raises(AnsibleError, match="is no slice: give its number and how many there are, such as 2/4"):
        left(slice=given)


def test_what_is_no_time_is_refused(tmp_path: pathlib.Path) -> None:
    with pytest.raises(AnsibleError, match="is no time of a run"):
        left(parts=str(tmp_path), run="today")
