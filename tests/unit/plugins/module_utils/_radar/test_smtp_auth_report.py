# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The export of Exchange's report in the forms that it may have; what is not that report is refused."""

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._radar.smtp_auth_report import (
    FRESH_DAYS,
    decode,
    doubts,
    read,
)

ROWS = [
    ["Sender address", "TLS 1.2", "Message count", "Authentication Protocol", "Last used date"],
    ["Scanner@contoso.test", "12", "1,204", "Basic", "2026-11-29T10:00:00"],
    ["scanner@contoso.test", "1", "3", "OAuth", "2026-11-30"],
    ["moved@contoso.test", "7", "7", "OAuth", ""],
    ["odd@contoso.test", "7", "7", "Basic, OAuth", ""],
    ["silent@contoso.test", "7", "7", "", ""],
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("turned", [False, True])
def test_columns_are_found_whatever_the_form(encoding: str, delimiter: str, turned: bool) -> None:
    rows = [row[::-1] if turned else row for row in ROWS]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    found = {
        account.names[0]: {way.kind: way.logins for way in account.ways}
        for account in read(decode(text.encode(encoding))).accounts
    }
    assert found == {
        "scanner@contoso.test": {"password": 1204, "oauth": 3},
        "moved@contoso.test": {"oauth": 7},
        "odd@contoso.test": {"unclear": 7},
        "silent@contoso.test": {"unclear": 7},
    }


@pytest.mark.parametrize(
    "content", [b"", b"Sender address,Message count\na@contoso.test,1\n", b"\x00\x01", b"\xff\xff\xff", b"{}"]
)
def test_what_is_not_the_report_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(OptionError, match="smtp_auth_report"):
        read(decode(content))


def test_titles_alone_are_no_row_and_prove_something_for_a_range_that_is_vouched_for() -> None:
    titles, row = (
        "Sender address,Domain,TLS 1.2,Messages sent,Authentication Protocol\r\n",
        "a@contoso.test,contoso.test,100,3,OAuth\r\n",
    )
    assert read(titles) == ([], 0) == read(titles + "\r\n,,,,\r\n")
    assert read(titles + row).rows == 1
    assert "7 days of 30" in doubts(7, 30, 0.1)
    assert doubts(90, 30, FRESH_DAYS - 0.1) == ""
    assert "8 days old" in doubts(90, 30, 8.5)


def test_a_cell_without_end_is_said_in_one_sentence() -> None:
    with pytest.raises(OptionError, match="the file is no table"):
        read("Sender address,Authentication protocol\n" + "x" * 200_000 + ",Basic\n")
