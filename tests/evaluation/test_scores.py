import pytest

from sidelight.annotation import Verdict
from sidelight.casefile.model import Standing
from sidelight.evaluation.alignment import align
from sidelight.evaluation.scores import Rates, confuse_verdicts, rate, sum_up
from tests.evaluation.handmade import make_annotation, make_page


@pytest.mark.parametrize(
    ("hit", "found", "marked", "rates"),
    [
        (3, 4, 6, Rates(0.75, 0.5, 0.6)),
        (0, 0, 0, Rates(1.0, 1.0, 1.0)),
        (0, 0, 5, Rates(1.0, 0.0, 0.0)),
        (0, 5, 0, Rates(0.0, 1.0, 0.0)),
        (0, 5, 5, Rates(0.0, 0.0, 0.0)),
    ],
)
def test_rates(hit, found, marked, rates):
    assert rate(hit, found, marked) == rates


@pytest.fixture
def alignments():
    """A Polish news page with one of two claims found, wrongly related, and an English trap with a false name."""
    news = make_page(
        language="pl",
        mentions=[(0, 0, 5, "a")],
        assertions=[(0, 0, 50, "c", "differs"), (1, 0, 50, "d", "agrees")],
    )
    found = make_annotation([(0, 0, 5, "a")], [(0, 0, 50, "c", "agrees"), (0, 60, 99, "e", "agrees")])
    return [
        align(news, found),
        align(make_page(kind="trap"), make_annotation([(0, 0, 5, "a")])),
    ]


def test_figures_by_language_and_kind(alignments):
    tallies = sum_up(alignments)
    assert list(tallies) == ["all", "en", "pl", "kind:news", "kind:trap"]
    assert tallies["all"].mentions == Rates(0.5, 1.0, pytest.approx(2 / 3))
    assert tallies["all"].claims == Rates(0.5, 0.5, 0.5)
    assert (tallies["all"].pages, tallies["all"].relation, tallies["all"].false_pages) == (2, 0.0, 1)
    assert tallies["pl"] == tallies["kind:news"]
    assert (tallies["pl"].false_pages, tallies["pl"].mentions.f1) == (0, 1.0)
    assert (tallies["en"].claims, tallies["en"].relation) == (Rates(1.0, 1.0, 1.0), 1.0)


def test_verdicts_expected_and_given(alignments):
    standings = {"c": Standing.CORROBORATED, "d": Standing.REFUTED}
    assert confuse_verdicts(alignments, standings.__getitem__) == {
        (Verdict.DIFFERS, Verdict.SUPPORTED): 1,
        (Verdict.CONTRADICTED, None): 1,
        (None, Verdict.SUPPORTED): 1,
    }
