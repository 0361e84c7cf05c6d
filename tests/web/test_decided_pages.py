"""The whole server, engine and all: what a moderator decides about a page of the invented harbour, its readers see."""

from pathlib import Path

import pytest

from sidelight.access.model import Right
from sidelight.access.tokens import Tokens
from sidelight.settings import Settings
from sidelight.storage.database import Database
from sidelight.web.app import create_app

HARBOUR = Path(__file__).parents[1] / "casefiles" / "harbour"
URL = "https://news.example/harbour"
TEXT = "😀 Tomas Kivi, the shipping agent of Norrhavn, was arrested on 14 March 2016, the harbour police said."
EDITED = TEXT.replace("the harbour police", "harbour police").replace("shipping agent", "shipping-agent")


@pytest.fixture(scope="module")
def engine():
    return create_app(Settings(casefile=HARBOUR)).extensions["sidelight"].engine


@pytest.fixture
def client(engine, tmp_path):
    database = Database.in_folder(tmp_path)
    client = create_app(Settings(casefile=HARBOUR), engine, database).test_client()
    tokens = Tokens(database)
    client.ada, client.ben = (
        {"Authorization": f"Bearer {tokens.add(name, Right.REVIEW).secret}"} for name in ("Ada", "Ben")
    )
    return client


def read(client, *texts, url=URL, **headers):
    blocks = [{"id": number, "text": text} for number, text in enumerate(texts or [TEXT])]
    return client.post("/v1/annotations", json={"url": url, "lang": "en", "blocks": blocks}, headers=headers).get_json()


def decide(client, highlight, decision, text=TEXT, **more):
    """As the extension does: what the answer said is sent back with the decision."""
    claim = highlight["kind"] == "claim"
    seen = ("relation", "verdict", "confidence") if claim else ("confidence",)
    body = {
        "url": URL,
        "lang": "en",
        "kind": highlight["kind"],
        "subject": highlight[highlight["kind"]],
        "block": text,
        "start": highlight["start"],
        "end": highlight["end"],
        **{name: highlight[name] for name in seen if name in highlight},
        "values": [{"slot": value["slot"], "page": value["page"]} for value in highlight.get("values", ())],
        "decision": decision,
        **more,
    }
    response = client.post("/v1/reviews", json=body, headers=client.ada)
    assert response.status_code == 201, response.get_json()
    return response.get_json()


def only(answer, kind):
    return [item for item in answer["highlights"] if item["kind"] == kind]


@pytest.mark.parametrize("kind", ["claim", "entity"])
def test_a_rejected_match_is_gone_there_also_after_a_small_edit(client, kind):
    (first, *_) = only(read(client), kind)
    before = len(only(read(client), kind))
    decide(client, first, "wrong-match")
    assert len(only(read(client), kind)) == before - 1
    assert len(only(read(client, "A new first paragraph.", TEXT), kind)) == before - 1
    assert len(only(read(client, EDITED), kind)) == before - 1
    assert len(only(read(client, url="https://other.example/"), kind)) == before


def test_an_accepted_claim_bears_the_name_and_the_record_stays(client):
    answer = read(client)
    (claim,) = only(answer, "claim")
    decide(client, claim, "right")
    again = read(client)
    (reviewed,) = only(again, "claim")
    assert reviewed.pop("review")["by"] == "Ada"
    assert reviewed == claim
    assert again["claims"] == answer["claims"]


def test_a_corrected_relation_brings_its_verdict_and_its_note(client):
    (claim,) = only(read(client), "claim")
    assert claim["relation"] == "agrees"
    decide(client, claim, "wrong-relation", correction={"relation": "denies"})
    (corrected,) = only(read(client), "claim")
    assert (corrected["relation"], corrected["verdict"] != claim["verdict"]) == ("denies", True)
    assert claim["claim"] in read(client)["claims"]


def test_when_the_page_gives_another_year_the_decision_is_stale_and_said_so(client):
    (claim,) = only(read(client), "claim")
    review = decide(client, claim, "right")
    changed = read(client, TEXT.replace("2016", "2015"), **client.ada)
    assert [one["id"] for one in changed["reviews"]["stale"]] == [review["id"]]
    assert all("review" not in item for item in changed["highlights"])


def test_a_claim_that_only_a_moderator_sees_is_shown_with_its_note(client):
    text = "They came for the agent of the port in the middle of March, and took him along."
    assert only(read(client, text), "claim") == []
    seen = {"kind": "claim", "claim": "arrest-2016", "start": 0, "end": len(text) - 1}
    body = {**seen, "relation": "agrees", "verdict": "supported", "confidence": 1}
    decide(client, body, "new-assertion", text, correction={"relation": "agrees"})
    answer = read(client, text)
    (claim,) = only(answer, "claim")
    assert (claim["claim"], claim["quote"], answer["about"]) == ("arrest-2016", text[:-1], True)
    assert "arrest-2016" in answer["claims"]
    assert answer["sources"]


def test_what_somebody_else_finds_right_as_well_stays_for_everybody(client):
    text = "They came for the agent of the port in the middle of March, and took him along."
    words = {"kind": "claim", "claim": "arrest-2016", "start": 0, "end": len(text) - 1}
    saw = decide(client, words, "new-assertion", text, correction={"relation": "denies"})
    headers = {**client.ben, "If-Match": '"1"'}
    told = client.put(f"/v1/reviews/{saw['id']}", json={"decision": "right", "correction": {}}, headers=headers)
    assert told.get_json()["correction"] == {"relation": "denies"}
    for headers in ({}, client.ada):
        (claim,) = only(read(client, text, **headers), "claim")
        assert (claim["relation"], claim["review"]["by"]) == ("denies", "Ben")
