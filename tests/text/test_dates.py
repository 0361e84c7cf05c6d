"""Dates with the precision that a page gives them."""

import pytest

from sidelight.casefile.values import PartialDate
from sidelight.text.dates import read_dates
from sidelight.text.lexicon import load_lexicon
from sidelight.text.numbers import read_numbers
from tests.text.reading_aid import read_sentence


def dates(text, language, published=None):
    sentence, lexicon = read_sentence(text, language), load_lexicon(language)
    found = read_dates(sentence, read_numbers(sentence, lexicon), lexicon, published)
    return [(str(item.value), text[item.start : item.end]) for item in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "He was caught on 6 March 2008.", "2008-03-06"),
        ("en", "He was caught on March 6, 2008.", "2008-03-06"),
        ("en", "He was caught on the 6th of March 2008.", "2008-03-06"),
        ("en", "He was caught on Nov. 2, 2011.", "2011-11-02"),
        ("en", "He was caught in March 2008.", "2008-03"),
        ("en", "He was caught in 2008.", "2008"),
        ("en", "He was caught in December.", "--12"),
        ("en", "He was caught on 2008-03-06.", "2008-03-06"),
        ("pl", "Ujęto go 6 marca 2008 roku.", "2008-03-06"),
        ("pl", "Ujęto go 6.03.2008.", "2008-03-06"),
        ("pl", "Ujęto go w grudniu 2022 r.", "2022-12"),
        ("pl", "W 2008 roku go ujęto.", "2008"),
        ("fi", "Hänet pidätettiin 6. maaliskuuta 2008.", "2008-03-06"),
        ("fi", "Hänet pidätettiin joulukuussa 2022.", "2022-12"),
        ("fi", "Hänet pidätettiin vuonna 2008.", "2008"),
        ("et", "Ta vahistati 6. märtsil 2008. aastal.", "2008-03-06"),
        ("ru", "Его задержали 6 марта 2008 года.", "2008-03-06"),
        ("ru", "Его задержали в декабре 2022 года.", "2022-12"),
        ("uk", "Його затримали 6 березня 2008 року.", "2008-03-06"),
        ("de", "Er wurde am 6. März 2008 gefasst.", "2008-03-06"),
        ("fr", "Il a été arrêté le 6 mars 2008.", "2008-03-06"),
        ("es", "Fue detenido el 6 de marzo de 2008.", "2008-03-06"),
    ],
)
def test_a_date_is_read(language, text, expected):
    assert [value for value, _ in dates(text, language)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "They sold 2000 rifles.",
        "He may march on.",
        "Call 2008 555 1234 now.",
        "It was the 1990s.",
        "Version 3.11.2 came out.",
    ],
)
def test_what_is_no_date_is_left_alone(text):
    assert dates(text, "en") == []


def test_a_date_that_is_none_is_left_alone():
    assert dates("Seen on 2008-13-40 it said.", "en") in ([], [("2008", "2008")])


def test_relative_dates_count_from_the_page():
    published = PartialDate(2024, 10, 8)
    assert dates("He was caught last year.", "en", published) == [("2023", "last year")]
    assert dates("He was caught yesterday.", "en", published) == [("2024-10-07", "yesterday")]


def test_relative_dates_need_the_page_to_be_dated():
    assert dates("He was caught yesterday.", "en") == []
    assert dates("He was caught yesterday.", "en", PartialDate(2024)) == []
