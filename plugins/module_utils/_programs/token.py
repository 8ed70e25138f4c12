# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The token that a program would use: out of its file, or printed by its command. Bounded in time and size; runs on Python 3.8."""

from __future__ import annotations

import contextlib
import json
import os
import pwd
import re
import selectors
import shlex
import signal
import subprocess
import time
import typing as t

from .. import _files
from .._errors import TokenError
from .._sasl import fields
from .login import Login

#: Nothing longer is read, in bytes: configurations, tokens, what commands print.
MAX_SIZE = 1024 * 1024
_MAX_TOKEN = 64 * 1024
_MAX_WORDS = 300

#: What may be a secret in a command's words: long runs without a space, such as tokens and SASL strings.
_SECRET = re.compile(r"[A-Za-z0-9_~+/=.-]{32,}")

_AGENT_TOKEN = re.compile(r"/var/lib/mail-oauth/tokens/([^/]+)\Z")


def _unavailable(message: str, remedy: str = "") -> TokenError:
    """Return the error for a token that cannot be had."""
    return TokenError(message, remedy=remedy, code="token_unavailable")


class Configuration:
    """Opens the files of one program's configuration and knows whose word they are.

    What others may write is not read. What belongs to another user than root and the module's counts only for root, who does then what
    it says as that user: with the rights of root it would be everybody's way to them.
    """

    def __init__(self) -> None:
        self._parties: dict[str, frozenset[int]] = {}
        self._exposed = ""

    def __call__(self, path: str) -> str:
        """Return the text of a file; raises ``OSError`` or ``UnicodeDecodeError``. An opener for the readers."""
        opened = _files.open_trusted(path, owner=False)
        with open(opened.handle, "rb") as file:
            self._parties[path] = opened.parties
            self._exposed = self._exposed or opened.exposed
            problem = self._stranger()
            if problem:
                raise _files.UntrustedFile(problem, path)
            return file.read(MAX_SIZE + 1).decode("utf-8")

    def _stranger(self) -> str:
        others = sorted(frozenset().union(*self._parties.values()))
        if not others or (os.geteuid() == 0 and others != [_files.NOBODY] and len(others) == 1):
            return ""
        whose = " and ".join(f"user id {number}" for number in others)
        return f"it is the word of {whose}, not of root or user id {os.geteuid()}: chown it and its directories"

    def user(self, place: str) -> int | None:
        """Return the user id to act as for what is configured at ``place`` (``PATH, line N``), None for the module's own."""
        path = place.partition(", line ")[0]
        words = [self._parties[path]] if path in self._parties else self._parties.values()
        return next(iter(frozenset().union(*words)), None)

    def check_command(self, where: str) -> None:
        """Raise :class:`TokenError` when somebody else could have put the configuration there, whose commands are not run."""
        if self._exposed:
            raise _unavailable(
                f"{where}its command is not run, since others can replace the configuration in {self._exposed}.",
                f"chmod go-w {self._exposed}",
            )


def account_of(login: Login) -> str:
    """Return the token agent's account that a login's token comes from, empty when it comes from elsewhere."""
    found = _AGENT_TOKEN.match(login.token_file)
    if found is not None:
        return found[1]
    try:
        words = shlex.split(login.token_command)
    except ValueError:
        return ""
    if words[:1] == ["exec"]:
        words = words[1:]
    if len(words) == 3 and os.path.basename(words[0]) == "mail-oauth-token" and words[1] == "get":
        return words[2].lower()
    return ""


def token_of(login: Login, timeout: float, configuration: Configuration) -> str:
    """Return the token that the program would send, got as the user whose ``configuration`` it is.

    ``timeout`` (seconds) bounds its command. Raises :class:`TokenError`.
    """
    where, user = f"{login.place}: ", configuration.user(login.place)
    if login.token_file and user is None:
        text = _from_file(login, where)
    elif login.token_file:  # root reads what that user may read, and not more
        text = _from_command(f"exec cat -- {shlex.quote(login.token_file)}", where, timeout, user)
    else:
        configuration.check_command(where)
        text = _from_command(login.token_command, where, timeout, user)
    token = text.strip()
    if token.startswith("{"):
        token = _from_json(token)
    problem = fields.token_problem(token)
    if problem is not None or len(token) > _MAX_TOKEN:
        source = f"the file {login.token_file} holds" if login.token_file else "the command prints"
        what = "nothing" if not token else "something that is no token"
        raise _unavailable(
            f"{where}{source} {what}.", "It has to be the bare access token on one line; see that whatever writes it works."
        )
    return token


def _from_json(text: str) -> str:
    """Return the token in a file of the SASL plugin sasl-xoauth2, as Postfix uses it."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    found = data.get("access_token") if isinstance(data, dict) else None
    return found if isinstance(found, str) else ""


def _from_file(login: Login, where: str) -> str:
    try:
        return _files.read_trusted(login.token_file, MAX_SIZE + 1, owner=False, mode=False).decode("utf-8")
    except UnicodeDecodeError:
        return "\0"
    except OSError as exc:
        raise _unavailable(
            f"{where}the token's file {login.token_file} cannot be read ({exc.strerror or exc}).",
            "See that the token agent, or the controller's push, writes this file.",
        ) from None


def _from_command(command: str, where: str, timeout: float, user: int | None) -> str:
    ran = run(command, timeout, user)
    if ran.status == 0:
        return ran.output
    said = _last_line(ran.words)
    reason = "did not end in time" if ran.status is None else f"failed with exit status {ran.status}"
    raise _unavailable(
        f"{where}the command that prints the token {reason}" + (f" and said: {said}" if said else "."),
        "Run it by hand as the program's user.",
    )


def _last_line(words: str) -> str:
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    text = _SECRET.sub("********", lines[-1]) if lines else ""
    return "".join(char for char in text if char.isprintable())[:_MAX_WORDS]


class Ran(t.NamedTuple):
    """How a command ended; ``status`` is None when it was stopped, for its time or the size of its output."""

    status: int | None
    output: str
    words: str


class Become:
    """Turns a child process into another user, with an environment of that user's alone: root's may hold secrets."""

    def __init__(self, uid: int) -> None:
        self._uid, self._gid, self._groups = uid, _files.NOBODY, [_files.NOBODY]
        self.environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/"}
        with contextlib.suppress(KeyError):
            entry = pwd.getpwuid(uid)
            self._gid, self._groups = entry.pw_gid, os.getgrouplist(entry.pw_name, entry.pw_gid)
            self.environment.update(HOME=entry.pw_dir, USER=entry.pw_name, LOGNAME=entry.pw_name)

    def __call__(self) -> None:
        """Become that user for good; called between fork and exec."""
        os.setgroups(self._groups)
        os.setgid(self._gid)
        os.setuid(self._uid)


def run(command: str, timeout: float, user: int | None = None) -> Ran:
    """Run a command by ``/bin/sh`` as mail programs do, and end it with all that it started; ``user`` is for root to become."""
    become = None if user is None else Become(user)
    try:
        # Bounded in time and output, and ended with its children, which run_command is not.
        process = subprocess.Popen(  # pylint: disable=ansible-bad-function
            ["/bin/sh", "-c", command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd="/",
            start_new_session=True,
            env=None if become is None else become.environment,
            preexec_fn=become,  # noqa: PLW1509 - no threads yet; Popen's own user and group came with Python 3.9
        )
    except (OSError, subprocess.SubprocessError):
        return Ran(126, "", "it could not be started" + ("" if user is None else f" as user id {user}"))
    try:
        whole, output, words = _collect(process, time.monotonic() + timeout)
    finally:
        # Its group, with what it left in the background; the number cannot be another's before the command is waited for.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
    return Ran(process.returncode if whole else None, output, words)


def _ended(process: subprocess.Popen[bytes]) -> bool:
    return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _collect(process: subprocess.Popen[bytes], deadline: float) -> tuple[bool, str, str]:
    """Read what a command prints until it has ended; the first value tells whether it did in time and within the size."""
    texts = {1: bytearray(), 2: bytearray()}
    whole = True
    with selectors.DefaultSelector() as selector:
        for number, pipe in ((1, process.stdout), (2, process.stderr)):
            if pipe is not None:
                selector.register(pipe, selectors.EVENT_READ, number)
        while whole:
            ended = _ended(process)
            ready = selector.select(0 if ended else 0.05)
            for key, _events in ready:
                data = os.read(key.fd, 65536)
                if not data:
                    selector.unregister(key.fileobj)
                elif key.data == 1 or len(texts[2]) < _MAX_TOKEN:
                    texts[key.data] += data
            if ended and not ready:
                break
            whole = time.monotonic() < deadline and len(texts[1]) <= MAX_SIZE
    output, words = (bytes(texts[number]).decode("utf-8", "replace") for number in (1, 2))
    return whole, output, words
