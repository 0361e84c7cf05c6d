import pytest

from sidelight.annotation import Relation
from sidelight.marked.markup import read_marks
from sidelight.marked.pages import GoldAssertion, GoldMention


def test_marks_are_taken_out_and_kept_with_their_places():
    block = read_marks(3, "So [[a-man|Ann]]'s case\n{{one:agrees,two:differs/2011|ended in [[a-town|Rye]]}}.", 10)
    assert block.text == "So Ann's case ended in Rye."
    assert block.mentions == [GoldMention(3, 3, 6, "a-man", 10), GoldMention(3, 23, 26, "a-town", 11)]
    assert block.assertions == [
        GoldAssertion(3, 14, 26, "one", Relation.AGREES, "", 11),
        GoldAssertion(3, 14, 26, "two", Relation.DIFFERS, "2011", 11),
    ]
    assert block.faults == []


def test_assertions_may_stand_in_one_another():
    block = read_marks(0, "{{one:agrees|It ended {{two:denies|at last}}}}", 1)
    assert block.text == "It ended at last"
    assert [(one.claim, one.start, one.end) for one in block.assertions] == [("two", 9, 16), ("one", 0, 16)]


def test_spaces_around_a_block_do_not_count_but_those_inside_do():
    block = read_marks(0, "   [[a|Ann]]  came \n home  ", 1)
    assert block.text == "Ann  came   home"
    assert block.mentions == [GoldMention(0, 0, 3, "a", 1)]


def test_offsets_are_code_points():
    block = read_marks(0, "🚢🚢 [[a|Ann]]", 1)
    assert (block.mentions[0].start, block.mentions[0].end) == (3, 6)


def test_single_brackets_are_text():
    block = read_marks(0, "[sic] {x} [[[a|Ann]]]", 1)
    assert (block.text, block.faults) == ("[sic] {x} [Ann]", [])


@pytest.mark.parametrize(
    ("raw", "faults"),
    [
        ("Ann]] came", [(3, "']]' closes no mark")]),
        ("[[a|Ann came", [(0, "'[[a|' is never closed")]),
        ("[[a|Ann}} came", [(7, "'}}' closes '[[a|': marks must not cross")]),
        ("[[a|]] came", [(4, "'[[a|' marks no words")]),
        ("[[Ann]] came", [(0, "'[[Ann]] came' opens no mark: write [[entity|words]]")]),
        ("{{one agrees", [(0, "'{{one agrees' opens no mark: write {{claim:relation|words}}")]),
        ("{{one:says|Ann}}", [(0, "'one:says' is no claim:relation; relations are agrees, differs, denies")]),
        ("{{one|Ann}}", [(0, "'one' is no claim:relation; relations are agrees, differs, denies")]),
        ("{[[a|{Ann]]", [(0, "'{{' is left over when the marks are taken out")]),
        ("]] [[a|x}} [[b|", [(0, "']]' closes no mark"), (8, "'}}' closes '[[a|': marks must not cross"),
                             (11, "'[[b|' is never closed")]),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_places(raw, faults):
    assert read_marks(0, raw, 1).faults == faults
