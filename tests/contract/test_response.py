import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from sidelight.annotation import (
    Annotation,
    ClaimHighlight,
    EntityHighlight,
    Relation,
    Span,
    ValueComparison,
    Verdict,
)
from sidelight.bundled import bundled
from sidelight.casefile.model import Prominence
from sidelight.casefile.values import PartialDate
from sidelight.contract import Offsets, read_request, render
from sidelight.contract.notes import describe_source
from sidelight.web.openapi import build_document

TEXT = "😀 Odo Marsk got six years in 1986."


@pytest.fixture(scope="session")
def validate():
    document = build_document()

    def check(message, name):
        schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        jsonschema.Draft202012Validator(schema).validate(message)

    return check


@pytest.fixture
def annotation(casefile):
    year = Span(4, TEXT.index("1986"), TEXT.index("1986") + 4)
    claim = ClaimHighlight(
        id="c",
        span=Span(4, 2, len(TEXT)),
        quote=TEXT[2:],
        claim="keeper-sentence",
        relation=Relation.DIFFERS,
        verdict=Verdict.DIFFERS,
        timing={},
        confidence=0.9,
        values=(ValueComparison("date", year, "1986", "1986", "1987-03-14", False, "In 1986 he was charged."),),
        because=("got six years: a sentence",),
    )
    first, second = (
        EntityHighlight(key, Span(4, 2, 11), "Odo Marsk", "odo-marsk", Prominence.CORE, 0.99, ("full name",))
        for key in ("e1", "e2")
    )
    return Annotation(casefile, "en", True, (claim, first, second))


def request_in(**fields):
    return read_request({"blocks": [{"id": 4, "text": TEXT}], **fields})


@pytest.mark.parametrize("name", ["request", "response"])
def test_the_example_messages_keep_the_contract(validate, name):
    message = json.loads(Path(bundled("shared"), f"contract/examples/{name}.json").read_text(encoding="utf-8"))
    validate(message, {"request": "Request", "response": "Annotation"}[name])


def test_an_answer_keeps_the_contract(validate, annotation):
    answer = render(annotation, request_in())
    validate(answer, "Annotation")
    assert json.loads(json.dumps(answer)) == answer


def test_quotes_stand_at_their_offsets_in_either_unit(annotation):
    points = render(annotation, request_in(offsets="code-point"))["highlights"]
    units = render(annotation, request_in(offsets="utf-16"))["highlights"]
    encoded = TEXT.encode("utf-16-le")
    for item in [*points, *points[0]["values"]]:
        assert TEXT[item["start"] : item["end"]] == item["quote"]
    for item in [*units, *units[0]["values"]]:
        assert encoded[2 * item["start"] : 2 * item["end"]].decode("utf-16-le") == item["quote"]
    assert units[1]["start"] == points[1]["start"] + 1


def test_the_answer_names_its_casefile_and_its_unit(annotation, casefile):
    answer = render(annotation, request_in(offsets="code-point"))
    assert answer["casefile"] == {"id": "lighthouse", "version": casefile.version}
    assert answer["offsets"] == Offsets.CODE_POINT.value
    assert (answer["lang"], answer["about"]) == ("en", True)


def test_highlights_stay_in_order_and_notes_stand_once(annotation):
    answer = render(annotation, request_in())
    assert [item["id"] for item in answer["highlights"]] == ["c", "e1", "e2"]
    assert list(answer["entities"]) == ["odo-marsk"]
    assert list(answer["claims"]) == ["keeper-sentence"]


def test_all_sources_of_the_notes_stand_there_with_their_origins(annotation):
    sources = render(annotation, request_in())["sources"]
    assert set(sources) == {"court-roll", "harbour-paper", "island-wire", "old-almanac"}
    assert sources["harbour-paper"]["origin"] == "island-wire"
    assert sources["island-wire"]["origin"] == "island-wire"
    assert sources["court-roll"]["url"] is None
    assert sources["old-almanac"]["url"] is None, "an address that is none of the web is not passed on"
    assert sources["harbour-paper"]["published"] == "1987-03"


def test_a_claims_note_shows_every_side(annotation):
    note = render(annotation, request_in())["claims"]["keeper-sentence"]
    assert note["standing"] == "corroborated"
    assert note["counts"] == {"documents": 2, "origins": 2}
    assert note["period"] == {"from": "1987-03-14", "to": "1993-03-14"}
    assert note["values"] == [
        {"slot": "term", "value": "6 year"},
        {"slot": "court", "value": "Skerry Court"},
        {"slot": "date", "value": "1987-03-14"},
    ]
    stances = {item["source"]: (item["stance"], item["gives"]) for item in note["evidence"]}
    assert stances == {
        "court-roll": ("supports", ""),
        "harbour-paper": ("supports", ""),
        "old-almanac": ("contradicts", "1986"),
    }


def test_evidence_links_to_its_passage_where_there_is_a_page(annotation):
    note = render(annotation, request_in())["claims"]["keeper-sentence"]
    links = {item["source"]: item["link"] for item in note["evidence"]}
    assert links["court-roll"] is None
    assert links["old-almanac"] is None
    assert links["harbour-paper"].startswith("https://gazeta.example/latarnik#:~:text=sze%C5%9B%C4%87%20lat%2C")
    assert "koniec%2Dko" in links["harbour-paper"]


def test_a_source_names_its_archived_copy_and_the_day_its_address_was_checked(casefile):
    paper = casefile.sources["harbour-paper"]
    plain = describe_source(paper, casefile)
    assert (plain["archived"], plain["checked"]) == (None, None)
    kept = replace(paper, archived="https://archive.example/1987/latarnik", checked=PartialDate(2024, 11, 2))
    described = describe_source(kept, casefile)
    assert (described["archived"], described["checked"]) == ("https://archive.example/1987/latarnik", "2024-11-02")
    unsafe = describe_source(replace(paper, archived="javascript:alert(1)"), casefile)
    assert unsafe["archived"] is None


def test_evidence_links_to_the_archived_copy_where_there_is_no_other_address(annotation, casefile):
    sources = {
        **casefile.sources,
        "court-roll": replace(casefile.sources["court-roll"], archived="https://a.example/r"),
    }
    kept = replace(annotation, casefile=replace(casefile, sources=sources))
    evidence = render(kept, request_in())["claims"]["keeper-sentence"]["evidence"]
    (link,) = [item["link"] for item in evidence if item["source"] == "court-roll"]
    assert link.startswith("https://a.example/r#:~:text=")


def test_timing_comes_in_the_locale_and_falls_back(annotation):
    told = replace(annotation.highlights[0], timing={"en": "True when written.", "pl": "Prawda w chwili napisania."})
    dated = replace(annotation, highlights=(told,))
    timings = [render(dated, request_in(locale=locale))["highlights"][0]["timing"] for locale in ("pl", "en", "tlh")]
    assert timings == ["Prawda w chwili napisania.", "True when written.", "True when written."]


def test_texts_come_in_the_locale_and_each_falls_back_by_itself(annotation):
    answer = render(annotation, request_in(locale="pl-PL"))
    note = answer["claims"]["keeper-sentence"]
    assert answer["entities"]["odo-marsk"]["description"] == "Latarnik z przylądka Skerry."
    assert note["statement"] == "Marsk dostał sześć lat."
    assert note["note"] == "The roll says six years."
    assert answer["highlights"][0]["values"][0]["variant"] == "W 1986 postawiono mu zarzuty."
    unknown = render(annotation, request_in(locale="tlh"))
    assert unknown["claims"]["keeper-sentence"]["statement"] == "Marsk was sentenced to six years."


def test_a_quote_is_the_page_as_it_was_sent(annotation):
    request = read_request({"blocks": [{"id": 4, "text": TEXT.replace("k got", "\ud83d got")}]})
    quote = render(annotation, request)["highlights"][1]["quote"]
    assert quote == "Odo Mars\ud83d"
    assert json.loads(json.dumps(quote)) == quote


def test_a_page_without_anything(validate, casefile):
    answer = render(Annotation(casefile, "", False, ()), read_request({"blocks": []}))
    validate(answer, "Annotation")
    assert (answer["highlights"], answer["entities"], answer["claims"], answer["sources"]) == ([], {}, {}, {})
