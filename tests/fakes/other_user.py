# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Doing something as another user of the machine, which takes root."""

from __future__ import annotations

import os
import pickle
import traceback
import typing as t

import pytest

NOBODY = 65534
T = t.TypeVar("T")

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


def as_nobody(function: t.Callable[[], T]) -> T:
    """Call a function in a child process of uid and gid 65534; its result, or what it raises as text, comes back."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)
            answer: tuple[bool, t.Any] = (True, function())
        except BaseException:
            answer = (False, traceback.format_exc())
        with os.fdopen(writer, "wb") as stream:
            pickle.dump(answer, stream)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        data = stream.read()
    os.waitpid(child, 0)
    good, value = pickle.loads(data)
    assert good, value
    return t.cast(T, value)
