"""What moderators speak of, and as whom: by the API."""

import pytest

from sidelight.access.tokens import Tokens
from tests.web.conftest import build_app
from tests.web.desk import PEOPLE, assert_documented, assert_problem


@pytest.fixture
def client(casefile, database):
    return build_app(casefile, database=database).test_client()


@pytest.fixture
def bearers(database):
    granted = {name: Tokens(database).add(name, right) for name, right in PEOPLE.items()}
    return {name: {"Authorization": f"Bearer {grant.secret}"} for name, grant in granted.items()}


@pytest.fixture
def search(client, bearers):
    def search(words, **more):
        answer = client.get("/v1/subjects", query_string={"words": words, **more}, headers=bearers["Ada"])
        assert_documented(answer, "/v1/subjects", "get")
        return answer.get_json()["subjects"]

    return search


def test_everybody_is_told_as_whom_they_come(client, bearers):
    told = {name: client.get("/v1/access", headers=headers) for name, headers in {**bearers, "": {}}.items()}
    for answer in told.values():
        assert_documented(answer, "/v1/access", "get")
    assert {name: (one.get_json()["person"], one.get_json()["scopes"]) for name, one in told.items()} == {
        "Ada": ("Ada", ["read", "review"]),
        "Ben": ("Ben", ["read", "review", "admin"]),
        "Rea": ("Rea", ["read"]),
        "": ("", ["read"]),
    }
    assert_problem(client.get("/v1/access", headers={"Authorization": "Bearer nobody"}), 401)


def test_it_is_for_those_who_may_review(client, bearers):
    assert_problem(client.get("/v1/subjects"), 401)
    assert_problem(client.get("/v1/subjects", headers=bearers["Rea"]), 403)
    assert_problem(client.get("/v1/subjects?kind=passage", headers=bearers["Ada"]), 422)


def test_an_entity_is_found_by_the_beginning_of_a_name(search, casefile):
    for entity in casefile.entities.values():
        if entity.prominence.value != "value":
            start = entity.label[: max(3, len(entity.label) - 2)].upper()
            assert entity.id in [one["id"] for one in search(start, kind="entity")], start


def test_a_claim_is_found_first_by_its_own_words(search, casefile):
    for claim in casefile.claims.values():
        (first, *_) = search(claim.statement["en"], kind="claim")
        assert (first["id"], first["label"], first["fit"]) == (claim.id, claim.statement["en"], 1.0)


def test_each_kind_alone_or_both(search, casefile):
    entity = next(one for one in casefile.entities.values() if one.prominence.value != "value")
    assert {one["kind"] for one in search("", kind="entity")} == {"entity"}
    assert {one["kind"] for one in search("", limit=50)} == {"entity", "claim"}
    assert search(entity.label)[0]["label"] == entity.label


def test_what_fits_nothing_finds_nothing(search):
    assert search("zyzzyva") == []
    assert search("?!") == search("")
