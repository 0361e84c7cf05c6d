"""Reads the curators' files of this folder; README.md describes them. Faults are raised with file and sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark.structures import ParameterSet

FOLDER = Path(__file__).parent
NOTHING = "nothing"
BASE = "base"
KINDS = frozenset(
    {"year", "number", "sum", "place", "outcome", "negation", "report", "denial", "question", "plan"}
    | {"roles", "person", "namesake"}
)
"""What an edit changes: a value, what is said of the happening, who says it, or of whom it is said."""
_MARKED = re.compile(r"\[([^]]+)]")


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence below a heading, and the only answers that are right: relations by claim."""

    language: str
    heading: str
    kind: str
    text: str
    says: Mapping[str, frozenset[str]]
    may: frozenset[str]
    """Claims that nobody is wrong to find, and nobody to pass over."""
    known: str
    base: str
    base_claims: frozenset[str]

    def compare(self, found: Mapping[str, str]) -> list[str]:
        """What is wrong with an answer, in words: claims missed, told wrongly, or found without need."""
        faults = []
        for claim in sorted(self.says.keys() | found.keys()):
            told = found.get(claim, NOTHING)
            if told not in self.says.get(claim, {NOTHING}) and (claim in self.says or claim not in self.may):
                wanted = " or ".join(sorted(self.says.get(claim, {NOTHING})))
                faults.append(f"{claim}: {told}, not {wanted}")
        return faults


@dataclass(frozen=True, slots=True)
class Form:
    """A sentence below a heading; the words that stood in brackets name the entity, `start` to `end`."""

    language: str
    heading: str
    entity: str
    text: str
    start: int
    end: int
    known: str


@dataclass(frozen=True, slots=True)
class Homograph:
    """A sentence in which nothing of the case stands, and a heading that is about it."""

    language: str
    heading: str
    text: str
    known: str


def read_cases() -> list[Case]:
    """Every base sentence and every edit of all languages."""
    return [case for data in _files("pairs") for pair in data["pairs"] for case in _cases(data, pair)]


def read_forms() -> list[Form]:
    """Every inflected or respelled name of all languages."""
    return [
        _form(data, entity, text)
        for data in _files("forms")
        for entity, texts in data["forms"].items()
        for text in texts
    ]


def read_homographs() -> list[Homograph]:
    """Every sentence with a word that only looks like a name."""
    return [
        Homograph(data["language"], data["heading"], text, read_known().get(text, ""))
        for data in _files("homographs")
        for text in data["sentences"]
    ]


def parametrize(items: list[Any]) -> list[ParameterSet]:
    """One test an item; what is `known` to fail must fail, so that the mark goes when the engine gets better."""
    return [
        pytest.param(
            item,
            id=f"{item.language}-{number}",
            marks=[pytest.mark.xfail(reason=item.known, raises=AssertionError, strict=True)] if item.known else [],
        )
        for number, item in enumerate(items)
    ]


def _files(folder: str) -> Iterator[Mapping[str, Any]]:
    for path in sorted((FOLDER / folder).glob("*.yaml")):
        yield yaml.safe_load(path.read_text(encoding="utf-8"))


@cache
def read_known() -> Mapping[str, str]:
    """What the engine gets wrong so far: the cause by the text that fails."""
    causes = yaml.safe_load((FOLDER / "known.yaml").read_text(encoding="utf-8"))
    return {text: cause for cause, texts in causes.items() for text in texts}


def _cases(data: Mapping[str, Any], pair: Mapping[str, Any]) -> Iterator[Case]:
    base, says = pair["base"], {claim: frozenset(told.split("|")) for claim, told in pair["says"].items()}
    common = (data["language"], pair.get("heading", data["heading"]))
    may = frozenset(pair.get("may", ()))
    yield Case(*common, BASE, base, says, may, read_known().get(base, ""), base, frozenset(says))
    for edit in pair["edits"]:
        ((kind, change),) = ((key, value) for key, value in edit.items() if key not in {"says", "may"})
        text, told = _edit(base, change), _outcome(says, edit["says"])
        more = may | set(edit.get("may", ()))
        yield Case(*common, kind, text, told, more, read_known().get(text, ""), base, frozenset(says))


def _outcome(base: Mapping[str, frozenset[str]], told: str | Mapping[str, str]) -> dict[str, frozenset[str]]:
    """One word holds for every claim of the base; a map names its own."""
    if isinstance(told, str):
        return {claim: frozenset(told.split("|")) for claim in base}
    return {claim: frozenset(relation.split("|")) for claim, relation in told.items()}


def _edit(base: str, change: str | Mapping[str, str]) -> str:
    """A sentence of its own, or the base with words replaced; each must stand there once."""
    if isinstance(change, str):
        return change
    text = base
    for old, new in change.items():
        if text.count(old) != 1:
            raise ValueError(f"{old!r} stands {text.count(old)} times in {base!r}")
        text = text.replace(old, new)
    return text


def _form(data: Mapping[str, Any], entity: str, marked: str) -> Form:
    (mark,) = _MARKED.finditer(marked)
    start, end = mark.start(), mark.start() + len(mark[1])
    text = marked[:start] + mark[1] + marked[mark.end() :]
    return Form(data["language"], data["heading"], entity, text, start, end, read_known().get(text, ""))
