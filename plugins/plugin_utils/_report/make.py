# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A report and the files of its forms, whatever its checks come from."""

from __future__ import annotations

import contextlib
import os
import tempfile
import typing as t

from ...module_utils import _files
from .build import Report, Source, build
from .checks import Run, Untried
from .history_file import Kept
from .pages import link
from .spool import Spool

#: Every check, one a line; written with ``json``.
LINES = "report.jsonl"

#: Name of a form: its file, and what makes it of a report, at once or in pieces.
Forms = t.Mapping[str, t.Tuple[str, t.Callable[[Report], t.Union[str, t.Iterable[str]]]]]


class Inputs(t.NamedTuple):
    """What a report is made of; see :func:`build.build`."""

    checks: t.Sequence[Run] | Source
    expiries: t.Sequence[t.Mapping[str, t.Any]] = ()
    circumstances: t.Mapping[str, t.Mapping[str, t.Any]] = {}
    untried: t.Sequence[Untried] = ()


class Settings(t.NamedTuple):
    """How it is made; ``created`` is its time (RFC 3339), ``mode`` that of its files."""

    created: str
    title: str
    fail_on: str
    version: str
    warn_days: t.Mapping[str, int]
    sources: t.Sequence[str] = ()
    pages: str = ""
    mode: int = 0o600


def make(
    inputs: Inputs,
    settings: Settings,
    directory: str = "",
    forms: Forms | None = None,
    history: Kept | None = None,
    also: t.Callable[[Report], None] | None = None,
) -> tuple[Report, dict[str, str]]:
    """Return the report and, where there is a ``directory``, the paths of its forms, each there whole or not at all.

    Its checks can be streamed only while it is made; whoever else wants them is ``also``. Raises ``OSError`` for the directory, ``ValueError`` for ``pages``.
    """
    if not directory:
        report = _made(inputs, settings, history, None)
        if also is not None:
            also(report)
        return report, {}
    # Who may read the files may enter the directory.
    os.makedirs(directory, mode=0o700 | (settings.mode & 0o044) | (settings.mode & 0o044) >> 2, exist_ok=True)
    with contextlib.ExitStack() as stack:
        lines = os.path.join(directory, LINES) if "json" in (forms or {}) else ""
        new = _files.replacing(lines, settings.mode) if lines else tempfile.TemporaryFile(dir=directory)  # noqa: SIM115 - entered below
        report = _made(inputs, settings, history, Spool(stack.enter_context(new)))
        report["checks_file"] = LINES if lines else ""
        files = {}
        for name, (file_name, form) in (forms or {}).items():
            path = files[name] = os.path.join(directory, file_name)
            content = form(report)
            with _files.replacing(path, settings.mode) as file:
                for piece in [content] if isinstance(content, str) else content:
                    file.write(piece.encode("utf-8", "backslashreplace"))
        if also is not None:
            also(report)
        return report, files


def _made(inputs: Inputs, settings: Settings, history: Kept | None, spool: Spool | None) -> Report:
    report = build(
        inputs.checks,
        created=settings.created,
        title=settings.title,
        fail_on=settings.fail_on,
        version=settings.version,
        expiries=inputs.expiries,
        circumstances=inputs.circumstances,
        warn_days=settings.warn_days,
        untried=inputs.untried,
        sources=settings.sources,
        annotator=history.annotator if history is not None else None,
        sink=spool,
    )
    if history is not None:
        history.finish(report)
    link(report, settings.pages)
    return report
