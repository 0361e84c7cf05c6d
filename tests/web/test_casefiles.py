"""The whole server, engine and all, on the two invented casefiles."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jsonschema
import pytest

from sidelight.settings import Settings
from sidelight.web.app import create_app
from sidelight.web.openapi import build_document

CASEFILES = Path(__file__).parents[1] / "casefiles"
PAGE = {
    "lang": "en",
    "published": "2018-05-01",
    "blocks": [
        {"id": 10, "text": "😀 Tomas Kivi, the shipping agent of Norrhavn, was arrested on 14 March 2016."},
        {"id": 20, "text": "Odo Marsk, keeper of the light, was sentenced to six years in prison."},
        {"id": 30, "text": "The weather was fair and nothing else happened."},
    ],
}


@pytest.fixture(scope="module")
def apps():
    return {name: create_app(Settings(casefile=CASEFILES / name)) for name in ("harbour", "lighthouse")}


def annotate(app, page=PAGE):
    response = app.test_client().post("/v1/annotations", data=json.dumps(page), content_type="application/json")
    assert response.status_code == 200
    return response.get_json()


@pytest.mark.parametrize(
    ("name", "block", "entity", "claim"),
    [("harbour", 10, "tomas-kivi", "arrest-2016"), ("lighthouse", 20, "odo-marsk", "keeper-sentence")],
)
def test_each_casefile_answers_for_itself_alone(apps, name, block, entity, claim):
    answer = annotate(apps[name])
    assert answer["casefile"]["id"] == name
    assert {item["block"] for item in answer["highlights"]} == {block}
    assert entity in answer["entities"]
    assert list(answer["claims"]) == [claim]


@pytest.mark.parametrize("name", ["harbour", "lighthouse"])
def test_answers_are_as_documented_and_refer_only_to_what_they_hold(apps, name):
    document, answer = build_document(), annotate(apps[name])
    schema = {"$ref": "#/components/schemas/Annotation", "components": document["components"]}
    jsonschema.Draft202012Validator(schema).validate(answer)
    evidence = [item["source"] for claim in answer["claims"].values() for item in claim["evidence"]]
    origins = [source["origin"] for source in answer["sources"].values()]
    assert evidence
    assert {*evidence, *origins} <= set(answer["sources"])


@pytest.mark.parametrize("name", ["harbour", "lighthouse"])
def test_quotes_stand_at_their_offsets(apps, name):
    texts = {block["id"]: block["text"].encode("utf-16-le") for block in PAGE["blocks"]}
    for item in annotate(apps[name])["highlights"]:
        for part in (item, *item.get("values", ())):
            units = texts[item["block"]][2 * part["start"] : 2 * part["end"]]
            assert units.decode("utf-16-le") == part["quote"]


@pytest.mark.parametrize("name", ["harbour", "lighthouse"])
def test_highlights_stand_in_reading_order(apps, name):
    highlights = annotate(apps[name])["highlights"]
    order = [block["id"] for block in PAGE["blocks"]]
    keys = [(order.index(item["block"]), item["start"], -item["end"]) for item in highlights]
    assert keys == sorted(keys)
    assert len({item["id"] for item in highlights}) == len(highlights)


@pytest.mark.parametrize(
    "text",
    ["", "\0", "\ud83d", "\udc00\ud83d Odo Marsk \ud83d", "Odo Marsk\0 was sentenced", "\u202eOdo Marsk\u202c",
     "a" * 100_000, "Odo Marsk " * 200, "\u0301" * 1_000, "😀" * 500 + "Odo Marsk"],
    ids=range(10),
)  # fmt: skip
def test_any_text_gets_a_right_answer(apps, text):
    sent = json.loads(json.dumps(text))
    answer = annotate(apps["lighthouse"], {"blocks": [{"id": 0, "text": text}]})
    units = sent.encode("utf-16-le", "surrogatepass")
    for item in answer["highlights"]:
        assert units[2 * item["start"] : 2 * item["end"]].decode("utf-16-le", "surrogatepass") == item["quote"]
    assert bool(answer["highlights"]) == ("Odo Marsk" in text)


def test_many_readers_at_once_get_the_same_answers(apps):
    alone = {name: annotate(app) for name, app in apps.items()}
    with ThreadPoolExecutor(8) as pool:
        names = ["harbour", "lighthouse"] * 20
        together = list(pool.map(lambda name: annotate(apps[name]), names))
    assert together == [alone[name] for name in names]
