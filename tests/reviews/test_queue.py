import pytest

from sidelight.reviews.model import Judgement, Kind, State
from sidelight.reviews.queue import Filter, list_reviews
from tests.reviews.making import RIGHT, WRONG, decide, make_target


@pytest.fixture
def kept(desk):
    """Reviews by a name of their own."""
    made = {
        "open": desk.open(make_target(page="https://www.a.example/1", verdict="differs"), decide("open"), "Ada"),
        "right": desk.open(make_target(page="https://a.example/2", verdict="supported"), RIGHT, "Ada"),
        "wrong": desk.open(make_target(page="https://b.example/1", verdict="differs"), WRONG, "Ben"),
        "name": desk.open(make_target("Skerry Point", kind=Kind.ENTITY, subject="skerry-point"), RIGHT, "Ben"),
        "undone": desk.open(make_target(page="https://b.example/2", subject="lamp-lit"), RIGHT, "Ada"),
    }
    desk.change(made["undone"].id, 1, decide("withdrawn"), "Ada")
    return {review.id: name for name, review in made.items()}


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["undone", "name", "wrong", "right", "open"]),
        ({"state": State.OPEN}, ["open"]),
        ({"state": State.DONE}, ["name", "wrong", "right"]),
        ({"state": State.WITHDRAWN}, ["undone"]),
        ({"reviewer": "Ben"}, ["name", "wrong"]),
        ({"kind": Kind.ENTITY}, ["name"]),
        ({"subject": "lamp-lit"}, ["undone"]),
        ({"judgement": Judgement.RIGHT}, ["name", "right"]),
        ({"verdict": "differs"}, ["wrong", "open"]),
        ({"site": "a.example"}, ["right", "open"]),
        ({"page": "https://b.example/1"}, ["wrong"]),
        ({"language": "en", "state": State.OPEN}, ["open"]),
        ({"language": "fr"}, []),
        ({"reviewer": "Ben", "verdict": "differs"}, ["wrong"]),
    ],
)
def test_filters(desk, kept, wanted, names):
    listed = list_reviews(desk.database, Filter(**wanted))
    assert [kept[review.id] for review in listed.reviews] == names
    assert (listed.total, listed.next) == (len(names), None)


def test_a_page_at_a_time_each_once(desk, kept):
    seen, before = [], None
    for most, left in ((2, True), (2, True), (2, False)):
        listed = list_reviews(desk.database, Filter(before=before, most=most))
        assert listed.total == 5
        assert (listed.next is not None) == left
        seen += [kept[review.id] for review in listed.reviews]
        before = listed.next
    assert seen == ["undone", "name", "wrong", "right", "open"]


def test_nothing_is_listed_where_nothing_was_kept(database):
    assert list_reviews(database, Filter()).total == 0
