"""Faults of a casefile: collected and shown all at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong, in which file (relative to the casefile's folder) and line; line 0 is the whole file.

    `where` are the keys and list positions that lead to it, or to what is missing, where that is known.
    """

    file: str
    line: int
    message: str
    where: tuple[str | int, ...] = field(default=(), compare=False, repr=False)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class CasefileError(Exception):
    """A casefile that cannot be used. `faults` holds all that is wrong with it, by file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


def suggest(word: str, known: Iterable[str]) -> str:
    """Name the known word nearest to a mistyped one: '; did you mean ...?', or nothing where none is near."""
    nearest = get_close_matches(word, list(known), n=1)
    return f"; did you mean '{nearest[0]}'?" if nearest else ""
