# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Action plugin: asks Microsoft Graph, Exchange Online and the store for what explains failed logins, and for what expires.

Documented in modules/login_evidence.py. It reads only, and what cannot be asked is a note in its result, not a failure.
"""

from __future__ import annotations

import time
import typing as t
from dataclasses import dataclass

from ansible.errors import AnsibleActionFail, AnsibleError

from ..module_utils._entra.certificates import Certificate, read_certificate
from ..module_utils._entra.identity.options import ENVIRONMENT
from ..module_utils._errors import MailOAuthError
from ..module_utils._files import read_private
from ..module_utils._module import application_info
from ..module_utils._module.exchange import access_info
from ..module_utils._shapes import is_guid
from ..plugin_utils import _given
from ..plugin_utils._evidence.expiries import expiries
from ..plugin_utils._evidence.held import views
from ..plugin_utils._evidence.questions import Answers, Questions, circumstances, note_of, own_views, questions
from ..plugin_utils._given import plain
from ..plugin_utils._options import STORE_OPTIONS, from_environment, option_of
from ..plugin_utils._secret_arguments import SecretArguments
from ..plugin_utils._store.credentials import StoredCredential, stored
from ..plugin_utils._store.data import SignInFacts
from ..plugin_utils._tokens.lookup import vault_of
from ..plugin_utils._tokens.options import TokenOptions

GRAPH, EXCHANGE, AUTO = "graph", "exchange", "auto"
_MODULES = {GRAPH: "m365.mail_oauth.application_info", EXCHANGE: "m365.mail_oauth.exchange_access_info"}
_NAMES = {GRAPH: "Microsoft Graph", EXCHANGE: "Exchange Online", "store": "The store"}

#: Options of the administrator's identity by which one knows that there is one; others describe it further.
_IDENTITY = ("auth_client_id", "auth_access_token")

#: Seconds for everything that is asked of Exchange in one run.
_EXCHANGE_BUDGET = 180

Result = t.Dict[str, t.Any]


@dataclass
class Inquiry:
    """What is asked about one tenant, and of ``whom``; ``answers`` is what came of it."""

    arguments: dict[str, t.Any]
    variables: t.Mapping[str, t.Any]
    templar: t.Any
    results: list[dict[str, t.Any]]
    sign_ins: list[SignInFacts]
    kept: list[StoredCredential]
    asked: Questions
    answers: Answers
    whom: list[str]


class ActionModule(SecretArguments):
    """Runs two reading modules and reads the store."""

    _supports_check_mode = True
    _supports_async = False
    _SPECS = {"application_info": application_info.SPEC, "exchange_access_info": access_info.SPEC}

    @_given.action
    def run(self, tmp: str | None = None, task_vars: dict[str, t.Any] | None = None) -> Result:
        """Return ``circumstances`` and ``expiries``."""
        result: Result = super().run(tmp, task_vars)
        inquiry = self._begin(plain(dict(self._task.args)), task_vars or {}, self._templar)
        for whom in inquiry.whom:
            self._ask(whom, inquiry)
        return {**result, "changed": False, **self._said(inquiry)}

    def _begin(self, arguments: dict[str, t.Any], variables: t.Mapping[str, t.Any], templar: t.Any) -> Inquiry:
        """Return what is to be asked, having read the store."""
        results = _mappings(arguments, "results")
        planned = _mappings(arguments, "planned")
        declared = arguments.get("application") or {}
        if not isinstance(declared, dict):
            raise AnsibleActionFail("application is no dictionary with app_id, unique_name or display_name.")
        answers = Answers()
        sign_ins, kept = self._of_store(arguments, variables, planned, answers, templar)
        asked = questions(results, planned, declared, sign_ins)
        whom = self._whom(arguments, answers)
        return Inquiry(arguments, variables, templar, results, sign_ins, kept, asked, answers, whom)

    def _ask(self, whom: str, inquiry: Inquiry) -> None:
        """Ask one of them."""
        ask = self._ask_graph if whom == GRAPH else self._ask_exchange
        ask(inquiry.asked, inquiry.arguments, inquiry.variables, inquiry.answers)

    def _said(self, inquiry: Inquiry) -> Result:
        """Return ``circumstances`` and ``expiries``."""
        arguments, answers = inquiry.arguments, inquiry.answers
        tenant, now = str(arguments.get("tenant") or ""), time.time()
        local = []
        if not answers.applications:
            # Where Graph has answered, its word on the application's credentials is all of it.
            certificates = self._certificates(arguments, inquiry.variables, answers, inquiry.templar)
            local = views(arguments.get("application") or {}, inquiry.kept, certificates, now)
        found = circumstances(tenant, answers, inquiry.results, inquiry.sign_ins, now)
        known = [*found["applications"], *own_views(answers), *local]
        return {"circumstances": found, "expiries": expiries(str(arguments.get("name") or tenant), known, inquiry.sign_ins, now)}

    def _whom(self, arguments: dict[str, t.Any], answers: Answers) -> list[str]:
        """Return whom to ask; ``auto`` asks Graph where the administrator has an identity."""
        given = arguments.get("ask", [AUTO])
        wanted = (
            [source.strip() for source in given.split(",") if source.strip()] if isinstance(given, str) else list(given or ())
        )
        wrong = [source for source in wanted if source not in (GRAPH, EXCHANGE, AUTO)]
        if wrong:
            raise AnsibleActionFail(f"ask: {wrong[0]!r} is not one of {GRAPH}, {EXCHANGE}, {AUTO}.")
        if arguments.get("note"):
            answers.miss(GRAPH, note_of("Microsoft Graph and Exchange Online", arguments["note"]))
        if arguments.get("cloud") == "consumer":
            if wanted:
                message = "Personal accounts have no directory and no administrator: nobody was asked about them."
                answers.miss(GRAPH, message, "info")
            return []
        if AUTO in wanted:
            known = arguments.get("auth_method") not in (None, "", AUTO) or any(
                arguments.get(option) or from_environment(option) for option in _IDENTITY
            )
            wanted = [source for source in (GRAPH, EXCHANGE) if source in wanted or (source == GRAPH and known)]
            if not known and GRAPH not in wanted:
                answers.miss(
                    GRAPH,
                    "Microsoft Graph was not asked: the tenant has no bootstrap identity here, so nobody looked whether consent is still "
                    "there and when secrets and certificates of the application end.",
                    "info",
                )
        return [source for source in (GRAPH, EXCHANGE) if source in wanted]

    def _ask_graph(
        self, asked: Questions, arguments: dict[str, t.Any], variables: t.Mapping[str, t.Any], answers: Answers
    ) -> None:
        if not asked.applications:
            answers.miss(GRAPH, "Microsoft Graph was not asked: the tenant's application is not known.")
        for application in asked.applications:
            result = self._module(GRAPH, {**_identity(arguments), **application}, variables, answers)
            if result is None:
                return  # the next one would fail in the same way
            answers.applications.append((application, result))
        own = _own_application(arguments, asked.applications)
        result = self._module(GRAPH, {**_identity(arguments), **own}, variables, answers) if own else None
        if result is not None and result.get("applications"):
            answers.own = result
        elif result is not None:
            answers.miss(
                GRAPH, "When the administrator's identity ends was not seen: it is registered in another tenant.", "info"
            )

    def _ask_exchange(
        self, asked: Questions, arguments: dict[str, t.Any], variables: t.Mapping[str, t.Any], answers: Answers
    ) -> None:
        """Ask only about logins that failed as a switch or a permission makes them fail."""
        if not asked.mailboxes:
            return
        given = {
            **_identity(arguments),
            "exchange_admin_url": arguments.get("exchange_admin_url"),
            "wait_timeout": _EXCHANGE_BUDGET,
            "mailboxes": list(asked.mailboxes),
            "app_id": asked.app_id,
        }
        answers.exchange = self._module(EXCHANGE, given, variables, answers)
        for note in asked.notes:
            answers.miss(EXCHANGE, note)

    def _module(self, whom: str, given: dict[str, t.Any], variables: t.Mapping[str, t.Any], answers: Answers) -> Result | None:
        """Run a module; a failure is a note and no result."""
        arguments = {name: value for name, value in given.items() if value not in (None, "")}
        try:
            result = self._result_of(whom, arguments, variables)
        except (AnsibleError, MailOAuthError) as exc:
            answers.miss(whom, note_of(_NAMES[whom], exc))
            return None
        if result.get("failed"):
            answers.miss(whom, note_of(_NAMES[whom], result.get("msg")))
            return None
        return result

    def _result_of(self, whom: str, arguments: dict[str, t.Any], variables: t.Mapping[str, t.Any]) -> Result:
        return t.cast("Result", self._execute_module(module_name=_MODULES[whom], module_args=arguments, task_vars=variables))

    def _of_store(
        self,
        arguments: dict[str, t.Any],
        variables: t.Mapping[str, t.Any],
        planned: t.Sequence[t.Any],
        answers: Answers,
        templar: t.Any,
    ) -> tuple[list[SignInFacts], list[StoredCredential]]:
        """Return what the store tells of the users of the checks, and the applications' credentials that it keeps."""
        users = {str(check.get("token") or "").lower() for check in planned}
        values = {name: option_of(name, arguments, variables, templar) for name in ("tenant", "cloud", *STORE_OPTIONS)}
        try:
            options = TokenOptions.read(values.get, values)
            if not options.store and not options.tenant:
                return [], []
            data = options.open_store(vault_of(self._loader), read_only=True).load()
            return [sign_in for sign_in in data.sign_ins() if sign_in.user.lower() in users], stored(data)
        except MailOAuthError as exc:
            answers.miss("store", note_of(_NAMES["store"], exc))
            return [], []

    def _certificates(
        self, arguments: dict[str, t.Any], variables: t.Mapping[str, t.Any], answers: Answers, templar: t.Any
    ) -> list[tuple[str, Certificate]]:
        """Return the certificates whose files are here, those of the tenants file by their names there; what cannot be read is a note."""
        names = {
            str(credential["private_key_path"]): str(credential.get("name") or "")
            for credential in _mappings(arguments, "credentials")
            if credential.get("private_key_path")
        }
        given = option_of("certificate_path", arguments, variables, templar)
        if given:
            names.setdefault(str(given), "")
        read = [(name, _certificate(name, path, answers)) for path, name in names.items()]
        return [(name, certificate) for name, certificate in read if certificate is not None]


def _certificate(name: str, path: str, answers: Answers) -> Certificate | None:
    """Return the certificate of a file; what its key is, is not looked at."""
    why = f"{path} is not there."
    try:
        text = read_private("certificate_path", path)
        if text is not None:
            return read_certificate(text)
    except MailOAuthError as exc:
        why = exc.message
    answers.miss("certificate", f"When the certificate {name or path} ends was not seen: {why}", "info")
    return None


def _mappings(arguments: dict[str, t.Any], option: str) -> list[dict[str, t.Any]]:
    found = arguments.get(option) or []
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise AnsibleActionFail(f"{option} is no list of dictionaries, as the role m365.mail_oauth.verify collects them.")
    return found


def _own_application(arguments: dict[str, t.Any], others: t.Sequence[dict[str, str]]) -> dict[str, str]:
    """Return the application of the administrator's identity itself, whose secret or certificate ends like any other; empty for none."""
    given = str(arguments.get("auth_client_id") or from_environment("auth_client_id") or "")
    own = {"app_id": given.strip().lower()}
    return own if is_guid(own["app_id"]) and own not in others else {}


def _identity(arguments: dict[str, t.Any]) -> dict[str, t.Any]:
    """Return the options of the administrator's identity, which module_defaults fills in."""
    return {name: arguments.get(name) for name in ENVIRONMENT}
