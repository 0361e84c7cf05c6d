"""Names in a sentence that no casefile holds: whoever bears them, the sentence may be about that one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sidelight.languages.language import CODES, load_language
from sidelight.matching.facts import SentenceFacts

_NOUN_CAPITAL_LANGUAGES = frozenset({"de"})
_MOST = 4
"""Words of a name; a longer run is a heading."""


@dataclass(frozen=True, slots=True)
class Strangers:
    """Names of a sentence that belong to no mention, as word indices."""

    runs: Sequence[tuple[int, int]]
    """First and last word of each name of two or more words."""
    singles: Sequence[int]
    """Capitalised words inside the sentence that stand alone; none where every noun has a capital."""


def find_strangers(facts: SentenceFacts) -> Strangers:
    """The names of a sentence that nobody of the casefile bears."""
    runs = list(_runs(facts))
    nouns = facts.block.language in _NOUN_CAPITAL_LANGUAGES
    return Strangers(
        [(first, last) for first, last in runs if first < last < first + _MOST],
        [] if nouns else [first for first, last in runs if first == last and first > 0],
    )


def _runs(facts: SentenceFacts) -> Iterator[tuple[int, int]]:
    taken = {
        facts.word_of(mention) + offset
        for mention in facts.mentions
        for offset in range(mention.last - mention.first + 1)
    }
    taken |= {index for found in facts.values for index in range(found.first, found.last + 1)}
    sentence, start = facts.reading.sentence, -1
    for index in range(len(sentence.words) + 1):
        named = index < len(sentence.words) and index not in taken and _is_name(index, facts)
        joined = start >= 0 and named and sentence.between(index - 1, index).strip() in {"", "-"}
        if start >= 0 and not joined:
            yield start, index - 1
            start = -1
        if named and start < 0:
            start = index


def _is_name(index: int, facts: SentenceFacts) -> bool:
    sentence = facts.reading.sentence
    written = facts.block.folded.plain[sentence.starts[index] : sentence.ends[index]]
    if len(written) < 2 or not written[0].isupper() or written.isupper() or not written.isalpha():
        return False
    return written.lower() not in _small_words(facts.block.language)


@cache
def _small_words(code: str) -> frozenset[str]:
    return frozenset(load_language(code).patterns("function_words")) if code in CODES else frozenset()
