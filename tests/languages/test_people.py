"""First names and titles that tell one person from another."""

import pytest

from sidelight.languages.language import CODES
from sidelight.languages.people import load_female_titles, load_first_names


def test_first_names_are_lower_case_words():
    assert all(name == name.lower() and name.replace("'", "").isalpha() for name in load_first_names())


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_titles_of_women(code):
    assert load_female_titles(code)


def test_an_unknown_language_has_no_titles():
    assert load_female_titles("tlh") == frozenset()
