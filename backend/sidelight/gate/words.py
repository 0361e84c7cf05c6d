"""Words as the gate compares them: without accents and invisible letters, as a stem and its endings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from sidelight.matching.inflection import Inflector
from sidelight.text.fold import fold

KEY = 3
"""By so many first letters a name is looked up."""
_STROKES = str.maketrans("łøđŁØĐ", "lodLOD")
_ACCENTS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")
_PIECE = re.compile(r"[^\W_]+")
_LONGEST_ACRONYM = 6
_SHOUTED = 3
"""Up to so many letters an acronym is always written in capitals; longer ones are also written like names."""


def strip(text: str) -> str:
    """A text without accents, soft hyphens and letters of no width; case and everything else stay."""
    bare = text if text.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return bare.translate(_STROKES)


def cut(text: str) -> tuple[str, ...]:
    """The words of a name as it is written, accents and all, which tell how it inflects."""
    return tuple(_PIECE.findall(fold(text).plain))


def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals throughout, and must be on a page."""
    return word.isupper() and 2 <= len(word) <= _LONGEST_ACRONYM


@dataclass(frozen=True, slots=True)
class WrittenWord:
    """A word as the list has it, and the first letters of all that it stands for."""

    text: str
    size: int
    keys: frozenset[str]


class Forms:
    """The forms of words in all languages, each set of endings kept once."""

    def __init__(self, inflector: Inflector) -> None:
        self._inflector = inflector
        self._endings: dict[str, int] = {}

    @property
    def endings(self) -> list[str]:
        """The sets of endings by number, each with spaces between; the empty ending is an empty word."""
        return list(self._endings)

    def forms(self, word: str, irregular: tuple[str, ...] = ()) -> frozenset[str]:
        """Every form of a word, stripped and in lower case; `irregular` are those of its whole name."""
        base = fold(word).text
        if len(base) == 1:
            return frozenset({strip(base)})
        others = {strip(piece.lower()) for form in irregular for piece in cut(form)}
        mine = {form for form in others if form[:2] == strip(base)[:2]}
        return frozenset({strip(base), *map(strip, self._inflector.forms(base)), *mine})

    def write(self, word: str, irregular: tuple[str, ...] = ()) -> WrittenWord:
        """A word as `stem/number`, where the number is that of its endings."""
        forms = sorted(self.forms(word, irregular))
        stem = _shared(forms)
        endings = " ".join(form[len(stem) :] for form in forms)
        number = self._endings.setdefault(endings, len(self._endings))
        keys = {form[:KEY] for form in forms}
        if not (word.islower() or word.isupper() or word.istitle()):
            keys.add(strip(word)[:KEY])
        return WrittenWord(f"{_with_capitals(stem, word)}/{number}", len(stem), frozenset(keys))

    def begin(self, word: str) -> WrittenWord:
        """A word as the beginning that all its forms share, so that any ending may follow; a short one as it is."""
        stem = _shared(self.forms(word))
        if len(stem) < KEY:
            return self.write(word)
        return WrittenWord(_with_capitals(stem, word), len(stem), frozenset({stem[:KEY]}))


def _shared(forms: Collection[str]) -> str:
    """The beginning that all have: that of the first and the last in order."""
    first, last = min(forms), max(forms)
    size = next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    return first[:size]


def _with_capitals(stem: str, word: str) -> str:
    """A stem with the capitals that a page must show."""
    if is_acronym(word) and len(word) <= _SHOUTED:
        return stem.upper()
    return stem[:1].upper() + stem[1:] if word[:1].isupper() else stem
