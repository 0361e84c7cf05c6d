"""A casefile many times over: copies of its entities and claims, under other names and in other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from types import MappingProxyType

from sidelight.casefile.model import Alias, Casefile, Claim, Entity, Slot

_LETTERS = ("aeiouy", "bcdfghjklmnprstvz", "аеиоуы", "бвгдзклмнпрстфхц")
_RARE = {
    "aeiouy": "bcdfgkpqvxz",
    "bcdfghjklmnprstvz": "bcdfgkpqvxz",
    "аеиоуы": "бдзпфхцщ",
    "бвгдзклмнпрстфхц": "бдзпфхцщ",
}
"""The letters of short words: no vowels, lest they become 'it' or 'or', nor what makes a 'Th' or an 'Mr'."""
_GROUPS = {letter: group for group in _LETTERS for letter in group}
_WORD = re.compile(r"<\w+>|[^\W\d_]+")
_SHORT = 3
"""Letters of a word that, changed at random, might well be an ordinary word."""
Texts = Mapping[str, tuple[str, ...]]


def multiply(casefile: Casefile, entities: int, claims: int) -> Casefile:
    """The casefile with so many times its entities and claims, itself included; `entities` is not the smaller."""
    copies = [_Copy(number) for number in range(1, max(entities, claims))]
    more_entities = (copy.entity(entity) for copy in copies[: entities - 1] for entity in casefile.entities.values())
    more_claims = (copy.claim(claim) for copy in copies[: claims - 1] for claim in casefile.claims.values())
    return replace(
        casefile,
        entities=MappingProxyType({**casefile.entities, **{one.id: one for one in more_entities}}),
        claims=MappingProxyType({**casefile.claims, **{one.id: one for one in more_claims}}),
    )


class _Copy:
    """One copy of a casefile. A word is changed to the same other word wherever it stands."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._change = cache(self._change_word)

    def entity(self, entity: Entity) -> Entity:
        return replace(
            entity,
            id=self._id(entity.id),
            label=self._name(entity.label),
            aliases=tuple(self._alias(alias) for alias in entity.aliases),
            roles=self._texts(entity.roles),
        )

    def claim(self, claim: Claim) -> Claim:
        return replace(
            claim,
            id=self._id(claim.id),
            subject=self._id(claim.subject),
            actors=self._ids(claim.actors),
            denies=self._ids(claim.denies),
            slots=tuple(self._slot(slot) for slot in claim.slots),
            says=self._texts(claim.says),
            unless=self._texts(claim.unless),
        )

    def _alias(self, alias: Alias) -> Alias:
        return replace(
            alias,
            text=self._name(alias.text),
            forms=tuple(map(self._name, alias.forms)),
            near=tuple(map(self._wording, alias.near)),
        )

    def _slot(self, slot: Slot) -> Slot:
        value = self._ids(slot.value) if isinstance(slot.value, tuple) else slot.value
        return replace(slot, value=value, terms=self._texts(slot.terms))

    def _id(self, identifier: str) -> str:
        return f"{identifier}-{self._number}"

    def _ids(self, identifiers: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self._id, identifiers))

    def _texts(self, texts: Texts) -> Texts:
        return {language: tuple(map(self._wording, lines)) for language, lines in texts.items()}

    def _name(self, text: str) -> str:
        return _WORD.sub(lambda word: self._change(word[0]), text)

    def _wording(self, text: str) -> str:
        """Short words stay where there are others: all wordings share their 'in' and 'was'."""
        changed = _WORD.sub(lambda word: word[0] if len(word[0]) <= _SHORT else self._change(word[0]), text)
        return changed if changed != text else self._name(text)

    def _change_word(self, word: str) -> str:
        """Another word of the same length, script and case, vowels for vowels; a class of values is left as it is."""
        if word.startswith("<"):
            return word
        digest = blake2b(f"{self._number} {word.lower()}".encode()).digest()
        return "".join(
            _change_letter(letter, digest[place % len(digest)], short=len(word) <= _SHORT)
            for place, letter in enumerate(word)
        )


def _change_letter(letter: str, by: int, *, short: bool) -> str:
    group = _GROUPS.get(letter.lower())
    if group is None:
        return letter
    letters = (_RARE[group] if short else group).replace(letter.lower(), "")
    other = letters[by % len(letters)]
    return other.upper() if letter.isupper() else other
