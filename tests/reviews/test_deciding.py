"""Decisions with SQLite and with PostgreSQL: each is kept with its history, and no update is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from sidelight.reviews.history import Span, list_entries
from sidelight.reviews.model import (
    ExistsError,
    Judgement,
    Kind,
    LostUpdateError,
    Scope,
    State,
    UnfitError,
    UnknownReviewError,
)
from tests.reviews.making import RIGHT, TEXT, WORDS, WRONG, decide, make_target, vary


def history(desk, key=""):
    return list_entries(desk.database, Span(review=key, most=None)).entries


def test_a_review_is_kept_as_it_was_made(desk, clock):
    target = make_target(relation="agrees", verdict="supported", confidence=0.91, values=(("date", "1987"),))
    decision = decide("wrong-value", note="it was ’78 — żółw 🐢", slot="date", value="1978")
    review = desk.open(target, decision, "Ada", "seen in the panel")
    assert desk.find(review.id) == review
    assert (review.version, review.serial, review.reviewer) == (1, 1, "Ada")
    assert (review.target, review.decision) == (target, decision)
    assert review.opened == review.changed == clock.now
    (entry,) = history(desk)
    assert (entry.who, entry.old, entry.new, entry.why) == ("Ada", None, decision, "seen in the panel")
    assert entry.at == clock.now


def test_each_change_is_a_step_with_before_and_after(desk):
    review = desk.open(make_target(), decide("open"), "Ada")
    second = desk.change(review.id, 1, RIGHT, "Ben", "looked it up")
    third = desk.change(review.id, 2, decide("withdrawn"), "Ben", "undo")
    assert [second.version, third.version, desk.find(review.id).version] == [2, 3, 3]
    assert third.decision.state is State.WITHDRAWN
    assert [(step.number, step.version, step.who, step.old, step.new) for step in history(desk, review.id)] == [
        (1, 1, "Ada", None, decide("open")),
        (2, 2, "Ben", decide("open"), RIGHT),
        (3, 3, "Ben", RIGHT, decide("withdrawn")),
    ]
    assert third.opened == review.opened < third.changed


def test_a_lost_update_is_refused_with_both_versions(desk):
    review = desk.open(make_target(), decide("open"), "Ada")
    kept = desk.change(review.id, 1, RIGHT, "Ben")
    with pytest.raises(LostUpdateError, match="Ben has changed this") as lost:
        desk.change(review.id, 1, WRONG, "Ada")
    assert (lost.value.current, lost.value.yours) == (kept, WRONG)
    assert len(history(desk)) == 2
    for version in (0, 3, -1):
        with pytest.raises(LostUpdateError):
            desk.change(review.id, version, WRONG, "Ada")


def test_of_many_at_once_one_is_kept(desk):
    review = desk.open(make_target(), decide("open"), "Ada")

    def attempt(number):
        try:
            return desk.change(review.id, 1, decide("right", note=str(number)), f"M{number}")
        except LostUpdateError as lost:
            return lost

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(attempt, range(6)))
    (kept,) = [one for one in outcomes if not isinstance(one, LostUpdateError)]
    assert desk.find(review.id) == kept
    assert len(history(desk)) == 2


def test_of_many_that_open_the_same_place_one_does(desk):
    def attempt(number):
        try:
            return desk.open(make_target(), RIGHT, f"M{number}")
        except ExistsError as error:
            return error

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(attempt, range(6)))
    (kept,) = [one for one in outcomes if not isinstance(one, ExistsError)]
    assert {one.current.id for one in outcomes if isinstance(one, ExistsError)} == {kept.id}


def test_the_same_again_by_the_same_is_nothing_and_by_another_a_second_opinion(desk):
    review = desk.open(make_target(), RIGHT, "Ada")
    assert desk.change(review.id, 1, RIGHT, "Ada") == review
    second = desk.change(review.id, 1, RIGHT, "Ben")
    assert (second.version, second.reviewer) == (2, "Ben")
    assert [step.who for step in history(desk)] == ["Ada", "Ben"]


def test_another_place_subject_or_page_is_another_review(desk):
    target = make_target()
    others = [
        vary(target, page="https://news.example/other"),
        vary(target, subject="lamp-lit"),
        make_target(words="Skerry Point", kind=Kind.ENTITY, subject="skerry-point"),
    ]
    keys = {desk.open(one, RIGHT, "Ada").id for one in (target, *others)}
    assert len(keys) == 4
    spelt = ("the last", "the  LAST")
    with pytest.raises(ExistsError, match="under review already"):
        desk.open(make_target(WORDS.replace(*spelt), TEXT.replace(*spelt), verdict="differs"), RIGHT, "Ben")


def test_numbers_rise_without_gaps_however_many_write(desk):
    def write(number):
        review = desk.open(make_target(page=f"https://n.example/{number}"), RIGHT, "Ada")
        desk.change(review.id, 1, WRONG, "Ben")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(12)))
    assert [step.number for step in history(desk)] == list(range(1, 25))


def test_a_clock_put_back_does_not_turn_the_history(desk, clock):
    review = desk.open(make_target(), RIGHT, "Ada")
    clock.now -= timedelta(days=1)
    assert desk.change(review.id, 1, WRONG, "Ada").changed == review.changed


def test_what_is_not_there_is_told(desk):
    with pytest.raises(UnknownReviewError):
        desk.find("none")
    with pytest.raises(UnknownReviewError):
        desk.change("none", 1, RIGHT, "Ada")


@pytest.mark.parametrize(
    ("target", "decision", "reason"),
    [
        ({"kind": Kind.PASSAGE, "subject": ""}, RIGHT, "a passage"),
        ({"kind": Kind.ENTITY}, decide("wrong-relation"), "an entity"),
        ({}, decide("new-mention"), "a claim"),
        ({}, decide("new-assertion"), "needs correction.relation"),
        ({"relation": ""}, RIGHT, "right needs correction.relation"),
        ({}, decide("new-evidence"), "needs correction.stance"),
        ({}, decide("new-evidence", stance="shouts"), "A stance is one of"),
        ({}, decide("wrong-relation", relation="shouts"), "A relation is one of"),
        ({"relation": "agrees"}, decide("wrong-relation", relation="agrees"), "no correction"),
        ({}, decide("new-assertion", Scope.EVERYWHERE, relation="agrees"), "its scope is page"),
        ({"page": ""}, RIGHT, "needs the page's address"),
    ],
)
def test_what_means_nothing_is_refused_and_not_kept(desk, target, decision, reason):
    with pytest.raises(UnfitError, match=reason):
        desk.open(make_target(**target), decision, "Ada")
    assert history(desk) == ()
    assert len(Judgement) == 10


def test_who_finds_right_what_a_moderator_saw_means_the_relation_told(desk):
    saw = desk.open(make_target(relation=""), decide("new-assertion", relation="denies"), "Ada")
    assert desk.change(saw.id, 1, RIGHT, "Ben").relation == "denies"
    assert desk.change(saw.id, 2, RIGHT, "Cy").relation == "denies"
    assert desk.change(saw.id, 3, decide("right", relation="differs"), "Cy").relation == "differs"


@pytest.mark.parametrize("decision", [decide("new-evidence", stance="denies"), decide("open")])
def test_what_nobody_told_a_relation_of_is_not_found_right_without_one(desk, decision):
    review = desk.open(make_target(relation=""), decision, "Ada")
    with pytest.raises(UnfitError, match="right needs"):
        desk.change(review.id, 1, RIGHT, "Ben")
    assert desk.find(review.id) == review
    assert desk.change(review.id, 1, decide("right", relation="agrees"), "Ben").relation == "agrees"


def test_what_the_engine_saw_is_right_as_it_saw_it(desk):
    review = desk.open(make_target(relation="agrees"), decide("wrong-relation", relation="denies"), "Ada")
    assert desk.change(review.id, 1, RIGHT, "Ben").relation == "agrees"


def test_who_undoes_puts_back_the_other_s_decision_under_the_other_s_name(desk):
    review = desk.open(make_target(), RIGHT, "Ada")
    desk.change(review.id, 1, WRONG, "Ben")
    again = desk.change(review.id, 2, RIGHT, "Ben", "undone")
    assert (again.version, again.decision, again.reviewer) == (3, RIGHT, "Ada")
    assert desk.find(review.id) == again
    step = history(desk, review.id)[-1]
    assert (step.who, step.whose, step.reviewer, step.why) == ("Ben", "Ada", "Ada", "undone")
    with pytest.raises(LostUpdateError, match="Ben has changed this"):
        desk.change(review.id, 2, WRONG, "Cy")
    redone = desk.change(review.id, 3, WRONG, "Ben")
    back = desk.change(review.id, 4, RIGHT, "Ben")
    assert (redone.reviewer, back.reviewer) == ("Ben", "Ada")
    assert desk.change(review.id, 5, RIGHT, "Ben").reviewer == "Ben", "said once more it is a second opinion"


def test_what_is_no_undoing_is_one_s_own(desk):
    review = desk.open(make_target(), RIGHT, "Ada")
    desk.change(review.id, 1, WRONG, "Ben")
    assert desk.change(review.id, 2, RIGHT, "Cy").reviewer == "Cy", "what Ben replaced is not Cy's to undo"
    desk.change(review.id, 3, WRONG, "Ben")
    assert desk.change(review.id, 4, decide("right", note="after all"), "Ben").reviewer == "Ben"
    waits = desk.open(make_target(page="https://b.example/"), decide("open"), "Ada")
    desk.change(waits.id, 1, RIGHT, "Ben")
    desk.change(waits.id, 2, decide("open"), "Ben")
    assert {step.whose for step in history(desk, review.id) + history(desk, waits.id)} == {""}
