"""The same sentence in two languages has the same signs where they count: who, when, how much, what happens."""

import pytest

from sidelight.matching.features import hash_feature
from sidelight.matching.signs import read_signs
from tests.matching.sentences import read_sentence

ARREST = {
    "en": "Tomas Kivi was arrested in Norrhavn on 14 March 2016.",
    "pl": "Tomas Kivi został aresztowany w Norrhavn 14 marca 2016 roku.",
    "fi": "Tomas Kivi pidätettiin Norrhavnissa 14. maaliskuuta 2016.",
    "ru": "Томас Киви был арестован в Норрхавне 14 марта 2016 года.",
}
SENTENCE = {
    "en": "Tomas Kivi was sentenced to twelve years in prison.",
    "pl": "Tomas Kivi został skazany na dwanaście lat więzienia.",
    "fi": "Tomas Kivi tuomittiin kahdentoista vuoden vankeuteen.",
    "ru": "Томас Киви был приговорён к двенадцати годам тюрьмы.",
}


def signs(text, language):
    return set(read_signs([read_sentence(text, language)]).tolist())


def has(sign, found):
    return hash_feature(sign) in found


@pytest.mark.parametrize("language", sorted(ARREST))
@pytest.mark.parametrize(
    "sign",
    [
        *("e tomas-kivi", "e norrhavn", "e norrhavn+e tomas-kivi", "y 2016", "y 2016 3", "m 3 14", "f arrest"),
        *("c arrest", "c arrest+e tomas-kivi", "f arrest+y 2016 3"),
    ],
)
def test_an_arrest_is_told_alike(language, sign):
    assert has(sign, signs(ARREST[language], language))


@pytest.mark.parametrize("language", sorted(SENTENCE))
@pytest.mark.parametrize("sign", ["e tomas-kivi", "q 12.0 year", "u year", "f sentence", "c prison", "c sentence"])
def test_a_sentence_is_told_alike(language, sign):
    assert has(sign, signs(SENTENCE[language], language))


def test_what_is_not_told_has_no_sign():
    found = signs(ARREST["en"], "en")
    for sign in ("e marta-lindqvist", "y 2017", "m 4 14", "q 12.0 year", "c prison", "k negation"):
        assert not has(sign, found)


def test_a_negation_is_a_sign():
    assert has("k negation", signs("Tomas Kivi was not arrested in Norrhavn.", "en"))


def test_signs_are_distinct_and_sorted():
    facts = read_sentence(ARREST["en"])
    once = read_signs([facts]).tolist()
    assert once == sorted(set(once))
    assert read_signs([facts, facts]).tolist() == once
    assert read_signs([]).tolist() == []
