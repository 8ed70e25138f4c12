# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Keeping secrets out of texts of which nobody knows what is in them: logs, answers, pasted lines. Pure; runs on Python 3.8.

Where the secrets themselves are known, ``_probe.redaction`` looks for them; here they are known by their form.
"""

from __future__ import annotations

import re

MASKED = "[masked]"

_SECRET = re.compile(
    # JSON web tokens, and what is left of one that was cut
    r"eyJ[\w-]{10,}\.[\w-]*(?:\.[\w-]*)*"
    # base64 of "user=" (XOAUTH2) and of "n,a=" (OAUTHBEARER)
    r"|(?<![\w+/])(?:dXNlcj|bixh|biws)[\w+/=]{20,}"
    # opaque tokens of Microsoft's personal accounts, Entra's refresh tokens and client secrets, Google's tokens
    r"|(?<![\w.-])Ew[A-D][\w+/=!*$%-]{40,}|(?<![\w.-])[01]\.A[\w-]{3}[\w.-]{60,}|(?<![\w.-])M\.[CR]\w{1,10}[._][\w.!*$-]{40,}"
    r"|(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{30,40}|(?<![\w.-])ya29\.[\w-]{10,}|(?<![\w.-])1//0[\w-]{20,}|GOCSPX-[\w-]{20,}"
    # what stands behind a name that says it
    r"|(?<=Bearer )[\w.~+/=!*$-]{8,}|(?<=AUTH PLAIN )[\w+/=]{8,}|(?<=AUTHENTICATE PLAIN )[\w+/=]{8,}|(?<=XOAUTH2 )[\w+/=]{24,}"
    # and anything else that is too long to be words, also where it is folded into lines
    r"|[\w+/=.~-]{160,}|(?<![\w+/=.~-])(?:[\w+/.~-]{56,160}=?\s{1,4}[>|]?\s{0,4}){2,}[\w+/=.~-]+",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"((?:access_?token|refresh_?token|id_?token|client_?secret|client_?assertion|(?<!\w)assertion|device_?code|pass(?:word|wd)|[?&]code)"
    r"[\"']?\s{0,3}(?:=|:|=>)\s{0,3}[\"']?)([^\s\"'&,;}\)]{6,})",
    re.IGNORECASE,
)


def mask(text: str) -> str:
    """Return ``text`` with everything that looks like a token, a client secret, a password or a SASL string masked."""
    return _NAMED.sub(rf"\g<1>{MASKED}", _SECRET.sub(MASKED, text))
