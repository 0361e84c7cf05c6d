"""Names by alias lists: what such a list finds, and what it does not."""

from benchmarks.compare.aliases import AliasFinder
from sidelight.text.page import Block, Page
from tests.annotating import harbour_annotator


def find(*texts, weak=False, language="en"):
    page = Page(tuple(Block(number, text) for number, text in enumerate(texts)), language=language)
    found = AliasFinder(harbour_annotator().casefile, weak=weak).find(page)
    for item in found:
        assert texts[item.span.block][item.span.start : item.span.end] == item.quote
    return [(item.span.block, item.quote, item.entity) for item in found]


def test_a_name_is_found_as_it_is_written_in_code_points():
    assert find("Nobody.", "\N{SHIP} Tomas Kivi came.") == [(1, "Tomas Kivi", "tomas-kivi")]


def test_the_longest_name_stands():
    assert find("Tomas Edvard Kivi came.", weak=True) == [(0, "Tomas Edvard Kivi", "tomas-kivi")]


def test_weak_names_are_found_where_they_are_wanted():
    assert find("Kivi came.") == []
    assert find("Kivi came.", weak=True) == [(0, "Kivi", "tomas-kivi")]


def test_forms_that_the_casefile_lists_are_found_and_no_others():
    assert find("Kiveä ei näkynyt.", weak=True, language="fi") == [(0, "Kiveä", "tomas-kivi")]
    assert find("Tomas Kivin laiva.", language="fi") == []


def test_names_of_another_language_and_places_are_left_alone():
    assert find("Томас Киви в Norrhavn", language="en") == []
    assert find("Томас Киви в Norrhavn", language="ru") == [(0, "Томас Киви", "tomas-kivi")]
