# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The documentation as a site, with the changelog of a release made of the fragments: antsibull-docs and Sphinx build it without a warning."""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import zlib

import pytest
import yaml
from doc_release import Release, done, program

#: What antsibull-docs' own texts refer to in Ansible's documentation, which is not fetched here: label or environment variable.
ANSIBLE_S = {
    "std:label": (
        "action_plugins",
        "ansible_collections.ansible.builtin.copy_module",
        "ansible_configuration_settings",
        "common_return_values",
    ),
    "std:envvar": ("ANSIBLE_KEEP_REMOTE_FILES",),
}


def _inventory(path: pathlib.Path) -> None:
    """Write an index of other documentation, in Sphinx's format of version 2."""
    rows = [f"{name} {role} -1 elsewhere.html {name}" for role, names in ANSIBLE_S.items() for name in names]
    head = b"# Sphinx inventory version 2\n# Project: Ansible\n# Version: 2\n# The remainder of this file is compressed using zlib.\n"
    path.write_bytes(head + zlib.compress(("\n".join(rows) + "\n").encode()))


@pytest.mark.long
def test_the_site_is_built_without_a_warning(release: Release, tmp_path: pathlib.Path) -> None:
    checkout = tmp_path / "tree" / "ansible_collections" / "m365" / "mail_oauth"
    shutil.copytree(release.source, checkout)
    version = yaml.safe_load((checkout / "galaxy.yml").read_text(encoding="utf-8"))["version"]
    environment = {**os.environ, "ANSIBLE_COLLECTIONS_PATH": str(tmp_path / "tree"), "ANSIBLE_NOCOLOR": "1"}

    def run(tool: str, *arguments: str | pathlib.Path, where: pathlib.Path = checkout) -> str:
        return done(program(tool), *arguments, cwd=where, env=environment)

    run("antsibull-changelog", "release", "--version", version, "--date", "2026-11-30")
    site = tmp_path / "site"
    site.mkdir()
    run("antsibull-docs", "sphinx-init", "--use-current", "--lenient", "--fail-on-error", "--dest-dir", site, "m365.mail_oauth")
    config = (site / "antsibull-docs.cfg", "collection", "--use-current", "--fail-on-error", "--dest-dir")
    said = run("antsibull-docs", "--config-file", *config, site / "rst", "m365.mail_oauth", where=site)
    assert "WARNING" not in said.replace("[WARNING]: Collection at", ""), said
    _inventory(site / "ansible.inv")
    conf = site / "conf.py"
    text, times = re.subn(
        r"intersphinx_mapping = \{.*?^\}",
        "intersphinx_mapping = {'ansible_devel': ('https://docs.ansible.com/', '../ansible.inv')}",
        conf.read_text(encoding="utf-8"),
        flags=re.M | re.S,
    )
    assert times == 1
    conf.write_text(text, encoding="utf-8")
    said = run("sphinx-build", "-q", "-W", "--keep-going", "-b", "html", "-c", ".", "rst", "build", where=site)
    assert said == ""
    pages = {path.name for path in (site / "build").rglob("*.html")}
    assert {"changelog.html", "guide_start.html", "verify_module.html", "smtp_auth_disabled_tenant.html"} <= pages
