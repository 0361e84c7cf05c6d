"""The little language of patterns, for frames and wordings: parsed, not yet matched."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

VALUES = frozenset({"number", "money", "date", "name", "place", "years"})
"""The recognised values that a pattern may ask for, written in angle brackets."""

GAP = 4
"""How many words `..` leaves room for."""

SHORTEST_PREFIX = 3

# Hyphens and apostrophes in all the shapes that keyboards and editors give them.
JOINERS = re.compile(
    "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}'\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]+"
)


class PatternError(ValueError):
    """A pattern that does not parse; the message says what is wrong with it, for the one who wrote it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A lower-case word in NFC; a prefix also stands for every longer word that begins so."""

    text: str
    prefix: bool


@dataclass(frozen=True, slots=True)
class Element:
    """One word or value of the text: any of `words`, a value of class `value`, or `any` one word at all.

    Exactly one of the three is given.
    """

    words: tuple[Word, ...] = ()
    value: str = ""
    any: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """Elements in their order. `gaps[i]` is how many words at most may stand between element i and i + 1."""

    elements: tuple[Element, ...]
    gaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Sequences that must all occur in one sentence, in any order; `source` is the pattern as written."""

    source: str
    parts: tuple[Sequence, ...]


def parse(source: str) -> Pattern:
    """Parse a pattern as docs/casefile.md describes it; raises PatternError where `source` is none."""
    text = unicodedata.normalize("NFC", source).lower()
    return Pattern(source, tuple(_sequence(part.split()) for part in text.split("&")))


def _sequence(tokens: list[str]) -> Sequence:
    _check_gaps(tokens)
    steps = [
        (GAP if before == ".." and not position else 0, element)
        for before, token in pairwise(("", *tokens))
        if token != ".."  # noqa: S105 - a token of the pattern, no secret
        for position, element in enumerate(_elements(token))
    ]
    if all(element.any for _, element in steps):
        raise PatternError("'*' alone matches everything: name at least one word or value beside it")
    return Sequence(tuple(element for _, element in steps), tuple(gap for gap, _ in steps[1:]))


def _check_gaps(tokens: list[str]) -> None:
    if not tokens:
        raise PatternError("the pattern, or a part beside '&', is empty")
    if ".." in (tokens[0], tokens[-1]):
        raise PatternError("'..' must stand between two words")
    if ("..", "..") in pairwise(tokens):
        raise PatternError("'..' stands twice in a row")


def _elements(token: str) -> list[Element]:
    if token == "*":  # noqa: S105
        return [Element(any=True)]
    if token.startswith("<"):
        return [Element(value=_value(token))]
    if "|" in token:
        return [Element(words=tuple(_alternative(word, token) for word in token.split("|")))]
    return [Element(words=(_word(piece, token),)) for piece in _pieces(token)]


def _value(token: str) -> str:
    name = token[1:-1]
    if not token.endswith(">") or name not in VALUES:
        known = " ".join(f"<{value}>" for value in sorted(VALUES))
        raise PatternError(f"'{token}' is no value; the values are {known}")
    return name


def _alternative(word: str, token: str) -> Word:
    if not word:
        raise PatternError(f"'{token}': an alternative is empty; write no space around '|'")
    if JOINERS.search(word):
        raise PatternError(f"'{word}' is more than one word and cannot be an alternative: write two patterns")
    return _word(word, word)


def _pieces(token: str) -> list[str]:
    pieces = [piece for piece in JOINERS.split(token) if piece]
    if not pieces:
        raise PatternError(f"'{token}' holds no word")
    if "*" in pieces:
        raise PatternError(f"'{token}': a '*' for any word stands alone, between spaces")
    return pieces


def _word(text: str, token: str) -> Word:
    stem = text.removesuffix("*")
    for character in stem:
        if not (character.isalnum() or unicodedata.combining(character)):
            raise PatternError(f"'{text}': '{character}' cannot stand there")
    if stem != text and sum(map(str.isalnum, token)) < SHORTEST_PREFIX:
        raise PatternError(f"'{token}': at least three letters must stand before a '*'")
    return Word(stem, prefix=stem != text)
