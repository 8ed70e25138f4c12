# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Keep the token files of the Cyrus SASL plugin sasl-xoauth2 up to date with the host's own access tokens.

The plugin could refresh tokens itself, but then each of its files would hold a refresh token beside the one that the host has, and the
two would rotate each other out. So it is given access tokens only: a file holds no refresh token and no token endpoint, and an expired
token makes the plugin fail at once, which defers the mail. Run every minute::

    token_files.py CONFIGURATION     prints a line for each file that was written

CONFIGURATION is JSON: ``{"owner": "postfix", "files": [{"path": ..., "command": ..., "user": ...}]}``; the command prints a token. The
file's format: sasl-xoauth2's README, "A Note on Token Expiry and Client Secrets" and ``TokenStore::Read``.
Python 3.8 and the standard library.
"""

from __future__ import annotations

import base64
import json
import os
import pwd
import re
import subprocess
import sys
import tempfile
import time
import typing as t

COMMAND_TIMEOUT = 60
#: How long a token is believed in that does not say when it expires: until this program has run some more times.
OPAQUE_LIFETIME = 300


class NoToken(Exception):
    """There is no token; the text says why."""


def expiry(token: str, now: float) -> int:
    """Return when a token expires (seconds since the epoch)."""
    try:
        claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "==="))
        return int(claims["exp"])
    except (IndexError, ValueError, KeyError, TypeError):
        return int(now) + OPAQUE_LIFETIME


def get_token(command: str) -> str:
    """Return what a command prints; raises NoToken."""
    try:
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=COMMAND_TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoToken(f"the token command did not finish within {COMMAND_TIMEOUT} seconds") from None
    token = done.stdout.decode("ascii", "replace").strip()
    if done.returncode != 0 or not re.match(r"[\x21-\x7e]+\Z", token):
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoToken(said[-1] if said else "the token command gave no single token")
    return token


def content(token: str, user: str, now: float) -> str:
    """Return a token file's text."""
    document = {
        "access_token": token,
        "client_id": "unused",
        "client_secret": "",
        "expiry": str(expiry(token, now)),
        "refresh_token": "",
        "token_endpoint": "",
        "user": user,
    }
    return json.dumps(document, indent=1, sort_keys=True) + "\n"


def current_token(path: str) -> str:
    """Return the access token that a file holds, empty without one."""
    try:
        with open(path, encoding="utf-8") as file:
            return str(json.load(file).get("access_token", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def write(path: str, text: str, uid: int, gid: int) -> None:
    """Replace a file in one step; it is readable by its owner alone from the first moment."""
    handle, temporary = tempfile.mkstemp(prefix=".", dir=os.path.dirname(path))
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            os.fchown(file.fileno(), uid, gid)
            file.write(text)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def main(arguments: t.Sequence[str]) -> int:
    """Bring every file up to date; returns the exit status, 1 when a token is missing."""
    if len(arguments) != 1:
        raise SystemExit("usage: token_files.py CONFIGURATION")
    with open(arguments[0], encoding="utf-8") as file:
        configuration = json.load(file)
    owner = pwd.getpwnam(configuration["owner"])
    status = 0
    for one in configuration["files"]:
        try:
            token = get_token(one["command"])
        except NoToken as exc:
            sys.stderr.write(f"{one['path']}: {exc}\n")
            status = 1
            continue
        # A token without an expiry is written again each time, with a later one.
        if current_token(one["path"]) != token or token.count(".") != 2:
            write(one["path"], content(token, one["user"], time.time()), owner.pw_uid, owner.pw_gid)
            print(one["path"])
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
