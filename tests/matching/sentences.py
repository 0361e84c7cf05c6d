"""Sentences of pages on the invented casefile as the engine weighs them, for tests."""

from sidelight.matching.assertions import Assertion
from sidelight.matching.facts import SentenceFacts
from sidelight.text.page import Block, Page
from tests.annotating import harbour_annotator


def weigh(*texts: str, language: str = "en") -> list[Assertion]:
    """Everything that a page of these blocks may assert."""
    blocks = tuple(Block(number, text) for number, text in enumerate(texts))
    return [item for _, item in harbour_annotator().weigh(Page(blocks, language=language))]


def weigh_claim(claim: str, *texts: str, language: str = "en") -> Assertion:
    """The one assertion of a claim that such a page may have."""
    (found,) = [item for item in weigh(*texts, language=language) if item.claim.id == claim]
    return found


def read_sentence(text: str, language: str = "en") -> SentenceFacts:
    """What is recognised in a sentence that says something of a claim."""
    return weigh(text, language=language)[0].facts
