"""Who takes part in the comparison, and how each does: quality and time on the same pages in one run."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Protocol

from benchmarks.compare.likeness import Likeness, Measure, load_embeddings, measure_letters, measure_words
from benchmarks.compare.tuning import choose_baseline, choose_finder
from sidelight.annotate import Annotator
from sidelight.annotation import Annotation
from sidelight.casefile.examples import Example
from sidelight.casefile.model import Casefile
from sidelight.evaluation.alignment import align
from sidelight.evaluation.scores import ALL, Tally, sum_up
from sidelight.marked.pages import GoldPage
from sidelight.text.page import Page

RUNS = 5


class Engine(Protocol):
    """What can be scored."""

    def annotate(self, page: Page) -> Annotation:
        """The highlights of a page."""
        ...


@dataclass(frozen=True, slots=True)
class Contender:
    """An engine under a name; None where what it needs is not installed. `chosen` tells what was left to choose."""

    name: str
    engine: Engine | None
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """How a contender did: its counts, and milliseconds of processor time a page."""

    tally: Tally
    milliseconds: float


def list_baselines(
    annotator: Annotator, examples: Sequence[Example], pages: Sequence[GoldPage], model: Path | None
) -> Iterator[Contender]:
    """The baselines, each with what is best for it on the pages; `model` is a folder with sentence embeddings.

    Of each kind there is one with the best F1, and one that must be as precise there as the annotator is.
    """
    embeddings = load_embeddings(model)
    own = sum_up(align(page, annotator.annotate(page.as_page())) for page in pages)[ALL]
    kinds: tuple[tuple[str, tuple[Measure, ...]], ...] = (
        ("TF-IDF", (measure_words, measure_letters)),
        ("embeddings", (embeddings,) if embeddings else ()),
    )
    for kind, measures in kinds:
        for name, texts in ((f"{kind}, statements", ()), (f"{kind}, statements and examples", examples)):
            if not measures:
                yield Contender(name, None)
                continue
            choices = [Likeness(measure, annotator.casefile, texts) for measure in measures]
            yield _choose(name, annotator.casefile, choices, pages)
            yield _choose(f"{name}, careful", annotator.casefile, choices, pages, own)


def _choose(
    name: str, casefile: Casefile, choices: Sequence[Likeness], pages: Sequence[GoldPage], rival: Tally | None = None
) -> Contender:
    """The best of the choices; with a rival, of those that are as precise as it is in names and in claims."""
    finder = choose_finder(casefile, pages, rival.mentions.precision if rival else 0.0)
    baseline = choose_baseline(casefile, finder, choices, pages, rival.claims.precision if rival else 0.0)
    setting = baseline.setting
    names = "all names" if finder.weak else "strong names"
    chosen = (names, baseline.likeness.name, f"cosine {setting.threshold:.2f}", f"claims a sentence {setting.most}")
    return Contender(name, baseline, ", ".join(chosen))


def measure(engine: Engine, pages: Sequence[GoldPage]) -> Result:
    """Score an engine on gold pages, then time it on them, warm: the median of several rounds."""
    tally = sum_up(align(page, engine.annotate(page.as_page())) for page in pages)[ALL]
    inputs = [page.as_page() for page in pages]
    rounds = [_time_round(engine, inputs) for _ in range(RUNS)]
    return Result(tally, median(rounds) * 1000 / len(pages))


def _time_round(engine: Engine, pages: Sequence[Page]) -> float:
    begun = time.process_time()
    for page in pages:
        engine.annotate(page)
    return time.process_time() - begun
