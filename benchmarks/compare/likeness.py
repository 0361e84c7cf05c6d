"""How like a sentence is to what the casefile says of each claim, by the cosine of two vectors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from sidelight.casefile.examples import Example, Says
from sidelight.casefile.model import Casefile

Matrix = NDArray[np.float32]
Compare = Callable[[Sequence[str]], Matrix]
"""Sentences in; their cosines (rows) to the texts it was made for (columns) out."""
Measure = Callable[[Sequence[str]], Compare]


class Likeness:
    """Compares sentences with each claim's English statement and, where examples are given, with those as well.

    Of the examples it takes those of the page's language that say something of their claim and are not held out.
    """

    def __init__(self, measure: Measure, casefile: Casefile, examples: Iterable[Example] = ()) -> None:
        self.claims = tuple(casefile.claims)
        self._statements = {claim.id: claim.statement["en"] for claim in casefile.claims.values()}
        self._examples = [one for one in examples if not one.held_out and one.relation is not Says.NEAR]
        self._measure = measure
        self.name = measure.__name__.removeprefix("measure_")
        self._compile = cache(self._compile_language)

    def score(self, sentences: Sequence[str], language: str) -> Matrix:
        """The cosine of each sentence (row) to the likest text of each claim (column, in the order of `claims`)."""
        if not sentences:
            return np.zeros((0, len(self.claims)), dtype=np.float32)
        compare, starts = self._compile(language if self._examples else "")
        best: Matrix = np.maximum.reduceat(compare(sentences), starts, axis=1)
        return best

    def _compile_language(self, language: str) -> tuple[Compare, list[int]]:
        """What compares sentences with all texts, and at which text each claim's begin."""
        texts: list[str] = []
        starts = []
        for claim in self.claims:
            starts.append(len(texts))
            texts.append(self._statements[claim])
            texts += [one.text for one in self._examples if one.claim == claim and one.language == language]
        return self._measure(texts), starts


def measure_words(texts: Sequence[str]) -> Compare:
    """TF-IDF of words and pairs of words."""
    return _measure_tfidf(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), texts)


def measure_letters(texts: Sequence[str]) -> Compare:
    """TF-IDF of runs of three to five letters, which forgives endings."""
    return _measure_tfidf(TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True), texts)


def _measure_tfidf(vectorizer: TfidfVectorizer, texts: Sequence[str]) -> Compare:
    columns = vectorizer.fit_transform(texts).T.tocsr()
    return lambda sentences: (vectorizer.transform(sentences) @ columns).toarray().astype(np.float32)


def load_embeddings(folder: Path | None) -> Measure | None:
    """What compares by the sentence embeddings of the model in a folder; None without a model or its library."""
    if folder is None or find_spec("sentence_transformers") is None:
        return None
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - an optional library, and slow to import

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)

    def encode(texts: Sequence[str]) -> Matrix:
        vectors = model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def measure(texts: Sequence[str]) -> Compare:
        columns = encode(texts).T
        return lambda sentences: encode(sentences) @ columns

    return measure
