"""Who takes part, how each is scored, and the table's rows."""

import pytest

from benchmarks.compare.__main__ import COLUMNS, MISSING, write_row
from benchmarks.compare.contest import Result, list_baselines, measure
from sidelight.evaluation.scores import Tally
from tests.annotating import harbour_annotator
from tests.evaluation.handmade import make_page

STATEMENT = "Tomas Kivi was arrested in Norrhavn on 14 March 2016."
PAGE = make_page(
    STATEMENT,
    mentions=[(0, 0, 10, "tomas-kivi")],
    assertions=[(0, 0, len(STATEMENT), "arrest-2016", "agrees")],
)
TRAP = make_page("Kivi is the Finnish word for a stone.", kind="trap")


@pytest.fixture(scope="module")
def baselines():
    return {one.name: one for one in list_baselines(harbour_annotator(), (), [PAGE, TRAP], None)}


def test_embeddings_take_part_only_with_a_model(baselines):
    assert [name for name, one in baselines.items() if one.engine is None] == [
        "embeddings, statements",
        "embeddings, statements and examples",
    ]


def test_what_was_chosen_is_told(baselines):
    assert baselines["TF-IDF, statements"].chosen.startswith("strong names, words, cosine 0.")


def test_all_are_scored_by_the_same_scorer(baselines):
    for engine in (harbour_annotator(), baselines["TF-IDF, statements"].engine):
        result = measure(engine, [PAGE, TRAP])
        assert (result.tally.pages, result.tally.mentions.f1, result.tally.claims.f1) == (2, 1, 1)
        assert result.tally.false_pages == 0
        assert result.milliseconds > 0


def test_time_is_told_as_a_ratio_to_the_first():
    row = write_row("slow", Result(Tally(pages=1), 12.0), Result(Tally(pages=1), 8.0))
    assert len(row) == len(COLUMNS)
    assert row[-2:] == ("12.0", "1.50 ×")


def test_a_row_without_a_model_says_so():
    row = write_row("embeddings", None, Result(Tally(), 8.0))
    assert len(row) == len(COLUMNS)
    assert row[0] == f"embeddings: {MISSING}"
    assert not any(row[1:])
