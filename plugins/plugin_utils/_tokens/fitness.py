# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether a token can work for a mailbox, said before a mail server says it less clearly. Controller only."""

from __future__ import annotations

from ...module_utils._entra.claims import check_claims, read_claims
from ...module_utils._entra.scopes import split_scope
from ...module_utils._errors import TokenError
from .means import Means
from .terms import Term

#: Faults of a token that this machine's clock decides.
_BY_CLOCK = frozenset({"token_expired", "clock_skew"})


def check_fitness(means: Means, term: Term, token: str) -> None:
    """Refuse, or warn of, a token that cannot work for the mailbox."""
    options = means.options
    if options.on_unfit == "ignore":
        return
    trusted = {split_scope(scope).resource for scope in options.scopes or ()}
    unfit = check_claims(
        read_claims(token),
        now=means.now(),
        mailbox=term.mailbox,
        user=term.sign_in_user,
        protocols=term.protocols or (options.protocols or ()),
        cloud=options.cloud,
        trusted_audiences=trusted,
    )
    errors = [reason for reason in unfit if reason.severity == "error"]
    if options.chosen_source != "access_token":
        # The token endpoint has just said that the token is good: a claim that contradicts it means that this clock is wrong, and it
        # is the mail server's clock that counts.
        errors = [reason for reason in errors if reason.cause not in _BY_CLOCK]
    if errors and options.on_unfit == "fail":
        raise TokenError(
            " ".join(f"{reason.summary} ({'; '.join(reason.evidence)}.)" for reason in errors)
            + f" It cannot work for {term.mailbox}.",
            remedy=" ".join(reason.remedy for reason in errors),
            code=errors[0].cause,
            causes=[reason.cause for reason in errors],
        )
    for reason in unfit:
        means.warn(f"{term.mailbox}: {reason.summary} ({'; '.join(reason.evidence)}.) {reason.remedy}")
