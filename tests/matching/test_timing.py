"""What readers are told of a page's date: the table in timing.yaml, and what holds for every claim and every date."""

from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sidelight.annotation import Relation
from sidelight.bundled import bundled
from sidelight.casefile.loading import load
from sidelight.casefile.standing import assess
from sidelight.casefile.values import PartialDate
from sidelight.contract.notes import choose_text
from sidelight.languages.frames import frame_slots
from sidelight.matching.telling import write_date
from sidelight.matching.timing import Almanac
from sidelight.matching.verdicts import reach_verdict
from sidelight.text.page import Page
from tests.annotating import HARBOUR, annotate, claim_of

FOLDERS = {"harbour": HARBOUR, "bout": bundled("shared") / "casefile" / "bout"}
TABLE = yaml.safe_load(Path(__file__).with_name("timing.yaml").read_text("utf-8"))
CASES = [(name, case) for name, cases in TABLE.items() for case in cases]
LOCALES = ["en", "pl", "fi"]


@cache
def casefile_of(name):
    return load(FOLDERS[name], frame_slots())


def read_date(text):
    return PartialDate(*map(int, str(text).split("-"))) if text else None


def tell(name, case):
    casefile = casefile_of(name)
    claim = casefile.claims[case["claim"]]
    relation = Relation(case.get("relation", "agrees"))
    page = Page((), published=read_date(case.get("published")), modified=read_date(case.get("modified")))
    verdict = reach_verdict(relation, assess(claim, casefile).standing)
    return Almanac(casefile).tell(claim, page, relation, verdict, case.get("stated", ()))


@pytest.mark.parametrize(("name", "case"), CASES, ids=lambda part: part if isinstance(part, str) else str(part)[1:60])
def test_a_dated_page(name, case):
    assert choose_text(tell(name, case), case.get("locale", "en")) == case["says"]


def test_there_are_enough_cases():
    assert len(CASES) >= 40
    assert {case.get("locale", "en") for _, case in CASES} == set(LOCALES)


DATES = st.builds(PartialDate, st.integers(1990, 2030), st.none() | st.integers(1, 12)) | st.dates().map(
    lambda day: PartialDate(day.year, day.month, day.day)
)


@settings(deadline=None)
@given(st.sampled_from(sorted(FOLDERS)), st.data(), DATES)
def test_every_sentence_is_whole_in_every_locale(name, data, published):
    claim = data.draw(st.sampled_from(sorted(casefile_of(name).claims)))
    texts = tell(name, {"claim": claim, "published": str(published)})
    assert set(texts) in (set(), set(LOCALES))
    for text in texts.values():
        assert text.endswith(".")
        assert not set(text) & set("{}")
        assert "None" not in text


@given(DATES, DATES)
def test_of_two_dates_at_most_one_is_surely_the_earlier(one, other):
    assert not (one.precedes(other) and other.precedes(one))
    assert not one.precedes(one)


@pytest.mark.parametrize(
    ("earlier", "later", "sure"),
    [
        (PartialDate(2011), PartialDate(2012, 4), True),
        (PartialDate(2012), PartialDate(2012, 4), False),
        (PartialDate(2012, 3), PartialDate(2012, 4, 5), True),
        (PartialDate(2012, 4), PartialDate(2012, 4, 5), False),
        (PartialDate(2012, 4, 4), PartialDate(2012, 4, 5), True),
        (PartialDate(2012, 4, 5), PartialDate(2012, 4, 5), False),
        (PartialDate(None, 4, 4), PartialDate(2012, 4, 5), False),
        (PartialDate(1967), PartialDate(1968, about=True), False),
        (PartialDate(1966), PartialDate(1968, about=True), True),
    ],
)
def test_an_order_is_sure_only_as_far_as_both_dates_go(earlier, later, sure):
    assert earlier.precedes(later) is sure
    assert not later.precedes(earlier)


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (PartialDate(2012, 4, 5), ["5 April 2012", "5 kwietnia 2012", "5. huhtikuuta 2012"]),
        (PartialDate(2012, 4), ["April 2012", "kwiecień 2012", "huhtikuu 2012"]),
        (PartialDate(2012), ["2012", "2012", "2012"]),
        (PartialDate(1968, about=True), ["about 1968", "około: 1968", "noin: 1968"]),
    ],
)
def test_dates_are_written_as_each_locale_does(date, written):
    assert [write_date(date, locale) for locale in LOCALES] == written


def test_a_page_is_told_in_the_note_of_its_statement():
    annotation = annotate("Tomas Kivi is serving twelve years in prison.", published=PartialDate(2023, 1, 1))
    timing = claim_of(annotation, "sentence-2017").timing
    assert timing["en"] == "Ended before this page was written: he was exchanged on 30 September 2021."


def test_a_page_that_knows_what_came_later_bears_a_wrong_date():
    text = "Tomas Kivi was sentenced to twelve years in prison on 24 February 2017."
    assert claim_of(annotate(text, published=PartialDate(2015)), "sentence-2017").timing == {}
