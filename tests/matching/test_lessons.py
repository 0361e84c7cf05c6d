"""What teaches is read as pages are: examples under a heading, marked pages sentence by sentence."""

import pytest

from sidelight.casefile.examples import Example, Says
from sidelight.languages.language import load_languages
from sidelight.marked.markup import read_marks
from sidelight.marked.pages import GoldPage, Kind
from sidelight.matching.features import read_features
from sidelight.matching.inflection import Inflector
from sidelight.matching.lessons import LessonReader
from sidelight.matching.names import NameIndex
from tests.annotating import harbour_annotator


@pytest.fixture(scope="module")
def reader():
    casefile = harbour_annotator().casefile
    return LessonReader(casefile, NameIndex(casefile.entities.values(), Inflector(load_languages().values())))


@pytest.fixture
def read_page(reader):
    """What each teaching sentence of a page teaches, as its text and claims."""

    def read(*texts):
        blocks = [read_marks(number, text, 1) for number, text in enumerate(texts)]
        marks = [mark for block in blocks for mark in block.assertions]
        page = GoldPage("p", "en", None, "", Kind.NEWS, "", tuple(block.text for block in blocks), (), tuple(marks))
        return list(reader.read_page(page))

    return read


def said(taught):
    return [(item.facts[0].text, item.claims, item.denies) for item in taught]


def test_a_sentence_teaches_all_that_it_says(read_page):
    taught = read_page(
        "{{arrest-2016:agrees,sentence-2017:agrees|Kivi was caught in 2016 and sentenced in 2017.}} It rained."
    )
    assert said(taught) == [("Kivi was caught in 2016 and sentenced in 2017.", ("arrest-2016", "sentence-2017"), False)]


def test_a_mark_over_two_sentences_is_in_both_and_a_clause_in_its_own(read_page):
    taught = read_page(
        "{{arrest-2016:denies|Nobody was caught. Nothing happened.}} "
        "Later {{sentence-2017:agrees|he got nine years}}, it is said."
    )
    assert [claims for _, claims, _ in said(taught)] == [("arrest-2016",), ("arrest-2016",), ("sentence-2017",)]
    assert [denies for _, _, denies in said(taught)] == [True, True, False]


def test_names_are_read_with_the_whole_page_in_view(read_page):
    (taught,) = read_page("Tomas Kivi was a quiet man.", "{{arrest-2016:agrees|Kivi was caught in 2016.}}")
    assert [mention.entity.id for mention in taught.facts[0].mentions] == ["tomas-kivi"]


def test_a_near_miss_says_nothing_of_its_claim(reader):
    taught = reader.read_example(Example("arrest-2016", "en", Says.NEAR, "He was not at home.", held_out=False))
    lesson = taught.as_lesson(read_features(taught.facts))
    assert (lesson.claims, lesson.says, lesson.denies, lesson.negated) == (("arrest-2016",), False, False, True)
