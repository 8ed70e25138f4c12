# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Mail programs on a test host, each set up by its role behind a gate, and what the fault matrix does with all of them alike."""

from __future__ import annotations

import abc
import contextlib
import json
import re
import threading
import time
import typing as t

import debian_root
import lab_clients
from gate import Gate
from host_client import ALICE, BOB, CA_PATH, GROUP, INFO, USER, HostClient
from host_mail import HostMail, free_port

Json = t.Dict[str, t.Any]

#: Numbered messages of a cell.
MESSAGES = 24
#: Bytes of a message: a few of them fill what a gate lets through.
_SIZE = 3000
#: Minutes by which a host's clock goes on so that the alarm of a schedule, or of a queue, is due.
LATER = {"schedule": 20, "queue": 70}
_TIMEOUT = 90.0
_FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"
#: A ``date`` that is ahead as much as a schedule's alarm wants: the mail program itself goes by the real time.
_DATE = f'#!/bin/sh\nexec env LD_PRELOAD={_FAKETIME} FAKETIME=+{LATER["schedule"]}m /usr/bin/date "$@"\n'
_LATE = "/srv/late"
_PROXY = ("emailproxy==2026.7.3", "pyasyncore==1.0.5")


def message(subject: str, sender: str, recipient: str) -> str:
    """Return a message; only one that came whole has its last line."""
    filling = "".join(f"{'x' * 70}\n" for _line in range(_SIZE // 71))
    return f"From: {sender}\nTo: {recipient}\nSubject: {subject}\nMessage-ID: <{subject}@test>\n\n{filling}end of {subject}\n"


class Program(abc.ABC):
    """A mail program on a host; the rest is what differs from one to the next."""

    name: t.ClassVar[str]
    #: Its row in ``status --programs``.
    row: t.ClassVar[str]
    kind: t.ClassVar[str]
    #: The lab's endpoint, and the process that does the work.
    upstream: t.ClassVar[str]
    process: t.ClassVar[str]
    #: Messages that may come twice after one kill, and after one cut: what the program's own documentation promises, and no more.
    doubled_by_kill: t.ClassVar[int] = 0
    doubled_by_cut: t.ClassVar[int] = 0
    #: What is told where the sign-in was revoked.
    revoked: t.ClassVar[str] = "refresh_token_revoked"

    def __init__(self, client: HostClient, gate: Gate) -> None:
        self.client = client
        self.host = client.host
        self.gate = gate
        self.mail = HostMail(client.host, client.lab)

    @property
    def common(self) -> Json:
        """What an account says of its server: the gate, which bears the server's name and certificate."""
        return {"endpoint": {**self.client.endpoint(self.upstream), "port": self.gate.port}, "ca_path": CA_PATH}

    def role(self, **variables: t.Any) -> None:
        """Run the program's role."""
        done = self.client.plays.role(self.name, **variables)
        assert done.ok, done.output

    @abc.abstractmethod
    def set_up(self) -> None:
        """Set the program up by its role."""

    @abc.abstractmethod
    def feed(self, subjects: t.Sequence[str]) -> None:
        """Have messages be there to carry."""

    @abc.abstractmethod
    def turn(self, **environment: str) -> debian_root.Done:
        """Do what the host does by itself when it is time, to the end."""

    def by_hand(self) -> debian_root.Done:
        """Do what a person does who cannot wait."""
        return self.turn()

    @abc.abstractmethod
    def carried(self) -> list[str]:
        """Return the subjects of all messages that came whole."""

    def kill(self) -> None:
        """Kill the process that does the work, in its tracks."""
        found = self.host.run(["pgrep", "-f", self.process], check=False).stdout.split()
        assert found, self.host.run(["ps", "-ef"]).stdout
        self.host.run(["kill", "-9", *found], check=False)

    def alarm(self) -> tuple[int, Json]:
        """Return exit status and the program's row of ``status --programs`` when its alarm is due at the latest."""
        self.late_turn()
        for _try in range(3):
            level, row = self.status(**later(LATER[self.kind]))
            if row["status"] != "unknown":
                break  # else the clock went forward while the agent waited for the queue, which then took too long
        return level, row

    def late_turn(self) -> None:
        """Do what the host does once more while nothing is mended."""
        self.turn()

    def status(self, **environment: str) -> tuple[int, Json]:
        """Return exit status and the program's row of ``status --programs``."""
        settings = [f"{key}={value}" for key, value in environment.items()]
        done = self.host.run(["env", *settings, "mail-oauth-token", "status", "--programs", "--json"], check=False)
        rows = [row for row in json.loads(done.stdout)["programs"] if row["program"] == self.row]
        assert len(rows) == 1, done
        return done.returncode, rows[0]

    def as_user(self, user: str, group: str, *argv: str, text: str = "", **environment: str) -> debian_root.Done:
        """Run a program as a user of the host."""
        # The environment is for the user's program alone: what the clock is set forward by keeps a file that belongs to whom it runs as.
        settings = [f"{key}={value}" for key, value in environment.items()]
        command = ["setpriv", "--reuid", user, "--regid", group, "--init-groups", "env", *settings, *argv]
        return self.host.run(command, text=text, check=False)

    @contextlib.contextmanager
    def running(self, job: t.Callable[[], debian_root.Done]) -> t.Iterator[threading.Thread]:
        """Have a turn, or a run by hand, go on meanwhile, and wait for its end."""
        thread = threading.Thread(target=job, daemon=True)
        thread.start()
        try:
            yield thread
        finally:
            thread.join(_TIMEOUT)
        assert not thread.is_alive(), "it has not ended"

    def all_through(self, subjects: t.Collection[str]) -> int:
        """Take turns until all messages were carried, and one more; return how many ended badly by themselves.

        Debian's getmail, on a busy machine, waits a minute for a child that has ended, gives up, and has forgotten what it fetched.
        """
        deadline = time.monotonic() + _TIMEOUT
        bad = 0
        while not set(subjects) <= set(self.carried()):
            assert time.monotonic() < deadline, (self.status(), sorted(set(subjects) - set(self.carried())))
            self.turn()
            bad += self.status()[1].get("code", 0) != 0
        self.turn()
        return bad


def later(minutes: int) -> dict[str, str]:
    """Return the environment in which a program's clock is ahead (Debian's package faketime)."""
    # Who tells of ages; Postfix tells of times, and its set-group-id program is better left alone.
    return {
        "LD_PRELOAD": _FAKETIME,
        "FAKETIME": f"+{minutes}m",
        "DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_ONLY_CMDS": "python3,exim4",
    }


# --- programs that fetch, by their schedule


class Fetcher(Program):
    """A program that the schedule runs."""

    kind = "schedule"
    upstream = "imaps"
    mailbox = INFO
    user = USER

    @property
    def schedule(self) -> str:
        """The name of the schedule."""
        return self.row

    def feed(self, subjects: t.Sequence[str]) -> None:
        lab = self.client.lab
        token = lab.token(BOB, ["SMTP.Send"])
        with contextlib.closing(lab_clients.smtp_session(lab, "submission", BOB, token)) as session:
            for subject in subjects:
                session.sendmail(BOB, [self.mailbox], message(subject, BOB, self.mailbox))

    def turn(self, **environment: str) -> debian_root.Done:
        line = self.host.read(f"/etc/cron.d/{self.schedule}").splitlines()[-1]
        found = re.fullmatch(r"\S+-59/\d+ \* \* \* \* (\S+) (.+)", line)
        assert found is not None and found[1] == self.user, line
        return self._as_user("/bin/sh", "-c", found[2], **environment)

    def late_turn(self) -> None:
        self.host.write(f"{_LATE}/date", _DATE, "0755")
        self.turn(PATH=f"{_LATE}:/usr/local/bin:/usr/bin:/bin")

    def by_hand(self) -> debian_root.Done:
        return self._as_user(f"/usr/local/bin/{self.schedule}")

    def _as_user(self, *argv: str, **environment: str) -> debian_root.Done:
        group = GROUP if self.user == USER else "nogroup"
        home = f"/home/{USER}" if self.user == USER else f"/var/lib/{self.user}"
        return self.as_user(self.user, group, *argv, HOME=home, **environment)

    def carried(self) -> list[str]:
        home = self.host.root / "home" / USER
        return [found for path in sorted(home.glob(self.place)) for found in _whole(path.read_text(encoding="utf-8"))]

    #: Where the mail lies in the user's home.
    place: t.ClassVar[str] = ""


class Getmail(Fetcher):
    """getmail6. It writes down what it has fetched at the end of a run, so a kill costs one run of at most so many messages."""

    name, row, process = "getmail", f"mail-oauth-getmail-{USER}", r"python3.*/getmail "
    place = "Matrix/new/*"
    doubled_by_kill = 10

    def set_up(self) -> None:
        account = {"mailbox": INFO, "name": "info", "sign_in_user": ALICE, "destination": {"path": "~/Matrix"}, **self.common}
        self.role(
            getmail_user=USER,
            getmail_accounts=[account],
            getmail_schedule_minutes=5,
            getmail_max_messages=self.doubled_by_kill,
        )


class Isync(Fetcher):
    """isync, which writes its journal a message behind."""

    name, row, process = "isync", f"mail-oauth-isync-{USER}", "^mbsync"
    doubled_by_kill = 1
    place = "Isync/INBOX/*/*"

    def set_up(self) -> None:
        account = {"mailbox": INFO, "name": "info", "sign_in_user": ALICE, "maildir": "~/Isync", "patterns": ["INBOX"]}
        # mbsync never ends when a login is refused (README of the role): it is the schedule that stops it.
        limits = {"isync_schedule_minutes": 5, "isync_schedule_timeout": 15}
        self.role(isync_user=USER, isync_accounts=[{**account, **self.common}], **limits)


class Fetchmail(Fetcher):
    """fetchmail through email-oauth2-proxy, which takes from the server what it has delivered, one by one."""

    name, row, process = "fetchmail", "mail-oauth-fetchmail", "^(/usr/bin/)?fetchmail"
    mailbox = ALICE
    user = "fetchmail"
    doubled_by_kill = 1
    doubled_by_cut = 1

    def set_up(self) -> None:
        account = {"mailbox": ALICE, "keep": False, "mda": "/usr/bin/tee -a /var/lib/fetchmail/matrix"}
        self.role(
            fetchmail_accounts=[{**account, **self.common}],
            fetchmail_proxy_first_port=free_port(),
            email_oauth2_proxy_pip_arguments=self.mail.put_wheels(*_PROXY),
        )

    def carried(self) -> list[str]:
        path = self.host.root / "var/lib/fetchmail/matrix"
        return _whole(path.read_text(encoding="utf-8")) if path.exists() else []


# --- programs that send, from their queue


class Sender(Program):
    """A program that keeps mail until it goes."""

    kind = "queue"
    upstream = "submission"

    def carried(self) -> list[str]:
        return [found for one in self.mail.delivered(BOB) for found in _whole(one.as_string())]

    def all_through(self, subjects: t.Collection[str]) -> int:
        bad = super().all_through(subjects)
        self.mail.wait_for(lambda: self.waiting() == 0, lambda: f"{self.waiting()} wait")
        return bad

    @abc.abstractmethod
    def waiting(self) -> int:
        """Return how many mails wait."""

    def sendmail(self, subjects: t.Sequence[str], *command: str) -> None:
        """Hand messages in, each by a command of its own."""
        for subject in subjects:
            self.host.run([*command, BOB], text=message(subject, ALICE, BOB))


class Postfix(Sender):
    """Postfix through email-oauth2-proxy, with so many deliveries at a time."""

    name, row, process = "postfix", "postfix", "^smtp -"
    doubled_by_kill = 3
    doubled_by_cut = 1

    def set_up(self) -> None:
        self.host.run(["debconf-set-selections"], text="postfix postfix/main_mailer_type select Local only\n")
        install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", "postfix"]
        self.host.run(install, timeout=300, DEBIAN_FRONTEND="noninteractive")
        # Ports are shared with the machine, and nobody hands mail in by SMTP.
        self.host.run(["postconf", "-M#", "smtp/inet"])
        self.role(
            postfix_accounts=[{"mailbox": ALICE, **self.common}],
            postfix_proxy_port=free_port(),
            email_oauth2_proxy_pip_arguments=self.mail.put_wheels(*_PROXY),
        )

    def feed(self, subjects: t.Sequence[str]) -> None:
        self.sendmail(subjects, "sendmail", "-f", ALICE)

    def turn(self, **environment: str) -> debian_root.Done:
        """Try all that waits, and wait until each was tried."""
        done = self.by_hand()
        deadline = time.monotonic() + _TIMEOUT
        while any(row["queue_name"] in ("active", "incoming", "maildrop") for row in self._queue()):
            assert time.monotonic() < deadline, self._queue()
            time.sleep(0.1)
        return done

    def by_hand(self) -> debian_root.Done:
        return self.host.run(["postqueue", "-f"])

    def waiting(self) -> int:
        return len(self._queue())

    def _queue(self) -> list[Json]:
        return [json.loads(line) for line in self.host.run(["postqueue", "-j"]).stdout.splitlines()]


class Exim(Sender):
    """Exim, on a host of its own."""

    name, row, process = "exim", "exim", "exim4 -q"
    # It reads the token's file, and the server is the first to say something; why there is no newer one, the account's own line says.
    revoked = "token_rejected"
    doubled_by_kill = 1
    doubled_by_cut = 1

    def set_up(self) -> None:
        install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", "exim4-daemon-light"]
        self.host.run(install, timeout=300, DEBIAN_FRONTEND="noninteractive")
        # Ports are shared with the machine.
        listen = f"s/^dc_local_interfaces=.*/dc_local_interfaces='127.0.0.1.{free_port()}'/"
        self.host.run(["sed", "-i", listen, "/etc/exim4/update-exim4.conf.conf"])
        # Exim gives up all groups but its own when it delivers.
        self.client.give_to("Debian-exim")
        self.role(exim_accounts=[{"mailbox": ALICE, **self.common}])

    def feed(self, subjects: t.Sequence[str]) -> None:
        self.sendmail(subjects, "exim4", "-odq", "-f", ALICE)

    def turn(self, **environment: str) -> debian_root.Done:
        return self.host.run(["exim4", "-qff"], check=False)

    def waiting(self) -> int:
        return int(self.host.run(["exim4", "-bpc"]).stdout)


class Msmtp(Sender):
    """msmtp behind the queue that comes with it (README of the role)."""

    name, row, process = "msmtp", "msmtp", "^msmtp "
    doubled_by_kill = 1
    doubled_by_cut = 1
    _QUEUE = "/usr/libexec/msmtp/msmtpq"

    def set_up(self) -> None:
        self.role(msmtp_accounts=[{"mailbox": ALICE, **self.common}], msmtp_group=GROUP)

    def feed(self, subjects: t.Sequence[str]) -> None:
        for subject in subjects:
            self._as_user(f"{self._QUEUE}/msmtpq", "--", BOB, text=message(subject, ALICE, BOB))

    def turn(self, **environment: str) -> debian_root.Done:
        return self._as_user(f"{self._QUEUE}/msmtp-queue", "-r", **environment)

    def waiting(self) -> int:
        return len(list((self.host.root / "home" / USER / ".msmtp.queue").glob("*.mail")))

    def _as_user(self, *argv: str, text: str = "", **environment: str) -> debian_root.Done:
        # The queue asks by ping whether there is a network, unless it is told not to.
        settings = {"HOME": f"/home/{USER}", "EMAIL_CONN_TEST": "x", "PATH": f"{self._QUEUE}:/usr/bin:/bin", **environment}
        return self.as_user(USER, GROUP, *argv, text=text, **settings)


PROGRAMS: dict[str, type[Program]] = {one.name: one for one in (Getmail, Isync, Fetchmail, Msmtp, Postfix, Exim)}


def _whole(text: str) -> list[str]:
    return re.findall(r"^end of (\S+)\r?$", text, re.MULTILINE)
