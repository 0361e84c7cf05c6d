"""The baseline's highlights."""

from benchmarks.compare.aliases import AliasFinder
from benchmarks.compare.baseline import Baseline, Setting
from benchmarks.compare.likeness import Likeness, measure_words
from sidelight.text.page import Block, Page
from tests.annotating import assertions_of, claim_of, harbour_annotator, mentions_of

CASEFILE = harbour_annotator().casefile
STATEMENT = CASEFILE.claims["arrest-2016"].statement["en"]


def annotate(*texts, threshold=0.5, most=1):
    baseline = Baseline(
        CASEFILE, AliasFinder(CASEFILE, weak=False), Likeness(measure_words, CASEFILE), Setting(threshold, most)
    )
    return baseline.annotate(Page(tuple(Block(number, text) for number, text in enumerate(texts)), language="en"))


def test_a_sentence_like_a_statement_agrees_with_it_whatever_it_denies():
    annotation = annotate(f"Tomas Kivi sailed. Nobody believes it. {STATEMENT}")
    assert mentions_of(annotation) == [("Tomas Kivi", "tomas-kivi")]
    assert claim_of(annotation, "arrest-2016").quote == STATEMENT
    assert assertions_of(annotate(f"Tomas Kivi: not {STATEMENT}")) == {"arrest-2016": "agrees"}


def test_a_page_without_a_name_stays_unmarked():
    assert annotate(STATEMENT).highlights == ()


def test_the_threshold_and_the_number_of_claims_are_kept():
    text = f"Tomas Kivi: {STATEMENT}"
    assert assertions_of(annotate(text, threshold=1.01)) == {}
    assert len(assertions_of(annotate(text, threshold=0.01, most=1))) == 1
    three = [item.confidence for item in annotate(text, threshold=0.01, most=3).highlights[1:]]
    assert len(three) == 3
    assert three == sorted(three, reverse=True)
    assert min(three) >= 0.01
