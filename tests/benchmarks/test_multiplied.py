"""A casefile many times over."""

import re

import pytest

from benchmarks.multiplied import multiply
from sidelight.annotate import Annotator
from sidelight.casefile.patterns import parse
from sidelight.text.page import Block, Page
from tests.annotating import assertions_of, harbour_annotator, mentions_of

CASEFILE = harbour_annotator().casefile
TIMES = 4


@pytest.fixture(scope="module")
def multiplied():
    return multiply(CASEFILE, TIMES, TIMES)


def names(casefile):
    return [alias.text for entity in casefile.entities.values() for alias in entity.aliases]


def test_once_is_the_casefile_itself():
    assert multiply(CASEFILE, 1, 1) == CASEFILE


def test_the_same_casefile_comes_out_each_time(multiplied):
    assert multiply(CASEFILE, TIMES, TIMES) == multiplied


def test_there_are_so_many_of_each(multiplied):
    assert len(multiplied.entities) == TIMES * len(CASEFILE.entities)
    assert len(multiplied.claims) == TIMES * len(CASEFILE.claims)
    assert len(multiply(CASEFILE, 3, 1).entities) == 3 * len(CASEFILE.entities)
    assert multiply(CASEFILE, 3, 1).claims == CASEFILE.claims


def test_the_copies_have_other_names(multiplied):
    copied = names(multiplied)[len(names(CASEFILE)) :]
    assert not set(copied) & set(names(CASEFILE))
    assert len(set(copied)) > 0.98 * len(copied)


def test_names_keep_their_length_case_and_script(multiplied):
    for entity in CASEFILE.entities.values():
        for alias, copy in zip(entity.aliases, multiplied.entities[f"{entity.id}-1"].aliases, strict=True):
            assert shape(alias.text) == shape(copy.text)


def shape(text):
    classes = (("A", "[A-Z]"), ("a", "[a-z]"), ("Я", "[А-Я]"), ("я", "[а-я]"))
    for letter, group in classes:
        text = re.sub(group, letter, text)
    return text


def test_a_copied_claim_is_about_copied_entities(multiplied):
    for identifier, claim in multiplied.claims.items():
        named = {claim.subject, *claim.actors}
        named |= {one for slot in claim.slots if isinstance(slot.value, tuple) for one in slot.value}
        assert named <= set(multiplied.entities)
        assert set(claim.denies) <= set(multiplied.claims)
        if identifier not in CASEFILE.claims:
            assert not named & set(CASEFILE.entities)


def test_wordings_stay_patterns_and_keep_their_classes_and_short_words(multiplied):
    for claim in CASEFILE.claims.values():
        copy = multiplied.claims[f"{claim.id}-2"]
        for language, patterns in claim.says.items():
            for old, new in zip(patterns, copy.says[language], strict=True):
                assert parse(new).source == new != old
                assert re.findall(r"<\w+>", new) == re.findall(r"<\w+>", old)


def test_the_engine_finds_the_copies_and_still_the_first(multiplied):
    annotator = Annotator(multiplied)
    other = multiplied.entities["tomas-kivi-3"].label
    text = f"Tomas Kivi was arrested in Norrhavn on 14 March 2016. {other} went home."
    annotation = annotator.annotate(Page((Block(0, text),), language="en"))
    assert ("Tomas Kivi", "tomas-kivi") in mentions_of(annotation)
    assert (other, "tomas-kivi-3") in mentions_of(annotation)
    assert assertions_of(annotation)["arrest-2016"] == "agrees"
