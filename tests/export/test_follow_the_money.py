import json
from pathlib import Path

import pytest

from sidelight.casefile.loading import load
from sidelight.casefile.schemas import ENTITY_KINDS
from sidelight.export import CasefileFormat, Site, write_casefile
from sidelight.export.follow_the_money import SCHEMATA, list_entities
from sidelight.languages.frames import frame_slots
from tests.export.schemata import list_faults, read

CASEFILES = Path(__file__).parents[1] / "casefiles"
BUNDLED = sorted(path.parent for path in (Path(__file__).parents[2] / "shared" / "casefile").glob("*/casefile.yaml"))
FOLDERS = [CASEFILES / "harbour", CASEFILES / "lighthouse", *BUNDLED]
SITE = Site("https://notes.example", "Norrhavn Notes")


@pytest.fixture(scope="module")
def harbour():
    return load(CASEFILES / "harbour", frame_slots())


@pytest.fixture(scope="module")
def entities(harbour):
    return {entity["id"]: entity for entity in list_entities(harbour, SITE)}


def find_faults(entities):
    schema_of = {entity["id"]: entity["schema"] for entity in entities}
    assert len(schema_of) == len(entities), "an id stands twice"
    return [fault for entity in entities for fault in list_faults(entity, schema_of)]


@pytest.mark.parametrize(
    "folder", [CASEFILES / "harbour", CASEFILES / "lighthouse", *BUNDLED], ids=lambda path: path.name
)
def test_everything_is_as_the_schemata_ask(folder):
    casefile = load(folder, frame_slots())
    for site in (SITE, Site()):
        entities = list(list_entities(casefile, site))
        assert find_faults(entities) == []
    schemata = [entity["schema"] for entity in entities]
    assert schemata.count("Note") == len(casefile.claims)
    assert schemata.count("Article") + schemata.count("Document") == len(casefile.sources)
    slots = [slot for claim in casefile.claims.values() for slot in claim.slots]
    pieces = sum(len(claim.evidence) for claim in casefile.claims.values())
    pieces += sum(len(variant.evidence) for slot in slots for variant in slot.variants)
    assert schemata.count("Documentation") == pieces


@pytest.mark.parametrize("broken", [
    {"schema": "Thing"},
    {"properties": {"alias": ["Kivi"]}},
    {"properties": {"name": ["Kivi"], "verdict": ["differs"]}},
    {"properties": {"name": ["Kivi"], "gender": ["m"]}},
    {"properties": {"name": ["Kivi"], "proof": ["nowhere"]}},
    {"properties": {"name": "Kivi"}},
])  # fmt: skip
def test_a_broken_entity_would_be_told(broken):
    assert find_faults([{"id": "x", "schema": "Person", "properties": {"name": ["Kivi"]}, **broken}])


def test_every_kind_of_entity_has_a_schema():
    assert set(SCHEMATA) == set(ENTITY_KINDS)
    assert all(read(schema) for schema in SCHEMATA.values())


def test_a_person_with_all_names(entities):
    kivi = entities["harbour-entity-tomas-kivi"]
    assert kivi["schema"] == "Person"
    assert kivi["properties"]["name"] == ["Tomas Kivi"]
    assert "Томас Киви" in kivi["properties"]["alias"]
    assert "Kivi" in kivi["properties"]["weakAlias"]
    assert "Kivi" not in kivi["properties"]["alias"]
    assert kivi["properties"]["proof"] == ["harbour-source-court-2017"]
    assert kivi["datasets"] == ["harbour"]


def test_a_claim_is_a_note_about_all_whom_it_names_with_evidence_on_every_side(entities):
    note = entities["harbour-claim-supply-free-isles"]["properties"]
    assert note["entity"][0] == "harbour-entity-tomas-kivi"
    assert "harbour-entity-free-isles-movement" in note["entity"]
    assert note["summary"][0].startswith("disputed: ")
    assert note["sourceUrl"] == ["https://notes.example/casefile/claims/supply-free-isles"]
    links = [one["properties"] for one in entities.values() if one["schema"] == "Documentation"]
    sides = {
        (link["document"][0].removeprefix("harbour-source-"), link["role"][0])
        for link in links
        if link["entity"] == ["harbour-claim-supply-free-isles"]
    }
    assert {
        ("customs-2022", "contradicts"), ("kivi-2021", "Tomas Kivi denies"), ("post-2022", "supports"),
        ("post-2022", "Free Isles Movement denies"), ("digest-2022", "supports (gives Sable 7)"),
    } <= sides  # fmt: skip


def test_who_repeats_whom(entities):
    repeats = {
        (link["properties"]["subject"][0], link["properties"]["object"][0])
        for link in entities.values()
        if link["schema"] == "UnknownLink"
    }
    assert ("harbour-source-digest-2022", "harbour-source-post-2022") in repeats


def test_an_address_that_is_none_is_left_out():
    casefile = load(CASEFILES / "lighthouse", frame_slots())
    written = json.dumps(list(list_entities(casefile, Site())))
    assert "javascript:" not in written


def test_one_entity_a_line_the_same_each_time(harbour, entities):
    lines = list(write_casefile(CasefileFormat.FOLLOW_THE_MONEY, harbour, SITE))
    assert [json.loads(line) for line in lines] == list(entities.values())
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)
    assert "Томас Киви".encode() in b"".join(lines)
