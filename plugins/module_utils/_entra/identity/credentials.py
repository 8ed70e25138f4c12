# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The administrator's identity (bootstrap identity): one class per way to sign in, chosen by a dictionary; tokens by azure-identity.

``validate`` of a method needs neither network nor library; ``credential`` builds azure-identity's object. Python 3.10 and newer for
tokens; importing this file needs the standard library alone (3.8).
"""

from __future__ import annotations

import typing as t

from ... import _files, _secrets
from ..._answers.answer import one_line
from ..._deps import require
from ..._errors import MailOAuthError, OptionError
from .. import aadsts
from ..azure_wire import authority_transport, failure_of
from ..claims import read_claims, words
from ..http import quiet_libraries
from .method import MAX_PAUSE, RETRIES, AuthMethod, Sleep, missing
from .options import ENVIRONMENT, AuthOptions, ConnectionOptions, check_readable
from .without_secret import IDENTITIES


class ClientSecret(AuthMethod):
    """An application with a client secret."""

    name = "client_secret"
    options = ("auth_client_secret",)

    def validate(self) -> None:
        """Check the id and that there is a secret."""
        self.client_id()
        if not self.auth.client_secret:
            raise missing("auth_client_secret", "the value of the identity's client secret")

    def credential(self, **keywords: t.Any) -> t.Any:
        """Return a ClientSecretCredential."""
        _secrets.register(self.auth.client_secret)
        return require("azure.identity").ClientSecretCredential(
            self.connection.tenant, self.client_id(), self.auth.client_secret, **keywords
        )


class ClientCertificate(AuthMethod):
    """An application with a certificate: PEM or PKCS#12, with its private key."""

    name = "certificate"
    options = ("auth_certificate_path",)

    def validate(self) -> None:
        """Check the id and that the file can be read and looks like a certificate with a key."""
        self.client_id()
        path = self.auth.certificate_path
        if not path:
            raise missing(
                "auth_certificate_path", "the path of a PEM or PKCS#12 file with the identity's certificate and private key"
            )
        check_readable("auth_certificate_path", path)
        content = _files.read_trusted(path)
        if not content:
            raise OptionError(f"auth_certificate_path: the file {path} is empty.", option="auth_certificate_path")
        if b"-----BEGIN" in content and b"PRIVATE KEY-----" not in content:
            raise OptionError(
                f"auth_certificate_path: the file {path} holds a certificate without its private key.",
                remedy="Put both into one PEM file.",
                option="auth_certificate_path",
            )

    def credential(self, **keywords: t.Any) -> t.Any:
        """Return a CertificateCredential; raises :class:`OptionError` when the file is no certificate."""
        library = require("azure.identity")
        try:
            return library.CertificateCredential(
                self.connection.tenant,
                self.client_id(),
                certificate_data=_files.read_trusted(str(self.auth.certificate_path)),
                password=self.auth.certificate_password,
                **keywords,
            )
        except (ValueError, TypeError, OSError) as exc:
            raise OptionError(
                f"auth_certificate_path: the file {self.auth.certificate_path} is no PEM or PKCS#12 certificate with an RSA private key, or "
                "auth_certificate_password does not open it.",
                remedy="Check it with: openssl x509 -in FILE -noout -subject; openssl pkey -in FILE -noout -check.",
                option="auth_certificate_path",
            ) from exc


_ALL: tuple[type[AuthMethod], ...] = (ClientSecret, ClientCertificate, *IDENTITIES)
METHODS: dict[str, type[AuthMethod]] = {method.name: method for method in _ALL}

#: For the sentence that says what there is none of.
_WAYS = ENVIRONMENT["auth_client_id"] + ENVIRONMENT["auth_client_secret"]


def select_method(connection: ConnectionOptions, auth: AuthOptions) -> AuthMethod:
    """Return the method to use, validated; raises :class:`OptionError`.

    ``auto`` prefers what was given as an option to what is in the environment, and there a secret to a certificate to another system's
    token, as azure-identity's own EnvironmentCredential and DefaultAzureCredential do. It never goes to look for a managed identity or an Azure CLI.
    """
    if auth.method != "auto":
        chosen = METHODS[auth.method](connection, auth)
    else:
        candidates = [method for method in METHODS.values() if method.present(auth)]
        given = [method for method in candidates if method.options and method.options[0] in auth.explicit]
        if len(given) > 1:
            raise OptionError(
                f"{' and '.join(method.options[0] for method in given)} are both given.",
                remedy="Leave one out, or say which with auth_method.",
                option="auth_method",
            )
        if not candidates:
            raise OptionError(
                "There is no identity to sign in to Microsoft Graph with.",
                remedy="Set auth_client_id and auth_client_secret or auth_certificate_path, or their environment variables "
                f"({', '.join(_WAYS)}); or set auth_method to managed_identity or azure_cli. In a tenants file they are client_id and so on under bootstrap.",
                option="auth_method",
            )
        chosen = (given or candidates)[0](connection, auth)
    chosen.validate()
    return chosen


class BootstrapCredential:
    """azure-identity's credential with our errors and bounded retries; has the shape of a ``TokenCredential``.

    ``granted`` holds the permissions in the newest token, None while there is none or when it is opaque; ``claims`` is all that it says.
    ``session`` is what several share for their connections, see ``azure_wire``.
    """

    def __init__(self, method: AuthMethod, sleep: Sleep, session: t.Any = None) -> None:
        connection = method.connection
        self._method = method
        self._secrets = (method.auth.client_secret, method.auth.certificate_password, method.auth.access_token)
        self.granted: tuple[str, ...] | None = None
        self.claims: t.Mapping[str, t.Any] = {}
        quiet_libraries()
        verify = connection.ca_path or True
        self._transport = authority_transport(connection.authority, verify, connection.timeout, sleep, session)
        keywords: dict[str, t.Any] = {
            "authority": connection.authority,
            "retry_total": RETRIES,
            "retry_backoff_max": MAX_PAUSE / 2,
            "transport": self._transport,
        }
        if connection.authority_overridden:
            keywords["disable_instance_discovery"] = True
        self._credential = method.credential(**keywords)

    def get_token(self, *scopes: str, claims: str | None = None, **_kwargs: t.Any) -> t.Any:
        """Return azure.core's AccessToken, from memory while it lasts; raises :class:`TokenError`."""
        failure: MailOAuthError | None = None
        try:
            token = self._credential.get_token(*scopes, **({"claims": claims} if claims else {}))
        except Exception as exc:
            failure = self._error(exc)
        if failure is not None:
            # Not chained: the library's exceptions hold the server's answer as it came.
            raise failure
        _secrets.register(token.token)
        claims_of_token = read_claims(token.token)
        if not claims_of_token.opaque:
            self._method.check(claims_of_token.claims)
            found = [*words(claims_of_token.claims.get("roles")), *words(claims_of_token.claims.get("scp"))]
            self.granted = tuple(sorted(found))
            self.claims = claims_of_token.claims
        return token

    def close(self) -> None:
        """Close the connection to the token endpoint."""
        self._credential.close()

    def _error(self, exc: BaseException) -> MailOAuthError:
        whose = self._method.describe()
        failure = failure_of(exc, self._transport.wire, whose, self._secrets)
        if self._transport.wire.last is None and not isinstance(exc, MailOAuthError):
            said = one_line(
                str(getattr(exc, "message", exc)).replace("Authentication failed: ", "", 1).partition(" Content: ")[0]
            )
            return self._method.explain(aadsts.without_secrets(said, self._secrets)) or failure
        return failure
