# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Maildirs stay below ``mail/``, follow no link, and give an owner only to what they have just made."""

from __future__ import annotations

import os
import pathlib

import pytest
from lab_control import maildir
from lab_control.errors import LabError

OWNER = maildir.Owner(65534, 65534) if os.geteuid() == 0 else maildir.Owner(os.geteuid(), os.getegid())


@pytest.fixture
def mail(tmp_path: pathlib.Path) -> pathlib.Path:
    (tmp_path / "lab").mkdir(mode=0o700)
    maildir.make(tmp_path / "lab" / "mail", OWNER, tmp_path / "lab", parts=())
    return tmp_path / "lab" / "mail"


@pytest.mark.parametrize("address", ["o'brien@x.test", "bob_x.com#EXT#@x.test", "müller@x.test", "!a@x.test", "A.B+c@x.test"])
def test_a_mailbox_is_made_delivered_to_and_found(mail: pathlib.Path, address: str) -> None:
    assert maildir.find(mail, address) is None
    box = maildir.mailbox_directory(mail, address)
    maildir.make(box, OWNER, mail.parent)
    assert maildir.find(mail, address) == box == mail / address.lower()
    message = maildir.deliver(box, maildir.welcome(address))
    assert f"To: {address}\n" in message.read_text(encoding="utf-8")
    for path in (box, box / "cur", box / "new", box / "tmp", message):
        assert (path.stat().st_uid, path.stat().st_mode & 0o077) == (OWNER.uid, 0)
    assert sorted(one.name for one in mail.parent.iterdir()) == ["mail"]


@pytest.mark.parametrize(
    "address",
    ["../x@x.test", "a/b@x.test", "bob@x.test/../../../w/victim", "bob@..", "@x.test", "..", "", "a\0@x.test", "/etc@x.test"],
)
def test_an_address_that_is_a_path_is_refused(mail: pathlib.Path, address: str) -> None:
    with pytest.raises(LabError, match="is no mailbox that the lab can have"):
        maildir.mailbox_directory(mail, address)


def test_nothing_that_is_there_gets_another_owner(mail: pathlib.Path, tmp_path: pathlib.Path) -> None:
    victim = tmp_path / "victim"
    victim.mkdir(mode=0o700)
    (victim / "file").write_text("mine")
    box = mail / "bob@x.test"
    box.symlink_to(victim)
    with pytest.raises(LabError, match="is not a directory of its own"):
        maildir.find(mail, "bob@x.test")
    for _attempt in range(2):
        with pytest.raises(LabError, match="could not be made"):
            maildir.make(box, OWNER, mail.parent)
        if box.is_symlink():
            box.unlink()
            victim.rename(box)
    assert [one.name for one in box.iterdir()] == ["file"]
    assert (box.stat().st_uid, box.stat().st_mode & 0o777) == (os.geteuid(), 0o700)


@pytest.mark.parametrize("part", ["", "tmp", "new"])
def test_a_message_goes_through_no_link(mail: pathlib.Path, tmp_path: pathlib.Path, part: str) -> None:
    box = maildir.mailbox_directory(mail, "bob@x.test")
    maildir.make(box, OWNER, mail.parent)
    aside = tmp_path / "aside"
    (box / part).rename(aside)
    (box / part).symlink_to(aside)
    with pytest.raises(OSError, match=r"Not a directory|Too many levels"):
        maildir.deliver(box, b"Subject: x\n\nx\n")
    assert not [one for one in aside.rglob("*") if one.is_file()]
