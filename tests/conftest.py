# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lets plain pytest import the collection from a checkout at any path.

ansible-core finds collections only below a directory called ``ansible_collections``; a temporary tree with one symbolic link gives it
that. Under ansible-test its finder finds the checkout already, and this does nothing.
"""

from __future__ import annotations

import importlib
import pathlib
import shutil
import sys
import tempfile

import hypothesis
import pytest

# Machines are shared and noisy: what is drawn counts, not how long the drawing took.
hypothesis.settings.register_profile(
    "collection", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large]
)
hypothesis.settings.load_profile("collection")

ROOT = pathlib.Path(__file__).resolve().parent.parent
NAMESPACE, NAME = "m365", "mail_oauth"

# The emulator is a plain Python package that the lab role carries; scripted servers and other helpers of the tests lie in fakes/.
for _path in (ROOT / "roles" / "lab" / "files", ROOT / "tests" / "fakes"):
    if str(_path) not in sys.path:
        sys.path.insert(0, str(_path))


def _left_out(config: pytest.Config) -> set[pathlib.Path]:
    """Return the files that the conftest files leave out on this Python."""
    found: set[pathlib.Path] = set()
    for plugin in config.pluginmanager.get_plugins():
        name = getattr(plugin, "__file__", None) or ""
        if name.endswith("conftest.py"):
            directory = pathlib.Path(name).resolve().parent
            found.update(directory / file for file in getattr(plugin, "collect_ignore", ()))
            for pattern in getattr(plugin, "collect_ignore_glob", ()):
                found.update(directory.glob(pattern))
    return found


def _already_found() -> bool:
    """Whether ansible-core's finder of collections is at work; it has to find this checkout and no other."""
    try:
        from ansible.utils.collection_loader import AnsibleCollectionConfig
    except ImportError:
        return False
    if AnsibleCollectionConfig.collection_finder is None:
        return False
    try:
        (place,) = importlib.import_module(f"ansible_collections.{NAMESPACE}.{NAME}").__path__
    except ImportError:
        place = "nowhere"
    if pathlib.Path(place).resolve() != ROOT:
        raise pytest.UsageError(
            f"The tests of {ROOT} would try the collection in {place}, which another plugin of pytest has found."
        )
    return True


def pytest_configure(config: pytest.Config) -> None:
    # ansible-test has a pytest.ini of its own, so this stands here.
    config.addinivalue_line("markers", "long: left out of a heavy session's short form (tests/tools/checks/table.py)")
    # ansible-test names every file, and pytest asks collect_ignore only about files that it finds itself.
    left_out = _left_out(config)
    config.args[:] = [arg for arg in config.args if pathlib.Path(arg.split("::")[0]).resolve() not in left_out]
    if _already_found():
        return
    tree = pathlib.Path(tempfile.mkdtemp(prefix="m365-collection-tree-"))
    config.add_cleanup(lambda: shutil.rmtree(tree, ignore_errors=True))
    parent = tree / "ansible_collections" / NAMESPACE
    parent.mkdir(parents=True)
    (parent / NAME).symlink_to(ROOT, target_is_directory=True)
    config.stash[COLLECTION_TREE] = tree
    try:
        from ansible.plugins.loader import init_plugin_loader
    except ImportError:  # a target Python without a controller: module code only
        sys.path.insert(0, str(tree))
    else:
        init_plugin_loader([str(tree)])


COLLECTION_TREE = pytest.StashKey[pathlib.Path]()


@pytest.fixture(scope="session")
def collections_path(pytestconfig: pytest.Config) -> pathlib.Path:
    """The directory to put into ANSIBLE_COLLECTIONS_PATH for an ansible process that a test starts."""
    return pytestconfig.stash.get(COLLECTION_TREE, ROOT.parent.parent.parent)
