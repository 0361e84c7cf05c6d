from datetime import timedelta

import pytest

from sidelight.reviews.history import Span, list_entries
from tests.reviews.making import RIGHT, WRONG, decide, make_target


@pytest.fixture
def kept(desk):
    first = desk.open(make_target(), decide("open"), "Ada")
    second = desk.open(make_target(page="https://b.example/"), RIGHT, "Ben")
    desk.change(first.id, 1, WRONG, "Ben", "no lamp")
    return first, second


def numbers(desk, **wanted):
    return [entry.number for entry in list_entries(desk.database, Span(**wanted)).entries]


def test_steps_are_listed_in_order_and_by_what_is_wanted(desk, kept):
    first, second = kept
    assert numbers(desk) == [1, 2, 3]
    assert numbers(desk, review=first.id) == [1, 3]
    assert numbers(desk, who="Ben") == [2, 3]
    assert numbers(desk, begin=second.opened) == [2, 3]
    assert numbers(desk, end=second.opened) == [1]
    assert numbers(desk, begin=first.opened, end=second.opened + timedelta(microseconds=1)) == [1, 2]


@pytest.mark.usefixtures("kept")
def test_a_page_at_a_time(desk):
    steps = list_entries(desk.database, Span(most=2))
    assert [entry.number for entry in steps.entries] == [1, 2]
    assert steps.next == 2
    assert numbers(desk, after=2, most=2) == [3]
    assert list_entries(desk.database, Span(after=1, most=2)).next is None


def test_nothing_is_listed_where_nothing_was_kept(database):
    assert list_entries(database, Span()).entries == ()
