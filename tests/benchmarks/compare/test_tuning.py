"""What is chosen, and on which pages."""

from dataclasses import replace

import pytest

from benchmarks.compare.aliases import AliasFinder
from benchmarks.compare.likeness import Likeness, measure_words
from benchmarks.compare.tuning import choose_baseline, choose_finder, rate_claims, split
from tests.annotating import harbour_annotator
from tests.evaluation.handmade import make_page

CASEFILE = harbour_annotator().casefile
STATEMENT = CASEFILE.claims["arrest-2016"].statement["en"]
TEXT = f"Tomas Kivi sailed on a Monday. {STATEMENT}"
MARK = (0, 31, len(TEXT), "arrest-2016", "agrees")


def choose(*pages, floor=0.0):
    finder = AliasFinder(CASEFILE, weak=False)
    return choose_baseline(CASEFILE, finder, [Likeness(measure_words, CASEFILE)], pages, floor)


@pytest.mark.parametrize("count", [1, 2, 7])
def test_each_page_is_in_one_half(count):
    pages = [replace(make_page(), id=str(number)) for number in range(count)]
    chosen_on, scored_on = split(pages)
    assert sorted([*chosen_on, *scored_on], key=lambda page: page.id) == pages
    assert 0 <= len(chosen_on) - len(scored_on) <= 1


def test_weak_names_are_chosen_where_they_are_mentions():
    assert choose_finder(CASEFILE, [make_page("Kivi came.", mentions=[(0, 0, 4, "tomas-kivi")])]).weak
    assert not choose_finder(CASEFILE, [make_page("Kivi is a stone.")]).weak


def test_weak_names_are_out_where_precision_is_asked_for():
    marks = [(0, 0, 10, "tomas-kivi"), (0, 12, 16, "tomas-kivi"), (0, 18, 22, "tomas-kivi")]
    page = make_page("Tomas Kivi, Kivi, Kivi, and the stone Kivi.", mentions=marks)
    assert choose_finder(CASEFILE, [page]).weak
    assert not choose_finder(CASEFILE, [page], floor=0.9).weak


def test_the_setting_chosen_finds_what_is_marked_and_nothing_else():
    page = make_page(TEXT, assertions=[MARK])
    baseline = choose(page)
    rates = rate_claims([page], [baseline.annotate(page.as_page())])
    assert (rates.precision, rates.recall) == (1, 1)


def test_of_equal_settings_the_most_careful_is_chosen():
    assert choose(make_page(TEXT, assertions=[MARK])).setting.threshold == 0.98
    assert choose(make_page(TEXT, assertions=[MARK])).setting.most == 1


def test_it_is_silent_where_the_precision_asked_for_cannot_be_reached():
    text = "Tomas Kivi sailed on a Monday. He was arrested in Norrhavn by night."
    page = make_page(text, text, assertions=[(0, 31, len(text), "arrest-2016", "agrees")])
    rates = [
        rate_claims([page], [choose(page, floor=floor).annotate(page.as_page())]).precision for floor in (0.0, 0.9)
    ]
    assert rates == [0.5, 1.0]
    assert choose(page, floor=0.9).annotate(page.as_page()).highlights[-1].id.startswith("e-")
