# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The lines for Azure CLI of the guide to onboarding, as they stand, in a terminal; what they export then onboards README's tenant.

Nothing is set: a proxy leads Microsoft's hosts to the emulator, and somebody at a browser signs in as the administrator.
"""

from __future__ import annotations

import os
import pathlib
import re
import sys
import textwrap

import pytest
from client_install import install
from client_table import client
from connect_proxy import ConnectProxy
from doc_blocks import GUIDES, blocks
from terminal import in_terminal

from entra_emulator.testing import Emulator

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIMIT = 400


def block(path: pathlib.Path, comment: str) -> str:
    """Return the block that stands below a comment."""
    (found,) = (each.text for each in blocks(path) if f"{each.kind} {each.argument}".strip() == comment)
    return found


@pytest.mark.long
def test_the_identity_that_azure_cli_makes_onboards_the_tenant(
    microsoft: tuple[Emulator, ConnectProxy], tmp_path: pathlib.Path, collections_path: pathlib.Path
) -> None:
    emulator, proxy = microsoft
    guide = GUIDES / "guide_onboarding.rst"
    bootstrap = textwrap.indent(block(guide, "bootstrap"), "    ")
    tenants, times = re.subn(
        r"^    bootstrap:\n(?:      .*\n)+", lambda _: bootstrap, block(ROOT / "README.md", "file tenants.m365.yml"), flags=re.M
    )
    assert times == 1
    (tmp_path / "tenants.m365.yml").write_text(tenants, encoding="utf-8")
    play = f"{sys.executable} -m ansible playbook m365.mail_oauth.onboard -i tenants.m365.yml -e tenant_sign_in=never"
    environment = {
        "PATH": f"{install(client('az')).programs}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        **dict.fromkeys(("HTTPS_PROXY", "https_proxy"), proxy.url),
        **dict.fromkeys(("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"), emulator.ca_file),
        "ANSIBLE_COLLECTIONS_PATH": str(collections_path),
    }
    lines = block(guide, "exports client_id client_secret")
    status, output = in_terminal(
        ["bash", "-ec", lines + play],
        tmp_path,
        environment,
        lambda code, _user: emulator.approve(code, "admin@contoso.test"),
        LIMIT,
    )
    assert status == 0, output
    assert "the application's client id is" in output
    (made,) = [one for one in _applications(emulator) if one["displayName"] == "mail-oauth-admin"]
    (mail,) = [one for one in _applications(emulator) if one["displayName"] == "Mail relay"]
    assert made["appId"] != mail["appId"]


def _applications(emulator: Emulator) -> list[dict[str, str]]:
    core = emulator.service.core
    with core.store.lock:
        tenant = next(one for one in core.tenants() if one.name == "contoso")
        return [dict(row) for row in tenant.table("applications").values()]
