"""Names that no casefile holds are seen; what merely has a capital is not."""

import pytest

from sidelight.matching.strangers import find_strangers
from tests.matching.sentences import read_sentence


def strangers(text, language="en"):
    facts = read_sentence(text, language)
    words = facts.reading.sentence.words
    return [" ".join(words[first : last + 1]) for first, last in find_strangers(facts).runs]


def single(text, language="en"):
    facts = read_sentence(text, language)
    return [facts.reading.sentence.words[index] for index in find_strangers(facts).singles]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Tomas Kivi was arrested with Oliver Kent.", ["oliver kent"]),
        ("en", "Oliver Kent was arrested, Tomas Kivi said.", ["oliver kent"]),
        ("en", "Tomas Kivi was arrested beside Anne-Marie Holm and Oliver Kent.", ["anne marie holm", "oliver kent"]),
        ("en", "Tomas Kivi was arrested near Oliver, Kent said.", []),
        ("en", "Tomas Kivi was arrested in Norrhavn on 14 March 2016.", []),
        ("en", "When Tomas Kivi was arrested, the NATO FORCES left.", []),
        ("en", "Tomas Kivi Arrested By Men Wearing Dark Long Green Heavy Coats.", []),
        ("ru", "Павел Горин и Томас Киви были арестованы.", ["павел горин"]),
        ("de", "Tomas Kivi wurde im Hafen mit Oliver Kent verhaftet.", ["oliver kent"]),
    ],
)
def test_a_run_of_capitalised_words_is_a_stranger(language, text, found):
    assert strangers(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Tomas Kivi was arrested near Kent.", ["kent"]),
        ("en", "Yesterday Tomas Kivi was arrested.", []),
        ("en", "Tomas Kivi was arrested with Oliver Kent.", []),
        ("en", "Tomas Kivi was arrested in Norrhavn in March 2016.", []),
        ("en", "Tomas Kivi was arrested by the NSA.", []),
        ("de", "Tomas Kivi wurde im Hafen verhaftet.", []),
        ("fi", "Tomas Kivi pidätettiin, Kent sanoi.", ["kent"]),
    ],
)
def test_a_name_alone_counts_inside_a_sentence(language, text, found):
    assert single(text, language) == found
