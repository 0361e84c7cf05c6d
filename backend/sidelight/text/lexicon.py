"""A language's small words as look-up tables: number words, months, units, currencies, quantity cues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from sidelight.languages.language import CODES, Language, load_language

T = TypeVar("T")
_BOUNDS = frozenset({"at_least", "more_than", "at_most", "less_than", "about"})


class WordTable(Generic[T]):
    """A map from words, word beginnings (`milion*`) and short phrases to a meaning."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._whole: dict[str, T] = {}
        self._begins: dict[str, T] = {}
        for written, meaning in entries:
            key = written.lower().replace("-", " ").replace("'", " ").strip()
            if key.endswith("*"):
                self._begins.setdefault(key[:-1], meaning)
            else:
                self._whole.setdefault(key, meaning)
        self._shortest = min((len(key) for key in self._begins), default=0)
        phrases = [key.split() for key in self._whole if " " in key]
        self._openings = _measure((phrase[0], len(phrase)) for phrase in phrases)
        self._closings = _measure((phrase[-1], len(phrase)) for phrase in phrases)

    def get(self, word: str) -> T | None:
        """The meaning of a word; the longest fitting beginning wins."""
        found = self._whole.get(word)
        if found is not None or not self._begins:
            return found
        for size in range(len(word), self._shortest - 1, -1):
            found = self._begins.get(word[:size])
            if found is not None:
                return found
        return None

    def before(self, words: list[str], index: int) -> tuple[T, int] | None:
        """The meaning of the longest phrase that ends right before `index`, and where the phrase begins."""
        if index == 0:
            return None
        for size in range(min(self._closings.get(words[index - 1], 1), index), 1, -1):
            found = self._whole.get(" ".join(words[index - size : index]))
            if found is not None:
                return found, index - size
        single = self.get(words[index - 1])
        return None if single is None else (single, index - 1)

    def after(self, words: list[str], index: int) -> tuple[T, int] | None:
        """The meaning of the longest phrase that begins at `index`, and where it ends (exclusive)."""
        if index >= len(words):
            return None
        for size in range(min(self._openings.get(words[index], 1), len(words) - index), 1, -1):
            found = self._whole.get(" ".join(words[index : index + size]))
            if found is not None:
                return found, index + size
        single = self.get(words[index])
        return None if single is None else (single, index + 1)


def _measure(phrases: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The greatest length by word."""
    longest: dict[str, int] = {}
    for word, size in phrases:
        longest[word] = max(size, longest.get(word, 1))
    return longest


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What numbers, dates and money look like in one language."""

    language: str
    decimal: str
    numbers: WordTable[float]
    multipliers: WordTable[float]
    links: frozenset[str]
    """Words inside a number: 'a hundred and twenty'."""
    spans: WordTable[float]
    """Phrases that are a number of years: 'quarter of a century'."""
    ordinals: WordTable[int]
    months: WordTable[int]
    units: WordTable[str]
    ages: WordTable[bool]
    currencies: WordTable[str]
    bounds: WordTable[str]
    """at_least, more_than, at_most, less_than, about."""
    month_first: bool
    """Whether the day follows the month: 'March 6'."""
    year_words: WordTable[bool]
    relative: WordTable[tuple[str, int]]
    """'last year' -> (year, -1), 'yesterday' -> (day, -1)."""


@cache
def load_lexicon(code: str) -> Lexicon:
    """The lexicon of a language; English for one that has no data file, whose digits still read."""
    language = load_language(code if code in CODES else "en")
    numbers = language.table("numbers")
    return Lexicon(
        language=code,
        decimal=str(language.data.get("decimal") or "."),
        numbers=WordTable(
            (str(word), float(value))
            for part in ("units", "tens", "hundreds")
            for word, value in (numbers.get(part) or {}).items()
        ),
        multipliers=WordTable((str(word), float(value)) for word, value in (numbers.get("multipliers") or {}).items()),
        links=frozenset(str(word) for word in numbers.get("links") or ()),
        spans=WordTable((str(words), float(value)) for words, value in (numbers.get("years") or {}).items()),
        ordinals=WordTable((str(word), int(value)) for word, value in language.table("ordinals").items()),
        months=WordTable((form, int(month)) for month, form in _spread(language.table("months"))),
        units=WordTable((form, unit) for unit, form in _spread(language.table("units"))),
        ages=WordTable((form, True) for form in language.patterns("age")),
        currencies=WordTable((form, code) for code, form in _spread(language.table("currencies"))),
        bounds=WordTable((form, kind) for kind, form in _spread(language.table("quantity")) if kind in _BOUNDS),
        month_first=(language.data.get("date") or {}).get("order") == "mdy",
        year_words=WordTable((form, True) for form in language.patterns("date", "year_words")),
        relative=WordTable(_relative_entries(language)),
    )


def _spread(table: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, str]]:
    return ((str(key), str(form)) for key, forms in table.items() for form in forms or ())


def _relative_entries(language: Language) -> Iterable[tuple[str, tuple[str, int]]]:
    for unit, steps in language.table("relative").items():
        for step, phrases in (steps or {}).items():
            for phrase in phrases or ():
                yield str(phrase), (str(unit), int(step))
