"""What a tagger says of lone names: evidence for and against, never a verdict of its own."""

from dataclasses import dataclass, field

import pytest

from sidelight.matching.tags import NameKind, TaggedName, TaggedWord, Tags
from sidelight.text.page import Block, Page
from tests.annotating import harbour_annotator, mentions_of

ANCHOR = "Tomas Kivi lives in Norrhavn."


@dataclass
class Pencil:
    """Tags every place where one of its words or names stands, and remembers what it was shown."""

    words: dict[str, str] = field(default_factory=dict)
    names: dict[str, NameKind] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)

    def tag(self, block, pieces, language):
        self.shown += [block.text[start:end] for start, end in pieces]
        self.languages.add(language)
        words = [TaggedWord(*span, part) for word, part in self.words.items() for span in find(block, pieces, word)]
        names = [TaggedName(*span, kind) for name, kind in self.names.items() for span in find(block, pieces, name)]
        return Tags(words, names)


def find(block, pieces, wanted):
    for start, end in pieces:
        at = block.text.find(wanted, start, end)
        if at >= 0:
            yield at, at + len(wanted)


def annotate(pencil, *texts, language="en"):
    page = Page(tuple(Block(number * 10, text) for number, text in enumerate(texts)), language=language)
    return harbour_annotator().annotate(page, pencil)


def quotes(annotation):
    return [quote for quote, _ in mentions_of(annotation)]


@pytest.mark.parametrize(
    ("part", "text", "found"),
    [
        ("PROPN", "Later Kivi went home.", True),
        ("NOUN", "Later Kivi went home.", True),
        ("CCONJ", "Later Kivi went home.", False),
        ("ADP", "Later Kivi went home.", False),
        ("VERB", "Later Kivi went home.", True),
        ("X", "Later Kivi went home.", True),
    ],
)
def test_a_part_of_speech_weighs_with_all_else(part, text, found):
    pencil = Pencil(words={"Kivi": part})
    assert (len(mentions_of(annotate(pencil, ANCHOR, text))) == 2) is found
    assert len(mentions_of(annotate(Pencil(), ANCHOR, text))) == 2, "without tags it is always found here"


@pytest.mark.parametrize("part", ["NOUN", "VERB"])
def test_an_ordinary_word_that_opens_a_sentence_is_told_from_a_name(part):
    texts = "Tomas Kivi asuu Norrhavnissa.", "Kivi putosi veteen."
    assert quotes(annotate(Pencil(words={"Kivi": "PROPN"}), *texts, language="fi")) == ["Tomas Kivi", "Kivi"]
    assert quotes(annotate(Pencil(words={"Kivi": part}), *texts, language="fi")) == ["Tomas Kivi"]


def test_the_doubt_is_told():
    highlight = annotate(Pencil(words={"Kivi": "VERB"}), ANCHOR, "Later Kivi went home.").highlights[-1]
    assert "the tagger takes it for another word (VERB)" in highlight.because
    assert highlight.confidence < annotate(Pencil(), ANCHOR, "Later Kivi went home.").highlights[-1].confidence


@pytest.mark.parametrize("kind", [NameKind.PERSON, NameKind.ORGANISATION])
def test_a_longer_name_of_another_wins(kind):
    texts = ANCHOR, "Später schrieb Aleksis Kivi einen Roman."
    assert quotes(annotate(Pencil(), *texts, language="de")) == ["Tomas Kivi", "Kivi"]
    assert quotes(annotate(Pencil(names={"Aleksis Kivi": kind}), *texts, language="de")) == ["Tomas Kivi"]


@pytest.mark.parametrize("name", ["Herr Kivi", "Kivis", "Tomas Kivi", "den Kivi"])
def test_a_title_or_an_ending_makes_no_other_name(name):
    text = f"Später sah man {name} im Hafen."
    assert len(annotate(Pencil(names={name: NameKind.PERSON}), ANCHOR, text, language="de").highlights) == 2


def test_a_name_of_something_else_takes_no_person():
    text = "Später sah man den Kivi Kai."
    assert len(annotate(Pencil(names={"Kivi Kai": NameKind.OTHER}), ANCHOR, text, language="de").highlights) == 2


def test_being_taken_for_a_person_supports_and_does_not_suffice():
    pencil = Pencil(names={"Kivi": NameKind.PERSON}, words={"Kivi": "PROPN"})
    assert mentions_of(annotate(pencil, "Later Kivi went home.")) == []
    with_tags, without = (annotate(one, ANCHOR, "Later Kivi went home.") for one in (pencil, Pencil()))
    assert "the tagger takes it for a person" in with_tags.highlights[-1].because
    assert with_tags.highlights[-1].confidence > without.highlights[-1].confidence


def test_a_whole_name_is_enough_alone():
    pencil = Pencil(words={"Tomas": "VERB", "Kivi": "CCONJ"}, names={"Old Tomas Kivi Road": NameKind.PERSON})
    assert annotate(pencil, "Old Tomas Kivi Road is long.") == annotate(None, "Old Tomas Kivi Road is long.")


def test_only_sentences_with_a_doubtful_name_are_shown():
    pencil = Pencil()
    annotate(pencil, ANCHOR, "It rained. Later Kivi\u00a0went home. Tomas Kivi slept.", "Rain fell on the quay.")
    assert pencil.shown == ["Later Kivi\u00a0went home."]
    assert pencil.languages == {"en"}


def test_offsets_are_those_of_the_text_as_sent():
    text = "It rai\u00adned. Then Ki\u00advi, e\u0301tourdi, went home."
    pencil = Pencil(words={"Ki\u00advi": "CCONJ"})
    assert mentions_of(annotate(pencil, ANCHOR, text)) == [("Tomas Kivi", "tomas-kivi")]
    assert pencil.shown == ["Then Ki\u00advi, e\u0301tourdi, went home."]


def test_a_refused_name_keeps_no_company():
    named = "Helga Stromfelt, Jon Aldane and the Norrhavn District Court said nothing."
    assert quotes(annotate(Pencil(), named, "They had seen Lindqvist and Kivi."))[-2:] == ["Lindqvist", "Kivi"]
    doubtful = Pencil(words={"Lindqvist": "ADP"})
    assert quotes(annotate(doubtful, named, "They had seen Lindqvist and Kivi."))[-1] == "Norrhavn District Court"
