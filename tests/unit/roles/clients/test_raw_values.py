# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""No template of a role writes a value as it is: what comes from outside goes through the quoter of the file's language."""

from __future__ import annotations

import pathlib
import re

import pytest
from ansible.errors import AnsibleError, AnsibleFilterError
from role_templates import ROLES, render

from ansible_collections.m365.mail_oauth.plugins.filter.quote_for import quote_for

#: Expressions without a quoter, by what makes them harmless.
_NUMBERS = r"\| int\b|\.port\b|_port\b|loop\.index|random\(|_interval\b|_timeout\b|_minutes\b"
_OURS = r"ansible_managed|_marker\b|'[^']*' if |\bif .* else '|\bauthorities\b|fetchmail_native|uidl\(|secret\(|user\(|strings\(|\A\{'|\A'\}|server\.tls == "
#: These have an alphabet of their own, checked before.
_NAMES = r"account\.name\b|msmtp_first|program_schedule_name|program_schedule_setting$|program_schedule_cron_times|email_oauth2_proxy_name"
_FIXED = (
    r"dovecot_(directory|keys|program)|token_agent_(program|data)|isync_(far|near|tls_type)|email_oauth2_proxy_(service|directory)"
    r"|postfix_complete|exim_directory|loop\.last|\| bool \| lower|delete \||read_all \|"
)
#: The last are files for pip, in which the role writes whole lines, and a command, which is a line of shell already.
_LINES = r"\Aline\Z|\Aitem\.token_command\Z|to_nice_json|to_json"
_HARMLESS = re.compile("|".join((_NUMBERS, _OURS, _NAMES, _FIXED, _LINES)))

TEMPLATES = sorted(path for path in ROLES.glob("*/templates/*.j2") if path.parent.parent.name != "lab")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_every_value_has_its_quoter(path: pathlib.Path) -> None:
    raw = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith(("#", "--", "Description=")):  # for people
            continue
        raw += [
            found
            for found in re.findall(r"\{\{-?\s*(.+?)\s*-?\}\}", line)
            if "quote_for(" not in found and not _HARMLESS.search(found)
        ]
    assert raw == []


def test_a_raw_value_would_be_seen() -> None:
    assert not _HARMLESS.search("account.mailbox")
    assert not _HARMLESS.search("account.host")
    assert not _HARMLESS.search("account.senders | join(' : ')")


def test_a_name_that_a_language_cannot_carry_is_named() -> None:
    with pytest.raises(
        AnsibleFilterError,
        match=r"^mailbox #x@contoso.test cannot be written into a map of Postfix: it holds a # at its beginning\.$",
    ):
        quote_for("#x@contoso.test", "postfix_key", "mailbox")
    with pytest.raises(AnsibleError, match=r"local_user #x@contoso.test cannot be written into a passwd-file of Dovecot"):
        render("dovecot", "users.j2", dovecot_accounts=[{"mailbox": "#x@contoso.test", "password_hash": "{X}y"}])


def test_what_may_be_a_password_is_not_shown() -> None:
    with pytest.raises(
        AnsibleFilterError, match=r"^A value cannot be written into fetchmail's configuration: it holds a line break.$"
    ):
        quote_for("secret\nvalue", "fetchmail")


def test_a_list_gives_a_list() -> None:
    assert quote_for(["a b", "it's"], "shell") == ["'a b'", "'it'\"'\"'s'"]
