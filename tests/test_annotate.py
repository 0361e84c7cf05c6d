"""The one door to the engine: any page in, right highlights out, never an exception."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidelight.annotation import EntityHighlight, Verdict
from sidelight.casefile.values import PartialDate
from sidelight.text.page import Block, Page
from tests.annotating import annotate, assertions_of, claim_of, harbour_annotator, mentions_of

STATEMENT = "Tomas Kivi was sentenced to twelve years in prison on 24 February 2017."


def test_a_page_without_a_name_of_the_case_has_no_highlights():
    annotation = annotate("The weather in the bay was fine.", "Nobody was sentenced.")
    assert annotation.highlights == ()
    assert not annotation.about


def test_an_empty_page_has_no_highlights():
    assert annotate().highlights == ()
    assert annotate("").highlights == ()


def test_a_true_statement_is_supported_with_its_values():
    highlight = claim_of(annotate(STATEMENT), "sentence-2017")
    assert highlight.relation == "agrees"
    assert highlight.verdict is Verdict.SUPPORTED
    assert highlight.quote == STATEMENT
    assert {(value.slot, value.quote, value.agrees) for value in highlight.values} == {
        ("term", "twelve years", True),
        ("date", "24 February 2017", True),
    }
    assert highlight.because


def test_a_wrong_value_differs_and_the_known_mistake_is_explained():
    highlight = claim_of(annotate("Tomas Kivi was sentenced to twelve years in 2016."), "sentence-2017")
    assert highlight.relation == "differs"
    assert highlight.verdict is Verdict.DIFFERS
    (wrong,) = [value for value in highlight.values if not value.agrees]
    assert (wrong.slot, wrong.quote, wrong.casefile) == ("date", "2016", "2017-02-24")
    assert "arrested" in wrong.variant


def test_an_omitted_value_is_no_contradiction():
    assert assertions_of(annotate("Tomas Kivi was sentenced in Norrhavn."))["sentence-2017"] == "agrees"


def test_highlights_stand_in_reading_order():
    annotation = annotate(STATEMENT, "Marta Lindqvist was exchanged for Tomas Kivi in 2021.")
    places = [(item.span.block, item.span.start) for item in annotation.highlights]
    assert places == sorted(places)


def test_block_ids_are_the_senders_own():
    page = Page((Block(70, "Nothing."), Block(7, STATEMENT)), language="en")
    assert {item.span.block for item in harbour_annotator().annotate(page).highlights} == {7}


def test_a_page_before_the_end_of_a_period_was_right_when_written():
    annotation = annotate(STATEMENT, published=PartialDate(2018, 5, 1))
    assert "True when written" in claim_of(annotation, "sentence-2017").timing["en"]


def test_an_unknown_language_gets_the_plain_forms_of_names():
    annotation = annotate("Xy zzq Tomas Kivi brr.", language="xq")
    assert mentions_of(annotation) == [("Tomas Kivi", "tomas-kivi")]


@pytest.mark.parametrize(
    "text", ["\x00", "\ud800 Tomas Kivi", "😀 Tomas Kivi 😀", "Tomas\u00a0Kivi", "To\u00admas Ki\u00advi"]
)
def test_odd_characters_are_no_obstacle(text):
    annotation = annotate(text)
    for item in annotation.highlights:
        assert item.quote == text[item.span.start : item.span.end]
    if "mas" in text:
        assert mentions_of(annotation)[0][1] == "tomas-kivi"


PLAIN = "Tomas Kivi was not sentenced arrested to 12 years in 2016 . ? , he said Norrhavn Киви Томас 😀"
WORDS = st.sampled_from([*PLAIN.split(), "Tomas Kivi", "\u00ad", "e\u0301", "\n"])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(st.lists(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60), max_size=4))
def test_every_quote_is_the_text_at_its_offsets(texts):
    annotation = annotate(*texts)
    for item in annotation.highlights:
        assert item.quote == texts[item.span.block][item.span.start : item.span.end]
        assert item.quote.strip()
        assert 0 < item.confidence < 1
        if not isinstance(item, EntityHighlight):
            for value in item.values:
                assert value.quote == texts[value.span.block][value.span.start : value.span.end]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.lists(WORDS, max_size=25).map(" ".join), max_size=3))
def test_the_same_page_gives_the_same_answer(texts):
    assert annotate(*texts).highlights == annotate(*texts).highlights


def test_a_very_long_block_is_read():
    annotation = annotate("so it went on and on " * 40_000 + STATEMENT)
    assert assertions_of(annotation)["sentence-2017"] == "agrees"
