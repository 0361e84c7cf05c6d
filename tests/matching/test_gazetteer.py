"""Places found in words as pages write them, in the forms of nine languages."""

from __future__ import annotations

import pytest

from sidelight.languages.language import CODES
from sidelight.languages.places import load_places
from sidelight.matching.gazetteer import Gazetteer
from sidelight.text.fold import fold
from sidelight.text.words import cut_words

GAZETTEER = Gazetteer()


def _find(text: str, language: str) -> list[tuple[str, int, int]]:
    """The places of a text read from left to right: id, first and last word."""
    words = cut_words(fold(text).text, language).texts
    found, index = [], 0
    while index < len(words):
        hit = GAZETTEER.find(words, index, language)
        if hit is not None:
            found.append((hit[0].id, index, hit[1]))
        index = hit[1] + 1 if hit else index + 1
    return found


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "in Ashgabat", "ashgabat"),
        ("en", "Turkey's", "TR"),
        ("en", "in Cote d’Ivoire", "CI"),
        ("en", "of the UAE", "AE"),
        ("pl", "w Stambule", "istanbul"),
        ("pl", "do Taszkentu", "tashkent"),
        ("pl", "w Taszkencie", "tashkent"),
        ("pl", "w Nowym Jorku", "new-york"),
        ("pl", "w Wiedniu", "vienna"),
        ("pl", "w Niemczech", "DE"),
        ("pl", "z Wielkiej Brytanii", "GB"),
        ("pl", "w Zjednoczonych Emiratach Arabskich", "AE"),
        ("pl", "w Genewie", "geneva"),
        ("fi", "Istanbulissa", "istanbul"),
        ("fi", "Yhdysvalloissa", "US"),
        ("fi", "Helsingissä", "helsinki"),
        ("fi", "New Yorkissa", "new-york"),
        ("fi", "Riiassa", "riga"),
        ("fi", "Venäjältä", "RU"),
        ("fi", "Etelä-Afrikassa", "ZA"),
        ("fi", "Isossa-Britanniassa", "GB"),
        ("fi", "Omanissa", "OM"),
        ("et", "Istanbulis", "istanbul"),
        ("et", "Taškendis", "tashkent"),
        ("et", "Venemaal", "RU"),
        ("et", "Ameerika Ühendriikides", "US"),
        ("et", "New Yorgis", "new-york"),
        ("et", "Araabia Ühendemiraatides", "AE"),
        ("ru", "в Ташкенте", "tashkent"),
        ("ru", "в Стамбуле", "istanbul"),
        ("ru", "из Объединенных Арабских Эмиратов", "AE"),
        ("ru", "в Санкт-Петербурге", "saint-petersburg"),
        ("ru", "в Йоханнесбурге", "johannesburg"),
        ("ru", "в Алма-Ате", "almaty"),
        ("ru", "в Египте", "EG"),
        ("uk", "у Ташкенті", "tashkent"),
        ("uk", "у Стамбулі", "istanbul"),
        ("uk", "в Об’єднаних Арабських Еміратах", "AE"),
        ("uk", "у Києві", "kyiv"),
        ("uk", "до Львова", "lviv"),
        ("uk", "у Празі", "prague"),
        ("uk", "у Відні", "vienna"),
        ("uk", "у Туреччині", "TR"),
        ("de", "in den Vereinigten Arabischen Emiraten", "AE"),
        ("de", "im Vereinigten Königreich", "GB"),
        ("de", "Istanbuls", "istanbul"),
        ("fr", "aux Émirats arabes unis", "AE"),
        ("fr", "au Caire", "cairo"),
        ("es", "en EE. UU.", "US"),
        ("es", "en Estambul", "istanbul"),
    ],
)
def test_a_place_is_found_in_a_form_of_the_language(language, text, place):
    assert [identifier for identifier, _, _ in _find(text, language)] == [place]


@pytest.mark.parametrize("language", CODES)
def test_every_name_is_found_as_it_stands(language):
    for place in load_places():
        for name in (*place.names.get(language, ()), *place.forms.get(language, ())):
            words = cut_words(fold(name).text, language).texts
            assert GAZETTEER.find(words, 0, language) == (place, len(words) - 1), name


def test_the_longest_name_wins():
    assert _find("from South Sudan to Sudan", "en") == [("SS", 1, 2), ("SD", 4, 4)]
    assert _find("Mexico City, Mexico", "en") == [("mexico-city", 0, 1), ("MX", 2, 2)]


def test_a_base_form_outranks_another_places_case():
    assert _find("Nigeria", "fi") == [("NG", 0, 0)]
    assert _find("Nigerissä", "fi") == [("NE", 0, 0)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Istanbulissa"),
        ("pl", "Istanbulissa"),
        ("en", "Jordan and Chad"),
        ("en", "New times in York"),
        ("fi", "Oman talon"),
        ("pl", "Kuba i mali"),
        ("ru", "Того"),
        ("ru", "Делами"),
        ("uk", "Досі"),
        ("pl", "Polski Czech i Niemiec"),
        ("pl", "Danie"),
        ("fr", "Suisses"),
        ("ru", "Стамбулі"),
        ("en", "United Arab"),
        ("fr", "Maurice et Dominique"),
    ],
)
def test_words_that_are_no_form_of_a_place_in_the_language_are_left_alone(language, text):
    assert _find(text, language) == []


def test_an_abbreviation_does_not_inflect():
    assert _find("USA", "pl") == [("US", 0, 0)]
    assert _find("Usy", "pl") == []


def test_a_language_without_data_knows_no_places():
    assert GAZETTEER.find(["istanbul"], 0, "sv") is None
    assert GAZETTEER.find(["istanbul"], 0, "") is None
