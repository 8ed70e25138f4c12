# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A sealed secret opens with its own key alone."""

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.sealing import SealingKey, seal

SECRET = "canary~" + "ä8Q~" * 1000


def test_there_and_back() -> None:
    key = SealingKey()
    sealed = seal(key.public, SECRET)
    assert "canary" not in sealed
    assert key.open(sealed) == SECRET
    assert seal(key.public, SECRET) != sealed


def test_another_key_does_not_open_it() -> None:
    sealed = seal(SealingKey().public, SECRET)
    with pytest.raises(OptionError, match="not sealed for this run") as caught:
        SealingKey().open(sealed)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("damage", ["", ".", "AAAA", "AAAA.BBBB", "%%.%%"])
def test_garbage(damage: str) -> None:
    with pytest.raises(OptionError, match="not sealed"):
        SealingKey().open(damage)


def test_a_changed_one_does_not_open() -> None:
    key = SealingKey()
    sealed = seal(key.public, SECRET)
    with pytest.raises(OptionError):
        key.open(sealed[:-5] + ("A" if sealed[-5] != "A" else "B") + sealed[-4:])


@pytest.mark.parametrize("public", ["", "AAAA", "no base64"])
def test_no_public_key(public: str) -> None:
    with pytest.raises(OptionError, match="seal_to"):
        seal(public, SECRET)
