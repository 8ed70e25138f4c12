# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a server means that refuses a message: the recipient's address, its domain, its space, the message, the server's own trouble.

Asked where a message, its sender or its recipients are judged, so that "user" and "address" are the recipient's. Pure; runs on Python 3.8.
"""

from __future__ import annotations

import re
import typing as t

from .concepts import concepts_of, fold

_ADDRESS = (
    r"address|mail ?box|user|recipient|account|person|mail ?folder|alias|e-?mail\b|destinat|utente|persona|usu[aá]rio|utilisateur"
    r"|empfanger|adresse?\b|postfach|boite|casella|buzon|adressat"
    r"|収件人|收件人|用户|用戶|邮箱|信箱|宛先|ユーザ|получател|пользовател|odbiorc|alici"
)
_DOMAIN = r"domain|\bhost|\bmx\b|\bdns\b|domaine|dominio|域名|ドメイン|домен"
_MISSING = (
    r"unknown|unrout|unavai|undeliver|not (?:\w+ )?(?:known|valid|exist|found|present|local|listed|active|ok|recogni[sz]ed|accept)|n['o]t (?:\w+ )?exist"
    r"|must exist|no (?:such|account|mail ?box|mail box|valid|user|person|recipient|mx record)|invalid|cannot be found|not be found|can't accept|do not accept"
    r"|not reachable|no longer|not email|non esist|no existe|nessun|inconnu|introuvable|unbekannt|existiert nicht|nao existe|nie istnieje"
    r"|не существует"
    r"|不存在|未找到|找不到|存在しません|없습니다"
)
_INACTIVE = r"suspend|inactive|deactivat|disabled|locked|archiv|discontinued|dormant|closed|has expired|no longer|gesperrt|deaktiviert|desactiv|停用|禁用"
_FULL = (
    r"quota|\bfull\b|\bspace\b|storage|too many messages on|over the allowed|exceeded (?:the|its) (?:local |disk )?(?:limit|space)|too much mail"
    r"|\bvoll\b|\bpleine?\b|llen[oa]|\bpien[ao]\b|cheia|已满|已滿|переполнен|いっぱい"
)

#: What a refusal speaks of, all of it, and what it may mean, the surer ones first.
FLOW: tuple[tuple[str, tuple[str, ...], t.Mapping[str, float]], ...] = (
    ("greylisting", (r"gr[ae]y-?\s?list",), {"greylisted": 0.78}),
    ("relay", ((r"\bno relay|not .{0,30}\brelay|\brelay.{0,60}(?:not|denied|prohib|disallow|insecure)|rcpthosts?\b|don'?t handle mail|non-local|"
               r"(?:as|open|mail) (?:a )?relay|specified domain is not|relaying mail|not a gateway"),), {"relay_denied": 0.72}),
    ("loop", (r"\bloops?\b|too many (?:hops|received)|hop count",), {"message_refused": 0.66, "server_misconfigured": 0.6}),
    ("own trouble", ((r"(?:system|server|local|config\w*|internal|queue|processing|output|aliasing)\b.{0,30}\berror|\berror (?:while|in) .{0,20}process"
                     r"|misconfigured|timeout waiting|interrupted system call|can'?t create|could not load|\bno mdb\b|transaction failed"),),
     {"server_temporary_error": 0.66, "server_misconfigured": 0.5}),
    ("too late", ((r"(?:message|delivery|time|retry|queue).{0,40}(?:expired|timed? ?out|too long|not reached)|giving up|after multiple retries|has been delayed"
                  r"|for more than|failing for a long|allowed queue period|did not respond|connection timed out|could not find a gateway"),),
     {"server_temporary_error": 0.6, "recipient_fault": 0.58, "connection_timeout": 0.5}),
    ("sending limits", ((r"(?:daily|hourly|sending|rate|发信|per (?:day|hour|minute)).{0,30}(?:quota|limit)|(?:quota|limit).{0,30}per (?:day|hour|minute)"
                        r"|too many recipients"),), {"throttled": 0.76, "message_refused": 0.5}),
    ("put off", (r"temporarily rejected",), {"greylisted": 0.62, "server_temporary_error": 0.56}),
    ("space", (_FULL,), {"recipient_fault": 0.68, "mailbox_full": 0.6}),
    ("size", (r"(?:size|length|large|big|taille|gross|tamano).{0,40}(?:limit|exce|maxim|too|zu|atteinte)|too (?:large|big)|exceeds? .{0,40}(?:limit|size)",
              r"message|mail|header|file|size|nachricht|correo|mensaje"), {"message_refused": 0.72}),
    ("form", (r"rfc ?\d{3,4}|noncompliant|not .{0,20}compliant|malformed|bare lf|syntax",), {"message_refused": 0.66}),
    ("slower", (r"slow(?:er|ly)? ?(?:down)?\b|too fast|rate|volume|frequen",), {"throttled": 0.66, "spam_block": 0.5}),
    ("complaints", (r"complaint|unsolicited|unexpected volume|unwanted|poor reputation|validation",), {"spam_block": 0.7, "throttled": 0.5}),
    ("inactive", (_ADDRESS, _INACTIVE), {"recipient_fault": 0.7}),
    ("inactive, of somebody", (r"\A(?:\S+ )?(?:is|has been|currently|temporar\w+) .{0,20}(?:suspended|locked|disabled)",), {"recipient_fault": 0.6}),
    ("no such address", (_ADDRESS, _MISSING), {"recipient_fault": 0.7}),
    ("no such domain", (_DOMAIN, _MISSING), {"recipient_fault": 0.62, "dns_failure": 0.56}),
    ("takes no mail", (r"(?:not|n't) (?:accept|receive|take)\w* (?:any )?(?:e-?)?mail|nullmx|receiving disabled|no longer accept",), {"recipient_fault": 0.68}),
    ("not there", (r"does not exist|doesn't exist",), {"recipient_fault": 0.55}),
)  # fmt: skip
_COMPILED = tuple(
    (name, tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns), causes) for name, patterns, causes in FLOW
)


#: The one who sends is spoken of.
_SENDER = re.compile(
    r"sender|from:|mail from|dynamic ip|originat|absender|expediteur|remitente|mittente|发件人|差出人|отправител|sending"
)
_RECIPIENT = re.compile(r"recipient|\bto:|destinat|empfanger|收件人|получател")


def named(text: str, *, sender: bool = False) -> dict[str, float]:
    """Return what a refusal of a message may mean, each cause with its score; nothing where no family fits.

    ``sender``: it is the sender's address that is refused, not a recipient's.
    """
    folded = fold(text)
    concepts = concepts_of(text)
    sender = (sender or "sender" in concepts or _SENDER.search(folded) is not None) and not (
        "recipient" in concepts or _RECIPIENT.search(folded) is not None
    )
    causes: dict[str, float] = {}
    for _name, patterns, some in _COMPILED:
        if all(pattern.search(folded) for pattern in patterns):
            for cause, score in some.items():
                causes[cause] = max(causes.get(cause, 0.0), score)
    if sender and causes.pop("mailbox_full", 0.0):
        # Before a recipient is named it is the server's own space.
        causes["server_temporary_error"] = causes.pop("recipient_fault")
    if sender and "recipient_fault" in causes:
        score = causes.pop("recipient_fault")
        causes = {"send_as_denied": score - 0.04, "spam_block": score - 0.05, "client_misconfigured": score - 0.06, **causes}
    return causes
