"""Who has access, by the API: for those who answer for it, without any secret."""

import json

import pytest

from sidelight.access.codes import Codes
from sidelight.access.model import Right
from sidelight.access.tokens import Tokens
from tests.reviews.making import Clock
from tests.web.conftest import build_app

FIREFOX = "moz-extension://0e1b6f2c-1111-2222-3333-444455556666"


@pytest.fixture
def tokens(database):
    return Tokens(database, Clock())


@pytest.fixture
def client(casefile, database):
    return build_app(casefile, database=database, clock=Clock()).test_client()


def bear(grant):
    return {"Authorization": f"Bearer {grant.secret}"}


def test_an_admin_sees_who_has_access_and_ends_it(client, tokens, database):
    admin, ada = bear(tokens.add("Ben", Right.ADMIN)), tokens.add("Ada", Right.REVIEW)
    Codes(database, Clock()).redeem(Codes(database, Clock()).offer(), FIREFOX)
    listed = client.get("/v1/tokens", headers=admin)
    assert {one["name"]: (one["person"], one["origin"], one["scopes"]) for one in listed.get_json()["tokens"]} == {
        "Ben": ("Ben", "", ["read", "review", "admin"]),
        "Ada": ("Ada", "", ["read", "review"]),
        "firefox": ("", FIREFOX, ["read"]),
    }
    assert ada.secret not in json.dumps(listed.get_json())
    assert client.get("/v1/reviews", headers=bear(ada)).status_code == 200
    assert client.post("/v1/revocations", json={"name": "Ada"}, headers=admin).status_code == 200
    assert client.get("/v1/reviews", headers=bear(ada)).status_code == 401
    assert client.post("/v1/revocations", json={"name": "Ada"}, headers=admin).status_code == 404
    assert "Ada" not in [one["name"] for one in client.get("/v1/tokens", headers=admin).get_json()["tokens"]]


@pytest.mark.parametrize("right", [Right.READ, Right.REVIEW])
def test_nobody_else_does(client, tokens, right):
    lesser = bear(tokens.add("Ada", right))
    for headers, status in ((lesser, 403), ({}, 401), ({"Origin": FIREFOX}, 403)):
        assert client.get("/v1/tokens", headers=headers).status_code == status
        assert client.post("/v1/revocations", json={"name": "Ada"}, headers=headers).status_code == status
    assert [one.name for one in tokens.list()] == ["Ada"]


@pytest.mark.parametrize("body", [{}, {"name": 1}, {"name": "a\0"}, {"name": "x" * 201}, {"name": "a", "all": True}])
def test_what_names_no_token_is_refused(client, tokens, body):
    admin = bear(tokens.add("Ben", Right.ADMIN))
    assert client.post("/v1/revocations", json=body, headers=admin).status_code == 422
