import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from sidelight.reviews.anchors import passage_of
from sidelight.reviews.clues import Clues
from sidelight.reviews.memory import Memory
from sidelight.reviews.model import Scope
from sidelight.storage.errors import MissingError
from tests.reviews.making import PAGE, RIGHT, WRONG, decide, make_target
from tests.storage.databases import opened

COPY, OTHER = "https://copy.example/lamp", "https://other.example/lamp"


@pytest.fixture
def memory(database):
    return Memory(database)


def clues_to(target, *, block=True):
    """What the page of a target shows, or a page that has its passage in another block."""
    digests = {target.anchor.digest} if block else {"another"}
    return Clues(frozenset(digests), frozenset({passage_of(target.kind, target.subject, target.anchor)}))


def known(memory, page=PAGE, clues=Clues):
    held = memory.list(page, clues)
    assert held.fresh
    return {review.id: review.version for review in held.reviews}


def test_nothing_is_known_and_nothing_made_where_nothing_was_kept(memory, database):
    assert known(memory) == {}
    if database.file:
        assert not database.file.exists()


def test_what_is_decided_is_known_at_once_and_what_is_undone_is_not(memory, desk):
    review = desk.open(make_target(), decide("open"), "Ada")
    assert known(memory) == {}
    desk.change(review.id, 1, WRONG, "Ada")
    assert known(memory) == {review.id: 2}
    desk.change(review.id, 2, decide("withdrawn"), "Ada")
    assert known(memory) == {}
    desk.change(review.id, 3, RIGHT, "Ada")
    assert known(memory) == {review.id: 4}


def test_a_decision_for_a_page_is_known_there_and_one_for_everywhere_by_its_passage(memory, desk):
    here = desk.open(make_target(), WRONG, "Ada")
    everywhere = desk.open(make_target(page=COPY), decide("wrong-match", Scope.EVERYWHERE), "Ada")
    nowhere = desk.open(make_target(page=""), decide("wrong-match", Scope.EVERYWHERE), "Ada")
    both = {everywhere.id, nowhere.id}
    clues = clues_to(here.target, block=False)
    assert set(known(memory)) == {here.id}
    assert set(known(memory, PAGE, lambda: clues)) == {here.id, *both}
    assert set(known(memory, OTHER, lambda: clues)) == both
    assert set(known(memory, "", lambda: clues)) == {here.id, *both}, "no address is told"
    for other in (make_target(subject="lamp-lit"), make_target("the keeper lit the lamp")):
        assert known(memory, OTHER, lambda other=other: clues_to(other, block=False)) == {}
        assert set(known(memory, "", lambda other=other: clues_to(other))) == {here.id, *both}, "by its block"
    desk.change(everywhere.id, 1, WRONG, "Ben")
    assert set(known(memory, OTHER, lambda: clues)) == {nowhere.id}
    desk.change(nowhere.id, 1, decide("withdrawn", Scope.EVERYWHERE), "Ben")
    assert known(memory, OTHER, lambda: clues) == {}


def test_short_words_are_known_with_their_surroundings_only(memory, desk):
    review = desk.open(make_target("Skerry Point"), WRONG, "Ada")
    moved = make_target("Skerry Point", text="Nobody lives on Skerry Point any more, says the ferryman.")
    assert known(memory, "", lambda: clues_to(moved, block=False)) == {}
    assert set(known(memory, "", lambda: clues_to(review.target, block=False))) == {review.id}


def test_where_nothing_is_in_force_no_clues_are_gathered(memory, desk):
    review = desk.open(make_target(), WRONG, "Ada")
    desk.change(review.id, 1, decide("withdrawn"), "Ada")
    assert memory.list(PAGE, None).reviews == ()


def test_what_another_process_decides_is_known_too_however_quickly(desk, address):
    with opened(address) as other:
        memory = Memory(other)
        for number in range(1, 8):
            page = f"https://n.example/{number}"
            assert known(memory, page) == {}
            review = desk.open(make_target(page=page), WRONG, "Ada")
            assert known(memory, page) == {review.id: 1}
            time.sleep(0.05 * (number % 3))


def test_where_nothing_was_written_nothing_is_read(desk, memory, database, monkeypatch):
    review = desk.open(make_target(), WRONG, "Ada")
    if database.file:
        patience = time.monotonic() + 10
        while database.stamp() is None:
            assert time.monotonic() < patience
            time.sleep(0.02)
        assert known(memory) == {review.id: 1}
        monkeypatch.setattr(database, "read", None)
    assert known(memory) == {review.id: 1}
    monkeypatch.undo()
    second = desk.open(make_target("Skerry Point"), WRONG, "Ada")
    assert set(known(memory)) == {review.id, second.id}


def test_readers_wait_once_for_a_database_that_is_slow_to_fail(desk, memory, database, monkeypatch):
    review = desk.open(make_target(), WRONG, "Ada")
    assert known(memory) == {review.id: 1}
    asked = []

    @contextmanager
    def fail():
        asked.append(time.sleep(0.6))
        raise MissingError("away")
        yield

    monkeypatch.setattr(database, "stamp", lambda: None)
    monkeypatch.setattr(database, "read", fail)
    for _ in range(5):
        held = memory.list(PAGE, Clues)
        assert (held.reviews, held.fresh) == ((review,), False)
    assert len(asked) == 1


def test_what_many_decide_meanwhile_is_all_known_at_the_end(memory, desk):
    def write(number):
        review = desk.open(make_target(page=f"https://n.example/{number}"), RIGHT, "Ada")
        assert known(memory, review.target.page) == {review.id: 1}
        desk.change(review.id, 1, WRONG, "Ben")
        assert known(memory, review.target.page) == {review.id: 2}

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(12)))
    assert all(set(known(memory, f"https://n.example/{number}").values()) == {2} for number in range(12))
