# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Files of a newer version under today's code: one sentence that names the file and what to do, and the file stays as it was."""

from __future__ import annotations

import json
import pathlib
import typing as t

import pytest

ANY_VERSION = 99


class Newer(t.NamedTuple):
    """A file of a newer version, and how today's code reads it: returns or raises its sentence."""

    path: pathlib.Path
    content: dict[str, t.Any]
    read: t.Callable[[], str]
    mend: str


def _store(directory: pathlib.Path) -> Newer:
    from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import data as _store_data

    path = directory / "contoso.store"
    content = {"format": _store_data.FORMAT, "version": ANY_VERSION, "applications": {}}
    return Newer(path, content, lambda: str(_store_data.StoreData.parse(path.read_bytes(), str(path))), "newer version")


def _history(directory: pathlib.Path) -> Newer:
    from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import (
        history as _report_history,
    )
    from ansible_collections.m365.mail_oauth.plugins.plugin_utils._report import (
        history_file as _report_history_file,
    )

    path = directory / "history.json"
    content = {"format": _report_history.FORMAT, "version": ANY_VERSION, "runs": [], "checks": {}}
    report: dict[str, t.Any] = {"created": "2026-11-30T08:00:00Z", "checks": [], "history": {}, "summary": {}}
    return Newer(path, content, lambda: _report_history_file.remember(str(path), report), "Update the collection")


def _layout(directory: pathlib.Path) -> t.Any:
    from ansible_collections.m365.mail_oauth.plugins.module_utils._agent.accounts import Layout

    return Layout(str(directory / "etc"), str(directory / "var"))


def _record(directory: pathlib.Path) -> Newer:
    from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import state

    layout = _layout(directory)
    content = {"version": ANY_VERSION, "expires_on": "some other day"}
    return Newer(pathlib.Path(layout.record("alice")), content, lambda: str(state.load(layout, "alice")), "newer version")


def _rotated(directory: pathlib.Path) -> Newer:
    from ansible_collections.m365.mail_oauth.plugins.module_utils._agent.keeper import Keeper

    layout = _layout(directory)
    secret = directory / "etc" / "credentials" / "alice.refresh-token"
    settings = pathlib.Path(layout.settings("alice"))
    for path in (secret, settings, pathlib.Path(layout.lock("alice")), pathlib.Path(layout.record("alice"))):
        path.parent.mkdir(parents=True, exist_ok=True)
    secret.write_text("refresh-token-canary", encoding="ascii")
    secret.chmod(0o600)
    account = {"user": "alice", "tenant": "contoso.test", "client_id": "11111111-1111-1111-1111-111111111111"}
    # Nobody listens there: nothing may be asked.
    account = {**account, "authority": "https://127.0.0.1:9", "refresh_token_path": str(secret)}
    settings.write_text(json.dumps(account), encoding="utf-8")
    content = {"version": ANY_VERSION, "seed": "of another kind", "refresh_token": "refresh-token-canary-2"}

    def read() -> str:
        failure = Keeper(layout).refresh("alice").failure
        return f"{failure.message} {failure.remedy}" if failure else "nothing was said"

    return Newer(pathlib.Path(layout.rotated("alice")), content, read, "newer version")


def _lab(directory: pathlib.Path) -> Newer:
    from lab_control.layout import Layout

    layout = Layout(directory / "lab")
    content = {"version": ANY_VERSION, "ports": {"imap": 10143}, "runtime_directory": str(directory)}
    return Newer(layout.marker, content, lambda: str(layout.load()), "afresh")


def _emulator(directory: pathlib.Path) -> Newer:
    from entra_emulator.store import Store

    path = directory / "emulator" / "state.json"
    return Newer(path, {"version": ANY_VERSION}, lambda: str(Store(path.parent, dict)), "afresh")


@pytest.mark.parametrize(
    "kind", [_store, _history, _record, _rotated, _lab, _emulator], ids=lambda kind: kind.__name__.strip("_")
)
def test_a_newer_file_is_one_sentence_and_left_alone(
    kind: t.Callable[[pathlib.Path], Newer], collections_path: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    newer = kind(tmp_path)
    newer.path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(newer.content)
    newer.path.write_text(text, encoding="utf-8")
    newer.path.chmod(0o600)
    try:
        said = newer.read()
    except Exception as exc:
        said = f"{exc} {getattr(exc, 'remedy', '')}"
    assert str(newer.path) in said
    assert str(ANY_VERSION) in said or "another version" in said
    assert newer.mend in said
    assert "canary" not in said
    assert "Traceback" not in said
    assert newer.path.read_text(encoding="utf-8") == text


def test_monitoring_and_mail_programs_are_told_too(collections_path: pathlib.Path, tmp_path: pathlib.Path) -> None:
    from ansible_collections.m365.mail_oauth.plugins.module_utils._agent import cli
    from ansible_collections.m365.mail_oauth.plugins.module_utils._agent.watch import status

    newer = _record(tmp_path)
    newer.path.parent.mkdir(parents=True)
    newer.path.write_text(json.dumps(newer.content), encoding="utf-8")
    verdict = status.judge(_layout(tmp_path), "alice", 1_795_000_000.0)
    assert (verdict.level, str(newer.path) in verdict.message) == (status.UNKNOWN, True)
    places = ["--configuration", str(tmp_path / "etc"), "--state", str(tmp_path / "var")]
    assert cli.main([*places, "get", "alice"]) == 1
