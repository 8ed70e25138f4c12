# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Tokens of the application itself (client credentials) through azure-identity. Python 3.10 and newer."""

from __future__ import annotations

import typing as t

from .. import _files, _secrets
from .._deps import require
from .._errors import OptionError
from .authority import SHARED_TENANTS
from .azure_wire import authority_transport, failure_of
from .delegated import ClientIdentity, Grant
from .http import quiet_libraries


def _options(identity: ClientIdentity, transport: t.Any) -> dict[str, t.Any]:
    return {
        "authority": identity.authority.rstrip("/"),
        "disable_instance_discovery": True,
        "transport": transport,
        "retry_total": 3,
        "retry_connect": 1,
        "retry_backoff_max": 30,
    }


def _credential(identity: ClientIdentity, transport: t.Any) -> t.Any:
    library = require("azure.identity")
    quiet_libraries()
    if identity.client_secret:
        return library.ClientSecretCredential(
            identity.tenant, identity.client_id, identity.client_secret, **_options(identity, transport)
        )
    if identity.federated_token_path:
        _check_token_file(identity.federated_token_path)
        return library.WorkloadIdentityCredential(
            tenant_id=identity.tenant,
            client_id=identity.client_id,
            token_file_path=identity.federated_token_path,
            **_options(identity, transport),
        )
    try:
        source: dict[str, t.Any] = {"password": identity.certificate_password}
        if identity.certificate_data:
            source = {"certificate_data": identity.certificate_data.encode()}
        else:
            source["certificate_data"] = _files.read_trusted(str(identity.certificate_path))
        return library.CertificateCredential(
            identity.tenant,
            identity.client_id,
            **source,
            **_options(identity, transport),
        )
    except (OSError, ValueError, TypeError) as exc:
        raise OptionError(
            f"The certificate file {identity.certificate_path} cannot be used ({getattr(exc, 'strerror', None) or type(exc).__name__}).",
            remedy="Give a readable PEM or PKCS#12 file with the private key and the certificate, and its password where it has one.",
        ) from exc


def _check_token_file(path: str) -> None:
    """Refuse a file that cannot be read, or is empty as after a step that failed, before anything is asked of anybody."""
    reason = "is empty"
    try:
        if _files.read_trusted(path, 4096).strip():
            return
    except OSError as exc:
        reason = f"cannot be read ({exc.strerror or exc})"
    raise OptionError(
        f"federated_token_path: the file {path} {reason}.",
        remedy="Write the other system's identity token to it before; in a CI job this takes the permission to ask for one.",
    )


def app_only_token(identity: ClientIdentity, scope: str) -> Grant:
    """Ask for a token of the application itself; ``scope`` is the resource's ``.default``. One request besides discovery.

    Raises :class:`TokenError`, :class:`OptionError`, :class:`DependencyError`.
    """
    identity.check()
    # The client credentials flow needs one tenant (AADSTS9001023).
    if identity.tenant.lower() in SHARED_TENANTS:
        raise OptionError(
            f"The tenant {identity.tenant!r} stands for many, and an application signs in to one.",
            remedy="Set tenant to the directory (tenant) id or a verified domain.",
            code="wrong_flow",
        )
    whose = f"the application {identity.client_id}"
    transport = authority_transport(identity.authority, identity.ca_path or True, identity.timeout)
    credential = _credential(identity, transport)
    failure = None
    try:
        token = credential.get_token(scope)
    except Exception as exc:
        failure = failure_of(exc, transport.wire, whose, [identity.client_secret, identity.certificate_password])
    finally:
        credential.close()
    if failure is not None:
        # Not chained: the library's exceptions hold the server's answer as it came.
        raise failure
    _secrets.register(token.token)
    return Grant(access_token=token.token, expires_on=float(token.expires_on), scopes=(scope,))
