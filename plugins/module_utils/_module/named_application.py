# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The four options that name an application, for every module that writes to one."""

from __future__ import annotations

import typing as t

from .._argspec import ArgumentSpec
from .._entra.identity.options import check_guid
from .._errors import OptionError

IDENTITY = ("app_id", "object_id", "unique_name", "display_name")
IDENTITY_SPEC = ArgumentSpec({option: {"type": "str"} for option in IDENTITY}, required_one_of=[list(IDENTITY)])


def identity_of(params: t.Mapping[str, t.Any], check_mode: bool = False) -> dict[str, t.Any]:
    """Return what was given by option; raises :class:`OptionError` where nothing was or where it is no id.

    In check mode it may be an application that would have been created by now, and then nothing names it.
    """
    given: dict[str, t.Any] = {option: (params.get(option) or "").strip() or None for option in IDENTITY}
    if not any(given.values()) and not check_mode:
        raise OptionError("app_id, object_id, unique_name and display_name are all empty: nothing names the application.")
    for option, what in (("app_id", "an application (client) id"), ("object_id", "the object id of an application")):
        value = given[option]
        if value is not None:
            given[option] = check_guid(option, value, what)
    return given
