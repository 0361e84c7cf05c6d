"""A team's sign-in service by OpenID Connect: the authorization code flow with PKCE, state and nonce.

Needs the extra `oidc`. What the service says of itself is asked for at each sign-in: these are rare, keys change.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry, decode
from requests import RequestException

from sidelight.access.members import Member, Members
from sidelight.settings import OidcSettings

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512")
"""Signatures by keys that only the service has."""
SCOPE = "openid email profile"
DISCOVERY = "/.well-known/openid-configuration"
PATIENCE = 10
"""Seconds to wait for the service."""
LEEWAY = 60
"""Seconds by which clocks may differ."""
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
LARGEST = 256 * 1024
FAULTS = (RequestException, AuthlibBaseError, JoseError, ValueError, KeyError, TypeError)

Json = Mapping[str, Any]


class SignInError(Exception):
    """An attempt that leads nowhere, by its own fault; the message says what to do."""


class ProviderError(Exception):
    """The service can't be reached, or what it says can't be trusted."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody on their way to the service: where to send them, and what must come back. Kept by their browser."""

    address: str
    state: str
    nonce: str
    verifier: str


class Provider:
    """The service of the settings."""

    def __init__(self, settings: OidcSettings) -> None:
        self._settings = settings
        self._members = Members(settings.review, settings.admin, settings.name)

    def begin(self, back: str) -> Attempt:
        """An attempt that comes back to that address. Raises ProviderError."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        with self._connect(back) as session, _told():
            endpoint = self._discover(session)["authorization_endpoint"]
            address, _ = session.create_authorization_url(endpoint, state, verifier, nonce=nonce)
        return Attempt(address, state, nonce, verifier)

    def finish(self, attempt: Attempt, answer: Mapping[str, str], back: str) -> Member:
        """Whom the service sent back. Raises SignInError, ProviderError, NotLetInError."""
        code = self._read_code(attempt, answer)
        with self._connect(back) as session, _told():
            service = self._discover(session)
            token = session.fetch_token(
                _check_address(service["token_endpoint"]),
                grant_type="authorization_code",
                code=code,
                code_verifier=attempt.verifier,
                timeout=PATIENCE,
                allow_redirects=False,
            )
            claims = self._verify(session, service, token["id_token"], attempt.nonce)
            if "email" not in claims and "userinfo_endpoint" in service:
                claims = _join(claims, _get(session, service["userinfo_endpoint"], withhold_token=False))
        return self._members.find(claims)

    def _read_code(self, attempt: Attempt, answer: Mapping[str, str]) -> str:
        if not hmac.compare_digest(answer.get("state", "").encode(), attempt.state.encode()):
            raise SignInError("This sign-in was begun elsewhere, or long ago. Begin anew.")
        if answer.get("iss", self._settings.issuer) != self._settings.issuer:
            raise SignInError("Another service has answered than the one that was asked. Begin anew.")
        if "error" in answer or not answer.get("code"):
            raise SignInError("The sign-in service let nobody in. Begin anew.")
        return answer["code"]

    def _connect(self, back: str) -> OAuth2Session:
        settings = self._settings
        return OAuth2Session(
            settings.client_id,
            settings.client_secret,
            scope=SCOPE,
            redirect_uri=back,
            code_challenge_method="S256",
            default_timeout=PATIENCE,
        )

    def _discover(self, session: OAuth2Session) -> Json:
        service = _get(session, self._settings.issuer.rstrip("/") + DISCOVERY)
        if service.get("issuer") != self._settings.issuer:
            raise ValueError("it names another issuer")
        _check_address(service["authorization_endpoint"])
        methods = service.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        if "client_secret_basic" not in methods:
            session.token_endpoint_auth_method = "client_secret_post"  # noqa: S105 - the name of a method
        return service

    def _verify(self, session: OAuth2Session, service: Json, token: str, nonce: str) -> Json:
        """The claims of an ID token that is the service's, for us, of this attempt, and fresh."""
        keys: Any = _get(session, service["jwks_uri"])
        claims: dict[str, Any] = decode(token, KeySet.import_key_set(keys), algorithms=ALGORITHMS).claims
        JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": self._settings.issuer},
            aud={"essential": True, "value": self._settings.client_id},
            nonce={"essential": True, "value": nonce},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
        ).validate(claims)
        if claims.get("azp", self._settings.client_id) != self._settings.client_id:
            raise ValueError("the token is for another client")
        return claims


@contextmanager
def _told() -> Iterator[None]:
    """Have whatever goes wrong with the service be a ProviderError, without what it said."""
    try:
        yield
    except FAULTS as error:
        raise ProviderError(f"The sign-in service can't be used just now: {type(error).__name__}.") from error


def _get(session: OAuth2Session, address: str, *, withhold_token: bool = True) -> dict[str, Any]:
    """The JSON object at an address of the service."""
    response = session.get(
        _check_address(address), withhold_token=withhold_token, timeout=PATIENCE, allow_redirects=False
    )
    if response.status_code != 200 or len(response.content) > LARGEST:
        raise ValueError("no answer that can be read")
    data = response.json()
    if not isinstance(data, dict):
        raise TypeError("no object")
    return data


def _check_address(address: str) -> str:
    """An address that nobody on the way can read; on this machine itself there is no way."""
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise ValueError("not https")
    return address


def _join(claims: Json, more: Json) -> Json:
    """The claims with what the service says further of the same person."""
    if more.get("sub") != claims["sub"]:
        raise ValueError("it tells of somebody else")
    return {**more, **claims}
