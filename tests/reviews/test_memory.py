import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from sidelight.reviews.memory import Memory
from sidelight.reviews.model import Scope
from sidelight.storage.errors import MissingError
from tests.reviews.making import PAGE, RIGHT, WRONG, decide, make_target
from tests.storage.databases import opened

SUBJECT = ("claim", "lamp-out")
COPY = "https://copy.example/lamp"


@pytest.fixture
def memory(database):
    return Memory(database)


def known(memory, page=PAGE, *subjects):
    held = memory.list(page, subjects)
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


def test_a_decision_for_a_page_is_known_there_and_one_for_everywhere_by_its_subject(memory, desk):
    here = desk.open(make_target(), WRONG, "Ada")
    everywhere = desk.open(make_target("Skerry Point"), decide("wrong-match", Scope.EVERYWHERE), "Ada")
    nowhere = desk.open(make_target(page=""), decide("wrong-match", Scope.EVERYWHERE), "Ada")
    assert set(known(memory)) == {here.id, everywhere.id}
    assert set(known(memory, COPY, SUBJECT)) == {everywhere.id, nowhere.id}
    assert known(memory, COPY, ("claim", "other"), ("entity", "lamp-out")) == known(memory, "") == {}
    assert set(known(memory, "", SUBJECT)) == {here.id, everywhere.id, nowhere.id}
    desk.change(everywhere.id, 1, WRONG, "Ben")
    assert set(known(memory, COPY, SUBJECT)) == {nowhere.id}
    assert set(known(memory)) == {here.id, everywhere.id}


def test_what_may_be_added_is_known_by_its_block_where_no_address_is_told(memory, desk):
    review = desk.open(make_target(relation="agrees"), RIGHT, "Ada")
    digest = review.target.anchor.digest
    assert [one.id for one in memory.list("", (), lambda: ["x", digest]).reviews] == [review.id]
    assert memory.list(COPY, (), lambda: [digest]).reviews == ()
    desk.change(review.id, 1, WRONG, "Ada")
    assert memory.list("", (), lambda: [digest]).reviews == ()


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
        held = memory.list(PAGE, ())
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
