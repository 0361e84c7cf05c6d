"""What one sentence holds: pattern hits, values and mentions, by the indices of its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sidelight.casefile.values import Money, PartialDate, Quantity
from sidelight.matching.meanings import Kind, Meaning
from sidelight.matching.mentions import Mention
from sidelight.matching.patterns import Hit, PatternSet
from sidelight.text.dates import read_dates
from sidelight.text.lexicon import Lexicon
from sidelight.text.numbers import Number, as_money, as_quantity, name_unit, read_numbers
from sidelight.text.reading import BlockReading, SentenceReading

_BREAK_MARKS = frozenset(',;:–—()"«»„“”…')


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A value read from words `first` to `last` of a sentence; [start, end) in the block's folded text."""

    value: PartialDate | Quantity | Money
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True)
class SentenceFacts:
    """A sentence with all that was recognised in it. Word indices count from the sentence's first word."""

    block: BlockReading
    reading: SentenceReading
    mentions: Sequence[Mention]
    values: Sequence[FoundValue]
    hits: Mapping[Kind, Sequence[Hit[Meaning]]]
    lately: frozenset[str] = frozenset()
    """Entities named in the sentences right before."""

    def word_of(self, mention: Mention) -> int:
        """The index of a mention's first word in the sentence."""
        return mention.first - self.reading.first_word

    @property
    def text(self) -> str:
        """The sentence as written."""
        return self.block.folded.plain[self.reading.start : self.reading.end]

    @cached_property
    def clauses(self) -> Sequence[tuple[int, int]]:
        """First and last word of each clause, in order."""
        breaks = {hit.first for hit in self.hits.get(Kind.BREAK, ())}
        sentence = self.reading.sentence
        starts = [0]
        for index in range(1, len(sentence.words)):
            gap = sentence.between(index - 1, index)
            if index in breaks or any(mark in _BREAK_MARKS for mark in gap):
                starts.append(index)
        return list(zip(starts, [*(start - 1 for start in starts[1:]), len(sentence.words) - 1], strict=True))

    @cached_property
    def _clause_by_word(self) -> Sequence[int]:
        return [number for number, (first, last) in enumerate(self.clauses) for _ in range(first, last + 1)]

    def clause_of(self, word: int) -> int:
        """The index of the clause that holds a word."""
        return self._clause_by_word[word]

    def distance(self, left: int, right: int) -> int:
        """How far apart two words are, each clause border counting as five words."""
        return abs(left - right) + 5 * abs(self.clause_of(left) - self.clause_of(right))


def read_facts(
    block: BlockReading,
    reading: SentenceReading,
    mentions: Iterable[Mention],
    meanings: PatternSet[Meaning],
    lexicon: Lexicon,
    published: PartialDate | None,
) -> SentenceFacts:
    """The facts of a sentence; `mentions` are the block's."""
    inside = [mention for mention in mentions if reading.start <= mention.start < reading.end]
    values = _read_values(reading, lexicon, published)
    spans = _value_spans(reading, values, inside)
    hits: dict[Kind, list[Hit[Meaning]]] = defaultdict(list)
    for hit in meanings.find(reading.sentence, spans):
        hits[hit.payload.kind].append(hit)
    return SentenceFacts(block, reading, inside, values, hits)


def _read_values(reading: SentenceReading, lexicon: Lexicon, published: PartialDate | None) -> list[FoundValue]:
    sentence = reading.sentence
    numbers = read_numbers(sentence, lexicon)
    dates = read_dates(sentence, numbers, lexicon, published)
    found = [_found(reading, date.value, date.start, date.end) for date in dates]
    taken = [(date.start, date.end) for date in dates]
    for number in numbers:
        start, end = sentence.starts[number.first], sentence.ends[number.last]
        if any(start < right and left < end for left, right in taken):
            continue
        found.append(_read_amount(reading, number, lexicon))
    found.extend(_read_spans(reading, lexicon, found))
    return sorted(found, key=lambda item: item.start)


def _read_spans(reading: SentenceReading, lexicon: Lexicon, taken: Sequence[FoundValue]) -> Iterable[FoundValue]:
    """'A quarter of a century' is 25 years."""
    sentence = reading.sentence
    for at in range(len(sentence.words)):
        hit = lexicon.spans.after(sentence.words, at)
        if hit and not any(value.first <= at <= value.last for value in taken):
            years = Quantity(hit[0], hit[0], "year")
            yield _found(reading, years, sentence.starts[at], sentence.ends[hit[1] - 1])


def _read_amount(reading: SentenceReading, number: Number, lexicon: Lexicon) -> FoundValue:
    sentence = reading.sentence
    money = as_money(number, sentence, lexicon)
    if money is not None:
        return _found(reading, *money)
    named = name_unit(number, sentence, lexicon)
    unit, last = named if named else ("", number.last)
    near = last <= number.last + 1
    return _found(
        reading,
        as_quantity(number, unit),
        sentence.starts[number.first],
        sentence.ends[last if near else number.last],
    )


def _found(reading: SentenceReading, value: PartialDate | Quantity | Money, start: int, end: int) -> FoundValue:
    starts = reading.sentence.starts
    inside = [index for index, at in enumerate(starts) if start <= at < end]
    return FoundValue(value, inside[0] if inside else 0, inside[-1] if inside else 0, start, end)


def _value_spans(
    reading: SentenceReading, values: Sequence[FoundValue], mentions: Sequence[Mention]
) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for found in values:
        span = (found.first, found.last)
        match found.value:
            case PartialDate():
                spans["date"].append(span)
            case Money():
                spans["money"].append(span)
            case Quantity(unit=unit):
                spans["number"].append(span)
                if unit == "year":
                    spans["years"].append(span)
    for mention in mentions:
        kind = "place" if mention.entity.kind == "Place" else "name"
        spans[kind].append((mention.first - reading.first_word, mention.last - reading.first_word))
    return spans
