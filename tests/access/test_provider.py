"""Signing in by a service that is really asked, over HTTP; whatever it or somebody on the way makes up is refused."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from joserfc.jwk import OctKey, RSAKey

from sidelight.access.members import Member, NotLetInError
from sidelight.access.model import Right
from sidelight.access.provider import Provider, ProviderError, SignInError
from sidelight.settings import OidcSettings
from tests.access.signing import CLIENT, SECRET, serving_sign_in

BACK = "http://127.0.0.1:8765/review/oidc/back"
ADDRESS = "Ada@team.example"


@pytest.fixture
def service():
    with serving_sign_in() as service:
        yield service


@pytest.fixture
def provider(service):
    return Provider(OidcSettings(service.issuer, CLIENT, SECRET, review=("@team.example",)))


def go(provider, **changes):
    """Somebody goes to the service and comes back with what it sent."""
    attempt = provider.begin(BACK)
    sent = requests.get(attempt.address, allow_redirects=False, timeout=20).headers["Location"]
    assert sent.startswith(BACK)
    answer = {name: values[0] for name, values in parse_qs(urlsplit(sent).query).items()}
    return provider.finish(attempt, {**answer, **changes}, BACK)


def test_somebody_who_is_let_in(provider):
    assert go(provider) == Member(ADDRESS, Right.REVIEW)


def test_by_either_way_of_naming_the_client(provider, service):
    service.discovery = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert go(provider).person == ADDRESS


def test_an_address_that_only_the_service_s_user_endpoint_tells(provider, service):
    service.userinfo = dict(service.person)
    service.person = {"sub": "1"}
    assert go(provider).person == ADDRESS
    service.userinfo["sub"] = "2"
    with pytest.raises(ProviderError):
        go(provider)


def test_somebody_else(provider, service):
    service.person["email"] = "eve@other.example"
    with pytest.raises(NotLetInError):
        go(provider)


@pytest.mark.parametrize(
    "changes",
    [{"state": "x"}, {"state": ""}, {"iss": "https://evil.example"}, {"error": "access_denied"}, {"code": ""}],
)
def test_an_answer_that_is_not_to_this_attempt(provider, changes):
    with pytest.raises(SignInError):
        go(provider, **changes)


def test_a_code_is_good_for_one_attempt_and_one_verifier(provider):
    with pytest.raises(ProviderError):
        go(provider, code="made-up")
    attempt = provider.begin(BACK)
    sent = requests.get(attempt.address, allow_redirects=False, timeout=20).headers["Location"]
    answer = {name: values[0] for name, values in parse_qs(urlsplit(sent).query).items()}
    with pytest.raises(ProviderError):
        provider.finish(replace(attempt, verifier="x" * 43), answer, BACK)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"aud": "another-client"},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1},
        {"exp": None},
        {"iat": 99_999_999_999},
        {"sub": None},
    ],
)
def test_a_token_that_is_not_for_us_now(provider, service, claims):
    service.claims = claims
    with pytest.raises(ProviderError):
        go(provider)


def test_a_token_that_somebody_else_signed(provider, service):
    service.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    with pytest.raises(ProviderError):
        go(provider)


def test_a_token_that_is_sealed_with_what_everybody_knows(provider, service):
    service.signs_with, service.algorithm = OctKey.import_key(SECRET * 4), "HS256"
    with pytest.raises(ProviderError):
        go(provider)


@pytest.mark.parametrize(
    "discovery",
    [
        {"issuer": "https://evil.example"},
        {"authorization_endpoint": "http://login.example/authorize"},
        {"token_endpoint": "http://login.example/token"},
        {"jwks_uri": "http://login.example/keys"},
        {"token_endpoint": None},
    ],
)
def test_a_service_that_leads_elsewhere(provider, service, discovery):
    service.discovery = discovery
    with pytest.raises(ProviderError):
        go(provider)


def test_a_service_that_is_down_or_gone(provider, service):
    service.down = True
    with pytest.raises(ProviderError, match="just now"):
        provider.begin(BACK)
    gone = Provider(OidcSettings("http://127.0.0.1:9", CLIENT, SECRET, review=("@team.example",)))
    with pytest.raises(ProviderError) as told:
        gone.begin(BACK)
    assert SECRET not in str(told.value)


def test_the_secret_is_shown_nowhere():
    assert SECRET not in repr(OidcSettings("https://login.example", CLIENT, SECRET))
