# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Mail hosts as an earlier version's roles left them, on a fresh Debian: what is there works, and today's roles take it over."""

from __future__ import annotations

import io
import pathlib
import tarfile
import tempfile
import typing as t

import debian_root
import pytest
from debian_root import DebianRoot
from host_client import ALICE, BOB, CA_PATH, GROUP, INFO, TOKEN_PROGRAM, USER
from host_mail import HostMail
from host_plays import HostPlays
from lab_clients import Lab, log_in
from lab_playbooks import Playbooks, Recap
from place import Place
from upgrade_runs import by_a_person, forget, requests, writes

pytestmark = pytest.mark.long

#: Where something that runs by itself stands.
_SCHEDULES = (
    "/etc/cron.d",
    "/etc/cron.daily",
    "/etc/cron.hourly",
    "/var/spool/cron/crontabs",
    "/etc/systemd/system",
    "/etc/init.d",
)
#: What the roles of that time installed besides; it is no file of theirs.
_BY_ROLES = {"mailhost": ["dovecot-auth-lua", "libsasl2-modules-kdexoauth2"], "eximhost": []}
_INSTALLED = "usr/local/lib/email-oauth2-proxy/installed.txt"
_WHEELS = ("emailproxy==2026.7.3", "pyasyncore==1.0.5")


#: What today's roles refuse by name of that time's variables, and what then has to be said by the user.
_REFUSED = {
    "fetchmail": f"{INFO} is a shared mailbox, and by IMAP with keep fetchmail never fetches what one of its readers has read"
}


def mended(lab: Lab, role: str, variables: dict[str, t.Any]) -> dict[str, t.Any]:
    """Return a role's variables as the sentence that refused them wants them."""
    if role != "fetchmail":
        return variables
    pop = {key: lab.endpoint("pop3s")[key] for key in ("host", "port", "tls", "protocol")}
    accounts = [{**one, "endpoint": pop} if one["mailbox"] == INFO else one for one in variables["fetchmail_accounts"]]
    return {**variables, "fetchmail_accounts": accounts}


class Upgraded(t.NamedTuple):
    """A host, what it did before today's roles ran on it and after, and how they ran."""

    name: str
    host: DebianRoot
    plays: HostPlays
    lab: Lab
    schedules: tuple[list[str], list[str]]
    at_once: dict[str, debian_root.Done]
    afterwards: dict[str, debian_root.Done]
    token: str
    refused: dict[str, Recap]
    runs: list[tuple[str, Recap, Recap]]
    seen: list[str]


def schedules(host: DebianRoot) -> list[str]:
    """Return the files by which something runs by itself."""
    done = host.run(["sh", "-c", f"ls -d {' '.join(f'{where}/*' for where in _SCHEDULES)} 2>/dev/null"], check=False)
    return sorted(done.stdout.split())


def restore(place: Place, name: str, host: DebianRoot) -> None:
    """Give the host the files that the roles wrote, with their owners, which are made where no package made them."""
    # What pip installed is not kept; without its list the role installs it again.
    rows = [row for row in place.files(name) if not row["path"].startswith(("usr/local/lib/email-oauth2-proxy/venv", _INSTALLED))]
    for group in sorted({row["group"] for row in rows}):
        host.run(["sh", "-c", f"getent group {group} >/dev/null || groupadd --system {group}"])
    for owner, group in sorted({row["owner"]: row["group"] for row in rows}.items()):
        host.run(["sh", "-c", f"getent passwd {owner} >/dev/null || useradd --system --no-create-home --gid {group} {owner}"])
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for row in rows:
            member = tarfile.TarInfo(row["path"])
            member.mode, member.uname, member.gname = int(row["mode"], 8), row["owner"], row["group"]
            if row["type"] == "f":
                content = (place.directory / "hosts" / name / row["path"]).read_bytes()
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
            else:
                member.type = {"d": tarfile.DIRTYPE, "l": tarfile.SYMTYPE}[row["type"]]
                member.linkname = row.get("link", "")
                archive.addfile(member)
    (host.root / "tmp" / "place.tar").write_bytes(packed.getvalue())
    # Owners by name: their numbers are this host's.
    host.run(["tar", "-x", "-p", "--no-overwrite-dir", "-C", "/", "-f", "/tmp/place.tar"])


def prepared(place: Place, name: str, host: DebianRoot, lab: Lab) -> None:
    """Install what the host had before the roles came."""
    host.write(CA_PATH, pathlib.Path(lab.data["ca_file"]).read_text(encoding="ascii"))
    host.run(["debconf-set-selections"], text="postfix postfix/main_mailer_type select Local only\n")
    packages = place.host(name)["packages"] + _BY_ROLES[name]
    install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    host.run(install, timeout=600, DEBIAN_FRONTEND="noninteractive")
    host.run(["groupadd", GROUP])
    host.run(["useradd", "--create-home", "--gid", GROUP, USER])
    if name == "mailhost":
        HostMail(host, lab).put_wheels(*_WHEELS)
    restore(place, name, host)


def tried(name: str, host: DebianRoot, *, fetchmail: bool) -> dict[str, debian_root.Done]:
    """Use what is on the host as its schedules and users do."""
    done = {word: host.run([TOKEN_PROGRAM, word, ALICE], check=False) for word in ("get", "status")}
    if name == "eximhost":
        return done
    user = ["setpriv", "--reuid", USER, "--regid", GROUP, "--init-groups"]
    for program in ("isync", "getmail"):
        done[program] = host.run([*user, f"/usr/local/bin/mail-oauth-{program}-{USER}"], check=False, HOME=f"/home/{USER}")
    done["msmtp"] = host.run([*user, "msmtp", "-a", ALICE, BOB], text="Subject: Hello\n\nHello.\n", check=False)
    if fetchmail:
        command = [
            "setpriv",
            "--reuid",
            "fetchmail",
            "--regid",
            "nogroup",
            "--clear-groups",
            "/usr/local/bin/mail-oauth-fetchmail",
        ]
        done["fetchmail"] = host.run(command, check=False, HOME="/var/lib/fetchmail")
    return done


def subjects(host: DebianRoot, directory: str) -> list[str]:
    """Return the subjects of the messages below a directory, each as often as it is there."""
    done = host.run(["grep", "-rh", "--include=*.mailhost*", "-i", "^Subject: ", directory], check=False)
    return sorted(line.partition(": ")[2].strip() for line in done.stdout.splitlines())


@pytest.fixture(scope="module", params=["mailhost", "eximhost"])
def upgraded(request: pytest.FixtureRequest, place: Place, playbooks: Playbooks, lab: Lab) -> t.Iterator[Upgraded]:
    """The host, taken over."""
    reason = debian_root.why_not()
    if reason:
        pytest.skip(reason)
    name: str = request.param
    host = debian_root.start()
    try:
        prepared(place, name, host, lab)
        forget(lab)
        before = schedules(host)
        # fetchmail's way goes through a proxy, which only the role installs again.
        at_once = tried(name, host, fetchmail=False)
        with tempfile.TemporaryDirectory(prefix="m365-") as directory:
            plays = HostPlays(playbooks, host, pathlib.Path(directory))
            listed = [(one["role"], one["variables"]) for one in place.host(name)["roles"]]
            refused = {role: plays.role(role, **variables) for role, variables in listed if role in _REFUSED}
            listed = [(role, mended(lab, role, variables)) for role, variables in listed]
            first = [plays.role(role, "--diff", **variables) for role, variables in listed]
            second = [plays.role(role, "--diff", **variables) for role, variables in listed]
            runs = [(role, *both) for (role, _variables), both in zip(listed, zip(first, second))]
            # Two at once would be in each other's way.
            host.run(["service", "cron", "stop"], check=False)
            after = tried(name, host, fetchmail=True)
            token = after["get"].stdout.strip()
            yield Upgraded(name, host, plays, lab, (before, schedules(host)), at_once, after, token, refused, runs, requests(lab))
        for service in ("postfix", "dovecot", "exim4", "cron"):
            host.run(["service", service, "stop"], check=False)
    finally:
        host.stop()


def test_what_is_on_the_host_works_at_once(upgraded: Upgraded) -> None:
    assert upgraded.at_once
    for name, done in upgraded.at_once.items():
        assert done.returncode == 0, (name, done)


def test_what_is_no_longer_taken_is_said_before_anything_changes(upgraded: Upgraded) -> None:
    for role, refused in upgraded.refused.items():
        assert (refused.ok, refused.changed) == (False, 0), refused.output
        assert _REFUSED[role] in " ".join(refused.output.split()), refused.output


def test_the_roles_take_it_over_and_have_nothing_left_to_do(upgraded: Upgraded) -> None:
    assert upgraded.runs
    for role, first, second in upgraded.runs:
        assert first.ok, (role, first.output)
        assert (second.ok, second.changed) == (True, 0), (role, second.output)


def test_everything_on_the_host_works_afterwards(upgraded: Upgraded) -> None:
    for name, done in upgraded.afterwards.items():
        assert done.returncode == 0, (name, done)


def test_mail_is_handed_on(upgraded: Upgraded) -> None:
    mail, one = HostMail(upgraded.host, upgraded.lab), "<upgraded@mailhost.test>"
    mail.submit(ALICE, BOB, [one])
    mail.wait_for(lambda: one in mail.ids(BOB), lambda: f"{one} did not arrive")
    assert mail.ids(BOB).count(one) == 1


def test_what_belongs_to_the_accounts_alone_is_taken_out_of_postfix_s_settings_for_all(upgraded: Upgraded) -> None:
    if upgraded.name == "eximhost":
        pytest.skip("there is no Postfix")
    names = {line.partition(" =")[0] for line in upgraded.host.run(["postconf", "-n"]).stdout.splitlines()}
    earlier = {name for name in names if name.startswith("smtp_sasl_")} | names & {
        "sender_dependent_relayhost_maps",
        "smtp_destination_concurrency_limit",
        "smtp_generic_maps",
        "smtp_sender_dependent_authentication",
        "smtp_tls_CAfile",
        "smtp_tls_policy_maps",
    }
    assert earlier == set()
    assert {"default_transport", "sender_dependent_default_transport_maps"} <= names
    for name in ("sender_relay", "tls_policy"):
        assert not upgraded.host.exists(f"/etc/postfix/mail-oauth/{name}")


def test_every_message_is_fetched_once(upgraded: Upgraded) -> None:
    if upgraded.name == "eximhost":
        pytest.skip("nothing is fetched there")
    there = sorted(str(message["Subject"]) for message in HostMail(upgraded.host, upgraded.lab).delivered(INFO))
    assert {"before-1", "before-2"} <= set(there)
    for directory in (f"/home/{USER}/Fetched", f"/home/{USER}/Maildir/info"):
        assert subjects(upgraded.host, directory) == there, directory


def test_no_second_schedule_appears_and_none_is_lost(upgraded: Upgraded) -> None:
    before, after = upgraded.schedules
    assert any("mail-oauth-token" in path for path in before)
    assert after == before


def test_nobody_signs_in_again(upgraded: Upgraded) -> None:
    assert upgraded.seen
    assert by_a_person(upgraded.seen) == []
    assert writes(upgraded.seen) == []


def test_the_token_still_opens_the_mailbox(upgraded: Upgraded) -> None:
    assert log_in(upgraded.lab, "imaps", ALICE, upgraded.token).ok
    assert upgraded.host.run([TOKEN_PROGRAM, "refresh", "--force", ALICE], check=False).returncode == 0
