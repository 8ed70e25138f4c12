# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The shapes of the rows in client_table.py, so that each client's rows can stand in a file of their own."""

from __future__ import annotations

import typing as t


class Command(t.NamedTuple):
    """One command as it is typed.

    ``$name`` in ``words`` is a value that the lab gives (``$tenant``, ``$client_id``, ``$secret``, ``$authority``, ``$alice``) or that an
    earlier row kept. ``shows``: dotted path in the JSON that it prints -> what must stand there (``*`` for anything but null).
    ``keeps``: name -> dotted path. ``refused``: it must fail, with these words. ``signs_in``: who uses the device code that it shows.
    """

    words: str
    shows: t.Mapping[str, str] = {}
    keeps: t.Mapping[str, str] = {}
    refused: str = ""
    signs_in: str = ""


class Client(t.NamedTuple):
    """One client: name, title, address of its package, what is installed of it, the version tried last, a remark, its rows.

    ``more`` is a file of further requirements that the installation itself brings (a glob below the environment).
    """

    name: str
    title: str
    address: str
    requirements: tuple[str, ...]
    tried: str
    remark: str
    commands: tuple[Command, ...]
    more: str = ""


def row(words: str, shows: t.Mapping[str, str] | None = None, **more: t.Any) -> Command:
    """Return a command; see Command."""
    return Command(words, shows or {}, **more)
