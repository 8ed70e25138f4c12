# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where mail programs write their logs: the usual places, and what their configurations name. Pure but for the opener; runs on Python 3.8."""

from __future__ import annotations

import re

from ..._errors import OptionError
from ..login import Opener
from ..text import read_text

#: Of syslog on Debian and on Red Hat, and the programs' own.
USUAL = (
    *("/var/log/mail.log", "/var/log/maillog"),
    *("/var/log/exim4/mainlog", "/var/log/exim/main.log", "/var/log/exim/mainlog"),
    *("/var/log/dovecot.log", "/var/log/msmtp.log", "/var/log/msmtp", "/var/log/fetchmail.log", "/var/log/getmail.log"),
    *("~/.msmtp.log", "~/.fetchmail.log", "~/.getmail/log"),
)
#: A setting that names a file, by program.
_SETTINGS = {
    "postfix": r"maillog_file\s*=\s*(\S+)",
    "msmtp": r"logfile\s+\"?([^\"\n]+?)\"?\s*$",
    "fetchmail": r"set\s+logfile\s+[\"']?([^\"'\s]+)",
    "getmail": r"message_log\s*[=:]\s*(\S.*?)\s*$",
    "dovecot": r"(?:log_path|info_log_path)\s*=\s*(\S+)",
    "exim": r"log_file_path\s*=\s*(/\S+)",
}


def named_in(program: str, path: str, opener: Opener) -> list[str]:
    """Return the logs that a configuration names, none where it cannot be read."""
    setting = _SETTINGS.get(program)
    if setting is None or path.endswith(".lua"):
        return []
    try:
        found = re.findall(rf"(?m)^[ \t]*{setting}", read_text(path, opener))
    except OptionError:
        return []
    places = [name.replace("%slog", "mainlog").strip() for name in found]
    return [place for place in places if place.startswith(("/", "~/"))]
