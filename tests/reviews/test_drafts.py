"""What a moderator writes into a draft's slots, and what the casefile gets of it."""

import pytest

from sidelight.casefile.slots import read_value
from sidelight.reviews.drafts import check_references, write_slots
from sidelight.reviews.model import Correction, UnfitError
from tests.web.conftest import load_casefile


@pytest.mark.parametrize(
    ("frame", "slot", "text", "written"),
    [
        ("arrest", "date", "2012-04-05", {"type": "date", "value": "2012-04-05"}),
        ("arrest", "date", " about  2012 ", {"type": "date", "value": "2012", "about": True}),
        ("arrest", "place", "norrhavn", {"type": "place", "value": "norrhavn"}),
        ("sentence", "term", "25 year", {"type": "number", "value": 25, "unit": "year"}),
        ("sentence", "term", "25 Years", {"type": "number", "value": 25, "unit": "year"}),
        ("sentence", "term", "3 moons", {"type": "number", "value": 3, "unit": "moons"}),
        ("sentence", "term", "10 to 15 year", {"type": "number", "low": 10, "high": 15, "unit": "year"}),
        ("sentence", "term", "at least 2.5 year", {"type": "number", "low": 2.5, "unit": "year"}),
        ("sentence", "term", "up to 3 year", {"type": "number", "high": 3, "unit": "year"}),
        (
            "money",
            "amount",
            "about 3,000,000 USD",
            {"type": "money", "value": 3_000_000, "currency": "USD", "about": True},
        ),
        ("money", "amount", "5 dollars", {"type": "money", "value": 5, "currency": "USD"}),
        ("money", "amount", "at most 5 EUR", {"type": "money", "high": 5, "currency": "EUR"}),
    ],
)
def test_values_are_written_as_a_casefile_has_them(frame, slot, text, written):
    slots = write_slots(Correction(frame=frame, slots={slot: text}))
    assert slots == {slot: written}
    given = {key: value if isinstance(value, bool) else str(value) for key, value in written.items() if key != "type"}
    assert read_value(written["type"], given) is not None


@pytest.mark.parametrize(
    ("frame", "slot", "text", "told"),
    [
        ("arrest", "date", "in spring", "a date such as"),
        ("sentence", "term", "long", "a number with its unit"),
        ("sentence", "term", "15 to 10 year", "a number with its unit"),
        ("money", "amount", "", "an amount"),
        ("arrest", "place", "Not an id", "a place's id"),
        ("arrest", "colour", "red", "no slot 'colour'"),
        ("", "date", "2012", "no slot 'date'"),
        ("no-such", "date", "2012", "no frame 'no-such'"),
    ],
)
def test_what_no_slot_can_hold_is_refused_with_what_it_may_hold(frame, slot, text, told):
    with pytest.raises(UnfitError, match=told):
        write_slots(Correction(frame=frame, slots={slot: text}))


def test_whoever_is_named_must_be_in_the_casefile():
    casefile = load_casefile("harbour")
    check_references(Correction(subject="tomas-kivi", frame="arrest", slots={"place": "norrhavn"}), casefile)
    for wrong in (Correction(subject="nobody"), Correction(frame="arrest", slots={"place": "nowhere"})):
        with pytest.raises(UnfitError, match="no entity 'no"):
            check_references(wrong, casefile)
