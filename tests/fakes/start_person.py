# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Somebody at a terminal and a browser who runs script/start: types an address, reads, opens the address shown, enters the code.

The person knows a name and a password, and nothing of the lab: the page at the address that appears is all that is used of it.
"""

from __future__ import annotations

import dataclasses
import html
import pathlib
import re
import ssl
import threading
import time
import typing as t
import urllib.error
import urllib.parse
import urllib.request

from terminal import in_terminal

CTRL_C = "\x03"


class Seen(t.NamedTuple):
    """What a run of script/start came to; ``entered`` are the codes that the person entered, ``seconds`` are without the person."""

    status: int
    output: str
    entered: list[str]
    seconds: float

    @property
    def last(self) -> str:
        """The last line that is not empty."""
        return next((line for line in reversed(self.output.splitlines()) if line.strip()), "")


@dataclasses.dataclass
class Person:
    """Runs script/start of a clone in a home; ``passwords`` by user, ``administrator`` is who signs in where an administrator is asked for."""

    clone: pathlib.Path
    home: pathlib.Path
    environment: dict[str, str]
    ca_file: str
    passwords: dict[str, str]
    administrator: str
    limit: float = 600
    #: A person mistypes the first code, ticks the box for everybody.
    clumsy: bool = False
    ticks: bool = False
    #: Lines at which Ctrl-C is pressed, or something else happens.
    interrupt_at: str = ""
    at: t.Callable[[str], None] = lambda _line: None

    def start(self, *arguments: str) -> Seen:
        """Run script/start in a terminal."""
        address, entered, spent = "", [], 0.0

        def read(line: str) -> str:
            nonlocal address
            if found := re.match(r"  open  (\S+)", line):
                address = found[1]
                if "/authorize?" in address:
                    threading.Thread(target=self._in_browser, args=(address,), daemon=True).start()
            self.at(line)
            return CTRL_C if self.interrupt_at and re.search(self.interrupt_at, line) else ""

        def approve(code: str, who: str) -> None:
            nonlocal spent
            if self.interrupt_at:
                return
            begun = time.monotonic()
            entered.append(code)
            self.at_page(address, code, self.administrator if who.startswith("an administrator of") else who)
            spent += time.monotonic() - begun

        begun = time.monotonic()
        command = [str(self.clone / "script" / "start"), *arguments]
        status, output = in_terminal(command, self.home, self.environment, approve, self.limit, read)
        return Seen(status, output, entered, time.monotonic() - begun - spent)

    def at_page(self, address: str, code: str, user: str) -> str:
        """Enter a code at the page and sign in; return what the page says."""
        if self.clumsy:
            self.clumsy = False
            said = self._post(address, {"otc": "WRONGCODE", "login": user, "passwd": self.passwords[user]})
            assert "didn't work" in said, said
        ticked = {"for_all": "true"} if self.ticks else {}
        return self._post(address, {"otc": code, "login": user, "passwd": self.passwords[user], **ticked})

    def _in_browser(self, address: str) -> None:
        """Sign in at an authorization address, and let the browser follow to this machine; the hint in the address says who."""
        asked = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query))
        user = asked.get("login_hint") or self.administrator
        self._post(address, {**asked, "login": user, "passwd": self.passwords[user]})

    def _post(self, address: str, form: dict[str, str]) -> str:
        context = ssl.create_default_context(cafile=self.ca_file)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
        try:
            with opener.open(address, urllib.parse.urlencode(form).encode(), timeout=30) as answer:
                text = answer.read().decode()
        except urllib.error.HTTPError as error:
            text = error.read().decode()
        return html.unescape(text)
