"""What decisions make of a page: the annotations are made by hand, so that each effect can be seen."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

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
from sidelight.casefile.loading import load
from sidelight.casefile.model import Prominence
from sidelight.languages.frames import frame_slots
from sidelight.reviews.applying import Misfit, apply_reviews
from sidelight.reviews.model import Kind, Review, Scope
from sidelight.text.page import Block, Page
from tests.reviews.making import PAGE, TEXT, WORDS, decide, make_target

CASEFILE = load(Path(__file__).parents[1] / "casefiles" / "lighthouse", frame_slots())
CLAIM = next(iter(CASEFILE.claims))
ENTITY = next(one.id for one in CASEFILE.entities.values() if one.prominence is Prominence.CORE)
ELSEWHERE = "https://copy.example/lamp"
WHEN = datetime(2026, 3, 1, 12, tzinfo=UTC)
serials = count(1)


def write(*texts):
    return Page(tuple(Block(number, text) for number, text in enumerate(texts)))


def see(page, words=WORDS, relation=Relation.AGREES):
    """What the engine says: the words are a claim, and their first place name is an entity."""
    found = []
    for block in page.blocks:
        if (start := block.text.find(words)) >= 0:
            span = Span(block.id, start, start + len(words))
            value = ValueComparison("date", Span(block.id, start, start + 3), words[:3], "1987", "1987", agrees=True)
            found.append(
                ClaimHighlight(
                    f"c-{block.id}",
                    span,
                    words,
                    CLAIM,
                    relation,
                    Verdict.SUPPORTED,
                    {"en": "then"},
                    0.9,
                    (value,),
                    ("so",),
                )
            )
        if (start := block.text.find("Skerry Point")) >= 0:
            span = Span(block.id, start, start + 12)
            found.append(
                EntityHighlight(f"e-{block.id}", span, "Skerry Point", ENTITY, Prominence.CORE, 0.9, ("its name",))
            )
    return Annotation(CASEFILE, "en", bool(found), tuple(found))


def review(decision, words=WORDS, *, text=TEXT, page=PAGE, kind=Kind.CLAIM, subject=CLAIM, relation="agrees"):
    serial = next(serials)
    target = make_target(words, text, kind, subject, page, relation=relation)
    return Review(f"r{serial}", 1, serial, target, decision, "Ada", WHEN, WHEN)


def review_name(decision, **options):
    return review(decision, "Skerry Point", kind=Kind.ENTITY, subject=ENTITY, relation="", **options)


def put(page, *reviews, seen=None, address=PAGE):
    return apply_reviews(seen or see(page), page, reviews, address)


def kinds(applied):
    return [type(item).__name__[:5] for item in applied.annotation.highlights]


def test_without_decisions_nothing_is_touched():
    page = write(TEXT)
    seen = see(page)
    waits = [review(decide("open")), review(decide("withdrawn"))]
    assert put(page, seen=seen).annotation is seen
    assert put(page, *waits, seen=seen).annotation is seen


def test_a_rejected_match_is_left_out_and_the_rest_stays():
    page = write("Before.", TEXT)
    assert kinds(put(page, review(decide("wrong-match")))) == ["Entit"]
    assert kinds(put(page, review_name(decide("wrong-match")))) == ["Claim"]
    none = put(page, review(decide("wrong-match")), review_name(decide("wrong-match")))
    assert none.annotation.highlights == ()
    assert not none.annotation.about
    assert none.stale == ()


def test_an_accepted_one_says_by_whom_and_when():
    one = review(decide("right"))
    claim, name = put(write(TEXT), one).annotation.highlights
    mark = claim.review
    assert (mark.review, mark.decision, mark.by, mark.at) == (one.id, "right", "Ada", WHEN)
    assert name.review is None
    assert replace(claim, review=None) == see(write(TEXT)).highlights[0]


@pytest.mark.parametrize("judgement", ["wrong-relation", "wrong-value"])
def test_what_was_misread_is_left_out_or_corrected(judgement):
    page = write(TEXT)
    assert kinds(put(page, review(decide(judgement)))) == ["Entit"]
    claim, _ = put(page, review(decide(judgement, relation="denies", slot="date"))).annotation.highlights
    assert (claim.relation, claim.timing, claim.values) == (Relation.DENIES, {}, ())
    assert claim.verdict is not Verdict.SUPPORTED
    assert claim.review.decision == judgement


def test_the_later_of_two_counts_and_this_page_before_everywhere():
    page = write(TEXT)
    wrong, right = decide("wrong-match"), decide("right")
    everywhere = decide("wrong-match", Scope.EVERYWHERE)
    first, second = review(wrong), review(right)
    assert kinds(put(page, second, first)) == ["Claim", "Entit"]
    first, second = review(right), review(wrong)
    assert kinds(put(page, second, first)) == ["Entit"]
    first, second = review(right), review(everywhere, page=ELSEWHERE)
    assert kinds(put(page, first, second)) == ["Claim", "Entit"]


def test_a_decision_for_a_page_is_for_that_page():
    page = write(TEXT)
    assert kinds(put(page, review(decide("wrong-match")), address=ELSEWHERE)) == ["Claim", "Entit"]
    assert kinds(put(page, review(decide("wrong-match", Scope.EVERYWHERE)), address=ELSEWHERE)) == ["Entit"]
    assert kinds(put(page, review(decide("wrong-match", Scope.EVERYWHERE), page=""), address="")) == ["Entit"]


def test_a_page_whose_address_is_not_told_is_known_by_its_passages():
    wrong, name = review(decide("wrong-match")), review_name(decide("wrong-match"))
    assert kinds(put(write("Before.", TEXT, "After."), wrong, address="")) == ["Entit"]
    assert kinds(put(write(TEXT), wrong, name, address="")) == []
    (claim, _) = put(write(TEXT), review(decide("right")), address="").annotation.highlights
    assert claim.review.by == "Ada"
    other = put(write(f"Others wrote that {WORDS}."), wrong, name, address="")
    assert kinds(other) == ["Claim", "Entit"], "the same words on another page were not decided upon"
    assert other.stale == ()
    assert put(write(TEXT), review(decide("right"), subject="no-claim"), address="").stale == ()
    assert kinds(put(write(TEXT), wrong, seen=see(write(TEXT), relation=Relation.DIFFERS), address="")) == ["Entit"]
    differs = put(write(TEXT), review(decide("right")), seen=see(write(TEXT), relation=Relation.DIFFERS), address="")
    assert differs.annotation.highlights[0].review is None


def test_there_nothing_is_added_but_to_a_block_that_is_as_it_was():
    blind = Annotation(CASEFILE, "en", False, ())
    long = f"{TEXT} The keeper went home, and the boats found their way without him ever after, by other lights."
    saw = review(decide("new-assertion", relation="agrees"), relation="", text=long)
    right = review_name(decide("right"), text=long)
    assert kinds(put(write("Before.", long), saw, right, seen=blind, address="")) == ["Claim", "Entit"]
    edited = write(long.replace("other lights", "other lamps"))
    assert kinds(put(edited, saw, right, seen=blind, address="")) == []
    assert all(item.review for item in put(edited, saw, right, address="").annotation.highlights)


def test_everywhere_means_the_same_words_and_no_others():
    wrong = review(decide("wrong-match", Scope.EVERYWHERE))
    name = review_name(decide("wrong-match", Scope.EVERYWHERE))
    copy, other = write(f"Others wrote that {WORDS}."), write(TEXT.replace("the keeper", "a keeper"))
    assert kinds(put(copy, wrong, address=ELSEWHERE)) == ["Entit"]
    assert kinds(put(copy, name, address=ELSEWHERE)) == ["Claim", "Entit"], "a name needs its surroundings"
    seen = see(other, WORDS.replace("the keeper", "a keeper"))
    assert kinds(put(other, wrong, name, seen=seen, address=ELSEWHERE)) == ["Claim", "Entit"]
    assert put(other, wrong, name, seen=seen, address=ELSEWHERE).stale == ()


def test_a_small_edit_of_the_page_is_survived():
    words = WORDS.replace("lit the lamp", "lighted the lamp")
    page = write("A new heading", TEXT.replace("lit the lamp", "lighted the lamp"))
    assert kinds(put(page, review(decide("wrong-match")), seen=see(page, words))) == ["Entit"]
    claim, _ = put(page, review(decide("right")), seen=see(page, words)).annotation.highlights
    assert claim.review.by == "Ada"


def test_another_reading_of_the_passage_was_not_decided_upon():
    page = write(TEXT)
    seen = see(page, relation=Relation.DIFFERS)
    for decision in (decide("right"), decide("wrong-relation"), decide("wrong-value")):
        one = review(decision)
        applied = put(page, one, seen=seen)
        assert applied.annotation.highlights == seen.highlights
        assert [(told.review.id, told.reason) for told in applied.stale] == [(one.id, Misfit.READING_CHANGED)]
    assert kinds(put(page, review(decide("wrong-match")), seen=seen)) == ["Entit"]
    mended = put(page, review(decide("wrong-relation", relation="differs")), seen=seen)
    assert mended.annotation.highlights[0].review
    assert mended.annotation.highlights[0].timing == {"en": "then"}


def test_what_was_accepted_stays_when_the_engine_sees_it_no_more():
    page = write("Before.", TEXT)
    blind = Annotation(CASEFILE, "en", False, ())
    applied = put(page, review(decide("right")), review_name(decide("right")), seen=blind)
    claim, name = applied.annotation.highlights
    assert applied.annotation.about
    assert (claim.quote, claim.span.block, claim.relation, claim.confidence) == (WORDS, 1, Relation.AGREES, 1.0)
    assert (name.quote, name.prominence) == ("Skerry Point", Prominence.CORE)
    assert page.blocks[1].text[name.span.start : name.span.end] == name.quote


def test_what_a_moderator_saw_is_shown_and_can_be_rejected_again():
    page = write(TEXT)
    blind = Annotation(CASEFILE, "en", False, ())
    saw = review(decide("new-assertion", relation="denies"), relation="")
    (claim,) = put(page, saw, seen=blind).annotation.highlights
    assert (claim.relation, claim.review.decision) == (Relation.DENIES, "new-assertion")
    named = review_name(decide("new-mention"))
    assert kinds(put(page, named, seen=blind)) == ["Entit"]
    assert kinds(put(page, saw, review(decide("wrong-match")), seen=blind)) == []
    (claim, _) = put(page, review(decide("new-assertion", relation="agrees"), relation="")).annotation.highlights
    assert (claim.confidence, claim.review.decision) == (0.9, "new-assertion"), "the engine sees it as well by now"


@pytest.mark.parametrize("address", [PAGE, ""])
def test_a_claim_of_which_nobody_told_the_relation_is_not_shown(address):
    blind = Annotation(CASEFILE, "en", False, ())
    kept = review(decide("right"), relation="")
    applied = put(write(TEXT), kept, seen=blind, address=address)
    assert applied.annotation.highlights == ()
    assert [told.reason for told in applied.stale] == ([Misfit.READING_CHANGED] if address else [])
    assert put(write(TEXT), kept, address=address).annotation.highlights[0].review


def test_nothing_is_added_where_the_words_have_changed():
    page = write(TEXT.replace("lit the lamp", "lighted the lamp"))
    blind = Annotation(CASEFILE, "en", False, ())
    one = review(decide("right"))
    applied = put(page, one, seen=blind)
    assert applied.annotation.highlights == ()
    assert [told.reason for told in applied.stale] == [Misfit.READING_CHANGED]


def test_what_is_gone_is_listed_once_in_the_order_of_deciding():
    page = write("Nothing of the sort stands here.")
    gone = [review(decide("wrong-match")), review_name(decide("right")), review(decide("right"), subject="no-claim")]
    gone.append(review(decide("right"), kind=Kind.ENTITY, subject="no-entity"))
    applied = put(page, *reversed(gone))
    assert [told.review.id for told in applied.stale] == [one.id for one in gone]
    assert [told.reason for told in applied.stale] == [
        Misfit.PASSAGE_GONE,
        Misfit.PASSAGE_GONE,
        Misfit.SUBJECT_GONE,
        Misfit.SUBJECT_GONE,
    ]


def test_a_rejection_of_what_the_engine_sees_no_more_is_content():
    assert put(write(TEXT), review(decide("wrong-match")), seen=Annotation(CASEFILE, "en", False, ())).stale == ()


def test_drafts_change_no_page():
    page = write("Nothing of the sort stands here.")
    draft = review(decide("new-claim-draft"), kind=Kind.PASSAGE, subject="")
    evidence = review(decide("new-evidence", stance="supports"))
    assert put(page, draft, evidence).stale == ()


def test_reading_order_is_kept_when_something_is_added():
    page = write(TEXT, "Between.", f"{TEXT} More.")
    seen = see(write("x", "Between.", f"{TEXT} More."))
    starts = [
        (item.span.block, item.span.start)
        for item in put(page, review(decide("right")), seen=seen).annotation.highlights
    ]
    assert starts == sorted(starts)
    assert starts[0][0] == 0
