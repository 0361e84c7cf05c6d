"""What a spaCy document says, as tags."""

import pytest
import spacy

from sidelight.matching.tags import NameKind, TaggedName, TaggedWord
from sidelight.pipelines.blocks import cut_blocks
from sidelight.pipelines.tagging import DocTagger, is_tagged
from tests.pipelines.trained import build_pipeline

TEXT = "It rained.\n\n  Later Kivi went home. Nobody came."


def tag(doc, number=1, piece=(0, 21)):
    block = cut_blocks(doc.text)[number]
    return block, DocTagger(doc).tag(block, [piece], "en")


def test_offsets_are_the_blocks_own():
    doc = build_pipeline(parts={"Later Kivi went": ["ADV", "PROPN", "VERB"]}, names={"Kivi": "PERSON"})(TEXT)
    block, tags = tag(doc)
    assert [(block.text[word.start : word.end], word.part) for word in tags.words] == [
        ("Later", "ADV"),
        ("Kivi", "PROPN"),
        ("went", "VERB"),
    ]
    assert tags.names == [TaggedName(6, 10, NameKind.PERSON)]


def test_only_the_pieces_asked_for_are_told():
    doc = build_pipeline(parts={"Nobody": ["PRON"], "Kivi": ["PROPN"]}, names={"Nobody": "PER"})(TEXT)
    assert [word.part for word in tag(doc)[1].words] == ["PROPN"]
    assert tag(doc)[1].names == []
    assert tag(doc, piece=(22, 34))[1].words == [TaggedWord(22, 28, "PRON")]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("PERSON", NameKind.PERSON),
        ("PER", NameKind.PERSON),
        ("persName", NameKind.PERSON),
        ("ORG", NameKind.ORGANISATION),
        ("orgName", NameKind.ORGANISATION),
        ("WORK_OF_ART", NameKind.OTHER),
    ],
)
def test_the_labels_of_all_languages_are_understood(label, kind):
    assert tag(build_pipeline(names={"Kivi": label})(TEXT))[1].names == [TaggedName(6, 10, kind)]


def test_a_name_is_told_whole_where_the_piece_cuts_it():
    doc = build_pipeline(names={"Later Kivi": "ORG"})(TEXT)
    assert tag(doc, piece=(6, 21))[1].names == [TaggedName(0, 10, NameKind.ORGANISATION)]


def test_a_fine_tag_stands_in_for_a_part_of_speech():
    doc = spacy.blank("en")(TEXT)
    doc[4].tag_ = "PROPN"
    assert [word.part for word in tag(doc)[1].words] == ["PROPN"]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [({}, False), ({"parts": {"Kivi": ["PROPN"]}}, True), ({"names": {"Kivi": "PER"}}, True)],
)
def test_whether_a_pipeline_has_said_anything(tags, expected):
    assert is_tagged(build_pipeline(**tags)(TEXT)) is expected
