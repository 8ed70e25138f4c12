# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""From what was seen of a check to findings: the server's words, the token's claims, the failures, and how the token fared elsewhere.

Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re

from .._check import Observation, TokenFacts
from .._clouds import MAIL_AUDIENCES
from .case import Case, Finding
from .layers import families
from .peers import Peers, outcome_of
from .rules.catalogue import RULES
from .rules.rule import consents
from .weigh.network import certificate_lines, weigh_close, weigh_failure
from .weigh.peers import not_connected, rule_out_by_others, weigh_mailboxes, weigh_matrix
from .weigh.words import is_later, weigh_classes, weigh_likeness, weigh_match
from .world import is_exchange, is_mx, switch_cause

#: Seconds before a certificate's end at which a warning begins.
CERTIFICATE_WARNING = 14 * 86400

#: How much an offline doubt weighs once a server has refused the login.
_DOUBTS = {
    "token_expired": 0.96,
    "wrong_audience": 0.96,
    "wrong_cloud": 0.93,
    "missing_scope": 0.93,
    "clock_skew": 0.6,
}

_PREAUTH = "The server, or somebody on the way, greets as logged in already, which takes STARTTLS and the login away."
_HOST = re.compile(r"https://([^/\s]{1,255})")
_STATUS_WORDS = {"no_starttls": "starttls_unavailable", "no_mechanism": "mechanism_not_supported"}


def diagnose(observation: Observation, peers: Peers, now: float) -> list[Finding]:
    """Return the findings for one check, best first; warnings only for one that passed. ``now`` is seconds since 1970."""
    if observation.state == "passed":
        return _warnings(observation, now)
    case = Case(observation)
    if observation.outcome in ("blocked", "untrusted_host"):
        _weigh_blocked(case)
        return case.findings("error")
    known = _weigh_words(case)
    _weigh_end(case, now)
    if observation.state == "deferred" and not observation.words:
        case.add("throttled", 0.97, "not tried: the server had asked for a pause that lasts longer than this run waits")
        case.rule_out("deadline_reached")
    if observation.sasl_sent:
        _weigh_token(case, peers, now, known)
    else:
        _weigh_unsent(case)
    if observation.words and case.leads("unknown"):
        # The last of all: nothing follows from a suspicion.
        weigh_likeness(case, observation.words[-1])
    findings = case.findings("warning" if observation.state == "deferred" else "error")
    return findings + _injection(observation)


def _weigh_blocked(case: Case) -> None:
    """A check that was not begun, because it cannot work or must not be made."""
    for doubt in case.observation.doubts:
        if doubt.blocking:
            case.add(doubt.cause, 0.96, *doubt.evidence, summary=doubt.summary, remedy=doubt.remedy)
    if case.observation.outcome == "untrusted_host":
        case.add("host_not_trusted", 0.97)


def _weigh_end(case: Case, now: float) -> None:
    """How the conversation ended."""
    observation = case.observation
    if observation.failure is not None:
        weigh_failure(case, observation.failure, now)
    elif observation.outcome == "closed":
        weigh_close(case)
    elif observation.outcome in _STATUS_WORDS:
        case.add(_STATUS_WORDS[observation.outcome], 0.95, _offers(observation))
        if observation.outcome == "no_mechanism" and is_mx(observation):
            case.add("wrong_host_or_port", 0.6)
    elif observation.outcome == "preauth":
        case.add("mechanism_not_supported", 0.7, f"the server greets as logged in already: {observation.greeting}")
        if observation.target.tls == "starttls":
            case.add(
                "starttls_injection",
                0.6,
                summary=_PREAUTH,
                remedy="Use tls: implicit (port 993), which nobody on the way can take away.",
            )


# --- words


def _weigh_words(case: Case) -> bool:
    """Name the candidates for what the server said, which is evidence whatever it means; return whether a sentence of it is known."""
    observation = case.observation
    protocol = observation.target.protocol
    unknown = False
    for words in observation.words:
        case.evidence(f"server ({words.stage}): {words.text}")
        # RFC 9051 section 7.1: an ALERT is for people to read, whatever status it comes with; here the login failed, so it may say why.
        found = RULES.match(protocol, words.stage, words.text[3:] if words.text.startswith("OK [ALERT]") else words.text)
        if found is None or not weigh_match(case, found):
            unknown = True
        if found is None or found.rule.generic or found.bare:
            weigh_classes(case, words, known=found is not None and not found.bare)
    if observation.challenge is not None:
        case.evidence(f"challenge: {observation.challenge.text}")
        said = RULES.match("challenge", "auth", observation.challenge.text)
        if said is not None:
            weigh_match(case, said)
    if observation.authenticated:
        case.evidence("the server had accepted the token before that")
    if observation.target.login.lower() != observation.target.user.lower():
        case.evidence(f"logged in as {observation.target.login}, the mailbox {observation.target.user} as the sender")
    for login, words_of in observation.tried:
        case.evidence(f"logged in as {login} instead: {words_of}")
    if unknown and case.best() <= 0.45:
        # Where nothing but a class of codes, or the word for a failed login, speaks for a cause.
        case.add("unknown", 0.46)
    if observation.words and not observation.sasl_sent:
        _weigh_stage(case)
    return not unknown


def _weigh_stage(case: Case) -> None:
    """What was refused before the token was sent: the place where that was said means more than the words."""
    observation = case.observation
    last = observation.words[-1]
    if is_later(last.text) or consents(last.text):
        return
    if last.stage == "starttls":
        case.add("starttls_unavailable", 0.85)
    elif last.stage == "auth":
        case.add("mechanism_not_supported", 0.6)
    elif last.stage == "capability" and "helo_refused" in families.named(last.text, quoted=True).causes:
        case.add("helo_refused", 0.76)
    elif last.stage == "capability":
        case.add("starttls_unavailable" if observation.target.tls == "starttls" else "mechanism_not_supported", 0.6)


def _offers(observation: Observation) -> str:
    offered = " ".join(observation.capabilities)
    return f"the server offers: {offered}" if offered else "the server lists no capabilities"


# --- token


def _weigh_unsent(case: Case) -> None:
    """The token did not come to be sent: what speaks against it is to be mended all the same."""
    for doubt in case.observation.doubts:
        if doubt.blocking:
            case.add(doubt.cause, 0.86, *doubt.evidence, summary=doubt.summary, remedy=doubt.remedy)


def _weigh_token(case: Case, peers: Peers, now: float, known: bool) -> None:
    """Bring in what is known of the token where the server's words leave it open."""
    observation = case.observation
    token, challenge = observation.token, observation.challenge
    case.evidence(_token_line(token))
    status = challenge.status if challenge is not None else ""
    if status[:1] == "5":
        case.add("auth_backend_down", 0.9, f"the challenge has status {status}")
        return
    refused = observation.outcome == "refused" and not observation.authenticated
    if observation.words and is_later(observation.words[-1].text):
        return
    _weigh_life(case, now)
    _weigh_accepted(case)
    if not (not_connected(case) or refused or "token_rejected" in case.scores) or case.decided:
        return
    if challenge is not None:
        _weigh_status(case, status, challenge.scope)
        _weigh_resource(case, challenge.scope, token.audience)
    # Behind words that nobody knows circumstances are hints at most.
    trust = 1.0 if known or not observation.words else 0.55
    mismatch = _weigh_doubts(case, trust)
    if 0 < token.expires <= now and "token_expired" not in case.scores:
        case.add("token_expired", 0.8 * trust, "the token expired while the checks ran")
    connected = not not_connected(case)
    if token.app_only and is_exchange(observation):
        case.add("app_not_registered_in_exchange", (0.55 if connected else 0.3) * trust)
    if token.app_only:
        case.add("no_mailbox_permission", (0.5 if connected else 0.8) * trust)
    elif mismatch:
        case.add("no_mailbox_permission", (0.5 if connected else 0.68) * trust)
    elif not connected and not token.opaque:
        # The token is the mailbox's own user's: a permission is not what is missing.
        case.rule_out("user_mismatch", "no_mailbox_permission")
        case.add(switch_cause(observation), 0.55)
    one = outcome_of(observation)
    rule_out_by_others(case, peers, one)
    weigh_matrix(case, peers, one, mismatch, trust)
    if not case.decided:
        weigh_mailboxes(case, peers, one, trust)


#: Seconds: shorter lives of tokens are refused by some servers; longer ones are no reason to end a session.
_SHORT_LIFE, _LONG_LIFE = 300, 900
#: Characters of a SASL string that every server takes: RFC 5321 section 4.5.3.1.6 and RFC 4954 section 4 want more.
_SHORT_SASL = 1000


def _weigh_life(case: Case, now: float) -> None:
    """Compare what was said of the token's age and of the string's length with what is known of both."""
    left = case.observation.token.expires - now
    if left > _LONG_LIFE:
        case.doubt(
            f"the token is still valid for {int(left / 60)} minutes", "session_expired", "token_expired", "token_expiring_soon"
        )
        if "session_expired" in case.scores:
            case.add("server_temporary_error", 0.6)
    elif 0 < left < _SHORT_LIFE and "token_rejected" in case.scores:
        case.add("token_expiring_soon", 0.55, f"the token is valid for {int(left)} seconds more")
    if 0 < case.observation.sasl_length < _SHORT_SASL:
        case.doubt(f"the SASL string has {case.observation.sasl_length} characters only", "token_too_long")


def _weigh_accepted(case: Case) -> None:
    """Whoever was let in was not refused for the token; a server may forget a login, or mean another one."""
    observation = case.observation
    if observation.authenticated and "token_rejected" in case.scores:
        case.rule_out("token_rejected")
        case.add("server_temporary_error", 0.46)
        if observation.target.protocol == "smtp":
            case.add("smtp_auth_disabled_mailbox", 0.48)


def _weigh_status(case: Case, status: str, scope: str) -> None:
    """What the status in a server's challenge may mean (RFC 7628 section 3.2.2)."""
    if status in ("400", "401", "403"):
        case.add("token_rejected", 0.6)
    if status == "403":
        case.add("missing_scope", 0.45)
    elif status == "400":
        case.add("missing_scope" if "mail.google.com" in scope else "malformed_sasl", 0.6)


def _weigh_resource(case: Case, scope: str, audience: str) -> None:
    """Compare the resource that a server asks for in its challenge (RFC 7628 section 3.2.2) with the one that the token is for."""
    wanted, meant = _HOST.findall(scope), _HOST.findall(audience)
    if wanted and meant and meant[0] not in wanted and not (_is_microsoft(meant[0]) and any(map(_is_microsoft, wanted))):
        case.add("wrong_audience", 0.84, f"the server asks for {scope}, the token is for {audience}")


def _is_microsoft(host: str) -> bool:
    """Whether a host is a name of Exchange Online's resource."""
    return f"https://{host}" in MAIL_AUDIENCES


def _weigh_doubts(case: Case, trust: float) -> bool:
    """Bring in what the offline look at the token found; return whether the token is somebody else's than the mailbox's."""
    mismatch = False
    for doubt in case.observation.doubts:
        if doubt.cause == "user_mismatch":
            # No fault until a server minds it; what to do then is another thing than what is said beforehand.
            mismatch = True
            case.add(doubt.cause, 0.65 * trust, *doubt.evidence)
        else:
            # What did not keep the token from being sent is not certain: another world's audience, a role that RBAC may stand in for.
            score = _DOUBTS.get(doubt.cause, 0.5) * (1.0 if doubt.blocking else 0.75)
            case.add(doubt.cause, score, *doubt.evidence, remedy=doubt.remedy)
    return mismatch


def _token_line(token: TokenFacts) -> str:
    if token.opaque:
        return "token: opaque, nothing can be read from it"
    who = "an application" if token.app_only else (token.users[0] if token.users else "no user named")
    permissions = " ".join(token.permissions[:8]) or "none"
    return f"token: for {who}, audience {token.audience or 'none'}, permissions {permissions}"


# --- passed


def _warnings(observation: Observation, now: float) -> list[Finding]:
    case = Case(observation)
    failure = observation.logout_failure
    if failure is not None and failure.kind == "timeout":
        case.add(
            "connection_timeout",
            0.9,
            f"logout: {failure.text}",
            summary="The login works, but the server did not answer the goodbye.",
            remedy="Nothing has to be repaired for logins; a server that holds sessions open may run into its limits.",
        )
    if observation.target.protocol == "smtp" and "@" in observation.target.user and not observation.sender:
        case.add("sender_not_tried", 0.97, f"MAIL FROM:<> was sent in place of {observation.target.user}")
    info = observation.tls_info
    if info is not None and info.certificate.not_after and info.certificate.not_after - now < CERTIFICATE_WARNING:
        case.add("certificate_expiring_soon", 0.97, *certificate_lines(info.certificate))
    findings = case.findings("warning") if case.scores else []
    return findings + _injection(observation)


def _injection(observation: Observation) -> list[Finding]:
    if not observation.dropped:
        return []
    case = Case(observation)
    case.add("starttls_injection", 0.9, f"{observation.dropped} bytes came in clear behind the go-ahead for TLS")
    return case.findings()
