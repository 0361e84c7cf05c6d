"""A block made ready for close reading: folded, and cut into sentences and words when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sidelight.text.fold import Folded
from sidelight.text.numbers import Sentence
from sidelight.text.sentences import cut_sentences, index_at
from sidelight.text.words import Words, cut_words


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
        spans = cut_sentences(self.folded.plain, self.language)
        readings: list[SentenceReading] = []
        for start, end in spans:
            inside = self.words.within(start, end)
            if len(inside) == 0:
                continue
            sentence = Sentence(
                self.folded.text,
                list(self.words.texts[inside.start : inside.stop]),
                self.words.starts[inside.start : inside.stop],
                self.words.ends[inside.start : inside.stop],
            )
            readings.append(SentenceReading(len(readings), start, end, inside.start, sentence))
        return readings

    def sentence_at(self, offset: int) -> SentenceReading | None:
        """The sentence that holds an offset of the folded text."""
        position = index_at([(reading.start, reading.end) for reading in self.sentences], offset)
        return self.sentences[position] if position >= 0 else None
