# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""All languages by name. Pure; runs on Python 3.8."""

from __future__ import annotations

import json
import typing as t

from .._errors import OptionError
from . import exim, postfix, powershell, programs, system
from .refusal import checked


def _yaml(text: str) -> str:
    """Return ``text`` as a double-quoted scalar (YAML 1.2, section 7.3.1), in which JSON's escapes hold; it has one more, for what is beyond U+FFFF."""
    escaped = (json.dumps(char)[1:-1] if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}" for char in checked(text, "a YAML file"))
    return f'"{"".join(escaped)}"'


Quoter = t.Callable[[str], str]

LANGUAGES: t.Mapping[str, Quoter] = {
    "cron": system.cron,
    "cron_user": system.cron_user,
    "dovecot": programs.dovecot,
    "dovecot_passwd": programs.passwd_field,
    "exim_address": exim.address,
    "exim_host": exim.host,
    "exim_sent": exim.sent,
    "exim_string": exim.string,
    "fetchmail": programs.fetchmail,
    "file_name": system.file_name,
    "getmail_path": programs.getmail_path,
    "ini": programs.ini,
    "ini_section": programs.ini_section,
    "isync": programs.isync,
    "lua": programs.lua,
    "msmtp": programs.msmtp,
    "postfix_item": postfix.item,
    "postfix_key": postfix.key,
    "postfix_login": postfix.login,
    "postfix_result": postfix.result,
    "postfix_value": postfix.value,
    "powershell": powershell.string,
    "powershell_word": powershell.word,
    "python": programs.python,
    "shell": system.shell,
    "systemd_assignment": system.systemd_assignment,
    "systemd_value": system.systemd_value,
    "systemd_word": system.systemd_word,
    "token_account": system.token_account,
    "yaml": _yaml,
}


def quote_for(value: object, language: str) -> str:
    """Return a value as text of a language. Raises :class:`Unwritable`, and ``OptionError`` for an unknown language or no text."""
    quoter = LANGUAGES.get(language)
    if quoter is None:
        raise OptionError(f"There is no quoter for {language!r}; there is one for {', '.join(sorted(LANGUAGES))}.")
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        raise OptionError(f"Only text is quoted for another language, and this is {type(value).__name__}.")
    return quoter(str(value))
