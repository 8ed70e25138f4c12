# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Run email-oauth2-proxy with tokens that somebody else keeps fresh.

email-oauth2-proxy keeps refresh tokens itself, encrypted with the password that the mail program sends, and asks a person to sign in
when one is lost. On a server that is a second place for a secret and a second clock to watch. Here the program is left as it is but
for its one question "which credentials does this account log in with?", which is answered from the host's own token: a file, or a
command such as ``mail-oauth-token get``. Nothing is stored, and nobody is ever asked to sign in.

Two commands::

    run.py serve CONFIGURATION [OPTION_OF_EMAILPROXY ...]
    run.py password SECRET_FILE DIGEST_FILE      make a local password once; prints "made" or nothing

An account of the configuration is a section with the login name that mail programs send to the proxy:

    [info@contoso.test]
    user = alice@contoso.test                      what the server is told, the name of the section by default
    token_command = /usr/local/bin/mail-oauth-token get alice@contoso.test      or: token_file = PATH
    password_digest_file = PATH                    SHA-256, in hexadecimal digits, of the password that mail programs send

Python 3.8 and the standard library, besides email-oauth2-proxy.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import hmac
import inspect
import json
import os
import re
import secrets
import subprocess
import sys
import time
import typing as t

#: Seconds for the command that prints a token, which may have to ask the token endpoint for one.
COMMAND_TIMEOUT = 60
#: No token is longer (bytes).
MAX_TOKEN = 65536
#: Characters of a reason that are told to the mail program, whose log shows them. One SMTP reply line holds 512.
MAX_REASON = 380

Section = t.Mapping[str, str]


class _Words(t.NamedTuple):
    """How lines of a protocol begin: the server's challenge, its refusal (the group is what is worth telling), and the proxy's last word."""

    challenge: bytes
    refusal: bytes
    away: str


_WORDS = {
    "IMAP": _Words(rb"\+", rb"\S+ ((?:NO|BAD)\b)", "* BYE"),
    "POP": _Words(rb"\+(?!OK)", rb"(-ERR)", "-ERR"),
    "SMTP": _Words(rb"334", rb"([45]\d\d)", "421 4.4.1"),
}


class NoToken(Exception):
    """There is no token to log in with; the text says why, in one line and without a secret."""


def _one_line(text: str) -> str:
    """Return ``text`` fit for a line of SMTP, POP or IMAP and for a log."""
    return re.sub(r"[^\x20-\x7e]+", " ", text).strip()[:MAX_REASON]


def _expiry(token: str) -> float | None:
    """Return when a JSON Web Token expires (seconds since the epoch), or None for a token that is opaque."""
    parts = token.split(".")
    if len(parts) != 3:
        return None
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (ValueError, binascii.Error):
        return None
    expiry = claims.get("exp") if isinstance(claims, dict) else None
    return float(expiry) if isinstance(expiry, (int, float)) and not isinstance(expiry, bool) else None


def _printed(command: str) -> str:
    try:
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=COMMAND_TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoToken(f"The token command did not finish within {COMMAND_TIMEOUT} seconds: {command}") from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoToken(said[-1] if said else f"The token command ended with exit code {done.returncode}: {command}")
    return done.stdout[:MAX_TOKEN].decode("ascii", "replace")


def _read(path: str) -> str:
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return file.read(MAX_TOKEN)
    except OSError as exc:
        raise NoToken(f"The token file {path} cannot be read: {exc.strerror}.") from None


def get_token(section: Section, now: float) -> tuple[str, str]:
    """Return an account's access token, and what is to be said of it in the log; raises :class:`NoToken`.

    Whether a token is still good is the server's to say: this host's clock may be wrong, and mail would wait for it.
    """
    command, path = section.get("token_command", ""), section.get("token_file", "")
    token = (_printed(command) if command else _read(path)).strip()
    place = "The token command" if command else f"The token file {path}"
    if not re.fullmatch(r"[\x21-\x7e]+", token):
        raise NoToken(f"{place} {'gave' if command else 'holds'} no single token.")
    expiry = _expiry(token)
    if expiry is not None and expiry <= now:
        since = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(expiry))
        return token, f"{place} {'gave' if command else 'holds'} an access token that expired at {since} by this host's clock."
    return token, ""


def password_fits(section: Section, password: str) -> bool:
    """Tell whether ``password`` is the account's local one."""
    try:
        with open(section.get("password_digest_file", ""), encoding="ascii") as file:
            digest = file.read(65).strip()
    except (OSError, UnicodeDecodeError):
        return False
    return len(digest) == 64 and hmac.compare_digest(digest, hashlib.sha256(password.encode()).hexdigest())


def login_with(
    section: Section, username: str, password: str, build: t.Callable[[str, str], str], say: t.Callable[[str], None]
) -> tuple[bool, str]:
    """Return what email-oauth2-proxy's own function does: True and the SASL string, or False and the reason for the client.

    ``say`` writes to the log.
    """
    if not password_fits(section, password):
        return False, "The local password is not the one that the proxy knows for this account."
    try:
        token, doubt = get_token(section, time.time())
    except NoToken as exc:
        return False, f"No token for {username}: {_one_line(str(exc))}"
    if doubt:
        say(f"Login of {username} with an old token: {_one_line(doubt)} The server is asked all the same.")
    return True, build(section.get("user") or username, token)


def adopt(emailproxy: t.Any) -> None:
    """Make email-oauth2-proxy take credentials from here; raises ``SystemExit`` where it is built differently from what is known."""
    helper = getattr(emailproxy, "OAuth2Helper", None)
    original = getattr(helper, "get_oauth2_credentials", None)
    build = getattr(helper, "construct_oauth2_string", None)
    names = list(inspect.signature(original).parameters)[:2] if callable(original) else []
    if helper is None or names != ["username", "password"] or not callable(build):
        version = getattr(emailproxy, "__version__", "unknown")
        raise SystemExit(
            f"email-oauth2-proxy {version} is not built as this program knows it. Install the version that the role names."
        )

    def credentials(username: str, password: str, *_args: t.Any, **_options: t.Any) -> tuple[bool, str]:
        config = emailproxy.AppConfig.get()
        if "@" not in username or username not in config.sections():
            emailproxy.Log.info("Login with a name that has no section in the configuration - refused")
            return False, "The proxy's configuration has no account of this name."
        keys = ("user", "token_command", "token_file", "password_digest_file")
        section = {key: config.get(username, key, fallback="") for key in keys}
        accepted, answer = login_with(
            section, username, password, t.cast("t.Callable[[str, str], str]", build), emailproxy.Log.error
        )
        if not accepted:
            emailproxy.Log.error(f"Login of {username} refused:", answer)
        return accepted, answer

    helper.get_oauth2_credentials = staticmethod(credentials)
    for protocol, words in _WORDS.items():
        connection = getattr(emailproxy, f"{protocol}OAuth2ServerConnection", None)
        if callable(getattr(connection, "process_data", None)):
            _hand_refusals_on(connection, words, emailproxy.Log.error)
        if callable(getattr(connection, "handle_error", None)):
            _say_what_is_away(connection, words, emailproxy.Log.error)


def _is_logging_in(connection: t.Any) -> bool:
    """Whether the server was sent the token and has not answered yet."""
    client = getattr(connection, "client_connection", None)
    state = getattr(client, "connection_state", None)
    return bool(getattr(client, "authentication_tag", None)) or getattr(state, "name", "") == "XOAUTH2_CREDENTIALS_SENT"


def _hand_refusals_on(connection: t.Any, words: _Words, say: t.Callable[[str], None]) -> None:
    """Let the server's words on a token get to the client and into the log.

    A server may refuse by a challenge first (RFC 7628, section 3.2.2), which is the proxy's to answer: email-oauth2-proxy passes it on, and
    a client that has logged in with a password cannot know what to do with it.
    """
    original = connection.process_data

    def process_data(self: t.Any, byte_data: bytes) -> None:
        if _is_logging_in(self):
            if re.match(words.challenge, byte_data):
                self.send(b"\r\n")
                return
            refused = re.match(words.refusal, byte_data)
            if refused:
                said = _one_line(byte_data[refused.start(1) :].decode("utf-8", "replace"))
                say(f"{self.info_string()} The server refused the login: {said}")
        original(self, byte_data)

    connection.process_data = process_data


def _say_what_is_away(connection: t.Any, words: _Words, say: t.Callable[[str], None]) -> None:
    """Tell the client, and the log, why there is no server, where email-oauth2-proxy would only hang up."""
    original = connection.handle_error

    def handle_error(self: t.Any) -> None:
        client, error = getattr(self, "client_connection", None), sys.exc_info()[1]
        if isinstance(error, OSError) and client is not None and not client.authenticated:
            host, port = self.server_address[:2]
            reason = f"There is no connection to {host}:{port}: {_one_line(error.strerror or str(error))}"
            say(f"{self.info_string()} {reason}")
            with contextlib.suppress(OSError):
                client.send(f"{words.away} {reason}\r\n".encode("ascii", "replace"))
        original(self)

    connection.handle_error = handle_error


def serve(configuration: str, options: t.Sequence[str]) -> None:
    """Run the proxy until it is told to stop."""
    # It writes its own state into its configuration unless that has another place; there is none to keep.
    sys.argv = ["emailproxy", "--no-gui", "--config-file", configuration, "--cache-store", os.devnull, *options]
    try:
        import emailproxy  # type: ignore[import-not-found, unused-ignore]
    except ImportError as exc:
        raise SystemExit(f"email-oauth2-proxy cannot be loaded by {sys.executable}: {exc}.") from None
    adopt(emailproxy)
    emailproxy.App()


def make_password(secret_path: str, digest_path: str) -> bool:
    """Make a password for mail programs and its digest for the proxy, once; tell whether anything was written.

    The secret is readable by its owner alone from the first moment; the digest is public to whoever may enter its directory.
    """
    made = False
    try:
        handle = os.open(secret_path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        made = True
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
    with open(secret_path, encoding="ascii") as file:
        digest = hashlib.sha256(file.read().strip().encode()).hexdigest() + "\n"
    try:
        with open(digest_path, encoding="ascii") as file:
            current = file.read()
    except FileNotFoundError:
        current = ""
    if current != digest:
        made = True
        temporary = f"{digest_path}.{os.getpid()}"
        with open(temporary, "w", encoding="ascii") as file:
            file.write(digest)
        os.chmod(temporary, 0o644)
        os.replace(temporary, digest_path)
    return made


def main(arguments: t.Sequence[str]) -> None:
    """Run one of the two commands."""
    if len(arguments) >= 2 and arguments[0] == "serve":
        serve(arguments[1], arguments[2:])
    elif len(arguments) == 3 and arguments[0] == "password":
        if make_password(arguments[1], arguments[2]):
            print("made")
    else:
        raise SystemExit("usage: run.py serve CONFIGURATION [OPTION ...] | run.py password SECRET_FILE DIGEST_FILE")


if __name__ == "__main__":
    main(sys.argv[1:])
