"""A casefile with all that it teaches by, read together: the faults of everything at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from sidelight.casefile.checking import Frames
from sidelight.casefile.documents import PAGES
from sidelight.casefile.examples import Example, load_examples
from sidelight.casefile.faults import CasefileError, Fault
from sidelight.casefile.loading import load
from sidelight.casefile.model import Casefile
from sidelight.marked.pages import GoldError, GoldPage
from sidelight.marked.reading import read_gold

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Material:
    """What a casefile teaches by: example sentences, and pages marked by hand."""

    examples: Sequence[Example] = ()
    pages: Sequence[GoldPage] = ()


def load_whole(folder: Path, frames: Frames) -> tuple[Casefile, Material]:
    """The casefile under `folder` and what it teaches by; raises CasefileError with all faults, by file and line."""
    faults: list[Fault] = []
    casefile = _try(lambda: load(folder, frames), faults)
    examples = _try(lambda: load_examples(folder, casefile), faults)
    pages = _try(lambda: _load_pages(folder, casefile), faults) if casefile else ()
    if casefile is None or faults:
        raise CasefileError(faults)
    return casefile, Material(examples or (), pages or ())


def _try(step: Callable[[], T], faults: list[Fault]) -> T | None:
    try:
        return step()
    except CasefileError as error:
        faults += error.faults
    return None


def _load_pages(folder: Path, casefile: Casefile) -> tuple[GoldPage, ...]:
    """The marked pages of a casefile; none where it has no folder of them."""
    if not (folder / PAGES).is_dir():
        return ()
    try:
        return read_gold(folder / PAGES, casefile)
    except GoldError as error:
        raise CasefileError(_place(error)) from error


def _place(error: GoldError) -> Iterator[Fault]:
    return (replace(fault, file=f"{PAGES}/{fault.file}") for fault in error.faults)
