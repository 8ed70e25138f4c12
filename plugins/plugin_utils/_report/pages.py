# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where a cause is explained: the pages that tests/tools/guide writes, or a copy of them elsewhere."""

from __future__ import annotations

import re
import typing as t

from ...module_utils._diagnosis.causes.login import CAUSES

#: The address of a cause's page, as it is published with the collection.
PAGES = "https://github.com/m365-mail-oauth/m365.mail_oauth/blob/main/docs/docsite/rst/causes/{cause}.rst"

_ADDRESS = re.compile(r"https?://[^\s<>\"'{}]{1,500}\{cause\}[^\s<>\"'{}]{0,200}")


def page_of(cause: str, address: str) -> str:
    """Return where a cause is explained; nothing for one that is not in the catalogue, and without an address."""
    return address.replace("{cause}", cause) if cause in CAUSES else ""


def link(report: dict[str, t.Any], address: str) -> None:
    """Name the page of each cause in a report. Raises ``ValueError`` for an address that is none."""
    if address and not _ADDRESS.fullmatch(address):
        raise ValueError(
            f"pages: {address[:100]!r} is no address of pages. Give one with {{cause}} in it, such as {PAGES}, or nothing."
        )
    report["pages"] = address
    for finding in report["findings"]:
        page = page_of(finding["cause"], address)
        if page:
            finding["page"] = page
