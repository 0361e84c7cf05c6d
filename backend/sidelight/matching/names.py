"""The names of a casefile, compiled: one automaton of name stems, and the words that complete each name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from ahocorasick_rs import AhoCorasick, Implementation

from sidelight.casefile.model import Alias, Entity
from sidelight.matching.inflection import Inflector
from sidelight.text.fold import Folded, fold, strip_accents

_PIECE = re.compile(r"[^\W_]+")
_DFA_LIMIT = 4_000
"""Up to so many stems the automaton is a DFA: about 5 KB a stem, and half the time."""
_LONGEST_ACRONYM = 6


class Case(StrEnum):
    """How a name is written, and so what a page must show: `Kivi`, `NATO`, `king of the quay`."""

    CAPITAL = "capital"
    ACRONYM = "acronym"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word of a name: folded base form, how it is written, irregular forms."""

    base: str
    case: Case
    irregular: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Name:
    """A way to write an entity's name, as words; `anchor` is the word that the automaton looks for."""

    entity: Entity
    alias: Alias
    words: tuple[NameWord, ...]
    anchor: int
    gaps: tuple[str, ...]
    """What stands between the words as the alias is written."""
    family: frozenset[str]
    """The words of all names of the entity, in lower case."""

    def may_be_written(self, anchor: str) -> bool:
        """Whether a word in this case can be the anchor; a name of several words may lack its capitals."""
        if len(self.words) > 1 or anchor[:1].isupper() or anchor[:1].isdigit():
            return True
        return self.words[0].case is Case.LOWER


class NameIndex:
    """All names of a casefile by the stems of their anchors."""

    def __init__(self, entities: Iterable[Entity], inflector: Inflector) -> None:
        self.inflector = inflector
        self._names: dict[str, list[Name]] = defaultdict(list)
        for entity in entities:
            family = frozenset(
                piece.lower() for alias in entity.aliases for piece in alias.text.replace("-", " ").split()
            )
            for alias in entity.aliases:
                name = _build_name(entity, alias, family)
                if name is not None:
                    self._names[name.words[name.anchor].base].append(name)
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        for base, names in self._names.items():
            for stem in self._stems_of(base, names):
                self._by_stem[stem].append(base)
        self._stems = list(self._by_stem)
        kind = Implementation.DFA if len(self._stems) <= _DFA_LIMIT else Implementation.ContiguousNFA
        self._automaton = AhoCorasick(self._stems, implementation=kind)

    def _stems_of(self, base: str, names: Iterable[Name]) -> set[str]:
        """What the automaton looks for; a lone letter would be everywhere, so the letters of `U.S.` go together."""
        if len(base) == 1:
            return {fold(name.alias.text).text.rstrip(".") for name in names}
        irregular = {form for name in names for form in name.words[name.anchor].irregular}
        return {*self.inflector.stems(base), *irregular}

    def find_anchors(self, folded: Folded) -> list[tuple[int, list[Name]]]:
        """Offsets of the words that are a form of the anchor of some names, with those names."""
        text = folded.text
        found: dict[int, set[str]] = {}
        for stem, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if start == 0 or not text[start - 1].isalnum():
                found.setdefault(start, set()).update(self._by_stem[self._stems[stem]])
        anchors = ((start, self._fitting(bases, start, folded)) for start, bases in sorted(found.items()))
        return [(start, names) for start, names in anchors if names]

    def _fitting(self, bases: Iterable[str], start: int, folded: Folded) -> list[Name]:
        """The names whose anchor the word at an offset can be."""
        end = _end_of_word(folded.text, start)
        form, written = folded.text[start:end], folded.plain[start:end]
        return [
            name
            for base in sorted(bases)
            for name in self._names[base]
            if name.may_be_written(written) and self.languages_of(name.words[name.anchor], form) is not None
        ]

    def languages_of(self, word: NameWord, form: str) -> frozenset[str] | None:
        """The languages in which `form` inflects the word (none: it is the base form); None: it is no form of it."""
        if form in word.irregular:
            return frozenset()
        forms = self.inflector.forms(word.base)
        return forms.get(form) if form in forms else forms.get(strip_accents(form))


def _end_of_word(text: str, start: int) -> int:
    match = _PIECE.match(text, start)
    return match.end() if match else start


def _build_name(entity: Entity, alias: Alias, family: frozenset[str]) -> Name | None:
    plain = fold(alias.text).plain
    places = [match.span() for match in _PIECE.finditer(plain)]
    pieces = [plain[start:end] for start, end in places]
    if not pieces:
        return None
    irregular = [frozenset(_PIECE.findall(fold(form).text)) for form in alias.forms]
    words = tuple(
        NameWord(piece.lower(), _case_of(piece), frozenset(_irregular_of(piece.lower(), irregular, len(pieces))))
        for piece in pieces
    )
    anchor = max(
        range(len(words)),
        key=lambda index: (len(words[index].base), words[index].base.isalpha(), index * (len(words[index].base) > 1)),
    )
    gaps = tuple(plain[left[1] : right[0]] for left, right in pairwise(places))
    return Name(entity, alias, words, anchor, gaps, family)


def _irregular_of(base: str, forms: Iterable[frozenset[str]], size: int) -> set[str]:
    """The irregular forms that belong to one word of a name: those that begin like it."""
    everything = {form for group in forms for form in group}
    return everything if size == 1 else {form for form in everything if form[:2] == base[:2]}


def _case_of(piece: str) -> Case:
    if piece.isupper() and 2 <= len(piece) <= _LONGEST_ACRONYM:
        return Case.ACRONYM
    return Case.CAPITAL if piece[:1].isupper() or piece[:1].isdigit() else Case.LOWER
