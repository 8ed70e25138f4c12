# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Logins as mail programs on this host are configured to make them: endpoint, user, token and authorities are theirs.

What cannot be read, run or used is a finding of a check that failed, and never the end of the module. Runs on Python 3.8.
"""

from __future__ import annotations

import contextlib
import os
import re
import typing as t

from .._agent.accounts import Layout
from .._agent.watch import programs as host_programs
from .._agent.watch import status
from .._check import Observation, Target
from .._clouds import is_microsoft
from .._diagnosis.case import Finding, finding
from .._errors import MailOAuthError, OptionError, TokenError
from .._probe import tls
from .._programs import token as program_token
from .._programs.login import Login
from .._programs.readers import READERS, Reader
from .._programs.uses import PASSWORD, USES, Use
from .._quoting.address import is_account_name
from .._secrets import register
from .._shapes import near, shape
from . import input as verify_input

#: The option ``programs`` of the module.
OPTION: dict[str, t.Any] = {
    "type": "list",
    "elements": "dict",
    "options": {
        "program": {"type": "str", "required": True, "choices": sorted(READERS)},
        "path": {"type": "str"},
    },
}

#: What a login that is configured with a password comes to; the report of what ends looks for it.
PASSWORD_CAUSE = "basic_auth_disabled"

#: The name of a schedule that a program's role makes: the program, and whose it is.
_SCHEDULE = re.compile(r"mail-oauth-([a-z]{1,30})(?:-|\Z)")

#: Where the token agent of this host has its files.
LAYOUT = Layout()

_SEVERITIES = {status.WARNING: "warning", status.UNKNOWN: "warning", status.CRITICAL: "error"}


class Trouble(t.NamedTuple):
    """A login that cannot be tried, and why."""

    observation: Observation
    finding: Finding


class ProgramLogins:
    """The logins of the programs asked for: ``runs`` by the file of authorities, ``troubles`` that were met, both beside ``accounts``.

    ``first`` is the position of the first of them in the results, ``now`` is seconds since 1970.
    """

    def __init__(self, params: t.Mapping[str, t.Any], first: int, now: float) -> None:
        self._timeout = float(params["timeout"])
        self._trusted = frozenset(verify_input.normal_host(str(host)) for host in params.get("trusted_hosts") or ())
        self._position = first
        self._now = now
        self._groups: dict[str, dict[int, tuple[Target, str]]] = {}
        self.troubles: list[Trouble] = []
        #: The token agent's account of each login, by position.
        self._accounts: dict[int, str] = {}
        self._programs: dict[int, str] = {}
        for number, entry in enumerate(params.get("programs") or ()):
            program, path = _checked(number, entry)
            self._program(program, path)
        if params.get("program_states") and os.path.isdir(LAYOUT.configuration):
            for state in host_programs.judge(LAYOUT, now):
                if state.level != status.OK:
                    self._state(state)

    def runs(self) -> list[tuple[str, verify_input.Inputs]]:
        """Return the logins to try, by the authorities that their programs trust."""
        found = []
        for ca_path, logins in sorted(self._groups.items()):
            tokens = {target.token: token for target, token in logins.values()}
            targets = tuple(target for target, _token in logins.values())
            found.append((ca_path, verify_input.Inputs(targets, tokens, self._trusted)))
        return found

    def explain(self, checks: t.Sequence[dict[str, t.Any]], first: int) -> None:
        """Add to results, in their order from ``first`` on, their program and what the token agent knows of their tokens.

        A login that works with the last token of a sign-in that was revoked will not work for long.
        """
        for position, check in enumerate(checks, first):
            check["program"] = self._programs[position]
            account = self._accounts.get(position, "")
            verdict = status.judge(LAYOUT, account, self._now) if is_account_name(account) else None
            if verdict is None or not verdict.cause or verdict.cause in {given["cause"] for given in check["findings"]}:
                continue
            known = _of_state(
                verdict,
                f"The token of {account}: {verdict.message}",
                (f"account: {account}", f"last error of the token agent: {verdict.message}"),
            ).to_dict()
            if check["ok"]:
                check["findings"].append(known)
            elif verdict.level == status.CRITICAL:
                check["findings"].insert(0, known)

    def _program(self, program: str, path: str) -> None:
        reader = READERS[program]
        configuration = program_token.Configuration()
        place = ""
        try:
            place = _existing(program, path, reader)
            logins = reader.read(place, configuration)
        except MailOAuthError as exc:
            usual = verify_input.usual_endpoint(reader.protocol)
            unknown = Target(
                self._next(program), f"{program} {path}".strip(), usual.protocol, usual.host, usual.port, usual.tls, program, ""
            )
            self._trouble(unknown, exc, "program_configuration")
            logins = []
        for login in logins:
            self._login(program, login, configuration)
        with contextlib.suppress(MailOAuthError):
            for use in dict.fromkeys(USES[program](place, configuration) if place else ()):
                if use.kind == PASSWORD and use.protocol == "smtp" and is_microsoft(use.server):
                    self._password(program, use)

    def _password(self, program: str, use: Use) -> None:
        """Warn of a login that is configured with a password. It is not tried."""
        usual = verify_input.usual_endpoint("smtp")
        name = f"{program} {use.user or use.server} (password)"
        target = Target(
            self._next(program), name, "smtp", verify_input.normal_host(use.server), usual.port, usual.tls, use.user, ""
        )
        observation = Observation(target)
        observation.state, observation.outcome = "passed", "blocked"
        found = finding(
            PASSWORD_CAUSE,
            "high",
            {"host": target.host},
            evidence=(f"configured in {use.place}",),
            severity="warning",
            summary=f"{program} on this host sends by {target.host} with a password, which Microsoft is about to switch off.",
            confirm="",
        )
        self.troubles.append(Trouble(observation, found))

    def _state(self, state: host_programs.Program) -> None:
        """Add what is wrong with a program of this host, whatever becomes of a login with its token."""
        found = _SCHEDULE.match(state.name)
        reader = READERS.get(found.group(1) if found else state.name)
        usual = verify_input.usual_endpoint(reader.protocol if reader else "imap")
        target = Target(self._next(state.name), state.name, usual.protocol, usual.host, usual.port, usual.tls, "", "")
        observation = Observation(target)
        observation.state = "failed" if state.level == status.CRITICAL else "passed"
        observation.outcome = "blocked"
        summary = f"{state.name} on this host: {state.message}"
        self.troubles.append(Trouble(observation, _of_state(state, summary)))

    def _next(self, program: str) -> int:
        self._programs[self._position] = program
        self._position += 1
        return self._position - 1

    def _login(self, program: str, login: Login, configuration: program_token.Configuration) -> None:
        position = self._next(program)
        name = f"{program} {login.name}"
        account = self._accounts[position] = program_token.account_of(login)
        target = Target(
            position,
            name,
            login.protocol,
            verify_input.normal_host(login.host),
            login.port,
            login.tls,
            login.user,
            f"{name} {position}",
        )
        try:
            target = self._checked_target(target, login)
            if login.ca_path:
                tls.verifying_context(login.ca_path)
            token = program_token.token_of(login, self._timeout, configuration)
        except TokenError as exc:
            self._trouble(target, exc, "token_unavailable", account)
        except MailOAuthError as exc:
            self._trouble(target, exc, "program_configuration")
        else:
            register(token)
            self._groups.setdefault(login.ca_path, {})[position] = (target, token)

    @staticmethod
    def _checked_target(target: Target, login: Login) -> Target:
        try:
            return verify_input.check_target(target)
        except OptionError as exc:
            raise OptionError(f"{login.place}: {exc.message}", remedy=exc.remedy) from None

    def _trouble(self, target: Target, exc: MailOAuthError, cause: str, account: str = "") -> None:
        observation = Observation(target)
        observation.state, observation.outcome = "failed", "blocked"
        verdict = status.judge(LAYOUT, account, self._now) if is_account_name(account) else None
        if verdict is not None and verdict.cause and verdict.level == status.CRITICAL:
            # The agent knows better than the program that found nothing.
            found = _of_state(verdict, f"There is no valid token of {account}: {verdict.message}", (exc.message,))
        else:
            found = finding(cause, "high", {"host": target.host}, summary=exc.message, remedy=exc.remedy, confirm="")
        self.troubles.append(Trouble(observation, found))


def _of_state(state: status.Verdict | host_programs.Program, summary: str, evidence: tuple[str, ...] = ()) -> Finding:
    """Return what the token agent says of an account or of a program."""
    severity = _SEVERITIES.get(state.level, "warning")
    return finding(
        state.cause or "unknown", "high", evidence=evidence, severity=severity, summary=summary, remedy=state.remedy, confirm=""
    )


def _existing(program: str, path: str, reader: Reader) -> str:
    """Return the path that is given, or the first of the program's own that there is; raises :class:`OptionError`."""
    if path:
        return os.path.expanduser(path)
    for place in map(os.path.expanduser, reader.paths):
        if os.path.exists(place):
            return place
    raise OptionError(
        f"{program} is not configured on this host: there is no {' or '.join(reader.paths)}.",
        remedy=f"Run the role m365.mail_oauth.{program}, or name the file in path.",
    )


def _checked(number: int, entry: t.Any) -> tuple[str, str]:
    """Return program and path of an entry of the option; raises :class:`OptionError`."""
    place = f"programs[{number}]"
    if not isinstance(entry, dict) or not isinstance(entry.get("program"), str):
        raise OptionError(f"{place}: there is no program named.", option=place)
    program = entry["program"]
    if program not in READERS:
        raise OptionError(
            f"{place}.program: {shape(program)} is none of {', '.join(sorted(READERS))}.",
            remedy=near(program, READERS),
            option=place,
        )
    return program, str(entry.get("path") or "")
