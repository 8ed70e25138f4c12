# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs the commands of a GitHub workflow and of a GitLab job as their runners do, with what they lean on: cache, artifacts, package registry.

Only what the files in docs/examples use is understood; anything else fails.
"""

from __future__ import annotations

import dataclasses
import http.server
import os
import pathlib
import re
import shutil
import subprocess
import sys
import typing as t

import yaml
from loopback import Handler, Loopback

LIMIT = 600


class Done(t.NamedTuple):
    """A finished job: its status, and everything that it printed or put into the summary."""

    status: int
    output: str


@dataclasses.dataclass
class Machine:
    """Where jobs run: an empty home and a fresh checkout for each, and one directory for what is installed, which later jobs find in place.

    ``environment`` is what the machine itself has. ``artifacts`` is what a job has published last.
    """

    directory: pathlib.Path
    environment: dict[str, str]
    jobs: int = 0

    @property
    def installed(self) -> pathlib.Path:
        """The runner's directory for temporary files."""
        return self.directory / "runner"

    @property
    def artifacts(self) -> pathlib.Path:
        """What the last job has published."""
        return self.directory / "artifacts"

    def fresh(self, repository: pathlib.Path) -> tuple[pathlib.Path, pathlib.Path]:
        """Return an empty home and a checkout of ``repository``, and forget what the job before has left."""
        self.jobs += 1
        home = self.directory / f"home-{self.jobs}"
        workspace = self.directory / f"workspace-{self.jobs}"
        home.mkdir()
        shutil.copytree(repository, workspace)
        shutil.rmtree(self.artifacts, ignore_errors=True)
        self.installed.mkdir(exist_ok=True)
        for path in self.installed.iterdir():
            if path.is_file():
                path.unlink()
        python = self.directory / "python"
        python.mkdir(exist_ok=True)
        if not (python / "python3").exists():
            (python / "python3").symlink_to(sys.executable)
        return home, workspace

    def shell(self, command: t.Sequence[str], script: str, cwd: pathlib.Path, environment: t.Mapping[str, str]) -> Done:
        """Run a script in a file, as runners do."""
        path = self.directory / "script.sh"
        path.write_text(script, encoding="utf-8")
        done = subprocess.run(
            [*command, str(path)],
            cwd=cwd,
            env={"PATH": f"{self.directory / 'python'}:/usr/bin:/bin", "LANG": "C.UTF-8", **self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        return Done(done.returncode, done.stdout)

    def publish(self, path: pathlib.Path) -> None:
        """Keep what a job publishes."""
        shutil.copytree(path, self.artifacts)


class GitHub:
    """A workflow's job. ``cache`` is the repository's, by key, newest last."""

    def __init__(self, machine: Machine, workflow: pathlib.Path, job: str) -> None:
        self.machine = machine
        document = yaml.safe_load(workflow.read_text(encoding="utf-8"))
        self.job = document["jobs"][job]
        self.variables = document["env"]
        self.cache: dict[str, pathlib.Path] = {}

    def run(self, repository: pathlib.Path, contexts: dict[str, dict[str, str]], **environment: str) -> Done:
        """Run the job with the contexts ``secrets`` and ``vars``; ``environment`` is what GitHub's runner adds."""
        home, workspace = self.machine.fresh(repository)
        run = _Workflow(self, home, workspace, contexts, environment)
        return run.run()


class _Workflow:
    """One run of a job."""

    def __init__(
        self,
        github: GitHub,
        home: pathlib.Path,
        workspace: pathlib.Path,
        contexts: t.Mapping[str, t.Mapping[str, str]],
        environment: t.Mapping[str, str],
    ) -> None:
        self.github, self.home, self.workspace = github, home, workspace
        self.files = {
            name: home / f".{name.lower()}" for name in ("GITHUB_ENV", "GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")
        }
        for path in self.files.values():
            path.touch()
        self.temporary = github.machine.installed
        self.contexts: dict[str, t.Any] = {
            **contexts,
            "github": {"run_id": str(1000 + github.machine.jobs), "run_attempt": "1"},
            "runner": {"temp": str(self.temporary)},
            "steps": {},
        }
        self.environment = {
            "HOME": str(home),
            "RUNNER_TEMP": str(self.temporary),
            **{name: str(path) for name, path in self.files.items()},
            **environment,
            **self.filled(github.variables),
        }

    def run(self) -> Done:
        """Run the steps in order; after a failure only those that always run."""
        failed, output = False, []
        for step in self.github.job["steps"]:
            if not self.condition(step.get("if", ""), failed):
                continue
            done = self.action(step) if "uses" in step else self.command(step)
            output.append(f"## {step['name']}\n{done.output}")
            failed = failed or done.status != 0
        output.append(self.files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"))
        return Done(int(failed), "\n".join(output))

    def filled(self, values: t.Mapping[str, t.Any]) -> dict[str, str]:
        """Return values with their expressions evaluated."""
        return {
            name: re.sub(r"\$\{\{ *(.*?) *\}\}", lambda found: self.value(found[1]), str(value)) for name, value in values.items()
        }

    def value(self, expression: str) -> str:
        """Return what ``a.b || 'c'`` is; what is not there is empty."""
        for part in expression.split(" || "):
            found: t.Any = part[1:-1] if part.startswith("'") else self.looked_up(part)
            if found:
                return str(found)
        return ""

    def looked_up(self, path: str) -> t.Any:
        assert re.fullmatch(r"[a-z]+(\.\w+)+", path), f"an expression that is not understood: {path}"
        found: t.Any = self.contexts
        assert path.partition(".")[0] in found, f"no such context: {path}"
        for name in path.split("."):
            found = found.get(name, "") if isinstance(found, dict) else ""
        return found

    def condition(self, expression: str, failed: bool) -> bool:
        parts = expression.split(" && ") if expression else []
        if "always()" not in parts and failed:
            return False
        for part in parts:
            if part != "always()":
                left, right = part.split(" == ")
                if self.value(left) != right.strip("'"):
                    return False
        return True

    def command(self, step: t.Mapping[str, t.Any]) -> Done:
        added = dict(line.split("=", 1) for line in self.files["GITHUB_ENV"].read_text(encoding="utf-8").splitlines())
        path = ":".join(reversed(self.files["GITHUB_PATH"].read_text(encoding="utf-8").split()))
        machine = self.github.machine
        environment = {**self.environment, **added, **self.filled(step.get("env", {}))}
        if path:
            environment["PATH"] = f"{path}:{machine.directory / 'python'}:/usr/bin:/bin"
        done = machine.shell(["bash", "-e"], step["run"], self.workspace, environment)
        if "id" in step:
            lines = self.files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
            self.contexts["steps"][step["id"]] = {"outputs": dict(line.split("=", 1) for line in lines)}
        self.files["GITHUB_OUTPUT"].write_text("", encoding="utf-8")
        return done

    def action(self, step: t.Mapping[str, t.Any]) -> Done:
        """Do what GitHub's own actions do."""
        given = self.filled(step.get("with", {}))
        name = step["uses"].partition("@")[0]
        if name == "actions/cache/restore":
            fitting = [key for key in self.github.cache if key == given["key"] or key.startswith(given["restore-keys"])]
            if fitting:
                shutil.copytree(self.github.cache[fitting[-1]], self.path(given["path"]))
        elif name == "actions/cache/save":
            assert given["key"] not in self.github.cache, "a cache cannot be replaced"
            kept = self.github.machine.directory / given["key"]
            shutil.copytree(self.path(given["path"]), kept)
            self.github.cache[given["key"]] = kept
        elif name == "actions/upload-artifact":
            if self.path(given["path"]).exists():
                self.github.machine.publish(self.path(given["path"]))
        else:
            assert name in ("actions/checkout", "actions/setup-python"), name
        return Done(0, "")

    def path(self, name: str) -> pathlib.Path:
        return self.home / name[2:] if name.startswith("~/") else self.workspace / name


class GitLab:
    """A job of a GitLab CI file."""

    def __init__(self, machine: Machine, file: pathlib.Path, job: str) -> None:
        self.machine = machine
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
        self.job = document[job]
        self.variables = {name: str(value) for name, value in document["variables"].items()}

    def run(self, repository: pathlib.Path, **variables: str) -> Done:
        """Run the job; ``variables`` are the project's and the predefined ones."""
        home, workspace = self.machine.fresh(repository)
        environment = {
            "HOME": str(home),
            "CI_PROJECT_DIR": str(workspace),
            "CI_BUILDS_DIR": str(self.machine.installed),
            **self.variables,
            **variables,
        }
        script = "set -eo pipefail\n" + "\n".join([*self.job["before_script"], *self.job["script"]]) + "\n"
        done = self.machine.shell(["bash"], script, workspace, environment)
        for path in self.job["artifacts"]["paths"]:
            if (workspace / path).exists():
                self.machine.publish(workspace / path)
        junit = self.job["artifacts"]["reports"]["junit"]
        assert not self.machine.artifacts.exists() or (workspace / junit).exists()
        return done


class PackageRegistry(Loopback):
    """GitLab's generic packages, for one job token: what is put is got back; everything else is refused."""

    def __init__(self, token: str) -> None:
        self.files: dict[str, bytes] = {}
        self.broken = False
        outer = self

        class Requests(Handler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.answer(outer.status(self, 200 if self.path in outer.files else 404), outer.files.get(self.path, b""))

            def do_PUT(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                status = outer.status(self, 201)
                if status == 201:
                    outer.files[self.path] = body
                self.answer(status, b"")

            def answer(self, status: int, body: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Length", str(len(body) if status == 200 else 0))
                self.end_headers()
                if status == 200:
                    self.wfile.write(body)

        self._token = token
        self.url = f"http://127.0.0.1:{self.serve(Requests)}/api/v4"

    def status(self, request: http.server.BaseHTTPRequestHandler, good: int) -> int:
        """Return the status for a request."""
        if self.broken:
            return 400
        return good if request.headers.get("JOB-TOKEN") == self._token else 401


def machine_environment() -> dict[str, str]:
    """Return what leads pip to a package index here, and shares its downloads."""
    return {
        **{
            name: value
            for name, value in os.environ.items()
            if name.upper().endswith("_PROXY") or name.startswith(("PIP_", "SSL_", "REQUESTS_"))
        },
        "PIP_NO_COMPILE": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
