"""The figures, worked out by hand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sidelight.reviews.model import Entry, Judgement
from sidelight.reviews.statistics import compare_moderators, compute_kappa, count_work
from tests.reviews.making import decide

WHEN = datetime(2026, 3, 1, tzinfo=UTC)


def steps(*told):
    return [
        Entry(number, key, number, WHEN, who, None, decide(said)) for number, (who, key, said) in enumerate(told, 1)
    ]


def test_work_is_counted_by_moderator():
    ada, ben = count_work(
        steps(
            ("Ben", "1", "open"),
            ("Ada", "1", "right"),
            ("Ada", "1", "wrong-match"),
            ("Ada", "2", "right"),
            ("Ben", "1", "right"),
            ("Ben", "2", "right"),
            ("Ada", "2", "withdrawn"),
        )
    )
    assert (ada.who, ada.decisions, ada.reviews, ada.overruled) == ("Ada", 3, 2, 1)
    assert ada.judgements == {Judgement.RIGHT: 2, Judgement.WRONG_MATCH: 1}
    assert (ben.who, ben.decisions, ben.reviews, ben.overruled) == ("Ben", 2, 2, 0)


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([], None),
        ([("a", "a")] * 3, None),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        # The classic example: 20 and 15 agreed of 50, chance alone 0.5.
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
        ([("a", "b"), ("a", "b")], 0.0),
    ],
)
def test_kappa(pairs, kappa):
    found = compute_kappa(pairs)
    assert found == (None if kappa is None else pytest.approx(kappa))


def test_agreement_is_of_what_both_judged_and_said_last():
    told = steps(
        ("Ada", "1", "right"),
        ("Ada", "2", "right"),
        ("Ada", "3", "wrong-match"),
        ("Ben", "1", "wrong-match"),
        ("Ben", "1", "right"),
        ("Ben", "2", "wrong-match"),
        ("Ben", "3", "wrong-match"),
        ("Ben", "4", "right"),
        ("Cy", "4", "open"),
        ("Dee", "1", "right"),
        ("Dee", "1", "withdrawn"),
    )
    (pair,) = compare_moderators(told)
    assert (pair.one, pair.other, pair.shared, pair.agreed) == ("Ada", "Ben", 3, 2)
    assert pair.percent == pytest.approx(200 / 3)
    assert pair.kappa == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))


def test_two_who_judged_nothing_in_common():
    (pair,) = compare_moderators(steps(("Ada", "1", "right"), ("Ben", "2", "right")))
    assert (pair.shared, pair.percent, pair.kappa) == (0, None, None)


def test_what_is_read_anew_takes_nothing_back():
    told = steps(("Ada", "1", "right"), ("Ben", "1", "right"), ("Cy", "1", "open"), ("Ben", "1", "open"))
    *before, anew = told
    (pair,) = compare_moderators([*before, replace(anew, old=anew.new)])
    assert (pair.one, pair.other, pair.shared) == ("Ada", "Ben", 1)


def test_who_undoes_has_decided_nothing_and_overruled_nobody():
    first, mistake, undone = steps(("Ada", "1", "right"), ("Ben", "1", "wrong-match"), ("Ben", "1", "right"))
    told = [first, replace(mistake, old=first.new), replace(undone, old=mistake.new, whose="Ada")]
    ada, ben = count_work(told)
    assert (ada.decisions, ada.overruled) == (1, 0)
    assert (ben.decisions, ben.judgements) == (1, {Judgement.WRONG_MATCH: 1})
    assert compare_moderators(told) == ()
    (cy,) = steps(("Cy", "1", "wrong-match"))
    assert [tally.overruled for tally in count_work([*told, cy])] == [1, 0, 0]


def test_what_is_undone_takes_no_other_overruling_back():
    ada, cy, gone, back = steps(
        ("Ada", "1", "right"), ("Cy", "1", "wrong-match"), ("Ben", "1", "withdrawn"), ("Ben", "1", "wrong-match")
    )
    told = [ada, replace(cy, old=ada.new), replace(gone, old=cy.new), replace(back, old=gone.new, whose="Cy")]
    assert [(tally.who, tally.overruled) for tally in count_work(told)] == [("Ada", 1), ("Cy", 0)]
