"""The names by which a page may be about the case, as a small list that a browser reads a page with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypedDict

from sidelight.casefile.model import Alias, Casefile, Entity, Prominence, Strength
from sidelight.gate.words import Forms, WrittenWord, cut, is_acronym, strip
from sidelight.languages.language import load_languages
from sidelight.matching.inflection import Inflector

Words = tuple[str, ...]
_PERSON = "Person"
_LONGEST_BESIDE = {_PERSON: 3, "Company": 3}
"""Words of a name that vouches for another, by kind; 1 where nothing is said."""


class Gate(TypedDict):
    """What opens a page, as docs/api.md tells it."""

    endings: list[str]
    names: dict[str, list[str]]
    initials: str
    small: list[str]


def build_gate(casefile: Casefile) -> Gate:
    """The list of a casefile: in the same order for the same casefile."""
    forms = Forms(Inflector(load_languages().values()))
    core = [entity for entity in casefile.entities.values() if entity.prominence is Prominence.CORE]
    people = [entity for entity in core if entity.kind == _PERSON]
    chief = _find_chief(casefile, people)
    shelf = _Shelf(forms)
    shelf.add("p", _strong_names(people))
    shelf.add("t", _strong_names(entity for entity in core if entity.kind != _PERSON))
    shelf.add("s", list(_weak_surnames(chief)))
    for number, names in enumerate(_names_beside(casefile)):
        shelf.add_beginnings(str(number), names)
    return Gate(
        endings=forms.endings,
        names={key: sorted(names) for key, names in sorted(shelf.names.items())},
        initials="".join(sorted({strip(words[0])[0] for words in _full_names(chief)})),
        small=_find_small(people, forms),
    )


class _Shelf:
    """Names by the first letters of their longest word, each behind a word that says what it is."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self.names: dict[str, set[str]] = defaultdict(set)

    def add(self, kind: str, aliases: Iterable[Alias]) -> None:
        for alias in aliases:
            self._put(kind, [self._forms.write(word, alias.forms) for word in cut(alias.text)])

    def add_beginnings(self, kind: str, names: Iterable[Words]) -> None:
        for name in names:
            self._put(kind, [self._forms.begin(word) for word in name])

    def _put(self, kind: str, words: Sequence[WrittenWord]) -> None:
        longest = max(words, key=lambda word: word.size)
        for key in longest.keys:
            self.names[key].add(" ".join([kind, *(word.text for word in words)]))


def _strong(entity: Entity) -> Iterator[Alias]:
    return (alias for alias in entity.aliases if alias.strength is Strength.STRONG and cut(alias.text))


def _strong_names(entities: Iterable[Entity]) -> list[Alias]:
    """The strong names, but for those that hold a shorter one of several words."""
    aliases = {cut(alias.text): alias for entity in entities for alias in _strong(entity)}
    shorter = [words for words in aliases if len(words) > 1]
    return [alias for words, alias in aliases.items() if not _holds_any(words, shorter)]


def _holds_any(words: Words, parts: Iterable[Words]) -> bool:
    return any(part != words and _holds(words, part) for part in parts)


def _holds(words: Words, part: Words) -> bool:
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def _find_chief(casefile: Casefile, people: Sequence[Entity]) -> Entity | None:
    """The person whom most claims are about: of a bare surname, a page of the case means this one."""
    told = Counter(claim.subject for claim in casefile.claims.values())
    return max(people, key=lambda person: told[person.id], default=None)


def _full_names(person: Entity | None) -> list[Words]:
    names = [cut(alias.text) for alias in _strong(person)] if person else []
    return [words for words in names if len(words) > 1]


def _weak_surnames(person: Entity | None) -> Iterator[Alias]:
    """Surnames that are not enough alone; one that only counts near other words is no help here."""
    surnames = {words[-1] for words in _full_names(person)}
    for alias in person.aliases if person else ():
        words = cut(alias.text)
        if alias.strength is Strength.WEAK and not alias.near and len(words) == 1 and words[0] in surnames:
            yield alias


def _names_beside(casefile: Casefile) -> Iterator[list[Words]]:
    """By entity, what vouches for a weak surname; a name that several share is told of the first."""
    told: set[Words] = set()
    for entity in casefile.entities.values():
        names = {cut(alias.text) for alias in entity.aliases if _vouches(entity, alias)} - told
        told |= names
        if fresh := [name for name in names if not _holds_any(name, names)]:
            yield fresh


def _vouches(entity: Entity, alias: Alias) -> bool:
    """Strong names of the context, and nicknames and titles of the core that are not enough alone.

    An acronym stands for too many things, and the long names of institutions are better left out of a short list.
    """
    words = cut(alias.text)
    if entity.prominence is Prominence.CORE:
        return alias.strength is Strength.WEAK and _is_telling(alias) and _is_apart(entity, words)
    if entity.prominence is not Prominence.CONTEXT or alias.strength is Strength.WEAK or not words:
        return False
    return len(words) <= _LONGEST_BESIDE.get(entity.kind, 1) and not (len(words) == 1 and is_acronym(words[0]))


def _is_telling(alias: Alias) -> bool:
    """Whether a weak name is no bare first name or surname."""
    return len(cut(alias.text)) > 1 or alias.text[:1].islower()


def _is_apart(entity: Entity, words: Words) -> bool:
    """Whether a weak name shares no word with the strong ones, which would be the surname counted twice."""
    own = {word for alias in _strong(entity) for word in cut(alias.text)} if entity.kind == _PERSON else set()
    return not own & set(words)


def _find_small(people: Iterable[Entity], forms: Forms) -> list[str]:
    """Forms of strong names of people that are among the commonest words of a language: `May`, `Will`."""
    commonest = {strip(word) for language in load_languages().values() for word in language.patterns("function_words")}
    named = ((word, alias.forms) for person in people for alias in _strong(person) for word in cut(alias.text))
    own = {form for word, irregular in named if len(word) > 1 for form in forms.forms(word, irregular)}
    return sorted(commonest & own)
