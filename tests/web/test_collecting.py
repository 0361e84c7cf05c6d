"""Putting a page under review by the API: what waits then, what is kept of the page, what is noted as stale."""

import json

import pytest

from sidelight.access.model import Right
from sidelight.access.tokens import Tokens
from sidelight.reviews.collecting import WAITS
from sidelight.reviews.history import Span, list_entries
from sidelight.reviews.statistics import count_work
from sidelight.settings import Settings
from sidelight.storage.database import Database
from sidelight.web.app import create_app
from tests.web.desk import assert_documented, assert_problem
from tests.web.test_decided_pages import HARBOUR

URL = "https://news.example/harbour?utm_source=mail"
PAGE = "https://news.example/harbour"
ARREST = "Tomas Kivi, the shipping agent of Norrhavn, was arrested on 14 March 2015, the harbour police said."
MISSED = "Tomas Kivi bought a lighthouse tender for 3 million dollars in May 2009."
LAST_YEAR = "Tomas Kivi, the shipping agent of Norrhavn, was arrested last year, the harbour police said."
ASIDE = "Rain fell on the fish market all that week, and nobody minded."


@pytest.fixture(scope="module")
def engine():
    return create_app(Settings(casefile=HARBOUR)).extensions["sidelight"].engine


@pytest.fixture
def stored(tmp_path):
    return Database.in_folder(tmp_path)


@pytest.fixture
def client(engine, stored):
    client = create_app(Settings(casefile=HARBOUR), engine, stored).test_client()
    tokens = Tokens(stored)
    client.bearers = {
        name: {"Authorization": f"Bearer {tokens.add(name, right).secret}"}
        for name, right in (("Ada", Right.REVIEW), ("Ben", Right.REVIEW), ("Rea", Right.READ))
    }
    return client


def put(client, *texts, who="Ada", **changes):
    blocks = [{"id": number, "text": text} for number, text in enumerate(texts or [ARREST, ASIDE, MISSED])]
    body = {"url": URL, "lang": "en", "blocks": blocks, **changes}
    return client.post("/v1/reviews/pages", json=body, headers=client.bearers.get(who))


def waiting(client, kind):
    query = {"state": "open", "kind": kind}
    return client.get("/v1/reviews", query_string=query, headers=client.bearers["Ada"]).get_json()["reviews"]


def test_assertions_and_statements_wait_and_the_rest_of_the_page_is_not_kept(client, tmp_path):
    response = put(client)
    assert_documented(response, "/v1/reviews/pages", "post")
    assert response.get_json() == {"page": PAGE, "opened": 2, "known": 0, "stale": []}
    (claim,) = waiting(client, "claim")
    assert (claim["subject"], claim["page"], claim["seen"]["relation"]) == ("arrest-2016", PAGE, "differs")
    assert {"slot": "date", "page": "2015-03-14", "agrees": False} in claim["seen"]["values"]
    (passage,) = waiting(client, "passage")
    assert (passage["anchor"]["quote"], passage["subject"]) == (MISSED, "")
    assert passage["seen"]["values"][0] == {"slot": "entity", "page": "tomas-kivi"}
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"lighthouse tender" in kept
    assert b"fish market" not in kept


def test_asked_again_nothing_is_opened_twice_and_what_was_decided_stays(client):
    put(client)
    (claim,) = waiting(client, "claim")
    headers = {**client.bearers["Ada"], "If-Match": '"1"'}
    client.put(f"/v1/reviews/{claim['id']}", json={"decision": "right"}, headers=headers)
    assert put(client).get_json() == {"page": PAGE, "opened": 0, "known": 2, "stale": []}
    assert waiting(client, "claim") == []


def test_what_nobody_decided_yet_is_read_anew_by_a_step_so_that_who_decides_upon_the_old_reading_is_told(
    client, stored
):
    put(client, LAST_YEAR, published="2016-04-01")
    (before,) = waiting(client, "claim")
    put(client, LAST_YEAR, published="2017-05-01", who="Ben")
    (after,) = waiting(client, "claim")
    assert (before["id"], before["seen"]["relation"], after["seen"]["relation"]) == (after["id"], "differs", "agrees")
    assert (after["version"], after["reviewer"]) == (2, "Ben")
    refused = client.put(
        f"/v1/reviews/{after['id']}", json={"decision": "right"}, headers={**client.bearers["Ada"], "If-Match": '"1"'}
    )
    assert_problem(refused, 412, "Ben has changed this")
    *_, step = list_entries(stored, Span()).entries
    assert (step.who, step.old, step.new, step.why) == ("Ben", WAITS, WAITS, "read anew")


def test_what_no_longer_stands_there_is_told_as_stale(client):
    put(client)
    (claim,) = waiting(client, "claim")
    headers = {**client.bearers["Ada"], "If-Match": '"1"'}
    client.put(f"/v1/reviews/{claim['id']}", json={"decision": "right"}, headers=headers)
    (passage,) = waiting(client, "passage")
    told = put(client, ASIDE).get_json()["stale"]
    assert told == [
        {"id": claim["id"], "decision": "right", "reason": "passage-gone"},
        {"id": passage["id"], "decision": "open", "reason": "passage-gone"},
    ]
    assert put(client).get_json()["stale"] == []


def test_a_statement_that_a_moderator_gave_a_claim_is_covered(client):
    body = {
        "url": URL,
        "lang": "en",
        "kind": "claim",
        "subject": "arrest-2016",
        "block": MISSED,
        "start": 0,
        "end": len(MISSED),
        "decision": "new-assertion",
        "correction": {"relation": "agrees"},
    }
    assert client.post("/v1/reviews", json=body, headers=client.bearers["Ada"]).status_code == 201
    assert put(client).get_json()["opened"] == 1
    assert waiting(client, "passage") == []


def test_putting_a_page_under_review_is_told_by_the_history_and_counts_as_no_decision(client, stored):
    put(client)
    entries = list_entries(stored, Span()).entries
    assert [(entry.who, entry.new.judgement.value) for entry in entries] == [("Ada", "open")] * 2
    assert count_work(entries) == ()


@pytest.mark.parametrize("url", [None, "", "file:///home/ada/page.html"])
def test_a_page_without_address_is_not_put_under_review(client, url):
    assert_problem(put(client, url=url), 422)


@pytest.mark.parametrize(("who", "status"), [("Rea", 403), (None, 401)])
def test_only_who_may_review_puts_pages_under_review(client, who, status):
    assert_problem(put(client, who=who), status, "review")


def test_texts_of_any_page_can_be_kept(client):
    text = f"\ud800 {ARREST} \0 {MISSED}"
    body = json.dumps({"url": URL, "blocks": [{"id": 7, "text": text}]})
    response = client.post(
        "/v1/reviews/pages", data=body, content_type="application/json", headers=client.bearers["Ada"]
    )
    assert response.get_json()["opened"] >= 1
