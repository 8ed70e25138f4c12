# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What an address may be: the one definition for tenants files, roles, modules and the token agent.

Entra ID's user names have letters, digits and ``' . - _ ! # ^ ~``, 64 characters before the @ and none of them a dot right before it
(Microsoft, "Password policies and account restrictions in Microsoft Entra ID", Username policies); guests' names are of the same
characters (``user_example.test#EXT#@contoso.onmicrosoft.com``). An SMTP address may have more (Microsoft, IdFix, proxyAddresses, and
``Set-Mailbox``, Alias): of that, ``+``, ``&`` and ``=`` are let in here, and letters of every script. What is left out, ``$ % * / ? { | } ` ``
among it, is code, a wildcard or a path in one program or another, and no mailbox has to be named by it: any other address of it does.
Microsoft's further limits (48 characters after the @, 113 in all) are those of user names and not of SMTP addresses, so the limits of
RFC 5321 section 4.5.3.1 hold. A first ``-`` is refused as Postfix does (postconf(5), ``allow_min_user``): programs take it for an option.

Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re

#: Letters, digits and marks beyond ASCII: NameChar of XML 1.0 (section 2.3), without what nobody sees and without punctuation.
_LETTERS = (
    r"\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u05ff\u0606-\u061a\u061e-\u06dc\u06de-\u070e\u0710-\u088f\u0892-\u08e1"
    r"\u08e3-\u115e\u1161-\u167f\u1681-\u17b3\u17b6-\u180a\u180f-\u1fff\u2c00-\u2dff\u3005-\u3007\u3021-\u302f\u3031-\u3035\u3038-\u303c"
    r"\u3041-\u3163\u3165-\ud7a3\uf900-\ufaff\ufb00-\ufdcf\ufdf0-\ufdfd\ufe20-\ufe2f\ufe70-\ufefc\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    r"\uff66-\uff9f\uffa1-\uffdc"
)
_ATOM = rf"A-Za-z0-9!#&'+=^_~{_LETTERS}"
_LABEL = rf"A-Za-z0-9_{_LETTERS}"

#: The most characters of an address, and of its part before the @.
LONGEST = 254
LONGEST_LOCAL = 64

_BODY = (
    rf"(?=[^@]{{1,{LONGEST_LOCAL}}}@)[{_ATOM}][{_ATOM}-]*(\.[{_ATOM}-]+)*"
    rf"@[{_LABEL}]([{_LABEL}-]{{0,62}})(\.[{_LABEL}]([{_LABEL}-]{{0,62}}))*"
)

#: The same for JSON Schema; Python takes a ``$`` for the place before a last line break as well, ECMA 262 does not.
PATTERN = rf"^{_BODY}$(?!\n)"

_COMPILED = re.compile(_BODY)
#: What else an account of the token agent can be called.
_ACCOUNT = re.compile(r"[a-z0-9_][a-z0-9._@+-]{0,199}")
_ALLOWED = re.compile(rf"[{_ATOM}.@-]")


def is_address(text: object) -> bool:
    """Tell whether this is an address."""
    return isinstance(text, str) and len(text) <= LONGEST and _COMPILED.fullmatch(text) is not None


def address_problem(text: object) -> str:
    """Return what keeps this from being an address, as the end of a sentence that begins with its place; empty when nothing does."""
    if is_address(text):
        return ""
    if not isinstance(text, str) or not text:
        return "has to be an address such as alice@contoso.test"
    odd = next((char for char in text if not _ALLOWED.match(char)), "")
    if odd:
        return f"holds {name_of(odd)}, which an address cannot have here; it has to be an address such as alice@contoso.test"
    if text.startswith("-"):
        return "begins with a hyphen, which programs take for the beginning of an option"
    if len(text.partition("@")[0]) > LONGEST_LOCAL or len(text) > LONGEST:
        return f"is longer than an address can be ({LONGEST_LOCAL} characters before the @, {LONGEST} in all)"
    return "has to be an address such as alice@contoso.test"


def is_account_name(text: str) -> bool:
    """Tell whether this can be the name of an account of the token agent, which is the name of files as well: small letters."""
    return text == text.lower() and (_ACCOUNT.fullmatch(text) is not None or is_address(text))


def name_of(char: str) -> str:
    """Return a character as a message shows it: itself where it can be seen, and its number."""
    number = f"U+{ord(char):04X}"
    return f"the character {char} ({number})" if char.isprintable() and not char.isspace() else f"the character {number}"
