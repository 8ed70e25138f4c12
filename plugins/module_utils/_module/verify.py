# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# FOR INTERNAL COLLECTION USE ONLY: this file may change without notice.

"""Argument specification and run of the module ``verify``. Standard library only; runs on Python 3.8."""

from __future__ import annotations

import asyncio
import itertools
import resource
import sys
import time
import typing as t

from ansible.module_utils.basic import AnsibleModule

from .._argspec import ArgumentSpec, Module
from .._check import Doubt, Observation, Target, TlsInfo, TokenFacts, check_reaches
from .._clouds import CLOUDS, MAIL_AUDIENCES, Cloud
from .._diagnosis.case import Finding
from .._diagnosis.diagnose import diagnose
from .._diagnosis.peers import Peers
from .._entra import claims
from .._errors import OptionError
from .._probe import run, tls
from .._probe.check import Credentials, NetworkLike, Timeouts
from .._probe.redaction import Redactor
from .._probe.scheduler import Limits
from .._sasl import exchange, xoauth2
from .._secrets import register_all
from .._shapes import leaves
from .._verify import input as verify_input
from .._verify import output as verify_output
from .._verify import programs as verify_programs
from .._verify import smtp_login

#: Failed checks that the message of a failure names.
_NAMED = 3

SPEC = ArgumentSpec(
    {
        "checks": {
            "type": "list",
            "elements": "dict",
            "options": {
                "name": {"type": "str"},
                "protocol": {"type": "str", "required": True, "choices": list(verify_input.PROTOCOLS)},
                "host": {"type": "str"},
                "port": {"type": "int"},
                "tls": {"type": "str", "choices": list(verify_input.TLS_MODES)},
                "user": {"type": "str", "required": True},
                "token": {"type": "str", "no_log": False},
                "smtp_login": {"type": "str", "choices": list(smtp_login.CHOICES), "default": smtp_login.AUTO},
                "smtp_login_known": {"type": "str", "choices": list(smtp_login.FORMS)},
            },
        },
        "tokens": {"type": "dict", "default": {}, "no_log": True},
        "programs": verify_programs.OPTION,
        "program_states": {"type": "bool", "default": False},
        "trusted_hosts": {"type": "list", "elements": "str", "default": []},
        "always_connect": {"type": "bool", "default": False},
        "ca_path": {"type": "path"},
        "concurrency": {"type": "int", "default": 64},
        "concurrency_per_endpoint": {"type": "int", "default": 32},
        "concurrency_per_mailbox": {"type": "int", "default": 1},
        "connect_timeout": {"type": "float", "default": 10},
        "timeout": {"type": "float", "default": 30},
        "check_timeout": {"type": "float", "default": 90},
        "deadline": {"type": "float", "default": 0},
        "source_address": {"type": "str"},
        "fail_on": {"type": "str", "default": "error", "choices": ["error", "warning", "never"]},
    },
    required_one_of=[("checks", "programs")],
)


class VerifyModule(Module):
    """Says where in a long list of checks a mistake is, and stays quick with thousands of tokens."""

    _checked = False

    def __init__(self, **kwargs: t.Any) -> None:
        super().__init__(**kwargs)
        self._checked = True

    def fail_json(self, msg: str, **kwargs: t.Any) -> t.NoReturn:
        if not self._checked:
            try:
                verify_input.parse(self.params)
            except OptionError as exc:
                kwargs.update(exc.to_failure())
                msg = kwargs.pop("msg")
            except (TypeError, ValueError):
                pass
        self._leave(super().fail_json, {"msg": msg, **kwargs})

    def exit_json(self, **kwargs: t.Any) -> t.NoReturn:
        self._leave(super().exit_json, kwargs)

    def _leave(self, leave: t.Callable[..., t.NoReturn], kwargs: dict[str, t.Any]) -> t.NoReturn:
        if self._checked:
            # ansible-core would look for each token in every string, which takes minutes for thousands of checks and tokens. Nothing
            # holds one: what servers say passes a Redactor, and the arguments are shown without.
            self.no_log_values.difference_update(leaves(list((self.params.get("tokens") or {}).values())))
        checks = kwargs.get("checks")
        if isinstance(checks, verify_output.Spool):
            del kwargs["checks"]
            verify_output.write_spooled(checks, lambda: leave(**kwargs), sys.stdout)
        leave(**kwargs)

    def _visible(self) -> dict[str, t.Any]:
        # A check's failure is told by its results. Wrong arguments are few, and the first of them is named.
        return super()._visible() if not self._checked or len(self.params.get("checks") or ()) <= verify_output.ORDINARY else {}


# --- before anything is sent


def _cloud_of(host: str) -> Cloud | None:
    """Return the national cloud of one of Microsoft's mail hosts."""
    for cloud in CLOUDS.values():
        if host in (cloud.imap.host, cloud.pop.host, cloud.smtp.host):
            return cloud
    return None


def token_facts(read: claims.Claims) -> TokenFacts:
    """Return what is known of a token without asking anybody."""
    if read.opaque:
        return TokenFacts()

    def text(name: str) -> str:
        value = read.claims.get(name)
        return value if isinstance(value, str) else ""

    return TokenFacts(
        False,
        claims.is_app_only(read.claims),
        claims.token_users(read.claims),
        next(iter(claims.audiences(read.claims)), ""),
        claims.words(read.claims.get("scp")) + claims.words(read.claims.get("roles")),
        text("tid"),
        text("appid") or text("azp"),
        text("oid"),
        claims.number(read.claims.get("exp")) or 0.0,
    )


def doubts_about(read: claims.Claims, facts: TokenFacts, target: Target, now: float) -> tuple[Doubt, ...]:
    """Look at a token offline: what speaks against this login, and whether that is certain enough not to try it.

    On a server that is not Microsoft's other audiences may be right; only Microsoft Graph's and, for a token of the mail resource, a
    missing permission are certain there. That the token's user is not the mailbox is right for a shared mailbox, so it never blocks.
    """
    microsoft = target.host in verify_input.MICROSOFT_HOSTS
    own_world = not microsoft and facts.audience.rstrip("/").lower() not in MAIL_AUDIENCES
    found = claims.check_claims(
        read,
        now=now,
        mailbox=target.login,
        protocols=(target.protocol,),
        cloud=_cloud_of(target.host),
    )
    doubts = []
    for unfit in found:
        certain = unfit.severity == "error"
        if own_world and unfit.cause in ("wrong_audience", "missing_scope"):
            certain = unfit.cause == "wrong_audience" and "Microsoft Graph" in unfit.summary
        doubts.append(Doubt(unfit.cause, unfit.summary, unfit.evidence, unfit.remedy, certain))
    return tuple(doubts)


class Verification:
    """One run of the module over checked input."""

    def __init__(
        self, inputs: verify_input.Inputs, params: t.Mapping[str, t.Any], now: t.Callable[[], float] = time.time
    ) -> None:
        self._inputs = inputs
        self._params = params
        self._now = now
        self._all_tokens = frozenset(inputs.tokens.values())
        self._facts: dict[str, TokenFacts] = {}
        self._doubts: dict[int, tuple[Doubt, ...]] = {}
        self._targets: list[Target] = []
        self._tls_infos: dict[TlsInfo, dict[str, t.Any]] = {}
        self._shown_tokens: dict[tuple[str, bool], dict[str, t.Any]] = {}

    def run(self, network: NetworkLike | None = None, checks: verify_output.Spool | None = None) -> dict[str, t.Any]:
        """Run all checks and return the module's result, each check's into ``checks`` if given. Raises :class:`OptionError`."""
        return result_of_all(self.checks(network), self._params["fail_on"], checks)

    def checks(self, network: NetworkLike | None = None) -> t.Iterator[dict[str, t.Any]]:
        """Run all checks, then yield the result of each in order. Raises :class:`OptionError`."""
        held, ready = self._sort_out()
        observations = held + asyncio.run(self._probe(ready, network))
        observations.sort(key=lambda observation: observation.target.position)
        for observation in observations:
            position = observation.target.position
            observation.token = self._facts[observation.target.token]
            observation.doubts = self._doubts.get(position, ())
        peers, now = Peers(observations), self._now()
        observations.reverse()
        while observations:
            # Each observation is let go as soon as its result stands: there may be thousands.
            observation = observations.pop()
            yield self._result_of(observation, diagnose(observation, peers, now))

    def _look_at_tokens(self) -> None:
        """Look at each token once, offline, for all the checks that it serves."""
        now = self._now()
        served: dict[str, list[Target]] = {}
        for target in self._inputs.targets:
            served.setdefault(target.token, []).append(target)
        for name, targets in served.items():
            read = claims.read_claims(self._inputs.tokens[name])
            facts = self._facts[name] = token_facts(read)
            for target in targets:
                named = self._with_logins(target, facts)
                self._targets.append(named)
                doubts = doubts_about(read, facts, named, now)
                if doubts:
                    self._doubts[target.position] = doubts
        self._targets.sort(key=lambda target: target.position)

    def _with_logins(self, target: Target, facts: TokenFacts) -> Target:
        """Name whom a check logs in as; for an opaque token its own name says whose it is, if that is an address."""
        kinds = self._inputs.login_forms.get(target.position)
        if not kinds:
            return target
        owner = facts.users[0] if facts.users else target.token if facts.opaque and "@" in target.token else ""
        logins = smtp_login.names(kinds, target.user, "" if facts.app_only else owner)
        return target if logins == (target.user,) else target._replace(logins=logins)

    def _sort_out(self) -> tuple[list[Observation], list[Target]]:
        """Tell the checks that are made from those that cannot work or must not be made."""
        self._look_at_tokens()
        held, ready = [], []
        trusted = verify_input.MICROSOFT_HOSTS | self._inputs.trusted_hosts
        always = self._params["always_connect"]
        for target in self._targets:
            blocked = not always and any(doubt.blocking for doubt in self._doubts.get(target.position, ()))
            if target.host in trusted and not blocked:
                ready.append(target)
                continue
            observation = Observation(target)
            observation.state = "failed"
            observation.outcome = "blocked" if target.host in trusted else "untrusted_host"
            held.append(observation)
        return held, ready

    async def _probe(self, targets: t.Sequence[Target], network: NetworkLike | None) -> list[Observation]:
        params = self._params
        context = tls.verifying_context(params["ca_path"])
        if not targets:
            return []
        settings = run.Settings(
            Limits(
                min(params["concurrency"], _descriptors()),
                params["concurrency_per_endpoint"],
                params["concurrency_per_mailbox"],
                params["check_timeout"],
            ),
            Timeouts(params["connect_timeout"], params["timeout"], params["check_timeout"]),
            params["deadline"],
            params["source_address"],
        )
        return await run.run(targets, self._credentials, settings, context, tls.looking_context(), network)

    def _credentials(self, target: Target) -> Credentials:
        token = self._inputs.tokens[target.token]
        sasl = xoauth2.initial_response(target.login, token)
        register_all(sasl)
        return Credentials(exchange.client_first(sasl, b""), Redactor(token, sasl, whole=self._all_tokens), len(sasl))

    def _result_of(self, observation: Observation, findings: t.Sequence[Finding]) -> dict[str, t.Any]:
        token = self._token_of(observation)
        info = observation.tls_info
        if info is None:
            return result_of(observation, tls_info(None, observation.certificate), token, findings)
        shared = self._tls_infos.get(info)
        if shared is None:
            # One dictionary serves all checks that met the same certificate.
            shared = self._tls_infos[info] = tls_info(info, info.certificate)
        return result_of(observation, shared, token, findings)

    def _token_of(self, observation: Observation) -> dict[str, t.Any]:
        """Return the facts of a check's token; one dictionary serves all checks with the same one."""
        key = (observation.target.token, observation.sasl_sent)
        found = self._shown_tokens.get(key)
        if found is None:
            found = self._shown_tokens[key] = {
                **observation.token.to_dict(observation.sasl_sent),
                "name": observation.target.token,
            }
        return found


def _descriptors() -> int:
    """Return how many connections this process may have, with some room for the rest of it."""
    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return 1_000_000 if soft == resource.RLIM_INFINITY else max(1, soft - 64)


# --- after everything was seen


def wrong_line(check: t.Mapping[str, t.Any]) -> str:
    """Return what is wrong with one check, on one line."""
    finding = check["findings"][0] if check["findings"] else None
    what = f"{finding['cause']}: {finding['summary']}" if finding else check["state"]
    return f"{check['name']}: {what}"


def failure_message(wrong: t.Sequence[str], total: int) -> str:
    """Return one readable line: how many checks are wrong, and what is found for the first of them."""
    parts = list(wrong[:_NAMED])
    rest = len(wrong) - len(parts)
    if rest > 0:
        parts.append(f"and {rest} more")
    return f"{len(wrong)} of {total} checks did not pass. " + "; ".join(parts)


def result_of(
    observation: Observation, tls: dict[str, t.Any], token: dict[str, t.Any], findings: t.Sequence[Finding]
) -> dict[str, t.Any]:
    """Return one check as the module returns it."""
    target = observation.target
    challenge = observation.challenge
    return {
        "name": target.name,
        "program": "",
        "protocol": target.protocol,
        "host": target.host,
        "port": target.port,
        "tls": target.tls,
        "user": target.user,
        "login": target.login,
        "login_form": smtp_login.form_of(target.login, target.user),
        "logins_refused": [{"login": login, "reply": reply} for login, reply in observation.tried],
        "sender": observation.sender,
        "ok": observation.state == "passed",
        "state": observation.state,
        "stage": "done" if observation.state == "passed" else observation.stage,
        "authenticated": observation.authenticated,
        "address": observation.address,
        "duration_ms": observation.duration_ms,
        "retry_after_ms": observation.retry_after_ms,
        "phases": [{"name": name, "ms": spent} for name, spent in observation.phases],
        "tls_info": tls,
        "token": token,
        "server": {
            "greeting": observation.greeting,
            "capabilities": list(observation.capabilities),
            "reply": observation.reply,
            "challenge": challenge.text if challenge is not None else "",
            "after_auth": observation.after_auth,
        },
        "findings": [finding.to_dict() for finding in findings],
    }


def tls_info(info: TlsInfo | None, certificate: t.Any) -> dict[str, t.Any]:
    """Return what is known of TLS and the certificate as plain data; empty when there is none."""
    if certificate is None:
        return {}
    return {
        "version": info.version if info is not None else "",
        "cipher": info.cipher if info is not None else "",
        "verified": info is not None,
        "certificate_subject": certificate.subject,
        "certificate_issuer": certificate.issuer,
        "certificate_names": list(certificate.names),
        "certificate_not_before": claims.timestamp(certificate.not_before) if certificate.not_before else "",
        "certificate_not_after": claims.timestamp(certificate.not_after) if certificate.not_after else "",
        "certificate_sha256": certificate.sha256,
    }


def result_of_all(
    checks: t.Iterable[dict[str, t.Any]], fail_on: str, spool: verify_output.Spool | None = None
) -> dict[str, t.Any]:
    """Return the module's result over ``checks``, which go into ``spool`` if given."""
    found: t.Any = [] if spool is None else spool
    summary = dict.fromkeys(("checks", "passed", "failed", "deferred", "not_run"), 0)
    wrong: list[str] = []
    for check in checks:
        summary["checks"] += 1
        summary[check["state"]] += 1
        if check_reaches(check, fail_on):
            wrong.append(wrong_line(check) if len(wrong) < _NAMED else "")
        found.append(check)
    result: dict[str, t.Any] = {"changed": False, "checks": found, "summary": summary}
    if wrong:
        result.update(failed=True, msg=failure_message(wrong, summary["checks"]))
    return result


def run_module(module: AnsibleModule) -> dict[str, t.Any]:
    """Run the module."""
    params = module.params
    inputs = verify_input.parse(params)
    spool = None
    if len(inputs.targets) > verify_output.ORDINARY:
        # They are in the result; twice would be once too often for thousands.
        params["checks"] = f"{len(inputs.targets)} checks"
        spool = verify_output.Spool()
    checks = itertools.chain(Verification(inputs, params).checks(), _of_programs(params, len(inputs.targets)))
    return result_of_all(checks, params["fail_on"], spool)


def _of_programs(params: t.Mapping[str, t.Any], first: int) -> t.Iterator[dict[str, t.Any]]:
    """Yield the results of the logins that programs of this host are configured for; ``first`` is the position of the first."""
    plan = verify_programs.Plan(params, first, time.time())
    found = {}
    for observation, finding in plan.troubles:
        found[observation.target.position] = result_of(observation, {}, observation.token.to_dict(False), [finding])
    for ca_path, logins in plan.runs():
        # A program trusts the authorities that it is configured with, and no others.
        results = Verification(logins, {**params, "ca_path": ca_path or None}).checks()
        found.update(zip((target.position for target in logins.targets), results))
    of_programs = [found[position] for position in sorted(found)]
    plan.explain(of_programs, first)
    yield from of_programs
