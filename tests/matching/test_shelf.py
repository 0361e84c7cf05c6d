"""What was learned is kept between runs, and done without where it cannot be."""

import os

import numpy as np
import pytest

from sidelight.matching.learned import Lesson, LinearScorer
from sidelight.matching.shelf import Shelf

VERSION = "sha256:" + "a" * 64


def lesson(claim, *features, says=True, denies=False):
    return Lesson(np.array(sorted(features), dtype=np.int32), (claim,), says, denies)


@pytest.fixture(scope="module")
def scorer():
    words = {"arrest": range(10, 20), "film": range(30, 40)}
    lessons = [lesson(claim, *(start + step for step in range(4))) for claim, span in words.items() for start in span]
    return LinearScorer.train(
        [*lessons, lesson("film", 11, 12, 50, says=False), lesson("film", 33, 34, 60, denies=True)],
        ("arrest", "film"),
        ridge=0.3,
    )


def test_a_scorer_knows_its_own_lessons(scorer):
    (arrest, film), *_ = scorer.score(np.array([12, 13, 14, 15], dtype=np.int32))
    assert arrest > 0.5 > film


def test_nothing_is_likely_without_features(scorer):
    scores, denial, near = scorer.score(np.array([], dtype=np.int32))
    assert (max(scores), denial, near) == (0, 0, 0)


def test_what_denies_is_learned_apart(scorer):
    denies = scorer.score(np.array([33, 34, 60], dtype=np.int32)).denial
    says = scorer.score(np.array([33, 34, 35], dtype=np.int32)).denial
    assert denies > 0.5 > says


def test_many_lessons_teach_what_few_do():
    """More lessons than features are solved another way, to the same end."""
    few = [lesson("arrest", 1, 2), lesson("film", 3, 4), lesson("film", 1, 4, says=False)]
    many = [one for one in few for _ in range(3000)]
    features = np.array([1, 2], dtype=np.int32)
    small, large = (
        LinearScorer.train(lessons, ("arrest", "film"), ridge).score(features).claims
        for lessons, ridge in ((few, 0.001), (many, 0.001))
    )
    assert np.allclose(small, large, atol=0.05)


def test_the_same_lessons_give_the_same_scorer(scorer):
    features = np.array([31, 32, 33], dtype=np.int32)
    again = LinearScorer.restore(scorer.dump())
    assert np.array_equal(again.score(features).claims, scorer.score(features).claims)
    assert again.score(features)[1:] == scorer.score(features)[1:]


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


def test_what_other_versions_left_long_ago_is_thrown_away(scorer, tmp_path):
    old, new = Shelf(tmp_path, "sha256:" + "b" * 64), Shelf(tmp_path, VERSION)
    old.keep_all({"en": scorer})
    new.keep_all({"en": scorer})
    assert old.load("en") is not None
    for path in tmp_path.iterdir():
        os.utime(path, (0, 0))
    new.keep_all({"fi": scorer})
    assert old.load("en") is None
    assert new.load("en") is not None
    assert new.load("fi") is not None
