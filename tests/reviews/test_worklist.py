"""The worklist, with either database: piles, what comes first, where a page ends."""

import pytest

from sidelight.reviews.applying import Misfit, Stale
from sidelight.reviews.deciding import Desk
from sidelight.reviews.misfits import replace_misfits
from sidelight.reviews.model import Judgement, Kind
from sidelight.reviews.worklist import Pile, Wanted, count_piles, list_choices, list_work
from tests.reviews.making import PAGE, RIGHT, Clock, decide, make_target

OPEN = decide(Judgement.OPEN)
KNOWN = frozenset({"lamp-out"})


@pytest.fixture
def desk(database):
    return Desk(database, Clock())


def put(desk, number, decision=OPEN, **seen):
    return desk.open(make_target(page=f"{PAGE}/{number}", **seen), decision, "Ada")


def keys(desk, pile=Pile.OPEN, who="Ada", subjects=KNOWN, **wanted):
    work = list_work(desk.database, Wanted(pile, who, subjects, **wanted))
    return [item.review.id for item in work.items]


def test_what_differs_comes_first_then_what_is_contradicted_disputed_doubtful(desk):
    seen = [
        {"verdict": "supported", "confidence": 0.9},
        {"verdict": "supported", "confidence": 0.6},
        {"verdict": "disputed", "confidence": 0.99},
        {"verdict": "contradicted", "confidence": 0.99},
        {"verdict": "differs", "confidence": 0.99},
        {"verdict": "differs", "confidence": 0.8},
        {"verdict": "single-origin"},
    ]
    made = [put(desk, number, **one).id for number, one in enumerate(seen)]
    assert keys(desk) == [made[number] for number in (5, 4, 3, 2, 1, 6, 0)]


def test_pages_of_it_hold_each_once_whatever_they_have_in_common(desk):
    made = {put(desk, number, verdict="differs", confidence=0.9).id for number in range(7)}
    seen, after = [], None
    while True:
        work = list_work(desk.database, Wanted(Pile.OPEN, "Ada", KNOWN, after=after, most=3))
        assert work.total == 7
        seen += [item.review.id for item in work.items]
        after = work.next
        if after is None:
            break
    assert (len(seen), set(seen)) == (7, made)


def test_all_else_comes_by_its_last_change(desk):
    made = [put(desk, number, RIGHT).id for number in range(5)]
    first = list_work(desk.database, Wanted(Pile.DONE, "Ada", KNOWN, most=3))
    rest = list_work(desk.database, Wanted(Pile.DONE, "Ada", KNOWN, after=first.next, most=3))
    assert [item.review.id for item in (*first.items, *rest.items)] == made[::-1]
    assert rest.next is None


def test_each_pile_holds_what_it_says(desk):
    waiting, done, undone = put(desk, 1), put(desk, 2, RIGHT), put(desk, 3)
    desk.change(undone.id, 1, decide(Judgement.WITHDRAWN), "Ada")
    passage = desk.open(make_target(kind=Kind.PASSAGE, subject=""), OPEN, "Ada")
    gone = desk.open(make_target(subject="lamp-gone", page=f"{PAGE}/4"), RIGHT, "Ben")
    assert keys(desk) == [waiting.id]
    assert keys(desk, Pile.MINE) == [done.id]
    assert keys(desk, Pile.DONE) == [gone.id, done.id]
    assert keys(desk, Pile.UNDONE) == [undone.id]
    assert keys(desk, Pile.STALE) == [gone.id]
    assert keys(desk, Pile.STALE, subjects={"lamp-out", "lamp-gone"}) == []
    assert passage.id not in {key for pile in Pile for key in keys(desk, pile)}
    counts = count_piles(desk.database, Wanted(Pile.OPEN, "Ada", KNOWN))
    assert dict(counts) == {Pile.OPEN: 1, Pile.MINE: 1, Pile.DONE: 2, Pile.STALE: 1, Pile.UNDONE: 1}


def test_what_was_noted_counts_until_somebody_decides_again(desk):
    review = put(desk, 1, RIGHT)
    with desk.database.write() as session:
        replace_misfits(session, review.target.page, [Stale(review, Misfit.READING_CHANGED)], desk.clock())
    (item,) = list_work(desk.database, Wanted(Pile.STALE, "Ada", KNOWN)).items
    assert item.noted.reason is Misfit.READING_CHANGED
    desk.change(review.id, 1, decide(Judgement.WRONG_MATCH), "Ada")
    assert keys(desk, Pile.STALE) == []


def test_choices_are_what_occurs(desk):
    put(desk, 1, verdict="differs")
    put(desk, 2, verdict="supported")
    choices = list_choices(desk.database)
    assert choices.subjects == ("lamp-out",)
    assert choices.verdicts == ("differs", "supported")
    assert (choices.sites, choices.languages) == (("news.example",), ("en",))


def test_before_anything_was_kept_it_is_empty(desk):
    wanted = Wanted(Pile.OPEN, "Ada", KNOWN)
    assert list_work(desk.database, wanted).items == ()
    assert set(count_piles(desk.database, wanted).values()) == {0}
    assert list_choices(desk.database).sites == ()
