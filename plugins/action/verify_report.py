# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: gathers the results of the verify module from all hosts into one report, writes it, and shows a summary."""

from __future__ import annotations

import contextlib
import datetime
import os
import re
import typing as t

from ansible.errors import AnsibleActionFail
from ansible.plugins.action import ActionBase
from ansible.utils.display import Display

from ..module_utils import _files, _secrets
from ..module_utils._errors import StoreError
from ..module_utils._quoting.languages import quote_for
from ..plugin_utils import _given, _terminal
from ..plugin_utils._report import expiries as _report_expiries
from ..plugin_utils._report import history_file as _report_history_file
from ..plugin_utils._report.build import Report, to_json
from ..plugin_utils._report.checks import left_out, of_file
from ..plugin_utils._report.html import to_html
from ..plugin_utils._report.junit import junit_pieces
from ..plugin_utils._report.make import Forms, Inputs, Settings, make
from ..plugin_utils._report.merge import Merged
from ..plugin_utils._report.outcomes import expiries_of, inputs_of
from ..plugin_utils._report.outlets.github import to_annotations, to_summary
from ..plugin_utils._report.outlets.gitlab import to_gitlab
from ..plugin_utils._report.outlets.monitoring import MONITORS
from ..plugin_utils._report.outlets.places import places
from ..plugin_utils._report.outlets.sarif import to_sarif
from ..plugin_utils._report.outlets.telling import NAME as NOTICES
from ..plugin_utils._report.outlets.telling import RECEIVERS, NotifyError, Outcome, check, secrets, tell
from ..plugin_utils._report.outlets.troubles import Place
from ..plugin_utils._report.pages import PAGES, link
from ..plugin_utils._report.parts import PartError
from ..plugin_utils._report.passwords import Unusable, endings
from ..plugin_utils._report.results import Results
from ..plugin_utils._report.text import styled_lines, summary_lines
from ..plugin_utils._run_summary import command, inventory_sources

#: Version of the collection, as galaxy.yml states it.
VERSION = "0.1.0"

FORMATS: dict[str, tuple[str, t.Callable[[Report], str | t.Iterable[str]]]] = {
    "json": ("report.json", to_json),
    "junit": ("junit.xml", junit_pieces),
    "html": ("report.html", to_html),
    "text": ("summary.txt", lambda report: "\n".join(summary_lines(report)) + "\n"),
    "github": ("github-summary.md", to_summary),
    "annotations": ("github-annotations.txt", to_annotations),
    "gitlab": ("gl-code-quality-report.json", to_gitlab),
    "sarif": ("mail-logins.sarif", to_sarif),
}
#: What is written unless something else is asked for; the others are for one reader each.
DEFAULTS = ("json", "junit", "html", "text")
#: Those of the forms that name where a tenant stands in its tenants file.
_PLACED: dict[str, t.Callable[[Report, dict[str, Place]], str]] = {
    "annotations": to_annotations,
    "gitlab": to_gitlab,
    "sarif": to_sarif,
}

#: Options of ``monitoring``.
MONITORING = {
    "directory": {"type": "path", "required": True},
    "formats": {"type": "list", "elements": "str", "choices": list(MONITORS), "default": list(MONITORS)},
    "mode": {"type": "str", "default": "0644"},
    "persons": {"type": "bool", "default": False},
}

#: What the verify role hands over for each tenant.
OUTCOME = ("tenant", "planned", "problems", "results")

#: Most tenants that a command names.
_LIMIT = 60

display = Display()


class ActionModule(ActionBase):
    """Writes the report."""

    _supports_check_mode = True
    _supports_async = False
    _requires_connection = False

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> dict[str, t.Any]:
        """Return the counts and where the files are; the checks themselves are in the report only."""
        result: dict[str, t.Any] = super().run(tmp, task_vars)
        _unused, arguments = self.validate_argument_spec(
            argument_spec={
                "outcomes": {"type": "list", "elements": "dict"},
                "parts": {"type": "list", "elements": "path"},
                "run": {"type": "str"},
                "tenants": {"type": "list", "elements": "str"},
                "left_out": {"type": "list", "elements": "str", "default": []},
                "unread": {"type": "list", "elements": "dict", "default": []},
                "directory": {"type": "path"},
                "title": {"type": "str", "default": "Mail logins with OAuth 2.0"},
                "formats": {"type": "list", "elements": "str", "choices": list(FORMATS), "default": list(DEFAULTS)},
                "fail_on": {"type": "str", "choices": ["error", "warning", "never"], "default": "error"},
                "warn_days": {"type": "raw"},
                "history": {"type": "path"},
                "notify": {"type": "list", "elements": "dict", "options": RECEIVERS, "default": []},
                "password_logins": {"type": "path"},
                "monitoring": {"type": "dict", "options": MONITORING},
                "mode": {"type": "str", "default": "0600"},
                "pages": {"type": "str", "default": PAGES},
                "by_tenant": {"type": "bool", "default": False},
                "summary": {"type": "bool", "default": True},
            },
            required_one_of=[("outcomes", "parts")],
        )
        mode, monitoring = _mode(arguments["mode"]), arguments["monitoring"]
        monitors: dict[str, str] = {}
        unwritten: list[AnsibleActionFail] = []
        if monitoring:
            _mode(monitoring["mode"])
        record = _record(arguments)
        made_of = _Parts(arguments) if arguments["parts"] else _Outcomes(arguments)
        # A report of parts may be made without an inventory, or with none but what ansible.cfg names.
        sources = list(made_of.sources) or inventory_sources(task_vars or {})
        directory = os.path.abspath(arguments["directory"]) if arguments["directory"] and not self._task.check_mode else ""
        of_tenants: dict[str, dict[str, str]] = {}
        settings = Settings(
            created=made_of.created,
            title=arguments["title"],
            fail_on=arguments["fail_on"],
            version=VERSION,
            warn_days=_warn_days(arguments["warn_days"]),
            sources=sources,
            pages=_pages(arguments["pages"]),
            mode=mode,
        )
        forms = _forms(arguments["formats"], task_vars or {})
        with contextlib.ExitStack() as stack:
            history = None
            if arguments["history"]:
                path, write = os.path.abspath(arguments["history"]), not self._task.check_mode
                history = stack.enter_context(_report_history_file.kept(path, settings.created, write=write))

            def also(made: Report) -> None:
                if monitoring and not self._task.check_mode:
                    try:
                        monitors.update(_monitor(made, monitoring))
                    except AnsibleActionFail as exc:
                        # History, report and notices do not suffer from that.
                        unwritten.append(exc)

            report, files = _made(made_of.inputs(), settings, directory, forms, history, also)
        if history is not None and history.message:
            display.warning(history.message)
        if directory and arguments["by_tenant"]:
            for name in made_of.tenants:
                place = os.path.join(directory, "tenants", quote_for(name, "file_name"))
                _report, of_tenants[name] = _made(made_of.inputs_of(name), settings, place, forms)
        notified = self._notify(report, arguments["notify"], record)
        if arguments["summary"]:
            _show(report, files, sources)
        if unwritten:
            raise unwritten[0]
        return {
            **result,
            "changed": False,
            "ok": report["ok"],
            "summary": report["summary"],
            "untried": [untried for untried in report["untried"] if untried["severity"] == "error"],
            "failed_tenants": [tenant["name"] for tenant in report["tenants"] if not tenant["ok"]],
            "expiries": [expiry for expiry in report["expiries"] if expiry["severity"] != "info"],
            "files": files,
            "tenant_files": of_tenants,
            "monitoring_files": monitors,
            "notified": [outcome._asdict() for outcome in notified],
        }

    def _notify(self, report: Report, receivers: list[dict[str, t.Any]], record: str) -> list[Outcome]:
        """Tell the receivers what has changed; who cannot be told fails nothing."""
        if not receivers:
            return []
        outcomes = tell(report, receivers, record, write=not self._task.check_mode)
        for outcome in outcomes:
            if outcome.state == "failed":
                display.warning(f"notify: {outcome.name} was not told, the next run tries again. {outcome.message}")
        return outcomes


def _record(arguments: dict[str, t.Any]) -> str:
    """Return where it stands what was told; nothing of the receivers that is secret is shown from here on."""
    receivers = arguments["notify"]
    if not receivers:
        return ""
    _secrets.register_all(*secrets(receivers))
    if not arguments["history"]:
        raise AnsibleActionFail("notify needs history: beside it stands what everybody was told, so that nobody is told twice.")
    try:
        check(receivers)
    except NotifyError as exc:
        raise AnsibleActionFail(str(exc)) from exc
    return os.path.join(os.path.dirname(os.path.abspath(arguments["history"])), NOTICES)


class _Outcomes:
    """What the role has kept of each tenant of this play."""

    sources: t.Sequence[str] = ()

    def __init__(self, arguments: dict[str, t.Any]) -> None:
        self.created = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._outcomes = arguments["outcomes"] or []
        _check(self._outcomes)
        self._more = [*map(left_out, arguments["left_out"]), *map(of_file, arguments["unread"])]
        by_name = {str(outcome["tenant"]["name"]): outcome for outcome in self._outcomes}
        for ending in _passwords(arguments["password_logins"], by_name):
            outcome = by_name[ending["tenant"]]
            outcome["expiries"] = [*(outcome.get("expiries") or []), ending]
        self.tenants = list(by_name)

    def inputs(self) -> Inputs:
        """Return what the report of all is made of."""
        return inputs_of(self._outcomes, self._more)

    def inputs_of(self, tenant: str) -> Inputs:
        """Return what a tenant's own report is made of."""
        return inputs_of([outcome for outcome in self._outcomes if str(outcome["tenant"]["name"]) == tenant])


class _Parts:
    """The parts that the slices of a run have left."""

    def __init__(self, arguments: dict[str, t.Any]) -> None:
        directories = [os.path.abspath(directory) for directory in arguments["parts"]]
        try:
            self._merged = Merged(directories, arguments["run"] or "", arguments["tenants"])
        except PartError as exc:
            raise AnsibleActionFail(str(exc)) from exc
        self.created, self.sources, self.tenants = self._merged.run, self._merged.sources, self._merged.tenants
        self._endings = _passwords(arguments["password_logins"], self.tenants)
        # Where the report is about some tenants alone, what the slices say of all is not asked.
        self._more = [*map(left_out, arguments["left_out"]), *map(of_file, arguments["unread"])] if arguments["tenants"] else []

    def inputs(self) -> Inputs:
        """Return what the report of all is made of."""
        return self._merged.inputs(self._endings, self._more)

    def inputs_of(self, tenant: str) -> Inputs:
        """Return what a tenant's own report is made of."""
        return self._merged.of(tenant).inputs([ending for ending in self._endings if ending["tenant"] == tenant])


def _made(
    inputs: Inputs,
    settings: Settings,
    directory: str,
    forms: Forms,
    history: _report_history_file.Kept | None = None,
    also: t.Callable[[Report], None] | None = None,
) -> tuple[Report, dict[str, str]]:
    try:
        return make(inputs, settings, directory, forms, history, also)
    except OSError as exc:
        raise AnsibleActionFail(
            f"The report cannot be written to {directory}: {exc.strerror}. Set directory to one that can be written to."
        ) from exc


def _monitor(report: Report, given: dict[str, t.Any]) -> dict[str, str]:
    """Write what monitors read, each file whole or not at all; return the paths."""
    directory, mode = os.path.abspath(given["directory"]), _mode(given["mode"])
    results = Results(report)
    files = {}
    try:
        # Who may read the files may enter the directory.
        os.makedirs(directory, mode=0o700 | (mode & 0o044) | (mode & 0o044) >> 2, exist_ok=True)
        for name in given["formats"]:
            file, form = MONITORS[name]
            files[name] = os.path.join(directory, file)
            _files.replace(files[name], form(results, given["persons"]).encode("utf-8", "replace"), mode)
    except OSError as exc:
        raise AnsibleActionFail(
            f"What monitors read cannot be written to {directory}: {exc.strerror}. Set monitoring.directory to one that can be written to."
        ) from exc
    return files


def _check(outcomes: list[dict[str, t.Any]]) -> None:
    """Refuse what the role did not collect. Raises AnsibleActionFail."""
    for outcome in outcomes:
        missing = [key for key in OUTCOME if key not in outcome]
        if missing:
            raise AnsibleActionFail(f"Each of outcomes needs {', '.join(OUTCOME)}; one lacks {', '.join(missing)}.")
        try:
            expiries_of(outcome)
        except ValueError as exc:
            raise AnsibleActionFail(str(exc)) from exc


def _passwords(path: str | None, tenants: t.Collection[str]) -> list[dict[str, str]]:
    """Return what ends for the mailboxes that were last seen to use a password."""
    if not path:
        return []
    try:
        return endings(os.path.abspath(path), tenants)
    except (StoreError, Unusable) as exc:
        display.warning(f"password_logins: {path} is not used: {exc}")
        return []


def _warn_days(given: object) -> dict[str, int]:
    try:
        return _report_expiries.thresholds(given)
    except ValueError as exc:
        raise AnsibleActionFail(str(exc)) from exc


def _mode(given: str) -> int:
    if not re.fullmatch(r"0?[0-7]{3}", given) or int(given, 8) & 0o022:
        raise AnsibleActionFail(
            f"mode: {given[:20]!r} is no mode of a report's files. Give it as quoted octal digits, such as '0640'; nobody but the owner may write."
        )
    return int(given, 8)


def _forms(names: t.Sequence[str], variables: t.Mapping[str, t.Any]) -> Forms:
    """Return the forms with these names; those that name it know where a tenant stands in the files that the inventory read."""
    # The inventory plugin leaves the list on the group; every tenant inherits it.
    files = [str(path) for path in variables.get("m365_tenants_files") or ()]

    def placed(form: t.Callable[[Report, dict[str, Place]], str]) -> t.Callable[[Report], str]:
        return lambda report: form(report, places(files, [tenant["name"] for tenant in report["tenants"]], os.getcwd()))

    return {name: (FORMATS[name][0], placed(_PLACED[name]) if name in _PLACED else FORMATS[name][1]) for name in names}


def _pages(address: str) -> str:
    try:
        link({"findings": []}, address)
    except ValueError as exc:
        raise AnsibleActionFail(str(exc)) from exc
    return address


def _show(report: Report, files: dict[str, str], sources: list[str]) -> None:
    display.display("")
    _terminal.show(display, styled_lines(report, display.columns or 0))
    page = files.get("html") or next(iter(files.values()), "")
    if page:
        display.display(f"Report: {page}")
    if sources:
        bad = [str(tenant["name"]) for tenant in report["tenants"] if not tenant["ok"]]
        named = bad if len(bad) < len(report["tenants"]) and len(bad) <= _LIMIT else []
        display.display("When that is mended, run this again:" if not report["ok"] else "Next, have this run every night:")
        display.display(f"  {command('verify', sources, named)}")
    display.display("")
