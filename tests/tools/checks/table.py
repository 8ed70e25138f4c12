# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which sessions are heavy, and which files of the product each of them is there for: the one place where this stands.

A heavy session has a short form, of at most ``SHORT`` seconds on two quiet cores: its tests that are not marked ``long``. It runs whole
when a file that it covers changed, when it is named, and with ``--whole``. Its own directory below ``tests``, and whatever of
``tests/fakes`` is imported there, is covered without being listed.
"""

from __future__ import annotations

import typing as t

#: Seconds that a short form may take on two quiet cores.
SHORT = 60


class Heavy(t.NamedTuple):
    """A heavy session: directory of its tests, and path prefixes that it covers."""

    tests: str
    covers: tuple[str, ...]


_PLUGINS = "plugins/module_utils/"
_EMULATOR = "roles/lab/files/entra_emulator/"

HEAVY = {
    "unit": Heavy("tests/unit", ("plugins/", _EMULATOR, "roles/lab/files/")),
    "lab": Heavy("tests/lab", ("roles/lab/", "playbooks/lab_")),
    "programs": Heavy(
        "tests/programs",
        (
            *(f"roles/{role}/" for role in ("dovecot", "email_oauth2_proxy", "exim", "fetchmail", "getmail", "isync", "msmtp")),
            *(f"roles/{role}/" for role in ("postfix", "program_schedule", "token_agent")),
            *(f"{_PLUGINS}{part}" for part in ("_agent", "_programs", "_quoting", "_sasl")),
            *("plugins/filter/program_accounts", "plugins/modules/private_file"),
            *("playbooks/push_tokens", "plugins/modules/token_program", "plugins/modules/postfix_settings"),
        ),
    ),
    "clients": Heavy("tests/clients", (_EMULATOR, "docs/docsite/rst/guide_tried_with", "docs/docsite/rst/guide_vault")),
    "docs": Heavy("tests/docs", ("docs/docsite/", "docs/examples/", "README.md", "galaxy.yml", "changelogs/config", ".github/")),
    "outlets": Heavy(
        "tests/outlets",
        (
            *("plugins/plugin_utils/_report/outlets", "plugins/plugin_utils/_report/results", "docs/examples/"),
            *("plugins/module_utils/_quoting/messages", "plugins/module_utils/_agent/watch"),
        ),
    ),
    "page": Heavy("tests/page", ("plugins/plugin_utils/_report", "plugins/templates")),
    "system": Heavy(
        "tests/system",
        (
            "script/quickstart",
            "script/start",
            "script/common.sh",
            "README.md",
            "playbooks/",
            *("plugins/module_utils/_radar", "plugins/plugin_utils/_radar"),
            "docs/examples/",
            "docs/docsite/rst/guide_",
            "roles/tenant/",
            "roles/verify/",
        ),
    ),
    "upgrade": Heavy(
        "tests/upgrade",
        (
            *("roles/", "playbooks/", "plugins/module_utils/_agent", "plugins/module_utils/_programs"),
            *("plugins/plugin_utils/_store", "plugins/plugin_utils/_report/history", "plugins/plugin_utils/_tenants"),
            "plugins/plugin_utils/_tokens",
        ),
    ),
}
