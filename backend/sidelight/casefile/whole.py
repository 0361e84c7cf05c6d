"""A casefile and its example sentences, read together: all faults of both at once."""

from __future__ import annotations

from pathlib import Path

from sidelight.casefile.checking import Frames
from sidelight.casefile.examples import Example, load_examples
from sidelight.casefile.faults import CasefileError, Fault
from sidelight.casefile.loading import load
from sidelight.casefile.model import Casefile


def load_whole(folder: Path, frames: Frames) -> tuple[Casefile, tuple[Example, ...]]:
    """The casefile under `folder` and its examples; raises CasefileError with the faults of both, by file and line."""
    casefile: Casefile | None = None
    examples: tuple[Example, ...] = ()
    faults: list[Fault] = []
    try:
        casefile = load(folder, frames)
    except CasefileError as error:
        faults += error.faults
    try:
        examples = load_examples(folder, casefile)
    except CasefileError as error:
        faults += error.faults
    if casefile is None or faults:
        raise CasefileError(faults)
    return casefile, examples
