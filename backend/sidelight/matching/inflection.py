"""How names inflect: every form of a word that the rules of any language of its script allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from sidelight.languages.language import Ending, Language
from sidelight.text.fold import strip_accents

_VOWELS = frozenset("aeiouyäöüõåáéíóúýàèìòùâêîôûąęаеёиоуыэюяіїє")
_SHORTEST_STEM = 3
Forms = Mapping[str, frozenset[str]]
"""Form -> the languages in which it is regular; the base form has none, for it stands in any."""


class Inflector:
    """Knows the endings of the given languages; words are folded."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._rules = {
            script: [(language.code, rule) for language in group for rule in language.endings]
            for script, group in _by_script(languages).items()
        }
        self.forms = lru_cache(maxsize=4096)(self._forms)

    def _forms(self, base: str) -> Forms:
        """All forms of a word by the languages that build them; accents may be missing in any of them."""
        found: dict[str, set[str]] = {base: set()}
        for code, rule in self._rules.get(_script(base), ()):
            if applies(rule, base):
                stem = base[: len(base) - rule.drop]
                for ending in rule.add:
                    found.setdefault(stem + ending, set()).add(code)
        bare = {strip_accents(form): codes for form, codes in found.items() if _script(form) == "Latin"}
        merged = {**bare, **found, **{form.replace("ё", "е"): codes for form, codes in found.items()}}
        return {form: frozenset(codes) for form, codes in merged.items()}

    def stems(self, base: str) -> frozenset[str]:
        """Beginnings of which every form of the word has one; short ones are given whole."""
        shortest = max(_SHORTEST_STEM, len(base) - 2)
        return frozenset(_stem(form, base, shortest) for form in self._forms(base))


def _stem(form: str, base: str, shortest: int) -> str:
    shared = 0
    for mine, theirs in zip(form, base, strict=False):
        if mine != theirs:
            break
        shared += 1
    return form[:shared] if shared >= shortest else form


def applies(rule: Ending, base: str) -> bool:
    """Whether a rule fits the end of a base form that is long enough to keep a stem."""
    if len(base) - rule.drop < 2 or not base[-1:].isalpha():
        return False
    if rule.after == "any":
        return True
    if rule.after in {"vowel", "consonant"}:
        return (base[-1] in _VOWELS) == (rule.after == "vowel")
    return base.endswith(rule.after)


def _script(word: str) -> str:
    return "Cyrillic" if any("\u0400" <= letter <= "\u04ff" for letter in word) else "Latin"


def _by_script(languages: Iterable[Language]) -> dict[str, list[Language]]:
    groups: dict[str, list[Language]] = {}
    for language in languages:
        groups.setdefault(language.script, []).append(language)
    return groups
