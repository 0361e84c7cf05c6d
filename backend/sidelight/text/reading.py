"""A block made ready for close reading: folded, and cut into sentences and words when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sidelight.text.fold import Folded
from sidelight.text.numbers import Sentence
from sidelight.text.sentences import cut_sentences, index_at
from sidelight.text.words import Words, cut_words

_OPENING = frozenset("\"'«„“”‘(¿¡[")
_CLOSING = frozenset("\"'»“”’)?!.…]")
_SPACED = frozenset({" ?", " !", " »", " …"})
"""French sets a space before these."""
_LONGEST = 150
"""Words beyond which a run without a full stop (a list, a table, code) is read in pieces."""


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """One sentence: its span in the folded text, its words, and the index of its first word in the block."""

    index: int
    start: int
    end: int
    first_word: int
    sentence: Sentence


class BlockReading:
    """One block of a page, by its place in the page; offsets are those of `folded.text`."""

    def __init__(self, index: int, folded: Folded, language: str) -> None:
        self.index = index
        self.folded = folded
        self.language = language

    @cached_property
    def words(self) -> Words:
        """All words of the block."""
        return cut_words(self.folded.text, self.language)

    @cached_property
    def sentences(self) -> Sequence[SentenceReading]:
        """The sentences of the block in order; one without words is left out."""
        readings: list[SentenceReading] = []
        for start, end in cut_sentences(self.folded.plain, self.language):
            for inside in _cut_long(self.words.within(start, end)):
                readings.append(self._read_sentence(len(readings), inside))
        return readings

    def _read_sentence(self, index: int, inside: range) -> SentenceReading:
        sentence = Sentence(
            self.folded.text,
            list(self.words.texts[inside.start : inside.stop]),
            self.words.starts[inside.start : inside.stop],
            self.words.ends[inside.start : inside.stop],
        )
        return SentenceReading(index, *self._with_marks(inside), inside.start, sentence)

    def _with_marks(self, inside: range) -> tuple[int, int]:
        """The span of some words with the marks that open and close them."""
        text = self.folded.text
        start, end = self.words.starts[inside.start], self.words.ends[inside.stop - 1]
        while start > 0 and text[start - 1] in _OPENING:
            start -= 1
        while end < len(text) and (text[end] in _CLOSING or text[end : end + 2] in _SPACED):
            end += 1
        return start, end

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [(reading.start, reading.end) for reading in self.sentences]

    def sentence_at(self, offset: int) -> SentenceReading | None:
        """The sentence that holds an offset of the folded text."""
        position = index_at(self._spans, offset)
        return self.sentences[position] if position >= 0 else None

    @cached_property
    def _shouted(self) -> list[bool]:
        return [_is_shouted(self.folded.plain[start:end]) for start, end in self._spans]

    def is_shouted(self, sentence: SentenceReading) -> bool:
        """Whether a sentence is written in capitals throughout."""
        return self._shouted[sentence.index]


def _is_shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters)


def _cut_long(inside: range) -> list[range]:
    """A sentence's words, or pieces of them where they are too many for one."""
    return [inside[at : at + _LONGEST] for at in range(0, len(inside), _LONGEST)]
