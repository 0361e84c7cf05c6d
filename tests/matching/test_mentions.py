"""Who is named: inflected, in other scripts, and told from ordinary words and other people."""

import pytest

from tests.annotating import annotate, mentions_of

ANCHOR = "Tomas Kivi lives in Norrhavn."


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("en", "The trial of Tomas Kivi's crew began.", "Tomas Kivi"),
        ("en", "The trial of KIVI, Tomas began.", "KIVI, Tomas"),
        ("en", "The trial of Tomas E. Kivi began.", "Tomas E. Kivi"),
        ("pl", "Sąd przesłuchał Pawła Wronę.", "Pawła Wronę"),
        ("pl", "Mówiono o Pawle Wronie.", "Pawle Wronie"),
        ("fi", "Marta Lindqvistin mukaan merellä tuuli.", "Marta Lindqvistin"),
        ("fi", "Kirje saapui Marta Lindqvistille.", "Marta Lindqvistille"),
        ("et", "Marta Lindqvisti sõnul puhus merel tuul.", "Marta Lindqvisti"),
        ("ru", "Говорили о Павле Вроне.", "Павле Вроне"),
        ("uk", "Суд над Томасом Киви почався.", "Томасом Киви"),
        ("de", "Marta Lindqvists Aussage lag vor.", "Marta Lindqvists"),
        ("fr", "L'avocat de Marta Lindqvist a parlé.", "Marta Lindqvist"),
        ("es", "El abogado de Marta Lindqvist habló.", "Marta Lindqvist"),
        ("de", "Die Aussage von Pawel Wrona lag vor.", "Pawel Wrona"),
    ],
)
def test_a_full_name_is_found_in_its_forms(language, text, quote):
    assert [words for words, _ in mentions_of(annotate(text, language=language))] == [quote]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Kivi putosi veteen."),
        ("fi", "Hän heitti kiven."),
        ("en", "Dr Kivi wrote about birds."),
        ("en", "We ate a kivi."),
        ("en", "Aleksis Kivi wrote a novel."),
        ("en", "Tomas_Kivi = None"),
        ("en", "Write to tomas.kivi@example.org now."),
    ],
)
def test_without_support_a_weak_name_is_nobody(language, text):
    assert mentions_of(annotate(text, language=language)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Later Kivi went home.", True),
        ("Aleksis Kivi wrote a novel.", False),
        ("Kivi Island lies far off.", False),
        ("a kivi fell", False),
    ],
)
def test_with_a_certain_name_on_the_page_a_weak_one_is_weighed(text, expected):
    found = mentions_of(annotate(ANCHOR, text))
    assert (len(found) == 2) is expected


def test_reasons_are_given_in_words():
    annotation = annotate(ANCHOR, "Later Kivi went home.")
    assert any("named for certain" in reason for reason in annotation.highlights[-1].because)


def test_the_longest_name_wins():
    assert mentions_of(annotate("The Norrhavn District Court sat.")) == [
        ("Norrhavn District Court", "norrhavn-district-court")
    ]


def test_places_are_values_and_not_highlighted():
    assert mentions_of(annotate("Norrhavn is a town.")) == []


def test_a_name_across_a_soft_hyphen_and_a_hard_space_is_found():
    text = "The trial of To\u00admas\u00a0Ki\u00advi began."
    assert mentions_of(annotate(text)) == [("To\u00admas\u00a0Ki\u00advi", "tomas-kivi")]
