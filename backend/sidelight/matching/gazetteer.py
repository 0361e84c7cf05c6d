"""Names of places that no casefile needs to hold, found in a page's words in the forms of its language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from sidelight.languages.language import CODES, load_language
from sidelight.languages.places import Place, load_places
from sidelight.matching.inflection import Inflector
from sidelight.text.fold import fold

_UNINFLECTED = frozenset({"en", "fr", "es"})
"""Languages whose nouns have a plural and no cases: a place keeps its name."""
_PIECE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A way to write a place's name, cut into folded words; a fixed one does not inflect."""

    place: Place
    words: tuple[str, ...]
    fixed: bool


class Gazetteer:
    """Finds places by name; each language's look-up table is built when first asked for."""

    def __init__(self) -> None:
        self._tables: dict[str, _Table] = {}

    def find(self, words: Sequence[str], index: int, language: str) -> tuple[Place, int] | None:
        """The place whose name begins at `words[index]` (folded), and the index of the name's last word.

        The longest name wins, so a reader who goes on behind its last word does not find Sudan in South Sudan. Capital
        letters are not looked at; a language without a data file knows no places.
        """
        if language not in CODES:
            return None
        if language not in self._tables:
            self._tables[language] = _Table(language)
        return self._tables[language].find(words, index)


class _Table:
    """One language's names by every form of their first word."""

    def __init__(self, language: str) -> None:
        self._inflector = Inflector([load_language(language)])
        self._names: dict[str, list[_Spelling]] = defaultdict(list)
        for spelling in _spellings(language):
            for form in self._forms(spelling.words[0], spelling.fixed):
                self._names[form].append(spelling)
        for form, spellings in self._names.items():
            spellings.sort(key=partial(_rank, form))

    def find(self, words: Sequence[str], index: int) -> tuple[Place, int] | None:
        for spelling in self._names.get(words[index], ()):
            last = index + len(spelling.words) - 1
            if last < len(words) and self._continues(spelling, words[index + 1 : last + 1]):
                return spelling.place, last
        return None

    def _continues(self, spelling: _Spelling, words: Sequence[str]) -> bool:
        rest = zip(spelling.words[1:], words, strict=True)
        return all(base == word or word in self._forms(base, spelling.fixed) for base, word in rest)

    def _forms(self, base: str, fixed: bool) -> Iterator[str]:
        """The base form, with and without accents, and unless fixed what the language makes of it."""
        return (form for form, codes in self._inflector.forms(base).items() if not codes or not fixed)


def _rank(form: str, spelling: _Spelling) -> tuple[int, bool]:
    """Longer names first, then those that the form names outright: Nigeria is also a case of Niger in Finnish."""
    return -len(spelling.words), spelling.words[0] != form


def _spellings(language: str) -> Iterator[_Spelling]:
    for place in load_places():
        for name in place.names.get(language, ()):
            yield _Spelling(place, _cut(name), fixed=name.isupper() or language in _UNINFLECTED)
        for form in place.forms.get(language, ()):
            yield _Spelling(place, _cut(form), fixed=True)


def _cut(name: str) -> tuple[str, ...]:
    return tuple(_PIECE.findall(fold(name).text))
