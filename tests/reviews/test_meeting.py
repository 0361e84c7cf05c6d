"""Decisions that meet on one passage: the later one counts, whoever saw the passage first."""

import pytest

from sidelight.annotation import Annotation, Relation
from sidelight.reviews.applying import Misfit
from sidelight.reviews.model import Scope
from tests.reviews.making import PAGE, TEXT, WORDS, decide
from tests.reviews.test_applying import CASEFILE, ELSEWHERE, kinds, put, review, review_name, see, write

BLIND = Annotation(CASEFILE, "en", False, ())
LONGER = TEXT[:-1]
COPY = f"Others wrote that {WORDS}."


def say(relation, words=WORDS, **options):
    return review(decide("new-assertion", relation=relation), words, relation="", **options)


@pytest.mark.parametrize("address", [PAGE, ""])
@pytest.mark.parametrize(("first", "second"), [(WORDS, LONGER), (LONGER, WORDS), (WORDS, WORDS)])
def test_what_a_moderator_added_is_replaced_by_what_another_adds_later(first, second, address):
    ada, ben = say("agrees", first), say("denies", second)
    applied = put(write(TEXT), ben, ada, seen=BLIND, address=address)
    (claim,) = applied.annotation.highlights
    assert (claim.quote, claim.relation, claim.review.review) == (second, Relation.DENIES, ben.id)
    assert applied.stale == ()


def test_what_was_replaced_is_not_brought_back_by_a_correction():
    added = say("agrees"), say("denies", LONGER)
    mended = review(decide("wrong-relation", relation="differs"), relation="denies")
    (claim,) = put(write(TEXT), *added, mended, seen=BLIND).annotation.highlights
    assert (claim.quote, claim.relation, claim.review.review) == (LONGER, Relation.DIFFERS, mended.id)
    assert put(write(TEXT), *added, review(decide("wrong-match")), seen=BLIND).annotation.highlights == ()


def test_what_was_rejected_may_be_added_again():
    first, wrong, again = say("agrees"), review(decide("wrong-match")), say("denies", LONGER)
    (claim,) = put(write(TEXT), first, wrong, again, seen=BLIND).annotation.highlights
    assert (claim.quote, claim.review.review) == (LONGER, again.id)


def test_names_that_were_added_are_replaced_as_well():
    ada, ben = review_name(decide("new-mention")), review_name(decide("right"))
    (name,) = put(write(TEXT), ada, ben, seen=BLIND).annotation.highlights
    assert name.review.review == ben.id


def test_over_words_that_have_changed_nothing_is_replaced():
    page = write(TEXT.replace("a crowd of forty", "a crowd of some forty"))
    ada, ben = say("agrees", text=page.blocks[0].text), say("denies", LONGER)
    applied = put(page, ada, ben, seen=BLIND)
    assert [item.review.review for item in applied.annotation.highlights] == [ada.id]
    assert [told.review.id for told in applied.stale] == [ben.id]


def test_the_engine_s_reading_is_still_held_against_what_was_decided_upon():
    page = write(TEXT)
    one = say("agrees")
    applied = put(page, one, seen=see(page, relation=Relation.DIFFERS))
    assert [told.reason for told in applied.stale] == [Misfit.READING_CHANGED]


@pytest.mark.parametrize("judgement", ["wrong-match", "wrong-relation"])
def test_everywhere_is_also_elsewhere_on_its_own_page(judgement):
    page = write(TEXT, COPY)
    assert kinds(put(page, review(decide(judgement)))) == ["Entit", "Claim", "Entit"]
    assert kinds(put(page, review(decide(judgement, Scope.EVERYWHERE)))) == ["Entit", "Entit"]
    right = put(page, review(decide("right", Scope.EVERYWHERE))).annotation.highlights
    assert [item.review is not None for item in right] == [True, False, True, False]


def test_everywhere_adds_to_its_own_place_alone():
    applied = put(write(TEXT, COPY), review(decide("right", Scope.EVERYWHERE)), seen=BLIND)
    assert [item.span.block for item in applied.annotation.highlights] == [0]


def test_of_two_for_everywhere_the_later_counts_where_one_was_added():
    here = review(decide("right", Scope.EVERYWHERE))
    there = review(decide("right", Scope.EVERYWHERE, relation="denies"), relation="", text=COPY, page=ELSEWHERE)
    (claim,) = put(write(TEXT), here, there, seen=BLIND).annotation.highlights
    assert (claim.relation, claim.review.review) == (Relation.DENIES, there.id)


def test_what_was_decided_for_no_page_is_not_missed_on_a_page_without_address():
    wrong, right = (review(decide(said, Scope.EVERYWHERE), page="") for said in ("wrong-match", "right"))
    assert put(write("Nothing of the sort stands here."), wrong, right, address="").stale == ()
    assert put(write(TEXT), right, seen=BLIND, address="").annotation.highlights == ()
    assert kinds(put(write(TEXT), wrong, address="")) == ["Entit"]
