# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Unit tests run in a checkout at any path, also where Ansible itself looks for collections."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
#: One that imports the collection, and asks ansible-core's plugin loader for one of its plugins.
ONE_TEST = "tests/unit/plugins/filter/test_diagnose.py"


@pytest.mark.parametrize("place", ["ansible_collections/m365/mail_oauth", "ansible_collections/m365/mail_oauth-2", "a checkout"])
def test_unit_tests_run_in_a_checkout_at(place: str, tmp_path: pathlib.Path) -> None:
    checkout = tmp_path / place
    for name in ("pytest.ini", "tests/conftest.py", ONE_TEST):
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, checkout / name)
    for name in ("plugins", "roles", "meta", "galaxy.yml", "tests/fakes"):
        (checkout / name).symlink_to(ROOT / name)
    # ansible-test hands its plugins for pytest on to every process.
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "ANSIBLE_"))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", ONE_TEST],
        cwd=checkout,
        env=alone,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
