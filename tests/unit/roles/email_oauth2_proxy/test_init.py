# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The init script of email-oauth2-proxy, run by this machine's ``start-stop-daemon``: it starts and stops its own process and no other."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import time
import typing as t

import pytest
from role_templates import render

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("start-stop-daemon") or not os.path.exists("/usr/bin/python3"),
    reason="an init script needs root, start-stop-daemon and a system's Python",
)


class Service(t.NamedTuple):
    """The script and its pid file."""

    script: pathlib.Path
    pidfile: pathlib.Path

    def run(self, action: str) -> int:
        return subprocess.run(
            ["sh", str(self.script), action], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20, check=False
        ).returncode


@pytest.fixture
def service(tmp_path: pathlib.Path) -> t.Iterator[Service]:
    (tmp_path / "run.py").write_text("import time\ntime.sleep(60)\n", encoding="ascii")
    text = render(
        "email_oauth2_proxy",
        "init.j2",
        email_oauth2_proxy_name="x",
        email_oauth2_proxy_user="root",
        email_oauth2_proxy_python="/usr/bin/python3",
        email_oauth2_proxy_library=str(tmp_path),
    )
    one = Service(tmp_path / "init", tmp_path / "x.pid")
    one.script.write_text(text.replace("pidfile=/run/$name.pid", f"pidfile={one.pidfile}"), encoding="utf-8")
    yield one
    one.run("stop")


def _runs(pid: int) -> bool:
    try:
        return ") Z " not in pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False


def test_a_process_of_somebody_else_is_neither_taken_for_ours_nor_stopped(service: Service) -> None:
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        service.pidfile.write_text(f"{stranger.pid}\n", encoding="ascii")
        assert service.run("status") != 0
        service.run("stop")
        time.sleep(0.2)
        assert stranger.poll() is None
        service.pidfile.write_text(f"{stranger.pid}\n", encoding="ascii")
        assert service.run("start") == 0
        assert int(service.pidfile.read_text()) != stranger.pid
        deadline = time.monotonic() + 15
        while service.run("status") and time.monotonic() < deadline:
            time.sleep(0.1)  # in the background it is start-stop-daemon for a moment
        assert service.run("status") == 0
        started = service.pidfile.read_text()
        assert service.run("start") == 0
        assert service.pidfile.read_text() == started, "it runs already"
        ours = int(service.pidfile.read_text())
        assert service.run("stop") == 0
        assert not _runs(ours)
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()
