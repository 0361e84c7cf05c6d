"""Fitting finds out which evidence speaks for a claim, from pages made up so that it is known."""

import pytest

from sidelight.annotation import Relation
from sidelight.casefile.examples import Example, Says
from sidelight.evaluation.fitting import EXAMPLE, FitError, Weighed, fit, fit_denials, weigh_examples, weigh_page
from tests.annotating import harbour_annotator
from tests.evaluation.handmade import make_page

ARRESTED = "Tomas Kivi was arrested in Norrhavn on 14 March 2016."


def page(number, *rows, missed=0):
    """A page of (marked, evidence) rows."""
    return Weighed(f"page-{number}", tuple(row for _, row in rows), tuple(mark for mark, _ in rows), missed)


def make_pages(count=40):
    """`good` speaks for a claim, `bad` against it, and `idle` is there as often either way."""
    return [
        page(
            number,
            (True, {"good": 1.0, "idle": float(number % 2)}),
            (False, {"bad": 1.0, "idle": float(number % 2)}),
            (False, {"good": 0.2, "bad": 1.0, "idle": float(number % 2)}),
        )
        for number in range(count)
    ]


def example(relation, text, language="en"):
    return Example("arrest-2016", language, Says(relation), text, held_out=True, place=f"{language}.yaml:1")


def test_what_speaks_for_a_claim_is_recovered():
    result = fit(make_pages())
    weights = result.judge.weights
    assert weights["good"] > 1
    assert weights["bad"] < -1
    assert abs(weights["idle"]) < 0.1 * weights["good"]
    assert (result.precision, result.recall, result.f1) == (1, 1, pytest.approx(1))
    told = [sum(result.judge.weigh(row).values()) for row in ({"good": 1.0}, {"bad": 1.0})]
    assert told[0] > 0 > told[1]


def test_the_same_pages_give_the_same_weights():
    assert fit(make_pages()) == fit(make_pages())


def test_a_unit_is_that_of_the_evidence():
    """What is counted in hundreds weighs a hundredth as much."""
    large = [
        Weighed(one.page, tuple({**row, "good": 100 * row.get("good", 0.0)} for row in one.evidence), one.marked, 0)
        for one in make_pages()
    ]
    weight = fit(make_pages()).judge.weights["good"]
    assert fit(large).judge.weights["good"] == pytest.approx(weight / 100, rel=0.01)


def test_a_page_is_never_tried_with_what_its_own_marks_taught():
    """One page alone has its evidence, eight times over; fitted to itself, it would be right."""
    odd = page(40, *[(True, {"only-here": 1.0, "bad": 1.0})] * 8)
    result = fit([*make_pages(), odd])
    assert sum(result.judge.weigh({"only-here": 1.0, "bad": 1.0}).values()) > 0
    assert (result.precision, result.recall) == (1, 40 / 48)


def test_marks_that_were_never_weighed_are_missed():
    result = fit([*make_pages(), page(40, (True, {"good": 1.0}), missed=9)])
    assert (result.precision, result.recall) == (1, 41 / 50)


def test_rare_evidence_has_no_weight():
    rare = [page(number, (True, {"rare": 1.0, "good": 1.0})) for number in range(7)]
    assert "rare" not in fit([*make_pages(), *rare]).judge.weights
    assert "rare" in fit([*make_pages(), *rare, *rare]).judge.weights


def test_examples_teach_and_are_not_counted():
    lessons = [
        Weighed("", ({"good": 1.0, "somebody-else": 1.0, EXAMPLE: 1.0}, {"good": 1.0, EXAMPLE: 1.0}), (False, True), 0)
        for _ in range(20)
    ]
    result = fit(make_pages(), lessons)
    assert result.judge.weights["somebody-else"] < -1
    assert EXAMPLE not in result.judge.weights
    assert result.recall == 1


@pytest.mark.parametrize(
    "pages",
    [
        [],
        make_pages(1),
        [page(number, (True, {"good": 1.0})) for number in range(20)],
        [page(number, (False, {"bad": 1.0})) for number in range(20)],
    ],
    ids=["nothing", "one page", "marks alone", "no marks"],
)
def test_without_both_sorts_there_is_nothing_to_fit_to(pages):
    with pytest.raises(FitError, match="some must be, and some not"):
        fit(pages)


def test_without_denials_there_is_no_judge_of_them():
    with pytest.raises(FitError, match="0 of 0 places"):
        fit_denials(make_pages())


def test_denials_are_told_from_what_asserts():
    weighed = [
        Weighed(
            f"page-{number}",
            evidence=({"good": 1.0}, {"good": 1.0}, {"bad": 1.0}),
            marked=(True, True, False),
            never_weighed=0,
            denial=({"negated": 1.0}, {"like": 0.1}),
            denied=(True, False),
        )
        for number in range(12)
    ]
    judge = fit_denials([*weighed, *make_pages()])
    assert set(judge.weights) == {"negated", "like"}
    assert sum(judge.weigh({"negated": 1.0}).values()) > 0 > sum(judge.weigh({"like": 0.1}).values())


def test_a_page_is_weighed_against_its_marks():
    marks = [
        (0, 0, len(ARRESTED), "arrest-2016", "agrees"),
        (1, 0, 16, "quote-no-receipts", "agrees"),
    ]
    weighed = weigh_page(
        make_page(ARRESTED, "Water keeps no ledger, Kivi said.", assertions=marks), harbour_annotator()
    )
    (row,) = [row for row, mark in zip(weighed.evidence, weighed.marked, strict=True) if mark]
    assert row["trigger"] == row["date-agrees"] == 1
    assert weighed.never_weighed == 1
    assert (len(weighed.denial), weighed.denied) == (1, (False,))


def test_a_page_that_denies_teaches_denials():
    text = "Tomas Kivi was never arrested in Norrhavn."
    marks = [(0, 0, len(text), "arrest-2016", Relation.DENIES)]
    weighed = weigh_page(make_page(text, assertions=marks), harbour_annotator())
    assert (weighed.marked, weighed.denied) == ((True,), (True,))
    assert weighed.denial[0]["negated"] == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", ARRESTED), ("ru", "Томас Киви был арестован в Норрхавне.")],
)
def test_an_example_is_weighed_once_more_about_a_stranger(language, text):
    own, *renamed = weigh_examples([example("asserts", text, language)], harbour_annotator())
    assert (own.marked, own.denied) == ((True,), (False,))
    assert own.evidence[0]["actor-named"] == own.evidence[0][EXAMPLE] == 1
    rows = [row for one in renamed for row in one.evidence]
    assert all(row[EXAMPLE] == 1 and "actor-named" not in row for row in rows)
    assert any(row.get("stranger") for row in rows)
    assert not any(mark for one in renamed for mark in (*one.marked, *one.denied))


def test_examples_that_deny_or_say_nothing():
    denies, *_, near = weigh_examples(
        [example("denies", "Tomas Kivi was never arrested."), example("near", "Jon Aldane was arrested in 1999.")],
        harbour_annotator(),
    )
    assert (denies.marked, denies.denied) == ((True,), (True,))
    assert (near.marked, near.denied) == ((False,), ())
