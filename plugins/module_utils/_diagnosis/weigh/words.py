# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a rule that fits brings into a case: its candidates, its own texts, what separates them. Pure; runs on Python 3.8."""

from __future__ import annotations

import re
import typing as t

from ..._check import Words
from ..case import DECIDED, Case, texts_for
from ..layers import codes, families
from ..layers.likeness import ALIKE, likely
from ..rules.rule import Match, consents
from ..wording import Texts, fill

#: What a login without a password cannot be refused for, unless a sentence says nothing else.
_OF_PASSWORDS = frozenset({"password_wrong"})

#: What no server can know before the token was sent: token, identity, its rights, its mailbox.
OF_THE_TOKEN = frozenset(
    {
        "token_rejected",
        "token_expired",
        "token_expiring_soon",
        "token_too_long",
        "malformed_sasl",
        "missing_scope",
        "wrong_audience",
        "wrong_cloud",
        "wrong_tenant",
        "user_mismatch",
        "no_mailbox_permission",
        "mailbox_not_found",
        "mailbox_full",
        "session_expired",
        "shared_mailbox_as_login",
        "app_not_registered_in_exchange",
        "consent_missing",
        "send_as_denied",
        "clock_skew",
    }
)

#: A server that says "later": replies 4yz (RFC 5321 section 4.2.1), response codes of RFC 5530 and RFC 3206.
_LATER = re.compile(
    r"4\d\d(?:[ -]|\Z)|.{0,20}\[(?:UNAVAILABLE|SERVERBUG|SYS/TEMP|INUSE|IN-USE|LOGIN-DELAY|TEMPFAIL)\b", re.DOTALL
)


def is_later(words: str) -> bool:
    """Whether a server asks to come again: then it says nothing of token, switches and mailbox."""
    return _LATER.match(words) is not None


def weigh_match(case: Case, match: Match) -> bool:
    """Name the candidates of a rule that fits, as far as the stage allows them; return whether any is left."""
    rule = match.rule
    allowed = {
        cause: score
        for cause, score in rule.causes.items()
        if cause not in _OF_PASSWORDS and (case.observation.sasl_sent or cause not in OF_THE_TOKEN)
    }
    case.add_all(allowed)
    if rule.best not in allowed:
        return bool(allowed)
    _fit_own_login(case, rule.best)
    if rule.summary or rule.remedy or rule.confirm:
        texts = Texts({**texts_for(case.observation), **match.groups})
        own = {name: fill(getattr(rule, name), texts) for name in ("summary", "remedy", "confirm")}
        case.add(rule.best, rule.causes[rule.best], **own)
    case.note(rule.note)
    return True


#: What the classes of words and codes mean of others, of this collection's own login: it sends no password, no message, names no recipient.
_OF_A_CHECK: t.Mapping[str, str] = {
    "password_wrong": "token_rejected",
    "app_password_required": "",
    "basic_auth_disabled": "",
    "client_misconfigured": "",
    "client_defect": "",
    "client_lacks_mechanism": "",
    "recipient_fault": "",
    "message_refused": "",
    "greylisted": "server_temporary_error",
    # All logins are made under TLS.
    "tls_starttls_required": "",
}
#: The place of words in a conversation as the layers call it.
_STAGE_OF = {"auth": "auth", "after_auth": "from"}


def weigh_classes(case: Case, words: Words, *, known: bool) -> None:
    """Ask the layers below the sentences about words that no sentence explains: families of words, classes of codes.

    ``known``: a sentence is known that says no more than that the login is refused; then a code says nothing beside it.
    """
    if consents(words.text):
        return
    target = case.observation.target
    said = families.named(words.text, quoted=True).causes
    coded = (
        {}
        if known
        else codes.named(
            words.text, reply=words.text if target.protocol == "smtp" else "", stage=_STAGE_OF.get(words.stage, words.stage)
        )
    )
    for cause in {*said, *coded}:
        score = max(said.get(cause, 0.0), coded.get(cause, 0.0)) + (0.1 if cause in said and cause in coded else 0.0)
        meant = _meant(case, words, cause)
        if meant:
            case.add(meant, min(score, 0.6 if known else families.CAP))


def weigh_likeness(case: Case, words: Words) -> None:
    """Ask what texts with the same words meant; that is a suspicion, behind "unknown"."""
    for cause, score in likely(words.text):
        meant = _meant(case, words, cause)
        # From a suspicion that contradicts the login that worked nothing follows.
        if meant and not (meant == "token_rejected" and case.observation.authenticated):
            case.add(meant, score, ALIKE)


def _meant(case: Case, words: Words, cause: str) -> str:
    """Return what a cause that layers name for such words is of a login of ours, empty where it is none or is named already."""
    meant = _OF_A_CHECK.get(cause, cause)
    if cause == "spam_block" and words.stage != "after_auth":
        # Nothing but the address that it comes from is known by then.
        meant = "geo_or_ip_blocked"
    elif cause == "relay_denied" and words.stage == "after_auth":
        meant = "send_as_denied"
    early = meant in OF_THE_TOKEN and not case.observation.sasl_sent
    return "" if early or meant in case.scores else meant


#: What programs are told of and what this collection's own login does already: the likelier story, and what to do.
_DONE_ALREADY: t.Mapping[str, tuple[str, str]] = {
    "basic_auth_disabled": (
        "The server takes the login for one with a password, although it was made with XOAUTH2.",
        "Look at the client app of this sign-in in the Entra sign-in log, and at the user's policy (Get-AuthenticationPolicy).",
    ),
    "app_password_required": (
        "The server wants an application password, although the login was made with XOAUTH2.",
        "Sign in as {user} in a browser, and look at what the provider says of the account's security; then authorise the program again.",
    ),
    "sasl_initial_response_form": (
        "The server did not take the login in the form that it was sent in.",
        "Look at the server's log, and whether something on the way alters lines.",
    ),
}


def _fit_own_login(case: Case, cause: str) -> None:
    """Give a cause that tells a program to do what was done here another story, of which nobody can be sure."""
    done = _DONE_ALREADY.get(cause)
    if done is not None:
        texts = texts_for(case.observation)
        if case.score(cause) >= DECIDED:
            case.temper(0.8, cause)
        case.add(cause, 0.0, summary=fill(done[0], texts), remedy=fill(done[1], texts))
