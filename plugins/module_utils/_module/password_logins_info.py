# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``password_logins_info``."""

from __future__ import annotations

import contextlib
import datetime
import os
import typing as t

from ansible.module_utils.basic import AnsibleModule

from .._argspec import ArgumentSpec
from .._converge.timing import Clock
from .._entra.identity.options import AUTH_SPEC, check_guid, connection_options
from .._errors import GraphError, OptionError
from .._exchange.reading import Run
from .._graph.jobs import sign_ins
from .._graph.wire.client import GraphClient
from .._preflight.facts import Mailbox, Person, Question
from .._preflight.steps import sentence, settings
from .._radar import senders as radar
from .._radar import smtp_auth_report
from .._radar.output import as_data
from .._radar.senders import Configured, Directory, Sender
from .._radar.sign_ins import ASKED_CLIENTS, Log
from .._radar.ways import KINDS, OAUTH, PROGRAMS, REPORT, SIGN_INS, Account
from .exchange.access import ADMIN_SPEC, admin_endpoint
from .exchange.session import exchange_session
from .graph_session import WAIT_SPEC, run_on_graph
from .tenant_policies_info import Plan, foresee, in_time

#: Mailboxes whose switches are read; each takes some requests of Exchange's.
MOST_MAILBOXES = 200
_DERIVED = (
    "The shape of password logins in the sign-in logs is derived: no public record of one by SMTP, IMAP or POP3 exists. What contradicts"
    " itself is unclear."
)
_NOT_SHOWN = (
    "Who logs in less often than every {days} days is not in the sign-in logs that were read, nor is who was refused before Entra ID was asked,"
    " as by a switch of Exchange Online's."
)
_EMPTY_EXPORT = "Exchange's report holds no sender at all. That is weak evidence: a filter, another tenant or too short a range leave such a file, too."
#: An export of Exchange's report is smaller.
MAX_REPORT = 256 * 1024 * 1024

SPEC = AUTH_SPEC.merge(WAIT_SPEC, ADMIN_SPEC).merge(
    ArgumentSpec(
        {
            "sign_ins": {"type": "bool", "default": True},
            "days": {"type": "int", "default": sign_ins.RETENTION},
            "app_ids": {"type": "list", "elements": "str", "default": []},
            "all_sign_ins": {"type": "bool", "default": False},
            "exchange": {"type": "bool", "default": False},
            "smtp_auth_report": {"type": "path"},
            "smtp_auth_report_days": {"type": "int", "default": smtp_auth_report.USUAL_DAYS},
            "programs": {
                "type": "list",
                "elements": "dict",
                "default": [],
                "options": {
                    **{name: {"type": "str", "required": True} for name in ("host", "program", "protocol", "server")},
                    "user": {"type": "str", "default": ""},
                    "kind": {"type": "str", "required": True, "choices": list(KINDS)},
                    "place": {"type": "str", "default": ""},
                    "logged": {"type": "bool", "default": False},
                    **{name: {"type": "int", "default": 0} for name in ("logins", "failures")},
                    **{name: {"type": "str", "default": ""} for name in ("first_seen", "last_seen", "why")},
                },
            },
            "domains": {"type": "list", "elements": "str", "default": []},
        }
    )
)


class Findings:
    """What one run gathers: accounts by source, what the directory says of them, what was not read."""

    def __init__(self) -> None:
        self.log = Log()
        self.reported: list[Account] = []
        self.configured: list[Account] = []
        self.directory: dict[str, Directory | None] = {}
        self.domains: set[str] = set()
        self.read: list[str] = []
        self.unread: list[dict[str, str]] = []
        self.policies: dict[str, t.Any] = {}
        self.requests = 0
        self.licence: bool | None = None
        #: Why what was read is weak evidence all the same.
        self.weak = ""

    def miss(self, source: str, because: str) -> None:
        """Note that a source was not read, or not whole."""
        self.unread.append({"source": source, "because": because})

    def senders(self) -> list[Sender]:
        """Return all that is known, joined."""
        return radar.gather([*self.log.accounts(), *self.reported, *self.configured], self.directory)


def run_module(module: AnsibleModule, clock: Clock | None = None) -> dict[str, t.Any]:
    """Do the module's work and return its result."""
    params, time = module.params, clock or Clock()
    if not 1 <= params["days"] <= sign_ins.RETENTION:
        raise OptionError(f"days: from 1 to {sign_ins.RETENTION}, which is what Entra ID keeps at most.", option="days")
    app_ids = tuple(check_guid("app_ids", name, "an application (client) id") for name in params["app_ids"])
    end = time.now().replace(microsecond=0) + datetime.timedelta(seconds=1)
    asked = sign_ins.Asked(
        end - datetime.timedelta(days=params["days"]), end, ASKED_CLIENTS, app_ids, everything=params["all_sign_ins"]
    )
    found = Findings()
    found.domains = {name.strip().lower() for name in params["domains"]}
    if params["smtp_auth_report"]:
        _read_report(params, found, time)
    configured = [Configured(**login) for login in params["programs"]]
    if params["sign_ins"] or params["exchange"]:
        senders = _ask(params, found, asked, configured, time)
    else:
        _join_programs(params, found, configured)
        senders = found.senders()
    if not params["sign_ins"]:
        found.miss(SIGN_INS, "nobody asked for it (sign_ins is false)")
    if not params["smtp_auth_report"]:
        found.miss(REPORT, "no export was given (smtp_auth_report)")
    if not params["programs"]:
        found.miss(PROGRAMS, "no mail host was asked (programs)")
    return {"changed": False, **_result(params, found, senders, asked)}


def _read_report(params: t.Mapping[str, t.Any], found: Findings, time: Clock) -> None:
    """Take the senders of Exchange's report; say what it does not prove."""
    days = params["smtp_auth_report_days"]
    if not 1 <= days <= smtp_auth_report.MOST_DAYS:
        most = smtp_auth_report.MOST_DAYS
        raise OptionError(f"smtp_auth_report_days: from 1 to {most}, the page's longest range.", option="smtp_auth_report_days")
    content, written = _content(params["smtp_auth_report"])
    export = smtp_auth_report.read(smtp_auth_report.decode(content))
    found.reported = export.accounts
    doubt = smtp_auth_report.doubts(days, params["days"], (time.now().timestamp() - written) / 86400)
    if doubt:
        found.miss(REPORT, f"{doubt}. {_EMPTY_EXPORT}".rstrip(".") if not export.rows else doubt)
    else:
        found.read.append(REPORT)
        found.weak = "" if export.rows else _EMPTY_EXPORT


def _content(path: str) -> tuple[bytes, float]:
    """Return a file's content, and when it was written (seconds since 1970)."""
    try:
        with open(path, "rb") as file:
            content, written = file.read(MAX_REPORT + 1), os.fstat(file.fileno()).st_mtime
    except OSError as exc:
        raise OptionError(f"smtp_auth_report: {path} cannot be read: {exc.strerror}.", option="smtp_auth_report") from None
    if len(content) > MAX_REPORT:
        raise OptionError(f"smtp_auth_report: {path} is larger than {MAX_REPORT} bytes.", option="smtp_auth_report")
    return content, written


def _ask(
    params: t.Mapping[str, t.Any], found: Findings, asked: sign_ins.Asked, configured: t.Sequence[Configured], time: Clock
) -> list[Sender]:
    """Ask Graph, and Exchange where that is wanted; return the senders with what holds for them today."""
    with contextlib.ExitStack() as stack:
        run: Run | None = None
        if params["exchange"]:
            connection = connection_options(params)
            url, scope = admin_endpoint(params, connection)
            exchange, deadline = stack.enter_context(exchange_session(params, connection, url, scope, time))
            run = in_time(exchange.run, deadline)

        async def work(client: GraphClient) -> list[Sender]:
            if params["sign_ins"]:
                outcome = await sign_ins.read_sign_ins(client, asked, found.log.add)
                found.licence, found.requests = outcome.licence, client.requests
                if outcome.unread:
                    found.miss(SIGN_INS, outcome.unread)
                else:
                    found.read.append(SIGN_INS)
            await _look_up(client, found)
            _join_programs(params, found, configured)
            senders = found.senders()
            await _policies(client, found, [sender for sender in senders if sender.kind != OAUTH], run, time)
            return senders

        return run_on_graph(params, work, time)


async def _look_up(client: GraphClient, found: Findings) -> None:
    """Ask the directory who they are; it need not answer."""
    with contextlib.suppress(GraphError):
        found.domains |= await sign_ins.read_domains(client) or frozenset()
        ids = [sender.object_id for sender in found.senders() if sender.object_id]
        rows = await sign_ins.read_directory(client, ids)
        found.directory = {
            key: None if row is None else Directory(str(row.get("userPrincipalName") or ""), row.get("accountEnabled"))
            for key, row in rows.items()
        }


def _join_programs(params: t.Mapping[str, t.Any], found: Findings, configured: t.Sequence[Configured]) -> None:
    """Take the logins of mail programs in this tenant's domains."""
    if "." in params["tenant"]:
        found.domains.add(params["tenant"].lower())
    # A guest's address is another tenant's.
    seen = [name for account in (*found.log.accounts(), *found.reported) if not account.guest for name in account.names]
    found.domains |= {name.rpartition("@")[2] for name in seen if "@" in name and "#ext#" not in name}
    found.configured = radar.accounts_of(configured, found.domains)
    if configured:
        found.read.append(PROGRAMS)


async def _policies(client: GraphClient, found: Findings, senders: t.Sequence[Sender], run: Run | None, time: Clock) -> None:
    """Say of each sender what its login with a password comes to today, by the tenant's policies and switches."""
    asked = [sender for sender in senders if "@" in sender.mailbox and sender.account not in ("guest", "deleted")][
        :MOST_MAILBOXES
    ]
    if not asked:
        return
    question = Question(
        time.now(),
        people=tuple(Person(sender.mailbox, sender.object_id) for sender in asked),
        mailboxes=tuple(Mailbox(sender.mailbox, sender.mailbox) for sender in asked),
    )
    try:
        foresight = await foresee(client, Plan(question), run)
    except GraphError as exc:
        found.miss("policies", exc.message.rstrip("."))
        return
    found.policies = settings(foresight.facts)
    for row in foresight.unread():
        if row["policy"] not in ("user_consent", "app_management"):  # of no weight for a password
            found.miss(row["policy"], row["because"])
    said = {(prediction.subject, prediction.step): prediction for prediction in foresight.predictions}
    for sender in asked:
        steps = [f"{protocol}_password" for protocol in radar.protocols_of(sender) or ["smtp"]]
        predictions = [said[sender.mailbox, step] for step in steps if (sender.mailbox, step) in said]
        if predictions:
            worst = next((one for one in predictions if one.outcome != "works"), predictions[0])
            sender.today, sender.reasons = worst.outcome, tuple(sentence(prediction) for prediction in predictions)


def _result(
    params: t.Mapping[str, t.Any], found: Findings, senders: t.Sequence[Sender], asked: sign_ins.Asked
) -> dict[str, t.Any]:
    data = as_data(senders)
    read_logs = SIGN_INS in found.read
    notes = [
        _DERIVED,
        _NOT_SHOWN.format(days=params["days"]),
    ]
    return {
        **data,
        "policies": found.policies,
        "read": found.read,
        "unread": found.unread,
        "sign_in_logs": {
            "start": f"{asked.start:%Y-%m-%dT%H:%M:%SZ}",
            "end": f"{asked.end:%Y-%m-%dT%H:%M:%SZ}",
            "kept_days": sign_ins.RETENTION,
            "whole": read_logs,
            "licence": found.licence,
            "records": found.log.records,
            "unrelated": found.log.unrelated,
            "requests": found.requests,
        },
        "notes": notes if params["sign_ins"] else [],
        "weak": found.weak if SIGN_INS not in found.read else "",
        "elsewhere": [
            {name: login[name] for name in ("host", "program", "user", "kind")}
            for login in params["programs"]
            if login["kind"] != OAUTH
            and radar.may_be_microsoft(login["server"])
            and login["user"].lower().rpartition("@")[2] not in found.domains
        ],
    }
