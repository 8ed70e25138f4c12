# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What Debian's programs said in the lab when a login failed, and the finding that each of their texts leads to."""

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._diagnosis.texts import diagnose_text

ALICE = "alice@contoso.test"
MSMTP_END = "msmtp: could not send mail (account default from /etc/msmtprc)\n"
PLUGIN = "[SASL-XOAUTH2] - Requesting authID!\n[SASL-XOAUTH2] - Requesting token!\n[SASL-XOAUTH2] - filling prompts!\n"

SAID = {
    "msmtp, refused": (
        f"msmtp: authentication failed (method XOAUTH2)\nmsmtp: server message: 535 5.7.8 Authentication failed.\n{MSMTP_END}",
        "token_rejected",
    ),
    "msmtp, token too long": (
        f"msmtp: Cannot send command because it is longer than 4094 characters. Increase SMTP_MAXCMDLEN.\n{MSMTP_END}",
        "token_too_long",
    ),
    "msmtp, no token": (
        f"cat: /etc/token: No such file or directory\nmsmtp: cannot read output of 'cat /etc/token'\n{MSMTP_END}",
        "token_helper_failed",
    ),
    "isync 1.4 at a challenge": (
        f"{PLUGIN}Error: IMAP wants more steps despite successful SASL authentication.\n",
        "token_rejected",
    ),
    "isync, refused at once": (
        f"{PLUGIN}IMAP command 'AUTHENTICATE XOAUTH2 [removed]' returned an error: NO AUTHENTICATE failed.\n",
        "token_rejected",
    ),
    "isync, no token": ("Skipping account info, PassCmd exited with status 1\n", "token_helper_failed"),
    "getmail, refused": ("info: credential/login error ([AUTHENTICATIONFAILED] Authentication failed.)\n", "token_rejected"),
    "getmail, refused by Exchange": ("info: credential/login error (AUTHENTICATE failed.)\n", "token_rejected"),
    "getmail, no token": (
        "info: operation error (External program error (/usr/local/bin/mail-oauth-token exited with 1))\n",
        "token_helper_failed",
    ),
    "fetchmail, refused over IMAP": (
        f"fetchmail: Authorization failure on {ALICE}@127.0.0.1\nfetchmail: Query status=3 (AUTHFAIL)\n",
        "token_rejected",
    ),
    "fetchmail, refused over POP": (
        (
            f"fetchmail: Unknown login or authentication error on {ALICE}@127.0.0.1\n"
            f"fetchmail: client/server protocol error while fetching from {ALICE}@pop\nfetchmail: Query status=4 (PROTOCOL)\n"
        ),
        "token_rejected",
    ),
    "fetchmail 6 told to do XOAUTH2": ("Invalid authentication `xoauth2' specified.\n", "client_lacks_mechanism"),
    "the proxy, token expired": (
        (
            f"2026-11-25 14:36:57,976: Login of {ALICE} refused: No token for {ALICE}: The token file /var/lib/mail-oauth/tokens/{ALICE} holds an "
            "access token that expired at 2026-11-25 14:36:56 UTC.\n"
        ),
        "token_expired",
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_a_program_s_own_words_lead_to_a_finding(name: str) -> None:
    text, cause = SAID[name]
    assert diagnose_text(text, kind="client")[0].cause == cause
