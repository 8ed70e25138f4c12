# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: one report of who still logs in with a password, of all tenants. Documented in modules/password_logins_report.py."""

from __future__ import annotations

import datetime
import os
import typing as t

from ansible.errors import AnsibleActionFail
from ansible.plugins.action import ActionBase
from ansible.utils.display import Display

from ..module_utils import _files
from ..plugin_utils import _given
from ..plugin_utils._radar import history
from ..plugin_utils._radar.pseudonyms import Pseudonyms
from ..plugin_utils._radar.report import build, headline, lines, to_csv, to_html, to_json

Json = t.Dict[str, t.Any]

FORMATS: dict[str, tuple[str, t.Callable[[Json], str]]] = {
    "json": ("password_logins.json", to_json),
    "csv": ("password_logins.csv", to_csv),
    "html": ("password_logins.html", to_html),
    "text": ("password_logins.txt", lambda report: "\n".join(lines(report)) + "\n"),
}

display = Display()


class ActionModule(ActionBase):
    """Writes the report."""

    _supports_check_mode = True
    _supports_async = False
    _requires_connection = False

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> dict[str, t.Any]:
        """Return the counts and where the files are; whom they are about is in the files only."""
        result: dict[str, t.Any] = super().run(tmp, task_vars)
        _unused, arguments = self.validate_argument_spec(
            argument_spec={
                "results": {"type": "list", "elements": "dict", "required": True},
                "hosts": {"type": "list", "elements": "dict", "default": []},
                "directory": {"type": "path"},
                "title": {"type": "str", "default": "Mail logins with a password"},
                "formats": {"type": "list", "elements": "str", "choices": list(FORMATS), "default": list(FORMATS)},
                "fail_on": {"type": "str", "choices": ["password", "unclear", "never"], "default": "never"},
                "history": {"type": "path"},
                "history_days": {"type": "int", "default": 180},
                "pseudonym_key": {"type": "str", "no_log": True},
                "summary": {"type": "bool", "default": True},
            }
        )
        report = _report(arguments)
        if arguments["history"]:
            path, days = os.path.abspath(arguments["history"]), arguments["history_days"]
            hidden = arguments["pseudonym_key"] is not None
            message = history.remember(path, report, days, pseudonymous=hidden, write=not self._task.check_mode)
            if message:
                display.warning(message)
        files: dict[str, str] = {}
        if arguments["directory"] and not self._task.check_mode:
            files = _write(report, os.path.abspath(arguments["directory"]), arguments["formats"])
        if arguments["summary"]:
            for line in ("", *lines(report), ""):
                display.display(line)
        return {
            **result,
            "changed": False,
            **({} if report["ok"] else {"failed": True, "msg": headline(report)}),
            "ok": report["ok"],
            "summary": report["summary"],
            "tenants": [tenant["name"] for tenant in report["tenants"] if tenant["summary"].get("password")],
            "unproven": [tenant["name"] for tenant in report["tenants"] if tenant["unproven"]],
            "gone": len(report["gone"]),
            "files": files,
        }


def _report(arguments: Json) -> Json:
    """Return the report of these results, without its persons where there is a key. Raises AnsibleActionFail."""
    for one in arguments["results"]:
        if not one.get("name") or not (isinstance(one.get("result"), dict) or one.get("failure")):
            raise AnsibleActionFail("Each of results needs a name, and a result of password_logins_info or a failure.")
    if not 1 <= arguments["history_days"] <= 3650:
        raise AnsibleActionFail("history_days: from 1 to 3650.")
    now = datetime.datetime.now(datetime.timezone.utc)
    report = build(
        arguments["results"], arguments["hosts"], f"{now:%Y-%m-%dT%H:%M:%SZ}", arguments["title"], arguments["fail_on"]
    )
    if arguments["pseudonym_key"] is None:
        return report
    try:
        return Pseudonyms(arguments["pseudonym_key"]).report(report)
    except ValueError as exc:
        raise AnsibleActionFail(str(exc)) from None


def _write(report: Json, directory: str, formats: t.Sequence[str]) -> dict[str, str]:
    """Write each form, whole or not at all, for the owner's eyes alone."""
    files = {}
    try:
        os.makedirs(directory, mode=0o700, exist_ok=True)
        for name in formats:
            path = os.path.join(directory, FORMATS[name][0])
            _files.replace(path, FORMATS[name][1](report).encode("utf-8", "backslashreplace"), 0o600)
            files[name] = path
    except OSError as exc:
        raise AnsibleActionFail(
            f"The report cannot be written to {directory}: {exc.strerror}. Set directory to one that can be written to."
        ) from exc
    return files
