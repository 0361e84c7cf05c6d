"""What was learned is kept between runs, and done without where it cannot be."""

import numpy as np
import pytest

from sidelight.matching.learned import LearnedScorer, Lesson
from sidelight.matching.shelf import Shelf

VERSION = "sha256:" + "a" * 64


def lesson(claim, *features, says=True, denies=False):
    return Lesson(np.array(sorted(features), dtype=np.int32), claim, says, denies)


@pytest.fixture(scope="module")
def scorer():
    words = {"arrest": range(10, 20), "film": range(30, 40)}
    lessons = [lesson(claim, *(start + step for step in range(4))) for claim, span in words.items() for start in span]
    return LearnedScorer.train(
        [*lessons, lesson("film", 11, 12, 50, says=False), lesson("film", 33, 34, 60, denies=True)]
    )


def test_a_scorer_knows_its_own_lessons(scorer):
    likely = scorer.score(np.array([12, 13, 14, 15], dtype=np.int32))
    assert likely["arrest"] > 0.5
    assert likely.get("film", 0) < 0.5


def test_nothing_is_likely_without_features(scorer):
    assert max(scorer.score(np.array([], dtype=np.int32)).values(), default=0) < 0.5


def test_the_same_lessons_give_the_same_scorer(scorer):
    features = np.array([31, 32, 33], dtype=np.int32)
    again = LearnedScorer.restore(scorer.dump())
    assert again.score(features) == scorer.score(features)
    assert again.score_denial(features) == scorer.score_denial(features)


def test_what_is_kept_is_found_by_version_and_language(scorer, tmp_path):
    shelf = Shelf(tmp_path / "new", VERSION)
    assert shelf.load("en") is None
    shelf.keep("en", scorer)
    assert shelf.load("en").claims == scorer.claims
    assert shelf.load("pl") is None
    assert Shelf(tmp_path / "new", "sha256:" + "b" * 64).load("en") is None
    assert [path.suffix for path in (tmp_path / "new").iterdir()] == [".npz"]


def test_a_torn_file_is_done_without(scorer, tmp_path):
    shelf = Shelf(tmp_path, VERSION)
    shelf.keep("en", scorer)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:100])
    assert shelf.load("en") is None


def test_a_folder_that_cannot_be_made_is_no_fault(scorer, tmp_path):
    (tmp_path / "file").write_text("")
    Shelf(tmp_path / "file" / "cache", VERSION).keep("en", scorer)
