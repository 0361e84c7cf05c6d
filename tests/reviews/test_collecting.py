"""A page that is put under review again: a step for each reading that is another, and for no other."""

from sidelight.reviews.collecting import WAITS, collect
from sidelight.reviews.history import Span, list_entries
from sidelight.text.page import Block, Page
from tests.reviews.making import PAGE, RIGHT, TEXT, make_target

AGREES = make_target(relation="agrees", verdict="supported")
DIFFERS = make_target(relation="differs", verdict="differs", values=(("date", "1986", False),))


def put(desk, *targets, who="Ada"):
    collected = collect(desk, Page((Block(0, TEXT),)), PAGE, targets, (), who)
    return collected.opened, collected.known


def list_steps(desk):
    return list_entries(desk.database, Span(most=None)).entries


def test_another_reading_is_a_step_and_a_version(desk):
    put(desk, AGREES)
    assert put(desk, DIFFERS, who="Ben") == (0, 1)
    first, step = list_steps(desk)
    review = desk.find(step.review)
    assert (review.version, review.serial, review.reviewer) == (2, 2, "Ben")
    assert (review.target, review.decision, review.changed) == (DIFFERS, WAITS, step.at)
    assert (step.old, step.new, step.why, first.why) == (WAITS, WAITS, "read anew", "")


def test_the_same_reading_is_no_step(desk):
    put(desk, DIFFERS)
    put(desk, DIFFERS, who="Ben")
    assert len(list_steps(desk)) == 1


def test_what_was_decided_upon_keeps_its_reading(desk):
    put(desk, AGREES)
    review = desk.change(list_steps(desk)[0].review, 1, RIGHT, "Ada")
    put(desk, DIFFERS, who="Ben")
    assert desk.find(review.id) == review


def test_of_the_same_words_twice_on_a_page_the_first_counts_each_time(desk):
    assert put(desk, AGREES, DIFFERS) == (1, 1)
    assert put(desk, AGREES, DIFFERS, who="Ben") == (0, 2)
    assert len(list_steps(desk)) == 1
