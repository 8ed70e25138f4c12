# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one reader of results, for whoever shows them or passes them on: the report of this run, or one that any version wrote.

What does not just work is kept whole; what works is counted, and streamed to those who ask, so that 300,000 logins need no more memory
than the few that fail.
"""

from __future__ import annotations

import json
import os
import pathlib
import typing as t

from ...module_utils import _files
from .lines import SILENT, LineError
from .spool import checks_of

Json = t.Dict[str, t.Any]
Check = t.Dict[str, t.Any]
Stream = t.Callable[[], t.Iterable[Check]]

#: The newest format of ``report.json`` that is known here.
NEWEST = 3
NAME = "m365.mail_oauth"
#: Bytes of the largest file that is read: a report of version 2 with some 400,000 checks.
MAX_SIZE = 1024 * 1024 * 1024

#: What reports of version 1 lack.
_OF_REPORT: Json = {
    "pages": "",
    "complete": True,
    "warn_days": {},
    "untried": [],
    "expiries": [],
    "endpoints": [],
    "history": {"previous": "", "runs": 0, "message": "", "fixed": []},
}
_OF_CHECK: Json = {**SILENT, "logins_refused": [], "phases": [], "tls_info": {}, "server": {}, "token": {}, "findings": []}
_MEMBERS = ("created", "title", "fail_on", "ok", "summary", "tenants", "hosts", "findings", "checks")
_COUNTED = ("checks", "passed", "failed", "deferred", "not_run", "warnings", "expired", "expiring", "new", "fixed", "untried")


class ReportError(ValueError):
    """A file that is missing, no report, not to be trusted or of a version not known here; the message is a sentence for the user."""


class Results:
    """The results of one run, over all tenants and hosts.

    A *check* is one mailbox at one endpoint from one host, with the members of ``checks`` in ``plugins/schemas/report.schema.json``, whatever
    version wrote it. Its ``id`` is its number in the run; :meth:`check` finds one by it, a list's index does not.
    """

    def __init__(self, report: t.Mapping[str, t.Any], stream: Stream | None = None) -> None:
        """``report`` is as ``report.json`` has it; ``stream`` yields every check whole, in order, where ``report`` has not all of them."""
        self._report = {**_OF_REPORT, **report}
        self._stream = stream or getattr(report["checks"], "whole", None)
        mended = {change["check"] for change in self._report["history"]["fixed"]}
        kept = [given for given in report["checks"] if given["id"] in mended or not is_quiet(given)]
        self._kept: dict[int, Check] = {given["id"]: _whole(given) for given in kept}

    @property
    def version(self) -> int:
        """The version of the format that the results were read from."""
        return int(self._report["version"])

    @property
    def collection(self) -> str:
        """The version of the collection that wrote them."""
        return str(self._report["generator"].get("version", ""))

    @property
    def created(self) -> str:
        """When the run was (RFC 3339, UTC): the same, however many slices it had."""
        return str(self._report["created"])

    @property
    def title(self) -> str:
        """What the report is called."""
        return str(self._report["title"])

    @property
    def ok(self) -> bool:
        """Nothing reached :attr:`fail_on`, and all hosts could be reached."""
        return bool(self._report["ok"])

    @property
    def fail_on(self) -> str:
        """The severity from which the run counts as failed: error, warning or never."""
        return str(self._report["fail_on"])

    @property
    def warn_days(self) -> dict[str, int]:
        """Days before an end from which it is a warning, by kind of :attr:`expiries`."""
        return dict(self._report["warn_days"])

    @property
    def summary(self) -> dict[str, int]:
        """The sums over everything (``summary`` of the schema), each 0 where the version did not count it."""
        return {**dict.fromkeys(_COUNTED, 0), **self._report["summary"]}

    @property
    def planned(self) -> int:
        """How many checks there are, made or not; what was asked for and did not become one is in :attr:`untried`."""
        return self.summary["checks"]

    @property
    def passing(self) -> int:
        """How many logins worked; :meth:`passed` yields them."""
        return self.summary["passed"]

    @property
    def tenants(self) -> list[Json]:
        """The tenants in the order of the inventory, each with name, tenant, cloud, ok and its sums."""
        return list(self._report["tenants"])

    @property
    def hosts(self) -> list[Json]:
        """The hosts that logged in, each with name, reachable, message and its sums."""
        return list(self._report["hosts"])

    @property
    def findings(self) -> list[Json]:
        """What is wrong, joined over all checks, worst first; ``checks`` are ids (see :meth:`checks_of`)."""
        return list(self._report["findings"])

    @property
    def expiries(self) -> list[Json]:
        """What ends, the soonest first; severity error has ended, warning ends soon."""
        return list(self._report["expiries"])

    @property
    def untried(self) -> list[Json]:
        """What was asked for and not tried (severity error: as red as a failed login), or nobody could be asked about."""
        return list(self._report["untried"])

    @property
    def endpoints(self) -> list[Json]:
        """How long logins take at each endpoint from each host."""
        return list(self._report["endpoints"])

    @property
    def history(self) -> Json:
        """``previous`` (time of the run before, or nothing), ``runs`` before this one, ``fixed``: logins that work again."""
        return dict(self._report["history"])

    @property
    def complete(self) -> bool:
        """Whether :meth:`checks` has every check: one of many that was read without its ``report.jsonl`` has :attr:`trouble` alone."""
        return self._stream is not None or bool(self._report["complete"])

    @property
    def pages(self) -> str:
        """Address of the causes' pages with ``{cause}`` for a name, or nothing."""
        return str(self._report["pages"])

    @property
    def trouble(self) -> list[Check]:
        """Every check that does not just work, whole, in order: failed, not run, deferred, with a warning, or working only now and then."""
        return [check for check in self._kept.values() if not is_quiet(check)]

    @property
    def failing(self) -> list[Check]:
        """The checks that failed or were not run, whole."""
        return [check for check in self._kept.values() if check["state"] in ("failed", "not_run")]

    def check(self, number: int) -> Check | None:
        """Return the check with this ``id`` where it is among :attr:`trouble` or works again (``history.fixed``), or None."""
        return self._kept.get(number)

    def checks_of(self, finding: t.Mapping[str, t.Any]) -> list[Check]:
        """Return the checks of one of :attr:`findings`, those that are among :attr:`trouble`."""
        return [self._kept[number] for number in finding["checks"] if number in self._kept]

    def checks(self) -> t.Iterator[Check]:
        """Yield every check, whole, in order; read anew each time, never all of them in memory."""
        return map(_whole, self._report["checks"] if self._stream is None else self._stream())

    def passed(self) -> t.Iterator[Check]:
        """Yield the checks that worked."""
        return (check for check in self.checks() if check["state"] == "passed")


def is_quiet(check: t.Mapping[str, t.Any]) -> bool:
    """Tell whether there is nothing to say about a check but that it works."""
    return (
        check["state"] == "passed"
        and not check.get("flapping")
        and not any(finding["severity"] != "info" for finding in check["findings"])
    )


def read(path: str) -> Results:
    """Return the results that ``report.json`` at ``path`` holds, of this version or an earlier one. Raises ReportError."""
    path = os.path.abspath(os.path.expanduser(path))
    try:
        content = _files.read_trusted(path, MAX_SIZE)
    except OSError as exc:
        raise ReportError(f"The report {path} cannot be read: {exc.strerror}.") from None
    report = loads(content, pathlib.PurePath(path).name)
    lines = report.get("checks_file") or ""
    if report.get("complete", True) or not lines:
        return Results(report)
    return Results(report, lambda: _lines(os.path.join(os.path.dirname(path), os.path.basename(lines))))


def _lines(path: str) -> t.Iterator[Check]:
    """Yield the checks of ``report.jsonl``. Raises ReportError."""
    try:
        with os.fdopen(_files.open_trusted(path).handle, "rb") as file:
            yield from checks_of(file)
    except OSError as exc:
        raise ReportError(f"The checks {path} cannot be read: {exc.strerror}.") from None
    except LineError as exc:
        raise ReportError(f"The checks {path} are damaged: {exc}.") from None


def loads(content: bytes, name: str = "report.json") -> Json:
    """Return the report in ``content``. Raises ReportError, which calls it ``name``."""
    try:
        report = json.loads(content)
    except (ValueError, RecursionError):
        raise ReportError(f"{name} is not whole JSON.") from None
    generator = report.get("generator") if isinstance(report, dict) else None
    if not isinstance(generator, dict) or generator.get("name") != NAME:
        raise ReportError(f"{name} is no report of this collection.")
    version = report.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ReportError(f"{name} has no version of a report.")
    if version > NEWEST:
        raise ReportError(f"{name} has version {version}, and this collection knows version {NEWEST}. Update the collection.")
    missing = [member for member in _MEMBERS if member not in report]
    if missing:
        raise ReportError(f"{name} is damaged: it lacks {', '.join(missing)}.")
    return t.cast("Json", report)


def _whole(check: t.Mapping[str, t.Any]) -> Check:
    """Return a check with all members that the newest version has."""
    if "flapping" in check and "via" in check:
        return t.cast("Check", check)
    return {"ok": check["state"] == "passed", "authenticated": check["state"] == "passed", **_OF_CHECK, **check}
