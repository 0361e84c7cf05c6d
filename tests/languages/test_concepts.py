"""The concepts: the same ones in every language, well formed, without names of the case, and found as written."""

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from sidelight.casefile.loading import load
from sidelight.casefile.model import Strength
from sidelight.languages.concepts import Concepts, load_concepts
from sidelight.languages.frames import frame_slots
from sidelight.languages.language import CODES

BOUT = Path(__file__).parents[2] / "shared" / "casefile" / "bout"
PART = re.compile(r"[^\W_]+(['-][^\W_]+)*\*?")


@cache
def read(code):
    path = files("sidelight.languages").joinpath("concepts", f"{code}.yaml")
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@pytest.fixture(scope="module")
def names():
    """The full names of the casefile's people."""
    people = [item for item in load(BOUT, frame_slots()).entities.values() if item.kind == "Person"]
    strong = [alias.text for item in people for alias in item.aliases if alias.strength is Strength.STRONG]
    return {name.casefold() for name in strong}


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_the_concepts_of_english_in_its_order(code):
    assert list(read(code)) == list(read("en"))
    assert all(read(code).values())


@pytest.mark.parametrize("code", CODES)
def test_entries_are_words_or_beginnings_or_short_phrases(code):
    for concept, entries in read(code).items():
        for entry in entries:
            assert entry == unicodedata.normalize("NFC", entry.lower()), (concept, entry)
            assert len(entry.split()) <= 3, (concept, entry)
            assert all(PART.fullmatch(part) for part in entry.split()), (concept, entry)
        assert [entry for entry, times in Counter(entries).items() if times > 1] == [], concept


@pytest.mark.parametrize("code", CODES)
def test_no_name_of_the_case_is_a_concept(code, names):
    assert len(names) > 100
    plain = {entry.replace("*", "") for entries in read(code).values() for entry in entries}
    assert plain & names == set()


@pytest.mark.parametrize("code", CODES)
def test_every_entry_is_found_as_a_page_has_it(code):
    concepts = load_concepts(code)
    for concept, entries in read(code).items():
        for entry in entries:
            words = re.split(r"[ '-]", entry.replace("*", ""))
            assert concept in concepts.find(["x", *words, "x"]), (concept, entry)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the jail", {"prison"}),
        ("the jails", set()),
        ("they arrested", {"arrest"}),
        ("a rearrest", set()),
        ("he was handed over", {"extradite"}),
        ("he was handed nothing", set()),
        ("then he handed", set()),
        ("on the table", {"offer"}),
        ("on the old table", set()),
        ("in the jail they arrested", {"prison", "arrest"}),
        ("сім я", {"family"}),
        ("сім років", set()),
        ("", set()),
    ],
)
def test_words_beginnings_and_phrases(text, found):
    concepts = Concepts(
        {
            "prison": ["jail"],
            "arrest": ["arrest*"],
            "extradite": ["hand* over"],
            "offer": ["on the table"],
            "family": ["сім'я"],
        }
    )
    assert concepts.find(text.split()) == found


def test_a_word_may_express_several_concepts():
    assert Concepts({"charge": ["attorney*"], "lawyer": ["attorney"]}).find(["attorney"]) == {"charge", "lawyer"}


def test_a_language_without_a_list_has_none():
    assert load_concepts("xx").find(["prison"]) == set()
