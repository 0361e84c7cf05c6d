"""The days that a page gives itself, as the command line reads them; the extension is held to the same cases."""

import pytest
import trafilatura

from sidelight.casefile.values import PartialDate
from sidelight.intake.dating import read_dates, read_day
from sidelight.intake.document import HTML, Document
from sidelight.intake.pages import read_page
from tests.dated.cases import CASES


@pytest.mark.parametrize(("markup", "days"), CASES)
def test_the_days_of_a_page(markup, days):
    published, modified = read_dates(trafilatura.load_html(markup))
    assert {"published": published and str(published), "modified": modified and str(modified)} == days


@pytest.mark.parametrize("text", ["", " ", None, 2008, ["2008"], "x", "٢٠٠٨", "2008-3-6", "8 mai 2022", "Saturday"])
def test_what_is_no_sure_date_is_none(text):
    assert read_day(text) is None


def test_a_given_date_goes_before_both_of_the_page():
    document = Document(b"<meta name=date content=2008><meta name=modified content=2009><p>A text of a page.</p>", HTML)
    assert (read_page(document).published, read_page(document).modified) == (PartialDate(2008), PartialDate(2009))
    given = read_page(document, published=PartialDate(2001))
    assert (given.published, given.modified) == (PartialDate(2001), None)
