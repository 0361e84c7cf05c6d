"""Many patterns matched on a sentence at once: one automaton finds a literal of each, then the rest is verified."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

from sidelight.casefile.patterns import Element, Pattern, Sequence, Word
from sidelight.text.numbers import Sentence

T = TypeVar("T")
WordSpan = tuple[int, int]
Values = Mapping[str, list[WordSpan]]
"""Recognised values of a sentence by class (`number`, `years` ...), as indices of first and last word."""


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """Where a pattern stands: words `first` to `last` of the sentence, both inclusive."""

    payload: T
    source: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The literal by which a sequence is found: word `word` of its element number `element`."""

    sequence: int
    element: int
    word: Word


class PatternSet(Generic[T]):
    """Patterns with what each means, ready to be matched."""

    def __init__(self, entries: Iterable[tuple[Pattern, T]]) -> None:
        self._patterns: list[tuple[Pattern, T, tuple[int, ...]]] = []
        self._sequences: list[Sequence] = []
        numbers: dict[Sequence, int] = {}
        self._used_by: dict[int, list[int]] = defaultdict(list)
        for pattern, payload in entries:
            parts = tuple(self._number(part, numbers) for part in pattern.parts)
            for part in parts:
                self._used_by[part].append(len(self._patterns))
            self._patterns.append((pattern, payload, parts))
        self._anchors: dict[str, list[_Anchor]] = defaultdict(list)
        self._unanchored: list[int] = []
        for number, sequence in enumerate(self._sequences):
            self._anchor(number, sequence)
        self._literals = list(self._anchors)
        self._automaton = AhoCorasick(self._literals, implementation=Implementation.ContiguousNFA)

    def _number(self, part: Sequence, numbers: dict[Sequence, int]) -> int:
        if part not in numbers:
            numbers[part] = len(self._sequences)
            self._sequences.append(part)
        return numbers[part]

    def _anchor(self, number: int, sequence: Sequence) -> None:
        literal = [index for index, element in enumerate(sequence.elements) if element.words]
        if not literal:
            self._unanchored.append(number)
            return
        best = max(literal, key=lambda index: min(len(word.text) for word in sequence.elements[index].words))
        for word in sequence.elements[best].words:
            self._anchors[word.text].append(_Anchor(number, best, word))

    def find(self, sentence: Sentence, values: Values) -> list[Hit[T]]:
        """Every hit in a sentence, each pattern at each place once, in the order of their places."""
        found = self._find_sequences(sentence, values)
        if not found:
            return []
        candidates = {pattern for sequence in found for pattern in self._used_by[sequence]}
        hits = [hit for number in candidates for hit in self._complete(number, found)]
        return sorted(hits, key=lambda hit: (hit.first, hit.last, hit.source))

    def _find_sequences(self, sentence: Sentence, values: Values) -> dict[int, list[WordSpan]]:
        if not sentence.words:
            return {}
        begin, end = sentence.starts[0], sentence.ends[-1]
        text = sentence.text[begin:end]
        place = {start - begin: index for index, start in enumerate(sentence.starts)}
        found: dict[int, dict[WordSpan, None]] = defaultdict(dict)
        for literal, start, stop in self._automaton.find_matches_as_indexes(text, overlapping=True):
            index = place.get(start)
            if index is None:
                continue
            whole = stop == sentence.ends[index] - begin
            for anchor in self._anchors[self._literals[literal]]:
                if whole or anchor.word.prefix:
                    span = _verify(self._sequences[anchor.sequence], anchor.element, index, sentence, values)
                    if span is not None:
                        found[anchor.sequence][span] = None
        for number in self._unanchored:
            found[number].update(dict.fromkeys(values.get(self._sequences[number].elements[0].value, ())))
        return {number: list(spans) for number, spans in found.items() if spans}

    def _complete(self, number: int, found: dict[int, list[WordSpan]]) -> list[Hit[T]]:
        pattern, payload, parts = self._patterns[number]
        if any(part not in found for part in parts):
            return []
        if len(parts) == 1:
            return [Hit(payload, pattern.source, first, last) for first, last in found[parts[0]]]
        spans = [found[part][0] for part in parts]
        return [Hit(payload, pattern.source, min(first for first, _ in spans), max(last for _, last in spans))]


def _verify(sequence: Sequence, anchored: int, index: int, sentence: Sentence, values: Values) -> WordSpan | None:
    """The words that a sequence covers when its element `anchored` stands at word `index`."""
    last = index
    for element, gap in zip(sequence.elements[anchored + 1 :], sequence.gaps[anchored:], strict=True):
        span = _next(element, last, gap, sentence, values)
        if span is None:
            return None
        last = span[1]
    first = index
    before = list(zip(sequence.elements[:anchored], sequence.gaps[:anchored], strict=True))
    for element, gap in reversed(before):
        span = _previous(element, first, gap, sentence, values)
        if span is None:
            return None
        first = span[0]
    return first, last


def _next(element: Element, last: int, gap: int, sentence: Sentence, values: Values) -> WordSpan | None:
    for index in range(last + 1, min(last + 2 + gap, len(sentence.words))):
        span = _match(element, index, sentence, values, forward=True)
        if span is not None:
            return span
    return None


def _previous(element: Element, first: int, gap: int, sentence: Sentence, values: Values) -> WordSpan | None:
    for index in range(first - 1, max(first - 2 - gap, -1), -1):
        span = _match(element, index, sentence, values, forward=False)
        if span is not None:
            return span
    return None


def _match(element: Element, index: int, sentence: Sentence, values: Values, *, forward: bool) -> WordSpan | None:
    if element.any:
        return index, index
    if element.value:
        edge = 0 if forward else 1
        return next((span for span in values.get(element.value, ()) if span[edge] == index), None)
    word = sentence.words[index]
    fits = any(word.startswith(option.text) if option.prefix else word == option.text for option in element.words)
    return (index, index) if fits else None
