"""What tells one person from another of the same surname: common first names, and titles that only a woman bears."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load_first_names() -> frozenset[str]:
    """Common first names in lower case."""
    names: list[str] = _load()["first_names"]
    return frozenset(names)


@cache
def load_female_titles(language: str) -> frozenset[str]:
    """The titles of women in a language, in lower case; none for a language that is not known."""
    return frozenset(_load()["female_titles"].get(language, ()))


@cache
def _load() -> dict[str, Any]:
    path = files("sidelight.languages").joinpath("people.yaml")
    people: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return people
