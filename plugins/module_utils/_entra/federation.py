# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Who may speak for an application without a secret: issuer, subject and audience of other systems' tokens.

Pure. Entra ID compares all three byte by byte with the token's ``iss``, ``sub`` and ``aud``; a value that fits nothing is accepted when it is
registered and fails at the exchange, so what can be checked is checked here. Sources:
https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust (limits),
https://docs.github.com/actions/reference/openid-connect-reference and
https://learn.microsoft.com/entra/workload-id/workload-identities-github-immutable-subjects (GitHub),
https://docs.gitlab.com/ci/secrets/id_token_authentication (GitLab),
https://learn.microsoft.com/azure/devops/pipelines/release/convert-service-connections (Azure DevOps). Runs on Python 3.8.
"""

from __future__ import annotations

import base64
import dataclasses
import re
import typing as t
import uuid

from .._errors import OptionError

#: Most federated credentials that one application can hold.
MAX_FEDERATED = 20
#: Longest issuer, subject, audience and description.
MAX_TEXT = 600

GITHUB_ISSUER = "https://token.actions.githubusercontent.com"
GITLAB_URL = "https://gitlab.com"
#: Application id of Azure DevOps, which is part of the subjects that Entra ID gives to its service connections.
AZURE_DEVOPS_APP_ID = "499b84ac-1321-427f-aa17-267ca6975798"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{2,119}")
#: A claim and what it is compared with, in an expression.
_LOOKUP = r"claims\['([A-Za-z0-9_]+)'\] (eq|matches) '([^']+)'"
_GITHUB_PART = re.compile(r"[A-Za-z0-9._-]+")


def _wrong(message: str, remedy: str = "") -> OptionError:
    """Return the error for what can match no token."""
    return OptionError(message, remedy=remedy, code="invalid_federation")


@dataclasses.dataclass(frozen=True)
class Trust:
    """What is trusted: tokens of ``issuer`` about ``subject``, made for one of ``audiences``.

    With an empty ``subject`` the tokens are those whose claims fit ``expression``.
    """

    issuer: str
    subject: str
    audiences: tuple[str, ...]
    expression: str = ""

    def check(self) -> None:
        """Raise :class:`OptionError` for what Entra ID refuses, or accepts and never matches."""
        for option, text in (
            ("issuer", self.issuer),
            *([] if self.expression else [("subject", self.subject)]),
            *(("audiences", audience) for audience in self.audiences),
        ):
            if not text or text != text.strip():
                raise _wrong(f"The {option} {text!r} is empty or begins or ends with white space, and would match no token.")
            if len(text) > MAX_TEXT:
                raise _wrong(f"The {option} has {len(text)} characters, and Entra ID takes {MAX_TEXT}.")
            if "*" in text or "?" in text:
                raise _wrong(
                    f"The {option} {text!r} holds a wildcard, and Entra ID compares it character by character.",
                    "Make one federated credential for each subject, or give claims_matching_expression in place of subject.",
                )
        if self.expression:
            claims(self.expression)
        if not self.issuer.startswith("https://"):
            raise _wrong(f"The issuer {self.issuer!r} does not begin with https://.")
        if len(self.audiences) != 1:
            raise _wrong(f"{len(self.audiences)} audiences were given, and a federated credential has exactly one.")


def claims(expression: str) -> list[tuple[str, str, str]]:
    """Return an expression's parts as (claim, ``eq`` or ``matches``, comparand); raises :class:`OptionError` for what is none.

    The language: https://learn.microsoft.com/entra/workload-id/workload-identities-flexible-federated-identity-credentials.
    """
    if not re.fullmatch(rf"{_LOOKUP}(?: and {_LOOKUP})*", expression):
        raise _wrong(
            f"claims_matching_expression {expression!r} is not in Entra ID's language.",
            "Write claims['sub'] matches 'repo:contoso/mail:ref:refs/heads/*', joined by and with others such as "
            "claims['repository_id'] eq '456789'; one space between the parts.",
        )
    return re.findall(_LOOKUP, expression)


def wildcard(expression: str) -> str:
    """Return a sentence about whom the wildcards of an expression let in, empty where there is none."""
    loose = [
        (claim, text) for claim, operator, text in claims(expression) if operator == "matches" and ("*" in text or "?" in text)
    ]
    if not loose:
        return ""
    shown = " and ".join(f"whose {claim} fits {text!r}" for claim, text in loose)
    fixed = [f"{claim} is {text!r}" for claim, operator, text in claims(expression) if operator == "eq"]
    bound = f", if {' and '.join(fixed)}" if fixed else ""
    return (
        f"claims_matching_expression holds a wildcard: every job {shown} signs in as the application{bound}. "
        "Whoever can make such a branch, tag or environment can read the mail that the application may read."
    )


def check_name(name: str) -> None:
    """Raise :class:`OptionError` for a name that a federated credential cannot have."""
    if not _NAME.fullmatch(name):
        raise _wrong(
            f"The name {name!r} cannot be a federated credential's.",
            "Use 3 to 120 letters, digits, hyphens and underscores; the first one a letter or a digit.",
        )


def one_of(options: t.Mapping[str, t.Any], names: t.Sequence[str], where: str) -> tuple[str, t.Any]:
    """Return the name and value of the only option given among ``names``."""
    given = [name for name in names if options.get(name)]
    if len(given) != 1:
        raise _wrong(
            f"{where} needs exactly one of {', '.join(names)}; {'none' if not given else ' and '.join(given)} was given."
        )
    return given[0], options[given[0]]


def github(options: t.Mapping[str, t.Any]) -> tuple[str, str]:
    """Return issuer and subject for a workflow of GitHub Actions.

    ``options``: repository (``owner/name``), one of environment, branch, tag, pull_request, and optionally issuer (a GitHub Enterprise
    Server's), and owner_id with repository_id. With the ids the subject has the immutable form that GitHub gives to repositories made, renamed
    or moved after June 2026 and to those that opted in.
    """
    owner, slash, name = str(options.get("repository") or "").partition("/")
    if not slash or not _GITHUB_PART.fullmatch(owner) or not _GITHUB_PART.fullmatch(name):
        raise _wrong(f"github.repository {options.get('repository')!r} is not of the form owner/name.")
    kind, value = one_of(options, ("environment", "branch", "tag", "pull_request"), "github")
    ids = [str(options.get(key) or "") for key in ("owner_id", "repository_id")]
    if any(ids):
        if not all(identifier.isdigit() for identifier in ids):
            raise _wrong(
                "github.owner_id and github.repository_id belong together, and both are numbers.",
                f"Read them with: gh api repos/{owner}/{name} --jq '.owner.id, .id'",
            )
        owner, name = f"{owner}@{ids[0]}", f"{name}@{ids[1]}"
    what = {
        "environment": f"environment:{_colons_escaped(str(value))}",
        "branch": f"ref:refs/heads/{value}",
        "tag": f"ref:refs/tags/{value}",
        "pull_request": "pull_request",
    }[kind]
    return str(options.get("issuer") or GITHUB_ISSUER), f"repo:{owner}/{name}:{what}"


def _colons_escaped(text: str) -> str:
    """Return an environment's name as GitHub writes it into a subject, where a colon would look like the next field."""
    return text.replace(":", "%3A")


def gitlab(options: t.Mapping[str, t.Any]) -> tuple[str, str]:
    """Return issuer and subject for a GitLab CI/CD job. ``options``: project (``group/project``), one of branch and tag, optionally url."""
    project = str(options.get("project") or "")
    if "/" not in project.strip("/") or project != project.strip("/"):
        raise _wrong(f"gitlab.project {project!r} is not of the form group/project.")
    kind, ref = one_of(options, ("branch", "tag"), "gitlab")
    return str(options.get("url") or GITLAB_URL).rstrip("/"), f"project_path:{project}:ref_type:{kind}:ref:{ref}"


def azure_devops(options: t.Mapping[str, t.Any], tenant_id: str, authority: str) -> tuple[str, str]:
    """Return issuer and subject for a service connection of Azure DevOps.

    With service_connection_id (and organization_id) the tokens are Entra ID's own, as those of new service connections are; ``tenant_id`` is the
    id of the organization's tenant. With organization, project and service_connection (and organization_id) they are Azure DevOps' own, which
    ends in July 2027 for single-tenant applications of the public cloud.
    """
    organization_id = _guid(options.get("organization_id"), "azure_devops.organization_id")
    if options.get("service_connection_id"):
        connection = _guid(options["service_connection_id"], "azure_devops.service_connection_id")
        tenant = _guid(options.get("tenant_id") or tenant_id, "azure_devops.tenant_id")
        subject = f"/eid1/c/pub/t/{_short(tenant)}/a/{_short(AZURE_DEVOPS_APP_ID)}/sc/{organization_id}/{connection}"
        return f"{authority.rstrip('/')}/{tenant}/v2.0", subject
    names = [str(options.get(key) or "") for key in ("organization", "project", "service_connection")]
    if not all(names):
        raise _wrong("azure_devops needs service_connection_id, or organization, project and service_connection.")
    return f"https://vstoken.dev.azure.com/{organization_id}", "sc://" + "/".join(names)


def _guid(value: t.Any, option: str) -> str:
    try:
        return str(uuid.UUID(str(value or "")))
    except ValueError:
        raise _wrong(f"{option} {value!r} is not an id of the form 00000000-0000-0000-0000-000000000000.") from None


def _short(guid: str) -> str:
    """Return an id as Entra ID writes it into subjects: base64url of its bytes in little-endian order, without padding."""
    return base64.urlsafe_b64encode(uuid.UUID(guid).bytes_le).decode().rstrip("=")
