# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Templates of roles, rendered as the roles do, without a host."""

from __future__ import annotations

import pathlib
import typing as t

from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar, trust_as_template

ROLES = pathlib.Path(__file__).resolve().parents[2] / "roles"


def render(role: str, template: str, **variables: t.Any) -> str:
    """Return a template of a role, with the role's variables beneath those that are given."""
    loader = DataLoader()
    known: dict[str, t.Any] = {"ansible_facts": {"os_family": "Debian", "architecture": "x86_64", "service_mgr": "systemd"}}
    for part in ("defaults", "vars"):
        path = ROLES / role / part / "main.yml"
        known.update((loader.load_from_file(str(path), trusted_as_template=True) or {}) if path.exists() else {})
    text = (ROLES / role / "templates" / template).read_text(encoding="utf-8")
    templar = Templar(loader, variables={"ansible_managed": "Ansible managed", **known, **variables})
    # As the module template does it.
    return str(templar.template(trust_as_template(text), preserve_trailing_newlines=True, escape_backslashes=False))
