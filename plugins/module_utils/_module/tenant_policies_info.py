# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``tenant_policies_info``.

:func:`foresee` is the one way to a prediction, for whoever has a client already.
"""

from __future__ import annotations

import contextlib
import typing as t

from ansible.module_utils.basic import AnsibleModule

from .._argspec import ArgumentSpec
from .._converge.reading import Reading
from .._converge.timing import Clock, Deadline
from .._entra.claims import words
from .._entra.identity.options import AUTH_SPEC, check_guid, connection_options
from .._errors import ExchangeError, MailOAuthError, OptionError
from .._exchange import policies as exchange_policies
from .._exchange.answers import Row
from .._exchange.cmdlets import Cmdlet
from .._exchange.reading import Run
from .._graph.jobs import policies as graph_policies
from .._graph.wire import calls
from .._graph.wire.calls import Call
from .._graph.wire.client import GraphClient
from .._graph.wire.shapes import parse_time
from .._mail import DELEGATED_SCOPES
from .._preflight import steps
from .._preflight.facts import Application, Facts, Identity, Mailbox, Person, Question
from .._preflight.prediction import POLICIES, REFUSED, UNKNOWN, Prediction, as_data
from .._quoting.address import is_address
from .application import AUDIENCES
from .exchange.access import ADMIN_SPEC, admin_endpoint, check_address
from .exchange.session import exchange_session
from .graph_session import READ_BUDGET, run_on_graph

_NAMES = ("app_id", "unique_name", "display_name")

SPEC = AUTH_SPEC.merge(ADMIN_SPEC).merge(
    ArgumentSpec(
        {
            **{name: {"type": "str"} for name in _NAMES},
            "sign_in_audience": {"type": "str", "default": AUDIENCES[0], "choices": list(AUDIENCES)},
            "secret_days": {"type": "int", "default": 180, "no_log": False},
            "certificate_days": {"type": "int", "default": 365},
            "mailboxes": {
                "type": "list",
                "elements": "dict",
                "default": [],
                "options": {"address": {"type": "str", "required": True}, "sign_in_user": {"type": "str"}},
            },
            "scopes": {"type": "list", "elements": "str", "default": list(DELEGATED_SCOPES.values())},
            "exchange": {"type": "bool", "default": False},
            "steps": {"type": "list", "elements": "str", "choices": list(steps.STEPS)},
        },
        mutually_exclusive=[list(_NAMES)],
    )
)


class Plan(t.NamedTuple):
    """What somebody is about to do on a tenant. ``find`` finds the mail application, None where one is to be made."""

    question: Question
    audience: str = AUDIENCES[0]
    find: Call | None = None
    app_id: str | None = None


class Foresight(t.NamedTuple):
    """What will come of it, and what that rests on."""

    facts: Facts
    predictions: list[Prediction]

    def data(self, wanted: t.Sequence[str] | None = None) -> dict[str, t.Any]:
        """Return all as plain data; ``wanted`` are the steps to tell of, without it all."""
        told = [found for found in self.predictions if wanted is None or found.step in wanted]
        return {
            "policies": steps.settings(self.facts),
            "unread": self.unread(),
            "predictions": [{**as_data(found), "sentence": steps.sentence(found)} for found in told],
            "refused": [steps.sentence(found) for found in told if found.outcome == REFUSED],
            "unknown": [steps.sentence(found) for found in told if found.outcome == UNKNOWN],
        }

    def unread(self) -> list[dict[str, str]]:
        """Return what was not read, each with why."""
        facts = self.facts
        readings = {
            "user_consent": facts.authorization,
            "app_management": facts.app_management,
            "conditional_access": facts.conditional_access,
            "security_defaults": facts.security_defaults,
            "smtp_auth_tenant": facts.transport,
            "authentication_policy": facts.authentication_policies,
        }
        return [
            {"policy": name, "title": POLICIES[name].title, "because": reading.unread}
            for name, reading in readings.items()
            if reading.unread
        ]


async def foresee(client: GraphClient, plan: Plan, exchange: Run | None = None) -> Foresight:
    """Read a tenant's policies and foretell every step of ``plan``; nothing is changed.

    ``client`` is signed in to the tenant as whoever is to onboard it; ``exchange`` runs Exchange Online's cmdlets there, and without it
    what Exchange decides ends as unknown. Fails where Graph cannot be reached or the
    application that is named may not be read; what policies may not be read is said in the result.
    """
    question = plan.question
    names = list(dict.fromkeys(person.name for person in question.people))
    found = await graph_policies.read_policies(client, plan.find, names)
    question = question._replace(people=tuple(person._replace(object_id=found.people[person.name]) for person in question.people))
    claims = client.claims
    identity = Identity(
        None if client.granted is None else frozenset(client.granted),
        frozenset(words(claims.get("wids"))) if claims else None,
        "scp" in claims if claims else None,
        str(claims.get("oid") or ""),
    )
    facts = Facts(
        identity,
        _application(plan, found.application, identity),
        found.authorization,
        found.app_management,
        found.own_app_management,
        found.security_defaults,
        found.conditional_access,
    )
    if exchange is not None:
        facts = _with_exchange(facts, exchange, question)
    return Foresight(facts, steps.predict(facts, question))


def _application(plan: Plan, row: t.Mapping[str, t.Any] | None, identity: Identity) -> Application:
    if row is None:
        return Application(plan.audience, foreign=plan.app_id is not None)
    owners = row.get("owners") or ()
    owned = any(str(owner.get("id")).lower() == identity.object_id.lower() for owner in owners)
    return Application(plan.audience, parse_time(row.get("createdDateTime")) or parse_time("2019-01-01T00:00:00Z"), owned)


def _with_exchange(facts: Facts, run: Run, question: Question) -> Facts:
    try:
        found = exchange_policies.read_policies(
            run,
            [mailbox.address for mailbox in question.mailboxes],
            dict.fromkeys(mailbox.user for mailbox in question.mailboxes),
        )
    except MailOAuthError as exc:  # no token for Exchange, or nobody answers: what Graph said stands
        silent = Reading(unread=f"Exchange Online could not be asked ({exc.message.rstrip('.')})")
        mailboxes = {mailbox.address.lower(): silent for mailbox in question.mailboxes}
        users = {mailbox.user.lower(): silent for mailbox in question.mailboxes}
        return facts._replace(
            transport=silent, organization=silent, authentication_policies=silent, cas_mailboxes=mailboxes, users=users
        )
    return facts._replace(
        transport=found.transport,
        organization=found.organization,
        authentication_policies=found.authentication_policies,
        cas_mailboxes=found.cas_mailboxes,
        users=found.users,
    )


def in_time(run: Run, deadline: Deadline) -> Run:
    """Return what runs cmdlets until the time is up, and then says so at once: what was read by then counts."""

    def bounded(cmdlet: Cmdlet) -> list[Row]:
        if deadline.remaining() <= 0:
            raise ExchangeError(f"it was not asked, because the {deadline.seconds:g} seconds for all mailboxes were over")
        return run(cmdlet)

    return bounded


def plan_of(params: t.Mapping[str, t.Any], clock: Clock) -> Plan:
    """Build a plan from the module's options; raises :class:`OptionError`."""
    app_id = (params["app_id"] or "").strip() or None
    if app_id is not None:
        app_id = check_guid("app_id", app_id, "an application (client) id")
    for option in ("secret_days", "certificate_days"):
        if not 0 < params[option] <= 36500:
            raise OptionError(f"{option}: a number of days between 1 and 36500.", option=option)
    mailboxes = []
    for row in params["mailboxes"]:
        address = check_address(row["address"])
        user = (row["sign_in_user"] or address).strip()
        if not is_address(user):
            raise OptionError(f"mailboxes: the sign_in_user of {address} is no address.", option="mailboxes")
        mailboxes.append(Mailbox(address, user))
    people = tuple(Person(user) for user in dict.fromkeys(mailbox.user for mailbox in mailboxes))
    question = Question(
        clock.now(), params["secret_days"], params["certificate_days"], people, tuple(mailboxes), tuple(params["scopes"])
    )
    unique_name, display_name = ((params[name] or "").strip() or None for name in ("unique_name", "display_name"))
    named = app_id or unique_name or display_name
    find = calls.application_named(app_id, None, unique_name, display_name) if named else None
    return Plan(question, params["sign_in_audience"], find, app_id)


def run_module(module: AnsibleModule, clock: Clock | None = None) -> dict[str, t.Any]:
    """Do the module's work and return its result."""
    params, time = module.params, clock or Clock()
    plan = plan_of(params, time)

    async def work(client: GraphClient, run: Run | None) -> Foresight:
        return await foresee(client, plan, run)

    with contextlib.ExitStack() as stack:
        run: Run | None = None
        if params["exchange"]:
            connection = connection_options(params)
            url, scope = admin_endpoint(params, connection)
            session = exchange_session({**params, "wait_timeout": READ_BUDGET}, connection, url, scope, time)
            exchange, deadline = stack.enter_context(session)
            run = in_time(exchange.run, deadline)
        found = run_on_graph(params, lambda client: work(client, run), time)
    return {"changed": False, **found.data(params["steps"])}
