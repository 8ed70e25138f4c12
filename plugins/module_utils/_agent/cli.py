# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The program ``mail-oauth-token``: keeps access tokens for mail programs fresh on the host that uses them. Runs on Python 3.8."""

from __future__ import annotations

import argparse
import json
import os
import sys
import syslog
import time
import typing as t

from .._answers.answer import one_line
from .._errors import MailOAuthError
from . import accounts, state, timing, together
from .accounts import Layout
from .keeper import AccountRun, Keeper, due
from .watch import programs, status

#: Seconds that ``get`` waits for somebody who refreshes right now.
_GET_WAIT = 30.0


#: Characters of a line for people.
_MAX_LINE = 4000


def _print(line: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    sys.stdout.flush()


def main(argv: t.Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    options = _parser().parse_args(argv)
    layout = Layout(options.configuration, options.state, options.run)
    job: t.Callable[[Layout, argparse.Namespace], int] = options.job
    try:
        names = [accounts.check_name(name) for name in options.account]
        options.account = names
        level = job(layout, options)
        sys.stdout.flush()
        return level
    except MailOAuthError as exc:
        _say(str(exc))
        return options.trouble
    except BrokenPipeError:
        # Whoever read our output has gone; the interpreter's own last flush must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mail-oauth-token", description="Keeps OAuth access tokens for mail programs fresh.")
    parser.add_argument("--configuration", default=accounts.CONFIGURATION, metavar="DIR", help="default: %(default)s")
    parser.add_argument("--state", default=accounts.STATE, metavar="DIR", help="default: %(default)s")
    parser.add_argument("--run", default="", metavar="DIR", help=f"default: {accounts.RUN}, with --state a directory in it")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(
        name: str, job: t.Callable[[Layout, argparse.Namespace], int], text: str, count: str | None = "*", trouble: int = 1
    ) -> argparse.ArgumentParser:
        found = commands.add_parser(name, help=text, description=text)
        found.add_argument(
            "account", nargs=1 if count is None else count, metavar="ACCOUNT", help="all accounts when none is named"
        )
        found.set_defaults(job=job, trouble=trouble)
        return found

    command("get", _get, "Print the access token of an account, refreshed when it is due and the caller may.", None)
    refresh = command("refresh", _refresh, "Refresh the tokens that are due.")
    refresh.add_argument("--force", action="store_true", help="refresh even what is not due, and try even what has to wait")
    refresh.add_argument("--syslog", action="store_true", help="write the log lines to syslog instead of standard output")
    refresh.add_argument(
        "--interval",
        type=_minutes,
        default=timing.INTERVAL / 60,
        metavar="MINUTES",
        help="what is between two runs of this command (default: %(default)g); a token is refreshed two of them before its end at least",
    )
    shown = command(
        "status", _status, "Say how the tokens are doing; exit status 0 ok, 1 warning, 2 critical, 3 unknown.", trouble=3
    )
    shown.add_argument("--json", action="store_true", help="as JSON")
    shown.add_argument(
        "--programs", action="store_true", help="the mail programs of this host as well: scheduled runs, and mail that waits"
    )
    return parser


def _minutes(text: str) -> float:
    value = float(text)
    if not 0 < value <= 1440:
        raise ValueError(text)
    return value


def _say(line: str) -> None:
    # Python's standard error escapes what cannot be encoded.
    sys.stderr.write(f"mail-oauth-token: {one_line(line, _MAX_LINE)}\n")


def _get(layout: Layout, options: argparse.Namespace) -> int:
    """Print a token; trouble is one line on standard error."""
    (name,) = options.account
    record = state.load(layout, name)
    token = state.token(layout, name, record)
    now = time.time()
    usable = token is not None and token.usable(now)
    if token is None or not usable or due(record, token, now):
        outcome = _try_refresh(layout, name, 0.0 if usable else _GET_WAIT)
        if outcome is not None:
            if outcome.kind == "gone" or (outcome.kind == "failed" and not usable):
                _say(outcome.line(now))
                return 1
            record, token = outcome.record, outcome.token or token
    if token is None or not token.usable(time.time()):
        _say(_why_none(layout, name, record))
        return 1
    _print(token.text)
    return 0


def _try_refresh(layout: Layout, name: str, wait: float) -> AccountRun | None:
    """Refresh when the caller may; None when that is others' business."""
    if not (os.access(layout.settings(name), os.R_OK) and os.access(os.path.dirname(layout.rotated(name)), os.W_OK)):
        return None
    interval = state.load(layout, name).interval or timing.INTERVAL
    return Keeper(layout, interval=interval).refresh(name, lock_wait=wait)


def _why_none(layout: Layout, name: str, record: state.Record) -> str:
    verdict = status.judge(layout, name, time.time())
    if verdict.cause:
        return verdict.line()
    if record.failure is not None:
        return f"{name}: {record.failure.cause}: {record.failure.message} {record.failure.remedy}"
    return f"{name}: there is no valid token"


def _refresh(layout: Layout, options: argparse.Namespace) -> int:
    """Refresh what is due; one line per refresh and per failure."""
    names = options.account or [name for name in layout.names() if os.path.exists(layout.settings(name))]
    keeper = Keeper(layout, interval=options.interval * 60.0)
    failed = False
    for outcome in together.refresh(keeper, together.by_urgency(layout, names), force=options.force):
        now = time.time()
        if outcome.kind in ("refreshed", "failed", "gone"):
            _log(outcome, now, options.syslog)
        if outcome.failure is not None:
            served = outcome.token is not None and outcome.token.usable(now)
            failed = failed or not served or not outcome.failure.temporary
    return 1 if failed else 0


def _log(outcome: AccountRun, now: float, to_syslog: bool) -> None:
    line = one_line(outcome.line(now), _MAX_LINE)
    if not to_syslog:
        _print(line)
        return
    level = syslog.LOG_INFO
    if outcome.failure is not None:
        level = syslog.LOG_WARNING if outcome.failure.temporary else syslog.LOG_ERR
    syslog.openlog("mail-oauth-token", syslog.LOG_PID, syslog.LOG_MAIL)
    syslog.syslog(level, line)


def _number(things: t.Sized, word: str) -> str:
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"


def _status(layout: Layout, options: argparse.Namespace) -> int:
    """Show verdicts: a first line for monitoring with one value per account, then a line each."""
    now = time.time()
    verdicts = [status.judge(layout, name, now) for name in options.account or layout.names()]
    found = programs.judge(layout, now) if options.programs else []
    every: list[status.Verdict | programs.Program] = [*verdicts, *found]
    level = status.worst(every)
    if options.json:
        shown: dict[str, t.Any] = {"status": status.WORDS[level], "accounts": [verdict.to_dict() for verdict in verdicts]}
        if options.programs:
            shown["programs"] = [verdict.to_dict() for verdict in found]
        _print(json.dumps(shown, indent=2))
        return level
    first = max(every, key=lambda verdict: status.badness(verdict.level), default=None)
    count = _number(verdicts, "account") + (f", {_number(found, 'program')}" if options.programs else "")
    text = one_line(first.line(), _MAX_LINE) if first is not None and level != status.OK else count
    values = " ".join(value for verdict in every for value in verdict.values())
    _print(f"MAIL-OAUTH {status.WORDS[level].upper()} - {text.replace('|', '/')}" + (f" | {values}" if values else ""))
    for verdict in every:
        _print(f"{status.WORDS[verdict.level]}: {one_line(verdict.line(), _MAX_LINE)}")
    return level
