# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import pathlib
import re

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils import _clouds
from ansible_collections.m365.mail_oauth.plugins.module_utils._clouds import (
    CLOUDS,
    MAIL_AUDIENCES,
    MAIL_HOSTS,
    Cloud,
    Endpoint,
    get_cloud,
)
from ansible_collections.m365.mail_oauth.plugins.module_utils._mail import PROTOCOLS

GUIDE = pathlib.Path(_clouds.__file__).resolve().parents[2] / "docs" / "docsite" / "rst" / "guide_clouds.rst"
BUSINESS = [cloud for cloud in CLOUDS.values() if cloud.name != "consumer"]


def address(endpoint: Endpoint) -> str:
    return f"{endpoint.host}:{endpoint.port}"


def by_name(cloud: Cloud) -> str:
    return cloud.name


@pytest.mark.parametrize("cloud", CLOUDS.values(), ids=by_name)
def test_addresses_are_https_without_a_slash_at_the_end(cloud: Cloud) -> None:
    for url in (cloud.authority, cloud.graph_url, cloud.exchange_admin_url, cloud.mail_scope_prefix):
        assert re.fullmatch(r"https://[a-z0-9.-]+", url)
    assert get_cloud(cloud.name) is cloud


@pytest.mark.parametrize("cloud", CLOUDS.values(), ids=by_name)
def test_endpoints_use_tls_on_the_usual_ports(cloud: Cloud) -> None:
    for name, endpoint in cloud.endpoints.items():
        usual = PROTOCOLS[name].usual_tls
        assert (endpoint.protocol, endpoint.port, endpoint.tls) == (name, PROTOCOLS[name].ports[usual], usual)
    assert {"imap", "pop", "smtp"} <= set(cloud.endpoints)
    assert {endpoint.host for endpoint in cloud.endpoints.values()} <= MAIL_HOSTS


@pytest.mark.parametrize("cloud", BUSINESS, ids=by_name)
def test_a_token_for_a_cloud_s_scopes_has_an_audience_that_its_mail_servers_accept(cloud: Cloud) -> None:
    assert {cloud.mail_scope_prefix, cloud.app_only_scope.replace("/.default", "")} <= MAIL_AUDIENCES
    assert cloud.app_only_scope.endswith("/.default")


def test_clouds_do_not_share_what_keeps_them_apart() -> None:
    for field in ("graph_url", "exchange_admin_url", "app_only_scope"):
        assert len({getattr(cloud, field) for cloud in BUSINESS}) == len(BUSINESS), field


def test_personal_accounts_have_no_application_permissions_and_their_own_smtp_server() -> None:
    consumer = CLOUDS["consumer"]
    assert consumer.app_only_scope == ""
    assert consumer.endpoints["smtp"].host == "smtp-mail.outlook.com"
    assert consumer.endpoints["imap"].host == consumer.endpoints["pop"].host == "outlook.office365.com"
    assert consumer.mail_scope_prefix == CLOUDS["global"].mail_scope_prefix


@pytest.mark.parametrize("cloud", CLOUDS.values(), ids=by_name)
def test_third_party_values_are_marked_field_by_field(cloud: Cloud) -> None:
    assert cloud.third_party <= {*Cloud._fields, *cloud.endpoints}


def test_graph_is_no_mail_audience() -> None:
    assert not {cloud.graph_url for cloud in CLOUDS.values()} & MAIL_AUDIENCES


def _rows(text: str) -> dict[str, dict[str, str]]:
    """Read the guide's list-table: heading -> cloud -> cell."""
    table = text[text.index(".. list-table:: Hosts and scopes") :].partition("\n\n\n")[0]
    rows = re.split(r"^   \* -", table, flags=re.MULTILINE)[1:]
    cells = [[re.sub(r"\s+", " ", cell).strip() for cell in re.split(r"^     -", row, flags=re.MULTILINE)] for row in rows]
    head = [cell.replace("`", "") for cell in cells[0]]
    return {row[0]: dict(zip(head[1:], row[1:])) for row in cells[1:]}


def test_the_guide_tells_every_value_and_which_are_from_third_parties() -> None:
    rows = _rows(GUIDE.read_text(encoding="utf-8"))
    values = {
        "Sign-in": ("authority", lambda cloud: cloud.authority),
        "Microsoft Graph": ("graph_url", lambda cloud: cloud.graph_url),
        "Exchange admin endpoint": ("exchange_admin_url", lambda cloud: cloud.exchange_admin_url),
        "Scopes with a user": ("mail_scope_prefix", lambda cloud: cloud.mail_scope_prefix + "/"),
        "Scope without a user": ("app_only_scope", lambda cloud: cloud.app_only_scope or "none"),
        "IMAP": ("imap", lambda cloud: address(cloud.endpoints["imap"])),
        "POP": ("pop", lambda cloud: address(cloud.endpoints["pop"])),
        "SMTP": ("smtp", lambda cloud: address(cloud.endpoints["smtp"])),
    }
    assert set(rows) == set(values)
    for heading, (field, value) in values.items():
        assert set(rows[heading]) == set(CLOUDS)
        for name, cloud in CLOUDS.items():
            cell = rows[heading][name]
            assert cell.replace("`", "").replace(" (third party)", "") == value(cloud), (heading, name)
            assert ("(third party)" in cell) is (field in cloud.third_party), (heading, name)
