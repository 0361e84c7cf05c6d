"""Tiny cases whose figures were worked out by hand from the rules of docs/quality.md."""

import pytest

from sidelight.evaluation.alignment import align
from sidelight.evaluation.scores import count
from tests.evaluation.handmade import make_annotation, make_page

# Marked, found, and how many of them belong together.
MENTIONS = {
    "the same span": ([(0, 4, 9, "a")], [(0, 4, 9, "a")], 1),
    "one letter more": ([(0, 4, 9, "a")], [(0, 4, 10, "a")], 0),
    "somebody else": ([(0, 4, 9, "a")], [(0, 4, 9, "b")], 0),
    "another block": ([(0, 4, 9, "a")], [(1, 4, 9, "a")], 0),
    "marked twice, found once": ([(0, 4, 9, "a"), (0, 4, 9, "a")], [(0, 4, 9, "a")], 1),
    "marked once, found twice": ([(0, 4, 9, "a")], [(0, 4, 9, "a"), (0, 4, 9, "a")], 1),
    "nothing marked": ([], [(0, 4, 9, "a")], 0),
}

# Marked, found, how many belong together and of how many the relation is right.
ASSERTIONS = {
    "the same": ([(0, 0, 50, "c", "agrees")], [(0, 0, 50, "c", "agrees")], 1, 1),
    "another relation": ([(0, 0, 50, "c", "agrees")], [(0, 0, 50, "c", "denies")], 1, 0),
    "another claim": ([(0, 0, 50, "c", "agrees")], [(0, 0, 50, "d", "agrees")], 0, 0),
    "another block": ([(0, 0, 50, "c", "agrees")], [(1, 0, 50, "c", "agrees")], 0, 0),
    "half of the shorter": ([(0, 0, 50, "c", "agrees")], [(0, 45, 55, "c", "agrees")], 1, 1),
    "less than half of the shorter": ([(0, 0, 50, "c", "agrees")], [(0, 46, 56, "c", "agrees")], 0, 0),
    "a clause within": ([(0, 0, 100, "c", "agrees")], [(0, 90, 95, "c", "agrees")], 1, 1),
    "side by side": ([(0, 0, 50, "c", "agrees")], [(0, 50, 99, "c", "agrees")], 0, 0),
    "twice marked, once found": (
        [(0, 0, 50, "c", "agrees"), (0, 50, 99, "c", "agrees")],
        [(0, 40, 80, "c", "agrees")],
        1,
        1,
    ),
    "once marked, twice found": (
        [(0, 0, 50, "c", "agrees")],
        [(0, 0, 20, "c", "agrees"), (0, 20, 50, "c", "agrees")],
        1,
        1,
    ),
    "the larger share is taken": (
        [(0, 0, 50, "c", "differs")],
        [(0, 40, 60, "c", "agrees"), (0, 0, 50, "c", "differs")],
        1,
        1,
    ),
    "of equal shares the first is taken": (
        [(0, 0, 50, "c", "differs")],
        [(0, 0, 10, "c", "agrees"), (0, 0, 50, "c", "differs")],
        1,
        0,
    ),
    # The first mark takes what it shares most with, though the second then goes without.
    "greedy": (
        [(0, 0, 40, "c", "agrees"), (0, 20, 60, "c", "agrees")],
        [(0, 20, 40, "c", "agrees"), (0, 0, 25, "c", "agrees")],
        1,
        1,
    ),
}


@pytest.mark.parametrize("case", MENTIONS)
def test_mentions(case):
    marked, found, hits = MENTIONS[case]
    alignment = align(make_page(mentions=marked), make_annotation(mentions=found))
    tally = count(alignment)
    assert (tally.mentions_hit, tally.mentions_found, tally.mentions_marked) == (hits, len(found), len(marked))
    assert len(alignment.missed_mentions) == len(marked) - hits
    assert len(alignment.false_mentions) == len(found) - hits


@pytest.mark.parametrize("case", ASSERTIONS)
def test_assertions(case):
    marked, found, hits, right = ASSERTIONS[case]
    alignment = align(make_page(assertions=marked), make_annotation(assertions=found))
    tally = count(alignment)
    assert (tally.claims_hit, tally.claims_found, tally.claims_marked) == (hits, len(found), len(marked))
    assert tally.relations_right == right
    assert len(alignment.missed_assertions) == len(marked) - hits
    assert len(alignment.false_assertions) == len(found) - hits


@pytest.mark.parametrize(
    ("kind", "mentions", "assertions", "false"),
    [
        ("trap", [(0, 4, 9, "a")], [], False),
        ("trap", [(0, 4, 8, "a")], [], True),
        ("plain", [(0, 4, 9, "a"), (0, 10, 12, "b")], [], True),
        ("plain", [], [(0, 0, 9, "c", "agrees")], True),
        ("trap", [], [], False),
        ("news", [(0, 4, 8, "a")], [(0, 0, 9, "c", "agrees")], False),
    ],
)
def test_a_quiet_page_with_a_false_highlight_is_a_false_page(kind, mentions, assertions, false):
    page = make_page(mentions=[(0, 4, 9, "a")], kind=kind)
    assert align(page, make_annotation(mentions, assertions)).false_page is false
