# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes a place as a version of the collection leaves it: a lab, what its quickstart wrote, a controller, and two mail hosts.

``PYTHONPATH=CHECKOUT/tests/fakes python make_place.py CHECKOUT OUTPUT`` as root, where CHECKOUT is the version whose place is to be kept,
with a Python that has ansible-core, the libraries and pytest. Everything in it is made by that version's own script, playbooks and roles; nothing is written by
hand but what their users would write. OUTPUT becomes a directory that ``place.py`` unpacks.
"""

from __future__ import annotations

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import typing as t

import debian_root
import host_client
import lab_sign_in
from host_mail import HostMail
from host_plays import HostPlays
from lab_clients import Lab
from lab_playbooks import Playbooks

CHECKOUT, OUTPUT = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])

#: Ports that neither a lab by default nor the kernel hands out.
NAMES = ("emulator", "decision", "imap", "imaps", "pop3", "pop3s", "submission", "submissions", "relay", "ssh")
PORTS = {name: 27940 + number for number, name in enumerate(NAMES)}
ALICE, BOB, INFO = host_client.ALICE, host_client.BOB, host_client.INFO
CA_PATH, USER, GROUP = host_client.CA_PATH, host_client.USER, host_client.GROUP
#: What is installed on the hosts before the roles come.
PACKAGES = {
    "mailhost": [
        "cron",
        "msmtp",
        "isync",
        "libsasl2-modules",
        "getmail6",
        "fetchmail",
        "dovecot-imapd",
        "postfix",
        "python3-venv",
    ],
    "eximhost": ["cron", "exim4-daemon-light"],
}
#: Where script/quickstart keeps its environment.
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "m365-place"
#: Exim gives up all groups but its own.
GROUPS = {"mailhost": GROUP, "eximhost": "Debian-exim"}
#: A refresh token of the place serves as long as the place is kept.
CENTURY = 100 * 365 * 86400


class Place(t.NamedTuple):
    """Where it is made, and with what."""

    work: pathlib.Path
    playbooks: Playbooks
    lab: Lab


def checked(done: t.Any) -> None:
    """End where a play failed."""
    if not done.ok:
        sys.exit(done.output[-6000:])


def start(work: pathlib.Path) -> Place:
    """Start the lab and go through the quickstart twice, as its reader does."""
    tree = work / "tree" / "ansible_collections" / "m365"
    tree.mkdir(parents=True)
    (tree / "mail_oauth").symlink_to(CHECKOUT)
    playbooks = Playbooks(work / "tree", work / "lab")
    checked(playbooks.run("lab_up", lab_ports=PORTS))
    lab = Lab(work / "lab")
    lab.control("PATCH", "/knobs", {"refresh_token_lifetime": CENTURY})
    environment = {
        **os.environ,
        "HOME": str(work / "home"),
        "XDG_CACHE_HOME": str(CACHE),
        "M365_MAIL_OAUTH_LAB": str(work / "lab"),
    }
    for _time in range(2):
        subprocess.run([str(CHECKOUT / "script" / "quickstart")], env=environment, check=True)
    return Place(work, playbooks, lab)


def controller(place: Place, plays: HostPlays) -> None:
    """A tenants file, a store in clear, and tokens that are pushed to the host."""
    application = lab_sign_in.register(place.lab)
    directory = place.work / "controller"
    directory.mkdir()
    definition = {
        "tenant": application.tenant,
        "authority": application.authority,
        "ca_path": place.lab.data["ca_file"],
        "store": str(directory / "contoso.store"),
        "bootstrap": place.lab.tenant("contoso")["bootstrap"],
        "application": {"app_id": application.client_id},
        "mailboxes": [BOB],
    }
    tenants = directory / "tenants.m365.yml"
    tenants.write_text(json.dumps({"plugin": "m365.mail_oauth.tenants", "tenants": {"contoso": definition}}), encoding="utf-8")
    tenants.chmod(0o600)
    place.lab.control("POST", "/device_codes/approve_next", {"client_id": application.client_id, "username": BOB})
    options = {name: definition[name] for name in ("tenant", "authority", "ca_path", "store")}
    sign_in = {"user": BOB, "client_id": application.client_id, "store_encryption": "none", **options}
    checked(plays.tasks([{"m365.mail_oauth.sign_in": sign_in}]))
    accounts = json.dumps({"token_agent_accounts": [{"sign_in_user": BOB, "tenant": "contoso", "group": GROUP}]})
    (directory / "push.json").write_text(accounts, encoding="utf-8")
    options_ = ("-i", str(tenants), "-e", accounts)
    checked(plays.playbook("m365.mail_oauth.push_tokens", *options_, M365_MAIL_OAUTH_STORE_ENCRYPTION="none"))


def roles(lab: Lab, host: debian_root.DebianRoot, name: str, arguments: str) -> list[tuple[str, dict[str, t.Any]]]:
    """Return the roles of a host with their variables, in the order of their runs."""

    def endpoint(which: str) -> dict[str, t.Any]:
        one = lab.endpoint(which)
        return {key: one[key] for key in ("host", "port", "tls", "protocol")}

    account = lab_sign_in.register(lab).account(ALICE, ca_path=CA_PATH, group=GROUPS[name])
    token_agent = ("token_agent", {"token_agent_accounts": [account]})
    submission = {"endpoint": endpoint("submission"), "ca_path": CA_PATH}
    imaps = {"endpoint": endpoint("imaps"), "ca_path": CA_PATH}
    shared = {"mailbox": INFO, "sign_in_user": ALICE}
    if name == "eximhost":
        return [token_agent, ("exim", {"exim_accounts": [{"mailbox": ALICE, **submission}, {**shared, **submission}]})]
    server = lab.endpoint("imaps")
    piped = {"mda": "/usr/bin/tee -a /var/lib/fetchmail/piped", "ca_path": CA_PATH}
    tenant = lab.tenant("contoso")
    keys = f"{lab.data['authority'].rstrip('/')}/{tenant['tenant_id']}/discovery/v2.0/keys"
    password = "{SHA512-CRYPT}" + host.run(["openssl", "passwd", "-6", "open-sesame"]).stdout.strip()
    front = {
        "endpoint": {"host": server["host"], "port": server["port"]},
        "ca_path": CA_PATH,
        "password_hash": password,
    }
    return [
        token_agent,
        (
            "msmtp",
            {
                "msmtp_accounts": [{**shared, **submission}, {"mailbox": ALICE, **submission}],
                "msmtp_group": GROUP,
                "msmtp_syslog": "off",
            },
        ),
        (
            "isync",
            {
                "isync_user": USER,
                "isync_accounts": [{"name": "info", **shared, **imaps}, {"mailbox": ALICE, **imaps, "patterns": ["INBOX"]}],
                "isync_schedule_minutes": 5,
            },
        ),
        (
            "getmail",
            {
                "getmail_user": USER,
                "getmail_accounts": [{"name": "info", **shared, "destination": {"path": "~/Fetched"}, **imaps}],
                "getmail_schedule_minutes": 5,
            },
        ),
        (
            "fetchmail",
            {
                "fetchmail_accounts": [
                    {"name": "info", **shared, "endpoint": endpoint("imaps"), **piped},
                    {"mailbox": ALICE, "endpoint": endpoint("pop3s"), **piped},
                ],
                "fetchmail_proxy_first_port": 27960,
                "email_oauth2_proxy_pip_arguments": arguments,
            },
        ),
        ("dovecot", {"dovecot_accounts": [{"mailbox": ALICE, "local_user": "alice", **front}, {**shared, **front}]}),
        (
            "dovecot",
            {
                "dovecot_use": "server",
                "dovecot_tenant": tenant["tenant_id"],
                "dovecot_jwks_url": keys,
                "dovecot_jwks_ca_path": CA_PATH,
            },
        ),
        (
            "postfix",
            {
                "postfix_accounts": [
                    {"mailbox": ALICE, **submission},
                    {**shared, "senders": [INFO, "billing@contoso.test"], **submission},
                ],
                "postfix_proxy_port": 27970,
                "postfix_generic": {"root@mailhost.test": ALICE},
                "email_oauth2_proxy_pip_arguments": arguments,
            },
        ),
    ]


def mail_host(place: Place, name: str) -> None:
    """Set up a host by its roles and keep what they wrote, with the variables that they were given."""
    host = debian_root.start()
    try:
        with tempfile.TemporaryDirectory(prefix="m365-") as directory:
            host.write(CA_PATH, pathlib.Path(place.lab.data["ca_file"]).read_text(encoding="ascii"))
            host.run(["debconf-set-selections"], text="postfix postfix/main_mailer_type select Local only\n")
            install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *PACKAGES[name]]
            host.run(install, timeout=600, DEBIAN_FRONTEND="noninteractive")
            host.run(["groupadd", GROUP])
            host.run(["useradd", "--create-home", "--gid", GROUP, USER])
            mail = HostMail(host, place.lab)
            arguments = mail.put_wheels("emailproxy==2026.7.3", "pyasyncore==1.0.5") if name == "mailhost" else ""
            plays = HostPlays(place.playbooks, host, pathlib.Path(directory))
            host.run(["sh", "-c", "sleep 1.1; touch /stamp; sleep 1.1"])
            listed = roles(place.lab, host, name, arguments)
            for role, variables in listed:
                print(name, role, flush=True)
                checked(plays.role(role, **variables))
            if name == "mailhost":
                controller(place, plays)
                # Of the message that is not fetched yet, and of the one that is, a host keeps records too.
                for subject in ("before-1", "before-2"):
                    token = place.lab.token(BOB, ["SMTP.Send"])
                    send(place.lab, token, subject)
                host.run(
                    ["setpriv", "--reuid", USER, "--regid", GROUP, "--init-groups", f"/usr/local/bin/mail-oauth-isync-{USER}"],
                    HOME=f"/home/{USER}",
                    check=False,
                )
            for service in ("postfix", "dovecot", "exim4", "cron"):
                host.run(["service", service, "stop"], check=False)
            keep(host, OUTPUT / "hosts" / name)
            described = {
                "packages": PACKAGES[name],
                "roles": [{"role": role, "variables": variables} for role, variables in listed],
            }
            (OUTPUT / "hosts" / f"{name}.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    finally:
        host.stop()


def send(lab: Lab, token: str, subject: str) -> None:
    """Put a message into the shared mailbox."""
    from lab_clients import smtp_session

    session = smtp_session(lab, "submission", BOB, token)
    session.sendmail(BOB, [INFO], f"From: {BOB}\r\nTo: {INFO}\r\nSubject: {subject}\r\n\r\nHello.\r\n")
    session.close()


#: Where roles write; what packages keep for themselves is none of it.
_KEPT = ("etc", "home", "usr/local", "var/lib/mail-oauth*", "var/lib/fetchmail", "var/lib/email-oauth2-proxy", "var/spool/cron")
_NOT_KEPT = re.compile(
    r"^etc/(passwd|shadow|group|gshadow|subuid|subgid|mailname|aliases|ld\.so\.cache|apt/|ssl/certs/|ssl/private/|alternatives/|rc.\.d/|\.pwd\.lock|.*-$)"
    r"|__pycache__|\.pyc$|/venv/|\.lock$"
)


def keep(host: debian_root.DebianRoot, target: pathlib.Path) -> None:
    """Write a list of what is newer than the stamp, with owner and mode by name, and the files."""
    found = host.run(
        ["sh", "-c", f"cd / && find {' '.join(_KEPT)} -xdev -newer /stamp ! -type s -printf '%y %m %u %g %p %l\\n' 2>/dev/null"],
        check=False,
    )
    rows = []
    for line in sorted(found.stdout.splitlines(), key=lambda row: row.split(" ")[4]):
        kind, mode, owner, group, path, link = line.split(" ", 5)
        if _NOT_KEPT.search(path) or kind not in "fdl":
            continue
        rows.append(
            {"path": path, "type": kind, "mode": mode, "owner": owner, "group": group, **({"link": link} if kind == "l" else {})}
        )
        if kind == "f":
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(host.root / path, target / path)
    target.with_suffix(".files.json").write_text(json.dumps(rows, indent=0) + "\n", encoding="utf-8")


_LOST = ("log", "run")
PYTHON = "@PYTHON@"
PLACE = "@PLACE@"


def pack(place: Place) -> None:
    """Stop the lab, and keep its directory and the controller's, with this machine's paths replaced."""
    checked(place.playbooks.run("lab_down"))
    for name in ("lab", "controller"):
        shutil.copytree(
            place.work / name,
            OUTPUT / name,
            ignore=shutil.ignore_patterns(*_LOST, "*.lock", "*.log", "__pycache__", ".ansible"),
            symlinks=True,
        )
    texts = {str(place.work): PLACE, str(CACHE): f"{PLACE}/cache"}
    for python in CACHE.rglob("bin/python*"):
        texts[str(python)] = PYTHON
    for program in (sys.executable, os.path.realpath(sys.executable)):
        texts[program] = PYTHON
    for path in OUTPUT.rglob("*"):
        if path.is_file() and not path.is_symlink():
            rewrite(path, texts)
    modes = {
        str(path.relative_to(OUTPUT)): oct(path.lstat().st_mode & 0o7777)
        for path in sorted(OUTPUT.rglob("*"))
        if path.parts[len(OUTPUT.parts)] in ("lab", "controller")
    }
    (OUTPUT / "modes.json").write_text(json.dumps(modes, indent=0) + "\n", encoding="utf-8")
    with tarfile.open(OUTPUT.with_suffix(".tar.xz"), "w:xz", preset=9) as archive:
        for path in sorted(OUTPUT.rglob("*")):
            archive.add(path, str(path.relative_to(OUTPUT)), recursive=False, filter=anonymous)


def anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Drop whose file it was."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = 0
    return member


def rewrite(path: pathlib.Path, texts: dict[str, str]) -> None:
    """Replace paths, the longest first; a vault-encrypted file holds none, which place.py's test sees to."""
    content = path.read_bytes()
    for old in sorted(texts, key=len, reverse=True):
        content = content.replace(old.encode(), texts[old].encode())
    path.write_bytes(content)


def main() -> None:
    """Make it."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    work = pathlib.Path(tempfile.mkdtemp(prefix="m365-place-"))
    place = start(work)
    try:
        for name in PACKAGES:
            mail_host(place, name)
    finally:
        pack(place)


if __name__ == "__main__":
    main()
