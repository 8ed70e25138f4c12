# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Delegated tokens through msal: refresh tokens, the device code flow, the authorization code flow with PKCE.

Why msal and not azure-identity: only msal can be seeded with a refresh token and hands the rotated one back. Nothing is read or written
here; a token cache goes in and comes out as plain data. Python 3.10 and newer.
"""

from __future__ import annotations

import json
import time
import types
import typing as t
import warnings
from dataclasses import dataclass, field, replace

from .. import _files, _secrets
from .._answers.entra import DEFAULT_LIFETIME, is_token, lifetime
from .._deps import require
from .._errors import MailOAuthError, OptionError, TokenError
from . import aadsts
from . import authority as authorities
from .claims import read_claims
from .http import HttpClient, quiet_libraries

_T = t.TypeVar("_T")


@dataclass(frozen=True)
class ClientIdentity:
    """The application, and where its tokens come from. Without a credential it is a public client."""

    authority: str
    tenant: str
    client_id: str
    client_secret: str | None = field(default=None, repr=False)
    certificate_path: str | None = None
    certificate_password: str | None = field(default=None, repr=False)
    ca_path: str | None = None
    timeout: float = 30
    #: PEM with certificate and private key that is in no file; for tokens of the application itself.
    certificate_data: str | None = field(default=None, repr=False)
    #: File with another system's token, which stands for a secret; for tokens of the application itself.
    federated_token_path: str | None = None
    #: Whether to ask for a refresh token (offline_access).
    renewable: bool = True

    @property
    def confidential(self) -> bool:
        """True when there is a credential to send."""
        return bool(self.client_secret or self.certificate_path or self.certificate_data)

    def as_public(self) -> ClientIdentity:
        """Return the same application without its credential."""
        return replace(self, client_secret=None, certificate_path=None, certificate_password=None, certificate_data=None)

    def check(self) -> None:
        """Raise :class:`OptionError` for what no request can be made with."""
        if not self.client_id:
            raise OptionError(
                "The application's client id is not known.",
                remedy="Set client_id; m365.mail_oauth.application returns it as app_id.",
            )
        if not self.tenant or "/" in self.tenant:
            raise OptionError(
                f"The tenant {self.tenant!r} is neither an id nor a domain." if self.tenant else "The tenant is not known.",
                remedy="Set tenant to the directory (tenant) id or a verified domain.",
            )
        if not self.authority.startswith("https://"):
            raise OptionError(
                f"The authority {self.authority!r} does not begin with https://.",
                remedy="Tokens travel over TLS only; give the https address.",
            )


@dataclass(frozen=True)
class Grant:
    """What the token endpoint gave. ``expires_on`` is seconds since 1970; ``user`` is empty when the answer does not say whose it is."""

    access_token: str = field(repr=False)
    expires_on: float
    scopes: tuple[str, ...]
    user: str = ""
    object_id: str = ""
    tenant_id: str = ""
    home_account_id: str = ""
    refresh_token: str | None = field(default=None, repr=False)


class DelegatedClient:
    """One application's delegated tokens over one msal token cache.

    ``cache`` is the cache as plain data (what :meth:`cache_state` returned before), or None for an empty one. Nothing is sent before the
    first call that needs to. ``now`` gives seconds since 1970. Raises :class:`TokenError`, :class:`OptionError`, :class:`DependencyError`.
    """

    def __init__(
        self,
        identity: ClientIdentity,
        cache: t.Mapping[str, t.Any] | None = None,
        *,
        now: t.Callable[[], float] = time.time,
        http: HttpClient | None = None,
    ) -> None:
        identity.check()
        self._identity = identity
        self._now = now
        self._msal = require("msal")
        quiet_libraries()
        self._http = http or HttpClient(identity.ca_path, identity.timeout, authority=identity.authority)
        self._cache = self._msal.SerializableTokenCache()
        if cache:
            self._cache.deserialize(json.dumps(cache))
        self._application: t.Any = None

    def __enter__(self) -> DelegatedClient:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None) -> None:
        self._http.close()

    def cache_state(self) -> dict[str, t.Any]:
        """Return the token cache as plain data, all of it secret, without access tokens (their owner keeps those)."""
        kind = self._cache.CredentialType
        for entry in list(self._cache.search(kind.ACCESS_TOKEN)):
            self._cache.remove_at(entry)
        state = json.loads(self._cache.serialize())
        return {name: entries for name, entries in state.items() if entries}

    def tenant_id(self) -> str:
        """Return the id of the identity's tenant as its authority tells it, empty for a tenant that stands for several; one request."""
        self._app()
        return authorities.tenant_of(self._http.discovered)

    def refresh_token(self) -> str | None:
        """Return the newest refresh token in the cache."""
        entries = list(self._cache.search(self._cache.CredentialType.REFRESH_TOKEN))
        newest = max(entries, key=lambda entry: int(entry.get("last_modification_time") or 0), default=None)
        return newest["secret"] if newest else None

    def forget_refresh_token(self) -> None:
        """Remove the refresh tokens: one that was revoked would be tried again for ever."""
        for entry in list(self._cache.search(self._cache.CredentialType.REFRESH_TOKEN)):
            self._cache.remove_rt(entry)

    def refresh(self, scopes: t.Sequence[str], whose: str = "", refresh_token: str | None = None) -> Grant:
        """Redeem the cache's refresh token, or the one given, for an access token; one request.

        A rotated refresh token replaces the old one in the cache.
        """
        spent = refresh_token or self.refresh_token()
        if not spent:
            raise TokenError(
                f"There is no refresh token for {whose or 'this user'}.",
                remedy="Sign the user in (m365.mail_oauth.sign_in).",
                code="interaction_required",
            )
        _secrets.register(spent)
        application = self._app()
        result = self._call(lambda: application.acquire_token_by_refresh_token(spent, list(scopes)))
        grant = self._grant(result, scopes, whose, spent)
        if grant.refresh_token:
            for entry in list(self._cache.search(self._cache.CredentialType.REFRESH_TOKEN)):
                if entry["secret"] != grant.refresh_token:
                    self._cache.remove_rt(entry)
        return grant

    def begin_device_code(self, scopes: t.Sequence[str], whose: str = "") -> dict[str, t.Any]:
        """Ask for a device code; return msal's flow (``user_code``, ``verification_uri``, ``expires_in``, ``interval``; the rest is secret)."""
        if self._identity.confidential:
            raise OptionError(
                "A device code is for public clients, and a client secret or certificate is given.",
                remedy="Leave the credential out, or use method: authorization_code.",
                code="wrong_flow",
            )
        application = self._app()
        if not self._http.discovered.get("device_authorization_endpoint"):
            raise TokenError(
                f"The authority {self._identity.authority} offers no device code sign-in: its OpenID configuration names no endpoint for it.",
                remedy="Use method: authorization_code.",
                code="wrong_flow",
            )
        flow: dict[str, t.Any] = self._call(lambda: application.initiate_device_flow(list(scopes)))
        if "user_code" not in flow:
            raise self._error(flow, whose)
        _secrets.register(flow.get("device_code"))
        return flow

    def poll_device_code(self, flow: dict[str, t.Any], scopes: t.Sequence[str], whose: str = "") -> Grant | None:
        """Ask once whether the user has signed in; None while not. ``flow["interval"]`` grows when the server says to slow down."""
        # latest_attempt_at only drives a warning of msal's about the pace, which the caller keeps.
        flow.pop("latest_attempt_at", None)
        application = self._app()
        result = self._call(lambda: application.acquire_token_by_device_flow(flow, exit_condition=lambda _flow: True))
        if result.get("error") in ("authorization_pending", "slow_down"):
            return None
        return self._grant(result, scopes, whose, flow.get("device_code"))

    def begin_authorization_code(self, scopes: t.Sequence[str], redirect_uri: str, login_hint: str = "") -> dict[str, t.Any]:
        """Begin a browser sign-in with PKCE; return msal's flow (``auth_uri`` is for the user, the rest is secret).

        The prompt is ``select_account`` at most; consent is an administrator's affair and never asked for.
        """
        application = self._app()
        with warnings.catch_warnings():
            # msal would rather have the answer posted; a person can paste an address, not a form.
            warnings.simplefilter("ignore", UserWarning)
            flow: dict[str, t.Any] = application.initiate_auth_code_flow(
                list(scopes),
                redirect_uri=redirect_uri,
                login_hint=login_hint or None,
                prompt=None if login_hint else "select_account",
            )
        _secrets.register(flow.get("code_verifier"))
        return flow

    def finish_authorization_code(
        self, flow: dict[str, t.Any], response: t.Mapping[str, str], scopes: t.Sequence[str], whose: str = ""
    ) -> Grant:
        """Redeem the parameters of the redirect for tokens; the state and the nonce are checked by msal."""
        _secrets.register(response.get("code"))
        application = self._app()
        if response.get("state") != flow.get("state"):
            raise TokenError(
                "The answer does not belong to this sign-in: its state is another one's.",
                remedy="Open the newest address, sign in, and give the address that the browser ends at.",
                code="wrong_flow",
            )
        result = self._call(lambda: application.acquire_token_by_auth_code_flow(flow, dict(response)))
        return self._grant(result, scopes, whose, response.get("code"))

    def _app(self) -> t.Any:
        if self._application is None:
            identity = self._identity
            options: dict[str, t.Any] = {
                "client_id": identity.client_id,
                "authority": f"{identity.authority.rstrip('/')}/{identity.tenant}",
                "token_cache": self._cache,
                "http_client": self._http,
                "instance_discovery": False,
                "exclude_scopes": None if identity.renewable else ["offline_access"],
            }
            credential = _credential(identity) if identity.confidential else None
            kind = self._msal.ConfidentialClientApplication if credential else self._msal.PublicClientApplication
            if credential:
                options["client_credential"] = credential
            self._application = self._call(lambda: kind(**options))
        return self._application

    def _call(self, job: t.Callable[[], _T]) -> _T:
        """Return what msal does. It raises whatever an answer makes it stumble over, and its texts can hold that answer."""
        try:
            return job()
        except MailOAuthError:
            raise
        except Exception as exc:
            answer, url = self._http.last or (None, self._identity.authority)
            status = f"HTTP status {answer.status}, and " if answer is not None else ""
            failure = TokenError(
                f"The answer of {url.split('?', 1)[0]} cannot be used: {status}msal stumbles over it ({type(exc).__name__}).",
                remedy="Try again in a minute; check the option authority, and whether a proxy or a portal is in between.",
                code="idp_temporary_error",
            )
        # Not chained: the library's exceptions can hold the answer, and with it a token.
        raise failure

    def _error(self, result: t.Mapping[str, t.Any], whose: str, *secrets: str | None) -> TokenError:
        known = [self._identity.client_secret, self._identity.certificate_password, self.refresh_token(), *secrets]
        answer, url = self._http.last or (None, "")
        if answer is not None and answer.status >= 400:
            return aadsts.answer_error(answer, url, whose=whose, secrets=known, now=self._now())
        # What a browser brought back, or msal itself found.
        return aadsts.token_error(result, whose=whose, secrets=known)

    def _grant(self, result: t.Mapping[str, t.Any], scopes: t.Sequence[str], whose: str, sent: str | None) -> Grant:
        token = result.get("access_token")
        if "error" in result or not isinstance(token, str) or not is_token(token):
            raise self._error(result, whose, sent)
        refresh_token = result.get("refresh_token")
        _secrets.register_all(token, refresh_token, result.get("id_token"))
        claims = result.get("id_token_claims") or read_claims(token).claims
        granted = str(result.get("scope") or "").split() or list(scopes)
        accounts = list(self._cache.search(self._cache.CredentialType.ACCOUNT))
        return Grant(
            access_token=token,
            expires_on=self._now() + lifetime(result.get("expires_in") or DEFAULT_LIFETIME),
            scopes=tuple(granted),
            user=str(claims.get("preferred_username") or claims.get("upn") or claims.get("unique_name") or ""),
            object_id=str(claims.get("oid") or ""),
            tenant_id=str(claims.get("tid") or ""),
            home_account_id=str(accounts[-1].get("home_account_id") or "") if accounts else "",
            refresh_token=refresh_token,
        )


def _credential(identity: ClientIdentity) -> t.Any:
    """Return msal's form of the application's credential."""
    if identity.client_secret:
        return identity.client_secret
    try:
        pem = _files.read_trusted(str(identity.certificate_path)).decode("utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        why = getattr(exc, "strerror", None) or type(exc).__name__
        raise OptionError(
            f"The certificate file {identity.certificate_path} cannot be read: {why}.",
            remedy="Give a readable PEM file with the private key and the certificate.",
        ) from exc
    x509 = require("cryptography.x509")
    hashes = require("cryptography.hazmat.primitives.hashes")
    serialization = require("cryptography.hazmat.primitives.serialization")
    password = identity.certificate_password
    try:
        certificate = x509.load_pem_x509_certificate(pem.encode())
        serialization.load_pem_private_key(pem.encode(), password.encode() if password else None)
    except (ValueError, TypeError) as exc:
        raise OptionError(
            f"The file {identity.certificate_path} is no PEM certificate with its private key, or certificate_password does not open it.",
            remedy="Give a PEM file with the private key and the certificate, and its password where it has one.",
        ) from exc
    thumbprint = certificate.fingerprint(hashes.SHA1()).hex()
    return {"private_key": pem, "thumbprint": thumbprint, "passphrase": identity.certificate_password}
