"""What of a casefile words may speak of: found while somebody types them, or by a passage that was selected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from sidelight.casefile.model import Casefile, Claim, Entity, Prominence
from sidelight.reviews.model import Kind
from sidelight.text.fold import fold

MOST_WORDS = 40
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity or a claim, and how well the words fit it: 1 where each of them does."""

    item: Entity | Claim
    fit: float


@dataclass(frozen=True, slots=True)
class _Entry:
    item: Entity | Claim
    title: frozenset[str]
    words: frozenset[str]
    weight: int
    """How many claims are about it."""


class Catalogue:
    """The entities and claims of a casefile with their words, made comparable once."""

    def __init__(self, casefile: Casefile) -> None:
        """Read all names, descriptions and statements."""
        self._entries = list(_list_entries(casefile))

    def find(self, words: str, kinds: Iterable[Kind], most: int) -> list[Subject]:
        """Return what the words speak of, best first: whatever has most of them, rare ones counting more.

        A word is also found by its beginning, as it is typed. Without words, what stands first in the casefile.
        """
        asked = frozenset(kinds)
        entries = [entry for entry in self._entries if _kind_of(entry.item) in asked]
        wanted = tuple(dict.fromkeys(_split(words)))[:MOST_WORDS]
        if not wanted:
            return [Subject(entry.item, 1.0) for entry in entries[:most]]
        weights = _weigh(wanted, entries)
        found = [(score, entry) for entry in entries if (score := _score(entry, weights))]
        found.sort(key=lambda one: (-one[0], -one[1].weight, len(one[1].title), one[1].item.id))
        total = sum(weights.values())
        return [Subject(entry.item, min(score / total, 1.0)) for score, entry in found[:most]]


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A casefile, told from others by its version."""

    id: str
    version: str
    casefile: Casefile = field(compare=False)


def catalogue_of(casefile: Casefile) -> Catalogue:
    """The catalogue of a casefile, made when it is first asked for."""
    return _make_catalogue(_Loaded(casefile.id, casefile.version, casefile))


@lru_cache(maxsize=2)
def _make_catalogue(loaded: _Loaded) -> Catalogue:
    return Catalogue(loaded.casefile)


def _list_entries(casefile: Casefile) -> Iterator[_Entry]:
    about = Counter(claim.subject for claim in casefile.claims.values())
    for entity in casefile.entities.values():
        if entity.prominence is not Prominence.VALUE:
            names = [entity.label, *(alias.text for alias in entity.aliases)]
            yield _index(entity, names, entity.description.values(), about[entity.id])
    for claim in casefile.claims.values():
        subject = casefile.entities.get(claim.subject)
        others = [subject.label if subject else "", claim.id.replace("-", " ")]
        yield _index(claim, claim.statement.values(), others, 0)


def _index(item: Entity | Claim, titles: Iterable[str], others: Iterable[str], weight: int) -> _Entry:
    title = frozenset(word for text in titles for word in _split(text))
    return _Entry(item, title, title.union(word for text in others for word in _split(text)), weight)


def _kind_of(item: Entity | Claim) -> Kind:
    return Kind.CLAIM if isinstance(item, Claim) else Kind.ENTITY


def _split(text: str) -> list[str]:
    return _WORD.findall(fold(text).text)


def _weigh(wanted: Iterable[str], entries: Iterable[_Entry]) -> dict[str, float]:
    """What each word counts; one that all have counts next to nothing."""
    listed = list(entries)
    common = Counter(word for word in wanted for entry in listed if _has(entry.words, word))
    return {word: log((len(listed) + 1) / (common[word] + 0.5)) + 0.01 for word in wanted}


def _score(entry: _Entry, weights: dict[str, float]) -> float:
    """The weight of the words that it has; less where it has only their beginning, or has them in passing."""
    score = 0.0
    for word, weight in weights.items():
        if word in entry.title:
            score += weight
        elif _has(entry.title, word):
            score += 0.8 * weight
        elif _has(entry.words, word):
            score += 0.4 * weight
    return score


def _has(words: Iterable[str], start: str) -> bool:
    return any(word.startswith(start) for word in words)
