import copy
import json

import jsonschema
import pytest

from sidelight.export import Site
from sidelight.export.web_annotation import build_collection
from tests.export.conftest import TEXTS, URL, VERDICTS, answer
from tests.export.jsonld import PUBLISHED, expand, read, walk

OA = "http://www.w3.org/ns/oa#"
SCHEMA = jsonschema.Draft202012Validator(read(PUBLISHED / "web-annotation" / "model.schema.json"))


@pytest.fixture(scope="module")
def collection(answered):
    return build_collection(answered)


def items_of(collection):
    return collection["first"]["items"] if collection["total"] else []


def bodies_of(item, purpose):
    return [body.get("value") or body["source"] for body in item["body"] if body["purpose"] == purpose]


def find(collection, verdict):
    return next(item for item in items_of(collection) if bodies_of(item, "tagging") == [verdict])


def test_it_is_what_the_model_asks(collection, nothing):
    SCHEMA.validate(collection)
    SCHEMA.validate(build_collection(nothing))
    assert build_collection(nothing)["total"] == 0


@pytest.mark.parametrize("break_it", [
    lambda item: item.pop("target"),
    lambda item: item.update(id="no iri"),
    lambda item: item.update(motivation="reviewing"),
    lambda item: item["target"]["selector"][1].update(start=-1),
    lambda item: item["target"].pop("source"),
    lambda item: item["body"][0].pop("value"),
], ids=range(6))  # fmt: skip
def test_the_schema_tells_a_broken_one(collection, break_it):
    broken = copy.deepcopy(collection)
    break_it(items_of(broken)[0])
    assert not SCHEMA.is_valid(broken)


def test_every_term_is_one_of_the_published_context(collection):
    nodes = list(walk(expand(collection)))
    kinds = {kind for node in nodes for kind in node.get("@type", []) if isinstance(node.get("@type"), list)}
    assert {OA + "Annotation", OA + "SpecificResource", OA + "TextQuoteSelector", OA + "TextPositionSelector"} <= kinds
    assert all(kind.startswith("http") for kind in kinds)
    motives = [value["@id"] for node in nodes for value in node.get(OA + "motivatedBy", [])]
    assert set(motives) == {OA + "assessing", OA + "identifying"}
    counted = [value for node in nodes for value in node.get(OA + "start", [])]
    assert {value["@type"] for value in counted} == {"http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}


def test_a_term_of_our_own_would_be_told():
    with pytest.raises(AssertionError):
        expand({"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "verdict": "differs"})


def test_positions_are_code_points_of_the_joined_blocks_and_quotes_stand_there(collection, answered):
    text = "\n".join(TEXTS)
    items = items_of(collection)
    assert len(items) == len(answered.highlights) == collection["total"]
    for item in items:
        quoted, placed = item["target"]["selector"]
        assert text[placed["start"] : placed["end"]] == quoted["exact"]
        assert text[: placed["start"]].endswith(quoted.get("prefix", ""))
        assert text[placed["end"] :].startswith(quoted.get("suffix", ""))
        around = quoted.get("prefix", "") + quoted["exact"] + quoted.get("suffix", "")
        assert any(around in block for block in TEXTS), "what stands around a quote never leaves its block"


def test_a_quote_alone_finds_its_place_where_the_words_stand_once(collection):
    page = " ".join(TEXTS)
    for item in items_of(collection):
        quoted = item["target"]["selector"][0]
        assert page.count(quoted.get("prefix", "") + quoted["exact"] + quoted.get("suffix", "")) == 1


def test_the_unit_that_the_request_asks_for_does_not_matter(collection):
    assert build_collection(answer(*TEXTS, offsets="utf-16")) == collection
    assert build_collection(answer(*TEXTS, offsets="code-point")) == collection


def test_ids_are_unique_and_the_same_each_time(collection, answered):
    ids = [collection["id"], collection["first"]["id"], *(item["id"] for item in items_of(collection))]
    assert len(set(ids)) == len(ids)
    assert build_collection(answered) == collection
    assert build_collection(answer(*TEXTS, "More."))["id"] != collection["id"]


def test_the_target_is_the_page_or_else_a_name_for_its_text(collection):
    assert {item["target"]["source"] for item in items_of(collection)} == {URL}
    for url in ("", "file:///home/me/secret.html", "javascript:alert(1)"):
        unnamed = build_collection(answer(*TEXTS, url=url))
        SCHEMA.validate(unnamed)
        (source,) = {item["target"]["source"] for item in items_of(unnamed)}
        assert source.startswith("ni:///sha-256;")


def test_an_address_is_made_an_iri():
    odd = build_collection(answer(TEXTS[1], url='https://news.example/a b"<ż>|`{}'))
    SCHEMA.validate(odd)
    assert items_of(odd)[0]["target"]["source"] == "https://news.example/a%20b%22%3Cż%3E%7C%60%7B%7D"


def test_each_verdict_is_a_tag_and_each_side_is_told(collection):
    tags = [tag for item in items_of(collection) for tag in bodies_of(item, "tagging")]
    assert sorted(tags) == sorted(VERDICTS.values())
    disputed = find(collection, "disputed")
    told = "\n".join(bodies_of(disputed, "commenting"))
    for side in (
        "contradicts: Norrhavn Customs",
        "Tomas Kivi denies",
        "Free Isles Movement denies",
        "supports: Norrhavn",
    ):
        assert side in told
    assert "https://customs.example/2022/inspections#:~:text=no%20weapons%20in%20any%20container" in bodies_of(
        disputed, "linking"
    )


def test_it_leads_to_the_casefile_where_that_has_pages(collection):
    assert bodies_of(find(collection, "differs"), "identifying") == [
        "https://notes.example/casefile/claims/sentence-2017"
    ]
    named = next(item for item in items_of(collection) if item["motivation"] == "identifying")
    assert bodies_of(named, "identifying") == ["Tomas Kivi", "https://notes.example/casefile/entities/tomas-kivi"]
    assert collection["creator"]["name"] == "Norrhavn Notes"
    alone = build_collection(answer(*TEXTS, site=Site()))
    SCHEMA.validate(alone)
    assert "casefile/claims" not in json.dumps(alone)
    assert alone["creator"]["name"] == "Sidelight casefile: The Norrhavn harbour case"


def test_each_text_says_which_language_it_is_in():
    item = find(build_collection(answer(TEXTS[2], locale="pl")), "differs")
    told = [(body["language"], body["value"]) for body in item["body"] if body["purpose"] == "describing"]
    assert told == [
        ("pl", "24 lutego 2017 roku skazano go na dwanaście lat więzienia."),
        ("en", "The term set was twelve years; ten is what the defence asked for."),
        ("en", "Ten years was the defence’s proposal; the court set twelve."),
    ]


def test_a_lone_surrogate_becomes_a_replacement_character():
    collection = build_collection(answer("\ud83d Tomas Kivi \udc00"))
    json.dumps(collection, ensure_ascii=False).encode()
    assert items_of(collection)[0]["target"]["selector"][0]["prefix"] == "\ufffd "


def test_names_of_the_context_are_left_out_of_a_page_that_is_not_about_the_case():
    assert build_collection(answer("Helga Stromfelt likes the Sable 9."))["total"] == 0
