"""Dates given as options."""

import click
import pytest

from sidelight.casefile.values import PartialDate
from sidelight.cli.dates import PARTIAL_DATE


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2012", PartialDate(2012)),
        ("2012-04", PartialDate(2012, 4)),
        ("2012-02-29", PartialDate(2012, 2, 29)),
    ],
)
def test_reads_as_much_of_a_date_as_there_is(text, date):
    assert PARTIAL_DATE.convert(text, None, None) == date
    assert PARTIAL_DATE.convert(date, None, None) == date


@pytest.mark.parametrize("text", ["", "12", "2012-13", "2013-02-29", "2012-4-5", "0000", "2012-04-05T10:00", "٢٠١٢"])
def test_refuses_what_is_no_date(text):
    with pytest.raises(click.BadParameter, match="is no date"):
        PARTIAL_DATE.convert(text, None, None)
