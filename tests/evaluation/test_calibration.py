import pytest

from sidelight.evaluation.alignment import align
from sidelight.evaluation.calibration import calibrate, judge_assertions, judge_mentions
from tests.evaluation.handmade import make_annotation, make_page


def test_ten_bins_and_the_mean_gap():
    found = calibrate([(0.95, True), (0.95, True), (0.85, False), (0.85, True), (1.0, True)])
    assert [(one.count, one.low, one.high) for one in found.bins if one.count] == [(2, 0.8, 0.9), (3, 0.9, 1.0)]
    assert len(found.bins) == 10
    assert found.bins[8].confidence == pytest.approx(0.85)
    assert found.bins[8].right == 0.5
    assert found.bins[9].right == 1.0
    # (2 * |0.85 - 0.5| + 3 * |2.9 / 3 - 1|) / 5
    assert found.error == pytest.approx(0.16)


def test_a_border_belongs_to_the_upper_bin():
    found = calibrate([(number / 10, True) for number in range(10)])
    assert [one.count for one in found.bins] == [1] * 10


def test_nothing_to_judge():
    found = calibrate([])
    assert (found.error, sum(one.count for one in found.bins)) == (0.0, 0)


def test_an_assertion_is_right_only_with_its_relation():
    page = make_page(mentions=[(0, 0, 5, "a")], assertions=[(0, 0, 50, "c", "agrees"), (1, 0, 50, "c", "agrees")])
    given = make_annotation(
        [(0, 0, 5, "a"), (0, 9, 12, "b")],
        [(0, 0, 50, "c", "agrees"), (1, 0, 50, "c", "denies"), (1, 0, 50, "d", "agrees")],
    )
    alignments = [align(page, given)]
    assert list(judge_mentions(alignments)) == [(0.9, True), (0.9, False)]
    assert list(judge_assertions(alignments)) == [(0.9, True), (0.9, False), (0.9, False)]
