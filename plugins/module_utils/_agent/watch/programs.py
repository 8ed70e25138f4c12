# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""How the mail programs of a host are doing: scheduled ones by their last good run, mail servers by the mail that waits. Runs on Python 3.8.

A good token is no mail: a server that refuses it, a program that is not run and a network that is away are seen here and nowhere else.
"""

from __future__ import annotations

import contextlib
import json
import os
import pwd
import re
import subprocess
import types
import typing as t

from ..._answers.answer import one_line
from ..._entra.claims import timestamp
from ..._errors import OptionError
from .. import files
from ..accounts import Layout
from . import status

_OK, _WARNING, _CRITICAL, _UNKNOWN = range(4)
_WORDS = ("ok", "warning", "critical", "unknown")

#: Intervals without a good run after which something is broken.
INTERVALS = 3
#: Age of the oldest mail that waits, in seconds: once it is tried again in vain, and when somebody will notice soon.
QUEUE_WARNING = 15 * 60.0
QUEUE_CRITICAL = 3600.0

#: Where programs and servers log, and how much of the end is read (bytes).
_LOGS = ("/var/log/mail.log", "/var/log/maillog", "/var/log/syslog", "/var/log/messages")
_EXIM_LOGS = ("/var/log/exim4/mainlog", "/var/log/exim/mainlog", "/var/log/exim/main.log")
_TAIL = 256 * 1024
#: Lines of a program that are asked what they mean.
_LINES = 30
#: Seconds for a program that tells of its queue.
_PATIENCE = 20
#: Where programs lie that not everybody has in PATH.
_PATH = "/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin"

#: Queues that come with msmtp, in the home of whoever sends (msmtpq(1), msmtpqueue/README.msmtpqueue).
_MSMTP_QUEUES = (".msmtp.queue", ".msmtpqueue")
_MSMTP_SENT = re.compile(r"\bhost=.*\bexitcode=(EX_[A-Z]{1,20})")
#: Whose mail it was says nothing of why it was not sent.
_MSMTP_WHO = re.compile(r"\b(?:user|from|recipients)=\S{1,2000} ")

#: Logs of the instances of email-oauth2-proxy where it does not write to the journal (role email_oauth2_proxy).
_PROXY_LOGS = "/var/log/email-oauth2-proxy"
#: The port that a line of such a log is about, what begins a login there, and what ends one well.
_PROXY_PORT = re.compile(r"\b(?:IMAP|POP|SMTP) (?:server at |\()([^\s;)]{1,100})")
_PROXY_BEGUN = re.compile(r"\bAccepting new connection |\[ Successfully authenticated ")

#: What ends an attempt in a log: run.sh of the role program_schedule, and Exim's mark of a delivery that waits.
_ENDED = re.compile(r"\Afailed with exit status \d")
_DEFERRED = re.compile(r"\A(?:\S+ ){3}== ")

_EXIM_MESSAGE = re.compile(r"\s*(\d{1,6})([mhdw])\s+\S{1,20}\s+(\S{6,60})\s+<")
_SECONDS = {"m": 60, "h": 3600, "d": 86400, "w": 604800}


#: Causes by which a log leaves open why there is no token: the accounts of the host know.
_SILENT = ("", "token_helper_failed")


class Program(t.NamedTuple):
    """One program's state; ``cause`` is a name from the catalogue of findings, empty where all is well or nobody knows."""

    name: str
    level: int
    message: str
    cause: str = ""
    remedy: str = ""
    #: What was measured: ``last_good_age`` and ``oldest`` in seconds, ``waiting`` mails, ``code`` of the last run.
    facts: t.Mapping[str, float] = types.MappingProxyType({})

    def line(self) -> str:
        """Return one line."""
        cause = f"{self.cause}: " if self.cause else ""
        return f"{self.name}: {cause}{self.message} {self.remedy}".rstrip()

    def values(self) -> list[str]:
        """Return performance data."""
        units = {"last_good_age": "s", "oldest": "s"}
        return [f"'{self.name} {fact}'={value:.0f}{units.get(fact, '')}" for fact, value in self.facts.items() if fact != "code"]

    def to_dict(self) -> dict[str, t.Any]:
        """Return plain data."""
        return {
            "program": self.name,
            "status": _WORDS[self.level],
            "cause": self.cause,
            "message": self.message,
            "remedy": self.remedy,
            **{fact: round(value) for fact, value in self.facts.items()},
        }


def judge(
    layout: Layout,
    now: float,
    *,
    logs: t.Sequence[str] = _LOGS,
    exim_logs: t.Sequence[str] = _EXIM_LOGS,
    proxy_logs: str = _PROXY_LOGS,
    homes: t.Callable[[], t.Iterable[str]] | None = None,
) -> list[Program]:
    """Look at every program that there is on this host; ``homes`` gives the directories of its users."""
    found = [_scheduled(path, now, logs, proxy_logs) for path in _runs(layout)]
    queues = (_postfix(now), _exim(exim_logs), _msmtp(now, logs, (homes or _homes)()))
    found += [queue for queue in queues if queue is not None]
    silent = [program for program in found if program.level in (_WARNING, _CRITICAL) and program.cause in _SILENT]
    account = _without_token(layout, now) if silent else None
    return [_waits_for(account, program) if account is not None and program in silent else program for program in found]


def _waits_for(account: status.Verdict, program: Program) -> Program:
    said = f"{program.message}; there is no valid token of {account.account}: {account.message}"
    return program._replace(cause=account.cause, message=said, remedy=account.remedy)


def _without_token(layout: Layout, now: float) -> status.Verdict | None:
    """Return an account without a valid token, where all such accounts of the host have one cause."""
    verdicts = (status.judge(layout, name, now) for name in layout.names())
    found = [verdict for verdict in verdicts if verdict.level == _CRITICAL and verdict.cause and (verdict.expires_in or 0) <= 0]
    return found[0] if len({verdict.cause for verdict in found}) == 1 else None


# --- scheduled programs


def _runs(layout: Layout) -> list[str]:
    directory = os.path.join(layout.state, "runs")
    try:
        return sorted(os.path.join(directory, name) for name in os.listdir(directory) if name.endswith(".json"))
    except OSError:
        return []


def _number(value: t.Any) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _scheduled(path: str, now: float, logs: t.Sequence[str], proxy_logs: str) -> Program:
    """Judge a schedule by what its script keeps (role program_schedule, README)."""
    name = os.path.basename(path)[: -len(".json")]
    try:
        data = json.loads(files.read(path) or "")
        begun = os.stat(path).st_mtime
    except (ValueError, RecursionError, OptionError, OSError):
        data, begun = None, 0.0
    minutes = _number(data.get("interval_minutes")) if isinstance(data, dict) else None
    if not isinstance(data, dict) or not minutes or minutes <= 0:
        return Program(name, _UNKNOWN, f"{path} cannot be read", remedy="Run as root, or run the program's role again.")
    good, last, code = (_number(data.get(field)) for field in ("last_good", "last_run", "code"))
    facts = {} if code is None else {"code": code}
    if good is not None:
        facts["last_good_age"] = now - good
    limit = max(INTERVALS * minutes, 5) * 60
    late = now - (good if good is not None else begun) > limit
    if last is None and not late:
        return Program(name, _OK, "was not run yet", facts=facts)
    told = f"the last good run was {_span(now - good)} ago" if good is not None else "there was no good run yet"
    if code == 0 and not late:
        return Program(name, _OK, told, facts=facts)
    if last is None or now - last > limit:
        remedy = "Check its timer or cron job (role m365.mail_oauth.program_schedule)."
        return Program(name, _CRITICAL, f"{told}, and it is not run any more", "", remedy, facts)
    # A script's record is new with each run, so that without any good run its age says nothing: it has never worked.
    level = _CRITICAL if late or good is None else _WARNING
    cause, said, remedy = explain(_last_attempt(_of_program(name, logs), _ENDED))
    # A program behind a proxy hears from it that something failed; the proxy has heard what.
    behind = explain(_of_proxy(name, proxy_logs))
    if behind[0]:
        cause, said, remedy = behind
    ended = f"the last run, {timestamp(last)}, ended with {code:.0f}" if code is not None else "the last run did not end"
    return Program(name, level, f"{told}; {ended}" + (f": {said}" if said else ""), cause, remedy, facts)


# --- mail that waits


def _output(command: t.Sequence[str]) -> str | None:
    """Return what a program prints, None where there is none; raises :class:`OptionError` for one that says nothing of use."""
    found = next((path for path in (f"{place}/{command[0]}" for place in _PATH.split(":")) if os.access(path, os.X_OK)), None)
    if found is None:
        return None
    try:
        # Bounded in time, which run_command is not; and this runs without Ansible.
        done = subprocess.run(  # pylint: disable=ansible-bad-function
            [found, *command[1:]], stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise OptionError(f"{found} did not say what waits", remedy="Run it by hand as root.") from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OptionError(
            f"{found}: {one_line(said[-1], 200) if said else f'exit status {done.returncode}'}", remedy="Run as root."
        )
    return done.stdout.decode("utf-8", "replace")


def _queue(name: str, ages: t.Sequence[float], lines: t.Sequence[str]) -> Program:
    oldest = max(ages, default=0.0)
    facts = {"waiting": float(len(ages)), "oldest": oldest}
    if oldest <= QUEUE_WARNING:
        return Program(name, _OK, f"{len(ages)} mails wait" if ages else "no mail waits", facts=facts)
    level = _CRITICAL if oldest > QUEUE_CRITICAL else _WARNING
    cause, said, remedy = explain(lines)
    return Program(
        name,
        level,
        f"{len(ages)} mails wait, the oldest for {_span(oldest)}" + (f": {said}" if said else ""),
        cause,
        remedy,
        facts,
    )


def _postfix(now: float) -> Program | None:
    """Ask Postfix (postqueue(1), -j: an object a line since 3.1)."""
    try:
        text = _output(["postqueue", "-j"])
    except OptionError as exc:
        return Program("postfix", _UNKNOWN, exc.message, "", exc.remedy)
    if text is None:
        return None
    ages, reasons = [], []
    for line in text.splitlines():
        try:
            mail = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if not isinstance(mail, dict) or mail.get("queue_name") == "hold":
            continue  # what somebody holds is meant to wait
        arrived = _number(mail.get("arrival_time"))
        if arrived is None:
            continue
        ages.append(max(0.0, now - arrived))
        given = mail.get("recipients")
        for recipient in given if isinstance(given, list) else ():
            reason = recipient.get("delay_reason") if isinstance(recipient, dict) else None
            if isinstance(reason, str) and reason:
                reasons.append((arrived, reason))
    return _queue("postfix", ages, [reason for _arrived, reason in sorted(reasons, reverse=True)[-_LINES:]])


def _exim(logs: t.Sequence[str]) -> Program | None:
    """Ask Exim (specification, section 5.2, -bpr)."""
    text = None
    try:
        for program in ("exim4", "exim"):
            text = _output([program, "-bpr"])
            if text is not None:
                break
    except OptionError as exc:
        return Program("exim", _UNKNOWN, exc.message, "", exc.remedy)
    if text is None:
        return None
    waiting = {
        found.group(3): float(found.group(1)) * _SECONDS[found.group(2)]
        for line in text.splitlines()
        for found in [_EXIM_MESSAGE.match(line)]
        if found is not None
        and not ("<>" in line and "*** frozen ***" in line)  # a bounce that nobody takes is no mail of anybody's
    }
    said: dict[str, list[str]] = {}
    for line in _tail(logs):
        words = line.split(" ", 3)
        if len(words) == 4 and words[2] in waiting:
            said.setdefault(words[2], []).append(line)
    # What is said of mail that waits, and of its last attempt: what stood in its way before may have been mended.
    lines = [line for of_one in said.values() for line in _last_attempt(of_one, _DEFERRED)]
    return _queue("exim", list(waiting.values()), lines[-_LINES:])


# --- msmtp, which has no queue of its own


def _homes() -> list[str]:
    return sorted({person.pw_dir for person in pwd.getpwall() if person.pw_dir.startswith("/")})


def _msmtp(now: float, logs: t.Sequence[str], homes: t.Iterable[str]) -> Program | None:
    """Judge msmtp by the queues that come with it and by what it logs of each message (msmtp(1), syslog).

    What it could not send is in a queue, whose age tells then, or was handed back to whoever called it, and may be lost.
    """
    ages, queued = [], False
    for home in homes:
        for place in _MSMTP_QUEUES:
            with contextlib.suppress(OSError), os.scandir(os.path.join(home, place)) as entries:
                queued = True
                ages += [max(0.0, now - entry.stat().st_mtime) for entry in entries if entry.name.endswith(".mail")]
    sent = [
        (found.group(1), _MSMTP_WHO.sub("", line))
        for line in _of_program("msmtp", logs)
        for found in [_MSMTP_SENT.search(line)]
        if found
    ]
    if not queued and not sent:
        return None
    good = max((number for number, (code, _line) in enumerate(sent) if code == "EX_OK"), default=-1)
    lines = [line for _code, line in sent[good + 1 :]]
    if queued or not lines:
        return _queue("msmtp", ages, lines[-1:])
    cause, said, remedy = explain(lines[-_LINES:])
    told = f"the last {len(lines)} mails were not sent but handed back to whoever called it: {said}"
    advice = "msmtp keeps nothing: send through the role m365.mail_oauth.postfix, or by msmtpq (README of the role msmtp)."
    return Program("msmtp", _CRITICAL, told, cause, f"{remedy} {advice}".strip(), {"failures": float(len(lines))})


# --- what the log says


def _tail(paths: t.Sequence[str]) -> list[str]:
    """Return the last lines of the first of these logs that can be read."""
    path = next((path for path in paths if os.access(path, os.R_OK)), None)
    if path is None:
        return []
    try:
        with open(path, "rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _TAIL))
            return file.read(_TAIL).decode("utf-8", "replace").splitlines()
    except OSError:
        return []


def _journal(*selection: str) -> list[str]:
    if os.path.isdir("/run/systemd/system"):
        with contextlib.suppress(OptionError):
            return (
                _output(["journalctl", "--quiet", "--no-pager", f"--lines={_LINES}", "--output=cat", *selection]) or ""
            ).splitlines()
    return []


def _of_program(name: str, logs: t.Sequence[str]) -> list[str]:
    """Return what a scheduled program printed last, from the journal or from syslog's files."""
    told = _journal(f"--identifier={name}") if logs is _LOGS else []
    if told:
        return told
    mark = re.compile(rf"\s{re.escape(name)}(?:\[\d+\])?: (.*)")
    return [found.group(1) for line in _tail(logs) for found in [mark.search(line)] if found is not None][-_LINES:]


def _of_proxy(name: str, place: str) -> list[str]:
    """Return what a schedule's own proxy said of the last login on each of its ports, where that was not a good one."""
    instance = name.replace("mail-oauth-", "", 1)
    told = _journal(f"--unit=email-oauth2-proxy-{instance}.service") if place == _PROXY_LOGS else []
    said: dict[str, list[str]] = {}
    port = ""
    for line in told or _tail([os.path.join(place, f"{instance}.log")])[-10 * _LINES :]:
        about = _PROXY_PORT.search(line)
        port = about.group(1) if about is not None else port
        if _PROXY_BEGUN.search(line):
            said[port] = []
        else:
            said.setdefault(port, []).append(line)
    return [line for of_port in said.values() for line in of_port][-_LINES:]


def _last_attempt(lines: t.Sequence[str], end: t.Pattern[str]) -> list[str]:
    """Return what was said since the last attempt but one had ended: what stood in the way before that may have been mended."""
    found = [number for number, line in enumerate(lines) if end.search(line)]
    # The line that ends an attempt may come before its last words, which go another way.
    begin = found[-2] + 1 if len(found) > 1 else 0
    return list(lines[begin:])


def explain(lines: t.Sequence[str]) -> tuple[str, str, str]:
    """Return cause, the telling line and the remedy that the diagnosis of a log gives; empty where there is no log."""
    if not lines:
        return "", "", ""
    # Imported when it is needed: nobody waits for its tables while all is well.
    from ..._diagnosis.speaker.masking import mask
    from ..._diagnosis.texts import diagnose_text

    last = one_line(mask(lines[-1]), 300)
    findings = diagnose_text("\n".join(lines), kind="client")
    if not findings or findings[0].cause == "unknown":
        return "", last, ""
    best = findings[0]
    return best.cause, one_line(best.evidence[0], 300) if best.evidence else last, best.remedy


def _span(seconds: float) -> str:
    minutes = int(seconds // 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"
