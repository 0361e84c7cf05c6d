"""How pages are cut, and what goes with a part, where parts are compared with the whole."""

from benchmarks.batches import choose_namings, cut_blocks
from sidelight.text.page import Block

BLOCKS = [Block(number, "two words") for number in range(5)]


def test_batches_have_at_least_so_many_words():
    assert [[block.id for block in batch] for batch in cut_blocks(BLOCKS, 3)] == [[0, 1], [2, 3], [4]]
    assert [[block.id for block in batch] for batch in cut_blocks(BLOCKS, 1)] == [[0], [1], [2], [3], [4]]


def test_of_who_is_named_elsewhere_the_first_the_longest_and_the_last_before_go_with_it():
    named = [("somebody", 0, 4), ("somebody", 2, 4), ("somebody", 3, 4), ("somebody", 9, 12)]
    assert sorted(set(choose_namings(named, {3, 4}, 3))) == [0, 2, 9]


def test_what_is_asked_does_not_support_itself():
    assert list(choose_namings([("somebody", 3, 4)], {3}, 3)) == []
