"""How like sentences are to claims."""

import sys
from types import ModuleType

import numpy as np
import pytest

from benchmarks.compare.likeness import Likeness, load_embeddings, measure_letters, measure_words
from sidelight.casefile.examples import Example, Says
from tests.annotating import harbour_annotator

CASEFILE = harbour_annotator().casefile
SENTENCE = "Customs men put the cuffs on him by the third crane"


def example(relation=Says.ASSERTS, *, language="en", held_out=False):
    return Example("arrest-2016", language, relation, SENTENCE, held_out)


def likest(likeness, sentence, language="en"):
    scores = likeness.score([sentence], language)[0]
    return likeness.claims[int(scores.argmax())], float(scores.max())


@pytest.mark.parametrize("measure", [measure_words, measure_letters])
def test_a_statement_is_likest_to_its_own_claim(measure):
    likeness = Likeness(measure, CASEFILE)
    for claim in CASEFILE.claims.values():
        found, cosine = likest(likeness, claim.statement["en"])
        assert CASEFILE.claims[found].statement["en"] == claim.statement["en"]
        assert cosine == pytest.approx(1, abs=1e-5)


def test_letters_forgive_an_ending():
    words, letters = Likeness(measure_words, CASEFILE), Likeness(measure_letters, CASEFILE)
    assert likest(words, "smugglings")[1] == 0
    assert likest(letters, "smugglings")[1] > 0.05


@pytest.mark.parametrize("relation", [Says.ASSERTS, Says.DIFFERS, Says.DENIES])
def test_examples_count_as_what_the_claim_says(relation):
    likeness = Likeness(measure_words, CASEFILE, [example(relation)])
    assert likest(likeness, SENTENCE) == ("arrest-2016", pytest.approx(1, abs=1e-5))


@pytest.mark.parametrize(
    "unused", [example(Says.NEAR), example(held_out=True), example(language="fi")], ids=["near", "held out", "Finnish"]
)
def test_other_examples_do_not_count(unused):
    plain, taught = Likeness(measure_words, CASEFILE), Likeness(measure_words, CASEFILE, [unused])
    assert taught.score([SENTENCE], "en").tolist() == plain.score([SENTENCE], "en").tolist()


def test_a_page_without_sentences_has_no_rows():
    assert Likeness(measure_words, CASEFILE).score([], "en").shape == (0, len(CASEFILE.claims))


def test_there_are_no_embeddings_without_a_model_or_its_library(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    assert load_embeddings(None) is None
    assert load_embeddings(tmp_path) is None


class LetterCounts:
    """A model in the form of sentence-transformers': a text's vector counts its letters."""

    def __init__(self, folder, *, device, local_files_only):
        self.called = (folder, device, local_files_only)
        assert self.called == (folder, "cpu", True)

    def encode(self, texts, *, normalize_embeddings, show_progress_bar):
        assert normalize_embeddings
        assert not show_progress_bar
        counts = np.array([[text.lower().count(chr(97 + place)) for place in range(26)] for text in texts], float)
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


def test_the_embeddings_of_an_installed_model_are_compared(tmp_path, monkeypatch):
    module = ModuleType("sentence_transformers")
    module.__spec__ = sys.__spec__
    module.SentenceTransformer = LetterCounts
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    likeness = Likeness(load_embeddings(tmp_path), CASEFILE, [example()])
    assert likest(likeness, SENTENCE.upper()) == ("arrest-2016", pytest.approx(1, abs=1e-5))
