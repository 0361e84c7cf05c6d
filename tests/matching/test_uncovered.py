"""Sentences that give values about entities of the case, and that no claim covers."""

import pytest

from sidelight.annotation import StatedValue
from sidelight.text.page import Block, Page
from tests.annotating import harbour_annotator

MISSED = "Tomas Kivi bought a lighthouse tender for 3 million dollars in May 2009."


def survey(*texts, language="en"):
    blocks = tuple(Block(10 + number, text) for number, text in enumerate(texts))
    return harbour_annotator().survey(Page(blocks, language=language))


def test_a_sentence_with_values_and_no_claim_is_told_with_whom_and_what():
    text = f"Rain fell. {MISSED} Nobody minded."
    (found,) = survey("A heading", text)
    assert (found.quote, found.span.block, text[found.span.start : found.span.end]) == (MISSED, 11, MISSED)
    assert found.entities == ("tomas-kivi",)
    assert found.values == (StatedValue("money", "3,000,000 USD"), StatedValue("date", "2009-05"))


@pytest.mark.parametrize(
    "text",
    [
        "Tomas Kivi, the shipping agent of Norrhavn, was arrested on 14 March 2016.",
        "Tomas Kivi bought a lighthouse tender.",
        "Somebody bought a lighthouse tender for 3 million dollars in May 2009.",
        "Tomas Kivi, 2009",
    ],
    ids=["a claim", "no value", "nobody of the case", "a caption"],
)
def test_a_sentence_is_left_out_that_a_claim_covers_or_that_says_nothing_of_the_case(text):
    assert survey(text) == ()


def test_offsets_are_those_of_the_text_as_written():
    text = f"🐢 {MISSED}"
    (found,) = survey(text)
    assert text[found.span.start : found.span.end] == found.quote
