"""Choosing what a baseline leaves open, on pages on which it is not scored afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.compare.aliases import AliasFinder
from benchmarks.compare.baseline import Baseline, Setting
from benchmarks.compare.likeness import Likeness
from sidelight.annotation import Annotation
from sidelight.casefile.model import Casefile
from sidelight.evaluation.alignment import align
from sidelight.evaluation.scores import ALL, Rates, sum_up
from sidelight.marked.pages import GoldPage

THRESHOLDS = tuple(percent / 100 for percent in range(98, 0, -2))
MOST = (1, 2, 3)


def split(pages: Sequence[GoldPage]) -> tuple[Sequence[GoldPage], Sequence[GoldPage]]:
    """The half to choose on (the first, third ... page by name) and the half to score on (the second, fourth ...)."""
    return pages[0::2], pages[1::2]


def choose_finder(casefile: Casefile, pages: Sequence[GoldPage], floor: float = 0.0) -> AliasFinder:
    """The finder, with or without weak names, whose mentions have the best F1 on the pages.

    Where one of them reaches `floor`, those whose precision is lower are out.
    """
    finders = [AliasFinder(casefile, weak=weak) for weak in (False, True)]
    rates = [_rate_mentions(casefile, finder, pages) for finder in finders]
    return finders[_best(rates, floor)]


def choose_baseline(
    casefile: Casefile,
    finder: AliasFinder,
    choices: Iterable[Likeness],
    pages: Sequence[GoldPage],
    floor: float = 0.0,
) -> Baseline:
    """The likeness and the setting whose claims have the best F1 on the pages; of equal ones the most careful.

    Those whose precision is lower than `floor` are out.
    """
    tried = [one for likeness in choices for one in _try_settings(Baseline(casefile, finder, likeness), pages)]
    _, likeness, setting = tried[_best([rates for rates, _, _ in tried], floor)]
    return Baseline(casefile, finder, likeness, setting)


def rate_claims(pages: Iterable[GoldPage], answers: Iterable[Annotation]) -> Rates:
    """The rates of the claims highlighted on the pages."""
    return sum_up(align(page, answer) for page, answer in zip(pages, answers, strict=True))[ALL].claims


def _best(rates: Sequence[Rates], floor: float) -> int:
    """The index of the first with the best F1 of those that reach the floor, or of all where none does."""
    return max(range(len(rates)), key=lambda index: (rates[index].precision >= floor, rates[index].f1))


def _rate_mentions(casefile: Casefile, finder: AliasFinder, pages: Iterable[GoldPage]) -> Rates:
    found = ((page, tuple(finder.find(page.as_page()))) for page in pages)
    answers = ((page, Annotation(casefile, page.language, bool(names), names)) for page, names in found)
    return sum_up(align(page, answer) for page, answer in answers)[ALL].mentions


def _try_settings(baseline: Baseline, pages: Sequence[GoldPage]) -> Iterator[tuple[Rates, Likeness, Setting]]:
    readings = [baseline.read(page.as_page()) for page in pages]
    for most in MOST:
        for threshold in THRESHOLDS:
            setting = Setting(threshold, most)
            answers = (baseline.decide(reading, setting) for reading in readings)
            yield rate_claims(pages, answers), baseline.likeness, setting
