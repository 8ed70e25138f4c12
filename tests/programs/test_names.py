# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Names of mailboxes and the programs themselves: each name is taken for exactly what it is, or refused by name; none is ever executed.

What the roles refuse at once (``wicked_names.OTHERS``) goes through the quoters all the same: they are the second wall.
"""

from __future__ import annotations

import contextlib
import re
import socketserver
import threading
import typing as t

import debian_root
import program_root
import pytest
import wicked_names
from ansible.errors import AnsibleError, AnsibleFilterError
from role_templates import render

from ansible_collections.m365.mail_oauth.plugins.filter.program_accounts import program_accounts
from ansible_collections.m365.mail_oauth.plugins.module_utils._quoting.languages import quote_for
from ansible_collections.m365.mail_oauth.plugins.module_utils._quoting.refusal import Unwritable

pytestmark = pytest.mark.long

#: What a name that is executed leaves behind.
OWNED = "/t/owned"
#: A sender who has no account, and must never get one's.
STRANGER = "stranger@contoso.test"


@pytest.fixture(scope="module")
def programs() -> t.Iterator[program_root.Programs]:
    reason = debian_root.why_not()
    if reason:
        pytest.skip(reason)
    with program_root.programs() as found:
        (found.root / "t").mkdir()
        yield found
        assert not (found.root / OWNED.lstrip("/")).exists(), "a name was executed"


def accounts(names: t.Sequence[str] = wicked_names.ADDRESSES, **more: t.Any) -> list[dict[str, t.Any]]:
    return [{"mailbox": name, "token_source": {"command": "echo token"}, **more} for name in names]


def quoted(language: str) -> dict[str, str]:
    """Return all names that a language can carry with their texts; the others were refused."""
    done = {}
    for name in wicked_names.ALL:
        with contextlib.suppress(Unwritable):
            done[name] = quote_for(name, language)
    assert set(wicked_names.ADDRESSES) - set(done) <= {"#x@contoso.test"}
    return done


@pytest.mark.parametrize("name", wicked_names.OTHERS)
def test_the_roles_refuse_what_no_mailbox_has_to_be_named_by(name: str) -> None:
    for field in ("mailbox", "sign_in_user", "user", "senders"):
        given = {"mailbox": "alice@contoso.test", field: [name] if field == "senders" else name}
        with pytest.raises(AnsibleFilterError, match=rf"^x_accounts\[0\]\.{field}(\[0\])? (holds|begins|is longer|has to be)"):
            program_accounts([given], "x", ["smtp"])


# --- Exim

_EXIM = """
exim_user = root
exim_group = root
# Debian's configuration has macros of this kind, which Exim replaces wherever it finds them.
CONFDIR = /etc/exim4
ALICE = stranger
primary_hostname = mailhost.test
domainlist local_domains = local.test
begin routers
{router}
begin transports
{transport}
begin authenticators
{auth}
begin retry
{retry}
* * F,2h,15m; G,16h,1h,1.5; F,4d,6h
"""


def _exim(programs: program_root.Programs, **variables: t.Any) -> str:
    parts = {part: render("exim", f"{part}.j2", **variables) for part in ("router", "transport", "auth", "retry")}
    path = programs.write("/t/exim.conf", _EXIM.format(**parts))
    done = programs.run("exim4", "-C", path, "-bV")
    assert done.returncode == 0, done.stderr
    return path


def test_exim_keeps_mail_while_logins_are_refused(programs: program_root.Programs) -> None:
    two = [
        *accounts(["alice@contoso.test"]),
        *accounts(["bob@contoso.test"], endpoint={"host": "relay.contoso.test", "port": 587}),
    ]
    path = _exim(programs, exim_accounts=two, exim_keep_days=9)
    for host in ("smtp.office365.com", "relay.contoso.test"):
        refused = programs.run("exim4", "-C", path, "-brt", host, "auth_failed").stdout
        assert "Retry rule: " + host in refused
        assert "auth_failed  F,1w2d,15m;" in refused
        assert "F,4d,6h" in programs.run("exim4", "-C", path, "-brt", host, "timeout_connect").stdout, (
            "other faults keep their rule"
        )
    assert "F,4d,6h" in programs.run("exim4", "-C", path, "-brt", "elsewhere.test", "auth_failed").stdout, (
        "other servers keep their rule"
    )
    # A new message is tried, however long the server was away.
    assert "no_delay_after_cutoff" in programs.run("exim4", "-C", path, "-bP", "transport", "mail_oauth_1").stdout


def _router(programs: program_root.Programs, path: str, sender: str) -> str:
    """Return the router that takes mail of a sender."""
    done = programs.run("exim4", "-C", path, "-f", sender, "-bt", "somebody@remote.test")
    found = re.search(r"router = (\S+),", done.stdout)
    return found[1] if found else done.stdout.strip() + done.stderr.strip()


def test_exim_gives_each_sender_its_own_account(programs: program_root.Programs) -> None:
    path = _exim(programs, exim_accounts=accounts(endpoint={"host": "127.0.0.1", "port": 1}), exim_default_account="")
    wrong = {}
    for number, name in enumerate(wicked_names.ADDRESSES, 1):
        router = _router(programs, path, name)
        if router != f"mail_oauth_{number}":
            wrong[name] = router
    assert wrong == {}
    for other in (STRANGER, "bob@contoso.test", "x@contoso.test", "/etc/exim4@contoso.test"):
        assert "undeliverable" in _router(programs, path, other), other


def test_exim_s_lists_match_a_name_and_nothing_else(programs: program_root.Programs) -> None:
    rest = "  transport = one\n  route_list = * 127.0.0.1 byname\n  self = send\n"
    texts = quoted("exim_address")
    routers = "".join(
        f"r{number}:\n  driver = manualroute\n  senders = {text} : other{number}@contoso.test\n{rest}"
        for number, text in enumerate(texts.values())
    )
    path = programs.write("/t/all.conf", _EXIM.format(router=routers, transport="one:\n  driver = smtp\n", auth="", retry=""))
    assert programs.run("exim4", "-C", path, "-bV").returncode == 0
    # Each list goes on behind the name, and none before the last takes what belongs to it, or to nobody.
    last = len(texts) - 1
    assert _router(programs, path, f"other{last}@contoso.test") == f"r{last}"
    assert _router(programs, path, "other0@contoso.test") == "r0"
    for other in (STRANGER, "bob@contoso.test", "root@contoso.test", "passwd@contoso.test"):
        assert "undeliverable" in _router(programs, path, other), other


def test_exim_expands_a_name_to_itself(programs: program_root.Programs) -> None:
    for language, undo in (("exim_string", lambda text: text), ("exim_sent", lambda text: text.replace("^^", "^"))):
        texts = quoted(language)
        done = programs.run("exim4", "-be", *(f"<{text}>" for text in texts.values()))
        assert [undo(line[1:-1]) for line in done.stdout.splitlines()] == list(texts), done.stderr


def test_exim_sends_the_user_of_the_account(programs: program_root.Programs) -> None:
    text = render("exim", "auth.j2", exim_accounts=accounts(token_source={"file": programs.write("/t/token $x", "token")}))
    (send,) = re.findall(r"client_send = <; ; \\\n(.*)", text, re.DOTALL)
    lines = re.sub(r" \\\n +\{user", "{user", send).replace("\\\n", "\n").splitlines()
    # Which transport it is, is known in a delivery only.
    lines = [line.strip().replace("$transport_name", f"mail_oauth_{number}") for number, line in enumerate(lines, 1)]
    done = programs.run("exim4", "-be", text="\n".join([*lines, ""]))
    sent = re.findall(r"user=(.*?)\x01auth=Bearer token\x01\x01", done.stdout)
    assert [user.replace("^^", "^") for user in sent] == list(wicked_names.ADDRESSES), done.stdout + done.stderr


# --- Postfix


def _map(programs: program_root.Programs, text: str, names: t.Iterable[str]) -> dict[str, str]:
    """Return what postmap finds in a map for each of these keys."""
    programs.write("/t/postfix/master.cf", "")
    programs.write("/t/postfix/main.cf", "myhostname = mailhost.test\n")
    path = programs.write("/t/map", text)
    done = programs.run("postmap", "-c", "/t/postfix", "-q", "-", f"texthash:{path}", text="".join(f"{name}\n" for name in names))
    return dict(line.split("\t", 1) for line in done.stdout.splitlines())


def test_postfix_finds_each_sender_s_login(programs: program_root.Programs) -> None:
    names = [name for name in wicked_names.ADDRESSES if not name.startswith("#")]
    facts = {"postfix_accounts": accounts(names), "postfix_default_account": "", "postfix_chosen": "proxy"}
    read = [{"item": name, "content": "cGFzcw=="} for name in names]
    found = _map(programs, render("postfix", "sasl_passwd.j2", postfix_passwords={"results": read}, **facts), [*names, STRANGER])
    assert found == {name: f"{name}:pass" for name in names}
    found = _map(programs, render("postfix", "sender_transport.j2", **facts), [*names, STRANGER])
    assert found == dict.fromkeys(names, "mail_oauth:[127.0.0.1]:2587")


def test_postfix_s_maps_cannot_begin_with_a_comment_sign(programs: program_root.Programs) -> None:
    with pytest.raises(
        AnsibleError, match=r"sender #x@contoso.test cannot be written into a map of Postfix: it holds a # at its beginning"
    ):
        render("postfix", "sender_transport.j2", postfix_accounts=accounts(["#x@contoso.test"]), postfix_chosen="proxy")


def test_postfix_s_maps_hold_a_name_or_refuse_it(programs: program_root.Programs) -> None:
    keys = {name.lower(): quote_for(name.lower(), "postfix_key") for name in quoted("postfix_key")}
    lines = "".join(f"{text} {number}\n" for number, text in enumerate(keys.values()))
    assert _map(programs, lines, [*keys, STRANGER]) == {key: str(number) for number, key in enumerate(keys)}
    results = quoted("postfix_result")
    lines = "".join(f"key{number} {text}\n" for number, text in enumerate(results.values()))
    found = _map(programs, lines, [f"key{number}" for number in range(len(results))])
    assert list(found.values()) == list(results)


def test_postfix_s_parameters_are_read_back(programs: program_root.Programs) -> None:
    texts = {f"x{number}": one for number, one in enumerate(quoted("postfix_value").items())}
    programs.write("/t/postfix/master.cf", "")
    programs.write(
        "/t/postfix/main.cf", f"myhostname = mailhost.test\nmydestination = {' '.join(f'${name}' for name in texts)}\n"
    )
    done = programs.run("postconf", "-c", "/t/postfix", "-e", *(f"{name}={text}" for name, (_value, text) in texts.items()))
    assert done.returncode == 0, done.stderr
    done = programs.run("postconf", "-c", "/t/postfix", "-x", "-h", *texts)
    assert done.stdout.splitlines() == [value for value, _text in texts.values()], done.stderr


# --- msmtp, isync, getmail, fetchmail


def _fields(text: str, *names: str) -> list[str]:
    return [found[1] if (found := re.search(rf"^{name} = (.*)$", text, re.MULTILINE)) else "" for name in names]


def test_msmtp_reads_each_account_as_it_is(programs: program_root.Programs) -> None:
    path = programs.write("/t/msmtprc", render("msmtp", "msmtprc.j2", msmtp_accounts=accounts()))
    for account in program_accounts(accounts(), "msmtp", ["smtp"]):
        done = programs.run("msmtp", "-C", path, "-P", "-a", account["name"], "x@remote.test")
        assert _fields(done.stdout, "user", "from", "passwordeval") == [account["mailbox"], account["mailbox"], "echo token"], (
            done.stderr
        )
    for name, text in quoted("msmtp").items():
        path = programs.write("/t/msmtprc", f"account a\nhost h\nuser {text}\nfrom {text}\ntimeout 60\n")
        done = programs.run("msmtp", "-C", path, "-P", "-a", "a", "x@remote.test")
        assert _fields(done.stdout, "user", "from", "timeout") == [name, name, "60 seconds"], done.stderr


class _Logins(socketserver.ThreadingTCPServer):
    """An IMAP server that refuses every login and keeps what it was given."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.seen: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"* OK [CAPABILITY IMAP4rev1] ready\r\n")
        for line in self.rfile:
            tag, _space, rest = line.decode("utf-8", "replace").strip().partition(" ")
            if rest.upper().startswith("LOGIN"):
                t.cast("_Logins", self.server).seen.append(rest[6:])
                self.wfile.write(f"{tag} NO refused\r\n".encode())
            else:
                self.wfile.write(f"* CAPABILITY IMAP4rev1\r\n{tag} OK done\r\n".encode())


@pytest.fixture
def imap() -> t.Iterator[_Logins]:
    with _Logins() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_isync_logs_in_as_the_user_of_the_account(programs: program_root.Programs, imap: _Logins) -> None:
    given = accounts(endpoint={"host": "127.0.0.1", "port": imap.port}, maildir="/t/mail #'\"x")
    text = render("isync", "mbsyncrc.j2", isync_accounts=given, isync_probed={"stdout": "isync 1.4.4"})
    (programs.root / "t/mail #'\"x").mkdir()
    # The server here has neither TLS nor XOAUTH2.
    path = programs.write(
        "/t/mbsyncrc", text.replace("SSLType IMAPS", "SSLType None").replace("AuthMechs XOAUTH2", "AuthMechs LOGIN")
    )
    for account in program_accounts(given, "isync", ["imap"]):
        done = programs.run("mbsync", "-c", path, "-l", account["name"])
        user = account["mailbox"].replace("\\", "\\\\").replace('"', '\\"')
        assert imap.seen[-1:] == [f'"{user}" "token"'], done.stderr
    for name, text in quoted("isync").items():
        body = f'IMAPAccount a\nHost 127.0.0.1\nPort {imap.port}\nSSLType None\nUser {text}\nPassCmd "echo token"\nAuthMechs LOGIN\n\n'
        path = programs.write(
            "/t/mbsyncrc", body + "IMAPStore r\nAccount a\n\nMaildirStore l\nPath /t/\n\nChannel c\nFar :r:\nNear :l:\n"
        )
        done = programs.run("mbsync", "-c", path, "-l", "c")
        user = name.replace("\\", "\\\\").replace('"', '\\"')
        assert imap.seen[-1:] == [f'"{user}" "token"'], done.stderr


def test_getmail_reads_each_account_as_it_is(programs: program_root.Programs) -> None:
    for part in ("cur", "new", "tmp"):
        (programs.root / "t/m it's" / part).mkdir(parents=True)
    complete = program_accounts(accounts(destination={"path": "/t/m it's"}), "getmail", ["imap"])
    for account in complete:
        programs.write(f"/t/{account['name']}", render("getmail", "getmailrc.j2", getmail_account=account))
    done = programs.run("getmail", "--getmaildir=/t", *(f"--rcfile={account['name']}" for account in complete), "--dump")
    assert re.findall(r'username="(.*?)"[,)]', done.stdout) == [account["mailbox"] for account in complete], done.stderr
    assert done.stdout.count("password_command=\"('/bin/sh', '-c', 'echo token')\"") == len(complete)
    names = list(quoted("python"))
    for number, name in enumerate(names):
        account = {**complete[0], "token_argv": ["/bin/echo", name]}
        programs.write(f"/t/list{number}", render("getmail", "getmailrc.j2", getmail_account=account))
    done = programs.run("getmail", "--getmaildir=/t", *(f"--rcfile=list{number}" for number in range(len(names))), "--dump")
    for name in names:
        assert f'password_command="{("/bin/echo", name)}"' in done.stdout, done.stdout + done.stderr


def test_fetchmail_reads_each_account_as_it_is(programs: program_root.Programs) -> None:
    more = {"mda": "/usr/bin/procmail -d \"%T\" '\\x'", "folders": ["INBOX", 'Se"nt, It\\ems'], "local_user": "o'brien"}
    given = accounts(**more)
    passwords = {"results": [{"content": "cGFzcw=="} for _unused in given]}
    text = render("fetchmail", "fetchmailrc.j2", fetchmail_accounts=given, fetchmail_local_passwords=passwords)
    done = programs.run("fetchmail", "-f", programs.write("/t/fetchmailrc", text), "-V")
    users = re.findall(r"^Options for retrieving from (.*):$", done.stdout, re.MULTILINE)
    assert users == [f"{one['mailbox']}@{one['name']}" for one in program_accounts(given, "fetchmail", ["imap"])], done.stderr
    assert 'Selected mailboxes are: INBOX Se"nt, It\\ems\n' in done.stdout
    assert 'Messages will be delivered with "/usr/bin/procmail -d \\"%T\\" \'\\\\x\'".' in done.stdout
    texts = quoted("fetchmail")
    polls = "".join(
        f'poll "h{n}" protocol imap user {text} password "p" is "q" here\n  keep\n' for n, text in enumerate(texts.values())
    )
    done = programs.run("fetchmail", "-f", programs.write("/t/fetchmailrc", polls), "-V")
    users = re.findall(r"^Options for retrieving from (.*):$", done.stdout, re.MULTILINE)
    assert users == [f"{name}@h{n}" for n, name in enumerate(texts)], done.stderr


# --- Dovecot and Lua

_LUA = """
dovecot = {{ auth = {{ USERDB_RESULT_OK = "ok", USERDB_RESULT_USER_UNKNOWN = "unknown", USERDB_RESULT_INTERNAL_FAILURE = "failure" }} }}
dofile("/t/tokens.lua")
for line in io.lines("/t/users") do
  local result, fields = auth_userdb_lookup({{ user = line, log_error = function(_, said) io.stderr:write(said) end }})
  print(line .. "|" .. result .. "|" .. (type(fields) == "table" and fields.imapc_user .. "|" .. fields.imapc_password .. "|" .. fields.home or ""))
end
"""


def test_dovecot_s_script_gives_each_user_its_own_mailbox(programs: program_root.Programs) -> None:
    given = accounts(password_hash="{SHA512-CRYPT}x", ca_path="/etc/a ca$x.pem")
    programs.write(
        "/t/tokens.lua", render("dovecot", "tokens.lua.j2", dovecot_accounts=given, dovecot_index_directory="/srv/index")
    )
    users = [name.lower() for name in wicked_names.ADDRESSES]
    programs.write("/t/users", "\n".join([*users, STRANGER]) + "\n")
    done = programs.run("lua5.4", programs.write("/t/run.lua", _LUA.replace("{{", "{").replace("}}", "}")))
    # Lua's lower() knows ASCII only, as the script does.
    expected = [f"{user}|ok|{name}|token|/srv/index/{user}" for user, name in zip(users, wicked_names.ADDRESSES)]
    assert done.stdout.splitlines() == [*expected, f"{STRANGER}|unknown|"], done.stderr
    texts = quoted("lua")
    script = "".join(f"io.write({text}, '\\n')\n" for text in texts.values())
    assert programs.run("lua5.4", programs.write("/t/say.lua", script)).stdout == "".join(f"{name}\n" for name in texts)


def test_dovecot_reads_its_settings_as_they_are(programs: program_root.Programs) -> None:
    text = render("dovecot", "09-mail-oauth-imapc.conf.j2", dovecot_accounts=accounts(password_hash="{SHA512-CRYPT}x"))
    path = programs.write("/t/dovecot.conf", text, 0o644)
    done = programs.run("doveconf", "-c", path, "-h", "auth_username_chars")
    assert {char for name in wicked_names.ADDRESSES for char in name.lower()} <= set(done.stdout.rstrip("\n")), done.stderr
    for name, value in quoted("dovecot").items():
        path = programs.write("/t/dovecot.conf", f"base_dir = /x\nlogin_greeting = {value}\nhostname = h\n", 0o644)
        done = programs.run("doveconf", "-c", path, "-x", "-h", "login_greeting")
        assert done.stdout == f"{name}\n", done.stderr
