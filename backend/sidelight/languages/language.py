"""A language as data: how names inflect, numbers and dates are written, and what negates, hedges or attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

CODES = ("en", "pl", "fi", "et", "ru", "uk", "de", "fr", "es")
"""The languages with a data file; any other gets the plain forms of names."""

Strings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """One rule of inflection: where a base form ends in `after`, drop some letters and add one of `add`."""

    after: str
    """`consonant`, `vowel`, `any`, or the letters themselves."""
    drop: int
    add: Strings


@dataclass(frozen=True, slots=True)
class Language:
    """One language's data file; the keys are those of docs/languages.md."""

    code: str
    script: str
    endings: tuple[Ending, ...]
    data: Mapping[str, Any]

    def patterns(self, *path: str) -> Strings:
        """The list of words or patterns under a key, or under a key of a key; empty where there is none."""
        node: Any = self.data
        for key in path:
            node = (node or {}).get(key)
        return tuple(str(item) for item in node or ())

    def table(self, key: str) -> Mapping[Any, Any]:
        """A map of the data file; empty where the language has no use for it."""
        return dict(self.data.get(key) or {})


@cache
def load_language(code: str) -> Language:
    """The language of an ISO 639-1 code; KeyError where there is no data file."""
    if code not in CODES:
        raise KeyError(code)
    path = files("sidelight.languages").joinpath("data", f"{code}.yaml")
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    endings = tuple(
        Ending(rule["after"], int(rule.get("drop", 0)), tuple(str(form) for form in rule["add"]))
        for rule in data["endings"]
    )
    return Language(code, data["script"], endings, data)


def load_languages() -> Mapping[str, Language]:
    """All languages that have a data file, by code."""
    return {code: load_language(code) for code in CODES}
