# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The files in docs/examples/nightly, with their very commands, in homes that are empty: identities of both kinds, what is kept, what is shown."""

from __future__ import annotations

import base64
import importlib
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import typing as t
import xml.etree.ElementTree as ET

import pytest
from ansible.parsing.vault import VaultLib, VaultSecret
from ci_files import Done, GitHub, GitLab, Machine, PackageRegistry, machine_environment
from identity_server import IdentityServer, Issuer
from user_environment import user_environment

from entra_emulator import tls
from entra_emulator.testing import Emulator

pytestmark = pytest.mark.long

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "docs" / "examples" / "nightly"
sys.path.insert(0, str(ROOT / "tests" / "integration" / "targets" / "role_verify"))
ImapServer: t.Any = importlib.import_module("imap_server").ImapServer

PASSWORD = "a vault password that nobody may see"
REQUEST_TOKEN = "canary-request-token-0123456789"
JOB_TOKEN = "canary-job-token-0123456789"
GITHUB_ISSUER = "https://token.actions.githubusercontent.com"
GITLAB_ISSUER = "https://gitlab.com"
GITHUB_SUBJECT = "repo:contoso/mail:environment:mail-logins"
GITLAB_SUBJECT = "project_path:contoso/mail:ref_type:branch:ref:main"
LIMIT = 300


class Site:
    """A tenant whose users have signed in (contoso), one whose application logs in itself (fabrikam), and their repositories."""

    def __init__(self, directory: pathlib.Path, emulator: Emulator, server: t.Any, collections_path: pathlib.Path) -> None:
        self.directory, self.emulator, self.server = directory, emulator, server
        self.home = directory / "administrator"
        self.home.mkdir()
        self.password_file = directory / "password"
        self.password_file.write_text(PASSWORD, encoding="utf-8")
        self.environment = {
            **user_environment(),
            "HOME": str(self.home),
            "ANSIBLE_COLLECTIONS_PATH": str(collections_path),
            "ANSIBLE_NOCOLOR": "1",
            "ANSIBLE_VAULT_PASSWORD_FILE": str(self.password_file),
        }
        shared = {"address": "info@contoso.test", "sign_in_user": "alice@contoso.test"}
        self.users = self._repository("contoso", mailboxes=["alice@contoso.test", shared])
        self.broken = self._repository("contoso", "broken", mailboxes=["alice@contoso.test", "carol@contoso.test"])
        self.application = self._repository(
            "fabrikam",
            mailboxes=["helpdesk@fabrikam.test"],
            permissions={"app_roles": ["IMAP.AccessAsApp"]},
            exchange_admin_url=emulator.exchange_admin_url,
            credentials=[
                {"type": "federated", "name": "github", "github": {"repository": "contoso/mail", "environment": "mail-logins"}},
                {"type": "federated", "name": "gitlab", "gitlab": {"project": "contoso/mail", "branch": "main"}},
            ],
        )

    def _repository(self, tenant: str, name: str = "", **settings: t.Any) -> pathlib.Path:
        """Write a repository as a user has it."""
        root = self.directory / (name or tenant)
        (root / "inventory").mkdir(parents=True)
        info = self.emulator.tenant(tenant)
        definition = {
            "tenant": info.domain,
            "authority": self.emulator.authority,
            "graph_url": self.emulator.graph_url,
            "ca_path": self.emulator.ca_file,
            "bootstrap": {
                "client_id": info.bootstrap.client_id,
                "client_secret": f"{{{{ lookup('ansible.builtin.env', '{tenant.upper()}_SECRET') }}}}",
            },
            "protocols": ["imap"],
            "endpoints": [{"protocol": "imap", "host": "localhost", "port": self.server.port, "tls": "implicit"}],
            "trusted_hosts": ["localhost"],
            **settings,
        }
        document = {"plugin": "m365.mail_oauth.tenants", "tenants": {tenant: definition}}
        (root / "inventory" / "tenants.m365.yml").write_text(json.dumps(document), encoding="utf-8")
        shutil.copy(EXAMPLES / "mail-oauth-requirements.txt", root)
        return root

    def play(self, playbook: str, repository: pathlib.Path, *arguments: str) -> str:
        """Run a playbook as the administrator, once and for all nights."""
        secrets = {
            f"{name.upper()}_SECRET": self.emulator.tenant(name).bootstrap.client_secret for name in ("contoso", "fabrikam")
        }
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "ansible",
                "playbook",
                f"m365.mail_oauth.{playbook}",
                "-i",
                str(repository / "inventory"),
                *arguments,
            ],
            env={**self.environment, **secrets},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
            cwd=self.directory,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def prepare(self) -> None:
        """Onboard both tenants. Tokens live for a minute, so that every run has to refresh them."""
        self.emulator.knobs(access_token_lifetime=60)
        shown = self.play("onboard", self.broken, "-e", "tenant_sign_in_wait=false")
        for code in self.emulator.pending_device_codes():
            found = re.search(rf"^  (\S+) +{code['user_code']}  until", shown, re.M)
            assert found, shown
            self.emulator.approve(code["user_code"], found[1])
        self.play("onboard", self.broken)
        self.play("onboard", self.application, "-e", "tenant_sign_in=never", "-e", "tenant_exchange_method=admin_api")
        self.play("rotate", self.application)

    @property
    def client_id(self) -> str:
        """The application that logs in itself."""
        core = self.emulator.service.core
        with core.store.lock:
            data = next(one for one in core.tenants() if one.name == "fabrikam")
            bootstrap = data.data["bootstrap"]["object_id"]
            (application,) = [row for row in data.table("applications").values() if row["id"] != bootstrap]
            return str(application["appId"])

    def packed(self) -> str:
        """Return the stores as the guide has them packed."""
        done = subprocess.run(
            ["sh", "-c", "cd ~/.config/m365-mail-oauth && tar --create --gzip *.store | base64 | tr -d '\\n'"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
        return done.stdout

    def secrets_of(self, store: bytes) -> set[str]:
        """Return the refresh and access tokens of a store."""
        assert store.startswith(b"$ANSIBLE_VAULT;")
        plain = VaultLib([("default", VaultSecret(PASSWORD.encode()))]).decrypt(store)
        found = set()

        def walk(value: t.Any, name: str) -> None:
            if isinstance(value, dict):
                for key, item in value.items():
                    walk(item, key)
            elif isinstance(value, list):
                for item in value:
                    walk(item, name)
            elif name in ("secret", "access_token"):
                found.add(str(value))

        walk(json.loads(plain), "")
        assert found
        return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, collections_path: pathlib.Path) -> t.Iterator[Site]:
    directory = tmp_path_factory.mktemp("nightly")
    with Emulator(directory / "emulator") as emulator, ImapServer(emulator) as server:
        made = Site(directory, emulator, server, collections_path)
        made.prepare()
        yield made


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Machine:
    directory = tmp_path_factory.mktemp("machine")
    return Machine(directory, {**machine_environment(), "CURL_CA_BUNDLE": site.emulator.ca_file})


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The checkout as something that ansible-galaxy installs."""
    target = tmp_path_factory.mktemp("collection") / "mail_oauth"
    target.mkdir()
    for name in ("galaxy.yml", "README.md", "meta", "plugins", "playbooks", "roles", "LICENSES"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / name)
    return str(target)


class Logins(t.NamedTuple):
    """What the last job's published report says."""

    passed: set[str]
    failed: set[str]

    @classmethod
    def of(cls, machine: Machine) -> Logins:
        report = json.loads((machine.artifacts / "report.json").read_text(encoding="utf-8"))
        junit = ET.parse(machine.artifacts / "junit.xml").getroot()
        # What the job has no identity to ask about is a case as well, which is skipped.
        cases = [case for case in junit.iter("testcase") if not case.attrib["classname"].endswith(".untried")]
        assert len(cases) == len(report["checks"])
        assert (machine.artifacts / "report.html").is_file()
        found = {ok: {check["mailbox"] for check in report["checks"] if check["ok"] is ok} for ok in (True, False)}
        return cls(found[True], found[False])


@pytest.fixture
def said(site: Site) -> t.Iterator[list[str]]:
    """All that jobs print; nothing of it may be a secret."""
    output: list[str] = []
    yield output
    text = "\n".join(output)
    (store,) = (site.home / ".config" / "m365-mail-oauth").glob("contoso*.store")
    canaries = {PASSWORD, REQUEST_TOKEN, JOB_TOKEN, site.packed(), *site.secrets_of(store.read_bytes())}
    assert not [canary for canary in canaries if canary in text]
    assert "eyJ" not in text, "something that looks like a token"


def secrets(site: Site, **more: str) -> dict[str, str]:
    return {"MAIL_OAUTH_STORE": site.packed(), "MAIL_OAUTH_VAULT_PASSWORD": PASSWORD, **more}


# What is pinned


def test_nothing_that_the_jobs_run_can_be_changed_by_others() -> None:
    texts = {
        name: (EXAMPLES / name).read_text(encoding="utf-8") for name in ("github.yml", "gitlab-ci.yml", "azure-pipelines.yml")
    }
    actions = re.findall(r"uses: (.*)", texts["github.yml"])
    assert len(actions) >= 7
    assert [one for one in actions if not re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", one)] == []
    version = re.search(r"^version: (.*)", (EXAMPLES.parents[2] / "galaxy.yml").read_text(encoding="utf-8"), re.M)
    assert version is not None
    for text in texts.values():
        assert re.search(rf"MAIL_OAUTH_COLLECTION: .*m365\.mail_oauth\.git,{re.escape(version[1])}(' }}}})?$", text, re.M)
        assert "pip install --quiet --no-compile --require-hashes --requirement mail-oauth-requirements.txt" in text
        assert text.count("pip install") == 1


def test_each_package_has_a_version_and_digests() -> None:
    text = (EXAMPLES / "mail-oauth-requirements.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    packages = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert {"ansible-core", "azure-identity", "jsonschema", "msal", "msgraph-sdk"} <= {
        line.partition("==")[0] for line in packages
    }
    for line in packages:
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; [^-]+)?(\s+--hash=sha256:[0-9a-f]{64})+", line.strip()), line
    assert "://" not in text


# GitHub Actions


@pytest.fixture
def github(machine: Machine) -> GitHub:
    return GitHub(machine, EXAMPLES / "github.yml", "verify")


def kept_store(directory: pathlib.Path) -> bytes:
    (store,) = directory.glob("*.store")
    return store.read_bytes()


def archive_of(files: t.Mapping[str, bytes]) -> str:
    """Return files as the guide has them packed."""
    with io.BytesIO() as file:
        with tarfile.open(fileobj=file, mode="w:gz") as archive:
            for name, content in files.items():
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
        return base64.b64encode(file.getvalue()).decode()


def test_github_with_users_keeps_what_was_rotated(site: Site, github: GitHub, collection: str, said: list[str]) -> None:
    contexts = {"secrets": secrets(site), "vars": {"MAIL_OAUTH_COLLECTION": collection}}
    first = github.run(site.users, contexts)
    said.append(first.output)
    assert first.status == 0, first.output
    assert Logins.of(github.machine) == Logins({"alice@contoso.test", "info@contoso.test"}, set())
    assert "2 of 2 logins worked" in first.output.rpartition("## Mail logins with OAuth")[2]
    (kept,) = github.cache.values()
    seeded = kept_store(site.home / ".config" / "m365-mail-oauth")
    rotated = site.secrets_of(kept_store(kept))
    assert rotated - site.secrets_of(seeded), "nothing was refreshed"

    # The next night goes on with what was kept.
    second = github.run(site.users, contexts)
    said.append(second.output)
    assert second.status == 0, second.output
    assert len(github.cache) == 2
    newest = site.secrets_of(kept_store(list(github.cache.values())[-1]))
    assert newest - rotated
    assert not [secret for secret in rotated | newest if secret in first.output + second.output]

    # Somebody has replaced the secret: what was kept is forgotten. A store in clear is not kept, wherever it comes from.
    plain = VaultLib([("default", VaultSecret(PASSWORD.encode()))]).decrypt(seeded)
    replaced = archive_of({"contoso.test.store": seeded, "fabrikam.test.store": plain})
    third = github.run(site.users, {**contexts, "secrets": secrets(site, MAIL_OAUTH_STORE=replaced)})
    said.append(third.output)
    assert third.status != 0
    assert Logins.of(github.machine).failed == set()
    assert "fabrikam.test.store is not encrypted, and is not kept" in third.output
    assert len(github.cache) == 2


def test_github_without_any_secret(site: Site, github: GitHub, collection: str, said: list[str]) -> None:
    issuer = Issuer.trusted(site.emulator, GITHUB_ISSUER)
    tokens: list[str] = []

    def answer(_path: str, query: dict[str, str], headers: t.Mapping[str, str]) -> tuple[int, t.Any]:
        if headers.get("authorization") != f"bearer {REQUEST_TOKEN}":
            return 401, {}
        tokens.append(issuer.token(GITHUB_SUBJECT, query["audience"]))
        return 200, {"value": tokens[-1]}

    context = tls.server_context(tls.ensure_certificates(site.emulator.directory, tls.DEFAULT_NAMES))
    contexts = {"secrets": {}, "vars": {"MAIL_OAUTH_COLLECTION": collection, "MAIL_OAUTH_CLIENT_ID": site.client_id}}
    with IdentityServer(answer, context) as server:
        request = {
            "ACTIONS_ID_TOKEN_REQUEST_URL": f"{server.url}/token?api-version=2.0",
            "ACTIONS_ID_TOKEN_REQUEST_TOKEN": REQUEST_TOKEN,
        }
        done = github.run(site.application, contexts, **request)
        said.append(done.output)
        assert done.status == 0, done.output
        assert Logins.of(github.machine).passed == {"helpdesk@fabrikam.test"}
        assert len(tokens) == 1
        assert tokens[0] not in done.output
        (written,) = [path for path in github.machine.installed.iterdir() if path.name == "identity-token"]
        assert written.stat().st_mode & 0o077 == 0

        # Without the permission there is no token, and nothing is tried without one.
        refused = github.run(site.application, contexts, **{**request, "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "another"})
        said.append(refused.output)
        assert refused.status != 0
        assert not github.machine.artifacts.exists()


def test_a_login_that_fails_fails_the_job_after_everything_is_published(
    site: Site, github: GitHub, collection: str, said: list[str]
) -> None:
    contexts = {"secrets": secrets(site), "vars": {"MAIL_OAUTH_COLLECTION": collection}}
    done = github.run(site.broken, contexts)
    said.append(done.output)
    assert done.status != 0
    assert Logins.of(github.machine) == Logins({"alice@contoso.test"}, {"carol@contoso.test"})
    assert re.search(r"^::error title=contoso%3A carol@contoso\.test%3A \w+::", done.output, re.M)
    assert "1 of 2 logins worked, 1 failed" in done.output.rpartition("## Mail logins with OAuth")[2]
    assert len(github.cache) == 1


# GitLab CI


def gitlab_variables(registry: PackageRegistry, collection: str, **more: str) -> dict[str, str]:
    fixed = {"CI_API_V4_URL": registry.url, "CI_PROJECT_ID": "7", "CI_JOB_TOKEN": JOB_TOKEN, "MAIL_OAUTH_COLLECTION": collection}
    return {**fixed, **more}


def unpacked(registry: PackageRegistry, directory: pathlib.Path) -> bytes:
    (content,) = registry.files.values()
    shutil.rmtree(directory, ignore_errors=True)
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        archive.extractall(directory, filter="data")
    return kept_store(directory)


def test_gitlab_with_users_keeps_what_was_rotated(
    site: Site, machine: Machine, collection: str, said: list[str], tmp_path: pathlib.Path
) -> None:
    gitlab = GitLab(machine, EXAMPLES / "gitlab-ci.yml", "mail-logins")
    with PackageRegistry(JOB_TOKEN) as registry:
        variables = gitlab_variables(
            registry, collection, MAIL_OAUTH_STORE=site.packed(), MAIL_OAUTH_VAULT_PASSWORD=PASSWORD, MAIL_OAUTH_ID_TOKEN="unused"
        )

        def night(repository: pathlib.Path, **changed: str) -> Done:
            done = gitlab.run(repository, **{**variables, **changed})
            said.append(done.output)
            return done

        first = night(site.users)
        assert first.status == 0, first.output
        assert Logins.of(machine).passed == {"alice@contoso.test", "info@contoso.test"}
        assert list(registry.files) == ["/api/v4/projects/7/packages/generic/mail-oauth/latest/kept.tar.gz"]
        rotated = site.secrets_of(unpacked(registry, tmp_path / "kept"))

        # Later nights need no variable with the store; a login that fails fails the job, and what was refreshed is kept all the same.
        second = night(site.broken, MAIL_OAUTH_STORE="")
        assert second.status != 0
        assert Logins.of(machine).failed == {"carol@contoso.test"}
        newest = site.secrets_of(unpacked(registry, tmp_path / "kept"))
        assert newest - rotated
        assert not [secret for secret in rotated | newest if secret in first.output + second.output]

        # A registry that is out of order is no reason to begin with an old store.
        before = dict(registry.files)
        registry.broken = True
        lost = night(site.users)
        assert lost.status != 0
        assert "The package registry answered 400" in lost.output
        assert registry.files == before


def test_gitlab_without_any_secret(site: Site, machine: Machine, collection: str, said: list[str]) -> None:
    issuer = Issuer.trusted(site.emulator, GITLAB_ISSUER)
    token = issuer.token(GITLAB_SUBJECT)
    gitlab = GitLab(machine, EXAMPLES / "gitlab-ci.yml", "mail-logins")
    assert gitlab.job["id_tokens"]["MAIL_OAUTH_ID_TOKEN"]["aud"] == "api://AzureADTokenExchange"
    with PackageRegistry(JOB_TOKEN) as registry:
        done = gitlab.run(
            site.application,
            **gitlab_variables(registry, collection, MAIL_OAUTH_ID_TOKEN=token, MAIL_OAUTH_CLIENT_ID=site.client_id),
        )
    said.append(done.output)
    assert done.status == 0, done.output
    assert Logins.of(machine).passed == {"helpdesk@fabrikam.test"}
    assert token not in done.output
