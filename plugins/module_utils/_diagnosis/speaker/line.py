# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who speaks in a line of a log, how loudly, at which stage, and which server's answer or JSON stands in it. Pure; runs on Python 3.8."""

from __future__ import annotations

import json
import re
import typing as t

from ..layers.families import fails, succeeds

#: Levels below which nothing has failed; a warning says that something may.
CALM = ("trace", "debug", "info", "notice")

_LEVEL = re.compile(
    r"(?<![\w/.=-])(?:level[=:] ?\"?)?\[?(?P<level>TRACE|DEBUG|INFO(?:RMATION)?|NOTICE|WARN(?:ING)?|"
    r"ERROR|ERR|CRITICAL|CRIT|FATAL|SEVERE|ALERT)\]?(?=[\]\s:|(,;]|\Z)"
    r"|\[(?P<low>trace|debug|info|notice|warn(?:ing)?|error|fatal)\]|\blevel[=:] ?\"?(?P<key>trace|debug|info|notice|warn(?:ing)?|error|fatal)\b"
    r"|\b(?P<word>Debug|Info|Notice|Warning|Error|Fatal): "
    r"|<(?P<mutt>[EM0-9])> |\[(?P<letter>[IDNWE])\] |\A(?P<ruby>[IDWE]), \["
)
_LETTERS = {"I": "info", "D": "debug", "N": "notice", "W": "warning", "E": "error"}
_NAMES = {
    "information": "info",
    "warn": "warning",
    "err": "error",
    "crit": "error",
    "critical": "error",
    "fatal": "error",
    "severe": "error",
    "alert": "error",
}
#: pino and bunyan.
_NUMBERS = {10: "trace", 20: "debug", 30: "info", 40: "warning", 50: "error", 60: "error"}

#: What servers write of clients that come and go.
_COMING_AND_GOING = re.compile(
    r"\b(?:Aborted login|Disconnected|Disconnect)\b.{0,60}(?:no auth attempts|Client has quit|Logged out|Inactivity)|\b(?:dis)?connect from \S+\["
    r"|SMTP connection from .{0,200} lost\b|no host name found for IP address|\[ (?:Client|Server) disconnected \]|New incoming connection to"
    r"|\b[Cc]onnection (?:established|opened)|\bConnection closed \((?:IDLE|No commands|[A-Z]{2,12} (?:running|finished))|-login: Login: user="
    r"|\bstatus=sent\b|: removed\Z|queue active\)\Z|Completed\Z",
)

#: What went wrong before somebody went away.
_BROKEN = re.compile(r"\b(?:failed|error|broken|unable|cannot)\b", re.IGNORECASE)

#: What a library's exception or words say of the server's status (IMAP: RFC 9051 section 7.1) where the reply itself was taken off.
_STATUS_OF = re.compile(r"\b(?P<no>NoResponseError|No response error)|\b(?P<bad>BadResponseError)|\b(?P<bye>ByeResponseError)")
_AFTER_EXCEPTION = re.compile(r"(?:NoResponseError|BadResponseError|ByeResponseError):? ?(?P<words>[^>]{2,400})")
#: A reply whose basic code was taken off by a library: the enhanced code stands at the beginning, or behind a colon, bracket or full stop.
_ENHANCED = re.compile(r"(?:\A|[:(\u3002\uff1a>\"'] ?|\bDetail: |message ')(?P<class>[45])(?P<rest>\.\d\.\d{1,3} [^\n]{3,2000})")
#: A response code (RFC 5530) with its words.
_CODED = re.compile(
    r"\[(?:AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|UNAVAILABLE|ALERT|LIMIT|INUSE|EXPIRED|OVERQUOTA|SERVERBUG)\][^\n]{0,400}"
)
#: Words that a library puts between a reply's code and its text.
_LOOSE = re.compile(
    r"(?:expected response code .{0,60}|StatusCode|SMTP code|code|returned|Response)[:= \"']{1,4}"
    r"(?P<code>4(?:21|32|5\d)|5(?:0[1-4]|21|3\d|5\d))\b[ \"',:]{1,4}(?P<words>[A-Za-z(\d][^\n]{3,600})",
    re.IGNORECASE,
)

#: Words around a reply that tell of the stage at which it was said; ``mail`` is any of those between the login and the end of a message.
_STAGES = (
    (
        "auth",
        r"Invalid login|AUTH(?:ENTICATE)? command|AuthenticationError|AuthenticationFailed|SASL authentication failed|AUTH command failed",
    ),
    (
        "rcpt",
        (
            r"in reply to RCPT TO|RCPT TO(?: command)? failed|RecipientCommand|SMTPRecipientsRefused|Recipient address rejected|after RCPT TO"
            r"|OnRecipientNotAccepted|>>> ?RCPT TO|rejected RCPT\b"
        ),
    ),
    (
        "from",
        (
            r"in reply to MAIL FROM|MAIL FROM(?: command)? failed|\bMailCommand\b|SMTPSenderRefused|Sender address rejected|after MAIL FROM"
            r"|OnSenderNotAccepted|>>> ?MAIL FROM"
        ),
    ),
    (
        "data",
        (
            r"in reply to (?:end of )?DATA|\bDATA(?: END)? command failed|Data(?: command)? failed|DataStopCommand|SMTPDataError|data not accepted"
            r"|after (?:end of data|DATA)|>>> ?(?:DATA|\.)\Z"
        ),
    ),
    (
        "mail",
        (
            r"status=(?:bounced|deferred)|\bsmtp; ?[45]\d\d\b"
            r"|(?:Mail|Message)(?: command)? failed|Diagnostic-Code|Final-Recipient|SMTPData|milter-reject|NOQUEUE: reject"
            r"|Undeliver|Mail Delivery|MailSendException|发送失败|Fehler beim Senden|sending (?:the )?(?:e-?mail|message) failed"
        ),
    ),
    ("fetch", r"\b(?:UID )?(?:FETCH|STORE|EXAMINE|SELECT|APPEND|EXPUNGE|RETR)\b(?! ?=)"),
)
#: Of these the names of commands and of exceptions are no words about senders and recipients.
_STAGE_MARK = re.compile(
    r"\(in reply to [A-Za-z ]{3,30} command\)|SMTP\w{0,40}(?:Refused|Error|Exception|FailedException)|\bafter (?:RCPT TO|MAIL FROM|(?:end of )?DATA)"
    r"|\{[\w.-]{1,253}:\d{1,5}/[^}\n]{0,200}\}|Diagnostic-Code|Final-Recipient: [^\n]{0,200}|Original-Recipient: [^\n]{0,200}",
    re.IGNORECASE,
)

#: IMAP's status is a word of its own: "NO password" is not what "NO Password hints" says.
_STATUS_WORD = re.compile(r"(?:\A|(?<=[\s\"'(:]))(?:NO|BAD|BYE) (?=[\[\"'A-Za-z])")

#: Stages at which a message, its sender or its recipients are judged, not the login.
OF_A_MESSAGE = frozenset({"rcpt", "from", "data", "mail"})
_STAGE_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _STAGES)

#: A token endpoint's good answer (RFC 6749 section 5.1), whole or a line of it.
_ANSWER = re.compile(r"\"(?:access_token|expires_in|ext_expires_in|token_type)\" ?: ?[\"\d]")


class Line(t.NamedTuple):
    """One line of a text. ``level`` is empty where it tells none; ``stage`` is auth, rcpt, from, data, mail, fetch or empty."""

    text: str
    level: str
    stage: str

    def of_a_message(self) -> Line:
        """Return it as one of a message, where its words do not tell of another stage."""
        return self if self.stage else self._replace(stage="mail")

    @property
    def calm(self) -> bool:
        """Whether the line tells of nothing that went wrong."""
        if self.level == "error":
            return False
        if _COMING_AND_GOING.search(self.text) and not _BROKEN.search(self.text):
            return True
        if self.level in CALM:
            return not fails(self.text, quiet=True)
        return succeeds(self.text) or _ANSWER.search(self.text) is not None


#: Lines that only go with others: what a client says, what a server lists, a line of a stack or of a structure, a rule.
_BY_THE_WAY = re.compile(
    r"\W{0,12}(?:\[\w.]{1,20}\]\W{0,3})?(?:[<>=-]{1,3}|[CSRLT]:|\*|[A-Za-z]{0,4}\d{1,8}) ?\S|[\s\W]*\Z|\s|[\"'}\])]|[\w -]{1,40}\s{0,30}[:=|]|.{0,40}\|"
)


#: What a client said in a conversation that a program logs, at whatever level.
_CLIENT_S = re.compile(r"\bCLIENT -> SERVER\b|(?:\A|[\s\]:])(?:C:|>>>?|-->|=>) (?!\d{3}[ -])[A-Z]")


def says_nothing(text: str) -> bool:
    """Whether a line can stand beside lines that tell that all is well: nothing failed in it, and it is not free words."""
    if _CLIENT_S.search(text[:300]):
        return True
    level = _level(text)
    return level != "error" and not fails(text, quiet=True) and (bool(level) or _BY_THE_WAY.match(text) is not None)


def line_of(text: str) -> Line:
    """Take a line apart."""
    return Line(text, _level(text), next((name for name, pattern in _STAGE_PATTERNS if pattern.search(text[:8000])), ""))


#: Replies to the commands of a message alone (RFC 5321 section 4.3.2), and words about a login, which some servers refuse with them, too.
_OF_MESSAGES = re.compile(r"(?:45[02]|55[0-6])\b")
_OF_LOGINS = re.compile(
    r"authenti|\bauth\b|\b[he][he]lo\b|\blog-?[io]n|sign-?in|password|credential|\btoken\b|5\.7\.(?:8|9|139|57|30|3)\b|protocol|\b(?:imap|pop3?)\b",
    re.IGNORECASE,
)


def is_of_a_message(reply: str) -> bool:
    """Whether an SMTP reply says by its code that a message, its sender or a recipient is refused."""
    return _OF_MESSAGES.match(reply) is not None and _OF_LOGINS.search(reply) is None


def without_stage(text: str) -> str:
    """Return a text without what only tells at which stage something was said."""
    return _STATUS_WORD.sub(" ", _STAGE_MARK.sub(" ", text))


def _level(text: str) -> str:
    structured = re.search(r"\{.{0,200}?\"level\" ?: ?\"?(\w{1,12})", text[:600])
    if structured is not None:
        return _NUMBERS.get(int(structured[1]), "") if structured[1].isdigit() else _named(structured[1])
    found = _LEVEL.search(text[:160])
    if found is None:
        return ""
    if found["mutt"]:
        return {"E": "error", "M": "info"}.get(found["mutt"], "debug")
    letter = found["letter"] or found["ruby"]
    return _LETTERS[letter] if letter else _named(next(value for value in found.groups() if value))


def _named(level: str) -> str:
    level = level.lower()
    return _NAMES.get(level, level)


def implied_replies(text: str) -> t.Iterator[tuple[str, str]]:
    """Yield protocol and reply where a library took the status off and left the words."""
    status = _STATUS_OF.search(text)
    words = _AFTER_EXCEPTION.search(text)
    if status is not None and words is not None:
        yield "imap", f"{(status.lastgroup or 'no').upper()} {words['words'].strip()}"
        return
    coded = _CODED.search(text)
    if coded is not None:
        yield "imap", f"NO {coded[0]}"
        return
    enhanced = _ENHANCED.search(text)
    if enhanced is not None:
        yield "smtp", f"{enhanced['class']}50 {enhanced['class']}{enhanced['rest']}"
        return
    loose = _LOOSE.search(text)
    if loose is not None and "http" not in text.lower():
        yield "smtp", f"{loose['code']} {loose['words']}"


#: A server agrees in what a program shows of the conversation, behind an arrow or a letter.
_AGREES = re.compile(r"(?:<-?|<<|\bS(?: \(\d+\))?:|\bIMAP[<:]|\bserver:) ?(?:\* |[A-Za-z]{1,4}\d{1,8} |\+)OK\b", re.IGNORECASE)


def agrees(text: str) -> bool:
    """Whether a line shows a server that agrees, and none that refuses."""
    return _AGREES.search(text) is not None


_ESCAPED = re.compile(r"(?:\\x[0-9a-fA-F]{2}){4,400}")


def unescaped(text: str) -> str:
    """Return a text whose bytes a program printed as ``\\x..`` as what they say, in UTF-8 or in GBK."""

    def words(found: t.Match[str]) -> str:
        octets = bytes.fromhex(found[0].replace("\\x", ""))
        try:
            return octets.decode("utf-8")
        except UnicodeDecodeError:
            return octets.decode("gbk", "replace")

    return _ESCAPED.sub(words, text) if "\\x" in text else text


_MAX_OBJECTS = 20


def objects(text: str) -> t.Iterator[dict[str, t.Any]]:
    """Yield the JSON objects in a text, wherever they begin, also where they stand as a string inside another one."""
    if "{" not in text:
        return
    forms = [text]
    if '\\"' in text:
        forms.append(text.replace("\\\\", "\\").replace('\\"', '"'))
    decoder = json.JSONDecoder(strict=False)
    for form in forms:
        position = form.find("{")
        for _attempt in range(_MAX_OBJECTS):
            if position < 0:
                break
            try:
                found, end = decoder.raw_decode(form, position)
            except (ValueError, RecursionError):
                end = position + 1
            else:
                if isinstance(found, dict):
                    yield found
            position = form.find("{", end)
