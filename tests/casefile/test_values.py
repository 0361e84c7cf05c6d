import pytest

from sidelight.casefile.values import Comparison, Money, PartialDate, Quantity

INFINITY = float("inf")
AGREES, DIFFERS, UNKNOWN = Comparison.AGREES, Comparison.DIFFERS, Comparison.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "result"),
    [
        (PartialDate(2008, 2, 29), PartialDate(2008, 2, 29), AGREES),
        (PartialDate(2008), PartialDate(2008, 2, 29), AGREES),
        (PartialDate(2008, 3), PartialDate(2008, 2, 29), DIFFERS),
        (PartialDate(2009), PartialDate(2008, 2), DIFFERS),
        (PartialDate(None, 2, 29), PartialDate(2008, 2), AGREES),
        (PartialDate(None, 2, 29), PartialDate(2008), UNKNOWN),
        (PartialDate(2009, about=True), PartialDate(2008), AGREES),
        (PartialDate(2010, about=True), PartialDate(2008), DIFFERS),
        (Quantity(25, 25, "year"), Quantity(25, 25, "year"), AGREES),
        (Quantity(25, 25, "year"), Quantity(20, 20, "year"), DIFFERS),
        (Quantity(25, 25, "year"), Quantity(25, 25, "month"), UNKNOWN),
        (Quantity(25, 25, "year"), Quantity(25, 25), AGREES),
        (Quantity(10, INFINITY), Quantity(12, 12), AGREES),
        (Quantity(10, INFINITY), Quantity(9, 9), DIFFERS),
        (Quantity(10, 12), Quantity(12, 15), AGREES),
        (Quantity(100, 100, about=True), Quantity(95, 95), AGREES),
        (Quantity(100, 100, about=True), Quantity(80, 80), DIFFERS),
        (Money(15e6, 15e6, "USD"), Money(15e6, 15e6, "USD"), AGREES),
        (Money(15e6, 15e6, "USD"), Money(20e6, 20e6, "USD"), DIFFERS),
        (Money(15e6, 15e6, "USD"), Money(15e6, 15e6, "EUR"), UNKNOWN),
    ],
    ids=str,
)
def test_comparison_is_the_same_either_way(one, other, result):
    assert (one.compare(other), other.compare(one)) == (result, result)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (PartialDate(2012), "2012"),
        (PartialDate(2012, 4), "2012-04"),
        (PartialDate(2012, 4, 5), "2012-04-05"),
        (PartialDate(None, 4, 5), "--04-05"),
        (Quantity(25, 25, "year"), "25 year"),
        (Quantity(10, 15, "year"), "10 to 15 year"),
        (Quantity(10, INFINITY, "drone"), "at least 10 drone"),
        (Quantity(0, 10, "drone"), "at most 10 drone"),
        (Quantity(1_300_000, 1_300_000), "1,300,000"),
        (Quantity(0.5, 0.5), "0.5"),
        (Quantity(0, 0), "0"),
        (Money(15_000_000, 15_000_000, "USD"), "15,000,000 USD"),
        (Money(15_000_000, INFINITY, "USD"), "at least 15,000,000 USD"),
        (Money(0, 500), "at most 500"),
    ],
    ids=str,
)
def test_values_are_written_for_people(value, text):
    assert str(value) == text
