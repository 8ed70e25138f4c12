# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is sent to Zabbix, without a sender; tests/outlets has one."""

from __future__ import annotations

import json
import typing as t

import pytest
from outlet_grammars import values
from outlet_reports import end, made, many, trouble
from report_runs import finding, planned, result, run

from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets import zabbix
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report.outlets.zabbix import key, to_zabbix

NOW = 1_796_000_000.0


def discovered(found: dict[str, tuple[int, str]], name: str) -> list[dict[str, str]]:
    return t.cast("list[dict[str, str]]", json.loads(found[name][1]))


def test_values() -> None:
    found = values(to_zabbix(trouble(NOW)))
    assert {moment for moment, _value in found.values()} == {int(NOW)}
    assert {
        name: found[name][1] for name in ("mail_oauth.level", "mail_oauth.failed", "mail_oauth.untried", "mail_oauth.time")
    } == {
        "mail_oauth.level": "2",
        "mail_oauth.failed": "2",
        "mail_oauth.untried": "2",
        "mail_oauth.time": str(int(NOW)),
    }
    assert found["mail_oauth.tenant.level[northwind]"][1] == "3"
    assert found["mail_oauth.tenant.passed[fabrikam]"][1] == "6"
    assert found["mail_oauth.end[contoso,client_secret,mail-2026 Mail logins]"][1] == str(int(NOW) + 8 * 86400 + 60)


@pytest.mark.parametrize(
    "name", ["contoso", "a,b", "a]b", '"a"', " a", 'a"b', "a\\", 'a,\\"b', "a\nb", "\ud800", "[x]", "x" * 999]
)
def test_what_is_discovered_has_its_values(name: str) -> None:
    plan = [planned()]
    ends = [end("client_secret", NOW + 9, tenant=name, name=name)]
    found = values(to_zabbix(made([run(plan, [result(plan[0], "failed", [finding()])], tenant=name)], NOW, ends)))
    # Zabbix makes an item of a prototype by putting in what was discovered, in quotes where the parameter needs them.
    (tenant,) = discovered(found, "mail_oauth.tenants")
    assert found[key("mail_oauth.tenant.failed", tenant["{#TENANT}"])][1] == "1"
    ends_at = {
        found[key("mail_oauth.end", one["{#TENANT}"], one["{#KIND}"], one["{#NAME}"])][1]
        for one in discovered(found, "mail_oauth.ends")
    }
    assert str(int(NOW) + 9) in ends_at
    items = [one for one in found if one.startswith(("mail_oauth.tenant.", "mail_oauth.end["))]
    assert len(items) == 6 + len(discovered(found, "mail_oauth.ends"))


@pytest.mark.parametrize(
    ("parameters", "wanted"),
    [(("a",), "k[a]"), (("a", ""), "k[a,]"), (("a,b",), 'k["a,b"]'), ((" a",), 'k[" a"]'), (('"a',), 'k["\\"a"]'), ((), "k")],
)
def test_keys(parameters: tuple[str, ...], wanted: str) -> None:
    assert key("k", *parameters) == wanted


def test_it_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zabbix, "MAX_TENANTS", 15)
    monkeypatch.setattr(zabbix, "MAX_ENDS", 7)
    found = values(to_zabbix(many(NOW, 100, 1)))
    assert len(discovered(found, "mail_oauth.tenants")) == 15 and len(discovered(found, "mail_oauth.ends")) == 7
    named = {one["{#TENANT}"] for one in discovered(found, "mail_oauth.tenants")}
    assert {f"tenant{number:05}" for number in range(0, 100, 10)} <= named  # those with trouble
    assert found["mail_oauth.passed"][1] == "290"
