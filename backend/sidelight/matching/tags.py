"""What a trained tagger says of a page's words: further evidence for or against a name that is not enough alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from sidelight.casefile.model import Strength
from sidelight.matching.candidates import Candidate, Shape
from sidelight.matching.scores import Reason
from sidelight.matching.surroundings import is_another_name, may_be_ordinary
from sidelight.text.page import Block, Page

Pieces = Sequence[tuple[int, int]]
"""Spans of a block's text, in code points, end exclusive; in order and apart from one another."""


class NameKind(StrEnum):
    """What a tagger takes a name for."""

    PERSON = "a person"
    ORGANISATION = "an organisation"
    OTHER = "something else"


@dataclass(frozen=True, slots=True)
class TaggedWord:
    """A word at [start, end) of a block's text, with its part of speech in Universal Dependencies (`VERB`)."""

    start: int
    end: int
    part: str


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A name at [start, end) of a block's text."""

    start: int
    end: int
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Tags:
    """What a tagger says of a block, in any order; empty where it says nothing."""

    words: Sequence[TaggedWord] = ()
    names: Sequence[TaggedName] = ()


class Tagger(Protocol):
    """Whatever tags words and names; asked from several threads at once."""

    def tag(self, block: Block, pieces: Pieces, language: str) -> Tags:
        """The tags of some pieces of a block; offsets are those of the block's text."""


_SMALL = frozenset({"ADP", "AUX", "CCONJ", "CONJ", "DET", "INTJ", "PART", "PRON", "SCONJ"})
_CONTENT = frozenset({"ADJ", "ADV", "NUM", "VERB"})
_IS_SMALL = -7.0
_IS_CONTENT, _MAY_BE_CONTENT = -3.0, -2.0
"""With a name that is an ordinary word too, and with another: taggers may take a strange name for a verb."""
_IS_NOUN = -1.5
"""For an ordinary word alone; taggers often take a strange name for a noun."""
_CONFIRMED = 1.0
_NAMED = 1.5
_LONGER = -7.0
_LONE_SHAPES = frozenset({Shape.SINGLE, Shape.INITIALS})
_ORGANISATIONS = frozenset({"Organization", "Company", "PublicBody"})


class Testimony:
    """What the tagger of a page has to say of its candidates."""

    def __init__(self, texts: Mapping[int, str], tags: Mapping[int, Tags]) -> None:
        self._texts = texts
        self._tags = tags

    def of(self, candidate: Candidate) -> tuple[Reason, ...]:
        """Reasons for or against a candidate; none for a name that nobody doubts."""
        tags = self._tags.get(candidate.block.index)
        if tags is None or not _is_doubtful(candidate):
            return ()
        span = candidate.block.folded.span(candidate.start, candidate.end)
        longer = self._longer_names(candidate, span, tags)
        if candidate.name.alias.strength is Strength.STRONG or longer:
            return tuple(longer)
        return (*_weigh_part(candidate, span, tags), *_weigh_kind(candidate, span, tags))

    def _longer_names(self, candidate: Candidate, span: tuple[int, int], tags: Tags) -> list[Reason]:
        """'Aleksis Kivi' is somebody else's whole name."""
        text = self._texts[candidate.block.index]
        for name in tags.names:
            covers = name.start <= span[0] and span[1] <= name.end
            rest = (*text[name.start : span[0]].split(), *text[span[1] : name.end].split()) if covers else ()
            if name.kind in _kinds_of(candidate) and any(is_another_name(candidate, word) for word in rest):
                return [Reason(f"the tagger takes it for a part of {text[name.start : name.end]}", _LONGER)]
        return []


SILENCE = Testimony({}, {})


def hear(tagger: Tagger | None, page: Page, candidates: Iterable[Candidate]) -> Testimony:
    """What a tagger says; it is asked only of the sentences that hold a name which is not enough alone."""
    if tagger is None:
        return SILENCE
    asked: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        asked[candidate.block.index].append(candidate)
    tags: dict[int, Tags] = {}
    for index, inside in asked.items():
        if pieces := _doubtful_sentences(inside):
            tags[index] = tagger.tag(page.blocks[index], pieces, inside[0].block.language)
    return Testimony({index: page.blocks[index].text for index in tags}, tags)


def _doubtful_sentences(candidates: Sequence[Candidate]) -> Pieces:
    """The sentences with a doubtful name that is no part of a whole one, as spans of the block's text."""
    whole = [(item.start, item.end) for item in candidates if item.shape not in _LONE_SHAPES]
    doubtful = (item for item in candidates if _is_doubtful(item))
    alone = (item for item in doubtful if not any(start <= item.start and item.end <= end for start, end in whole))
    block = candidates[0].block
    sentences = {sentence.index: sentence for item in alone if (sentence := block.sentence_at(item.start))}
    return [block.folded.span(sentences[index].start, sentences[index].end) for index in sorted(sentences)]


def _is_doubtful(candidate: Candidate) -> bool:
    """Whether a name is not enough alone, or a person's surname, which others bear as well."""
    weak = candidate.name.alias.strength is Strength.WEAK
    return candidate.shape in _LONE_SHAPES and (weak or candidate.name.entity.kind == "Person")


def _weigh_part(candidate: Candidate, span: tuple[int, int], tags: Tags) -> Iterable[Reason]:
    if candidate.first != candidate.last:
        return
    ordinary = may_be_ordinary(candidate)
    part = next((word.part for word in tags.words if word.start <= span[0] < word.end), "")
    if part in _SMALL:
        yield Reason(f"the tagger takes it for a small word ({part})", _IS_SMALL)
    elif part in _CONTENT:
        yield Reason(f"the tagger takes it for another word ({part})", _IS_CONTENT if ordinary else _MAY_BE_CONTENT)
    elif part == "NOUN" and ordinary:
        yield Reason("the tagger takes it for an ordinary noun", _IS_NOUN)
    elif part == "PROPN" and ordinary:
        yield Reason("the tagger takes it for a name", _CONFIRMED)


def _weigh_kind(candidate: Candidate, span: tuple[int, int], tags: Tags) -> Iterable[Reason]:
    own = _kind_of(candidate)
    if own and any(name.kind is own and _is_whole(span, name) for name in tags.names):
        yield Reason(f"the tagger takes it for {own}", _NAMED)


def _is_whole(span: tuple[int, int], name: TaggedName) -> bool:
    """Whether a name is just these words; taggers may count a possessive ending in."""
    return name.start == span[0] and 0 <= name.end - span[1] <= len("'s")


def _kind_of(candidate: Candidate) -> NameKind | None:
    kind = candidate.name.entity.kind
    if kind == "Person":
        return NameKind.PERSON
    return NameKind.ORGANISATION if kind in _ORGANISATIONS else None


def _kinds_of(candidate: Candidate) -> tuple[NameKind, ...]:
    """The kinds of longer names that a candidate can be a piece of: a surname of people and of their firms."""
    persons = (NameKind.PERSON, NameKind.ORGANISATION)
    return persons if candidate.name.entity.kind == "Person" else (NameKind.PERSON,)
