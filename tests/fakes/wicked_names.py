# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Names of mailboxes that some language takes for more than a name: each is taken rightly everywhere, or refused by name."""

from __future__ import annotations

#: What Entra ID or Exchange accepts, and so do a tenants file and the roles.
ADDRESSES = (
    "alice@contoso.test",
    "o'brien@contoso.test",
    "'quoted'@contoso.test",
    "!bob@contoso.test",
    "#x@contoso.test",
    "user#EXT#@contoso.test",
    "bob_fabrikam.test#EXT#@contoso.onmicrosoft.com",
    "_svc@contoso.test",
    "plus+tag@contoso.test",
    "+first@contoso.test",
    "r&d@contoso.test",
    "a=b@contoso.test",
    "^caret@contoso.test",
    "a^b@contoso.test",
    "~tilde@contoso.test",
    "dash-@contoso.test",
    "ALICE.CAPS@CONTOSO.TEST",
    "CONFDIR@contoso.test",
    "1e3@contoso.test",
    "gr\u00fcn@contoso.test",
    "\u4f8b\u3048@contoso.test",
    "info@b\u00fccher.test",
    "\u0438\u0432\u0430\u043d@contoso.test",
    "x" * 64 + "@contoso.test",
)

#: What no mailbox has to be named by; tenants file and roles refuse it, and a quoter that meets it all the same does it right or refuses.
OTHERS = (
    "a|calc|b@contoso.test",
    "x;Remove-Mailbox y@contoso.test",
    "x@y.test; Remove-Mailbox boss@y.test -Confirm:$false #",
    "${run{/bin/touch /t/owned}}@contoso.test",
    "$(touch /t/owned)@contoso.test",
    "`touch /t/owned`@contoso.test",
    "*@contoso.test",
    "/etc/passwd@contoso.test",
    "../../etc/passwd@contoso.test",
    "$sender_address@contoso.test",
    '"q q"@contoso.test',
    "back\\slash@contoso.test",
    "trailing@contoso.test\\",
    "per%cent@contoso.test",
    "%u@contoso.test",
    "{brace}@contoso.test",
    "a b@contoso.test",
    " leading@contoso.test",
    "\u2019; evil \u2018@contoso.test",
    "rtl\u202ename@contoso.test",
    "line\nbreak@contoso.test",
    "nul\0@contoso.test",
    "-option@contoso.test",
    "colon:name@contoso.test",
    "comma,name@contoso.test",
    "semi;colon@contoso.test",
    r"\N^.*$\N@contoso.test",
    "lsearch;/etc/passwd",
    "@@partial;x@contoso.test",
    "<angle>@contoso.test",
    "[section]@contoso.test",
    "a@b@contoso.test",
    "dot.@contoso.test",
    "sep\u2028line@contoso.test",
    "x" * 65 + "@contoso.test",
)

ALL = ADDRESSES + OTHERS
