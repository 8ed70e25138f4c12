# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Argument specification and run of the module ``application_credential``."""

from __future__ import annotations

import dataclasses
import typing as t

from ansible.module_utils.basic import AnsibleModule

from .._argspec import ArgumentSpec
from .._converge.timing import Clock
from .._entra.certificates import Certificate, KeyPair, read_certificate, read_key_pair
from .._entra.identity.options import AUTH_SPEC, connection_options
from .._errors import MailOAuthError, OptionError
from .._files import check_writable, read_private, write_private
from .._graph.jobs.key_credentials import KeyCredentialJob, Made
from .._graph.jobs.trial import Trial
from .._graph.plan.application import WantedApplication
from .._graph.plan.credential import CERTIFICATE, SECRET, WantedCredential, current, known_credentials, outlived, removed
from .._graph.wire.client import GraphClient
from . import federated_credential
from .graph_session import WAIT_SPEC, Done, Manner, Work, do, run_job
from .named_application import IDENTITY_SPEC, identity_of
from .sealing import seal

Json = t.Mapping[str, t.Any]

DEFAULT_NAME = "m365-mail-oauth"
#: The older spelling of the module federated_credential.
FEDERATED = "federated"

#: What only one type knows; given with another one it is a mistake. (What has a default cannot be told from what was not given.)
_ONLY: dict[str, tuple[str, ...]] = {
    CERTIFICATE: ("certificate", "private_key_path"),
    FEDERATED: tuple(federated_credential.TRUST_SPEC.argument_spec),
}

SPEC = AUTH_SPEC.merge(
    WAIT_SPEC,
    IDENTITY_SPEC,
    federated_credential.TRUST_SPEC,
    ArgumentSpec(
        {
            "state": {"type": "str", "default": "present", "choices": ["present", "absent"]},
            "type": {"type": "str", "required": True, "choices": [SECRET, CERTIFICATE, FEDERATED]},
            "name": {"type": "str", "default": DEFAULT_NAME},
            "lifetime": {"type": "int", "default": 180},
            "renew_before": {"type": "int", "default": 30},
            "overlap": {"type": "int", "default": 7},
            "force": {"type": "bool", "default": False},
            "prune": {"type": "bool", "default": True},
            "verify": {"type": "bool", "default": True},
            "return_secret": {"type": "bool", "default": False, "no_log": False},
            "save_to_store": {"type": "bool"},
            "store": {"type": "path"},
            "store_encryption": {"type": "str", "choices": ["vault", "none"]},
            "store_vault_id": {"type": "str"},
            "store_lock_timeout": {"type": "float"},
            "certificate": {"type": "str"},
            "private_key_path": {"type": "path", "no_log": False},
            "held": {
                "type": "list",
                "elements": "dict",
                "no_log": False,
                "options": {"key_id": {"type": "str", "no_log": False}, "secret": {"type": "str", "no_log": True}},
            },
            "seal_to": {"type": "str", "no_log": False},
        },
        mutually_exclusive=[["certificate", "private_key_path"]],
    ),
)


def check_type(params: Json) -> None:
    """Raise :class:`OptionError` for options of another type of credential."""
    for kind, options in _ONLY.items():
        if kind == params["type"]:
            continue
        for option in options:
            if params.get(option) is not None:
                raise OptionError(f"{option} belongs to type {kind}, and type is {params['type']}.", option=option)


def wanted_credential(params: Json, pairs: t.Sequence[KeyPair]) -> WantedCredential:
    """Build what is wanted from options and the keys at hand; raises :class:`OptionError`."""
    options = ("type", "name", "state", "lifetime", "renew_before", "overlap", "force", "prune")
    given = {option: params[option] for option in options}
    wanted = WantedCredential(**given, held=_held(params, pairs), certificate=_given_certificate(params))
    wanted.check()
    return wanted


def _held(params: Json, pairs: t.Sequence[KeyPair]) -> frozenset[str] | None:
    if params.get("held") is None and not params.get("private_key_path"):
        return None
    key_ids = {str(credential["key_id"]).strip().lower() for credential in params.get("held") or () if credential.get("key_id")}
    return frozenset(key_ids | {pair.certificate.thumbprint for pair in pairs})


def _given_certificate(params: Json) -> Certificate | None:
    pem = params.get("certificate")
    if pem is None:
        return None
    if "PRIVATE KEY" in pem:
        raise OptionError(
            "certificate holds a private key, which has no business in an option that is not a secret.",
            remedy="Give the certificate alone, and consider that key as disclosed.",
            option="certificate",
        )
    return read_certificate(pem)


def pairs_at_hand(params: Json) -> list[KeyPair]:
    """Return the certificates with their private keys that were given or lie in the file; raises :class:`OptionError`."""
    if params["type"] != CERTIFICATE:
        return []
    texts = [credential["secret"] for credential in params.get("held") or () if credential.get("secret")]
    if params.get("private_key_path"):
        texts.insert(0, read_private("private_key_path", params["private_key_path"]) or "")
    return [read_key_pair(text) for text in texts if text]


def check_destination(params: Json) -> None:
    """Raise :class:`OptionError` when nobody would get a secret that is made."""
    if params["state"] != "present" or params.get("certificate"):
        return
    if params.get("seal_to"):
        seal(params["seal_to"], "")
    if params.get("private_key_path"):
        check_writable("private_key_path", params["private_key_path"])
    elif not (params["return_secret"] or params.get("seal_to")):
        raise OptionError(
            "A new credential would be lost: it goes neither to the store nor to a file nor into the result.",
            remedy="Leave save_to_store true, or set private_key_path (certificates), or return_secret with no_log on the task.",
            option="save_to_store",
        )


def run_module(module: AnsibleModule, clock: Clock | None = None) -> dict[str, t.Any]:
    """Do the module's work and return its result."""
    check_type(module.params)
    if module.params["type"] == FEDERATED:
        result = federated_credential.run_module(module, clock)
        return {**result, "credentials": [result["credential"]] if result["credential"] else []}
    return _run_key_credential(module, clock)


def look_of(params: Json) -> Work[dict[str, t.Any]]:
    """Return work that says, for one tenant, whether the module would change something, as ``changed`` and ``credential``; it makes nothing.

    Raises :class:`OptionError` before anything is opened.
    """
    check_type(params)
    looking = Manner(check_mode=True, diff=False, warn=lambda _warning: None)
    if params["type"] == FEDERATED:
        return federated_credential.look_of(params, looking)
    identity = WantedApplication(state=params["state"], **identity_of(params))
    check_destination(params)
    pairs = pairs_at_hand(params)
    wanted = wanted_credential(params, pairs)

    async def look(client: GraphClient) -> dict[str, t.Any]:
        done = await do(KeyCredentialJob(client, identity, wanted, pairs=pairs, check_mode=True), client, looking)
        if done.result["changed"]:
            return {"changed": True, "credential": None}
        return {
            "changed": False,
            "app_id": done.job.finder.app_id,
            "credential": _kept(done.job, done.state, dataclasses.replace(done.job.effective, force=False)),
        }

    return look


def _run_key_credential(module: AnsibleModule, clock: Clock | None) -> dict[str, t.Any]:
    params = module.params
    identity = WantedApplication(state=params["state"], **identity_of(params, module.check_mode))
    check_destination(params)
    pairs = pairs_at_hand(params)
    wanted = wanted_credential(params, pairs)
    jobs: list[KeyCredentialJob] = []

    def keep(made: Made) -> None:
        if params.get("private_key_path"):
            write_private("private_key_path", params["private_key_path"], made.secret)

    def job_of(client: GraphClient) -> KeyCredentialJob:
        trial = Trial(connection_options(params), client.clock, client.deadline) if params["verify"] else None
        jobs.append(KeyCredentialJob(client, identity, wanted, trial=trial, pairs=pairs, keep=keep, check_mode=module.check_mode))
        return jobs[0]

    try:
        done = run_job(module, job_of, clock)
    except MailOAuthError as exc:
        # A secret that was made must not be lost with the error that came after it.
        if not jobs or jobs[0].made is None or not jobs[0].made.registered:
            raise
        return {
            "failed": True,
            "changed": True,
            **exc.to_failure(),
            "app_id": jobs[0].finder.app_id,
            "object_id": jobs[0].finder.object_id,
            "credential": jobs[0].made_view(),
            **_secret_part(params, jobs[0].made),
        }
    return _key_credential_result(module, done)


def _key_credential_result(module: AnsibleModule, done: Done[KeyCredentialJob]) -> dict[str, t.Any]:
    job, plan, credentials = done.job, done.plan, done.view["credentials"]
    wanted = dataclasses.replace(job.effective, force=False)
    keeper = None
    if wanted.state == "present":
        if module.check_mode and any(not change.subject for change in plan.changes):
            keeper = credentials[-1]
        else:
            keeper = _kept(job, done.state, wanted)
    result = {
        **done.result,
        "app_id": job.finder.app_id,
        "object_id": job.finder.object_id,
        "credential": keeper,
        "credentials": credentials,
        "outlived": outlived(done.state, wanted, job.now) if wanted.state == "present" and not wanted.prune else [],
        "removed": removed(plan),
    }
    if job.made is not None:
        result["verified"] = job.made.proven
        result.update(_secret_part(module.params, job.made))
    _warn_of_given(module, job)
    return result


def _kept(job: KeyCredentialJob, state: Json, wanted: WantedCredential) -> dict[str, t.Any] | None:
    """Return the credential to use from now on: the one that this run made, whatever another host's clock has dated after it."""
    names = job.made.names if job.made is not None else frozenset()
    found = next((credential for credential in known_credentials(state, wanted.type) if credential.known_as & names), None)
    if found is None and job.made is not None:
        return job.made_view()
    found = found or current(state, wanted, job.now)
    return None if found is None else found.view(wanted.type)


def _warn_of_given(module: AnsibleModule, job: KeyCredentialJob) -> None:
    certificate = job.effective.certificate
    if certificate is None or job.effective.state != "present":
        return
    days = (certificate.not_after - job.now).days
    if days <= job.effective.renew_before:
        module.warn(f"The certificate {certificate.thumbprint} given ends in {days} days. Give a new one in time.")


def _secret_part(params: Json, made: Made) -> dict[str, t.Any]:
    """Return the parts of a result that hold, or tell of, the new secret."""
    part: dict[str, t.Any] = {}
    if made.certificate_pem:
        part["certificate"] = made.certificate_pem
    if params.get("seal_to"):
        part["sealed_secret"] = seal(params["seal_to"], made.secret)
    elif params["return_secret"]:
        part["private_key" if made.certificate_pem else "secret_text"] = made.secret
    return part
