# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the benchmarks of verify share: a running lab with many users, its Dovecot tuned for speed, and how a ratio is shown."""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import pathlib
import re
import resource
import socket
import ssl
import subprocess
import tempfile
import time
import typing as t
import urllib.parse

from ansible_collections.m365.mail_oauth.plugins.module_utils._module.host.verify import SPEC
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify import input as verify_input
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify.result import result_of_all
from ansible_collections.m365.mail_oauth.plugins.module_utils._verify.verification import Verification

Json = t.Dict[str, t.Any]
SCOPES = ["IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"]

#: What makes the lab's Dovecot quick, Dovecot 2.3 and 2.4 alike: a token that was accepted is not asked for again, no file waits for the
#: disk, and few processes serve many sessions each, because every new session wakes up all that are idle. One login process for each
#: protocol can resume all the TLS sessions that it gave out.
_TUNING = """
log_path = /dev/null
info_log_path = /dev/null
auth_cache_size = 100M
auth_cache_ttl = 2 hours
mail_fsync = never
"""
_SERVICES = """
service {name}-login {{
  process_min_avail = 1
  process_limit = 1
}}
service {name} {{
  process_min_avail = 2
  process_limit = 2
  client_limit = 1000
}}
"""


def parser(description: str | None) -> argparse.ArgumentParser:
    """Return a parser with the options that every benchmark has."""
    made = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--lab", type=pathlib.Path, default=pathlib.Path("~/.cache/m365-mail-oauth-lab").expanduser())
    made.add_argument("--as-it-is", action="store_true", help="measure the lab's own Dovecot instead of a tuned copy of it")
    return made


class Control:
    """The control endpoint of an emulator."""

    def __init__(self, url: str, secret: str, ca_file: str) -> None:
        self.ca_file = ca_file
        self.origin = url.rpartition("/_ctl")[0]
        self._address = urllib.parse.urlsplit(url)
        self._secret = secret
        self._context = ssl.create_default_context(cafile=ca_file)

    def __call__(self, method: str, path: str, document: Json | None = None) -> Json:
        """Send a request and return the answer."""
        connection = http.client.HTTPSConnection(self._address.netloc, context=self._context, timeout=30)
        body = None if document is None else json.dumps(document)
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._secret}"}
        connection.request(method, f"{self._address.path}/{path}", body, headers)
        answer: Json = json.load(connection.getresponse())
        connection.close()
        return answer


class Lab:
    """A running lab, with a tenant of its own with many users, and their tokens."""

    def __init__(self, directory: pathlib.Path, users: int) -> None:
        self.directory = directory
        self.data: Json = json.loads((directory / "lab.json").read_text())
        self.ca_file: str = self.data["ca_file"]
        self.endpoints: list[Json] = self.data["endpoints"]
        self._control = Control(self.data["control_url"], self.data["control_secret"], self.ca_file)
        names = [f"user{number}" for number in range(users)]
        domain = f"bench{users}.test"
        if domain not in self._tenants():
            self._control("POST", "tenants", {"name": f"bench{users}", "domain": domain, "users": names})
        wanted = {"aud": "https://outlook.office.com", "lifetime": 7200, "tenant": self._tenants()[domain], "scopes": SCOPES}
        self.tokens: dict[str, str] = {}
        for name in names:
            user = f"{name}@{domain}"
            self.tokens[user] = self._control("POST", "tokens", {**wanted, "username": user})["access_token"]
        self.users = list(self.tokens)

    def _tenants(self) -> dict[str, str]:
        return {tenant["domain"]: tenant["tenant_id"] for tenant in self._control("GET", "tenants")["tenants"]}

    def login(self, number: int) -> tuple[str, str]:
        """Return a user and his token."""
        user = self.users[number % len(self.users)]
        return user, self.tokens[user]

    def endpoint(self, protocol: str, tls: str = "implicit") -> Json:
        """Return an endpoint."""
        return next(one for one in self.endpoints if (one["protocol"], one["tls"]) == (protocol, tls))

    def checks(self, count: int, *endpoints: Json) -> list[Json]:
        """Return so many checks, each user's at all the endpoints one after the other."""
        wanted = [{name: one[name] for name in ("protocol", "host", "port", "tls")} for one in endpoints]
        return [{**wanted[n % len(wanted)], "user": self.login(n // len(wanted))[0]} for n in range(count)]

    def parameters(self, checks: list[Json], **more: t.Any) -> Json:
        """Return the parameters of the module for these checks."""
        params = {name: spec.get("default") for name, spec in SPEC.argument_spec.items()}
        return {
            **params,
            "checks": checks,
            "tokens": self.tokens,
            "trusted_hosts": ["localhost"],
            "ca_path": self.ca_file,
            **more,
        }

    def verify(self, checks: list[Json], **more: t.Any) -> Json:
        """Run the engine of the module; all checks have to pass."""
        params = self.parameters(checks, **more)
        result = result_of_all(Verification(verify_input.parse(params), params).checks(), params["fail_on"])
        assert result["summary"]["passed"] == len(checks), result.get("msg")
        return result


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


@contextlib.contextmanager
def dovecot(lab: Lab, as_it_is: bool) -> t.Iterator[None]:
    """Have the lab's endpoints lead to a second Dovecot that differs from the lab's in its tuning alone."""
    if as_it_is:
        yield
        return
    text = (lab.directory / "dovecot" / "dovecot.conf").read_text()
    ports = {int(port): _free_port() for port in re.findall(r"^    port = (\d+)$", text, re.MULTILINE)}
    text = re.sub(r"^    port = (\d+)$", lambda found: f"    port = {ports[int(found.group(1))]}", text, flags=re.MULTILINE)
    with tempfile.TemporaryDirectory(prefix="dovecot-") as directory:
        # Dovecot's own users have to get to its sockets.
        pathlib.Path(directory).chmod(0o755)
        text = re.sub(r"^(base_dir|state_dir) = .*$", rf"\1 = {directory}/run", text, flags=re.MULTILINE)
        text = text.replace("instance_name = m365-mail-oauth-lab", "instance_name = m365-mail-oauth-bench")
        # Mail processes serve any number of sessions (Dovecot 2.4 has another name for it).
        text = text.replace("service_count = 200", "service_count = 0").replace(
            "restart_request_count = 200", "restart_request_count = unlimited"
        )
        text += _TUNING + "".join(_SERVICES.format(name=name) for name in ("imap", "pop3", "submission"))
        config = pathlib.Path(directory) / "dovecot.conf"
        config.touch(mode=0o600)
        config.write_text(text)
        process = subprocess.Popen(["dovecot", "-F", "-c", str(config)])
        own, lab.endpoints = lab.endpoints, [{**one, "port": ports[one["port"]]} for one in lab.endpoints]
        try:
            for one in lab.endpoints:
                _wait_for(process, one["port"])
            yield
        finally:
            lab.endpoints = own
            process.terminate()
            process.wait(30)


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    give_up = time.monotonic() + 20
    while True:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        if process.poll() is not None or time.monotonic() > give_up:
            raise SystemExit("The tuned Dovecot does not start; try --as-it-is.")
        time.sleep(0.05)


def cpu(who: int) -> float:
    """Return the seconds of processor time used so far."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def verdict(what: str, value: float, wanted: float, *, at_least: bool = True) -> None:
    """Print a ratio beside the one that is wanted."""
    holds = value >= wanted if at_least else value <= wanted
    word, limit = ("reached" if holds else "MISSED"), "at least" if at_least else "at most"
    print(f"{word:8} {what}: {value:.2f} ({limit} {wanted:.2f} is wanted)", flush=True)
